/*
 * Classifying characters: which are digits of a private number, or separate
 * them.  Implements functions of privacy-state.h, and zy_privacy_may_hold of
 * privacy.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/privacy-state.h"
#include "base/privacy.h"

enum {
	SHORTEST = 10, /* digits of the shortest number with an area code */
};

/* The zeros of scripts whose digits 0 to 9 have consecutive codes. */
static const uint32_t zeros[] = {0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66,
    0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x0F20,
    0x1040, 0x17E0, 0x1810, 0x2080, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC,
    0x1D7F6, 0x1FBF0};

/* The ones of digits 1 to 9 with consecutive codes: circles, brackets. */
static const uint32_t ones[] = {
    0x2460, 0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A, 0x3220, 0x3280};

/* Returns the value of a hanzi, or -1. */
static int
hanzi_digit(uint32_t code)
{
	switch (code) {
	case 0x96F6: /* 零 */
		return 0;
	case 0x4E00: /* 一 */
	case 0x58F9: /* 壹 */
		return 1;
	case 0x4E8C: /* 二 */
	case 0x8D30: /* 贰 */
		return 2;
	case 0x4E09: /* 三 */
	case 0x53C1: /* 叁 */
		return 3;
	case 0x56DB: /* 四 */
	case 0x8086: /* 肆 */
		return 4;
	case 0x4E94: /* 五 */
	case 0x4F0D: /* 伍 */
		return 5;
	case 0x516D: /* 六 */
	case 0x9646: /* 陆 */
		return 6;
	case 0x4E03: /* 七 */
	case 0x67D2: /* 柒 */
		return 7;
	case 0x516B: /* 八 */
	case 0x634C: /* 捌 */
		return 8;
	case 0x4E5D: /* 九 */
	case 0x7396: /* 玖 */
		return 9;
	default:
		return -1;
	}
}

/*
 * Returns whether the character is used in place of an X: × Ⅹ ⅹ, and letters
 * that look like it.
 */
static bool
is_like_x(uint32_t code)
{
	return code == 0xD7 || code == 0x2169 || code == 0x2179 ||
	       code == 0x0425 || code == 0x0445 || code == 0x03A7 ||
	       code == 0x03C7 || code == 0xFF38 || code == 0xFF58;
}

/* Digits whose codes are not consecutive. */
static const struct {
	uint32_t code;
	int value;
} single[] = {{0xB2, 2}, {0xB3, 3}, {0xB9, 1}, {0x25CB, 0}, {0x2070, 0},
    {0x2074, 4}, {0x2075, 5}, {0x2076, 6}, {0x2077, 7}, {0x2078, 8},
    {0x2079, 9}, {0x24EA, 0}, {0x24FF, 0}, {0x25EF, 0}, {0x3007, 0}};

/* Returns the value of a digit that is neither ASCII nor a hanzi, or -1. */
static int
digit_in_rows(uint32_t code)
{
	size_t i;

	for (i = 0; i < sizeof(zeros) / sizeof(zeros[0]); i++)
		if (code - zeros[i] < 10)
			return (int)(code - zeros[i]);
	for (i = 0; i < sizeof(ones) / sizeof(ones[0]); i++)
		if (code - ones[i] < 9)
			return (int)(code - ones[i]) + 1;
	for (i = 0; i < sizeof(single) / sizeof(single[0]); i++)
		if (code == single[i].code)
			return single[i].value;
	return -1;
}

int
zy_privacy_other_digit(uint32_t code)
{
	int value;

	if (code >= 0x3300 && code < 0xFF00)
		return hanzi_digit(code);
	if (code >= 0x3000 && code < 0x3200)
		return code == 0x3007 ? 0 : -1;
	value = digit_in_rows(code);
	return value >= 0 ? value : is_like_x(code) ? ZY_PRIVACY_X : -1;
}

bool
zy_privacy_is_invisible(uint32_t code)
{
	return code == 0xAD || code == 0x34F || code == 0x61C ||
	       code == 0x180E || (code >= 0x200B && code <= 0x200F) ||
	       (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2060 && code <= 0x206F) ||
	       (code >= 0x20D0 && code <= 0x20FF) ||
	       (code >= 0x300 && code <= 0x36F) ||
	       (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF ||
	       (code >= 0xE0000 && code <= 0xE0FFF);
}

bool
zy_privacy_is_gap(uint32_t code)
{
	static const uint32_t brackets[] = {'(', ')', '[', ']', '{', '}', '<',
	    '>', 0xFF08, 0xFF09, 0xFF3B, 0xFF3D, 0x3008, 0x3009, 0x300A, 0x300B,
	    0x3010, 0x3011, 0x3014, 0x3015};
	size_t i;

	if (code == '-' || code == 0xFF0D || code == 0x2212 || code == '~' ||
	    code == 0xFF5E || (code >= 0x2010 && code <= 0x2015) ||
	    zy_text_is_blank(code) || zy_text_is_unsafe(code))
		return true;
	for (i = 0; i < sizeof(brackets) / sizeof(brackets[0]); i++)
		if (brackets[i] == code)
			return true;
	return false;
}

bool
zy_privacy_is_mark(uint32_t code)
{
	/* Those of arithmetic, and quotes, are between other numbers. */
	static const uint32_t marks[] = {'.', ',', '/', ':', ';', '_', '|',
	    '\\', '#', '!', '?', '^', '@', 0xB7, 0x2022, 0x2026, 0x3001, 0x3002,
	    0x30FB, 0x30FC, 0xFF01, 0xFF03, 0xFF0C, 0xFF0E, 0xFF0F, 0xFF1A,
	    0xFF1B, 0xFF1F, 0xFF20, 0xFF3C, 0xFF3F, 0xFF5C, 0xFF61};
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (marks[i] == code)
			return true;
	return false;
}

/* Returns whether the three bytes at p are a hanzi that is a digit. */
static bool
is_hanzi_digit(const unsigned char *p)
{
	/* The lower six bits that the digits have: most hanzi end here. */
	static const uint64_t low = UINT64_C(0x24128002854324B);

	if ((low >> (p[2] & 0x3F) & 1) == 0)
		return false;
	return hanzi_digit((uint32_t)(p[0] & 0xF) << 12 |
			   (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F)) >= 0;
}

/*
 * Counts digits that are not ASCII, up to `most`, in a text that has
 * `characters` characters that are not ASCII.
 */
static unsigned
count_others(struct zy_view v, unsigned characters, unsigned most)
{
	const char *p = v.p, *end = p + v.n;
	unsigned digits = 0;
	uint32_t code;
	int len;

	while (p < end && digits < most && digits + characters >= most) {
		unsigned char c = (unsigned char)*p;

		if (c < 0xC2) {
			p++;
			continue;
		}
		characters--;
		if (c >= 0xE4 && c <= 0xE9 && end - p >= 3) {
			digits += is_hanzi_digit((const unsigned char *)p);
			p += 3;
			continue;
		}
		len = zy_text_decode(p, end, &code);
		digits += len && zy_privacy_digit(code) >= 0;
		p += len ? len : 1;
	}
	return digits;
}

/*
 * Returns whether a text of at most ZY_PRIVACY_CARD ASCII digits and nothing
 * else may be a private number: of a card by its length, of a telephone by its
 * length and first digit.  Excludes most codes of organisations and members.
 */
static bool
may_be(struct zy_view v)
{
	if (v.n == ZY_PRIVACY_CARD || v.n == ZY_PRIVACY_OLD || v.p[0] == '0')
		return true;
	return (v.n == ZY_PRIVACY_MOBILE && v.p[0] == '1') ||
	       (v.n == ZY_PRIVACY_MOBILE + 2 && v.p[0] == '8');
}

bool
zy_privacy_may_hold(struct zy_view v)
{
	unsigned digits = 0, leads = 0;
	size_t i;

	if (v.n < SHORTEST)
		return false;
	for (i = 0; i < v.n; i++) {
		digits += (unsigned char)(v.p[i] - '0') < 10;
		leads += (unsigned char)v.p[i] >= 0xC2;
	}
	if (digits == v.n && v.n <= ZY_PRIVACY_CARD)
		return may_be(v);
	if (digits >= SHORTEST || digits + leads < SHORTEST)
		return digits >= SHORTEST;
	return count_others(v, leads, SHORTEST - digits) + digits >= SHORTEST;
}
