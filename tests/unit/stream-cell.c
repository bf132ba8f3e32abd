/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "stream/column.h"

static const struct zy_choice grades[] = {
    {"good", "好", "优|很好", NULL},
    {"none", "无", "—|/", NULL},
    {NULL, NULL, NULL, NULL},
};

static struct zy_column
column(enum zy_type type, unsigned flags)
{
	return (struct zy_column){.name = "x",
	    .zh = "某",
	    .type = type,
	    .flags = flags,
	    .choices = type == ZY_CHOICE ? grades : NULL};
}

/* right NULL: refused; what was wrong ends in the cell. */
static void
expect(enum zy_type type, unsigned flags, const char *cell, const char *right)
{
	struct zy_column c = column(type, flags);
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf scratch = ZY_BUF_INIT;
	struct zy_view out;
	int rc = zy_cell_clean(&c, zy_view(cell), &scratch, &out, &e);

	if (right) {
		if (rc)
			fail_msg("'%s': %s", cell, e.message);
		if (!zy_view_is(out, right))
			fail_msg(
			    "'%s': '%.*s', not '%s'", cell, ZY_ARG(out), right);
	} else {
		if (rc == 0)
			fail_msg("'%s' passes as '%.*s'", cell, ZY_ARG(out));
		assert_int_equal(e.kind, ZY_ERROR_RECORD);
		assert_string_equal(e.source, "");
		/* The cell, or behind it what there is to choose from. */
		assert_non_null(strchr("')", e.message[strlen(e.message) - 1]));
	}
	zy_buf_release(&scratch);
}

static void
test_unknown_columns_are_untouched(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf scratch = ZY_BUF_INIT;
	struct zy_view out;

	(void)state;
	assert_int_equal(
	    zy_cell_clean(NULL, ZY_VIEW(" ='１ "), &scratch, &out, &e), 0);
	assert_true(zy_view_is(out, " ='１ "));
	zy_buf_release(&scratch);
}

static void
test_text(void **state)
{
	(void)state;
	expect(ZY_TEXT, 0, "", "");
	expect(ZY_TEXT, 0, " \t　a b\xC2\xA0", "a b");
	expect(ZY_TEXT, 0, "１２　楼", "１２　楼");
	/* Text may say that there is nothing, or look like a formula. */
	expect(ZY_TEXT, 0, "无", "无");
	expect(ZY_TEXT, 0, "—", "—");
	expect(ZY_TEXT, 0, "=1+1", "=1+1");
}

static void
test_person(void **state)
{
	(void)state;
	expect(ZY_TEXT, ZY_PERSON, "张　三", "张三");
	expect(ZY_TEXT, ZY_PERSON, " 张 三 ", "张三");
	expect(ZY_TEXT, ZY_PERSON, "张三丰", "张三丰");
	/* Three hanzi, or letters: the blank says something. */
	expect(ZY_TEXT, ZY_PERSON, "张三 丰", "张三 丰");
	expect(ZY_TEXT, ZY_PERSON, "Li Ming", "Li Ming");
	expect(ZY_TEXT, ZY_PERSON, "买买提•吐尔逊", "买买提·吐尔逊");
	expect(ZY_TEXT, ZY_PERSON, "买买提・吐尔逊", "买买提·吐尔逊");
	expect(ZY_TEXT, ZY_PERSON, "买买提．吐尔逊", "买买提·吐尔逊");
	expect(ZY_TEXT, ZY_PERSON, "买买提·吐尔逊", "买买提·吐尔逊");
	expect(ZY_TEXT, ZY_PERSON, "𠮷田", "𠮷田");
	/* U+E81E left the private use area for U+9FB4; U+E000 never did. */
	expect(ZY_TEXT, ZY_PERSON, "王\xEE\xA0\x9E", "王\xE9\xBE\xB4");
	expect(ZY_TEXT, ZY_PERSON, "王\xEE\x80\x80", NULL);
	expect(ZY_TEXT, ZY_PERSON, "无", "");
	expect(ZY_TEXT, ZY_PERSON, "/", "");
	expect(ZY_TEXT, ZY_PERSON, "——", "");
}

static void
test_code(void **state)
{
	(void)state;
	expect(ZY_CODE, 0, "００７", "007");
	expect(ZY_CODE, 0, " Ａ－１ ", "A-1");
	expect(ZY_CODE, 0, "'0012", "0012");
	expect(ZY_CODE, 0, "=\"0012\"", "0012");
	expect(ZY_CODE, 0, "\t219921101201", "219921101201");
	expect(ZY_CODE, 0, "\t=\"'0012\"", "0012");
	expect(ZY_CODE, 0, "-", "");
	expect(ZY_CODE, 0, "--", "");
	expect(ZY_CODE, 0, "/", "");
	expect(ZY_CODE, 0, "无", "");
	expect(ZY_CODE, 0, "-1", "-1");
}

static void
test_id(void **state)
{
	(void)state;
	expect(ZY_CODE, ZY_ID, "219921101201", "219921101201");
	expect(ZY_CODE, ZY_ID, "5.1E+17", NULL);
	expect(ZY_CODE, ZY_ID, "5.12345e+17", NULL);
	expect(ZY_CODE, 0, "5.1E+17", "5.1E+17");
	expect(ZY_CODE, ZY_ID, "XE+1", "XE+1");
	/* Eighteen digits that end in 000: right only by the check digit. */
	expect(ZY_CODE, ZY_ID, "123456789012345000", NULL);
	expect(ZY_CODE, ZY_ID, "１２３４５６７８９０１２３４５０００", NULL);
	expect(ZY_CODE, ZY_ID, "100000000000003000", NULL);
	expect(ZY_CODE, ZY_ID, "219921201001011000", "219921201001011000");
	expect(ZY_CODE, ZY_ID, "123456789012345001", "123456789012345001");
	expect(ZY_CODE, ZY_ID, "12345678901234500X", "12345678901234500X");
	expect(ZY_TEXT, ZY_ID, "　 \t", "");
	expect(ZY_CODE, ZY_ID, " ", "");
	/* A code that has become a number. */
	expect(ZY_CODE, ZY_ID, "219921101001.0", NULL);
	expect(ZY_CODE, ZY_ID, "219,921,101,001", NULL);
	expect(ZY_CODE, ZY_ID, "2,199,211.0", NULL);
	expect(ZY_CODE, ZY_ID, "001.002.0", "001.002.0");
	expect(ZY_CODE, ZY_ID, "219921101001.00", NULL);
	expect(ZY_CODE, ZY_ID, "219921101001.000", NULL);
	expect(ZY_CODE, ZY_ID, "7.0", NULL);
	expect(ZY_CODE, ZY_ID, "7.1", "7.1");
	expect(ZY_CODE, ZY_ID, "2010.0", NULL);
	expect(ZY_CODE, ZY_ID, ".0", ".0");
	/* Powers of ten, as Java prints them. */
	expect(ZY_CODE, ZY_ID, "2.2E11", NULL);
	expect(ZY_CODE, ZY_ID, "4E17", NULL);
	expect(ZY_CODE, ZY_ID, "1e7", NULL);
	expect(ZY_CODE, ZY_ID, "2.19921101201E11", NULL);
	expect(ZY_CODE, ZY_ID, "12E+5", NULL);
	expect(ZY_CODE, ZY_ID, "1E6", "1E6");
	expect(ZY_CODE, ZY_ID, "12E3", "12E3");
	expect(ZY_CODE, ZY_ID, "12E13", "12E13");
	expect(ZY_CODE, ZY_ID, "B7E3", "B7E3");
	expect(ZY_CODE, ZY_ID, "B7E30", "B7E30");
	expect(ZY_CODE, ZY_ID, "4E17A", "4E17A");
	expect(ZY_CODE, ZY_ID, "4E", "4E");
	expect(ZY_CODE, ZY_ID, "2010,019", "2010,019");
	expect(ZY_CODE, ZY_ID, "1,2,3,456", "1,2,3,456");
	expect(ZY_CODE, ZY_ID, "D-219921.0", "D-219921.0");
	expect(ZY_CODE, 0, "219921101001.0", "219921101001.0");
	/* A text that names by code or name is held to the same. */
	expect(ZY_TEXT, ZY_ID, "2.19921E+11", NULL);
	expect(ZY_TEXT, ZY_ID, "２.１９９２１Ｅ＋１１", NULL);
	expect(ZY_TEXT, ZY_ID, "219921101001.0", NULL);
	expect(ZY_TEXT, ZY_ID, "'219921101001", "219921101001");
	expect(ZY_TEXT, ZY_ID, " 东村（一）支部", "东村（一）支部");
	expect(ZY_TEXT, 0, "2.19921E+11", "2.19921E+11");
}

static void
test_formula(void **state)
{
	(void)state;
	expect(ZY_TEXT, 0, "#N/A", NULL);
	expect(ZY_TEXT, 0, " #REF! ", NULL);
	expect(ZY_TEXT, ZY_PERSON, "#NAME?", NULL);
	expect(ZY_CODE, ZY_ID, "#VALUE!", NULL);
	expect(ZY_CODE, ZY_ID, "########", NULL);
	expect(ZY_TEXT, 0, "###", NULL);
	expect(ZY_TEXT, 0, "##", "##");
	expect(ZY_TEXT, 0, "#1", "#1");
	expect(ZY_TEXT, 0, "### 一、修路", "### 一、修路");
	expect(ZY_CODE, 0, "########", "########");
}

static void
test_choice(void **state)
{
	(void)state;
	expect(ZY_CHOICE, 0, "good", "good");
	expect(ZY_CHOICE, 0, "ＧＯＯＤ", "good");
	expect(ZY_CHOICE, 0, " 好 ", "good");
	expect(ZY_CHOICE, 0, "很 好", "good");
	expect(ZY_CHOICE, 0, "优", "good");
	/* What is a choice is one, though it says nothing elsewhere. */
	expect(ZY_CHOICE, 0, "无", "none");
	expect(ZY_CHOICE, 0, "/", "none");
	expect(ZY_CHOICE, 0, "--", "");
	expect(ZY_CHOICE, 0, "", "");
	expect(ZY_CHOICE, 0, "差", NULL);
	expect(ZY_CHOICE, 0, "优|很好", NULL);
}

static void
test_numbers(void **state)
{
	(void)state;
	expect(ZY_INTEGER, 0, "３０", "30");
	expect(ZY_INTEGER, 0, "+7", "7");
	expect(ZY_INTEGER, 0, "-7", NULL);
	expect(ZY_INTEGER, 0, "－７", NULL);
	expect(ZY_INTEGER, 0, "-0", "-0");
	expect(ZY_INTEGER, 0, "1,234", "1234");
	expect(ZY_INTEGER, 0, "12,345,678", "12345678");
	expect(ZY_INTEGER, 0, "30.00", "30");
	expect(ZY_INTEGER, 0, "30.5", NULL);
	expect(ZY_INTEGER, 0, "1,23", NULL);
	expect(ZY_INTEGER, 0, "1234,567", NULL);
	expect(ZY_INTEGER, 0, "1,23,456", NULL);
	expect(ZY_INTEGER, 0, ",123", NULL);
	expect(ZY_INTEGER, 0, "30人", "30");
	expect(ZY_INTEGER, 0, "３０ 名", "30");
	expect(ZY_INTEGER, 0, "1,234人次", "1234");
	expect(ZY_INTEGER, 0, "30元", NULL);
	expect(ZY_INTEGER, 0, "人", NULL);
	expect(ZY_INTEGER, 0, "30余", NULL);
	expect(ZY_INTEGER, 0, "30余人", NULL);
	expect(ZY_INTEGER, 0, "约30", NULL);
	expect(ZY_INTEGER, 0, "80%", NULL);
	expect(ZY_DECIMAL, 0, "95.5分", "95.5");
	expect(ZY_DECIMAL, 0, "95人", NULL);
	expect(ZY_RATIO, 0, "95分", NULL);
	expect(ZY_INTEGER, 0, "三十", "30");
	expect(ZY_INTEGER, 0, "1 2", NULL);
	expect(ZY_INTEGER, 0, "无", "");
	expect(ZY_INTEGER, 0, "0", "0");
	expect(ZY_DECIMAL, 0, "28.175", "28.175");
	expect(ZY_DECIMAL, 0, "1,234,567.50", "1234567.50");
	expect(ZY_DECIMAL, 0, "1,23.5", NULL);
	expect(ZY_DECIMAL, 0, "1.2,345", NULL);
	expect(ZY_DECIMAL, 0, "1e3", NULL);
	expect(ZY_DECIMAL, 0, "5.1E+17", NULL);
	expect(ZY_DECIMAL, 0, "0x10", NULL);
	expect(ZY_DECIMAL, 0, "inf", NULL);
	expect(ZY_DECIMAL, 0, "95%", NULL);
	expect(ZY_DECIMAL, 0, "123456789012345678", "123456789012345678");
	expect(ZY_DECIMAL, 0, "1234567890123456789", NULL);
	expect(ZY_RATIO, 0, "0.95", "0.95");
	expect(ZY_RATIO, 0, "95%", "0.95");
	expect(ZY_RATIO, 0, "９５．５％", "0.955");
	expect(ZY_RATIO, 0, "100%", "1.00");
	expect(ZY_RATIO, 0, "5%%", NULL);
	expect(ZY_RATIO, 0, "%", NULL);
}

static void
test_dates(void **state)
{
	(void)state;
	expect(ZY_DATE, 0, "2010年6月1日", "2010-06-01");
	expect(ZY_DATE, 0, " ２０１０．６．１ ", "2010-06-01");
	expect(ZY_DATE, 0, "二〇一〇年六月", "2010-06");
	expect(ZY_DATE, 0, "40330", "2010-06-01");
	expect(ZY_DATE, 0, "2010", "2010");
	expect(ZY_DATE, 0, "'2010-06-01", "2010-06-01");
	expect(ZY_DATE, 0, "—", "");
	expect(ZY_DATE, 0, "2010-02-30", NULL);
	expect(ZY_DATE, 0, "10-6-1", NULL);
	expect(ZY_DATE, 0, "去年", NULL);
}

static void
test_yesno(void **state)
{
	(void)state;
	expect(ZY_YESNO, 0, "是", "yes");
	expect(ZY_YESNO, 0, "ＹＥＳ", "yes");
	expect(ZY_YESNO, 0, "否", "no");
	expect(ZY_YESNO, 0, "", "");
	expect(ZY_YESNO, 0, "maybe", NULL);
}

/* What was cleaned stays as it is: the next program changes nothing. */
static void
test_clean_twice(void **state)
{
	static const struct {
		enum zy_type type;
		unsigned flags;
		const char *cell;
	} cases[] = {{ZY_TEXT, ZY_PERSON, "张　三"}, {ZY_CODE, 0, "'=\"Ａ\""},
	    {ZY_CODE, 0, "'—"}, {ZY_CHOICE, 0, "很好"},
	    {ZY_INTEGER, 0, "＋１，２３４"}, {ZY_RATIO, 0, "95.5%"},
	    {ZY_DECIMAL, 0, "+00.50"}, {ZY_DATE, 0, "40330"},
	    {ZY_DATE, 0, "2010年"}, {ZY_YESNO, 0, "是"}};
	struct zy_buf a = ZY_BUF_INIT, b = ZY_BUF_INIT;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_view once, twice;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct zy_column c = column(cases[i].type, cases[i].flags);

		assert_int_equal(
		    zy_cell_clean(&c, zy_view(cases[i].cell), &a, &once, &e),
		    0);
		assert_int_equal(zy_cell_clean(&c, once, &b, &twice, &e), 0);
		if (!zy_view_eq(once, twice))
			fail_msg("'%s': '%.*s', then '%.*s'", cases[i].cell,
			    ZY_ARG(once), ZY_ARG(twice));
	}
	zy_buf_release(&a);
	zy_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_unknown_columns_are_untouched),
	    cmocka_unit_test(test_text),
	    cmocka_unit_test(test_person),
	    cmocka_unit_test(test_code),
	    cmocka_unit_test(test_id),
	    cmocka_unit_test(test_formula),
	    cmocka_unit_test(test_choice),
	    cmocka_unit_test(test_numbers),
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_yesno),
	    cmocka_unit_test(test_clean_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
