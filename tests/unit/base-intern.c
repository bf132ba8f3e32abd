/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/intern.h"
#include "base/mem.h"

static void
test_numbers_follow_insertion(void **state)
{
	struct zy_intern *t = zy_intern_new();
	char key[32];
	int i;

	(void)state;
	for (i = 0; i < 100000; i++) {
		snprintf(key, sizeof(key), "key %d", i);
		assert_int_equal(zy_intern_put(t, zy_view(key)), i);
	}
	for (i = 99999; i >= 0; i--) {
		snprintf(key, sizeof(key), "key %d", i);
		assert_int_equal(zy_intern_put(t, zy_view(key)), i);
		assert_int_equal(zy_intern_find(t, zy_view(key)), i);
		assert_true(zy_view_is(zy_intern_get(t, (uint32_t)i), key));
	}
	assert_int_equal(zy_intern_count(t), 100000);
	assert_int_equal(zy_intern_find(t, ZY_VIEW("other")), ZY_INTERN_NONE);
	assert_int_equal(zy_intern_put(t, (struct zy_view){NULL, 0}), 100000);
	assert_int_equal(zy_intern_find(t, ZY_VIEW("")), 100000);
	zy_intern_free(t);
	zy_intern_free(NULL);
}

/* Keys that differ in one bit, of every length, hash apart. */
static void
test_hash(void **state)
{
	char a[64] = {0}, b[64] = {0};
	size_t n, bit;

	(void)state;
	for (n = 1; n < sizeof(a); n++) {
		for (bit = 0; bit < n * 8; bit++) {
			b[bit / 8] = (char)(1 << bit % 8);
			assert_true(zy_hash((struct zy_view){a, n}, 0) !=
				    zy_hash((struct zy_view){b, n}, 0));
			b[bit / 8] = 0;
		}
		assert_true(zy_hash((struct zy_view){a, n}, 0) !=
			    zy_hash((struct zy_view){a, n - 1}, 0));
		assert_true(zy_hash((struct zy_view){a, n}, 0) !=
			    zy_hash((struct zy_view){a, n}, 1));
	}
}

static void
test_arena(void **state)
{
	struct zy_arena arena = {0};
	char *texts[200];
	void *p;
	int i;

	(void)state;
	for (i = 0; i < 200; i++) {
		p = zy_arena_alloc(&arena, (size_t)(i * 977 % 200000));
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		texts[i] = zy_arena_text(&arena, (size_t)i * 700 + 1);
		memset(texts[i], i, (size_t)i * 700 + 1);
	}
	for (i = 0; i < 200; i++) {
		assert_int_equal((unsigned char)texts[i][0], i);
		assert_int_equal((unsigned char)texts[i][i * 700], i);
	}
	zy_arena_release(&arena);
	assert_null(arena.head);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_numbers_follow_insertion),
	    cmocka_unit_test(test_hash),
	    cmocka_unit_test(test_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
