/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ranking/draw.h"
#include "rounds.h"

enum {
	POOL = 10,
	TAKE = 3,
};

/* Draws TAKE of POOL by a seed made of a number. */
static void
draw(enum zy_draw_method method, bool replacement, unsigned seed,
    struct zy_drawn *out, struct zy_arena *arena)
{
	static const char ids[] = "0123456789";
	struct zy_view views[POOL];
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf text = ZY_BUF_INIT;
	struct zy_draw d = {.method = method, .replacement = replacement};
	size_t i;

	for (i = 0; i < POOL; i++)
		views[i] = (struct zy_view){ids + i, 1};
	zy_buf_printf(&text, "%u", seed);
	d.seed = zy_buf_get(&text);
	assert_int_equal(
	    zy_draw_take(&d, views, POOL, TAKE, out, arena, &e), 0);
	zy_buf_release(&text);
}

/*
 * Each subject is drawn as often at each turn: chi-square with 9 degrees of
 * freedom exceeds 33.7 once in ten thousand times.
 */
static void
check_turns(enum zy_draw_method method, bool replacement)
{
	const unsigned draws = (unsigned)test_rounds(100000);
	uint64_t n[TAKE][POOL] = {{0}}, pairs[POOL][POOL] = {{0}}, sum;
	struct zy_arena arena = {0};
	struct zy_drawn out[TAKE];
	unsigned seed;
	size_t i, k;

	for (seed = 0; seed < draws; seed++) {
		draw(method, replacement, seed, out, &arena);
		for (i = 0; i < TAKE; i++)
			n[i][out[i].index]++;
		pairs[out[0].index][out[1].index]++;
		if (seed % 1000 == 999) /* seldom: pages are dear */
			zy_arena_release(&arena);
	}
	for (i = 0; i < TAKE; i++) {
		/* The sum of (n - draws / POOL)^2 / (draws / POOL) */
		for (sum = 0, k = 0; k < POOL; k++)
			sum +=
			    (n[i][k] - draws / POOL) * (n[i][k] - draws / POOL);
		assert_true(sum < 337 * (draws / POOL) / 10);
	}
	/* Pairs: 89 or 99 degrees of freedom, 150 and 162 in ten thousand. */
	for (sum = 0, i = 0; i < POOL; i++)
		for (k = 0; k < POOL; k++) {
			uint64_t fair = replacement ? draws / 100 : draws / 90;

			if (i == k && !replacement)
				assert_int_equal(pairs[i][k], 0);
			else
				sum +=
				    (pairs[i][k] - fair) * (pairs[i][k] - fair);
		}
	assert_true(
	    sum < (replacement ? 162u * draws / 100 : 150u * draws / 90));
}

static void
test_no_bias(void **state)
{
	(void)state;
	check_turns(ZY_DRAW_TICKET, false);
	check_turns(ZY_DRAW_TICKET, true);
	check_turns(ZY_DRAW_RFC3797, false);
	check_turns(ZY_DRAW_SAMPLER, false);
	check_turns(ZY_DRAW_SAMPLER, true);
}

static void
expect_key(const char *seed, const char *stratum, const char *key)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;

	assert_int_equal(
	    zy_draw_key(&b, zy_view(seed), zy_view(stratum), &e), key ? 0 : -1);
	if (key)
		assert_string_equal(b.p, key);
	else
		assert_int_equal(e.kind, ZY_ERROR_CONFIG);
	zy_buf_release(&b);
}

static void
test_key(void **state)
{
	(void)state;
	expect_key("9319/2 5 8 10 12/9 18 26 34 41 45", "",
	    "9319./2.5.8.10.12./9.18.26.34.41.45./");
	expect_key("12,5, 2;10 8", "", "2.5.8.10.12./");
	expect_key("0/00/007", "", "0./0./7./");
	expect_key("9319./2.5.8./", "", "9319./2.5.8./");
	expect_key("a-B c", "城关镇", "ABC/城关镇/");
	expect_key("双色球", "", "双色球/");
	expect_key("1//2", "", NULL);
	expect_key("", "", NULL);
	expect_key("3.14", "", NULL);
}

/* The examples that R. L. Rivest's program gives of tickets. */
static void
test_ticket(void **state)
{
	struct zy_buf b = ZY_BUF_INIT, next = ZY_BUF_INIT;

	(void)state;
	zy_draw_ticket(&b, ZY_VIEW("01382438112797316654"), ZY_VIEW("AB-130"));
	assert_string_equal(b.p, "0."
				 "26299714122838008416507544297546663599715395"
				 "525154425586041245287750224561854");
	zy_draw_next_ticket(&next, zy_buf_get(&b));
	assert_string_equal(next.p,
	    "0.82323572299342057905957619245140481576528911246875336673639"
	    "38813600770093316");
	zy_buf_reset(&next);
	zy_draw_next_ticket(&next, ZY_VIEW("0.25471"));
	assert_string_equal(next.p,
	    "0.64285326165500469469118252811437560770103228318992217059383"
	    "8029306715548381901");
	zy_buf_release(&next);
	zy_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_key),
	    cmocka_unit_test(test_ticket),
	    cmocka_unit_test(test_no_bias),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
