/*
 * For each scope a subject's values are gathered and sorted by event and by the
 * points each would bring; all but the first of an event are dropped.  Of equal
 * ones the item counts that the standard lists first, so that no order of input
 * decides.
 *
 * Where several items claim an event, the highest may run into a max.  Such
 * events are assigned so that the total is most (assign-events.h): one more row
 * of evidence can then never make a total lower.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "base/threads.h"
#include "scoring/dedup-state.h"

enum {
	LITTLE = 1024 /* fewer subjects are not worth a further thread */
};

/* Sets the place of each item: its head, the bonus or the penalty. */
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

/*
 * Returns the group of scopes with which a scope is decided; with a field, only
 * the items that the field covers matter.  From which head points are
 * subtracted makes no difference.
 */
static enum zy_scope_group
group_of(const struct zy_dedup *d, const struct zy_scope *scope,
    const struct zy_field_rule *field)
{
	const struct zy_standard *s = d->f->standard;
	const struct zy_item *first = &s->items[scope->items[0]], *item;
	size_t i, at = ZY_NO_BUCKET;

	if (field && zy_item_takes(first))
		return ZY_SCOPES_NONE;
	for (i = 0; i < scope->n; i++) {
		size_t k = scope->items[i];

		item = &s->items[k];
		if (field && !zy_field_covers(s, field, k))
			continue;
		if (zy_item_takes(item) && item->place != first->place)
			return ZY_SCOPES_SUBTRACT;
		if (!zy_item_takes(item) && at != ZY_NO_BUCKET &&
		    d->around[k] != at)
			return ZY_SCOPES_ADD;
		at = d->around[k];
	}
	return at == ZY_NO_BUCKET ? ZY_SCOPES_NONE : ZY_SCOPES_SEPARATE;
}

/*
 * Determines the group of each scope: for the total, then for each field that
 * covers only some items of a scope.
 */
static void
find_groups(struct zy_dedup *d)
{
	const struct zy_standard *s = d->f->standard;
	size_t i, k;

	d->scope_groups =
	    zy_calloc(s->nscopes * (s->npartial + 1), sizeof(*d->scope_groups));
	for (k = 0; k <= s->npartial; k++)
		for (i = 0; i < s->nscopes; i++)
			d->scope_groups[k * s->nscopes + i] = group_of(
			    d, &s->scopes[i], k ? s->partial[k - 1] : NULL);
}

/* Initialises d, with room for all buckets that can be needed. */
static void
dedup_init(struct zy_dedup *d, struct zy_evidence *f)
{
	const struct zy_standard *s = f->standard;
	size_t n, i;

	*d = (struct zy_dedup){.f = f};
	n = s->nitems + zy_dedup_around(d) + 1;
	zy_evaluation_init(&d->x, f);
	zy_rational_init(&d->tmp);
	zy_rational_init(&d->most);
	d->around = zy_calloc(s->nitems, sizeof(*d->around));
	find_around(d);
	find_groups(d);
	d->seen = zy_calloc(s->nitems, sizeof(*d->seen));
	d->bucket_of = zy_calloc(s->nitems, sizeof(*d->bucket_of));
	d->bucket_around =
	    zy_calloc(zy_dedup_around(d), sizeof(*d->bucket_around));
	d->buckets = zy_calloc(n, sizeof(*d->buckets));
	for (i = 0; i < n; i++) {
		zy_rational_init(&d->buckets[i].base);
		zy_rational_init(&d->buckets[i].low);
		zy_rational_init(&d->buckets[i].cap);
		zy_rational_init(&d->buckets[i].sum);
	}
}

/* Frees what d owns. */
static void
dedup_release(struct zy_dedup *d)
{
	const struct zy_standard *s = d->f->standard;
	size_t i;

	for (i = 0; i < d->ready; i++)
		zy_rational_release(&d->claims[i].points);
	for (i = 0; i < s->nitems + zy_dedup_around(d) + 1; i++) {
		zy_rational_release(&d->buckets[i].base);
		zy_rational_release(&d->buckets[i].low);
		zy_rational_release(&d->buckets[i].cap);
		zy_rational_release(&d->buckets[i].sum);
	}
	zy_rational_release(&d->tmp);
	zy_rational_release(&d->most);
	zy_evaluation_release(&d->x);
	free(d->scope_groups);
	free(d->around);
	free(d->claims);
	free(d->events);
	free(d->options);
	free(d->seen);
	free(d->buckets);
	free(d->bucket_of);
	free(d->bucket_around);
}

/*
 * Returns a new claim of d; its rational is initialised.  Claims may move in
 * memory at the next call.
 */
static struct zy_claim *
claim_new(struct zy_dedup *d)
{
	d->claims = zy_grow(d->claims, &d->cap, d->n + 1, sizeof(*d->claims));
	while (d->ready <= d->n)
		zy_rational_init(&d->claims[d->ready++].points);
	return &d->claims[d->n++];
}

/*
 * Adds the claims of the present subject's values of item i, which belongs to a
 * scope.
 */
static void
gather_item(struct zy_dedup *d, size_t scope, size_t i)
{
	const struct zy_item *item = &d->f->standard->items[i];
	const struct zy_value *values = d->f->values;
	uint32_t f = zy_evaluate_first_value(&d->x, item->node);
	struct zy_attribution by;
	struct zy_claim *c;

	/* The item is not for this subject: other items take the events. */
	if (f != ZY_NO_VALUE && item->only.n &&
	    !zy_evidence_fits(d->f, d->x.subject, &item->only))
		return;
	for (; f != ZY_NO_VALUE; f = values[f].next) {
		if (values[f].places == ZY_VALUE_NA)
			continue;
		by = zy_evidence_attribution(d->f, f);
		c = claim_new(d);
		c->value = f;
		c->item = i;
		c->scope = scope;
		c->event = by.event;
		c->office = item->same == ZY_SAME_EVENT_RATER	? by.rater
			    : item->same == ZY_SAME_EVENT_GROUP ? by.group
								: 0;
		zy_evaluate_value_points(&d->x, item, &values[f], &c->points);
	}
}

/*
 * Adds the claims of all items of a scope, or of those that the partial field
 * covers.
 */
static void
gather(struct zy_dedup *d, size_t scope)
{
	const struct zy_scope *s = &d->f->standard->scopes[scope];
	size_t i;

	for (i = 0; i < s->n; i++)
		if (!d->field ||
		    zy_field_covers(d->f->standard, d->field, s->items[i]))
			gather_item(d, scope, s->items[i]);
}

/* Compares the events that two claims are about; 0 if they claim one event. */
static int
compare_events(const struct zy_claim *x, const struct zy_claim *y)
{
	if (x->scope != y->scope)
		return x->scope < y->scope ? -1 : 1;
	if (x->event != y->event)
		return x->event < y->event ? -1 : 1;
	return x->office < y->office ? -1 : x->office > y->office;
}

/*
 * Compares two words in byte order, since their numbers depend on the order of
 * the input.
 */
static int
compare_words(const struct zy_evidence *f, uint32_t a, uint32_t b)
{
	return a == b ? 0
		      : zy_view_cmp(zy_intern_get(f->words, a),
			    zy_intern_get(f->words, b));
}

/*
 * Compares two claims, for qsort_r: by event, then the one with most points
 * first.  Claims with equal points are ordered by what does not depend on the
 * order of input.
 */
static int
compare_claims(const void *a, const void *b, void *evidence)
{
	const struct zy_claim *x = a, *y = b;
	const struct zy_evidence *f = evidence;
	struct zy_attribution p, q;
	int c = compare_events(x, y);

	if (c == 0)
		c = zy_rational_cmp(&y->points, &x->points);
	if (c == 0 && x->item != y->item)
		c = x->item < y->item ? -1 : 1;
	if (c)
		return c;
	p = zy_evidence_attribution(f, x->value);
	q = zy_evidence_attribution(f, y->value);
	c = compare_words(f, p.rater, q.rater);
	if (c == 0)
		c = compare_words(f, p.group, q.group);
	/* Two claims that are equal here bring equal points to one item. */
	if (c == 0 && f->value_origin && f->value_origin[x->value] &&
	    f->value_origin[y->value])
		c = strcmp(
		    f->value_origin[x->value], f->value_origin[y->value]);
	return c ? c : x->value < y->value ? -1 : x->value > y->value;
}

/*
 * Returns whether this is the first claim of the item to the current event, and
 * notes the item.
 */
static bool
is_first(struct zy_dedup *d, size_t item)
{
	if (d->seen[item] == d->turn)
		return false;
	d->seen[item] = d->turn;
	return true;
}

/*
 * Makes claim k count among the claims i to end - 1 of one event; the others
 * are dropped, with the reason and the item that has the event.
 */
static void
settle(struct zy_dedup *d, size_t i, size_t end, size_t k)
{
	const struct zy_claim *chosen = &d->claims[k], *c;
	enum zy_dropped why;

	for (; i < end; i++) {
		c = &d->claims[i];
		why = i == k			? ZY_COUNTS
		      : c->item == chosen->item ? ZY_DROPPED_HERE
		      : zy_rational_cmp(&c->points, &chosen->points) > 0
			  ? ZY_DROPPED_BETTER
			  : ZY_DROPPED_HIGHER;
		d->dropped[c->value] = zy_dropped_pack(why, chosen->item);
	}
}

/*
 * Drops all claims i to end - 1 of one event except the highest.  If several
 * items claim the event, their highest claims become the options of an
 * assignment.
 */
static void
drop_event(struct zy_dedup *d, size_t i, size_t end)
{
	size_t first = d->noptions, k;

	settle(d, i, end, i);
	d->turn++;
	for (k = i; k < end; k++) {
		const struct zy_claim *c = &d->claims[k];

		if (!is_first(d, c->item) || zy_rational_sign(&c->points) == 0)
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
	    (struct zy_event_choice){.first = first, .n = d->noptions - first};
}

/* Returns the index after the last claim of the event of claim i. */
static size_t
end_of(const struct zy_dedup *d, size_t i)
{
	size_t end = i + 1;

	while (
	    end < d->n && compare_events(&d->claims[i], &d->claims[end]) == 0)
		end++;
	return end;
}

/*
 * Sorts the claims and decides each event that only one item claims.  Events
 * that several items claim become d->events.
 */
static void
drop(struct zy_dedup *d)
{
	size_t i, end;

	d->nevents = d->noptions = 0;
	qsort_r(d->claims, d->n, sizeof(*d->claims), compare_claims, d->f);
	for (i = 0; i < d->n; i = end) {
		end = end_of(d, i);
		if (end > i + 1)
			drop_event(d, i, end);
		else
			d->dropped[d->claims[i].value] = ZY_COUNTS;
	}
}

/* Drops all options, so that sums do not contain the events to be assigned. */
static void
drop_noted(struct zy_dedup *d)
{
	size_t k;

	for (k = 0; k < d->noptions; k++)
		d->dropped[d->claims[d->options[k]].value] = ZY_DROPPED_HIGHER;
}

/* Makes each assigned event count for the option that was chosen. */
static void
keep_chosen(struct zy_dedup *d)
{
	size_t e;

	for (e = 0; e < d->nevents; e++) {
		const struct zy_event_choice *event = &d->events[e];
		size_t first = d->options[event->first];

		settle(d, first, end_of(d, first),
		    d->options[event->first + event->chosen]);
	}
}

/*
 * Compares two events by their names, for qsort_r, so that their order does not
 * depend on that of the input.
 */
static int
compare_names(const void *a, const void *b, void *dedup)
{
	const struct zy_event_choice *p = a, *q = b;
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

/*
 * Decides which values of the collected claims count.  Returns 0; or -1, with e
 * set, if the assignment has too many states.
 */
static int
decide(struct zy_dedup *d, enum zy_scope_group group, struct zy_error *e)
{
	drop(d);
	if (d->nevents == 0)
		return 0;
	drop_noted(d);
	qsort_r(d->events, d->nevents, sizeof(*d->events), compare_names, d);
	if (!zy_dedup_choose(d, group))
		return zy_error_set(e, ZY_ERROR_RECORD,
		    _("subject '%.*s': its events can count in so many ways "
		      "that nobody can tell which is highest"),
		    ZY_ARG(zy_intern_get(d->f->subjects, d->x.subject)));
	keep_chosen(d);
	return 0;
}

/*
 * Decides all scopes from `from` to `end` that belong to the group, together.
 */
static int
decide_group(struct zy_dedup *d, const enum zy_scope_group *scope_groups,
    enum zy_scope_group group, size_t from, size_t end, struct zy_error *e)
{
	size_t i;

	d->n = 0;
	for (i = from; i < end; i++)
		if (scope_groups[i] == group)
			gather(d, i);
	return d->n ? decide(d, group, e) : 0;
}

/*
 * Decides all scopes: first the separate ones, each alone, then those of items
 * that subtract and those of items that add, together.  Returns 0, or -1 with e
 * set.
 */
static int
decide_scopes(struct zy_dedup *d, const enum zy_scope_group *scope_groups,
    struct zy_error *e)
{
	size_t n = d->f->standard->nscopes, i;

	for (i = 0; i < n; i++)
		if (decide_group(
			d, scope_groups, ZY_SCOPES_SEPARATE, i, i + 1, e))
			return -1;
	return decide_group(d, scope_groups, ZY_SCOPES_SUBTRACT, 0, n, e) ||
		       decide_group(d, scope_groups, ZY_SCOPES_ADD, 0, n, e)
		   ? -1
		   : 0;
}

/*
 * Copies for a field which deductions count; they are the same for every field.
 */
static void
copy_taken(struct zy_dedup *d)
{
	const struct zy_standard *s = d->f->standard;
	size_t i;
	uint32_t f;

	for (i = 0; i < s->nitems; i++) {
		if (s->items[i].scope == ZY_NO_SCOPE ||
		    !zy_item_takes(&s->items[i]))
			continue;
		f = zy_evaluate_first_value(&d->x, s->items[i].node);
		for (; f != ZY_NO_VALUE; f = d->f->values[f].next)
			d->dropped[f] = d->f->dropped[f];
	}
}

/*
 * Decides where the events of a subject count: for the total, then for each
 * partial field.  Returns 0, or -1 with e set.
 */
static int
decide_subject(struct zy_dedup *d, uint32_t subject, struct zy_error *e)
{
	const struct zy_standard *s = d->f->standard;
	size_t k;

	d->x.subject = subject;
	for (k = 0; k <= s->npartial; k++) {
		d->field = k ? s->partial[k - 1] : NULL;
		d->dropped = k ? d->f->partial_dropped[k - 1] : d->f->dropped;
		d->x.dropped = d->dropped;
		if (k)
			copy_taken(d);
		if (decide_scopes(d, d->scope_groups + k * s->nscopes, e))
			return -1;
	}
	return 0;
}

/* The subjects of one thread, and the errors of those that failed. */
struct share {
	struct zy_dedup d;
	uint32_t *subjects;
	size_t n;
	struct zy_error *errors;
	size_t nerrors, cap;
};

/* Decides for each subject of thread t, and removes those that fail. */
static void
work(void *shares, int t)
{
	struct share *w = (struct share *)shares + t;
	struct zy_error e;
	size_t i, n = 0;

	for (i = 0; i < w->n; i++) {
		zy_error_clear(&e);
		if (decide_subject(&w->d, w->subjects[i], &e) == 0) {
			w->subjects[n++] = w->subjects[i];
			continue;
		}
		w->errors = zy_grow(
		    w->errors, &w->cap, w->nerrors + 1, sizeof(*w->errors));
		w->errors[w->nerrors++] = e;
	}
	w->n = n;
}

/* Allocates the arrays of the store that say which values are dropped. */
static void
prepare(struct zy_evidence *f)
{
	size_t k;

	f->dropped = zy_calloc(f->nvalues + 1, sizeof(*f->dropped));
	f->partial_dropped =
	    zy_calloc(f->standard->npartial + 1, sizeof(*f->partial_dropped));
	for (k = 0; k < f->standard->npartial; k++)
		f->partial_dropped[k] =
		    zy_calloc(f->nvalues + 1, sizeof(*f->partial_dropped[k]));
}

size_t
zy_dedup(struct zy_evidence *f, uint32_t *subjects, size_t n, int threads,
    zy_dedup_failed *failed, void *context)
{
	struct share *shares;
	size_t each, at = 0, i;
	int t;

	if (f->standard->nscopes == 0)
		return n;
	prepare(f);
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
	for (n = 0, t = 0; t < threads; t++) {
		memmove(subjects + n, shares[t].subjects,
		    shares[t].n * sizeof(*subjects));
		n += shares[t].n;
		for (i = 0; i < shares[t].nerrors; i++)
			failed(context, &shares[t].errors[i]);
		free(shares[t].errors);
		dedup_release(&shares[t].d);
	}
	free(shares);
	return n;
}
