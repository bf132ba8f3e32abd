/* SPDX-License-Identifier: MIT */
#include "stream/table.h"

#include <stdlib.h>

void
zy_table_release(struct zy_table *t)
{
	free(t->columns);
	free(t->rows);
	free(t->files);
	free(t->map);
	zy_arena_release(&t->arena);
	*t = (struct zy_table){0};
}

int
zy_table_find(const struct zy_table *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->ncolumns; i++)
		if (zy_view_is(t->columns[i].name, name))
			return (int)i;
	return -1;
}

size_t
zy_table_column(
    struct zy_table *t, struct zy_view name, const struct zy_column *decl)
{
	size_t i;

	for (i = 0; i < t->ncolumns; i++)
		if (zy_view_eq(t->columns[i].name, name))
			return i;
	t->columns =
	    zy_grow(t->columns, &t->ccap, t->ncolumns + 1, sizeof(*t->columns));
	t->columns[i].name.p = zy_arena_strndup(&t->arena, name.p, name.n);
	t->columns[i].name.n = name.n;
	t->columns[i].decl = decl;
	t->ncolumns++;
	return i;
}

static void
add_file(struct zy_table *t, const char *name)
{
	t->files =
	    zy_grow(t->files, &t->fcap, t->nfiles + 1, sizeof(*t->files));
	t->files[t->nfiles++] = zy_arena_strndup(&t->arena, name, strlen(name));
}

void
zy_table_begin_like(struct zy_table *t, const struct zy_table *like)
{
	size_t i;

	t->keep_raw = like->keep_raw;
	for (i = 0; i < like->ncolumns; i++)
		zy_table_column(
		    t, like->columns[i].name, like->columns[i].decl);
	for (i = 0; i < like->nfiles; i++)
		add_file(t, like->files[i]);
}

bool
zy_table_fits(const struct zy_table *t, const struct zy_table *other)
{
	size_t i;

	for (i = 0; i < other->ncolumns && i < t->ncolumns; i++)
		if (!zy_view_eq(t->columns[i].name, other->columns[i].name))
			return false;
	return other->ncolumns <= t->ncolumns;
}

void
zy_table_join(struct zy_table *t, struct zy_table *other)
{
	size_t i;

	for (i = t->ncolumns; i < other->ncolumns; i++)
		zy_table_column(
		    t, other->columns[i].name, other->columns[i].decl);
	for (i = t->nfiles; i < other->nfiles; i++)
		add_file(t, other->files[i]);
	t->rows = zy_grow(
	    t->rows, &t->rcap, t->nrows + other->nrows, sizeof(*t->rows));
	if (other->nrows)
		memcpy(t->rows + t->nrows, other->rows,
		    other->nrows * sizeof(*t->rows));
	t->nrows += other->nrows;
	zy_arena_join(&t->arena, &other->arena);
	other->nrows = 0;
	zy_table_release(other);
}

/* A row of n cells whose bytes are all in text, ends[] apart. */
static struct zy_table_row *
row_new(struct zy_table *t, size_t n, size_t bytes)
{
	struct zy_table_row *row = zy_arena_alloc(
	    &t->arena, sizeof(*row) + n * sizeof(row->end[0]) + bytes);

	row->n = (uint32_t)n;
	row->file = 0;
	row->line = 0;
	row->reject = NULL;
	return row;
}

static char *
bytes_of(const struct zy_table_row *row)
{
	return (char *)(uintptr_t)(row->end + row->n);
}

static void
append(struct zy_table *t, struct zy_table_row *row)
{
	t->rows = zy_grow(t->rows, &t->rcap, t->nrows + 1, sizeof(*t->rows));
	t->rows[t->nrows++] = row;
}

struct zy_table_row *
zy_table_add_cells(struct zy_table *t, const struct zy_view *cells, size_t n)
{
	struct zy_table_row *row;
	size_t i, bytes = 0;
	char *to;

	for (i = 0; i < n; i++)
		bytes += cells[i].n;
	row = row_new(t, n, bytes);
	to = bytes_of(row);
	for (bytes = 0, i = 0; i < n; i++) {
		if (cells[i].n)
			memcpy(to + bytes, cells[i].p, cells[i].n);
		bytes += cells[i].n;
		row->end[i] = (uint32_t)bytes;
	}
	append(t, row);
	return row;
}

void
zy_table_bind(struct zy_table *t, struct zy_reader *r)
{
	size_t i, n = zy_reader_columns(r);
	uint32_t f;

	if (t->reader != zy_reader_serial(r)) {
		t->reader = zy_reader_serial(r);
		t->nmap = 0;
		t->reject_header = NULL;
		for (f = 0; f < t->nfiles; f++)
			if (strcmp(t->files[f], zy_reader_name(r)) == 0)
				break;
		if (f == t->nfiles)
			add_file(t, zy_reader_name(r));
		t->file = f;
	}
	if (t->nmap == n)
		return;
	t->map = zy_grow(t->map, &t->mapcap, n, sizeof(*t->map));
	for (i = t->nmap; i < n; i++)
		t->map[i] = (int)zy_table_column(
		    t, zy_reader_column_name(r, i), zy_reader_column(r, i));
	t->nmap = n;
	t->reject_header = NULL;
}

static const struct zy_reject_header *
keep_header(struct zy_table *t, const struct zy_reader *r)
{
	struct zy_reject_header *h = zy_arena_alloc(&t->arena, sizeof(*h));
	struct zy_view v;
	size_t i;

	h->n = t->nmap;
	h->headers = zy_arena_alloc(&t->arena, h->n * sizeof(*h->headers) + 1);
	h->table_column =
	    zy_arena_alloc(&t->arena, h->n * sizeof(*h->table_column) + 1);
	for (i = 0; i < h->n; i++) {
		v = zy_reader_column_header(r, i);
		h->table_column[i] = t->map[i];
		h->headers[i].p = zy_arena_strndup(&t->arena, v.p, v.n);
		h->headers[i].n = v.n;
	}
	return h;
}

/* In at: the cell is the row's own, as nearly all are. */
#define SAME (UINT32_C(1) << 31)

static const struct zy_reject *
keep_reject(
    struct zy_table *t, struct zy_reader *r, const struct zy_table_row *row)
{
	size_t i, n = t->nmap, bytes = 0;
	struct zy_reject *x;
	struct zy_view v;
	char *to;

	if (!t->reject_header)
		t->reject_header = keep_header(t, r);
	for (i = 0; i < n; i++) {
		v = zy_reader_raw(r, i);
		if (!zy_view_eq(v, zy_table_cell(row, t->map[i])))
			bytes += v.n;
	}
	if (bytes >= SAME)
		zy_mem_gone();
	x = zy_arena_alloc(
	    &t->arena, sizeof(*x) + 2 * n * sizeof(x->at[0]) + bytes);
	x->header = t->reject_header;
	x->row = row;
	x->n = (uint32_t)n;
	to = (char *)(x->at + 2 * n);
	for (bytes = 0, i = 0; i < n; i++) {
		v = zy_reader_raw(r, i);
		x->at[i] = (uint32_t)bytes | SAME;
		if (zy_view_eq(v, zy_table_cell(row, t->map[i])))
			continue;
		if (v.n)
			memcpy(to + bytes, v.p, v.n);
		bytes += v.n;
		x->at[i] = (uint32_t)bytes;
	}
	zy_reader_places(r, x->at + n);
	return x;
}

struct zy_view
zy_reject_cell(const struct zy_reject *x, size_t i)
{
	uint32_t from = i ? x->at[i - 1] & ~SAME : 0;

	if (x->at[i] & SAME)
		return zy_table_cell(x->row, x->header->table_column[i]);
	return (struct zy_view){
	    (const char *)(x->at + 2 * x->n) + from, x->at[i] - from};
}

uint32_t
zy_reject_column(const struct zy_reject *x, size_t i)
{
	return x->at[x->n + i];
}

struct zy_table_row *
zy_table_add(struct zy_table *t, struct zy_reader *r)
{
	struct zy_table_row *row;
	struct zy_view cell;
	size_t i, n, bytes = 0;
	char *to;

	zy_table_bind(t, r);
	for (n = 0, i = 0; i < t->nmap; i++) {
		bytes += zy_reader_cell(r, i).n;
		if ((size_t)t->map[i] + 1 > n)
			n = (size_t)t->map[i] + 1;
	}
	if (bytes > UINT32_MAX)
		zy_mem_gone();
	/* First the lengths by table column, then the places. */
	row = row_new(t, n, bytes);
	memset(row->end, 0, n * sizeof(row->end[0]));
	for (i = 0; i < t->nmap; i++)
		row->end[t->map[i]] = (uint32_t)zy_reader_cell(r, i).n;
	for (i = 1; i < n; i++)
		row->end[i] += row->end[i - 1];
	to = bytes_of(row);
	for (i = 0; i < t->nmap; i++) {
		cell = zy_reader_cell(r, i);
		if (cell.n)
			memcpy(
			    to + row->end[t->map[i]] - cell.n, cell.p, cell.n);
	}
	row->file = t->file;
	row->line = zy_reader_line(r);
	if (t->keep_raw)
		row->reject = keep_reject(t, r, row);
	append(t, row);
	return row;
}

struct zy_view
zy_table_cell(const struct zy_table_row *row, int c)
{
	uint32_t from;

	if (c < 0 || (uint32_t)c >= row->n)
		return (struct zy_view){NULL, 0};
	from = c ? row->end[c - 1] : 0;
	return (struct zy_view){bytes_of(row) + from, row->end[c] - from};
}

void
zy_table_set(struct zy_table *t, size_t at, size_t column, struct zy_view cell)
{
	struct zy_table_row *old = t->rows[at], *row;
	size_t n = old->n > column ? old->n : column + 1, i;
	size_t bytes = 0, end = 0;
	struct zy_view v;

	for (i = 0; i < n; i++)
		bytes += i == column ? cell.n : zy_table_cell(old, (int)i).n;
	row = row_new(t, n, bytes);
	for (i = 0; i < n; i++) {
		v = i == column ? cell : zy_table_cell(old, (int)i);
		if (v.n)
			memcpy(bytes_of(row) + end, v.p, v.n);
		end += v.n;
		row->end[i] = (uint32_t)end;
	}
	row->file = old->file;
	row->line = old->line;
	row->reject = old->reject;
	t->rows[at] = row;
}
