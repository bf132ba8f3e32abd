/*
 * Rows: the cells of a record and whether it is ranked, in as few bytes as may
 * be.
 *
 * Where they lie, and how long, is the caller's business.  Cells are views of
 * the row.  A row that was made before a column came has no cell for it, which
 * is the same as an empty one.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_ROW_H
#define ZY_RANKING_ROW_H

#include "base/text.h"

/* How many bytes a row of n cells takes. */
size_t zy_row_size(const struct zy_view *cells, size_t n);
/* Writes one at to; returns what is behind it. */
char *zy_row_put(char *to, const struct zy_view *cells, size_t n, bool ranked);
/* What is behind the row. */
const char *zy_row_end(const char *row);
bool zy_row_ranked(const char *row);
/* Cell c; empty where there is none, or c is -1. */
struct zy_view zy_row_cell(const char *row, int c);
/* All cells into n views. */
void zy_row_cells(const char *row, struct zy_view *cells, size_t n);

#endif
