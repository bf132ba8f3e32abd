/*
 * Assigns each event to one of several capped buckets so that the sum of all
 * points is as large as possible: a multiple-choice knapsack problem, solved by
 * dynamic programming.
 *
 * An event has several options, each a bucket and the points it brings there;
 * one is chosen.  A bucket counts at most its capacity, and the points it
 * counts are added to the total or to a later bucket (an item's to its head's).
 * Capacities are exact; the points of one bucket must have a common denominator
 * of at most 2^60.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_ASSIGN_EVENTS_H
#define ZY_SCORING_ASSIGN_EVENTS_H

#include "base/attr.h"
#include "base/rational.h"

ZY_BEGIN_C

#define ZY_NO_BUCKET SIZE_MAX /* in place of a bucket's number */

/*
 * A capped bucket: of the points assigned to it those above threshold count, at
 * most capacity of them.
 */
struct zy_capped_bucket {
	struct zy_rational threshold, capacity; /* neither is below 0 */
	bool has_capacity;			/* false: no limit */
	size_t into; /* the later bucket, or ZY_NO_BUCKET: the total, to which
			the counted points are added */
};

/*
 * An option of an event: the bucket, and the points, at least 0, that the event
 * brings to it.
 */
struct zy_event_option {
	size_t bucket; /* number of the bucket */
	struct zy_rational points;
};

/*
 * An event: it has the options first to first + n - 1, the preferred one first.
 */
struct zy_event_choice {
	size_t first, n;
	size_t chosen; /* 0 to n - 1: set by zy_assign_events */
};

/*
 * Sets chosen of each event so that the total is the largest possible.  Among
 * equal totals the first event gets the option that it prefers most, then the
 * second event, and so on.  Returns 0; or -1, with chosen unspecified, if the
 * search would take more than a second or two or some hundred MiB, or if points
 * have no common denominator.
 */
int zy_assign_events(const struct zy_capped_bucket *buckets, size_t nbuckets,
    const struct zy_event_option *options, struct zy_event_choice *events,
    size_t nevents);

ZY_END_C

#endif
