/*
 * Random numbers that are equal on every machine and can be repeated.
 *
 * The generator is counter-based: number n of a key is computed from n and the
 * key alone, so that the order of the calls and the number of threads change
 * nothing.  A key is made of a seed and an id by SHA-256; the numbers of a key
 * are those of SplitMix64 (Steele, Lea and Flood 2014).  They are for
 * simulations only; organisations are drawn by ranking/draw.h, whose results
 * anybody can check by hand.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_RANDOM_H
#define ZY_BASE_RANDOM_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * Returns the key of an id under a seed: the first 64 bits of the SHA-256 of
 * the seed, a NUL byte and the id.
 */
uint64_t zy_random_key(struct zy_view seed, struct zy_view id);

/* Returns random number n of the key: 64 bits, all values equally likely. */
static inline uint64_t
zy_random_bits(uint64_t key, uint64_t n)
{
	uint64_t x = key + (n + 1) * UINT64_C(0x9E3779B97F4A7C15);

	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return x ^ x >> 31;
}

/*
 * Returns random number n of the key as a whole number from 0 to below - 1.
 * below is at least 1; no value is more likely than another one by more than
 * below / 2^64.
 */
static inline uint64_t
zy_random_below(uint64_t key, uint64_t n, uint64_t below)
{
	return (uint64_t)((zy_uint128)zy_random_bits(key, n) * below >> 64);
}

enum {
	ZY_NORMAL_ONE = 1 << 24,    /* a standard deviation */
	ZY_NORMAL_MOST = 106333286, /* the largest number that occurs */
};

/* The table of zy_random_normal; see random.c. */
extern const int32_t zy_random_inverse[];

/*
 * Maps 64 random bits to a number from the standard normal distribution, which
 * it returns in units of 1 / ZY_NORMAL_ONE.  Its error is at most 0.00002, and
 * its absolute value at most ZY_NORMAL_MOST, which is 6.3 standard deviations.
 *
 * The lowest bit is the sign; the others are the probability of the tail, at
 * most 1/2.  Its leading zeros choose an octave of the table zy_random_inverse.
 * The next three bits choose one of eight intervals of the octave, in which a
 * parabola through three entries of the table interpolates.
 */
static inline int32_t
zy_random_normal(uint64_t bits)
{
	uint64_t tail = bits >> 1 | 1, rest;
	int octave = __builtin_clzll(tail) - 1;
	int64_t sign = -(int64_t)(bits & 1), a, b, c, t;
	const int32_t *knot;

	if (ZY_UNLIKELY(octave > 31))
		return (int32_t)((ZY_NORMAL_MOST ^ sign) - sign);
	rest = (tail << octave) - (UINT64_C(1) << 62);
	knot = zy_random_inverse + (octave + 1) * 16 - 2 * (int)(rest >> 59);
	t = (int64_t)(rest >> 31 & ((1 << 28) - 1));
	a = knot[0];
	b = knot[-1];
	c = knot[-2];
	a += (4 * b - 3 * a - c + (2 * (a - 2 * b + c) * t >> 28)) * t >> 28;
	return (int32_t)((a ^ sign) - sign);
}

ZY_END_C

#endif
