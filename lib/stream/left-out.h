/*
 * The rows of a sheet that are left out: their number and lines by kind.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_LEFT_OUT_H
#define ZY_STREAM_LEFT_OUT_H

#include "stream/row.h"

/* Rows of one kind: how many, and on which lines they begin. */
struct zy_left_out {
	uint64_t rows;
	/* Ranges of consecutive lines, in order; the first 1000 of them. */
	struct zy_line_range {
		uint64_t first, last;
	} * ranges;
	size_t n, cap;
};

/* Adds a row that begins on a line, behind all that were added before. */
void zy_left_out_add(struct zy_left_out *t, uint64_t line);
/* Adds the rows of b, which follow, to a. */
void zy_left_out_join(struct zy_left_out *a, const struct zy_left_out *b);
/* Of ZY_ROW_KINDS at t: frees what they hold and empties them. */
void zy_left_out_release(struct zy_left_out *t);
/* Of ZY_ROW_KINDS each: frees a and makes it a copy of b. */
void zy_left_out_copy(struct zy_left_out *a, const struct zy_left_out *b);

#endif
