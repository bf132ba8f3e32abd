/*
 * Comparing the texts of cells with lists of words: implements functions of
 * row-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/row-state.h"

#include "stream/column.h"

const char zy_row_numerals[] = "一二三四五六七八九十百〇";

/*
 * Compares the word at *p, which ends before '|' or NUL, with the beginning of
 * text, and moves *p to the next word or the NUL.  Returns the length of the
 * word, or 0 where text does not begin with it.
 */
static size_t
take_word(const char **p, struct zy_view text)
{
	const char *at = *p;
	size_t n = 0, found;

	while (*at && *at != '|' && n < text.n && *at == text.p[n]) {
		at++;
		n++;
	}
	found = *at == '\0' || *at == '|' ? n : 0;
	while (*at && *at != '|')
		at++;
	*p = *at ? at + 1 : at;
	return found;
}

bool
zy_row_is_one(struct zy_view text, const char *list)
{
	while (text.n && *list)
		if (take_word(&list, text) == text.n)
			return true;
	return false;
}

size_t
zy_row_head_of(struct zy_view text, const char *list)
{
	size_t most = 0, n;

	while (*list) {
		n = take_word(&list, text);
		most = n > most ? n : most;
	}
	return most;
}

bool
zy_row_ends_with(struct zy_view text, const char *list)
{
	struct zy_view all = zy_view(list), one;

	while (zy_view_next(&all, '|', &one))
		if (one.n && text.n >= one.n &&
		    memcmp(text.p + text.n - one.n, one.p, one.n) == 0)
			return true;
	return false;
}

struct zy_view
zy_row_after(struct zy_view text, size_t n)
{
	return (struct zy_view){text.p + n, text.n - n};
}

bool
zy_row_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

size_t
zy_row_digits_of(struct zy_view text)
{
	size_t n = 0;

	while (n < text.n && zy_row_is_digit(text.p[n]))
		n++;
	return n;
}

size_t
zy_row_hanzi_of(struct zy_view text, const char *set)
{
	size_t n = 0, i, size = strlen(set);
	bool found = true;

	while (found && n + 3 <= text.n) {
		for (found = false, i = 0; i < size && !found; i += 3)
			found = memcmp(text.p + n, set + i, 3) == 0;
		n += found ? 3 : 0;
	}
	return n;
}

struct zy_view
zy_row_before_colon(struct zy_view text, bool *colon)
{
	const char *at = text.n ? memchr(text.p, ':', text.n) : NULL;

	*colon = at != NULL;
	return (struct zy_view){text.p, at ? (size_t)(at - text.p) : text.n};
}

bool
zy_row_stops(struct zy_view rest)
{
	uint32_t code;

	return rest.n == 0 ||
	       zy_text_decode(rest.p, rest.p + rest.n, &code) == 0 ||
	       !zy_text_is_hanzi(code);
}

struct zy_view
zy_row_unbracketed(struct zy_view t)
{
	if (t.n > 2 && (t.p[0] == '(' || t.p[0] == '[') &&
	    (t.p[t.n - 1] == ')' || t.p[t.n - 1] == ']') &&
	    memchr(t.p, t.p[t.n - 1], t.n) == t.p + t.n - 1)
		return (struct zy_view){t.p + 1, t.n - 2};
	if (t.n > 6 &&
	    ((zy_view_starts(t, "【") && zy_row_ends_with(t, "】")) ||
		(zy_view_starts(t, "〔") && zy_row_ends_with(t, "〕"))))
		return (struct zy_view){t.p + 3, t.n - 6};
	return t;
}

struct zy_view
zy_row_fold(const struct zy_row_frame *f, struct zy_view cell)
{
	zy_buf_reset(f->scratch);
	zy_cell_fold(f->scratch, cell);
	return zy_buf_get(f->scratch);
}

enum zy_row_column
zy_row_column_at(const struct zy_row_frame *f, size_t i)
{
	return i < f->width ? f->columns[i] : ZY_ROW_UNKNOWN;
}

size_t
zy_row_filled(const struct zy_view *cells, size_t n, size_t *first)
{
	size_t i, filled = 0;

	for (i = 0; i < n; i++) {
		if (!zy_row_is_filled(cells[i]))
			continue;
		if (filled++ == 0)
			*first = i;
	}
	return filled;
}
