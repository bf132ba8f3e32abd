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
	    {"g", "北河村支部", "v", ""},
	    {"h", "北河村党支部", "v", ""},
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

static const struct {
	const char *parent, *name, *formers, *id;
	enum zy_org_known how;
} sought[] = {
    {"t", "西河村党支部", "", "b", ZY_ORG_BY_NAME},
    {"t", "西河村支部", "", "b", ZY_ORG_BY_FORM},
    {"t", "西河社区党支部", "西河村党支部", "b", ZY_ORG_BY_FORMER},
    {"t", "西河社区党支部", "无名、西河村党支部", "b", ZY_ORG_BY_FORMER},
    {"t", "西河社区党支部", "西河村支部委员会", "b", ZY_ORG_BY_FORMER},
    {"t", "东河村党支部", "", "a", ZY_ORG_BY_FORMER},
    {"t", "东河村支部", "", "a", ZY_ORG_BY_FORMER},
    {"t", "东河　社区党支部", "", "a", ZY_ORG_BY_NAME},
    {"u", "东河村党支部", "", "d", ZY_ORG_BY_NAME},
    {"u", "西河村党支部", "", "", ZY_ORG_NEW},
    {"c", "石桥乡党委", "", "t", ZY_ORG_BY_FORMER},
    {"v", "北河村支部委员会", "", "", ZY_ORG_SEVERAL},
    {"v", "北河村支部", "", "g", ZY_ORG_BY_NAME},
};

/* Fills t with a record for each of those sought. */
static void
fill_sought(struct zy_table *t)
{
	static const char *const names[] = {"name", "former"};
	struct zy_view cells[2];
	size_t i;

	for (i = 0; i < 2; i++)
		zy_table_column(t, zy_view(names[i]),
		    zy_schema_find(&zy_org_schema, zy_view(names[i])));
	for (i = 0; i < sizeof(sought) / sizeof(sought[0]); i++) {
		cells[0] = zy_view(sought[i].name);
		cells[1] = zy_view(sought[i].formers);
		zy_table_add_cells(t, cells, 2);
	}
}

/* Below one parent: by the name, the names a record had, the names it had. */
static void
test_known(void **state)
{
	struct zy_table t = {0}, records = {0};
	struct zy_orgs o, these;
	struct zy_org_former f;
	enum zy_org_known how;
	struct zy_view id;
	uint32_t org;
	size_t i;

	(void)state;
	fill(&t);
	fill_sought(&records);
	zy_orgs_init(&o, &t);
	zy_orgs_init(&these, &records);
	zy_org_former_init(&f, &o, true);
	for (i = 0; i < these.n; i++) {
		these.outside = sought[i].parent;
		these.items[i].parent = ZY_ORG_OUTSIDE;
		these.items[i].outside = ZY_INTERN_NONE;
		how = zy_org_former_known(&f, &these, i, &org);
		id = org < o.n ? zy_orgs_cell(&o, org, o.id) : ZY_VIEW("");
		if (how != sought[i].how || !zy_view_is(id, sought[i].id))
			fail_msg("%s %s: %d '%.*s'", sought[i].parent,
			    sought[i].name, how, ZY_ARG(id));
	}
	assert_int_equal(zy_org_former_find(&f, ZY_VIEW("石桥乡党委")), 0);
	assert_int_equal(
	    zy_org_former_find(&f, ZY_VIEW("东河村党支部")), ZY_ORG_AMBIGUOUS);
	assert_int_equal(
	    zy_org_former_find(&f, ZY_VIEW("西河村党支部")), ZY_INTERN_NONE);
	zy_org_former_release(&f);
	zy_orgs_release(&these);
	zy_orgs_release(&o);
	zy_table_release(&records);
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
	    cmocka_unit_test(test_known),
	    cmocka_unit_test(test_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
