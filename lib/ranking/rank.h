/*
 * Places: who comes first within each group, and who is equal to whom.
 *
 * A row is a number here; what it says stays with the caller, who gives its
 * group and value and compares what breaks ties.  Values are exact decimals,
 * scaled once to integers, so that sorting parses nothing.  Two rows are
 * equal when value and all tie keys are; equal rows share their place (but
 * for ZY_RANK_ORDINAL) and are always marked.  The order within equals is the
 * caller's total order, so nothing depends on the order of the input.
 * Must not depend on: hash order, locale, threads.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_RANK_H
#define ZY_RANKING_RANK_H

#include "base/decimal.h"

enum zy_rank_method {
	ZY_RANK_COMPETITION, /* 1 2 2 4 */
	ZY_RANK_DENSE,	     /* 1 2 2 3 */
	ZY_RANK_ORDINAL,     /* 1 2 3 4, equals in the caller's order */
	ZY_RANK_AVERAGE,     /* 1 2.5 2.5 4 */
};

enum zy_selected {
	ZY_SELECTED_NONE, /* nothing was to be selected */
	ZY_SELECTED_YES,
	ZY_SELECTED_NO,
	ZY_SELECTED_RESERVE,
	ZY_SELECTED_TIE, /* equal across the cut: not decided */
};

/* What position i of the order got; unranked rows have twice 0. */
struct zy_place {
	uint32_t twice;	  /* the place times two: 2.5 is 5 */
	bool same;	  /* equal to the position before */
	bool tied;	  /* equal to a neighbour */
	uint8_t selected; /* enum zy_selected */
};

/* A group is a slice of the order: ranked rows, then the others. */
struct zy_rank_group {
	uint32_t first, ranked, all;
};

/* Below 0, 0, above 0: row a comes before, beside, after row b. */
typedef int zy_rank_cmp(const void *context, uint32_t a, uint32_t b);

struct zy_rank_options {
	enum zy_rank_method method;
	bool ascending;	     /* the lowest value comes first */
	zy_rank_cmp *tie;    /* breaks ties of the value; NULL: nothing does */
	zy_rank_cmp *order;  /* a total order, for equals and the unranked */
	const void *context; /* of both */
	int threads;	     /* that place groups; 0 and 1: the caller's */
};

/* All zero is empty.  At most 2^31 - 1 rows. */
struct zy_ranking {
	/* one entry a row, in the order added */
	int64_t *values;
	uint8_t *decimals; /* places of the value, or ZY_RANK_UNRANKED */
	uint32_t *group;
	size_t n, values_cap, decimals_cap, group_cap;
	/* filled by zy_ranking_place */
	uint32_t *order;	 /* rows: groups in number order */
	struct zy_place *places; /* one for each position of the order */
	struct zy_rank_group *groups;
	size_t ngroups;
};

#define ZY_RANK_UNRANKED UINT8_MAX

void zy_ranking_release(struct zy_ranking *r);
/*
 * Adds the next row.  value NULL: it belongs to the group but is not ranked
 * (no value, not eligible).
 */
void zy_ranking_add(
    struct zy_ranking *r, uint32_t group, const struct zy_decimal *value);
/* Moves the rows of other, whose group g is groups[g] here, behind r's. */
void zy_ranking_join(
    struct zy_ranking *r, struct zy_ranking *other, const uint32_t *groups);
/* Gives all places, once.  There are ngroups groups, numbered from 0. */
void zy_ranking_place(
    struct zy_ranking *r, size_t ngroups, const struct zy_rank_options *o);

/* "yes", "no", "reserve", "tie", or "". */
const char *zy_selected_name(enum zy_selected s);

#endif
