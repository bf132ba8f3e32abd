/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/decimal.h"

static void
quotient(int64_t num, int64_t den, int places, enum zy_rounding mode,
    const char *text)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_quotient_format(&b, num, den, places, mode);
	assert_string_equal(b.p, text);
	zy_buf_release(&b);
}

/* GB/T 8170: half to even, once; and plain half up. */
static void
test_rounding(void **state)
{
	(void)state;
	quotient(28175, 1000, 2, ZY_HALF_UP, "28.18");
	quotient(28175, 1000, 2, ZY_HALF_EVEN, "28.18");
	quotient(28165, 1000, 2, ZY_HALF_UP, "28.17");
	quotient(28165, 1000, 2, ZY_HALF_EVEN, "28.16");
	quotient(1050, 1000, 1, ZY_HALF_EVEN, "1.0");
	quotient(35, 100, 1, ZY_HALF_EVEN, "0.4");
	quotient(282501, 10000, 1, ZY_HALF_EVEN, "28.3");
	quotient(154546, 10000, 0, ZY_HALF_EVEN, "15");
	quotient(-5, 10, 0, ZY_HALF_UP, "-1");
	quotient(-5, 10, 0, ZY_HALF_EVEN, "0");
	quotient(-4, 1000, 2, ZY_HALF_UP, "0.00");
	quotient(0, 7, 4, ZY_HALF_UP, "0.0000");
	quotient(2, 3, 4, ZY_HALF_UP, "0.6667");
	quotient(INT64_MAX, 1, 4, ZY_HALF_UP, "9223372036854775807.0000");
}

static void
test_parse(void **state)
{
	static const char *const bad[] = {"", "-", "+", ".", "5.", ".5", "1e5",
	    "0x10", "1_000", "1 2", "--1", "NaN", "1.2.3", "٣", NULL};
	struct zy_decimal d;
	size_t i;

	(void)state;
	for (i = 0; bad[i]; i++)
		assert_int_equal(
		    zy_decimal_parse(&d, zy_view(bad[i])), ZY_NUMBER_BAD);
	assert_int_equal(
	    zy_decimal_parse(&d, zy_view("999999999999999999")), 0);
	assert_int_equal(zy_decimal_parse(&d, zy_view("1234567890123456789")),
	    ZY_NUMBER_LONG);
	assert_int_equal(zy_decimal_parse(&d, zy_view("-007.50")), 0);
	assert_int_equal(d.coef, -750);
	assert_int_equal(d.places, 2);
}

static void
test_compare(void **state)
{
	static const char *const order[] = {"-2", "-1.5", "-0.001", "0",
	    "0.0999", "0.1", "1", "1.00000000000000001", "999999999999999999"};
	struct zy_decimal a, b;
	size_t i, k;

	(void)state;
	for (i = 0; i < 9; i++) {
		for (k = 0; k < 9; k++) {
			zy_decimal_parse(&a, zy_view(order[i]));
			zy_decimal_parse(&b, zy_view(order[k]));
			assert_int_equal(zy_decimal_cmp(a, b), i < k   ? -1
							       : i > k ? 1
								       : 0);
		}
	}
	zy_decimal_parse(&a, ZY_VIEW("1.10"));
	zy_decimal_parse(&b, ZY_VIEW("1.1"));
	assert_int_equal(zy_decimal_cmp(a, b), 0);
}

static void
test_integers(void **state)
{
	struct zy_buf b = ZY_BUF_INIT;
	int64_t n;

	(void)state;
	assert_true(zy_integer_parse(&n, ZY_VIEW("12"), 0, 12));
	assert_false(zy_integer_parse(&n, ZY_VIEW("13"), 0, 12));
	assert_false(zy_integer_parse(&n, ZY_VIEW("1.0"), 0, 12));
	zy_integer_format(&b, INT64_MIN);
	zy_buf_putc(&b, ' ');
	zy_integer_format(&b, 0);
	assert_string_equal(b.p, "-9223372036854775808 0");
	zy_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rounding),
	    cmocka_unit_test(test_parse),
	    cmocka_unit_test(test_compare),
	    cmocka_unit_test(test_integers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
