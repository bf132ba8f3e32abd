/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "register/register.h"

static char folder[] = "/tmp/zy-register-XXXXXX";
static char path[64];

static const struct zy_column columns[] = {
    {.name = "id", .type = ZY_CODE},
    {.name = "text", .type = ZY_TEXT},
    {.name = "count", .type = ZY_INTEGER},
};

/* The records of all batches. */
static struct zy_table records;

static struct zy_register *
open_it(bool dry)
{
	const struct zy_register_options o = {.dry = dry};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_register *r;

	if (zy_register_open(&r, path, &o, &e))
		fail_msg("%s", e.message);
	return r;
}

static void
add(struct zy_register *r, const char *id, const char *text, const char *count)
{
	const struct zy_view cells[] = {
	    zy_view(id), zy_view(text), zy_view(count)};

	assert_true(zy_register_fits(columns, cells, 3));
	zy_register_add(
	    r, "test", columns, zy_table_add_cells(&records, cells, 3));
}

static struct zy_receipt
commit(struct zy_register *r)
{
	struct zy_receipt receipt;
	struct zy_error e = ZY_ERROR_INIT;

	assert_int_equal(zy_register_commit(r, "T", "me", &receipt, &e), 0);
	return receipt;
}

static off_t
size_of_it(void)
{
	struct stat st;

	return stat(path, &st) ? -1 : st.st_size;
}

static int
fresh(void **state)
{
	(void)state;
	unlink(path);
	return 0;
}

static void
test_life(void **state)
{
	struct zy_register *r = open_it(false);
	struct zy_buf line = ZY_BUF_INIT;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_receipt receipt;
	char hash[ZY_HASH_HEX];

	(void)state;
	assert_int_equal(zy_register_lines(r), 0);
	assert_int_equal(zy_register_find(r, ZY_VIEW("a")), 0);
	add(r, "a", "one \"quoted\"", "007");
	add(r, "b", "two", "");
	/* Found while they are only added, so nothing doubles in a batch. */
	assert_int_equal(zy_register_find(r, ZY_VIEW("b")), 2);
	assert_int_equal(zy_register_lines(r), 0);
	receipt = commit(r);
	assert_int_equal(receipt.first, 1);
	assert_int_equal(receipt.last, 2);
	zy_register_close(r);

	r = open_it(false);
	assert_int_equal(zy_register_lines(r), 2);
	assert_int_equal(zy_register_find(r, ZY_VIEW("a")), 1);
	assert_int_equal(zy_register_find(r, ZY_VIEW("c")), 0);
	assert_int_equal(zy_register_read(r, 1, &line, &e), 0);
	assert_non_null(strstr(line.p, "\"record\":\"test\",\"id\":\"a\","
				       "\"text\":\"one \\\"quoted\\\"\","
				       "\"count\":7}"));
	assert_int_equal(zy_register_read(r, 2, &line, &e), 0);
	assert_non_null(strstr(line.p, "\"k\":2,\"n\":2"));
	assert_non_null(strstr(line.p, "\"count\":\"\"}"));
	zy_buf_putc(&line, '\n');
	zy_line_hash(zy_buf_get(&line), hash);
	assert_string_equal(hash, receipt.head);
	/* Two batches of one opening. */
	add(r, "c", "three", "3");
	assert_int_equal(commit(r).first, 3);
	add(r, "d", "four", "4");
	assert_int_equal(commit(r).last, 4);
	zy_register_close(r);
	r = open_it(false);
	assert_int_equal(zy_register_lines(r), 4);
	zy_register_close(r);
	zy_buf_release(&line);
}

static void
test_nothing(void **state)
{
	struct zy_register *r = open_it(false);

	(void)state;
	/* Nothing to append, and something forgotten: no file either way. */
	assert_int_equal(commit(r).first, 0);
	zy_register_close(r);
	assert_int_equal(size_of_it(), -1);
	r = open_it(false);
	add(r, "a", "x", "");
	zy_register_close(r);
	assert_int_equal(size_of_it(), -1);
}

static void
test_dry(void **state)
{
	struct zy_register *r = open_it(true);
	struct zy_receipt receipt;
	const char *aside;
	off_t size;
	FILE *f;

	(void)state;
	add(r, "a", "x", "");
	receipt = commit(r);
	assert_int_equal(receipt.last, 1);
	zy_register_close(r);
	assert_int_equal(size_of_it(), -1);
	r = open_it(false);
	add(r, "a", "x", "");
	/* What was promised is what comes. */
	assert_string_equal(commit(r).head, receipt.head);
	zy_register_close(r);
	f = fopen(path, "a");
	assert_non_null(f);
	fputs("{\"v\":1,\"s", f);
	fclose(f);
	size = size_of_it();
	r = open_it(true);
	assert_int_equal(zy_register_torn(r, &aside), 9);
	assert_null(aside);
	assert_int_equal(zy_register_lines(r), 1);
	add(r, "b", "y", "");
	assert_int_equal(commit(r).last, 2);
	zy_register_close(r);
	assert_int_equal(size_of_it(), size);
}

static void
test_mend(void **state)
{
	struct zy_register *r = open_it(false);
	const char *aside;
	off_t whole, all;

	(void)state;
	add(r, "a", "x", "");
	commit(r);
	whole = size_of_it();
	add(r, "b", "y", "");
	add(r, "c", "z", "");
	commit(r);
	zy_register_close(r);
	all = size_of_it();
	assert_int_equal(truncate(path, all - 2), 0);
	r = open_it(false);
	assert_int_equal(zy_register_torn(r, &aside), all - 2 - whole);
	assert_false(zy_register_unended(r));
	assert_non_null(aside);
	assert_int_equal(unlink(aside), 0);
	assert_int_equal(size_of_it(), whole);
	/* Its ids are free again. */
	assert_int_equal(zy_register_find(r, ZY_VIEW("a")), 1);
	assert_int_equal(zy_register_find(r, ZY_VIEW("b")), 0);
	add(r, "c", "z", "");
	assert_int_equal(zy_register_find(r, ZY_VIEW("c")), 2);
	commit(r);
	zy_register_close(r);
	r = open_it(false);
	assert_int_equal(zy_register_lines(r), 2);
	assert_int_equal(zy_register_torn(r, &aside), 0);
	zy_register_close(r);
}

/* Its last LF is all that is gone: read as if it were there, or put back. */
static void
test_unended(void **state)
{
	struct zy_register *r = open_it(false);
	const char *aside;
	off_t all;

	(void)state;
	add(r, "a", "x", "");
	add(r, "b", "y", "");
	commit(r);
	zy_register_close(r);
	all = size_of_it();
	assert_int_equal(truncate(path, all - 1), 0);
	r = open_it(true);
	assert_true(zy_register_unended(r));
	assert_int_equal(zy_register_torn(r, &aside), 0);
	assert_int_equal(zy_register_lines(r), 2);
	assert_int_equal(zy_register_find(r, ZY_VIEW("b")), 2);
	zy_register_close(r);
	assert_int_equal(size_of_it(), all - 1);
	r = open_it(false);
	assert_true(zy_register_unended(r));
	assert_int_equal(zy_register_find(r, ZY_VIEW("b")), 2);
	assert_int_equal(size_of_it(), all);
	add(r, "c", "z", "");
	assert_int_equal(commit(r).last, 3);
	zy_register_close(r);
	r = open_it(false);
	assert_false(zy_register_unended(r));
	assert_int_equal(zy_register_lines(r), 3);
	zy_register_close(r);
}

static void
test_lock(void **state)
{
	const struct zy_register_options o = {.lock_seconds = 0};
	struct zy_register *r = open_it(false), *other = NULL;
	struct zy_error e = ZY_ERROR_INIT;

	(void)state;
	add(r, "a", "x", "");
	assert_int_equal(zy_register_open(&other, path, &o, &e), -1);
	assert_int_equal(e.kind, ZY_ERROR_IO);
	assert_null(other);
	commit(r);
	zy_register_close(r);
	r = open_it(false);
	zy_register_close(r);
	/* Two may look at the same time. */
	r = open_it(true);
	other = open_it(true);
	zy_register_close(other);
	zy_register_close(r);
}

static void
test_fits(void **state)
{
	static char text[ZY_LINE_MAX];
	struct zy_view cells[3] = {ZY_VIEW("a"), {text, 0}, {NULL, 0}};

	(void)state;
	memset(text, 'x', sizeof(text));
	cells[1].n = 62 * 1024;
	assert_true(zy_register_fits(columns, cells, 3));
	cells[1].n = 63 * 1024;
	assert_false(zy_register_fits(columns, cells, 3));
	/* Escapes count as what they become. */
	memset(text, '"', sizeof(text));
	cells[1].n = 31 * 1024;
	assert_true(zy_register_fits(columns, cells, 3));
	cells[1].n = 32 * 1024;
	assert_false(zy_register_fits(columns, cells, 3));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(test_life, fresh),
	    cmocka_unit_test_setup(test_nothing, fresh),
	    cmocka_unit_test_setup(test_dry, fresh),
	    cmocka_unit_test_setup(test_mend, fresh),
	    cmocka_unit_test_setup(test_unended, fresh),
	    cmocka_unit_test_setup(test_lock, fresh),
	    cmocka_unit_test(test_fits),
	};
	int rc;

	if (!mkdtemp(folder))
		return 2;
	snprintf(path, sizeof(path), "%s/r.jsonl", folder);
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	zy_table_release(&records);
	unlink(path);
	rmdir(folder);
	return rc;
}
