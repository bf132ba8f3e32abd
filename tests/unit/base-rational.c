/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/rational.h"
#include "rounds.h"

static void
prints(const struct zy_rational *r, const char *text)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_rational_print(&b, r);
	assert_string_equal(b.p, text);
	zy_buf_release(&b);
}

static void
test_exact(void **state)
{
	struct zy_rational a, b, sum;
	struct zy_buf text = ZY_BUF_INIT;
	int i;

	(void)state;
	zy_rational_init(&a);
	zy_rational_init(&b);
	zy_rational_init(&sum);
	/* 0.1 + 0.2 is 0.3, a third three times is one. */
	zy_rational_parse(&a, ZY_VIEW("0.1"));
	zy_rational_parse(&b, ZY_VIEW("0.2"));
	zy_rational_add(&sum, &a, &b);
	prints(&sum, "0.3");
	zy_rational_parse(&a, ZY_VIEW("1/3"));
	prints(&a, "1/3");
	zy_rational_set_ratio(&sum, 0, 1);
	for (i = 0; i < 3; i++)
		zy_rational_add(&sum, &sum, &a);
	prints(&sum, "1");
	/* Unrelated denominators far beyond 128 bits. */
	zy_rational_set_ratio(&sum, 0, 1);
	for (i = 0; i < 60; i++) {
		zy_rational_set_ratio(&a, 1, 1000003 + 2 * i);
		zy_rational_add(&sum, &sum, &a);
		zy_rational_sub(&sum, &sum, &a);
		zy_rational_add(&sum, &sum, &a);
	}
	for (i = 59; i >= 0; i--) {
		zy_rational_set_ratio(&a, 1, 1000003 + 2 * i);
		zy_rational_sub(&sum, &sum, &a);
	}
	prints(&sum, "0");
	zy_rational_parse(&a, ZY_VIEW("2"));
	zy_rational_format_root(&text, &a, 4);
	assert_string_equal(text.p, "1.4142");
	zy_buf_release(&text);
	zy_rational_release(&a);
	zy_rational_release(&b);
	zy_rational_release(&sum);
}

static void
test_wide(void **state)
{
	const zy_int128 most = (zy_int128)(((zy_uint128)1 << 127) - 1);
	struct zy_rational a;
	mpz_t num, den;

	(void)state;
	zy_rational_init(&a);
	zy_rational_set_wide(&a, most, 1);
	prints(&a, "170141183460469231731687303715884105727");
	zy_rational_set_wide(&a, -most - 1, 3);
	prints(&a, "-170141183460469231731687303715884105728/3");
	zy_rational_set_wide(&a, -most - 1, (uint64_t)1 << 63);
	prints(&a, "-18446744073709551616");
	zy_rational_set_wide(&a, 0, UINT64_MAX);
	prints(&a, "0");
	mpz_init_set_str(num, "-3000000000000000000000000000000", 10);
	mpz_init_set_str(den, "9000000000000000000000000000000", 10);
	zy_rational_set_wholes(&a, num, den);
	prints(&a, "-1/3");
	mpz_add_ui(num, num, 1);
	zy_rational_set_wholes(&a, num, den);
	prints(&a, "-2999999999999999999999999999999/"
		   "9000000000000000000000000000000");
	mpz_clears(num, den, NULL);
	zy_rational_release(&a);
}

static void
test_parse(void **state)
{
	struct zy_rational a;

	(void)state;
	zy_rational_init(&a);
	assert_int_equal(
	    zy_rational_parse_percent(&a, ZY_VIEW("12.5%")), ZY_NUMBER_OK);
	prints(&a, "0.125");
	assert_int_equal(
	    zy_rational_parse_percent(&a, ZY_VIEW("12.5")), ZY_NUMBER_OK);
	prints(&a, "12.5");
	assert_int_equal(
	    zy_rational_parse_percent(&a, ZY_VIEW("%")), ZY_NUMBER_BAD);
	assert_int_equal(
	    zy_rational_parse_percent(&a, ZY_VIEW("5%%")), ZY_NUMBER_BAD);
	assert_int_equal(zy_rational_parse(&a, ZY_VIEW("5%")), ZY_NUMBER_BAD);
	assert_int_equal(zy_rational_parse(&a, ZY_VIEW("2/3")), 0);
	assert_int_equal(zy_rational_parse(&a, ZY_VIEW("0.5/0.25")), 0);
	prints(&a, "2");
	assert_int_equal(zy_rational_parse(&a, ZY_VIEW("1/0")), ZY_NUMBER_BAD);
	assert_int_equal(zy_rational_parse(&a, ZY_VIEW("x")), ZY_NUMBER_BAD);
	assert_int_equal(zy_rational_parse(&a, ZY_VIEW("")), ZY_NUMBER_BAD);
	prints(&a, "2"); /* unchanged */
	assert_int_equal(
	    zy_rational_parse(&a, ZY_VIEW("-123456789012345678901234567890.5")),
	    0);
	prints(&a, "-123456789012345678901234567890.5");
	zy_rational_release(&a);
}

static void
test_format(void **state)
{
	static const struct {
		const char *value, *up, *even;
		int places;
	} cases[] = {{"12.1498", "12", "12", 0}, {"10.5002", "11", "11", 0},
	    {"28.2645", "28.3", "28.3", 1}, {"28.350", "28.4", "28.4", 1},
	    {"28.250", "28.3", "28.2", 1}, {"28.050", "28.1", "28.0", 1},
	    {"2.154546", "2.15", "2.15", 2}, {"8.53459", "8.53", "8.53", 2},
	    {"-0.004", "0.00", "0.00", 2}, {"-2.5", "-3", "-2", 0}};
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_rational a;
	size_t i;

	(void)state;
	zy_rational_init(&a);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		zy_rational_parse(&a, zy_view(cases[i].value));
		zy_buf_reset(&b);
		zy_rational_format(&b, &a, cases[i].places, ZY_HALF_UP);
		assert_string_equal(b.p, cases[i].up);
		zy_buf_reset(&b);
		zy_rational_format(&b, &a, cases[i].places, ZY_HALF_EVEN);
		assert_string_equal(b.p, cases[i].even);
	}
	zy_buf_release(&b);
	zy_rational_release(&a);
}

/* A number of any size up to 64 bits, as often as not beside an end. */
static int64_t
draw(uint64_t *seed)
{
	static const int64_t ends[] = {INT64_MIN, INT64_MIN + 1, INT64_MAX,
	    INT64_MAX - 1, -1, 0, 1, INT32_MAX, INT32_MIN, (int64_t)1 << 62};
	uint64_t x;

	*seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
	x = *seed >> 32;
	*seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
	x = x << 32 | *seed >> 32;
	if (x % 4 == 0)
		return ends[(x >> 8) % (sizeof(ends) / sizeof(ends[0]))];
	return (int64_t)x >> (x % 64);
}

/* The same value in r and in q; its terms may be beyond two words. */
static void
draw_both(uint64_t *seed, struct zy_rational *r, mpq_t q)
{
	int64_t num = draw(seed), den = draw(seed), more = draw(seed);
	struct zy_rational room;

	if (den == 0)
		den = 1;
	zy_rational_set_ratio(r, num, den);
	mpz_set_si(mpq_numref(q), num);
	mpz_set_si(mpq_denref(q), den);
	mpq_canonicalize(q);
	if (more % 8 || more == 0)
		return;
	zy_rational_init(&room);
	zy_rational_set_ratio(&room, more, 1);
	zy_rational_mul(r, r, &room);
	zy_rational_release(&room);
	mpz_mul_si(mpq_numref(q), mpq_numref(q), more);
	mpq_canonicalize(q);
}

/* r is q, and is two words just where it fits them. */
static void
equals(const struct zy_rational *r, mpq_t q)
{
	int64_t num, den;
	struct zy_buf b = ZY_BUF_INIT;
	mpq_t got;
	mpz_t ten;
	bool small =
	    mpz_fits_slong_p(mpq_numref(q)) && mpz_fits_slong_p(mpq_denref(q));

	assert_int_equal(zy_rational_get(r, &num, &den), small);
	assert_int_equal(
	    zy_rational_is_whole(r), mpz_cmp_ui(mpq_denref(q), 1) == 0);
	assert_int_equal(zy_rational_sign(r), mpq_sgn(q));
	if (small) {
		assert_true(num == mpz_get_si(mpq_numref(q)));
		assert_true(den == mpz_get_si(mpq_denref(q)));
		return;
	}
	/* Of a big one the print tells: a quotient, or a decimal. */
	zy_rational_print(&b, r);
	mpq_init(got);
	if (strchr(b.p, '.')) {
		mpz_init(ten);
		mpz_ui_pow_ui(ten, 10, strlen(strchr(b.p, '.') + 1));
		mpz_set(mpq_denref(got), ten);
		memmove(strchr(b.p, '.'), strchr(b.p, '.') + 1,
		    strlen(strchr(b.p, '.')));
		assert_int_equal(mpz_set_str(mpq_numref(got), b.p, 10), 0);
		mpz_clear(ten);
	} else {
		assert_int_equal(mpq_set_str(got, b.p, 10), 0);
	}
	mpq_canonicalize(got);
	assert_true(mpq_equal(got, q));
	mpq_clear(got);
	zy_buf_release(&b);
}

/* The digits of text without its point. */
static void
read_scaled(mpz_t v, const char *text, int places)
{
	char digits[200];
	size_t n = strlen(text), whole;

	assert_true(n < sizeof(digits));
	memcpy(digits, text, n + 1);
	if (places) {
		assert_true(n > (size_t)places + 1);
		whole = n - (size_t)places - 1;
		assert_true(digits[whole] == '.');
		memmove(digits + whole, digits + whole + 1, (size_t)places + 1);
	}
	assert_int_equal(mpz_set_str(v, digits, 10), 0);
}

/* The nearest of all with so many places; of two, what mode says. */
static void
rounds(const struct zy_rational *r, mpq_t q, int places, enum zy_rounding mode)
{
	struct zy_buf b = ZY_BUF_INIT;
	mpz_t v, power;
	mpq_t off, half;
	int c;

	zy_rational_format(&b, r, places, mode);
	mpz_inits(v, power, NULL);
	mpq_inits(off, half, NULL);
	read_scaled(v, b.p, places);
	assert_int_equal(b.p[0] == '-', mpq_sgn(q) < 0 && mpz_sgn(v) != 0);
	mpz_ui_pow_ui(power, 10, (unsigned long)places);
	mpq_set_z(off, power);
	mpq_mul(off, off, q);
	mpq_abs(off, off);
	mpz_abs(v, v);
	mpq_set_z(half, v);
	mpq_sub(off, half, off); /* above the value: positive */
	mpq_set_si(half, 1, 2);
	c = mpq_cmp(off, half);
	assert_true(c <= 0);
	if (c == 0)
		assert_true(mode == ZY_HALF_UP || mpz_even_p(v));
	mpq_neg(off, off);
	c = mpq_cmp(off, half);
	assert_true(c <= 0);
	if (c == 0)
		assert_true(mode == ZY_HALF_EVEN && mpz_even_p(v));
	mpz_clears(v, power, NULL);
	mpq_clears(off, half, NULL);
	zy_buf_release(&b);
}

/* (2v - 1)^2 <= 4 q 10^2p < (2v + 1)^2 for the root v, of p places. */
static void
is_root(const struct zy_rational *r, mpq_t q, int places)
{
	struct zy_buf b = ZY_BUF_INIT;
	mpz_t v, w;
	mpq_t x, bound;

	zy_rational_format_root(&b, r, places);
	mpz_inits(v, w, NULL);
	mpq_inits(x, bound, NULL);
	read_scaled(v, b.p, places);
	mpz_ui_pow_ui(w, 10, 2 * (unsigned long)places);
	mpz_mul_ui(w, w, 4);
	mpq_set_z(x, w);
	mpq_mul(x, x, q);
	mpz_mul_ui(w, v, 2);
	mpz_add_ui(w, w, 1);
	mpz_mul(w, w, w);
	mpq_set_z(bound, w);
	assert_true(mpq_cmp(x, bound) < 0);
	mpz_mul_ui(w, v, 2);
	mpz_sub_ui(w, w, 1);
	if (mpz_sgn(w) > 0) {
		mpz_mul(w, w, w);
		mpq_set_z(bound, w);
		assert_true(mpq_cmp(bound, x) <= 0);
	}
	mpz_clears(v, w, NULL);
	mpq_clears(x, bound, NULL);
	zy_buf_release(&b);
}

/* All of it against GMP, with what overflows two words as often as not. */
static void
test_like_gmp(void **state)
{
	struct zy_rational a, b, r;
	uint64_t seed = 20100601;
	mpq_t qa, qb, qr;
	struct zy_decimal d;
	int i, c, places;

	(void)state;
	zy_rational_init(&a);
	zy_rational_init(&b);
	zy_rational_init(&r);
	mpq_inits(qa, qb, qr, NULL);
	for (i = 0; i < test_rounds(20000); i++) {
		draw_both(&seed, &a, qa);
		draw_both(&seed, &b, qb);
		equals(&a, qa);
		c = mpq_cmp(qa, qb);
		assert_int_equal(zy_rational_cmp(&a, &b), (c > 0) - (c < 0));
		d = (struct zy_decimal){draw(&seed), i % 19};
		zy_rational_set_decimal(&r, d);
		assert_int_equal(
		    zy_rational_cmp_decimal(&a, d), zy_rational_cmp(&a, &r));
		mpz_ui_pow_ui(mpq_denref(qr), 10, (unsigned long)d.places);
		mpz_set_si(mpq_numref(qr), d.coef);
		mpq_canonicalize(qr);
		equals(&r, qr);
		zy_rational_add(&r, &a, &b);
		mpq_add(qr, qa, qb);
		equals(&r, qr);
		zy_rational_sub(&r, &a, &b);
		mpq_sub(qr, qa, qb);
		equals(&r, qr);
		zy_rational_mul(&r, &a, &b);
		mpq_mul(qr, qa, qb);
		equals(&r, qr);
		if (mpq_sgn(qb)) {
			zy_rational_set(&r, &b); /* one object twice */
			zy_rational_div(&r, &a, &r);
			mpq_div(qr, qa, qb);
			equals(&r, qr);
		}
		places = i % 41;
		rounds(&r, qr, places, ZY_HALF_UP);
		rounds(&r, qr, places, ZY_HALF_EVEN);
		/* Halves, exactly. */
		mpz_set_si(mpq_numref(qa), draw(&seed) | 1);
		mpz_set_ui(mpq_denref(qa), 2);
		zy_rational_set_ratio(&a, mpz_get_si(mpq_numref(qa)), 2);
		rounds(&a, qa, 0, ZY_HALF_UP);
		rounds(&a, qa, 0, ZY_HALF_EVEN);
		if (mpq_sgn(qr) >= 0)
			is_root(&r, qr, i % 13);
		mpz_fdiv_q(mpq_numref(qa), mpq_numref(qr), mpq_denref(qr));
		mpz_set_ui(mpq_denref(qa), 1);
		zy_rational_set(&a, &r);
		zy_rational_floor(&a);
		equals(&a, qa);
		mpz_cdiv_q(mpq_numref(qa), mpq_numref(qr), mpq_denref(qr));
		zy_rational_ceil(&r);
		equals(&r, qa);
	}
	mpq_clears(qa, qb, qr, NULL);
	zy_rational_release(&a);
	zy_rational_release(&b);
	zy_rational_release(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_exact),
	    cmocka_unit_test(test_wide),
	    cmocka_unit_test(test_parse),
	    cmocka_unit_test(test_format),
	    cmocka_unit_test(test_like_gmp),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
