/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/org-name.h"
#include "model/people.h"
#include "model/record.h"
#include "model/subject-names.h"

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

/* A cell with what stands beside it, and the id that is meant; NULL: none. */
static const struct {
	const char *name, *township, *parent, *branch, *id;
} means[] = {
    /* Codes, forms of names, former names, names that only one bears. */
    {"V1", "", "", "", "V1"},
    {"西河村支部", "", "", "", "V3"},
    {"红旗大队党支部", "", "", "", "V3"},
    {"北河村支部", "", "", "", "V3"},
    {"城关公社党委", "", "", "", "T1"},
    {"青禾县委", "", "", "", "C0"},
    {"城关街道党工委", "", "", "", "S1"},
    {"石桥镇党委", "", "", "", "T2"},
    {"M1", "", "", "", "M1"},
    {"李小兰", "", "", "", "M3"},
    {"李 小兰", "", "", "", "M3"},
    /* Names that several bear, and nothing beside them. */
    {"东河村党支部", "", "", "", NULL},
    {"张伟", "", "", "", NULL},
    /* The township, the superior, the branch beside a name or before it. */
    {"东河村党支部", "石桥镇", "", "", "V2"},
    {"东河村党支部", "石桥", "", "", "V2"},
    {"东河村支部", "", "石桥镇党委", "", "V2"},
    {"东河村支部", "", "T1", "", "V1"},
    {"石桥镇东河村党支部", "", "", "", "V2"},
    {"党委", "石桥镇", "", "", "T2"},
    {"张伟", "", "", "西河村支部", "M2"},
    {"张伟", "城关镇", "", "东河村党支部", "M1"},
    {"张伟", "", "石桥镇党委", "", "M2"},
    {"张伟", "石桥镇", "", "", "M2"},
    {"张伟", "城关", "", "", "M1"},
    {"张伟", "南山镇", "", "", NULL},
    {"东河村支部", "石桥镇党委", "", "", "V2"},
    /* What the row says against a name counts, unknown places do not. */
    {"西河村党支部", "城关镇", "", "", NULL},
    {"西河村党支部", "南山镇", "", "", "V3"},
    {"李小兰", "", "", "西河村党支部", NULL},
    {"李小兰", "", "", "北山村党支部", NULL},
    /* What nobody is called. */
    {"南河村党支部", "", "", "", NULL},
    {"", "", "", "", NULL},
};

static void
test_meanings(void **state)
{
	struct zy_people p;
	size_t i;

	(void)state;
	build(&p);
	for (i = 0; i < sizeof(means) / sizeof(means[0]); i++) {
		const struct zy_name_hints h = {
		    .township = zy_view(means[i].township),
		    .parent = zy_view(means[i].parent),
		    .branch = zy_view(means[i].branch)};
		struct zy_name_miss miss = {0};
		struct zy_view found = {NULL, 0};
		int rc = zy_people_search(&p, zy_view(means[i].name), &h,
		    ZY_NAMED_EITHER, "unknown", &found, &miss);

		if (rc == 0 ? !means[i].id || !zy_view_is(found, means[i].id)
			    : means[i].id != NULL)
			fail_msg("'%s' of '%s%s%s': %.*s%s", means[i].name,
			    means[i].township, means[i].parent, means[i].branch,
			    ZY_ARG(found), rc ? miss.what.p : "");
		zy_name_miss_release(&miss);
	}
	zy_people_release(&p);
}

/* Cells that mean nobody, and what a message says of them. */
static const struct {
	const char *name;
	enum zy_fault fault;
	const char *what;
} misses[] = {
    {"东河村支部", ZY_FAULT_AMBIGUOUS, "V1 东河村党支部 (城关镇), V2"},
    {"南河村党支部", ZY_FAULT_UNKNOWN_ORG, "unknown; the nearest is V1"},
    {"张伟", ZY_FAULT_AMBIGUOUS, "M1 张伟 (东河村党支部, 城关镇), M2"},
};

static void
test_reasons(void **state)
{
	struct zy_name_miss miss = {0};
	struct zy_view id;
	struct zy_people p;
	size_t i;

	(void)state;
	build(&p);
	for (i = 0; i < sizeof(misses) / sizeof(misses[0]); i++) {
		assert_int_equal(
		    zy_people_search(&p, zy_view(misses[i].name), NULL,
			ZY_NAMED_EITHER, "unknown", &id, &miss),
		    -1);
		assert_int_equal(miss.fault, misses[i].fault);
		assert_non_null(strstr(miss.what.p, misses[i].what));
	}
	zy_name_miss_release(&miss);
	zy_people_release(&p);
}

/* What was found is remembered, and forgotten without another outcome. */
static void
test_subjects(void **state)
{
	enum {
		MANY = 40000
	};
	struct zy_name_miss miss = {0};
	struct zy_subjects s;
	struct zy_view id;
	char text[40];
	int i;

	(void)state;
	zy_subjects_init(&s);
	build(&s.people);
	s.built = true;
	assert_int_equal(
	    zy_subjects_search(&s, zy_view("西河村支部"), NULL, &id, &miss), 0);
	assert_true(zy_view_is(id, "V3"));
	zy_subjects_fork(&s);
	for (i = 0; i < MANY; i++) {
		snprintf(text, sizeof(text), "第%d村支部", i);
		assert_int_equal(
		    zy_subjects_search(&s, zy_view(text), NULL, &id, &miss),
		    -1);
		assert_int_equal(id.n, 0);
	}
	assert_false(zy_subjects_agrees(&s));
	zy_subjects_undo(&s);
	assert_true(zy_subjects_agrees(&s));
	assert_int_equal(
	    zy_subjects_search(&s, zy_view("西河村支部"), NULL, &id, &miss), 0);
	assert_true(zy_view_is(id, "V3"));
	assert_true(zy_subjects_is(&s, zy_view("M3"), zy_view("李小兰")));
	assert_true(zy_subjects_is(&s, zy_view("V3"), zy_view("V3")));
	assert_false(zy_subjects_is(&s, zy_view("M1"), zy_view("张伟")));
	assert_false(zy_subjects_is(&s, zy_view("M1"), zy_view("李小兰")));
	zy_name_miss_release(&miss);
	zy_subjects_release(&s);
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
	    cmocka_unit_test(test_meanings),
	    cmocka_unit_test(test_reasons),
	    cmocka_unit_test(test_subjects),
	    cmocka_unit_test(test_lists_of_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
