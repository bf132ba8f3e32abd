/*
 * The rows of a table by the text of one column.
 *
 * Eight bytes a slot and no text: the rows have that, and must keep it while
 * they are in the index.  Room is made once, for the rows there are.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ROW_INDEX_H
#define ZY_MODEL_ROW_INDEX_H

#include "base/intern.h"
#include "stream/table.h"

struct zy_row_index {
	const struct zy_table *table; /* borrowed */
	int column;
	struct zy_row_slot *slots;
	size_t mask; /* slots - 1 */
};

/* column may be set later, while the index is empty. */
void zy_row_index_init(
    struct zy_row_index *x, const struct zy_table *t, int column);
void zy_row_index_release(struct zy_row_index *x);

/* The row that is in the index with that text, or ZY_INTERN_NONE. */
uint32_t zy_row_index_find(const struct zy_row_index *x, struct zy_view text);
/* The tag by which a text is put in; another thread may have made it. */
uint32_t zy_row_index_tag(struct zy_view text);
/*
 * Puts a row of that tag in, where no other of its text is.  Returns that other
 * one, which stays, or ZY_INTERN_NONE.
 */
uint32_t zy_row_index_add(struct zy_row_index *x, uint32_t row, uint32_t tag);
/* The same, but the row takes the place of the other. */
uint32_t zy_row_index_replace(
    struct zy_row_index *x, uint32_t row, uint32_t tag);
/* Asks for what the search for a tag begins with. */
void zy_row_index_prefetch(const struct zy_row_index *x, uint32_t tag);

#endif
