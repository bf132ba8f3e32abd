/*
 * Random numbers that can be repeated: against published figures.
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

#include "base/random.h"

enum {
	DRAWS = 1000000,
	MARGIN = 400, /* 0.00002 in units of 1 / ZY_NORMAL_ONE, and more */
};

/* The first bytes of `printf '2010\0001' | sha256sum`. */
static void
test_key(void **state)
{
	(void)state;
	assert_true(zy_random_key(ZY_VIEW("2010"), ZY_VIEW("1")) ==
		    UINT64_C(0xA4E223612906259D));
	assert_true(zy_random_key(ZY_VIEW("a"), ZY_VIEW("bc")) !=
		    zy_random_key(ZY_VIEW("ab"), ZY_VIEW("c")));
}

/* SplitMix64 begun with 0: as in Vigna's splitmix64.c. */
static void
test_bits(void **state)
{
	(void)state;
	assert_true(zy_random_bits(0, 0) == UINT64_C(0xE220A8397B1DCDAF));
	assert_true(zy_random_bits(0, 1) == UINT64_C(0x6E789E6AA1B965F4));
	assert_true(zy_random_bits(0, 2) == UINT64_C(0x06C45D188009454F));
}

/* Each of 10 values comes up about as often: chi-square below 33.7. */
static void
test_below(void **state)
{
	int64_t n[10] = {0}, sum = 0;
	uint64_t i;

	(void)state;
	for (i = 0; i < DRAWS; i++)
		n[zy_random_below(7, i, 10)]++;
	for (i = 0; i < 10; i++)
		sum += (n[i] - DRAWS / 10) * (n[i] - DRAWS / 10);
	assert_true(sum < 337 * (DRAWS / 10) / 10);
}

/*
 * Quantiles as tables print them: the tail, as a part of 2^64, and the number
 * in millionths.
 */
static void
test_quantiles(void **state)
{
	static const struct {
		uint64_t one_in, millionths;
	} table[] = {{4, 674490}, {10, 1281552}, {20, 1644854}, {40, 1959964},
	    {100, 2326348}, {200, 2575829}, {1000, 3090232}, {10000, 3719016},
	    {1000000, 4753424}, {1000000000, 5997807}};
	uint64_t tail;
	int64_t want;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		tail = UINT64_MAX / table[i].one_in;
		want = (int64_t)table[i].millionths * ZY_NORMAL_ONE / 1000000;
		assert_true(labs(zy_random_normal(tail << 1) - want) < MARGIN);
		assert_true(
		    labs(zy_random_normal(tail << 1 | 1) + want) < MARGIN);
	}
	assert_in_range(zy_random_normal(UINT64_MAX - 1) + 1, 0, 2);
	assert_int_equal(zy_random_normal(0), ZY_NORMAL_MOST);
	assert_int_equal(zy_random_normal(1), -ZY_NORMAL_MOST);
}

/* It never rises with the probability of the tail, from knot to knot. */
static void
test_monotone(void **state)
{
	uint64_t tail, step;
	int32_t before = ZY_NORMAL_MOST, z;
	int octave, i;

	(void)state;
	for (octave = 33; octave > 0; octave--) {
		tail = UINT64_C(1) << (63 - octave);
		step = tail / 1000 + 1;
		for (i = 0; i < 1000; i++, tail += step) {
			if (tail >> 63)
				continue;
			z = zy_random_normal(tail << 1);
			assert_true(z <= before);
			before = z;
		}
	}
}

/* Mean 0, variance 1, no skew, kurtosis 3, within four standard errors. */
static void
test_moments(void **state)
{
	int64_t sum = 0, squares = 0, cubes = 0, fourths = 0, z;
	uint64_t i;

	(void)state;
	for (i = 0; i < DRAWS; i++) {
		z = zy_random_normal(zy_random_bits(42, i)) / (1 << 12);
		sum += z;
		squares += z * z / (1 << 12);
		cubes += z * z / (1 << 12) * z / (1 << 12);
		fourths += z * z / (1 << 12) * z / (1 << 12) * z / (1 << 12);
	}
	assert_true(llabs(sum * 1000 / (1 << 12)) < 4 * 1000 * 1000);
	assert_true(llabs(squares - DRAWS * INT64_C(4096)) < 5657 * 4096LL);
	assert_true(llabs(cubes) < 15492 * 4096LL);
	assert_true(
	    llabs(fourths - 3 * DRAWS * INT64_C(4096)) < 39192 * 4096LL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_key),
	    cmocka_unit_test(test_bits),
	    cmocka_unit_test(test_below),
	    cmocka_unit_test(test_quantiles),
	    cmocka_unit_test(test_monotone),
	    cmocka_unit_test(test_moments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
