/*
 * A sheet: the rows of a table in CSV or a workbook, classified.
 *
 * It hands out the rows that are records.  A header row, wherever it is, holds
 * for the rows after it.  Rows that are neither (stream/row.h) are left out and
 * counted by kind, with their lines.  Every row of the input is either a header
 * row, left out, or handed out, also when it is broken.
 *
 * A sheet keeps only a few rows of its input in memory.  Most records are
 * recognised by two or three of their cells.  This module does not know what
 * the columns of a record mean: stream/reader.h matches them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_SHEET_H
#define ZY_STREAM_SHEET_H

#include "base/attr.h"
#include "stream/csv.h"
#include "stream/header.h"
#include "stream/row.h"
#include "stream/left-out.h"

ZY_BEGIN_C

struct zy_sheet; /* opaque */

/*
 * Opens a sheet over s, which is at its beginning and is borrowed, with the
 * delimiter delim, and finds the first header; o must outlive the sheet.
 * Returns 0, or -1 with e set: of fault ZY_FAULT_FILE where no row is a header.
 * Sets *out in both cases; the caller frees it with zy_sheet_free.
 */
int zy_sheet_open(struct zy_sheet **out, struct zy_source *s, char delim,
    const struct zy_reader_options *o, struct zy_error *e);
/* Frees the sheet but not its source; s may be NULL. */
void zy_sheet_free(struct zy_sheet *s);
/*
 * Returns a sheet over source, a part of the input of `like` (zy_source_split)
 * which is borrowed, with a copy of the header of `like`.  The caller frees it
 * with zy_sheet_free.
 */
struct zy_sheet *zy_sheet_part(
    const struct zy_sheet *like, struct zy_source *source);

/* What zy_sheet_next returns. */
enum zy_sheet_event {
	ZY_SHEET_ERROR = -1,
	ZY_SHEET_END,
	ZY_SHEET_RECORD,
	ZY_SHEET_HEADER,
};
/*
 * Reads on to the next record or header.  Returns ZY_SHEET_RECORD with *cells
 * and *n set, borrowed until the next call; ZY_SHEET_HEADER when a header was
 * read that differs from the one before; ZY_SHEET_END at the end; or
 * ZY_SHEET_ERROR with e set.  After an error of kind ZY_ERROR_RECORD *cells and
 * *n are set and the next call continues: the row is broken (see zy_csv_next),
 * or belongs to a table above the header.  After any other error the input has
 * ended.
 */
enum zy_sheet_event zy_sheet_next(struct zy_sheet *s,
    const struct zy_view **cells, size_t *n, struct zy_error *e);

/*
 * Returns the header of the current record, borrowed until the next call of
 * zy_sheet_next.
 */
const struct zy_header *zy_sheet_header(const struct zy_sheet *s);
/*
 * Returns the longest cell with which a title row above the first header
 * begins, borrowed from s; empty if there is no title.
 */
struct zy_view zy_sheet_title(const struct zy_sheet *s);
/*
 * Returns the rows that were left out as notes so far, the first few kilobytes
 * of them: of each its line, a tab, its cells with blanks behind them, and a
 * NUL.  Borrowed until the next row is read.
 */
struct zy_view zy_sheet_notes(const struct zy_sheet *s);
/*
 * Returns the first cells of the rows above the current header, titles and
 * notes, with blanks behind them; of a later header its title alone.  Borrowed
 * from s until the next row is read; empty if there are no such rows.
 */
struct zy_view zy_sheet_above(const struct zy_sheet *s);
/* Returns the line of the first header row; 0 for an empty input. */
uint64_t zy_sheet_header_line(const struct zy_sheet *s);
/*
 * Returns the reader of the rows of s, for the places of cells in the current
 * row.  Borrowed from s.
 */
struct zy_csv *zy_sheet_csv(const struct zy_sheet *s);
/*
 * Returns the rows that were left out so far: ZY_ROW_KINDS elements, by kind of
 * row.  Borrowed from s.
 */
const struct zy_left_out *zy_sheet_left_out(const struct zy_sheet *s);
/*
 * Tells the sheet that from now on an empty cell has the value of the cell
 * above it (zy_reader_fill_down); some rows are classified differently then.
 */
void zy_sheet_fill_down(struct zy_sheet *s);

/*
 * Remembers the position for zy_sheet_rejoin, before the source is divided.
 * Returns false, with nothing remembered, while rows above the header are still
 * to be handed out: such a sheet must not be divided.
 */
bool zy_sheet_split(struct zy_sheet *s);
/*
 * Returns whether reading this part of a divided input gave other records than
 * reading the whole would have given: the part contains a header row, a quote
 * was open at its end, or a row at its end could not be classified without the
 * rows after it.
 */
bool zy_sheet_torn(const struct zy_sheet *s);
/*
 * Adds the rows that `other`, the next part of the input, has left out to those
 * of s.
 */
void zy_sheet_join(struct zy_sheet *s, const struct zy_sheet *other);
/*
 * Returns the sheet to its state at zy_sheet_split.  The caller has called
 * zy_source_rejoin before.
 */
void zy_sheet_rejoin(struct zy_sheet *s);

ZY_END_C

#endif
