/*
 * Recognising digits and private numbers in a text, shared by the files that
 * implement base/privacy.h.  Private to them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_PRIVACY_STATE_H
#define ZY_BASE_PRIVACY_STATE_H

#include "base/text.h"

enum {
	ZY_PRIVACY_CARD = 18,	/* digits of an identity card's number */
	ZY_PRIVACY_OLD = 15,	/* digits of its old form */
	ZY_PRIVACY_MOBILE = 11, /* digits of a mobile telephone number */
	ZY_PRIVACY_X = 10,	/* the value of an X as check digit */
};

/*
 * Does what zy_privacy_digit does, for a character that is not ASCII.  In
 * privacy-digit.c.
 */
int zy_privacy_other_digit(uint32_t code);
/*
 * Returns the value, 0 to 9 or ZY_PRIVACY_X, of a character that people write
 * for a digit: ASCII and full-width digits, digits of other scripts, in circles
 * or brackets, superscripts, and hanzi (〇一二, 零壹贰).  Returns -1 for any
 * other character.
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
/*
 * Returns whether the character is invisible, so that digits on both sides of
 * it look adjacent.
 */
bool zy_privacy_is_invisible(uint32_t code);
/*
 * Returns whether the character is a blank, hyphen or bracket, which may
 * separate groups of digits of one number.
 */
bool zy_privacy_is_gap(uint32_t code);
/*
 * Returns whether the character is punctuation that may separate groups of
 * digits of one number, but mostly separates different numbers.
 */
bool zy_privacy_is_mark(uint32_t code);

/*
 * The digits of a text from some place on, with gaps between them
 * (zy_privacy_is_gap, zy_privacy_is_mark) left out; at most as many as an
 * identity card's number has.
 */
struct zy_privacy_digits {
	int n, value[ZY_PRIVACY_CARD];
	const char *end[ZY_PRIVACY_CARD + 1]; /* end[k]: where k digits end */
	/* whole[k]: after k digits there is a gap, or a digit of another kind
	 * (hanzi or not), or no digit */
	bool whole[ZY_PRIVACY_CARD + 1];
	bool star;	 /* the last digit is an asterisk */
	unsigned splits; /* bit k: there is a gap after k digits, */
	unsigned marks;	 /* bit k: and it contains a mark */
};

/*
 * Returns whether a character that is a digit is a hanzi.  In privacy-number.c.
 */
bool zy_privacy_is_hanzi_digit(uint32_t code);
/*
 * Sets *g to the digits of the text from p to end.  The first digit must stand
 * at p.  In privacy-number.c.
 */
void zy_privacy_gather(
    struct zy_privacy_digits *g, const char *p, const char *end);
/*
 * Returns the decimal number that n digits of g form, the first of which is
 * digit number `at`, counted from 0.  In privacy-number.c.
 */
int zy_privacy_value(const struct zy_privacy_digits *g, int at, int n);
/*
 * Writes the first n digits of g to out as ASCII characters, NUL-terminated.
 * In privacy-number.c.
 */
void zy_privacy_put_digits(
    const struct zy_privacy_digits *g, int n, char out[ZY_PRIVACY_CARD + 1]);
/*
 * Returns whether the birthday in the number of an identity card, the first n
 * digits of g, is a possible date; n is 18 or 15.  In privacy-number.c.
 */
bool zy_privacy_has_birthday(const struct zy_privacy_digits *g, int n);
/*
 * Returns whether the last of the 18 digits of g is the right check digit of an
 * identity card.  In privacy-number.c.
 */
bool zy_privacy_is_checked(const struct zy_privacy_digits *g);
/*
 * Returns whether all gaps between the first n digits are without punctuation
 * marks (zy_privacy_is_mark) and at places whose bits are set in `allowed`; bit
 * k stands for the gap after k digits.  In privacy-number.c.
 */
bool zy_privacy_split_at(
    const struct zy_privacy_digits *g, int n, unsigned allowed);
/*
 * Returns how many digits, from the first on, are the number of an identity
 * card: 18, 15, or 0 for none.  loose: a number with a wrong check digit
 * counts, too.  inner: another digit comes directly before the first.  In
 * privacy-number.c.
 */
int zy_privacy_card_at(
    const struct zy_privacy_digits *g, bool loose, bool inner);
/*
 * Returns whether there is a gap between each two of the last 11 of the first n
 * digits.  In privacy-number.c.
 */
bool zy_privacy_is_each(const struct zy_privacy_digits *g, int n);
/*
 * Returns how many digits, from the first on, are the number of a mobile
 * telephone: 11, 12 with a 0 before it, 13 with 86, 15 with 0086, or 0 for
 * none.  inner: another digit comes directly before the first; then the result
 * is 0.  In privacy-number.c.
 */
int zy_privacy_mobile_at(const struct zy_privacy_digits *g, bool inner);
/*
 * Returns how many digits, from the first on, are the number of a fixed
 * telephone with its area code, or 0 for none: 0429-1234567, (010)12345678, +86
 * 429 1234567.  A gap between area code and number is required, except after
 * 0086.  In privacy-number.c.
 */
int zy_privacy_landline_at(const struct zy_privacy_digits *g);
/*
 * Returns whether the first n digits of g, which begin at `at` in the text and
 * look like a telephone number, are something else: an amount, a ratio, or part
 * of a longer list of figures.  In privacy-context.c.
 */
bool zy_privacy_is_no_phone(struct zy_view text, const char *at, int n,
    const struct zy_privacy_digits *g);

#endif
