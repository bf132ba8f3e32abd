/*
 * The exact sum of many quotients, reduced to lowest terms only at the end.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_QUOTIENT_SUM_H
#define ZY_SCORING_QUOTIENT_SUM_H

#include "base/attr.h"
#include "base/rational.h"

ZY_BEGIN_C

/*
 * Private.  The sum has three parts: num / den, in machine words and not in
 * lowest terms; aside / below, for terms that do not fit there; and rest, for
 * terms that are too wide for either.
 */
struct zy_quotient_sum {
	zy_int128 num;
	uint64_t den;
	bool has_aside;
	mpz_t aside, below, term;
	struct zy_rational rest, wide;
};

/* Initialises a sum; zy_quotient_sum_clear must come before the first term. */
void zy_quotient_sum_init(struct zy_quotient_sum *q);
/* Frees what the sum holds. */
void zy_quotient_sum_release(struct zy_quotient_sum *q);
/*
 * Sets the sum to 0 over the denominator den.  Terms are added fastest when
 * their denominators divide den; 1 is always right.
 */
void zy_quotient_sum_clear(struct zy_quotient_sum *q, uint64_t den);
/*
 * Adds the term a / b times the weight w, which must not be negative; where
 * squared is true, times w twice.
 */
void zy_quotient_sum_add(struct zy_quotient_sum *q, zy_int128 a, uint64_t b,
    const struct zy_rational *w, bool squared);
/*
 * Sets out to the sum times w, in lowest terms.  The sum must be cleared before
 * anything is added again.
 */
void zy_quotient_sum_get(struct zy_rational *out, struct zy_quotient_sum *q,
    const struct zy_rational *w);

ZY_END_C

#endif
