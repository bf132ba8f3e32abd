/*
 * Finding a header among rows: implements zy_header_find and zy_header_again of
 * header.h.  Other functions of header.h are in header-*.c and settle.c.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/header.h"

#include <stdio.h>
#include <stdlib.h>

#include "stream/header-levels.h"

/* Returns the number of cells up to the last that is not blank. */
static size_t
width_of(const struct zy_header_row *r)
{
	size_t n = r->n;

	while (n && zy_text_trim(r->cells[n - 1]).n == 0)
		n--;
	return n;
}

/*
 * Returns cell i of a row without blanks at its ends; empty if it is missing.
 */
static struct zy_view
cell_of(const struct zy_header_row *r, size_t i)
{
	return i < r->n ? zy_text_trim(r->cells[i]) : (struct zy_view){NULL, 0};
}

/* Fills h for a header of `levels` rows that begins at row first. */
static void
try_header(struct zy_header *h, const struct zy_header_row *rows, size_t first,
    size_t levels, const struct zy_reader_options *o, struct zy_arena *arena)
{
	struct zy_view above[ZY_HEADER_LEVELS] = {{NULL, 0}}, cell;
	size_t i, k, width = 0;
	bool more;

	for (k = 0; k < levels; k++)
		if (width_of(&rows[first + k]) > width)
			width = width_of(&rows[first + k]);
	*h = (struct zy_header){.first = first, .rows = levels, .width = width};
	h->columns = zy_arena_alloc(arena, width * sizeof(*h->columns) + 1);
	for (i = 0; i < width; i++) {
		/* A merged cell holds its text in its first column. */
		for (more = false, k = levels; k-- > 0;) {
			cell = cell_of(&rows[first + k], i);
			if (cell.n || !more)
				above[k] = cell;
			more = more || cell.n;
		}
		/* Below a cell that begins here nothing reaches in from the
		 * left. */
		for (more = false, k = 0; k < levels; k++) {
			cell = cell_of(&rows[first + k], i);
			if (more && cell.n == 0)
				above[k] = cell;
			more = more || cell.n;
		}
		h->columns[i] = zy_header_name_levels(above, levels, arena, o);
	}
	if (levels == 1)
		zy_header_own(h, o);
	zy_header_claim_keys(h, o);
}

enum {
	KEY_FIT = 10000 /* points of a key column; other known columns have 1 */
};

/*
 * Counts the known columns and the key columns of h.  Returns how well the
 * header fits: the number of key columns counts first, then that of known
 * columns.
 */
static size_t
fit(struct zy_header *h, const struct zy_reader_options *o)
{
	const struct zy_schema *s = o->schema;
	size_t i, k;

	h->known = h->keys = 0;
	for (i = 0; i < h->width; i++)
		h->known += h->columns[i].strength > 0;
	for (k = 0; s && k < s->n; k++) {
		if (!(s->columns[k].flags & ZY_KEY))
			continue;
		for (i = 0; i < h->width; i++)
			if (h->columns[i].decl == &s->columns[k])
				break;
		h->keys += i < h->width;
	}
	return h->keys * KEY_FIT + h->known;
}

/* Returns whether the header `now`, which may be NULL, has that heading. */
static bool
is_heading_of(const struct zy_header *now, struct zy_view text)
{
	size_t i;

	for (i = 0; now && i < now->width; i++)
		if (zy_view_eq(now->columns[i].text, text))
			return true;
	return false;
}

/*
 * Returns whether a text looks like data of column i below `now`: a number, a
 * date, a code with a digit or, unless it is a `heading` as well, a value.
 */
static bool
is_data(
    const struct zy_header *now, struct zy_view text, size_t i, bool heading)
{
	const struct zy_column *c =
	    now && i < now->width ? now->columns[i].decl : NULL;
	struct zy_buf scratch = ZY_BUF_INIT;
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_view out = {NULL, 0};
	bool data, code = c && c->type == ZY_CODE;

	if (text.n == 0 || is_heading_of(now, text))
		return false;
	if (zy_row_is_data(text) || (code && zy_row_has_digit(text)))
		return true;
	if (heading || !c || c->type < ZY_CHOICE)
		return false;
	data = zy_cell_clean(c, text, &scratch, &out, &ignored) == 0 && out.n;
	zy_buf_release(&scratch);
	return data;
}

/*
 * Returns whether a row of the header has a cell that looks like data.  Sets
 * *filled to the number of columns with text and *dropped to whether one of
 * them is 序号.  A heading that is also a value is no data if the header names
 * all keys, of which there are `keys`.
 */
static bool
holds_data(const struct zy_header *h, const struct zy_header_row *rows,
    const struct zy_header *now, size_t keys, size_t *filled, size_t *dropped)
{
	const bool all = keys && h->keys == keys && h->known > 2;
	size_t i, k;

	*filled = *dropped = 0;
	for (i = 0; i < h->width; i++) {
		*filled += h->columns[i].text.n > 0;
		*dropped += h->columns[i].strength == 0 &&
			    zy_header_is_dropped(h->columns[i].text);
		for (k = 0; k < h->rows; k++)
			if (is_data(now, cell_of(&rows[h->first + k], i), i,
				all && h->columns[i].strength))
				return true;
	}
	return false;
}

/*
 * Returns whether all cells of a row are headings of shares of a figure, as no
 * record has: 其中：女, 女.
 */
static bool
names_shares(const struct zy_header_row *row, const struct zy_reader_options *o)
{
	size_t i, filled = 0;

	for (i = 0; i < row->n; i++) {
		if (cell_of(row, i).n == 0)
			continue;
		filled++;
		if (!zy_header_is_share(cell_of(row, i), o))
			return false;
	}
	return filled > 0;
}

/*
 * Returns whether the header's last row divides a heading of the row above: the
 * first column is empty, and a cell is below nothing and next to a cell below a
 * heading, or all cells are headings of shares.
 */
static bool
divides(const struct zy_header *h, const struct zy_header_row *rows,
    const struct zy_reader_options *o)
{
	const struct zy_header_row *row = &rows[h->first + h->rows - 1];
	size_t i;

	if (cell_of(row, 0).n)
		return false;
	if (names_shares(row, o))
		return true;
	for (i = 1; i < row->n; i++)
		if (cell_of(row, i).n && cell_of(row - 1, i).n == 0 &&
		    cell_of(row, i - 1).n && cell_of(row - 1, i - 1).n)
			return true;
	return false;
}

/*
 * Returns how many headings of the row above the header's last row are divided
 * there, as 评议结果 is over 满意 and 不满意.
 */
static size_t
divided(const struct zy_header *h, const struct zy_header_row *rows)
{
	const struct zy_header_row *row = &rows[h->first + h->rows - 1];
	size_t i, n = 0;

	if (cell_of(row, 0).n)
		return 0;
	for (i = 1; i + 1 < row->n; i++)
		n += cell_of(row - 1, i).n && cell_of(row, i).n &&
		     cell_of(row - 1, i + 1).n == 0 && cell_of(row, i + 1).n;
	return n;
}

/*
 * Returns whether the header, without any other row, names all key columns and
 * at least two known columns.
 */
static bool
is_whole(const struct zy_header *h, const struct zy_reader_options *o)
{
	return h->known >= 2 && h->keys &&
	       h->keys == zy_header_keys_of(o->schema);
}

/*
 * Returns whether a heading of a row extends into the next row, merged (序号,
 * 备注): it is over an empty cell between others.  A text that is alone in its
 * row is a title instead, unless it is 序号.
 */
static bool
reaches_down(const struct zy_header_row *row)
{
	size_t i, first = 0, inner = width_of(row + 1), width = width_of(row);
	struct zy_view text;

	if (zy_row_filled(row->cells, row->n, &first) == 1 &&
	    !zy_header_is_dropped(cell_of(row, first)))
		return false;
	for (i = 0; i < width; i++) {
		text = cell_of(row, i);
		if (text.n && cell_of(row + 1, i).n == 0 &&
		    (i < inner || zy_header_is_dropped(text)))
			return true;
	}
	return false;
}

/*
 * Returns whether the only heading of a row is that of a part (二、基层党组织),
 * so that the row is no header.
 */
static bool
is_lone_part(const struct zy_header *h)
{
	size_t i, filled = 0, at = 0;

	for (i = 0; i < h->width; i++) {
		if (h->columns[i].text.n == 0)
			continue;
		filled++;
		at = i;
	}
	return filled == 1 && zy_row_is_numbered(h->columns[at].text);
}

/*
 * Returns whether a row below another has only its first cell, below a heading:
 * it is the heading of a part (一、乡镇), not a level of the header.
 */
static bool
is_part_below(const struct zy_header_row *row,
    const struct zy_reader_options *o, struct zy_arena *arena)
{
	const struct zy_view texts[] = {cell_of(row - 1, 0), cell_of(row, 0)};

	/* 人数 below 党员 is a part of the heading, 一、乡镇 is none. */
	return width_of(row) == 1 && texts[0].n && width_of(row - 1) > 1 &&
	       !zy_header_is_whole(texts[1]) &&
	       zy_header_name_joined(texts, 2, arena, o).strength == 0;
}

/*
 * Finds the best header that begins at row first of n, over one to three rows;
 * `now` is the current header, or NULL.  A level may be empty below a heading,
 * but contains no data and is no header itself.  Returns how well it fits
 * (fit).
 */
static size_t
best_at(struct zy_header *best, const struct zy_header *now,
    const struct zy_header_row *rows, size_t n, size_t first,
    const struct zy_reader_options *o, struct zy_arena *arena)
{
	struct zy_header h, below;
	size_t levels, fits, most, under, filled, dropped;
	bool whole, merged;

	try_header(best, rows, first, 1, o, arena);
	most = fit(best, o);
	/* A note above a header is no level of it: 填报单位：. */
	if (is_lone_part(best) ||
	    zy_header_is_labels(rows + first, n - first, o) ||
	    (best->known == 0 &&
		zy_header_row_kind(&rows[first]) == ZY_ROW_NOTE)) {
		best->known = best->keys = 0;
		return 0;
	}
	whole = is_whole(best, o);
	for (levels = 2; levels <= ZY_HEADER_LEVELS && first + levels <= n;
	     levels++) {
		/* A workbook says itself which rows are merged. */
		merged = rows[first + levels - 1].merged;
		if (rows[first + levels - 1].n == 0 ||
		    (!merged &&
			(is_part_below(&rows[first + levels - 1], o, arena) ||
			    zy_header_row_kind(&rows[first + levels - 1]) ==
				ZY_ROW_NUMBERS)))
			break;
		try_header(&below, rows, first + levels - 1, 1, o, arena);
		(void)fit(&below, o);
		if (!merged && (whole || levels > 2) && is_whole(&below, o) &&
		    !reaches_down(&rows[first + levels - 2]))
			break;
		try_header(&h, rows, first, levels, o, arena);
		fits = fit(&h, o);
		if (fits + divided(&h, rows) < most ||
		    (fits == most && !merged && !divides(&h, rows, o)))
			continue;
		if (holds_data(&h, rows, now, zy_header_keys_of(o->schema),
			&filled, &dropped))
			break;
		try_header(&below, rows, first + 1, levels - 1, o, arena);
		under = fit(&below, o);
		/* Does anything of the uppermost row reach down? */
		if (!rows[first + 1].merged &&
		    (fits < under ||
			(fits == under && !reaches_down(&rows[first]))))
			continue;
		*best = h;
		most = fits;
	}
	return most;
}

/*
 * Returns the first row with more than one filled cell, which is the header
 * where no row names a known column; 0 where there is none.
 */
static size_t
first_wide(const struct zy_header_row *rows, size_t n)
{
	size_t i, first = 0;

	for (i = 0; i < n; i++)
		if (zy_row_filled(rows[i].cells, rows[i].n, &first) > 1)
			return i;
	return 0;
}

/*
 * Gives the unknown column number `at` a name that no other column has: 备注_2.
 */
static void
make_distinct(struct zy_header *h, size_t at, struct zy_arena *arena)
{
	struct zy_header_column *c = &h->columns[at];
	struct zy_buf b = ZY_BUF_INIT;
	size_t i, number = 2;

	for (;; number++) {
		zy_buf_reset(&b);
		zy_buf_printf(&b, "%.*s_%zu", ZY_ARG(c->text), number);
		for (i = 0; i < h->width; i++)
			if (i != at &&
			    zy_view_eq(h->columns[i].name, zy_buf_get(&b)))
				break;
		if (i == h->width)
			break;
	}
	c->name = (struct zy_view){zy_arena_strndup(arena, b.p, b.n), b.n};
	zy_buf_release(&b);
}

/*
 * Makes c an unknown column, because a heading of strength `over` names its
 * known column better; the name of c is its text again.  It becomes a
 * twin of that column, except in three cases: the column allows no twins
 * (ZY_APART); the stronger heading is the column's own name or was given by
 * --map; or c is a total (人数) of something unknown above it (群众), whose
 * name it gets.
 */
static void
give_way(struct zy_header_column *c, int over)
{
	const bool whole =
	    c->whose.n > c->text.n && zy_header_is_whole(c->text);

	c->twin = over >= ZY_MATCH_NAME || whole || (c->decl->flags & ZY_APART)
		      ? NULL
		      : c->decl;
	c->decl = NULL;
	c->strength = 0;
	c->name = whole ? c->whose : c->text;
}

/* Returns whether a heading gives way to another (编号 beside 党组织编码). */
static bool
is_weak(const struct zy_header_column *c, const struct zy_reader_options *o)
{
	return c->strength < ZY_MATCH_CHINESE &&
	       zy_dictionary_is_part(
		   zy_header_words(o), ZY_VIEW("weak"), c->text);
}

/*
 * Makes the names of columns distinct: of several that match one known column,
 * the strongest that is not weak, or the first of those that match equally
 * well, keeps it and the others become its twins; unknown columns with equal
 * texts are numbered. Returns 0, or -1 with e set where two with the same text
 * match equally well.
 */
static int
settle_names(struct zy_header *h, const struct zy_header_row *rows,
    const struct zy_reader_options *o, const char *source,
    struct zy_arena *arena, struct zy_error *e)
{
	struct zy_header_column *x, *y;
	char a[8], b[8];
	size_t i, j;
	int weak;

	for (i = 0; i < h->width; i++) {
		for (j = 0; j < i; j++) {
			x = &h->columns[j];
			y = &h->columns[i];
			if (x->dropped || y->dropped || !x->strength ||
			    !y->strength || !zy_view_eq(x->name, y->name))
				continue;
			weak = (int)is_weak(x, o) - (int)is_weak(y, o);
			if (weak > 0 || (!weak && x->strength < y->strength)) {
				give_way(x, y->strength);
				continue;
			}
			if (weak || x->strength > y->strength ||
			    (x->strength != ZY_MATCH_MAP &&
				!zy_view_eq(x->text, y->text))) {
				give_way(y, x->strength);
				continue;
			}
			zy_header_letters(a, j);
			zy_header_letters(b, i);
			zy_error_set(e, ZY_ERROR_IO,
			    _("columns %s and %s are both '%.*s'"), a, b,
			    ZY_ARG(x->name));
			return zy_header_fail(h, rows, source, e);
		}
	}
	for (i = 0; i < h->width; i++) {
		y = &h->columns[i];
		for (j = 0; j < h->width; j++) {
			x = &h->columns[j];
			if (j == i || x->dropped || y->dropped || y->strength ||
			    !zy_view_eq(x->name, y->name) ||
			    (!x->strength && j > i))
				continue;
			make_distinct(h, i, arena);
			break;
		}
	}
	return 0;
}

/* Makes the last column unknown that has the name of a column before it. */
static void
forget_last(struct zy_header *h)
{
	size_t i, j;

	for (i = h->width; i-- > 0;)
		for (j = 0; j < i && h->columns[i].strength; j++)
			if (h->columns[j].strength &&
			    zy_view_eq(
				h->columns[j].name, h->columns[i].name)) {
				give_way(
				    &h->columns[i], h->columns[j].strength);
				return;
			}
}

/*
 * Marks columns of running numbers as dropped, and names those without a
 * heading by their letters, as column_C.
 */
static void
drop_columns(struct zy_header *h, struct zy_arena *arena)
{
	struct zy_header_column *c;
	char letters[8], text[32];
	size_t i;

	for (i = 0; i < h->width; i++) {
		c = &h->columns[i];
		if (c->strength > 0)
			continue;
		if (zy_header_is_dropped(c->text)) {
			c->dropped = true;
		} else if (c->text.n == 0) {
			zy_header_letters(letters, i);
			snprintf(text, sizeof(text), "column_%s", letters);
			c->name = (struct zy_view){
			    zy_arena_strndup(arena, text, strlen(text)),
			    strlen(text)};
		}
	}
}

int
zy_header_find(struct zy_header *h, const struct zy_header_row *rows, size_t n,
    const struct zy_reader_options *o, const char *source,
    struct zy_arena *arena, struct zy_error *e)
{
	const size_t keys = zy_header_keys_of(o->schema);
	struct zy_header at;
	size_t i, best = 0, fits, filled, dropped;

	*h = (struct zy_header){0};
	if (n == 0)
		return 0;
	for (i = 0; i < n; i++) {
		fits = best_at(&at, NULL, rows, n, i, o, arena);
		/* A record of the best so far: 指导员 below 职责类别. */
		if (holds_data(&at, rows, h, keys, &filled, &dropped))
			at.known = at.keys = fits = 0;
		if (fits > best) {
			best = fits;
			*h = at;
		}
		/* The first that is one: rows above it are no table. */
		if (at.known && at.keys == keys &&
		    (at.known >= 2 || at.known + dropped == filled)) {
			*h = at;
			break;
		}
	}
	if (best == 0)
		try_header(h, rows, first_wide(rows, n), 1, o, arena);
	drop_columns(h, arena);
	zy_header_find_labels(h, rows, n, o, arena);
	zy_header_settle(
	    h, rows + h->first + h->rows, n - h->first - h->rows, o);
	return zy_header_check(h, rows, o, source, e) ||
		       settle_names(h, rows, o, source, arena, e)
		   ? -1
		   : 0;
}

bool
zy_header_again(struct zy_header *h, const struct zy_header *now,
    const struct zy_header_row *rows, size_t n,
    const struct zy_reader_options *o, struct zy_arena *arena)
{
	const size_t keys = zy_header_keys_of(o->schema);
	struct zy_error ignored = ZY_ERROR_INIT;
	size_t filled, dropped, least = now->known;
	bool same = true;
	size_t i;

	if (n == 0)
		return false;
	(void)best_at(h, now, rows, n, 0, o, arena);
	if (holds_data(h, rows, now, keys, &filled, &dropped))
		return false;
	for (i = 0; i < h->width && same; i++)
		same = h->columns[i].text.n == 0 ||
		       (i < now->width && zy_view_eq(h->columns[i].text,
					      now->columns[i].text));
	least = least > 3 ? least - 1 : 2;
	if (!(same && filled >= 2) &&
	    !(keys && h->keys == keys &&
		(h->known >= 2 || h->known + dropped == filled)) &&
	    !(h->known >= least && h->known * 2 >= filled))
		return false;
	drop_columns(h, arena);
	zy_header_settle(h, rows + h->rows, n - h->rows, o);
	/* The first of two columns that claim one alike keeps it. */
	while (settle_names(h, rows, o, "", arena, &ignored)) {
		zy_error_clear(&ignored);
		forget_last(h);
	}
	return true;
}
