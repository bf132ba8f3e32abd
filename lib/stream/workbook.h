/*
 * Workbooks (.xlsx): the rows of one sheet as text.
 *
 * Office Open XML of both kinds (transitional and strict), as Excel, WPS,
 * LibreOffice and web systems write it.  Rows are text with the separators that
 * ASCII has for that purpose, which no cell can contain: US between cells, RS
 * after each row.  A row that the sheet does not store becomes an empty one, so
 * that rows are numbered as in the sheet.  A cell that is empty because it is
 * below the first row of a merged block is given as GS and the text of the
 * block.
 *
 * Stored values are given, not their display: a number has its digits, a date
 * is written 2010-06-01, a formula gives its stored value.  A sheet is read
 * step by step; the texts that its cells share are in memory.  Archives that
 * are broken, encrypted, or larger than the limits of this module are refused.
 * This module knows nothing of tables.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_WORKBOOK_H
#define ZY_STREAM_WORKBOOK_H

#include "base/attr.h"
#include "base/error.h"

ZY_BEGIN_C

struct zy_workbook; /* opaque */

enum {
	ZY_WORKBOOK_FILLED = 0x1D, /* GS: the text is that of a merged block */
	ZY_WORKBOOK_ROW = 0x1E,	   /* RS: the end of a row */
	ZY_WORKBOOK_CELL = 0x1F,   /* US: between cells */
};

/* Limits that hostile workbooks meet. */
enum {
	ZY_WORKBOOK_PACKED = 256 << 20, /* bytes of the file */
	ZY_WORKBOOK_PART = 1 << 30,	/* bytes of a part, unpacked */
	/* times that a part over 16 MiB may be larger than when packed */
	ZY_WORKBOOK_RATIO = 500,
	ZY_WORKBOOK_TEXT = 256 << 20,	 /* bytes of shared texts */
	ZY_WORKBOOK_ROWS = 1 << 20,	 /* rows of a sheet */
	ZY_WORKBOOK_COLUMNS = 1 << 14,	 /* cells of a row */
	ZY_WORKBOOK_ROW_TEXT = 16 << 20, /* bytes of a row */
	ZY_WORKBOOK_MERGED = 100000,	 /* merged blocks */
	ZY_WORKBOOK_FILLS = 50000000,	 /* cells filled by merged blocks */
};

/* A kind of archive that LibreOffice can convert to a workbook. */
struct zy_workbook_other {
	const char *what;   /* English phrase that names it, to be translated */
	const char *filter; /* LibreOffice's name of the import filter */
};

/*
 * Opens the workbook that the buffer contains; the buffer's memory is owned by
 * the workbook from now on, and is freed also on failure.  Returns 0 and sets
 * *out, which the caller frees with zy_workbook_free; or -1 with an error of
 * ZY_FAULT_FILE without a place.  Sets *other to NULL; or, where the bytes are
 * an archive of another kind that LibreOffice can convert to a workbook, to
 * that kind, a constant.
 */
int zy_workbook_open(struct zy_workbook **out, struct zy_buf *take,
    const struct zy_workbook_other **other, struct zy_error *e);
/* Frees the workbook; w may be NULL. */
void zy_workbook_free(struct zy_workbook *w);

/* Returns how many sheets of cells the workbook has, including hidden ones. */
size_t zy_workbook_sheets(const struct zy_workbook *w);
/*
 * Returns the name of sheet i, below zy_workbook_sheets, borrowed from w, and
 * sets *hidden to whether the sheet is hidden.
 */
const char *zy_workbook_sheet(
    const struct zy_workbook *w, size_t i, bool *hidden);
/*
 * Chooses the sheet to read and begins at its first row: the sheet called name,
 * or, where name is NULL, the first that is not hidden.  Returns 0 with its
 * number in *i; or -1 with e set, without a place, where the sheet cannot be
 * opened or does not exist; the message then names the sheets of the workbook.
 */
int zy_workbook_choose(
    struct zy_workbook *w, const char *name, size_t *i, struct zy_error *e);
/*
 * Appends more rows of the chosen sheet to out.  Returns 1 when there may be
 * further rows; 0 at the end; or -1 with e set, without a column: rows before
 * the error may have been appended.
 */
int zy_workbook_more(
    struct zy_workbook *w, struct zy_buf *out, struct zy_error *e);
/*
 * Returns how many formulas without a stored value the chosen sheet has had so
 * far, and sets *row and *column, from 1, to the place of the first; both are 0
 * where there is none.
 */
uint64_t zy_workbook_unknown(
    const struct zy_workbook *w, uint64_t *row, uint64_t *column);

ZY_END_C

#endif
