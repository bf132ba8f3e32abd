/*
 * Reads ballots with ticks: what counts as a tick, a cross or empty.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/ticks.h"

#include "base/text.h"

/* What a cell of a grade's column contains. */
enum sign {
	NONE,
	TICK,
	CROSS,
	UNKNOWN,
};

enum {
	SIGNS = 5, /* of ticks that can be nothing else */
};

static const char *const ticks[] = {"√", "✓", "✔", "☑", "✅", "○", "〇", "◯",
    "●", "■", "v", "V", "ｖ", "Ｖ", "x", "X", "ｘ", "Ｘ", "是", "对", NULL};
static const char *const crosses[] = {"×", "✗", "✘", "✕", "☒", NULL};
static const char *const numbers[] = {"1", "１", NULL};
static const char *const empties[] = {
    "0", "０", "否", "-", "－", "—", "–", "/", "□", "☐", NULL};

/* Returns whether a text is in a list that ends in NULL. */
static bool
is_one_of(struct zy_view text, const char *const *list)
{
	size_t i;

	for (i = 0; list[i]; i++)
		if (zy_view_is(text, list[i]))
			return true;
	return false;
}

struct zy_view
zy_ticks_cut(struct zy_view text)
{
	size_t i, n;

	text = zy_text_trim(text);
	for (i = 0; i < SIGNS; i++) {
		n = strlen(ticks[i]);
		if (text.n > n && zy_view_starts(text, ticks[i]))
			text = (struct zy_view){text.p + n, text.n - n};
		if (text.n > n && zy_view_ends(text, zy_view(ticks[i])))
			text.n -= n;
	}
	return zy_text_trim(text);
}

bool
zy_ticks_is_sign(struct zy_view text)
{
	text = zy_text_trim(text);
	return is_one_of(text, ticks) || is_one_of(text, crosses);
}

size_t
zy_ticks_bind(int *columns, const struct zy_reader *r, const struct zy_tally *t)
{
	size_t c, g, n = 0;

	for (g = 0; g < t->grades.n; g++)
		columns[g] = -1;
	for (c = 0; c < zy_reader_columns(r); c++) {
		if (zy_reader_column(r, c))
			continue;
		g = zy_codebook_find(&t->grades, zy_reader_column_name(r, c));
		if (g == ZY_CODE_NONE || columns[g] >= 0)
			continue;
		columns[g] = (int)c;
		n++;
	}
	return n;
}

/* Returns what the cell of grade g contains. */
static enum sign
read_sign(struct zy_view cell, const struct zy_tally *t, size_t g)
{
	cell = zy_text_trim(cell);
	if (cell.n == 0 || is_one_of(cell, empties))
		return NONE;
	if (is_one_of(cell, ticks) || is_one_of(cell, numbers) ||
	    zy_codebook_find(&t->grades, cell) == g)
		return TICK;
	return is_one_of(cell, crosses) ? CROSS : UNKNOWN;
}

int
zy_ticks_read(const int *columns, struct zy_reader *r, const struct zy_tally *t,
    size_t *mark, struct zy_error *e)
{
	size_t n[UNKNOWN] = {0}, last[UNKNOWN] = {0}, g;
	enum sign sign;

	for (g = 0; g < t->grades.n; g++) {
		if (columns[g] < 0)
			continue;
		sign = read_sign(zy_reader_raw(r, (size_t)columns[g]), t, g);
		if (sign == UNKNOWN)
			return zy_reader_fault(r, columns[g],
			    ZY_FAULT_UNKNOWN_NAME, _("not a tick (√)"), e);
		n[sign]++;
		last[sign] = g;
	}
	sign = n[TICK] ? TICK : CROSS;
	*mark = n[sign] == 0   ? ZY_MARK_BLANK(t)
		: n[sign] == 1 ? last[sign]
			       : ZY_MARK_INVALID(t);
	return 0;
}
