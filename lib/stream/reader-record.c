/*
 * The columns of a reader, where they are in rows, and the places of cells of
 * its current record: implements functions of reader.h and reader-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdatomic.h>
#include <stdlib.h>

#include "stream/reader-state.h"

struct zy_reader *
zy_reader_new(struct zy_source *s, const struct zy_reader_options *o)
{
	static atomic_uint_least64_t count;
	struct zy_reader *r = zy_calloc(1, sizeof(*r));

	r->serial = atomic_fetch_add(&count, 1) + 1;
	r->source = s;
	r->options = *o;
	pthread_mutex_init(&r->lock, NULL);
	return r;
}

/*
 * Adds column c to the list of columns whose cells are cleaned, if it is not
 * there yet.  plain: a cell that is plain (zy_cell_is_plain) need not be
 * cleaned.
 */
static void
list_wanted(struct zy_reader *r, size_t c, bool plain)
{
	const struct zy_column *decl = r->columns[c].h.decl;
	size_t i;

	for (i = 0; i < r->nwanted; i++)
		if (r->wanted[i].column == c)
			break;
	if (i < r->nwanted) {
		r->wanted[i].plain = r->wanted[i].plain && plain;
		return;
	}
	r->wanted = zy_grow(
	    r->wanted, &r->wanted_cap, r->nwanted + 1, sizeof(*r->wanted));
	for (i = r->nwanted++; i > 0 && r->wanted[i - 1].column > c; i--)
		r->wanted[i] = r->wanted[i - 1];
	r->wanted[i] = (struct zy_reader_wanted){
	    (uint32_t)c, plain, decl && (decl->flags & ZY_ID) != 0};
}

void
zy_reader_add_column(
    struct zy_reader *r, const struct zy_header_column *h, size_t cell)
{
	struct zy_reader_column *c;

	r->columns =
	    zy_grow(r->columns, &r->cap, r->n + 1, sizeof(*r->columns));
	c = &r->columns[r->n++];
	*c = (struct zy_reader_column){.h = *h, .cell = cell};
	c->h.text.p = zy_arena_strndup(&r->arena, h->text.p, h->text.n);
	c->h.name.p = zy_arena_strndup(&r->arena, h->name.p, h->name.n);
	c->h.levels.p = zy_arena_strndup(&r->arena, h->levels.p, h->levels.n);
	r->own_cells =
	    zy_grow(r->own_cells, &r->cells_cap, r->n, sizeof(*r->own_cells));
	r->own_raw =
	    zy_grow(r->own_raw, &r->raw_cap, r->n, sizeof(*r->own_raw));
	r->own_raw[r->n - 1] = (struct zy_view){NULL, 0};
	r->cells = r->raw = r->own_raw;
	if (c->h.decl && r->wants_all)
		zy_reader_want(r, r->n - 1);
	if (zy_reader_has_words(c))
		list_wanted(r, r->n - 1, false);
}

/*
 * Returns the column that has the declaration of h or, if it has none, its
 * name; r->n where there is none.
 */
static size_t
column_like(const struct zy_reader *r, const struct zy_header_column *h)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (h->decl ? r->columns[i].h.decl == h->decl
			    : !r->columns[i].h.decl &&
				  zy_view_eq(r->columns[i].h.name, h->name))
			break;
	return i;
}

/*
 * Sets the heading of column c in the current table, and the meaning of answers
 * and months there.  For an unknown column whose text is not unique the heading
 * is its name.
 */
static void
set_heading(struct zy_reader *r, size_t c, const struct zy_header_column *h)
{
	struct zy_view text = h->strength || h->text.n == 0 ? h->text : h->name;
	struct zy_reader_column *column = &r->columns[c];

	column->h.months = h->months;
	column->h.twin = h->twin;
	column->h.own = h->own;
	column->h.ditto = h->ditto;
	if (zy_reader_has_words(column))
		list_wanted(r, c, false);
	column->h.yes = h->yes;
	column->h.no = h->no;
	/* What a word meant above it need not mean here. */
	zy_buf_reset(&column->choice);
	zy_buf_reset(&column->unknown);
	if (zy_view_eq(column->h.text, text) &&
	    zy_view_eq(column->h.levels, h->levels))
		return;
	if (!r->texts)
		r->texts = zy_intern_new();
	column->h.text = zy_intern_get(r->texts, zy_intern_put(r->texts, text));
	column->h.levels =
	    zy_intern_get(r->texts, zy_intern_put(r->texts, h->levels));
}

/*
 * Returns whether all columns are at the places of the layout x and read as it
 * says.
 */
static bool
is_layout(const struct zy_reader *r, const struct zy_reader_layout *x)
{
	const struct zy_reader_place *at = x->places;
	size_t i;

	if (x->n != r->n || x->width != r->width)
		return false;
	for (i = 0; i < r->n; i++, at++)
		if (at->cell != r->columns[i].cell ||
		    !zy_view_eq(at->given, r->columns[i].given) ||
		    at->months != r->columns[i].h.months ||
		    at->own != r->columns[i].h.own ||
		    !zy_view_eq(at->yes, r->columns[i].h.yes) ||
		    !zy_view_eq(at->no, r->columns[i].h.no))
			return false;
	return true;
}

/* Records where the columns are from the current line on. */
static void
remember_layout(struct zy_reader *r)
{
	struct zy_reader_layout *x;
	size_t i, k;

	for (k = 0; k < r->nlayouts; k++)
		if (is_layout(r, &r->layouts[k]))
			break;
	if (k == r->nlayouts) {
		r->layouts = zy_grow(
		    r->layouts, &r->layouts_cap, k + 1, sizeof(*r->layouts));
		x = &r->layouts[r->nlayouts++];
		*x = (struct zy_reader_layout){.width = r->width, .n = r->n};
		x->places = zy_arena_words(
		    &r->arena, r->n * sizeof(*x->places) + sizeof(uint64_t));
		for (i = 0; i < r->n; i++)
			x->places[i] = (struct zy_reader_place){
			    (uint32_t)r->columns[i].cell, r->columns[i].given,
			    r->columns[i].h.months, r->columns[i].h.own,
			    r->columns[i].h.yes, r->columns[i].h.no};
	}
	r->tables = zy_grow(
	    r->tables, &r->tables_cap, r->ntables + 1, sizeof(*r->tables));
	r->tables[r->ntables].line = r->ntables ? zy_csv_line(r->csv) : 0;
	r->tables[r->ntables++].layout = k;
}

/*
 * Returns whether column i is cell i of a row, for all columns, and no heading
 * of a part fills any.
 */
static bool
is_straight(const struct zy_reader *r)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->columns[i].cell != i || r->columns[i].given.n)
			return false;
	return r->n > 0;
}

/* Gives a column, added if it is new, the value of a label. */
static void
take_label(struct zy_reader *r, const struct zy_header_label *l)
{
	size_t c = column_like(r, &l->column);

	if (c == r->n)
		zy_reader_add_column(r, &l->column, ZY_READER_NO_CELL);
	if (r->columns[c].cell == ZY_READER_NO_CELL)
		set_heading(r, c, &l->column);
	if (!r->texts)
		r->texts = zy_intern_new();
	r->columns[c].given =
	    zy_intern_get(r->texts, zy_intern_put(r->texts, l->value));
	r->columns[c].given_by =
	    zy_intern_get(r->texts, zy_intern_put(r->texts, l->text));
	r->columns[c].given_at = l->line;
}

int
zy_reader_bind(struct zy_reader *r, struct zy_error *e)
{
	const struct zy_header *h = zy_sheet_header(r->sheet);
	size_t i, c, cap = zy_source_caps(r->source)->columns;
	bool full = false;

	pthread_mutex_lock(&r->lock);
	for (i = 0; i < r->n; i++) {
		r->columns[i].cell = ZY_READER_NO_CELL;
		r->columns[i].given = (struct zy_view){NULL, 0};
	}
	r->width = h->width;
	for (i = 0; i < h->width; i++) {
		if (h->columns[i].dropped)
			continue;
		c = column_like(r, &h->columns[i]);
		if (c == r->n && r->n >= cap && r->ntables) {
			full = true;
			continue;
		}
		if (c == r->n)
			zy_reader_add_column(r, &h->columns[i], i);
		set_heading(r, c, &h->columns[i]);
		r->columns[c].cell = i;
	}
	for (i = 0; i < h->nlabels && !full; i++)
		take_label(r, &h->labels[i]);
	r->straight = is_straight(r);
	zy_reader_pair_twins(r);
	remember_layout(r);
	pthread_mutex_unlock(&r->lock);
	if (!full)
		return 0;
	zy_error_set(e, ZY_ERROR_RECORD,
	    _("more than %zu columns (--cap columns)"), cap);
	return zy_error_at(
	    e, zy_source_name(r->source), zy_csv_line(r->csv), 0);
}

const struct zy_reader_layout *
zy_reader_layout_at(const struct zy_reader *r, uint64_t line)
{
	size_t i = r->ntables;

	while (i > 1 && r->tables[i - 1].line > line)
		i--;
	return &r->layouts[r->tables[i - 1].layout];
}

void
zy_reader_lay_out(struct zy_reader *r, const struct zy_reader_layout *x)
{
	size_t i;

	r->width = x->width;
	for (i = 0; i < r->n; i++) {
		r->columns[i].cell = ZY_READER_NO_CELL;
		r->columns[i].given = (struct zy_view){NULL, 0};
		if (i >= x->n)
			continue;
		r->columns[i].cell = x->places[i].cell;
		r->columns[i].given = x->places[i].given;
		r->columns[i].h.months = x->places[i].months;
		r->columns[i].h.own = x->places[i].own;
		r->columns[i].h.yes = x->places[i].yes;
		r->columns[i].h.no = x->places[i].no;
	}
	r->straight = is_straight(r);
	zy_reader_pair_twins(r);
}

size_t
zy_reader_columns(const struct zy_reader *r)
{
	return r->n;
}

struct zy_view
zy_reader_column_name(const struct zy_reader *r, size_t c)
{
	return r->columns[c].h.name;
}

struct zy_view
zy_reader_column_header(const struct zy_reader *r, size_t c)
{
	struct zy_view text = r->columns[c].h.text;

	return text.n ? text : r->columns[c].h.name;
}

struct zy_view
zy_reader_column_levels(const struct zy_reader *r, size_t c)
{
	struct zy_view levels = r->columns[c].h.levels;

	return levels.n ? levels : zy_reader_column_header(r, c);
}

const struct zy_column *
zy_reader_column(const struct zy_reader *r, size_t c)
{
	return r->columns[c].h.decl;
}

const struct zy_column *
zy_reader_column_twin(const struct zy_reader *r, size_t c)
{
	return r->columns[c].h.twin;
}

uint64_t
zy_reader_column_lent(const struct zy_reader *r, size_t c)
{
	return r->columns[c].lent;
}

uint64_t
zy_reader_column_odd(const struct zy_reader *r, size_t c)
{
	return r->columns[c].odd;
}

bool
zy_reader_column_composed(const struct zy_reader *r, size_t c)
{
	return r->columns[c].h.composed;
}

struct zy_view
zy_reader_column_given(
    const struct zy_reader *r, size_t c, struct zy_view *by, uint64_t *line)
{
	const struct zy_view none = {NULL, 0};

	*by = r->columns[c].given_by;
	*line = r->columns[c].given_at;
	return r->columns[c].cell == ZY_READER_NO_CELL ? r->columns[c].given
						       : none;
}

const struct zy_column *
zy_reader_column_own(const struct zy_reader *r, size_t c)
{
	return r->columns[c].h.own;
}

int
zy_reader_find(const struct zy_reader *r, const char *name)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (zy_view_is(r->columns[i].h.name, name))
			return (int)i;
	return -1;
}

void
zy_reader_want_none(struct zy_reader *r)
{
	size_t i;

	r->wants_all = false;
	r->nwanted = 0;
	for (i = 0; i < r->n; i++) {
		r->columns[i].want = r->columns[i].forgiven = false;
		if (zy_reader_has_words(&r->columns[i]))
			list_wanted(r, i, false);
	}
}

void
zy_reader_want(struct zy_reader *r, size_t c)
{
	const struct zy_column *decl = r->columns[c].h.decl;

	if (r->columns[c].want || !decl)
		return; /* what is not declared stays as it is */
	r->columns[c].want = true;
	list_wanted(r, c, decl->type <= ZY_CODE);
}

void
zy_reader_forgive(struct zy_reader *r, size_t c)
{
	r->columns[c].forgiven = true;
}

void
zy_reader_take_broken(struct zy_reader *r, struct zy_view text)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		r->own_raw[i] = (struct zy_view){NULL, 0};
	if (r->n)
		r->own_raw[0] = text;
	r->cells = r->raw = r->own_raw;
}

const char *
zy_reader_name(const struct zy_reader *r)
{
	return zy_source_name(r->source);
}

uint64_t
zy_reader_line(const struct zy_reader *r)
{
	return r->csv ? zy_csv_line(r->csv) : zy_json_line(r->json);
}

void
zy_reader_place(
    const struct zy_reader *r, size_t c, uint64_t *line, uint64_t *column)
{
	if (r->csv && r->columns[c].cell == ZY_READER_NO_CELL) {
		*line = zy_reader_line(r);
		*column = 0;
	} else if (r->csv)
		zy_csv_place(r->csv, r->columns[c].cell, line, column);
	else
		zy_json_place(r->json, r->columns[c].at, line, column);
}

/*
 * Stores the columns, in characters, where the members of the current object
 * begin.  Members are mostly in the order of the text, so that one pass
 * suffices.
 */
static void
member_places(const struct zy_reader *r, uint32_t *columns)
{
	struct zy_view text = zy_json_text(r->json);
	uint64_t line, first;
	uint32_t column;
	size_t i, at = 0;

	zy_json_place(r->json, 0, &line, &first);
	column = (uint32_t)first;
	for (i = 0; i < r->n; i++) {
		if (r->columns[i].at < at) {
			at = 0;
			column = (uint32_t)first;
		}
		for (; at < r->columns[i].at && at < text.n; at++) {
			if (text.p[at] == '\n')
				column = 1;
			else
				column +=
				    ((unsigned char)text.p[at] & 0xC0) != 0x80;
		}
		columns[i] = column;
	}
}

void
zy_reader_places(const struct zy_reader *r, uint32_t *columns)
{
	size_t i, n = r->width;
	uint32_t *all;

	if (r->json) {
		member_places(r, columns);
		return;
	}
	all = zy_reallocarray(NULL, n + 1, sizeof(*all));
	zy_csv_places(r->csv, all, n);
	for (i = 0; i < r->n; i++)
		columns[i] =
		    r->columns[i].cell < n ? all[r->columns[i].cell] : 0;
	free(all);
}

int
zy_reader_place_error(const struct zy_reader *r, size_t c, struct zy_error *e)
{
	const struct zy_column *decl = r->columns[c].h.decl;
	uint64_t line, column;

	decl = decl ? decl : r->columns[c].h.twin;
	zy_error_heading(
	    e, decl ? decl->name : NULL, zy_reader_column_header(r, c));
	zy_reader_place(r, c, &line, &column);
	return zy_error_at(e, zy_reader_name(r), line, column);
}

int
zy_reader_fault(const struct zy_reader *r, int c, enum zy_fault fault,
    const char *what, struct zy_error *e)
{
	const struct zy_view none = {NULL, 0};

	if (e->kind != ZY_ERROR_NONE)
		return -1;
	zy_error_fault(e, fault, what,
	    c < 0 ? none : zy_column_shown(r->columns[c].h.decl, r->raw[c]));
	if (c >= 0)
		return zy_reader_place_error(r, (size_t)c, e);
	return zy_error_at(e, zy_reader_name(r), zy_reader_line(r), 0);
}
