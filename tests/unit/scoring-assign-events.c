/* Choosing against all ways there are.  SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scoring/assign-events.h"
#include "draw.h"
#include "rounds.h"

#define PLACES 5
#define EVENTS 6
#define OFFERS 4

static struct zy_capped_bucket places[PLACES];
static struct zy_event_option offers[EVENTS * OFFERS];
static struct zy_event_choice events[EVENTS];

/* Points are whole, or halves, thirds, fifths, by their place: of these. */
#define PARTS 30
static const int64_t part_of[PLACES] = {1, 2, 3, 5, 6};

/* In parts; no room: a large number. */
static int64_t gaps[PLACES], buckets[PLACES], points[EVENTS * OFFERS];

/* Three items, two of them into the fourth place. */
static void
make(int nevents)
{
	int i, k;

	for (i = 0; i < PLACES; i++) {
		gaps[i] = draw(5) ? 0 : (int64_t)draw(3 * PARTS);
		buckets[i] = draw(4) ? (int64_t)draw(8 * PARTS) : 100 * PARTS;
		zy_rational_set_ratio(&places[i].threshold, gaps[i], PARTS);
		zy_rational_set_ratio(&places[i].capacity, buckets[i], PARTS);
		places[i].has_capacity = buckets[i] < 100 * PARTS;
		places[i].into = i < 2 ? 3 : i == 2 ? 4 : ZY_NO_BUCKET;
	}
	for (i = 0; i < nevents; i++) {
		events[i].first = (size_t)i * OFFERS;
		events[i].n = 1 + draw(OFFERS);
		for (k = i * OFFERS; k < (i + 1) * OFFERS; k++) {
			offers[k].bucket = draw(PLACES);
			points[k] = (int64_t)draw(7) * PARTS /
				    part_of[offers[k].bucket];
			zy_rational_set_ratio(
			    &offers[k].points, points[k], PARTS);
		}
	}
}

static int64_t
clamp(int i, int64_t v)
{
	v = v < buckets[i] ? v : buckets[i];
	return v > gaps[i] ? v - gaps[i] : 0;
}

/* What a way comes to, in parts: straight from what places are. */
static int64_t
worth(const size_t *way, int nevents)
{
	int64_t in[PLACES] = {0};
	int e;

	for (e = 0; e < nevents; e++) {
		size_t o = events[e].first + way[e];

		in[offers[o].bucket] += points[o];
	}
	in[3] += clamp(0, in[0]) + clamp(1, in[1]);
	in[4] += clamp(2, in[2]);
	return clamp(3, in[3]) + clamp(4, in[4]);
}

/* The next way in order, the last event first to change. */
static int
next(size_t *way, int nevents)
{
	int e = nevents - 1;

	while (e >= 0 && ++way[e] == events[e].n)
		way[e--] = 0;
	return e >= 0;
}

static void
test_like_all_ways(void **state)
{
	int round, e, nevents;

	(void)state;
	for (e = 0; e < PLACES; e++) {
		zy_rational_init(&places[e].threshold);
		zy_rational_init(&places[e].capacity);
	}
	for (e = 0; e < EVENTS * OFFERS; e++)
		zy_rational_init(&offers[e].points);
	for (round = 0; round < test_rounds(1000); round++) {
		size_t way[EVENTS] = {0}, best[EVENTS] = {0};
		int64_t most = -1, v;

		nevents = 1 + (int)draw(EVENTS);
		make(nevents);
		do {
			v = worth(way, nevents);
			if (v <= most)
				continue;
			most = v;
			for (e = 0; e < nevents; e++)
				best[e] = way[e];
		} while (next(way, nevents));
		assert_int_equal(zy_assign_events(places, PLACES, offers,
				     events, (size_t)nevents),
		    0);
		for (e = 0; e < nevents; e++)
			assert_int_equal(events[e].chosen, best[e]);
	}
	for (e = 0; e < PLACES; e++) {
		zy_rational_release(&places[e].threshold);
		zy_rational_release(&places[e].capacity);
	}
}

static struct zy_event_choice many[2000];
static struct zy_event_option some[20000];

static void
set_offer(struct zy_event_option *o, size_t place, int64_t num, int64_t den)
{
	o->bucket = place;
	zy_rational_init(&o->points);
	zy_rational_set_ratio(&o->points, num, den);
}

/* n events, each of which may count in all of k places that have such room. */
static int
try(size_t n, size_t k, int64_t room, int64_t (*brings)(size_t i))
{
	struct zy_capped_bucket p[10];
	size_t i;
	int rc;

	for (i = 0; i < k; i++) {
		p[i] = (struct zy_capped_bucket){
		    .has_capacity = true, .into = ZY_NO_BUCKET};
		zy_rational_init(&p[i].threshold);
		zy_rational_init(&p[i].capacity);
		zy_rational_set_ratio(&p[i].capacity, room, 1);
	}
	for (i = 0; i < n * k; i++)
		set_offer(&some[i], i % k, brings(i), 1);
	for (i = 0; i < n; i++)
		many[i] = (struct zy_event_choice){.first = i * k, .n = k};
	rc = zy_assign_events(p, k, some, many, n);
	for (i = 0; i < k; i++) {
		zy_rational_release(&p[i].threshold);
		zy_rational_release(&p[i].capacity);
	}
	return rc;
}

static int64_t
without_measure(size_t i)
{
	(void)i;
	return 900000 + (int64_t)draw(100000);
}

static int64_t
by_place(size_t i)
{
	return (int64_t)(i % 6 + 1);
}

/* What is too much is said, and only then. */
static void
test_too_many(void **state)
{
	(void)state;
	assert_int_equal(try(200, 3, 30000000, without_measure), -1);
	/* Nothing is ever full; all soon is. */
	assert_int_equal(try(200, 3, 200000000, without_measure), 0);
	assert_int_equal(try(2000, 3, 2000000, without_measure), 0);
	assert_int_equal(try(2000, 6, 20, by_place), 0);
}

/* Each place has its own measure; one of two that have none is no use. */
static void
test_measures(void **state)
{
	static const int64_t primes[] = {9999991, 9999973, 9999971, 9999943};
	struct zy_capped_bucket p[4];
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		p[i] = (struct zy_capped_bucket){
		    .has_capacity = true, .into = ZY_NO_BUCKET};
		zy_rational_init(&p[i].threshold);
		zy_rational_init(&p[i].capacity);
		zy_rational_set_ratio(&p[i].capacity, 1, 9999991);
		set_offer(&some[i], i, 2, primes[i]);
		set_offer(&some[4 + i], i, 2, primes[i]);
		set_offer(&some[8 + i], 0, 2, primes[i]);
	}
	many[0] = (struct zy_event_choice){.first = 0, .n = 4};
	many[1] = (struct zy_event_choice){.first = 4, .n = 4};
	/* Rooms are all alike: the first, and the next best. */
	assert_int_equal(zy_assign_events(p, 4, some, many, 2), 0);
	assert_int_equal(many[0].chosen, 0);
	assert_int_equal(many[1].chosen, 1);
	many[0] = (struct zy_event_choice){.first = 8, .n = 4};
	assert_int_equal(zy_assign_events(p, 4, some, many, 2), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_like_all_ways),
	    cmocka_unit_test(test_too_many),
	    cmocka_unit_test(test_measures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
