/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/name-order.h"

/* Returns whether name a stands before name b. */
static bool
is_before(const char *order, const char *a, const char *b, bool person)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_name_order *o = zy_name_order_open(zy_view(order), &e);
	struct zy_buf x = ZY_BUF_INIT, y = ZY_BUF_INIT;
	bool before;

	assert_non_null(o);
	zy_name_order_key(o, zy_view(a), person, &x);
	zy_name_order_key(o, zy_view(b), person, &y);
	before = zy_view_cmp(zy_buf_get(&x), zy_buf_get(&y)) < 0;
	zy_buf_release(&x);
	zy_buf_release(&y);
	zy_name_order_free(o);
	return before;
}

static void
test_orders(void **state)
{
	(void)state;
	assert_true(zy_name_order_is(ZY_VIEW("strokes")));
	assert_true(zy_name_order_is(ZY_VIEW("pinyin")));
	assert_false(zy_name_order_is(ZY_VIEW("code")));
	assert_false(zy_name_order_is(ZY_VIEW("")));
	zy_name_order_free(NULL);
}

static void
test_strokes(void **state)
{
	(void)state;
	assert_true(is_before("strokes", "丁", "王", true));
	assert_true(is_before("strokes", "王芳", "李春", true));
	assert_true(is_before("strokes", "王小", "王小明", true));
	assert_false(is_before("strokes", "王芳", "王芳", true));
	/* As on the mainland: 6, 7, 7, 8, 8, 10; 横 before 折. */
	assert_true(is_before("strokes", "邢一", "李一", true));
	assert_true(is_before("strokes", "李一", "陈一", true));
	assert_true(is_before("strokes", "陈一", "范一", true));
	assert_true(is_before("strokes", "范一", "林一", true));
	assert_true(is_before("strokes", "林一", "郭一", true));
	/* Who is not in the list stands behind, among as many strokes. */
	assert_true(is_before("strokes", "王一", "冇一", true));
	assert_true(is_before("strokes", "冇一", "冯一", true));
}

static void
test_surnames_are_of_persons_alone(void **state)
{
	(void)state;
	assert_true(is_before("pinyin", "商海", "张三", true));
	assert_true(is_before("pinyin", "沙山", "单一", true));
	assert_true(is_before("pinyin", "单县党委", "沙河党委", false));
	/* Among those of one sound, the table's stand first, by their names. */
	assert_true(is_before("pinyin", "区二", "欧阳一", true));
	assert_true(is_before("pinyin", "区二", "区一", true));
}

static void
test_a_name_is_any_text(void **state)
{
	static const char *const names[] = {
	    "", "·", "a", "A", "\xf0\xa0\x85\xa4", "\xee\xa0\x80", "单", "尉"};
	size_t i, j, n = sizeof(names) / sizeof(names[0]);

	(void)state;
	for (i = 0; i < n; i++)
		for (j = 0; j < n; j++)
			assert_int_not_equal(
			    is_before("pinyin", names[i], names[j], true) +
				is_before("pinyin", names[j], names[i], true),
			    2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_orders),
	    cmocka_unit_test(test_strokes),
	    cmocka_unit_test(test_surnames_are_of_persons_alone),
	    cmocka_unit_test(test_a_name_is_any_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
