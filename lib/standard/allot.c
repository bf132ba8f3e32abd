/*
 * From the last event to the first, the sums that can be reached in all places
 * are kept, as rows with a number a place.  They soon are few: what exceeds the
 * room of a place is cut off, a place that nothing can fill is none, and a row
 * that another reaches or exceeds everywhere is dropped where that is cheap to
 * see.  Then the events choose, from the first on, what leaves the best of all
 * in reach.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/allot.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define MOST_SUMS (1 << 24)	     /* numbers kept: 128 MiB */
#define MOST_WORK (INT64_C(1) << 30) /* numbers looked at: a second or two */
#define MOST_EVENTS (1 << 21)	     /* their sums are numbers, too */
#define NO_END (INT64_MAX / 2)

enum {
	NEAR = 32, /* rows that one is compared with: the first, the last */
	COST = 8,  /* of a quotient, beside a number */
};

/* A place as it is used; one more is behind the last: the whole. */
struct place {
	const struct zy_rational *gap, *room; /* NULL: none */
	size_t into;
	size_t home; /* where its points go: itself, or it is none */
	size_t column;
	int64_t top;	      /* of the column: more makes no difference */
	int64_t least, most;  /* gap as a whole number or more, room or less */
	struct zy_rational v; /* what comes in from others */
};

struct allot {
	struct place *places;
	size_t n; /* with the whole */
	const struct zy_offer *offers;
	struct zy_choosing *events;
	size_t nevents;
	size_t width;  /* columns */
	size_t *owner; /* a column: its place */

	int64_t *sums; /* rows; those of event i from first[i] on */
	size_t nsums, cap;
	size_t *first;
	int64_t *rows; /* what is looked through for one event */
	size_t rows_cap;
	int64_t work;
	struct zy_rational v;
};

/* A whole number of a quotient, up or down; NO_END where it is too large. */
static int64_t
whole_of(const struct zy_rational *v, bool up)
{
	struct zy_rational whole;
	int64_t num, den;
	bool small;

	zy_rational_init(&whole);
	zy_rational_set(&whole, v);
	(up ? zy_rational_ceil : zy_rational_floor)(&whole);
	small = zy_rational_get(&whole, &num, &den) && num < NO_END;
	zy_rational_release(&whole);
	return small ? num : NO_END;
}

/* True when points offered to place i come to place k. */
static bool
leads_to(const struct allot *a, size_t i, size_t k)
{
	while (i != k && i + 1 < a->n)
		i = a->places[i].into;
	return i == k;
}

/* The most that can ever come to place k. */
static int64_t
most_at(const struct allot *a, size_t k)
{
	int64_t sum = 0;
	size_t e, i;

	for (e = 0; e < a->nevents; e++) {
		const struct zy_offer *o = &a->offers[a->events[e].first];
		int64_t most = 0;

		for (i = 0; i < a->events[e].n; i++)
			if (o[i].points > most && leads_to(a, o[i].place, k))
				most = o[i].points;
		sum += most;
	}
	return sum;
}

/* Takes over the places; what goes through one unchanged has no need of it. */
static void
open_places(struct allot *a, const struct zy_place *places)
{
	size_t i, whole = a->n - 1;

	for (i = 0; i < a->n; i++) {
		struct place *p = &a->places[i];

		zy_rational_init(&p->v);
		p->home = i;
		p->into = whole;
		p->top = p->most = NO_END;
		if (i == whole)
			continue;
		if (places[i].into != ZY_NO_PLACE)
			p->into = places[i].into;
		if (zy_rational_sign(&places[i].gap) > 0)
			p->gap = &places[i].gap;
		if (places[i].has_room)
			p->room = &places[i].room;
	}
	for (i = 0; i < whole; i++) {
		struct place *p = &a->places[i];

		if (p->room) {
			p->top = whole_of(p->room, true);
			p->most = whole_of(p->room, false);
		}
		if (p->gap)
			p->least = whole_of(p->gap, true);
		if (!p->gap && most_at(a, i) <= p->most)
			p->home = p->into;
	}
	/* What leads to none leads on. */
	for (i = a->n; i-- > 0;) {
		a->places[i].home = a->places[a->places[i].home].home;
		a->places[i].into = a->places[a->places[i].into].home;
	}
	a->owner = zy_calloc(a->n, sizeof(*a->owner));
	for (i = 0; i < a->n; i++) {
		if (a->places[i].home != i)
			continue;
		a->owner[a->width] = i;
		a->places[i].column = a->width++;
	}
}

/* What of v counts in a place. */
static void
count_in(const struct place *p, struct zy_rational *v)
{
	if (p->room && zy_rational_cmp(v, p->room) > 0)
		zy_rational_set(v, p->room);
	if (!p->gap)
		return;
	if (zy_rational_cmp(v, p->gap) <= 0)
		zy_rational_set_ratio(v, 0, 1);
	else
		zy_rational_sub(v, v, p->gap);
}

/* What they all come to with a row of sums, and another or NULL, added. */
static const struct zy_rational *
total(struct allot *a, const int64_t *x, const int64_t *y)
{
	struct zy_rational *v = &a->v;
	size_t c;

	a->work += (int64_t)a->width * COST;
	for (c = 0; c < a->width; c++)
		zy_rational_set_ratio(&a->places[a->owner[c]].v, 0, 1);
	for (c = 0; c < a->width; c++) {
		struct place *p = &a->places[a->owner[c]];

		zy_rational_set_ratio(v, x[c] + (y ? y[c] : 0), 1);
		zy_rational_add(&p->v, &p->v, v);
		count_in(p, &p->v);
		if (c + 1 < a->width)
			zy_rational_add(&a->places[p->into].v,
			    &a->places[p->into].v, &p->v);
	}
	return &a->places[a->n - 1].v;
}

/* What certainly comes in to place k with a row, at least. */
static int64_t
comes_in(const struct allot *a, const int64_t *row, size_t k)
{
	int64_t sum = row[a->places[k].column], v;
	size_t c;

	for (c = 0; c < a->places[k].column; c++) {
		const struct place *p = &a->places[a->owner[c]];

		if (p->into != k)
			continue;
		v = row[c] < p->most ? row[c] : p->most;
		sum += v > p->least ? v - p->least : 0;
	}
	return sum;
}

/* Where a place is full, all that leads to it is: it makes no difference. */
static void
fill(const struct allot *a, int64_t *row, size_t k)
{
	const struct place *p = &a->places[k];
	size_t c;

	if (!p->room || comes_in(a, row, k) < p->top)
		return;
	row[p->column] = p->top;
	for (c = 0; c < p->column; c++)
		if (a->places[a->owner[c]].into == k)
			row[c] = a->places[a->owner[c]].top;
}

/* Adds an offer to a row; what has no room is cut off. */
static void
put_in(const struct allot *a, int64_t *row, const struct zy_offer *o)
{
	size_t home = a->places[o->place].home;
	const struct place *p = &a->places[home];

	row[p->column] += o->points;
	if (row[p->column] > p->top)
		row[p->column] = p->top;
	fill(a, row, home);
	if (home + 1 < a->n)
		fill(a, row, p->into);
}

/* The larger first, so that no row exceeds one before it. */
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

/* True when a row is nowhere more than one of those at from to end. */
static bool
is_exceeded(struct allot *a, const int64_t *row, size_t from, size_t end)
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

/* Keeps those of n rows that are worth it. */
static int
keep(struct allot *a, size_t n)
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
		if (is_exceeded(a, row, from, head) ||
		    is_exceeded(a, row, tail, a->nsums))
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

/* The rows of event e, from those of the one behind it. */
static int
reach(struct allot *a, size_t e)
{
	const struct zy_choosing *event = &a->events[e];
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
			put_in(a, row, &a->offers[event->first + k]);
		}
	}
	a->first[e] = a->nsums;
	return keep(a, n * event->n);
}

/* The best of the rows of event e, with what the ones before have chosen. */
static void
best(struct allot *a, size_t e, const int64_t *before, struct zy_rational *most)
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

/* True when row e still has one that comes to most with what was chosen. */
static bool
is_in_reach(struct allot *a, size_t e, const int64_t *before,
    const struct zy_rational *most)
{
	size_t end = e ? a->first[e - 1] : a->nsums, at;

	for (at = a->first[e]; at < end; at += a->width)
		if (zy_rational_cmp(total(a, before, a->sums + at), most) == 0)
			return true;
	return false;
}

static int
choose(struct allot *a)
{
	int64_t *before = zy_calloc(a->width, sizeof(*before));
	int64_t *with = zy_calloc(a->width, sizeof(*with));
	struct zy_rational most;
	size_t e, k;

	zy_rational_init(&most);
	best(a, 0, before, &most);
	for (e = 0; e < a->nevents && a->work <= MOST_WORK; e++) {
		struct zy_choosing *event = &a->events[e];

		for (k = 0; k < event->n; k++) {
			memcpy(with, before, a->width * sizeof(*with));
			put_in(a, with, &a->offers[event->first + k]);
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
zy_allot(const struct zy_place *places, size_t nplaces,
    const struct zy_offer *offers, struct zy_choosing *events, size_t nevents)
{
	struct allot a = {.n = nplaces + 1,
	    .offers = offers,
	    .events = events,
	    .nevents = nevents};
	size_t e = nevents, i;
	int rc = 0;

	if (nevents > MOST_EVENTS)
		return -1;
	a.places = zy_calloc(a.n, sizeof(*a.places));
	a.first = zy_calloc(nevents + 1, sizeof(*a.first));
	zy_rational_init(&a.v);
	open_places(&a, places);
	a.sums = zy_grow(a.sums, &a.cap, a.width, sizeof(*a.sums));
	memset(a.sums, 0, a.width * sizeof(*a.sums));
	a.nsums = a.width;
	while (rc == 0 && e > 0)
		rc = reach(&a, --e);
	if (rc == 0)
		rc = choose(&a);
	for (i = 0; i < a.n; i++)
		zy_rational_release(&a.places[i].v);
	zy_rational_release(&a.v);
	free(a.places);
	free(a.owner);
	free(a.first);
	free(a.sums);
	free(a.rows);
	return rc;
}
