/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/record.h"
#include "model/words.h"

static const struct zy_column columns[] = {
    {"id", "代码", ZY_CODE, 0, NULL, "id"},
    {"name", "名称", ZY_TEXT, ZY_KEY, NULL, "name"},
    /* A word that is also the first one's Chinese name is weaker. */
    {"other", "代号", ZY_TEXT, 0, NULL, "other"},
    {"status", "状态", ZY_TEXT, 0, NULL, "status"},
};

static const char *const rows[] = {
    "column,theirs,ours\n",
    "# 1 is the line above\n",
    "heading(t),编号,id\n",
    "heading,org id,id\n",
    "heading(t),代号,name\n",
    "heading(u),书记,name\n",
    "heading(t),代码,other\n",
    "part(up),上级,\n",
    "part(up),直接,\n",
    "part(body),党委,\n",
    "part(body),党总支,\n",
    "part(apart),女,\n",
    "heading(t),{up+}{body}{body*}名称,name\n",
    "heading(t),申请{any},-\n",
    "heading(t),{any}时间,other\n",
    "heading(t),是否预备,status yes=b no=a\n",
    "list,{any}总支,general\n",
    "list,{any}支,branch\n",
    "guess(list),{any}局,branch\n",
    NULL,
};

static const struct zy_dictionary *
dictionary(void)
{
	static struct zy_dictionary *d;
	struct zy_error e = ZY_ERROR_INIT;

	if (!d) {
		d = zy_dictionary_new();
		if (zy_dictionary_add_lines(d, rows, &e))
			fail_msg("%s", e.message);
	}
	return d;
}

static const struct zy_schema schema = {
    "t", "试", columns, 4, dictionary, false, NULL};
static const struct zy_choice list[] = {
    {"general", "总", NULL, NULL},
    {"branch", "支部", "支队", NULL},
    {NULL, "list", NULL, dictionary},
};

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
	expect("编号", "id", ZY_MATCH_ALIAS);
	expect("Org ID", "id", ZY_MATCH_ALIAS - 1);
	expect("书记", NULL, 0); /* of another record */
	expect("名称（必填）", "name", ZY_MATCH_CHINESE);
	expect("名称(全称)", "name", ZY_MATCH_CHINESE);
	expect("名称*", "name", ZY_MATCH_CHINESE);
	expect("名称（必填）*", "name", ZY_MATCH_CHINESE);
	expect("（名称）", "name", ZY_MATCH_CHINESE);
	expect("2、名　称：", "name", ZY_MATCH_CHINESE);
	expect("名", NULL, 0);
	expect("编号|org id", NULL, 0);
	expect("", NULL, 0);
	expect("*", NULL, 0);
	expect("()", NULL, 0);
}

static void
test_composed(void **state)
{
	const int first = ZY_MATCH_COMPOSED - 5;

	(void)state;
	expect("上级党委名称", "name", first);
	expect("上级直接党委（党总支）名称", "name", first);
	expect("直接上级党总支名称（全称）", "name", first);
	expect("党委名称", NULL, 0);
	expect("上级名称", NULL, 0);
	expect("上级党委", NULL, 0);
	expect("上级党委名称单", NULL, 0);
	/* What stands in brackets may make it another thing. */
	expect("上级党委名称（女）", NULL, 0);
	/* A row that says "nothing" goes before those behind it. */
	expect("入党时间", "other", first - 2);
	expect("时间", "other", first - 2);
	expect("申请入党时间", NULL, 0);
}

static void
test_meanings(void **state)
{
	struct zy_meaning all[ZY_MEANINGS];

	(void)state;
	/* The Chinese name first, then what lists say, in their order. */
	assert_int_equal(
	    zy_dictionary_heading(dictionary(), &schema, ZY_VIEW("代号"), all),
	    2);
	assert_string_equal(all[0].column->name, "other");
	assert_string_equal(all[1].column->name, "name");
	assert_int_equal(zy_dictionary_heading(
			     dictionary(), &schema, ZY_VIEW("是否预备"), all),
	    1);
	assert_string_equal(all[0].column->name, "status");
	assert_true(zy_view_is(all[0].yes, "b"));
	assert_true(zy_view_is(all[0].no, "a"));
	assert_false(all[0].composed);
	assert_int_equal(
	    zy_dictionary_heading(NULL, &schema, ZY_VIEW("编号"), all), 0);
	assert_int_equal(
	    zy_dictionary_heading(NULL, &schema, ZY_VIEW("代码"), all), 1);
}

static void
test_own_rows(void **state)
{
	struct zy_dictionary *d = zy_dictionary_new();
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_meaning all[ZY_MEANINGS];
	const struct zy_choice *c;

	(void)state;
	assert_int_equal(zy_dictionary_add_lines(d, rows, &e), 0);
	/* One that is not filled in says nothing. */
	assert_int_equal(zy_dictionary_add(d, ZY_VIEW("heading"),
			     ZY_VIEW("挂靠"), ZY_VIEW(""), true, &e),
	    0);
	assert_int_equal(zy_dictionary_add(d, ZY_VIEW("heading"),
			     ZY_VIEW("代码"), ZY_VIEW("name"), true, &e),
	    0);
	assert_int_equal(zy_dictionary_add(d, ZY_VIEW("list"),
			     ZY_VIEW("某总支"), ZY_VIEW("branch"), true, &e),
	    0);
	assert_int_equal(
	    zy_dictionary_heading(d, &schema, ZY_VIEW("挂靠"), all), 0);
	assert_int_equal(
	    zy_dictionary_heading(d, &schema, ZY_VIEW("代码"), all), 1);
	assert_string_equal(all[0].column->name, "name");
	assert_int_equal(all[0].strength, ZY_MATCH_MAP);
	c = zy_dictionary_value(d, list, "list", ZY_VIEW("某总支"), true);
	assert_string_equal(c->token, "branch");
	c = zy_dictionary_value(d, list, "list", ZY_VIEW("某总支"), false);
	assert_string_equal(c->token, "general");
	assert_null(
	    zy_dictionary_value(d, list, "list", ZY_VIEW("甲总支"), true));
	/* What is wrong with a row is said. */
	assert_int_equal(zy_dictionary_add(d, ZY_VIEW("heading"),
			     ZY_VIEW("{nothing}"), ZY_VIEW("id"), true, &e),
	    -1);
	assert_int_equal(e.kind, ZY_ERROR_CONFIG);
	zy_error_clear(&e);
	assert_int_equal(zy_dictionary_add(d, ZY_VIEW("heading"),
			     ZY_VIEW("{up"), ZY_VIEW("id"), true, &e),
	    -1);
	zy_dictionary_free(d);
	zy_dictionary_free(NULL);
}

static void
test_values(void **state)
{
	const struct zy_choice *c;

	(void)state;
	assert_string_equal(
	    zy_choice_find(list, ZY_VIEW("某某总支"))->token, "general");
	assert_string_equal(
	    zy_choice_find(list, ZY_VIEW("支（部）"))->token, "branch");
	assert_string_equal(
	    zy_choice_find(list, ZY_VIEW("支队"))->token, "branch");
	assert_string_equal(
	    zy_choice_find(list, ZY_VIEW("甲支（新）"))->token, "branch");
	assert_null(zy_choice_find(list, ZY_VIEW("甲支（女）")));
	assert_null(zy_choice_find(list, ZY_VIEW("")));
	assert_null(zy_choice_find(list, ZY_VIEW("粮食局")));
	c = zy_dictionary_guess_value(dictionary(), list, ZY_VIEW("粮食局"));
	assert_string_equal(c->token, "branch");
	c = zy_dictionary_guess_value(dictionary(), list, ZY_VIEW("支部会"));
	assert_string_equal(c->token, "branch");
	assert_null(
	    zy_dictionary_guess_value(dictionary(), list, ZY_VIEW("火星")));
}

static void
test_guess(void **state)
{
	const struct zy_column *c;
	struct zy_view known;

	(void)state;
	known = zy_dictionary_guess_heading(
	    dictionary(), &schema, ZY_VIEW("编号码"), &c);
	assert_true(zy_view_is(known, "编号"));
	assert_string_equal(c->name, "id");
	known = zy_dictionary_guess_heading(
	    dictionary(), &schema, ZY_VIEW("党员发展"), &c);
	assert_int_equal(known.n, 0);
	assert_null(c);
}

/* More characters, more pieces and odd bytes than there is room for. */
static void
test_limits(void **state)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_meaning all[ZY_MEANINGS];
	int i;

	(void)state;
	for (i = 0; i < 200; i++) {
		assert_int_equal(zy_dictionary_heading(dictionary(), &schema,
				     zy_buf_get(&b), all),
		    0);
		zy_buf_puts(&b, "上级党");
	}
	zy_buf_reset(&b);
	for (i = 0; i < 61; i++)
		zy_buf_puts(&b, "上");
	zy_buf_puts(&b, "时间");
	assert_int_equal(
	    zy_dictionary_heading(dictionary(), &schema, zy_buf_get(&b), all),
	    1);
	assert_int_equal(zy_dictionary_heading(dictionary(), &schema,
			     ZY_VIEW("\xFF\xE4(\xE4"), all),
	    0);
	zy_buf_release(&b);
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

	struct zy_view theirs;
	int strength;
	size_t i;

	assert_non_null(c->help);
	assert_ptr_equal(zy_schema_find(o->schema, zy_view(c->name)), c);
	assert_ptr_equal(
	    zy_schema_match(o->schema, zy_view(c->zh), &strength), c);
	assert_int_equal(strength, ZY_MATCH_CHINESE);
	assert_string_not_equal(zy_type_name(c->type), "");
	assert_true((c->type == ZY_CHOICE || c->type == ZY_YESNO) ==
		    (c->choices != NULL));
	check_header(zy_view(c->zh), o);
	for (i = 0; zy_dictionary_listed(
		 zy_dictionary_builtin(), o->schema, c, &i, &theirs);)
		check_header(theirs, o);
	o->choices = c->choices;
	for (o->choice = c->choices; o->choice && o->choice->token; o->choice++)
		check_choice(zy_view(o->choice->zh), o);
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
	    cmocka_unit_test(test_composed),
	    cmocka_unit_test(test_meanings),
	    cmocka_unit_test(test_own_rows),
	    cmocka_unit_test(test_values),
	    cmocka_unit_test(test_guess),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_find),
	    cmocka_unit_test(test_choices),
	    cmocka_unit_test(test_records_are_unambiguous),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
