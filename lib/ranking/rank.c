/* SPDX-License-Identifier: MIT */
#include "ranking/rank.h"

uint64_t
zy_rank_twice(
    enum zy_rank_method method, const struct zy_equals *x, uint64_t position)
{
	switch (method) {
	case ZY_RANK_COMPETITION:
		break;
	case ZY_RANK_DENSE:
		return 2 * (x->others + 1);
	case ZY_RANK_ORDINAL:
		return 2 * (position + 1);
	case ZY_RANK_AVERAGE:
		return x->from + 1 + x->to;
	}
	return 2 * (x->from + 1);
}

const char *
zy_selected_name(enum zy_selected s)
{
	static const char *const names[] = {"", "yes", "no", "reserve", "tie"};

	return names[s];
}
