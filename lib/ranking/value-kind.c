/*
 * Decides for a cell, and for a column by its cells, whether it has numbers,
 * percentages, dates or text.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/value-kind.h"

#include "base/date.h"

bool
zy_value_column(const struct zy_column *decl)
{
	return !decl || decl->type == ZY_TEXT || decl->type == ZY_INTEGER ||
	       decl->type == ZY_DECIMAL || decl->type == ZY_RATIO ||
	       decl->type == ZY_DATE;
}

/*
 * Returns whether a cell that is a number can be a date: 20100601, 2010.06,
 * 2010.6, 2010, or a serial number of spreadsheets.  2010.1 has two readings:
 * where 2010.10 has lost its zero it is October.
 */
static bool
can_be_date(struct zy_view cell, struct zy_date *date)
{
	char text[ZY_DIGITS] = "";
	bool century;

	cell = zy_cell_unmarked(cell);
	if (cell.n < 4 || cell.n > 8)
		return false;
	memcpy(text, cell.p, cell.n);
	century = zy_view_starts(cell, "19") || zy_view_starts(cell, "20");
	if (century && cell.n == 4)
		memcpy(text + 4, "年", sizeof("年"));
	else if (century && cell.n == 6 && text[4] == '.' && text[5] != '1')
		memcpy(text + 5, (char[]){'0', cell.p[5]}, 2);
	return (century || cell.n >= 5) && zy_date_parse(date, zy_view(text));
}

/* Returns a date as a number whose order is that of dates: 20100601. */
static struct zy_decimal
date_value(struct zy_date date)
{
	return (struct zy_decimal){
	    .coef = date.year * 10000 + date.month * 100 + date.day};
}

/* Returns whether a cell is a number of things counted, 12次, and sets *d. */
static bool
is_counted(struct zy_view cell, struct zy_decimal *d)
{
	static const struct zy_column count = {
	    .name = "value", .type = ZY_INTEGER};
	struct zy_buf scratch = ZY_BUF_INIT;
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_view clean;
	bool is =
	    *cell.p >= '0' && *cell.p <= '9' &&
	    zy_cell_clean(&count, cell, &scratch, &clean, &ignored) == 0 &&
	    clean.n && zy_decimal_parse(d, clean) == ZY_NUMBER_OK;

	zy_buf_release(&scratch);
	return is;
}

/*
 * Returns the kind of a cell that is not written as streams carry numbers, and
 * sets *d to its value.
 */
static enum zy_value_kind
written_value(struct zy_view cell, struct zy_decimal *d)
{
	static const struct zy_column number = {
	    .name = "value", .type = ZY_RATIO};
	enum zy_value_kind kind = ZY_VALUE_TEXT;
	struct zy_buf scratch = ZY_BUF_INIT;
	struct zy_error ignored;
	struct zy_view clean;
	struct zy_date date;

	/* As streams carry dates. */
	if (cell.n == 10 && cell.p[4] == '-' && zy_date_parse(&date, cell)) {
		*d = date_value(date);
		return ZY_VALUE_DATE;
	}
	zy_error_clear(&ignored);
	if (zy_cell_clean(&number, cell, &scratch, &clean, &ignored) == 0) {
		if (clean.n == 0)
			kind = ZY_VALUE_NONE;
		else if (zy_decimal_parse(d, clean) == ZY_NUMBER_OK)
			kind = zy_view_has(cell, "%") || zy_view_has(cell, "％")
				   ? ZY_VALUE_PERCENT
				   : ZY_VALUE_NUMBER;
	} else if (zy_date_parse(&date, cell)) {
		*d = date_value(date);
		kind = ZY_VALUE_DATE;
	} else if (is_counted(cell, d)) {
		kind = ZY_VALUE_NUMBER;
	}
	zy_buf_release(&scratch);
	return kind;
}

/*
 * Returns the kind of a single cell and sets *d to its value, yyyymmdd for a
 * date, zero for text and for a cell that says nothing.
 */
static enum zy_value_kind
kind_of(struct zy_view cell, struct zy_decimal *d)
{
	enum zy_value_kind kind;

	*d = (struct zy_decimal){0};
	if (cell.n == 0)
		return ZY_VALUE_NONE;
	if (ZY_LIKELY(zy_decimal_parse(d, cell) == ZY_NUMBER_OK))
		return ZY_VALUE_NUMBER;
	if (zy_cell_is_literal(cell))
		return kind_of(zy_cell_unmarked(cell), d);
	kind = written_value(cell, d);
	if (kind == ZY_VALUE_NONE || kind == ZY_VALUE_TEXT)
		*d = (struct zy_decimal){0};
	return kind;
}

/*
 * Returns whether all numbers so far can be dates, so that the next number
 * decides where a column of dates has its first cell without a value.
 */
static bool
only_compact(const struct zy_value_counts *c)
{
	return c->n[ZY_VALUE_NUMBER] == c->compact;
}

/* Stores where the first cell of a kind is, with the beginning of its text. */
static void
note_first(struct zy_value_first *first, struct zy_view cell,
    struct zy_row_origin origin)
{
	struct zy_view text = zy_text_trim(zy_cell_unmarked(cell));
	size_t n = text.n < ZY_VALUE_SAMPLE ? text.n : ZY_VALUE_SAMPLE - 1;

	first->origin = origin;
	if (n)
		memcpy(first->text, text.p, n);
	first->text[n] = '\0';
	if (n < text.n)
		zy_text_cut(first->text, ZY_VALUE_SAMPLE);
}

enum zy_value_kind
zy_value_counts_add(
    struct zy_value_counts *c, struct zy_view cell, struct zy_row_origin origin)
{
	struct zy_decimal ignored;
	struct zy_date date;
	enum zy_value_kind kind = kind_of(cell, &ignored);

	if (c->n[kind] == 0 || (kind == ZY_VALUE_NUMBER && only_compact(c)))
		note_first(&c->first[kind], cell, origin);
	c->n[kind]++;
	if (kind == ZY_VALUE_NUMBER && can_be_date(cell, &date))
		c->compact++;
	return zy_value_counts_kind(c);
}

void
zy_value_counts_join(
    struct zy_value_counts *c, const struct zy_value_counts *part)
{
	int i;

	for (i = 0; i < ZY_VALUE_KINDS; i++) {
		if (part->n[i] &&
		    (c->n[i] == 0 || (i == ZY_VALUE_NUMBER && only_compact(c))))
			c->first[i] = part->first[i];
		c->n[i] += part->n[i];
	}
	c->compact += part->compact;
}

enum zy_value_kind
zy_value_counts_kind(const struct zy_value_counts *c)
{
	uint64_t all = 0, dates = c->n[ZY_VALUE_DATE];
	int i;

	for (i = ZY_VALUE_NONE + 1; i < ZY_VALUE_KINDS; i++)
		all += c->n[i];
	/*
	 * 20100601 is a date where other cells are dates beyond doubt, or the
	 * heading says so.
	 */
	if ((dates || c->dated) && c->compact == c->n[ZY_VALUE_NUMBER] &&
	    2 * (dates + c->compact) >= all)
		return ZY_VALUE_DATE;
	for (i = ZY_VALUE_NUMBER; i < ZY_VALUE_TEXT; i++)
		if (2 * c->n[i] >= all)
			return (enum zy_value_kind)i;
	/* 98年7月 below 05年1月: words never decide where dates should. */
	return c->dated && all ? ZY_VALUE_DATE : ZY_VALUE_TEXT;
}

/* Returns whether the cell of a was read before that of b. */
static bool
is_before(const struct zy_value_first *a, const struct zy_value_first *b)
{
	return a->origin.file < b->origin.file ||
	       (a->origin.file == b->origin.file &&
		   a->origin.line < b->origin.line);
}

uint64_t
zy_value_counts_other(const struct zy_value_counts *c, enum zy_value_kind kind,
    const struct zy_value_first **first)
{
	uint64_t odd = 0, n;
	int i;

	if (kind == ZY_VALUE_TEXT)
		return 0;
	for (i = ZY_VALUE_NONE + 1; i < ZY_VALUE_KINDS; i++) {
		n = c->n[i];
		if (kind == ZY_VALUE_DATE && i == ZY_VALUE_NUMBER)
			n -= c->compact;
		if (i == (int)kind || n == 0)
			continue;
		if (odd == 0 || is_before(&c->first[i], *first))
			*first = &c->first[i];
		odd += n;
	}
	return odd;
}

bool
zy_value_in(enum zy_value_kind kind, struct zy_view cell, struct zy_decimal *d)
{
	enum zy_value_kind own = kind_of(cell, d);
	struct zy_date date;

	if (own == kind)
		return own != ZY_VALUE_NONE;
	if (kind == ZY_VALUE_DATE && own == ZY_VALUE_NUMBER &&
	    can_be_date(cell, &date)) {
		*d = date_value(date);
		return true;
	}
	*d = (struct zy_decimal){0};
	return false;
}
