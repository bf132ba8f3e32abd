/*
 * Dynamic programming over events, last to first.  A state is the points
 * collected in each bucket, as a row of whole numbers in the unit of the
 * bucket: the common denominator of all points that may come into it.  States
 * stay few: points beyond a bucket's capacity are cut off, a bucket that can
 * never be full needs no column, and states that another one dominates (has at
 * least as much in every bucket) are dropped where that is cheap to see.  At
 * the end the events choose, first to last, an option from which the best total
 * can still be reached.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/assign-events.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define MOST_SUMS (1 << 24)	     /* numbers kept: 128 MiB */
#define MOST_WORK (INT64_C(1) << 30) /* numbers looked at: a second or two */
#define MOST_EVENTS (1 << 21)	     /* their sums are numbers, too */
#define MOST_UNITS                                                \
	(INT64_C(1) << 60) /* of a point; of all options together \
			    */
#define NO_END (INT64_MAX / 2)

enum {
	NEAR = 32, /* a state is compared with that many at either end */
	COST = 8,  /* work for a quotient, where a number is 1 */
};

/*
 * A bucket in the search.  After the caller's buckets there is one more, the
 * total.
 */
struct bucket {
	const struct zy_rational *threshold, *capacity; /* NULL: none */
	size_t into;
	size_t home;	      /* the bucket whose column has its points */
	size_t column;	      /* the rest is about its column: */
	int64_t units;	      /* units a point */
	int64_t top;	      /* capacity in units, rounded up */
	int64_t least, most;  /* threshold rounded up, capacity rounded down */
	struct zy_rational v; /* points that come in */
};

/* The state of the search. */
struct search {
	struct bucket *buckets;
	size_t n; /* number of buckets, the total included */
	const struct zy_event_option *options;
	int64_t *numbers; /* by option: its points in units of its home */
	struct zy_event_choice *events;
	size_t nevents, noptions;
	size_t width;  /* columns of a state */
	size_t *owner; /* by column: its bucket */

	int64_t *sums; /* states as rows; those of event i from first[i] on */
	size_t nsums, cap;
	size_t *first;
	int64_t *rows; /* the states of one event before they are reduced */
	size_t rows_cap;
	int64_t work; /* numbers looked at so far */
	struct zy_rational v;
};

/* Returns v in units, rounded up or down; NO_END if it is too large. */
static int64_t
in_units(const struct zy_rational *v, int64_t units, bool up)
{
	struct zy_rational whole;
	int64_t num, den;
	bool small;

	zy_rational_init(&whole);
	zy_rational_set_ratio(&whole, units, 1);
	zy_rational_mul(&whole, &whole, v);
	(up ? zy_rational_ceil : zy_rational_floor)(&whole);
	small = zy_rational_get(&whole, &num, &den) && num < NO_END;
	zy_rational_release(&whole);
	return small ? num : NO_END;
}

/*
 * Returns whether points of bucket i are added, directly or through others, to
 * bucket k.
 */
static bool
leads_to(const struct search *a, size_t i, size_t k)
{
	while (i != k && i + 1 < a->n)
		i = a->buckets[i].into;
	return i == k;
}

/* Returns whether bucket k can never be full. */
static bool
is_never_full(struct search *a, size_t k)
{
	struct zy_rational *sum = &a->buckets[k].v, *most = &a->v;
	size_t e, i;

	zy_rational_set_ratio(sum, 0, 1);
	for (e = 0; e < a->nevents; e++) {
		const struct zy_event_option *o =
		    &a->options[a->events[e].first];

		zy_rational_set_ratio(most, 0, 1);
		for (i = 0; i < a->events[e].n; i++)
			if (leads_to(a, o[i].bucket, k) &&
			    zy_rational_cmp(&o[i].points, most) > 0)
				zy_rational_set(most, &o[i].points);
		zy_rational_add(sum, sum, most);
	}
	return !a->buckets[k].capacity ||
	       zy_rational_cmp(sum, a->buckets[k].capacity) <= 0;
}

/*
 * Sets up the search's buckets, of which the last is the total.  Bounds are
 * borrowed from the caller's buckets.
 */
static void
open_buckets(struct search *a, const struct zy_capped_bucket *buckets)
{
	size_t i, whole = a->n - 1;

	for (i = 0; i < a->n; i++) {
		struct bucket *p = &a->buckets[i];

		zy_rational_init(&p->v);
		p->into = whole;
		if (i == whole)
			continue;
		if (buckets[i].into != ZY_NO_BUCKET)
			p->into = buckets[i].into;
		if (zy_rational_sign(&buckets[i].threshold) > 0)
			p->threshold = &buckets[i].threshold;
		if (buckets[i].has_capacity)
			p->capacity = &buckets[i].capacity;
	}
}

/*
 * Assigns a column to each bucket; if few is true, only to those that need one:
 * a bucket that passes on all its points unchanged does not.
 */
static void
choose_columns(struct search *a, bool few)
{
	struct bucket *p = a->buckets;
	size_t i;

	for (i = 0; i < a->n; i++) {
		p[i].units = 1;
		p[i].home = few && i + 1 < a->n && !p[i].threshold &&
				    is_never_full(a, i)
				? p[i].into
				: i;
	}
	/* Points of a bucket without a column count in the next that has one.
	 */
	for (i = a->n; i-- > 0;)
		p[i].home = p[p[i].home].home;
	for (a->width = 0, i = 0; i < a->n; i++) {
		if (p[i].home != i)
			continue;
		a->owner[a->width] = i;
		p[i].column = a->width++;
	}
}

/* Returns the next bucket with a column to which the points of p are added. */
static size_t
next_of(const struct search *a, const struct bucket *p)
{
	return a->buckets[p->into].home;
}

/*
 * Makes the unit of a column small enough for v to be a whole number of units.
 */
static bool
refine(struct bucket *p, const struct zy_rational *v)
{
	int64_t num, den;
	uint64_t common;
	zy_int128 n;

	if (!zy_rational_get(v, &num, &den))
		return false;
	common = zy_gcd((uint64_t)den, (uint64_t)p->units);
	n = (zy_int128)(p->units / (int64_t)common) * den;
	if (n > MOST_UNITS)
		return false;
	p->units = (int64_t)n;
	return true;
}

/*
 * Converts the points of all options to units.  Returns false if there is no
 * common unit.
 */
static bool
measure_options(struct search *a)
{
	int64_t sum = 0;
	size_t i, home;

	for (i = 0; i < a->noptions; i++) {
		home = a->buckets[a->options[i].bucket].home;
		if (!refine(&a->buckets[home], &a->options[i].points))
			return false;
	}
	for (i = 0; i < a->noptions; i++) {
		home = a->buckets[a->options[i].bucket].home;
		a->numbers[i] = in_units(
		    &a->options[i].points, a->buckets[home].units, false);
		if (__builtin_add_overflow(sum, a->numbers[i], &sum) ||
		    sum > MOST_UNITS)
			return false;
	}
	return true;
}

/*
 * Chooses the columns and their units.  Few columns make states small; with
 * many, each may have its own unit.
 */
static bool
measure(struct search *a)
{
	size_t i;

	choose_columns(a, true);
	if (!measure_options(a)) {
		choose_columns(a, false);
		if (!measure_options(a))
			return false;
	}
	for (i = 0; i < a->n; i++) {
		struct bucket *p = &a->buckets[i];

		p->top = p->most = NO_END;
		if (p->capacity) {
			p->top = in_units(p->capacity, p->units, true);
			p->most = in_units(p->capacity, p->units, false);
		}
		if (p->threshold)
			p->least = in_units(p->threshold, p->units, true);
	}
	return true;
}

/* Sets v to the part of its points that counts in a bucket. */
static void
count_in(const struct bucket *p, struct zy_rational *v)
{
	if (p->capacity && zy_rational_cmp(v, p->capacity) > 0)
		zy_rational_set(v, p->capacity);
	if (!p->threshold)
		return;
	if (zy_rational_cmp(v, p->threshold) <= 0)
		zy_rational_set_ratio(v, 0, 1);
	else
		zy_rational_sub(v, v, p->threshold);
}

/* Returns the total of state x, with state y added unless y is NULL. */
static const struct zy_rational *
total(struct search *a, const int64_t *x, const int64_t *y)
{
	struct zy_rational *v = &a->v;
	size_t c;

	a->work += (int64_t)a->width * COST;
	for (c = 0; c < a->width; c++)
		zy_rational_set_ratio(&a->buckets[a->owner[c]].v, 0, 1);
	for (c = 0; c < a->width; c++) {
		struct bucket *p = &a->buckets[a->owner[c]];

		zy_rational_set_ratio(v, x[c] + (y ? y[c] : 0), p->units);
		zy_rational_add(&p->v, &p->v, v);
		count_in(p, &p->v);
		if (c + 1 < a->width)
			zy_rational_add(&a->buckets[next_of(a, p)].v,
			    &a->buckets[next_of(a, p)].v, &p->v);
	}
	return &a->buckets[a->n - 1].v;
}

/* Returns whether the points of a state certainly fill bucket k. */
static bool
is_full(const struct search *a, const int64_t *row, size_t k)
{
	const struct bucket *to = &a->buckets[k];
	zy_int128 sum = row[to->column], v;
	size_t c;

	for (c = 0; c < to->column && sum < to->top; c++) {
		const struct bucket *p = &a->buckets[a->owner[c]];

		if (next_of(a, p) != k)
			continue;
		v = row[c] < p->most ? row[c] : p->most;
		v = v > p->least ? v - p->least : 0;
		sum += p->units == to->units ? v : v * to->units / p->units;
	}
	return sum >= to->top;
}

/*
 * If bucket k is full, sets its column and those of the buckets that lead
 * directly to it to their capacities: more points there change nothing, and so
 * equal states are recognised.
 */
static void
fill(const struct search *a, int64_t *row, size_t k)
{
	const struct bucket *p = &a->buckets[k];
	size_t c;

	if (!p->capacity || !is_full(a, row, k))
		return;
	row[p->column] = p->top;
	for (c = 0; c < p->column; c++)
		if (next_of(a, &a->buckets[a->owner[c]]) == k)
			row[c] = a->buckets[a->owner[c]].top;
}

/* Adds an option's points to a state, cut off at the capacity. */
static void
add_option(const struct search *a, int64_t *row, size_t option)
{
	size_t home = a->buckets[a->options[option].bucket].home;
	const struct bucket *p = &a->buckets[home];

	row[p->column] += a->numbers[option];
	if (row[p->column] > p->top)
		row[p->column] = p->top;
	fill(a, row, home);
	if (home + 1 < a->n)
		fill(a, row, next_of(a, p));
}

/*
 * Compares two states for sorting, the larger first, so that no state dominates
 * an earlier one.
 */
static int
compare_rows(const void *x, const void *y, void *width)
{
	const int64_t *a = x, *b = y;
	size_t i, n = *(const size_t *)width;

	for (i = 0; i < n; i++)
		if (a[i] != b[i])
			return a[i] > b[i] ? -1 : 1;
	return 0;
}

/*
 * Returns whether one of the states `from` to `end` dominates a state: is at
 * least as large in every column.
 */
static bool
is_dominated(struct search *a, const int64_t *row, size_t from, size_t end)
{
	size_t at, i;

	for (at = from; at < end; at += a->width) {
		for (i = 0; i < a->width && row[i] <= a->sums[at + i]; i++)
			;
		a->work += (int64_t)i + 1;
		if (i == a->width)
			return true;
	}
	return false;
}

/* Keeps those of n states of which no dominating one is found. */
static int
keep_states(struct search *a, size_t n)
{
	size_t from = a->nsums, near = NEAR * a->width, head, tail, i;

	a->work += (int64_t)(n * a->width) * COST;
	qsort_r(
	    a->rows, n, a->width * sizeof(*a->rows), compare_rows, &a->width);
	for (i = 0; i < n; i++) {
		const int64_t *row = a->rows + i * a->width;

		if (i && compare_rows(row - a->width, row, &a->width) == 0)
			continue;
		head = from + near < a->nsums ? from + near : a->nsums;
		tail = head + near < a->nsums ? a->nsums - near : head;
		if (is_dominated(a, row, from, head) ||
		    is_dominated(a, row, tail, a->nsums))
			continue;
		if (a->nsums + a->width > MOST_SUMS)
			return -1;
		a->sums = zy_grow(
		    a->sums, &a->cap, a->nsums + a->width, sizeof(*a->sums));
		memcpy(a->sums + a->nsums, row, a->width * sizeof(*row));
		a->nsums += a->width;
	}
	return a->work > MOST_WORK ? -1 : 0;
}

/* Makes the states of event e from those of the event after it. */
static int
make_states(struct search *a, size_t e)
{
	const struct zy_event_choice *event = &a->events[e];
	size_t from = a->first[e + 1], n = (a->nsums - from) / a->width;
	size_t i, k;
	int64_t *row;

	if (n * event->n > MOST_SUMS / a->width)
		return -1;
	a->rows = zy_grow(
	    a->rows, &a->rows_cap, n * event->n * a->width, sizeof(*a->rows));
	row = a->rows;
	for (i = 0; i < n; i++) {
		for (k = 0; k < event->n; k++, row += a->width) {
			memcpy(row, a->sums + from + i * a->width,
			    a->width * sizeof(*row));
			add_option(a, row, event->first + k);
		}
	}
	a->first[e] = a->nsums;
	return keep_states(a, n * event->n);
}

/*
 * Sets most to the best total of the states of event e added to the points
 * `before`.
 */
static void
best_total(
    struct search *a, size_t e, const int64_t *before, struct zy_rational *most)
{
	size_t end = e ? a->first[e - 1] : a->nsums, at = a->first[e];
	const struct zy_rational *v;

	zy_rational_set(most, total(a, before, a->sums + at));
	while ((at += a->width) < end) {
		v = total(a, before, a->sums + at);
		if (zy_rational_cmp(v, most) > 0)
			zy_rational_set(most, v);
	}
}

/*
 * Returns whether a state of event e, added to the points `before`, reaches the
 * total most.
 */
static bool
is_in_reach(struct search *a, size_t e, const int64_t *before,
    const struct zy_rational *most)
{
	size_t end = e ? a->first[e - 1] : a->nsums, at;

	for (at = a->first[e]; at < end; at += a->width)
		if (zy_rational_cmp(total(a, before, a->sums + at), most) == 0)
			return true;
	return false;
}

/*
 * Chooses for each event in turn the first option with which the largest total
 * can still be reached.  Returns 0, or -1 when the search takes too much work.
 */
static int
choose(struct search *a)
{
	int64_t *before = zy_calloc(a->width, sizeof(*before));
	int64_t *with = zy_calloc(a->width, sizeof(*with));
	struct zy_rational most;
	size_t e, k;

	zy_rational_init(&most);
	best_total(a, 0, before, &most);
	for (e = 0; e < a->nevents && a->work <= MOST_WORK; e++) {
		struct zy_event_choice *event = &a->events[e];

		for (k = 0; k < event->n; k++) {
			memcpy(with, before, a->width * sizeof(*with));
			add_option(a, with, event->first + k);
			if (k + 1 == event->n ||
			    is_in_reach(a, e + 1, with, &most))
				break;
		}
		event->chosen = k;
		memcpy(before, with, a->width * sizeof(*with));
	}
	zy_rational_release(&most);
	free(before);
	free(with);
	return e < a->nevents ? -1 : 0;
}

int
zy_assign_events(const struct zy_capped_bucket *buckets, size_t nbuckets,
    const struct zy_event_option *options, struct zy_event_choice *events,
    size_t nevents)
{
	struct search a = {.n = nbuckets + 1,
	    .options = options,
	    .events = events,
	    .nevents = nevents};
	size_t e = nevents, i;
	int rc = 0;

	if (nevents > MOST_EVENTS)
		return -1;
	a.buckets = zy_calloc(a.n, sizeof(*a.buckets));
	a.owner = zy_calloc(a.n, sizeof(*a.owner));
	a.first = zy_calloc(nevents + 1, sizeof(*a.first));
	zy_rational_init(&a.v);
	for (i = 0; i < nevents; i++)
		if (events[i].first + events[i].n > a.noptions)
			a.noptions = events[i].first + events[i].n;
	a.numbers = zy_calloc(a.noptions + 1, sizeof(*a.numbers));
	open_buckets(&a, buckets);
	rc = measure(&a) ? 0 : -1;
	a.sums = zy_grow(a.sums, &a.cap, a.width, sizeof(*a.sums));
	memset(a.sums, 0, a.width * sizeof(*a.sums));
	a.nsums = a.width;
	while (rc == 0 && e > 0)
		rc = make_states(&a, --e);
	if (rc == 0)
		rc = choose(&a);
	for (i = 0; i < a.n; i++)
		zy_rational_release(&a.buckets[i].v);
	zy_rational_release(&a.v);
	free(a.buckets);
	free(a.owner);
	free(a.numbers);
	free(a.first);
	free(a.sums);
	free(a.rows);
	return rc;
}
