/*
 * A table: records kept in memory, compactly.
 *
 * For programs that must see all records before they can say anything (rank,
 * score, org-import).  Columns are the union of what came; a record holds its
 * cells as one run of bytes.  Record and cell stay valid until the table is
 * released.  Every record knows its file and line.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_TABLE_H
#define ZY_STREAM_TABLE_H

#include "base/mem.h"
#include "stream/reader.h"

/*
 * What a rejected record needs: headers and raw cells as they came.  Shared
 * headers: one object a file.
 */
struct zy_reject_header {
	size_t n;
	struct zy_view *headers;
	int *table_column; /* where each went */
};
struct zy_reject {
	const struct zy_reject_header *header;
	uint32_t back;	   /* bytes from the record as it was read to here */
	uint32_t wide : 1; /* lengths have 32 bits, else 8 */
	uint32_t plain : 1;
	/* columns of the cells, unless plain: cells a character apart; lengths
	 * of the cells; the bytes of those that are not in the row as they
	 * came */
	uint32_t at[];
};
/* Cell i as it came, and the character column on which it stood. */
struct zy_view zy_reject_cell(const struct zy_reject *x, size_t i);
uint32_t zy_reject_column(const struct zy_reject *x, size_t i);

struct zy_table_row {
	uint64_t line;
	const struct zy_reject *reject; /* as it came, or NULL */
	uint32_t file;			/* number into files */
	uint32_t n : 31;		/* cells */
	uint32_t wide : 1;		/* ends have 32 bits, else 16 */
	uint32_t at[]; /* ends of the cells; the bytes follow */
};

struct zy_table_column {
	struct zy_view name;	      /* canonical, or the header */
	const struct zy_column *decl; /* or NULL */
};

/* All zero is an empty table; transparent, but add rows by the functions. */
struct zy_table {
	struct zy_table_column *columns;
	size_t ncolumns, ccap;
	struct zy_table_row **rows;
	size_t nrows, rcap;
	const char **files;
	size_t nfiles, fcap;
	bool keep_raw; /* set first: rows can be rejected later */
	struct zy_arena arena;
	/* how the reader read last maps to columns */
	uint64_t reader; /* its serial */
	int *map;
	size_t nmap, mapcap;
	bool straight;	       /* column i is column i */
	struct zy_view *cells; /* else: the record by columns */
	size_t ncells, cellcap;
	uint32_t file;
	const struct zy_reject_header *reject_header;
};

void zy_table_release(struct zy_table *t);
/* Makes t, all zero, an empty table with the columns and files of like. */
void zy_table_begin_like(struct zy_table *t, const struct zy_table *like);
/* True where other's columns are those of t, in their order, or fewer. */
bool zy_table_fits(const struct zy_table *t, const struct zy_table *other);
/* Moves the rows of other, which was begun like t and fits, behind those of t;
 * other is empty then. */
void zy_table_join(struct zy_table *t, struct zy_table *other);
/* The number of a column, which is added when it is new. */
size_t zy_table_column(
    struct zy_table *t, struct zy_view name, const struct zy_column *decl);
/* The number of a column, or -1. */
int zy_table_find(const struct zy_table *t, const char *name);
/*
 * Brings columns, files and map (column i of the reader is column map[i]) up to
 * date with the reader's current record, for those who keep it elsewhere.
 */
void zy_table_bind(struct zy_table *t, struct zy_reader *r);
/* Appends the reader's current record; borrowed. */
struct zy_table_row *zy_table_add(struct zy_table *t, struct zy_reader *r);
/* Appends a record of n cells (for columns 0 to n - 1) made by the program. */
struct zy_table_row *zy_table_add_cells(
    struct zy_table *t, const struct zy_view *cells, size_t n);
/* Empty where the record has no such cell or c is -1.  Inline: checks over all
 * records ask for little else. */
static inline struct zy_view
zy_table_cell(const struct zy_table_row *row, int c)
{
	const uint16_t *ends = (const uint16_t *)row->at;
	uint32_t from = 0;

	if (c < 0 || (uint32_t)c >= row->n)
		return (struct zy_view){NULL, 0};
	if (ZY_UNLIKELY(row->wide)) {
		from = c ? row->at[c - 1] : 0;
		return (struct zy_view){
		    (const char *)(row->at + row->n) + from, row->at[c] - from};
	}
	from = c ? ends[c - 1] : 0;
	return (struct zy_view){
	    (const char *)(ends + row->n) + from, (size_t)ends[c] - from};
}
/*
 * zy_reader_fault for cell c of a kept record.  The heading is that of the
 * record's file where the record was kept as it came (keep_raw), else the
 * name of the column.  Always -1.
 */
int zy_table_fault(const struct zy_table *t, const struct zy_table_row *row,
    int c, enum zy_fault fault, const char *what, struct zy_error *e);
/* Replaces a row's cell: the row moves, *row is its new place. */
void zy_table_set(
    struct zy_table *t, size_t row, size_t column, struct zy_view cell);

#endif
