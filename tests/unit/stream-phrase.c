/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stream/phrase.h"

static void
expect_phrase(const char *in, const char *out)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_phrase_put(&b, zy_view(in), true);
	zy_buf_putc(&b, '\0');
	assert_string_equal(b.p, out);
	zy_buf_release(&b);
}

static void
test_phrases(void **state)
{
	(void)state;
	expect_phrase("ok", "有效");
	expect_phrase("void: returned 31 exceeds issued 30",
	    "作废：收回31张，多于发出30张");
	expect_phrase("low-turnout: 9 of 20 is below 0.6667",
	    "参评人数不足：收回9，应收20，低于0.6667");
	expect_phrase("okay", "okay");
	expect_phrase("void: returned  exceeds issued 30",
	    "void: returned  exceeds issued 30");
	expect_phrase("受过处分", "受过处分");
	expect_phrase("", "");
}

static void
expect_read(const char *in, const char *out)
{
	struct zy_buf b = ZY_BUF_INIT;

	assert_int_equal(zy_phrase_read(&b, zy_view(in)), out != NULL);
	zy_buf_putc(&b, '\0');
	assert_string_equal(b.p, out ? out : "");
	zy_buf_release(&b);
}

static void
test_reading(void **state)
{
	(void)state;
	expect_read("有效", "ok");
	expect_read("作废：收回31张，多于发出30张",
	    "void: returned 31 exceeds issued 30");
	expect_read("参评人数不足：收回9，应收20，低于0.6667",
	    "low-turnout: 9 of 20 is below 0.6667");
	expect_read("不足5票，不公开", "suppressed: fewer than 5 ballots");
	expect_read("不在参评名单", "not listed as eligible");
	expect_read("有效的", NULL);
	expect_read("受过处分", NULL);
	expect_read("", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_phrases),
	    cmocka_unit_test(test_reading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
