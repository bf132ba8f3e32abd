/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ranking/rank.h"
#include "ranking/select.h"

/* Rows in the order they were added: the total order of these tests. */
static int
by_row(const void *context, uint32_t a, uint32_t b)
{
	(void)context;
	return a < b ? -1 : a > b;
}

/* Even rows before odd ones. */
static int
by_parity(const void *context, uint32_t a, uint32_t b)
{
	(void)context;
	return (int)(a % 2) - (int)(b % 2);
}

static struct zy_ranking
rank(const char *const *values, size_t n, const struct zy_rank_options *o)
{
	struct zy_ranking r = {0};
	struct zy_decimal d;
	size_t i;

	for (i = 0; i < n; i++) {
		bool there =
		    zy_decimal_parse(&d, zy_view(values[i])) == ZY_NUMBER_OK;

		zy_ranking_add(&r, 0, there ? &d : NULL);
	}
	zy_ranking_place(&r, 1, o);
	return r;
}

/* Twice the place of each row, as scipy.stats.rankdata gives them. */
static void
expect(enum zy_rank_method method, const uint32_t *twice)
{
	static const char *const values[] = {"0", "2", "3", "2.0"};
	const struct zy_rank_options o = {
	    .method = method, .ascending = true, .order = by_row};
	struct zy_ranking r = rank(values, 4, &o);
	uint32_t i;

	for (i = 0; i < 4; i++)
		assert_int_equal(r.places[i].twice, twice[r.order[i]]);
	zy_ranking_release(&r);
}

static void
test_methods(void **state)
{
	(void)state;
	expect(ZY_RANK_COMPETITION, (const uint32_t[]){2, 4, 8, 4});
	expect(ZY_RANK_DENSE, (const uint32_t[]){2, 4, 6, 4});
	expect(ZY_RANK_ORDINAL, (const uint32_t[]){2, 4, 8, 6});
	expect(ZY_RANK_AVERAGE, (const uint32_t[]){2, 5, 8, 5});
}

static void
test_unranked(void **state)
{
	static const char *const values[] = {"", "1", "", "2"};
	const struct zy_rank_options o = {.order = by_row};
	struct zy_ranking r = rank(values, 4, &o);

	(void)state;
	assert_int_equal(r.groups[0].ranked, 2);
	assert_int_equal(r.groups[0].all, 4);
	assert_int_equal(r.order[0], 3);
	assert_int_equal(r.order[1], 1);
	assert_int_equal(r.order[2], 0);
	assert_int_equal(r.order[3], 2);
	assert_int_equal(r.places[2].twice, 0);
	assert_false(r.places[2].tied);
	zy_ranking_release(&r);
}

static void
test_ties(void **state)
{
	static const char *const values[] = {"5", "5", "5", "5", "7"};
	const struct zy_rank_options o = {.order = by_row, .tie = by_parity};
	struct zy_ranking r = rank(values, 5, &o);
	static const uint32_t order[] = {4, 0, 2, 1, 3};
	static const uint32_t twice[] = {2, 4, 4, 8, 8};
	size_t i;

	(void)state;
	for (i = 0; i < 5; i++) {
		assert_int_equal(r.order[i], order[i]);
		assert_int_equal(r.places[i].twice, twice[i]);
		assert_int_equal(r.places[i].tied, i > 0);
		assert_int_equal(r.places[i].same, i == 2 || i == 4);
	}
	zy_ranking_release(&r);
}

/* What no common scale of 64 bits holds is compared all the same. */
static void
test_wide(void **state)
{
	static const char *const values[] = {"999999999999999999",
	    "0.000000000000000001", "-5", "0.000000000000000002", "-5.0"};
	static const uint32_t order[] = {0, 3, 1, 2, 4};
	const struct zy_rank_options o = {.order = by_row};
	struct zy_ranking r = rank(values, 5, &o);
	size_t i;

	(void)state;
	for (i = 0; i < 5; i++)
		assert_int_equal(r.order[i], order[i]);
	assert_true(r.places[4].same);
	assert_int_equal(r.places[4].twice, 8);
	zy_ranking_release(&r);
}

/* The radix sort against qsort, over sizes about its limits. */
static void
test_sort(void **state)
{
	static const uint32_t sizes[] = {1, 2, 23, 24, 25, 300, 70000};
	const struct zy_rank_options o = {.order = by_row};
	uint64_t x = 42;
	size_t i, s;

	(void)state;
	for (s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++) {
		struct zy_ranking r = {0};

		for (i = 0; i < sizes[s]; i++) {
			struct zy_decimal d;

			x = x * UINT64_C(6364136223846793005) + 1;
			d.coef = (int64_t)x >> (x >> 20) % 60;
			d.places = 0;
			zy_ranking_add(&r, (uint32_t)(x >> 60) % 2, &d);
		}
		zy_ranking_place(&r, 2, &o);
		for (i = 1; i < sizes[s]; i++) {
			uint32_t a = r.order[i - 1], b = r.order[i];

			if (r.group[a] != r.group[b])
				continue;
			assert_true(r.values[a] > r.values[b] ||
				    (r.values[a] == r.values[b] && a < b));
		}
		zy_ranking_release(&r);
	}
}

/* Positions as letters: a run of one letter is a run of equals. */
static void
expect_selected(
    const char *runs, uint64_t places, uint64_t reserve, const char *selected)
{
	struct zy_place p[16] = {{0}};
	struct zy_cut cut = {.places = places, .reserve = reserve};
	uint32_t i, n = (uint32_t)strlen(runs);
	char got[17] = "";

	for (i = 0; i < n; i++) {
		p[i].twice = 2;
		p[i].same = i > 0 && runs[i] == runs[i - 1];
	}
	zy_select(p, n, &cut);
	for (i = 0; i < n; i++)
		got[i] = zy_selected_name((enum zy_selected)p[i].selected)[0];
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
}

static void
test_cut(void **state)
{
	struct zy_place p[5] = {{0}};
	struct zy_cut cut = {.places = 2, .reserve = 2};

	(void)state;
	p[2].same = p[4].same = true; /* a bb cc */
	zy_select(p, 5, &cut);
	assert_int_equal(cut.tie_first, 1);
	assert_int_equal(cut.tie_n, 2);
	assert_int_equal(cut.open, 1);
	assert_int_equal(cut.reserve_asked, 1);
	assert_int_equal(cut.reserve_n, 2);
}

static void
test_share(void **state)
{
	(void)state;
	assert_int_equal(
	    zy_select_share((struct zy_decimal){10, 0}, 1009), 100);
	assert_int_equal(zy_select_share((struct zy_decimal){125, 1}, 8), 1);
	assert_int_equal(zy_select_share((struct zy_decimal){100, 0}, 7), 7);
	assert_int_equal(zy_select_share((struct zy_decimal){1, 0}, 99), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_methods),
	    cmocka_unit_test(test_unranked),
	    cmocka_unit_test(test_ties),
	    cmocka_unit_test(test_wide),
	    cmocka_unit_test(test_sort),
	    cmocka_unit_test(test_select),
	    cmocka_unit_test(test_cut),
	    cmocka_unit_test(test_share),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
