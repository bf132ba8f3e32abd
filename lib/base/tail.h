/*
 * Tails of distributions: p-values, the probability that chance gives a result
 * at least as extreme as the one observed.
 *
 * Each function sums the exact distribution by its recurrence, in the numbers
 * of base/chance.h, so that every machine gets the same digits; where a result
 * is only an upper bound, the function's comment says so.  The time is
 * proportional to the number of possible outcomes.
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
 * Returns the probability of k or more successes in n independent trials, each
 * of which succeeds with probability p, at most 1; 1 for k 0, and 0 for k above
 * n.
 */
struct zy_chance zy_tail_binomial(uint64_t k, uint64_t n, struct zy_chance p);
/*
 * Returns the probability that k or more members of a group succeed.  The group
 * has n of the `total` members (n and successes are at most total), of whom
 * `successes` succeed in all, and the odds of success of a member of the group
 * are `odds` times those of any other member (Fisher's noncentral
 * hypergeometric distribution; with odds 1 his exact test).
 */
struct zy_chance zy_tail_hypergeometric(uint64_t k, uint64_t n,
    uint64_t successes, uint64_t total, struct zy_chance odds);
/*
 * Returns the two-sided p-value of Student's t: the probability that t with df
 * degrees of freedom, at least 1, has a square of `square` or more.  For more
 * than 1,000 degrees of freedom it is computed with 1,000, which gives a
 * slightly larger value; for a square below 1 it returns 1.
 */
struct zy_chance zy_tail_student(struct zy_chance square, uint64_t df);
/*
 * Returns the probability that a random order of a things of one kind and b of
 * another, a and b at least 1, has at most `runs` runs, or with many true at
 * least `runs` runs (Wald and Wolfowitz 1940).
 */
struct zy_chance zy_tail_runs(uint64_t runs, uint64_t a, uint64_t b, bool many);
/*
 * Returns an upper bound for the probability that a random order of n things, m
 * of which are of one kind, has a run of `length` or more of that kind: the
 * expected number of such runs, at most 1; 0 for a length above m.  m is at
 * most n.
 */
struct zy_chance zy_tail_longest_run(uint64_t length, uint64_t m, uint64_t n);

/*
 * The number, the sum and the sum of squares of some values, for comparing one
 * of them with the others.  All bytes zero means no values.  Values must be
 * between -2^31 and 2^31, such as shares in millionths.
 */
struct zy_moments {
	uint64_t n;
	int64_t sum;
	zy_uint128 squares;
};
/* Adds a value to m. */
void zy_moments_put(struct zy_moments *m, int64_t value);
/*
 * Returns the two-sided p-value of one of the values that m contains as an
 * outlier: the probability that it would be as far from the mean of the others
 * if all came from one normal distribution (externally studentised residual).
 * With spread above 0, the variance of the others is combined with that of ten
 * further values whose standard deviation is `spread`, so that few values do
 * not seem too similar (moderated t, Smyth 2004); with spread 0 it is used
 * alone.  Returns 1 where there are fewer than two others.
 */
struct zy_chance zy_moments_apart(
    const struct zy_moments *m, int64_t value, uint64_t spread);
/*
 * Returns the logarithm of n, at least 1, to base 2 in millionths, interpolated
 * linearly between powers of two, which makes it up to 86,072 too low.  For
 * values that differ by factors.
 */
int64_t zy_moments_log(uint64_t n);

ZY_END_C

#endif
