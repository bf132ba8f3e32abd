/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/privacy.h"

static void
test_parts_stand_in_the_message(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;

	(void)state;
	assert_int_equal(zy_error_fault(&e, ZY_FAULT_CHOICE, "unknown choice",
			     ZY_VIEW("　火星 ")),
	    -1);
	zy_error_heading(&e, "sector", ZY_VIEW("所属领域"));
	zy_error_help(&e, "rural, community");
	assert_string_equal(
	    e.message, "所属领域: unknown choice '火星' (rural, community)");
	assert_int_equal(e.kind, ZY_ERROR_RECORD);
	assert_int_equal(e.heading_n, strlen("所属领域"));
	assert_int_equal(e.value_n, strlen("火星"));
	assert_memory_equal(e.message + e.value_at, "火星", e.value_n);
	assert_string_equal(e.field, "sector");
	/* The first cause wins. */
	zy_error_fault(&e, ZY_FAULT_DATE, "not a date", ZY_VIEW("x"));
	assert_int_equal(e.fault, ZY_FAULT_CHOICE);
	zy_error_clear(&e);
	assert_int_equal(e.heading_n, 0);
	assert_int_equal(e.value_n, 0);
	assert_int_equal(e.fault, ZY_FAULT_OTHER);
	assert_string_equal(e.field, "");
}

static void
test_long_values_are_cut_and_masked(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_view v;
	int i;

	(void)state;
	zy_buf_puts(&b, "13812345678 ");
	for (i = 0; i < 1000; i++)
		zy_buf_puts(&b, "好");
	zy_error_fault(&e, ZY_FAULT_NUMBER, "not a number", zy_buf_get(&b));
	zy_error_heading(&e, NULL, zy_buf_get(&b));
	assert_true(strlen(e.message) < sizeof(e.message));
	assert_int_equal(
	    zy_text_valid(e.message, strlen(e.message)), strlen(e.message));
	assert_null(strstr(e.message, "12345678"));
	assert_non_null(strstr(e.message, "not a number '138****5678"));
	v = (struct zy_view){e.message + e.value_at, e.value_n};
	assert_true(zy_view_starts(v, "138****5678"));
	assert_int_equal(e.message[strlen(e.message) - 1], '\'');
	zy_buf_release(&b);
}

static void
test_every_code_has_its_word(void **state)
{
	int i, k;

	(void)state;
	for (i = 0; i < ZY_FAULTS; i++) {
		assert_non_null(zy_fault_code((enum zy_fault)i));
		assert_true(strlen(zy_fault_meaning((enum zy_fault)i)) > 0);
		for (k = 0; k < i; k++)
			assert_string_not_equal(zy_fault_code((enum zy_fault)i),
			    zy_fault_code((enum zy_fault)k));
	}
}

static void
test_short_texts_hold_no_number(void **state)
{
	(void)state;
	assert_false(zy_privacy_may_hold(ZY_VIEW("")));
	assert_false(zy_privacy_may_hold(ZY_VIEW("2010年10月10日 9")));
	assert_true(zy_privacy_may_hold(ZY_VIEW("电话0429-1234567")) ==
		    zy_privacy_may_hold(ZY_VIEW("0429 1234567")));
	assert_true(zy_privacy_may_hold(ZY_VIEW("０４２９１２３４５６７")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parts_stand_in_the_message),
	    cmocka_unit_test(test_long_values_are_cut_and_masked),
	    cmocka_unit_test(test_every_code_has_its_word),
	    cmocka_unit_test(test_short_texts_hold_no_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
