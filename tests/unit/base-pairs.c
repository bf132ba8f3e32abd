/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/pairs.h"

static void
test_numbers_in_the_order_of_coming(void **state)
{
	struct zy_pairs p = {.keys = NULL};
	uint32_t a, b, n = 0;

	(void)state;
	assert_int_equal(zy_pairs_find(&p, 0, 0), UINT32_MAX);
	for (a = 1; a < 300; a++)
		for (b = 0; b < 20; b++)
			assert_int_equal(zy_pairs_put(&p, a, b * a), n++);
	assert_int_equal(p.n, n);
	for (a = 1; a < 300; a++)
		for (b = 0; b < 20; b++) {
			n = zy_pairs_find(&p, a, b * a);
			assert_int_equal(zy_pairs_put(&p, a, b * a), n);
			assert_int_equal(zy_pairs_first(&p, n), a);
			assert_int_equal(zy_pairs_second(&p, n), b * a);
		}
	/* The order within a pair counts. */
	assert_int_equal(zy_pairs_find(&p, 0, 7), UINT32_MAX);
	assert_int_not_equal(zy_pairs_find(&p, 7, 0), UINT32_MAX);
	zy_pairs_release(&p);
	assert_int_equal(zy_pairs_find(&p, 7, 0), UINT32_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_numbers_in_the_order_of_coming),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
