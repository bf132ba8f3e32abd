/*
 * Arithmetic, comparison and writing of rationals, in 64-bit words where they
 * suffice, else by GMP: implements rational.h, except the reading of texts
 * (rational-parse.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/rational.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	PRINT_PLACES = 12,
	MAX_SMALL = 18, /* places of what 128 bits do */
};

const struct zy_rational zy_rational_one = {.num = 1, .den = 1};
const struct zy_rational zy_rational_hundred = {.num = 100, .den = 1};

void
zy_rational_init(struct zy_rational *r)
{
	r->num = 0;
	r->den = 1;
	r->has_big = false;
}

void
zy_rational_release(struct zy_rational *r)
{
	if (r->has_big)
		mpq_clear(r->big);
	zy_rational_init(r);
}

/* Returns r->big, initialised. */
static mpq_t *
big_of(struct zy_rational *r)
{
	if (!r->has_big)
		mpq_init(r->big);
	r->has_big = true;
	return &r->big;
}

/* Makes the value of r->big, which is in lowest terms, the value of r. */
static void
settle(struct zy_rational *r)
{
	r->den = 0;
	if (!mpz_fits_slong_p(mpq_numref(r->big)) ||
	    !mpz_fits_slong_p(mpq_denref(r->big)))
		return;
	r->num = mpz_get_si(mpq_numref(r->big));
	r->den = mpz_get_si(mpq_denref(r->big));
}

/* Returns the value of a for GMP; `room` is used for a small value. */
static mpq_srcptr
as_big(const struct zy_rational *a, struct zy_rational *room)
{
	mpq_t *q;

	if (a->den == 0)
		return a->big;
	q = big_of(room);
	mpz_set_si(mpq_numref(*q), a->num);
	mpz_set_si(mpq_denref(*q), a->den);
	return *q;
}

/* Sets r to the result of `op` on a and b, by GMP. */
static void
compute(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b, void (*op)(mpq_ptr, mpq_srcptr, mpq_srcptr))
{
	struct zy_rational x, y;
	mpq_srcptr p, q;

	zy_rational_init(&x);
	zy_rational_init(&y);
	p = as_big(a, &x);
	q = as_big(b, &y);
	op(*big_of(r), p, q); /* which may be one of them */
	settle(r);
	zy_rational_release(&x);
	zy_rational_release(&y);
}

/* Returns the absolute value of n. */
static uint64_t
magnitude(int64_t n)
{
	return n < 0 ? -(uint64_t)n : (uint64_t)n;
}

uint64_t
zy_gcd(uint64_t a, uint64_t b)
{
	uint64_t c;
	int shift, zeros;

	if (a > b) {
		c = a;
		a = b;
		b = c;
	}
	/* What is much larger comes down at once, not bit by bit. */
	if (a && b >> 6 > a)
		b %= a;
	if (a == 0 || b == 0)
		return a | b;
	shift = __builtin_ctzll(a | b);
	a >>= __builtin_ctzll(a);
	/* Without a branch but for the end. */
	for (zeros = __builtin_ctzll(b); b; b = c) {
		b >>= zeros;
		c = a > b ? a - b : b - a;
		zeros = __builtin_ctzll(c | (uint64_t)1 << 63);
		a = a < b ? a : b;
	}
	return a << shift;
}

void
zy_rational_set(struct zy_rational *r, const struct zy_rational *a)
{
	if (a->den == 0)
		mpq_set(*big_of(r), a->big);
	r->num = a->num;
	r->den = a->den;
}

void
zy_rational_set_wide(struct zy_rational *r, zy_int128 num, uint64_t den)
{
	zy_uint128 n = num < 0 ? -(zy_uint128)num : (zy_uint128)num;
	bool narrow = n <= UINT64_MAX;
	uint64_t g =
	    zy_gcd(narrow ? (uint64_t)n % den : (uint64_t)(n % den), den);
	mpq_t *q;

	if (g > 1) {
		n = narrow ? (uint64_t)n / g : n / g;
		den /= g;
	}
	if (n <= INT64_MAX && den <= INT64_MAX) {
		r->num = num < 0 ? -(int64_t)n : (int64_t)n;
		r->den = (int64_t)den;
		return;
	}
	q = big_of(r);
	zy_whole_set_wide(mpq_numref(*q), (zy_int128)(num < 0 ? -n : n));
	mpz_set_ui(mpq_denref(*q), den);
	settle(r);
}

void
zy_whole_set_wide(mpz_t z, zy_int128 n)
{
	zy_uint128 size = n < 0 ? -(zy_uint128)n : (zy_uint128)n;

	mpz_set_ui(z, (unsigned long)(size >> 64));
	mpz_mul_2exp(z, z, 64);
	mpz_add_ui(z, z, (unsigned long)size);
	if (n < 0)
		mpz_neg(z, z);
}

void
zy_rational_set_wholes(struct zy_rational *r, const mpz_t num, const mpz_t den)
{
	mpq_t *q = big_of(r);

	mpz_set(mpq_numref(*q), num);
	mpz_set(mpq_denref(*q), den);
	mpq_canonicalize(*q);
	settle(r);
}

void
zy_rational_set_ratio(struct zy_rational *r, int64_t num, int64_t den)
{
	zy_rational_set_wide(
	    r, den < 0 ? -(zy_int128)num : num, magnitude(den));
}

bool
zy_rational_get(const struct zy_rational *r, int64_t *num, int64_t *den)
{
	*num = r->num;
	*den = r->den;
	return r->den != 0;
}

bool
zy_rational_is_whole(const struct zy_rational *r)
{
	return r->den ? r->den == 1 : mpz_cmp_ui(mpq_denref(r->big), 1) == 0;
}

void
zy_rational_set_decimal(struct zy_rational *r, struct zy_decimal d)
{
	int64_t num = d.coef, den = 1;
	int twos = d.places, fives = d.places;

	/* In lowest terms: what is left of 2^places and 5^places. */
	for (; fives > 0 && num % 5 == 0 && num != 0; fives--)
		num /= 5;
	for (; twos > 0 && num % 2 == 0 && num != 0; twos--)
		num /= 2;
	for (; num != 0 && fives > 0; fives--)
		den *= 5;
	r->num = num;
	r->den = num ? den << twos : 1;
}

/* Sets r to a + b, or with sign -1 to a - b, if both are small or one is 0.
 * Returns false, with r unchanged, where the result is too large. */
static bool
add_small(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b, int sign)
{
	int64_t den;
	uint64_t g;
	zy_int128 num;

	if (b->den && b->num == 0) {
		zy_rational_set(r, a);
		return true;
	}
	if (a->den && a->num == 0 && sign > 0) {
		zy_rational_set(r, b);
		return true;
	}
	if (a->den == 0 || b->den == 0)
		return false;
	g = a->den == b->den ? (uint64_t)a->den
			     : zy_gcd((uint64_t)a->den, (uint64_t)b->den);
	if (__builtin_mul_overflow(a->den, b->den / (int64_t)g, &den))
		return false;
	num = (zy_int128)a->num * (b->den / (int64_t)g) +
	      (zy_int128)b->num * (a->den / (int64_t)g) * sign;
	if (den == 1 && num >= -INT64_MAX && num <= INT64_MAX) {
		r->num = (int64_t)num;
		r->den = 1;
		return true;
	}
	zy_rational_set_wide(r, num, (uint64_t)den);
	return true;
}

void
zy_rational_add(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b)
{
	if (!add_small(r, a, b, 1))
		compute(r, a, b, mpq_add);
}

void
zy_rational_sub(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b)
{
	if (!add_small(r, a, b, -1))
		compute(r, a, b, mpq_sub);
}

/* Sets r to a * bn / bd, if a is small; bd may be negative.  Returns false,
 * with r unchanged, where the result is too large. */
static bool
mul_small(
    struct zy_rational *r, const struct zy_rational *a, int64_t bn, int64_t bd)
{
	int64_t x, y, num, den;

	if (a->den == 0 || bd == 0 || bn == INT64_MIN || bd == INT64_MIN ||
	    a->num == INT64_MIN)
		return false;
	if (bn == bd) {
		zy_rational_set(r, a);
		return true;
	}
	if (bd < 0) {
		bn = -bn;
		bd = -bd;
	}
	x = bd == 1 ? 1 : (int64_t)zy_gcd(magnitude(a->num), (uint64_t)bd);
	y = a->den == 1 ? 1 : (int64_t)zy_gcd(magnitude(bn), (uint64_t)a->den);
	if (__builtin_mul_overflow(a->num / x, bn / y, &num) ||
	    __builtin_mul_overflow(a->den / y, bd / x, &den))
		return false;
	r->num = num;
	r->den = num ? den : 1;
	return true;
}

void
zy_rational_mul(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b)
{
	if (!mul_small(r, a, b->num, b->den))
		compute(r, a, b, mpq_mul);
}

void
zy_rational_div(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b)
{
	if (b->den == 0 || !mul_small(r, a, b->den, b->num))
		compute(r, a, b, mpq_div);
}

void
zy_rational_floor(struct zy_rational *r)
{
	if (r->den) {
		r->num = r->num / r->den - (r->num % r->den < 0);
		r->den = 1;
		return;
	}
	mpz_fdiv_q(mpq_numref(r->big), mpq_numref(r->big), mpq_denref(r->big));
	mpz_set_ui(mpq_denref(r->big), 1);
	settle(r);
}

void
zy_rational_ceil(struct zy_rational *r)
{
	if (r->den) {
		r->num = r->num / r->den + (r->num % r->den > 0);
		r->den = 1;
		return;
	}
	mpz_cdiv_q(mpq_numref(r->big), mpq_numref(r->big), mpq_denref(r->big));
	mpz_set_ui(mpq_denref(r->big), 1);
	settle(r);
}

int
zy_rational_cmp(const struct zy_rational *a, const struct zy_rational *b)
{
	struct zy_rational x, y;
	zy_int128 l, r;
	int c;

	if (a->den && a->den == b->den)
		return a->num < b->num ? -1 : a->num > b->num;
	if (a->den && b->den) {
		l = (zy_int128)a->num * b->den;
		r = (zy_int128)b->num * a->den;
		return l < r ? -1 : l > r;
	}
	zy_rational_init(&x);
	zy_rational_init(&y);
	c = mpq_cmp(as_big(a, &x), as_big(b, &y));
	zy_rational_release(&x);
	zy_rational_release(&y);
	return c < 0 ? -1 : c > 0;
}

int
zy_rational_cmp_decimal(const struct zy_rational *a, struct zy_decimal d)
{
	struct zy_rational b;
	zy_int128 l = a->num, r = d.coef;
	int c;

	if (a->den) {
		for (; d.places > 0; d.places--)
			l *= 10;
		r *= a->den;
		return l < r ? -1 : l > r;
	}
	zy_rational_init(&b);
	zy_rational_set_decimal(&b, d);
	c = zy_rational_cmp(a, &b);
	zy_rational_release(&b);
	return c;
}

int
zy_rational_sign(const struct zy_rational *a)
{
	return a->den ? (a->num > 0) - (a->num < 0) : mpq_sgn(a->big);
}

/* Appends coef / 10^places, after a minus sign if minus is true. */
static void
put_scaled(struct zy_buf *b, const mpz_t coef, int places, bool minus)
{
	char *digits = mpz_get_str(NULL, 10, coef);
	size_t n = strlen(digits), p = (size_t)places, i;

	if (minus)
		zy_buf_putc(b, '-');
	if (n <= p) {
		zy_buf_puts(b, "0.");
		for (i = n; i < p; i++)
			zy_buf_putc(b, '0');
		zy_buf_put(b, digits, n);
	} else {
		zy_buf_put(b, digits, n - p);
		if (p > 0) {
			zy_buf_putc(b, '.');
			zy_buf_put(b, digits + n - p, p);
		}
	}
	free(digits);
}

void
zy_rational_format(struct zy_buf *b, const struct zy_rational *a, int places,
    enum zy_rounding mode)
{
	struct zy_rational room;
	mpz_t whole, rest;
	mpq_srcptr q;
	int half;

	if (places <= MAX_SMALL && a->den) {
		zy_quotient_format(b, a->num, a->den, places, mode);
		return;
	}
	zy_rational_init(&room);
	q = as_big(a, &room);
	mpz_inits(whole, rest, NULL);
	mpz_ui_pow_ui(whole, 10, (unsigned long)places);
	mpz_mul(whole, whole, mpq_numref(q));
	mpz_abs(whole, whole);
	mpz_tdiv_qr(whole, rest, whole, mpq_denref(q));
	mpz_mul_2exp(rest, rest, 1);
	half = mpz_cmp(rest, mpq_denref(q));
	if (half > 0 || (half == 0 && (mode == ZY_HALF_UP || mpz_odd_p(whole))))
		mpz_add_ui(whole, whole, 1);
	put_scaled(b, whole, places, mpq_sgn(q) < 0 && mpz_sgn(whole) != 0);
	mpz_clears(whole, rest, NULL);
	zy_rational_release(&room);
}

void
zy_rational_print(struct zy_buf *b, const struct zy_rational *a)
{
	struct zy_rational scaled, ten;
	char *text;
	int places;

	zy_rational_init(&scaled);
	zy_rational_init(&ten);
	zy_rational_set_ratio(&ten, 10, 1);
	zy_rational_set(&scaled, a);
	for (places = 0; places < PRINT_PLACES; places++) {
		if (zy_rational_is_whole(&scaled))
			break;
		zy_rational_mul(&scaled, &scaled, &ten);
	}
	if (zy_rational_is_whole(&scaled)) {
		zy_rational_format(b, a, places, ZY_HALF_UP);
	} else {
		text = mpq_get_str(NULL, 10, as_big(a, &ten));
		zy_buf_puts(b, text);
		free(text);
	}
	zy_rational_release(&ten);
	zy_rational_release(&scaled);
}

/* Returns the square root of n, rounded down. */
static uint64_t
root_of(zy_uint128 n)
{
	uint64_t root = 0, bit;

	for (bit = UINT64_C(1) << 63; bit; bit >>= 1)
		if ((zy_uint128)(root | bit) * (root | bit) <= n)
			root |= bit;
	return root;
}

/*
 * Sets *out to a * 10^(2 * places + 2), rounded down.  Returns false, with *out
 * unspecified, where 128 bits do not suffice.
 */
static bool
scaled_square(const struct zy_rational *a, int places, zy_uint128 *out)
{
	zy_uint128 scale = 100;

	for (; places > 0 && scale < UINT64_MAX; places--)
		scale *= 100;
	if (a->den == 0 || places > 0 ||
	    __builtin_mul_overflow((zy_uint128)magnitude(a->num), scale, out))
		return false;
	*out /= magnitude(a->den);
	return true;
}

void
zy_rational_format_root(
    struct zy_buf *b, const struct zy_rational *a, int places)
{
	struct zy_rational room;
	zy_uint128 small;
	mpq_srcptr q;
	mpz_t v;

	/* floor(root * 10^(p+1)) tells the digit to round by. */
	if (scaled_square(a, places, &small)) {
		zy_decimal_format(
		    b, (struct zy_decimal){
			   (int64_t)((root_of(small) + 5) / 10), places});
		return;
	}
	zy_rational_init(&room);
	q = as_big(a, &room);
	mpz_init(v);
	mpz_ui_pow_ui(v, 10, 2 * (unsigned long)places + 2);
	mpz_mul(v, v, mpq_numref(q));
	mpz_tdiv_q(v, v, mpq_denref(q));
	mpz_sqrt(v, v);
	mpz_add_ui(v, v, 5);
	mpz_tdiv_q_ui(v, v, 10);
	put_scaled(b, v, places, false);
	mpz_clear(v);
	zy_rational_release(&room);
}
