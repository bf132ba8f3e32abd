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

#include "stream/dictionary.h"
#include "stream/source.h"

struct zy_reader;   /* opaque */
struct zy_left_out; /* stream/sheet.h */

enum zy_shape {
	ZY_SHAPE_AUTO,
	ZY_SHAPE_CSV,
	ZY_SHAPE_TSV,
	ZY_SHAPE_JSON, /* an array of objects */
	ZY_SHAPE_JSONL,
};

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
 * Opens path and finds the header.  0 or -1.  An empty input has no columns and
 * no records.  Where the input is not empty and no row names the key columns,
 * the error has ZY_FAULT_FILE: the input is refused as a whole.
 */
int zy_reader_open(struct zy_reader **out, const char *path,
    const struct zy_reader_options *o, struct zy_error *e);
/* The same over a source, taken over also on failure. */
int zy_reader_open_source(struct zy_reader **out, struct zy_source *take,
    const struct zy_reader_options *o, struct zy_error *e);
void zy_reader_free(struct zy_reader *r);

/*
 * Columns.  JSON may bring new ones with any record, CSV with a later header
 * row: they are added behind, a column's number never changes.  A missing cell
 * is an empty view.
 */
size_t zy_reader_columns(const struct zy_reader *r);
/* Canonical name where declared, else the header text; borrowed. */
struct zy_view zy_reader_column_name(const struct zy_reader *r, size_t c);
/* The header as it was written, for rejects; borrowed. */
struct zy_view zy_reader_column_header(const struct zy_reader *r, size_t c);
/* The declaration, or NULL for an unknown column. */
const struct zy_column *zy_reader_column(const struct zy_reader *r, size_t c);
/* Was its heading composed: understood by its parts, not by a list? */
bool zy_reader_column_composed(const struct zy_reader *r, size_t c);
/* The number of a column by canonical name, or -1. */
int zy_reader_find(const struct zy_reader *r, const char *name);
/*
 * Cleaning of cells is on for every declared column.  A program that needs
 * few columns of many calls this with NULL (clean nothing), then with each
 * column number it wants.
 */
void zy_reader_want_none(struct zy_reader *r);
void zy_reader_want(struct zy_reader *r, size_t c);

/*
 * From now on an empty cell of the column of that name (canonical, Chinese or
 * as the header has it) means the one above: merged cells.  A cell of a
 * refused record counts; where a record was refused whole, an empty cell
 * behind it is bad.  False where there is no such column.
 */
bool zy_reader_fill_down(struct zy_reader *r, const char *name);

/*
 * The next record.  1 a record; 0 the end; -1 an error: of kind
 * ZY_ERROR_RECORD this record is bad (its cells can be read raw; e->next has
 * what else is wrong with it) and the next call goes on behind it; of any other
 * kind the input is at its end.
 */
int zy_reader_next(struct zy_reader *r, struct zy_error *e);
/*
 * Returns what must be reported of the current record though it is good: a list
 * (by next) of what was decided in reading its cells, with places, valid until
 * the next record; NULL where there is nothing.
 */
const struct zy_error *zy_reader_remarks(const struct zy_reader *r);
/* Cell of the current record, cleaned where declared and wanted. */
struct zy_view zy_reader_cell(const struct zy_reader *r, size_t c);
/* All of those, zy_reader_columns() of them. */
const struct zy_view *zy_reader_cells(const struct zy_reader *r);
/* Cell as it was written (or filled down), quotes resolved. */
struct zy_view zy_reader_raw(const struct zy_reader *r, size_t c);
/* All of those, zy_reader_columns() of them, without a call for each. */
const struct zy_view *zy_reader_row(const struct zy_reader *r);
/*
 * True where those stand in one line of the input as they are, from its
 * beginning on, a character apart: their lengths tell their places.
 */
bool zy_reader_is_plain(const struct zy_reader *r);
/*
 * Cleans cell c of the current record, a declared column that is not wanted:
 * for programs to which most cells mean something as they are.  0, or -1: this
 * record is bad, as zy_reader_next would have found it.
 */
int zy_reader_clean(
    struct zy_reader *r, size_t c, struct zy_view *out, struct zy_error *e);

/*
 * The text of the current record as it stood in the input, borrowed; and a
 * reader like r that stands on the record of such a text which began on that
 * line, for those who learn late that it is bad.  text must outlive it.  Only
 * for CSV may r be read by another thread meanwhile.
 */
struct zy_view zy_reader_text(const struct zy_reader *r);
struct zy_reader *zy_reader_again(
    struct zy_reader *r, struct zy_view text, uint64_t line);
bool zy_reader_is_csv(const struct zy_reader *r);
/*
 * About how many records a regular file has in all, going by those that were
 * read; 0 where nobody knows.
 */
uint64_t zy_reader_expected(const struct zy_reader *r);

/* The dictionary of the options, a county's own; or NULL. */
const struct zy_dictionary *zy_reader_words(const struct zy_reader *r);
/* A number that no other reader of this process has. */
uint64_t zy_reader_serial(const struct zy_reader *r);
/* zy_source_digest of the source. */
int zy_reader_digest(
    const struct zy_reader *r, char out[ZY_DIGEST_HEX], struct zy_error *e);
/* Places: the source's name, the record's first line. */
const char *zy_reader_name(const struct zy_reader *r);
uint64_t zy_reader_line(const struct zy_reader *r);
/* Line and column (in characters) of a cell of the current record. */
void zy_reader_place(
    const struct zy_reader *r, size_t c, uint64_t *line, uint64_t *column);
/*
 * The character columns of all cells of the current record into
 * zy_reader_columns() numbers, in one walk; for records that are kept.
 */
void zy_reader_places(const struct zy_reader *r, uint32_t *columns);
/*
 * Fills e as a ZY_ERROR_RECORD about cell c of the current record (c -1: the
 * record as a whole), with its place, its code, and as message
 * "HEADING: what 'value'": the heading as the input has it; what is a finished,
 * translated phrase; an empty value is left out; for c -1 there is only what.
 * Nothing changes where e is filled already.  Always -1.
 */
int zy_reader_fault(const struct zy_reader *r, int c, enum zy_fault fault,
    const char *what, struct zy_error *e);

/*
 * Splits what is left of a large regular file of CSV or JSON Lines (nothing
 * handed out yet) into up to n readers in order, for threads; columns and
 * wants are the same.  parts[0] is r itself.  Returns how many there are, 1
 * where a split is not possible.
 */
int zy_reader_split(struct zy_reader *r, struct zy_reader **parts, int n);
/*
 * When all parts are read, and good to the caller: true where they gave what
 * one reader would have given.  Frees all but parts[0], which counts their
 * records as its own.  Where it is false (a stray quote, too many columns, or
 * not good), parts[0] is as it was before the split and is read again alone;
 * what the parts gave must be forgotten.
 */
bool zy_reader_rejoin(struct zy_reader **parts, int n, bool good);

/* What was recognised, for messages; left_out is borrowed until the next
 * record. */
struct zy_reader_facts {
	const char *encoding;
	uint64_t big5;	   /* first line that looks like Big5; 0: none */
	const char *shape; /* "CSV ,", "CSV TAB", "JSON Lines", ... */
	uint64_t header;   /* line of the first header row; 0: none */
	uint64_t records;  /* handed out so far, bad ones too */
	/* Rows that are no records, by kind (stream/sheet.h): with records they
	 * are all rows of the input. */
	const struct zy_left_out *left_out;
};
void zy_reader_facts(const struct zy_reader *r, struct zy_reader_facts *f);

#endif
