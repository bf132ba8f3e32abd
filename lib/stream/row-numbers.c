/*
 * Recognising rows of column numbers: 甲 乙 1 2 3, (1) (2) (3).  Implements
 * functions of row-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/row-state.h"

static const char stems[] = "甲乙丙丁戊己庚辛壬癸";

/*
 * A cell read as a column number: the class of its sign, 0 if it is none, and
 * its value.
 */
struct token {
	char class;
	int value;
};

/*
 * Returns the number that one character is, in a circle, brackets or with a
 * point, or a Roman one: ① ⑴ ⒈ ㈠ Ⅰ; 0 where it is none.
 */
static int
number_sign(uint32_t code)
{
	static const struct {
		uint32_t first, last;
	} blocks[] = {{0x2460, 0x2473}, {0x2474, 0x2487}, {0x2488, 0x249B},
	    {0x3220, 0x3229}, {0x2160, 0x216B}};
	size_t i;

	for (i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++)
		if (code >= blocks[i].first && code <= blocks[i].last)
			return (int)(code - blocks[i].first) + 1;
	return 0;
}

/* Returns the text without a sign that makes it a number: 1. 1、 1列. */
static struct zy_view
without_sign(struct zy_view t)
{
	static const char *const ends[] = {".", "、", "列", "栏"};
	size_t i, n;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		n = strlen(ends[i]);
		if (t.n > n && t.n <= n + 3 &&
		    memcmp(t.p + t.n - n, ends[i], n) == 0)
			return (struct zy_view){t.p, t.n - n};
	}
	return t;
}

/* Returns the kind and the value of a cell that numbers a column, or zeros. */
static struct token
token_of(struct zy_view t)
{
	struct zy_view inner = without_sign(zy_row_unbracketed(t));
	size_t n = zy_row_digits_of(inner);
	uint32_t code;
	int i, value = 0;

	if (n && n <= 2 &&
	    (n == inner.n || (n < inner.n && inner.p[n] == '='))) {
		for (i = 0; i < (int)n; i++)
			value = value * 10 + (inner.p[i] - '0');
		return (struct token){inner.n < t.n ? '(' : '1', value};
	}
	if (inner.n == 1 && inner.p[0] >= 'a' && inner.p[0] <= 'z')
		return (struct token){'a', inner.p[0] - 'a' + 1};
	if (inner.n != 3)
		return (struct token){0, 0};
	for (i = 0; i < 10; i++)
		if (memcmp(inner.p, stems + 3 * i, 3) == 0)
			return (struct token){'s', i + 1};
	for (i = 0; i < 10; i++)
		if (memcmp(inner.p, zy_row_numerals + 3 * i, 3) == 0)
			return (struct token){'c', i + 1};
	if (zy_text_decode(inner.p, inner.p + 3, &code) && number_sign(code))
		return (struct token){'o', number_sign(code)};
	return (struct token){0, 0};
}

/*
 * Returns true for a cell that is certainly no column number: it begins with
 * three digits, or is long and contains no formula such as 5=3+4.
 */
static bool
is_no_number(struct zy_view cell)
{
	if (cell.n > 2 && zy_row_is_digit(cell.p[0]) &&
	    zy_row_is_digit(cell.p[1]) && zy_row_is_digit(cell.p[2]))
		return true;
	return cell.n > 24 && !memchr(cell.p, '=', cell.n) &&
	       !zy_view_has(cell, "＝") && zy_text_trim(cell).n > 24;
}

bool
zy_row_counts_columns(const struct zy_view *cells, size_t n,
    const struct zy_row_frame *f, bool *strong)
{
	struct token t, last = {0, 0};
	size_t i, filled = 0, stemmed = 0;
	int stem = 0; /* the last of 甲 乙 丙 before 1 */
	struct zy_view text;

	*strong = false;
	for (i = 0; i < n; i++)
		if (is_no_number(cells[i]))
			return false;
	for (i = 0; i < n; i++) {
		text = zy_row_fold(f, cells[i]);
		if (text.n == 0 || zy_row_is_one(text, "—|——|-|--|/"))
			continue;
		if (filled == 0 && last.class == 0 &&
		    zy_row_is_one(text, "栏次|列次|行次|栏号|序号|编号|项次")) {
			*strong = true;
			continue;
		}
		t = token_of(text);
		if (t.class == 0)
			return false;
		if (last.class == 's' && t.class == '1' && t.value == 1) {
			*strong = filled > 1 || n > 2;
			stemmed = filled;
			stem = last.value;
		} else if (last.class == '1' && t.class == 's' && stem &&
			   t.value == stem + 1) {
			*strong = true; /* 甲 乙 1 2 丙: texts behind figures */
		} else if (filled && (t.class != last.class ||
					 t.value != last.value + 1)) {
			return false;
		} else if (filled == 0 && t.value > 1) {
			return false;
		}
		last = t;
		filled++;
	}
	if ((last.class == '(' || last.class == 'o') && filled > 2)
		*strong = true;
	if (last.class == 's' && (filled > 3 || (filled == 3 && f->below)))
		*strong = true;
	if (stemmed == 1 && filled < 3)
		*strong = false;
	return filled >= 2 && filled * 2 > f->width;
}

/* Returns whether a text begins with a Latin letter, as the code V2. */
static bool
begins_with_letter(struct zy_view text)
{
	return text.n && (text.p[0] | 32) >= 'a' && (text.p[0] | 32) <= 'z';
}

/*
 * Returns whether the next row shows that a row 1 2 3 below the header is no
 * record: it has a different kind of value in some column.
 */
static bool
next_differs(
    const struct zy_view *cells, size_t n, const struct zy_row_frame *f)
{
	struct token t;
	struct zy_view v, text;
	uint32_t code;
	size_t i;

	for (i = 0; i < n; i++) {
		t = token_of(zy_row_fold(f, cells[i]));
		if (t.class == 0)
			continue;
		/* A column that nobody knows may hold any number. */
		if (zy_row_column_at(f, i) == ZY_ROW_UNKNOWN && t.class == '1')
			continue;
		if (zy_row_column_at(f, i) == ZY_ROW_PERSON && t.class == '1')
			return true;
		v = f->next && i < f->nnext ? zy_text_trim(f->next[i])
					    : (struct zy_view){NULL, 0};
		if (v.n == 0)
			continue;
		text = zy_row_fold(f, v);
		if (token_of(text).class == t.class ||
		    zy_row_column_at(f, i) == ZY_ROW_DROPPED)
			continue;
		if (t.class == '1' &&
		    (zy_row_column_at(f, i) == ZY_ROW_TEXT ||
			(i == f->primary && begins_with_letter(text))))
			return true;
		if (t.class != 's' &&
		    zy_text_decode(text.p, text.p + text.n, &code) > 1)
			return true;
	}
	return false;
}

/*
 * Returns whether a column number is in a column of names or other texts where
 * the next row has none: nobody is called 2.  For letters, and 甲 乙, which may
 * be names, that is certain only where the next row has a longer text there, or
 * there is no next row.
 */
static bool
is_no_name(const struct zy_view *cells, size_t n, const struct zy_row_frame *f)
{
	struct token t;
	struct zy_view v;
	size_t i;

	for (i = 0; i < n; i++) {
		if (zy_row_column_at(f, i) != ZY_ROW_TEXT &&
		    zy_row_column_at(f, i) != ZY_ROW_PERSON)
			continue;
		t = token_of(zy_row_fold(f, cells[i]));
		if (t.class == 0)
			continue;
		v = f->next && i < f->nnext ? zy_text_trim(f->next[i])
					    : (struct zy_view){NULL, 0};
		if (v.n == 0 ? !f->next
			     : token_of(zy_row_fold(f, v)).class == 0)
			return (t.class != 'a' && t.class != 's') || v.n != 3;
	}
	return false;
}

/*
 * Returns whether a row of three numbers or more, each the number of its
 * column, has a number in the column of names, since nobody is called 2.
 */
static bool
has_number_for_name(
    const struct zy_view *cells, size_t n, const struct zy_row_frame *f)
{
	const size_t at = f->primary;
	size_t first;

	return at < n && zy_row_column_at(f, at) == ZY_ROW_TEXT &&
	       zy_row_filled(cells, n, &first) > 2 &&
	       token_of(zy_row_fold(f, cells[at])).class == '1';
}

bool
zy_row_is_numbers(
    const struct zy_view *cells, size_t n, const struct zy_row_frame *f)
{
	bool strong;

	if (!zy_row_counts_columns(cells, n, f, &strong))
		return false;
	return strong || has_number_for_name(cells, n, f) ||
	       (f->below &&
		   (next_differs(cells, n, f) || is_no_name(cells, n, f)));
}
