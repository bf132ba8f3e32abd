/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "stream/json.h"
#include "draw.h"

static const struct zy_source_options plain = {0};

/* Objects as key=value,...; a bad one as !line:column. */
static char *
dump(const char *text, bool array)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_json_member *m;
	struct zy_source *s;
	struct zy_json *j;
	size_t i, n;
	int rc;

	assert_int_equal(
	    zy_source_open_memory(&s, "t", text, strlen(text), &plain, &e), 0);
	j = zy_json_new(s, array);
	while ((rc = zy_json_next(j, &e)) != 0) {
		if (rc < 0) {
			zy_buf_printf(&b, "!%d:%d", (int)e.line, (int)e.column);
			if (e.kind != ZY_ERROR_RECORD)
				break;
			zy_error_clear(&e);
		}
		m = zy_json_members(j, &n);
		for (i = 0; i < n; i++)
			zy_buf_printf(&b,
			    m[i].string ? "%.*s='%.*s'," : "%.*s=%.*s,",
			    ZY_ARG(m[i].key), ZY_ARG(m[i].value));
		zy_buf_putc(&b, ';');
	}
	zy_json_free(j);
	zy_source_free(s);
	return zy_buf_detach(&b);
}

static void
expect(const char *text, bool array, const char *what)
{
	char *got = dump(text, array);

	assert_string_equal(got, what);
	free(got);
}

static void
test_lines(void **state)
{
	(void)state;
	expect("{\"a\":\"x\",\"b\":1.10}\n\n{\"a\":null}\n", false,
	    "a='x',b=1.10,;a=,;");
	expect("{\"a\":\"\\u5f20\\n\\ud840\\udc00\"}", false, "a='张\n𠀀',;");
	expect("{}\n{\"n\":123456789012345678901234567890}", false,
	    ";n=123456789012345678901234567890,;");
	expect("{\"a\":1}\nbad\n{\"a\":2}\n", false, "a=1,;!2:1;a=2,;");
	expect("{\"a\":{\"b\":1}}\n", false, "!1:6;");
	expect("{\"a\":\"\\u0000\"}\n", false, "!1:6;");
	expect("{\"a\":01}\n", false, "!1:6;");
}

static void
test_array(void **state)
{
	(void)state;
	expect("[]", true, "");
	expect(" [ ] ", true, "");
	expect("[{\"a\":1},{\"a\":2}]", true, "a=1,;a=2,;");
	expect("[\n {\n  \"a\":\n 1},\n{\"b\":\"],\"}\n]\n", true,
	    "a=1,;b='],',;");
	expect("[{\"a\":1},5,{\"a\":2}]", true, "a=1,;!1:10;a=2,;");
	expect("[{\"a\":1}", true, "a=1,;!1:9");
	expect("[{\"a\":1},]", true, "a=1,;!1:10;");
	expect("[{\"a\":1}] x", true, "a=1,;!1:11");
	expect("[{\"a\":1} {\"a\":2}]", true, "a=1,;!1:10");
}

/* The scanner takes what jansson takes, where the object is flat. */
static void
test_oracle(void **state)
{
	static const char *const pieces[] = {"{", "}", "\"", "a", ":", ",", "1",
	    "0", ".", "e", "-", "+", "true", "false", "null", " ", "\\u00e9",
	    "\\n", "\\", "\t", "\"a\":", "\"b\":\"x\"", "张", "{\"a\":"};
	struct zy_json_member *m = NULL;
	size_t n = 0, cap = 0, flat = 0;
	int round;

	(void)state;
	for (round = 0; round < 300000; round++) {
		char text[128] = "{", room[128];
		struct zy_view v;
		json_error_t why;
		const char *stop;
		json_t *value;
		int i, parts;

		parts = (int)draw(8);
		for (i = 0; i < parts; i++) {
			strcat(text,
			    pieces[draw(sizeof(pieces) / sizeof(*pieces))]);
		}
		strcat(text, "}");
		v = zy_view(text);
		stop = zy_json_scan(v, room, &m, &n, &cap);
		value = json_loadb(v.p, v.n, 0, &why);
		if (stop && value) {
			const char *key;
			json_t *one;
			bool nested = false;

			json_object_foreach(value, key, one) nested =
			    nested || json_is_object(one) || json_is_array(one);
			if (!nested)
				fail_msg("refused: %s", text);
		}
		if (!stop && !value &&
		    !strstr(why.text, "real number overflow"))
			fail_msg("taken: %s (%s)", text, why.text);
		if (!stop)
			flat++;
		json_decref(value);
	}
	assert_true(flat > 100);
	free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_array),
	    cmocka_unit_test(test_oracle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
