/*
 * What the files share that decide where events count.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_DEDUP_STATE_H
#define ZY_SCORING_DEDUP_STATE_H

#include "scoring/assign-events.h"
#include "scoring/dedup.h"
#include "scoring/evaluate.h"

/* A value by which an item claims an event, and the points it would bring. */
struct zy_claim {
	uint32_t value, event, office;
	size_t item, scope;
	struct zy_rational points;
};

/* A capped bucket (assign-events.h) while its bounds are worked out. */
struct zy_bucket_bounds {
	struct zy_rational base; /* what is in it without the events at hand */
	struct zy_rational low;	 /* below that it counts as that */
	struct zy_rational cap;
	struct zy_rational sum; /* with what the events prefer */
	bool has_low, has_cap;
	size_t into;
};

/* Which scopes must be decided together. */
enum zy_scope_group {
	ZY_SCOPES_SEPARATE, /* one alone: its items share a head, bonus or
			       penalty */
	ZY_SCOPES_SUBTRACT, /* items that take, in heads and in penalty */
	ZY_SCOPES_ADD,	    /* items that give, in several heads, or in bonus,
			       too */
	ZY_SCOPES_NONE,	    /* nothing is to be decided */
};

struct zy_dedup {
	struct zy_evidence *f;
	struct zy_evaluation x;
	/* A scope; and again for each of the standard's partial fields. */
	enum zy_scope_group *scope_groups;
	const struct zy_field_rule *field; /* the partial field, or NULL: all */
	uint32_t *dropped;		   /* the evidence's, for that field */
	size_t *around; /* an item: its head, or behind those bonus, penalty */
	struct zy_claim *claims;
	size_t n, ready, cap; /* ready: have their rational */

	uint64_t *seen, turn; /* an item: when it last claimed an event */

	/* Events that several items claim, and which claims they have. */
	struct zy_event_choice *events;
	size_t nevents, events_cap;
	size_t *options; /* numbers of claims */
	size_t noptions, options_cap;

	/* As many as items, what is around them, and one for the rest. */
	struct zy_bucket_bounds *buckets;
	size_t nbuckets;
	size_t *bucket_of, *bucket_around; /* of an item; of what is around */
	struct zy_rational tmp, most;
};

/* Returns how many heads there are, and two more: bonus and penalty. */
static inline size_t
zy_dedup_around(const struct zy_dedup *d)
{
	return d->f->standard->nheads + 2;
}

/*
 * Chooses a claim for each of d's events, whose values are all dropped while it
 * is called (dedup-buckets.c).  Returns false where there are too many ways.
 */
bool zy_dedup_choose(struct zy_dedup *d, enum zy_scope_group group);

#endif
