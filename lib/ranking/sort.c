/*
 * Sorts the rows of a group level by level: by value, by each tie key, by
 * bytes.  Numbers become integer keys, which are sorted by radix.
 *
 * SPDX-License-Identifier: MIT
 */
#include "ranking/sort.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	SMALL = 24, /* fewer items are sorted by insertion */
};

static const uint64_t EMPTY = UINT64_MAX; /* key of an empty cell: last */
static const int64_t WIDE = INT64_C(1) << 62;

/* What to sort by: level 0 is the value, then the tie keys, then all bytes. */
struct level {
	struct zy_sort *s;
	const struct zy_tie_key *key; /* NULL: the value, or the bytes */
	size_t number;
};

void
zy_sort_release(struct zy_sort *s)
{
	free(s->items);
	free(s->spare);
	free(s->same);
	zy_buf_release(&s->scratch);
	*s = (struct zy_sort){0};
}

void
zy_sort_reserve(struct zy_sort *s, size_t n)
{
	if (n <= s->cap)
		return;
	/* The items are lost anyway: realloc would copy them. */
	free(s->items);
	free(s->spare);
	free(s->same);
	s->cap = n + n / 8;
	s->items = zy_reallocarray(NULL, s->cap, sizeof(*s->items));
	s->spare = zy_reallocarray(NULL, s->cap, sizeof(*s->spare));
	s->same = zy_malloc(s->cap);
}

/*
 * Returns whether a level comes after the value and all tie keys: rows are then
 * ordered by their bytes.
 */
static bool
is_bytes(const struct level *l)
{
	return l->number > l->s->keys->n;
}

/* Compares two rows by the bytes of the subject, then of every cell in turn. */
static int
compare_bytes(const struct zy_sort *s, const char *a, const char *b)
{
	int subject = s->keys->subject, c = 0, i;

	if (subject >= 0)
		c = zy_view_cmp(
		    zy_row_cell(a, subject), zy_row_cell(b, subject));
	for (i = 0; c == 0 && i < (int)s->ncolumns; i++)
		c = zy_view_cmp(zy_row_cell(a, i), zy_row_cell(b, i));
	return c;
}

/*
 * Compares two rows at one level of the order: by value, by a tie key, or by
 * bytes.
 */
static int
compare(const struct level *l, const char *a, const char *b)
{
	struct zy_sort *s = l->s;
	struct zy_decimal x = {0}, y = {0};
	int c;

	if (is_bytes(l))
		return compare_bytes(s, a, b);
	if (l->key)
		return zy_tie_key_cmp(l->key, zy_row_cell(a, l->key->column),
		    zy_row_cell(b, l->key->column));
	(void)zy_rank_value(zy_row_cell(a, s->by), &s->scratch, &x);
	(void)zy_rank_value(zy_row_cell(b, s->by), &s->scratch, &y);
	c = zy_decimal_cmp(x, y);
	return s->ascending ? c : -c;
}

/* A stable merge sort with `compare`; `spare` is working space. */
static void
merge_sort(const struct level *l, struct zy_sort_item *v,
    struct zy_sort_item *spare, size_t n)
{
	struct zy_sort_item x;
	size_t half = n / 2, i, k, at;

	if (n < SMALL) {
		for (i = 1; i < n; i++) {
			x = v[i];
			for (k = i;
			     k > 0 && compare(l, x.row, v[k - 1].row) < 0; k--)
				v[k] = v[k - 1];
			v[k] = x;
		}
		return;
	}
	merge_sort(l, v, spare, half);
	merge_sort(l, v + half, spare, n - half);
	if (compare(l, v[half - 1].row, v[half].row) <= 0)
		return;
	memcpy(spare, v, half * sizeof(*v));
	for (i = 0, k = half, at = 0; i < half; at++)
		if (k < n && compare(l, v[k].row, spare[i].row) < 0)
			v[at] = v[k++];
		else
			v[at] = spare[i++];
}

/*
 * Sorts a few items by key, by insertion, which keeps the order of equal ones.
 */
static void
sort_small(struct zy_sort_item *v, size_t n)
{
	struct zy_sort_item x;
	size_t i, k;

	for (i = 1; i < n; i++) {
		x = v[i];
		for (k = i; k > 0 && x.key < v[k - 1].key; k--)
			v[k] = v[k - 1];
		v[k] = x;
	}
}

/* A stable radix sort by those bytes of the keys that differ. */
static void
radix_sort(struct zy_sort_item *v, struct zy_sort_item *spare, size_t n)
{
	struct zy_sort_item *from = v, *to = spare, *swap;
	size_t counts[256], at, some, i;
	uint64_t differ = 0;
	int shift;

	if (n < SMALL) {
		sort_small(v, n);
		return;
	}
	for (i = 1; i < n; i++)
		differ |= v[i].key ^ v[0].key;
	for (shift = 0; shift < 64; shift += 8) {
		if (!(differ >> shift & 0xFF))
			continue;
		memset(counts, 0, sizeof(counts));
		for (i = 0; i < n; i++)
			counts[from[i].key >> shift & 0xFF]++;
		for (at = 0, i = 0; i < 256; i++) {
			some = counts[i];
			counts[i] = at;
			at += some;
		}
		for (i = 0; i < n; i++)
			to[counts[from[i].key >> shift & 0xFF]++] = from[i];
		swap = from;
		from = to;
		to = swap;
	}
	if (from != v)
		memcpy(v, from, n * sizeof(*v));
}

/*
 * Sets *d to the number of a row at a level.  Returns false where its cell has
 * none.
 */
static bool
number_of(const struct level *l, const char *row, struct zy_decimal *d)
{
	if (!l->key)
		return zy_rank_value(
			   zy_row_cell(row, l->s->by), &l->s->scratch, d) == 1;
	return zy_tie_key_value(l->key, zy_row_cell(row, l->key->column), d);
}

/*
 * Scales a decimal to `places` decimal places.  Returns true; or false, with *d
 * undefined, where it becomes too large for a key.
 */
static bool
scale(struct zy_decimal *d, int places)
{
	static const int64_t powers[] = {1, 10, 100, 1000, 10000, 100000,
	    1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
	    1000000000000, 10000000000000, 100000000000000, 1000000000000000,
	    10000000000000000, 100000000000000000, 1000000000000000000};

	return !__builtin_mul_overflow(
		   d->coef, powers[places - d->places], &d->coef) &&
	       d->coef < WIDE && d->coef > -WIDE;
}

/*
 * Sets the key of each item: its number, scaled to the most decimal places of
 * any.  Begins again when an item has more places than those before it.
 * Returns false when a number does not fit into 64 bits.
 */
static bool
make_keys(const struct level *l, struct zy_sort_item *v, size_t n)
{
	bool ascending =
	    l->key ? zy_tie_key_ascending(l->key) : l->s->ascending;
	uint64_t flip = (ascending ? 0 : UINT64_MAX) ^ UINT64_C(1) << 63;
	int places = 0;
	struct zy_decimal d;
	size_t i;

	for (i = 0; i < n; i++) {
		v[i].key = EMPTY;
		if (!number_of(l, v[i].row, &d))
			continue;
		if (d.places > places) {
			places = d.places;
			i = SIZE_MAX; /* from the first */
			continue;
		}
		if (!scale(&d, places))
			return false;
		v[i].key = (uint64_t)d.coef ^ flip;
	}
	return true;
}

/*
 * Sorts n items from index `from` on by one level and marks those that are
 * equal in it.  The key of an item afterwards says whether the next item is
 * equal to it in this level.
 */
static void
sort_by(const struct level *l, size_t from, size_t n)
{
	struct zy_sort_item *v = l->s->items + from;
	unsigned char bits = 0;
	bool same, keyed;
	size_t i;

	keyed =
	    (!l->key || l->key->kind != ZY_VALUE_TEXT) && make_keys(l, v, n);
	if (keyed)
		radix_sort(v, l->s->spare, n);
	else
		merge_sort(l, v, l->s->spare, n);
	if (l->number == 0)
		bits |= ZY_SORT_SAME_VALUE;
	if (l->number == l->s->keys->n)
		bits |= ZY_SORT_SAME_KEYS;
	for (i = 1; i < n; i++) {
		same = keyed ? v[i].key == v[i - 1].key
			     : compare(l, v[i - 1].row, v[i].row) == 0;
		l->s->same[from + i] |= same ? bits : 0;
		v[i - 1].key = same;
	}
	v[n - 1].key = false;
}

/* Sorts by a level, then each run of items equal in it by the next level. */
static void
sort_level(struct zy_sort *s, size_t from, size_t n, size_t number)
{
	const struct level l = {s,
	    number > 0 && number <= s->keys->n ? &s->keys->keys[number - 1]
					       : NULL,
	    number};
	size_t end = from + n, next;

	if (is_bytes(&l)) {
		merge_sort(&l, s->items + from, s->spare, n);
		return;
	}
	sort_by(&l, from, n);
	for (; from < end; from = next) {
		for (next = from; s->items[next].key; next++)
			continue;
		if (++next - from > 1)
			sort_level(s, from, next - from, number + 1);
	}
}

void
zy_sort_ranked(struct zy_sort *s, size_t n)
{
	memset(s->same, 0, n);
	if (n > 1)
		sort_level(s, 0, n, 0);
}

void
zy_sort_others(struct zy_sort *s, size_t first, size_t n)
{
	if (n > 1)
		sort_level(s, first, n, s->keys->n + 1);
}
