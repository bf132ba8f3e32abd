/*
 * From the last event to the first, the sums that can be reached in all places
 * are kept, as rows with a number a place: how often the measure that all
 * points offered to it have in common.  They soon are few: what exceeds the
 * room of a place is cut off, a place that nothing can fill is none, and a row
 * that another reaches or exceeds everywhere is dropped where that is cheap to
 * see.  Then the events choose, from the first on, what leaves the best of all
 * in reach.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/assign-events.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define MOST_SUMS (1 << 24)	      /* numbers kept: 128 MiB */
#define MOST_WORK (INT64_C(1) << 30)  /* numbers looked at: a second or two */
#define MOST_EVENTS (1 << 21)	      /* their sums are numbers, too */
#define MOST_PARTS (INT64_C(1) << 60) /* of a point; of all offers together */
#define NO_END (INT64_MAX / 2)

enum {
	NEAR = 32, /* rows that one is compared with: the first, the last */
	COST = 8,  /* of a quotient, beside a number */
};

/* A place as it is used; one more is behind the last: the whole. */
struct place {
	const struct zy_rational *gap, *room; /* NULL: none */
	size_t into;
	size_t home;	      /* where its points go: itself, or it is none */
	size_t column;	      /* all that follows is of the column: */
	int64_t parts;	      /* its numbers are of, so many a point */
	int64_t top;	      /* more makes no difference */
	int64_t least, most;  /* gap as a whole number or more, room or less */
	struct zy_rational v; /* what comes in */
};

struct allot {
	struct place *places;
	size_t n; /* with the whole */
	const struct zy_offer *offers;
	int64_t *numbers; /* an offer: its points in parts of its home */
	struct zy_choosing *events;
	size_t nevents, noffers;
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

/* A quotient in parts, up or down; NO_END where it is too large. */
static int64_t
in_parts(const struct zy_rational *v, int64_t parts, bool up)
{
	struct zy_rational whole;
	int64_t num, den;
	bool small;

	zy_rational_init(&whole);
	zy_rational_set_ratio(&whole, parts, 1);
	zy_rational_mul(&whole, &whole, v);
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

/* True when all that can ever come to place k has room there. */
static bool
is_never_full(struct allot *a, size_t k)
{
	struct zy_rational *sum = &a->places[k].v, *most = &a->v;
	size_t e, i;

	zy_rational_set_ratio(sum, 0, 1);
	for (e = 0; e < a->nevents; e++) {
		const struct zy_offer *o = &a->offers[a->events[e].first];

		zy_rational_set_ratio(most, 0, 1);
		for (i = 0; i < a->events[e].n; i++)
			if (leads_to(a, o[i].place, k) &&
			    zy_rational_cmp(&o[i].points, most) > 0)
				zy_rational_set(most, &o[i].points);
		zy_rational_add(sum, sum, most);
	}
	return !a->places[k].room ||
	       zy_rational_cmp(sum, a->places[k].room) <= 0;
}

static void
open_places(struct allot *a, const struct zy_place *places)
{
	size_t i, whole = a->n - 1;

	for (i = 0; i < a->n; i++) {
		struct place *p = &a->places[i];

		zy_rational_init(&p->v);
		p->into = whole;
		if (i == whole)
			continue;
		if (places[i].into != ZY_NO_PLACE)
			p->into = places[i].into;
		if (zy_rational_sign(&places[i].gap) > 0)
			p->gap = &places[i].gap;
		if (places[i].has_room)
			p->room = &places[i].room;
	}
}

/*
 * A column for each place; or, when they are to be few, for those that there
 * is need of: what all goes through unchanged is none.
 */
static void
choose_columns(struct allot *a, bool few)
{
	struct place *p = a->places;
	size_t i;

	for (i = 0; i < a->n; i++) {
		p[i].parts = 1;
		p[i].home =
		    few && i + 1 < a->n && !p[i].gap && is_never_full(a, i)
			? p[i].into
			: i;
	}
	/* What leads to none leads on. */
	for (i = a->n; i-- > 0;)
		p[i].home = p[p[i].home].home;
	for (a->width = 0, i = 0; i < a->n; i++) {
		if (p[i].home != i)
			continue;
		a->owner[a->width] = i;
		p[i].column = a->width++;
	}
}

/* Where what a place takes goes on to. */
static size_t
next_of(const struct allot *a, const struct place *p)
{
	return a->places[p->into].home;
}

/* Makes parts of a column so fine that v is a whole number of them. */
static bool
refine(struct place *p, const struct zy_rational *v)
{
	int64_t num, den;
	uint64_t common;
	zy_int128 n;

	if (!zy_rational_get(v, &num, &den))
		return false;
	common = zy_gcd((uint64_t)den, (uint64_t)p->parts);
	n = (zy_int128)(p->parts / (int64_t)common) * den;
	if (n > MOST_PARTS)
		return false;
	p->parts = (int64_t)n;
	return true;
}

/* The points of all offers as numbers; false: there is no measure for them. */
static bool
measure_offers(struct allot *a)
{
	int64_t sum = 0;
	size_t i, home;

	for (i = 0; i < a->noffers; i++) {
		home = a->places[a->offers[i].place].home;
		if (!refine(&a->places[home], &a->offers[i].points))
			return false;
	}
	for (i = 0; i < a->noffers; i++) {
		home = a->places[a->offers[i].place].home;
		a->numbers[i] = in_parts(
		    &a->offers[i].points, a->places[home].parts, false);
		if (__builtin_add_overflow(sum, a->numbers[i], &sum) ||
		    sum > MOST_PARTS)
			return false;
	}
	return true;
}

/* Few columns have less to keep, many may each have a measure of its own. */
static bool
measure(struct allot *a)
{
	size_t i;

	choose_columns(a, true);
	if (!measure_offers(a)) {
		choose_columns(a, false);
		if (!measure_offers(a))
			return false;
	}
	for (i = 0; i < a->n; i++) {
		struct place *p = &a->places[i];

		p->top = p->most = NO_END;
		if (p->room) {
			p->top = in_parts(p->room, p->parts, true);
			p->most = in_parts(p->room, p->parts, false);
		}
		if (p->gap)
			p->least = in_parts(p->gap, p->parts, true);
	}
	return true;
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

		zy_rational_set_ratio(v, x[c] + (y ? y[c] : 0), p->parts);
		zy_rational_add(&p->v, &p->v, v);
		count_in(p, &p->v);
		if (c + 1 < a->width)
			zy_rational_add(&a->places[next_of(a, p)].v,
			    &a->places[next_of(a, p)].v, &p->v);
	}
	return &a->places[a->n - 1].v;
}

/* True when what comes in to place k with a row certainly fills it. */
static bool
is_full(const struct allot *a, const int64_t *row, size_t k)
{
	const struct place *to = &a->places[k];
	zy_int128 sum = row[to->column], v;
	size_t c;

	for (c = 0; c < to->column && sum < to->top; c++) {
		const struct place *p = &a->places[a->owner[c]];

		if (next_of(a, p) != k)
			continue;
		v = row[c] < p->most ? row[c] : p->most;
		v = v > p->least ? v - p->least : 0;
		sum += p->parts == to->parts ? v : v * to->parts / p->parts;
	}
	return sum >= to->top;
}

/* Where a place is full, all that leads to it is: it makes no difference. */
static void
fill(const struct allot *a, int64_t *row, size_t k)
{
	const struct place *p = &a->places[k];
	size_t c;

	if (!p->room || !is_full(a, row, k))
		return;
	row[p->column] = p->top;
	for (c = 0; c < p->column; c++)
		if (next_of(a, &a->places[a->owner[c]]) == k)
			row[c] = a->places[a->owner[c]].top;
}

/* Adds an offer to a row; what has no room is cut off. */
static void
put_in(const struct allot *a, int64_t *row, size_t offer)
{
	size_t home = a->places[a->offers[offer].place].home;
	const struct place *p = &a->places[home];

	row[p->column] += a->numbers[offer];
	if (row[p->column] > p->top)
		row[p->column] = p->top;
	fill(a, row, home);
	if (home + 1 < a->n)
		fill(a, row, next_of(a, p));
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
			put_in(a, row, event->first + k);
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
			put_in(a, with, event->first + k);
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
	a.owner = zy_calloc(a.n, sizeof(*a.owner));
	a.first = zy_calloc(nevents + 1, sizeof(*a.first));
	zy_rational_init(&a.v);
	for (i = 0; i < nevents; i++)
		if (events[i].first + events[i].n > a.noffers)
			a.noffers = events[i].first + events[i].n;
	a.numbers = zy_calloc(a.noffers + 1, sizeof(*a.numbers));
	open_places(&a, places);
	rc = measure(&a) ? 0 : -1;
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
	free(a.numbers);
	free(a.first);
	free(a.sums);
	free(a.rows);
	return rc;
}
