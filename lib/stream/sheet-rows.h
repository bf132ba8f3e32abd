/*
 * Copies of several rows of a sheet, by which a row is judged together with
 * those after it.  Private to sheet.c.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_SHEET_ROWS_H
#define ZY_STREAM_SHEET_ROWS_H

#include "base/attr.h"
#include "stream/header.h"
#include "stream/row.h"
#include "stream/source.h"

ZY_BEGIN_C

/*
 * Copied rows.  All bytes zero means no rows; released with
 * zy_sheet_rows_release.
 */
struct zy_sheet_rows {
	struct zy_header_row row[ZY_HEADER_LOOK];
	size_t n;
	struct zy_arena arena;
	struct zy_error broken; /* the error of the first broken row */
	bool torn; /* the source was cut (zy_source_split) after these rows */
};

/*
 * Reads rows ahead from the position of the source and appends copies of them
 * to rows, until it has `most` rows or the input ends; afterwards the source is
 * at its former position again.  width is the number of columns if it is known,
 * else 0.  For a broken row an empty row is appended, and the first error is
 * stored in rows->broken.  Returns 0, or -1 with e set where the input cannot
 * be read.
 */
int zy_sheet_rows_read(struct zy_sheet_rows *rows, struct zy_source *source,
    char delim, size_t width, size_t most, struct zy_error *e);
/*
 * Returns whether the rows above the header h look like records of a table
 * whose header is not known: at least two of them fill most of the columns and
 * are classified as records.
 */
bool zy_sheet_rows_table_above(const struct zy_sheet_rows *rows,
    const struct zy_header *h, const struct zy_row_frame *frame);
/*
 * Returns whether a header that could follow `header` comes directly after the
 * first of the rows, so that this first row is the title of that header.
 * Memory is allocated in the arena of rows.
 */
bool zy_sheet_rows_above_header(struct zy_sheet_rows *rows,
    const struct zy_header *header, const struct zy_reader_options *options);
/*
 * Returns whether only labels and blank rows stand between the first of the
 * rows and a header that could follow `header`, so that a first row of labels
 * belongs to that header.  Memory is allocated in the arena of rows.
 */
bool zy_sheet_rows_labels_above(struct zy_sheet_rows *rows,
    const struct zy_header *header, const struct zy_reader_options *options);
/*
 * Sets frame->next to the first row after the first one that may be a record of
 * two cells or more, or to NULL.  Its cells are borrowed from rows.
 */
void zy_sheet_rows_set_next(
    const struct zy_sheet_rows *rows, struct zy_row_frame *frame);
/*
 * Returns whether a cell, read as a heading, names a column.  Cells recur, so
 * the hashes of those that name none are stored in *unheaded, which is NULL at
 * first and which the caller frees.
 */
bool zy_sheet_rows_is_heading(uint64_t **unheaded, struct zy_view cell,
    const struct zy_reader_options *o);
/* Frees what rows holds. */
void zy_sheet_rows_release(struct zy_sheet_rows *rows);

ZY_END_C

#endif
