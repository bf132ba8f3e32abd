/*
 * Events that count once, at their highest, in a scope of items.
 *
 * For each scope the subject's facts are gathered, sorted by event and by what
 * each would bring, and all but the first of an event are dropped.  Of equal
 * ones the item counts that the standard lists first, so that no order of
 * input decides.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "standard/evaluate.h"

struct claim {
	uint32_t fact, event, office;
	size_t item;
	struct zy_rational points;
};

struct zy_dedup {
	struct claim *claims;
	size_t n, ready, cap; /* ready: have their rational */
};

struct zy_dedup *
zy_dedup_new(void)
{
	return zy_calloc(1, sizeof(struct zy_dedup));
}

void
zy_dedup_free(struct zy_dedup *d)
{
	size_t i;

	if (!d)
		return;
	for (i = 0; i < d->ready; i++)
		zy_rational_release(&d->claims[i].points);
	free(d->claims);
	free(d);
}

static struct claim *
claim_new(struct zy_dedup *d)
{
	d->claims = zy_grow(d->claims, &d->cap, d->n + 1, sizeof(*d->claims));
	while (d->ready <= d->n)
		zy_rational_init(&d->claims[d->ready++].points);
	return &d->claims[d->n++];
}

static void
gather(struct zy_evaluation *x, size_t i)
{
	const struct zy_item *item = &x->standard->items[i];
	const struct zy_fact *facts = x->figures->facts;
	uint32_t f = zy_evaluate_first(x, item->node);
	struct claim *c;

	for (; f != ZY_NO_FIGURE; f = facts[f].next) {
		if (facts[f].value.places == ZY_FACT_NA)
			continue;
		c = claim_new(x->dedup);
		c->fact = f;
		c->item = i;
		c->event = facts[f].event;
		c->office = item->same == ZY_SAME_EVENT_RATER	? facts[f].rater
			    : item->same == ZY_SAME_EVENT_GROUP ? facts[f].group
								: 0;
		zy_evaluate_points(x, item, &facts[f], &c->points);
	}
}

static int
compare_claims(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;
	int c;

	if (x->event != y->event)
		return x->event < y->event ? -1 : 1;
	if (x->office != y->office)
		return x->office < y->office ? -1 : 1;
	c = zy_rational_cmp(&y->points, &x->points);
	if (c)
		return c;
	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	return x->fact < y->fact ? -1 : x->fact > y->fact;
}

static int
compare_facts(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

void
zy_dedup_load(struct zy_evaluation *x)
{
	const struct zy_standard *s = x->standard;
	struct zy_dedup *d = x->dedup;
	size_t i, k;

	x->ndropped = 0;
	for (i = 0; i < s->nscopes; i++) {
		d->n = 0;
		for (k = 0; k < s->scopes[i].n; k++)
			gather(x, s->scopes[i].items[k]);
		if (d->n < 2)
			continue;
		qsort(d->claims, d->n, sizeof(*d->claims), compare_claims);
		for (k = 1; k < d->n; k++) {
			const struct claim *c = &d->claims[k];

			if (c->event != c[-1].event ||
			    c->office != c[-1].office)
				continue;
			x->dropped = zy_grow(x->dropped, &x->dropped_cap,
			    x->ndropped + 1, sizeof(*x->dropped));
			x->dropped[x->ndropped++] = c->fact;
		}
	}
	if (x->ndropped > 1)
		qsort(x->dropped, x->ndropped, sizeof(*x->dropped),
		    compare_facts);
}

bool
zy_dedup_dropped(const struct zy_evaluation *x, uint32_t fact)
{
	return x->ndropped && bsearch(&fact, x->dropped, x->ndropped,
				  sizeof(*x->dropped), compare_facts) != NULL;
}
