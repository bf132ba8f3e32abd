/* SPDX-License-Identifier: MIT */
#include "base/rational.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	MAX_DIGITS = 40,
	PRINT_PLACES = 12,
	MAX_SMALL = 18, /* places of what 128 bits do */
};

void
zy_rational_init(struct zy_rational *r)
{
	mpq_init(r->q);
}

void
zy_rational_release(struct zy_rational *r)
{
	mpq_clear(r->q);
}

void
zy_rational_set(struct zy_rational *r, const struct zy_rational *a)
{
	mpq_set(r->q, a->q);
}

void
zy_rational_set_ratio(struct zy_rational *r, int64_t num, int64_t den)
{
	mpz_set_si(mpq_numref(r->q), num);
	mpz_set_si(mpq_denref(r->q), den);
	mpq_canonicalize(r->q);
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
	mpz_set_si(mpq_numref(r->q), num);
	mpz_set_si(mpq_denref(r->q), num ? den << twos : 1);
}

/* Digits with at most one point, as an integer and the places behind it. */
static enum zy_number
parse_part(mpz_t coef, unsigned long *places, struct zy_view text)
{
	char digits[MAX_DIGITS + 1];
	struct zy_decimal small;
	size_t i, n = 0;
	bool point = false;

	*places = 0;
	if (text.n == 0)
		return ZY_NUMBER_BAD;
	switch (zy_decimal_parse(&small, text)) {
	case ZY_NUMBER_OK:
		mpz_set_si(coef, small.coef);
		*places = (unsigned long)small.places;
		return ZY_NUMBER_OK;
	case ZY_NUMBER_BAD:
		return ZY_NUMBER_BAD;
	case ZY_NUMBER_LONG:
		break;
	}
	/* The syntax is right, there are just more digits. */
	for (i = 0; i < text.n; i++) {
		if (text.p[i] == '.') {
			point = true;
			continue;
		}
		if (text.p[i] == '+')
			continue;
		if (n >= MAX_DIGITS)
			return ZY_NUMBER_LONG;
		digits[n++] = text.p[i];
		*places += point;
	}
	digits[n] = '\0';
	return mpz_set_str(coef, digits, 10) == 0 ? ZY_NUMBER_OK
						  : ZY_NUMBER_BAD;
}

enum zy_number
zy_rational_parse(struct zy_rational *r, struct zy_view text)
{
	struct zy_view num = text, den = {NULL, 0};
	unsigned long places[2] = {0, 0};
	enum zy_number rc;
	mpz_t part[2], power;

	den = text;
	if (!zy_view_next(&den, '/', &num))
		return ZY_NUMBER_BAD;
	mpz_inits(part[0], part[1], power, NULL);
	mpz_set_ui(part[1], 1);
	rc = parse_part(part[0], &places[0], num);
	if (rc == ZY_NUMBER_OK && den.p)
		rc = parse_part(part[1], &places[1], den);
	if (rc == ZY_NUMBER_OK && mpz_sgn(part[1]) == 0)
		rc = ZY_NUMBER_BAD;
	if (rc == ZY_NUMBER_OK) {
		mpz_ui_pow_ui(power, 10, places[1]);
		mpz_mul(mpq_numref(r->q), part[0], power);
		mpz_ui_pow_ui(power, 10, places[0]);
		mpz_mul(mpq_denref(r->q), part[1], power);
		mpq_canonicalize(r->q);
	}
	mpz_clears(part[0], part[1], power, NULL);
	return rc;
}

void
zy_rational_add(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b)
{
	mpq_add(r->q, a->q, b->q);
}

void
zy_rational_sub(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b)
{
	mpq_sub(r->q, a->q, b->q);
}

void
zy_rational_mul(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b)
{
	mpq_mul(r->q, a->q, b->q);
}

void
zy_rational_div(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b)
{
	mpq_div(r->q, a->q, b->q);
}

void
zy_rational_floor(struct zy_rational *r)
{
	mpz_fdiv_q(mpq_numref(r->q), mpq_numref(r->q), mpq_denref(r->q));
	mpz_set_ui(mpq_denref(r->q), 1);
}

void
zy_rational_ceil(struct zy_rational *r)
{
	mpz_cdiv_q(mpq_numref(r->q), mpq_numref(r->q), mpq_denref(r->q));
	mpz_set_ui(mpq_denref(r->q), 1);
}

int
zy_rational_cmp(const struct zy_rational *a, const struct zy_rational *b)
{
	int c = mpq_cmp(a->q, b->q);

	return c < 0 ? -1 : c > 0;
}

int
zy_rational_sign(const struct zy_rational *a)
{
	return mpq_sgn(a->q);
}

/* Appends coef / 10^places. */
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
	mpz_t whole, rest;
	int half;

	if (places <= MAX_SMALL && mpz_fits_slong_p(mpq_numref(a->q)) &&
	    mpz_fits_slong_p(mpq_denref(a->q))) {
		zy_quotient_format(b, mpz_get_si(mpq_numref(a->q)),
		    mpz_get_si(mpq_denref(a->q)), places, mode);
		return;
	}
	mpz_inits(whole, rest, NULL);
	mpz_ui_pow_ui(whole, 10, (unsigned long)places);
	mpz_mul(whole, whole, mpq_numref(a->q));
	mpz_abs(whole, whole);
	mpz_tdiv_qr(whole, rest, whole, mpq_denref(a->q));
	mpz_mul_2exp(rest, rest, 1);
	half = mpz_cmp(rest, mpq_denref(a->q));
	if (half > 0 || (half == 0 && (mode == ZY_HALF_UP || mpz_odd_p(whole))))
		mpz_add_ui(whole, whole, 1);
	put_scaled(b, whole, places, mpq_sgn(a->q) < 0 && mpz_sgn(whole) != 0);
	mpz_clears(whole, rest, NULL);
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
		if (mpz_cmp_ui(mpq_denref(scaled.q), 1) == 0)
			break;
		zy_rational_mul(&scaled, &scaled, &ten);
	}
	if (mpz_cmp_ui(mpq_denref(scaled.q), 1) == 0) {
		zy_rational_format(b, a, places, ZY_HALF_UP);
	} else {
		text = mpq_get_str(NULL, 10, a->q);
		zy_buf_puts(b, text);
		free(text);
	}
	zy_rational_release(&ten);
	zy_rational_release(&scaled);
}

void
zy_rational_format_root(
    struct zy_buf *b, const struct zy_rational *a, int places)
{
	mpz_t v;

	/* floor(root * 10^(p+1)) tells the digit to round by. */
	mpz_init(v);
	mpz_ui_pow_ui(v, 10, 2 * (unsigned long)places + 2);
	mpz_mul(v, v, mpq_numref(a->q));
	mpz_tdiv_q(v, v, mpq_denref(a->q));
	mpz_sqrt(v, v);
	mpz_add_ui(v, v, 5);
	mpz_tdiv_q_ui(v, v, 10);
	put_scaled(b, v, places, false);
	mpz_clear(v);
}
