/*
 * The order of a group's rows: best first, equals next to each other.
 *
 * By the value, then key by key, then by the subject's bytes and those of all
 * cells in turn; rows that are the same in all of them stay as they came.
 * Numbers are parsed once for each key that looks at them, scaled to integers
 * and sorted by radix; nothing is compared twice that one key has told apart.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_SORT_H
#define ZY_RANKING_SORT_H

#include "ranking/key.h"
#include "ranking/row.h"

struct zy_sort_item {
	uint64_t key; /* private */
	const char *row;
};

/* How a row is to the one before it. */
enum {
	ZY_SAME_VALUE = 1,
	ZY_SAME = 2, /* in all keys too */
};

/* Zero, then what the caller sets. */
struct zy_sort {
	const struct zy_keys *keys; /* found in the table; borrowed */
	int by;			    /* the column of the value */
	bool ascending;
	size_t ncolumns; /* of the table */
	/* filled */
	struct zy_sort_item *items;
	unsigned char *same;
	struct zy_sort_item *spare; /* as large; the caller's between calls */
	size_t cap;
	struct zy_buf scratch;
};

void zy_sort_release(struct zy_sort *s);
/* Room for n items, whose rows the caller fills in. */
void zy_sort_room(struct zy_sort *s, size_t n);
/* Sorts the first n, ranked rows, and says how they are to each other. */
void zy_sort_ranked(struct zy_sort *s, size_t n);
/* Sorts n items from first on, rows without a place, by their bytes. */
void zy_sort_others(struct zy_sort *s, size_t first, size_t n);

#endif
