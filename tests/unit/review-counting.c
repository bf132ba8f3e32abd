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

/* Whatever the split, the merged counts are the whole's. */
static void
test_merge(void **state)
{
	static const char *const subjects[] = {
	    "x", "y", "z", "long subject id"};
	static const char *const groups[] = {"g2", "g1", ""};
	struct zy_tally whole, parts[3];
	struct zy_ballot_rules r;
	struct zy_config c;
	uint64_t seed = 42;
	uint32_t s, k;
	size_t q, g, m;
	int i;

	(void)state;
	load(&r, &c, rules_text);
	zy_tally_init(&whole, &r);
	for (i = 0; i < 3; i++)
		zy_tally_init(&parts[i], &r);
	for (i = 0; i < 20000; i++) {
		struct zy_tally *both[2] = {&whole, NULL};
		struct zy_view subject;
		int t;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		both[1] = &parts[seed >> 60 & 1 ? 0 : 1 + (seed >> 61 & 1)];
		for (t = 0; t < 2; t++) {
			q = zy_words_put(&both[t]->questions,
			    seed >> 33 & 1 ? ZY_VIEW("q1") : ZY_VIEW("q2"));
			g = zy_words_put(&both[t]->groups,
			    zy_view(groups[(seed >> 35) % 3]));
			subject = zy_view(subjects[seed >> 40 & 3]);
			zy_tally_add(both[t], subject, zy_hash(subject, 0), q,
			    g, (seed >> 50) % 5);
		}
	}
	zy_tally_merge(&parts[2], &parts[0]);
	zy_tally_merge(&parts[2], &parts[1]);
	zy_tally_flush(&whole);
	assert_int_equal(zy_intern_count(whole.subjects), 4);
	for (s = 0; s < 4; s++) {
		k = zy_intern_find(
		    parts[2].subjects, zy_intern_get(whole.subjects, s));
		for (q = 0; q < 2; q++) {
			for (g = 0; g < 3; g++) {
				const uint32_t *a, *b;

				a = zy_tally_cells(&whole, s, q, g);
				b = zy_tally_cells(&parts[2], k,
				    zy_words_find(&parts[2].questions,
					whole.questions.ids[q]),
				    zy_words_find(
					&parts[2].groups, whole.groups.ids[g]));
				for (m = 0; m < whole.nmarks; m++)
					assert_int_equal(a[m], b[m]);
			}
		}
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
	t.cells[0] = UINT32_MAX - 1;
	zy_tally_add(&t, ZY_VIEW("x"), zy_hash(ZY_VIEW("x"), 0), 0, 0, 0);
	zy_tally_flush(&t);
	assert_false(t.overflow);
	zy_tally_add(&t, ZY_VIEW("x"), zy_hash(ZY_VIEW("x"), 0), 0, 0, 0);
	zy_tally_flush(&t);
	assert_true(t.overflow);
	assert_int_equal(t.cells[0], UINT32_MAX);
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
