/*
 * Sorts the rows of a group: best first, with equal rows next to each other.
 *
 * The order is by the ranked value, then by each tie key in turn, then by the
 * bytes of the subject, then by the bytes of every cell in turn.  Rows that are
 * equal in all of these keep the order in which they were added.  The numbers
 * of a column are parsed once, scaled to integers and sorted by radix; the next
 * key is compared only for rows that are still equal.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_SORT_H
#define ZY_RANKING_SORT_H

#include "base/attr.h"
#include "ranking/row.h"
#include "ranking/tie-key.h"

ZY_BEGIN_C

/* A row to be sorted. */
struct zy_sort_item {
	uint64_t key; /* private */
	const char *row;
};

/* Bits that say in what a row equals the row before it. */
enum {
	ZY_SORT_SAME_VALUE = 1,
	ZY_SORT_SAME_KEYS = 2, /* in the value and in all tie keys */
};

/*
 * The state of sorting.  The caller sets all bytes to zero and then the first
 * four members.
 */
struct zy_sort {
	const struct zy_tie_keys *keys; /* bound to the table; borrowed */
	int by;				/* column of the ranked value */
	bool ascending;			/* the lowest value is the best */
	size_t ncolumns;		/* of the table */

	struct zy_sort_item *items; /* filled by the caller, then sorted */
	unsigned char *same;	    /* by ranked row: ZY_SORT_SAME_ bits */
	struct zy_sort_item *spare; /* working space, as large as items; free
				       for the caller between two calls */
	size_t cap;
	struct zy_buf scratch;
};

/* Frees the arrays of s; the rows and the keys remain the caller's. */
void zy_sort_release(struct zy_sort *s);

/*
 * Makes s->items an array of at least n items, whose contents are undefined.
 * The caller then sets the row of each.
 */
void zy_sort_reserve(struct zy_sort *s, size_t n);

/*
 * Sorts the first n items, whose rows are ranked, and sets s->same[i] for each:
 * in what row i equals the row before it.
 */
void zy_sort_ranked(struct zy_sort *s, size_t n);

/*
 * Sorts the n items from index `first` on, whose rows are not ranked: by the
 * bytes of the subject, then of the cells.
 */
void zy_sort_others(struct zy_sort *s, size_t first, size_t n);

ZY_END_C

#endif
