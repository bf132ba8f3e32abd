/*
 * The cut: compares the positions of a tie group with the number of places and
 * the length of the reserve list.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/cut.h"

enum zy_selected
zy_cut_select(struct zy_cut *cut, const struct zy_tie_group *x)
{
	uint64_t n = cut->ranked, at = cut->places < n ? cut->places : n;
	uint64_t behind, end;

	if (x->to <= at)
		return ZY_SELECTED_YES;
	if (x->from < at) {
		cut->tie_first = x->from;
		cut->tie_n = x->to - x->from;
		cut->open = at - x->from;
		return ZY_SELECTED_TIE;
	}
	/* A tie across the cut stands before the reserve list. */
	behind = cut->tie_n ? cut->tie_first + cut->tie_n : at;
	end = n - at < cut->reserve ? n : at + cut->reserve;
	if (x->from >= end)
		return ZY_SELECTED_NO;
	cut->reserve_asked = end - behind;
	cut->reserve_n = x->to - behind;
	return ZY_SELECTED_RESERVE;
}

uint64_t
zy_cut_share(struct zy_decimal percent, uint64_t n)
{
	zy_int128 den = 100;
	int i;

	for (i = 0; i < percent.places; i++)
		den *= 10;
	return (uint64_t)((zy_int128)percent.coef * (zy_int128)n / den);
}
