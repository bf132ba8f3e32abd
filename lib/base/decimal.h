/*
 * Exact decimals of at most 18 digits, as values.
 *
 * A decimal is coef / 10^places.  Ranking compares decimals and the tally
 * multiplies them; no binary floating point is used anywhere.  A number with
 * more digits is refused, never rounded.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_DECIMAL_H
#define ZY_BASE_DECIMAL_H

#include "base/attr.h"
#include "base/error.h"
#include "base/text.h"

ZY_BEGIN_C

/* The decimal coef / 10^places. */
struct zy_decimal {
	int64_t coef;
	int32_t places; /* 0 to 18 */
};

/*
 * How a number exactly in the middle between two is rounded; negative numbers
 * are rounded like positive ones.
 */
enum zy_rounding {
	ZY_HALF_UP,   /* 四舍五入: away from zero */
	ZY_HALF_EVEN, /* GB/T 8170: to the even neighbour */
};

/* The result of reading a number. */
enum zy_number {
	ZY_NUMBER_OK = 0,
	ZY_NUMBER_BAD = -1,  /* no number */
	ZY_NUMBER_LONG = -2, /* a number, but of more than 18 digits */
};

/*
 * Reads text of the form [+-]digits[.digits] in ASCII, with digits on both
 * sides of a point; zeros before the other digits do not count among the 18,
 * but no more than 18 may stand after the point.  Exponents, blanks and
 * thousands separators are not allowed, nor is an empty text.  Returns
 * ZY_NUMBER_OK and sets *d, or another value of enum zy_number with *d
 * unspecified.
 */
enum zy_number zy_decimal_parse(struct zy_decimal *d, struct zy_view text);
/*
 * Compares two decimals exactly.  Returns -1, 0 or 1 as a is less than, equal
 * to or greater than b.
 */
int zy_decimal_cmp(struct zy_decimal a, struct zy_decimal b);
/*
 * Appends d to b with all its decimal places, also zeros at the end; zero has
 * no minus sign.
 */
void zy_decimal_format(struct zy_buf *b, struct zy_decimal d);
/*
 * Reads a whole number of at most 18 digits, with + or - or no sign, without a
 * point, blanks or separators of thousands, that must be from min to max.
 * Returns true and sets *out; returns false, with *out unspecified, when text
 * is no whole number or the number is outside these bounds.
 */
bool zy_integer_parse(
    int64_t *out, struct zy_view text, int64_t min, int64_t max);

enum {
	ZY_DIGITS = 20 /* of the largest uint64_t */
};
/*
 * Writes the decimal digits of n to the end of the array text, without a NUL
 * byte.  Returns their number k, 1 for n 0; the first digit is text[ZY_DIGITS -
 * k].
 */
size_t zy_digits(char text[ZY_DIGITS], uint64_t n);
/* Appends the decimal digits of n to b, with '-' if it is negative. */
void zy_integer_format(struct zy_buf *b, int64_t n);

/*
 * Appends num / den to b, rounded once to that many decimal places (0 to 18).
 * den is greater than 0.  A result of zero has no minus sign.  num * 10^places
 * must fit 127 bits, so callers keep num below 10^19.
 */
void zy_quotient_format(struct zy_buf *b, zy_int128 num, zy_int128 den,
    int places, enum zy_rounding mode);

ZY_END_C

#endif
