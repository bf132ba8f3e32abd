/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ranking/quota.h"

/* "6 6 2" shared out over places is "5 5 1", with open places. */
static void
expect(const char *weights, int64_t places, const char *seats, int64_t open)
{
	struct zy_view list = zy_view(weights), one;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf got = ZY_BUF_INIT;
	struct zy_decimal w[16];
	int64_t s[16], left;
	bool tied[16];
	size_t n = 0, i;

	while (zy_view_next(&list, ' ', &one))
		assert_int_equal(zy_decimal_parse(&w[n++], one), ZY_NUMBER_OK);
	assert_int_equal(zy_apportion(w, n, places, s, tied, &left, &e), 0);
	for (i = 0; i < n; i++)
		zy_buf_printf(&got, "%s%lld%s", i ? " " : "", (long long)s[i],
		    tied[i] ? "*" : "");
	assert_string_equal(got.p, seats);
	assert_int_equal(left, open);
	zy_buf_release(&got);
}

static void
test_apportion(void **state)
{
	(void)state;
	/* Textbook: the Alabama paradox, and a list vote of 100,000. */
	expect("6 6 2", 10, "4 4 2", 0);
	expect("6 6 2", 11, "5 5 1", 0);
	expect("47000 16000 15800 12000 6100 3100", 10, "5 2 1 1 1 0", 0);
	/* The same shares in any unit. */
	expect("0.47 0.16 0.158 0.12 0.061 0.031", 10, "5 2 1 1 1 0", 0);
	expect("1 2 3", 6, "1 2 3", 0);
	expect("1 2 3", 0, "0 0 0", 0);
	expect("0 5", 3, "0 3", 0);
	expect("7", 1000000000, "1000000000", 0);
	expect("999999999999999999 1", 2, "2 0", 0);
}

static void
test_open(void **state)
{
	(void)state;
	expect("1 1", 3, "1* 1*", 1);
	expect("1 1 1", 2, "0* 0* 0*", 2);
	expect("2 1 1", 3, "1 1 1", 0);
	expect("4 1 1", 4, "2* 0* 0*", 2);
	/* One remainder is larger than the two that are equal. */
	expect("8 3.5 3.5", 4, "2 1 1", 0);
	expect("9 3 3", 2, "1 0* 0*", 1);
}

static void
test_refused(void **state)
{
	const struct zy_decimal zero[] = {{0, 0}, {0, 0}};
	const struct zy_decimal minus[] = {{5, 0}, {-1, 0}};
	const struct zy_decimal wide[] = {{999999999999999999, 0}, {1, 3}};
	struct zy_error e = ZY_ERROR_INIT;
	int64_t s[2], open;

	(void)state;
	assert_int_equal(zy_apportion(zero, 2, 1, s, NULL, &open, &e), -1);
	assert_int_equal(e.kind, ZY_ERROR_CONFIG);
	zy_error_clear(&e);
	assert_int_equal(zy_apportion(minus, 2, 1, s, NULL, &open, &e), -1);
	zy_error_clear(&e);
	assert_int_equal(zy_apportion(wide, 2, 1, s, NULL, &open, &e), -1);
	assert_int_equal(zy_apportion(zero, 0, 1, s, NULL, &open, &e), -1);
}

static void
test_names(void **state)
{
	const struct zy_view cells[] = {ZY_VIEW("a/b"), ZY_VIEW("c")};
	const struct zy_view others[] = {ZY_VIEW("a"), ZY_VIEW("b/c")};
	struct zy_buf one = ZY_BUF_INIT, two = ZY_BUF_INIT;
	struct zy_buf name = ZY_BUF_INIT;

	(void)state;
	zy_group_key(&one, cells, 2);
	zy_group_key(&two, others, 2);
	assert_false(zy_view_eq(zy_buf_get(&one), zy_buf_get(&two)));
	zy_group_name(&name, zy_buf_get(&one));
	zy_buf_putc(&name, ' ');
	zy_group_name(&name, zy_buf_get(&two));
	assert_true(zy_view_is(zy_buf_get(&name), "a\\/b/c a/b\\/c"));
	zy_buf_release(&one);
	zy_buf_release(&two);
	zy_buf_release(&name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_apportion),
	    cmocka_unit_test(test_open),
	    cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
