/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "draw.h"

static void
test_utf8(void **state)
{
	static const struct {
		const char *bytes;
		size_t n, good;
	} cases[] = {{"abc", 3, 3}, {"\xC0\x80", 2, 0}, {"\xE0\x80\x80", 3, 0},
	    {"\xF0\x80\x80\x80", 4, 0}, {"\xED\xA0\x80", 3, 0},
	    {"\xF4\x90\x80\x80", 4, 0}, {"a\x80", 2, 1}, {"a\xE5\xBC", 3, 1},
	    {"\xE5\xBC\xA0", 3, 3}, {"\xF0\xA0\x80\x80", 4, 4},
	    {"12345678\xFF", 9, 8}, {"\xEF\xBF\xBD", 3, 3}};
	uint32_t code, back;
	char out[4];
	size_t i;
	int n;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(
		    zy_text_valid(cases[i].bytes, cases[i].n), cases[i].good);
	for (code = 1; code < 0x110000; code += 7) {
		if (code >= 0xD800 && code < 0xE000)
			continue;
		n = zy_text_encode(code, out);
		assert_int_equal(zy_text_decode(out, out + n, &back), n);
		assert_int_equal(back, code);
		assert_int_equal(zy_text_decode(out, out + n - 1, &back), 0);
	}
}

/* One character after the other, without any haste. */
static size_t
valid_slowly(const char *s, size_t n)
{
	const char *p = s, *end = s + n;
	uint32_t code;
	int len;

	while (p < end && (len = zy_text_decode(p, end, &code)) > 0)
		p += len;
	return (size_t)(p - s);
}

/* Characters of all lengths, one or two bytes changed: both say the same. */
static void
test_valid_at_length(void **state)
{
	static const unsigned char wrong[] = {0x00, 0x7F, 0x80, 0x8F, 0x90,
	    0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xF5};
	static const uint32_t first[] = {' ', 0x80, 0x4E00, 0x10000};
	static const uint32_t most[] = {0x5F, 0x77F, 0x51FF, 0xFFFFF};
	char text[260], one[4];
	size_t i, n, len, kind;
	int round;

	(void)state;
	for (round = 0; round < 200000; round++) {
		n = 33 + draw(220);
		for (i = 0; i < n; i += len) {
			kind = draw(4);
			len = (size_t)zy_text_encode(
			    first[kind] + (uint32_t)(draw(most[kind])), one);
			len = len < n - i ? len : n - i;
			memcpy(text + i, one, len);
		}
		for (i = draw(3); i > 0; i--)
			text[draw(n)] = (char)wrong[draw(sizeof(wrong))];
		assert_int_equal(zy_text_valid(text, n), valid_slowly(text, n));
	}
}

static void
test_trim_and_width(void **state)
{
	(void)state;
	assert_true(zy_view_is(
	    zy_text_trim(ZY_VIEW("　\t 张 三\xC2\xA0\xEF\xBB\xBF\r\n")),
	    "张 三"));
	assert_int_equal(zy_text_trim(ZY_VIEW(" 　 ")).n, 0);
	assert_int_equal(zy_text_width(ZY_VIEW("张三ab·")), 7);
	assert_int_equal(zy_text_width(ZY_VIEW("𠀀")), 2);
	assert_int_equal(zy_text_width(ZY_VIEW("e\xCC\x81")), 1);
	assert_int_equal(zy_text_count(ZY_VIEW("张三ab")), 4);
}

static void
test_visible(void **state)
{
	struct zy_buf b = ZY_BUF_INIT;

	(void)state;
	zy_text_visible(&b, ZY_VIEW("a\x1b[31m\xE2\x80\xAE张\n\xFF"));
	assert_string_equal(b.p, "a\\x1b[31m\\u202e张\\x0a\\xff");
	zy_buf_release(&b);
}

static void
test_views(void **state)
{
	struct zy_view list = ZY_VIEW("a||b"), one;
	int n = 0;

	(void)state;
	while (zy_view_next(&list, '|', &one))
		n++;
	assert_int_equal(n, 3);
	assert_int_equal(zy_view_cmp(ZY_VIEW("a"), ZY_VIEW("ab")), -1);
	assert_int_equal(zy_view_cmp(ZY_VIEW("b"), ZY_VIEW("ab")), 1);
	assert_int_equal(zy_view_cmp(ZY_VIEW(""), ZY_VIEW("")), 0);
	assert_true(zy_view_has(ZY_VIEW("abc"), "bc"));
}

static void
test_cut(void **state)
{
	char text[8] = "ab\xE5\xBC\xA0\xE5\xBC";

	(void)state;
	zy_text_cut(text, sizeof(text));
	assert_string_equal(text, "ab张");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_utf8),
	    cmocka_unit_test(test_valid_at_length),
	    cmocka_unit_test(test_trim_and_width),
	    cmocka_unit_test(test_visible),
	    cmocka_unit_test(test_views),
	    cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
