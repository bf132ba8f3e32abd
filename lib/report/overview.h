/*
 * The figures of the campaign: totals, and numbers by township and by sector.
 *
 * An organisation takes part when it has made a pledge itself.  A pledge of one
 * of its members counts among its pledges, and that member among the members
 * that take part.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_OVERVIEW_H
#define ZY_REPORT_OVERVIEW_H

#include "base/attr.h"
#include "report/report-data.h"

ZY_BEGIN_C

/* The figures of one township or sector. */
struct zy_part {
	/* A township or a sector, empty when not given; "county" for the
	   organisations of the county level that have no township.  The county
	   itself, which is above all, is in no township. */
	struct zy_view key;
	uint64_t orgs, joined, members, members_joined, pledges, published, due,
	    kept; /* kept: of those due */
};

struct zy_overview {
	struct zy_part all;
	uint64_t kept; /* pledges, due or not */
	/* pledges of unknown subjects; `all` includes them */
	uint64_t unknown, unknown_published, unknown_due, unknown_kept;
	uint64_t ballots;  /* returned, or counted where that is not known */
	uint64_t issued;   /* in reviews that give it */
	uint64_t returned; /* of the ballots in `issued` */
	uint64_t reviewed; /* subjects that were reviewed */
	struct zy_part *townships, *sectors;
	size_t ntownships, nsectors;
};

/*
 * Counts the report data.  Townships are sorted by the share of organisations
 * that take part, highest first, then by their bytes; sectors are in the order
 * of the column's choices.  The caller releases c with zy_overview_release.
 */
void zy_overview_init(struct zy_overview *c, const struct zy_report_data *data);

/* Frees what c holds. */
void zy_overview_release(struct zy_overview *c);

ZY_END_C

#endif
