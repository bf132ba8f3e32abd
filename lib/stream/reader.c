/* SPDX-License-Identifier: MIT */
#include "stream/reader.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/privacy.h"
#include "stream/reader-state.h"

struct zy_reader *
zy_reader_new(struct zy_source *s, const struct zy_reader_options *o)
{
	static atomic_uint_least64_t count;
	struct zy_reader *r = zy_calloc(1, sizeof(*r));

	r->serial = atomic_fetch_add(&count, 1) + 1;
	r->source = s;
	r->options = *o;
	return r;
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
	r->own_cells =
	    zy_grow(r->own_cells, &r->cells_cap, r->n, sizeof(*r->own_cells));
	r->own_raw =
	    zy_grow(r->own_raw, &r->raw_cap, r->n, sizeof(*r->own_raw));
	r->own_raw[r->n - 1] = (struct zy_view){NULL, 0};
	r->cells = r->raw = r->own_raw;
	r->straight = (r->n == 1 || r->straight) && cell == r->n - 1;
	if (c->h.decl && r->wants_all)
		zy_reader_want(r, r->n - 1);
}

void
zy_reader_free(struct zy_reader *r)
{
	size_t i;

	if (!r)
		return;
	for (i = 0; i < r->n; i++) {
		zy_buf_release(&r->columns[i].text);
		zy_buf_release(&r->columns[i].choice);
	}
	zy_reader_fill_release(r);
	zy_csv_free(r->csv);
	zy_json_free(r->json);
	zy_source_free(r->source);
	zy_intern_free(r->keys);
	free(r->key_column);
	free(r->columns);
	free(r->wanted);
	free(r->own_cells);
	free(r->own_raw);
	free(r->more);
	zy_arena_release(&r->arena);
	free(r);
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

const struct zy_column *
zy_reader_column(const struct zy_reader *r, size_t c)
{
	return r->columns[c].h.decl;
}

bool
zy_reader_column_composed(const struct zy_reader *r, size_t c)
{
	return r->columns[c].h.composed;
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

	for (i = 0; i < r->n; i++)
		r->columns[i].want = false;
	r->wants_all = false;
	r->nwanted = 0;
}

void
zy_reader_want(struct zy_reader *r, size_t c)
{
	const struct zy_column *decl = r->columns[c].h.decl;
	size_t i;

	if (r->columns[c].want || !decl)
		return; /* what is not declared stays as it is */
	r->columns[c].want = true;
	r->wanted = zy_grow(
	    r->wanted, &r->wanted_cap, r->nwanted + 1, sizeof(*r->wanted));
	for (i = r->nwanted++; i > 0 && r->wanted[i - 1].column > c; i--)
		r->wanted[i] = r->wanted[i - 1];
	r->wanted[i] = (struct zy_reader_wanted){
	    (uint32_t)c, decl->type <= ZY_CODE, (decl->flags & ZY_ID) != 0};
}

/* Puts the row of a broken record where rejects will find it. */
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

static bool
all_blank(const struct zy_view *cells, size_t n)
{
	while (n > 0)
		if (zy_text_trim(cells[--n]).n)
			return false;
	return true;
}

/* Could the row be furniture?  Most first cells rule that out at once. */
static bool
suspicious(const struct zy_reader *r, const struct zy_view *cells, size_t n)
{
	const char *p = cells[0].p;

	if (n != r->header.width || cells[0].n == 0)
		return true;
	if ((unsigned char)*p > ' ' && (unsigned char)*p < 0x80)
		return *p == r->header.columns[0].text.p[0] || (*p | 32) == 't';
	return true;
}

/* Rows to skip are skipped; 1 a row in *cells, 0, -1 broken. */
static int
next_row(struct zy_reader *r, const struct zy_view **cells, size_t *n,
    struct zy_error *e)
{
	int rc;

	for (;;) {
		rc = zy_csv_next(r->csv, e);
		if (rc == 0)
			return 0;
		*cells = zy_csv_cells(r->csv, n);
		if (rc < 0)
			return -1;
		if (r->header.width == 0)
			return 1;
		if (ZY_LIKELY(!suspicious(r, *cells, *n)))
			return 1;
		if (all_blank(*cells, *n))
			continue;
		if (!zy_header_is_furniture(&r->header, *cells, *n))
			return 1;
		r->skipped++;
	}
}

/* The row as raw cells; a row is only copied where columns are not its own. */
static void
take_cells(struct zy_reader *r, const struct zy_view *cells, size_t n)
{
	size_t i;

	if (ZY_LIKELY(r->straight && n >= r->n && !r->nfills)) {
		r->cells = r->raw = cells;
		return;
	}
	for (i = 0; i < r->n; i++)
		r->own_raw[i] = r->columns[i].cell < n
				    ? cells[r->columns[i].cell]
				    : (struct zy_view){NULL, 0};
	r->cells = r->raw = r->own_raw;
}

static int
take_row(struct zy_reader *r, struct zy_error *e)
{
	const struct zy_view *cells = NULL;
	size_t n = 0, width = r->header.width;
	int rc = next_row(r, &cells, &n, e);

	if (rc == 0)
		return 0;
	if (rc < 0) {
		zy_reader_take_broken(
		    r, n ? cells[0] : (struct zy_view){NULL, 0});
		r->records += e->kind == ZY_ERROR_RECORD;
		return -1;
	}
	take_cells(r, cells, n);
	if (ZY_LIKELY(n == width) ||
	    (n > width && all_blank(cells + width, n - width)))
		return 1;
	r->records++;
	zy_error_set(e, ZY_ERROR_RECORD,
	    _("row has %zu cells, the header has %zu"), n, width);
	e->fault = ZY_FAULT_ROW;
	return zy_error_at(e, zy_reader_name(r), zy_reader_line(r), 0);
}

/* Gives an error about cell c of the current record its heading and place. */
static int
blame_cell(const struct zy_reader *r, size_t c, struct zy_error *e)
{
	const struct zy_column *decl = r->columns[c].h.decl;
	uint64_t line, column;

	zy_error_heading(
	    e, decl ? decl->name : NULL, zy_reader_column_header(r, c));
	zy_reader_place(r, c, &line, &column);
	return zy_error_at(e, zy_reader_name(r), line, column);
}

/* Cell c is v now; the others stay as they are. */
static void
set_cell(struct zy_reader *r, size_t c, struct zy_view v)
{
	size_t i;

	if (r->cells != r->own_cells)
		for (i = 0; i < r->n; i++)
			r->own_cells[i] = r->raw[i];
	r->cells = r->own_cells;
	r->own_cells[c] = v;
}

/*
 * The token that a cell of a column of choices means by its heading (是 under
 * 是否预备党员) or by a word of the county's own; false: neither.
 */
static bool
clean_by_words(struct zy_reader *r, size_t i, struct zy_view *out)
{
	static const struct zy_column answer = {
	    "", "", ZY_YESNO, 0, NULL, NULL};
	struct zy_reader_column *c = &r->columns[i];
	const struct zy_choice *choices = c->h.decl->choices, *end = choices;
	const struct zy_choice *found = NULL;
	struct zy_error ignored = ZY_ERROR_INIT;

	if (c->h.yes.n &&
	    zy_cell_clean(&answer, r->raw[i], &c->text, out, &ignored) == 0 &&
	    out->n) {
		*out = zy_view_is(*out, "yes") ? c->h.yes : c->h.no;
		return true;
	}
	while (end->token)
		end++;
	if (r->options.words && end->zh)
		found = zy_dictionary_value(
		    r->options.words, choices, end->zh, r->raw[i], true);
	if (found)
		*out = zy_view(found->token);
	return found != NULL;
}

int
zy_reader_clean(
    struct zy_reader *r, size_t i, struct zy_view *out, struct zy_error *e)
{
	struct zy_reader_column *c = &r->columns[i];
	bool choice = c->h.decl && c->h.decl->type == ZY_CHOICE;

	if (choice && c->choice.n &&
	    zy_view_eq(zy_buf_get(&c->choice), r->raw[i])) {
		*out = c->chosen;
		return 0;
	}
	zy_buf_reset(&c->text);
	if (!(choice && clean_by_words(r, i, out)) &&
	    zy_cell_clean(c->h.decl, r->raw[i], &c->text, out, e)) {
		*out = r->raw[i];
		return blame_cell(r, i, e);
	}
	if (choice) {
		/* A token, or nothing: no view of the cell itself. */
		c->chosen = out->n ? *out : (struct zy_view){NULL, 0};
		zy_buf_reset(&c->choice);
		zy_buf_view(&c->choice, r->raw[i]);
	}
	return 0;
}

/* Room for a fault of the current record behind the first. */
static struct zy_error *
further_fault(struct zy_reader *r)
{
	r->more =
	    zy_grow(r->more, &r->more_cap, r->nmore + 1, sizeof(*r->more));
	zy_error_clear(&r->more[r->nmore]);
	return &r->more[r->nmore++];
}

/* Makes the faults of the current record a list that begins with e.  -1. */
static int
link_faults(struct zy_reader *r, struct zy_error *e)
{
	size_t i;

	for (i = 0; i < r->nmore; i++) {
		e->next = &r->more[i];
		e = &r->more[i];
	}
	return -1;
}

/* Cleans the rest of a bad record's cells, from wanted k on, for its further
 * faults.  -1. */
static int
clean_rest(struct zy_reader *r, size_t k, struct zy_error *e)
{
	struct zy_view v;

	for (; k < r->nwanted; k++)
		if (r->raw[r->wanted[k].column].n &&
		    zy_reader_clean(
			r, r->wanted[k].column, &v, further_fault(r)) == 0)
			r->nmore--;
	return link_faults(r, e);
}

int
zy_reader_next(struct zy_reader *r, struct zy_error *e)
{
	struct zy_view v;
	size_t i, k;
	int rc = r->csv ? take_row(r, e) : zy_reader_take_object(r, e);

	if (rc < 0)
		zy_reader_fill_lose(r);
	if (rc <= 0)
		return rc;
	r->records++;
	r->nmore = 0;
	if (r->nfills && zy_reader_fill_next(r, e))
		return clean_rest(r, 0, e);
	for (k = 0; k < r->nwanted; k++) {
		i = r->wanted[k].column;
		/* Not as a whole: its halves were stored one by one, just now,
		 * and a load of both would wait for them. */
		v.p = r->raw[i].p;
		v.n = r->raw[i].n;
		/* Of one or two signs, / and -- say nothing. */
		if (v.n == 0 ||
		    (r->wanted[k].plain && (v.n > 2 || v.p[0] >= '0') &&
			zy_cell_is_plain(v) &&
			!(r->wanted[k].id && zy_cell_is_odd_id(v))))
			continue;
		if (zy_reader_clean(r, i, &v, e))
			return clean_rest(r, k + 1, e);
		if (v.p != r->raw[i].p || v.n != r->raw[i].n)
			set_cell(r, i, v);
	}
	return r->json ? zy_reader_check_members(r, e) : 1;
}

struct zy_view
zy_reader_cell(const struct zy_reader *r, size_t c)
{
	return r->cells[c];
}

const struct zy_view *
zy_reader_cells(const struct zy_reader *r)
{
	return r->cells;
}

const struct zy_view *
zy_reader_row(const struct zy_reader *r)
{
	return r->raw;
}

bool
zy_reader_is_plain(const struct zy_reader *r)
{
	const struct zy_view *raw = r->raw;
	const char *at;
	size_t i;

	if (!r->csv || raw == r->own_raw || r->n == 0)
		return false;
	at = zy_source_since_mark(r->source).p;
	for (i = 0; i < r->n; i++) {
		if (raw[i].p != at)
			return false;
		at += raw[i].n + 1;
	}
	return true;
}

struct zy_view
zy_reader_raw(const struct zy_reader *r, size_t c)
{
	return r->raw[c];
}

uint64_t
zy_reader_serial(const struct zy_reader *r)
{
	return r->serial;
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
	if (r->csv)
		zy_csv_place(r->csv, r->columns[c].cell, line, column);
	else
		zy_json_place(r->json, r->columns[c].at, line, column);
}

/* Columns come in the order of the text, or nearly: the walk goes on. */
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
	size_t i, n = r->header.width;
	uint32_t *all;

	if (r->json) {
		member_places(r, columns);
		return;
	}
	all = zy_reallocarray(NULL, n + 1, sizeof(*all));
	zy_csv_places(r->csv, all, n);
	for (i = 0; i < r->n; i++)
		columns[i] = all[r->columns[i].cell];
	free(all);
}

int
zy_reader_fault(const struct zy_reader *r, int c, enum zy_fault fault,
    const char *what, struct zy_error *e)
{
	const struct zy_view none = {NULL, 0};

	if (e->kind != ZY_ERROR_NONE)
		return -1;
	zy_error_fault(e, fault, what, c < 0 ? none : r->raw[c]);
	if (c >= 0)
		return blame_cell(r, (size_t)c, e);
	return zy_error_at(e, zy_reader_name(r), zy_reader_line(r), 0);
}

int
zy_reader_blame(
    const struct zy_reader *r, int c, const char *what, struct zy_error *e)
{
	return zy_reader_fault(r, c, ZY_FAULT_OTHER, what, e);
}

void
zy_reader_facts(const struct zy_reader *r, struct zy_reader_facts *f)
{
	*f = (struct zy_reader_facts){
	    .encoding = zy_source_encoding(r->source),
	    .shape = r->shape,
	    .header = r->header_line,
	    .records = r->records,
	    .skipped = r->skipped,
	};
}
