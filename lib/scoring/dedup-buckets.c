/*
 * Where events count when the highest of each would run into a max: items with
 * bounds of their own, and heads, bonus or penalty around them where events go
 * from one to another, as places for zy_allot.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "scoring/dedup-state.h"

/* What is around an item has no bounds. */
#define LOOSE (ZY_NO_PLACE - 1)

/* The most that the events of an item can come to; false: no end. */
static bool
most_of(
    struct zy_dedup *d, const struct zy_item *item, struct zy_rational *most)
{
	zy_rational_set(most, &item->max);
	if (item->kind == ZY_ITEM_DEDUCT && item->place == ZY_IN_HEAD)
		zy_rational_sub(most, most, &item->floor);
	if (item->kind != ZY_ITEM_FIXED && !item->has_required)
		return item->has_max;
	zy_rational_set(&d->tmp, &item->max);
	if (item->has_required)
		zy_rational_mul(&d->tmp, &item->required, &item->per);
	zy_rational_mul(&d->tmp, &d->tmp, &item->factor);
	if (!item->has_max || zy_rational_cmp(&d->tmp, most) < 0)
		zy_rational_set(most, &d->tmp);
	return true;
}

static struct zy_room *
room_new(struct zy_dedup *d, size_t *index)
{
	struct zy_room *r = &d->rooms[d->nrooms];

	*index = d->nrooms++;
	zy_rational_set_ratio(&r->base, 0, 1);
	r->has_cap = r->has_low = false;
	r->into = ZY_NO_PLACE;
	return r;
}

/* A room for an item that does not simply add up. */
static void
add_item(struct zy_dedup *d, size_t i)
{
	const struct zy_item *item = &d->f->standard->items[i];
	const struct zy_fact *facts = d->f->facts;
	uint32_t f = zy_evaluate_first(&d->x, item->node);
	bool low = !zy_item_takes(item) && zy_rational_sign(&item->floor) > 0;
	struct zy_rational v;
	struct zy_room *r;

	zy_rational_init(&v);
	if (d->room_of[i] == ZY_NO_PLACE && (most_of(d, item, &v) || low)) {
		r = room_new(d, &d->room_of[i]);
		r->has_cap = most_of(d, item, &r->cap);
		r->has_low = low;
		zy_rational_set(&r->low, &item->floor);
		for (; f != ZY_NO_FIGURE; f = facts[f].next) {
			if (d->dropped[f])
				continue;
			zy_evaluate_points(&d->x, item, &facts[f], &v);
			zy_rational_add(&r->base, &r->base, &v);
		}
	}
	zy_rational_release(&v);
}

/* Evaluates items n from first on, and sums those without a room. */
static void
sum_others(struct zy_dedup *d, size_t first, size_t n, struct zy_rational *sum)
{
	size_t i;

	for (i = first; i < first + n; i++) {
		zy_evaluate_item(&d->x, i);
		if (d->room_of[i] == ZY_NO_PLACE && !d->x.items[i].left_out)
			zy_rational_add(sum, sum, &d->x.items[i].value);
	}
}

/* A room for a head, bonus or penalty with all else that is in it. */
static void
add_around(struct zy_dedup *d, size_t a)
{
	const struct zy_standard *s = d->f->standard;
	const struct zy_extra *extra = a == s->nheads ? &s->bonus : &s->penalty;
	const struct zy_head *head = a < s->nheads ? &s->heads[a] : NULL;
	struct zy_room *r;

	if (d->room_around[a] != ZY_NO_PLACE)
		return;
	r = room_new(d, &d->room_around[a]);
	r->has_cap = head ? head->has_max : extra->has_cap;
	zy_rational_set(&r->cap, head ? &head->max : &extra->cap);
	if (head) {
		zy_evaluate_head(&d->x, a);
		sum_others(d, head->first, head->n, &r->base);
		zy_rational_mul(&r->base, &r->base, &d->x.heads[a].scale);
	} else if (extra->has_cap) {
		sum_others(d, extra->first, extra->n, &r->base);
	}
	if (!r->has_cap) {
		d->room_around[a] = LOOSE;
		d->nrooms--;
	}
}

/* Points of an item as they are in the room around it. */
static void
bring_out(const struct zy_dedup *d, enum zy_party party, size_t item,
    struct zy_rational *v)
{
	size_t a = d->around[item];

	if (party == ZY_GIVE_ACROSS && a < d->f->standard->nheads)
		zy_rational_mul(v, v, &d->x.heads[a].scale);
}

/* The room of an item that has bounds, into the one around it. */
static void
open_room(struct zy_dedup *d, enum zy_party party, size_t item, size_t around)
{
	struct zy_room *r = &d->rooms[d->room_of[item]];

	if (r->into != ZY_NO_PLACE)
		return;
	r->into = around;
	bring_out(d, party, item, &r->base);
	bring_out(d, party, item, &r->low);
	bring_out(d, party, item, &r->cap);
}

/*
 * The rooms for all options: items with bounds of their own, then what is
 * around them, where that matters, last one without bounds.
 */
static void
add_rooms(struct zy_dedup *d, enum zy_party party)
{
	const struct zy_standard *s = d->f->standard;
	size_t k, i, a, own, loose;

	if (s->needs_votes)
		zy_review_sums_load(d->x.sums, d->x.subject);
	d->nrooms = 0;
	for (i = 0; i < s->nitems; i++)
		d->room_of[i] = ZY_NO_PLACE;
	for (a = 0; a < zy_dedup_around(d); a++)
		d->room_around[a] = ZY_NO_PLACE;
	for (k = 0; k < d->noptions; k++)
		add_item(d, d->claims[d->options[k]].item);
	own = d->nrooms;
	for (k = 0; k < d->noptions; k++) {
		a = d->around[d->claims[d->options[k]].item];
		if (party == ZY_GIVE_ACROSS ||
		    (party == ZY_TAKE_ACROSS && a > s->nheads))
			add_around(d, a);
	}
	room_new(d, &loose);
	for (k = 0; k < d->noptions; k++) {
		i = d->claims[d->options[k]].item;
		a = d->room_around[d->around[i]];
		if (a >= LOOSE)
			a = loose;
		if (d->room_of[i] < own)
			open_room(d, party, i, a);
		else
			d->room_of[i] = a;
	}
}

/* The points of an option as they are in its room. */
static const struct zy_rational *
option_points(struct zy_dedup *d, enum zy_party party, size_t k)
{
	const struct zy_claim *c = &d->claims[d->options[k]];

	zy_rational_set(&d->tmp, &c->points);
	bring_out(d, party, c->item, &d->tmp);
	return &d->tmp;
}

/* The room that an option's points go to. */
static size_t
option_room(const struct zy_dedup *d, size_t k)
{
	return d->room_of[d->claims[d->options[k]].item];
}

/* Whether the first of an event's options is the most of them in its room. */
static bool
is_most(
    struct zy_dedup *d, enum zy_party party, const struct zy_choosing *event)
{
	size_t k;

	zy_rational_set(&d->most, option_points(d, party, event->first));
	for (k = event->first + 1; k < event->first + event->n; k++)
		if (zy_rational_cmp(option_points(d, party, k), &d->most) > 0)
			return false;
	return true;
}

/* True when all events may have what they like best: nothing is full. */
static bool
fits(struct zy_dedup *d, enum zy_party party)
{
	struct zy_room *r;
	size_t i;

	for (i = 0; i < d->nrooms; i++)
		zy_rational_set(&d->rooms[i].sum, &d->rooms[i].base);
	for (i = 0; i < d->nevents; i++) {
		if (!is_most(d, party, &d->events[i]))
			return false;
		r = &d->rooms[option_room(d, d->events[i].first)];
		zy_rational_add(&r->sum, &r->sum, &d->most);
		d->events[i].chosen = 0;
	}
	for (i = 0; i < d->nrooms; i++) {
		r = &d->rooms[i];
		if ((r->has_low && zy_rational_cmp(&r->low, &r->base) > 0) ||
		    (r->has_cap && zy_rational_cmp(&r->sum, &r->cap) > 0))
			return false;
		if (r->into != ZY_NO_PLACE)
			zy_rational_add(&d->rooms[r->into].sum,
			    &d->rooms[r->into].sum, &r->sum);
	}
	return true;
}

/* a - b, not below 0. */
static void
set_space(struct zy_rational *out, const struct zy_rational *a,
    const struct zy_rational *b)
{
	zy_rational_sub(out, a, b);
	if (zy_rational_sign(out) < 0)
		zy_rational_set_ratio(out, 0, 1);
}

/* The rooms as places. */
static struct zy_place *
places_new(struct zy_dedup *d)
{
	struct zy_place *places = zy_calloc(d->nrooms, sizeof(*places));
	size_t i;

	for (i = 0; i < d->nrooms; i++) {
		struct zy_room *r = &d->rooms[i];

		zy_rational_init(&places[i].gap);
		zy_rational_init(&places[i].room);
		places[i].into = r->into;
		places[i].has_room = r->has_cap;
		if (r->has_low)
			set_space(&places[i].gap, &r->low, &r->base);
		if (r->has_cap)
			set_space(&places[i].room, &r->cap, &r->base);
		/* What is in it already is in what is around it. */
		if (r->has_cap && zy_rational_cmp(&r->base, &r->cap) > 0)
			zy_rational_set(&r->base, &r->cap);
		if (r->has_low && zy_rational_cmp(&r->base, &r->low) < 0)
			zy_rational_set(&r->base, &r->low);
		if (r->into != ZY_NO_PLACE)
			zy_rational_add(&d->rooms[r->into].base,
			    &d->rooms[r->into].base, &r->base);
	}
	return places;
}

static void
places_free(struct zy_place *places, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		zy_rational_release(&places[i].gap);
		zy_rational_release(&places[i].room);
	}
	free(places);
}

static struct zy_offer *
offers_new(struct zy_dedup *d, enum zy_party party)
{
	struct zy_offer *offers = zy_calloc(d->noptions, sizeof(*offers));
	size_t i;

	for (i = 0; i < d->noptions; i++) {
		offers[i].place = option_room(d, i);
		zy_rational_init(&offers[i].points);
		zy_rational_set(&offers[i].points, option_points(d, party, i));
	}
	return offers;
}

static void
offers_free(struct zy_offer *offers, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		zy_rational_release(&offers[i].points);
	free(offers);
}

bool
zy_dedup_choose(struct zy_dedup *d, enum zy_party party)
{
	struct zy_place *places;
	struct zy_offer *offers;
	int rc;

	add_rooms(d, party);
	if (fits(d, party))
		return true;
	offers = offers_new(d, party);
	places = places_new(d);
	rc = zy_allot(places, d->nrooms, offers, d->events, d->nevents);
	places_free(places, d->nrooms);
	offers_free(offers, d->noptions);
	return rc == 0;
}
