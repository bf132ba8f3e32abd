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

/* Items, two of them into the fourth place; the last holds everything. */
static void
make(int nevents)
{
	int i, k;

	for (i = 0; i < PLACES; i++) {
		places[i].base = (int)draw(4) ? 0 : (int)draw(6);
		places[i].low = (int)draw(5) ? 0 : (int)draw(4);
		places[i].cap = (int)draw(4) ? 3 + (int)draw(9) : ZY_NO_CAP;
		places[i].into = i < 2 ? 3 : i == 2 ? 4 : ZY_NO_PLACE;
	}
	for (i = 0; i < nevents; i++) {
		events[i].first = (size_t)i * OFFERS;
		events[i].n = (size_t)(1 + (int)draw(OFFERS));
		for (k = 0; k < OFFERS; k++)
			offers[i * OFFERS + k] = (struct zy_offer){
			    (size_t)(int)draw(PLACES), (int)draw(7)};
	}
}

static int64_t
clamp(int i, int64_t v)
{
	v += places[i].base;
	v = v < places[i].low ? places[i].low : v;
	return v > places[i].cap ? places[i].cap : v;
}

/* What a way comes to: straight from what places are. */
static int64_t
worth(const size_t *way, int nevents)
{
	int64_t in[PLACES] = {0};
	int e;

	for (e = 0; e < nevents; e++) {
		const struct zy_offer *o = &offers[events[e].first + way[e]];

		in[o->place] += o->points;
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
}

/* Points without a common measure, in three places that never are full. */
static void
test_too_many(void **state)
{
	static struct zy_choosing many[200];
	static struct zy_offer some[600];
	struct zy_place three[3];
	size_t i;

	(void)state;
	for (i = 0; i < 3; i++)
		three[i] = (struct zy_place){
		    .cap = INT64_C(90000000), .into = ZY_NO_PLACE};
	for (i = 0; i < 600; i++)
		some[i] = (struct zy_offer){i % 3, 900000 + (int)draw(100000)};
	for (i = 0; i < 200; i++)
		many[i] = (struct zy_choosing){.first = 3 * i, .n = 3};
	assert_int_equal(zy_allot(three, 3, some, many, 200), -1);
	/* As many that are alike, where there is less room. */
	for (i = 0; i < 600; i++)
		some[i].points = i % 3 ? 1000000 : 500000;
	for (i = 0; i < 3; i++)
		three[i].cap = 10000000;
	assert_int_equal(zy_allot(three, 3, some, many, 200), 0);
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
