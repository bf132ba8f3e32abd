/*
 * Telling figures from telephone numbers by what stands around them: implements
 * a function of privacy-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/privacy-state.h"

/* Returns whether p points to a digit. */
static bool
is_digit_at(const char *p, const char *end)
{
	uint32_t code;
	int len = p < end ? zy_text_decode(p, end, &code) : 0;
	int value = len ? zy_privacy_digit(code) : -1;

	return value >= 0 && value != ZY_PRIVACY_X;
}

/* Returns whether the character before p is a digit. */
static bool
is_digit_before(const char *begin, const char *p)
{
	const char *at = p;

	while (at > begin && p - at < 4 && (*--at & 0xC0) == 0x80)
		;
	return at < p && is_digit_at(at, p);
}

/*
 * Returns whether the n digits of a telephone number at `at`, with marks
 * between them or a gap between each two, are part of a longer list: what is
 * between them stands before or behind them, too, with a digit beyond it.
 */
static bool
is_of_list(struct zy_view text, const char *at, int n,
    const struct zy_privacy_digits *g)
{
	const char *end = text.p + text.n, *behind = g->end[n];
	const char *part = g->end[n - 4], *stop = part;
	size_t size;

	if (g->marks % (1U << n) == 0 && !zy_privacy_is_each(g, n))
		return false;
	while (stop < end && !is_digit_at(stop, end))
		stop++;
	size = (size_t)(stop - part);
	if ((size_t)(at - text.p) > size && !memcmp(at - size, part, size) &&
	    is_digit_before(text.p, at - size))
		return true;
	return (size_t)(end - behind) > size && !memcmp(behind, part, size) &&
	       is_digit_at(behind + size, end);
}

/*
 * Returns whether 11 digits at `at` in one piece are an amount or a ratio:
 * ￥13812345678, 13812345678.00, 13812345678元, 0.13812345678.
 */
static bool
is_figure(struct zy_view text, const char *at, const char *behind)
{
	struct zy_view before = {text.p, (size_t)(at - text.p)};
	struct zy_view after = {behind, (size_t)(text.p + text.n - behind)};

	if (zy_view_ends(before, zy_view("¥")) ||
	    zy_view_ends(before, zy_view("￥")) ||
	    zy_view_ends(before, zy_view("$")) || zy_view_starts(after, "元"))
		return true;
	if (zy_view_ends(before, zy_view("0.")) &&
	    !is_digit_before(text.p, at - 2))
		return true;
	return after.n >= 3 && after.p[0] == '.' &&
	       is_digit_at(after.p + 1, after.p + 2) &&
	       is_digit_at(after.p + 2, after.p + 3) &&
	       !is_digit_at(after.p + 3, after.p + after.n);
}

bool
zy_privacy_is_no_phone(struct zy_view text, const char *at, int n,
    const struct zy_privacy_digits *g)
{
	if (n == ZY_PRIVACY_MOBILE && zy_privacy_split_at(g, n, 0))
		return is_figure(text, at, g->end[n]);
	return is_of_list(text, at, n, g);
}
