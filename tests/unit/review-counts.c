/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "review/counts.h"

static const char rules_text[] =
    "{\"grades\":[{\"id\":\"A\",\"points\":100},{\"id\":\"B\","
    "\"points\":60},{\"id\":\"N\",\"counts\":false}],"
    "\"satisfied\":[\"A\"],\"questions\":[{\"id\":\"q\"},{\"id\":\"r\"}],"
    "\"groups\":[{\"id\":\"m\",\"weight\":1}]}";

struct made {
	struct zy_config config;
	struct zy_ballot_rules rules;
	struct zy_tally tally;
	struct zy_sessions sessions;
	struct zy_counts *counts;
};

static void
make(struct made *m)
{
	struct zy_error e = ZY_ERROR_INIT;

	memset(m, 0, sizeof(*m));
	assert_int_equal(
	    zy_config_parse(&m->config, "t", zy_view(rules_text), &e), 0);
	assert_int_equal(zy_ballot_rules_read(&m->rules, &m->config, &e), 0);
	zy_tally_init(&m->tally, &m->rules);
	zy_sessions_init(&m->sessions);
	m->counts = zy_counts_new(&m->tally, &m->sessions);
}

static void
release(struct made *m)
{
	zy_counts_free(m->counts);
	zy_sessions_release(&m->sessions);
	zy_tally_release(&m->tally);
	zy_ballot_rules_release(&m->rules);
	zy_config_release(&m->config);
}

enum {
	FIGURES = ZY_COUNTS_GRADES + 3
};

/* Holds one row to the rules; figures in their order. */
static int
check(const int64_t *figures, uint32_t *marks, struct zy_counts_faults *why)
{
	struct zy_counts_row row = {
	    .subject = ZY_VIEW("x"), .figures = figures};
	struct made m;
	int rc;

	make(&m);
	why->n = 0;
	rc = zy_counts_check(&m.tally, &row, NULL, marks, why);
	release(&m);
	return rc;
}

/* What adds up is counted, and what follows from the rest is filled in. */
static void
test_adds_up(void **state)
{
	/* entitled present issued returned valid invalid abstain A B N */
	static const struct {
		int64_t figures[FIGURES];
		uint32_t marks[5];
	} rows[] = {
	    {{9, 9, 9, 9, 8, 1, -1, 5, 3, 0}, {5, 3, 0, 0, 1}},
	    {{-1, -1, -1, 9, 8, -1, -1, 5, 3, 0}, {5, 3, 0, 0, 1}},
	    {{-1, -1, -1, 9, 9, -1, -1, 5, 3, 1}, {5, 3, 1, 0, 0}},
	    {{-1, -1, -1, 9, -1, 0, 1, 5, 3, 0}, {5, 3, 0, 1, 0}},
	    /* abstentions are those of the grade, or beside it */
	    {{-1, -1, -1, 9, -1, 0, 1, 5, 3, 1}, {5, 3, 1, 0, 0}},
	    {{-1, -1, -1, 11, -1, 0, 2, 5, 3, 1}, {5, 3, 1, 2, 0}},
	    {{-1, -1, -1, -1, 8, -1, -1, 8, -1, -1}, {8, 0, 0, 0, 0}},
	    {{-1, -1, -1, -1, -1, -1, -1, 0, 0, 0}, {0, 0, 0, 0, 0}},
	};
	struct zy_counts_faults why = {.n = 0};
	uint32_t marks[ZY_MARKS_MOST];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (check(rows[i].figures, marks, &why))
			fail_msg("row %zu: %s", i, why.items[0].what);
		assert_memory_equal(
		    marks, rows[i].marks, sizeof(rows[i].marks));
	}
}

/* What does not is refused, with the figure that is wrong. */
static void
test_contradicts(void **state)
{
	static const struct {
		int64_t figures[FIGURES];
		int figure;
	} rows[] = {
	    {{9, 9, 9, 9, 7, 1, -1, 5, 3, 0}, ZY_COUNTS_VALID},
	    {{9, 9, 9, 9, 8, 2, -1, 5, 3, 0}, ZY_COUNTS_RETURNED},
	    {{9, 9, 9, 9, -1, -1, -1, 5, 3, 0}, ZY_COUNTS_RETURNED},
	    {{9, 9, 9, 7, -1, -1, -1, 5, 3, 0}, ZY_COUNTS_RETURNED},
	    {{-1, -1, -1, -1, -1, -1, -1, 5, -1, 0}, ZY_COUNTS_GRADES + 1},
	    {{-1, -1, -1, -1, -1, -1, -1, 5, INT64_MAX, 0},
		ZY_COUNTS_GRADES + 1},
	};
	struct zy_counts_faults why;
	uint32_t marks[ZY_MARKS_MOST];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(check(rows[i].figures, marks, &why), -1);
		assert_int_equal(why.items[0].figure, rows[i].figure);
	}
}

/* Nobody is counted twice, and a session has one set of figures. */
static void
test_others(void **state)
{
	static const int64_t figures[FIGURES] = {
	    10, 9, 9, 8, 8, 0, -1, 5, 3, 0};
	static const int64_t more[FIGURES] = {
	    11, -1, -1, -1, -1, -1, -1, 5, 3, 0};
	struct zy_counts_row row = {
	    .subject = ZY_VIEW("x"), .figures = figures};
	struct zy_counts_faults why;
	uint32_t marks[ZY_MARKS_MOST];
	struct made m;

	(void)state;
	make(&m);
	why.n = 0;
	assert_int_equal(zy_counts_try(m.counts, &row, &why), 0);
	zy_counts_add(m.counts, &row);
	assert_int_equal(zy_counts_rows(m.counts), 1);
	why.n = 0;
	assert_int_equal(zy_counts_try(m.counts, &row, &why), -1);
	assert_int_equal(why.items[0].fault, ZY_FAULT_SECOND);
	row.question = 1;
	row.figures = more;
	why.n = 0;
	assert_int_equal(zy_counts_try(m.counts, &row, &why), -1);
	assert_int_equal(why.items[0].figure, ZY_COUNTS_ENTITLED);
	row.figures = figures;
	why.n = 0;
	assert_int_equal(zy_counts_try(m.counts, &row, &why), 0);
	/* Ballots of another subject. */
	zy_tally_add(&m.tally, ZY_VIEW("y"), zy_hash(ZY_VIEW("y"), 0), 0, 0, 1);
	zy_tally_flush(&m.tally);
	row.subject = ZY_VIEW("y");
	why.n = 0;
	assert_int_equal(zy_counts_try(m.counts, &row, &why), -1);
	assert_int_equal(why.items[0].fault, ZY_FAULT_SECOND);
	zy_tally_get(&m.tally, zy_intern_find(m.tally.subjects, ZY_VIEW("x")),
	    0, 0, marks);
	assert_int_equal(marks[0], 5);
	release(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_adds_up),
	    cmocka_unit_test(test_contradicts),
	    cmocka_unit_test(test_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
