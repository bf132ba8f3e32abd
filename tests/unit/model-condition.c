/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/condition.h"
#include "model/record.h"

static const char records[] =
    "id,subject,text,due,status,x\np-1,a1,修路,2010-06,kept,12.50\n";

static struct zy_reader *
open_records(void)
{
	const struct zy_reader_options o = {.schema = &zy_pledge_schema};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_reader *r;
	char path[64];
	int fd = memfd_create("records", 0);

	assert_int_equal(
	    write(fd, records, sizeof(records) - 1), sizeof(records) - 1);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	assert_int_equal(zy_reader_open(&r, path, &o, &e), 0);
	close(fd);
	assert_int_equal(zy_reader_next(r, &e), 1);
	return r;
}

/* The condition must have that truth for the record. */
static void
holds(const char *text, enum zy_truth wanted)
{
	const struct zy_date today = {2010, 7, 1};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_reader *r = open_records();
	struct zy_condition *c;
	enum zy_truth t;

	if (zy_condition_parse(&c, zy_view(text), today, &e) ||
	    zy_condition_bind(c, r, &zy_pledge_schema, &e))
		fail_msg("'%s': %s", text, e.message);
	t = zy_condition_test(c, zy_reader_cells(r));
	if (t != wanted)
		fail_msg("'%s' is %d, not %d", text, (int)t, (int)wanted);
	zy_condition_free(c);
	zy_reader_free(r);
}

/* Kleene's tables of and, or, not. */
static void
test_three_values(void **state)
{
	static const char *const of[] = {"id=p-2", "channel=x", "id=p-1"};
	char text[128];
	int a, b;

	(void)state;
	for (a = ZY_FALSE; a <= ZY_TRUE; a++) {
		snprintf(text, sizeof(text), "not (%s)", of[a]);
		holds(text, (enum zy_truth)(ZY_TRUE - a));
		for (b = ZY_FALSE; b <= ZY_TRUE; b++) {
			snprintf(text, sizeof(text), "%s and %s", of[a], of[b]);
			holds(text, (enum zy_truth)(a < b ? a : b));
			snprintf(text, sizeof(text), "%s or %s", of[a], of[b]);
			holds(text, (enum zy_truth)(a > b ? a : b));
		}
	}
}

/* A month against days: only what every day of it decides is decided. */
static void
test_partial_dates(void **state)
{
	(void)state;
	holds("due<2010-07-01", ZY_TRUE);
	holds("due<2010-06-30", ZY_UNKNOWN);
	holds("due<2010-06-01", ZY_FALSE);
	holds("due<=2010-06-30", ZY_TRUE);
	holds("due>2010-05-31", ZY_TRUE);
	holds("due>=2010-06-02", ZY_UNKNOWN);
	holds("due=2010-06", ZY_TRUE);
	holds("due=2010", ZY_TRUE);
	holds("due=2010-06-15", ZY_UNKNOWN);
	holds("due!=2010-07", ZY_TRUE);
	holds("due<today", ZY_TRUE);
}

static void
test_numbers(void **state)
{
	(void)state;
	holds("x=12.50", ZY_TRUE);
	holds("x=12.5", ZY_FALSE); /* a column of text: another text */
	holds("x>=12.5", ZY_TRUE);
	holds("x>12.4999999999999999", ZY_TRUE);
	holds("x>2010-01-01", ZY_UNKNOWN);
	holds("text>5", ZY_UNKNOWN);
}

static void
test_order_of_binding(void **state)
{
	(void)state;
	holds("id=p-1 or id=p-1 and id=p-2", ZY_TRUE);
	holds("(id=p-1 or id=p-1) and id=p-2", ZY_FALSE);
	holds("not id=p-2 and id=p-2", ZY_FALSE);
	holds("非 (id=p-2) 且 承诺内容～路", ZY_TRUE);
	holds("evidence=", ZY_TRUE);
	holds("evidence= and id!=", ZY_TRUE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_three_values),
	    cmocka_unit_test(test_partial_dates),
	    cmocka_unit_test(test_numbers),
	    cmocka_unit_test(test_order_of_binding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
