/*
 * From the last event to the first, the sums that can be reached in all places
 * are kept, but for those that others reach or exceed everywhere: what is in a
 * place beyond its cap is cut off, so that they soon are few.  Then the events
 * choose, from the first on, what leaves the best of all in reach.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/allot.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define MOST_SUMS (1 << 22)	     /* numbers kept: 32 MiB */
#define MOST_WORK (INT64_C(1) << 31) /* numbers compared */

struct allot {
	const struct zy_place *places;
	size_t width; /* places; a row of sums has a number for each */
	const struct zy_offer *offers;
	const struct zy_choosing *events;
	size_t nevents;
	int64_t *sums; /* rows; those of event i from first[i] on */
	size_t n, cap; /* numbers */
	size_t *first;
	int64_t *rows; /* what is looked through for one event */
	size_t rows_cap;
	int64_t work;
	int64_t *inside; /* of the places, for total */
};

/* What they all come to with a row of sums, and another or NULL, added. */
static int64_t
total(struct allot *a, const int64_t *x, const int64_t *y)
{
	int64_t whole = 0, v;
	size_t i;

	memset(a->inside, 0, a->width * sizeof(*a->inside));
	for (i = 0; i < a->width; i++) {
		const struct zy_place *p = &a->places[i];

		v = p->base + a->inside[i] + x[i] + (y ? y[i] : 0);
		if (v < p->low)
			v = p->low;
		if (v > p->cap)
			v = p->cap;
		if (p->into == ZY_NO_PLACE)
			whole += v;
		else
			a->inside[p->into] += v;
	}
	return whole;
}

/* Adds an offer to a row; what has no room is cut off. */
static void
put_in(const struct allot *a, int64_t *row, const struct zy_offer *o)
{
	const struct zy_place *p = &a->places[o->place];
	int64_t room = p->cap > p->base ? p->cap - p->base : 0;

	row[o->place] += o->points;
	if (row[o->place] > room)
		row[o->place] = room;
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

/* True when a row is nowhere more than one kept from number from on. */
static bool
is_exceeded(struct allot *a, const int64_t *row, size_t from)
{
	size_t at, i;

	for (at = from; at < a->n; at += a->width) {
		for (i = 0; i < a->width && row[i] <= a->sums[at + i]; i++)
			;
		a->work += (int64_t)i + 1;
		if (i == a->width)
			return true;
	}
	return false;
}

/* Keeps the best of n rows. */
static int
keep(struct allot *a, size_t n)
{
	size_t from = a->n, i;

	qsort_r(
	    a->rows, n, a->width * sizeof(*a->rows), compare_rows, &a->width);
	for (i = 0; i < n; i++) {
		const int64_t *row = a->rows + i * a->width;

		if ((i && memcmp(row, row - a->width,
			      a->width * sizeof(*row)) == 0) ||
		    is_exceeded(a, row, from))
			continue;
		if (a->work > MOST_WORK || a->n + a->width > MOST_SUMS)
			return -1;
		a->sums = zy_grow(
		    a->sums, &a->cap, a->n + a->width, sizeof(*a->sums));
		memcpy(a->sums + a->n, row, a->width * sizeof(*row));
		a->n += a->width;
	}
	return 0;
}

/* The rows of event e, from those of the one behind it. */
static int
reach(struct allot *a, size_t e)
{
	const struct zy_choosing *event = &a->events[e];
	size_t from = a->first[e + 1], n = (a->n - from) / a->width, i, k;
	int64_t *row;

	if (n * event->n * a->width > MOST_SUMS)
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
	a->first[e] = a->n;
	return keep(a, n * event->n);
}

/* The best of the rows of event e, with what the ones before have chosen. */
static int64_t
best(struct allot *a, size_t e, const int64_t *before)
{
	size_t end = e ? a->first[e - 1] : a->n, at = a->first[e];
	int64_t most = total(a, before, a->sums + at), v;

	while ((at += a->width) < end) {
		v = total(a, before, a->sums + at);
		if (v > most)
			most = v;
	}
	return most;
}

static void
choose(struct allot *a, struct zy_choosing *events)
{
	int64_t *before = zy_calloc(a->width, sizeof(*before));
	int64_t *with = zy_calloc(a->width, sizeof(*with));
	int64_t most = best(a, 0, before);
	size_t e, k;

	for (e = 0; e < a->nevents; e++) {
		for (k = 0; k < events[e].n; k++) {
			memcpy(with, before, a->width * sizeof(*with));
			put_in(a, with, &a->offers[events[e].first + k]);
			if (k + 1 == events[e].n ||
			    best(a, e + 1, with) == most)
				break;
		}
		events[e].chosen = k;
		memcpy(before, with, a->width * sizeof(*with));
	}
	free(before);
	free(with);
}

/* True when all have what they like best, which is most, with room to spare. */
static bool
fits(struct allot *a, struct zy_choosing *events)
{
	int64_t *row = a->sums, v;
	size_t e, k, i;

	for (e = 0; e < a->nevents; e++) {
		const struct zy_offer *o = &a->offers[events[e].first];

		for (k = 1; k < events[e].n; k++)
			if (o[k].points > o->points)
				return false;
		row[o->place] += o->points;
		events[e].chosen = 0;
	}
	for (i = 0; i < a->width; i++) {
		const struct zy_place *p = &a->places[i];

		v = p->base + row[i] + a->inside[i];
		if (p->low > p->base || v > p->cap)
			return false;
		if (p->into != ZY_NO_PLACE)
			a->inside[p->into] += v;
	}
	return true;
}

int
zy_allot(const struct zy_place *places, size_t nplaces,
    const struct zy_offer *offers, struct zy_choosing *events, size_t nevents)
{
	struct allot a = {.places = places,
	    .width = nplaces,
	    .offers = offers,
	    .events = events,
	    .nevents = nevents};
	size_t e = nevents;
	int rc = 0;

	a.first = zy_calloc(nevents + 1, sizeof(*a.first));
	a.inside = zy_calloc(nplaces, sizeof(*a.inside));
	a.sums = zy_grow(a.sums, &a.cap, nplaces, sizeof(*a.sums));
	memset(a.sums, 0, nplaces * sizeof(*a.sums));
	if (!fits(&a, events)) {
		memset(a.sums, 0, nplaces * sizeof(*a.sums));
		a.n = nplaces;
		while (rc == 0 && e > 0)
			rc = reach(&a, --e);
		if (rc == 0)
			choose(&a, events);
	}
	free(a.first);
	free(a.inside);
	free(a.sums);
	free(a.rows);
	return rc;
}
