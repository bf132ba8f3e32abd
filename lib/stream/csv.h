/*
 * The rows of CSV, read through libcsv.
 *
 * libcsv gets one line at a time, in strict mode and without its trimming of
 * blanks, so that line numbers need no counting.  A row without quotes, or with
 * simple quotes around whole cells, is split directly: libcsv took 0.6 of 1.5
 * seconds of a benchmark, and a tenth of the rest went into the one row in
 * twenty that has quotes.  zy_csv_oracle turns this off, so that tests can
 * compare the two.  A row that breaks the rules is the only one that is lost:
 * reading goes on at the line behind the one on which it began.  Rows of a
 * workbook, which have separators that no cell contains, come through the same
 * calls.  This module knows nothing of headers and columns.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_CSV_H
#define ZY_STREAM_CSV_H

#include "base/attr.h"
#include "stream/source.h"

ZY_BEGIN_C

/* A reader of CSV. */
struct zy_csv; /* opaque */

enum {
	/* stands for the delimiter ， (U+FF0C) */
	ZY_CSV_WIDE_COMMA = 0x1F
};
/* The bytes of the delimiter ZY_CSV_WIDE_COMMA in UTF-8. */
#define ZY_CSV_WIDE_TEXT "\xEF\xBC\x8C"

/*
 * Returns a reader of the rows of s, which is borrowed, with that delimiter.
 * The caller frees it with zy_csv_free.
 */
struct zy_csv *zy_csv_new(struct zy_source *s, char delim);
/* Frees the reader and not its source; NULL is allowed. */
void zy_csv_free(struct zy_csv *c);
/*
 * For rows of a workbook, which end with their last cell that is not empty:
 * each has at least so many cells from now on.  filled: cells in the lower part
 * of a merged block have its text, as they have at first; else they are empty,
 * which is how headers are merged.
 */
void zy_csv_set_rows(struct zy_csv *c, size_t least, bool filled);
/* True where a cell of the row is the lower part of a merged block. */
bool zy_csv_is_merged(const struct zy_csv *c);
/* Makes c read everything through libcsv, for tests. */
void zy_csv_oracle(struct zy_csv *c);

/*
 * Reads the next row that is not a blank line.  Returns 1; 0 at the end; or -1
 * with e set.  With a ZY_ERROR_RECORD this row is broken, its only cell is its
 * text, and the next call continues; with any other kind the input has ended.
 */
int zy_csv_next(struct zy_csv *c, struct zy_error *e);
/*
 * Returns the cells of the row, with quotes removed, and sets *n to their
 * number.  They are borrowed until the next call of zy_csv_next.
 */
const struct zy_view *zy_csv_cells(const struct zy_csv *c, size_t *n);
/* Returns the line on which the row begins. */
uint64_t zy_csv_line(const struct zy_csv *c);
/* Sets *line and *column (in characters) to where cell i of the row begins. */
void zy_csv_place(
    const struct zy_csv *c, size_t i, uint64_t *line, uint64_t *column);
/*
 * Stores the columns (in characters) where the first n cells of the row begin
 * in columns[0] to columns[n - 1].
 */
void zy_csv_places(const struct zy_csv *c, uint32_t *columns, size_t n);
/*
 * Returns whether a quote was open where zy_source_split has cut the source.
 * Then the cut was not between two records, and this part did not give what the
 * whole would have given.
 */
bool zy_csv_torn(const struct zy_csv *c);
/* Returns how many blank lines were passed over so far. */
uint64_t zy_csv_blanks(const struct zy_csv *c);

/*
 * Returns the delimiter of the first n lines of a text: the one of , TAB ; |
 * and ， on which most lines agree, or X where the first line is sep=X; 0 when
 * no line has a delimiter.
 */
char zy_csv_sniff(const struct zy_view *lines, size_t n);
/*
 * Returns the delimiter that an option names: one ASCII byte, ， or "tab"; 0
 * when it names none.
 */
char zy_csv_delimiter(const char *name);
/*
 * Writes the name of a delimiter for messages to out, NUL-terminated: ",",
 * "TAB" or "，".  Returns out.
 */
const char *zy_csv_delimiter_name(char delim, char out[8]);

ZY_END_C

#endif
