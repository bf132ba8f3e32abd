/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "stream/table.h"

static const struct zy_column columns[] = {
    {"id", "代码", ZY_CODE, ZY_KEY, NULL, "id"},
    {"name", "名称", ZY_TEXT, ZY_PERSON, NULL, "name"},
    {"members", "党员数", ZY_INTEGER, 0, NULL, "members"},
};
static const struct zy_schema schema = {
    "t", "试", columns, 3, NULL, false, NULL};

/* Reads a text into a table as the input called name. */
static void
add(struct zy_table *t, const char *name, const char *text)
{
	const struct zy_reader_options o = {.schema = &schema};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_reader *r;

	assert_int_equal(
	    zy_source_open_memory(&s, name, text, strlen(text), &o.source, &e),
	    0);
	assert_int_equal(zy_reader_open_source(&r, s, &o, &e), 0);
	while (zy_reader_next(r, &e) == 1)
		assert_non_null(zy_table_add(t, r));
	assert_int_equal(e.kind, 0);
	zy_reader_free(r);
}

static void
expect(
    const struct zy_table *t, size_t row, const char *column, const char *right)
{
	struct zy_view got =
	    zy_table_cell(t->rows[row], zy_table_find(t, column));

	if (!zy_view_is(got, right))
		fail_msg("row %zu, %s: '%.*s', not '%s'", row, column,
		    ZY_ARG(got), right);
}

/* Inputs with other columns in another order end in the same columns. */
static void
test_union(void **state)
{
	struct zy_table t = {0};

	(void)state;
	add(&t, "a.csv", "代码,odd,名称\n0 1,x,张　三\n2,,\n");
	add(&t, "b.csv", "title,,\n\nmembers,id,more\n１２,3,y\n");
	add(&t, "c.jsonl", "{\"id\":\"4\"}\n{\"extra\":1.50,\"id\":\"5\"}\n");
	assert_int_equal(t.nrows, 5);
	assert_int_equal(t.ncolumns, 6);
	assert_true(zy_view_is(t.columns[0].name, "id"));
	assert_true(zy_view_is(t.columns[1].name, "odd"));
	assert_true(zy_view_is(t.columns[5].name, "extra"));
	assert_ptr_equal(t.columns[2].decl, &columns[1]);
	assert_null(t.columns[1].decl);
	assert_int_equal(zy_table_find(&t, "name"), 2);
	assert_int_equal(zy_table_find(&t, "名称"), -1);
	expect(&t, 0, "id", "0 1");
	expect(&t, 0, "odd", "x");
	expect(&t, 0, "name", "张三");
	expect(&t, 0, "members", "");
	expect(&t, 1, "name", "");
	expect(&t, 2, "id", "3");
	expect(&t, 2, "members", "12");
	expect(&t, 2, "more", "y");
	expect(&t, 2, "odd", "");
	expect(&t, 3, "id", "4");
	expect(&t, 3, "extra", "");
	expect(&t, 4, "extra", "1.50");
	expect(&t, 0, "no such column", "");
	assert_int_equal(zy_table_cell(t.rows[0], -1).n, 0);
	assert_int_equal(zy_table_cell(t.rows[0], 1000).n, 0);
	zy_table_release(&t);
	assert_int_equal(t.nrows, 0);
}

static void
test_places(void **state)
{
	struct zy_table t = {0};

	(void)state;
	add(&t, "a.csv", "id,name\n1,\"x\ny\"\n2,z\n");
	add(&t, "b.csv", "\n\nid\n3\n");
	add(&t, "a.csv", "id,name\n4,w\n");
	assert_int_equal(t.rows[0]->line, 2);
	assert_int_equal(t.rows[1]->line, 4);
	assert_int_equal(t.rows[2]->line, 4);
	assert_string_equal(t.files[t.rows[1]->file], "a.csv");
	assert_string_equal(t.files[t.rows[2]->file], "b.csv");
	assert_string_equal(t.files[t.rows[3]->file], "a.csv");
	assert_int_equal(t.nfiles, 2);
	zy_table_release(&t);
}

/* Objects of one key, more than those whose keys are looked at in advance. */
enum {
	OBJECTS = 100
};

/* With keep_raw a record can be sent back as it came. */
static void
test_raw(void **state)
{
	struct zy_table t = {.keep_raw = true};
	struct zy_buf b = ZY_BUF_INIT;
	const struct zy_reject *x;
	int i;

	(void)state;
	add(&t, "a.csv", "名称,代码\n张　三,１\n\"李,四\", 2\n");
	for (i = 0; i < OBJECTS; i++)
		zy_buf_puts(&b, "{\"代码\":\"3\"}\n");
	zy_buf_puts(&b, "{\"代码\":\"4\",\"members\":7}\n");
	add(&t, "b.jsonl", b.p);
	zy_buf_release(&b);
	x = t.rows[1]->reject;
	assert_non_null(x);
	assert_int_equal(x->header->n, 2);
	assert_true(zy_view_is(x->header->headers[0], "名称"));
	assert_true(zy_view_is(zy_reject_cell(x, 0), "李,四"));
	assert_true(zy_view_is(zy_reject_cell(x, 1), " 2"));
	assert_int_equal(zy_reject_column(x, 0), 1);
	assert_int_equal(zy_reject_column(x, 1), 7);
	assert_true(zy_view_is(zy_reject_cell(t.rows[0]->reject, 1), "１"));
	expect(&t, 0, "id", "1");
	/* One header a file, until a record brings a new column. */
	assert_ptr_equal(t.rows[0]->reject->header, x->header);
	assert_ptr_not_equal(t.rows[2]->reject->header, x->header);
	assert_int_equal(t.rows[2]->reject->header->n, 1);
	x = t.rows[2 + OBJECTS]->reject;
	assert_int_equal(x->header->n, 2);
	assert_true(zy_view_is(x->header->headers[1], "members"));
	assert_int_equal(
	    x->header->table_column[1], zy_table_find(&t, "members"));
	zy_table_release(&t);
}

/* Records too long for short ends, as they are and as they came. */
static void
test_long(void **state)
{
	struct zy_table t = {.keep_raw = true};
	struct zy_buf b = ZY_BUF_INIT, text = ZY_BUF_INIT;
	const struct zy_reject *x;
	int i;

	(void)state;
	for (i = 0; i < 30000; i++)
		zy_buf_puts(&b, "汉");
	zy_buf_printf(
	    &text, "id,名称,more\n1,　%s　,%s\n2,%s,　\n", b.p, b.p, b.p);
	add(&t, "a.csv", text.p);
	x = t.rows[0]->reject;
	expect(&t, 0, "name", b.p);
	expect(&t, 0, "more", b.p);
	assert_int_equal(zy_reject_cell(x, 1).n, b.n + 6);
	assert_true(zy_view_is(zy_reject_cell(x, 2), b.p));
	assert_int_equal(zy_reject_column(x, 2), 30006);
	x = t.rows[1]->reject;
	expect(&t, 1, "name", b.p);
	assert_true(zy_view_is(zy_reject_cell(x, 1), b.p));
	assert_true(zy_view_is(zy_reject_cell(x, 2), "　"));
	assert_int_equal(zy_reject_column(x, 1), 3);
	zy_table_set(&t, 1, 1, ZY_VIEW("short"));
	expect(&t, 1, "name", "short");
	assert_true(zy_view_is(zy_reject_cell(x, 1), b.p));
	zy_buf_release(&b);
	zy_buf_release(&text);
	zy_table_release(&t);
}

static void
test_made_by_hand(void **state)
{
	const struct zy_view cells[] = {ZY_VIEW("1"), {NULL, 0}, ZY_VIEW("三")};
	struct zy_table t = {0};
	struct zy_table_row *row;

	(void)state;
	assert_int_equal(zy_table_column(&t, ZY_VIEW("a"), NULL), 0);
	assert_int_equal(zy_table_column(&t, ZY_VIEW("b"), NULL), 1);
	assert_int_equal(zy_table_column(&t, ZY_VIEW("a"), NULL), 0);
	assert_int_equal(zy_table_column(&t, ZY_VIEW("c"), NULL), 2);
	row = zy_table_add_cells(&t, cells, 3);
	assert_null(row->reject);
	expect(&t, 0, "a", "1");
	expect(&t, 0, "b", "");
	expect(&t, 0, "c", "三");
	zy_table_add_cells(&t, NULL, 0);
	expect(&t, 1, "a", "");
	zy_table_release(&t);
}

static void
test_set(void **state)
{
	struct zy_table t = {.keep_raw = true};
	const struct zy_reject *x;

	(void)state;
	add(&t, "a.csv", "id,name\n1,x\n2,y\n");
	x = t.rows[1]->reject;
	zy_table_set(&t, 1, 0, ZY_VIEW("22222"));
	expect(&t, 1, "id", "22222");
	expect(&t, 1, "name", "y");
	expect(&t, 0, "id", "1");
	assert_ptr_equal(t.rows[1]->reject, x);
	assert_int_equal(t.rows[1]->line, 3);
	/* Its own cell, and a column that the record does not have yet. */
	zy_table_set(&t, 1, 0, zy_table_cell(t.rows[1], 1));
	expect(&t, 1, "id", "y");
	assert_int_equal(zy_table_column(&t, ZY_VIEW("p"), NULL), 2);
	assert_int_equal(zy_table_column(&t, ZY_VIEW("q"), NULL), 3);
	zy_table_set(&t, 1, 3, ZY_VIEW("end"));
	expect(&t, 1, "name", "y");
	expect(&t, 1, "p", "");
	expect(&t, 1, "q", "end");
	zy_table_set(&t, 1, 1, (struct zy_view){NULL, 0});
	expect(&t, 1, "name", "");
	expect(&t, 1, "q", "end");
	zy_table_release(&t);
}

/* Rows and cells stay where they are while the table grows. */
static void
test_rows_stay(void **state)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_table t = {0};
	struct zy_view first;
	char right[32];
	size_t i;

	(void)state;
	add(&t, "a.csv", "id\nfirst\n");
	first = zy_table_cell(t.rows[0], 0);
	zy_buf_puts(&b, "id,name\n");
	for (i = 0; i < 20000; i++)
		zy_buf_printf(&b, "%zu,n%zu\n", i, i * 7);
	add(&t, "b.csv", b.p);
	assert_int_equal(t.nrows, 20001);
	assert_ptr_equal(zy_table_cell(t.rows[0], 0).p, first.p);
	assert_true(zy_view_is(first, "first"));
	for (i = 0; i < 20000; i += 1999) {
		snprintf(right, sizeof(right), "n%zu", i * 7);
		expect(&t, i + 1, "name", right);
	}
	zy_buf_release(&b);
	zy_table_release(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_union),
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_raw),
	    cmocka_unit_test(test_long),
	    cmocka_unit_test(test_made_by_hand),
	    cmocka_unit_test(test_set),
	    cmocka_unit_test(test_rows_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
