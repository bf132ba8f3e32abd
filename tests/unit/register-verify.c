/* A register with every bit changed, every line removed, moved, swapped with
 * every other, doubled everywhere, and cut at every byte: each is found, and
 * told as what it is, at its line, without anything that was written down.
 * SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "model/record.h"
#include "register/entry.h"
#include "register/pledge.h"
#include "register/register.h"
#include "register/verify.h"
#include "rounds.h"

/* Every bit; of each byte one or two where a sanitizer makes each look slow. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define STEP 5
#endif
#endif
#ifndef STEP
#define STEP 1
#endif

enum {
	LINES = 8
};

static char path[64] = "/tmp/zy-verify-XXXXXX";
static struct zy_buf all = ZY_BUF_INIT;
static struct zy_view lines[LINES]; /* with their LF */

/* What the last look at a register found. */
static struct {
	size_t n;
	uint64_t line;	/* of the first */
	char what[300]; /* all of it */
} told;

static void
take(void *context, const char *level, uint64_t line, const char *what)
{
	(void)context;
	if (told.n++ == 0) {
		told.line = line;
		snprintf(told.what, sizeof(told.what), "%s: %s", level, what);
	}
}

static void
look(const char *text, size_t n)
{
	const struct zy_verify_options o = {
	    .levels = ZY_VERIFY_BASIC | ZY_VERIFY_CHAIN | ZY_VERIFY_IDS |
		      ZY_VERIFY_SCHEMA,
	    .found = take};
	struct zy_verify_result r;
	struct zy_error e = ZY_ERROR_INIT;
	FILE *f = fopen(path, "w");

	told.n = 0;
	told.line = 0;
	told.what[0] = '\0';
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(zy_register_verify(path, &o, &r, &e), 0);
	assert_int_equal(r.findings, told.n);
}

/* These lines, in this order. */
static void
look_at(const int *order, size_t n)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < n; i++)
		zy_buf_view(&b, lines[order[i]]);
	look(b.p, b.n);
	zy_buf_release(&b);
}

static void
expect(uint64_t line, const char *what)
{
	if (told.n == 0 || told.line != line || !strstr(told.what, what))
		fail_msg("told %zu, first line %llu: %s (not %llu: %s)", told.n,
		    (unsigned long long)told.line, told.what,
		    (unsigned long long)line, what);
}

static void
test_whole(void **state)
{
	(void)state;
	look(all.p, all.n);
	assert_int_equal(told.n, 0);
	assert_true(all.n > 3000);
}

static void
test_every_bit(void **state)
{
	const size_t every = 1000 / (size_t)test_rounds(1000);
	uint64_t line = 1;
	size_t i;
	int bit;

	(void)state;
	for (i = 0; i < all.n; i++) {
		bit = i % every ? 8 : (int)i % STEP;
		for (; bit < 8; bit += STEP) {
			all.p[i] = (char)(all.p[i] ^ (1 << bit));
			look(all.p, all.n);
			all.p[i] = (char)(all.p[i] ^ (1 << bit));
			if (told.n == 0 || told.line != line)
				fail_msg("byte %zu, bit %d, in line %llu: told "
					 "%zu, first line %llu: %s",
				    i, bit, (unsigned long long)line, told.n,
				    (unsigned long long)told.line, told.what);
		}
		line += all.p[i] == '\n';
	}
}

static void
test_cut(void **state)
{
	uint64_t line = 1;
	size_t i;

	(void)state;
	for (i = 1; i < all.n; i++) {
		look(all.p, i);
		line += all.p[i - 1] == '\n';
		if (all.p[i - 1] == '\n') {
			/* At the end of a batch nothing is seen, by nature. */
			if (line == 4 || line == 5 || line == 6)
				assert_int_equal(told.n, 0);
			else
				expect(line - 1, "lines, of which");
		} else if (all.p[i] == '\n' &&
			   (line == 3 || line == 4 || line == 5 || line == 8)) {
			/* The last line of a batch. */
			expect(line, "whole but for the end of the line");
		} else {
			expect(line, "never finished");
		}
	}
}

static void
test_removed(void **state)
{
	int order[LINES], i, k, n;
	char what[64];

	(void)state;
	for (i = 0; i < LINES - 1; i++) {
		for (n = k = 0; k < LINES; k++)
			if (k != i)
				order[n++] = k;
		look_at(order, (size_t)n);
		snprintf(what, sizeof(what), "line %d was removed", i + 1);
		expect((uint64_t)i + 1, what);
	}
	look_at((const int[]){0, 1, 5, 6, 7}, 5);
	expect(3, "lines 3 to 5 were removed");
	look_at((const int[]){0, 5, 2, 3, 4, 6, 7}, 7);
	expect(2, "line 2 was removed, before this one, and others");
}

static void
test_swapped(void **state)
{
	int order[LINES], i, j, k;
	char what[64];

	(void)state;
	for (i = 0; i < LINES; i++)
		for (j = i + 1; j < LINES; j++) {
			for (k = 0; k < LINES; k++)
				order[k] = k == i ? j : k == j ? i : k;
			look_at(order, LINES);
			snprintf(
			    what, sizeof(what), "line %d were swapped", j + 1);
			expect((uint64_t)i + 1,
			    j == i + 1 ? "the next were swapped" : what);
		}
}

static void
test_moved(void **state)
{
	int order[LINES], i, j, k, n;
	char what[64];

	(void)state;
	for (i = 0; i < LINES; i++)
		for (j = 0; j < LINES; j++) {
			if (j >= i - 1 && j <= i + 1)
				continue;
			for (n = k = 0; k < LINES; k++) {
				if (k == j && j < i)
					order[n++] = i;
				if (k != i)
					order[n++] = k;
				if (k == j && j > i)
					order[n++] = i;
			}
			look_at(order, LINES);
			snprintf(what, sizeof(what),
			    j < i ? "line %d, which was moved here"
				  : "line %d was moved from here",
			    i + 1);
			expect((uint64_t)(j < i ? j : i) + 1, what);
		}
}

static void
test_doubled(void **state)
{
	int order[LINES + 1], i, j, k, n;

	(void)state;
	for (i = 0; i < LINES; i++)
		for (j = 0; j <= LINES; j++) {
			for (n = k = 0; k < LINES; k++) {
				if (k == j)
					order[n++] = i;
				order[n++] = k;
			}
			if (j == LINES)
				order[n++] = i;
			look_at(order, LINES + 1);
			expect((uint64_t)(j == i ? j + 1 : j) + 1,
			    "this line stands twice");
		}
}

/* One pledge. */
static void
add(struct zy_register *r, struct zy_table *t, int i)
{
	struct zy_view cells[ZY_PLEDGE_COLUMNS] = {{"", 0}};
	char id[ZY_ENTRY_ID_MAX], text[32];

	snprintf(text, sizeof(text), "修路\"%d\"", i);
	cells[ZY_PLEDGE_SUBJECT] = ZY_VIEW("v1");
	cells[ZY_PLEDGE_TEXT] = zy_view(text);
	cells[ZY_PLEDGE_STATUS] = ZY_VIEW("made");
	cells[ZY_PLEDGE_SOURCE] = ZY_VIEW("in.csv:2");
	zy_entry_id(&zy_entry_pledge, cells, id);
	cells[ZY_PLEDGE_ID] = zy_view(id);
	zy_register_add(r, "pledge", zy_pledge_schema.columns,
	    zy_table_add_cells(t, cells, ZY_PLEDGE_COLUMNS));
}

/* Batches of three, one, one and three lines, by somebody with a quote. */
static int
build(void **state)
{
	static const int batches[] = {3, 1, 1, 3};
	const struct zy_register_options o = {.lock_seconds = 1};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_receipt receipt;
	struct zy_table t = {0};
	struct zy_register *r;
	struct zy_view rest;
	size_t b;
	int i, n = 0, c;
	FILE *f;

	(void)state;
	unlink(path);
	if (zy_register_open(&r, path, &o, &e))
		return -1;
	for (b = 0; b < 4; b++) {
		for (i = 0; i < batches[b]; i++)
			add(r, &t, n++);
		if (zy_register_commit(
			r, "2010-07-01T00:00:00Z", "县委\"办\"", &receipt, &e))
			return -1;
	}
	zy_register_close(r);
	zy_table_release(&t);
	f = fopen(path, "r");
	if (!f)
		return -1;
	while ((c = getc(f)) != EOF)
		zy_buf_putc(&all, (char)c);
	fclose(f);
	rest = zy_buf_get(&all);
	for (i = 0; i < LINES; i++) {
		const char *lf = memchr(rest.p, '\n', rest.n);

		lines[i] = (struct zy_view){rest.p, (size_t)(lf + 1 - rest.p)};
		rest.n -= lines[i].n;
		rest.p = lf + 1;
	}
	return rest.n ? -1 : 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_whole),
	    cmocka_unit_test(test_every_bit),
	    cmocka_unit_test(test_cut),
	    cmocka_unit_test(test_removed),
	    cmocka_unit_test(test_swapped),
	    cmocka_unit_test(test_moved),
	    cmocka_unit_test(test_doubled),
	};
	int fd = mkstemp(path), rc;

	if (fd < 0)
		return 2;
	close(fd);
	rc = cmocka_run_group_tests(tests, build, NULL);
	unlink(path);
	zy_buf_release(&all);
	return rc;
}
