/*
 * Exact decimals of at most 18 digits, as values.
 *
 * A decimal is coef / 10^places.  It is what ranking compares and what the
 * tally multiplies: no binary floating point anywhere.  Longer numbers are
 * refused, never rounded.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_DECIMAL_H
#define ZY_BASE_DECIMAL_H

#include "base/error.h"
#include "base/text.h"

struct zy_decimal {
	int64_t coef;
	int32_t places; /* 0 to 18 */
};

/* How a last digit of exactly half is rounded; both are symmetric. */
enum zy_rounding {
	ZY_HALF_UP,   /* plain 四舍五入: away from zero */
	ZY_HALF_EVEN, /* GB/T 8170: to the even neighbour */
};

enum zy_number {
	ZY_NUMBER_OK = 0,
	ZY_NUMBER_BAD = -1,  /* no number */
	ZY_NUMBER_LONG = -2, /* a number, but of more than 18 digits */
};

/*
 * Reads [+-]digits[.digits], ASCII, nothing else: no exponent, no blanks, no
 * separators (a cell is folded first).
 */
enum zy_number zy_decimal_parse(struct zy_decimal *d, struct zy_view text);
/* -1, 0, 1; exact for any two decimals. */
int zy_decimal_cmp(struct zy_decimal a, struct zy_decimal b);
/* Appends the decimal with all its places. */
void zy_decimal_format(struct zy_buf *b, struct zy_decimal d);
/* Reads a whole number min to max; false when it is none or outside. */
bool zy_integer_parse(
    int64_t *out, struct zy_view text, int64_t min, int64_t max);

enum {
	ZY_DIGITS = 20 /* of the largest uint64_t */
};
/* Writes n's digits to the end of text; returns how many there are. */
size_t zy_digits(char text[ZY_DIGITS], uint64_t n);
/* Appends a whole number. */
void zy_integer_format(struct zy_buf *b, int64_t n);

/*
 * Appends num / den, den > 0, rounded once to places (0 to 18).
 * num * 10^places must fit 127 bits: callers keep num below 10^19.
 */
void zy_quotient_format(struct zy_buf *b, zy_int128 num, zy_int128 den,
    int places, enum zy_rounding mode);

#endif
