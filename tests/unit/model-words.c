/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/record.h"
#include "model/words.h"

static const struct zy_choice yes_no[] = {
    {"yes", "是", NULL, NULL},
    {"no", "否", NULL, NULL},
    {NULL, "yesno", NULL, zy_dictionary_builtin},
};

static const struct zy_schema *
schema_of(struct zy_view name)
{
	size_t i;

	for (i = 0; i < zy_nschemas; i++)
		if (zy_view_is(name, zy_schemas[i]->name))
			return zy_schemas[i];
	return NULL;
}

/* The list of choices that has that name in the dictionary. */
static const struct zy_choice *
list_of(struct zy_view name)
{
	const struct zy_choice *c;
	size_t i, k;

	if (zy_view_is(name, "yesno"))
		return yes_no;
	for (i = 0; i < zy_nschemas; i++) {
		for (k = 0; k < zy_schemas[i]->n; k++) {
			c = zy_schemas[i]->columns[k].choices;
			while (c && c->token)
				c++;
			if (c && c->zh && zy_view_is(name, c->zh))
				return zy_schemas[i]->columns[k].choices;
		}
	}
	return NULL;
}

/* "org.parent", 隶属党委: one of its meanings is that; "org.-": it has none. */
static bool
heading_holds(struct zy_view ours, struct zy_view theirs)
{
	/* A list of the eligible has its columns behind those of any. */
	static const struct zy_column eligible = {
	    "eligible", "是否符合条件", ZY_YESNO, 0, NULL, ""};
	static const struct zy_schema list = {"eligible", "资格", &eligible, 1,
	    zy_dictionary_builtin, false, NULL};
	struct zy_meaning all[ZY_MEANINGS];
	struct zy_view record;
	const struct zy_schema *s;
	size_t n, i;

	zy_view_next(&ours, '.', &record);
	s = schema_of(record);
	if (!s)
		s = zy_view_is(record, "eligible") ? &list : &zy_any_schema;
	n = zy_dictionary_heading(zy_dictionary_builtin(), s, theirs, all);
	if (zy_view_is(ours, "-"))
		return n == 0;
	for (i = 0; i < n; i++)
		if (zy_view_is(ours, all[i].column->name))
			return true;
	return false;
}

static bool
value_holds(struct zy_view list, struct zy_view ours, struct zy_view theirs)
{
	const struct zy_choice *choices = list_of(list), *got;

	if (!choices)
		fail_msg("no list '%.*s'", ZY_ARG(list));
	got = zy_choice_find(choices, theirs);
	if (zy_view_is(ours, "-"))
		return got == NULL;
	return got && zy_view_is(ours, got->token);
}

/* Every row of a table of words: kind, ours, theirs. */
static void
check_table(const char *path)
{
	char buffer[256];
	struct zy_view line, cell[3];
	FILE *f = fopen(path, "r");
	int i, rows = 0, bad = 0;
	bool holds;

	if (!f)
		fail_msg("%s: cannot be read", path);
	while (fgets(buffer, sizeof(buffer), f)) {
		buffer[strcspn(buffer, "\n")] = '\0';
		line = zy_view(buffer);
		for (i = 0; i < 3; i++)
			if (!zy_view_next(&line, ',', &cell[i]))
				cell[i] = (struct zy_view){NULL, 0};
		if (rows++ == 0)
			continue;
		holds = zy_view_is(cell[0], "heading")
			    ? heading_holds(cell[1], cell[2])
			    : value_holds(cell[0], cell[1], cell[2]);
		if (holds)
			continue;
		bad++;
		print_message("%s:%d: %.*s is not %.*s %.*s\n", path, rows,
		    ZY_ARG(cell[2]), ZY_ARG(cell[0]), ZY_ARG(cell[1]));
	}
	(void)fclose(f);
	assert_true(rows > 10);
	assert_int_equal(bad, 0);
}

/* What published forms and township sheets say. */
static void
test_forms(void **state)
{
	(void)state;
	check_table("tests/words/forms.csv");
}

/* What no row of a list says: understood by its parts. */
static void
test_composed(void **state)
{
	(void)state;
	check_table("tests/words/unseen.csv");
}

/* What looks like a known word and means another thing. */
static void
test_false_friends(void **state)
{
	(void)state;
	check_table("tests/words/friends.csv");
}

/* Each row of the dictionary is right in itself. */
static void
test_rows(void **state)
{
	extern const char *const zy_words_text[];
	struct zy_dictionary *d = zy_dictionary_new();
	struct zy_error e = ZY_ERROR_INIT;

	(void)state;
	if (zy_dictionary_add_lines(d, zy_words_text, &e))
		fail_msg(
		    "line %llu: %s", (unsigned long long)e.line, e.message);
	zy_dictionary_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rows),
	    cmocka_unit_test(test_forms),
	    cmocka_unit_test(test_composed),
	    cmocka_unit_test(test_false_friends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
