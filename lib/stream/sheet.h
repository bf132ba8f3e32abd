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

#include "stream/csv.h"
#include "stream/header.h"
#include "stream/row.h"
#include "stream/left-out.h"

struct zy_sheet; /* opaque */

/*
 * A sheet over a source, which stays the caller's and stands at its beginning;
 * o must outlive it.  Finds the first header.  0, or -1 with the error: with
 * ZY_FAULT_FILE no row is a header.  *out is
 * set in either case and freed with zy_sheet_free.
 */
int zy_sheet_open(struct zy_sheet **out, struct zy_source *s, char delim,
    const struct zy_reader_options *o, struct zy_error *e);
void zy_sheet_free(struct zy_sheet *s);
/* A sheet over a part of like's input, source, with the header of like, which
 * must outlive it. */
struct zy_sheet *zy_sheet_part(
    const struct zy_sheet *like, struct zy_source *source);

/*
 * The next row: ZY_SHEET_RECORD, with its cells; ZY_SHEET_HEADER, a header that
 * differs from the one before is in force from here on; ZY_SHEET_END; or
 * ZY_SHEET_ERROR, with the error: of kind ZY_ERROR_RECORD this row is broken
 * (its only cell holds its text) or stands above the header, and the next call
 * goes on; otherwise the input is at its end.
 */
enum zy_sheet_event {
	ZY_SHEET_ERROR = -1,
	ZY_SHEET_END,
	ZY_SHEET_RECORD,
	ZY_SHEET_HEADER,
};
enum zy_sheet_event zy_sheet_next(struct zy_sheet *s,
    const struct zy_view **cells, size_t *n, struct zy_error *e);

/* The header in force, borrowed until zy_sheet_next. */
const struct zy_header *zy_sheet_header(const struct zy_sheet *s);
/* The line of the first header row; 0: the input is empty. */
uint64_t zy_sheet_header_line(const struct zy_sheet *s);
/* The rows as they are read, for places; borrowed. */
struct zy_csv *zy_sheet_csv(const struct zy_sheet *s);
/* Rows by their kind, ZY_ROW_KINDS of them; none of ZY_ROW_RECORD; borrowed. */
const struct zy_left_out *zy_sheet_left_out(const struct zy_sheet *s);
/* Empty cells mean those above them from now on (zy_reader_fill_down). */
void zy_sheet_fill_down(struct zy_sheet *s);

/*
 * Announces that the source is about to be split; what was left out so far is
 * remembered for zy_sheet_rejoin.  False while rows above the header are still
 * to be handed out: such a sheet must not be split.
 */
bool zy_sheet_split(struct zy_sheet *s);
/*
 * True for a part that did not give what it would have given as a piece of the
 * whole: a header row stands in it, a quote was open where the part ends, or a
 * row there cannot be judged without the rows behind it.
 */
bool zy_sheet_torn(const struct zy_sheet *s);
/* Adds what other, a part that follows, has left out. */
void zy_sheet_join(struct zy_sheet *s, const struct zy_sheet *other);
/* Begins again where the sheet stood at zy_sheet_split; the source was
 * rejoined.
 */
void zy_sheet_rejoin(struct zy_sheet *s);

#endif
