/* Marks of a pledge, kept and applied, give what folding gives. */
/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "register/changes.h"
#include "register/fold.h"
#include "register/pledge.h"

static const struct zy_view pledge[ZY_PLEDGE_COLUMNS] = {
    [ZY_PLEDGE_ID] = {"p-1", 3},
    [ZY_PLEDGE_SUBJECT] = {"V", 1},
    [ZY_PLEDGE_TEXT] = {"修路", 6},
    [ZY_PLEDGE_STATUS] = {"made", 4},
};

static void
mark(struct zy_changes *c, struct zy_fold *f, const char *status,
    const char *date, const char *evidence, const char *reason)
{
	const struct zy_view cells[ZY_MARK_COLUMNS] = {
	    [ZY_MARK_PLEDGE] = {"p-1", 3},
	    [ZY_MARK_STATUS] = zy_view(status),
	    [ZY_MARK_DATE] = zy_view(date),
	    [ZY_MARK_EVIDENCE] = zy_view(evidence),
	    [ZY_MARK_REASON] = zy_view(reason),
	};

	zy_changes_add(c, &zy_entry_mark, cells);
	zy_fold_add(f, &zy_entry_mark, cells, 0);
}

static void
agrees(struct zy_changes *c, const struct zy_fold *f, const char *why)
{
	struct zy_view cells[ZY_PLEDGE_COLUMNS], reason, folded;
	const struct zy_folded *x = zy_fold_find(f, ZY_VIEW("p-1"));
	size_t i;

	memcpy(cells, pledge, sizeof(cells));
	zy_changes_apply(c, cells, &reason);
	for (i = 0; i < ZY_PLEDGE_COLUMNS; i++) {
		folded = zy_folded_cell(x, i);
		if (!zy_view_eq(cells[i], folded))
			fail_msg("column %zu: '%.*s', not '%.*s'", i,
			    ZY_ARG(cells[i]), ZY_ARG(folded));
	}
	assert_true(zy_view_is(reason, why));
}

static void
test_marks(void **state)
{
	struct zy_changes c = {.ids = NULL};
	struct zy_fold f = {0};

	(void)state;
	zy_fold_add(&f, &zy_entry_pledge, pledge, 0);
	agrees(&c, &f, "");
	mark(&c, &f, "published", "2010-06-20", "", "");
	agrees(&c, &f, "");
	mark(&c, &f, "kept", "2011-06-30", "照片", "");
	agrees(&c, &f, "");
	/* A correction takes the day back. */
	mark(&c, &f, "published", "", "", "误报");
	agrees(&c, &f, "误报");
	mark(&c, &f, "failed", "2011-07", "", "资金未到位");
	agrees(&c, &f, "资金未到位");
	zy_fold_release(&f);
	zy_changes_release(&c);
}

static void
test_withdrawal(void **state)
{
	const struct zy_view cells[ZY_WITHDRAWAL_COLUMNS] = {
	    [ZY_WITHDRAWAL_REF] = {"p-1", 3}};
	struct zy_changes c = {.ids = NULL};

	(void)state;
	assert_false(zy_changes_withdrawn(&c, ZY_VIEW("p-1")));
	zy_changes_add(&c, &zy_entry_withdrawal, cells);
	assert_true(zy_changes_withdrawn(&c, ZY_VIEW("p-1")));
	assert_false(zy_changes_withdrawn(&c, ZY_VIEW("p-2")));
	zy_changes_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_marks),
	    cmocka_unit_test(test_withdrawal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
