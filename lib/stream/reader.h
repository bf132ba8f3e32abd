/*
 * A reader: one input as records with named columns.
 *
 * Source, shape (CSV with , TAB ; or JSON Lines or a JSON array), the sheet and
 * the cleaning of cells behind one call.  Records are handed out one at a time;
 * cells are borrowed until the next call.  Columns are bound by name at each
 * header row; the loop over records hashes and allocates nothing.
 *
 * Rows that are no records are left out and counted by kind (stream/sheet.h,
 * struct zy_reader_facts).  A later header row binds columns anew: a column
 * that it names has the number it had, a new one is added behind, and one that
 * it lacks is empty from there on.  A 序号 column is dropped.
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
struct zy_left_out; /* stream/sheet.h */

/* The form of an input. */
enum zy_shape {
	/* recognised by the first bytes */
	ZY_SHAPE_AUTO,
	ZY_SHAPE_CSV,
	ZY_SHAPE_TSV,
	ZY_SHAPE_JSON, /* an array of objects */
	ZY_SHAPE_JSONL,
};

/* A heading and the column that --map THEIRS=OURS gives it. */
struct zy_map {
	const char *theirs, *ours; /* --map THEIRS=OURS */
};

struct zy_reader_options {
	struct zy_source_options source;
	const struct zy_schema *schema; /* columns to recognise, or NULL */
	enum zy_shape shape;
	char delim; /* of CSV, by zy_csv_delimiter; 0: recognise */
	const struct zy_map *maps;
	size_t nmaps;
	/* What headings and values mean, instead of the schema's own
	 * dictionary, or NULL; must outlive the reader. */
	const struct zy_dictionary *words;
	/* The present day, for dates of the past; year 0: unknown. */
	struct zy_date today;
	/* Cells of undeclared columns say which of them are no strings in JSON
	 * (zy_cell_is_literal), for programs that write them again as JSON. */
	bool types;
};

/*
 * Opens the input path and finds the header.  Returns 0 and sets *out, which
 * the caller frees with zy_reader_free; or -1 with e set.  An empty input has
 * no columns and no records.  When the input is not empty and no row names the
 * key columns, the error has ZY_FAULT_FILE: the input is refused as a whole.
 */
int zy_reader_open(struct zy_reader **out, const char *path,
    const struct zy_reader_options *o, struct zy_error *e);
/*
 * Opens a reader over a source, which it takes over and frees, also on failure.
 * Returns as zy_reader_open does.
 */
int zy_reader_open_source(struct zy_reader **out, struct zy_source *take,
    const struct zy_reader_options *o, struct zy_error *e);
/* Frees the reader and its source; NULL is allowed. */
void zy_reader_free(struct zy_reader *r);

/*
 * Returns the number of columns.  JSON may add columns with any record, CSV
 * with a later header row; the number of a column never changes.  A cell that a
 * record lacks is an empty view.
 */
size_t zy_reader_columns(const struct zy_reader *r);
/*
 * Returns the canonical name of a declared column, else the heading.  Borrowed.
 */
struct zy_view zy_reader_column_name(const struct zy_reader *r, size_t c);
/* Returns the heading as it was written, for rejected records.  Borrowed. */
struct zy_view zy_reader_column_header(const struct zy_reader *r, size_t c);
/*
 * Returns the heading of a column with those above it, one behind the other,
 * where a header is merged over several rows.  Borrowed until the next record.
 */
struct zy_view zy_reader_column_levels(const struct zy_reader *r, size_t c);
/* Returns the declaration of a column, or NULL for an unknown column. */
const struct zy_column *zy_reader_column(const struct zy_reader *r, size_t c);
/*
 * Returns whether the heading of a column was understood by its parts and
 * stands in no list (stream/dictionary.h).
 */
bool zy_reader_column_composed(const struct zy_reader *r, size_t c);
/* Returns the number of the column with that canonical name, or -1. */
int zy_reader_find(const struct zy_reader *r, const char *name);
/*
 * Turns the cleaning of cells, which is on for every declared column, off for
 * all.  A program that needs few of many columns then calls zy_reader_want for
 * each.
 */
void zy_reader_want_none(struct zy_reader *r);
/* Turns the cleaning of cells on for column c. */
void zy_reader_want(struct zy_reader *r, size_t c);
/*
 * Makes wrong cells of column c no faults of their records, until
 * zy_reader_want_none: such a cell is handed out as it was written, trimmed,
 * for a program that judges it itself.
 */
void zy_reader_forgive(struct zy_reader *r, size_t c);

/*
 * Makes an empty cell of a column mean the cell above it, from now on, as in
 * merged cells.  name is its canonical or Chinese name or its heading.  The
 * cells of a refused record count as well; after a record that could not be
 * read at all, an empty cell is an error.  Returns false when there is no such
 * column.
 */
bool zy_reader_fill_down(struct zy_reader *r, const char *name);

/*
 * Reads the next record.  Returns 1; 0 at the end; or -1 with e set.  After an
 * error of kind ZY_ERROR_RECORD this record is bad, its cells can be read with
 * zy_reader_raw, e->next lists its other faults, and the next call continues;
 * after any other error the input has ended.  Of a record whose faults are all
 * those of cells (e->field says which) zy_reader_cell gives the others, and an
 * empty cell in place of a wrong one.
 */
int zy_reader_next(struct zy_reader *r, struct zy_error *e);
/*
 * Returns what must be reported of the current record though it is good: a list
 * (by next) of what was decided in reading its cells, with places, valid until
 * the next record; NULL where there is nothing.
 */
const struct zy_error *zy_reader_remarks(const struct zy_reader *r);
/*
 * Adds e, which a program found in cell c of the current record, to the
 * remarks, and clears it; the record stays good.  e has no place yet.
 */
void zy_reader_remark(struct zy_reader *r, size_t c, struct zy_error *e);
/*
 * Returns cell c of the current record, cleaned if the column is declared and
 * wanted; borrowed until the next record.
 */
struct zy_view zy_reader_cell(const struct zy_reader *r, size_t c);
/*
 * Returns what zy_reader_cell returns for each column, zy_reader_columns()
 * views.
 */
const struct zy_view *zy_reader_cells(const struct zy_reader *r);
/*
 * Returns cell c of the current record as it was written or filled down,
 * without CSV quotes; borrowed until the next record.
 */
struct zy_view zy_reader_raw(const struct zy_reader *r, size_t c);
/*
 * Returns what zy_reader_raw returns for each column, zy_reader_columns()
 * views.
 */
const struct zy_view *zy_reader_row(const struct zy_reader *r);
/*
 * Returns whether the cells of zy_reader_row stand in one line of the input,
 * from its beginning on, with one character between them, so that their places
 * follow from their lengths.
 */
bool zy_reader_is_plain(const struct zy_reader *r);
/*
 * Cleans cell c of the current record, of a declared column that is not wanted,
 * for programs that need few cells cleaned.  Returns 0 and sets *out, borrowed
 * until the next call; or -1 with e set when the record is bad, as
 * zy_reader_next would have found.
 */
int zy_reader_clean(
    struct zy_reader *r, size_t c, struct zy_view *out, struct zy_error *e);

/*
 * Returns the text of the current record as it stands in the input, borrowed
 * until the next record.
 */
struct zy_view zy_reader_text(const struct zy_reader *r);
/*
 * Returns a reader with the columns of r that stands on one record, given by
 * its text (zy_reader_text), which must outlive it, and its first line.  It
 * serves callers that learn late that a record is bad.  The caller frees it
 * with zy_reader_free.  Another thread may read r meanwhile if r is CSV.
 */
struct zy_reader *zy_reader_again(
    struct zy_reader *r, struct zy_view text, uint64_t line);
/* Returns whether the input is CSV. */
bool zy_reader_is_csv(const struct zy_reader *r);
/*
 * Returns about how many records a regular file has, estimated from those that
 * were read; 0 when it cannot be estimated.
 */
uint64_t zy_reader_expected(const struct zy_reader *r);

/* Returns the dictionary of the options, or NULL. */
const struct zy_dictionary *zy_reader_words(const struct zy_reader *r);
/* Returns a number that no other reader of this process has. */
uint64_t zy_reader_serial(const struct zy_reader *r);
/*
 * Returns how many header rows bound columns so far: headings that columns had
 * may differ from one to the next.
 */
size_t zy_reader_tables(const struct zy_reader *r);
/*
 * Writes the SHA-256 of the input to out, as zy_source_digest does.  Returns 0,
 * or -1 with e set.
 */
int zy_reader_digest(
    const struct zy_reader *r, char out[ZY_DIGEST_HEX], struct zy_error *e);
/* Returns the name of the input in messages.  Borrowed. */
const char *zy_reader_name(const struct zy_reader *r);
/* Returns the first line of the current record. */
uint64_t zy_reader_line(const struct zy_reader *r);
/*
 * Sets *line and *column (in characters) to the place of cell c of the current
 * record.
 */
void zy_reader_place(
    const struct zy_reader *r, size_t c, uint64_t *line, uint64_t *column);
/*
 * Stores the columns (in characters) of all cells of the current record in
 * columns, which has room for zy_reader_columns() numbers.
 */
void zy_reader_places(const struct zy_reader *r, uint32_t *columns);
/*
 * Fills e with a ZY_ERROR_RECORD of that fault about cell c of the current
 * record, or about the whole record for c -1, with its place.  The message is
 * "HEADING: WHAT 'VALUE'", with the heading of the input and without an empty
 * value; for c -1 it is WHAT.  what is a complete, translated phrase.  Changes
 * nothing if e is set already.  Returns -1 always.
 */
int zy_reader_fault(const struct zy_reader *r, int c, enum zy_fault fault,
    const char *what, struct zy_error *e);

/*
 * Fills in the heading and the place of an error about cell c of the current
 * record.  Returns -1 always.
 */
int zy_reader_place_error(
    const struct zy_reader *r, size_t c, struct zy_error *e);

/*
 * Divides the rest of a large regular file of CSV or JSON Lines, of which
 * nothing was read yet, into up to n readers in order, for threads; their
 * columns and wanted columns are those of r.  parts[0] is r itself.  Returns
 * the number of parts, 1 when the file cannot be divided.  Undone by
 * zy_reader_rejoin.
 */
int zy_reader_split(struct zy_reader *r, struct zy_reader **parts, int n);
/*
 * Ends a division when all parts were read; good: the caller accepts what they
 * gave.  Frees all parts but parts[0].  Returns true when the parts gave what
 * one reader would have given; parts[0] then counts their records.  Returns
 * false otherwise (a stray quote, too many columns, or good is false): parts[0]
 * stands where it was before the division, and what the parts gave must be
 * discarded.
 */
bool zy_reader_rejoin(struct zy_reader **parts, int n, bool good);

/* Moves the next notice about the input, a line of text, into out.  Returns
 * false, with out as it is, where none is left. */
bool zy_reader_note(struct zy_reader *r, struct zy_buf *out);
/* What was recognised of an input, for messages. */
struct zy_reader_facts {
	const char *encoding;
	uint64_t big5;	   /* first line that looks like Big5; 0: none */
	const char *shape; /* "CSV ,", "CSV TAB", "XLSX", "JSON Lines", ... */
	uint64_t header;   /* line of the first header row; 0: none */
	uint64_t records;  /* handed out so far, bad ones too */
	/* Rows that are no records, by kind (stream/sheet.h): with records they
	 * are all rows of the input. */
	const struct zy_left_out *left_out;
};
/* Fills f; what it points to is borrowed until the next record. */
void zy_reader_facts(const struct zy_reader *r, struct zy_reader_facts *f);

ZY_END_C

#endif
