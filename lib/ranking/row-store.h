/*
 * The row store: records kept in memory by group, in the order in which they
 * were added.
 *
 * The rows of a group are stored together, in blocks that grow with the group,
 * so that a group can be sorted and written without reading all of memory.  A
 * row costs its bytes (see row.h) and two or three more.  Rows never move.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_ROW_STORE_H
#define ZY_RANKING_ROW_STORE_H

#include "base/attr.h"
#include "base/mem.h"
#include "ranking/row.h"

ZY_BEGIN_C

/* The rows of one group.  Callers may read all and ranked. */
struct zy_row_store_group {
	struct zy_row_block *first, *last;
	uint64_t line;		   /* line of the row that was added last */
	uint32_t file, used, room; /* of the last block, in bytes */
	uint32_t bytes;	      /* room of all blocks; stops at a fixed maximum */
	uint32_t all, ranked; /* number of rows */
};

/* A row store.  The caller sets all bytes to zero: then it is empty. */
struct zy_row_store {
	struct zy_row_store_group *groups; /* by number */
	size_t n, cap;
	struct zy_arena arena;
};

/*
 * The place that a record came from: its line, and the number that the caller
 * has given its file.
 */
struct zy_row_origin {
	uint32_t file;
	uint64_t line;
};

/* Frees all rows and makes the store empty. */
void zy_row_store_release(struct zy_row_store *s);

/*
 * Copies n cells as one row, which came from origin, to the end of a group.
 * ranked says whether the record takes part in the ranking or is only listed
 * (zy_row_ranked).  If the group does not exist yet, it and all missing groups
 * with lower numbers are created.
 */
void zy_row_store_add(struct zy_row_store *s, uint32_t group,
    const struct zy_view *cells, size_t n, bool ranked,
    struct zy_row_origin origin);

/*
 * Moves all rows of `other` to s, after the rows that s has: the rows of group
 * g become rows of group groups[g].  `other` is empty afterwards.
 */
void zy_row_store_join(
    struct zy_row_store *s, struct zy_row_store *other, const uint32_t *groups);

/*
 * Calls `stays`, with context, for each ranked row of all groups, and marks the
 * row as not ranked where it returns false.
 */
void zy_row_store_unrank(struct zy_row_store *s,
    bool (*stays)(void *context, const char *row), void *context);

/* A position in the rows of a group. */
struct zy_row_store_walk {
	const struct zy_row_store_group *group;
	const struct zy_row_block *block;
	const char *next, *end;
	struct zy_row_origin origin; /* of the row that was returned last */
};

/* Positions w before the first row of the group. */
void zy_row_store_begin(
    struct zy_row_store_walk *w, const struct zy_row_store *s, uint32_t group);

/*
 * Returns the next row of the group, in the order in which rows were added, or
 * NULL after the last.  The row is owned by the store.
 */
const char *zy_row_store_next(struct zy_row_store_walk *w);

ZY_END_C

#endif
