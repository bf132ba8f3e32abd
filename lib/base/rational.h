/*
 * Exact rationals of any size.
 *
 * Scores are sums of quotients with unrelated denominators; in 128 bits they
 * overflow, in binary floating point they are wrong.  As long as a value fits
 * two words it is two words, as nearly all are; beyond that GMP takes over.  A
 * value is initialised storage: _init before use, _release after.  Arguments
 * may be the same object.  Only rounding to places, once, at the end, loses
 * anything.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_RATIONAL_H
#define ZY_BASE_RATIONAL_H

#include <gmp.h>

#include "base/decimal.h"

/* Private; in lowest terms, and small wherever that fits. */
struct zy_rational {
	int64_t num, den; /* den > 0; 0: the value is big */
	mpq_t big;
	bool has_big; /* big was initialised */
};

/* 1, to compare with. */
extern const struct zy_rational zy_rational_one;

/* The greatest common divisor; of 0 and b it is b. */
uint64_t zy_gcd(uint64_t a, uint64_t b);

/* Zero. */
void zy_rational_init(struct zy_rational *r);
void zy_rational_release(struct zy_rational *r);

void zy_rational_set(struct zy_rational *r, const struct zy_rational *a);
/* num / den; den is not 0. */
void zy_rational_set_ratio(struct zy_rational *r, int64_t num, int64_t den);
void zy_rational_set_decimal(struct zy_rational *r, struct zy_decimal d);
/* num / den of more bits; den is not 0. */
void zy_rational_set_wide(struct zy_rational *r, zy_int128 num, uint64_t den);
/* num / den of any size; den is not 0. */
void zy_rational_set_wholes(
    struct zy_rational *r, const mpz_t num, const mpz_t den);
/* z is n, of more bits than GMP takes by itself. */
void zy_whole_set_wide(mpz_t z, zy_int128 n);
/* True for a value of two words, in lowest terms. */
bool zy_rational_get(const struct zy_rational *r, int64_t *num, int64_t *den);
bool zy_rational_is_whole(const struct zy_rational *r);
/*
 * Reads a decimal of up to 40 digits, or a quotient of two ("1/3").
 * Returns ZY_NUMBER_OK, _BAD or _LONG; r is unchanged unless OK.
 */
enum zy_number zy_rational_parse(struct zy_rational *r, struct zy_view text);

void zy_rational_add(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b);
void zy_rational_sub(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b);
void zy_rational_mul(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b);
/* b is not 0. */
void zy_rational_div(struct zy_rational *r, const struct zy_rational *a,
    const struct zy_rational *b);

/* The whole number at or below, at or above. */
void zy_rational_floor(struct zy_rational *r);
void zy_rational_ceil(struct zy_rational *r);

/* -1, 0, 1. */
int zy_rational_cmp(const struct zy_rational *a, const struct zy_rational *b);
int zy_rational_cmp_decimal(const struct zy_rational *a, struct zy_decimal d);
/* -1, 0, 1: the sign. */
int zy_rational_sign(const struct zy_rational *a);

/* Appends the value rounded once to places (0 to 40). */
void zy_rational_format(struct zy_buf *b, const struct zy_rational *a,
    int places, enum zy_rounding mode);
/*
 * Appends the value in full: as a decimal when it ends within 12 places
 * ("28.175"), otherwise as a quotient ("200/3").  For explanations.
 */
void zy_rational_print(struct zy_buf *b, const struct zy_rational *a);
/* Appends the square root of a >= 0 rounded half up to places. */
void zy_rational_format_root(
    struct zy_buf *b, const struct zy_rational *a, int places);

#endif
