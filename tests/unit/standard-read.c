/* Loading a standard.  SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "standard/standard.h"

static void
assert_text(const struct zy_rational *r, const char *want)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_rational_print(&b, r);
	assert_string_equal(b.p, want);
	zy_buf_release(&b);
}

/* Where nothing is said. */
static void
test_defaults(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_standard *s;

	(void)state;
	assert_int_equal(
	    zy_standard_parse(&s, "s", ZY_VIEW("{\"id\": \"s\"}"), &e), 0);
	assert_string_equal(s->version, "");
	assert_string_equal(s->subject, "");
	assert_text(&s->marks.full, "100");
	assert_text(&s->marks.start, "0");
	assert_text(&s->marks.floor, "0");
	assert_false(s->marks.has_cap);
	assert_int_equal(s->marks.places, 2);
	assert_int_equal(s->marks.rounding, ZY_HALF_UP);
	assert_int_equal(s->nheads + s->nitems + s->nsources + s->nbands, 0);
	assert_false(s->has_ballot);
	zy_standard_free(s);
}

/* Every part, and what evidence can name. */
static void
test_parts(void **state)
{
	static const char text[] =
	    "{\"id\": \"s\", \"version\": 7, \"subject\": \"org\","
	    "\"sectors\": [\"农村\"], \"marks\": {\"rounding\": \"half-even\"},"
	    "\"ballot\": {\"grades\": [{\"id\": \"a\", \"points\": 2}]},"
	    "\"heads\": [{\"id\": \"h\", \"items\": ["
	    "{\"id\": \"i\", \"kind\": \"judged\", \"max\": 2.5},"
	    "{\"id\": \"r\", \"kind\": \"review\", \"max\": 1}]},"
	    "{\"id\": \"k\", \"max\": 3, \"items\": ["
	    "{\"id\": \"d\", \"kind\": \"deduct\", \"max\": 4, \"per\": 1}]}],"
	    "\"bonus\": {\"items\": [{\"id\": \"b\", \"kind\": \"fixed\", "
	    "\"max\": 1}]}, \"penalty\": {\"cap\": 2, \"items\": ["
	    "{\"id\": \"p\", \"kind\": \"judged\"}]},"
	    "\"compose\": [{\"from\": \"self\", \"weight\": 0.5}, {\"from\": "
	    "\"evidence:y\", \"weight\": 0.2}, {\"from\": \"score:t\", "
	    "\"weight\": 0.3}],"
	    "\"vetoes\": [{\"id\": \"v\", \"effect\": \"zero\"}],"
	    "\"bands\": [{\"id\": \"x\", \"min\": 2}, {\"id\": \"z\"}],"
	    "\"gates\": [], \"ties\": [], \"note\": \"n\"}";
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_standard *s;
	uint32_t n;

	(void)state;
	assert_int_equal(zy_standard_parse(&s, "s", zy_view(text), &e), 0);
	assert_string_equal(s->version, "7");
	assert_string_equal(s->sectors[0], "rural");
	assert_int_equal(s->ballot.rounding, ZY_HALF_EVEN);
	assert_int_equal(s->nitems, 5);
	assert_int_equal(s->heads[1].first, 2);
	assert_int_equal(s->heads[1].n, 1);
	assert_text(&s->heads[0].full, "3.5");
	assert_int_equal(s->bonus.first, 3);
	assert_int_equal(s->penalty.first, 4);
	assert_false(s->items[4].has_max);
	assert_int_equal(s->items[0].missing, ZY_MISSING_ZERO);
	assert_int_equal(s->items[2].missing, ZY_MISSING_FULL);
	n = zy_standard_node(s, ZY_VIEW("y"));
	assert_int_equal(s->nodes[n].what, ZY_ABOUT_SOURCE);
	assert_int_equal(s->sources[1].node, n);
	n = zy_standard_node(s, ZY_VIEW("v"));
	assert_int_equal(s->nodes[n].what, ZY_ABOUT_VETO);
	n = zy_standard_node(s, ZY_VIEW("p"));
	assert_int_equal(s->nodes[n].what, ZY_ABOUT_ITEM);
	assert_int_equal(s->nodes[n].index, 4);
	assert_int_equal(s->items[4].node, n);
	assert_int_equal(zy_standard_node(s, ZY_VIEW("h")), ZY_INTERN_NONE);
	assert_int_equal(
	    zy_standard_score_node(s, ZY_VIEW("t")), s->sources[2].node);
	assert_int_equal(
	    zy_standard_score_node(s, ZY_VIEW("y")), ZY_INTERN_NONE);
	assert_text(&s->bands[1].min, "0");
	zy_standard_free(s);
}

/* However it fails, everything is given back: run under valgrind. */
static void
test_cut(void **state)
{
	static const char text[] =
	    "{\"id\": \"s\", \"ballot\": {\"grades\": [{\"id\": \"a\", "
	    "\"points\": 2}], \"groups\": [{\"id\": \"g\", \"weight\": 1}]}, "
	    "\"heads\": [{\"id\": \"h\", \"items\": [{\"id\": \"i\", "
	    "\"kind\": \"judged\", \"max\": 9, \"raters\": \"weighted\", "
	    "\"rater_groups\": [{\"id\": \"g\", \"weight\": 1}]}, "
	    "{\"id\": \"r\", \"kind\": \"review\", \"max\": 1}]}], "
	    "\"bands\": [{\"id\": \"x\", \"min\": 2}]}";
	struct zy_buf broken = ZY_BUF_INIT;
	struct zy_standard *s;
	size_t i;

	(void)state;
	for (i = 0; i + 1 < sizeof(text); i++) {
		struct zy_error e = ZY_ERROR_INIT;

		if (text[i] < 'a' || text[i] > 'z')
			continue;
		zy_buf_reset(&broken);
		zy_buf_puts(&broken, text);
		broken.p[i] = 'Q';
		if (zy_standard_parse(&s, "s", zy_buf_get(&broken), &e) == 0)
			zy_standard_free(s);
		else
			assert_int_equal(e.kind, ZY_ERROR_CONFIG);
	}
	zy_buf_release(&broken);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_defaults),
	    cmocka_unit_test(test_parts),
	    cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
