/*
 * Two tests for paired values: whether differences are centred on 0 (a
 * randomization test by signs), and whether one value depends on the other.
 *
 * They use the distributions of base/tail.h and return p-values as numbers of
 * base/chance.h.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_SIGNS_H
#define ZY_BASE_SIGNS_H

#include <stddef.h>

#include "base/attr.h"
#include "base/chance.h"

ZY_BEGIN_C

/*
 * Returns the two-sided p-value of the n differences d: the probability that
 * their sum would be as far from 0, or farther, if every difference had either
 * sign with probability 1/2 (Fisher's randomization test for pairs).  The
 * differences are rounded to 1/200 of the largest.  For more than 400 of them
 * Student's t test is used instead.  Returns 1 where n is 0 or all differences
 * are 0.
 */
struct zy_chance zy_signs_chance(const int64_t *d, size_t n);

/*
 * Returns the two-sided p-value of the correlation of n pairs of x and y: the
 * probability of a linear dependence as strong or stronger if x and y were
 * independent, by Student's t, but at least 2 / n!.  Returns 1 where n is below
 * 3 or all x or all y are equal.  The values of x must be within 100,000 of
 * each other, those of y within 10^9, and n at most 100,000.
 */
struct zy_chance zy_signs_trend(const int64_t *x, const int64_t *y, size_t n);

ZY_END_C

#endif
