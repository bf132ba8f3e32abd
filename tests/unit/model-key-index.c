/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/intern.h"
#include "model/key-index.h"

enum {
	ROWS = 5000,
	KEYS = 1237
};

/* Row i has key i % KEYS; every seventh row has the empty key. */
static void
key_of(const void *context, size_t row, struct zy_buf *key)
{
	const char *prefix = context;

	if (row % 7)
		zy_buf_printf(key, "%s%zu", prefix, row % KEYS);
}

static size_t
number_of(size_t row)
{
	return row % 7 ? row % KEYS + 1 : 0;
}

/* The place of a key has the row that was put there last. */
static void
test_places(void **state)
{
	uint32_t was[KEYS + 1], *at;
	struct zy_key_index x;
	size_t i;

	(void)state;
	for (i = 0; i <= KEYS; i++)
		was[i] = ZY_INTERN_NONE;
	zy_key_index_init(&x, KEYS + 1, key_of, "键");
	for (i = 0; i < ROWS; i++) {
		at = zy_key_index_slot(&x, i);
		assert_int_equal(*at, was[number_of(i)]);
		*at = was[number_of(i)] = (uint32_t)i;
	}
	for (i = 0; i < ROWS; i++)
		assert_int_equal(*zy_key_index_slot(&x, i), was[number_of(i)]);
	zy_key_index_release(&x);
}

static void
test_nothing(void **state)
{
	struct zy_key_index x;

	(void)state;
	zy_key_index_init(&x, 0, key_of, "");
	assert_int_equal(*zy_key_index_slot(&x, 1), ZY_INTERN_NONE);
	zy_key_index_release(&x);
	zy_key_index_release(&x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
