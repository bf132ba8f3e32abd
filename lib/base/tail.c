/*
 * Sums over the tails of distributions, and moments: implements tail.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/tail.h"

enum {
	DEGREES_MOST = 1000,
	MODERATING = 10, /* values that zy_moments_apart adds */
};

/* The sum of all weights of a distribution, and of those in the tail. */
struct sums {
	struct zy_chance all, tail;
};

/*
 * Adds the weight of an outcome to the sum of all, and of the tail if the
 * outcome is in it.
 */
static void
put(struct sums *s, struct zy_chance weight, bool in_tail)
{
	s->all = zy_chance_add(s->all, weight);
	if (in_tail)
		s->tail = zy_chance_add(s->tail, weight);
}

/* Returns the share of the tail in the sum of all weights, at most 1. */
static struct zy_chance
share(const struct sums *s)
{
	return zy_chance_min(
	    zy_chance_div(s->tail, s->all), zy_chance_whole(1));
}

struct zy_chance
zy_tail_binomial(uint64_t k, uint64_t n, struct zy_chance p)
{
	const struct zy_chance one = zy_chance_whole(1);
	struct zy_chance q = zy_chance_sub(one, p), odds, w = one;
	struct sums s = {.all.m = 0};
	uint64_t x;

	if (k == 0 || q.m == 0)
		return one;
	if (k > n || p.m == 0)
		return (struct zy_chance){0, 0};
	odds = zy_chance_div(p, q);
	for (x = 0;; x++) {
		put(&s, w, x >= k);
		if (x == n)
			return share(&s);
		w = zy_chance_mul(zy_chance_scale(w, n - x, x + 1), odds);
	}
}

struct zy_chance
zy_tail_hypergeometric(uint64_t k, uint64_t n, uint64_t successes,
    uint64_t total, struct zy_chance odds)
{
	uint64_t others = total - n, most, x;
	struct zy_chance w = zy_chance_whole(1);
	struct sums s = {.all.m = 0};

	x = successes > others ? successes - others : 0;
	most = n < successes ? n : successes;
	if (k <= x)
		return w;
	for (;; x++) {
		put(&s, w, x >= k);
		if (x == most)
			return share(&s);
		w = zy_chance_scale(w, n - x, x + 1);
		w = zy_chance_scale(
		    w, successes - x, others - successes + x + 1);
		w = zy_chance_mul(w, odds);
	}
}

/* Returns a * B(a, 1/2), where B is the beta function and a = df / 2. */
static struct zy_chance
beta(uint64_t df)
{
	/* B(1/2, 1/2) is pi, B(1, 1/2) is 2. */
	struct zy_chance b = df & 1
				 ? (struct zy_chance){0xC90FDAA22168C235, -62}
				 : zy_chance_whole(2);
	uint64_t i;

	/* B(a + 1, 1/2) = B(a, 1/2) * a / (a + 1/2) */
	for (i = df & 1 ? 1 : 2; i < df; i += 2)
		b = zy_chance_scale(b, i, i + 1);
	return zy_chance_scale(b, df, 2);
}

/*
 * The chance is the regularised incomplete beta function I(x; df/2, 1/2) with
 * x = df / (df + square), summed by its power series.
 */
struct zy_chance
zy_tail_student(struct zy_chance square, uint64_t df)
{
	const struct zy_chance one = zy_chance_whole(1);
	struct zy_chance x, y, w, sum = {0, 0}, sure;
	uint64_t i;

	if (zy_chance_cmp(square, one) < 0)
		return one;
	if (df > DEGREES_MOST)
		df = DEGREES_MOST;
	x = zy_chance_add(zy_chance_whole(df), square);
	y = zy_chance_div(square, x); /* 1 - x */
	x = zy_chance_div(zy_chance_whole(df), x);
	for (i = 0, w = one; w.m; i++) {
		sum = zy_chance_add(sum, w);
		if (w.e < sum.e - 64)
			break;
		w = zy_chance_mul(
		    zy_chance_scale(w, df + 1 + 2 * i, df + 2 + 2 * i), x);
	}
	sure = zy_chance_mul(sum, zy_chance_root(y));
	sure = zy_chance_mul(sure, zy_chance_power(x, df / 2));
	if (df & 1)
		sure = zy_chance_mul(sure, zy_chance_root(x));
	return zy_chance_min(zy_chance_div(sure, beta(df)), one);
}

struct zy_chance
zy_tail_runs(uint64_t runs, uint64_t a, uint64_t b, bool many)
{
	struct zy_chance u = zy_chance_whole(1), odd;
	struct sums s = {.all.m = 0};
	uint64_t k, n;

	/* u = C(a-1, k-1) C(b-1, k-1): k runs of each kind, twice, and one
	   more of one of them. */
	for (k = 1; u.m; k++) {
		n = 2 * k;
		put(&s, zy_chance_scale(u, 2, 1), many ? n >= runs : n <= runs);
		odd = zy_chance_scale(u, (a - k) + (b - k), k);
		put(&s, odd, many ? n + 1 >= runs : n + 1 <= runs);
		if (k == a || k == b)
			break;
		u = zy_chance_scale(u, a - k, k);
		u = zy_chance_scale(u, b - k, k);
	}
	return s.tail.m ? share(&s) : s.tail;
}

struct zy_chance
zy_tail_longest_run(uint64_t length, uint64_t m, uint64_t n)
{
	struct zy_chance p = zy_chance_whole(1);
	uint64_t i;

	if (length > m)
		return (struct zy_chance){0, 0};
	for (i = 0; i < length && p.m; i++)
		p = zy_chance_scale(p, m - i, n - i);
	return zy_chance_min(
	    zy_chance_scale(p, n - m + 1, 1), zy_chance_whole(1));
}

void
zy_moments_put(struct zy_moments *m, int64_t value)
{
	m->n++;
	m->sum += value;
	m->squares += (zy_uint128)((zy_int128)value * value);
}

struct zy_chance
zy_moments_apart(const struct zy_moments *m, int64_t value, uint64_t spread)
{
	uint64_t n = m->n - 1, more = spread ? MODERATING : 0;
	zy_int128 sum = (zy_int128)m->sum - value;
	zy_int128 gap = value * (zy_int128)n - sum;
	zy_uint128 squares;
	struct zy_chance t;

	if (m->n < 3)
		return zy_chance_whole(1);
	/* n (n - 1 + more) times the common variance, and one unit of the
	   values for what was cut off of them. */
	squares = m->squares - (zy_uint128)((zy_int128)value * value);
	squares = squares * n - (zy_uint128)(sum * sum) + (zy_uint128)n * n;
	squares += (zy_uint128)more * n * spread * spread;
	if (gap < 0)
		gap = -gap;
	/* t^2 = (gap / n)^2 / (variance * (n + 1) / n) */
	t = zy_chance_normal((zy_uint128)gap, 0);
	t = zy_chance_div(zy_chance_mul(t, t), zy_chance_normal(squares, 0));
	return zy_tail_student(
	    zy_chance_scale(t, n - 1 + more, n + 1), n - 1 + more);
}

int64_t
zy_moments_log(uint64_t n)
{
	int power = 63 - __builtin_clzll(n);
	uint64_t rest = n - (UINT64_C(1) << power);

	return power * INT64_C(1000000) +
	       (int64_t)(((zy_uint128)rest * 1000000) >> power);
}
