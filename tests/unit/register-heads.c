/* A register as a heads file knew it: unknown, the same, grown, missing, empty,
 * shorter, older, made anew, moved.  SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "register/heads.h"

static char folder[] = "/tmp/zy-heads-XXXXXX";
static char heads[64], path[64], other[64];
static char a[ZY_HASH_HEX], b[ZY_HASH_HEX];

static void
put_file(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	assert_int_equal(fclose(f), 0);
}

static void
know(const char *name, uint64_t lines, const char *head)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_known k;

	assert_int_equal(zy_heads_find(&k, heads, name, &e), 0);
	assert_int_equal(zy_heads_put(&k, lines, head, "T", 1, &e), 0);
	zy_known_release(&k);
}

/* Returns what the check says of a register, "" for nothing. */
static const char *
check(bool exists, uint64_t lines, const char *hash)
{
	static struct zy_error e;
	struct zy_known k;

	e = (struct zy_error)ZY_ERROR_INIT;
	assert_int_equal(zy_heads_find(&k, heads, path, &e), 0);
	if (zy_known_check(&k, path, exists, lines, hash, &e) == 0)
		assert_int_equal(e.kind, 0);
	else
		assert_int_equal(e.kind, ZY_ERROR_IO);
	zy_known_release(&k);
	return e.kind ? e.message : "";
}

static int
fresh(void **state)
{
	(void)state;
	unlink(heads);
	unlink(other);
	put_file(path, "x");
	return 0;
}

static void
test_check(void **state)
{
	(void)state;
	/* Of what is not known nothing is asked. */
	assert_string_equal(check(false, 0, ""), "");
	know(path, 4, a);
	assert_string_equal(check(true, 4, a), "");
	assert_string_equal(check(true, 9, a), "");
	assert_non_null(strstr(check(false, 0, ""), "is missing; 4 lines"));
	assert_non_null(strstr(check(true, 0, ""), "is empty"));
	assert_non_null(strstr(check(true, 2, ""), "lost lines, 2 can"));
	assert_non_null(strstr(check(true, 4, b), "is another one"));
	assert_non_null(strstr(check(true, 9, b), "is another one"));
	/* What was put down last is what is known. */
	know(path, 2, b);
	assert_string_equal(check(true, 2, b), "");
	assert_non_null(strstr(check(true, 4, a), "is another one"));
}

static void
test_several(void **state)
{
	struct stat st;

	(void)state;
	know(other, 7, b);
	know(path, 4, a);
	know(other, 8, b);
	assert_string_equal(check(true, 4, a), "");
	assert_int_equal(stat(heads, &st), 0);
	assert_int_equal(st.st_mode & 07, 0);
}

/* A register at another place is the one that is gone from where it was. */
static void
test_moved(void **state)
{
	char moved[64], file[96];

	(void)state;
	know(path, 4, a);
	snprintf(moved, sizeof(moved), "%s/moved", folder);
	snprintf(file, sizeof(file), "%s/r", moved);
	assert_int_equal(mkdir(moved, 0700), 0);
	assert_int_equal(rename(path, file), 0);
	strcpy(path, file);
	assert_non_null(strstr(check(true, 2, ""), "lost lines"));
	know(path, 5, b);
	assert_string_equal(check(true, 5, b), "");
	/* Its copy at the old place is another register. */
	snprintf(path, sizeof(path), "%s/r", folder);
	put_file(path, "x");
	assert_string_equal(check(true, 1, ""), "");
	unlink(file);
	rmdir(moved);
}

/* An empty heads file knows nothing; anything else in it is refused. */
static void
test_damaged(void **state)
{
	static const char *const texts[] = {"{}\n", "\n\n", "x",
	    "{\"register\":\"/r\",\"lines\":0,\"head\":\"\",\"at\":\"\"}\n",
	    "{\"register\":\"/r\",\"lines\":1,\"head\":\"12\",\"at\":\"T\"}\n"};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_known k;
	size_t i;

	(void)state;
	/* What an empty file has known is lost. */
	put_file(heads, "");
	assert_int_equal(zy_heads_find(&k, heads, path, &e), -1);
	zy_known_release(&k);
	e = (struct zy_error)ZY_ERROR_INIT;
	assert_int_equal(zy_heads_find(&k, path, path, &e), -1);
	zy_known_release(&k);
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		e = (struct zy_error)ZY_ERROR_INIT;
		put_file(heads, texts[i]);
		assert_int_equal(zy_heads_find(&k, heads, path, &e), -1);
		assert_int_equal(e.kind, ZY_ERROR_IO);
		/* Nor is it replaced. */
		assert_int_equal(zy_heads_put(&k, 4, a, "T", 1, &e), -1);
		zy_known_release(&k);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(test_check, fresh),
	    cmocka_unit_test_setup(test_several, fresh),
	    cmocka_unit_test_setup(test_moved, fresh),
	    cmocka_unit_test_setup(test_damaged, fresh),
	};
	int failed;

	if (!mkdtemp(folder))
		return 1;
	snprintf(heads, sizeof(heads), "%s/heads", folder);
	snprintf(path, sizeof(path), "%s/r", folder);
	snprintf(other, sizeof(other), "%s/other", folder);
	zy_line_hash(ZY_VIEW("a"), a);
	zy_line_hash(ZY_VIEW("b"), b);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(heads);
	unlink(path);
	rmdir(folder);
	return failed;
}
