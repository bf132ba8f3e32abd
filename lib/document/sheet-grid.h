/*
 * The columns that all tables of a document share on one sheet.
 *
 * Widths are characters, of which a hanzi takes two.  Charts and cards become
 * tables here: a sheet shows figures, not pictures.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_SHEET_GRID_H
#define ZY_DOCUMENT_SHEET_GRID_H

#include "base/attr.h"
#include "document/document.h"

ZY_BEGIN_C

/* A grid; filled by zy_grid_init, freed by zy_grid_release. */
struct zy_grid {
	unsigned *columns; /* widths */
	size_t n;
	size_t width;	    /* of all of them */
	bool across;	    /* wider than A4 upright */
	struct zy_doc made; /* tables made of charts and cards, in order */
	const struct zy_node **nodes; /* of which they were made */
	size_t nmade, cap;
};

/* Lays out the columns for all tables of a document, which stays borrowed. */
void zy_grid_init(struct zy_grid *g, const struct zy_doc *d);
void zy_grid_release(struct zy_grid *g);

/* Returns the table that a node is or was made into; the grid's or document's.
 */
const struct zy_doc_table *zy_grid_table(
    const struct zy_grid *g, const struct zy_node *n);
/*
 * Spreads a table over the grid.  Returns the grid column at which each of its
 * columns begins, and the grid's number of columns behind the last; the caller
 * frees it with free().
 */
uint32_t *zy_grid_spread(const struct zy_grid *g, const struct zy_doc_table *t);
/* Splits the grid into n parts of similar width; returns as above. */
uint32_t *zy_grid_split(const struct zy_grid *g, size_t n);
/* Returns the width of part c of what one of the two returned. */
size_t zy_grid_room(const struct zy_grid *g, const uint32_t *at, size_t c);

/* Returns how many lines a text takes in a cell of that width; at least 1. */
size_t zy_grid_lines(struct zy_view text, size_t width);
/* Writes an item of a list into b: its text, note and file. */
void zy_grid_item(struct zy_buf *b, const struct zy_doc_item *item);

ZY_END_C

#endif
