/*
 * Deciding which digits are the number of an identity card or telephone:
 * implements functions of privacy-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/privacy-state.h"
#include "base/privacy.h"

enum {
	GAP = 3,      /* characters that may separate two groups of a number */
	GROWN = 2010, /* who was born before may have a card; numbers of
			 documents of the campaign have later years */
	OLDEST = 10,  /* nobody is left who was born before 1910, */
	OLD = 30,     /* and hardly anybody with a number of that time */
};

bool
zy_privacy_is_hanzi_digit(uint32_t code)
{
	return code >= 0x3000 && code < 0xFF00;
}

/*
 * Returns whether there is an asterisk or question mark at p in place of one
 * digit.
 */
static bool
is_star(const char *p, const char *end)
{
	uint32_t code, next = 0;
	int len = zy_text_decode(p, end, &code);

	if (len && p + len < end && !zy_text_decode(p + len, end, &next))
		next = 0;
	return len && next != code &&
	       (code == '*' || code == 0xFF0A || code == '?' || code == 0xFF1F);
}

/*
 * Appends a digit to g.  gap: the digit follows a gap; mark: that gap contains
 * a mark; behind: the address after the digit.
 */
static void
add_digit(struct zy_privacy_digits *g, int value, bool gap, bool mark,
    const char *behind)
{
	if (gap && g->n)
		g->splits |= 1U << g->n;
	if (mark && g->n)
		g->marks |= 1U << g->n;
	g->whole[g->n] |= gap;
	g->value[g->n++] = value;
	g->end[g->n] = behind;
}

/*
 * Returns whether the next digit would be the last of a card's number or, by
 * how it begins, of a mobile telephone's.
 */
static bool
is_last_place(const struct zy_privacy_digits *g)
{
	return g->n == ZY_PRIVACY_CARD - 1 ||
	       (g->n == ZY_PRIVACY_MOBILE - 1 && g->value[0] == 1 &&
		   g->value[1] >= 3);
}

void
zy_privacy_gather(struct zy_privacy_digits *g, const char *p, const char *end)
{
	int len, value, gap = 0;
	bool mark = false, hanzi = false;
	uint32_t code;

	*g = (struct zy_privacy_digits){0};
	for (; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		value = len ? zy_privacy_digit(code) : -1;
		if (value == ZY_PRIVACY_X && g->n != ZY_PRIVACY_CARD - 1)
			value = -1;
		if (value < 0 && is_last_place(g) && is_star(p, end)) {
			g->star = true;
			value = ZY_PRIVACY_X;
		}
		if (value >= 0 && g->n &&
		    zy_privacy_is_hanzi_digit(code) != hanzi)
			g->whole[g->n] = true;
		if (value >= 0 && g->n == ZY_PRIVACY_CARD) {
			/* More than a card has, unless its X came before. */
			g->whole[ZY_PRIVACY_CARD] |=
			    gap > 0 ||
			    g->value[ZY_PRIVACY_CARD - 1] == ZY_PRIVACY_X;
			return;
		}
		if (value >= 0) {
			add_digit(g, value, gap > 0, mark, p + len);
			gap = 0;
			mark = false;
			hanzi = zy_privacy_is_hanzi_digit(code);
		} else if (!len || !zy_privacy_is_invisible(code)) {
			if (len == 0 ||
			    !(zy_privacy_is_gap(code) ||
				zy_privacy_is_mark(code)) ||
			    ++gap > GAP)
				break;
			mark |= zy_privacy_is_mark(code);
		}
	}
	g->whole[g->n] = true;
}

int
zy_privacy_value(const struct zy_privacy_digits *g, int at, int n)
{
	int v = 0;

	while (n-- > 0)
		v = v * 10 + g->value[at++];
	return v;
}

/* Returns whether these are a year, month and day of the calendar. */
static bool
is_day(int year, int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 &&
	       day <= zy_date_days(year, month);
}

bool
zy_privacy_has_birthday(const struct zy_privacy_digits *g, int n)
{
	int year = n == ZY_PRIVACY_OLD ? 1900 + zy_privacy_value(g, 6, 2)
				       : zy_privacy_value(g, 6, 4);
	int at = n == ZY_PRIVACY_OLD ? 8 : 10;

	return year >= 1850 && year <= 2099 &&
	       is_day(year, zy_privacy_value(g, at, 2),
		   zy_privacy_value(g, at + 2, 2));
}

void
zy_privacy_put_digits(
    const struct zy_privacy_digits *g, int n, char out[ZY_PRIVACY_CARD + 1])
{
	int i;

	for (i = 0; i < n; i++)
		out[i] = g->value[i] == ZY_PRIVACY_X
			     ? 'X'
			     : (char)('0' + g->value[i]);
	out[n] = '\0';
}

bool
zy_privacy_is_checked(const struct zy_privacy_digits *g)
{
	char text[ZY_PRIVACY_CARD + 1];

	zy_privacy_put_digits(g, ZY_PRIVACY_CARD, text);
	return zy_privacy_check_digit(text) == text[ZY_PRIVACY_CARD - 1];
}

bool
zy_privacy_split_at(const struct zy_privacy_digits *g, int n, unsigned allowed)
{
	return ((g->splits & ~allowed) | g->marks) % (1U << n) == 0;
}

/* Returns whether marks are only between the groups of a card's number. */
static bool
is_marked_in_groups(const struct zy_privacy_digits *g)
{
	/* Place, birthday, order, check; or groups of four. */
	const unsigned parts = 1U << 6 | 1U << 14 | 1U << 17;
	const unsigned fours = 1U << 4 | 1U << 8 | 1U << 12 | 1U << 16;
	const unsigned all = (1U << ZY_PRIVACY_CARD) - 2;

	return (g->marks & ~parts) == 0 || g->marks == fours || g->marks == all;
}

/*
 * Returns whether 18 digits are the code of an organisation (GB 32100), by the
 * kinds of offices that register, the place and the check digit.
 */
static bool
is_org_code(const struct zy_privacy_digits *g)
{
	int i, weight = 1, sum = 0, kind = g->value[0];

	if ((kind != 1 && kind != 5 && kind != 9) ||
	    !zy_privacy_is_province(zy_privacy_value(g, 2, 2)))
		return false;
	for (i = 0; i < ZY_PRIVACY_CARD - 1; i++) {
		sum += g->value[i] * weight;
		weight = weight * 3 % 31;
	}
	return (31 - sum % 31) % 31 == g->value[ZY_PRIVACY_CARD - 1];
}

/*
 * Returns whether 15 digits with the birthday of somebody very old are rather a
 * place, a date or township of this century and a number below 100, or the
 * number under which a business is registered (by its check digit, ISO 7064 MOD
 * 11,10).
 */
static bool
is_old_code(const struct zy_privacy_digits *g)
{
	int i, p = 10, year = zy_privacy_value(g, 6, 2);

	if (year < OLDEST || year >= OLD)
		return year < OLDEST;
	for (i = 0; i < ZY_PRIVACY_OLD - 1; i++) {
		p = (p + g->value[i]) % 10;
		p = (p ? p : 10) * 2 % 11;
	}
	return g->value[12] == 0 ||
	       (11 - p) % 10 == g->value[ZY_PRIVACY_OLD - 1];
}

/*
 * Returns whether the digits stand in the groups of a card's number, with
 * blanks or dashes between them.
 */
static bool
is_grouped(const struct zy_privacy_digits *g)
{
	const unsigned two = 1U << 6 | 1U << 14;

	return (g->splits == two || g->splits == (two | 1U << 17)) &&
	       g->marks == 0;
}

/*
 * Returns whether the 18 digits are a card's number; with loose true also one
 * with a wrong check digit.  glued: other digits come directly before or behind
 * them.  Where the check digit is wrong, or other digits are there, a date of
 * this century is rather that of a document, with a place before and a serial
 * number behind it.
 */
static bool
is_card(const struct zy_privacy_digits *g, bool loose, bool glued)
{
	bool checked = !g->star && zy_privacy_is_checked(g), one, grown;

	if (!zy_privacy_is_province(zy_privacy_value(g, 0, 2)) ||
	    !zy_privacy_has_birthday(g, ZY_PRIVACY_CARD) ||
	    !is_marked_in_groups(g))
		return false;
	one = zy_privacy_split_at(g, ZY_PRIVACY_CARD, 0);
	grown = zy_privacy_value(g, 6, 4) < GROWN;
	if (glued)
		return one && grown && (checked || loose);
	if (checked || !loose)
		return checked;
	return g->star ? one || (grown && is_grouped(g))
		       : grown && (one || is_grouped(g)) && !is_org_code(g);
}

int
zy_privacy_card_at(const struct zy_privacy_digits *g, bool loose, bool inner)
{
	if (g->n == ZY_PRIVACY_CARD &&
	    is_card(g, loose, inner || !g->whole[ZY_PRIVACY_CARD]))
		return ZY_PRIVACY_CARD;
	if (!inner && g->n >= ZY_PRIVACY_OLD && g->whole[ZY_PRIVACY_OLD] &&
	    zy_privacy_is_province(zy_privacy_value(g, 0, 2)) &&
	    zy_privacy_has_birthday(g, ZY_PRIVACY_OLD) &&
	    zy_privacy_split_at(g, ZY_PRIVACY_OLD, 1U << 6 | 1U << 12) &&
	    !is_old_code(g))
		return ZY_PRIVACY_OLD;
	return 0;
}

bool
zy_privacy_is_each(const struct zy_privacy_digits *g, int n)
{
	const unsigned last = 1U << n, inside = last - (last >> 10);

	return g->splits % last >= inside;
}

/* Returns whether the last 11 of the first n digits are marks from 1 to 5. */
static bool
is_of_five(const struct zy_privacy_digits *g, int n)
{
	int i;

	for (i = n - ZY_PRIVACY_MOBILE; i < n; i++)
		if (g->value[i] < 1 || g->value[i] > 5)
			return false;
	return true;
}

/*
 * Returns whether the gaps between the 11 digits of a mobile number, the last
 * of the first n digits, are those that people write: between its groups, or
 * between all digits, each a blank or dash, or each a mark.
 */
static bool
is_parted_as_mobile(const struct zy_privacy_digits *g, int n)
{
	const unsigned last = 1U << n, groups = last >> 8 | last >> 4;
	const unsigned inside = last - (last >> 10);
	unsigned splits = g->splits & inside, marks = g->marks & inside;

	if (g->splits % (last >> 11) || (g->marks & last >> 11) ||
	    (marks && marks != splits))
		return false;
	return splits == groups || (marks == 0 && (splits & ~groups) == 0) ||
	       (splits == inside && !is_of_five(g, n));
}

int
zy_privacy_mobile_at(const struct zy_privacy_digits *g, bool inner)
{
	/* Nothing, the 0 that was dialled before it, 86, 0086. */
	static const int before[] = {0, 1, 2, 4}, value[] = {0, 0, 86, 86};
	int i, n, at;

	for (i = 0; i < 4 && !inner; i++) {
		at = before[i];
		n = ZY_PRIVACY_MOBILE + at;
		if (g->n >= n && g->whole[n] &&
		    zy_privacy_value(g, 0, at) == value[i] &&
		    g->value[at] == 1 && g->value[at + 1] >= 3 &&
		    is_parted_as_mobile(g, n))
			return n;
	}
	return 0;
}

int
zy_privacy_landline_at(const struct zy_privacy_digits *g)
{
	int i, area, n;

	for (i = 0; i <= 4; i += 2) {
		if (g->n < 10 || (i && zy_privacy_value(g, 0, i) != 86) ||
		    (i == 0 && g->value[0] != 0))
			continue;
		/* Abroad the 0 of the area is left out. */
		for (area = i ? i + 2 : 3; area <= (i ? i + 3 : 4); area++)
			for (n = area + 8; n >= area + 7; n--)
				if (g->n >= n && g->whole[n] &&
				    g->value[i ? i : 1] != 0 &&
				    (i == 4 || (g->splits & 1U << area)) &&
				    zy_privacy_split_at(g, n,
					1U << i | 1U << area | 1U << (n - 4)))
					return n;
	}
	return 0;
}
