/*
 * A table: records in memory, in few bytes.
 *
 * For programs that must see all records before they can decide anything (rank,
 * score, org-import).  The columns are the union of the columns of all inputs.
 * The cells of a record are one sequence of bytes.  Records and cells are valid
 * until the table is released.  Every record knows its file and its line.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_TABLE_H
#define ZY_STREAM_TABLE_H

#include "base/attr.h"
#include "base/mem.h"
#include "stream/reader.h"

ZY_BEGIN_C

/*
 * The headings of one input file, shared by the records of the file that were
 * kept as they came.
 */
struct zy_reject_header {
	size_t n;
	struct zy_view *headers;
	int *table_column; /* where each went */
};
/*
 * The cells of a record as they stood in the input, from which a rejected
 * record is written.
 */
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
/*
 * Returns cell i as it stood in the input; valid until the table is released.
 */
struct zy_view zy_reject_cell(const struct zy_reject *x, size_t i);
/* Returns the column, in characters, on which cell i began in the input. */
uint32_t zy_reject_column(const struct zy_reject *x, size_t i);

/*
 * A record: its place, the ends of its cells, and behind them the cells' bytes.
 */
struct zy_table_row {
	uint64_t line;
	const struct zy_reject *reject; /* as it came, or NULL */
	uint32_t file;			/* number into files */
	uint32_t n : 31;		/* cells */
	uint32_t wide : 1;		/* ends have 32 bits, else 16 */
	uint32_t at[]; /* ends of the cells; the bytes follow */
};

/* A column of a table. */
struct zy_table_column {
	struct zy_view name;	      /* canonical, or the header */
	const struct zy_column *decl; /* or NULL */
};

/*
 * A cell of a row that could not be read: the row has an empty one in its
 * place.  The texts are those of the message, what stands before the value and
 * the help in brackets behind it; they are in the table's arena.
 */
struct zy_table_flaw {
	size_t row;
	int column;
	enum zy_fault fault;
	const char *what, *help; /* help: or "" */
	bool valued;		 /* the message has the value */
};

/*
 * A table.  All bytes zero is an empty table; the caller releases it with
 * zy_table_release.  Members may be read, but rows are added by functions only.
 */
struct zy_table {
	struct zy_table_column *columns;
	size_t ncolumns, ccap;
	struct zy_table_row **rows;
	size_t nrows, rcap;
	const char **files;
	size_t nfiles, fcap;
	bool keep_raw;		     /* set first: rows can be rejected later */
	struct zy_table_flaw *flaws; /* in the order of the rows */
	size_t nflaws, flaws_cap;
	const char **texts; /* of flaws, each once as far as they are few */
	size_t ntexts;
	struct zy_arena arena;
	/* how the reader read last maps to columns */
	uint64_t reader; /* its serial */
	size_t tables;	 /* of zy_reader_tables, that the headings are of */
	int *map;
	size_t nmap, mapcap;
	bool straight;	       /* column i is column i */
	struct zy_view *cells; /* else: the record by columns */
	size_t ncells, cellcap;
	struct zy_buf scratch; /* a row that is being changed */
	uint32_t file;
	const struct zy_reject_header *reject_header;
};

/* Frees the records and empties t. */
void zy_table_release(struct zy_table *t);
/*
 * Makes t, which is all zero, an empty table with the columns and files of
 * like.
 */
void zy_table_begin_like(struct zy_table *t, const struct zy_table *like);
/*
 * Returns whether the columns of other are the first columns of t, in the same
 * order.
 */
bool zy_table_fits(const struct zy_table *t, const struct zy_table *other);
/*
 * Moves the rows of other behind those of t.  other was begun by
 * zy_table_begin_like with t and fits (zy_table_fits); it is empty afterwards.
 */
void zy_table_join(struct zy_table *t, struct zy_table *other);
/*
 * Returns the number of the column with that name, which is added with that
 * declaration (or NULL) if t does not have it.
 */
size_t zy_table_column(
    struct zy_table *t, struct zy_view name, const struct zy_column *decl);
/* Returns the number of the column with that name, or -1. */
int zy_table_find(const struct zy_table *t, const char *name);
/*
 * Adds the columns and the file of the reader's current record to t and fills
 * t->map: column i of the reader is column t->map[i].  For callers that keep
 * the record elsewhere.
 */
void zy_table_bind(struct zy_table *t, struct zy_reader *r);
/*
 * Appends a copy of the reader's current record.  Returns the row, borrowed
 * until the table is released or the row is changed.
 */
struct zy_table_row *zy_table_add(struct zy_table *t, struct zy_reader *r);
/*
 * Appends a copy of the reader's current record, of which zy_reader_next said
 * that cells are wrong, with the faults as flaws.  Returns false, with nothing
 * appended, where a fault is that of the record as a whole.
 */
bool zy_table_add_flawed(
    struct zy_table *t, struct zy_reader *r, const struct zy_error *e);
/* Returns the flaws of a row and sets *n to their number. */
const struct zy_table_flaw *zy_table_flaws(
    const struct zy_table *t, size_t row, size_t *n);
/*
 * Fills e with the error that a flaw was made from, but for the reader's place
 * of a heading.  Returns -1 always.
 */
int zy_table_flaw_error(const struct zy_table *t,
    const struct zy_table_flaw *flaw, struct zy_error *e);
/*
 * Appends a copy of a record of n cells, for the columns 0 to n - 1, that the
 * program has made.  Returns the row, borrowed until the table is released or
 * the row is changed.
 */
struct zy_table_row *zy_table_add_cells(
    struct zy_table *t, const struct zy_view *cells, size_t n);
/*
 * Returns cell c of a row, valid until the table is released; an empty view
 * when the row has no such cell or c is -1.  It is inline because programs
 * spend most of their time here when they check all records.
 */
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
 * Fills e with an error of that fault about cell c of a row, as zy_reader_fault
 * does.  The heading is that of the row's file if the table keeps records as
 * they came (keep_raw), else the name of the column.  Returns -1 always.
 */
int zy_table_fault(const struct zy_table *t, const struct zy_table_row *row,
    int c, enum zy_fault fault, const char *what, struct zy_error *e);
/*
 * Replaces a cell of a row, given by its number.  The row moves: t->rows[row]
 * is its new address.  Cells of the row that were borrowed after it had been
 * changed before are no longer valid.
 */
void zy_table_set(
    struct zy_table *t, size_t row, size_t column, struct zy_view cell);

ZY_END_C

#endif
