/*
 * The rows of a sheet that are left out: their number and lines by kind.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_TOLD_H
#define ZY_STREAM_TOLD_H

#include "stream/row.h"

/* Rows of one kind: how many, and on which lines they begin. */
struct zy_told {
	uint64_t rows;
	/* Ranges of consecutive lines, in order; the first 1000 of them. */
	struct zy_told_range {
		uint64_t first, last;
	} * ranges;
	size_t n, cap;
};

/* Adds a row that begins on a line, behind all that were added before. */
void zy_told_add(struct zy_told *t, uint64_t line);
/* Adds the rows of b, which follow, to a. */
void zy_told_join(struct zy_told *a, const struct zy_told *b);
/* Of ZY_ROW_KINDS at t: frees what they hold and empties them. */
void zy_told_release(struct zy_told *t);
/* Of ZY_ROW_KINDS each: frees a and makes it a copy of b. */
void zy_told_copy(struct zy_told *a, const struct zy_told *b);

#endif
