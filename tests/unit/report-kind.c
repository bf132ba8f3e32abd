/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/kind.h"
#include "report/standing.h"

static void
expect_number(const char *in, const char *out)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_kind_number(&b, zy_view(in));
	zy_buf_putc(&b, '\0');
	assert_string_equal(b.p, out);
	zy_buf_release(&b);
}

static void
test_document_numbers(void **state)
{
	(void)state;
	expect_number("青委发〔2010〕19号", "青委发〔2010〕19号");
	expect_number("渭师党组办[2011] 16号", "渭师党组办〔2011〕16号");
	expect_number("洋谢发[2010]第069号", "洋谢发〔2010〕69号");
	expect_number("创先发〔2011〕17", "创先发〔2011〕17号");
	expect_number("创办„2010‟100号", "创办〔2010〕100号");
	expect_number("（2010）0号", "〔2010〕0号");
	/* No number of a document: as it is. */
	expect_number("第三号", "第三号");
	expect_number("发[10]3号", "发[10]3号");
	expect_number("发[2010]号", "发[2010]号");
	expect_number("", "");
}

static void
test_labels(void **state)
{
	struct zy_buf b = ZY_BUF_INIT;

	(void)state;
	zy_label_put(&b, ZY_VIEW("rural/城关镇"), true);
	zy_buf_putc(&b, '\0');
	assert_string_equal(b.p, "农村·城关镇");
	zy_buf_reset(&b);
	zy_label_put(&b, ZY_VIEW("rural/城关镇"), false);
	zy_buf_putc(&b, '\0');
	assert_string_equal(b.p, "rural / 城关镇");
	zy_buf_release(&b);
	assert_true(zy_label_cmp(ZY_VIEW("rural"), ZY_VIEW("agency")) < 0);
	assert_true(zy_label_cmp(ZY_VIEW("agency"), ZY_VIEW("a town")) < 0);
	assert_true(zy_label_cmp(ZY_VIEW("a"), ZY_VIEW("b")) < 0);
	assert_int_equal(zy_label_cmp(ZY_VIEW("x"), ZY_VIEW("x")), 0);
}

static void
test_percent(void **state)
{
	struct zy_buf b = ZY_BUF_INIT;

	(void)state;
	zy_percent_put(&b, 134, 141, 2); /* the published 95.04 % */
	zy_buf_putc(&b, ' ');
	zy_percent_put(&b, 1, 8, 1);
	zy_buf_putc(&b, ' ');
	zy_percent_put(&b, 0, 0, 1);
	zy_buf_putc(&b, '\0');
	assert_string_equal(b.p, "95.04% 12.5% —");
	zy_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_document_numbers),
	    cmocka_unit_test(test_labels),
	    cmocka_unit_test(test_percent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
