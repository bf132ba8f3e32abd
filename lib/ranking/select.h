/*
 * The cut: who of a group gets one of its places, and who waits behind.
 *
 * A tie is never broken in silence: when equals stand on both sides of the
 * cut none of them is selected, all of them are ZY_SELECTED_TIE, and the
 * caller reports them.  The reserve list begins behind the last place (or
 * behind the tie); equals at its end stay together, so it may be longer than
 * asked, which is reported too.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_SELECT_H
#define ZY_RANKING_SELECT_H

#include "base/decimal.h"
#include "ranking/rank.h"

/* Of one group; what is found is complete behind its last equals. */
struct zy_cut {
	/* asked */
	uint64_t places, reserve;
	uint64_t ranked; /* how many there are */
	/* found, zero before */
	uint64_t tie_first, tie_n; /* equals across the cut; tie_n 0: none */
	uint64_t open;		   /* places that they are equal for */
	uint64_t reserve_n;	   /* how long the reserve list became */
	uint64_t reserve_asked;	   /* how long it should be */
};

/* What equals get; to be asked for all of a group, in order. */
enum zy_selected zy_select(struct zy_cut *cut, const struct zy_equals *x);

/* P% of n, rounded down: a share is a limit.  percent is 0 to 100. */
uint64_t zy_select_share(struct zy_decimal percent, uint64_t n);

#endif
