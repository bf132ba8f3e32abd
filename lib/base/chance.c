/*
 * Arithmetic on chances, in integers only, and Holm's correction: implements
 * chance.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/chance.h"

#include "base/decimal.h"

static const struct zy_chance zero = {0, 0};

struct zy_chance
zy_chance_normal(zy_uint128 m, int64_t e)
{
	uint64_t high = (uint64_t)(m >> 64);
	int shift;

	if (m == 0)
		return zero;
	if (high) {
		shift = 64 - __builtin_clzll(high);
		return (struct zy_chance){(uint64_t)(m >> shift), e + shift};
	}
	shift = __builtin_clzll((uint64_t)m);
	return (struct zy_chance){(uint64_t)m << shift, e - shift};
}

struct zy_chance
zy_chance_whole(uint64_t n)
{
	return zy_chance_normal(n, 0);
}

struct zy_chance
zy_chance_ratio(uint64_t a, uint64_t b)
{
	return zy_chance_div(zy_chance_normal(a, 0), zy_chance_normal(b, 0));
}

struct zy_chance
zy_chance_mul(struct zy_chance a, struct zy_chance b)
{
	return zy_chance_normal((zy_uint128)a.m * b.m, a.e + b.e);
}

struct zy_chance
zy_chance_div(struct zy_chance a, struct zy_chance b)
{
	return zy_chance_normal(((zy_uint128)a.m << 64) / b.m, a.e - b.e - 64);
}

struct zy_chance
zy_chance_scale(struct zy_chance a, uint64_t n, uint64_t d)
{
	return zy_chance_div(
	    zy_chance_mul(a, zy_chance_normal(n, 0)), zy_chance_normal(d, 0));
}

struct zy_chance
zy_chance_add(struct zy_chance a, struct zy_chance b)
{
	struct zy_chance swap;

	if (a.m == 0 || (b.m && b.e > a.e)) {
		swap = a;
		a = b;
		b = swap;
	}
	if (b.m == 0 || a.e - b.e > 63)
		return a;
	return zy_chance_normal((zy_uint128)a.m + (b.m >> (a.e - b.e)), a.e);
}

struct zy_chance
zy_chance_sub(struct zy_chance a, struct zy_chance b)
{
	if (zy_chance_cmp(a, b) <= 0)
		return zero;
	if (b.m == 0 || a.e - b.e > 63)
		return a;
	return zy_chance_normal(a.m - (b.m >> (a.e - b.e)), a.e);
}

struct zy_chance
zy_chance_power(struct zy_chance a, uint64_t n)
{
	struct zy_chance x = zy_chance_whole(1);

	for (; n; n >>= 1) {
		if (n & 1)
			x = zy_chance_mul(x, a);
		a = zy_chance_mul(a, a);
	}
	return x;
}

struct zy_chance
zy_chance_root(struct zy_chance a)
{
	zy_uint128 m = (zy_uint128)a.m << 62;
	uint64_t root = 0, bit;

	if (a.m == 0)
		return zero;
	/* The root of m * 2^e is that of m times that of 2^e, e even. */
	if (a.e & 1)
		m <<= 1;
	for (bit = UINT64_C(1) << 63; bit; bit >>= 1)
		if ((zy_uint128)(root | bit) * (root | bit) <= m)
			root |= bit;
	return zy_chance_normal(root, (a.e - 62 - (a.e & 1)) / 2);
}

int
zy_chance_cmp(struct zy_chance a, struct zy_chance b)
{
	if (a.m == 0 || b.m == 0)
		return (a.m > 0) - (b.m > 0);
	if (a.e != b.e)
		return a.e < b.e ? -1 : 1;
	return (a.m > b.m) - (a.m < b.m);
}

struct zy_chance
zy_chance_min(struct zy_chance a, struct zy_chance b)
{
	return zy_chance_cmp(a, b) <= 0 ? a : b;
}

struct zy_chance
zy_chance_max(struct zy_chance a, struct zy_chance b)
{
	return zy_chance_cmp(a, b) >= 0 ? a : b;
}

/* Returns a, which is below 2^62, rounded half up to a whole number. */
static uint64_t
rounded(struct zy_chance a)
{
	a = zy_chance_add(a, zy_chance_ratio(1, 2));
	if (a.e < -63)
		return 0;
	return a.m >> -a.e;
}

void
zy_chance_format(struct zy_buf *b, struct zy_chance a)
{
	const struct zy_chance ten = zy_chance_whole(10);
	struct zy_chance x = a;
	int64_t power = 0;
	uint64_t digits;

	if (a.m == 0) {
		zy_buf_puts(b, "0");
		return;
	}
	/* x * 10^power, 10 <= x < 100 */
	while (zy_chance_cmp(x, zy_chance_whole(100)) >= 0) {
		x = zy_chance_div(x, ten);
		power++;
	}
	while (zy_chance_cmp(x, ten) < 0) {
		x = zy_chance_mul(x, ten);
		power--;
	}
	digits = rounded(x);
	if (digits == 100) {
		digits = 10;
		power++;
	}
	if (power >= 0 || power < -5) {
		if (power >= 0 && power < 4)
			zy_buf_printf(
			    b, "%llu", (unsigned long long)rounded(a));
		else
			zy_buf_printf(b, "%llu.%llue%s%02lld",
			    (unsigned long long)(digits / 10),
			    (unsigned long long)(digits % 10),
			    power + 1 < 0 ? "-" : "+",
			    (long long)(power + 1 < 0 ? -power - 1
						      : power + 1));
		return;
	}
	if (digits % 10 == 0 && power < 0) {
		digits /= 10;
		power++;
	}
	zy_quotient_format(b, (zy_int128)digits,
	    power <= -5	  ? 100000
	    : power == -4 ? 10000
	    : power == -3 ? 1000
	    : power == -2 ? 100
	    : power == -1 ? 10
			  : 1,
	    (int)-power, ZY_HALF_UP);
}

void
zy_chance_holm(struct zy_chance *p, size_t n, uint64_t tests)
{
	const struct zy_chance one = zy_chance_whole(1);
	struct zy_chance least = zero;
	size_t i;

	for (i = 0; i < n; i++) {
		least = zy_chance_max(
		    least, zy_chance_mul(p[i], zy_chance_whole(tests - i)));
		p[i] = least = zy_chance_min(least, one);
	}
}
