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

#include "stream/provenance.h"

#define HASH "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static char path[] = "/tmp/zy-provenance-XXXXXX";

static void
put_file(struct zy_view text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
	assert_int_equal(fclose(f), 0);
}

/* What is written is read back, and written again it is the same. */
static void
test_round(void **state)
{
	struct zy_provenance_word words[] = {{"by", "total", false},
	    {"strict", NULL, false}, {NULL, "名册\"旧\"\n.csv", false},
	    {"note", "138****0000", true}};
	struct zy_provenance_file in = {
	    .name = "-", .size = UINT64_C(5000000000), .sha256 = HASH};
	struct zy_provenance_register r = {.name = "r.jsonl",
	    .lines = 7,
	    .head = HASH,
	    .lines_after = 9,
	    .head_after = HASH};
	struct zy_provenance p = {.program = "rank",
	    .version = "0.1.0",
	    .folder = "",
	    .lang = "zh",
	    .messages = "en",
	    .today = "2010-07-01",
	    .now = "2010-07-01T00:00:00Z",
	    .status = 1,
	    .read = 10,
	    .refused = 2,
	    .written = 8,
	    .warnings = 3,
	    .words = words,
	    .nwords = 4,
	    .inputs = &in,
	    .ninputs = 1,
	    .registers = &r,
	    .nregisters = 1};
	struct zy_buf text = ZY_BUF_INIT, again = ZY_BUF_INIT;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_provenance q = {0};

	(void)state;
	zy_provenance_put(&p, &text);
	put_file(zy_buf_get(&text));
	if (zy_provenance_load(&q, path, &e))
		fail_msg("%s", e.message);
	assert_string_equal(q.program, "rank");
	assert_int_equal(q.status, 1);
	assert_int_equal(q.refused, 2);
	assert_int_equal(q.nwords, 4);
	assert_null(q.words[1].value);
	assert_null(q.words[2].option);
	assert_string_equal(q.words[2].value, "名册\"旧\"\n.csv");
	assert_false(q.words[2].masked);
	assert_true(q.words[3].masked);
	assert_int_equal(q.ninputs, 1);
	assert_true(q.inputs[0].size == in.size);
	assert_int_equal(q.noutputs, 0);
	assert_int_equal(q.registers[0].lines_after, 9);
	zy_provenance_put(&q, &again);
	assert_string_equal(again.p, text.p);
	zy_provenance_release(&q);
	zy_buf_release(&text);
	zy_buf_release(&again);
}

/* What is none is refused, however much of it is there. */
static void
test_refused(void **state)
{
	static const char *const texts[] = {
	    "", "{}", "[]", "{\"version\": 1}", "rank", "subject,total\na,1\n"};
	struct zy_provenance p = {0};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct zy_error e = ZY_ERROR_INIT;

		put_file(zy_view(texts[i]));
		assert_int_equal(zy_provenance_load(&p, path, &e), -1);
		assert_int_equal(e.kind, ZY_ERROR_CONFIG);
		zy_provenance_release(&p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_round),
	    cmocka_unit_test(test_refused),
	};
	int fd = mkstemp(path), rc;

	if (fd < 0)
		return 2;
	close(fd);
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	return rc;
}
