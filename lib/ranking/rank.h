/*
 * Places: what equals share, and how the methods count.
 *
 * Who is ranked stands in an order, best first, in which equals are next to
 * each other: positions, from 0.  Equals share their place (but for
 * ZY_RANK_ORDINAL) and are always marked as tied.  Knows no values and no rows:
 * how they are kept and sorted is the caller's business.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_RANK_H
#define ZY_RANKING_RANK_H

#include "base/text.h"

enum zy_rank_method {
	ZY_RANK_COMPETITION, /* 1 2 2 4 */
	ZY_RANK_DENSE,	     /* 1 2 2 3 */
	ZY_RANK_ORDINAL,     /* 1 2 3 4, equals in the order of positions */
	ZY_RANK_AVERAGE,     /* 1 2.5 2.5 4 */
};

enum zy_selected {
	ZY_SELECTED_NONE, /* nothing was to be selected */
	ZY_SELECTED_YES,
	ZY_SELECTED_NO,
	ZY_SELECTED_RESERVE,
	ZY_SELECTED_TIE, /* equal across the cut: not decided */
};

/* Equals: positions from from on up to, not with, to. */
struct zy_equals {
	uint64_t from, to;
	uint64_t others; /* how many such runs come before */
};

/* The place of a position among its equals, times two: 2.5 is 5. */
uint64_t zy_rank_twice(
    enum zy_rank_method method, const struct zy_equals *x, uint64_t position);

/* "yes", "no", "reserve", "tie", or "". */
struct zy_view zy_selected_name(enum zy_selected s);

#endif
