/*
 * The rows of a sheet that are left out because they are no records: their
 * number and their lines, by kind of row.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_LEFT_OUT_H
#define ZY_STREAM_LEFT_OUT_H

#include "base/attr.h"
#include "stream/row.h"

ZY_BEGIN_C

/* The rows of one kind. */
struct zy_left_out {
	uint64_t rows;
	/* Ranges of consecutive lines, in order; the first 1000 of them. */
	struct zy_line_range {
		uint64_t first, last;
	} * ranges;
	size_t n, cap;
};

/*
 * Adds a row that begins on line, which is behind the lines of all rows added
 * before.
 */
void zy_left_out_add(struct zy_left_out *t, uint64_t line);
/* Adds the rows of b, which follow those of a in the input, to a. */
void zy_left_out_join(struct zy_left_out *a, const struct zy_left_out *b);
/* Frees what t[0] to t[ZY_ROW_KINDS - 1] hold and empties them. */
void zy_left_out_release(struct zy_left_out *t);
/*
 * Makes a[0] to a[ZY_ROW_KINDS - 1] copies of the elements of b, after freeing
 * what they held.
 */
void zy_left_out_copy(struct zy_left_out *a, const struct zy_left_out *b);

ZY_END_C

#endif
