/*
 * The randomization test by signs and the test of a trend: implements signs.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/signs.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/tail.h"

enum {
	LEVELS = 200, /* to which differences are rounded */
	EXACT = 400,  /* differences up to which the exact test is used */
};

/* Returns a whole number of up to 127 bits as a chance. */
static struct zy_chance
wide(zy_int128 v)
{
	struct zy_chance high = zy_chance_whole((uint64_t)(v >> 64));
	struct zy_chance word = zy_chance_whole(UINT64_C(1) << 32);

	high = zy_chance_mul(zy_chance_mul(high, word), word);
	return zy_chance_add(high, zy_chance_whole((uint64_t)v));
}

/* Returns the absolute value of v. */
static zy_int128
magnitude(zy_int128 v)
{
	return v < 0 ? -v : v;
}

/* Returns the largest absolute value of the differences. */
static int64_t
largest(const int64_t *d, size_t n)
{
	int64_t most = 0;
	size_t i;

	for (i = 0; i < n; i++)
		if (magnitude(d[i]) > most)
			most = (int64_t)magnitude(d[i]);
	return most;
}

/* Returns the two-sided p-value of Student's t test that the mean of d is 0. */
static struct zy_chance
student(const int64_t *d, size_t n)
{
	zy_int128 sum = 0, squares = 0, spread;
	size_t i;

	for (i = 0; i < n; i++) {
		sum += d[i];
		squares += (zy_int128)d[i] * d[i];
	}
	spread = (zy_int128)n * squares - sum * sum;
	if (spread <= 0)
		return zy_chance_power(zy_chance_ratio(1, 2), n - 1);
	return zy_tail_student(
	    zy_chance_div(wide(sum * sum * (zy_int128)(n - 1)), wide(spread)),
	    n - 1);
}

/* Sets ways[s] to the number of subsets of the n levels whose sum is s. */
static void
count_ways(struct zy_chance *ways, const uint32_t *levels, size_t n)
{
	uint64_t sum = 0, s;
	size_t i;

	ways[0] = zy_chance_whole(1);
	for (i = 0; i < n; i++) {
		sum += levels[i];
		for (s = sum; s >= levels[i]; s--) {
			ways[s] = zy_chance_add(ways[s], ways[s - levels[i]]);
			if (s == 0)
				break;
		}
	}
}

struct zy_chance
zy_signs_chance(const int64_t *d, size_t n)
{
	int64_t most = largest(d, n), sum = 0;
	uint32_t *levels;
	uint64_t all = 0, s;
	struct zy_chance *ways, far = zy_chance_whole(0);
	size_t i;

	if (most == 0)
		return zy_chance_whole(1);
	if (n > EXACT)
		return student(d, n);
	levels = zy_calloc(n, sizeof(*levels));
	for (i = 0; i < n; i++) {
		levels[i] =
		    (uint32_t)((magnitude(d[i]) * LEVELS + most / 2) / most);
		sum += d[i] < 0 ? -(int64_t)levels[i] : (int64_t)levels[i];
		all += levels[i];
	}
	ways = zy_calloc(all + 1, sizeof(*ways));
	count_ways(ways, levels, n);
	/* The differences that are added make s; the sum is then 2 s - all. */
	for (s = 0; s <= all; s++)
		if (magnitude((zy_int128)2 * s - all) >= magnitude(sum))
			far = zy_chance_add(far, ways[s]);
	free(levels);
	free(ways);
	return zy_chance_mul(far, zy_chance_power(zy_chance_ratio(1, 2), n));
}

/* Returns 2 / n!, the probability of two of all orders of n things. */
static struct zy_chance
two_orders(size_t n)
{
	struct zy_chance p = zy_chance_whole(2);
	size_t i;

	for (i = 2; i <= n && i < 50; i++)
		p = zy_chance_scale(p, 1, i);
	return p;
}

struct zy_chance
zy_signs_trend(const int64_t *x, const int64_t *y, size_t n)
{
	zy_int128 sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
	struct zy_chance square, rest, p, least = two_orders(n);
	size_t i;

	if (n < 3)
		return zy_chance_whole(1);
	for (i = 0; i < n; i++) {
		/* Relative to the first: sums stay small. */
		zy_int128 a = x[i] - x[0], b = y[i] - y[0];

		sx += a;
		sy += b;
		xx += a * a;
		yy += b * b;
		xy += a * b;
	}
	xx = (zy_int128)n * xx - sx * sx;
	yy = (zy_int128)n * yy - sy * sy;
	xy = magnitude((zy_int128)n * xy - sx * sy);
	if (xx == 0 || yy == 0)
		return zy_chance_whole(1);
	/* t^2 = r^2 (n - 2) / (1 - r^2), r^2 = xy^2 / (xx yy) */
	square = zy_chance_mul(wide(xy), wide(xy));
	rest = zy_chance_sub(zy_chance_mul(wide(xx), wide(yy)), square);
	if (rest.m == 0)
		return zy_chance_min(least, zy_chance_whole(1));
	p = zy_tail_student(
	    zy_chance_scale(zy_chance_div(square, rest), n - 2, 1), n - 2);
	return zy_chance_min(zy_chance_max(p, least), zy_chance_whole(1));
}
