/*
 * The parts of an identity card's number, and the form that a spreadsheet gives
 * it: implements functions of privacy.h that look at one cell only.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/privacy.h"

bool
zy_privacy_is_province(int d)
{
	static const char known[] = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 "
				    "37 41 42 43 44 45 46 50 51 52 53 54 61 62 "
				    "63 64 65 71 81 82 83";
	const char *p;

	for (p = known; *p; p += p[2] ? 3 : 2)
		if ((p[0] - '0') * 10 + p[1] - '0' == d)
			return true;
	return false;
}

char
zy_privacy_check_digit(const char *digits)
{
	static const int weights[] = {
	    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	int i, sum = 0;

	for (i = 0; i < 17; i++)
		sum += (digits[i] - '0') * weights[i];
	return "10X98765432"[sum % 11];
}

bool
zy_privacy_is_power(struct zy_view v)
{
	size_t i;
	bool power = false;

	for (i = 0; i < v.n; i++) {
		if (v.p[i] == 'E' || v.p[i] == 'e')
			power = i > 0 && i + 1 < v.n && v.p[i + 1] == '+';
		else if (!strchr("0123456789.+", v.p[i]))
			return false;
	}
	return power;
}
