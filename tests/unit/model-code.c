/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/code.h"

static void
test_places(void **state)
{
	static const struct {
		const char *code;
		enum zy_place place;
	} cases[] = {{"210000000000", ZY_PLACE_PROVINCE},
	    {"211400000000", ZY_PLACE_CITY}, {"211421000000", ZY_PLACE_COUNTY},
	    {"211421100000", ZY_PLACE_TOWNSHIP},
	    {"211421100200", ZY_PLACE_VILLAGE}, {"000000000000", ZY_PLACE_NONE},
	    {"21142110020", ZY_PLACE_NONE}, {"21142110020X", ZY_PLACE_NONE}};
	char above[13];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(
		    zy_code_place(zy_view(cases[i].code)), cases[i].place);
	zy_code_above(ZY_VIEW("211421100200"), ZY_PLACE_TOWNSHIP, above);
	assert_string_equal(above, "211421100000");
	zy_code_above(ZY_VIEW("211421100200"), ZY_PLACE_CITY, above);
	assert_string_equal(above, "211400000000");
	assert_string_equal(zy_code_level(ZY_PLACE_TOWNSHIP), "township");
	assert_null(zy_code_level(ZY_PLACE_CITY));
}

/* GB 32100: published codes, and each with its last character changed. */
static void
test_credit(void **state)
{
	static const char *const good[] = {
	    "91110000600037341L", "91350100M000100Y43"};
	char bad[19];
	size_t i;
	char c;

	(void)state;
	for (i = 0; i < 2; i++) {
		assert_true(zy_code_credit_valid(zy_view(good[i])));
		strcpy(bad, good[i]);
		for (c = '0'; c <= 'Z'; c++) {
			bad[17] = c;
			assert_int_equal(zy_code_credit_valid(zy_view(bad)),
			    c == good[i][17]);
		}
	}
	assert_false(zy_code_credit_valid(ZY_VIEW("91350100M000100Y4Z")));
	assert_false(zy_code_is_credit(ZY_VIEW("12345")));
	assert_false(zy_code_is_credit(ZY_VIEW("110101190001010012")));
	/* A slip of the pen is a wrong code, not an id of another kind. */
	assert_true(zy_code_is_credit(ZY_VIEW("91350100M000100Y4Z")));
	assert_true(zy_code_is_credit(ZY_VIEW("9135010OM000100Y43")));
	assert_false(zy_code_credit_valid(ZY_VIEW("9135010OM000100Y43")));
	assert_true(zy_code_is_credit(ZY_VIEW("91110000600037341l")));
	assert_false(zy_code_credit_valid(ZY_VIEW("91110000600037341l")));
	/* Ids of one's own. */
	assert_false(zy_code_is_credit(ZY_VIEW("A00000000000000001")));
	assert_false(zy_code_is_credit(ZY_VIEW("ORG219921100000001")));
	assert_false(zy_code_is_credit(ZY_VIEW("9135-100M000100Y43")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_credit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
