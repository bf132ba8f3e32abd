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

#include "ranking/rank.h"

struct zy_cut {
	/* asked */
	uint64_t places, reserve;
	/* found: positions within the group, from 0 */
	uint32_t tie_first, tie_n; /* equals across the cut; tie_n 0: none */
	uint32_t open;		   /* places that they are equal for */
	uint32_t reserve_n;	   /* how long the reserve list became */
	uint32_t reserve_asked;	   /* how long it should be */
};

/*
 * Marks the n ranked positions of a group; positions behind them (unranked)
 * are the caller's.  Fills what was found into cut.
 */
void zy_select(struct zy_place *p, uint32_t n, struct zy_cut *cut);

/* P% of n, rounded down: a share is a limit.  percent is 0 to 100. */
uint64_t zy_select_share(struct zy_decimal percent, uint32_t n);

#endif
