/*
 * Probabilities, however small, in integers only.
 *
 * A chance is a number that is not negative: a mantissa of 64 bits times a
 * power of two.  Every operation rounds down in the 64th bit.  No floating
 * point of the processor and no function of the C library is used, so that
 * every machine prints the same digits.
 *
 * Also here: Holm's correction of p-values for the number of tests (S. Holm, A
 * simple sequentially rejective multiple test procedure, Scand. J. Stat. 6,
 * 1979).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_CHANCE_H
#define ZY_BASE_CHANCE_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * A number that is not negative: m * 2^e.  The highest bit of m is set; for the
 * number 0, m and e are both 0.
 */
struct zy_chance {
	uint64_t m;
	int64_t e;
};

/* Returns the chance m * 2^e for any m, rounded down to 64 significant bits. */
struct zy_chance zy_chance_normal(zy_uint128 m, int64_t e);
/* Returns the whole number n as a chance. */
struct zy_chance zy_chance_whole(uint64_t n);
/* Returns a / b; b is not 0. */
struct zy_chance zy_chance_ratio(uint64_t a, uint64_t b);
/* Returns a * b. */
struct zy_chance zy_chance_mul(struct zy_chance a, struct zy_chance b);
/* Returns a / b; b is not 0. */
struct zy_chance zy_chance_div(struct zy_chance a, struct zy_chance b);
/*
 * Returns a * n / d; d is not 0.  Most recurrences of distributions are such
 * steps.
 */
struct zy_chance zy_chance_scale(struct zy_chance a, uint64_t n, uint64_t d);
/* Returns a + b. */
struct zy_chance zy_chance_add(struct zy_chance a, struct zy_chance b);
/* Returns a - b, or 0 where b is the larger. */
struct zy_chance zy_chance_sub(struct zy_chance a, struct zy_chance b);
/* Returns a to the power of n; any number to the power of 0 is 1. */
struct zy_chance zy_chance_power(struct zy_chance a, uint64_t n);
/* Returns the square root of a. */
struct zy_chance zy_chance_root(struct zy_chance a);
/* Returns -1, 0 or 1 as a is less than, equal to or greater than b. */
int zy_chance_cmp(struct zy_chance a, struct zy_chance b);
/* Returns the smaller of a and b. */
struct zy_chance zy_chance_min(struct zy_chance a, struct zy_chance b);
/* Returns the larger of a and b. */
struct zy_chance zy_chance_max(struct zy_chance a, struct zy_chance b);

/*
 * Appends the number a as text to b, rounded to two significant digits: "1",
 * "0.034", "0.00056", and below 0.0001 "3.1e-09".  From 100 on it is a whole
 * number, from 100000 on "1.0e+05".
 */
void zy_chance_format(struct zy_buf *b, struct zy_chance a);

/*
 * Corrects p-values for the number of tests by Holm's method.  p is an array of
 * the n smallest p-values out of `tests` tests, in ascending order; each
 * element is replaced by its corrected p-value, at most 1.
 */
void zy_chance_holm(struct zy_chance *p, size_t n, uint64_t tests);

ZY_END_C

#endif
