/*
 * Exact rational numbers of any size.
 *
 * Scores are sums of quotients with unrelated denominators: these overflow 128
 * bits, and binary floating point gives wrong results.  A value that fits two
 * 64-bit words, as nearly all do, is kept in them; GMP is used beyond that.
 *
 * A rational is storage of the caller: zy_rational_init before use,
 * zy_rational_release at the end.  Arguments of one call may be the same
 * object.  No function loses precision except those that format a value with a
 * given number of places.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_RATIONAL_H
#define ZY_BASE_RATIONAL_H

#include <gmp.h>

#include "base/attr.h"
#include "base/decimal.h"

ZY_BEGIN_C

/* A rational in lowest terms.  The members are private. */
struct zy_rational {
	int64_t num, den; /* the value, if den > 0 */
	mpq_t big;	  /* the value, if den is 0 */
	bool has_big;	  /* big was initialised */
};

/* The constants 1 and 100, for comparisons and percentages. */
extern const struct zy_rational zy_rational_one, zy_rational_hundred;

/* Returns the greatest common divisor of a and b; where a is 0 that is b. */
uint64_t zy_gcd(uint64_t a, uint64_t b);

/* Prepares r and sets it to 0.  Release it with zy_rational_release. */
void zy_rational_init(struct zy_rational *r);
/* Frees what r holds and sets it to 0; it can be used again. */
void zy_rational_release(struct zy_rational *r);

/* Sets r, which is initialised, to the value of a. */
void zy_rational_set(struct zy_rational *r, const struct zy_rational *a);
/* Sets r to num / den; den is not 0. */
void zy_rational_set_ratio(struct zy_rational *r, int64_t num, int64_t den);
/* Sets r to d. */
void zy_rational_set_decimal(struct zy_rational *r, struct zy_decimal d);
/* Sets r to num / den, for a numerator of up to 128 bits; den is not 0. */
void zy_rational_set_wide(struct zy_rational *r, zy_int128 num, uint64_t den);
/* Sets r to num / den, for whole numbers of any size; den is not 0. */
void zy_rational_set_wholes(
    struct zy_rational *r, const mpz_t num, const mpz_t den);
/* Sets z, a GMP number that the caller has initialised, to n. */
void zy_whole_set_wide(mpz_t z, zy_int128 n);
/*
 * Returns true and sets *num and *den to the value of r in lowest terms if it
 * fits two 64-bit words; else returns false, with both unchanged.
 */
bool zy_rational_get(const struct zy_rational *r, int64_t *num, int64_t *den);
/* Returns whether r is a whole number. */
bool zy_rational_is_whole(const struct zy_rational *r);
/*
 * Reads a decimal of up to 40 digits, or a quotient of two such decimals
 * ("1/3"), without blanks.  An empty text and a divisor of 0 are ZY_NUMBER_BAD.
 * Returns ZY_NUMBER_OK and sets r; or ZY_NUMBER_BAD or ZY_NUMBER_LONG, with r
 * unchanged.
 */
enum zy_number zy_rational_parse(struct zy_rational *r, struct zy_view text);
/*
 * Does what zy_rational_parse does, but also reads a percentage: 95% is 0.95,
 * 1/3% a third of a hundredth.
 */
enum zy_number zy_rational_parse_percent(
    struct zy_rational *r, struct zy_view text);

/* Sets r to a + b. */
void zy_rational_add(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b);
/* Sets r to a - b. */
void zy_rational_sub(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b);
/* Sets r to a * b. */
void zy_rational_mul(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b);
/* Sets r to a / b; b is not 0. */
void zy_rational_div(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b);

/* Sets r to the largest whole number that is not greater than r. */
void zy_rational_floor(struct zy_rational *r);
/* Sets r to the smallest whole number that is not less than r. */
void zy_rational_ceil(struct zy_rational *r);

/* Returns -1, 0 or 1 as a is less than, equal to or greater than b. */
int zy_rational_cmp(const struct zy_rational *a, const struct zy_rational *b);
/* Returns -1, 0 or 1 as a is less than, equal to or greater than d. */
int zy_rational_cmp_decimal(const struct zy_rational *a, struct zy_decimal d);
/* Returns -1, 0 or 1 as a is negative, 0 or positive. */
int zy_rational_sign(const struct zy_rational *a);

/*
 * Appends a to b as a decimal with `places` decimal places (0 to 40), to which
 * the exact value is rounded once.
 */
void zy_rational_format(struct zy_buf *b, const struct zy_rational *a,
    int places, enum zy_rounding mode);
/*
 * Appends a to b in full, for explanations: as a decimal if it ends within 12
 * places ("28.175"), otherwise as a quotient ("200/3").
 */
void zy_rational_print(struct zy_buf *b, const struct zy_rational *a);
/*
 * Appends the square root of a, which is not negative, to b, rounded half up to
 * that many decimal places, 0 or more.
 */
void zy_rational_format_root(
    struct zy_buf *b, const struct zy_rational *a, int places);

ZY_END_C

#endif
