/*
 * Privacy: numbers of identity cards and telephones, found, judged, masked.
 *
 * An identity card's number (公民身份号码, GB 11643) has 18 characters: region
 * 6, birthday 8, order 3, check digit modulo 11; the old form has 15: region
 * 6, birthday 6 of the 1900s, order 3, nothing to check.  Digits may be
 * full-width, X lower case or a sign like it (× Ⅹ), and blanks, hyphens or
 * dashes may stand inside; so may other marks, in one of 18, where its parts
 * meet: 110105.19491231.002X.
 * Everything that people read goes through zy_privacy_mask; what is kept for
 * good (a register) must have none, which zy_privacy_find tells.  Nothing here
 * stores a number, nor a hash of one: all of them can be tried in an hour.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_PRIVACY_H
#define ZY_BASE_PRIVACY_H

#include "base/date.h"
#include "base/text.h"

/* What a cell that should hold the number of a card holds. */
enum zy_card {
	ZY_CARD_EMPTY,
	ZY_CARD_VALID,
	ZY_CARD_OLD,	/* 15 digits, region and birthday possible */
	ZY_CARD_MASKED, /* somebody masked it: digits and asterisks */
	ZY_CARD_CUT,	/* a spreadsheet has: 5.1E+17, digits 16 to 18 gone */
	ZY_CARD_FORM,	/* not 18 or 15 digits */
	ZY_CARD_REGION, /* no such province */
	ZY_CARD_DATE,	/* no such birthday */
	ZY_CARD_CHECK,	/* the check digit is wrong */
};

/* The check digit of 17 ASCII digits: '0' to '9' or 'X'. */
char zy_privacy_check_digit(const char *digits);
/* True for the first two digits of the number of a region: 11 to 83. */
bool zy_privacy_is_province(int d);
/* True for 5.10322E+17: what a spreadsheet shows of a long number. */
bool zy_privacy_is_power(struct zy_view cell);
/*
 * Judges a cell; blanks and hyphens inside are allowed.  The number goes to
 * out, NUL-terminated, in 18 characters also where it is an old one, so that
 * both forms of one person are equal; empty unless valid or old.
 */
enum zy_card zy_privacy_card(struct zy_view cell, char out[19]);
/* The birthday in such a number. */
struct zy_date zy_privacy_birthday(const char card[19]);
/* True for one or more numbers of telephones, mobile or not, and no more. */
bool zy_privacy_is_phone(struct zy_view cell);

/*
 * Finds the first number of a card in a text: 18 with the right check digit,
 * or 15, both with a region and birthday that can be; where it stands goes to
 * *found (may be NULL).  A longer row of digits holds none.
 */
bool zy_privacy_find(struct zy_view text, struct zy_view *found);
/* The same for one of 18 only: 15 digits may be a code. */
bool zy_privacy_find_checked(struct zy_view text, struct zy_view *found);
/*
 * False for a text of fewer than ten digits, which holds no number of a card
 * or telephone: nearly all texts, found out at the cost of a look.
 */
bool zy_privacy_may_hold(struct zy_view v);
/*
 * Appends v with every number of a card masked behind its first six digits
 * (18 in one piece also with a wrong check digit: a mistyped number is
 * somebody's as well), and of a telephone in its middle: 138****5678.
 * True when something was masked.
 */
bool zy_privacy_mask(struct zy_buf *b, struct zy_view v);
/* zy_privacy_mask, then zy_text_visible: a text as people may see it. */
void zy_privacy_visible(struct zy_buf *b, struct zy_view v);
/*
 * For a cell that is such a number, well written or not: always masked, once
 * (one with asterisks has been).
 */
void zy_privacy_mask_number(struct zy_buf *b, struct zy_view v);

#endif
