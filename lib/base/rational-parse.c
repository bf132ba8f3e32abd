/*
 * Reading rational numbers from text: implements zy_rational_parse and
 * zy_rational_parse_percent of rational.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/rational.h"

enum {
	MAX_DIGITS = 40, /* of a numerator or denominator */
};

/* Reads digits with at most one point as an integer and its decimal places. */
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
	struct zy_decimal small;
	enum zy_number rc;
	mpz_t part[2], power;

	if (zy_decimal_parse(&small, text) == ZY_NUMBER_OK) {
		zy_rational_set_decimal(r, small);
		return ZY_NUMBER_OK;
	}
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
		mpz_mul(part[0], part[0], power);
		mpz_ui_pow_ui(power, 10, places[0]);
		mpz_mul(part[1], part[1], power);
		zy_rational_set_wholes(r, part[0], part[1]);
	}
	mpz_clears(part[0], part[1], power, NULL);
	return rc;
}

enum zy_number
zy_rational_parse_percent(struct zy_rational *r, struct zy_view text)
{
	bool percent = text.n && text.p[text.n - 1] == '%';
	enum zy_number rc;

	text.n -= percent;
	rc = zy_rational_parse(r, text);
	if (rc == ZY_NUMBER_OK && percent)
		zy_rational_div(r, r, &zy_rational_hundred);
	return rc;
}
