/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/org-name.h"
#include "model/people.h"
#include "model/record.h"

static const char *const org_columns[] = {
    "id", "name", "level", "parent", "former", NULL};
static const char *const orgs[][5] = {
    {"C0", "中共青禾县委员会", "county", "", ""},
    {"T1", "中共城关镇委员会", "township", "C0", "城关公社党委"},
    {"T2", "中共石桥镇委员会", "township", "C0", ""},
    {"V1", "东河村党支部", "village", "T1", ""},
    {"V2", "东河村党支部", "village", "T2", ""},
    {"V3", "西河村党支部", "village", "T2", "红旗大队支部、北河村党支部"},
    {"S1", "中共青禾县城关街道工作委员会", "township", "C0", ""},
};
static const char *const member_columns[] = {"id", "name", "org", NULL};
static const char *const members[][5] = {
    {"M1", "张伟", "V1"}, {"M2", "张伟", "V3"}, {"M3", "李小兰", "V1"}};

static void
fill(struct zy_table *t, const struct zy_schema *s, const char *const *names,
    const char *const (*rows)[5], size_t n)
{
	struct zy_view cells[5];
	size_t i, c;

	for (c = 0; names[c]; c++)
		zy_table_column(
		    t, zy_view(names[c]), zy_schema_find(s, zy_view(names[c])));
	t->files = zy_calloc(1, sizeof(*t->files));
	t->files[0] = "roster.csv";
	t->nfiles = 1;
	for (i = 0; i < n; i++) {
		for (c = 0; names[c]; c++)
			cells[c] = zy_view(rows[i][c]);
		zy_table_add_cells(t, cells, c);
	}
}

static void
build(struct zy_people *p)
{
	struct zy_error e = ZY_ERROR_INIT;

	*p = (struct zy_people){.has_orgs = true, .has_members = true};
	fill(&p->orgs.table, &zy_org_schema, org_columns, orgs,
	    sizeof(orgs) / sizeof(orgs[0]));
	fill(&p->members, &zy_member_schema, member_columns, members,
	    sizeof(members) / sizeof(members[0]));
	assert_int_equal(zy_people_build(p, &e), 0);
}

/* Asserts that a name, with township, superior and branch, is that id. */
static void
is(struct zy_people *p, const char *name, const char *township,
    const char *parent, const char *branch, const char *id)
{
	const struct zy_name_hints h = {.township = zy_view(township),
	    .parent = zy_view(parent),
	    .branch = zy_view(branch)};
	struct zy_name_miss miss = {0};
	struct zy_view found = {NULL, 0};
	int rc = zy_people_search(
	    p, zy_view(name), &h, ZY_NAMED_EITHER, "unknown", &found, &miss);

	if (!id)
		assert_int_equal(rc, -1);
	else if (rc || !zy_view_is(found, id))
		fail_msg("'%s' is no %s: %s", name, id, rc ? miss.what.p : "");
	zy_name_miss_release(&miss);
}

static void
test_organisations(void **state)
{
	struct zy_people p;

	(void)state;
	build(&p);
	is(&p, "V1", "", "", "", "V1");
	is(&p, "西河村支部", "", "", "", "V3");
	is(&p, "红旗大队党支部", "", "", "", "V3");
	is(&p, "北河村支部", "", "", "", "V3");
	is(&p, "城关公社党委", "", "", "", "T1");
	is(&p, "青禾县委", "", "", "", "C0");
	is(&p, "城关街道党工委", "", "", "", "S1");
	is(&p, "石桥镇党委", "", "", "", "T2");
	is(&p, "东河村党支部", "", "", "", NULL);
	is(&p, "东河村党支部", "石桥镇", "", "", "V2");
	is(&p, "东河村党支部", "石桥", "", "", "V2");
	is(&p, "东河村支部", "", "石桥镇党委", "", "V2");
	is(&p, "东河村支部", "", "T1", "", "V1");
	is(&p, "石桥镇东河村党支部", "", "", "", "V2");
	is(&p, "党委", "石桥镇", "", "", "T2");
	/* What the row says against it stands, places nobody knows do not. */
	is(&p, "西河村党支部", "城关镇", "", "", NULL);
	is(&p, "西河村党支部", "南山镇", "", "", "V3");
	is(&p, "南河村党支部", "", "", "", NULL);
	is(&p, "", "", "", "", NULL);
	zy_people_release(&p);
}

static void
test_members(void **state)
{
	struct zy_people p;

	(void)state;
	build(&p);
	is(&p, "M1", "", "", "", "M1");
	is(&p, "李小兰", "", "", "", "M3");
	is(&p, "李 小兰", "", "", "", "M3");
	is(&p, "张伟", "", "", "", NULL);
	is(&p, "张伟", "", "", "西河村支部", "M2");
	is(&p, "张伟", "城关镇", "", "东河村党支部", "M1");
	is(&p, "张伟", "", "石桥镇党委", "", "M2");
	is(&p, "李小兰", "", "", "西河村党支部", NULL);
	is(&p, "李小兰", "", "", "北山村党支部", NULL);
	zy_people_release(&p);
}

static void
test_reasons(void **state)
{
	struct zy_name_miss miss = {0};
	struct zy_view id;
	struct zy_people p;

	(void)state;
	build(&p);
	assert_int_equal(zy_people_search(&p, zy_view("东河村支部"), NULL,
			     ZY_NAMED_EITHER, "unknown", &id, &miss),
	    -1);
	assert_int_equal(miss.fault, ZY_FAULT_AMBIGUOUS);
	assert_non_null(strstr(miss.what.p, "V1 东河村党支部 (城关镇), V2"));
	assert_int_equal(zy_people_search(&p, zy_view("南河村党支部"), NULL,
			     ZY_NAMED_EITHER, "unknown", &id, &miss),
	    -1);
	assert_int_equal(miss.fault, ZY_FAULT_UNKNOWN_ORG);
	assert_non_null(strstr(miss.what.p, "unknown; the nearest is V1"));
	assert_int_equal(zy_people_search(&p, zy_view("张伟"), NULL,
			     ZY_NAMED_EITHER, "unknown", &id, &miss),
	    -1);
	assert_non_null(strstr(miss.what.p, "M1 张伟 (东河村党支部), M2"));
	zy_name_miss_release(&miss);
	zy_people_release(&p);
}

static void
test_lists_of_names(void **state)
{
	struct zy_view list = zy_view(" 甲党委、乙党委;; 丙 "), one;

	(void)state;
	assert_true(zy_org_name_next(&list, &one));
	assert_true(zy_view_is(one, "甲党委"));
	assert_true(zy_org_name_next(&list, &one));
	assert_true(zy_view_is(one, "乙党委"));
	assert_true(zy_org_name_next(&list, &one));
	assert_true(zy_view_is(one, "丙"));
	assert_false(zy_org_name_next(&list, &one));
	assert_true(zy_org_name_is_one(zy_view("甲村党支部")));
	assert_true(zy_org_name_is_one(zy_view("县教育局党组")));
	assert_false(zy_org_name_is_one(zy_view("甲")));
	assert_false(zy_org_name_is_one(zy_view("城关-01")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_organisations),
	    cmocka_unit_test(test_members),
	    cmocka_unit_test(test_reasons),
	    cmocka_unit_test(test_lists_of_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
