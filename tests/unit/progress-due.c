/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "progress/due.h"

static void
comes_after(const char *day, int64_t months, const char *expected)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_due_format(
	    &b, zy_due_add_months(zy_due_first(zy_view(day)), months));
	assert_string_equal(b.p, expected);
	zy_buf_release(&b);
}

static void
test_months(void **state)
{
	(void)state;
	comes_after("2010-05-10", 3, "2010-08-10");
	comes_after("2010-11-30", 3, "2011-02-28");
	comes_after("2011-11-30", 3, "2012-02-29");
	comes_after("2010-12-31", 1, "2011-01-31");
	comes_after("2010-01-31", 120, "2020-01-31");
}

/* Every day of some years is its own date again. */
static void
test_days(void **state)
{
	int64_t day, end = zy_due_first(ZY_VIEW("2013-12-31"));
	struct zy_date d;

	(void)state;
	for (day = zy_due_first(ZY_VIEW("2008-01-01")); day <= end; day++) {
		d = zy_due_date(day);
		assert_true(zy_date_is_valid(d));
		assert_int_equal(zy_date_first(d), day);
	}
}

static void
test_partial(void **state)
{
	struct zy_buf b = ZY_BUF_INIT;

	(void)state;
	assert_int_equal(zy_due_last(ZY_VIEW("2010-06")),
	    zy_due_first(ZY_VIEW("2010-06-30")));
	assert_int_equal(zy_due_first(ZY_VIEW("2010-06")),
	    zy_due_first(ZY_VIEW("2010-06-01")));
	assert_true(zy_due_first(ZY_VIEW("")) == ZY_NO_DAY);
	assert_true(zy_due_last(ZY_VIEW("适时")) == ZY_NO_DAY);
	zy_due_format(&b, ZY_NO_DAY);
	assert_int_equal(b.n, 0);
	zy_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_months),
	    cmocka_unit_test(test_days),
	    cmocka_unit_test(test_partial),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
