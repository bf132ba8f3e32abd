/*
 * Follow-ups (后续办理): the state of activities that others answer.
 *
 * An activity may follow another one, which its cell `ref` names: a settlement
 * follows a dispute, an answer an opinion, a report and a re-check an order to
 * rectify, a filing a plan, an inquiry an objection (R5, R55, R81 to R83).  The
 * campaign file says which type follows which, which state that gives to the
 * activity that is followed, which results give it no state, and within how
 * many days a follow-up is due.  States are computed only here.
 *
 * On a given day an activity is
 *	open		no follow-up has given it a state, and none is overdue
 *	overdue		no follow-up has given it a state by the day it was due
 *	reported, rechecked, answered, done
 *			the state that its last follow-up has given it
 * and has no state where nothing needs to follow it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_FOLLOW_H
#define ZY_REGISTER_FOLLOW_H

#include "base/attr.h"
#include "base/intern.h"
#include "base/mem.h"
#include "model/campaign.h"

ZY_BEGIN_C

/* The last activity that follows an entry. */
struct zy_follow {
	const char *state;     /* that it gives to the entry; NULL: none */
	const char *type;      /* id of its type */
	struct zy_date date;   /* of the follow-up */
	struct zy_view result; /* its result, in the arena */
};

/*
 * Follow-ups, indexed by the entry that they follow.  The caller sets all bytes
 * to zero, then campaign and as_of.  Release it with zy_follows_release.
 */
struct zy_follows {
	const struct zy_campaign *campaign; /* borrowed */
	struct zy_date as_of;		    /* the day of the states */

	struct zy_intern *refs; /* ids of entries that are followed */
	struct zy_follow *items;
	size_t cap;
	struct zy_arena arena;
};

/* Frees what f owns and sets it to zero. */
void zy_follows_release(struct zy_follows *f);
/*
 * Adds an activity, given by the cells of zy_activity_schema, which are copied
 * where needed.  Add activities in the order in which they were entered.  One
 * that follows nothing, or whose date is after the day as_of, is ignored.
 */
void zy_follows_add(struct zy_follows *f, const struct zy_view *cells);
/*
 * Returns the state of an activity, given by its cells, once all activities
 * were added.  Returns an empty view where nothing needs to follow it, its type
 * is unknown, or its date is after the day as_of.
 */
struct zy_view zy_follows_state(
    const struct zy_follows *f, const struct zy_view *cells);
/*
 * Returns the last activity that follows the entry with that id, borrowed from
 * f until an activity is added, or NULL where none does.
 */
const struct zy_follow *zy_follows_find(
    const struct zy_follows *f, struct zy_view id);
/*
 * Returns whether the last activity that follows the entry with that id has
 * given it a state, so that nothing about it is open.
 */
bool zy_follows_settled(const struct zy_follows *f, struct zy_view id);
/*
 * Returns the result of the last activity that follows the entry with that id,
 * borrowed from f, or an empty view where none does.
 */
struct zy_view zy_follows_result(const struct zy_follows *f, struct zy_view id);

ZY_END_C

#endif
