/*
 * The rows of a sheet that are left out because they are no records: how many
 * of each kind (enum zy_row_kind), and on which lines.
 *
 * The functions that release and copy work on all kinds at once: on arrays of
 * ZY_ROW_KINDS elements.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_LEFT_OUT_H
#define ZY_STREAM_LEFT_OUT_H

#include "base/attr.h"
#include "stream/row.h"

ZY_BEGIN_C

/* The rows of one kind that were left out.  All bytes zero means no rows. */
struct zy_left_out {
	uint64_t rows;
	/* The lines as ranges, ascending; only the first 1000 ranges. */
	struct zy_line_range {
		uint64_t first, last;
	} * ranges;
	size_t n, cap;
};

/*
 * Adds a row, whose first line is `line`, to t.  Rows must be added in the
 * order of their lines.
 */
void zy_left_out_add(struct zy_left_out *t, uint64_t line);
/*
 * Adds the rows of b to a.  They must all be after those of a in the input; b
 * is unchanged.
 */
void zy_left_out_join(struct zy_left_out *a, const struct zy_left_out *b);
/* Frees what t[0] to t[ZY_ROW_KINDS - 1] hold and makes them empty. */
void zy_left_out_release(struct zy_left_out *t);
/*
 * Frees what a[0] to a[ZY_ROW_KINDS - 1] hold and makes them copies of the
 * elements of b.
 */
void zy_left_out_copy(struct zy_left_out *a, const struct zy_left_out *b);

ZY_END_C

#endif
