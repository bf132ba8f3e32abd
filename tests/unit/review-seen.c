/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/intern.h"
#include "review/seen.h"

/* Ballot number n of subject s, one mark of a question or a whole paper. */
struct made {
	char number[16];
	struct zy_paper_mark marks[2];
	struct zy_paper paper;
};

static const struct zy_paper *
make(struct made *m, unsigned n, unsigned question, bool whole)
{
	snprintf(m->number, sizeof(m->number), "%u", n);
	m->marks[0] = (struct zy_paper_mark){.question = question};
	m->marks[1] = (struct zy_paper_mark){.question = 1};
	m->paper = (struct zy_paper){
	    .subject = ZY_VIEW("v1"),
	    .ballot = zy_view(m->number),
	    .hash = zy_hash(ZY_VIEW("v1"), 0),
	    .whole = whole,
	    .marks = m->marks,
	    .n = whole ? 2 : 1,
	};
	return &m->paper;
}

static void
test_forms(void **state)
{
	struct zy_seen s = {0};
	struct made m;

	(void)state;
	assert_true(zy_seen_add(&s, make(&m, 1, 0, false), NULL));
	assert_true(zy_seen_add(&s, make(&m, 1, 1, false), NULL));
	assert_false(zy_seen_add(&s, make(&m, 1, 1, false), NULL));
	assert_false(zy_seen_add(&s, make(&m, 1, 0, true), NULL));
	assert_true(zy_seen_add(&s, make(&m, 2, 0, true), NULL));
	assert_false(zy_seen_add(&s, make(&m, 2, 0, true), NULL));
	assert_false(zy_seen_add(&s, make(&m, 2, 1, false), NULL));
	zy_seen_release(&s);
}

/* Every number once, then every number again, in whatever memory. */
static void
test_many(void **state)
{
	static const size_t limits[] = {0, 20000, 100000, 1 << 24};
	struct made m;
	size_t i;
	unsigned n;

	(void)state;
	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		struct zy_seen s = {.limit = limits[i], .folder = "/tmp"};

		zy_seen_reserve(&s, i == 1 ? 0 : 100000);
		for (n = 0; n < 60000; n++) {
			const struct zy_paper *x = make(&m, n, 0, false);
			struct zy_seen_key key = zy_seen_key(x);

			zy_seen_prefetch(&s, key);
			assert_true(zy_seen_add(&s, x, &key));
		}
		for (n = 0; n < 60000; n++)
			assert_false(
			    zy_seen_add(&s, make(&m, n, 0, false), NULL));
		assert_true(
		    (s.file != NULL) == (limits[i] && limits[i] < 1 << 24));
		assert_null(zy_seen_error(&s));
		zy_seen_release(&s);
	}
}

static void
test_no_folder(void **state)
{
	struct zy_seen s = {.limit = 1, .folder = "/nowhere/at/all"};
	struct made m;
	unsigned n;

	(void)state;
	/* Nobody is blamed for it. */
	for (n = 0; n < 5000; n++)
		assert_true(zy_seen_add(&s, make(&m, n, 0, false), NULL));
	assert_non_null(zy_seen_error(&s));
	zy_seen_release(&s);
}

static void
test_judge(void **state)
{
	struct made m[4];
	struct zy_paper group[4];
	bool second[4];

	(void)state;
	group[0] = *make(&m[0], 1, 0, false);
	group[1] = *make(&m[1], 1, 0, true);
	group[2] = *make(&m[2], 1, 1, false);
	group[3] = *make(&m[3], 1, 0, false);
	zy_papers_find_second(group, 4, second);
	assert_false(second[0]);
	assert_true(second[1]);
	assert_false(second[2]); /* what was ruled out rules out nothing */
	assert_true(second[3]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_forms),
	    cmocka_unit_test(test_many),
	    cmocka_unit_test(test_no_folder),
	    cmocka_unit_test(test_judge),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
