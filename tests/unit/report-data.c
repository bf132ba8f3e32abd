/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/record.h"
#include "report/overview.h"
#include "document/histogram.h"

static struct zy_reader *
open_text(const char *name, const char *text)
{
	const struct zy_reader_options o = {.schema = &zy_any_schema};
	const struct zy_source_options plain = {.encoding = NULL};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_reader *r;

	assert_int_equal(
	    zy_source_open_memory(&s, name, text, strlen(text), &plain, &e), 0);
	assert_int_equal(zy_reader_open_source(&r, s, &o, &e), 0);
	return r;
}

static void
expect_stream(const char *header, enum zy_stream expected)
{
	struct zy_reader *r = open_text("t", header);

	assert_int_equal(zy_report_data_kind(r), expected);
	zy_reader_free(r);
}

static void
test_streams_are_told_by_columns(void **state)
{
	(void)state;
	expect_stream("", ZY_STREAM_NONE);
	expect_stream("id,name,parent\n1,甲,\n", ZY_STREAM_ORGS);
	expect_stream("id,name,org\n1,甲,2\n", ZY_STREAM_MEMBERS);
	expect_stream("subject,text\n1,x\n", ZY_STREAM_PLEDGES);
	expect_stream("{\"v\":1,\"seq\":1,\"prev\":\"0\",\"subject\":\"1\","
		      "\"text\":\"x\"}\n",
	    ZY_STREAM_REGISTER);
	expect_stream(
	    "subject,question,voter_group,valid\n1,q,g,3\n", ZY_STREAM_TALLY);
	expect_stream(
	    "subject,name,total,standard\n1,x,9,s\n", ZY_STREAM_SCORES);
	expect_stream("subject,total,standard,rank,selected,reason\n"
		      "1,9,s,1,yes,\n",
	    ZY_STREAM_RANKING);
	expect_stream("subject,text,reason\n1,x,why\n", ZY_STREAM_REJECTS);
	expect_stream(
	    "ballot,subject,voter_group,q1\nb,1,g,x\n", ZY_STREAM_BALLOTS);
	expect_stream("subject,node,value\n1,n,2\n", ZY_STREAM_EVIDENCE);
	expect_stream("colour,size\nred,2\n", ZY_STREAM_UNKNOWN);
}

/* Takes a whole text; returns how many records were refused. */
static int
take(struct zy_report_data *data, const char *name, const char *text)
{
	struct zy_reader *r = open_text(name, text);
	enum zy_stream s = zy_report_data_kind(r);
	struct zy_error e = ZY_ERROR_INIT;
	int refused = 0;

	if (s == ZY_STREAM_REJECTS)
		zy_reader_want_none(r);
	while (zy_reader_next(r, &e) == 1) {
		if (zy_report_data_add(data, s, r, &e)) {
			assert_int_equal(e.kind, ZY_ERROR_RECORD);
			refused++;
			zy_error_clear(&e);
		}
	}
	assert_int_equal(e.kind, ZY_ERROR_NONE);
	zy_reader_free(r);
	return refused;
}

static const char roster[] = "id,name,parent,sector,township,members\n"
			     "1,县委,,agency,,60\n"
			     "2,城关镇党委,1,rural,城关镇,50\n"
			     "3,东村支部,2,rural,城关镇,30\n"
			     "4,西村支部,2,rural,城关镇,20\n"
			     "5,河口镇党委,1,rural,河口镇,10\n";

static void
test_nothing_counts_twice(void **state)
{
	struct zy_report_data g;

	(void)state;
	zy_report_data_init(&g);
	assert_int_equal(take(&g, "a", roster), 0);
	assert_int_equal(take(&g, "b", roster), 5);
	assert_int_equal(take(&g, "p",
			     "id,subject,text,status\np1,3,x,published\n"
			     "p1,3,x,published\np2,3,y,made\n"),
	    1);
	assert_int_equal(take(&g, "t",
			     "subject,question,voter_group,valid\n3,q1,a,2\n"
			     "3,q1,b,2\n3,q1,a,2\n"),
	    1);
	assert_int_equal(
	    take(&g, "s", "subject,total,standard\n3,9,s\n3,8,t\n3,9,s\n"), 1);
	assert_int_equal(g.orgs.nrows, 5);
	assert_int_equal(g.sums.nrows, 2);
	assert_int_equal(g.scores.nrows, 2);
	zy_report_data_release(&g);
}

static void
test_campaign(void **state)
{
	struct zy_overview c;
	struct zy_report_data g;

	(void)state;
	zy_report_data_init(&g);
	take(&g, "a", roster);
	take(&g, "p",
	    "id,subject,text,status,published\np1,3,x,published,\n"
	    "p2,3,y,made,2010-07-01\np3,3,z,made,\np4,5,u,kept,\n"
	    "p5,99,v,made,\n");
	take(&g, "t",
	    "subject,question,voter_group,issued,returned,valid,invalid,"
	    "abstain\n3,q1,a,10,9,8,0,1\n3,q2,a,10,9,9,0,0\n"
	    "3,q1,b,,,5,1,0\n3,q2,b,,,4,1,2\n");
	zy_overview_init(&c, &g);
	assert_int_equal(c.all.orgs, 5);
	/* Only the lowest: a committee's figure holds its branches'. */
	assert_int_equal(c.all.members, 60);
	assert_int_equal(c.all.joined, 2);
	assert_int_equal(c.all.pledges, 5);
	assert_int_equal(c.all.published, 3);
	assert_int_equal(c.unknown, 1);
	assert_int_equal(c.ntownships, 3);
	assert_true(zy_view_is(c.townships[0].key, "河口镇")); /* 1 of 1 */
	assert_true(zy_view_is(c.townships[1].key, "城关镇")); /* 1 of 3 */
	assert_int_equal(c.townships[1].orgs, 3);
	assert_int_equal(c.townships[1].joined, 1);
	assert_int_equal(c.townships[1].pledges, 3);
	assert_int_equal(c.townships[1].published, 2);
	assert_int_equal(c.nsectors, 2);
	assert_true(zy_view_is(c.sectors[0].key, "rural"));
	/* Papers, not marks: 9 returned by a, the most that b marked, 7. */
	assert_int_equal(c.ballots, 16);
	assert_int_equal(c.issued, 10);
	assert_int_equal(c.returned, 9);
	assert_int_equal(c.reviewed, 1);
	zy_overview_release(&c);
	zy_report_data_release(&g);
}

static void
test_members_bring_their_organisation_in(void **state)
{
	struct zy_overview c;
	struct zy_report_data g;

	(void)state;
	zy_report_data_init(&g);
	take(&g, "a", roster);
	take(&g, "m", "id,name,org\nm1,张三,4\nm2,李四,4\nm3,王五,3\n");
	take(&g, "p", "subject,text\nm1,x\n");
	zy_overview_init(&c, &g);
	assert_int_equal(c.all.members, 3);
	assert_int_equal(c.all.joined, 0); /* members did */
	assert_int_equal(c.all.members_joined, 1);
	assert_int_equal(c.unknown, 0);
	assert_true(zy_view_is(zy_report_data_name(&g, ZY_VIEW("m2")), "李四"));
	assert_int_equal(zy_report_data_org_row(&g, ZY_VIEW("m1")), 3);
	assert_int_equal(zy_report_data_org_row(&g, ZY_VIEW("nobody")), -1);
	zy_overview_release(&c);
	zy_report_data_release(&g);
}

static void
test_rejects_by_township(void **state)
{
	struct zy_reject_count *all;
	struct zy_report_data g;
	size_t n;

	(void)state;
	zy_report_data_init(&g);
	take(&g, "a", roster);
	take(&g, "back.csv",
	    "所属领域,reason\n"
	    "农民,in/城关镇.csv:12:7: sector: unknown choice '农民'\n"
	    "农民,in/城关镇-党组织.csv:13:7: sector: unknown choice '农民'\n"
	    "x,in/城关镇.csv:14: row has 3 cells; the header has 4\n"
	    "x,a:b/河口镇.v2.csv:1:2: name: must not be empty\n");
	take(&g, "out/大营子镇.csv", "x,reason\n1,whatever it was: 3\n");
	all = zy_report_data_rejects(&g, &n);
	assert_int_equal(g.reject_total, 5);
	assert_int_equal(n, 4);
	/* Files of no township of the roster are nobody's. */
	assert_true(zy_view_is(all[0].township, ""));
	assert_true(zy_view_is(all[0].column, ""));
	assert_true(zy_view_is(all[1].township, "城关镇"));
	assert_true(zy_view_is(all[1].column, ""));
	assert_int_equal(all[1].n, 1);
	assert_true(zy_view_is(all[2].township, "城关镇"));
	assert_true(zy_view_is(all[2].column, "sector"));
	assert_int_equal(all[2].n, 2);
	assert_true(zy_view_is(all[3].township, "河口镇"));
	assert_true(zy_view_is(all[3].column, "name"));
	free(all);
	zy_report_data_release(&g);
}

static struct zy_decimal
dec(const char *s)
{
	struct zy_decimal d = {0};

	assert_int_equal(zy_decimal_parse(&d, zy_view(s)), ZY_NUMBER_OK);
	return d;
}

static void
test_histogram(void **state)
{
	struct zy_decimal v[6] = {{0}};
	struct zy_histogram h;

	(void)state;
	zy_histogram_init(&h, v, 0);
	assert_int_equal(h.n, 0);
	v[0] = dec("7.5");
	zy_histogram_init(&h, v, 1);
	assert_int_equal(h.n, 1);
	assert_int_equal(h.from, 7);
	v[0] = dec("40");
	v[1] = dec("49.99");
	v[2] = dec("50");
	v[3] = dec("99.99");
	v[4] = dec("100");
	v[5] = dec("60.00");
	zy_histogram_init(&h, v, 6);
	/* 40 to 100: twelve bins of 5, the last one holds 100 too */
	assert_int_equal(h.step, 5);
	assert_int_equal(h.n, 12);
	assert_int_equal(h.counts[0], 1);
	assert_int_equal(h.counts[1], 1);
	assert_int_equal(h.counts[2], 1);
	assert_int_equal(h.counts[4], 1);
	assert_int_equal(h.counts[11], 2);
	/* one above 100 opens a bin of its own, so bins are wider */
	v[4] = dec("100.01");
	zy_histogram_init(&h, v, 6);
	assert_int_equal(h.step, 10);
	assert_int_equal(h.n, 7);
	assert_int_equal(h.counts[6], 1);
	/* below nought, and as far apart as numbers can be */
	v[0] = dec("-0.5");
	v[1] = dec("0.5");
	zy_histogram_init(&h, v, 2);
	assert_int_equal(h.from, -1);
	assert_int_equal(h.n, 2);
	v[0] = dec("-999999999999999999");
	v[1] = dec("999999999999999999");
	zy_histogram_init(&h, v, 2);
	assert_true(h.n <= ZY_HISTOGRAM_BINS);
	assert_int_equal(h.counts[0] + h.counts[h.n - 1], 2);
}

static void
test_mean_and_median(void **state)
{
	struct zy_decimal v[4] = {
	    dec("1"), dec("2.005"), dec("2.005"), dec("10")};
	struct zy_buf b = ZY_BUF_INIT;

	(void)state;
	zy_histogram_mean(&b, v + 1, 2);
	zy_buf_putc(&b, ' ');
	zy_histogram_mean(&b, v, 4);
	zy_buf_putc(&b, ' ');
	zy_histogram_median(&b, v, 4);
	zy_buf_putc(&b, ' ');
	zy_histogram_median(&b, v, 1);
	zy_buf_putc(&b, ' ');
	zy_histogram_mean(&b, v, 0);
	zy_histogram_median(&b, v, 0);
	zy_buf_putc(&b, '\0');
	assert_string_equal(b.p, "2.01 3.75 2.01 1.00 ——");
	zy_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_streams_are_told_by_columns),
	    cmocka_unit_test(test_nothing_counts_twice),
	    cmocka_unit_test(test_campaign),
	    cmocka_unit_test(test_members_bring_their_organisation_in),
	    cmocka_unit_test(test_rejects_by_township),
	    cmocka_unit_test(test_histogram),
	    cmocka_unit_test(test_mean_and_median),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
