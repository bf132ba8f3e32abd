/*
 * The grid of columns that all tables of a document share on one sheet.
 *
 * Widths are in characters; a hanzi counts as two.  Charts and cards are
 * converted to tables, since a sheet shows figures, not pictures.
 *
 * A table or form with fewer columns than the grid combines neighbouring grid
 * columns.  This is described by an array `at`: its column c consists of the
 * grid columns at[c] to at[c + 1] - 1.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_SHEET_GRID_H
#define ZY_DOCUMENT_SHEET_GRID_H

#include "base/attr.h"
#include "document/document.h"

ZY_BEGIN_C

/*
 * The columns of one sheet.  zy_grid_init fills it in, zy_grid_release frees
 * it.
 */
struct zy_grid {
	unsigned *columns;  /* owned: the width of each column */
	size_t n;	    /* number of columns */
	size_t width;	    /* sum of the widths */
	bool landscape;	    /* wider than A4 in portrait orientation */
	struct zy_doc made; /* the tables converted from charts and cards */
	const struct zy_node **nodes; /* owned: the node of each of them */
	size_t nmade, cap;
};

/*
 * Sets g, which need not be initialised, to a grid of columns for all tables,
 * forms, charts and cards of d.  d is borrowed until zy_grid_release.
 */
void zy_grid_init(struct zy_grid *g, const struct zy_doc *d);
/* Frees the columns of g and the tables that it made of charts and cards. */
void zy_grid_release(struct zy_grid *g);

/*
 * Returns the table in which the node n, a table, a chart or cards, is shown on
 * the sheet; borrowed from the document or the grid.
 */
const struct zy_doc_table *zy_grid_table(
    const struct zy_grid *g, const struct zy_node *n);
/*
 * Distributes the grid's columns among the columns of a table, so that columns
 * with long texts get more of them.  Returns a new array `at` (see above) of
 * t->ncolumns + 1 numbers, which the caller frees with free().
 */
uint32_t *zy_grid_spread(const struct zy_grid *g, const struct zy_doc_table *t);
/*
 * Divides the grid's columns into n groups of similar width; n is at most g->n.
 * Returns a new array `at` (see above) of n + 1 numbers, which the caller frees
 * with free().
 */
uint32_t *zy_grid_split(const struct zy_grid *g, size_t n);
/*
 * Returns the width, in characters, of the grid columns that column c of a
 * table has by an array `at` from zy_grid_spread or zy_grid_split.
 */
size_t zy_grid_width(const struct zy_grid *g, const uint32_t *at, size_t c);

/*
 * Returns the number of lines that a text needs in a cell of that width in
 * characters; at least 1.
 */
size_t zy_grid_lines(struct zy_view text, size_t width);
/*
 * Replaces the contents of b by one item of a list as plain text: its text, its
 * note in brackets and the file to which it links, where it has these.
 */
void zy_grid_item(struct zy_buf *b, const struct zy_doc_item *item);

ZY_END_C

#endif
