/*
 * Places (名次): how a ranking counts its ranked rows.
 *
 * The caller has sorted the ranked rows of one group, best first, so that rows
 * which are equal stand next to each other.  A position is the index of a row
 * in that order, from 0; a place is the number that is printed, from 1.  Rows
 * that are equal in the value and in every tie key form a tie group.  They
 * share a place (except with ZY_RANK_ORDINAL) and are always marked as tied.
 * This module knows neither values nor rows.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_PLACE_H
#define ZY_RANKING_PLACE_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * How equal rows share places.  The comments show the places of four rows of
 * which the second and third are equal.
 */
enum zy_rank_method {
	ZY_RANK_COMPETITION, /* 1 2 2 4 */
	ZY_RANK_DENSE,	     /* 1 2 2 3 */
	ZY_RANK_ORDINAL,     /* 1 2 3 4 */
	ZY_RANK_AVERAGE,     /* 1 2.5 2.5 4 */
	ZY_RANK_MAX,	     /* 1 3 3 4 */
};

/* Whether a row is selected for an award. */
enum zy_selected {
	ZY_SELECTED_NONE, /* no selection was asked for */
	ZY_SELECTED_YES,
	ZY_SELECTED_NO,
	ZY_SELECTED_RESERVE,
	ZY_SELECTED_TIE, /* in a tie group across the cut: not decided */
};

/* Rows that are equal: the positions from `from` up to, not including, `to`. */
struct zy_tie_group {
	uint64_t from, to;
	uint64_t groups_before; /* tie groups (also of one row) before it */
};

/*
 * Returns twice the place of the row at `position`, which is in tie group x:
 * the place 2.5 comes back as 5.
 */
uint64_t zy_place_doubled(enum zy_rank_method method,
    const struct zy_tie_group *x, uint64_t position);

/*
 * Returns the word in the column `selected` for s: "yes", "no", "reserve" or
 * "tie"; an empty view for ZY_SELECTED_NONE.  The text is constant.
 */
struct zy_view zy_selected_name(enum zy_selected s);

ZY_END_C

#endif
