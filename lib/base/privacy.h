/*
 * Privacy: finding, checking and masking the numbers of identity cards and
 * telephones.
 *
 * The number of an identity card (公民身份号码, GB 11643) has 18 characters:
 * region 6, birthday 8, order 3, check digit modulo 11.  The old form has 15:
 * region 6, birthday 6 (of the 1900s), order 3, no check digit.  Digits may be
 * full-width, of other scripts, in circles, superscripts or hanzi; the X may be
 * lower case, a character that looks like it (× Ⅹ) or an asterisk.  Blanks,
 * hyphens, dashes, brackets and characters that cannot be seen may stand
 * anywhere inside; in a number of 18 other marks may stand where its parts
 * meet, or groups of four: 110105.19491231.002X.
 *
 * Every output for people is masked by zy_privacy_mask.  Data that is kept
 * permanently (a register) must contain no such number; zy_privacy_find finds
 * them.
 * Nothing here stores a number or its hash: a hash is no protection, since all
 * possible numbers can be tried in an hour.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_PRIVACY_H
#define ZY_BASE_PRIVACY_H

#include "base/attr.h"
#include "base/date.h"
#include "base/text.h"

ZY_BEGIN_C

/* What a cell that should contain the number of an identity card contains. */
enum zy_card {
	ZY_CARD_EMPTY,
	ZY_CARD_VALID,
	ZY_CARD_OLD,	/* 15 digits, region and birthday possible */
	ZY_CARD_MASKED, /* masked: digits and asterisks */
	ZY_CARD_CUT,	/* cut by a spreadsheet: 5.1E+17, or 000 at the end */
	ZY_CARD_FORM,	/* not 18 or 15 digits */
	ZY_CARD_REGION, /* no such province */
	ZY_CARD_DATE,	/* no such birthday */
	ZY_CARD_CHECK,	/* the check digit is wrong */
};

/* Returns the check digit, '0' to '9' or 'X', of 17 ASCII digits. */
char zy_privacy_check_digit(const char *digits);
/*
 * Returns whether d, the first two digits of a region's number, is the number
 * of a province (11 to 83).
 */
bool zy_privacy_is_province(int d);
/*
 * Returns whether the cell has the form 5.10322E+17, in which a spreadsheet
 * shows a long number.
 */
bool zy_privacy_is_power(struct zy_view cell);
/*
 * Checks a cell that should contain the number of an identity card; blanks and
 * hyphens inside are allowed.  Returns what the cell contains.  For a valid or
 * an old number, out gets the number in the form of 18 characters,
 * NUL-terminated, so that both forms of one person's number are equal.
 * Otherwise out becomes an empty string; only a cell of no bytes is
 * ZY_CARD_EMPTY.
 */
enum zy_card zy_privacy_card(struct zy_view cell, char out[19]);
/*
 * Returns the birthday in a number of 18 characters that zy_privacy_card has
 * returned.
 */
struct zy_date zy_privacy_birthday(const char card[19]);
/*
 * Returns whether the cell consists of one or more telephone numbers, mobile or
 * fixed, and nothing else; false for an empty cell.
 */
bool zy_privacy_is_phone(struct zy_view cell);

/*
 * Finds the first number of an identity card in a text: 18 characters or 15
 * digits with a possible region and birthday.  A number of 18 with a birthday
 * before 2010 is found also with a wrong check digit, where it stands in one
 * piece and is not the code of an organisation (GB 32100), and directly before
 * or after other digits; one with a later birthday only with the right check
 * digit and alone, since numbers of documents contain such dates.  Returns true
 * and sets *found, unless found is NULL, to the part of the text that is the
 * number; returns false, with *found unchanged, when there is none.
 */
bool zy_privacy_find(struct zy_view text, struct zy_view *found);
/*
 * Does what zy_privacy_find does, but finds only numbers of 18 characters with
 * the right check digit, since other numbers may be codes of another kind.
 */
bool zy_privacy_find_checked(struct zy_view text, struct zy_view *found);
/*
 * Finds the first number of a mobile telephone in a text that contains no
 * number of an identity card.  Blanks, dashes or marks may stand between its
 * groups or all its digits; figures in a longer list with the same marks, and
 * amounts (13812345678.00), are none.  Returns true and sets *found, unless
 * found is NULL, to the part of the text that is the number; returns false,
 * with *found unchanged, when there is none.
 */
bool zy_privacy_find_mobile(struct zy_view text, struct zy_view *found);
/*
 * Returns false when v certainly contains no number of an identity card or
 * telephone, for instance because it has fewer than ten digits; true when it
 * may contain one.  A fast test, which decides for nearly all texts.
 */
bool zy_privacy_may_hold(struct zy_view v);
/*
 * Appends v to b with all private numbers masked: of an identity card
 * everything after the first six digits, of a telephone four digits in the
 * middle (138****5678).  A number of 18 characters is masked also when
 * zy_privacy_find finds it with a wrong check digit, since a mistyped number
 * may be another person's.  Returns whether anything was masked.
 */
bool zy_privacy_mask(struct zy_buf *b, struct zy_view v);
/*
 * Appends v to b as people may see it: masked by zy_privacy_mask, then made
 * printable by zy_text_visible.
 */
void zy_privacy_visible(struct zy_buf *b, struct zy_view v);
/*
 * Appends v, the whole cell of a column of private numbers, to b in masked
 * form, even if it is no correct number.  A cell that contains asterisks has
 * been masked before and is appended unchanged.
 */
void zy_privacy_mask_number(struct zy_buf *b, struct zy_view v);

ZY_END_C

#endif
