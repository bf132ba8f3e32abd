/*
 * The campaign in figures: totals, and shares by township and by sector.
 *
 * What the dashboard counts out of the streams.  An organisation takes part
 * when it has made a pledge itself; what its members pledge counts among the
 * pledges, and the members as members that take part.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_OVERVIEW_H
#define ZY_REPORT_OVERVIEW_H

#include "report/gather.h"

struct zy_part {
	/* township, sector; an organisation of the county level without a
	   township stands for itself; empty: not said */
	struct zy_view key;
	uint64_t orgs, joined, members, members_joined, pledges, published,
	    kept;
};

struct zy_overview {
	struct zy_part all;
	/* pledges of nobody known; counted in all, too */
	uint64_t strange, strange_published, strange_kept;
	uint64_t ballots;  /* returned, or else counted */
	uint64_t issued;   /* where that is known, */
	uint64_t returned; /* and what came back of these */
	uint64_t reviewed; /* subjects with a review */
	struct zy_part *townships, *sectors;
	size_t ntownships, nsectors;
};

/* Townships by share of organisations taking part, highest first, then by
 * bytes; sectors in the contract's order.  Release it. */
void zy_overview_init(struct zy_overview *c, const struct zy_gather *g);
void zy_overview_release(struct zy_overview *c);

#endif
