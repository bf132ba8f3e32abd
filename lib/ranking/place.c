/*
 * Places of the rows of a tie group, by method.  They are doubled, since an
 * average place may end in .5.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/place.h"

uint64_t
zy_place_doubled(
    enum zy_rank_method method, const struct zy_tie_group *x, uint64_t position)
{
	switch (method) {
	case ZY_RANK_COMPETITION:
		break;
	case ZY_RANK_DENSE:
		return 2 * (x->groups_before + 1);
	case ZY_RANK_ORDINAL:
		return 2 * (position + 1);
	case ZY_RANK_AVERAGE:
		return x->from + 1 + x->to;
	case ZY_RANK_MAX:
		return 2 * x->to;
	}
	return 2 * (x->from + 1);
}

struct zy_view
zy_selected_name(enum zy_selected s)
{
	switch (s) {
	case ZY_SELECTED_YES:
		return ZY_VIEW("yes");
	case ZY_SELECTED_NO:
		return ZY_VIEW("no");
	case ZY_SELECTED_RESERVE:
		return ZY_VIEW("reserve");
	case ZY_SELECTED_TIE:
		return ZY_VIEW("tie");
	default:
		return ZY_VIEW("");
	}
}
