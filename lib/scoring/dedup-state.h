/*
 * Declarations shared by the files that decide where events count: dedup.c and
 * dedup-buckets.c.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_DEDUP_STATE_H
#define ZY_SCORING_DEDUP_STATE_H

#include "scoring/assign-events.h"
#include "scoring/dedup.h"
#include "scoring/evaluate.h"

/* A value by which an item claims an event, and the points that it brings. */
struct zy_claim {
	uint32_t value;	 /* its number in the evidence store */
	uint32_t event;	 /* word of the event in the store */
	uint32_t office; /* word of the rater or group of raters, where events
			    of different ones are different events; else 0 */
	size_t item, scope; /* numbers in the standard */
	struct zy_rational points;
};

/* A capped bucket (assign-events.h) while its bounds are being computed. */
struct zy_bucket_bounds {
	struct zy_rational base; /* points in it without the events at hand */
	struct zy_rational low;	 /* lower bound of the points it counts */
	struct zy_rational cap;	 /* upper bound */
	struct zy_rational sum;	 /* base and the events' preferred points */
	bool has_low, has_cap;
	size_t into; /* as in struct zy_capped_bucket */
};

/* Scopes of one group are decided together, except separate ones. */
enum zy_scope_group {
	ZY_SCOPES_SEPARATE, /* decided alone: all its items are in one head,
			       or in bonus, or in penalty */
	ZY_SCOPES_SUBTRACT, /* items that subtract points, in several places */
	ZY_SCOPES_ADD,	    /* items that add points, in several places */
	ZY_SCOPES_NONE,	    /* no item of the scope is concerned */
};

/* The state of a thread that decides subjects one after another. */
struct zy_dedup {
	struct zy_evidence *f;	/* borrowed: the store */
	struct zy_evaluation x; /* of the subject being decided */
	/* The group of each scope; then again for each partial field. */
	enum zy_scope_group *scope_groups;
	const struct zy_field_rule *field; /* the partial field; NULL: total */
	uint32_t *dropped; /* array of the evidence store for that field */
	/* The place of each item: the number of its head, nheads for the
	   bonus, nheads + 1 for the penalty. */
	size_t *around;
	struct zy_claim *claims; /* on the events of the present scopes */
	size_t n, ready, cap; /* ready: claims with an initialised rational */

	/* The turn in which each item last claimed an event, and the current
	   turn; there is one for each event. */
	uint64_t *seen, turn;

	/* The events that several items claim; their options are claims. */
	struct zy_event_choice *events;
	size_t nevents, events_cap;
	size_t *options; /* numbers of claims */
	size_t noptions, options_cap;

	/* Room for one bucket for each item, each place and the rest. */
	struct zy_bucket_bounds *buckets;
	size_t nbuckets;
	size_t *bucket_of;     /* by item: number of its bucket */
	size_t *bucket_around; /* by place: number of its bucket */
	struct zy_rational tmp, most;
};

/*
 * Returns the number of places of items: the heads, the bonus and the penalty.
 */
static inline size_t
zy_dedup_around(const struct zy_dedup *d)
{
	return d->f->standard->nheads + 2;
}

/*
 * Chooses for each of d->events the claim by which it counts, so that the total
 * is the largest possible; group is the group of scopes that is being decided
 * (dedup-buckets.c).  The caller has dropped all values of these events for the
 * time of the call.  Returns true; or false, with the choices unspecified, if
 * there are too many possibilities.
 */
bool zy_dedup_choose(struct zy_dedup *d, enum zy_scope_group group);

#endif
