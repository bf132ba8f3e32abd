/*
 * Which of its places each event counts in, so that all come to most.
 *
 * An event brings points to one of several places; places hold no more than
 * their cap, and what they hold may go into a place around them (an item's
 * points into a head's).  Whole numbers only: the caller has brought its
 * points to one denominator.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_ALLOT_H
#define ZY_STANDARD_ALLOT_H

#include <stddef.h>
#include <stdint.h>

#define ZY_NO_PLACE SIZE_MAX

/* No number given may be higher, nor lower than its opposite, */
#define ZY_ALLOT_MOST (INT64_C(1) << 40)
/* but for the cap of a place that holds any number. */
#define ZY_NO_CAP (INT64_MAX / 2)

/* Its value is what is in it, at least low, at most cap. */
struct zy_place {
	int64_t base; /* in it already */
	int64_t low, cap;
	size_t into; /* a later place, or ZY_NO_PLACE: the whole */
};

/* Points that an event may bring to a place; they are not below 0. */
struct zy_offer {
	size_t place;
	int64_t points;
};

/* Offers first to first + n - 1, the one that is liked best first. */
struct zy_choosing {
	size_t first, n;
	size_t chosen; /* of the n */
};

/*
 * Chooses for every event.  Of the ways that come to most it is the one in
 * which the first event has the offer it likes best, then the second, and so
 * on.  Returns -1 when there are too many ways to tell in a second or so, and
 * nothing is chosen then.
 */
int zy_allot(const struct zy_place *places, size_t nplaces,
    const struct zy_offer *offers, struct zy_choosing *events, size_t nevents);

#endif
