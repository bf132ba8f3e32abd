/*
 * The distribution of scores: bins of equal width, mean and median.
 *
 * All computation is exact.  The width of a bin is the smallest of 1, 2, 5, 10,
 * 20, 50 and so on for which ZY_HISTOGRAM_BINS bins suffice; its bounds are
 * multiples of the width.  A score belongs to the highest bin whose lower bound
 * it reaches; the last bin includes its upper bound.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_HISTOGRAM_H
#define ZY_DOCUMENT_HISTOGRAM_H

#include "base/attr.h"
#include "base/rational.h"

ZY_BEGIN_C

enum {
	ZY_HISTOGRAM_BINS = 12
};

/* Scores counted by bins.  A value without anything to free. */
struct zy_histogram {
	int64_t from, step; /* bin i begins at from + i * step */
	size_t n;	    /* number of bins */
	uint64_t counts[ZY_HISTOGRAM_BINS + 1];
};

/*
 * Sets h, which need not be initialised, to the distribution of n values, in
 * any order; if n is 0, h has no bins.
 */
void zy_histogram_init(
    struct zy_histogram *h, const struct zy_decimal *values, size_t n);
/*
 * Appends the mean of n values to b, rounded half up to two decimal places; "—"
 * if n is 0.
 */
void zy_histogram_mean(
    struct zy_buf *b, const struct zy_decimal *values, size_t n);
/*
 * Appends the median of n values to b, rounded half up to two decimal places;
 * "—" if n is 0.  The values must be sorted in ascending order.
 */
void zy_histogram_median(
    struct zy_buf *b, const struct zy_decimal *sorted, size_t n);

ZY_END_C

#endif
