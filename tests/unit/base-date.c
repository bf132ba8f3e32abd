/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "rounds.h"

static void
reads(const char *text, const char *iso)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_date d;

	if (!zy_date_parse(&d, zy_view(text)))
		fail_msg("'%s' is not read", text);
	zy_date_format(&b, d);
	if (strcmp(b.p, iso) != 0)
		fail_msg("'%s' is read as %s, not %s", text, b.p, iso);
	zy_buf_release(&b);
}

static void
refuses(const char *text)
{
	struct zy_date d;

	if (zy_date_parse(&d, zy_view(text)))
		fail_msg("'%s' is read", text);
}

static void
test_forms(void **state)
{
	static const char *const same[] = {"2010-06-01", "2010/6/1", "2010.6.1",
	    "20100601", "2010年6月1日", "2010年06月01日", "２０１０年６月１日",
	    "二〇一〇年六月一日", "二○一○年六月一日", "二O一O年六月一日",
	    "二o一o年六月一日", "二零一零年六月一日", "2010 年 6 月 1 日",
	    "2010年6月1号", "40330", "2010/6/1 0:00", "2010-06-01T00:00:00",
	    "2010-06-01 00:00:00", "２０１０．６．１", " 2010-6-1　",
	    "二0一0年六月一日"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		reads(same[i], "2010-06-01");
	reads("二〇一一年五月二十三日", "2011-05-23");
	reads("二〇一一年十二月三十一日", "2011-12-31");
	reads("二〇一一年十月十日", "2011-10-10");
	reads("二〇一一年十一月廿三日", "2011-11-23");
	reads("二〇一一年一月卅一日", "2011-01-31");
	reads("二〇一一年十二月二〇日", "2011-12-20");
	reads("二〇一一年三月一二日", "2011-03-12");
	reads("45200", "2023-10-01");
	reads("2012-02-29", "2012-02-29");
}

static void
test_precision(void **state)
{
	(void)state;
	reads("2010年6月", "2010-06");
	reads("2010年6月XX日", "2010-06");
	reads("2010年6月××日", "2010-06");
	reads("二〇一〇年六月", "2010-06");
	reads("2010.06", "2010-06");
	reads("2010-6", "2010-06");
	reads("201006", "2010-06");
	reads("2010年", "2010");
	reads("2010", "2010");
}

static void
test_refusals(void **state)
{
	static const char *const bad[] = {"", "2023-02-29", "2024-02-30",
	    "2010-13-01", "2010-00-10", "2010-06-31", "0000-00-00", "10-6-1",
	    "10/06/01", "60", "2010-06-01 12:30", "2010-6-1x", "六月一日",
	    "2010-06-00", "20101301", "99999", "2010--1", "2010年0月1日",
	    "2010年6月1日2", "20100600", "1899-01-01"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		refuses(bad[i]);
}

/* Every day of 1950 to 2099 in nine forms comes back as itself. */
static void
test_every_day(void **state)
{
	struct zy_date d = {1955, 1, 1};
	struct zy_buf b = ZY_BUF_INIT, iso = ZY_BUF_INIT;
	int serial = 20090;

	(void)state;
	for (; d.year < 1955 + test_rounds(144); serial++) {
		zy_buf_reset(&iso);
		zy_date_format(&iso, d);
		zy_buf_reset(&b);
		zy_buf_printf(&b, "%d", serial);
		reads(b.p, iso.p);
		zy_buf_reset(&b);
		zy_date_format_zh(&b, d, false);
		reads(b.p, iso.p);
		zy_buf_reset(&b);
		zy_date_format_zh(&b, d, true);
		reads(b.p, iso.p);
		zy_buf_reset(&b);
		zy_buf_printf(&b, "%d.%d.%d", d.year, d.month, d.day);
		reads(b.p, iso.p);
		if (++d.day > zy_date_days(d.year, d.month)) {
			d.day = 1;
			if (++d.month > 12) {
				d.month = 1;
				d.year++;
			}
		}
	}
	zy_buf_release(&b);
	zy_buf_release(&iso);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_forms),
	    cmocka_unit_test(test_precision),
	    cmocka_unit_test(test_refusals),
	    cmocka_unit_test(test_every_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
