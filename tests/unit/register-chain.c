/* The check by whoever reads a register: whole, and in each kind of damage.
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
#include "register/chain.h"
#include "register/register.h"

enum {
	LINES = 6, /* batches of 1, 2 and 3 */
};

static char path[] = "/tmp/zy-chain-XXXXXX";
static int fd;
static struct zy_buf all = ZY_BUF_INIT;
static struct zy_view lines[LINES]; /* with their LF */
static char hashes[LINES + 1][ZY_HASH_HEX];

static struct zy_chain
check(struct zy_view text, bool unverified)
{
	struct zy_chain c = {
	    .fd = fd, .size = text.n, .known = 3, .unverified = unverified};

	assert_int_equal(ftruncate(fd, 0), 0);
	assert_int_equal(pwrite(fd, text.p, text.n, 0), (ssize_t)text.n);
	assert_int_equal(zy_chain_check(&c), 0);
	return c;
}

/* Checks lines in this order, and what stands behind them. */
static struct zy_chain
check_lines(const char *order, const char *behind, size_t n)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_chain c;

	for (; *order; order++)
		zy_buf_view(&b, lines[*order - '1']);
	zy_buf_put(&b, behind, n);
	c = check(zy_buf_get(&b), false);
	zy_buf_release(&b);
	return c;
}

static void
expect(struct zy_chain c, uint64_t sound, uint64_t bad, uint64_t torn)
{
	assert_int_equal(c.lines, sound);
	assert_int_equal(c.bad, bad);
	assert_int_equal(c.torn, torn);
	assert_int_equal(bad > 0, c.what != NULL);
	assert_string_equal(c.head, hashes[sound]);
	assert_string_equal(c.known_head, hashes[sound >= 3 ? 3 : 0]);
}

static void
test_whole(void **state)
{
	(void)state;
	expect(check_lines("", "", 0), 0, 0, 0);
	expect(check_lines("1", "", 0), 1, 0, 0);
	expect(check_lines("123", "", 0), 3, 0, 0);
	expect(check_lines("123456", "", 0), 6, 0, 0);
}

static void
test_order(void **state)
{
	(void)state;
	/* Line 2, in the midst of its batch, is covered by nothing. */
	expect(check_lines("12456", "", 0), 1, 2, 0);
	expect(check_lines("23456", "", 0), 0, 1, 0);
	expect(check_lines("123546", "", 0), 3, 4, 0);
	expect(check_lines("1233456", "", 0), 3, 4, 0);
	/* Whole batches off the end are no break. */
	expect(check_lines("123", "", 0), 3, 0, 0);
}

/* Three bits of every byte are changed: each is found, at its line or the one
 * before its successor. */
static void
test_bits(void **state)
{
	uint64_t line = 1;
	struct zy_chain c;
	size_t i;
	int bit;

	(void)state;
	for (i = 0; i < all.n; i++) {
		for (bit = 0; bit < 8; bit += 3) {
			all.p[i] = (char)(all.p[i] ^ (1 << bit));
			c = check(zy_buf_get(&all), false);
			all.p[i] = (char)(all.p[i] ^ (1 << bit));
			/* A line end that is gone makes one line of two. */
			if (c.lines >= line && c.lines < LINES)
				fail_msg("byte %zu, bit %d, in line %llu: %llu "
					 "lines, bad %llu",
				    i, bit, (unsigned long long)line,
				    (unsigned long long)c.lines,
				    (unsigned long long)c.bad);
			if (!c.what && c.torn == 0 && !c.unended)
				fail_msg("byte %zu, bit %d: nothing", i, bit);
		}
		line += all.p[i] == '\n';
	}
}

/* Cut anywhere: the whole batches before the cut are left. */
static void
test_cut(void **state)
{
	struct zy_chain c;
	size_t i,
	    ends[] = {lines[0].n, lines[0].n + lines[1].n + lines[2].n, all.n};
	uint64_t sound;

	(void)state;
	for (i = 1; i < all.n; i++) {
		c = check((struct zy_view){all.p, i}, false);
		sound = i + 1 >= ends[2]   ? 6
			: i + 1 >= ends[1] ? 3
			: i + 1 >= ends[0] ? 1
					   : 0;
		assert_null(c.what);
		assert_false(c.stray);
		assert_int_equal(c.lines, sound);
		assert_int_equal(c.unended, all.p[i] == '\n' && c.end == i + 1);
	}
}

static void
test_torn(void **state)
{
	static const char zeros[300];

	(void)state;
	expect(check_lines("123", zeros, 300), 3, 0, 300);
	expect(check_lines("123", "{\"v\":2,\"seq\":4,", 15), 3, 0, 15);
	assert_false(check_lines("123", "{\"v\":2,\"seq\":4,", 15).stray);
	assert_true(check_lines("123", "{\"v\":2,\"seq\":5,", 15).stray);
	assert_true(check_lines("123", "\032", 1).stray);
	assert_true(check_lines("", "junk", 4).stray);
	expect(check_lines("123", "\r\n", 2), 3, 4, 0);
	expect(check_lines("123", "{\"v\":9,\"seq\":4}\n", 16), 3, 4, 0);
	assert_true(check_lines("123", "{\"v\":9,\"seq\":4}\n", 16).later);
}

/* A last line without its LF counts, whatever stands behind it. */
static void
test_unended(void **state)
{
	struct zy_chain c;

	(void)state;
	c = check((struct zy_view){all.p, all.n - 1}, false);
	assert_true(c.unended);
	expect(c, 6, 0, 0);
	all.p[all.n - 1] = '\032';
	c = check(zy_buf_get(&all), false);
	all.p[all.n - 1] = '\n';
	assert_true(c.unended);
	assert_true(c.stray);
	expect(c, 6, 0, 1);
}

/* Zeros in a batch whose end is there are a break, else a torn end. */
static void
test_zeros(void **state)
{
	size_t at = lines[0].n + lines[1].n + lines[2].n + 100;
	char was = all.p[at];

	(void)state;
	all.p[at] = '\0';
	expect(check(zy_buf_get(&all), false), 3, 4, 0);
	expect(check((struct zy_view){all.p, all.n - 40}, false), 3, 0,
	    all.n - 40 - (at - 100));
	all.p[at] = was;
}

static void
test_unverified(void **state)
{
	struct zy_chain c;

	(void)state;
	all.p[lines[0].n + 100] ^= 1;
	c = check(zy_buf_get(&all), true);
	all.p[lines[0].n + 100] ^= 1;
	assert_non_null(c.what);
	assert_int_equal(c.end, all.n);
}

static void
make(void)
{
	static const struct zy_column columns[] = {
	    {.name = "id", .type = ZY_CODE}, {.name = "text", .type = ZY_TEXT}};
	const struct zy_register_options o = {.lock_seconds = 1};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_receipt receipt;
	struct zy_table t = {0};
	struct zy_register *r;
	char id[2] = "a";
	int batch, k;

	assert_int_equal(zy_register_open(&r, path, &o, &e), 0);
	for (batch = 1; batch <= 3; batch++) {
		for (k = 0; k < batch; k++, id[0]++)
			zy_register_add(r, "test", columns,
			    zy_table_add_cells(&t,
				(struct zy_view[]){zy_view(id),
				    ZY_VIEW("some text of a line")},
				2));
		assert_int_equal(
		    zy_register_commit(r, "T", "me", &receipt, &e), 0);
	}
	zy_register_close(r);
	zy_table_release(&t);
}

static int
set_up(void **state)
{
	struct zy_view rest, line;
	ssize_t n;
	int i;

	(void)state;
	make();
	n = pread(fd, zy_buf_room(&all, 8192), 8192, 0);
	assert_true(n > 0);
	all.n = (size_t)n;
	rest = zy_buf_get(&all);
	zy_line_zero_hash(hashes[0]);
	for (i = 0; i < LINES && zy_view_next(&rest, '\n', &line); i++) {
		lines[i] = (struct zy_view){line.p, line.n + 1};
		zy_line_hash(lines[i], hashes[i + 1]);
	}
	return i == LINES ? 0 : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_whole),
	    cmocka_unit_test(test_order),
	    cmocka_unit_test(test_bits),
	    cmocka_unit_test(test_cut),
	    cmocka_unit_test(test_torn),
	    cmocka_unit_test(test_unended),
	    cmocka_unit_test(test_zeros),
	    cmocka_unit_test(test_unverified),
	};
	int failed;

	fd = mkstemp(path);
	if (fd < 0)
		return 1;
	failed = cmocka_run_group_tests(tests, set_up, NULL);
	close(fd);
	unlink(path);
	zy_buf_release(&all);
	return failed;
}
