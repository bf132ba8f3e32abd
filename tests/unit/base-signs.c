/*
 * Tests by signs and of trends: against counts by hand.
 *
 * SPDX-License-Identifier: MIT
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/signs.h"

static void
check(struct zy_chance p, const char *text)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_chance_format(&b, p);
	assert_string_equal(b.p, text);
	zy_buf_release(&b);
}

/* All of one sign: two of 2^n ways; mixed ones counted by hand. */
static void
test_signs(void **state)
{
	static const int64_t same[] = {3, 3, 3, 3, 3}, mixed[] = {4, 2, -1},
			     none[] = {0, 0}, even[] = {5, -5};
	int64_t many[1000];
	size_t i;

	(void)state;
	check(zy_signs_chance(same, 5), "0.063");
	/* |4+2-1| = 5: of 7 5 3 1 -1 -3 -5 -7 four are as far from 0. */
	check(zy_signs_chance(mixed, 3), "0.5");
	check(zy_signs_chance(none, 2), "1");
	check(zy_signs_chance(even, 2), "1");
	check(zy_signs_chance(none, 0), "1");
	for (i = 0; i < 1000; i++)
		many[i] = i % 2 ? 10 : -10;
	check(zy_signs_chance(many, 1000), "1");
	for (i = 0; i < 1000; i++)
		many[i] = i % 10 ? 10 : -10;
	assert_true(zy_chance_cmp(zy_signs_chance(many, 1000),
			zy_chance_ratio(1, 1000000000)) < 0);
}

/* A straight line is two of n! orders; no line at all is certain. */
static void
test_trend(void **state)
{
	static const int64_t x[] = {1, 2, 3, 4, 5}, line[] = {2, 4, 6, 8, 10},
			     flat[] = {7, 7, 7, 7, 7}, cup[] = {4, 1, 0, 1, 4};

	(void)state;
	check(zy_signs_trend(x, line, 5), "0.017");
	check(zy_signs_trend(x, flat, 5), "1");
	check(zy_signs_trend(flat, line, 5), "1");
	check(zy_signs_trend(x, cup, 5), "1");
	check(zy_signs_trend(x, line, 2), "1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_signs),
	    cmocka_unit_test(test_trend),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
