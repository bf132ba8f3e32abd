/*
 * The rows of a table, each in one block of memory: implements table.h, except
 * its columns (table-columns.c) and errors about cells (table-flaws.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/table.h"

#include <stdlib.h>

void
zy_table_release(struct zy_table *t)
{
	free(t->columns);
	free(t->rows);
	free(t->files);
	free(t->map);
	free(t->cells);
	zy_buf_release(&t->scratch);
	free(t->flaws);
	free(t->texts);
	zy_arena_release(&t->arena);
	*t = (struct zy_table){0};
}

/* Adds a column of another table. */
static void
copy_column(struct zy_table *t, const struct zy_table_column *like)
{
	size_t i = zy_table_column(t, like->name, like->decl);

	t->columns[i].twin = like->twin;
	t->columns[i].taken = like->taken;
}

/* Appends a file name, which is copied, to the files of t. */
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
		copy_column(t, &like->columns[i]);
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
		copy_column(t, &other->columns[i]);
	for (i = t->nfiles; i < other->nfiles; i++)
		add_file(t, other->files[i]);
	t->rows = zy_grow(
	    t->rows, &t->rcap, t->nrows + other->nrows, sizeof(*t->rows));
	if (other->nrows)
		memcpy(t->rows + t->nrows, other->rows,
		    other->nrows * sizeof(*t->rows));
	t->flaws = zy_grow(t->flaws, &t->flaws_cap, t->nflaws + other->nflaws,
	    sizeof(*t->flaws));
	for (i = 0; i < other->nflaws; i++) {
		t->flaws[t->nflaws] = other->flaws[i];
		t->flaws[t->nflaws++].row += t->nrows;
	}
	t->nrows += other->nrows;
	zy_arena_join(&t->arena, &other->arena);
	other->nrows = 0;
	zy_table_release(other);
}

/*
 * Returns the size of a row of n cells that have that many bytes in all: a
 * multiple of the alignment of rows.
 */
static size_t
row_size(size_t n, size_t bytes)
{
	const size_t word = sizeof(uint64_t);
	size_t ends =
	    n * (bytes > UINT16_MAX ? sizeof(uint32_t) : sizeof(uint16_t));

	return (sizeof(struct zy_table_row) + ends + bytes + word - 1) / word *
	       word;
}

/*
 * Appends a row with these cells and without a place.  *behind is set to `more`
 * bytes of memory directly after the row.
 */
static struct zy_table_row *
append(struct zy_table *t, const struct zy_view *cells, size_t n, size_t more,
    void **behind)
{
	struct zy_table_row *row;
	size_t i, bytes = 0, end = 0, size;
	uint16_t *ends;
	char *to;

	for (i = 0; i < n; i++)
		bytes += cells[i].n;
	if (bytes > UINT32_MAX / 4)
		zy_mem_gone();
	size = row_size(n, bytes);
	row = zy_arena_words(&t->arena, size + more);
	*behind = (char *)row + size;
	*row = (struct zy_table_row){
	    .n = (uint32_t)n & INT32_MAX, .wide = bytes > UINT16_MAX};
	ends = (uint16_t *)row->at;
	to = row->wide ? (char *)(row->at + n) : (char *)(ends + n);
	for (i = 0; i < n; i++) {
		if (cells[i].n)
			memcpy(to + end, cells[i].p, cells[i].n);
		end += cells[i].n;
		if (row->wide)
			row->at[i] = (uint32_t)end;
		else
			ends[i] = (uint16_t)end;
	}
	t->rows = zy_grow(t->rows, &t->rcap, t->nrows + 1, sizeof(*t->rows));
	t->rows[t->nrows++] = row;
	return row;
}

struct zy_table_row *
zy_table_add_cells(struct zy_table *t, const struct zy_view *cells, size_t n)
{
	void *behind;

	return append(t, cells, n, 0, &behind);
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
	if (t->tables != zy_reader_tables(r)) {
		t->tables = zy_reader_tables(r);
		t->reject_header = NULL;
	}
	if (t->nmap == n)
		return;
	t->map = zy_grow(t->map, &t->mapcap, n, sizeof(*t->map));
	t->straight = true;
	t->ncells = 0;
	for (i = 0; i < n; i++) {
		if (i >= t->nmap)
			t->map[i] = (int)zy_table_take_column(t, r, i);
		t->straight = t->straight && t->map[i] == (int)i;
		if ((size_t)t->map[i] >= t->ncells)
			t->ncells = (size_t)t->map[i] + 1;
	}
	t->cells = zy_grow(t->cells, &t->cellcap, t->ncells, sizeof(*t->cells));
	t->nmap = n;
	t->reject_header = NULL;
}

/* Returns a copy of the reader's headings in the arena. */
static const struct zy_reject_header *
keep_header(struct zy_table *t, const struct zy_reader *r)
{
	struct zy_reject_header *h = zy_arena_alloc(&t->arena, sizeof(*h));
	struct zy_view v, by;
	uint64_t line;
	size_t i;

	h->n = t->nmap;
	h->headers = zy_arena_alloc(&t->arena, h->n * sizeof(*h->headers) + 1);
	h->table_column =
	    zy_arena_alloc(&t->arena, h->n * sizeof(*h->table_column) + 1);
	h->given = zy_arena_alloc(&t->arena, h->n * sizeof(*h->given) + 1);
	for (i = 0; i < h->n; i++) {
		h->given[i] = zy_reader_column_given(r, i, &by, &line).n > 0;
		v = zy_reader_column_header(r, i);
		h->table_column[i] = t->map[i];
		h->headers[i].p = zy_arena_strndup(&t->arena, v.p, v.n);
		h->headers[i].n = v.n;
	}
	v = zy_reader_above(r);
	h->above.p = zy_arena_strndup(&t->arena, v.p, v.n);
	h->above.n = v.n;
	return h;
}

/* Lengths that mean: the original cell is equal to the cleaned one. */
static const uint32_t same_short = UINT8_MAX, same_long = UINT32_MAX;

/* Returns the address of the lengths in a reject. */
static const uint32_t *
lengths_of(const struct zy_reject *x)
{
	return x->plain ? x->at : x->at + x->header->n;
}

/*
 * Returns the length of original cell i, and sets *same to whether it equals
 * the cleaned cell; the length is 0 then.
 */
static uint32_t
length_at(const struct zy_reject *x, size_t i, bool *same)
{
	const uint32_t *lengths = lengths_of(x);
	uint32_t n = x->wide ? lengths[i] : ((const uint8_t *)lengths)[i];

	*same = n == (x->wide ? same_long : same_short);
	return *same ? 0 : n;
}

/* Returns the row as it was read, which is before x in memory. */
static const struct zy_table_row *
row_of(const struct zy_reject *x)
{
	const char *at = (const char *)x - x->back;

	return (const void *)at;
}

/*
 * Returns whether an original cell is equal to the cleaned one, which mostly is
 * a view of it.
 */
static bool
is_same(struct zy_view raw, struct zy_view cell)
{
	return raw.n == cell.n && (raw.p == cell.p || zy_view_eq(raw, cell));
}

/* How the original cells of a record are to be stored. */
struct extent {
	bool plain, wide;
	size_t bytes, lengths; /* bytes of the cells, bytes of the lengths */
};

/*
 * Computes the size of the original cells of the reader's current record into
 * *x.  Returns how many bytes they take in all.
 */
static size_t
measure_reject(
    const struct zy_table *t, const struct zy_reader *r, struct extent *x)
{
	const struct zy_view *raw = zy_reader_row(r);
	const struct zy_view *cells = zy_reader_cells(r);
	size_t i, n = t->nmap;

	*x = (struct extent){.plain = zy_reader_is_plain(r)};
	for (i = 0; i < n; i++) {
		if (is_same(raw[i], cells[i]))
			continue;
		x->bytes += raw[i].n;
		x->wide = x->wide || raw[i].n >= same_short;
	}
	if (x->bytes > UINT32_MAX / 4)
		zy_mem_gone();
	x->lengths = n * (x->wide ? sizeof(uint32_t) : sizeof(uint8_t));
	return sizeof(struct zy_reject) +
	       (x->plain ? 0 : n * sizeof(uint32_t)) + x->lengths + x->bytes;
}

/*
 * Writes the original cells of the reader's current record to x, which is after
 * row in memory.
 */
static void
keep_reject(const struct zy_table *t, const struct zy_reader *r,
    const struct extent *m, struct zy_table_row *row, struct zy_reject *x)
{
	const struct zy_view *raw = zy_reader_row(r);
	const struct zy_view *cells = zy_reader_cells(r);
	uint32_t *lengths = x->at + (m->plain ? 0 : t->nmap);
	char *to = (char *)lengths + m->lengths;
	size_t i;
	bool same;

	*x = (struct zy_reject){.header = t->reject_header,
	    .back = (uint32_t)((char *)x - (char *)row),
	    .wide = m->wide,
	    .plain = m->plain};
	for (i = 0; i < t->nmap; i++) {
		same = is_same(raw[i], cells[i]);
		if (!same && raw[i].n)
			memcpy(to, raw[i].p, raw[i].n);
		to += same ? 0 : raw[i].n;
		if (m->wide)
			lengths[i] = same ? same_long : (uint32_t)raw[i].n;
		else
			((uint8_t *)lengths)[i] =
			    (uint8_t)(same ? same_short : raw[i].n);
	}
	if (!m->plain)
		zy_reader_places(r, x->at);
	row->reject = x;
}

struct zy_view
zy_reject_cell(const struct zy_reject *x, size_t i)
{
	const char *at = (const char *)lengths_of(x);
	uint32_t n;
	size_t k;
	bool same;

	at += x->header->n * (x->wide ? sizeof(uint32_t) : sizeof(uint8_t));
	for (k = 0; k < i; k++)
		at += length_at(x, k, &same);
	n = length_at(x, i, &same);
	if (same)
		return zy_table_cell(row_of(x), x->header->table_column[i]);
	return (struct zy_view){at, n};
}

struct zy_view
zy_table_original(const struct zy_table_row *row, int c)
{
	const struct zy_reject *came = row->reject;
	size_t k;

	for (k = 0; came && k < came->header->n; k++)
		if (came->header->table_column[k] == c)
			return zy_text_trim(zy_reject_cell(came, k));
	return (struct zy_view){NULL, 0};
}

uint32_t
zy_reject_column(const struct zy_reject *x, size_t i)
{
	size_t k, column = 1;

	if (!x->plain)
		return x->at[i];
	for (k = 0; k < i; k++)
		column += zy_text_count(zy_reject_cell(x, k)) + 1;
	return (uint32_t)column;
}

bool
zy_table_has_cell(const struct zy_table_row *row, int c)
{
	const struct zy_reject *came = row->reject;
	size_t k;

	for (k = 0; came && k < came->header->n; k++)
		if (came->header->table_column[k] == c)
			return zy_reject_column(came, k) > 0;
	return false;
}

struct zy_table_row *
zy_table_add(struct zy_table *t, struct zy_reader *r)
{
	const struct zy_view *cells = zy_reader_cells(r);
	struct zy_table_row *row;
	size_t i, more = 0;
	struct extent m = {0};
	void *behind;

	zy_table_bind(t, r);
	if (t->keep_raw && !t->reject_header)
		t->reject_header = keep_header(t, r);
	if (t->keep_raw)
		more = measure_reject(t, r, &m);
	if (!t->straight) {
		memset(t->cells, 0, t->ncells * sizeof(*t->cells));
		for (i = 0; i < t->nmap; i++)
			t->cells[t->map[i]] = cells[i];
		cells = t->cells;
	}
	row = append(t, cells, t->ncells, more, &behind);
	row->file = t->file;
	row->line = zy_reader_line(r);
	if (t->keep_raw)
		keep_reject(t, r, &m, row, behind);
	return row;
}

/* Returns how many bytes the cells of a row have. */
static size_t
bytes_of(const struct zy_table_row *row)
{
	if (row->n == 0)
		return 0;
	return row->wide ? row->at[row->n - 1]
			 : ((const uint16_t *)row->at)[row->n - 1];
}

/*
 * Frees the memory of a row if it is the last of the table, as it is while
 * several cells of a row are changed.  Returns the row, or a copy of it in
 * t->scratch if it was freed; *cell, if it was borrowed from the row, then
 * refers to the copy.
 */
static const struct zy_table_row *
give_back(
    struct zy_table *t, const struct zy_table_row *row, struct zy_view *cell)
{
	size_t size = row_size(row->n, bytes_of(row));

	/* The row as it came refers to the first. */
	if ((row->reject && row_of(row->reject) == row) ||
	    !zy_arena_give_back(&t->arena, row, size))
		return row;
	zy_buf_reset(&t->scratch);
	zy_buf_grow(&t->scratch, size + cell->n);
	zy_buf_put(&t->scratch, (const char *)row, size);
	zy_buf_view(&t->scratch, *cell);
	cell->p = t->scratch.p + size;
	return (const void *)t->scratch.p;
}

void
zy_table_set(struct zy_table *t, size_t at, size_t column, struct zy_view cell)
{
	const struct zy_table_row *old = t->rows[at];
	struct zy_table_row *row;
	size_t i, n;
	void *behind;

	if (zy_view_eq(zy_table_cell(old, (int)column), cell))
		return;
	old = give_back(t, old, &cell);
	n = old->n > column ? old->n : column + 1;
	t->cells = zy_grow(t->cells, &t->cellcap, n, sizeof(*t->cells));
	for (i = 0; i < n; i++)
		t->cells[i] = zy_table_cell(old, (int)i);
	t->cells[column] = cell;
	row = append(t, t->cells, n, 0, &behind);
	row->file = old->file;
	row->line = old->line;
	row->reject = old->reject;
	t->nrows--;
	t->rows[at] = row;
}
