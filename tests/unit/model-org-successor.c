/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/org-successor.h"
#include "model/record.h"

static const char *const columns[] = {
    "id", "name", "parent", "closed", "former"};
static const char *const rows[][5] = {
    {"t", "石桥镇党委", "", "", ""},
    {"u", "城关镇党委", "", "", ""},
    {"a", "东西河党支部", "t", "", "东河村党支部、西河村党支部"},
    {"b", "西河村党支部", "t", "2010-06-15", ""},
    /* The name is in two townships: only one of them was merged. */
    {"c", "机关党支部", "t", "2010-06-15", ""},
    {"d", "机关党支部", "u", "2010-06-15", ""},
    {"e", "镇政府党支部", "u", "", "机关党支部"},
    /* Merged below another superior, twice. */
    {"f", "学校党支部", "t", "2010-01-31", ""},
    {"g", "中心校党支部", "u", "2010-03-31", "学校党支部"},
    {"h", "教育党总支", "u", "", "中心校党支部"},
    {"i", "北河村党支部", "t", "2010-06-15", ""},
};

static void
build(struct zy_org_roster *r)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_view cells[5];
	size_t i, c;

	*r = (struct zy_org_roster){0};
	for (c = 0; c < 5; c++)
		zy_table_column(&r->table, zy_view(columns[c]),
		    zy_schema_find(&zy_org_schema, zy_view(columns[c])));
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (c = 0; c < 5; c++)
			cells[c] = zy_view(rows[i][c]);
		zy_table_add_cells(&r->table, cells, 5);
	}
	assert_int_equal(zy_org_roster_build(r, &e), 0);
}

static void
expect(
    struct zy_org_roster *r, struct zy_date day, const char *of, const char *is)
{
	struct zy_org_successors s;
	uint32_t org;

	zy_org_successors_init(&s, r, day);
	org = zy_org_successors_find(&s, zy_orgs_find(&r->orgs, zy_view(of)));
	assert_true(zy_view_is(zy_org_roster_id(r, org), is));
	zy_org_successors_release(&s);
}

/* Below one superior, else by a name that only one has; chains are followed. */
static void
test_successors(void **state)
{
	static const char *const all[][2] = {{"a", "a"}, {"b", "a"}, {"c", "c"},
	    {"d", "e"}, {"f", "h"}, {"g", "h"}, {"i", "i"}};
	struct zy_org_roster r;
	size_t i;

	(void)state;
	build(&r);
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		expect(&r, (struct zy_date){2010, 7, 1}, all[i][0], all[i][1]);
	zy_org_roster_release(&r);
}

/* The day of closing is the last one. */
static void
test_days(void **state)
{
	struct zy_org_roster r;

	(void)state;
	build(&r);
	expect(&r, (struct zy_date){2010, 6, 15}, "b", "b");
	expect(&r, (struct zy_date){2010, 6, 16}, "b", "a");
	zy_org_roster_release(&r);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_successors),
	    cmocka_unit_test(test_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
