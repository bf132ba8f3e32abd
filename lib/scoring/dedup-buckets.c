/*
 * Assigns the events that several items claim: items with bounds, and the
 * heads, bonus and penalty around them, become capped buckets for
 * zy_assign_events.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "scoring/dedup-state.h"
#include "scoring/review-item.h"
#include "standard/item-kind.h"

/* The head, bonus or penalty around an item has no bounds. */
#define LOOSE (ZY_NO_BUCKET - 1)

/*
 * Sets most to the highest sum that the events of an item can have.  Returns
 * false, with most unspecified, if it is not bounded.
 */
static bool
most_of(
    struct zy_dedup *d, const struct zy_item *item, struct zy_rational *most)
{
	zy_rational_set(most, &item->max);
	if (zy_item_kinds[item->kind].takes && item->place == ZY_IN_HEAD)
		zy_rational_sub(most, most, &item->floor);
	if (!zy_item_kinds[item->kind].yesno && !item->has_required)
		return item->has_max;
	zy_rational_set(&d->tmp, &item->max);
	if (item->has_required)
		zy_rational_mul(&d->tmp, &item->required, &item->per);
	zy_rational_mul(&d->tmp, &d->tmp, &item->factor);
	if (!item->has_max || zy_rational_cmp(&d->tmp, most) < 0)
		zy_rational_set(most, &d->tmp);
	return true;
}

/*
 * Returns a new bucket of d without points and bounds, and sets *index to its
 * number.
 */
static struct zy_bucket_bounds *
bucket_new(struct zy_dedup *d, size_t *index)
{
	struct zy_bucket_bounds *r = &d->buckets[d->nbuckets];

	*index = d->nbuckets++;
	zy_rational_set_ratio(&r->base, 0, 1);
	r->has_cap = r->has_low = false;
	r->into = ZY_NO_BUCKET;
	return r;
}

/* Adds a bucket for item i, unless its sum has no bounds. */
static void
add_item(struct zy_dedup *d, size_t i)
{
	const struct zy_item *item = &d->f->standard->items[i];
	const struct zy_value *values = d->f->values;
	uint32_t f = zy_evaluate_first_value(&d->x, item->node);
	bool low = !zy_item_takes(item) && zy_rational_sign(&item->floor) > 0;
	struct zy_rational v;
	struct zy_bucket_bounds *r;

	zy_rational_init(&v);
	if (d->bucket_of[i] == ZY_NO_BUCKET && (most_of(d, item, &v) || low)) {
		r = bucket_new(d, &d->bucket_of[i]);
		r->has_cap = most_of(d, item, &r->cap);
		r->has_low = low;
		zy_rational_set(&r->low, &item->floor);
		for (; f != ZY_NO_VALUE; f = values[f].next) {
			if (d->dropped[f])
				continue;
			zy_evaluate_value_points(&d->x, item, &values[f], &v);
			zy_rational_add(&r->base, &r->base, &v);
		}
	}
	zy_rational_release(&v);
}

/*
 * Evaluates the n items from `first` on and adds the values of those without a
 * bucket to sum.
 */
static void
sum_others(struct zy_dedup *d, size_t first, size_t n, struct zy_rational *sum)
{
	size_t i;

	for (i = first; i < first + n; i++) {
		zy_evaluate_item(&d->x, i);
		if (d->bucket_of[i] == ZY_NO_BUCKET && !d->x.items[i].left_out)
			zy_rational_add(sum, sum, &d->x.items[i].value);
	}
}

/*
 * Adds a bucket for a head, the bonus or the penalty; its base is the sum of
 * the items without buckets.
 */
static void
add_around(struct zy_dedup *d, size_t a)
{
	const struct zy_standard *s = d->f->standard;
	const struct zy_extra *extra = a == s->nheads ? &s->bonus : &s->penalty;
	const struct zy_head *head = a < s->nheads ? &s->heads[a] : NULL;
	struct zy_bucket_bounds *r;

	if (d->bucket_around[a] != ZY_NO_BUCKET)
		return;
	r = bucket_new(d, &d->bucket_around[a]);
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
		d->bucket_around[a] = LOOSE;
		d->nbuckets--;
	}
}

/* Converts points of an item to points of its head by the head's scale. */
static void
bring_out(const struct zy_dedup *d, enum zy_scope_group group, size_t item,
    struct zy_rational *v)
{
	size_t a = d->around[item];

	if (group == ZY_SCOPES_ADD && a < d->f->standard->nheads)
		zy_rational_mul(v, v, &d->x.heads[a].scale);
}

/* Makes the bucket of an item pass its points on to the bucket of its place. */
static void
open_bucket(
    struct zy_dedup *d, enum zy_scope_group group, size_t item, size_t around)
{
	struct zy_bucket_bounds *r = &d->buckets[d->bucket_of[item]];

	if (r->into != ZY_NO_BUCKET)
		return;
	r->into = around;
	bring_out(d, group, item, &r->base);
	bring_out(d, group, item, &r->low);
	bring_out(d, group, item, &r->cap);
}

/*
 * Adds the buckets of all options: first those of items with bounds; then those
 * of heads, bonus and penalty, if the group needs them; last one bucket without
 * bounds for everything else.
 */
static void
add_buckets(struct zy_dedup *d, enum zy_scope_group group)
{
	const struct zy_standard *s = d->f->standard;
	size_t k, i, a, own, loose;

	if (s->needs_votes)
		zy_review_sums_load(d->x.sums, d->x.subject);
	d->nbuckets = 0;
	for (i = 0; i < s->nitems; i++)
		d->bucket_of[i] = ZY_NO_BUCKET;
	for (a = 0; a < zy_dedup_around(d); a++)
		d->bucket_around[a] = ZY_NO_BUCKET;
	for (k = 0; k < d->noptions; k++)
		add_item(d, d->claims[d->options[k]].item);
	own = d->nbuckets;
	for (k = 0; k < d->noptions; k++) {
		a = d->around[d->claims[d->options[k]].item];
		if (group == ZY_SCOPES_ADD ||
		    (group == ZY_SCOPES_SUBTRACT && a > s->nheads))
			add_around(d, a);
	}
	bucket_new(d, &loose);
	for (k = 0; k < d->noptions; k++) {
		i = d->claims[d->options[k]].item;
		a = d->bucket_around[d->around[i]];
		if (a >= LOOSE)
			a = loose;
		if (d->bucket_of[i] < own)
			open_bucket(d, group, i, a);
		else
			d->bucket_of[i] = a;
	}
}

/* Sets d->tmp to the points of option k in the scale of its bucket. */
static const struct zy_rational *
option_points(struct zy_dedup *d, enum zy_scope_group group, size_t k)
{
	const struct zy_claim *c = &d->claims[d->options[k]];

	zy_rational_set(&d->tmp, &c->points);
	bring_out(d, group, c->item, &d->tmp);
	return &d->tmp;
}

/* Returns the number of the bucket of option k. */
static size_t
option_bucket(const struct zy_dedup *d, size_t k)
{
	return d->bucket_of[d->claims[d->options[k]].item];
}

/*
 * Returns whether no option of the event has more points than its first one, in
 * the scale of their buckets.
 */
static bool
is_most(struct zy_dedup *d, enum zy_scope_group group,
    const struct zy_event_choice *event)
{
	size_t k;

	zy_rational_set(&d->most, option_points(d, group, event->first));
	for (k = event->first + 1; k < event->first + event->n; k++)
		if (zy_rational_cmp(option_points(d, group, k), &d->most) > 0)
			return false;
	return true;
}

/*
 * Returns whether every event can get its best option without exceeding a
 * bucket; then these options are chosen and no search is needed.
 */
static bool
fits(struct zy_dedup *d, enum zy_scope_group group)
{
	struct zy_bucket_bounds *r;
	size_t i;

	for (i = 0; i < d->nbuckets; i++)
		zy_rational_set(&d->buckets[i].sum, &d->buckets[i].base);
	for (i = 0; i < d->nevents; i++) {
		if (!is_most(d, group, &d->events[i]))
			return false;
		r = &d->buckets[option_bucket(d, d->events[i].first)];
		zy_rational_add(&r->sum, &r->sum, &d->most);
		d->events[i].chosen = 0;
	}
	for (i = 0; i < d->nbuckets; i++) {
		r = &d->buckets[i];
		if ((r->has_low && zy_rational_cmp(&r->low, &r->base) > 0) ||
		    (r->has_cap && zy_rational_cmp(&r->sum, &r->cap) > 0))
			return false;
		if (r->into != ZY_NO_BUCKET)
			zy_rational_add(&d->buckets[r->into].sum,
			    &d->buckets[r->into].sum, &r->sum);
	}
	return true;
}

/* Sets out to a - b, or to 0 if that is negative. */
static void
set_remainder(struct zy_rational *out, const struct zy_rational *a,
    const struct zy_rational *b)
{
	zy_rational_sub(out, a, b);
	if (zy_rational_sign(out) < 0)
		zy_rational_set_ratio(out, 0, 1);
}

/*
 * Returns a new array of the buckets as zy_assign_events takes them, less the
 * points that they already contain.
 */
static struct zy_capped_bucket *
buckets_new(struct zy_dedup *d)
{
	struct zy_capped_bucket *capped =
	    zy_calloc(d->nbuckets, sizeof(*capped));
	size_t i;

	for (i = 0; i < d->nbuckets; i++) {
		struct zy_bucket_bounds *r = &d->buckets[i];

		zy_rational_init(&capped[i].threshold);
		zy_rational_init(&capped[i].capacity);
		capped[i].into = r->into;
		capped[i].has_capacity = r->has_cap;
		if (r->has_low)
			set_remainder(&capped[i].threshold, &r->low, &r->base);
		if (r->has_cap)
			set_remainder(&capped[i].capacity, &r->cap, &r->base);
		/* The bucket around already holds what this one holds. */
		if (r->has_cap && zy_rational_cmp(&r->base, &r->cap) > 0)
			zy_rational_set(&r->base, &r->cap);
		if (r->has_low && zy_rational_cmp(&r->base, &r->low) < 0)
			zy_rational_set(&r->base, &r->low);
		if (r->into != ZY_NO_BUCKET)
			zy_rational_add(&d->buckets[r->into].base,
			    &d->buckets[r->into].base, &r->base);
	}
	return capped;
}

/* Frees n capped buckets. */
static void
buckets_free(struct zy_capped_bucket *capped, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		zy_rational_release(&capped[i].threshold);
		zy_rational_release(&capped[i].capacity);
	}
	free(capped);
}

/*
 * Returns a new array of the options of d's events with their buckets and
 * points, to be freed with options_free.
 */
static struct zy_event_option *
options_new(struct zy_dedup *d, enum zy_scope_group group)
{
	struct zy_event_option *options =
	    zy_calloc(d->noptions, sizeof(*options));
	size_t i;

	for (i = 0; i < d->noptions; i++) {
		options[i].bucket = option_bucket(d, i);
		zy_rational_init(&options[i].points);
		zy_rational_set(&options[i].points, option_points(d, group, i));
	}
	return options;
}

/* Frees n options. */
static void
options_free(struct zy_event_option *options, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		zy_rational_release(&options[i].points);
	free(options);
}

bool
zy_dedup_choose(struct zy_dedup *d, enum zy_scope_group group)
{
	struct zy_capped_bucket *capped;
	struct zy_event_option *options;
	int rc;

	add_buckets(d, group);
	if (fits(d, group))
		return true;
	options = options_new(d, group);
	capped = buckets_new(d);
	rc = zy_assign_events(
	    capped, d->nbuckets, options, d->events, d->nevents);
	buckets_free(capped, d->nbuckets);
	options_free(options, d->noptions);
	return rc == 0;
}
