/* Workbooks: numbers, dates and texts as they are stored.
 * SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stream/workbook-state.h"

static void
expect_number(const char *stored, const char *shown)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_workbook_put_number(&b, zy_view(stored));
	assert_string_equal(b.p, shown);
	zy_buf_release(&b);
}

static void
test_numbers(void **state)
{
	(void)state;
	expect_number("0", "0");
	expect_number("-0", "0");
	expect_number("0.000", "0");
	expect_number("12", "12");
	expect_number("-12.50", "-12.5");
	expect_number("+7", "7");
	expect_number("95.456000000000003", "95.456");
	expect_number("0.30000000000000004", "0.3");
	expect_number("0.99999999999999989", "1");
	expect_number("9.9999999999999989E1", "100");
	expect_number("1E3", "1000");
	expect_number("1.5e-5", "0.000015");
	expect_number("123456789012345", "123456789012345");
	expect_number("0.0000000000000000000001", "1E-22");
	/* Of more digits than a spreadsheet keeps the rest is not known. */
	expect_number("1234567890123456", "1.23456789012346E+15");
	expect_number("130102199001011234", "1.30102199001011E+17");
	expect_number("1E+17", "1E+17");
	expect_number("9E9999", "9E+9999");
	/* What is no number stays. */
	expect_number("1.2.3", "1.2.3");
	expect_number("abc", "abc");
	expect_number(".", ".");
	expect_number("1E", "1E");
	expect_number("1E99999", "1E99999");
	expect_number("-", "-");
}

static void
test_formats(void **state)
{
	const unsigned day = ZY_SHOWS_YEAR | ZY_SHOWS_MONTH | ZY_SHOWS_DAY;
	const struct {
		const char *code;
		unsigned shows;
	} t[] = {
	    {"General", 0},
	    {"G/通用格式", 0},
	    {"General\"天\"", 0},
	    {"0.00_);[Red]\\(0.00\\)", 0},
	    {"#,##0.00;[红色]-#,##0.00", 0},
	    {"0.00E+00", 0},
	    {"@", 0},
	    {"0", 0},
	    {"0000", ZY_SHOWS_ZEROS | 4},
	    {"000000;-000000;@", ZY_SHOWS_ZEROS | 6},
	    {"00.00", 0},
	    {"\"y\"0", 0},
	    {"0_d", 0},
	    {"0\\d", 0},
	    {"[DBNum2][$-804]General", 0},
	    {"\"open", 0},
	    {"[open", 0},
	    {"", 0},
	    {"yyyy\"年\"m\"月\"d\"日\";@", day},
	    {"yyyy年m月d日", day},
	    {"[$-F800]dddd, mmmm dd, yyyy", day},
	    {"[$-804]e-m-d", day},
	    {"yyyy\"年\"m\"月\"", ZY_SHOWS_YEAR | ZY_SHOWS_MONTH},
	    {"mmm-yy", ZY_SHOWS_YEAR | ZY_SHOWS_MONTH},
	    {"m\"月\"d\"日\"", ZY_SHOWS_MONTH | ZY_SHOWS_DAY},
	    {"yyyy/m/d h:mm", day | ZY_SHOWS_TIME},
	    {"h:mm AM/PM", ZY_SHOWS_TIME},
	    {"mm:ss.0", ZY_SHOWS_TIME | ZY_SHOWS_SECONDS},
	    {"[h]:mm:ss", ZY_SHOWS_TIME | ZY_SHOWS_SECONDS | ZY_SHOWS_HOURS},
	    {"上午/下午h\"时\"mm\"分\"", ZY_SHOWS_TIME},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		assert_int_equal(zy_workbook_format(t[i].code), t[i].shows);
	assert_int_equal(zy_workbook_builtin(14), day);
	assert_int_equal(zy_workbook_builtin(31), day);
	assert_int_equal(zy_workbook_builtin(2), 0);
	assert_int_equal(zy_workbook_builtin(49), 0);
}

static void
expect_date(
    const char *stored, const char *format, bool from_1904, const char *text)
{
	struct zy_buf b = ZY_BUF_INIT;
	bool is = zy_workbook_put_date(
	    &b, zy_view(stored), zy_workbook_format(format), from_1904);

	assert_int_equal(is, text != NULL);
	if (text)
		assert_string_equal(b.p, text);
	else
		assert_int_equal(b.n, 0);
	zy_buf_release(&b);
}

static void
test_dates(void **state)
{
	(void)state;
	expect_date("40330", "yyyy-m-d", false, "2010-06-01");
	expect_date("38868", "yyyy-m-d", true, "2010-06-01");
	expect_date("0", "yyyy-m-d", true, "1904-01-01");
	expect_date("40330.75", "yyyy-m-d", false, "2010-06-01");
	expect_date("40330.75", "yyyy-m-d h:mm", false, "2010-06-01 18:00");
	expect_date("40330", "yyyy-m-d h:mm", false, "2010-06-01");
	expect_date("40330", "yyyy年m月", false, "2010-06");
	expect_date("40331", "yyyy年m月", false, "2010-06-02");
	expect_date("40179", "yyyy", false, "2010");
	expect_date("40330", "yyyy", false, "2010-06-01");
	expect_date("40330", "m月d日", false, "2010-06-01");
	/* Leap years, and the one that the spreadsheet believes in. */
	expect_date("36585", "yyyy-m-d", false, "2000-02-29");
	expect_date("59", "yyyy-m-d", false, "1900-02-28");
	expect_date("60", "yyyy-m-d", false, NULL);
	expect_date("61", "yyyy-m-d", false, "1900-03-01");
	expect_date("1", "yyyy-m-d", false, "1900-01-01");
	expect_date("0", "yyyy-m-d", false, NULL);
	expect_date("2958465", "yyyy-m-d", false, "9999-12-31");
	expect_date("2958466", "yyyy-m-d", false, NULL);
	expect_date("1E300", "yyyy-m-d", false, NULL);
	expect_date("-1", "yyyy-m-d", false, NULL);
	expect_date("text", "yyyy-m-d", false, NULL);
	/* Nearly midnight is midnight of the next day. */
	expect_date("40329.9999999999", "yyyy-m-d", false, "2010-06-01");
	expect_date("0.75", "h:mm", false, "18:00");
	expect_date("0.5208333333333333", "h:mm", false, "12:30");
	expect_date("1E-5", "h:mm", false, "00:00:01");
	expect_date("1E-30", "h:mm", false, "00:00");
	expect_date("0", "h:mm", false, "00:00");
	expect_date("1.5", "[h]:mm", false, "36:00");
	expect_date("40330.75", "h:mm", false, "2010-06-01 18:00");
}

static void
expect_text(const char *stored, const char *text)
{
	struct zy_buf b = ZY_BUF_INIT;

	zy_workbook_put_text(&b, stored, strlen(stored));
	assert_string_equal(b.p, text);
	zy_buf_release(&b);
}

static void
test_texts(void **state)
{
	(void)state;
	expect_text("a_b", "a_b");
	expect_text("a_x000D_\nb", "a\r\nb");
	expect_text("_x005F_x000D_", "_x000D_");
	expect_text("_x4E00_", "一");
	expect_text("_xD83D__xDE00_", "😀");
	/* No character, or one that separates cells: as it is. */
	expect_text("_xD83D_", "_xD83D_");
	expect_text("_xDE00_", "_xDE00_");
	expect_text("_x0000_", "_x0000_");
	expect_text("_x001F_", "_x001F_");
	expect_text("_x00G0_", "_x00G0_");
	expect_text("_x000", "_x000");
	expect_text("__x0041__", "_A_");
}

static void
test_references(void **state)
{
	uint32_t column, row;

	(void)state;
	assert_string_equal(zy_cell_reference("B7:C9", &column, &row), ":C9");
	assert_int_equal(column, 1);
	assert_int_equal(row, 7);
	assert_non_null(zy_cell_reference("XFD1048576", &column, &row));
	assert_int_equal(column, 16383);
	assert_null(zy_cell_reference("XFE1", &column, &row));
	assert_null(zy_cell_reference("A1048577", &column, &row));
	assert_null(zy_cell_reference("AAAAAAAAAAAAAAAAAAAA1", &column, &row));
	assert_non_null(zy_cell_reference("", &column, &row));
	assert_int_equal(column, UINT32_MAX);
	assert_int_equal(row, UINT32_MAX);
}

/* A code that is filled up with zeros keeps them; other numbers do not. */
static void
test_zeros(void **state)
{
	static const char *const t[][2] = {{"101", "0101"}, {"7", "0007"},
	    {"12345", "12345"}, {"0", "0000"}, {"1.5", "1.5"}, {"-7", "-7"},
	    {"x", "x"}};
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		zy_buf_reset(&b);
		zy_workbook_put_zeros(&b, zy_view(t[i][0]), 4);
		assert_string_equal(b.p, t[i][1]);
	}
	zy_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_zeros),
	    cmocka_unit_test(test_numbers),
	    cmocka_unit_test(test_formats),
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_texts),
	    cmocka_unit_test(test_references),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
