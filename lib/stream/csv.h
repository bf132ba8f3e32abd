/*
 * The rows of CSV, read through libcsv.
 *
 * libcsv gets one line at a time, in strict mode and without its trimming of
 * blanks, so that line numbers need no counting.  A row without quotes, or with
 * quotes around whole cells only, is split here without libcsv, which took 0.6
 * of the 1.5 seconds of a benchmark; zy_csv_oracle turns this off, so that
 * tests can compare both ways.  A row that breaks the rules of CSV is the only
 * one that is lost: reading goes on at the line after its first line.
 *
 * The rows of a workbook (stream/workbook.h), which have separators that no
 * cell contains, are read by the same functions.  This module knows nothing of
 * headers and columns.
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
	/* the value of a char that stands for the delimiter ， (U+FF0C) */
	ZY_CSV_WIDE_COMMA = 0x1F
};
/* The bytes of the delimiter ZY_CSV_WIDE_COMMA in UTF-8. */
#define ZY_CSV_WIDE_TEXT "\xEF\xBC\x8C"

/*
 * Returns a reader of the rows of s with that delimiter.  s is borrowed and
 * must outlive it.  The caller frees the reader with zy_csv_free.
 */
struct zy_csv *zy_csv_new(struct zy_source *s, char delim);
/* Frees the reader but not its source; c may be NULL. */
void zy_csv_free(struct zy_csv *c);
/*
 * Sets how rows of a workbook are read from now on; it has no effect on CSV.
 * Empty cells are appended to a row that has fewer than `least` cells.  With
 * filled true, the state at first, every cell of a merged block has the text of
 * the block; with filled false only its uppermost row has it and the cells
 * below are empty, as the recognition of headers needs it.
 */
void zy_csv_set_rows(struct zy_csv *c, size_t least, bool filled);
/*
 * Returns whether the current row of a workbook has a cell of a merged block
 * that begins in a row above.
 */
bool zy_csv_is_merged(const struct zy_csv *c);
/*
 * Makes c read every row through libcsv from now on, for tests that compare
 * this with the splitting done here.
 */
void zy_csv_oracle(struct zy_csv *c);

/*
 * Reads the next row that is not a blank line.  Returns 1, 0 at the end, or -1
 * with e set.  After an error of kind ZY_ERROR_RECORD this row is bad and the
 * next call continues with the row after it: for a row that breaks the rules of
 * CSV, its only cell is the text of its first line; of a row beyond the limits
 * (struct zy_caps) the cells are complete.  After any other error the input has
 * ended.
 */
int zy_csv_next(struct zy_csv *c, struct zy_error *e);
/*
 * Returns the cells of the current row, with quotes removed, and sets *n to
 * their number.  They are borrowed until the next call of zy_csv_next.
 */
const struct zy_view *zy_csv_cells(const struct zy_csv *c, size_t *n);
/* Returns the line on which the current row begins. */
uint64_t zy_csv_line(const struct zy_csv *c);
/*
 * Sets *line and *column (in characters) to where cell i of the current row
 * begins; in a workbook, to the row of the sheet and the number of the cell,
 * both from 1.
 */
void zy_csv_place(
    const struct zy_csv *c, size_t i, uint64_t *line, uint64_t *column);
/*
 * Stores the columns (in characters) where the first n cells of the current row
 * begin in columns[0] to columns[n - 1].  Cells that the row lacks get the
 * column of its end.
 */
void zy_csv_places(const struct zy_csv *c, uint32_t *columns, size_t n);
/*
 * Returns whether zy_source_split has cut the source inside a quoted cell.
 * Then the records of this part are wrong, and the whole input must be read
 * again without a cut (zy_source_rejoin).
 */
bool zy_csv_torn(const struct zy_csv *c);
/* Returns how many blank lines have been skipped so far. */
uint64_t zy_csv_blanks(const struct zy_csv *c);

/*
 * Returns the delimiter of a text, judged by its first n lines: the one of ,
 * TAB ; | and ， whose number per line is equal on most lines (| and ， only
 * where at most half of the lines have one of the others); the X of a first
 * line sep=X; or 0 when no line has a delimiter.
 */
char zy_csv_sniff(const struct zy_view *lines, size_t n);
/*
 * Returns the delimiter that the value of an option names: one ASCII byte that
 * is neither " nor a control character, ，, a tab, "\t" or, in any case, "tab";
 * 0 when it names none.  name is not NULL.
 */
char zy_csv_delimiter(const char *name);
/*
 * Returns the name of a delimiter for messages, NUL-terminated: "TAB" or "，",
 * which are constants, or the delimiter itself, which is written to out.
 */
const char *zy_csv_delimiter_name(char delim, char out[8]);

ZY_END_C

#endif
