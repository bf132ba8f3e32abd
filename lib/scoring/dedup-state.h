/*
 * What the files share that decide where events count.  Private to them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_DEDUP_STATE_H
#define ZY_SCORING_DEDUP_STATE_H

#include "scoring/assign-events.h"
#include "scoring/dedup.h"
#include "scoring/evaluate.h"

/* What an item could have of an event. */
struct zy_claim {
	uint32_t fact, event, office;
	size_t item, scope;
	struct zy_rational points;
};

/* A place (allot.h) in quotients. */
struct zy_room {
	struct zy_rational base, low, cap, sum;
	bool has_low, has_cap;
	size_t into;
};

/* Which scopes are decided together. */
enum zy_party {
	ZY_ALONE,	/* no other: all is in one head, in bonus, in penalty */
	ZY_TAKE_ACROSS, /* from heads, and in penalty */
	ZY_GIVE_ACROSS, /* in several heads, or in bonus, too */
	ZY_NOBODY,	/* not to be decided */
};

struct zy_dedup {
	struct zy_figures *f;
	struct zy_evaluation x;
	enum zy_party *parties; /* a scope, and again for each field apart */
	const struct zy_field_rule *field; /* that is asked for, or NULL */
	uint32_t *dropped;		   /* of the figures: what is decided */
	size_t *around; /* an item: its head, or behind those bonus, penalty */
	struct zy_claim *claims;
	size_t n, ready, cap; /* ready: have their rational */

	uint64_t *seen, turn; /* an item: when it last claimed an event */

	/* Events that several items claim, and which of the claims. */
	struct zy_choosing *events;
	size_t nevents, events_cap;
	size_t *options;
	size_t noptions, options_cap;

	struct zy_room *rooms; /* as many as items, what is around, and one */
	size_t nrooms;
	size_t *room_of, *room_around; /* an item, what is around it */
	struct zy_rational tmp, most;
};

/* How many there are of heads, bonus and penalty. */
static inline size_t
zy_dedup_around(const struct zy_dedup *d)
{
	return d->f->standard->nheads + 2;
}

/*
 * dedup-rooms.c: chooses for all events noted, whose facts are dropped.  False:
 * there are too many ways.
 */
bool zy_dedup_choose(struct zy_dedup *d, enum zy_party party);

#endif
