/*
 * Assigns each event to one of several capped buckets so that all points
 * together are most: a multiple-choice knapsack problem, solved by dynamic
 * programming.
 *
 * An event may bring points to one of several buckets, of which it chooses one.
 * A bucket counts no more than its capacity, and what it counts may flow into a
 * later bucket (an item's points into a head's).  Capacities are exact; the
 * points that come into one bucket must have a common denominator of at most
 * 2^60.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_ASSIGN_EVENTS_H
#define ZY_SCORING_ASSIGN_EVENTS_H

#include "base/attr.h"
#include "base/rational.h"

ZY_BEGIN_C

#define ZY_NO_BUCKET SIZE_MAX

/* Of the points that come in, those above threshold count, up to capacity. */
struct zy_capped_bucket {
	struct zy_rational threshold, capacity; /* neither is below 0 */
	bool has_capacity;			/* else there is no limit */
	size_t into; /* a later bucket, or ZY_NO_BUCKET: the total */
};

/* Points, not below 0, that an event would bring to a bucket. */
struct zy_event_option {
	size_t bucket;
	struct zy_rational points;
};

/* The options first to first + n - 1 of an event, the preferred one first. */
struct zy_event_choice {
	size_t first, n;
	size_t chosen; /* 0 to n - 1: set by zy_assign_events */
};

/*
 * Sets chosen for each of the events.  Of all choices that bring the most
 * points it takes the one in which the first event has the option it prefers
 * most, then the second event, and so on.  Returns 0; or -1, with chosen
 * unspecified, when the search would take more than a second or two or some
 * hundred MiB, or points have no common denominator.
 */
int zy_assign_events(const struct zy_capped_bucket *buckets, size_t nbuckets,
    const struct zy_event_option *options, struct zy_event_choice *events,
    size_t nevents);

ZY_END_C

#endif
