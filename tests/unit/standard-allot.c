/* Choosing against all ways there are.  SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "standard/allot.h"
#include "draw.h"

#define PLACES 5
#define EVENTS 6
#define OFFERS 4

static struct zy_place places[PLACES];
static struct zy_offer offers[EVENTS * OFFERS];
static struct zy_choosing events[EVENTS];

/* Gaps and rooms in halves; no room: a large number. */
static int64_t gaps[PLACES], rooms[PLACES];

/* Three items, two of them into the fourth place. */
static void
make(int nevents)
{
	int i, k;

	for (i = 0; i < PLACES; i++) {
		gaps[i] = draw(5) ? 0 : (int64_t)draw(7);
		rooms[i] = draw(4) ? (int64_t)draw(24) : 1000;
		zy_rational_set_ratio(&places[i].gap, gaps[i], 2);
		zy_rational_set_ratio(&places[i].room, rooms[i], 2);
		places[i].has_room = rooms[i] < 1000;
		places[i].into = i < 2 ? 3 : i == 2 ? 4 : ZY_NO_PLACE;
	}
	for (i = 0; i < nevents; i++) {
		events[i].first = (size_t)i * OFFERS;
		events[i].n = 1 + draw(OFFERS);
		for (k = 0; k < OFFERS; k++)
			offers[i * OFFERS + k] =
			    (struct zy_offer){draw(PLACES), (int64_t)draw(7)};
	}
}

static int64_t
clamp(int i, int64_t v)
{
	v = v < rooms[i] ? v : rooms[i];
	return v > gaps[i] ? v - gaps[i] : 0;
}

/* What a way comes to, in halves: straight from what places are. */
static int64_t
worth(const size_t *way, int nevents)
{
	int64_t in[PLACES] = {0};
	int e;

	for (e = 0; e < nevents; e++) {
		const struct zy_offer *o = &offers[events[e].first + way[e]];

		in[o->place] += 2 * o->points;
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
		zy_rational_init(&places[e].gap);
		zy_rational_init(&places[e].room);
	}
	for (round = 0; round < 3000; round++) {
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
		assert_int_equal(
		    zy_allot(places, PLACES, offers, events, (size_t)nevents),
		    0);
		for (e = 0; e < nevents; e++)
			assert_int_equal(events[e].chosen, best[e]);
	}
	for (e = 0; e < PLACES; e++) {
		zy_rational_release(&places[e].gap);
		zy_rational_release(&places[e].room);
	}
}

static struct zy_choosing many[2000];
static struct zy_offer some[20000];

/* n events, each of which may count in all of k places that have such room. */
static int
try(size_t n, size_t k, int64_t room, int64_t (*points)(size_t i))
{
	struct zy_place p[10];
	size_t i;
	int rc;

	for (i = 0; i < k; i++) {
		p[i] = (struct zy_place){.has_room = true, .into = ZY_NO_PLACE};
		zy_rational_init(&p[i].gap);
		zy_rational_init(&p[i].room);
		zy_rational_set_ratio(&p[i].room, room, 1);
	}
	for (i = 0; i < n * k; i++)
		some[i] = (struct zy_offer){i % k, points(i)};
	for (i = 0; i < n; i++)
		many[i] = (struct zy_choosing){.first = i * k, .n = k};
	rc = zy_allot(p, k, some, many, n);
	for (i = 0; i < k; i++) {
		zy_rational_release(&p[i].gap);
		zy_rational_release(&p[i].room);
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
	assert_int_equal(try(25, 6, 20, by_place), 0);
	assert_int_equal(try(2000, 6, 20, by_place), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_like_all_ways),
	    cmocka_unit_test(test_too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
