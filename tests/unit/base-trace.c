/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/trace.h"

/* SHA-256 of nothing, and of "abc". */
static const char EMPTY[] =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
static const char ABC[] =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

static int
stop(void **state)
{
	(void)state;
	zy_trace_end();
	return 0;
}

/* Returns file i of the trace, which has n. */
static const struct zy_trace_file *
file(size_t i, size_t n)
{
	const struct zy_trace_file *const *files;
	size_t have;

	files = zy_trace_files(&have);
	assert_int_equal(have, n);
	return files[i];
}

/* Returns a file that has been removed, with that text. */
static int
temporary(const char *text)
{
	char path[] = "/tmp/zy-trace-XXXXXX";
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	unlink(path);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	return fd;
}

/* Without a trace nothing is noted, and every file is itself. */
static void
test_off(void **state)
{
	const char *name = "a.csv";
	int fd = temporary("abc");
	size_t n;

	(void)state;
	assert_false(zy_trace_is_on());
	assert_false(zy_trace_input(name, fd, 0));
	assert_false(zy_trace_input("-", 0, -1));
	zy_trace_add(ZY_TRACE_OUTPUT, name, 3, ABC);
	zy_trace_register("r.jsonl", 1, ABC);
	zy_trace_appended("r.jsonl", 2, ABC);
	zy_trace_cut();
	assert_false(zy_trace_was_cut());
	assert_false(zy_trace_catches());
	assert_ptr_equal(zy_trace_path(name), name);
	assert_null(zy_trace_files(&n));
	assert_int_equal(n, 0);
	zy_trace_end();
	close(fd);
}

static void
test_inputs(void **state)
{
	int fd = temporary("xyabc");

	(void)state;
	zy_trace_start();
	assert_true(zy_trace_is_on());
	/* From an offset on, and the position of the file stays. */
	assert_int_equal(lseek(fd, 1, SEEK_SET), 1);
	assert_false(zy_trace_input("a.csv", fd, 2));
	assert_int_equal(lseek(fd, 0, SEEK_CUR), 1);
	assert_int_equal(file(0, 1)->kind, ZY_TRACE_INPUT);
	assert_string_equal(file(0, 1)->name, "a.csv");
	assert_int_equal(file(0, 1)->size, 3);
	assert_string_equal(file(0, 1)->sha256, ABC);
	/* What is noted stays. */
	assert_false(zy_trace_input("a.csv", fd, 5));
	assert_string_equal(file(0, 1)->sha256, ABC);
	assert_false(zy_trace_input("end.csv", fd, 5));
	assert_string_equal(file(1, 2)->sha256, EMPTY);
	/* Of a pipe the reader computes it. */
	assert_true(zy_trace_input("-", 0, -1));
	zy_trace_add(ZY_TRACE_INPUT, "-", 3, ABC);
	assert_false(zy_trace_input("-", 0, -1));
	assert_string_equal(file(2, 3)->sha256, ABC);
	close(fd);
}

/* A register is known by its lines, and is no input besides. */
static void
test_registers(void **state)
{
	int fd = temporary("abc");

	(void)state;
	zy_trace_start();
	zy_trace_register("r.jsonl", 7, ABC);
	assert_false(zy_trace_input("r.jsonl", fd, 0));
	zy_trace_appended("r.jsonl", 9, EMPTY);
	assert_int_equal(file(0, 1)->kind, ZY_TRACE_REGISTER);
	assert_int_equal(file(0, 1)->lines, 7);
	assert_string_equal(file(0, 1)->head, ABC);
	assert_int_equal(file(0, 1)->lines_after, 9);
	assert_string_equal(file(0, 1)->head_after, EMPTY);
	close(fd);
}

/* An output that is written twice is what was written last. */
static void
test_outputs(void **state)
{
	(void)state;
	zy_trace_start();
	zy_trace_add(ZY_TRACE_OUTPUT, "out.csv", 0, EMPTY);
	zy_trace_add(ZY_TRACE_OUTPUT, "out.csv", 3, ABC);
	/* The same name as an input is another file. */
	zy_trace_add(ZY_TRACE_INPUT, "out.csv", 0, EMPTY);
	assert_int_equal(file(0, 2)->size, 3);
	assert_string_equal(file(0, 2)->sha256, ABC);
	assert_string_equal(file(1, 2)->sha256, EMPTY);
	assert_false(zy_trace_was_cut());
	zy_trace_cut();
	assert_true(zy_trace_was_cut());
}

static void
test_again(void **state)
{
	int first = temporary("a"), second = temporary("b");

	(void)state;
	zy_trace_start();
	zy_trace_replace("a.csv", "/elsewhere/a.csv");
	assert_string_equal(zy_trace_path("a.csv"), "/elsewhere/a.csv");
	assert_string_equal(zy_trace_path("./a.csv"), "./a.csv");
	zy_trace_catch("/tmp/caught");
	assert_true(zy_trace_catches());
	assert_string_equal(zy_trace_folder(), "/tmp/caught");
	zy_trace_caught("out.csv", 3, ABC, first);
	/* The descriptor of the first is closed. */
	zy_trace_caught("out.csv", 0, EMPTY, second);
	assert_int_equal(close(first), -1);
	assert_int_equal(file(0, 1)->caught, second);
	assert_string_equal(file(0, 1)->sha256, EMPTY);
	zy_trace_release();
	assert_false(zy_trace_catches());
	zy_trace_end();
	assert_int_equal(close(second), -1);
	assert_string_equal(zy_trace_path("a.csv"), "a.csv");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_off, stop),
	    cmocka_unit_test_teardown(test_inputs, stop),
	    cmocka_unit_test_teardown(test_registers, stop),
	    cmocka_unit_test_teardown(test_outputs, stop),
	    cmocka_unit_test_teardown(test_again, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
