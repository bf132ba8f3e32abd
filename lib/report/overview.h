/*
 * The figures of the campaign: totals, and numbers by township and by sector.
 *
 * An organisation takes part ("joined") if it has made a pledge itself.  A
 * pledge by one of its members is counted among its pledges, and that member
 * among the members that take part.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_OVERVIEW_H
#define ZY_REPORT_OVERVIEW_H

#include "base/attr.h"
#include "report/report-data.h"

ZY_BEGIN_C

/* The figures of one township or sector, or of all. */
struct zy_part {
	/* The township or sector; empty if it is not given; "county" for the
	   organisations of the county level, which have no township.  The
	   county itself, which is superior to all, is in no township. */
	struct zy_view key;
	uint64_t orgs, joined;		  /* organisations */
	uint64_t members, members_joined; /* members */
	uint64_t pledges, published, due; /* pledges */
	uint64_t kept;			  /* pledges kept, of those due */
};

/*
 * All figures of the campaign.  zy_overview_init fills it in,
 * zy_overview_release frees it.
 */
struct zy_overview {
	struct zy_part all;
	uint64_t kept; /* pledges kept, due or not */
	/* Pledges of subjects in no roster; `all` includes them. */
	uint64_t unknown, unknown_published, unknown_due, unknown_kept;
	uint64_t ballots;  /* returned; if not known, counted */
	uint64_t issued;   /* ballots, in reviews that state it */
	uint64_t returned; /* of these */
	uint64_t reviewed; /* subjects with a review */
	struct zy_part *townships, *sectors; /* owned */
	size_t ntownships, nsectors;
};

/*
 * Computes the figures of data into c, which need not be initialised.
 * Townships are sorted by the share of organisations that take part, highest
 * first, then in byte order; sectors are in the order of the column's choices.
 * data is borrowed until zy_overview_release, which frees c.
 */
void zy_overview_init(struct zy_overview *c, const struct zy_report_data *data);

/* Frees the arrays of townships and sectors. */
void zy_overview_release(struct zy_overview *c);

ZY_END_C

#endif
