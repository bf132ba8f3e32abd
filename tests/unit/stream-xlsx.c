/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "stream/xlsx-state.h"

static const struct zy_xlsx_options options = {.temporary = "/tmp"};
static const struct zy_xlsx_style plain, number = {.number = true};

static void
put(void *context, const char *p, size_t n)
{
	zy_buf_put(context, p, n);
}

static struct zy_xlsx *
begin(void)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_xlsx *x;

	assert_int_equal(zy_xlsx_open(&x, &options, &e), 0);
	return x;
}

static void
test_numbers_come_back(void **state)
{
	static const char *const yes[] = {"0", "1", "-1", "95.40", "0.1",
	    "-0.05", "123456789012345", "0.00000000000001", "9.95", "0.00"};
	static const char *const no[] = {"", "-", "-0", "-0.0", "007", "00.5",
	    "+1", "1.", ".5", "1e3", "1E3", "1,234", "95%", " 1", "1 ",
	    "1234567890123456", "0.0000000000000001", "1.2.3", "--1", "１",
	    "0x10", "=1", "-.5"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_true(zy_xlsx_is_number(zy_view(yes[i])));
	for (i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(zy_xlsx_is_number(zy_view(no[i])));
}

/* Writes a sheet with that many rows into out. */
static void
write_book(struct zy_buf *out, uint32_t rows)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_xlsx *x = begin();
	uint32_t i;

	for (i = 0; i < rows; i++) {
		zy_xlsx_cell(
		    x, i, 0, ZY_VIEW("</sheetData><a>&\"_x0041_"), &plain);
		zy_xlsx_cell(x, i, 1, ZY_VIEW("9.95"), &number);
		zy_xlsx_span(x, i, 2, 4, ZY_VIEW("好"), &plain);
	}
	zy_xlsx_freeze(x, 1);
	assert_int_equal(zy_xlsx_finish(x, put, out, &e), 0);
}

static void
test_same_bytes(void **state)
{
	struct zy_buf a = ZY_BUF_INIT, b = ZY_BUF_INIT;

	(void)state;
	write_book(&a, 3);
	write_book(&b, 3);
	assert_true(a.n > 100);
	assert_memory_equal(a.p, "PK\x03\x04", 4);
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.p, b.p, a.n);
	zy_buf_release(&a);
	zy_buf_release(&b);
}

static void
test_a_loss_is_seen(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	const struct zy_xlsx_library *l = zy_xlsx_library(&e);
	char path[] = "/tmp/zhengyou-xlsx-XXXXXX";
	struct zy_buf b = ZY_BUF_INIT;
	int fd = mkstemp(path);
	uint64_t rows;
	size_t found = 0;

	(void)state;
	assert_non_null(l);
	write_book(&b, 1);
	assert_int_equal(write(fd, b.p, b.n), b.n);
	/* Of all sizes of its rows one alone is right. */
	for (rows = 0; rows < 1000; rows++)
		found += zy_xlsx_is_whole(l, path, rows);
	assert_int_equal(found, 1);
	/* A byte changed, and the end missing. */
	assert_int_equal(pwrite(fd, "~~~~", 4, 60), 4);
	for (rows = found = 0; rows < 1000; rows++)
		found += zy_xlsx_is_whole(l, path, rows);
	assert_int_equal(found, 0);
	assert_int_equal(ftruncate(fd, (off_t)b.n / 2), 0);
	assert_false(zy_xlsx_is_whole(l, path, 0));
	close(fd);
	unlink(path);
	zy_buf_release(&b);
}

static void
test_limits(void **state)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT, text = ZY_BUF_INIT;
	struct zy_xlsx *x = begin();
	size_t i;

	(void)state;
	for (i = 0; i < ZY_XLSX_CHARACTERS; i++)
		zy_buf_puts(&text, "好");
	zy_xlsx_cell(x, 0, 0, zy_buf_get(&text), &plain);
	zy_xlsx_cell(
	    x, ZY_XLSX_ROWS - 1, ZY_XLSX_COLUMNS - 1, ZY_VIEW("x"), &plain);
	assert_false(zy_xlsx_failed(x));
	zy_xlsx_cell(x, ZY_XLSX_ROWS, 0, ZY_VIEW("x"), &plain);
	assert_true(zy_xlsx_failed(x));
	assert_int_equal(zy_xlsx_finish(x, put, &b, &e), -1);
	assert_int_equal(e.kind, ZY_ERROR_IO);
	assert_int_equal(e.line, ZY_XLSX_ROWS + 1);
	zy_error_clear(&e);

	x = begin();
	zy_buf_puts(&text, "x");
	zy_xlsx_cell(x, 4, 2, zy_buf_get(&text), &plain);
	assert_int_equal(zy_xlsx_finish(x, put, &b, &e), -1);
	assert_int_equal(e.line, 5);
	assert_int_equal(e.column, 3);
	zy_error_clear(&e);

	x = begin();
	zy_xlsx_cell(x, 0, ZY_XLSX_COLUMNS, ZY_VIEW(""), &plain);
	assert_int_equal(zy_xlsx_finish(x, put, &b, &e), -1);
	assert_int_equal(b.n, 0);
	zy_buf_release(&text);
	zy_buf_release(&b);
}

static void
test_many_looks(void **state)
{
	static const char digits[] = "0.123456789012345";
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_xlsx *x = begin();
	struct zy_xlsx_style style = {.number = true};
	uint32_t i;

	(void)state;
	for (i = 0; i < 300; i++) {
		style.points = 5 + i % 20;
		zy_xlsx_cell(
		    x, i, 0, (struct zy_view){digits, 3 + i % 12}, &style);
	}
	assert_int_equal(zy_xlsx_finish(x, put, &b, &e), 0);
	zy_buf_release(&b);
}

static void
test_given_up(void **state)
{
	const struct zy_xlsx_options nowhere = {.temporary = "/nowhere"};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_xlsx *x = begin();

	(void)state;
	zy_xlsx_cell(x, 0, 0, ZY_VIEW("x"), &plain);
	zy_xlsx_page(x, 3);
	zy_xlsx_abandon(x);
	zy_xlsx_abandon(NULL);
	assert_int_equal(zy_xlsx_open(&x, &nowhere, &e), -1);
	assert_null(x);
	assert_int_equal(e.kind, ZY_ERROR_IO);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_numbers_come_back),
	    cmocka_unit_test(test_same_bytes),
	    cmocka_unit_test(test_a_loss_is_seen),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_many_looks),
	    cmocka_unit_test(test_given_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
