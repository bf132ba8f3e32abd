/*
 * Which of its places each event counts in, so that all come to most.
 *
 * An event brings points to one of several places; a place takes no more than
 * it has room for, and what it takes may go on into a place around it (an
 * item's points into a head's).  Points are whole numbers: the caller has
 * brought them to one denominator; rooms are exact, whatever theirs.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_ASSIGN_EVENTS_H
#define ZY_SCORING_ASSIGN_EVENTS_H

#include "base/rational.h"

#define ZY_NO_PLACE SIZE_MAX

/* What comes in counts from gap on, up to room; neither is below 0. */
struct zy_place {
	struct zy_rational gap, room;
	bool has_room; /* else room has no end */
	size_t into;   /* a later place, or ZY_NO_PLACE: the whole */
};

/* Points that an event may bring to a place; they are not below 0. */
struct zy_offer {
	size_t place;
	struct zy_rational points;
};

/* Offers first to first + n - 1, the one that is liked best first. */
struct zy_choosing {
	size_t first, n;
	size_t chosen; /* of the n */
};

/*
 * Chooses for every event.  Of the ways that come to most it is the one in
 * which the first event has the offer it likes best, then the second, and so
 * on.  Returns -1 when there are too many ways to look at (for a second or
 * two, in some hundred MiB), or points of a place have no common measure;
 * nothing is chosen then.
 */
int zy_allot(const struct zy_place *places, size_t nplaces,
    const struct zy_offer *offers, struct zy_choosing *events, size_t nevents);

#endif
