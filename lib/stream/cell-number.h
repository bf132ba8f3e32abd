/*
 * Cleaning the cells of columns of numbers: the part of zy_cell_clean (cell.c)
 * for these types.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_CELL_NUMBER_H
#define ZY_STREAM_CELL_NUMBER_H

#include "stream/column.h"

/*
 * Converts a cell to the canonical form of a number of the type ZY_INTEGER,
 * ZY_DECIMAL or ZY_RATIO.  v is the cell without blanks at its ends and with
 * ASCII in place of full-width characters; cell is the cell as the input has
 * it, for messages.  A unit after the number (12人) is removed; in a column of
 * whole numbers so is a word for "total" before it (共12人), and a number in
 * hanzi (十二) becomes digits.  b is scratch: it is empty, or v is a view of
 * its text.
 *
 * Returns 0 with *out a view of b, valid until b changes; or -1 with e set,
 * without a source, and *out unspecified, where the cell is no such number.
 */
int zy_cell_clean_number(enum zy_type type, struct zy_view v,
    struct zy_view cell, struct zy_buf *b, struct zy_view *out,
    struct zy_error *e);

#endif
