/* Configuration files.  SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "stream/config.h"

static int
parse(struct zy_config *root, const char *text, struct zy_error *e)
{
	zy_error_clear(e);
	return zy_config_parse(root, "f.json", zy_view(text), e);
}

/* What is no configuration, and where that is said to be. */
static void
test_refused(void **state)
{
	static const struct {
		const char *text;
		uint64_t line, column;
	} bad[] = {{"", 1, 0}, {"{", 1, 1}, {"{}x", 1, 3}, {"[1]", 1, 1},
	    {"{\"a\": 01}", 1, 8}, {"{\"a\": .5}", 1, 7},
	    {"{\"a\": 1-2}", 1, 8}, {"{\n\"a\": 1,\n\"a\": 2}", 3, 3},
	    {"{\"a\": +1}", 1, 7}, {"{\"a\": \"\\u0000\"}", 1, 13},
	    {"{\"a\": \"\xFF\"}", 1, 7}, {"{\"a\": nul}", 1, 9}};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_config root;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(parse(&root, bad[i].text, &e), -1);
		assert_int_equal(e.kind, ZY_ERROR_CONFIG);
		assert_string_equal(e.source, "f.json");
		assert_int_equal(e.line, bad[i].line);
		if (bad[i].column)
			assert_in_range(
			    e.column, bad[i].column - 1, bad[i].column + 1);
	}
}

static void
test_depth(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_config root;
	char text[200];
	int n, i, rc;

	(void)state;
	for (n = 63; n <= 64; n++) {
		strcpy(text, "{\"a\":");
		for (i = 0; i < n; i++)
			strcat(text, "[");
		for (i = 0; i < n; i++)
			strcat(text, "]");
		strcat(text, "}");
		rc = parse(&root, text, &e);
		assert_int_equal(rc, n == 63 ? 0 : -1);
		zy_config_release(&root);
	}
}

/* Numbers come through as they were written. */
static void
test_numbers(void **state)
{
	static const char *const same[] = {"28.175", "0.1",
	    "123456789012345678901234567890.5", "-0.000000000000000001"};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_config root, at;
	struct zy_rational r, want;
	struct zy_decimal d;
	char text[100];
	int64_t whole;
	size_t i;

	(void)state;
	zy_rational_init(&r);
	zy_rational_init(&want);
	for (i = 0; i < 8; i++) {
		snprintf(text, sizeof(text),
		    i % 2 ? "{\"a\": %s}" : "{\"a\": \"%s\"}", same[i / 2]);
		assert_int_equal(parse(&root, text, &e), 0);
		at = zy_config_get(&root, "a");
		assert_int_equal(zy_config_number(&at, &r, NULL, &e), 0);
		zy_rational_parse(&want, zy_view(same[i / 2]));
		assert_int_equal(zy_rational_cmp(&r, &want), 0);
		zy_config_release(&root);
	}
	assert_int_equal(parse(&root,
			     "{\"third\": \"1/3\", \"e\": 1e3, \"n\": null, "
			     "\"t\": true, \"i\": 7, \"q\": \"7\"}",
			     &e),
	    0);
	at = zy_config_get(&root, "third");
	assert_int_equal(zy_config_number(&at, &r, NULL, &e), 0);
	zy_rational_set_ratio(&want, 1, 3);
	assert_int_equal(zy_rational_cmp(&r, &want), 0);
	at = zy_config_get(&root, "e");
	assert_int_equal(zy_config_number(&at, &r, "1", &e), -1);
	assert_string_equal(e.message, "e: must be a number, not '1e3'");
	zy_error_clear(&e);
	at = zy_config_get(&root, "n"); /* null is absent */
	assert_false(zy_config_has(&at));
	assert_int_equal(zy_config_decimal(&at, &d, "2.50", &e), 0);
	assert_int_equal(d.coef, 250);
	assert_int_equal(zy_config_decimal(&at, &d, NULL, &e), -1);
	zy_error_clear(&e);
	at = zy_config_get(&root, "t");
	assert_int_equal(zy_config_number(&at, &r, "1", &e), -1);
	zy_error_clear(&e);
	at = zy_config_get(&root, "i");
	assert_int_equal(zy_config_integer(&at, &whole, 0, 7, 0, &e), 0);
	assert_int_equal(whole, 7);
	assert_int_equal(zy_config_integer(&at, &whole, 0, 6, 0, &e), -1);
	zy_error_clear(&e);
	at = zy_config_get(&root, "q");
	assert_int_equal(zy_config_integer(&at, &whole, 0, 7, 0, &e), 0);
	zy_config_release(&root);
	zy_rational_release(&r);
	zy_rational_release(&want);
}

/* Digits inside strings are text; escapes do not end a string. */
static void
test_strings(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_config root, at;
	const char *text;

	(void)state;
	assert_int_equal(
	    parse(&root, "{\"a-1\": \"x\\\" 12 \\\\\", \"b\": \"好\"}", &e), 0);
	at = zy_config_get(&root, "a-1");
	assert_int_equal(zy_config_text(&at, &text, NULL, &e), 0);
	assert_string_equal(text, "x\" 12 \\");
	at = zy_config_get(&root, "b");
	assert_int_equal(zy_config_text(&at, &text, NULL, &e), 0);
	assert_string_equal(text, "好");
	zy_config_release(&root);
}

static void
test_paths(void **state)
{
	static const char *const keys[] = {"id", NULL};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_config root, list, at, id;
	const char *text;
	bool yes;
	int choice;

	(void)state;
	assert_int_equal(parse(&root,
			     "{\"list\": [{\"id\": 1}, {\"id\": [], "
			     "\"x\": 1}]}",
			     &e),
	    0);
	list = zy_config_get(&root, "list");
	at = zy_config_at(&list, 1);
	id = zy_config_get(&at, "id");
	assert_int_equal(zy_config_text(&id, &text, NULL, &e), -1);
	assert_string_equal(e.message, "list[1].id: must be text");
	assert_string_equal(e.source, "f.json");
	assert_int_equal(e.line, 1);
	assert_int_equal(e.column, 29);
	zy_error_clear(&e);
	assert_int_equal(zy_config_bool(&id, &yes, true, &e), -1);
	zy_error_clear(&e);
	assert_int_equal(zy_config_choice(&id, "a|b", &choice, 0, &e), -1);
	zy_error_clear(&e);
	assert_int_equal(zy_config_known(&at, keys, &e), -1);
	assert_string_equal(e.message, "list[1].x: unknown key 'x'");
	zy_error_clear(&e);
	at = zy_config_at(&list, 0);
	assert_int_equal(zy_config_known(&at, keys, &e), 0);
	zy_config_release(&root);
}

/* Strings hold what looks like structure; what is missing has its parent's
 * place. */
static void
test_places(void **state)
{
	static const char text[] = "{\"q\": \"}],\\\"{\",\n"
				   " \"字\": {\"a\": [[1, 2], {\"b\": 3}]},\n"
				   "  \"z\": true}";
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_config root, top, a, at, b, none;
	uint64_t line, column;

	(void)state;
	assert_int_equal(parse(&root, text, &e), 0);
	zy_config_place(&root, &line, &column);
	assert_int_equal(line * 100 + column, 101);
	top = zy_config_get(&root, "字");
	a = zy_config_get(&top, "a");
	at = zy_config_at(&a, 1);
	b = zy_config_get(&at, "b");
	zy_config_place(&b, &line, &column);
	assert_int_equal(line * 100 + column, 228);
	none = zy_config_get(&at, "c");
	zy_config_place(&none, &line, &column);
	assert_int_equal(line * 100 + column, 222);
	at = zy_config_get(&root, "z");
	zy_config_place(&at, &line, &column);
	assert_int_equal(line * 100 + column, 308);
	zy_config_release(&root);
}

static int
load(struct zy_config *root, const char *bytes, size_t n, struct zy_error *e)
{
	char path[] = "/tmp/zhengyou-config-XXXXXX";
	int fd = mkstemp(path), rc;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, n), (ssize_t)n);
	close(fd);
	zy_error_clear(e);
	rc = zy_config_load(root, path, e);
	unlink(path);
	return rc;
}

/* 好 as Windows editors save it: GB18030, UTF-8 and UTF-16 with BOM. */
static void
test_encodings(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
	} files[] = {{"{\"a\": \"\xBA\xC3\xB5\xC4\"}", 13},
	    {"\xEF\xBB\xBF{\"a\": \"好的\"}", 18},
	    {"\xFF\xFE{\0\"\0a\0\"\0:\0\"\0\x7D\x59\x84\x76\"\0}\0", 22}};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_config root, at;
	const char *text;
	size_t i;

	(void)state;
	for (i = 0; i < 3; i++) {
		assert_int_equal(
		    load(&root, files[i].bytes, files[i].n, &e), 0);
		at = zy_config_get(&root, "a");
		assert_int_equal(zy_config_text(&at, &text, NULL, &e), 0);
		assert_string_equal(text, "好的");
		zy_config_release(&root);
	}
	assert_int_equal(load(&root, "{\0}", 3, &e), -1);
	assert_int_equal(e.kind, ZY_ERROR_CONFIG);
	zy_error_clear(&e);
	assert_int_equal(zy_config_load(&root, "/nonexistent/x", &e), -1);
	assert_int_equal(e.kind, ZY_ERROR_CONFIG);
	assert_string_equal(e.source, "/nonexistent/x");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_depth),
	    cmocka_unit_test(test_numbers),
	    cmocka_unit_test(test_strings),
	    cmocka_unit_test(test_paths),
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_encodings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
