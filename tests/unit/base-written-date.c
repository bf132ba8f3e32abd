/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/written-date.h"

static const struct zy_date_rules any = {.today = {2012, 6, 15}};
static const struct zy_date_rules past = {.past = true, .today = {2012, 6, 15}};
static const struct zy_date_rules limit = {
    .limit = true, .today = {2012, 6, 15}};

/* What is read of a text, and what was remarked. */
static void
reads(const struct zy_date_rules *rules, const char *text, const char *iso,
    unsigned remarks)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_written_date d;

	if (!zy_written_date_read(&d, zy_view(text), rules))
		fail_msg("'%s' is not read", text);
	if (d.date.year)
		zy_date_format(&b, d.date);
	else
		zy_buf_puts(&b, "none");
	if (strcmp(b.p, iso) != 0)
		fail_msg("'%s' is read as %s, not %s", text, b.p, iso);
	if (d.remarks != remarks)
		fail_msg(
		    "'%s' has remarks %u, not %u", text, d.remarks, remarks);
	zy_buf_release(&b);
}

static void
refuses(const struct zy_date_rules *rules, const char *text)
{
	struct zy_written_date d;

	if (zy_written_date_read(&d, zy_view(text), rules))
		fail_msg("'%s' is read", text);
}

static void
test_anywhere(void **state)
{
	(void)state;
	reads(&any, "2010-06-01", "2010-06-01", 0);
	reads(&any, "1998、7", "1998-07", 0);
	reads(&any, "1998、7、1", "1998-07-01", 0);
	reads(&any, "2010年5月底", "2010-05-31", 0);
	reads(&any, "2012年2月末", "2012-02-29", 0);
	reads(&any, "二〇一〇年二月底", "2010-02-28", 0);
	reads(&any, "2010年5月上旬", "2010-05-10", 0);
	reads(&any, "2010年6月（补）", "2010-06", ZY_DATE_NOTE);
	reads(&any, "2010年6月1日(补录)", "2010-06-01", ZY_DATE_NOTE);
	reads(&any, "06/2010", "2010-06", 0);
	reads(&any, "6/2010", "2010-06", 0);
	reads(&any, "Jun-2010", "2010-06", 0);
	reads(&any, "15 June 2010", "2010-06-15", 0);
	reads(&any, "Sept 2010", "2010-09", 0);
	reads(&any, "Jun 15, 2010", "2010-06-15", 0);
	reads(&any, "2010年6月1日星期二", "2010-06-01", 0);
	reads(&any, "2010年6月1日上午", "2010-06-01", 0);
	reads(
	    &any, "2010年6月1日（星期二）下午3时", "2010-06-01", ZY_DATE_NOTE);
	reads(&any, "2010.6.1 14:30", "2010-06-01", 0);
	reads(&any, "1998-07-01 00:00:00", "1998-07-01", 0);
	reads(&any, "2010年底", "2010-12", ZY_DATE_ABOUT);
	refuses(&any, "10年6月");
	refuses(&any, "98.7");
	refuses(&any, "Jun-98");
	refuses(&any, "长期");
	refuses(&any, "1949年前");
	refuses(&any, "13/2010");
	refuses(&any, "2010年13月底");
	refuses(&any, "（补）");
	refuses(&any, "底");
	refuses(&any, "月底");
	refuses(&any, "");
}

static void
test_past(void **state)
{
	(void)state;
	reads(&past, "10年6月", "2010-06", 0);
	reads(&past, "98年7月", "1998-07", 0);
	reads(&past, "12年7月", "2012-07", ZY_DATE_FUTURE);
	reads(&past, "13年7月", "1913-07", 0);
	reads(&past, "98.7", "1998-07", 0);
	reads(&past, "98、7", "1998-07", 0);
	reads(&past, "９８．７", "1998-07", 0);
	reads(&past, "98-7-1", "1998-07-01", 0);
	reads(&past, "98/07/01", "1998-07-01", 0);
	reads(&past, "Jun-98", "1998-06", 0);
	reads(&past, "98年7月底", "1998-07-31", 0);
	reads(&past, "2100-01-01", "2100-01-01", ZY_DATE_FUTURE);
	reads(&past, "2012-06-16", "2012-06-16", ZY_DATE_FUTURE);
	reads(&past, "2012-06", "2012-06", 0);
	reads(&past, "2012-06-15", "2012-06-15", 0);
	refuses(&past, "98");
	refuses(&past, "98.13");
	refuses(&past, "1949年前");
	refuses(&past, "群众");
}

static void
test_limit(void **state)
{
	(void)state;
	reads(&limit, "2010年底", "2010-12-31", 0);
	reads(&limit, "二〇一〇年底", "2010-12-31", 0);
	reads(&limit, "2010年年底", "2010-12-31", 0);
	reads(&limit, "2010年上半年", "2010-06-30", 0);
	reads(&limit, "2011年第三季度", "2011-09-30", 0);
	reads(&limit, "2011年三季度末", "2011-09-30", 0);
	reads(&limit, "2010年6月30日前", "2010-06-30", 0);
	reads(&limit, "2010年12月底前", "2010-12-31", 0);
	reads(&limit, "2010年底前完成", "2010-12-31", 0);
	reads(&limit, "至2010年12月", "2010-12", 0);
	reads(&limit, "2100-01-01", "2100-01-01", 0);
	reads(&limit, "长期", "none", ZY_DATE_OPEN_ENDED);
	reads(&limit, "常年坚持", "none", ZY_DATE_OPEN_ENDED);
	refuses(&limit, "尽快");
	refuses(&limit, "98.7");
}

/* 1998.1: by what the other cells of the column show. */
static void
test_october(void **state)
{
	struct zy_date_rules r = past;

	(void)state;
	assert_int_equal(
	    zy_written_date_style(ZY_VIEW("1998.07")), ZY_MONTH_TWO_DIGITS);
	assert_int_equal(
	    zy_written_date_style(ZY_VIEW("1998.7")), ZY_MONTH_ONE_DIGIT);
	assert_int_equal(
	    zy_written_date_style(ZY_VIEW("1998.10")), ZY_MONTH_TEN);
	assert_int_equal(zy_written_date_style(ZY_VIEW("1998.12")), 0);
	assert_int_equal(zy_written_date_style(ZY_VIEW("1998.1")), 0);
	assert_int_equal(zy_written_date_style(ZY_VIEW("1998-07")), 0);
	reads(&r, "1998.1", "1998", ZY_DATE_JANUARY_OR_OCTOBER);
	r.months = ZY_MONTH_TWO_DIGITS;
	reads(&r, "1998.1", "1998-10", ZY_DATE_OCTOBER);
	reads(&r, "1998.01", "1998-01", 0);
	r.months = ZY_MONTH_ONE_DIGIT;
	reads(&r, "1998.1", "1998", ZY_DATE_JANUARY_OR_OCTOBER);
	r.months = ZY_MONTH_ONE_DIGIT | ZY_MONTH_TEN;
	reads(&r, "1998.1", "1998-01", 0);
	reads(&r, "1998.11", "1998-11", 0);
	r.months = ZY_MONTH_TWO_DIGITS | ZY_MONTH_TEN;
	reads(&r, "1998.1", "1998", ZY_DATE_JANUARY_OR_OCTOBER);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_anywhere),
	    cmocka_unit_test(test_past),
	    cmocka_unit_test(test_limit),
	    cmocka_unit_test(test_october),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
