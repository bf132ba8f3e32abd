/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/rational.h"

static void
prints(const struct zy_rational *r, const char *text)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_rational_print(&b, r);
	assert_string_equal(b.p, text);
	zy_buf_release(&b);
}

static void
test_exact(void **state)
{
	struct zy_rational a, b, sum;
	struct zy_buf text = ZY_BUF_INIT;
	int i;

	(void)state;
	zy_rational_init(&a);
	zy_rational_init(&b);
	zy_rational_init(&sum);
	/* 0.1 + 0.2 is 0.3, a third three times is one. */
	zy_rational_parse(&a, ZY_VIEW("0.1"));
	zy_rational_parse(&b, ZY_VIEW("0.2"));
	zy_rational_add(&sum, &a, &b);
	prints(&sum, "0.3");
	zy_rational_parse(&a, ZY_VIEW("1/3"));
	prints(&a, "1/3");
	zy_rational_set_ratio(&sum, 0, 1);
	for (i = 0; i < 3; i++)
		zy_rational_add(&sum, &sum, &a);
	prints(&sum, "1");
	/* Unrelated denominators far beyond 128 bits. */
	zy_rational_set_ratio(&sum, 0, 1);
	for (i = 0; i < 60; i++) {
		zy_rational_set_ratio(&a, 1, 1000003 + 2 * i);
		zy_rational_add(&sum, &sum, &a);
		zy_rational_sub(&sum, &sum, &a);
		zy_rational_add(&sum, &sum, &a);
	}
	for (i = 59; i >= 0; i--) {
		zy_rational_set_ratio(&a, 1, 1000003 + 2 * i);
		zy_rational_sub(&sum, &sum, &a);
	}
	prints(&sum, "0");
	zy_rational_parse(&a, ZY_VIEW("2"));
	zy_rational_format_root(&text, &a, 4);
	assert_string_equal(text.p, "1.4142");
	zy_buf_release(&text);
	zy_rational_release(&a);
	zy_rational_release(&b);
	zy_rational_release(&sum);
}

static void
test_parse(void **state)
{
	struct zy_rational a;

	(void)state;
	zy_rational_init(&a);
	assert_int_equal(zy_rational_parse(&a, ZY_VIEW("2/3")), 0);
	assert_int_equal(zy_rational_parse(&a, ZY_VIEW("0.5/0.25")), 0);
	prints(&a, "2");
	assert_int_equal(zy_rational_parse(&a, ZY_VIEW("1/0")), ZY_NUMBER_BAD);
	assert_int_equal(zy_rational_parse(&a, ZY_VIEW("x")), ZY_NUMBER_BAD);
	assert_int_equal(zy_rational_parse(&a, ZY_VIEW("")), ZY_NUMBER_BAD);
	prints(&a, "2"); /* unchanged */
	assert_int_equal(
	    zy_rational_parse(&a, ZY_VIEW("-123456789012345678901234567890.5")),
	    0);
	prints(&a, "-123456789012345678901234567890.5");
	zy_rational_release(&a);
}

static void
test_format(void **state)
{
	static const struct {
		const char *value, *up, *even;
		int places;
	} cases[] = {{"12.1498", "12", "12", 0}, {"10.5002", "11", "11", 0},
	    {"28.2645", "28.3", "28.3", 1}, {"28.350", "28.4", "28.4", 1},
	    {"28.250", "28.3", "28.2", 1}, {"28.050", "28.1", "28.0", 1},
	    {"2.154546", "2.15", "2.15", 2}, {"8.53459", "8.53", "8.53", 2},
	    {"-0.004", "0.00", "0.00", 2}, {"-2.5", "-3", "-2", 0}};
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_rational a;
	size_t i;

	(void)state;
	zy_rational_init(&a);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		zy_rational_parse(&a, zy_view(cases[i].value));
		zy_buf_reset(&b);
		zy_rational_format(&b, &a, cases[i].places, ZY_HALF_UP);
		assert_string_equal(b.p, cases[i].up);
		zy_buf_reset(&b);
		zy_rational_format(&b, &a, cases[i].places, ZY_HALF_EVEN);
		assert_string_equal(b.p, cases[i].even);
	}
	zy_buf_release(&b);
	zy_rational_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_exact),
	    cmocka_unit_test(test_parse),
	    cmocka_unit_test(test_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
