/*
 * Reading records one by one: implements zy_reader_next and the functions of
 * reader.h that return its cells.  The other functions of reader.h are in
 * reader-*.c, fill.c, members.c, parts.c and twins.c.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/reader.h"

#include <stdlib.h>

#include "stream/reader-state.h"
#include "stream/writer.h"

void
zy_reader_free(struct zy_reader *r)
{
	size_t i;

	if (!r)
		return;
	for (i = 0; i < r->n; i++) {
		zy_buf_release(&r->columns[i].text);
		zy_buf_release(&r->columns[i].choice);
		zy_buf_release(&r->columns[i].unknown);
		free(r->columns[i].refusal);
	}
	zy_reader_fill_release(r);
	if (!r->sheet)
		zy_csv_free(r->csv);
	zy_sheet_free(r->sheet);
	zy_json_free(r->json);
	zy_source_free(r->source);
	zy_intern_free(r->keys);
	free(r->key_column);
	free(r->columns);
	free(r->wanted);
	free(r->pairs);
	free(r->own_cells);
	free(r->own_raw);
	free(r->more);
	free(r->remarks);
	free(r->layouts);
	free(r->tables);
	zy_intern_free(r->texts);
	pthread_mutex_destroy(&r->lock);
	zy_arena_release(&r->arena);
	free(r);
}

/* Returns whether all n cells are blank. */
static bool
all_blank(const struct zy_view *cells, size_t n)
{
	while (n > 0)
		if (zy_text_trim(cells[--n]).n)
			return false;
	return true;
}

/*
 * Makes a row the raw cells of the current record.  The row is copied only
 * where its cells are not the columns in their order.
 */
static void
take_cells(struct zy_reader *r, const struct zy_view *cells, size_t n)
{
	struct zy_reader_column *c;
	size_t i;

	r->row = cells;
	r->row_cells = n;
	if (ZY_LIKELY(r->straight && n >= r->n && !r->nfills)) {
		r->cells = r->raw = cells;
		return;
	}
	for (i = 0; i < r->n; i++) {
		c = &r->columns[i];
		r->own_raw[i] = c->cell < n ? cells[c->cell] : c->given;
		if (ZY_UNLIKELY(c->given.n) && c->cell < n &&
		    zy_text_trim(cells[c->cell]).n == 0) {
			r->own_raw[i] = c->given;
			c->lent++;
		}
	}
	r->cells = r->raw = r->own_raw;
}

/*
 * Reads the next row that is a record, and matches the columns of headers
 * before it.  Returns 1, 0 at the end, or -1 with e set.
 */
static int
next_row(struct zy_reader *r, const struct zy_view **cells, size_t *n,
    struct zy_error *e)
{
	enum zy_sheet_event event;
	int rc;

	if (!r->sheet) { /* one record again */
		rc = zy_csv_next(r->csv, e);
		*cells = zy_csv_cells(r->csv, n);
		return rc;
	}
	while (
	    (event = zy_sheet_next(r->sheet, cells, n, e)) == ZY_SHEET_HEADER) {
		zy_reader_fill_begin(r);
		if (zy_reader_bind(r, e)) {
			*n = 0;
			return -1;
		}
		zy_reader_fill_dittos(r);
	}
	return (int)event;
}

/*
 * Reads the next row of CSV into raw cells.  Returns 1, 0 at the end, or -1
 * with e set.
 */
static int
take_row(struct zy_reader *r, struct zy_error *e)
{
	const struct zy_view *cells = NULL;
	size_t n = 0, width;
	int rc = next_row(r, &cells, &n, e);

	if (rc == 0)
		return 0;
	if (rc < 0) {
		zy_reader_take_broken(
		    r, n ? cells[0] : (struct zy_view){NULL, 0});
		/* A row above the header is whole. */
		if (n > 1)
			take_cells(r, cells, n);
		r->records += e->kind == ZY_ERROR_RECORD;
		return -1;
	}
	width = r->width;
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

/*
 * Makes the faults of the current record a list that begins with e.  Returns
 * -1.
 */
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

/*
 * Cleans the cells of a bad record from wanted column k on, to find its further
 * faults; a wrong cell becomes empty.  Returns -1.
 */
static int
clean_rest(struct zy_reader *r, size_t k, struct zy_error *e)
{
	const struct zy_view nothing = {NULL, 0};
	struct zy_view v;
	size_t i;

	for (; k < r->nwanted; k++) {
		i = r->wanted[k].column;
		if (r->raw[i].n == 0)
			continue;
		if (zy_reader_clean(r, i, &v, zy_reader_further_fault(r)) == 0)
			r->nmore--;
		else
			v = nothing;
		zy_reader_set_cell(r, i, v);
	}
	if (r->npairs)
		(void)zy_reader_join_twins(r, e);
	return link_faults(r, e);
}

/* Removes from all cells the ' and tabs that --excel puts before them. */
static void
take_guards_off(struct zy_reader *r)
{
	struct zy_view v;
	size_t i;

	for (i = 0; i < r->n; i++) {
		v = r->raw[i];
		if (v.n < 2 || (v.p[0] != '\'' && v.p[0] != '\t'))
			continue;
		v = zy_csv_unguarded(v);
		if (v.n != r->raw[i].n)
			zy_reader_set_cell(r, i, v);
	}
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
	r->nmore = r->nremarks = 0;
	if (r->nfills && zy_reader_fill_next(r, e))
		return clean_rest(r, 0, e);
	if (ZY_UNLIKELY(r->options.types && r->json))
		zy_reader_mark_literals(r);
	if (ZY_UNLIKELY(r->csv && zy_source_is_marked(r->source)))
		take_guards_off(r);
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
		if (zy_reader_clean(r, i, &v, e)) {
			zy_reader_set_cell(r, i, (struct zy_view){NULL, 0});
			return clean_rest(r, k + 1, e);
		}
		if (v.p != r->raw[i].p || v.n != r->raw[i].n)
			zy_reader_set_cell(r, i, v);
	}
	if (ZY_UNLIKELY(r->npairs) && zy_reader_join_twins(r, e))
		return link_faults(r, e);
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

	if (!r->csv || raw == r->own_raw || r->n == 0 ||
	    zy_source_has_rows(r->source))
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
zy_reader_lone(const struct zy_reader *r)
{
	struct zy_view lone = {NULL, 0}, cell;
	size_t i;

	if (!r->csv || !all_blank(r->raw, r->n))
		return lone;
	for (i = 0; i < r->row_cells; i++) {
		cell = zy_text_trim(r->row[i]);
		if (cell.n && lone.n && !zy_view_eq(cell, lone))
			return (struct zy_view){NULL, 0};
		lone = cell.n ? cell : lone;
	}
	return lone;
}

struct zy_view
zy_reader_raw(const struct zy_reader *r, size_t c)
{
	return r->raw[c];
}

struct zy_view
zy_reader_running(const struct zy_reader *r)
{
	return r->sheet ? zy_sheet_header(r->sheet)->running
			: (struct zy_view){NULL, 0};
}

struct zy_view
zy_reader_title(const struct zy_reader *r)
{
	return r->sheet ? zy_sheet_title(r->sheet) : (struct zy_view){NULL, 0};
}

struct zy_view
zy_reader_notes(const struct zy_reader *r)
{
	return r->sheet ? zy_sheet_notes(r->sheet) : (struct zy_view){NULL, 0};
}

struct zy_view
zy_reader_above(const struct zy_reader *r)
{
	return r->sheet ? zy_sheet_above(r->sheet) : (struct zy_view){NULL, 0};
}

uint64_t
zy_reader_serial(const struct zy_reader *r)
{
	return r->serial;
}

size_t
zy_reader_tables(const struct zy_reader *r)
{
	return r->ntables;
}

bool
zy_reader_note(struct zy_reader *r, struct zy_buf *out)
{
	return zy_source_note(r->source, out);
}

void
zy_reader_facts(const struct zy_reader *r, struct zy_reader_facts *f)
{
	static const struct zy_left_out none[ZY_ROW_KINDS];

	*f = (struct zy_reader_facts){
	    .encoding = zy_source_encoding(r->source),
	    .big5 = zy_source_big5(r->source),
	    .shape = r->shape,
	    .header = r->sheet ? zy_sheet_header_line(r->sheet) : 0,
	    .records = r->records,
	    .left_out = r->sheet ? zy_sheet_left_out(r->sheet) : none,
	};
}
