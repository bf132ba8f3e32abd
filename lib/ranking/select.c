/* SPDX-License-Identifier: MIT */
#include "ranking/select.h"

static void
mark(struct zy_place *p, uint32_t from, uint32_t to, enum zy_selected s)
{
	while (from < to)
		p[from++].selected = (uint8_t)s;
}

/* The first position behind the equals of position i. */
static uint32_t
end_of_equals(const struct zy_place *p, uint32_t n, uint32_t i)
{
	while (++i < n && p[i].same)
		continue;
	return i;
}

void
zy_select(struct zy_place *p, uint32_t n, struct zy_cut *cut)
{
	uint32_t at = cut->places < n ? (uint32_t)cut->places : n;
	uint32_t first = at, behind = at, end;

	mark(p, 0, n, ZY_SELECTED_NO);
	if (at > 0 && at < n && p[at].same) {
		while (p[first].same)
			first--;
		behind = end_of_equals(p, n, at);
		cut->tie_first = first;
		cut->tie_n = behind - first;
		cut->open = at - first;
		mark(p, first, behind, ZY_SELECTED_TIE);
	}
	mark(p, 0, first, ZY_SELECTED_YES);
	/* Losers of the tie come first on the list. */
	end = n - at < cut->reserve ? n : at + (uint32_t)cut->reserve;
	if (end <= behind)
		return;
	cut->reserve_asked = end - behind;
	end = end_of_equals(p, n, end - 1);
	cut->reserve_n = end - behind;
	mark(p, behind, end, ZY_SELECTED_RESERVE);
}

uint64_t
zy_select_share(struct zy_decimal percent, uint32_t n)
{
	zy_int128 den = 100;
	int i;

	for (i = 0; i < percent.places; i++)
		den *= 10;
	return (uint64_t)((zy_int128)percent.coef * n / den);
}
