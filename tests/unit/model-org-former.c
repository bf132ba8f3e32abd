/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/org-former.h"
#include "model/record.h"

static void
fill(struct zy_table *t)
{
	static const char *const names[] = {"id", "name", "parent", "former"};
	static const char *const rows[][4] = {
	    {"t", "石桥街道党工委", "c", "石桥镇党委、石桥乡党委"},
	    {"a", "东河社区党支部", "t", "东河村党支部"},
	    {"b", "西河村党支部", "t", ""},
	    {"d", "东河村党支部", "u", ""},
	    {"e", "南河村党支部", "u", "东河村党支部"},
	};
	struct zy_view cells[4];
	size_t i, k;

	for (k = 0; k < 4; k++)
		zy_table_column(t, zy_view(names[k]),
		    zy_schema_find(&zy_org_schema, zy_view(names[k])));
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (k = 0; k < 4; k++)
			cells[k] = zy_view(rows[i][k]);
		zy_table_add_cells(t, cells, 4);
	}
}

/* Below one parent: by the name, the names a record had, the names it had. */
static void
test_ids(void **state)
{
	static const struct {
		const char *parent, *name, *formers, *id;
	} all[] = {
	    {"t", "西河村党支部", "", "b"},
	    {"t", "西河社区党支部", "西河村党支部", "b"},
	    {"t", "西河社区党支部", "无名、西河村党支部", "b"},
	    {"t", "东河村党支部", "", "a"},
	    {"t", "东河　社区党支部", "", "a"},
	    {"u", "东河村党支部", "", "d"},
	    {"u", "西河村党支部", "", ""},
	    {"c", "石桥乡党委", "", "t"},
	};
	struct zy_table t = {0};
	struct zy_orgs o;
	struct zy_org_former f;
	struct zy_view id;
	size_t i;

	(void)state;
	fill(&t);
	zy_orgs_init(&o, &t);
	zy_org_former_init(&f, &o, true);
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		id = zy_org_former_id(&f, zy_view(all[i].parent),
		    zy_view(all[i].name), zy_view(all[i].formers));
		if (!zy_view_is(id, all[i].id))
			fail_msg("%s %s: '%.*s'", all[i].parent, all[i].name,
			    ZY_ARG(id));
	}
	assert_int_equal(zy_org_former_find(&f, ZY_VIEW("石桥乡党委")), 0);
	assert_int_equal(
	    zy_org_former_find(&f, ZY_VIEW("东河村党支部")), ZY_ORG_AMBIGUOUS);
	assert_int_equal(
	    zy_org_former_find(&f, ZY_VIEW("西河村党支部")), ZY_INTERN_NONE);
	zy_org_former_release(&f);
	zy_orgs_release(&o);
	zy_table_release(&t);
}

/* Former names are a list without repetition. */
static void
test_lists(void **state)
{
	struct zy_buf b = ZY_BUF_INIT;

	(void)state;
	zy_org_former_add(&b, ZY_VIEW("甲、乙"));
	zy_org_former_add(&b, ZY_VIEW("乙、丙"));
	assert_true(zy_view_is(zy_buf_get(&b), "甲、乙、丙"));
	assert_true(zy_org_former_has(zy_buf_get(&b), ZY_VIEW("丙")));
	assert_false(zy_org_former_has(zy_buf_get(&b), ZY_VIEW("丁")));
	zy_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_ids),
	    cmocka_unit_test(test_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
