/*
 * Places drawn again: against the closed formula for two rows, against exact
 * enumeration for five, and what the header promises.
 *
 * SPDX-License-Identifier: MIT
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/mem.h"
#include "draw.h"
#include "ranking/stability.h"

enum {
	DRAWS = 100000,
	FIVE = 5,
};

/* Four standard deviations of a share of DRAWS, as a number of draws. */
static double
margin(double chance)
{
	return 4 * sqrt(DRAWS * chance * (1 - chance)) + 2;
}

/* A row with the value and the error in hundredths. */
static struct zy_stability_row
row(int64_t value, int64_t error, uint64_t number)
{
	struct zy_buf id = ZY_BUF_INIT;
	struct zy_stability_row r = {.value = {value, 2}, .error = {error, 2}};

	zy_buf_printf(&id, "%llu", (unsigned long long)number);
	r.key = zy_random_key(ZY_VIEW("seed"), zy_buf_get(&id));
	zy_buf_release(&id);
	return r;
}

static double
upper_tail(double z)
{
	return erfc(z / sqrt(2)) / 2;
}

/* P(a > b) = Phi((a - b) / sqrt(s^2 + t^2)). */
static void
test_two(void **state)
{
	static const int64_t cases[][4] = {{9000, 100, 8900, 100},
	    {9000, 100, 9000, 300}, {9000, 0, 8900, 120}, {9000, 250, 8000, 10},
	    {1, 1, 0, 2}, {9000, 50, 8990, 1}};
	const struct zy_stability_options o = {
	    .draws = DRAWS, .threads = 2, .places = 1};
	struct zy_stability_result got[2];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const int64_t *c = cases[i];
		const struct zy_stability_row rows[] = {
		    row(c[0], c[1], 2 * i), row(c[2], c[3], 2 * i + 1)};
		double want =
		    upper_tail(-(double)(c[0] - c[2]) /
			       sqrt((double)(c[1] * c[1] + c[3] * c[3])));

		assert_int_equal(zy_stability_draw(rows, 2, &o, got), 0);
		assert_int_equal(got[0].selected + got[1].selected, DRAWS);
		assert_true(
		    fabs(got[0].selected - DRAWS * want) < margin(want));
		assert_int_equal(got[0].low, 2);
		assert_int_equal(got[0].high, want < 0.975 ? 4 : 2);
	}
}

/*
 * The chance that row i is among the first k: the density of its value times
 * the chance that fewer than k others lie above it, over all subsets of the
 * others, added up over a fine grid.
 */
static double
among_first(const double *value, const double *error, int i, int k)
{
	enum {
		STEPS = 4000
	};
	double sum = 0, x, weight, chance;
	int step, subset, j;

	for (step = 0; step < STEPS; step++) {
		x = -7 + 14 * (step + 0.5) / STEPS;
		weight = exp(-x * x / 2) / sqrt(2 * acos(-1)) * 14 / STEPS;
		for (subset = 0; subset < 1 << FIVE; subset++) {
			if (subset >> i & 1 ||
			    __builtin_popcount((unsigned)subset) >= k)
				continue;
			for (chance = weight, j = 0; j < FIVE; j++)
				if (j != i) {
					double above = upper_tail(
					    (value[i] + x * error[i] -
						value[j]) /
					    error[j]);

					chance *=
					    subset >> j & 1 ? above : 1 - above;
				}
			sum += chance;
		}
	}
	return sum;
}

static void
test_five(void **state)
{
	static const double value[] = {95, 94.5, 94, 93, 91};
	static const double error[] = {1, 0.5, 2, 1.5, 0.8};
	struct zy_stability_row rows[FIVE];
	struct zy_stability_result got[FIVE];
	struct zy_stability_options o = {.draws = DRAWS, .threads = 1};
	double want;
	int i, k, low, high;

	(void)state;
	for (i = 0; i < FIVE; i++)
		rows[i] = row((int64_t)(value[i] * 100),
		    (int64_t)(error[i] * 100), (uint64_t)i + 40);
	for (k = 1; k <= FIVE; k++) {
		o.places = (uint64_t)k;
		assert_int_equal(zy_stability_draw(rows, FIVE, &o, got), 0);
		for (i = 0; i < FIVE; i++) {
			want = among_first(value, error, i, k);
			assert_true(fabs(got[i].selected - DRAWS * want) <=
				    margin(want));
		}
	}
	for (i = 0; i < FIVE; i++) {
		for (low = 1; among_first(value, error, i, low) <= 0.025;)
			low++;
		for (high = FIVE;
		     high > 1 &&
		     1 - among_first(value, error, i, high - 1) <= 0.025;)
			high--;
		assert_int_equal(got[i].low, 2 * low);
		assert_int_equal(got[i].high, 2 * high);
	}
}

/* Without errors nothing changes: ties stay ties, and none is selected. */
static void
test_certain(void **state)
{
	struct zy_stability_row rows[] = {row(9000, 0, 1), row(8000, 0, 2),
	    row(8000, 0, 3), row(8000, 0, 4), row(7000, 0, 5)};
	static const uint64_t places[][5] = {
	    [ZY_RANK_COMPETITION] = {2, 4, 6, 6, 10},
	    [ZY_RANK_DENSE] = {2, 4, 6, 6, 8},
	    [ZY_RANK_ORDINAL] = {2, 4, 6, 8, 10},
	    [ZY_RANK_AVERAGE] = {2, 4, 7, 7, 10},
	    [ZY_RANK_MAX] = {2, 4, 8, 8, 10}};
	struct zy_stability_options o = {
	    .draws = 100, .threads = 1, .places = 3};
	struct zy_stability_result got[5];
	size_t i;

	(void)state;
	rows[3].ties = true; /* a tie key parts the second from the third */
	for (o.method = ZY_RANK_COMPETITION; o.method <= ZY_RANK_MAX;
	     o.method++) {
		assert_int_equal(zy_stability_draw(rows, 5, &o, got), 0);
		for (i = 0; i < 5; i++) {
			assert_int_equal(got[i].selected, i < 2 ? 100 : 0);
			assert_int_equal(got[i].low, places[o.method][i]);
			assert_int_equal(got[i].high, places[o.method][i]);
		}
	}
}

/* In a band: at least one bound, below the other, in both directions. */
static void
test_bands(void **state)
{
	struct zy_stability_options o = {
	    .draws = DRAWS, .threads = 1, .bands = true};
	struct zy_stability_row r = row(8000, 200, 9), sure = row(8000, 0, 1);
	struct zy_stability_result got;
	double want = upper_tail(-0.5) - upper_tail(1);

	(void)state;
	r.has_least = r.has_below = true;
	r.least = (struct zy_decimal){7900, 2};
	r.below = (struct zy_decimal){820, 1};
	for (;; o.ascending = true) {
		assert_int_equal(zy_stability_draw(&r, 1, &o, &got), 0);
		assert_true(fabs(got.selected - DRAWS * want) < margin(want));
		if (o.ascending)
			break;
	}
	sure.has_least = sure.has_below = true;
	sure.least = (struct zy_decimal){80, 0};
	sure.below = (struct zy_decimal){8001, 2};
	assert_int_equal(zy_stability_draw(&sure, 1, &o, &got), 0);
	assert_int_equal(got.selected, DRAWS);
	sure.below = sure.least;
	assert_int_equal(zy_stability_draw(&sure, 1, &o, &got), 0);
	assert_int_equal(got.selected, 0);
	sure.least = (struct zy_decimal){0, 0};
	sure.below = (struct zy_decimal){1000, 0};
	assert_int_equal(zy_stability_draw(&sure, 1, &o, &got), 0);
	assert_int_equal(got.selected, DRAWS);
	sure.least = (struct zy_decimal){500, 0};
	assert_int_equal(zy_stability_draw(&sure, 1, &o, &got), 0);
	assert_int_equal(got.selected, 0);
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/*
 * Many rows: the same for any number of threads, and what sorting all places
 * of a row gives.
 */
static void
test_many(void **state)
{
	enum {
		ROWS = 5000,
		TIMES = 120
	};
	struct zy_stability_row *rows = zy_calloc(ROWS, sizeof(*rows));
	struct zy_stability_result *got = zy_calloc(ROWS, sizeof(*got));
	struct zy_stability_result *other = zy_calloc(ROWS, sizeof(*other));
	uint32_t(*places)[TIMES] = zy_calloc(ROWS, sizeof(*places));
	struct zy_stability_options o = {
	    .draws = TIMES, .threads = 1, .places = 700};
	uint32_t t, i;

	(void)state;
	for (i = 0; i < ROWS; i++)
		rows[i] = row(10000 - i, (int64_t)draw(300), i);
	assert_int_equal(zy_stability_draw(rows, ROWS, &o, got), 0);
	o.threads = 3;
	assert_int_equal(zy_stability_draw(rows, ROWS, &o, other), 0);
	assert_memory_equal(got, other, ROWS * sizeof(*got));
	o.threads = 1;
	/* Each draw by itself: what one draw gives is its place. */
	for (t = 0; t < TIMES; t++) {
		struct zy_stability_row *shifted =
		    zy_calloc(ROWS, sizeof(*shifted));

		memcpy(shifted, rows, ROWS * sizeof(*rows));
		for (i = 0; i < ROWS; i++)
			shifted[i].key += t * UINT64_C(0x9E3779B97F4A7C15);
		o.draws = 1;
		assert_int_equal(
		    zy_stability_draw(shifted, ROWS, &o, other), 0);
		for (i = 0; i < ROWS; i++) {
			assert_int_equal(other[i].low, other[i].high);
			places[i][t] = (uint32_t)other[i].low;
		}
		free(shifted);
	}
	for (i = 0; i < ROWS; i++) {
		qsort(places[i], TIMES, sizeof(uint32_t), by_number);
		assert_int_equal(got[i].low, places[i][TIMES / 40]);
		assert_int_equal(
		    got[i].high, places[i][TIMES - 1 - TIMES / 40]);
	}
	free(rows);
	free(got);
	free(other);
	free(places);
}

/* Figures of 18 digits are drawn, or refused: never drawn wrongly. */
static void
test_wide(void **state)
{
	struct zy_stability_options o = {
	    .draws = DRAWS, .threads = 1, .places = 1};
	struct zy_stability_row rows[] = {row(0, 0, 1), row(0, 0, 2)};
	struct zy_stability_result got[2];

	(void)state;
	rows[0].value = (struct zy_decimal){999999999999999999, 0};
	rows[1].value = (struct zy_decimal){999999999999999998, 0};
	rows[0].error = (struct zy_decimal){1, 0};
	assert_int_equal(zy_stability_draw(rows, 2, &o, got), 0);
	assert_true(fabs(got[0].selected - DRAWS * upper_tail(-1)) <
		    margin(upper_tail(-1)));
	rows[1].value = (struct zy_decimal){1, 18};
	assert_int_equal(zy_stability_draw(rows, 2, &o, got), -1);
	assert_int_equal(zy_stability_draw(rows, 0, &o, got), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_two),
	    cmocka_unit_test(test_five),
	    cmocka_unit_test(test_certain),
	    cmocka_unit_test(test_bands),
	    cmocka_unit_test(test_many),
	    cmocka_unit_test(test_wide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
