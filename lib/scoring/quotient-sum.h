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
 * The sum; its members are private.  It is the sum of three parts: num / den,
 * in machine words and not in lowest terms; aside / below, to which num / den
 * is moved when it overflows; and rest, for terms too wide for machine words.
 */
struct zy_quotient_sum {
	zy_int128 num;
	uint64_t den;
	bool has_aside;
	mpz_t aside, below, term;
	struct zy_rational rest, wide;
};

/*
 * Initialises a sum; zy_quotient_sum_clear must be called before the first term
 * is added.  Release it with zy_quotient_sum_release.
 */
void zy_quotient_sum_init(struct zy_quotient_sum *q);
/* Frees the memory of a sum that zy_quotient_sum_init initialised. */
void zy_quotient_sum_release(struct zy_quotient_sum *q);
/*
 * Sets the sum to 0 with the denominator den, which must not be 0.  Adding is
 * fastest if the denominators of the terms divide den; any den is correct.
 */
void zy_quotient_sum_clear(struct zy_quotient_sum *q, uint64_t den);
/*
 * Adds the term a / b times the weight w, or times w squared if squared.  b and
 * w must not be negative; b must not be 0.
 */
void zy_quotient_sum_add(struct zy_quotient_sum *q, zy_int128 a, uint64_t b,
    const struct zy_rational *w, bool squared);
/*
 * Sets out, an initialised rational, to the sum times w in lowest terms.
 * Afterwards the sum must be cleared before anything is added.
 */
void zy_quotient_sum_get(struct zy_rational *out, struct zy_quotient_sum *q,
    const struct zy_rational *w);

ZY_END_C

#endif
