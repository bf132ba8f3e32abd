/*
 * Recognising damaged codes: implements cell-code.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/cell-code.h"

#include "base/privacy.h"
#include "stream/column.h"

enum {
	/* Java and spreadsheets write powers of ten from this exponent on. */
	EXPONENT_LEAST = 7,
};

/* Returns how many ASCII digits v has from byte `at` on. */
static size_t
digits_from(struct zy_view v, size_t at)
{
	size_t n = 0;

	while (at + n < v.n && v.p[at + n] >= '0' && v.p[at + n] <= '9')
		n++;
	return n;
}

/*
 * Returns whether v is a number in powers of ten: 5.1E+17 and 12E+5 with a
 * sign, 2.2E11 and 4E17 with one digit before the point and an exponent of 7 or
 * more; the point may be a comma, 2,2E11.  12E3 and B7E3 are codes.
 */
static bool
is_power_of_ten(struct zy_view v)
{
	size_t whole = digits_from(v, 0), at = whole, n;
	bool sign;
	int exponent = 0;

	if (whole == 0)
		return false;
	if (at < v.n && (v.p[at] == '.' || v.p[at] == ','))
		at += 1 + digits_from(v, at + 1);
	if (at >= v.n || (v.p[at] != 'E' && v.p[at] != 'e'))
		return false;
	sign = ++at < v.n && v.p[at] == '+';
	at += sign;
	n = digits_from(v, at);
	if (n == 0 || n > 4 || at + n != v.n)
		return false;
	for (; at < v.n; at++)
		exponent = exponent * 10 + (v.p[at] - '0');
	return sign || (whole == 1 && exponent >= EXPONENT_LEAST);
}

/*
 * Returns whether v is digits with a point and zeros after it: 219921101001.00.
 */
static bool
has_zero_fraction(struct zy_view v)
{
	size_t whole = digits_from(v, 0), i;

	if (whole == 0 || whole + 1 >= v.n || v.p[whole] != '.')
		return false;
	for (i = whole + 1; i < v.n; i++)
		if (v.p[i] != '0')
			return false;
	return true;
}

/* Returns whether v is a number with thousands separators: 219,921,101. */
static bool
has_separators(struct zy_view v)
{
	size_t i, digits = 0, since = 0, commas = 0, n = v.n;

	while (n > 2 && v.p[n - 1] == '0' && memchr(v.p, '.', n))
		n--;
	if (n > 1 && v.p[n - 1] == '.')
		n--;
	for (i = 0; i < n; i++, since++) {
		if (v.p[i] == ',') {
			if (since == 0 || since > 3 || (commas && since != 3))
				return false;
			commas++;
			since = (size_t)-1;
		} else if (v.p[i] < '0' || v.p[i] > '9') {
			return false;
		} else {
			digits++;
		}
	}
	return commas && since == 3 && digits > 6;
}

/*
 * Returns whether v is eighteen digits that end in 000, since a spreadsheet
 * keeps only fifteen digits of a number.  Undamaged ids of GB 11643 and credit
 * codes of GB 32100 may end in 000, too: they are recognised by their check
 * digit.
 */
static bool
has_lost_digits(struct zy_view v)
{
	int credit = 0, power = 1;
	size_t i;

	if (v.n != 18 || digits_from(v, 0) != 18 ||
	    memcmp(v.p + 15, "000", 3) != 0)
		return false;
	for (i = 0; i < 17; i++) {
		credit += (v.p[i] - '0') * power;
		power = power * 3 % 31;
	}
	return zy_privacy_check_digit(v.p) != '0' &&
	       (credit % 31 != 0 || !strchr("1239", v.p[1]) || v.p[2] < '1');
}

int
zy_cell_check_code(struct zy_view code, struct zy_view cell, struct zy_error *e)
{
	if (ZY_LIKELY(!zy_cell_is_odd_id(code)))
		return 0;
	if (is_power_of_ten(code))
		return zy_error_fault(e, ZY_FAULT_CUT,
		    _("a spreadsheet has cut this code: format the column as "
		      "text and export again;"),
		    cell);
	if (has_zero_fraction(code) || has_separators(code))
		return zy_error_fault(e, ZY_FAULT_CUT,
		    _("a spreadsheet has made a number of this code: format "
		      "the column as text and export again;"),
		    cell);
	if (has_lost_digits(code))
		return zy_error_fault(e, ZY_FAULT_CUT,
		    _("digits 16 to 18 are gone, probably cut by a "
		      "spreadsheet: format the column as text and export "
		      "again;"),
		    cell);
	return 0;
}
