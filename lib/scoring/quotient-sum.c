/*
 * Sums of quotients in machine words as long as they fit.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/quotient-sum.h"

void
zy_quotient_sum_clear(struct zy_quotient_sum *q, uint64_t den)
{
	q->num = 0;
	q->den = den;
	q->has_aside = false;
	zy_rational_set_ratio(&q->rest, 0, 1);
}

/*
 * Adds num / den to aside / below.  Cross products are used, since finding a
 * common divisor costs more.
 */
static void
put_aside(struct zy_quotient_sum *q)
{
	zy_whole_set_wide(q->term, q->num);
	if (!q->has_aside) {
		q->has_aside = true;
		mpz_swap(q->aside, q->term);
		mpz_set_ui(q->below, q->den);
		return;
	}
	mpz_mul_ui(q->aside, q->aside, q->den);
	mpz_addmul(q->aside, q->term, q->below);
	mpz_mul_ui(q->below, q->below, q->den);
}

/* Sets *out to a * k.  Returns whether the product fits. */
static inline bool
times(zy_int128 *out, zy_int128 a, uint64_t k)
{
	if (ZY_LIKELY(a == (int64_t)a && k <= INT64_MAX)) {
		*out = (zy_int128)(int64_t)a * (int64_t)k;
		return true;
	}
	return !__builtin_mul_overflow(a, (zy_int128)k, out);
}

/*
 * Adds a / b to num / den.  Returns true; or false, with q unchanged, if the
 * sum does not fit.
 */
static bool
add(struct zy_quotient_sum *q, zy_int128 a, uint64_t b)
{
	uint64_t k = q->den / b, l = 1, g;
	zy_int128 x, y;

	/* Most often one denominator is a multiple of the other. */
	if (k * b != q->den) {
		g = zy_gcd(q->den, b);
		k = q->den / g;
		l = b / g;
	}
	if (!times(&x, a, k) || !times(&y, q->num, l) ||
	    __builtin_add_overflow(x, y, &x) ||
	    __builtin_mul_overflow(q->den, l, &g))
		return false;
	q->num = x;
	q->den = g;
	return true;
}

void
zy_quotient_sum_get(struct zy_rational *out, struct zy_quotient_sum *q,
    const struct zy_rational *w)
{
	int64_t num, den;
	/* Reducing to lowest terms is expensive: so it is done once. */
	bool at_once = q->has_aside && zy_rational_sign(&q->rest) == 0 &&
		       zy_rational_get(w, &num, &den);

	if (q->has_aside) {
		put_aside(q);
		q->num = 0;
		q->den = 1;
		if (at_once) {
			mpz_mul_si(q->aside, q->aside, num);
			mpz_mul_si(q->below, q->below, den);
		}
		zy_rational_set_wholes(out, q->aside, q->below);
	} else {
		zy_rational_set_wide(out, q->num, q->den);
	}
	if (at_once)
		return;
	zy_rational_add(out, out, &q->rest);
	zy_rational_mul(out, out, w);
}

void
zy_quotient_sum_init(struct zy_quotient_sum *q)
{
	mpz_inits(q->aside, q->below, q->term, NULL);
	zy_rational_init(&q->rest);
	zy_rational_init(&q->wide);
}

void
zy_quotient_sum_release(struct zy_quotient_sum *q)
{
	mpz_clears(q->aside, q->below, q->term, NULL);
	zy_rational_release(&q->rest);
	zy_rational_release(&q->wide);
}

void
zy_quotient_sum_add(struct zy_quotient_sum *q, zy_int128 a, uint64_t b,
    const struct zy_rational *w, bool squared)
{
	struct zy_rational *term = &q->wide;
	int64_t num, den;
	uint64_t bottom;
	zy_int128 top;

	if (zy_rational_get(w, &num, &den) && num >= 0 &&
	    times(&top, a, (uint64_t)num) &&
	    !__builtin_mul_overflow(b, (uint64_t)den, &bottom) &&
	    (!squared ||
		(times(&top, top, (uint64_t)num) &&
		    !__builtin_mul_overflow(bottom, (uint64_t)den, &bottom)))) {
		if (add(q, top, bottom))
			return;
		/* num / den would overflow: it begins again with this term. */
		put_aside(q);
		q->num = top;
		q->den = bottom;
		return;
	}
	zy_rational_set_wide(term, a, b);
	zy_rational_mul(term, term, w);
	if (squared)
		zy_rational_mul(term, term, w);
	zy_rational_add(&q->rest, &q->rest, term);
}
