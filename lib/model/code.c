/*
 * Statistical codes of places and unified social credit codes: implements
 * code.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/code.h"

/* Digits of a statistical code down to each level. */
static const size_t digits_of[] = {0, 2, 4, 6, 9, 12};

enum zy_place
zy_code_place(struct zy_view code)
{
	size_t i, last = 0;
	int level;

	if (code.n != 12)
		return ZY_PLACE_NONE;
	for (i = 0; i < 12; i++) {
		if (code.p[i] < '0' || code.p[i] > '9')
			return ZY_PLACE_NONE;
		if (code.p[i] != '0')
			last = i + 1;
	}
	for (level = ZY_PLACE_PROVINCE; level < ZY_PLACE_VILLAGE; level++)
		if (last <= digits_of[level])
			break;
	return last == 0 ? ZY_PLACE_NONE : (enum zy_place)level;
}

void
zy_code_above(struct zy_view code, enum zy_place up, char out[13])
{
	memcpy(out, code.p, digits_of[up]);
	memset(out + digits_of[up], '0', 12 - digits_of[up]);
	out[12] = '\0';
}

bool
zy_code_is_under(struct zy_view code, struct zy_view up)
{
	enum zy_place place = zy_code_place(up);
	char above[13];

	if (place == ZY_PLACE_NONE || zy_code_place(code) <= place)
		return false;
	zy_code_above(code, place, above);
	return zy_view_is(up, above);
}

const char *
zy_code_level(enum zy_place p)
{
	switch (p) {
	case ZY_PLACE_COUNTY:
		return "county";
	case ZY_PLACE_TOWNSHIP:
		return "township";
	case ZY_PLACE_VILLAGE:
		return "village";
	default:
		return NULL;
	}
}

static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* Returns the value of a character of a credit code, or -1 for others. */
static int
value_of(char c)
{
	const char *p = c ? strchr(alphabet, c) : NULL;

	return p ? (int)(p - alphabet) : -1;
}

bool
zy_code_is_credit(struct zy_view code)
{
	size_t i, letters = 0;
	char c;

	if (code.n != 18 || !strchr("123456789ANYany", code.p[0]) ||
	    code.p[2] < '1' || code.p[2] > '8')
		return false;
	for (i = 0; i < 18; i++) {
		c = code.p[i];
		if (c >= '0' && c <= '9')
			continue;
		if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')))
			return false;
		/* The region is of digits; O and I are slips for 0 and 1. */
		if (i >= 2 && i < 8 && !strchr("OIoil", c))
			return false;
		letters++;
	}
	return letters > 0;
}

bool
zy_code_credit_valid(struct zy_view code)
{
	int i, sum = 0, weight = 1;

	if (!zy_code_is_credit(code))
		return false;
	for (i = 0; i < 18; i++)
		if (value_of(code.p[i]) < 0)
			return false;
	for (i = 0; i < 17; i++) {
		sum += value_of(code.p[i]) * weight;
		weight = weight * 3 % 31;
	}
	return value_of(code.p[17]) == (31 - sum % 31) % 31;
}
