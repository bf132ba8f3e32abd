/*
 * For each scope a subject's facts are gathered, sorted by event and by what
 * each would bring, and all but the first of an event are dropped.  Of equal
 * ones the item counts that the standard lists first, so that no order of
 * input decides.
 *
 * Where several items claim an event, what is highest may run into a max.
 * Such events are counted where all together come to most (allot.h): no row
 * more can then make a total lower.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/threads.h"
#include "standard/dedup-state.h"

enum {
	LITTLE = 1024
}; /* subjects that are not worth a thread */

static void
find_around(struct zy_dedup *d)
{
	const struct zy_standard *s = d->f->standard;
	size_t i, h;

	for (i = 0; i < s->nitems; i++)
		d->around[i] = s->items[i].place == ZY_IN_BONUS ? s->nheads
								: s->nheads + 1;
	for (h = 0; h < s->nheads; h++)
		for (i = 0; i < s->heads[h].n; i++)
			d->around[s->heads[h].first + i] = h;
}

/* What is taken from one head or another is the same. */
static enum zy_party
party_of(const struct zy_dedup *d, const struct zy_scope *scope)
{
	const struct zy_item *items = d->f->standard->items;
	const struct zy_item *first = &items[scope->items[0]];
	size_t i;

	for (i = 1; i < scope->n; i++) {
		if (zy_item_takes(first)
			? items[scope->items[i]].place != first->place
			: d->around[scope->items[i]] !=
			      d->around[scope->items[0]])
			return zy_item_takes(first) ? ZY_TAKE_ACROSS
						    : ZY_GIVE_ACROSS;
	}
	return ZY_ALONE;
}

static void
dedup_init(struct zy_dedup *d, struct zy_figures *f)
{
	const struct zy_standard *s = f->standard;
	size_t n, i;

	*d = (struct zy_dedup){.f = f};
	n = s->nitems + zy_dedup_around(d) + 1;
	zy_evaluation_init(&d->x, f);
	zy_rational_init(&d->tmp);
	d->around = zy_calloc(s->nitems, sizeof(*d->around));
	find_around(d);
	d->parties = zy_calloc(s->nscopes, sizeof(*d->parties));
	for (i = 0; i < s->nscopes; i++)
		d->parties[i] = party_of(d, &s->scopes[i]);
	d->seen = zy_calloc(s->nitems, sizeof(*d->seen));
	d->room_of = zy_calloc(s->nitems, sizeof(*d->room_of));
	d->room_around = zy_calloc(zy_dedup_around(d), sizeof(*d->room_around));
	d->rooms = zy_calloc(n, sizeof(*d->rooms));
	for (i = 0; i < n; i++) {
		zy_rational_init(&d->rooms[i].base);
		zy_rational_init(&d->rooms[i].low);
		zy_rational_init(&d->rooms[i].cap);
	}
}

static void
dedup_release(struct zy_dedup *d)
{
	const struct zy_standard *s = d->f->standard;
	size_t i;

	for (i = 0; i < d->ready; i++)
		zy_rational_release(&d->claims[i].points);
	for (i = 0; i < s->nitems + zy_dedup_around(d) + 1; i++) {
		zy_rational_release(&d->rooms[i].base);
		zy_rational_release(&d->rooms[i].low);
		zy_rational_release(&d->rooms[i].cap);
	}
	zy_rational_release(&d->tmp);
	zy_evaluation_release(&d->x);
	free(d->parties);
	free(d->around);
	free(d->claims);
	free(d->events);
	free(d->options);
	free(d->seen);
	free(d->rooms);
	free(d->room_of);
	free(d->room_around);
}

static struct zy_claim *
claim_new(struct zy_dedup *d)
{
	d->claims = zy_grow(d->claims, &d->cap, d->n + 1, sizeof(*d->claims));
	while (d->ready <= d->n)
		zy_rational_init(&d->claims[d->ready++].points);
	return &d->claims[d->n++];
}

static void
gather_item(struct zy_dedup *d, size_t scope, size_t i)
{
	const struct zy_item *item = &d->f->standard->items[i];
	const struct zy_fact *facts = d->f->facts;
	uint32_t f = zy_evaluate_first(&d->x, item->node);
	struct zy_whose whose;
	struct zy_claim *c;

	/* Where the item is not the subject's its events count elsewhere. */
	if (f != ZY_NO_FIGURE && item->only.n &&
	    !zy_figures_fits(d->f, d->x.subject, &item->only))
		return;
	for (; f != ZY_NO_FIGURE; f = facts[f].next) {
		if (facts[f].places == ZY_FACT_NA)
			continue;
		whose = zy_figures_whose(d->f, f);
		c = claim_new(d);
		c->fact = f;
		c->item = i;
		c->scope = scope;
		c->event = whose.event;
		c->office = item->same == ZY_SAME_EVENT_RATER	? whose.rater
			    : item->same == ZY_SAME_EVENT_GROUP ? whose.group
								: 0;
		zy_evaluate_points(&d->x, item, &facts[f], &c->points);
	}
}

static void
gather(struct zy_dedup *d, size_t scope)
{
	const struct zy_scope *s = &d->f->standard->scopes[scope];
	size_t i;

	for (i = 0; i < s->n; i++)
		gather_item(d, scope, s->items[i]);
}

static int
compare_events(const struct zy_claim *x, const struct zy_claim *y)
{
	if (x->scope != y->scope)
		return x->scope < y->scope ? -1 : 1;
	if (x->event != y->event)
		return x->event < y->event ? -1 : 1;
	return x->office < y->office ? -1 : x->office > y->office;
}

/* By name: numbers go by the order of the input. */
static int
compare_words(const struct zy_figures *f, uint32_t a, uint32_t b)
{
	return a == b ? 0
		      : zy_view_cmp(zy_intern_get(f->words, a),
			    zy_intern_get(f->words, b));
}

static int
compare_claims(const void *a, const void *b, void *figures)
{
	const struct zy_claim *x = a, *y = b;
	const struct zy_figures *f = figures;
	struct zy_whose p, q;
	int c = compare_events(x, y);

	if (c == 0)
		c = zy_rational_cmp(&y->points, &x->points);
	if (c == 0 && x->item != y->item)
		c = x->item < y->item ? -1 : 1;
	if (c)
		return c;
	p = zy_figures_whose(f, x->fact);
	q = zy_figures_whose(f, y->fact);
	c = compare_words(f, p.rater, q.rater);
	if (c == 0)
		c = compare_words(f, p.group, q.group);
	return c ? c : x->fact < y->fact ? -1 : x->fact > y->fact;
}

/* Whether the item has no claim yet among those of the event at hand. */
static bool
is_first(struct zy_dedup *d, size_t item)
{
	if (d->seen[item] == d->turn)
		return false;
	d->seen[item] = d->turn;
	return true;
}

/* Drops all but the highest claim of an event, and notes the others' best. */
static void
drop_event(struct zy_dedup *d, size_t i, size_t end)
{
	size_t first = d->noptions, k;

	d->turn++;
	for (k = i; k < end; k++) {
		const struct zy_claim *c = &d->claims[k];

		if (!is_first(d, c->item)) {
			d->f->dropped[c->fact] = ZY_DROPPED_HERE;
			continue;
		}
		if (k > i)
			d->f->dropped[c->fact] = ZY_DROPPED_HIGHER;
		if (zy_rational_sign(&c->points) == 0)
			continue;
		d->options = zy_grow(d->options, &d->options_cap,
		    d->noptions + 1, sizeof(*d->options));
		d->options[d->noptions++] = k;
	}
	if (d->noptions - first < 2) {
		d->noptions = first;
		return;
	}
	d->events = zy_grow(
	    d->events, &d->events_cap, d->nevents + 1, sizeof(*d->events));
	d->events[d->nevents++] =
	    (struct zy_choosing){.first = first, .n = d->noptions - first};
}

static void
drop(struct zy_dedup *d)
{
	size_t i, end;

	d->nevents = d->noptions = 0;
	qsort_r(d->claims, d->n, sizeof(*d->claims), compare_claims, d->f);
	for (i = 0; i < d->n; i = end) {
		end = i + 1;
		while (end < d->n &&
		       compare_events(&d->claims[i], &d->claims[end]) == 0)
			end++;
		if (end > i + 1)
			drop_event(d, i, end);
	}
}

/* Drops what is decided later, so that sums are without it. */
static void
drop_noted(struct zy_dedup *d)
{
	size_t k;

	for (k = 0; k < d->noptions; k++)
		d->f->dropped[d->claims[d->options[k]].fact] =
		    ZY_DROPPED_HIGHER;
}

/* Lets the events count where they were chosen to. */
static void
keep_chosen(struct zy_dedup *d)
{
	size_t e, k;

	for (e = 0; e < d->nevents; e++) {
		const size_t *options = &d->options[d->events[e].first];

		/* Those before it would bring more, and do not all together. */
		for (k = 0; k < d->events[e].chosen; k++)
			d->f->dropped[d->claims[options[k]].fact] =
			    zy_rational_cmp(&d->claims[options[k]].points,
				&d->claims[options[d->events[e].chosen]]
				     .points) > 0
				? ZY_DROPPED_BETTER
				: ZY_DROPPED_HIGHER;
		d->f->dropped[d->claims[options[k]].fact] = ZY_COUNTS;
	}
}

static int
compare_names(const void *a, const void *b, void *dedup)
{
	const struct zy_choosing *p = a, *q = b;
	const struct zy_dedup *d = dedup;
	const struct zy_claim *x = &d->claims[d->options[p->first]];
	const struct zy_claim *y = &d->claims[d->options[q->first]];
	int c = compare_words(d->f, x->event, y->event);

	if (c == 0)
		c = compare_words(d->f, x->office, y->office);
	if (c)
		return c;
	return x->scope < y->scope ? -1 : x->scope > y->scope;
}

/* Which facts of the claims gathered count. */
static int
decide(struct zy_dedup *d, enum zy_party party, struct zy_error *e)
{
	drop(d);
	if (d->nevents == 0)
		return 0;
	drop_noted(d);
	qsort_r(d->events, d->nevents, sizeof(*d->events), compare_names, d);
	if (!zy_dedup_choose(d, party))
		return zy_error_set(e, ZY_ERROR_RECORD,
		    _("subject '%.*s': its events can count in so many ways "
		      "that nobody can tell which is highest"),
		    ZY_ARG(zy_intern_get(d->f->subjects, d->x.subject)));
	keep_chosen(d);
	return 0;
}

static int
decide_subject(struct zy_dedup *d, uint32_t subject, struct zy_error *e)
{
	size_t n = d->f->standard->nscopes, i;
	int party;

	d->x.subject = subject;
	for (i = 0; i < n; i++) {
		if (d->parties[i] != ZY_ALONE)
			continue;
		d->n = 0;
		gather(d, i);
		if (d->n > 1 && decide(d, ZY_ALONE, e))
			return -1;
	}
	for (party = ZY_TAKE_ACROSS; party <= ZY_GIVE_ACROSS; party++) {
		d->n = 0;
		for (i = 0; i < n; i++)
			if (d->parties[i] == (enum zy_party)party)
				gather(d, i);
		if (d->n > 1 && decide(d, (enum zy_party)party, e))
			return -1;
	}
	return 0;
}

/* One thread's share of the subjects. */
struct share {
	struct zy_dedup d;
	const uint32_t *subjects;
	size_t n;
	struct zy_error e;
	int rc;
};

static void
work(void *shares, int t)
{
	struct share *w = (struct share *)shares + t;
	size_t i;

	for (i = 0; i < w->n && w->rc == 0; i++)
		w->rc = decide_subject(&w->d, w->subjects[i], &w->e);
}

int
zy_dedup(struct zy_figures *f, const uint32_t *subjects, size_t n, int threads,
    struct zy_error *e)
{
	struct share *shares;
	size_t each, at = 0;
	int rc = 0, t;

	if (f->standard->nscopes == 0)
		return 0;
	free(f->dropped);
	f->dropped = zy_calloc(f->nfacts + 1, sizeof(*f->dropped));
	if (n < LITTLE)
		threads = 1;
	each = n / (size_t)threads + 1;
	shares = zy_calloc((size_t)threads, sizeof(*shares));
	for (t = 0; t < threads; t++) {
		dedup_init(&shares[t].d, f);
		shares[t].subjects = subjects + at;
		shares[t].n = n - at < each ? n - at : each;
		at += shares[t].n;
	}
	zy_threads_run(threads, work, shares);
	for (t = 0; t < threads; t++) {
		if (rc == 0 && shares[t].rc) {
			rc = shares[t].rc;
			*e = shares[t].e;
		}
		dedup_release(&shares[t].d);
	}
	free(shares);
	return rc;
}
