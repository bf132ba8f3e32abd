/*
 * Cleaning cells of columns of numbers, for cell.c.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_CELL_NUMBER_H
#define ZY_STREAM_CELL_NUMBER_H

#include "stream/column.h"

/*
 * Brings v, a cell without blanks at its ends and with ASCII for full-width
 * characters, into the form of a number of that type: a unit behind it (12人)
 * is left out, in a column of whole numbers also a word of a total before it
 * (共12人), and a number in hanzi (十二) becomes digits there.  v is a view of
 * b or not; cell is as it was written, for messages.  Returns 0 with *out a
 * view of b; or -1 with e set and *out unspecified, where it is no such number.
 */
int zy_cell_clean_number(enum zy_type type, struct zy_view v,
    struct zy_view cell, struct zy_buf *b, struct zy_view *out,
    struct zy_error *e);

#endif
