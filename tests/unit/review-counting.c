/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "review/result.h"

static const char rules_text[] =
    "{\"grades\":[{\"id\":\"A\",\"points\":100},{\"id\":\"B\","
    "\"points\":60.5},{\"id\":\"N\",\"counts\":false}],"
    "\"satisfied\":[\"A\"]}";

static void
load(struct zy_ballot_rules *r, struct zy_config *c, const char *text)
{
	struct zy_error e = ZY_ERROR_INIT;

	memset(r, 0, sizeof(*r));
	assert_int_equal(zy_config_parse(c, "t", zy_view(text), &e), 0);
	assert_int_equal(zy_ballot_rules_read(r, c, &e), 0);
}

/*
 * Whatever the split, the merged counts are the whole's; of more marks than a
 * byte holds, and words that come late.
 */
static void
test_merge(void **state)
{
	static const char *const subjects[] = {
	    "x", "y", "z", "long subject id"};
	static const char *const questions[] = {"q1", "q2", "late"};
	static const char *const groups[] = {"g2", "g1", ""};
	uint32_t want[4][3][3][ZY_MARKS_MOST] = {{{{0}}}};
	uint32_t got[ZY_MARKS_MOST];
	struct zy_tally whole, parts[3], *both[2];
	struct zy_ballot_rules r;
	struct zy_config c;
	uint64_t seed = 42;
	size_t s, q, g, m;
	int i, t;

	(void)state;
	load(&r, &c, rules_text);
	zy_tally_init(&whole, &r);
	for (i = 0; i < 3; i++)
		zy_tally_init(&parts[i], &r);
	for (i = 0; i < 60000; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		both[0] = &whole;
		both[1] = &parts[seed >> 60 & 1 ? 0 : 1 + (seed >> 61 & 1)];
		s = seed >> 40 & 3;
		q = i > 50000 ? 2 : seed >> 33 & 1;
		g = (seed >> 35) % 3;
		m = (seed >> 50) % 5;
		want[s][q][g][m]++;
		for (t = 0; t < 2; t++)
			zy_tally_add(both[t], zy_view(subjects[s]),
			    zy_hash(zy_view(subjects[s]), 0),
			    zy_codebook_put(
				&both[t]->questions, zy_view(questions[q])),
			    zy_codebook_put(
				&both[t]->groups, zy_view(groups[g])),
			    m);
	}
	zy_tally_merge(&parts[2], &parts[0]);
	zy_tally_merge(&parts[2], &parts[1]);
	zy_tally_flush(&whole);
	both[1] = &parts[2];
	for (i = 0; i < 4 * 3 * 3 * 2; i++) {
		s = (size_t)i % 4;
		q = (size_t)i / 4 % 3;
		g = (size_t)i / 12 % 3;
		t = i / 36;
		assert_int_equal(zy_intern_count(both[t]->subjects), 4);
		zy_tally_get(both[t],
		    zy_intern_find(both[t]->subjects, zy_view(subjects[s])),
		    zy_codebook_find(
			&both[t]->questions, zy_view(questions[q])),
		    zy_codebook_find(&both[t]->groups, zy_view(groups[g])),
		    got);
		for (m = 0; m < whole.nmarks; m++)
			assert_int_equal(got[m], want[s][q][g][m]);
	}
	zy_tally_release(&whole);
	for (i = 0; i < 3; i++)
		zy_tally_release(&parts[i]);
	zy_ballot_rules_release(&r);
	zy_config_release(&c);
}

static void
test_overflow_is_told(void **state)
{
	uint32_t marks[ZY_MARKS_MOST];
	struct zy_ballot_rules r;
	struct zy_config c;
	struct zy_tally t;

	(void)state;
	load(&r, &c,
	    "{\"grades\":[{\"id\":\"A\",\"points\":1}],"
	    "\"questions\":[{\"id\":\"q\"}],"
	    "\"groups\":[{\"id\":\"g\",\"weight\":1}]}");
	zy_tally_init(&t, &r);
	zy_tally_add(&t, ZY_VIEW("x"), zy_hash(ZY_VIEW("x"), 0), 0, 0, 0);
	zy_tally_flush(&t);
	zy_tally_add_count(&t, 0, 0, 0, 0, UINT32_MAX - 2);
	zy_tally_add(&t, ZY_VIEW("x"), zy_hash(ZY_VIEW("x"), 0), 0, 0, 0);
	zy_tally_flush(&t);
	assert_false(t.overflow);
	zy_tally_get(&t, 0, 0, 0, marks);
	assert_int_equal(marks[0], UINT32_MAX);
	assert_int_equal(marks[1], 0);
	zy_tally_add(&t, ZY_VIEW("x"), zy_hash(ZY_VIEW("x"), 0), 0, 0, 0);
	zy_tally_flush(&t);
	assert_true(t.overflow);
	zy_tally_release(&t);
	zy_ballot_rules_release(&r);
	zy_config_release(&c);
}

static void
test_rules_refused(void **state)
{
	static const char *const bad[] = {"{\"grades\":[]}",
	    "{\"grades\":[{\"id\":\"A\"}]}",
	    "{\"grades\":[{\"id\":\"A\",\"points\":\"x\"}]}",
	    "{\"grades\":[{\"id\":\"mean\",\"points\":1}]}",
	    "{\"grades\":[{\"id\":\"A\",\"points\":1},"
	    "{\"id\":\"A\",\"points\":2}]}",
	    "{\"grades\":[{\"id\":\"A\",\"points\":1}],\"satisfied\":[\"B\"]}",
	    "{\"grades\":[{\"id\":\"A\",\"points\":1}],\"groups\":"
	    "[{\"id\":\"g\",\"weight\":0.9}]}",
	    "{\"grades\":[{\"id\":\"A\",\"points\":1}],\"unifrom\":\"flag\"}"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct zy_error e = ZY_ERROR_INIT;
		struct zy_ballot_rules r = {0};
		struct zy_config c;

		assert_int_equal(
		    zy_config_parse(&c, "t", zy_view(bad[i]), &e), 0);
		assert_int_equal(zy_ballot_rules_read(&r, &c, &e), -1);
		assert_int_equal(e.kind, ZY_ERROR_CONFIG);
		zy_ballot_rules_release(&r);
		zy_config_release(&c);
	}
}

/* 141 ballots: 134, 6, 1; thirds; a closing that must give 100.00. */
static void
test_percent(void **state)
{
	static const uint32_t counts[] = {134, 6, 1}, thirds[] = {1, 1, 1};
	uint32_t out[3];

	(void)state;
	zy_result_percent(out, counts, 3, ZY_PERCENT_INDEPENDENT, ZY_HALF_UP);
	assert_int_equal(out[0] + out[1] + out[2], 10001);
	zy_result_percent(out, counts, 3, ZY_PERCENT_LAST, ZY_HALF_UP);
	assert_int_equal(out[2], 70);
	zy_result_percent(out, counts, 3, ZY_PERCENT_LARGEST, ZY_HALF_UP);
	assert_int_equal(out[0], 9504);
	assert_int_equal(out[1], 425);
	assert_int_equal(out[2], 71);
	zy_result_percent(out, thirds, 3, ZY_PERCENT_LARGEST, ZY_HALF_UP);
	assert_int_equal(out[0], 3334);
	assert_int_equal(out[1], 3333);
	assert_int_equal(out[2], 3333);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_merge),
	    cmocka_unit_test(test_overflow_is_told),
	    cmocka_unit_test(test_rules_refused),
	    cmocka_unit_test(test_percent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
