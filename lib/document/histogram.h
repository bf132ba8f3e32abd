/*
 * How scores are spread: bins of equal, round width, a mean, a median.
 *
 * Exact: bounds are whole numbers, a score belongs to the bin whose lower
 * bound it reaches, the highest bin has its upper bound too.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_HISTOGRAM_H
#define ZY_DOCUMENT_HISTOGRAM_H

#include "base/rational.h"

enum {
	ZY_HISTOGRAM_BINS = 12
};

struct zy_histogram {
	int64_t from, step; /* bin i begins at from + i * step */
	size_t n;	    /* bins */
	uint64_t counts[ZY_HISTOGRAM_BINS + 1];
};

/* Over n values, sorted or not; none gives no bins. */
void zy_histogram_init(
    struct zy_histogram *h, const struct zy_decimal *values, size_t n);
/* Appends the mean to two places, half up; "—" for none. */
void zy_histogram_mean(
    struct zy_buf *b, const struct zy_decimal *values, size_t n);
/* Appends the median of sorted values to two places. */
void zy_histogram_median(
    struct zy_buf *b, const struct zy_decimal *sorted, size_t n);

#endif
