/*
 * The states that follow-ups give to activities: implements follow.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/follow.h"

#include <stdlib.h>

#include "register/entry.h"

void
zy_follows_release(struct zy_follows *f)
{
	zy_intern_free(f->refs);
	free(f->items);
	zy_arena_release(&f->arena);
	*f = (struct zy_follows){.campaign = NULL};
}

/* Returns the type of an activity, or NULL where the campaign has none. */
static const struct zy_campaign_type *
type_of(const struct zy_follows *f, const struct zy_view *cells)
{
	int type = zy_campaign_type_find(f->campaign, cells[ZY_ACTIVITY_TYPE]);

	return type < 0 ? NULL : &f->campaign->types[type];
}

/* Returns whether a date is after the day of the states. */
static bool
is_later(const struct zy_follows *f, struct zy_date date)
{
	return f->as_of.year && zy_date_first(date) > zy_date_last(f->as_of);
}

/* Returns whether a result says that nothing was achieved: 未化解，再议. */
static bool
has_failed(const struct zy_campaign_type *t, struct zy_view result)
{
	const struct zy_choice *c;

	for (c = t->fails; c && c->token; c++)
		if (zy_view_starts(result, c->token))
			return true;
	return false;
}

void
zy_follows_add(struct zy_follows *f, const struct zy_view *cells)
{
	const struct zy_campaign_type *t = type_of(f, cells);
	struct zy_view result = cells[ZY_ACTIVITY_RESULT];
	struct zy_date date = {0};
	struct zy_follow *x;
	uint32_t k, n;

	if (!t || (!t->follows && !t->about) || cells[ZY_ACTIVITY_REF].n == 0)
		return;
	if (zy_date_parse(&date, cells[ZY_ACTIVITY_DATE]) && is_later(f, date))
		return;
	if (!f->refs)
		f->refs = zy_intern_new();
	n = zy_intern_count(f->refs);
	k = zy_intern_put(f->refs, cells[ZY_ACTIVITY_REF]);
	f->items = zy_grow(f->items, &f->cap, (size_t)k + 1, sizeof(*x));
	x = &f->items[k];
	if (k == n)
		*x = (struct zy_follow){.state = NULL};
	else if (zy_date_before(date, x->date))
		return;
	x->date = date;
	x->type = t->id;
	x->state = has_failed(t, result) ? NULL : t->makes;
	x->result = (struct zy_view){
	    zy_arena_strndup(&f->arena, result.n ? result.p : "", result.n),
	    result.n};
}

const struct zy_follow *
zy_follows_find(const struct zy_follows *f, struct zy_view id)
{
	uint32_t k = f->refs ? zy_intern_find(f->refs, id) : ZY_INTERN_NONE;

	return k == ZY_INTERN_NONE ? NULL : &f->items[k];
}

/* Returns whether an activity was due before the day. */
static bool
is_overdue(const struct zy_follows *f, const struct zy_campaign_type *t,
    struct zy_date date, struct zy_view limit)
{
	struct zy_date due;

	if (f->as_of.year == 0)
		return false;
	if (zy_date_parse(&due, limit))
		return zy_date_first(f->as_of) > zy_date_last(due);
	return t->days && date.year &&
	       zy_date_first(f->as_of) > zy_date_last(date) + t->days;
}

struct zy_view
zy_follows_state(const struct zy_follows *f, const struct zy_view *cells)
{
	const struct zy_campaign_type *t = type_of(f, cells);
	const struct zy_follow *x = zy_follows_find(f, cells[ZY_ACTIVITY_ID]);
	struct zy_date date = {0};

	if (!t || (zy_date_parse(&date, cells[ZY_ACTIVITY_DATE]) &&
		      is_later(f, date)))
		return (struct zy_view){"", 0};
	if (x && x->state)
		return zy_view(x->state);
	if (!t->open)
		return (struct zy_view){"", 0};
	return is_overdue(f, t, date, cells[ZY_ACTIVITY_DUE])
		   ? ZY_VIEW("overdue")
		   : ZY_VIEW("open");
}

bool
zy_follows_settled(const struct zy_follows *f, struct zy_view id)
{
	const struct zy_follow *x = zy_follows_find(f, id);

	return x && x->state;
}

struct zy_view
zy_follows_result(const struct zy_follows *f, struct zy_view id)
{
	const struct zy_follow *x = zy_follows_find(f, id);

	return x ? x->result : (struct zy_view){"", 0};
}
