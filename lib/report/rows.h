/*
 * Sets of rows: some rows of one table, with computed columns, and lookups by
 * the values of columns.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_ROWS_H
#define ZY_REPORT_ROWS_H

#include "base/attr.h"
#include "report/streams.h"

ZY_BEGIN_C

/* A computed column: a cell for each row of the table. */
struct zy_rows_added {
	const char *name;
	struct zy_view *cells;
};

struct zy_rows_index; /* private */

/*
 * A set.  All bytes zero but for the table is an empty set; release it with
 * zy_rows_release.
 */
struct zy_rows {
	const char *name;
	const struct zy_table *table; /* borrowed, or &own */
	struct zy_table own;	      /* of a set of distinct values */
	uint32_t *rows; /* numbers of rows of the table, in the set's order */
	size_t n;
	const struct zy_rows_added *added; /* borrowed */
	size_t nadded;
	bool borrowed; /* rows belong to another set */
	struct zy_rows_index *indexes;
};

/* Frees what the set holds. */
void zy_rows_release(struct zy_rows *set);
/*
 * Returns the cell of a row of the set's table that a path leads to, as
 * zy_streams_cell does; computed columns come first.
 */
struct zy_view zy_rows_cell(struct zy_streams *s, const struct zy_rows *set,
    uint32_t row, const char *path, const struct zy_column **decl);
/* Appends the key that the cells at n paths of a row make. */
void zy_rows_key(struct zy_streams *s, const struct zy_rows *set, uint32_t row,
    const char *const *paths, size_t n, struct zy_buf *key);
/*
 * Finds the rows of the set whose key over these paths is key.  Returns how
 * many there are, and sets *rows to their numbers, borrowed from the set.
 */
size_t zy_rows_find(struct zy_streams *s, struct zy_rows *set,
    const char *const *paths, size_t n, struct zy_view key,
    const uint32_t **rows);

ZY_END_C

#endif
