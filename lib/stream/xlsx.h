/*
 * A workbook (.xlsx) that is written: one sheet, row by row, from the top.
 *
 * libxlsxwriter makes it, behind this header alone; it is loaded when the first
 * workbook is begun, since loading takes longer than most programs run.  Rows
 * go to temporary files, so that memory does not grow with them.  A cell is
 * text or a number, never a formula.  The first error is kept and reported by
 * zy_xlsx_finish; after it nothing more is written.  The same calls give the
 * same bytes, whatever the clock and the locale say.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_XLSX_H
#define ZY_STREAM_XLSX_H

#include "base/attr.h"
#include "base/error.h"
#include "base/text.h"

ZY_BEGIN_C

struct zy_xlsx; /* opaque */

/* What Excel and WPS hold at most. */
enum {
	ZY_XLSX_ROWS = 1048576,
	ZY_XLSX_COLUMNS = 16384,
	ZY_XLSX_CHARACTERS = 32767, /* of a cell, as UTF-16 counts them */
};

enum zy_xlsx_align {
	ZY_XLSX_LEFT,
	ZY_XLSX_CENTER,
	ZY_XLSX_RIGHT,
};

/* How a cell looks; all zero is plain text in the upper left. */
struct zy_xlsx_style {
	enum zy_xlsx_align align;
	bool number; /* a number where its text comes back, else text */
	bool bold, border, shade, wrap;
	bool middle;	 /* in the middle of the row's height */
	unsigned points; /* size of the letters; 0: the usual one */
};

struct zy_xlsx_options {
	const char *temporary; /* folder of temporary files; borrowed */
	const char *sheet;     /* its name; NULL: the usual one; borrowed */
	const char *font;      /* NULL: the usual one; borrowed */
	const char *footer;    /* of printed pages; NULL: none; borrowed */
};

/*
 * Begins a workbook; a name that no sheet can have is not used.  Returns 0 and
 * the workbook in *out, which zy_xlsx_finish or zy_xlsx_abandon frees; or -1
 * with a ZY_ERROR_IO, where the library or the folder cannot be used, and *out
 * NULL.
 */
int zy_xlsx_open(
    struct zy_xlsx **out, const struct zy_xlsx_options *o, struct zy_error *e);

/*
 * Returns true where a cell with this text can be a number: a spreadsheet shows
 * the number in a format that gives exactly the text again.
 */
bool zy_xlsx_is_number(struct zy_view v);

/*
 * Writes a cell; rows and columns count from 0, and no row may be above the one
 * that was written last.  An empty text leaves a blank cell that has the style.
 */
void zy_xlsx_cell(struct zy_xlsx *x, uint32_t row, uint32_t column,
    struct zy_view v, const struct zy_xlsx_style *style);
/*
 * Merges the cells from column up to and including last in one row, and writes
 * the text into them.  One cell alone is written by zy_xlsx_cell.
 */
void zy_xlsx_span(struct zy_xlsx *x, uint32_t row, uint32_t column,
    uint32_t last, struct zy_view v, const struct zy_xlsx_style *style);
/*
 * Merges the cells from column up to and including last of the row above, which
 * have been written one by one, with those of this row.
 */
void zy_xlsx_join_above(struct zy_xlsx *x, uint32_t row, uint32_t column,
    uint32_t last, const struct zy_xlsx_style *style);

/* Sets the height in points of a row, before cells of the next are written. */
void zy_xlsx_height(struct zy_xlsx *x, uint32_t row, unsigned points);
/*
 * Sets a column's width in characters (a hanzi takes two), and how cells look
 * that are filled in later.  style NULL: as usual.
 */
void zy_xlsx_width(struct zy_xlsx *x, uint32_t column, unsigned characters,
    const struct zy_xlsx_style *style);
/* Keeps the first rows in sight, and prints them on each page. */
void zy_xlsx_freeze(struct zy_xlsx *x, uint32_t rows);
/* Prints the rows from first up to and including last on each page. */
void zy_xlsx_repeat(struct zy_xlsx *x, uint32_t first, uint32_t last);
/* Prints on A4 across. */
void zy_xlsx_landscape(struct zy_xlsx *x);
/* Begins a printed page with that row. */
void zy_xlsx_page(struct zy_xlsx *x, uint32_t row);

/* Returns true after an error: nothing more will be written. */
bool zy_xlsx_failed(const struct zy_xlsx *x);
/*
 * Puts the workbook together, reads it again to be sure that nothing was lost
 * on the way, hands its bytes to put, and frees x.  Returns 0, or -1 with the
 * first error and nothing handed out.  Its line and column are those of the
 * sheet, its source is left empty unless it is the folder.
 */
int zy_xlsx_finish(struct zy_xlsx *x,
    void (*put)(void *context, const char *p, size_t n), void *context,
    struct zy_error *e);
/* Frees a workbook that nobody wants any more; x may be NULL. */
void zy_xlsx_abandon(struct zy_xlsx *x);

ZY_END_C

#endif
