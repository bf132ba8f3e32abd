/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "stream/csv.h"
#include "draw.h"

static const struct zy_source_options plain = {0};

/* Rows as [cell][cell]; a broken row as !line:. */
static char *
dump(const char *text, size_t n, bool oracle)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_view *cells;
	struct zy_source *s;
	struct zy_csv *c;
	size_t i, count;
	int rc;

	assert_int_equal(
	    zy_source_open_memory(&s, "t", text, n, &plain, &e), 0);
	c = zy_csv_new(s, ',');
	if (oracle)
		zy_csv_oracle(c);
	while ((rc = zy_csv_next(c, &e)) != 0) {
		if (rc < 0) {
			assert_int_equal(e.kind, ZY_ERROR_RECORD);
			zy_buf_printf(&b, "!%d:", (int)e.line);
			zy_error_clear(&e);
		}
		cells = zy_csv_cells(c, &count);
		for (i = 0; i < count; i++)
			zy_buf_printf(&b, "[%.*s]", ZY_ARG(cells[i]));
		zy_buf_putc(&b, ';');
	}
	zy_csv_free(c);
	zy_source_free(s);
	return zy_buf_detach(&b);
}

static void
expect(const char *text, const char *rows)
{
	char *fast = dump(text, strlen(text), false);
	char *slow = dump(text, strlen(text), true);

	assert_string_equal(fast, rows);
	assert_string_equal(slow, rows);
	free(fast);
	free(slow);
}

static void
test_rows(void **state)
{
	(void)state;
	expect("a,b\n1,2\n", "[a][b];[1][2];");
	expect("a,b\r\n1,2\r\n", "[a][b];[1][2];");
	expect("a,b\r1,2", "[a][b];[1][2];");
	expect(" a ,\tb\n", "[ a ][\tb];");
	expect(",,\n", "[][][];");
	expect("\n\n1\n\n2\n", "[1];[2];");
	expect("\"a,b\",\"c\"\"d\"\n", "[a,b][c\"d];");
	expect("\"a\nb\",c\nd,e\n", "[a\nb][c];[d][e];");
	expect("\"a\r\nb\",c\r\nd,e\r\n", "[a\r\nb][c];[d][e];");
	expect("=\"0012\",x\n", "[0012][x];");
	expect("a,b=\"c\n", "!1:[a,b=\"c];");
}

static void
test_broken_rows_cost_themselves(void **state)
{
	(void)state;
	expect("a,5\" pipe\nb,c\n", "!1:[a,5\" pipe];[b][c];");
	expect("\"a\"x,1\nb,2\n", "!1:[\"a\"x,1];[b][2];");
	expect("a,\"never closed\nb,c\nd,e\n",
	    "!1:[a,\"never closed];[b][c];[d][e];");
}

static void
test_places(void **state)
{
	const char *text = "名,\"x\ny\",z\n";
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_csv *c;
	uint64_t line, column;

	(void)state;
	zy_source_open_memory(&s, "t", text, strlen(text), &plain, &e);
	c = zy_csv_new(s, ',');
	assert_int_equal(zy_csv_next(c, &e), 1);
	zy_csv_place(c, 0, &line, &column);
	assert_int_equal(line * 100 + column, 101);
	zy_csv_place(c, 1, &line, &column);
	assert_int_equal(line * 100 + column, 103);
	zy_csv_place(c, 2, &line, &column);
	assert_int_equal(line * 100 + column, 204);
	zy_csv_free(c);
	zy_source_free(s);
}

/* Random texts of the bytes that matter: both ways say the same. */
static void
test_oracle(void **state)
{
	static const char bytes[] = "ab,,\"\"\n\r\t =";
	char text[64];
	int round;

	(void)state;
	for (round = 0; round < 5000; round++) {
		size_t i, n;
		char *fast, *slow;

		n = draw(sizeof(text));
		for (i = 0; i < n; i++) {
			text[i] = bytes[draw(sizeof(bytes) - 1)];
		}
		fast = dump(text, n, false);
		slow = dump(text, n, true);
		if (strcmp(fast, slow) != 0)
			fail_msg(
			    "'%.*s': %s against %s", (int)n, text, fast, slow);
		free(fast);
		free(slow);
	}
}

static void
test_sniff(void **state)
{
	const struct zy_view semi[] = {
	    ZY_VIEW("title, of it"), ZY_VIEW("a;b;c"), ZY_VIEW("1;2,5;3")};
	const struct zy_view tab[] = {ZY_VIEW("a\tb"), ZY_VIEW("1\t2,3")};
	const struct zy_view hint[] = {ZY_VIEW("sep=;"), ZY_VIEW("a,b;c")};
	const struct zy_view one[] = {ZY_VIEW("a"), ZY_VIEW("b")};

	(void)state;
	assert_int_equal(zy_csv_sniff(semi, 3), ';');
	assert_int_equal(zy_csv_sniff(tab, 2), '\t');
	assert_int_equal(zy_csv_sniff(hint, 2), ';');
	assert_int_equal(zy_csv_sniff(one, 2), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rows),
	    cmocka_unit_test(test_broken_rows_cost_themselves),
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_oracle),
	    cmocka_unit_test(test_sniff),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
