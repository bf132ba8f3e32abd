/*
 * Sets of rows: some rows of one table, with computed columns, and indexes by
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

/* An index of a set by the keys of its rows; opaque. */
struct zy_rows_index;

/*
 * A set of rows.  All zero except for table is an empty set; release it with
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
	bool borrowed;		       /* the array rows is another set's */
	struct zy_rows_index *indexes; /* owned: a linked list */
};

/*
 * Frees what the set owns and sets it to all zero.  Borrowed rows and tables
 * stay.
 */
void zy_rows_release(struct zy_rows *set);
/*
 * Returns the cell at the end of a path that begins in a row of the set's
 * table, as zy_streams_cell does; borrowed from s or the set.  row is the row's
 * number in the table.  A computed column of the set is found before other
 * columns with its name.  Sets *decl to the declaration of the cell's column,
 * or to NULL if it has none.
 */
struct zy_view zy_rows_cell(struct zy_streams *s, const struct zy_rows *set,
    uint32_t row, const char *path, const struct zy_column **decl);
/*
 * Appends the key of a row to key: its cells at the n paths, each followed by a
 * NUL byte.  row is the row's number in the set's table.
 */
void zy_rows_key(struct zy_streams *s, const struct zy_rows *set, uint32_t row,
    const char *const *paths, size_t n, struct zy_buf *key);
/*
 * Finds the rows of the set whose key over the n paths, as zy_rows_key makes
 * it, equals key.  The first call for these paths builds an index, which
 * zy_rows_release frees.  Returns the number of rows and sets *rows to their
 * numbers in the set's table, in the order of the set, borrowed from the set.
 */
size_t zy_rows_find(struct zy_streams *s, struct zy_rows *set,
    const char *const *paths, size_t n, struct zy_view key,
    const uint32_t **rows);

ZY_END_C

#endif
