/*
 * The distribution of the values in a group: percentile and z-score.
 *
 * Both are computed over the ranked rows of one group.  The percentile of a row
 * is the share of rows with worse values plus half the share of rows with the
 * same value, times 100.  Its z-score is (value - mean) / standard deviation,
 * where the variance divides by the number of rows; the better value has the
 * higher z-score.  Neither makes the marks of different examiners comparable:
 * the columns are named "uncalibrated" and are written beside the score (R57).
 * Arithmetic is exact up to the rounding of the output.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_DISTRIBUTION_H
#define ZY_RANKING_DISTRIBUTION_H

#include "base/attr.h"
#include "base/rational.h"

ZY_BEGIN_C

/*
 * The values of one group, from which both figures are computed.  The members
 * are private; the caller provides the storage.
 */
struct zy_distribution {
	bool ascending;		   /* the lowest value is the best */
	uint64_t n;		   /* number of values */
	struct zy_rational sum;	   /* of the values */
	struct zy_rational spread; /* sum of squares, then n^2 * variance */
	struct zy_rational value, tmp;
};

/*
 * Initialises d, which then serves for any number of groups, one after another.
 * If ascending is true, the lowest value is the best.  The caller releases d
 * with zy_distribution_release.
 */
void zy_distribution_init(struct zy_distribution *d, bool ascending);

/* Frees the memory of a distribution that zy_distribution_init initialised. */
void zy_distribution_release(struct zy_distribution *d);

/* Begins a group: forgets the values of the group before. */
void zy_distribution_begin(struct zy_distribution *d);

/* Adds the value of one ranked row of the group. */
void zy_distribution_add(struct zy_distribution *d, struct zy_decimal value);

/*
 * Ends a group: computes what the percentiles and z-scores of its rows need.
 * Call it after the last zy_distribution_add of the group, before
 * zy_distribution_percentile and zy_distribution_z.
 */
void zy_distribution_end(struct zy_distribution *d);

/*
 * Appends to b the percentile, with two decimal places, of the rows at the
 * positions from `from` up to, not including, `to`, which all have the same
 * value.
 */
void zy_distribution_percentile(
    struct zy_distribution *d, uint64_t from, uint64_t to, struct zy_buf *b);

/*
 * Appends to b the z-score of `value`, with four decimal places.  Appends
 * nothing when all values of the group are equal.
 */
void zy_distribution_z(
    struct zy_distribution *d, struct zy_decimal value, struct zy_buf *b);

ZY_END_C

#endif
