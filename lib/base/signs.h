/*
 * The test by signs: how often chance gives so large a sum of differences.
 *
 * Part of what base/tail.h is for, with its numbers.
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
 * Returns the chance that the sum of n differences is as far from 0, or
 * farther, when each may as well have the other sign (Fisher's randomization
 * test for pairs, both sides).  The differences are rounded to one part in 200
 * of the largest; above 400 of them it is Student's t test instead.  Returns 1
 * where n is 0 or all are 0.
 */
struct zy_chance zy_signs_chance(const int64_t *d, size_t n);

/*
 * Returns the chance that y depends on x as much or more, in a straight line,
 * where n pairs have nothing to do with each other: Student's t for the
 * correlation, but never less than two of the n! orders, both sides.  Returns 1
 * where n is below 3 or all x or all y are equal.  The values of x lie within
 * 100,000 of each other, those of y within 10^9, and n is at most 100,000.
 */
struct zy_chance zy_signs_trend(const int64_t *x, const int64_t *y, size_t n);

ZY_END_C

#endif
