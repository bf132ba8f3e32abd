/*
 * Writing a workbook (.xlsx): one sheet, row by row, from the top.
 *
 * libxlsxwriter makes it; it is used by this module only, and loaded when the
 * first workbook is begun, since loading takes longer than most programs run.
 * Rows go to temporary files, so that memory does not grow with their number.
 * A cell is text or a number, never a formula.  The first error is kept and
 * returned by zy_xlsx_finish; nothing more is written after it.  Equal calls
 * give equal bytes, whatever the clock and the locale say.
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

/* Limits of Excel and WPS. */
enum {
	ZY_XLSX_ROWS = 1048576,
	ZY_XLSX_COLUMNS = 16384,
	ZY_XLSX_CHARACTERS = 32767, /* of a cell, in units of UTF-16 */
};

/* Where the text of a cell is, horizontally. */
enum zy_xlsx_align {
	ZY_XLSX_LEFT,
	ZY_XLSX_CENTER,
	ZY_XLSX_RIGHT,
};

/* The appearance of a cell; all bytes zero is plain text in the upper left. */
struct zy_xlsx_style {
	enum zy_xlsx_align align;
	bool number; /* write a number if zy_xlsx_is_number, else text */
	bool bold, border, shade, wrap;
	bool middle;	 /* vertically centred, not at the top, */
	bool bottom;	 /* or at the bottom */
	unsigned points; /* size of the font; 0: default */
};

/* The properties of a workbook.  The texts must outlive it. */
struct zy_xlsx_options {
	const char *temporary; /* folder of temporary files */
	const char *sheet;     /* name of the sheet; NULL: default */
	const char *font;      /* NULL: default */
	const char *header;    /* of printed pages; NULL: none */
	const char *footer;    /* the same */
};

/*
 * Begins a workbook.  A name that no sheet can have is replaced by the default.
 * Returns 0 and sets *out, which zy_xlsx_finish or zy_xlsx_abandon frees; or -1
 * with a ZY_ERROR_IO and *out NULL, where the library or the folder cannot be
 * used.
 */
int zy_xlsx_open(
    struct zy_xlsx **out, const struct zy_xlsx_options *o, struct zy_error *e);

/*
 * Returns whether a cell with this text can be a number: whether a spreadsheet
 * can show the number with exactly this text (no sign but -, no leading zero,
 * no exponent, at most fifteen digits).
 */
bool zy_xlsx_is_number(struct zy_view v);

/*
 * Writes a cell.  Rows and columns count from 0; no row may be above the last
 * one written.  An empty text gives a blank cell with the style.
 */
void zy_xlsx_cell(struct zy_xlsx *x, uint32_t row, uint32_t column,
    struct zy_view v, const struct zy_xlsx_style *style);
/*
 * Merges the cells from column up to and including last in one row, and writes
 * the text into them.  With column equal to last it writes one cell.
 */
void zy_xlsx_span(struct zy_xlsx *x, uint32_t row, uint32_t column,
    uint32_t last, struct zy_view v, const struct zy_xlsx_style *style);
/*
 * Merges the cells of two rows, `row` and the row above, from column up to and
 * including last into one block.  The cells of the row above must have been
 * written, each by zy_xlsx_cell; the block shows the text of the first.
 */
void zy_xlsx_join_above(struct zy_xlsx *x, uint32_t row, uint32_t column,
    uint32_t last, const struct zy_xlsx_style *style);

/*
 * Sets the height of a row in points.  To be called before cells of the next
 * row are written.
 */
void zy_xlsx_height(struct zy_xlsx *x, uint32_t row, unsigned points);
/*
 * Sets a column's width in characters (a hanzi counts as two), and the
 * appearance of cells that users fill in later (style NULL: the default).
 */
void zy_xlsx_width(struct zy_xlsx *x, uint32_t column, unsigned characters,
    const struct zy_xlsx_style *style);
/*
 * Keeps the first `rows` rows visible when users scroll, and prints them at the
 * top of each page.
 */
void zy_xlsx_freeze(struct zy_xlsx *x, uint32_t rows);
/*
 * Prints the rows from first up to and including last at the top of each page.
 */
void zy_xlsx_repeat(struct zy_xlsx *x, uint32_t first, uint32_t last);
/* Sets the printed page to A4 landscape. */
void zy_xlsx_landscape(struct zy_xlsx *x);
/*
 * Makes a new printed page begin with that row.  Only the first 1023 such rows
 * count.
 */
void zy_xlsx_page(struct zy_xlsx *x, uint32_t row);

/*
 * Returns whether there has been an error; nothing more is written after one.
 */
bool zy_xlsx_failed(const struct zy_xlsx *x);
/*
 * Completes the workbook, checks that it is whole, passes its bytes to put in
 * pieces, and frees x, on failure too.  Returns 0, or -1 with the first error,
 * whose line and column are those of the sheet and whose source is empty or the
 * folder.  After an error put has not been called, unless reading the finished
 * file failed.
 */
int zy_xlsx_finish(struct zy_xlsx *x,
    void (*put)(void *context, const char *p, size_t n), void *context,
    struct zy_error *e);
/* Frees a workbook without writing it; x may be NULL. */
void zy_xlsx_abandon(struct zy_xlsx *x);

ZY_END_C

#endif
