/*
 * Deciding which of several columns a heading means by the values below it:
 * implements zy_header_settle of header.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/header.h"

#include <stdlib.h>

/*
 * Returns whether a value is valid, and not empty, in a column of that meaning.
 */
static bool
is_understood(const struct zy_dictionary *w, const struct zy_meaning *meaning,
    struct zy_view value, struct zy_buf *scratch)
{
	const struct zy_column *c = meaning->column;
	const struct zy_choice *end = c->choices;
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_view out;

	if (meaning->yes.n && zy_dictionary_answer(w, value))
		return true;
	while (end && end->token)
		end++;
	if (end && zy_dictionary_value(w, c->choices, end->zh, value, true))
		return true;
	zy_error_clear(&ignored);
	return zy_cell_clean(c, value, scratch, &out, &ignored) == 0 &&
	       out.n > 0;
}

enum {
	NAMED = 4, /* points of the name of a choice: 预备党员 as a status */
	WHOLE = 3, /* points of any other valid choice, date or number */
	TEXT = 1,  /* points of a value in a column of any text */
};

/* Returns the points of a valid value of a column. */
static size_t
points_of(const struct zy_column *c, struct zy_view value)
{
	const struct zy_choice *x = c->choices;

	for (; x && x->token; x++)
		if (zy_view_is(value, x->zh))
			return NAMED;
	return c->type > ZY_CODE ? WHOLE : TEXT;
}

/*
 * Returns how well a meaning suits the values of column i of n records, in
 * points, and sets *most to the most points possible.
 */
static size_t
suits(const struct zy_dictionary *w, const struct zy_meaning *meaning, size_t i,
    const struct zy_header_row *rows, size_t n, size_t *most)
{
	struct zy_buf scratch = ZY_BUF_INIT;
	size_t points = 0, k;

	*most = 0;
	for (k = 0; k < n; k++) {
		struct zy_view value = i < rows[k].n
					   ? zy_text_trim(rows[k].cells[i])
					   : (struct zy_view){NULL, 0};

		if (value.n == 0)
			continue;
		*most += NAMED;
		if (is_understood(w, meaning, value, &scratch))
			points += points_of(meaning->column, value);
	}
	zy_buf_release(&scratch);
	return points;
}

/*
 * Returns whether another column than i has that meaning with priority: by a
 * stronger match, or because its heading means nothing else.
 */
static bool
is_taken(const struct zy_header *h, size_t i, const struct zy_meaning *meaning,
    const struct zy_reader_options *o)
{
	struct zy_meaning all[ZY_MEANINGS];
	size_t k;

	for (k = 0; k < h->width; k++)
		if (k != i && h->columns[k].decl == meaning->column &&
		    (h->columns[k].strength > meaning->strength ||
			zy_dictionary_heading(zy_header_words(o), o->schema,
			    h->columns[k].text, all) < 2))
			return true;
	return false;
}

/* Makes a column unknown, because no value fits any meaning of its heading. */
static void
forget(struct zy_header_column *c)
{
	c->decl = NULL;
	c->strength = 0;
	c->composed = false;
	c->yes = c->no = (struct zy_view){NULL, 0};
	c->name = c->text;
}

/*
 * Decides which meaning of the heading of column i fits most of its cells, and
 * gives the column that meaning, unless it is needed for a key column.  A
 * meaning that another column already has, so that column i becomes its twin
 * (reader.h), is chosen only where it fits nearly all cells, more than any
 * other meaning, and no meaning that the dictionary lists earlier fits nearly
 * all, too.
 */
static void
settle(struct zy_header *h, size_t i, const struct zy_header_row *rows,
    size_t n, const struct zy_reader_options *o)
{
	const struct zy_dictionary *w = zy_header_words(o);
	struct zy_meaning all[ZY_MEANINGS];
	struct zy_header_column *c = &h->columns[i];
	size_t k, points, most = 0, best = 0, shared = 0;
	size_t found = SIZE_MAX, free = SIZE_MAX, twin = SIZE_MAX;
	size_t count = zy_dictionary_heading(w, o->schema, c->text, all);

	if (count == 0 || (count == 1 && !all->enumerated) || c->only)
		return;
	for (k = 0; k < count; k++) {
		bool taken = is_taken(h, i, &all[k], o);

		if (!taken && free == SIZE_MAX)
			free = k;
		points = suits(w, &all[k], i, rows, n, &most);
		if (taken && points > shared && points * 4 >= most * WHOLE) {
			shared = points;
			twin = k;
		} else if (!taken && points > best) {
			best = points;
			found = k;
		}
	}
	if (shared > best && (twin < found || best * 4 < most * WHOLE))
		zy_header_mean(c, &all[twin]);
	else if (found != SIZE_MAX)
		zy_header_mean(c, &all[found]);
	else if (free != SIZE_MAX && most > 0 &&
		 !(all[free].column->flags & ZY_KEY))
		forget(c);
	else if (free != SIZE_MAX)
		zy_header_mean(c, &all[free]);
}

/*
 * Returns how the dates in column i of n records write their months, as bits of
 * enum zy_month_style.
 */
static unsigned
months_of(const struct zy_header_row *rows, size_t n, size_t i)
{
	unsigned months = 0;
	size_t k;

	for (k = 0; k < n; k++)
		if (i < rows[k].n)
			months |= zy_written_date_style(rows[k].cells[i]);
	return months;
}

enum zy_row_kind
zy_header_row_kind(const struct zy_header_row *row)
{
	struct zy_buf scratch = ZY_BUF_INIT;
	enum zy_row_column *columns = zy_calloc(row->n + 1, sizeof(*columns));
	const struct zy_row_frame f = {.columns = columns,
	    .width = row->n,
	    .primary = row->n,
	    .below = true,
	    .scratch = &scratch};
	enum zy_row_kind kind = zy_row_classify(row->cells, row->n, &f);

	free(columns);
	zy_buf_release(&scratch);
	return kind;
}

/*
 * Returns whether a row is another header: it names columns and contains no
 * data.
 */
static bool
is_header(const struct zy_header_row *row, const struct zy_reader_options *o)
{
	size_t i, named = 0, filled = 0;

	for (i = 0; i < row->n; i++) {
		if (zy_text_trim(row->cells[i]).n == 0)
			continue;
		if (zy_row_is_data(row->cells[i]))
			return false;
		filled++;
		named += zy_header_names(row->cells[i], o);
	}
	return named > 2 && named * 3 >= filled * 2;
}

/*
 * Copies the records of a table among n rows to out, up to the next header and
 * at most ZY_HEADER_LOOK.  Returns their number.
 */
static size_t
records_of(struct zy_header_row *out, const struct zy_header *h,
    const struct zy_header_row *rows, size_t n,
    const struct zy_reader_options *o)
{
	struct zy_buf scratch = ZY_BUF_INIT;
	enum zy_row_column *columns = zy_calloc(h->width + 1, sizeof(*columns));
	struct zy_row_frame f = {.columns = columns,
	    .width = h->width,
	    .primary = zy_header_primary(h),
	    .below = true,
	    .scratch = &scratch};
	size_t i, found = 0;

	for (i = 0; i < h->width; i++)
		columns[i] = zy_header_row_column(&h->columns[i]);
	for (i = 0; i < n && found < ZY_HEADER_LOOK; i++) {
		if (is_header(&rows[i], o))
			break;
		if (zy_row_classify(rows[i].cells, rows[i].n, &f) !=
		    ZY_ROW_RECORD)
			continue;
		f.below = false;
		out[found++] = rows[i];
	}
	free(columns);
	zy_buf_release(&scratch);
	return found;
}

/*
 * Makes column i unknown if its heading is a word of the part `aside` (党支部)
 * and means the column that another heading, of the part `bearer` (姓名,
 * 承诺人), means first: the branch is written beside the person and only helps
 * to find the person.  Beside one of the part `either` (党员) it is itself
 * meant where no person is named.
 */
static void
put_aside(struct zy_header *h, size_t i, const struct zy_reader_options *o)
{
	const struct zy_dictionary *w = zy_header_words(o);
	struct zy_meaning all[ZY_MEANINGS];
	size_t k;

	if (!zy_dictionary_is_part(w, ZY_VIEW("aside"), h->columns[i].text))
		return;
	for (k = 0; k < h->width; k++)
		if (k != i &&
		    zy_dictionary_is_part(
			w, ZY_VIEW("bearer"), h->columns[k].text) &&
		    zy_dictionary_heading(
			w, o->schema, h->columns[k].text, all) &&
		    all[0].column == h->columns[i].decl) {
			forget(&h->columns[i]);
			if (zy_dictionary_is_part(
				w, ZY_VIEW("either"), h->columns[k].text))
				h->columns[i].twin = all[0].column;
			return;
		}
}

/*
 * Returns the number that a cell of column i of a row holds, as a row number is
 * written: at most four digits, the first not 0.  Returns 0 for any other cell,
 * and -1 for an empty one.
 */
static int
row_number(const struct zy_header_row *row, size_t i)
{
	struct zy_view v = i < row->n ? zy_text_trim(row->cells[i])
				      : (struct zy_view){NULL, 0};
	int number = 0;
	size_t k;

	if (v.n == 0)
		return -1;
	for (k = 0; k < v.n; k++) {
		if (v.n > 4 || v.p[0] == '0' || v.p[k] < '0' || v.p[k] > '9')
			return 0;
		number = number * 10 + (v.p[k] - '0');
	}
	return number;
}

/*
 * Returns whether column i of n records holds numbers that increase, or begin
 * again with 1, as below 序号.
 */
static bool
runs(const struct zy_header_row *rows, size_t n, size_t i)
{
	int last = 0, now;
	size_t k;

	for (k = 0; k < n; k++) {
		now = row_number(&rows[k], i);
		if (now < 0)
			continue;
		if (now == 0 || (now <= last && now != 1))
			return false;
		last = now;
	}
	return last > 0;
}

/*
 * Returns whether another known column of codes or texts has a cell of n
 * records that may be such a number: 上级 1 means the record numbered 1.
 */
static bool
is_referred_to(const struct zy_header *h, const struct zy_header_row *rows,
    size_t n, size_t i)
{
	size_t c, k;

	for (c = 0; c < h->width; c++) {
		if (c == i || !h->columns[c].decl ||
		    h->columns[c].decl->type > ZY_CODE)
			continue;
		for (k = 0; k < n; k++)
			if (row_number(&rows[k], c) > 0)
				return true;
	}
	return false;
}

/*
 * Drops column i, as 序号 is dropped, if its heading is a bare word for any
 * number (编号) that means the column id, and below it are running numbers to
 * which no other column refers: those are no codes, since every sheet has them.
 */
static void
drop_running(struct zy_header *h, size_t i, const struct zy_header_row *rows,
    size_t n, const struct zy_reader_options *o)
{
	struct zy_header_column *c = &h->columns[i];

	if (strcmp(c->decl->name, "id") != 0 ||
	    !zy_dictionary_is_part(
		zy_header_words(o), ZY_VIEW("running"), c->text) ||
	    !runs(rows, n, i) || is_referred_to(h, rows, n, i))
		return;
	h->running = c->text;
	forget(c);
	c->dropped = true;
}

/* Returns whether a cell of column i of n records means the one above it. */
static bool
has_ditto(const struct zy_header_row *rows, size_t n, size_t i)
{
	size_t k;

	for (k = 1; k < n; k++)
		if (i < rows[k].n &&
		    zy_text_is_ditto(zy_text_trim(rows[k].cells[i])))
			return true;
	return false;
}

void
zy_header_settle(struct zy_header *h, const struct zy_header_row *all,
    size_t nall, const struct zy_reader_options *o)
{
	struct zy_header_row rows[ZY_HEADER_LOOK];
	const size_t n = records_of(rows, h, all, nall, o);
	size_t i;

	for (i = 0; i < h->width && o->schema; i++)
		if (h->columns[i].decl && !h->columns[i].dropped &&
		    h->columns[i].strength < ZY_MATCH_NAME)
			put_aside(h, i, o);
	for (i = 0; i < h->width && o->schema; i++)
		if (h->columns[i].decl && !h->columns[i].dropped &&
		    h->columns[i].strength < ZY_MATCH_NAME)
			settle(h, i, rows, n, o);
	for (i = 0; i < h->width && o->schema; i++)
		if (h->columns[i].decl && !h->columns[i].dropped &&
		    h->columns[i].strength < ZY_MATCH_NAME)
			drop_running(h, i, rows, n, o);
	for (i = 0; i < h->width; i++) {
		if (!h->columns[i].decl)
			continue;
		h->columns[i].ditto = has_ditto(rows, n, i);
		if (h->columns[i].decl->type == ZY_DATE)
			h->columns[i].months = months_of(rows, n, i);
	}
}
