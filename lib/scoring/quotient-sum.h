/*
 * Sums of many quotients, exactly: over their least common denominator, without
 * reducing anything until the end.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_QUOTIENT_SUM_H
#define ZY_SCORING_QUOTIENT_SUM_H

#include "base/rational.h"

/*
 * Private: num / den, not in lowest terms; what did not fit that, aside /
 * below; and terms that were too wide for either.
 */
struct zy_quotients {
	zy_int128 num;
	uint64_t den;
	bool has_aside;
	mpz_t aside, below, term;
	struct zy_rational rest, wide;
};

void zy_quotients_init(struct zy_quotients *q);
void zy_quotients_release(struct zy_quotients *q);
/* 0, over a denominator that many terms will divide, or 1. */
void zy_quotients_clear(struct zy_quotients *q, uint64_t den);
/* Adds a / b * w, or a / b * w * w where squared; w is not below 0. */
void zy_quotients_add(struct zy_quotients *q, zy_int128 a, uint64_t b,
    const struct zy_rational *w, bool squared);
/* The sum times w; it must be cleared before it is used again. */
void zy_quotients_get(struct zy_rational *out, struct zy_quotients *q,
    const struct zy_rational *w);

#endif
