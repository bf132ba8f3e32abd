/*
 * Follow-ups (后续办理): the state of activities that others answer.
 *
 * An activity may follow another one, which its cell `ref` names: a settlement
 * a dispute, an answer an opinion, a report and a re-check an order to rectify,
 * a filing a plan, an inquiry an objection (R5, R55, R81 to R83).  The campaign
 * file says which type follows which, what state that makes, which results make
 * nothing, and within how many days it is due.  This is the only place where
 * states are computed.
 *
 * On a day an activity is
 *	open		nothing has come of it, and it is not due yet
 *	overdue		nothing has come of it, and it was due before that day
 *	reported, rechecked, answered, done
 *			what the last activity that followed it has made
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

/* What the last activity that follows an entry has made of it. */
struct zy_follow {
	const char *state; /* NULL: nothing */
	const char *type;  /* id of the type of that activity */
	struct zy_date date;
	struct zy_view result; /* in the arena */
};

/*
 * Follow-ups by the entry that they follow.  The caller sets all bytes to zero,
 * then campaign and as_of, and releases it with zy_follows_release.
 */
struct zy_follows {
	const struct zy_campaign *campaign; /* borrowed */
	struct zy_date as_of;		    /* the day of the states */

	struct zy_intern *refs; /* ids of entries that are followed */
	struct zy_follow *items;
	size_t cap;
	struct zy_arena arena;
};

/* Frees what f holds, and sets it to zero. */
void zy_follows_release(struct zy_follows *f);
/*
 * Takes an activity, given by the cells of zy_activity_schema, in the order in
 * which activities were entered.  One that follows nothing, or that came after
 * the day, is not kept.
 */
void zy_follows_add(struct zy_follows *f, const struct zy_view *cells);
/*
 * Returns the state of an activity, given by its cells, after all activities
 * were taken; an empty view where nothing needs to follow it, or where its date
 * lies behind the day.
 */
struct zy_view zy_follows_state(
    const struct zy_follows *f, const struct zy_view *cells);
/*
 * Returns what the last activity that follows the entry with that id has made
 * of it, borrowed from f until an activity is added; NULL where none does.
 */
const struct zy_follow *zy_follows_find(
    const struct zy_follows *f, struct zy_view id);
/*
 * Returns the result of the last activity that follows the entry with that id,
 * borrowed from f; an empty view where there is none.
 */
struct zy_view zy_follows_result(const struct zy_follows *f, struct zy_view id);

ZY_END_C

#endif
