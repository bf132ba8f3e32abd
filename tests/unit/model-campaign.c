/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/campaign.h"
#include "model/docno.h"

static int64_t
day(const char *text)
{
	struct zy_date d;

	assert_true(zy_date_parse(&d, zy_view(text)));
	return zy_date_first(d);
}

static void
test_weekdays(void **state)
{
	(void)state;
	assert_int_equal(zy_date_weekday(day("2000-03-01")), 3);
	assert_int_equal(zy_date_weekday(day("2022-10-31")), 1);
	assert_int_equal(zy_date_weekday(day("2022-11-04")), 5);
	assert_int_equal(zy_date_weekday(day("1900-01-01")), 1);
	assert_int_equal(zy_date_weekday(day("2012-02-29")), 3);
	assert_int_equal(day("2012-03-01") - day("2012-02-28"), 2);
	assert_int_equal(day("2100-03-01") - day("2100-02-28"), 1);
	assert_int_equal(zy_date_year(day("2011-12-31")), 2011);
	assert_int_equal(zy_date_year(day("2012-01-01")), 2012);
	assert_int_equal(zy_date_year(day("2199-12-31")), 2199);
}

static int64_t
working(const struct zy_campaign *c, const char *from, const char *to)
{
	int year = 0;

	return zy_campaign_working_days(c, day(from), day(to), &year);
}

static void
test_working_days(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_campaign *c = zy_campaign_load(NULL, &e);
	int year = 0;

	(void)state;
	assert_non_null(c);
	assert_int_equal(working(c, "2011-10-31", "2011-11-04"), 5);
	assert_int_equal(working(c, "2011-11-05", "2011-11-06"), 0);
	assert_int_equal(working(c, "2011-11-05", "2011-11-04"), 0);
	/* National Day 2010, and the weekends worked for it. */
	assert_int_equal(working(c, "2010-10-01", "2010-10-07"), 0);
	assert_int_equal(working(c, "2010-09-25", "2010-09-26"), 2);
	assert_int_equal(working(c, "2010-10-08", "2010-10-10"), 2);
	/* 2010 had 250 working days, as had 2011; 2012 had 249. */
	assert_int_equal(working(c, "2010-01-01", "2010-12-31"), 250);
	assert_int_equal(working(c, "2011-01-01", "2011-12-31"), 250);
	assert_int_equal(working(c, "2012-01-01", "2012-12-31"), 249);
	assert_int_equal(zy_campaign_working_days(
			     c, day("2012-12-30"), day("2013-01-02"), &year),
	    -1);
	assert_int_equal(year, 2013);
	zy_campaign_free(c);
}

static void
test_types(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_campaign *c = zy_campaign_load(NULL, &e);
	int recheck, order;

	(void)state;
	assert_non_null(c);
	recheck = zy_campaign_type_find(c, ZY_VIEW("复查"));
	order = zy_campaign_type_find(c, ZY_VIEW("rectification"));
	assert_true(recheck >= 0 && order >= 0);
	assert_int_equal(zy_campaign_type_find(c, ZY_VIEW("整改通知")), order);
	assert_int_equal(c->types[recheck].depth, 1);
	assert_int_equal(c->types[order].depth, 0);
	assert_true(c->types[recheck].refers[order]);
	assert_int_equal(zy_campaign_type_find(c, ZY_VIEW("舞会")), -1);
	assert_non_null(
	    zy_choice_find(zy_campaign_list(c, "concurrent"), ZY_VIEW("村官")));
	assert_null(zy_campaign_list(c, "nothing")->token);
	zy_campaign_free(c);
}

static void
reads(const char *text, const char *right)
{
	struct zy_buf b = ZY_BUF_INIT;

	assert_int_equal(zy_docno_parse(&b, zy_view(text)), right != NULL);
	if (right)
		assert_string_equal(b.p, right);
	else
		assert_int_equal(b.n, 0);
	zy_buf_release(&b);
}

static void
test_document_numbers(void **state)
{
	(void)state;
	reads("〔2010〕19号", "〔2010〕19号");
	reads("渭师党组办[2011] 16号", "渭师党组办〔2011〕16号");
	reads("洋谢发[2010]第69号", "洋谢发〔2010〕69号");
	reads("创先发〔2011〕17", "创先发〔2011〕17号");
	reads("创办„2010‟100号", "创办〔2010〕100号");
	reads("（县委）创先发（2010）3号", "（县委）创先发〔2010〕3号");
	reads("创先发〔2010〕001号", "创先发〔2010〕1号");
	reads("创先发〔2010〕1234567号", NULL);
	reads("创先发〔1899〕1号", NULL);
	reads("创先发〔2010〕号", NULL);
	reads("创先发〔2010〕1号附件", NULL);
	reads("创先发2010年1号", NULL);
	reads("", NULL);
	reads("\xFF〔2010〕1号", NULL);
}

/* A word before or behind a type adds nothing; two types are none. */
static void
test_types_with_words(void **state)
{
	static const struct {
		const char *cell, *type;
	} rows[] = {{"学习", "study"}, {"党员集中学习", "study"},
	    {"专项督查工作", "supervision"}, {"慰问困难党员", "deed"},
	    {"动员部署会议", "mobilisation"}, {"座谈交流会", NULL},
	    {"党员聚餐活动", NULL}, {"学习情况通报", NULL}, {"", NULL},
	    {"党员", NULL}, {"\xE5\x85", NULL}};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_campaign *c = zy_campaign_load(NULL, &e);
	size_t i;
	int type;

	(void)state;
	assert_non_null(c);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		type = zy_campaign_type_read(c, zy_view(rows[i].cell));
		if (rows[i].type)
			assert_string_equal(c->types[type].id, rows[i].type);
		else
			assert_int_equal(type, -1);
	}
	zy_campaign_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_weekdays),
	    cmocka_unit_test(test_working_days), cmocka_unit_test(test_types),
	    cmocka_unit_test(test_types_with_words),
	    cmocka_unit_test(test_document_numbers)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
