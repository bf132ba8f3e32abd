/*
 * Rows of a sheet that are copied, for a look at several at once.  Private to
 * sheet.c.
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

/* The caller provides it, all zero: no rows. */
struct zy_sheet_rows {
	struct zy_header_row row[ZY_HEADER_LOOK];
	size_t n;
	struct zy_arena arena;
	struct zy_error broken; /* the error of the first broken row */
	bool torn;		/* the source was cut behind these rows */
};

/*
 * Reads rows from where the source is and appends copies of them, until rows
 * has most of them; the source is where it was afterwards.  width is the number
 * of columns, as far as it is known, else 0.  A broken row is one without
 * cells.  Returns 0, or -1 with e set where the input cannot be read.
 */
int zy_sheet_rows_read(struct zy_sheet_rows *rows, struct zy_source *source,
    char delim, size_t width, size_t most, struct zy_error *e);
/*
 * Returns whether the rows above the header h look like records of a table
 * whose header is not known: two that fill most of its columns do, where
 * neither has labels.
 */
bool zy_sheet_rows_table_above(const struct zy_sheet_rows *rows,
    const struct zy_header *h, const struct zy_row_frame *frame);
/*
 * Returns whether a header of a table like that of header follows the first
 * row, which is a title then.  The arena of rows may grow.
 */
bool zy_sheet_rows_above_header(struct zy_sheet_rows *rows,
    const struct zy_header *header, const struct zy_reader_options *options);
/*
 * Sets frame->next to the first row behind the first one that may be a record
 * of two cells or more, or to NULL; rows owns its cells.
 */
void zy_sheet_rows_set_next(
    const struct zy_sheet_rows *rows, struct zy_row_frame *frame);
/* Frees what rows holds. */
void zy_sheet_rows_release(struct zy_sheet_rows *rows);

ZY_END_C

#endif
