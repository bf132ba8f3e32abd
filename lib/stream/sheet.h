/*
 * A sheet: the rows of CSV, each known for what it is.
 *
 * Hands out the rows that are records.  Header rows, wherever they stand, are
 * bound anew from there on; rows that are neither (stream/row.h) are left out
 * and counted by kind, with their lines.  What always holds: the rows of the
 * input are its header rows, the rows that are left out, and the rows handed
 * out, broken ones too.
 *
 * A sheet needs no more of an input in memory than a few rows.  Most records
 * are known by a look at two or three of their cells.  Does not know what a
 * record's columns mean: stream/reader.h binds them.
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
 * Opens a sheet over s, which stands at its beginning and is borrowed, with the
 * delimiter delim; o must outlive the sheet.  Finds the first header.  Returns
 * 0, or -1 with e set; with fault ZY_FAULT_FILE no row is a header.  Sets *out
 * in either case; the caller frees it with zy_sheet_free.
 */
int zy_sheet_open(struct zy_sheet **out, struct zy_source *s, char delim,
    const struct zy_reader_options *o, struct zy_error *e);
/* Frees the sheet and not its source; NULL is allowed. */
void zy_sheet_free(struct zy_sheet *s);
/*
 * Returns a sheet over source, a part of the input of like (zy_source_split),
 * with the header of like, which must outlive it.  The caller frees it with
 * zy_sheet_free.
 */
struct zy_sheet *zy_sheet_part(
    const struct zy_sheet *like, struct zy_source *source);

/* What zy_sheet_next has found. */
enum zy_sheet_event {
	ZY_SHEET_ERROR = -1,
	ZY_SHEET_END,
	ZY_SHEET_RECORD,
	ZY_SHEET_HEADER,
};
/*
 * Reads the next row.  Returns ZY_SHEET_RECORD with *cells and *n set, borrowed
 * until the next call; ZY_SHEET_HEADER when a header that differs from the one
 * before is in force from here on; ZY_SHEET_END at the end; or ZY_SHEET_ERROR
 * with e set.  After an error of kind ZY_ERROR_RECORD (the row is broken, its
 * only cell is its text; or it stands above the header) the next call
 * continues; after any other the input has ended.
 */
enum zy_sheet_event zy_sheet_next(struct zy_sheet *s,
    const struct zy_view **cells, size_t *n, struct zy_error *e);

/*
 * Returns the header in force, borrowed until the next call of zy_sheet_next.
 */
const struct zy_header *zy_sheet_header(const struct zy_sheet *s);
/* Returns the line of the first header row; 0 for an empty input. */
uint64_t zy_sheet_header_line(const struct zy_sheet *s);
/* Returns the reader of the rows, from which places can be asked.  Borrowed. */
struct zy_csv *zy_sheet_csv(const struct zy_sheet *s);
/*
 * Returns ZY_ROW_KINDS counts of the rows that are no records, by kind of row.
 * Borrowed.
 */
const struct zy_left_out *zy_sheet_left_out(const struct zy_sheet *s);
/*
 * Announces that from now on an empty cell means the cell above it
 * (zy_reader_fill_down).
 */
void zy_sheet_fill_down(struct zy_sheet *s);

/*
 * Announces that the source is about to be divided, and remembers the position
 * for zy_sheet_rejoin.  Returns false while rows above the header are still to
 * be handed out: such a sheet must not be divided.
 */
bool zy_sheet_split(struct zy_sheet *s);
/*
 * Returns whether a part did not give what it would have given as a piece of
 * the whole: a header row stands in it, a quote was open where it ends, or a
 * row at its end cannot be judged without the rows that follow.
 */
bool zy_sheet_torn(const struct zy_sheet *s);
/*
 * Adds the rows that other, a part that follows s, has left out to those of s.
 */
void zy_sheet_join(struct zy_sheet *s, const struct zy_sheet *other);
/*
 * Goes back to where the sheet stood at zy_sheet_split; the caller has called
 * zy_source_rejoin before.
 */
void zy_sheet_rejoin(struct zy_sheet *s);

ZY_END_C

#endif
