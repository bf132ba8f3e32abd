/*
 * Row index: a hash table from the text of one column to the rows of a table.
 *
 * A slot takes eight bytes and no text: the texts are those of the rows, which
 * must not change while they are in the index.  The size is fixed by the number
 * of rows that the table has at zy_row_index_init.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ROW_INDEX_H
#define ZY_MODEL_ROW_INDEX_H

#include "base/attr.h"
#include "base/intern.h"
#include "stream/table.h"

ZY_BEGIN_C

/* A row index.  Release it with zy_row_index_release. */
struct zy_row_index {
	const struct zy_table *table; /* borrowed */
	int column;
	struct zy_row_slot *slots;
	size_t mask; /* number of slots - 1 */
};

/*
 * Prepares an empty index of a column over the rows of t, which is borrowed and
 * must live as long as x.  While the index is empty, the caller may set
 * x->column.
 */
void zy_row_index_init(
    struct zy_row_index *x, const struct zy_table *t, int column);
/* Frees what x owns and sets x to zero. */
void zy_row_index_release(struct zy_row_index *x);

/*
 * Returns the row that was added with that text in the column, or
 * ZY_INTERN_NONE.
 */
uint32_t zy_row_index_find(const struct zy_row_index *x, struct zy_view text);
/*
 * Returns the hash of a text, which is the argument `tag` of the functions
 * below.  Safe to call in several threads at once.
 */
uint32_t zy_row_index_tag(struct zy_view text);
/*
 * Adds a row, whose text in the column has the hash tag (zy_row_index_tag),
 * unless the index already has a row with that text.  Returns ZY_INTERN_NONE
 * when the row was added; else the row that the index has, and the index is
 * unchanged.
 */
uint32_t zy_row_index_add(struct zy_row_index *x, uint32_t row, uint32_t tag);
/*
 * Adds a row, whose text in the column has the hash tag (zy_row_index_tag), in
 * place of the row with that text, if the index has one.  Returns the row that
 * was replaced, or ZY_INTERN_NONE.
 */
uint32_t zy_row_index_replace(
    struct zy_row_index *x, uint32_t row, uint32_t tag);
/*
 * Prefetches into the processor's caches the memory at which a search with this
 * tag begins, so that a later search is faster.
 */
void zy_row_index_prefetch(const struct zy_row_index *x, uint32_t tag);

ZY_END_C

#endif
