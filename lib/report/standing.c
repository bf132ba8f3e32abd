/*
 * Parses and sorts the rows of rankings and scores; words for groups.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/standing.h"

#include <stdlib.h>

#include "model/record.h"

static const struct zy_choice *const label_choices[] = {
    zy_sector_choices, zy_level_choices, zy_kind_choices, zy_system_choices};

/*
 * Returns the choice that a token names in any of the columns of labels, or
 * NULL; sets *place to its position among all choices, for sorting.
 */
static const struct zy_choice *
choice_of(struct zy_view token, size_t *place)
{
	size_t i, k, n = 0;

	for (i = 0; i < sizeof(label_choices) / sizeof(label_choices[0]); i++) {
		for (k = 0; label_choices[i][k].token; k++, n++) {
			if (zy_view_is(token, label_choices[i][k].token)) {
				*place = n;
				return &label_choices[i][k];
			}
		}
	}
	*place = n;
	return NULL;
}

void
zy_label_put(struct zy_buf *b, struct zy_view cell, bool zh)
{
	struct zy_view rest = cell, piece;
	const struct zy_choice *c;
	size_t place;
	bool first = true;

	while (zy_view_next(&rest, '/', &piece)) {
		if (!first)
			zy_buf_puts(b, zh ? "·" : " / ");
		first = false;
		c = choice_of(piece, &place);
		if (c)
			zy_buf_puts(b, zh ? c->zh : c->token);
		else
			zy_buf_view(b, piece);
	}
}

int
zy_label_cmp(struct zy_view a, struct zy_view b)
{
	size_t i, j;

	choice_of(a, &i);
	choice_of(b, &j);
	if (i != j)
		return i < j ? -1 : 1;
	return zy_view_cmp(a, b);
}

void
zy_percent_put(struct zy_buf *b, int64_t part, int64_t whole, int places)
{
	if (whole <= 0) {
		zy_buf_puts(b, "—");
		return;
	}
	zy_quotient_format(b, (zy_int128)part * 100, whole, places, ZY_HALF_UP);
	zy_buf_putc(b, '%');
}

static enum zy_selected
selected_of(struct zy_view v)
{
	return zy_view_is(v, "yes")	  ? ZY_SELECTED_YES
	       : zy_view_is(v, "no")	  ? ZY_SELECTED_NO
	       : zy_view_is(v, "reserve") ? ZY_SELECTED_RESERVE
	       : zy_view_is(v, "tie")	  ? ZY_SELECTED_TIE
					  : ZY_SELECTED_NONE;
}

/* Orders rows by group, place and subject; rows without a place come last. */
static int
by_place(const void *a, const void *b)
{
	const struct zy_standing *x = a, *y = b;
	int c = zy_label_cmp(x->group, y->group);

	if (c)
		return c;
	if (x->ranked != y->ranked)
		return x->ranked ? -1 : 1;
	if (x->ranked) {
		c = zy_decimal_cmp(x->rank, y->rank);
		if (c)
			return c;
	}
	return zy_view_cmp(x->subject, y->subject);
}

/*
 * Orders rows by total, lowest first, and subject; rows without a total come
 * last.
 */
static int
by_total(const void *a, const void *b)
{
	const struct zy_standing *x = a, *y = b;
	int c;

	if (x->scored != y->scored)
		return x->scored ? -1 : 1;
	if (x->scored) {
		c = zy_decimal_cmp(x->total, y->total);
		if (c)
			return c;
	}
	return zy_view_cmp(x->subject, y->subject);
}

void
zy_standings_lowest(struct zy_standings *s)
{
	qsort(s->items, s->n, sizeof(*s->items), by_total);
}

/*
 * Returns whether a column is that of a head: it is not declared and has
 * numbers.  If there is a column "base", only columns before it are.
 */
static bool
is_head(const struct zy_table *t, int c, int base)
{
	struct zy_decimal d;
	bool some = false;
	size_t i;

	if (t->columns[c].decl || (base >= 0 && c > base))
		return false;
	for (i = 0; i < t->nrows; i++) {
		struct zy_view v = zy_table_cell(t->rows[i], c);

		if (v.n && zy_decimal_parse(&d, v) != ZY_NUMBER_OK)
			return false;
		some |= v.n > 0;
	}
	return some;
}

/* Finds the columns of the heads of the score. */
static void
find_heads(struct zy_standings *s)
{
	int c, base = zy_table_find(s->table, "base");

	s->heads = zy_calloc(s->table->ncolumns + 1, sizeof(*s->heads));
	for (c = 0; c < (int)s->table->ncolumns; c++) {
		if (is_head(s->table, c, base))
			s->heads[s->nheads++] = c;
	}
}

void
zy_standings_init(struct zy_standings *s, const struct zy_report_data *data,
    const struct zy_table *t)
{
	int subject = zy_table_find(t, "subject");
	int name = zy_table_find(t, "name"), rank = zy_table_find(t, "rank");
	int group = zy_table_find(t, "group"), veto = zy_table_find(t, "veto");
	int total = zy_table_find(t, "total"), tied = zy_table_find(t, "tied");
	int selected = zy_table_find(t, "selected");
	size_t i;

	*s = (struct zy_standings){.table = t, .n = t->nrows};
	s->items = zy_calloc(t->nrows + 1, sizeof(*s->items));
	for (i = 0; i < t->nrows; i++) {
		const struct zy_table_row *row = t->rows[i];
		struct zy_standing *x = &s->items[i];

		x->row = row;
		x->subject = zy_table_cell(row, subject);
		x->name = zy_table_cell(row, name);
		if (x->name.n == 0)
			x->name = zy_report_data_name(data, x->subject);
		x->group = zy_table_cell(row, group);
		x->veto = zy_table_cell(row, veto);
		x->ranked = zy_decimal_parse(&x->rank,
				zy_table_cell(row, rank)) == ZY_NUMBER_OK;
		x->scored = zy_decimal_parse(&x->total,
				zy_table_cell(row, total)) == ZY_NUMBER_OK;
		x->tied = zy_view_is(zy_table_cell(row, tied), "yes");
		x->selected = selected_of(zy_table_cell(row, selected));
		s->selected[x->selected]++;
		s->scored += x->scored;
		s->grouped |= x->group.n > 0;
	}
	qsort(s->items, s->n, sizeof(*s->items), by_place);
	find_heads(s);
}

void
zy_standings_release(struct zy_standings *s)
{
	free(s->items);
	free(s->heads);
}

struct zy_view
zy_standing_title(const struct zy_standing *x)
{
	return x->name.n ? x->name : x->subject;
}

struct zy_view
zy_standing_cell(const struct zy_standings *s, const struct zy_standing *x,
    const char *column)
{
	return zy_table_cell(x->row, zy_table_find(s->table, column));
}

bool
zy_standings_have(const struct zy_standings *s, const char *column)
{
	int c = zy_table_find(s->table, column);
	size_t i;

	for (i = 0; c >= 0 && i < s->table->nrows; i++) {
		if (zy_table_cell(s->table->rows[i], c).n)
			return true;
	}
	return false;
}
