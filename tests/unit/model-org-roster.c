/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/duty-rules.h"
#include "model/ident.h"
#include "model/record.h"

static void
add(struct zy_org_roster *r, const char *id, const char *name, const char *kind,
    const char *level, const char *sector, const char *system,
    const char *parent)
{
	static const char *const names[] = {
	    "id", "name", "kind", "level", "sector", "system", "parent"};
	const struct zy_view cells[] = {zy_view(id), zy_view(name),
	    zy_view(kind), zy_view(level), zy_view(sector), zy_view(system),
	    zy_view(parent)};
	size_t i;

	for (i = 0; i < 7; i++)
		zy_table_column(&r->table, zy_view(names[i]),
		    zy_schema_find(&zy_org_schema, zy_view(names[i])));
	if (r->table.nfiles == 0) {
		r->table.files = zy_calloc(1, sizeof(*r->table.files));
		r->table.files[0] = "orgs.csv";
		r->table.nfiles = 1;
	}
	zy_table_add_cells(&r->table, cells, 7);
}

static void
county(struct zy_org_roster *r)
{
	struct zy_error e = ZY_ERROR_INIT;

	add(r, "C0", "中共青禾县委", "committee", "county", "agency", "none",
	    "");
	add(r, "T1", "城关镇党委", "committee", "township", "rural",
	    "agriculture", "C0");
	add(r, "V1", "东村（一）党支部", "branch", "village", "rural",
	    "agriculture", "T1");
	add(r, "T2", "青川镇党委", "committee", "township", "rural",
	    "agriculture", "C0");
	add(r, "V2", "西村党支部", "branch", "village", "rural", "agriculture",
	    "T2");
	add(r, "V3", "西村党支部", "branch", "village", "rural", "agriculture",
	    "T1");
	assert_int_equal(zy_org_roster_build(r, &e), 0);
}

static void
test_finding(void **state)
{
	struct zy_org_roster r = {0};

	(void)state;
	county(&r);
	assert_int_equal(zy_org_roster_find(&r, zy_view("V1")), 2);
	assert_int_equal(zy_org_roster_find(&r, zy_view("城关镇党委")), 1);
	assert_int_equal(zy_org_roster_find(&r, zy_view("东村(一) 党支部")), 2);
	assert_int_equal(zy_org_roster_find(&r, zy_view("ｖ1")), 2);
	assert_int_equal(
	    zy_org_roster_find(&r, zy_view("西村党支部")), ZY_ORG_AMBIGUOUS);
	assert_int_equal(
	    zy_org_roster_find(&r, zy_view("西村 党支部")), ZY_ORG_AMBIGUOUS);
	assert_int_equal(zy_org_roster_find(&r, zy_view("村")), ZY_INTERN_NONE);
	assert_int_equal(zy_org_roster_find(&r, zy_view("")), ZY_INTERN_NONE);
	assert_true(zy_org_roster_is_in(&r, 2, 1));
	assert_true(zy_org_roster_is_in(&r, 2, 0));
	assert_true(zy_org_roster_is_in(&r, 2, 2));
	assert_false(zy_org_roster_is_in(&r, 2, 3));
	assert_false(zy_org_roster_is_in(&r, 1, 2));
	zy_org_roster_release(&r);
}

static void
test_a_roster_in_doubt(void **state)
{
	struct zy_org_roster r = {0};
	struct zy_error e = ZY_ERROR_INIT;

	(void)state;
	add(&r, "V1", "东村党支部", "", "", "", "", "");
	add(&r, "V1", "西村党支部", "", "", "", "", "");
	assert_int_equal(zy_org_roster_build(&r, &e), -1);
	assert_int_equal(e.kind, ZY_ERROR_CONFIG);
	zy_org_roster_release(&r);
}

static void
test_fields(void **state)
{
	struct zy_org_roster r = {0};

	(void)state;
	county(&r);
	assert_int_equal(zy_duty_in_field(&r, zy_view("农村"), 2), 1);
	assert_int_equal(zy_duty_in_field(&r, zy_view("机关"), 2), 0);
	assert_int_equal(zy_duty_in_field(&r, zy_view("分管农业工作"), 2), 1);
	assert_int_equal(zy_duty_in_field(&r, zy_view("教育、农业"), 2), 1);
	assert_int_equal(zy_duty_in_field(&r, zy_view("教育，卫生"), 2), 0);
	assert_int_equal(zy_duty_in_field(&r, zy_view("城关镇党委"), 2), 1);
	assert_int_equal(zy_duty_in_field(&r, zy_view("青川镇党委;T1"), 2), 1);
	assert_int_equal(zy_duty_in_field(&r, zy_view("青川镇党委"), 2), 0);
	assert_int_equal(zy_duty_in_field(&r, zy_view("全面工作"), 2), -1);
	assert_int_equal(zy_duty_in_field(&r, zy_view(""), 2), -1);
	assert_true(zy_duty_is_committee(&r, 1));
	assert_false(zy_duty_is_committee(&r, 0));
	assert_false(zy_duty_is_committee(&r, 2));
	zy_org_roster_release(&r);
}

static void
test_groups(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_campaign *c = zy_campaign_load(NULL, &e);

	(void)state;
	assert_non_null(c);
	assert_int_equal(zy_duty_groups(c, zy_view("统战")), 1);
	assert_int_equal(
	    zy_duty_groups(c, zy_view("教育系统、卫生")), 1 << 2 | 1 << 5);
	assert_int_equal(
	    zy_duty_groups(c, zy_view("高校和中等职业学校、中小学")), 1 << 2);
	assert_int_equal(zy_duty_groups(c, zy_view("高校")), 1 << 2);
	assert_int_equal(zy_duty_groups(c, zy_view("教育、国有企业")), 0);
	/* Two groups share this sector. */
	assert_int_equal(zy_duty_groups(c, zy_view("private")), 0);
	assert_int_equal(zy_duty_groups(c, zy_view("none")), 0);
	assert_int_equal(zy_duty_groups(c, zy_view("")), 0);
	zy_campaign_free(c);
}

static void
test_idents(void **state)
{
	const struct zy_view parts[] = {zy_view("V1"), zy_view("张三")};
	char id[ZY_IDENT_MAX];

	(void)state;
	/* printf 'V1\n张三' | sha256sum */
	zy_ident_make(id, "zm", parts, 2);
	assert_string_equal(id, "zm-89b65cd8dc7d");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_finding),
	    cmocka_unit_test(test_a_roster_in_doubt),
	    cmocka_unit_test(test_fields),
	    cmocka_unit_test(test_groups),
	    cmocka_unit_test(test_idents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
