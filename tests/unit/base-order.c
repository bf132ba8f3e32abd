/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/order.h"
#include "rounds.h"

enum {
	N = 70000,
	WIDTH = 40,
};

static char (*texts)[WIDTH];

static struct zy_view
text_of(const void *context, uint32_t number)
{
	(void)context;
	return zy_view(texts[number]);
}

static int
by_text(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int c = strcmp(texts[x], texts[y]);

	return c ? c : x < y ? -1 : x > y;
}

/* The first n keys by any number of threads are as qsort has them. */
static void
expect_order(uint32_t n)
{
	static const int threads[] = {0, 1, 2, 3, 8, 100};
	uint32_t *right = zy_reallocarray(NULL, n + 1, sizeof(*right)), *got, i;
	size_t k;

	for (i = 0; i < n; i++)
		right[i] = i;
	qsort(right, n, sizeof(*right), by_text);
	for (k = 0; k < sizeof(threads) / sizeof(threads[0]); k++) {
		got = zy_order_spread(n, text_of, NULL, threads[k]);
		assert_memory_equal(got, right, n * sizeof(*got));
		free(got);
	}
	got = zy_order(n, text_of, NULL);
	assert_memory_equal(got, right, n * sizeof(*got));
	free(got);
	free(right);
}

static void
test_order(void **state)
{
	static const char *const begins[] = {
	    "", "common-", "x", "one of many that begin so "};
	const uint32_t many = (uint32_t)test_rounds(N);
	uint32_t seed = 20100601, i;
	size_t k;

	(void)state;
	texts = zy_calloc(N, sizeof(*texts));
	for (k = 0; k < sizeof(begins) / sizeof(begins[0]); k++) {
		for (i = 0; i < many; i++) {
			seed = seed * 1103515245 + 12345;
			snprintf(texts[i], WIDTH, "%s%u", begins[k],
			    (seed >> 8) % (k % 2 ? 1000 : 1000000));
		}
		expect_order(many);
		expect_order(1000);
	}
	expect_order(0);
	expect_order(1);
	free(texts);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
