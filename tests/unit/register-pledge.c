/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "register/entry.h"
#include "register/pledge.h"

static const char *const statuses[] = {"made", "published", "kept", "failed"};

/* Any two marks after any first status: the cells and the standing agree. */
static void
test_marks_and_standing_agree(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < 4 * 3 * 3 * 2; i++) {
		struct zy_view cells[ZY_PLEDGE_COLUMNS] = {{"", 0}};
		struct zy_view mark[ZY_MARK_COLUMNS] = {{"", 0}};
		struct zy_pledge_standing stands, expected;
		size_t m, kinds[] = {i / 2 % 3 + 1, i / 6 % 3 + 1};

		cells[ZY_PLEDGE_STATUS] = zy_view(statuses[i / 18 % 4]);
		if (i % 2)
			cells[ZY_PLEDGE_PUBLISHED] = ZY_VIEW("2010-06-01");
		stands = zy_pledge_standing(
		    cells[ZY_PLEDGE_STATUS], cells[ZY_PLEDGE_PUBLISHED]);
		for (m = 0; m < 2; m++) {
			mark[ZY_MARK_STATUS] = zy_view(statuses[kinds[m]]);
			mark[ZY_MARK_DATE] = ZY_VIEW("2010-07-01");
			zy_pledge_mark(cells, mark);
			zy_pledge_standing_mark(&stands, mark[ZY_MARK_STATUS]);
			expected = zy_pledge_standing(cells[ZY_PLEDGE_STATUS],
			    cells[ZY_PLEDGE_PUBLISHED]);
			assert_int_equal(stands.kept, expected.kept);
			assert_int_equal(stands.published, expected.published);
		}
	}
}

static void
test_a_mark_changes_what_it_has(void **state)
{
	struct zy_view cells[ZY_PLEDGE_COLUMNS] = {{"", 0}};
	struct zy_view mark[ZY_MARK_COLUMNS] = {{"", 0}};

	(void)state;
	cells[ZY_PLEDGE_CHANNEL] = ZY_VIEW("board");
	mark[ZY_MARK_STATUS] = ZY_VIEW("kept");
	mark[ZY_MARK_DATE] = ZY_VIEW("2010-07-01");
	zy_pledge_mark(cells, mark);
	assert_true(zy_view_is(cells[ZY_PLEDGE_DONE], "2010-07-01"));
	assert_true(zy_view_is(cells[ZY_PLEDGE_CHANNEL], "board"));
	assert_int_equal(cells[ZY_PLEDGE_PUBLISHED].n, 0);
	mark[ZY_MARK_STATUS] = ZY_VIEW("published");
	mark[ZY_MARK_DATE] = ZY_VIEW("2010-05-01");
	zy_pledge_mark(cells, mark);
	assert_int_equal(cells[ZY_PLEDGE_DONE].n, 0);
	assert_true(zy_view_is(cells[ZY_PLEDGE_PUBLISHED], "2010-05-01"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_marks_and_standing_agree),
	    cmocka_unit_test(test_a_mark_changes_what_it_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
