/*
 * A reader: one input as records with named columns.
 *
 * It joins the source, the shape (CSV with , TAB ; or another delimiter, JSON
 * Lines, a JSON array, a workbook), the sheet and the cleaning of cells behind
 * one interface.  Records are handed out one at a time; cells are borrowed
 * until the next call of zy_reader_next.  Columns are matched by name at each
 * header row; the loop over records neither hashes nor allocates.
 *
 * Columns are numbered from 0.  Rows that are no records are left out and
 * counted by kind (stream/sheet.h, struct zy_reader_facts).  At a later header
 * row the columns are matched again: a column that it names keeps the number it
 * had, a new column gets the next number, and a column that it lacks is empty
 * from there on.  A 序号 column is dropped.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_READER_H
#define ZY_STREAM_READER_H

#include "base/attr.h"
#include "stream/dictionary.h"
#include "stream/source.h"

ZY_BEGIN_C

struct zy_reader;   /* opaque */
struct zy_left_out; /* stream/left-out.h */

/* The form of an input. */
enum zy_shape {
	ZY_SHAPE_AUTO, /* to be recognised by the first bytes */
	ZY_SHAPE_CSV,
	ZY_SHAPE_TSV,
	ZY_SHAPE_JSON, /* an array of objects */
	ZY_SHAPE_JSONL,
};

/* A heading of an input and the column that the option --map gives it. */
struct zy_map {
	const char *theirs, *ours; /* --map THEIRS=OURS */
};

/* How an input is read.  What the pointers refer to must outlive the reader. */
struct zy_reader_options {
	struct zy_source_options source;
	const struct zy_schema *schema; /* columns to recognise, or NULL */
	enum zy_shape shape;
	char delim; /* of CSV, by zy_csv_delimiter; 0: recognise */
	const struct zy_map *maps;
	size_t nmaps;
	/* The dictionary to use instead of the schema's, or NULL. */
	const struct zy_dictionary *words;
	/* For an input of any record: the records that programs of ours write.
	 * What is written of them in Chinese is read as if it had the canonical
	 * names and tokens. */
	const struct zy_schema *const *records;
	size_t nrecords;
	/* The present day, for dates of the past; year 0: unknown. */
	struct zy_date today;
	/* Mark cells of undeclared columns that are no strings in JSON
	 * (zy_cell_is_literal), for programs that write them as JSON again. */
	bool types;
	/* Labels above a table may also give columns with ZY_ABOVE_MARKS. */
	bool marks;
	/* Bits of the schema's first 64 columns, 1 << 0 for the first, that
	 * titles above a table do not give. */
	uint64_t untitled;
};

/*
 * Opens the input path and finds the header.  Returns 0 and sets *out, which
 * the caller frees with zy_reader_free; or -1 with e set and *out unchanged.
 * An empty input has no columns and no records.  When the input is not empty
 * and no row names the key columns, the error has ZY_FAULT_FILE: the input is
 * refused as a whole.
 */
int zy_reader_open(struct zy_reader **out, const char *path,
    const struct zy_reader_options *o, struct zy_error *e);
/*
 * Opens the input of *r again, from its first record and with other options.
 * Its source must have been kept (zy_source_keep) since before *r was opened.
 * Frees *r; returns 0 and sets *r to the new reader, which the caller frees; or
 * -1 with e set and *r NULL.
 */
int zy_reader_reopen(struct zy_reader **r, const struct zy_reader_options *o,
    struct zy_error *e);
/*
 * Keeps the text of the source no longer (zy_source_keep); zy_reader_reopen
 * cannot be called afterwards.
 */
void zy_reader_settle(struct zy_reader *r);
/* Returns the schema given in the options, or NULL where none was given. */
const struct zy_schema *zy_reader_schema(const struct zy_reader *r);
/*
 * Opens a reader over a source, which is from now on owned by the reader and is
 * freed also on failure; o is copied, not what its pointers refer to.  Returns
 * as zy_reader_open does.
 */
int zy_reader_open_source(struct zy_reader **out, struct zy_source *take,
    const struct zy_reader_options *o, struct zy_error *e);
/* Frees the reader and its source; r may be NULL. */
void zy_reader_free(struct zy_reader *r);

/*
 * Returns the number of columns.  It can grow with any record of JSON, and at a
 * later header row of CSV; the number of a column never changes.  A cell that a
 * record lacks is an empty view.  A column c of the functions below
 * must be below this number, which they do not check.
 */
size_t zy_reader_columns(const struct zy_reader *r);
/*
 * Returns the canonical name of a known column, else its heading.  Borrowed
 * from r.
 */
struct zy_view zy_reader_column_name(const struct zy_reader *r, size_t c);
/*
 * Returns the heading of a column as it was written in the input, for rejected
 * records.  Borrowed from r.
 */
struct zy_view zy_reader_column_header(const struct zy_reader *r, size_t c);
/*
 * Returns the text of the heading of column c together with those above it,
 * where the header is merged over several rows; else the heading alone.
 * Borrowed until the next record.
 */
struct zy_view zy_reader_column_levels(const struct zy_reader *r, size_t c);
/*
 * Returns the title above the first table, the longest one where there are
 * several, borrowed from r; an empty view where there is none.
 */
struct zy_view zy_reader_title(const struct zy_reader *r);
/*
 * Returns the rows that were left out as notes so far, as zy_sheet_notes does;
 * an empty view for JSON.
 */
struct zy_view zy_reader_notes(const struct zy_reader *r);
/*
 * Returns what stands above the current table, its titles and notes, as
 * zy_sheet_above does.
 */
struct zy_view zy_reader_above(const struct zy_reader *r);
/*
 * Returns the heading of a column of the current table that was dropped because
 * it holds running numbers and no codes (编号 over 1, 2, 3), borrowed from r;
 * an empty view where there is none.
 */
struct zy_view zy_reader_running(const struct zy_reader *r);
/* Returns the declaration of a column, or NULL for an unknown column. */
const struct zy_column *zy_reader_column(const struct zy_reader *r, size_t c);
/*
 * Returns the known column of which column c is a twin, or NULL where it is
 * none.  A twin is an unknown column whose heading means a known column that
 * another heading of the input names more strongly.  In each record an empty
 * cell of the known column is filled from its twins.  Where its choice, yes or
 * no, number or date differs from that of a twin, the record is bad if the
 * column has ZY_AGREE, else a remark is added to it; texts are not compared.
 */
const struct zy_column *zy_reader_column_twin(
    const struct zy_reader *r, size_t c);
/*
 * Returns how many empty cells have been filled so far: from column c, a twin,
 * those of its known column; else those of column c, from the headings of the
 * parts of the table.
 */
uint64_t zy_reader_column_lent(const struct zy_reader *r, size_t c);
/*
 * Returns how many cells of column c, a twin, could not be read as values of
 * its known column so far; 0 for a column that is no twin.
 */
uint64_t zy_reader_column_odd(const struct zy_reader *r, size_t c);
/*
 * Returns whether the heading of column c was recognised only by a composed row
 * of the dictionary (stream/dictionary.h), so that the user may want to check
 * it.
 */
bool zy_reader_column_composed(const struct zy_reader *r, size_t c);
/*
 * Returns the value that a label or title above the current table gives to
 * column c of all its records, and sets *by to the label or title and *line to
 * its line; both texts are borrowed from r.  Returns an empty view, with *by
 * and *line unspecified, for other columns.
 */
struct zy_view zy_reader_column_given(
    const struct zy_reader *r, size_t c, struct zy_view *by, uint64_t *line);
/*
 * Returns the column, of whatever kind of record, whose Chinese name is the
 * heading of column c, where the current table was written in Chinese by
 * another program of this package; else NULL.
 */
const struct zy_column *zy_reader_column_own(
    const struct zy_reader *r, size_t c);
/*
 * Returns the number of the column with that canonical name, or -1 where there
 * is none.
 */
int zy_reader_find(const struct zy_reader *r, const char *name);
/*
 * Turns the cleaning of cells, which at first is on for every known column, off
 * for all columns.  A program that needs few of many columns then calls
 * zy_reader_want for each of these.
 */
void zy_reader_want_none(struct zy_reader *r);
/*
 * Turns the cleaning of cells on for column c, below the number of columns, for
 * all records after the current one; does nothing if no schema declares the
 * column (zy_reader_column returns NULL).
 */
void zy_reader_want(struct zy_reader *r, size_t c);
/*
 * Makes a wrong cell of column c no fault of its record, until
 * zy_reader_want_none is called: zy_reader_cell then returns the cell as the
 * input has it, without blanks at its ends, for a program that checks the cell
 * itself.
 */
void zy_reader_forgive(struct zy_reader *r, size_t c);

/*
 * From the next record on, gives an empty cell of a column the text of the cell
 * above it, as in merged cells.  name is the column's canonical or Chinese name
 * or its heading.  Cells of a refused record count as cells above, too; after a
 * record that could not be read at all, an empty cell is an error.  Returns
 * true; or false, with nothing changed, when there is no such column.
 */
bool zy_reader_fill_down(struct zy_reader *r, const char *name);

/*
 * Reads the next record.  e must not be set when it is called (zy_error_clear).
 * Returns 1; 0 at the end; or -1 with e set.  After an error of kind
 * ZY_ERROR_RECORD this record is bad, zy_reader_raw returns its cells, e->next
 * leads to a list of its further faults (valid until the next call), and the
 * next call continues.  After any other error the input has ended.  When all
 * faults of a bad record are faults of cells (e->field names the column),
 * zy_reader_cell returns the good cells, and an empty cell for a wrong one.
 */
int zy_reader_next(struct zy_reader *r, struct zy_error *e);
/*
 * Returns the remarks about the current record, which is good: a list (by next)
 * of decisions made in reading its cells, with places, valid until the next
 * record; or NULL where there are none.
 */
const struct zy_error *zy_reader_remarks(const struct zy_reader *r);
/*
 * Adds e to the remarks about the current record as a remark about its cell c,
 * and clears e; the record stays good.  e must have no place yet: it gets that
 * of the cell.
 */
void zy_reader_remark(struct zy_reader *r, size_t c, struct zy_error *e);
/*
 * Returns cell c of the current record, cleaned if the column is known and its
 * cleaning is on (zy_reader_want); borrowed until the next record.
 */
struct zy_view zy_reader_cell(const struct zy_reader *r, size_t c);
/*
 * Returns an array of what zy_reader_cell returns for each of the
 * zy_reader_columns() columns; borrowed until the next record.
 */
const struct zy_view *zy_reader_cells(const struct zy_reader *r);
/*
 * Returns cell c of the current record as it was written or filled down,
 * without CSV quotes; borrowed until the next record.
 */
struct zy_view zy_reader_raw(const struct zy_reader *r, size_t c);
/*
 * Returns the only text in the row of the current record, where all columns of
 * the record are empty: the text of a cell outside the columns of records, such
 * as a heading that is merged over the row and so stands in the column 序号.
 * Borrowed until the next record.  Returns an empty view where a column of the
 * record is filled, or the cells of the row have no text or different texts.
 */
struct zy_view zy_reader_lone(const struct zy_reader *r);
/*
 * Brings cell c of the current record into the form of a declared column, with
 * the reader's present day, as zy_cell_clean does with b and out.  Returns 0;
 * or -1 with e set, its place too.  Remarks about the cell are lost.
 */
int zy_reader_clean_as(const struct zy_reader *r, size_t c,
    const struct zy_column *decl, struct zy_buf *b, struct zy_view *out,
    struct zy_error *e);
/*
 * Returns an array of what zy_reader_raw returns for each of the
 * zy_reader_columns() columns; borrowed until the next record.
 */
const struct zy_view *zy_reader_row(const struct zy_reader *r);
/*
 * Returns whether the cells that zy_reader_row returns are one whole line of
 * the input, with one character between two cells, so that their places can be
 * computed from their lengths.
 */
bool zy_reader_is_plain(const struct zy_reader *r);
/*
 * Cleans cell c of the current record, for programs that need few cells
 * cleaned.  The column is a known one whose cleaning is off
 * (zy_reader_want_none), or a twin, which is cleaned by the declaration of its
 * known column.  Returns 0 and sets *out, borrowed until the next call; or -1
 * with e set as zy_reader_next would have set it, and *out the cell as the
 * input has it.
 */
int zy_reader_clean(
    struct zy_reader *r, size_t c, struct zy_view *out, struct zy_error *e);

/*
 * Returns the text of the current record in the input, converted to UTF-8;
 * borrowed until the next record.
 */
struct zy_view zy_reader_text(const struct zy_reader *r);
/*
 * Returns a reader with the columns of r whose current record is the one with
 * the given text (zy_reader_text), which must outlive it, and first line; or
 * NULL when the text cannot be read.  For callers that discover late that a
 * record is bad.  The caller frees it with zy_reader_free.  If r reads CSV,
 * another thread may read from r at the same time.
 */
struct zy_reader *zy_reader_again(
    struct zy_reader *r, struct zy_view text, uint64_t line);
/* Returns whether the input is CSV. */
bool zy_reader_is_csv(const struct zy_reader *r);
/*
 * Returns an estimate of how many records a regular file has, made from the
 * size of those that were read; 0 when it cannot be estimated.
 */
uint64_t zy_reader_expected(const struct zy_reader *r);

/*
 * Returns the dictionary given in the options, borrowed from the caller of
 * zy_reader_open, or NULL where none was given.
 */
const struct zy_dictionary *zy_reader_words(const struct zy_reader *r);
/* Returns a number that no other reader of this process has. */
uint64_t zy_reader_serial(const struct zy_reader *r);
/*
 * Returns how many header rows have been matched to columns so far; when the
 * number changes, headings of columns may have changed.
 */
size_t zy_reader_tables(const struct zy_reader *r);
/*
 * Writes the SHA-256 of the input to out, NUL-terminated, as zy_source_digest
 * does.  Returns 0, or -1 with e set.
 */
int zy_reader_digest(
    const struct zy_reader *r, char out[ZY_DIGEST_HEX], struct zy_error *e);
/* Returns the name of the input in messages, borrowed from r. */
const char *zy_reader_name(const struct zy_reader *r);
/* Returns the first line of the current record, from 1. */
uint64_t zy_reader_line(const struct zy_reader *r);
/*
 * Sets *line and *column (in characters) to the place of cell c of the current
 * record; *column is 0 for a column that the table of the record does not have.
 */
void zy_reader_place(
    const struct zy_reader *r, size_t c, uint64_t *line, uint64_t *column);
/*
 * Stores the columns (in characters) where all cells of the current record
 * begin in columns, which has zy_reader_columns() elements; 0 for a column that
 * the table of the record does not have.
 */
void zy_reader_places(const struct zy_reader *r, uint32_t *columns);
/*
 * Fills e with a ZY_ERROR_RECORD of that fault about cell c of the current
 * record, or about the whole record for c -1, with its place.  The message is
 * "HEADING: WHAT 'VALUE'", with the heading of the input, and without the value
 * where it is empty; for c -1 it is WHAT.  what is a complete, translated
 * phrase.  Does nothing if e is set already.  Returns -1 always.
 */
int zy_reader_fault(const struct zy_reader *r, int c, enum zy_fault fault,
    const char *what, struct zy_error *e);

/*
 * Adds the heading of column c to the message of e, an error about cell c of
 * the current record, and sets the place of e to that cell.  Returns -1 always.
 */
int zy_reader_place_error(
    const struct zy_reader *r, size_t c, struct zy_error *e);

/*
 * Divides the rest of a large regular file of CSV or JSON Lines, from which no
 * record was read yet, into up to n readers in order, for threads; their
 * columns and wanted columns are those of r.  parts[0] is r itself.  Returns
 * the number of parts, 1 when the file cannot be divided.  The caller ends a
 * division into more parts with zy_reader_rejoin.
 */
int zy_reader_split(struct zy_reader *r, struct zy_reader **parts, int n);
/*
 * Ends a division when all n parts were read, and frees all but parts[0].
 * good: the caller accepts the records of all parts.  Returns true when good is
 * true and the parts gave what one reader would have given; parts[0] then
 * counts the records of all.  Returns false otherwise (a stray quote, too many
 * columns): parts[0] is where it was before the division, and the caller must
 * discard the records that the parts gave and read them again from parts[0].
 */
bool zy_reader_rejoin(struct zy_reader **parts, int n, bool good);

/*
 * Moves the next notice about the input, a line of text for the user, into out,
 * replacing its content.  Returns true; or false, with out unchanged, where no
 * notice is left.
 */
bool zy_reader_note(struct zy_reader *r, struct zy_buf *out);
/* What was recognised of an input, for messages. */
struct zy_reader_facts {
	const char *encoding;
	uint64_t big5;	   /* first line that looks like Big5; 0: none */
	const char *shape; /* "CSV ,", "CSV TAB", "XLSX", "JSON Lines", ... */
	uint64_t header;   /* line of the first header row; 0: none */
	uint64_t records;  /* read so far, also the bad ones */
	/* Rows that are no records: ZY_ROW_KINDS elements, by kind of row.
	 * Together with the records they are all rows of the input. */
	const struct zy_left_out *left_out;
};
/*
 * Fills f with what was recognised of the input of r so far; what the pointers
 * in f refer to is borrowed until the next record.
 */
void zy_reader_facts(const struct zy_reader *r, struct zy_reader_facts *f);

ZY_END_C

#endif
