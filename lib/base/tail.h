/*
 * Tails of distributions: how often chance brings as much as was seen, or more.
 *
 * Each function sums the exact distribution by its recurrence, in the numbers
 * of base/chance.h, so that every machine gets the same digits; what a function
 * only bounds from above it says.  A function takes as many steps as there are
 * possible outcomes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_TAIL_H
#define ZY_BASE_TAIL_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/chance.h"

ZY_BEGIN_C

/*
 * Returns the chance of k successes or more in n independent trials that each
 * succeed with chance p, which is at most 1.
 */
struct zy_chance zy_tail_binomial(uint64_t k, uint64_t n, struct zy_chance p);
/*
 * Returns the chance that k or more of the n members of one group are among
 * all successes, when of the total members of all groups successes succeeded
 * and the odds of a member of this group are odds times those of the others
 * (Fisher's noncentral hypergeometric distribution; with odds 1 his exact
 * test).
 */
struct zy_chance zy_tail_hypergeometric(uint64_t k, uint64_t n,
    uint64_t successes, uint64_t total, struct zy_chance odds);
/*
 * Returns the chance that Student's t with df degrees of freedom, df at least
 * 1, has a square of square or more: of both sides together.  Above 1,000
 * degrees it is computed with 1,000, which gives slightly more; a square below
 * 1 gives 1.
 */
struct zy_chance zy_tail_student(struct zy_chance square, uint64_t df);
/*
 * Returns the chance of at most (many false) or at least (many true) runs runs
 * in a random order of a things of one kind and b of another, a and b at least
 * 1 (Wald and Wolfowitz 1940).
 */
struct zy_chance zy_tail_runs(uint64_t runs, uint64_t a, uint64_t b, bool many);
/*
 * Returns an upper bound for the chance that a random order of n things, m of
 * them of one kind, has length or more of these in a row: the expected number
 * of such runs, at most 1.
 */
struct zy_chance zy_tail_longest_run(uint64_t length, uint64_t m, uint64_t n);

/*
 * Sums over values, to hold one of them against all others.  All zero is the
 * sum over none.  Values are whole numbers below 2^31 in size, such as shares
 * in millionths.
 */
struct zy_moments {
	uint64_t n;
	int64_t sum;
	zy_uint128 squares;
};
/* Adds a value to m. */
void zy_moments_put(struct zy_moments *m, int64_t value);
/*
 * Returns the chance that one of the values that m has stands as far from the
 * mean of the others, to either side, if all are drawn from one normal
 * distribution (the externally studentised residual).  The spread of the others
 * counts together with that of ten more values whose standard deviation is
 * spread, so that few others do not look more alike than they are (a moderated
 * t, Smyth 2004); with spread 0 it counts alone.  Returns 1 where there are
 * fewer than two others.
 */
struct zy_chance zy_moments_apart(
    const struct zy_moments *m, int64_t value, uint64_t spread);
/*
 * Returns the logarithm of n, at least 1, to base 2 in millionths: a straight
 * line between powers of two, thus up to 86,072 too low.  For moments of
 * numbers that differ by factors.
 */
int64_t zy_moments_log(uint64_t n);

ZY_END_C

#endif
