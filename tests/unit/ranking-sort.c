/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>

#include "ranking/row-store.h"
#include "ranking/sort.h"

static uint64_t state = 42;

static uint32_t
draw(uint32_t n)
{
	state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)(state >> 33) % n;
}

/* Rows of subject and cells, all of one group, sorted by the last value. */
struct group {
	struct zy_row_store store;
	struct zy_tie_keys keys;
	struct zy_sort sort;
	size_t n;
};

static void
add(struct group *g, const char *const *cells, size_t n, bool ranked)
{
	struct zy_view views[8];
	size_t i;

	for (i = 0; i < n; i++)
		views[i] = zy_view(cells[i]);
	zy_row_store_add(&g->store, 0, views, n, ranked,
	    (struct zy_row_origin){0, 2 + g->n++});
}

static void
sort(struct group *g, bool ascending)
{
	struct zy_row_store_walk walk;
	const char *row;
	size_t i = 0;

	g->sort.keys = &g->keys;
	g->sort.by = 1;
	g->sort.ascending = ascending;
	g->sort.ncolumns = 4;
	zy_sort_reserve(&g->sort, g->n);
	zy_row_store_begin(&walk, &g->store, 0);
	while ((row = zy_row_store_next(&walk)) != NULL)
		g->sort.items[i++].row = row;
	assert_int_equal(i, g->n);
	zy_sort_ranked(&g->sort, g->n);
}

static void
release(struct group *g)
{
	zy_row_store_release(&g->store);
	zy_tie_keys_release(&g->keys);
	zy_sort_release(&g->sort);
	*g = (struct group){.n = 0};
}

/* The first cells of the rows in order; '=' joins equals, '~' equal values. */
static void
expect(const struct group *g, const char *text)
{
	char got[200] = "";
	size_t i, n = 0;

	for (i = 0; i < g->n; i++)
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%.*s",
		    i == 0				  ? ""
		    : g->sort.same[i] & ZY_SORT_SAME_KEYS ? "="
		    : g->sort.same[i]			  ? "~"
							  : " ",
		    ZY_ARG(zy_row_cell(g->sort.items[i].row, 0)));
	assert_string_equal(got, text);
}

static void
test_values(void **unused)
{
	static const char *const rows[][2] = {{"a", "9.5"}, {"b", "10"},
	    {"e", "9.50"}, {"d", "-3"}, {"c", "9.500"}, {"f", "１０"}};
	struct group g = {.n = 0};
	size_t i;

	(void)unused;
	for (i = 0; i < 6; i++)
		add(&g, rows[i], 2, true);
	sort(&g, false);
	expect(&g, "b=f a=c=e d");
	sort(&g, true);
	expect(&g, "d a=c=e b=f");
	release(&g);
}

/* What no common scale of 64 bits holds is compared all the same. */
static void
test_wide(void **unused)
{
	static const char *const rows[][2] = {{"c", "-5"},
	    {"a", "999999999999999999"}, {"d", "0.000000000000000001"},
	    {"e", "0.000000000000000002"}, {"b", "-5.0"}};
	struct group g = {.n = 0};
	size_t i;

	(void)unused;
	for (i = 0; i < 5; i++)
		add(&g, rows[i], 2, true);
	sort(&g, false);
	expect(&g, "a e d b=c");
	release(&g);
}

static void
test_keys(void **unused)
{
	static const char *const rows[][4] = {{"a", "5", "2", "x"},
	    {"b", "5", "10", "y"}, {"c", "5", "", "x"}, {"d", "5", "2.0", "x"},
	    {"e", "7", "1", "x"}, {"f", "5", "2", "y"}};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_schema none = {"none", "", NULL, 0, NULL, false, NULL};
	struct group g = {.n = 0};
	size_t i, changed = 0;

	(void)unused;
	assert_int_equal(
	    zy_tie_keys_parse(&g.keys, "base,note:desc", &none, &e), 0);
	g.keys.keys[0].column = 2;
	g.keys.keys[1].column = 3;
	for (i = 0; i < 6; i++) {
		add(&g, rows[i], 4, true);
		assert_false(zy_tie_key_observe(&g.keys.keys[0],
		    zy_view(rows[i][2]), (struct zy_row_origin){0, i}));
		zy_tie_key_observe(&g.keys.keys[1], zy_view(rows[i][3]),
		    (struct zy_row_origin){0, i});
	}
	sort(&g, false);
	expect(&g, "e b~f~a=d~c");
	/* One cell that is no number changes nothing. */
	assert_false(zy_tie_key_observe(
	    &g.keys.keys[0], ZY_VIEW("x"), (struct zy_row_origin){0, 6}));
	sort(&g, false);
	expect(&g, "e b~f~a=d~c");
	/* More words than numbers, and 10 comes before 2. */
	for (i = 0; i < 5; i++)
		changed += zy_tie_key_observe(&g.keys.keys[0], ZY_VIEW("x"),
		    (struct zy_row_origin){0, 7 + i});
	assert_int_equal(changed, 1);
	sort(&g, false);
	expect(&g, "e b~f~a~d~c");
	release(&g);
}

/* The sort is stable, over sizes about the limits of its methods. */
static void
test_sizes(void **unused)
{
	static const uint32_t sizes[] = {1, 2, 23, 24, 25, 300, 20000};
	char subject[16], value[32];
	const char *cells[3] = {subject, value, ""};
	struct group g = {.n = 0};
	struct zy_decimal a, b;
	const char *x, *y;
	size_t i, s;
	int64_t v;
	int c;

	(void)unused;
	for (s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++) {
		for (i = 0; i < sizes[s]; i++) {
			v = (int64_t)((uint64_t)draw(1 << 30) << draw(25));
			snprintf(subject, sizeof(subject), "%u", draw(50));
			snprintf(value, sizeof(value), "%s%lld%s",
			    draw(2) ? "-" : "",
			    (long long)(draw(3) ? v % 100 : v),
			    draw(2) ? ".0" : "");
			add(&g, cells, 3, true);
		}
		sort(&g, false);
		for (i = 1; i < g.n; i++) {
			x = g.sort.items[i - 1].row;
			y = g.sort.items[i].row;
			assert_int_equal(
			    zy_decimal_parse(&a, zy_row_cell(x, 1)),
			    ZY_NUMBER_OK);
			assert_int_equal(
			    zy_decimal_parse(&b, zy_row_cell(y, 1)),
			    ZY_NUMBER_OK);
			c = zy_decimal_cmp(a, b);
			assert_true(c >= 0);
			assert_int_equal(g.sort.same[i],
			    c ? 0 : ZY_SORT_SAME_KEYS | ZY_SORT_SAME_VALUE);
			if (c == 0)
				c = -zy_view_cmp(
				    zy_row_cell(x, 0), zy_row_cell(y, 0));
			if (c == 0)
				c = -zy_view_cmp(
				    zy_row_cell(x, 1), zy_row_cell(y, 1));
			assert_true(c >= 0);
		}
		release(&g);
	}
}

/* A cell for a key: numbers in many forms, words, or nothing. */
static void
make_cell(char *to, size_t n, bool number)
{
	int places = (int)draw(19);

	if (draw(6) == 0)
		to[0] = '\0';
	else if (!number)
		snprintf(to, n, "%.*s", (int)draw(4),
		    &"abcabab\xE4\xB8\xAD"[draw(7)]);
	else if (draw(2))
		snprintf(to, n, "%s%u", draw(2) ? "-" : "", draw(3));
	else
		snprintf(to, n, "%s%u.%0*u", draw(2) ? "-" : "",
		    draw(100) == 0 ? draw(1 << 29) : draw(11),
		    places > 8 ? 8 : places + 1, draw(100));
}

static int
sign(int c)
{
	return c < 0 ? -1 : c > 0;
}

/* The bytes of cells are in the order of the cells. */
static void
test_bytes(void **unused)
{
	struct zy_buf x = ZY_BUF_INIT, y = ZY_BUF_INIT;
	struct zy_tie_key key = {.name = "k"};
	char a[40], b[40];
	bool number;
	int i;

	(void)unused;
	for (i = 0; i < 200000; i++) {
		number = draw(2);
		key.kind = number ? ZY_VALUE_NUMBER : ZY_VALUE_TEXT;
		key.direction = (int)draw(3) - 1;
		make_cell(a, sizeof(a), number);
		make_cell(b, sizeof(b), number);
		zy_buf_reset(&x);
		zy_buf_reset(&y);
		zy_tie_key_encode(&x, &key, zy_view(a));
		zy_tie_key_encode(&y, &key, zy_view(b));
		/* None begins another: what follows decides of equals only. */
		zy_buf_putc(&x, '\xFF');
		zy_buf_putc(&y, '\0');
		if (zy_tie_key_cmp(&key, zy_view(a), zy_view(b)) == 0)
			assert_true(
			    zy_view_cmp(zy_buf_get(&x), zy_buf_get(&y)) > 0);
		else
			assert_int_equal(
			    sign(zy_view_cmp(zy_buf_get(&x), zy_buf_get(&y))),
			    sign(zy_tie_key_cmp(&key, zy_view(a), zy_view(b))));
	}
	zy_buf_release(&x);
	zy_buf_release(&y);
}

static void
test_extremes(void **unused)
{
	static const char *const order[] = {"-999999999999999999",
	    "-999999999999999998", "-100000000000000000", "-10", "-1.5", "-1",
	    "-0.000000000000000002", "-0.000000000000000001", "0",
	    "0.000000000000000001", "0.000000000000000999", "0.1", "0.11",
	    "0.999999999999999999", "1", "1.00000000000000001", "9.99", "10",
	    "99999999999999999", "100000000000000000", "999999999999999999"};
	struct zy_buf x = ZY_BUF_INIT, y = ZY_BUF_INIT;
	struct zy_decimal d;
	size_t i;

	(void)unused;
	for (i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		assert_int_equal(
		    zy_decimal_parse(&d, zy_view(order[i])), ZY_NUMBER_OK);
		zy_buf_reset(&y);
		zy_tie_key_encode_number(&y, d, true);
		assert_int_equal(y.n, ZY_TIE_KEY_NUMBER);
		if (i)
			assert_true(memcmp(x.p, y.p, ZY_TIE_KEY_NUMBER) < 0);
		zy_buf_reset(&x);
		zy_buf_view(&x, zy_buf_get(&y));
	}
	zy_buf_reset(&x);
	zy_tie_key_encode_number(&x, (struct zy_decimal){900, 1}, false);
	zy_buf_reset(&y);
	zy_tie_key_encode_number(&y, (struct zy_decimal){90000, 3}, false);
	assert_memory_equal(x.p, y.p, ZY_TIE_KEY_NUMBER);
	zy_buf_release(&x);
	zy_buf_release(&y);
}

/* Rows of many groups and files come back as they were, with their places. */
static void
test_row_store(void **unused)
{
	enum {
		GROUPS = 7,
		ROWS = 5000
	};
	struct zy_row_store both = {0}, one = {0}, other = {0};
	uint32_t numbers[GROUPS], seen[GROUPS] = {0}, i, g;
	struct zy_row_store_walk walk;
	char text[8], large[3000];
	struct zy_view cells[3];
	const char *row;

	(void)unused;
	memset(large, 'x', sizeof(large));
	for (g = 0; g < GROUPS; g++)
		numbers[g] = (g + 3) % GROUPS;
	for (i = 0; i < ROWS; i++) {
		g = i % GROUPS;
		snprintf(text, sizeof(text), "%u", i);
		cells[0] = zy_view(text);
		cells[1] = (struct zy_view){large, i % 100 ? i % 9 : 3000};
		cells[2] = ZY_VIEW("");
		if (i < ROWS / 2)
			zy_row_store_add(&one, g, cells, 3, i % 2,
			    (struct zy_row_origin){i % 500 > 250, i * 3});
		else
			zy_row_store_add(&other, (g + 4) % GROUPS, cells, 2,
			    i % 2, (struct zy_row_origin){2, i * 3});
	}
	for (g = 0; g < GROUPS; g++)
		seen[g] = g;
	zy_row_store_join(&both, &one, seen);
	zy_row_store_join(&both, &other, numbers);
	assert_int_equal(other.n, 0);
	for (g = 0; g < GROUPS; g++) {
		zy_row_store_begin(&walk, &both, g);
		for (i = g; (row = zy_row_store_next(&walk)) != NULL;
		     i += GROUPS) {
			snprintf(text, sizeof(text), "%u", i);
			assert_true(zy_view_is(zy_row_cell(row, 0), text));
			assert_int_equal(
			    zy_row_cell(row, 1).n, i % 100 ? i % 9 : 3000);
			assert_int_equal(zy_row_cell(row, 2).n, 0);
			assert_int_equal(zy_row_cell(row, 9).n, 0);
			assert_int_equal(zy_row_ranked(row), i % 2);
			assert_int_equal(walk.origin.line, i * 3);
			assert_int_equal(
			    walk.origin.file, i < ROWS / 2 ? i % 500 > 250 : 2);
			zy_row_cells(row, cells, 3);
			assert_true(zy_view_is(cells[0], text));
			assert_int_equal(cells[2].n, 0);
		}
		assert_true(i >= ROWS);
		assert_int_equal(both.groups[g].all, (ROWS - g + 6) / GROUPS);
	}
	zy_row_store_release(&both);
	zy_row_store_release(&one);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_values),
	    cmocka_unit_test(test_wide),
	    cmocka_unit_test(test_keys),
	    cmocka_unit_test(test_sizes),
	    cmocka_unit_test(test_bytes),
	    cmocka_unit_test(test_extremes),
	    cmocka_unit_test(test_row_store),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
