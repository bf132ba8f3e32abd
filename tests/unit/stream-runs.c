/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/varint.h"
#include "stream/runs.h"

static char folder[] = "/tmp/zy-runs-XXXXXX";

/* Numbers that look random and are the same each time. */
static uint64_t state;

static uint32_t
draw(uint32_t n)
{
	state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)(state >> 33) % n;
}

/* A record: its key, and as value the number in which it was put. */
struct record {
	char key[40];
	size_t n;
	uint32_t number;
};

static int
by_key(const void *a, const void *b)
{
	const struct record *x = a, *y = b;
	int c = zy_view_cmp(
	    (struct zy_view){x->key, x->n}, (struct zy_view){y->key, y->n});

	return c ? c : x->number < y->number ? -1 : 1;
}

/* n records of few or many keys, of bytes of every kind. */
static struct record *
make(size_t n, uint32_t keys)
{
	struct record *all = zy_calloc(n, sizeof(*all));
	uint64_t here;
	size_t i, k;

	for (i = 0; i < n; i++) {
		/* The same number draws the same key. */
		k = draw(keys);
		here = state;
		state = k * UINT64_C(0x9E3779B97F4A7C15);
		all[i].n = draw(sizeof(all[i].key) + 1);
		for (k = 0; k < all[i].n; k++)
			all[i].key[k] = (char)(draw(3) ? draw(256) : 0);
		all[i].number = (uint32_t)i;
		state = here;
	}
	return all;
}

/* The value: the number, and some bytes more. */
static struct zy_view
value_of(const struct record *x)
{
	static char text[300];
	size_t n = 4 + x->number % 7 * 40;

	memset(text, (int)(x->number & 0xFF), sizeof(text));
	memcpy(text, &x->number, 4);
	return (struct zy_view){text, n};
}

static void
put(struct zy_runs *r, const struct record *x)
{
	assert_int_equal(
	    zy_runs_put(r, (struct zy_view){x->key, x->n}, value_of(x)), 0);
}

static void
expect(struct zy_runs *r, int cursor, const struct record *x)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_view key, value;

	assert_int_equal(zy_runs_next(r, cursor, &key, &value, &e), 1);
	assert_true(zy_view_eq(key, (struct zy_view){x->key, x->n}));
	assert_true(zy_view_eq(value, value_of(x)));
}

static void
expect_end(struct zy_runs *r, int cursor)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_view key, value;

	assert_int_equal(zy_runs_next(r, cursor, &key, &value, &e), 0);
	assert_int_equal(zy_runs_next(r, cursor, &key, &value, &e), 0);
}

/* n records, all at once, are as qsort has them; whether files were needed. */
static bool
check(size_t n, uint32_t keys, size_t memory)
{
	const struct zy_runs_options o = {.memory = memory, .folder = folder};
	struct zy_error e = ZY_ERROR_INIT;
	struct record *all = make(n, keys);
	struct zy_runs *r = zy_runs_new(&o);
	bool written;
	size_t i;

	for (i = 0; i < n; i++)
		put(r, &all[i]);
	assert_int_equal(zy_runs_sort(r, &e), 0);
	assert_int_equal(zy_runs_count(r), n);
	qsort(all, n, sizeof(*all), by_key);
	for (i = 0; i < n; i++)
		expect(r, 0, &all[i]);
	expect_end(r, 0);
	written = zy_runs_written(r) > 0;
	zy_runs_free(r);
	free(all);
	return written;
}

static void
test_memory(void **unused)
{
	(void)unused;
	assert_false(check(0, 1, 0));
	assert_false(check(1, 1, 0));
	assert_false(check(1000, 10, ZY_RUNS_LEAST));
	assert_false(check(30000, 20000, 0));
}

/* Enough for two passes of merging: a buffer has a 32nd of the memory. */
static void
test_files(void **unused)
{
	(void)unused;
	assert_true(check(5000, 3, ZY_RUNS_LEAST));
	assert_true(check(100000, 50000, ZY_RUNS_LEAST));
	assert_true(check(100000, 1, 1 << 20));
}

static void
test_cursors(void **unused)
{
	const struct zy_runs_options o = {
	    .memory = ZY_RUNS_LEAST, .folder = folder, .cursors = 3};
	struct zy_error e = ZY_ERROR_INIT;
	size_t n = 20000, i;
	struct record *all = make(n, 500);
	struct zy_runs *r = zy_runs_new(&o);

	(void)unused;
	for (i = 0; i < n; i++)
		put(r, &all[i]);
	assert_int_equal(zy_runs_sort(r, &e), 0);
	qsort(all, n, sizeof(*all), by_key);
	for (i = 0; i < n; i++) {
		if (i >= 700)
			expect(r, 0, &all[i - 700]);
		expect(r, 2, &all[i]);
	}
	for (i = 0; i < n; i++)
		expect(r, 1, &all[i]);
	expect_end(r, 1);
	expect_end(r, 2);
	expect(r, 0, &all[n - 700]);
	zy_runs_free(r);
	free(all);
}

/* Parts, as threads have them; what was there before stays in front. */
static void
test_parts(void **unused)
{
	const struct zy_runs_options few = {
	    .memory = 4 * ZY_RUNS_LEAST, .folder = folder};
	const struct zy_runs_options any = {.memory = 0};
	struct zy_error e = ZY_ERROR_INIT;
	size_t n = 24000, i;
	struct record *all = make(n, 300);
	struct zy_runs *r, *parts[3];
	int turn;

	(void)unused;
	for (turn = 0; turn < 2; turn++) {
		r = zy_runs_new(turn ? &any : &few);
		for (i = 0; i < n / 4; i++)
			put(r, &all[i]);
		for (i = 0; i < 3; i++)
			parts[i] = zy_runs_part(r, 3);
		for (i = n / 4; i < n; i++)
			put(parts[(i - n / 4) / (n / 4)], &all[i]);
		for (i = 0; i < 3; i++) {
			zy_runs_join(r, parts[i]);
			zy_runs_free(parts[i]);
		}
		assert_int_equal(zy_runs_sort(r, &e), 0);
		assert_int_equal(zy_runs_count(r), n);
		qsort(all, n, sizeof(*all), by_key);
		for (i = 0; i < n; i++)
			expect(r, 0, &all[i]);
		expect_end(r, 0);
		zy_runs_free(r);
		free(all);
		all = make(n, 300);
	}
	free(all);
}

static size_t
files_in(const char *path)
{
	DIR *d = opendir(path);
	size_t n = 0;

	assert_non_null(d);
	while (readdir(d))
		n++;
	closedir(d);
	return n - 2;
}

/* While runs are in files, nobody sees a file. */
static void
test_nameless(void **unused)
{
	const struct zy_runs_options o = {
	    .memory = ZY_RUNS_LEAST, .folder = folder};
	size_t n = 20000, i;
	struct record *all = make(n, 500);
	struct zy_runs *r = zy_runs_new(&o);

	(void)unused;
	for (i = 0; i < n; i++)
		put(r, &all[i]);
	assert_true(zy_runs_written(r) > 0);
	assert_int_equal(files_in(folder), 0);
	zy_runs_free(r);
	free(all);
}

/* Puts records until one cannot be kept, then asks why. */
static void
expect_failure(const struct zy_runs_options *o, const char *why)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_runs *r = zy_runs_new(o);
	char value[1000] = "";
	size_t i;

	for (i = 0; i < 100000; i++)
		if (zy_runs_put(r, ZY_VIEW("key"),
			(struct zy_view){value, sizeof(value)}))
			break;
	assert_true(i < 100000);
	assert_int_equal(zy_runs_put(r, ZY_VIEW("key"), ZY_VIEW("value")), -1);
	assert_int_equal(zy_runs_sort(r, &e), -1);
	assert_int_equal(e.kind, ZY_ERROR_IO);
	assert_string_equal(e.source, o->folder);
	assert_non_null(strstr(e.message, why));
	zy_runs_free(r);
}

static void
test_no_folder(void **unused)
{
	const struct zy_runs_options o = {
	    .memory = ZY_RUNS_LEAST, .folder = "/no/such/folder"};

	(void)unused;
	expect_failure(&o, strerror(ENOENT));
}

/* Room ends while a run is written, or while runs are merged. */
static void
test_no_room(void **unused)
{
	const struct zy_runs_options o = {
	    .memory = ZY_RUNS_LEAST, .folder = folder};
	struct rlimit old, limit;

	(void)unused;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	limit = old;
	limit.rlim_cur = 1 << 20;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	expect_failure(&o, strerror(EFBIG));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
}

static void
test_merge_no_room(void **unused)
{
	const struct zy_runs_options o = {
	    .memory = ZY_RUNS_LEAST, .folder = folder, .cursors = 8};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_runs *r = zy_runs_new(&o);
	struct rlimit old, limit;
	char value[1000] = "";
	size_t i;

	(void)unused;
	for (i = 0; i < 4000; i++)
		assert_int_equal(zy_runs_put(r, ZY_VIEW("key"),
				     (struct zy_view){value, sizeof(value)}),
		    0);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	limit = old;
	limit.rlim_cur = zy_runs_written(r) + (256 << 10);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	assert_int_equal(zy_runs_sort(r, &e), -1);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(e.kind, ZY_ERROR_IO);
	assert_non_null(strstr(e.message, strerror(EFBIG)));
	zy_runs_free(r);
}

/* A record that is too long for merging is kept while all fits. */
static void
test_long_record(void **unused)
{
	const struct zy_runs_options o = {
	    .memory = ZY_RUNS_LEAST, .folder = folder, .cursors = 2};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_runs *r = zy_runs_new(&o);
	char *text = zy_calloc(1, 70000);
	struct zy_view key, value;
	size_t i;

	(void)unused;
	assert_int_equal(
	    zy_runs_put(r, ZY_VIEW("long"), (struct zy_view){text, 70000}), 0);
	assert_int_equal(zy_runs_sort(r, &e), 0);
	assert_int_equal(zy_runs_next(r, 1, &key, &value, &e), 1);
	assert_int_equal(value.n, 70000);
	zy_runs_free(r);

	r = zy_runs_new(&o);
	assert_int_equal(
	    zy_runs_put(r, ZY_VIEW("long"), (struct zy_view){text, 70000}), 0);
	for (i = 0; i < 100000; i++)
		if (zy_runs_put(r, ZY_VIEW("key"), ZY_VIEW("value")))
			break;
	assert_true(i < 100000);
	assert_int_equal(zy_runs_sort(r, &e), -1);
	assert_int_equal(e.kind, ZY_ERROR_IO);
	assert_non_null(strstr(e.message, "70008 bytes"));
	zy_runs_free(r);
	free(text);
}

/* Numbers as runs write them. */
static void
test_varint(void **unused)
{
	static const uint64_t numbers[] = {
	    0, 1, 127, 128, 16383, 16384, UINT32_MAX, UINT64_MAX};
	char text[ZY_VARINT_MAX];
	const char *at;
	size_t i, n;

	(void)unused;
	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		n = (size_t)(zy_varint_put(text, numbers[i]) - text);
		assert_int_equal(n, zy_varint_size(numbers[i]));
		at = text;
		assert_true(zy_varint_get(&at) == numbers[i]);
		assert_true(at == text + n);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_varint),
	    cmocka_unit_test(test_memory),
	    cmocka_unit_test(test_files),
	    cmocka_unit_test(test_cursors),
	    cmocka_unit_test(test_parts),
	    cmocka_unit_test(test_nameless),
	    cmocka_unit_test(test_no_folder),
	    cmocka_unit_test(test_no_room),
	    cmocka_unit_test(test_merge_no_room),
	    cmocka_unit_test(test_long_record),
	};
	int failed;

	if (!mkdtemp(folder))
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	rmdir(folder);
	return failed;
}
