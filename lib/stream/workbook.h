/*
 * Workbooks (.xlsx): the rows of one sheet as text.
 *
 * Office Open XML of both kinds (transitional and strict), as Excel, WPS,
 * LibreOffice and web systems write it.  Rows come with the separators that
 * ASCII has for that purpose, which no cell can contain: US between cells, RS
 * behind each row, and an empty row for each that the sheet does not have, so
 * that the rows are numbered as in the sheet.  A cell that is empty because it
 * is the lower part of a merged block begins with GS, before the text of the
 * block.
 *
 * What is stored counts, not how it is shown: a number has its digits, a date
 * is written 2010-06-01, a formula gives its stored value.  The sheet is read
 * while rows are asked for; the texts that its cells share are in memory.
 * Archives that are broken, encrypted, or larger than the limits of this module
 * are refused.  Knows nothing of tables.
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
	ZY_WORKBOOK_FILLED = 0x1D, /* GS: this cell's text stands above it */
	ZY_WORKBOOK_ROW = 0x1E,	   /* RS: the end of a row */
	ZY_WORKBOOK_CELL = 0x1F,   /* US: between cells */
};

/* Limits that hostile workbooks meet. */
enum {
	ZY_WORKBOOK_PACKED = 256 << 20, /* bytes of the file */
	ZY_WORKBOOK_PART = 1 << 30,	/* bytes of a part, unpacked */
	ZY_WORKBOOK_RATIO = 500,	/* unpacked to packed, of large parts */
	ZY_WORKBOOK_TEXT = 256 << 20,	/* bytes of shared texts */
	ZY_WORKBOOK_ROWS = 1 << 20,	/* rows of a sheet */
	ZY_WORKBOOK_COLUMNS = 1 << 14,	/* cells of a row */
	ZY_WORKBOOK_ROW_TEXT = 16 << 20, /* bytes of a row */
	ZY_WORKBOOK_MERGED = 100000,	 /* merged blocks */
	ZY_WORKBOOK_FILLS = 50000000,	 /* cells filled by merged blocks */
};

/*
 * Opens the workbook that bytes hold; they are taken over, also on failure.
 * Returns 0, with *out to be freed by zy_workbook_free; or -1 with an error
 * without a place, of ZY_FAULT_FILE.  *other is set to NULL; or, where the
 * bytes are an archive of another kind of which LibreOffice makes a workbook,
 * to a phrase that names the kind, in the language of messages.
 */
int zy_workbook_open(struct zy_workbook **out, struct zy_buf *take,
    const char **other, struct zy_error *e);
/* Frees the workbook; NULL is allowed. */
void zy_workbook_free(struct zy_workbook *w);

/* Returns how many sheets of cells there are, hidden ones too. */
size_t zy_workbook_sheets(const struct zy_workbook *w);
/* Returns the name of sheet i; borrowed.  *hidden tells whether it is. */
const char *zy_workbook_sheet(
    const struct zy_workbook *w, size_t i, bool *hidden);
/*
 * Chooses the sheet to read: by its name, or, where name is NULL, the first
 * that is not hidden.  Returns 0, with its number in *i; or -1 with an error
 * without a place that names the sheets there are.
 */
int zy_workbook_choose(
    struct zy_workbook *w, const char *name, size_t *i, struct zy_error *e);
/*
 * Appends more rows of the chosen sheet to out.  Returns 1; 0 at the end; -1
 * with an error without a place: out may have got rows before it.
 */
int zy_workbook_more(
    struct zy_workbook *w, struct zy_buf *out, struct zy_error *e);
/* Returns how many formulas without a stored value were met so far; *row and
 * *column tell the first. */
uint64_t zy_workbook_unknown(
    const struct zy_workbook *w, uint64_t *row, uint64_t *column);

ZY_END_C

#endif
