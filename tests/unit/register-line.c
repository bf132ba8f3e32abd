/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "register/line.h"
#include "register/entry.h"
#include "register/pledge.h"

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

static void
test_hash(void **state)
{
	char hash[ZY_HASH_HEX];

	(void)state;
	/* FIPS 180-4. */
	zy_line_hash(ZY_VIEW("abc"), hash);
	assert_string_equal(hash, "ba7816bf8f01cfea414140de5dae2223"
				  "b00361a396177a9cb410ff61f20015ad");
	zy_line_hash((struct zy_view){NULL, 0}, hash);
	assert_string_equal(hash, "e3b0c44298fc1c149afbf4c8996fb924"
				  "27ae41e4649b934ca495991b7852b855");
}

static void
test_round_trip(void **state)
{
	const struct zy_line l = {.seq = 7,
	    .k = 2,
	    .n = 3,
	    .at = ZY_VIEW("2010-06-01T00:00:00Z"),
	    .by = ZY_VIEW("县委\"办\""),
	    .prev = ZY_VIEW(ZEROS),
	    .batch = ZY_VIEW("b-1")};
	struct zy_buf b = ZY_BUF_INIT;
	uint64_t version, seq;
	struct zy_line got;
	struct zy_view id;
	char scratch[512];

	(void)state;
	zy_line_head(&b, &l);
	zy_buf_puts(&b, "\"record\":\"pledge\",\"id\":\"p-1\",\"text\":"
			"\"\\\"id\\\":\\\"x\"}");
	assert_true(zy_line_parse(&got, zy_buf_get(&b), scratch));
	assert_int_equal(got.version, ZY_LINE_VERSION);
	assert_int_equal(got.seq, 7);
	assert_int_equal(got.k, 2);
	assert_int_equal(got.n, 3);
	assert_true(zy_view_eq(got.at, l.at));
	assert_true(zy_view_eq(got.by, l.by));
	assert_true(zy_view_eq(got.prev, l.prev));
	assert_true(zy_view_eq(got.batch, l.batch));
	assert_true(zy_view_is(got.record, "pledge"));
	assert_true(zy_view_is(got.id, "p-1"));
	assert_true(zy_line_peek(zy_buf_get(&b), &version, &seq, &id));
	assert_int_equal(version, ZY_LINE_VERSION);
	assert_int_equal(seq, 7);
	assert_true(zy_view_is(id, "p-1"));
	zy_buf_release(&b);
}

static void
test_batch(void **state)
{
	const struct zy_line first = {.prev = ZY_VIEW(ZEROS),
	    .at = ZY_VIEW("2010-06-01T00:00:00Z"),
	    .by = ZY_VIEW("x")};
	static const char line[] =
	    "{\"v\":1,\"n\":1,\"record\":\"a\",\"id\":\"p\"}\n";
	const struct zy_view rest =
	    zy_line_body((struct zy_view){line, sizeof(line) - 2});
	struct zy_digest d;
	char name[ZY_BATCH_MAX], two[ZY_BATCH_MAX];

	(void)state;
	assert_true(zy_view_is(rest, "\"record\":\"a\",\"id\":\"p\"}\n"));
	zy_line_batch_begin(&d, &first);
	zy_digest_put(&d, rest);
	zy_digest_put(&d, rest);
	zy_line_batch_name(&d, name);
	/* The same with sha256sum: zhengyou-register(5). */
	assert_string_equal(name, "b-895dc492894f24f2");
	zy_line_batch_begin(&d, &first);
	zy_digest_put(&d, rest);
	zy_line_batch_name(&d, two);
	assert_string_not_equal(name, two);
}

/* One line with one thing changed at a time. */
static void
refuse(const char *from, const char *to)
{
	static const char line[] =
	    "{\"v\":1,\"seq\":2,\"at\":\"t\",\"by\":\"x\",\"prev\":\"" ZEROS
	    "\",\"batch\":\"b\",\"k\":1,\"n\":2,\"record\":\"pledge\","
	    "\"id\":\"p\",\"text\":\"y\"}";
	const char *at = strstr(line, from);
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_line l;
	char scratch[512];

	assert_non_null(at);
	assert_true(zy_line_parse(
	    &l, (struct zy_view){line, sizeof(line) - 1}, scratch));
	zy_buf_put(&b, line, (size_t)(at - line));
	zy_buf_puts(&b, to);
	zy_buf_puts(&b, at + strlen(from));
	assert_false(zy_line_parse(&l, zy_buf_get(&b), scratch));
	zy_buf_release(&b);
}

static void
test_parse_refuses(void **state)
{
	(void)state;
	refuse("\"v\":1", "\"v\":3");
	refuse("\"seq\":2", "\"seq\":0");
	refuse("\"seq\":2", "\"seq\":-2");
	refuse("\"seq\":2", "\"seq\":\"2\"");
	refuse("\"seq\":2", "\"seq\":2.5");
	refuse("\"at\":\"t\"", "\"at\":1");
	refuse("\"at\":\"t\",\"by\":\"x\"", "\"by\":\"x\",\"at\":\"t\"");
	refuse("\"prev\":\"0", "\"prev\":\"");
	refuse("\"k\":1", "\"k\":3");		      /* of 2 */
	refuse("\"k\":1,\"n\":2", "\"k\":3,\"n\":3"); /* in line 2 */
	refuse("\"id\":\"p\",", "");
	refuse("}", "");
	refuse("}", "} ,");
	refuse("\"y\"", "{}");
}

static void
test_glance_refuses(void **state)
{
	static const char *const lines[] = {"", "}", "{}", "{\"v\":1}",
	    "{\"v\":1,\"seq\":}", "{\"v\":,\"seq\":1}",
	    "{\"v\":1,\"seq\":1,\"id\":\"x}", " {\"v\":1,\"seq\":1}",
	    "{\"v\":1,\"seq\":1}\r", "\xEF\xBB\xBF{\"v\":1,\"seq\":1}", NULL};
	uint64_t version, seq;
	struct zy_view id;
	size_t i;

	(void)state;
	for (i = 0; lines[i]; i++)
		assert_false(
		    zy_line_peek(zy_view(lines[i]), &version, &seq, &id));
}

static void
test_pledge_id(void **state)
{
	struct zy_view cells[ZY_PLEDGE_COLUMNS] = {{NULL, 0}};
	char one[ZY_ENTRY_ID_MAX], two[ZY_ENTRY_ID_MAX];

	(void)state;
	cells[ZY_PLEDGE_SUBJECT] = ZY_VIEW("1");
	cells[ZY_PLEDGE_TEXT] = ZY_VIEW("x");
	zy_entry_id(&zy_entry_pledge, cells, one);
	/* printf '1\0\0x\0\0\0' | sha256sum */
	assert_string_equal(one, "p-273e9f656768b4b9");
	cells[ZY_PLEDGE_GOAL] = ZY_VIEW("service");
	cells[ZY_PLEDGE_CHANNEL] = ZY_VIEW("公开栏");
	zy_entry_id(&zy_entry_pledge, cells, two);
	assert_string_equal(one, two);
	/* What moves from one cell to the next is another pledge. */
	cells[ZY_PLEDGE_DUE] = ZY_VIEW("2010");
	zy_entry_id(&zy_entry_pledge, cells, one);
	cells[ZY_PLEDGE_OWNER] = ZY_VIEW("2010");
	cells[ZY_PLEDGE_DUE].n = 0;
	zy_entry_id(&zy_entry_pledge, cells, two);
	assert_string_not_equal(one, two);
}

static int
check(const char *due, const char *channel, const char *published,
    const char *status, const char **became)
{
	struct zy_view cells[ZY_PLEDGE_COLUMNS] = {{NULL, 0}};
	const char *what;
	int rc;

	cells[ZY_PLEDGE_SUBJECT] = ZY_VIEW("1");
	cells[ZY_PLEDGE_TEXT] = ZY_VIEW("x");
	cells[ZY_PLEDGE_DUE] = zy_view(due);
	cells[ZY_PLEDGE_CHANNEL] = zy_view(channel);
	cells[ZY_PLEDGE_PUBLISHED] = zy_view(published);
	cells[ZY_PLEDGE_STATUS] = zy_view(status);
	rc = zy_pledge_check(cells, 0, &what);
	*became = cells[ZY_PLEDGE_STATUS].p;
	return rc;
}

static void
test_pledge_check(void **state)
{
	const char *s;

	(void)state;
	assert_int_equal(check("", "", "", "", &s), -1);
	assert_string_equal(s, "made");
	assert_int_equal(check("", "board", "", "", &s), -1);
	assert_string_equal(s, "made");
	assert_int_equal(check("", "board", "2010-06", "", &s), -1);
	assert_string_equal(s, "published");
	assert_int_equal(check("", "", "2010-06", "", &s), ZY_PLEDGE_CHANNEL);
	assert_int_equal(
	    check("", "board", "", "published", &s), ZY_PLEDGE_PUBLISHED);
	assert_int_equal(check("", "board", "2010-06", "made", &s), -1);
	assert_string_equal(s, "published");
	assert_int_equal(check("", "", "", "kept", &s), ZY_PLEDGE_STATUS);
	assert_int_equal(check("", "", "", "failed", &s), ZY_PLEDGE_STATUS);
	/* Dates are compared as far as both are known. */
	assert_int_equal(check("2010-06-01", "b", "2010-06-01", "", &s), -1);
	assert_int_equal(
	    check("2010-05-31", "b", "2010-06-01", "", &s), ZY_PLEDGE_DUE);
	assert_int_equal(check("2010-06", "b", "2010-06-15", "", &s), -1);
	assert_int_equal(
	    check("2010-05", "b", "2010-06-15", "", &s), ZY_PLEDGE_DUE);
	assert_int_equal(check("2010", "b", "2010-06-15", "", &s), -1);
	assert_int_equal(
	    check("2009", "b", "2010-06-15", "", &s), ZY_PLEDGE_DUE);
	assert_int_equal(check("2010-06-15", "b", "2010", "", &s), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_hash),
	    cmocka_unit_test(test_round_trip),
	    cmocka_unit_test(test_batch),
	    cmocka_unit_test(test_parse_refuses),
	    cmocka_unit_test(test_glance_refuses),
	    cmocka_unit_test(test_pledge_id),
	    cmocka_unit_test(test_pledge_check),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
