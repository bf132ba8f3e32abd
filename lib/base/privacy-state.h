/*
 * What the files of base/privacy.h share.  Private to them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_PRIVACY_STATE_H
#define ZY_BASE_PRIVACY_STATE_H

#include "base/text.h"

enum {
	ZY_PRIVACY_CARD = 18,
	ZY_PRIVACY_OLD = 15, /* a card of the old form */
	ZY_PRIVACY_MOBILE = 11,
	ZY_PRIVACY_X = 10, /* the value of an X */
};

/* Does what zy_privacy_digit does, for a character that is not ASCII. */
int zy_privacy_other_digit(uint32_t code);
/*
 * Returns the value of a character that people write for a digit, 0 to 9, or
 * ZY_PRIVACY_X; -1 for any other: ASCII and full-width digits, those of other
 * scripts, of circles, brackets, superscripts, and hanzi (〇一二, 零壹贰).
 */
static inline int
zy_privacy_digit(uint32_t code)
{
	if (ZY_UNLIKELY(code >= 0x80))
		return zy_privacy_other_digit(code);
	if (code - '0' < 10)
		return (int)(code - '0');
	return code == 'X' || code == 'x' ? ZY_PRIVACY_X : -1;
}
/* Returns whether the character cannot be seen, so that it parts no digits. */
bool zy_privacy_is_invisible(uint32_t code);
/* Returns whether the character, a blank, hyphen or bracket, may stand between
 * groups of the digits of one number. */
bool zy_privacy_is_gap(uint32_t code);
/* Returns whether the character parts groups of digits, but mostly numbers. */
bool zy_privacy_is_mark(uint32_t code);

/* Digits from a place on, across blanks, hyphens and brackets. */
struct zy_privacy_digits {
	int n, value[ZY_PRIVACY_CARD];
	const char *end[ZY_PRIVACY_CARD + 1]; /* behind so many digits */
	/* No digit of the same kind, hanzi or not, follows at once. */
	bool whole[ZY_PRIVACY_CARD + 1];
	bool star;	 /* an asterisk stands for the last of a card */
	unsigned splits; /* bit k: a gap behind k digits */
	unsigned marks;	 /* bit k: and there is a mark in it */
};

/* Returns whether the character, a digit, is a hanzi. */
bool zy_privacy_is_hanzi_digit(uint32_t code);
/* Fills g with the digits from p on, where the first of them stands. */
void zy_privacy_gather(
    struct zy_privacy_digits *g, const char *p, const char *end);
/* Returns the number that n digits from number `at` on are. */
int zy_privacy_value(const struct zy_privacy_digits *g, int at, int n);
/* Writes the first n digits to out as ASCII, NUL-terminated. */
void zy_privacy_put_digits(
    const struct zy_privacy_digits *g, int n, char out[ZY_PRIVACY_CARD + 1]);
/* Returns whether the birthday in a card's n digits, 18 or 15, is possible. */
bool zy_privacy_has_birthday(const struct zy_privacy_digits *g, int n);
/* Returns whether the last of a card's 18 digits is its check digit. */
bool zy_privacy_is_checked(const struct zy_privacy_digits *g);
/*
 * Returns whether the first n digits are parted only at the places that are
 * bits of allowed, and by no marks.
 */
bool zy_privacy_split_at(
    const struct zy_privacy_digits *g, int n, unsigned allowed);
/*
 * Returns how many digits from the first on are the number of a card: 18, 15 or
 * 0.  loose: its check digit may be wrong.  inner: more digits stand before it
 * at once.
 */
int zy_privacy_card_at(
    const struct zy_privacy_digits *g, bool loose, bool inner);
/*
 * Returns how many digits are the number of a mobile telephone, with 86 or 0086
 * before it or not: 11, 13, 15 or 0.
 */
int zy_privacy_mobile_at(const struct zy_privacy_digits *g, bool inner);
/*
 * Returns how many digits are the number of a fixed telephone, or 0:
 * 0429-1234567, (010)12345678, +86 429 1234567.  Area and number are parted,
 * but behind 0086.
 */
int zy_privacy_landline_at(const struct zy_privacy_digits *g);

#endif
