/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "ranking/place.h"
#include "ranking/cut.h"

/* Positions as letters: a run of one letter is a run of equals. */
static struct zy_tie_group
equals_at(const char *runs, size_t at)
{
	struct zy_tie_group x = {at, at, 0};
	size_t i;

	while (x.from > 0 && runs[x.from - 1] == runs[at])
		x.from--;
	while (runs[x.to] == runs[at])
		x.to++;
	for (i = 1; i <= x.from; i++)
		x.groups_before += runs[i] != runs[i - 1];
	return x;
}

/* Twice the place of each position, as scipy.stats.rankdata gives them. */
static void
expect(enum zy_rank_method method, const uint64_t *twice)
{
	struct zy_tie_group x;
	size_t i;

	for (i = 0; i < 4; i++) {
		x = equals_at("abbc", i);
		assert_int_equal(zy_place_doubled(method, &x, i), twice[i]);
	}
}

static void
test_methods(void **state)
{
	(void)state;
	expect(ZY_RANK_COMPETITION, (const uint64_t[]){2, 4, 4, 8});
	expect(ZY_RANK_DENSE, (const uint64_t[]){2, 4, 4, 6});
	expect(ZY_RANK_ORDINAL, (const uint64_t[]){2, 4, 6, 8});
	expect(ZY_RANK_AVERAGE, (const uint64_t[]){2, 5, 5, 8});
}

static struct zy_cut
select_all(const char *runs, uint64_t places, uint64_t reserve, char *got)
{
	struct zy_cut cut = {
	    .places = places, .reserve = reserve, .ranked = strlen(runs)};
	struct zy_tie_group x;
	enum zy_selected s;
	size_t i;

	for (i = 0; i < cut.ranked; i = x.to) {
		x = equals_at(runs, i);
		s = zy_cut_select(&cut, &x);
		memset(got + x.from, *zy_selected_name(s).p, x.to - x.from);
	}
	got[cut.ranked] = '\0';
	return cut;
}

static void
expect_selected(
    const char *runs, uint64_t places, uint64_t reserve, const char *selected)
{
	char got[17];

	select_all(runs, places, reserve, got);
	assert_string_equal(got, selected);
}

static void
test_select(void **state)
{
	(void)state;
	expect_selected("", 3, 1, "");
	expect_selected("abcd", 0, 0, "nnnn");
	expect_selected("aaaa", 0, 0, "nnnn");
	expect_selected("abcd", 2, 0, "yynn");
	expect_selected("abcd", 4, 0, "yyyy");
	expect_selected("abcd", 9, 9, "yyyy");
	expect_selected("aabb", 2, 0, "yynn");
	expect_selected("abbc", 2, 0, "yttn");
	expect_selected("aaab", 1, 0, "tttn");
	expect_selected("aaab", 2, 0, "tttn");
	expect_selected("aaab", 3, 0, "yyyn");
	expect_selected("aaaa", 3, 5, "tttt");
	/* One of two places is lost: that loser is the first reserve. */
	expect_selected("abbcd", 2, 1, "yttnn");
	expect_selected("abbcd", 2, 2, "yttrn");
	expect_selected("abcde", 2, 2, "yyrrn");
	expect_selected("abcddde", 2, 2, "yyrrrrn");
	expect_selected("aaaab", 0, 2, "rrrrn");
	expect_selected("abc", 1, UINT64_MAX, "yrr");
}

static void
test_cut(void **state)
{
	struct zy_cut cut;
	char got[8];

	(void)state;
	cut = select_all("abbcc", 2, 2, got);
	assert_int_equal(cut.tie_first, 1);
	assert_int_equal(cut.tie_n, 2);
	assert_int_equal(cut.open, 1);
	assert_int_equal(cut.reserve_asked, 1);
	assert_int_equal(cut.reserve_n, 2);
	cut = select_all("abccd", 1, 3, got);
	assert_int_equal(cut.tie_n, 0);
	assert_int_equal(cut.reserve_asked, 3);
	assert_int_equal(cut.reserve_n, 3);
}

static void
test_share(void **state)
{
	(void)state;
	assert_int_equal(zy_cut_share((struct zy_decimal){10, 0}, 1009), 100);
	assert_int_equal(zy_cut_share((struct zy_decimal){125, 1}, 8), 1);
	assert_int_equal(zy_cut_share((struct zy_decimal){100, 0}, 7), 7);
	assert_int_equal(zy_cut_share((struct zy_decimal){1, 0}, 99), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_methods),
	    cmocka_unit_test(test_select),
	    cmocka_unit_test(test_cut),
	    cmocka_unit_test(test_share),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
