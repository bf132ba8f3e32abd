/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/tail.h"
#include "draw.h"

/* a and b agree in ten digits. */
static void
expect_near(struct zy_chance a, struct zy_chance b)
{
	struct zy_chance gap =
	    zy_chance_max(zy_chance_sub(a, b), zy_chance_sub(b, a));

	assert_true(
	    zy_chance_cmp(zy_chance_scale(gap, 10000000000, 1), b) <= 0);
}

static void
expect_text(struct zy_chance a, const char *text)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_chance_format(&b, a);
	assert_string_equal(b.p, text);
	zy_buf_release(&b);
}

static void
test_arithmetic(void **state)
{
	struct zy_chance a, b;
	uint64_t x, y;
	int i;

	(void)state;
	for (i = 0; i < 10000; i++) {
		x = draw(1000000) + 1;
		y = draw(1000000) + 1;
		a = zy_chance_ratio(x, y);
		b = zy_chance_ratio(y, x);
		assert_int_equal(zy_chance_cmp(a, b), x == y  ? 0
						      : x < y ? -1
							      : 1);
		expect_near(zy_chance_mul(a, b), zy_chance_whole(1));
		expect_near(
		    zy_chance_add(a, b), zy_chance_ratio(x * x + y * y, x * y));
		if (x > y)
			expect_near(zy_chance_sub(a, b),
			    zy_chance_ratio(x * x - y * y, x * y));
		else
			assert_int_equal(zy_chance_sub(a, b).m, 0);
		expect_near(zy_chance_root(zy_chance_mul(a, a)), a);
		expect_near(zy_chance_power(a, 3),
		    zy_chance_mul(a, zy_chance_mul(a, a)));
	}
	assert_int_equal(zy_chance_power(zy_chance_whole(0), 2).m, 0);
	assert_int_equal(zy_chance_root(zy_chance_whole(0)).m, 0);
	assert_int_equal(zy_chance_cmp(zy_chance_power(zy_chance_whole(7), 0),
			     zy_chance_whole(1)),
	    0);
}

static void
test_format(void **state)
{
	(void)state;
	expect_text(zy_chance_whole(0), "0");
	expect_text(zy_chance_whole(1), "1");
	expect_text(zy_chance_whole(144), "144");
	expect_text(zy_chance_ratio(1, 2), "0.5");
	expect_text(zy_chance_ratio(1, 3), "0.33");
	expect_text(zy_chance_ratio(999, 1000), "1");
	expect_text(zy_chance_ratio(34, 1000), "0.034");
	expect_text(zy_chance_ratio(34, 100000), "0.00034");
	expect_text(zy_chance_ratio(1, 10000), "0.0001");
	expect_text(zy_chance_ratio(34, 1000000), "3.4e-05");
	expect_text(zy_chance_power(zy_chance_ratio(1, 10), 40), "1.0e-40");
	expect_text(zy_chance_power(zy_chance_ratio(1, 2), 4000), "7.6e-1205");
}

static void
test_binomial(void **state)
{
	const struct zy_chance half = zy_chance_ratio(1, 2);

	(void)state;
	expect_near(zy_tail_binomial(8, 10, half), zy_chance_ratio(56, 1024));
	expect_near(zy_tail_binomial(5, 5, zy_chance_ratio(1, 10)),
	    zy_chance_ratio(1, 100000));
	expect_near(zy_tail_binomial(0, 5, half), zy_chance_whole(1));
	assert_int_equal(zy_tail_binomial(6, 5, half).m, 0);
	assert_int_equal(zy_tail_binomial(1, 5, zy_chance_whole(0)).m, 0);
	expect_near(
	    zy_tail_binomial(5, 5, zy_chance_whole(1)), zy_chance_whole(1));
	/* By symmetry at least half of 100,001 in half of all cases. */
	expect_near(zy_tail_binomial(50001, 100001, half), half);
}

static void
test_hypergeometric(void **state)
{
	const struct zy_chance one = zy_chance_whole(1);

	(void)state;
	/* Fisher's lady: 4 and 3 of 4 cups right. */
	expect_near(
	    zy_tail_hypergeometric(4, 4, 4, 8, one), zy_chance_ratio(1, 70));
	expect_near(
	    zy_tail_hypergeometric(3, 4, 4, 8, one), zy_chance_ratio(17, 70));
	/* With odds 2: weights 1 32 144 128 16 of 321. */
	expect_near(zy_tail_hypergeometric(3, 4, 4, 8, zy_chance_whole(2)),
	    zy_chance_ratio(144, 321));
	/* All are successes: there is one outcome. */
	expect_near(zy_tail_hypergeometric(4, 4, 8, 8, one), one);
}

/* Tables of t: the square of the 5 % point, of both sides, has this chance. */
static void
test_student(void **state)
{
	static const struct {
		uint64_t df, t; /* t in millionths */
	} points[] = {{1, 12706205}, {2, 4302653}, {3, 3182446}, {10, 2228139},
	    {30, 2042272}, {120, 1979930}, {1000, 1962339}};
	struct zy_chance t;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
		t = zy_chance_ratio(points[i].t, 1000000);
		t = zy_tail_student(zy_chance_mul(t, t), points[i].df);
		assert_true(
		    zy_chance_cmp(t, zy_chance_ratio(49999, 1000000)) > 0);
		assert_true(
		    zy_chance_cmp(t, zy_chance_ratio(50001, 1000000)) < 0);
	}
	expect_near(
	    zy_tail_student(zy_chance_ratio(1, 2), 5), zy_chance_whole(1));
	/* One degree: the Cauchy distribution; beyond 1 lies half of it. */
	expect_near(
	    zy_tail_student(zy_chance_whole(1), 1), zy_chance_ratio(1, 2));
}

/* Counts runs and the longest run of ones among all orders of 12 bits. */
static void
test_runs(void **state)
{
	uint64_t by_runs[13][14] = {{0}}, by_longest[13][14] = {{0}};
	uint64_t orders[13] = {0}, few, many;
	uint32_t bits, i, runs, ones, run, longest;

	(void)state;
	for (bits = 0; bits < 4096; bits++) {
		runs = 1;
		ones = run = longest = 0;
		for (i = 0; i < 12; i++) {
			run = bits >> i & 1 ? run + 1 : 0;
			ones += bits >> i & 1;
			longest = run > longest ? run : longest;
			runs += i && (bits >> i & 1) != (bits >> (i - 1) & 1);
		}
		orders[ones]++;
		by_runs[ones][runs]++;
		by_longest[ones][longest]++;
	}
	for (ones = 1; ones < 12; ones++) {
		for (few = 0, run = 2; run <= 12; run++) {
			many = orders[ones] - few;
			few += by_runs[ones][run];
			expect_near(zy_tail_runs(run, ones, 12 - ones, false),
			    zy_chance_ratio(few, orders[ones]));
			if (many)
				expect_near(
				    zy_tail_runs(run, ones, 12 - ones, true),
				    zy_chance_ratio(many, orders[ones]));
		}
		for (many = 0, run = ones; run; run--) {
			many += by_longest[ones][run];
			assert_true(
			    zy_chance_cmp(zy_tail_longest_run(run, ones, 12),
				zy_chance_scale(
				    zy_chance_ratio(many, orders[ones]), 999999,
				    1000000)) >= 0);
		}
		/* All in one run can stand at 13 - ones places. */
		expect_near(zy_tail_longest_run(ones, ones, 12),
		    zy_chance_ratio(13 - ones, orders[ones]));
	}
	assert_int_equal(zy_tail_longest_run(5, 4, 12).m, 0);
}

/* One value held against others of mean 0 and variance 1. */
static void
test_moments(void **state)
{
	struct zy_moments m = {0};
	struct zy_chance p;
	int64_t i;

	(void)state;
	for (i = -1; i <= 1; i++)
		zy_moments_put(&m, i * 1000000);
	/* The 5 % point of t with 2 degrees, 4.302653, times the root of
	   4/3. */
	zy_moments_put(&m, -4968276);
	p = zy_moments_apart(&m, -4968276, 0);
	assert_true(zy_chance_cmp(p, zy_chance_ratio(4999, 100000)) > 0);
	assert_true(zy_chance_cmp(p, zy_chance_ratio(5001, 100000)) < 0);
	m = (struct zy_moments){0};
	zy_moments_put(&m, 5);
	zy_moments_put(&m, 5);
	expect_near(zy_moments_apart(&m, 5, 0), zy_chance_whole(1));
}

static void
test_holm(void **state)
{
	struct zy_chance p[3] = {zy_chance_ratio(1, 100),
	    zy_chance_ratio(1, 80), zy_chance_ratio(1, 2)};

	(void)state;
	zy_chance_holm(p, 3, 4);
	expect_near(p[0], zy_chance_ratio(4, 100));
	expect_near(p[1], zy_chance_ratio(4, 100));
	expect_near(p[2], zy_chance_whole(1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_arithmetic),
	    cmocka_unit_test(test_format),
	    cmocka_unit_test(test_binomial),
	    cmocka_unit_test(test_hypergeometric),
	    cmocka_unit_test(test_student),
	    cmocka_unit_test(test_runs),
	    cmocka_unit_test(test_moments),
	    cmocka_unit_test(test_holm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
