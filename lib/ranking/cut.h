/*
 * The cut, or cutoff (入选线): which ranked rows of a group are selected.
 *
 * A tie is never broken silently.  When a tie group has rows on both sides of
 * the cut, none of its rows is selected: each of them gets ZY_SELECTED_TIE, and
 * the caller reports the tie.  The reserve list (候补) begins after the last
 * selected row, or after such a tie group.  A tie group at the end of the
 * reserve list stays together, so the list may become longer than the caller
 * asked for; this is reported too.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_CUT_H
#define ZY_RANKING_CUT_H

#include "base/attr.h"
#include "base/decimal.h"
#include "ranking/place.h"

ZY_BEGIN_C

/*
 * The cut of one group.  The caller sets the first three numbers and leaves the
 * others zero; zy_cut_select fills those in, and they are final after its call
 * for the last tie group.
 */
struct zy_cut {
	uint64_t places;  /* how many rows may be selected */
	uint64_t reserve; /* wanted length of the reserve list */
	uint64_t ranked;  /* number of ranked rows in the group */

	uint64_t tie_first; /* position where the tie across the cut begins */
	uint64_t tie_n;	    /* number of its rows; 0: there is no such tie */
	uint64_t open;	    /* places that the tie leaves undecided */
	uint64_t reserve_n; /* real length of the reserve list */
	uint64_t reserve_asked; /* length that was asked for, if possible */
};

/*
 * Returns what all rows of tie group x get: ZY_SELECTED_YES, _NO, _RESERVE or
 * _TIE, by the positions of the rows.  Call it once for every tie group of the
 * group, in order.
 */
enum zy_selected zy_cut_select(
    struct zy_cut *cut, const struct zy_tie_group *x);

/*
 * Returns `percent` per cent of n rows, rounded down: a percentage is an upper
 * limit.  percent must lie between 0 and 100.
 */
uint64_t zy_cut_share(struct zy_decimal percent, uint64_t n);

ZY_END_C

#endif
