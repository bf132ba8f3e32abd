/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "register/witness.h"

#define HASH "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void
test_head(void **state)
{
	char out[ZY_HASH_HEX];

	(void)state;
	assert_true(zy_witness_is_head(ZY_VIEW(HASH), out));
	assert_string_equal(out, HASH);
	assert_true(zy_witness_is_head(ZY_VIEW("BA7816bf"), out));
	assert_string_equal(out, "ba7816bf");
	assert_false(zy_witness_is_head(ZY_VIEW("ba7816b"), out));
	assert_false(zy_witness_is_head(ZY_VIEW(HASH "0"), out));
	assert_false(zy_witness_is_head(ZY_VIEW("ba7816bg"), out));
	assert_false(zy_witness_is_head(ZY_VIEW("ba78 16bf"), out));
	assert_false(zy_witness_is_head(ZY_VIEW(""), out));
}

/* Lines in which a head of r.jsonl stands, and lines in which none does. */
static void
test_lines(void **state)
{
	static const struct {
		const char *line, *head; /* NULL: none */
	} lines[] = {
	    {"r.jsonl: 12 lines, head ba7816bf8f01cfea", "ba7816bf8f01cfea"},
	    {"登记簿 r.jsonl，12 行，末行 BA7816BF8F01CFEA。",
		"ba7816bf8f01cfea"},
	    {"《r.jsonl》：ba7816bf8f01cfea", "ba7816bf8f01cfea"},
	    {"registers/r.jsonl\t12\t" HASH, HASH},
	    {"{\"name\": \"r.jsonl\", \"lines\": 12, \"head\": \"" HASH "\"}",
		HASH},
	    /* The last one counts: a provenance has the head before, too. */
	    {"r.jsonl 00000000 ba7816bf ba7816bf8f01cfea ffffffff01",
		"ffffffff01"},
	    /* Sixteen decimal digits are no date and no number of lines. */
	    {"r.jsonl 1234567890123456", "1234567890123456"},
	    {"r.jsonl 20100701", NULL},
	    {"r.jsonl of 2010-07-01: 123456789 lines", NULL},
	    /* Of another register. */
	    {"other.jsonl 12 ba7816bf8f01cfea", NULL},
	    {"r.jsonl.torn-1 ba7816bf8f01cfea", NULL},
	    {"ar.jsonl ba7816bf8f01cfea", NULL},
	    {"乡r.jsonl ba7816bf8f01cfea", NULL},
	    /* Before the name. */
	    {"ba7816bf8f01cfea r.jsonl", NULL},
	    /* A part of something else. */
	    {"r.jsonl p-ba7816bf8f01cfea", NULL},
	    {"r.jsonl ba7816bf8f01cfea_x", NULL},
	    {"r.jsonl ba7816b", NULL},
	    {"r.jsonl", NULL},
	    {"", NULL},
	};
	char out[ZY_HASH_HEX];
	size_t i;
	bool found;

	(void)state;
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		found = zy_witness_find(
		    zy_view(lines[i].line), ZY_VIEW("r.jsonl"), out);
		if (found != (lines[i].head != NULL))
			fail_msg("%s: %d", lines[i].line, found);
		if (found)
			assert_string_equal(out, lines[i].head);
	}
	assert_false(zy_witness_find(ZY_VIEW("x " HASH), ZY_VIEW(""), out));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_head),
	    cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
