/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/document.h"

static void
expect_mask(const char *in, const char *out)
{
	struct zy_doc d;

	zy_doc_init(&d, true, ZY_LOOK_SHEET);
	assert_string_equal(zy_doc_text(&d, zy_view(in)), out);
	zy_doc_release(&d);
}

static void
test_card_numbers_never_pass(void **state)
{
	(void)state;
	expect_mask("11010519491231002X", "110105************");
	expect_mask("证号11010519491231002x。", "证号110105************。");
	/* Mistyped: still somebody's. */
	expect_mask("110105194912310021", "110105************");
	expect_mask(
	    "１１０１０５１９４９１２３１００２Ｘ", "110105************");
	/* No birthday, no card: a code of 18 digits, longer runs, others. */
	expect_mask("110105194913310021", "110105194913310021");
	expect_mask("1101052010123100210", "1101052010123100210");
	expect_mask("91350100M000100Y43", "91350100M000100Y43");
	expect_mask("219921100200", "219921100200");
	expect_mask("", "");
}

static void
test_text_is_fit_for_people(void **state)
{
	struct zy_doc d;

	(void)state;
	zy_doc_init(&d, true, ZY_LOOK_SHEET);
	assert_string_equal(
	    zy_doc_text(&d, ZY_VIEW(" 城关镇\r\n  党委\t ")), "城关镇 党委");
	assert_string_equal(
	    zy_doc_text(&d, ZY_VIEW("a\x1b[31mb")), "a\\x1b[31mb");
	assert_string_equal(
	    zy_doc_text(&d, ZY_VIEW("x\xE2\x80\xAEy")), "x\\u202ey");
	assert_string_equal(zy_doc_text(&d, (struct zy_view){NULL, 0}), "");
	zy_doc_release(&d);
}

static void
test_headings_are_numbered(void **state)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_doc d;
	unsigned n;

	(void)state;
	for (n = 1; n <= 100; n++) {
		zy_doc_ordinal(&b, n);
		zy_buf_putc(&b, ' ');
	}
	zy_buf_putc(&b, '\0');
	assert_non_null(strstr(b.p, "九 十 十一 "));
	assert_non_null(strstr(b.p, "十九 二十 二十一 "));
	assert_non_null(strstr(b.p, "九十九 100 "));
	zy_buf_release(&b);
	zy_doc_init(&d, true, ZY_LOOK_SHEET);
	zy_doc_heading(&d, 1, "甲");
	zy_doc_heading(&d, 2, "乙");
	zy_doc_heading(&d, 1, "丙");
	assert_string_equal(d.first->text, "一、甲");
	assert_string_equal(d.first->next->text, "乙");
	assert_string_equal(d.last->text, "二、丙");
	zy_doc_release(&d);
	zy_doc_init(&d, false, ZY_LOOK_SHEET);
	zy_doc_heading(&d, 1, "Scores");
	assert_string_equal(d.first->text, "1. Scores");
	zy_doc_release(&d);
}

static void
test_rows_have_all_their_cells(void **state)
{
	struct zy_doc_table *t;
	struct zy_doc d;

	(void)state;
	zy_doc_init(&d, true, ZY_LOOK_SHEET);
	t = zy_doc_table(&d, NULL);
	zy_doc_column_wide(t, "a");
	zy_doc_column(t, "b", "g", "gb", ZY_ALIGN_RIGHT);
	zy_doc_row(t, ZY_ROLE_PLAIN);
	zy_doc_cell(t, ZY_VIEW("1"));
	zy_doc_row(t, ZY_ROLE_PLAIN);
	zy_doc_cell(t, ZY_VIEW("1"));
	zy_doc_cell(t, ZY_VIEW("2"));
	zy_doc_cell(t, ZY_VIEW("one too many"));
	assert_string_equal(t->rows[0].cells[1], "");
	assert_string_equal(t->rows[1].cells[1], "2");
	assert_int_equal(t->rows[1].n, 2);
	assert_string_equal(t->columns[0].flat, "a");
	assert_string_equal(t->columns[1].flat, "gb");
	zy_doc_release(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_card_numbers_never_pass),
	    cmocka_unit_test(test_text_is_fit_for_people),
	    cmocka_unit_test(test_headings_are_numbered),
	    cmocka_unit_test(test_rows_have_all_their_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
