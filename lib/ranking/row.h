/*
 * A row: the cells of one record, and whether it is ranked, packed into bytes.
 *
 * The caller owns the memory of the bytes.  A row has the cells of the columns
 * that were known when it was made: the cell of a column that was added later
 * is read as empty.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_ROW_H
#define ZY_RANKING_ROW_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/* Returns the number of bytes that a row of these n cells takes. */
size_t zy_row_size(const struct zy_view *cells, size_t n);

/*
 * Writes n cells as a row to `to`, which must have zy_row_size bytes; ranked
 * says whether the row takes part in the ranking.  Returns the address after
 * the row.
 */
char *zy_row_put(char *to, const struct zy_view *cells, size_t n, bool ranked);

/* Returns the address after the row. */
const char *zy_row_end(const char *row);

/*
 * Returns whether the row is marked as ranked: it was when it was made, and
 * zy_row_unrank was not called.
 */
bool zy_row_ranked(const char *row);

/* Marks the row as not ranked. */
void zy_row_unrank(char *row);

/*
 * Returns cell c, borrowed from the row.  The view is empty when c is -1 or the
 * row has no such cell.
 */
struct zy_view zy_row_cell(const char *row, int c);

/*
 * Sets the n views to the first n cells of the row, borrowed from it; cells
 * that the row does not have are empty.
 */
void zy_row_cells(const char *row, struct zy_view *cells, size_t n);

ZY_END_C

#endif
