/*
 * A table: records in memory, in few bytes.
 *
 * For programs that must see all records before they can decide anything (rank,
 * score, org-import).  Its columns are the union of the columns of all inputs.
 * The cells of a record are one sequence of bytes.  Records and cells are valid
 * until the table is released.  Every record has its file and its line.
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
 * The headings of one input file, shared by all records of the file whose
 * original cells are kept (struct zy_reject).
 */
struct zy_reject_header {
	size_t n;
	struct zy_view *headers; /* by column of the input */
	int *table_column;	 /* by column of the input: that of the table */
	bool *given; /* by column of the input: a label above the table, and no
			cell, says it (zy_reader_column_given) */
	struct zy_view above; /* the titles above the table (reader.h) */
};
/*
 * The cells of a record as they were in the input, from which a rejected record
 * is written.  It is after the record in memory.
 */
struct zy_reject {
	const struct zy_reject_header *header;
	uint32_t back;	    /* bytes from the first address of the record, as
			       it was when it was read, to this struct */
	uint32_t wide : 1;  /* lengths have 32 bits, else 8 */
	uint32_t plain : 1; /* the cells are one character apart on one line,
			       so that their columns need not be stored */
	/* The columns of the cells, unless plain; then their lengths; then the
	 * bytes of those cells that cleaning has changed. */
	uint32_t at[];
};
/*
 * Returns cell i, which must be below x->header->n, of the original record, as
 * the input has it; valid until the table is released.
 */
struct zy_view zy_reject_cell(const struct zy_reject *x, size_t i);
/*
 * Returns the column, in characters from 1, at which cell i began in the input;
 * 0 for a column that the table of the record does not have.
 */
uint32_t zy_reject_column(const struct zy_reject *x, size_t i);

/*
 * A record: its place, the ends of its cells, and after them the cells' bytes.
 */
struct zy_table_row {
	uint64_t line;
	const struct zy_reject *reject; /* the original cells, or NULL */
	uint32_t file;			/* index into files of the table */
	uint32_t n : 31;		/* cells */
	uint32_t wide : 1;		/* ends have 32 bits, else 16 */
	uint32_t at[]; /* ends of the cells; the bytes follow */
};

/* A column of a table. */
struct zy_table_column {
	struct zy_view name;	      /* canonical, or the header */
	const struct zy_column *decl; /* or NULL */
	/* The known column whose twin it is wherever it occurs (reader.h), or
	 * NULL. */
	const struct zy_column *twin;
	bool taken; /* some reader has it (zy_table_take_column) */
};

/*
 * A cell of a row that could not be read: the row has an empty cell in its
 * place.  It keeps the parts of the message of the error; the texts are in the
 * table's arena.
 */
struct zy_table_flaw {
	size_t row;
	int column;
	enum zy_fault fault;
	const char *what; /* the message before the value */
	const char *help; /* the message after the value, or "" */
	bool valued;	  /* the message contains the value */
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
	bool keep_raw; /* keep the original cells, so that rows can be rejected
			  later; set before the first row is added */
	struct zy_table_flaw *flaws; /* in the order of the rows */
	size_t nflaws, flaws_cap;
	const char **texts; /* the first texts of flaws, each once */
	size_t ntexts;
	struct zy_arena arena;
	/* how the columns of the last reader map to those of the table */
	uint64_t reader; /* zy_reader_serial of that reader */
	size_t tables;	 /* zy_reader_tables when reject_header was made */
	int *map;	 /* by column of the reader: that of the table */
	size_t nmap, mapcap;
	bool straight;	       /* map[i] is i for all i */
	struct zy_view *cells; /* scratch: a record in the table's columns */
	size_t ncells, cellcap;
	struct zy_buf scratch; /* a row that is being changed */
	uint32_t file;	       /* index of that reader's file */
	const struct zy_reject_header *reject_header;
};

/* Frees the records and what else t holds, and makes t an empty table. */
void zy_table_release(struct zy_table *t);
/*
 * Initialises t, which must be all zero, as an empty table with the columns,
 * the files and the value of keep_raw that `like` has; names are copied,
 * declarations are shared.  The caller releases t with zy_table_release.
 */
void zy_table_begin_like(struct zy_table *t, const struct zy_table *like);
/*
 * Returns whether the columns of other are, in the same order, the first
 * columns of t.
 */
bool zy_table_fits(const struct zy_table *t, const struct zy_table *other);
/*
 * Moves the rows of other, with their flaws, to the end of t, and leaves other
 * empty; columns and files that only other has are added to t.  other must have
 * been begun by zy_table_begin_like from t, and the columns that both have must
 * be the same.
 */
void zy_table_join(struct zy_table *t, struct zy_table *other);
/*
 * Returns the number of the column with that name; if t does not have it, adds
 * it with a copy of the name and with that declaration, which may be NULL and
 * must outlive t.
 */
size_t zy_table_column(
    struct zy_table *t, struct zy_view name, const struct zy_column *decl);
/*
 * Returns the number of the column of t that has the name of column c of the
 * reader; if t does not have it, adds it.  To be called again when the reader
 * has ended: then the column of t is no longer marked as a twin if some of its
 * cells could not be read as values of the known column.
 */
size_t zy_table_take_column(
    struct zy_table *t, const struct zy_reader *r, size_t c);
/*
 * Stores the numbers of the columns that are twins of the known column called
 * name in out, `most` at most.  Returns how many it has stored.
 */
size_t zy_table_twins(
    const struct zy_table *t, const char *name, int *out, size_t most);
/*
 * Returns whether the input from which the row was read has column c of the
 * table, in any of the tables of which it may consist.  The table must have
 * keep_raw; false for a row that was not read (zy_table_add_cells).
 */
bool zy_table_came_with(const struct zy_table_row *row, size_t c);
/*
 * Returns the cell of a row in column c of the table as its input has it,
 * without blanks at its ends; empty where the input has no such column.  The
 * table must have keep_raw; empty for a row that was not read, too.
 */
struct zy_view zy_table_original(const struct zy_table_row *row, int c);
/*
 * Returns whether a label or title above its table, and no cell, gave the row
 * its cell in column c of the table (zy_reader_column_given).  The table must
 * have keep_raw; false for a row that was not read (zy_table_add_cells).
 */
bool zy_table_was_given(const struct zy_table_row *row, size_t c);
/*
 * Returns whether the row could have a cell in column c of the table: an input
 * may consist of several tables one below the other, and the one in which the
 * row stands has the column.  The table must have keep_raw; false for a row
 * that was not read, and for c -1.
 */
bool zy_table_has_cell(const struct zy_table_row *row, int c);
/*
 * Returns whether column c need not be written because it is a twin and all
 * that its cells say is in the known column (zy_column_is_compared); false for
 * a column that is no twin.
 */
bool zy_table_is_spent(const struct zy_table *t, size_t c);
/* Returns the number of the column with that name, or -1 where t has none. */
int zy_table_find(const struct zy_table *t, const char *name);
/*
 * Adds the columns and the file of the reader to t and fills t->map: column i
 * of the reader is column t->map[i] of t.  For callers that keep the reader's
 * records elsewhere; zy_table_add calls it itself.
 */
void zy_table_bind(struct zy_table *t, struct zy_reader *r);
/*
 * Appends a copy of the reader's current record to t, after binding its columns
 * (zy_table_bind).  Returns the row, borrowed until the table is released or
 * the row is changed.
 */
struct zy_table_row *zy_table_add(struct zy_table *t, struct zy_reader *r);
/*
 * Appends a copy of the reader's current record, for which zy_reader_next has
 * returned -1 with e, and stores the faults of its cells as flaws of the row.
 * Returns true; or false, with nothing appended, where a fault concerns the
 * record as a whole.
 */
bool zy_table_add_flawed(
    struct zy_table *t, struct zy_reader *r, const struct zy_error *e);
/*
 * Adds a flaw to column `column` of the row with that number, for a cell that
 * was read but must not count because of what other rows say.  what, the
 * message, is copied.  Pointers to flaws are no longer valid afterwards.
 */
void zy_table_add_flaw(struct zy_table *t, size_t row, int column,
    enum zy_fault fault, const char *what);
/*
 * Returns the flaws of row number `row` and sets *n to their number; returns
 * NULL with *n 0 where it has none.  Borrowed from t.
 */
const struct zy_table_flaw *zy_table_flaws(
    const struct zy_table *t, size_t row, size_t *n);
/*
 * Fills e, which must not be set, with the error from which a flaw was made; in
 * a table without keep_raw its column and value are missing.  Returns -1
 * always.
 */
int zy_table_flaw_error(const struct zy_table *t,
    const struct zy_table_flaw *flaw, struct zy_error *e);
/*
 * Appends a record of n cells, for the columns 0 to n - 1, that the program has
 * made itself; the cells are copied.  Its line and its file are 0.  Returns the
 * row, borrowed until the table is released or the row is changed.
 */
struct zy_table_row *zy_table_add_cells(
    struct zy_table *t, const struct zy_view *cells, size_t n);
/*
 * Returns cell c of a row, valid until the table is released; an empty view
 * when the row has no such cell or c is -1.  It is inline because programs that
 * check all records spend most of their time here.
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
 * Returns the heading that column c has in the input of a row, if the table
 * keeps original cells and that input has the column; else the name of the
 * column, in the language of messages where it is declared.  Borrowed from t.
 */
struct zy_view zy_table_heading(
    const struct zy_table *t, const struct zy_table_row *row, size_t c);
/*
 * Fills e with a ZY_ERROR_RECORD of that fault about cell c of a row, or about
 * the whole row for c -1, with the place of the cell.  The message is "HEADING:
 * WHAT 'VALUE'", without the value where it is empty; for c -1 it is WHAT.  The
 * heading is that of zy_table_heading.  For ZY_FAULT_MISSING in the column id
 * or name, the other of the two follows in brackets.  what is a complete,
 * translated phrase.  Does nothing if e is set already.  Returns -1 always.
 */
int zy_table_fault(const struct zy_table *t, const struct zy_table_row *row,
    int c, enum zy_fault fault, const char *what, struct zy_error *e);
/*
 * Replaces a cell of a row, given by its number; the cell is copied, and cells
 * that the row lacks before it become empty ones.  Where the cell is equal
 * already, nothing happens; else the row moves: t->rows[row] is its new
 * address.  After the second change of a row, cells borrowed from it since the
 * first are no longer valid.
 */
void zy_table_set(
    struct zy_table *t, size_t row, size_t column, struct zy_view cell);

ZY_END_C

#endif
