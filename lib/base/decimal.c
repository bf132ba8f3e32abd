/*
 * Reading, comparing and writing decimals of at most 18 digits, and whole
 * numbers: implements decimal.h.  All numbers of inputs are parsed here, except
 * longer ones (rational-parse.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/decimal.h"

enum {
	DIGITS = 18, /* decimal digits that always fit an int64_t */
};

/* Returns 10 to the power of n, which is 0 to 18. */
static int64_t
power10(int n)
{
	static const int64_t powers[] = {1, 10, 100, 1000, 10000, 100000,
	    1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
	    1000000000000, 10000000000000, 100000000000000, 1000000000000000,
	    10000000000000000, 100000000000000000, 1000000000000000000};

	return powers[n];
}

/*
 * Reads a number without a sign that is too short to have too many digits.
 * Returns false where it is no number.
 */
static bool
parse_short(struct zy_decimal *d, const char *p, const char *end, bool minus)
{
	const char *from = p, *point = NULL;
	int64_t coef = 0;
	unsigned digit;

	if (p == end)
		return false;
	for (; p < end; p++) {
		digit = (unsigned)(unsigned char)*p - '0';
		if (ZY_LIKELY(digit <= 9))
			coef = coef * 10 + digit;
		else if (*p == '.' && !point && p > from && p + 1 < end)
			point = p;
		else
			return false;
	}
	d->coef = minus ? -coef : coef;
	d->places = point ? (int32_t)(end - point) - 1 : 0;
	return true;
}

enum zy_number
zy_decimal_parse(struct zy_decimal *d, struct zy_view text)
{
	const char *p = text.n ? text.p : "", *end = p + text.n;
	int64_t coef = 0;
	int digits = 0, places = 0, seen = 0;
	bool minus = false, point = false, lost = false;

	if (p < end && (*p == '-' || *p == '+'))
		minus = *p++ == '-';
	if (ZY_LIKELY(end - p <= DIGITS))
		return parse_short(d, p, end, minus) ? ZY_NUMBER_OK
						     : ZY_NUMBER_BAD;
	for (; p < end; p++) {
		if (*p == '.' && !point) {
			point = true;
			if (seen == 0 || p + 1 == end)
				return ZY_NUMBER_BAD; /* .5 and 5. */
			continue;
		}
		if (*p < '0' || *p > '9')
			return ZY_NUMBER_BAD;
		seen++;
		digits += digits > 0 || *p != '0';
		places += point;
		if (digits > DIGITS || places > DIGITS) {
			lost = true;
			continue;
		}
		coef = coef * 10 + (*p - '0');
	}
	if (seen == 0)
		return ZY_NUMBER_BAD;
	if (lost)
		return ZY_NUMBER_LONG;
	d->coef = minus ? -coef : coef;
	d->places = places;
	return ZY_NUMBER_OK;
}

int
zy_decimal_cmp(struct zy_decimal a, struct zy_decimal b)
{
	zy_int128 x = a.coef, y = b.coef;

	if (a.places < b.places)
		x *= power10(b.places - a.places);
	else
		y *= power10(a.places - b.places);
	return x < y ? -1 : x > y;
}

void
zy_decimal_format(struct zy_buf *b, struct zy_decimal d)
{
	zy_quotient_format(b, d.coef, power10(d.places), d.places, ZY_HALF_UP);
}

bool
zy_integer_parse(int64_t *out, struct zy_view text, int64_t min, int64_t max)
{
	struct zy_decimal d;

	if (zy_decimal_parse(&d, text) != ZY_NUMBER_OK || d.places != 0 ||
	    d.coef < min || d.coef > max)
		return false;
	*out = d.coef;
	return true;
}

size_t
zy_digits(char text[ZY_DIGITS], uint64_t n)
{
	static const char pairs[] =
	    "00010203040506070809101112131415161718192021222324"
	    "25262728293031323334353637383940414243444546474849"
	    "50515253545556575859606162636465666768697071727374"
	    "75767778798081828384858687888990919293949596979899";
	size_t at = ZY_DIGITS;

	for (; n >= 100; n /= 100) {
		at -= 2;
		memcpy(text + at, pairs + n % 100 * 2, 2);
	}
	if (n >= 10) {
		at -= 2;
		memcpy(text + at, pairs + n * 2, 2);
	} else {
		text[--at] = (char)('0' + n);
	}
	return ZY_DIGITS - at;
}

void
zy_integer_format(struct zy_buf *b, int64_t n)
{
	char text[ZY_DIGITS];
	size_t used = zy_digits(text, n < 0 ? 0 - (uint64_t)n : (uint64_t)n);

	if (n < 0)
		zy_buf_putc(b, '-');
	zy_buf_put(b, text + ZY_DIGITS - used, used);
}

/* Appends u / 10^places. */
static void
put_scaled(struct zy_buf *b, uint64_t u, int places, bool minus)
{
	const uint64_t unit = (uint64_t)power10(places);
	/* Half of it empty, so that pieces of one length can be copied. */
	char text[2 * ZY_DIGITS] = {0};
	char *to = zy_buf_room(b, 2 + sizeof(text)), *digits;
	size_t used, whole;

	if (minus)
		*to++ = '-';
	/* A one in front keeps the zeros of a number below 1. */
	used = zy_digits(text, u < unit && places ? u + unit : u);
	digits = text + ZY_DIGITS - used;
	if (u < unit && places)
		*digits = '0';
	whole = used - (size_t)places;
	memcpy(to, digits, ZY_DIGITS);
	to += whole;
	if (places) {
		*to = '.';
		memcpy(to + 1, digits + whole, ZY_DIGITS);
		to += 1 + places;
	}
	*to = '\0';
	b->n = (size_t)(to - b->p);
}

/* Does what put_scaled does, for a number that does not fit 64 bits. */
static void
put_large(struct zy_buf *b, zy_int128 whole, int places, bool minus)
{
	char text[48], *p = text + sizeof(text);
	int i;

	for (i = 0; i <= places || whole != 0; i++) {
		if (i == places && places > 0)
			*--p = '.';
		*--p = (char)('0' + (int)(whole % 10));
		whole /= 10;
	}
	if (minus)
		*--p = '-';
	zy_buf_put(b, p, (size_t)(text + sizeof(text) - p));
}

void
zy_quotient_format(struct zy_buf *b, zy_int128 num, zy_int128 den, int places,
    enum zy_rounding mode)
{
	bool minus = num < 0;
	zy_int128 scaled = (minus ? -num : num) * power10(places);
	zy_int128 whole, rest;

	if (scaled <= INT64_MAX && den <= INT64_MAX) {
		/* Division of 64 bits is many times faster. */
		whole = (int64_t)scaled / (int64_t)den;
		rest = (int64_t)scaled % (int64_t)den;
	} else {
		whole = scaled / den;
		rest = scaled % den;
	}
	if (rest * 2 > den ||
	    (rest * 2 == den && (mode == ZY_HALF_UP || whole % 2 != 0)))
		whole++;
	minus = minus && whole != 0; /* no -0.00 */
	if (ZY_LIKELY(whole <= INT64_MAX))
		put_scaled(b, (uint64_t)whole, places, minus);
	else
		put_large(b, whole, places, minus);
}
