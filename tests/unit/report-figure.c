/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/title.h"
#include "report/builtin.h"
#include "report/kind-file.h"

static struct zy_figure *
parse(struct zy_arena *a, const char *text)
{
	const char *what;

	return zy_figure_parse(a, zy_view(text), &what);
}

static void
test_figure(void **state)
{
	struct zy_arena a = {0};
	struct zy_figure *f;

	(void)state;
	f = parse(&a, "subject.name|nobody");
	assert_int_equal(f->op, ZY_FIGURE_CELL);
	assert_string_equal(f->text, "subject.name");
	assert_string_equal(f->empty, "nobody");
	f = parse(&a, "percent kept of due by id=subject, township");
	assert_int_equal(f->op, ZY_FIGURE_PERCENT);
	assert_string_equal(f->whole, "due");
	assert_int_equal(f->nkeys, 2);
	assert_string_equal(f->keys[0].theirs, "id");
	assert_string_equal(f->keys[0].mine, "subject");
	assert_string_equal(f->keys[1].mine, "township");
	f = parse(&a, "max paid date:short");
	assert_string_equal(f->format, "short");
	assert_null(parse(&a, ""));
	assert_null(parse(&a, "sum orgs"));
	assert_null(parse(&a, "count orgs by"));
	assert_null(parse(&a, "count orgs with"));
	assert_null(parse(&a, "@nothing"));
	assert_null(parse(&a, "howmany orgs"));
	zy_arena_release(&a);
}

static void
test_template(void **state)
{
	struct zy_arena a = {0};
	struct zy_figure *f;
	const char *what;
	size_t at;

	(void)state;
	assert_int_equal(
	    zy_template_parse(&a, ZY_VIEW("{{甲}} {name}乙"), &f, &what, &at),
	    0);
	assert_string_equal(f->text, "{甲} ");
	assert_int_equal(f->next->op, ZY_FIGURE_CELL);
	assert_string_equal(f->next->next->text, "乙");
	assert_int_equal(
	    zy_template_parse(&a, ZY_VIEW("甲{name"), &f, &what, &at), -1);
	assert_int_equal(at, 2);
	assert_int_equal(
	    zy_template_parse(&a, ZY_VIEW("甲}"), &f, &what, &at), -1);
	zy_arena_release(&a);
}

/* Every built-in kind can be read, and says its own name. */
static void
test_builtin(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_kind_file *k;
	const char *name;
	size_t i;

	(void)state;
	for (i = 0; (name = zy_builtin_kind_name(i)); i++) {
		zy_buf_reset(&b);
		assert_true(zy_builtin_kind(&b, name));
		k = zy_kind_file_parse(name, zy_buf_get(&b), &e);
		if (!k)
			fail_msg("%s: %s", name, e.message);
		assert_string_equal(k->id, name);
		assert_true(k->purpose.given);
		zy_kind_file_free(k);
	}
	assert_true(i > 10);
	assert_false(zy_builtin_kind(&b, "nothing"));
	zy_buf_release(&b);
}

static void
test_title(void **state)
{
	struct zy_view lines[ZY_TITLE_LINES];
	struct zy_view title =
	    ZY_VIEW("中共青禾县委关于表彰创先争优先进基层党组织、优秀共产党员和"
		    "优秀党务工作者的决定");
	size_t n;

	(void)state;
	n = zy_title_lines(title, 40, lines);
	assert_int_equal(n, 3);
	assert_true(zy_view_starts(lines[1], "先进基层党组织"));
	assert_int_equal(zy_title_lines(ZY_VIEW("公示"), 40, lines), 1);
	assert_int_equal(zy_title_lines(ZY_VIEW(""), 40, lines), 0);
	assert_true(zy_title_lines(title, 2, lines) <= ZY_TITLE_LINES);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_figure),
	    cmocka_unit_test(test_template),
	    cmocka_unit_test(test_builtin),
	    cmocka_unit_test(test_title),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
