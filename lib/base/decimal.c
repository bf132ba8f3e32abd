/* SPDX-License-Identifier: MIT */
#include "base/decimal.h"

enum {
	DIGITS = 18, /* what an int64_t holds whatever the digits are */
};

static zy_int128
power10(int n)
{
	zy_int128 p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

enum zy_number
zy_decimal_parse(struct zy_decimal *d, struct zy_view text)
{
	const char *p = text.p, *end = text.p + text.n;
	int64_t coef = 0;
	int digits = 0, places = 0, seen = 0;
	bool minus = false, point = false, lost = false;

	if (p < end && (*p == '-' || *p == '+'))
		minus = *p++ == '-';
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

void
zy_integer_format(struct zy_buf *b, int64_t n)
{
	char text[24], *p = text + sizeof(text);
	uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

	do {
		*--p = (char)('0' + u % 10);
		u /= 10;
	} while (u);
	if (n < 0)
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
	char text[48], *p = text + sizeof(text);
	int i;

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
	for (i = 0; i <= places || whole != 0; i++) {
		if (i == places && places > 0)
			*--p = '.';
		if (whole <= INT64_MAX) {
			*--p = (char)('0' + (int)((int64_t)whole % 10));
			whole = (int64_t)whole / 10;
		} else {
			*--p = (char)('0' + (int)(whole % 10));
			whole /= 10;
		}
	}
	if (minus)
		*--p = '-';
	zy_buf_put(b, p, (size_t)(text + sizeof(text) - p));
}
