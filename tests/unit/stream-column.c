/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/record.h"

static const struct zy_column columns[] = {
    {"id", "代码", "编号|org id", ZY_CODE, 0, NULL, "id"},
    {"name", "名称", "代号", ZY_TEXT, ZY_KEY, NULL, "name"},
    /* An alias that is also the first one's Chinese name is weaker. */
    {"other", "代号", "代码", ZY_TEXT, 0, NULL, "other"},
};
static const struct zy_schema schema = {"t", "试", columns, 3};

static void
expect(const char *header, const char *name, int strength)
{
	const struct zy_column *c;
	int got = -1;

	c = zy_schema_match(&schema, zy_view(header), &got);
	if (!name) {
		assert_null(c);
		return;
	}
	if (!c)
		fail_msg("'%s' is unknown", header);
	assert_string_equal(c->name, name);
	assert_int_equal(got, strength);
}

static void
test_match(void **state)
{
	(void)state;
	expect("id", "id", ZY_MATCH_NAME);
	expect("ID", "id", ZY_MATCH_NAME);
	expect("ＩＤ", "id", ZY_MATCH_NAME);
	expect(" i d ", "id", ZY_MATCH_NAME);
	expect("代码", "id", ZY_MATCH_CHINESE);
	expect("代　码", "id", ZY_MATCH_CHINESE);
	expect("代号", "other", ZY_MATCH_CHINESE);
	expect("编号", "id", ZY_MATCH_ALIAS - 1);
	expect("Org ID", "id", ZY_MATCH_ALIAS - 2);
	expect("名称（必填）", "name", ZY_MATCH_CHINESE);
	expect("名称(全称)", "name", ZY_MATCH_CHINESE);
	expect("名称*", "name", ZY_MATCH_CHINESE);
	expect("名称（必填）*", "name", ZY_MATCH_CHINESE);
	expect("（名称）", NULL, 0);
	expect("名", NULL, 0);
	expect("编号|org id", NULL, 0);
	expect("", NULL, 0);
	expect("*", NULL, 0);
	expect("()", NULL, 0);
}

static void
test_find(void **state)
{
	(void)state;
	assert_ptr_equal(zy_schema_find(&schema, ZY_VIEW("name")), &columns[1]);
	assert_null(zy_schema_find(&schema, ZY_VIEW("Name")));
	assert_null(zy_schema_find(&schema, ZY_VIEW("名称")));
}

static void
test_choices(void **state)
{
	const struct zy_choice *c;

	(void)state;
	c = zy_choice_find(zy_sector_choices, ZY_VIEW("两新组织"));
	assert_non_null(c);
	assert_string_equal(c->token, "private");
	assert_null(zy_choice_find(zy_sector_choices, ZY_VIEW("两新组")));
	assert_string_equal(
	    zy_choice_label(zy_sector_choices, "soe", "zh"), "国有企业");
	assert_string_equal(
	    zy_choice_label(zy_sector_choices, "soe", "en"), "soe");
	assert_string_equal(
	    zy_choice_label(zy_sector_choices, "soe", NULL), "soe");
	assert_string_equal(zy_choice_label(zy_sector_choices, "x", "zh"), "x");
	assert_string_equal(zy_choice_label(NULL, "x", "zh"), "x");
}

/* Calls fn for a Chinese name and all aliases, folded. */
static void
each_spelling(const char *zh, const char *aliases,
    void (*fn)(struct zy_view folded, void *data), void *data)
{
	struct zy_view list = zy_view(aliases), one;
	struct zy_buf b = ZY_BUF_INIT;

	zy_cell_fold(&b, zy_view(zh));
	fn(zy_buf_get(&b), data);
	while (zy_view_next(&list, '|', &one)) {
		zy_buf_reset(&b);
		zy_cell_fold(&b, one);
		fn(zy_buf_get(&b), data);
	}
	zy_buf_release(&b);
}

struct owner {
	const struct zy_schema *schema;
	const struct zy_column *column;
	const struct zy_choice *choices;
	const struct zy_choice *choice;
};

/* A name that is another column's own gives way to it, by the contract. */
static void
check_header(struct zy_view spelling, void *data)
{
	const struct owner *o = data;
	const struct zy_column *c;
	int strength;

	assert_true(spelling.n > 0);
	c = zy_schema_match(o->schema, spelling, &strength);
	if (c != o->column && !(c && strength > 0))
		fail_msg("%s: '%.*s' of %s means %s", o->schema->name,
		    ZY_ARG(spelling), o->column->name, c ? c->name : "nothing");
}

static void
check_choice(struct zy_view spelling, void *data)
{
	const struct owner *o = data;
	const struct zy_choice *c = zy_choice_find(o->choices, spelling);

	assert_true(spelling.n > 0);
	if (c != o->choice)
		fail_msg("%s: '%.*s' of %s means %s", o->column->name,
		    ZY_ARG(spelling), o->choice->token,
		    c ? c->token : "nothing");
}

static void
check_column(struct owner *o)
{
	const struct zy_column *c = o->column;

	int strength;

	assert_non_null(c->help);
	assert_ptr_equal(zy_schema_find(o->schema, zy_view(c->name)), c);
	assert_ptr_equal(
	    zy_schema_match(o->schema, zy_view(c->zh), &strength), c);
	assert_int_equal(strength, ZY_MATCH_CHINESE);
	assert_string_not_equal(zy_type_name(c->type), "");
	assert_true((c->type == ZY_CHOICE) == (c->choices != NULL));
	each_spelling(c->zh, c->aliases, check_header, o);
	o->choices = c->choices;
	for (o->choice = c->choices; o->choice && o->choice->token; o->choice++)
		each_spelling(
		    o->choice->zh, o->choice->aliases, check_choice, o);
}

/* Every spelling means the column or the choice that lists it. */
static void
test_records_are_unambiguous(void **state)
{
	struct owner o;
	size_t i, k;

	(void)state;
	for (i = 0; i <= zy_nschemas; i++) {
		o.schema = i < zy_nschemas ? zy_schemas[i] : &zy_any_schema;
		for (k = 0; k < o.schema->n; k++) {
			o.column = &o.schema->columns[k];
			check_column(&o);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_match),
	    cmocka_unit_test(test_find),
	    cmocka_unit_test(test_choices),
	    cmocka_unit_test(test_records_are_unambiguous),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
