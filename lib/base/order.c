/*
 * A radix sort of byte strings, eight bytes at a time, in one or several
 * threads: implements order.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/order.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/threads.h"

enum {
	MANY = 1 << 15, /* keys that are worth threads */
	MOST_PARTS = 16,
};

/*
 * What is sorted: eight bytes of a key, after the beginning that all keys have
 * in common, and the key's number.  They are in halves, so that the struct
 * needs no padding.
 */
struct item {
	uint32_t high, low;
	uint32_t number;
};

/* Returns the key of an item: eight bytes of its string. */
static inline uint64_t
key_in(const struct item *x)
{
	return (uint64_t)x->high << 32 | x->low;
}

/* The keys by number: the arguments of zy_order. */
struct keys {
	zy_order_key *get;
	const void *context;
};

/* Returns the string with that number. */
static struct zy_view
key_at(const struct keys *k, uint32_t number)
{
	return k->get(k->context, number);
}

/* Returns the length of the longest common beginning of all keys. */
static size_t
common_prefix(const struct keys *t, uint32_t n)
{
	struct zy_view first = key_at(t, 0), key;
	size_t common = first.n, i;
	uint32_t k;

	for (k = 1; k < n && common; k++) {
		key = key_at(t, k);
		for (i = 0; i < common && i < key.n; i++)
			if (key.p[i] != first.p[i])
				break;
		common = i;
	}
	return common;
}

/*
 * Returns the eight bytes of v after the first `skip` bytes as a number that
 * sorts as they do; bytes beyond the end of v count as 0.
 */
static uint64_t
key_of(struct zy_view v, size_t skip)
{
	uint64_t key = 0;
	size_t i;

	for (i = skip; i < skip + 8; i++)
		key = key << 8 | (i < v.n ? (unsigned char)v.p[i] : 0);
	return key;
}

/* Makes one pass of a stable radix sort, by the byte at shift. */
static void
pass(const struct item *from, struct item *to, size_t n, int shift)
{
	size_t at[256] = {0}, sum = 0, here, i;

	for (i = 0; i < n; i++)
		at[key_in(&from[i]) >> shift & 0xFF]++;
	for (i = 0; i < 256; i++) {
		here = at[i];
		at[i] = sum;
		sum += here;
	}
	for (i = 0; i < n; i++)
		to[at[key_in(&from[i]) >> shift & 0xFF]++] = from[i];
}

/* Compares two items by their whole strings, then by number, for qsort_r. */
static int
by_bytes(const void *a, const void *b, void *arg)
{
	const struct item *x = a, *y = b;

	int c = zy_view_cmp(key_at(arg, x->number), key_at(arg, y->number));

	return c ? c : x->number < y->number ? -1 : 1;
}

/* Sorts items with equal keys by their whole strings. */
static void
settle(const struct keys *t, struct item *items, size_t n)
{
	size_t from, to;

	for (from = 0; from < n; from = to) {
		for (to = from + 1; to < n; to++)
			if (key_in(&items[to]) != key_in(&items[from]))
				break;
		if (to - from > 1)
			qsort_r(items + from, to - from, sizeof(*items),
			    by_bytes, (void *)(uintptr_t)t);
	}
}

/* The state of a sort: parts that threads sort, and then merge two by two. */
struct sort {
	struct keys keys;
	size_t skip;
	uint32_t n;
	int parts; /* a power of two */
	int wide;  /* number of parts that are merged into one already */
	struct item *items, *other;
};

/*
 * Returns the index of the first item of a part; for s->parts, the number of
 * all.
 */
static size_t
begin_of(const struct sort *s, int part)
{
	return (size_t)((uint64_t)s->n * (uint64_t)part / (uint64_t)s->parts);
}

/*
 * Sorts one part of the items: a radix sort by the keys, then a comparison sort
 * of those with equal keys.
 */
static void
sort_part(void *context, int part)
{
	const struct sort *s = context;
	size_t from = begin_of(s, part), n = begin_of(s, part + 1) - from, i;
	struct item *items = s->items + from, *other = s->other + from, *swap;
	uint64_t differ = 0, key, first = 0;
	int shift;

	for (i = 0; i < n; i++) {
		items[i].number = (uint32_t)(from + i);
		key = key_of(key_at(&s->keys, items[i].number), s->skip);
		items[i].high = (uint32_t)(key >> 32);
		items[i].low = (uint32_t)key;
		first = i ? first : key;
		differ |= key ^ first;
	}
	for (shift = 0; shift < 64; shift += 8) {
		if (!(differ >> shift & 0xFF))
			continue;
		pass(items, other, n, shift);
		swap = items;
		items = other;
		other = swap;
	}
	settle(&s->keys, items, n);
	if (items != s->items + from)
		memcpy(s->items + from, items, n * sizeof(*items));
}

/* Returns whether item a comes before item b in the order. */
static bool
is_before(const struct sort *s, const struct item *a, const struct item *b)
{
	if (key_in(a) != key_in(b))
		return key_in(a) < key_in(b);
	return by_bytes(a, b, (void *)(uintptr_t)&s->keys) < 0;
}

/* Merges two neighbouring parts of s->items into s->other. */
static void
merge_pair(void *context, int pair)
{
	const struct sort *s = context;
	int part = 2 * pair * s->wide;
	struct item *to = s->other + begin_of(s, part);
	const struct item *a = s->items + begin_of(s, part);
	const struct item *b = s->items + begin_of(s, part + s->wide);
	const struct item *a_end = b;
	const struct item *b_end = s->items + begin_of(s, part + 2 * s->wide);

	while (a < a_end && b < b_end)
		*to++ = is_before(s, b, a) ? *b++ : *a++;
	memcpy(to, a, (size_t)(a_end - a) * sizeof(*a));
	memcpy(to + (a_end - a), b, (size_t)(b_end - b) * sizeof(*b));
}

uint32_t *
zy_order_spread(uint32_t n, zy_order_key *get, const void *context, int threads)
{
	uint32_t *order = zy_reallocarray(NULL, (size_t)n + 1, sizeof(*order));
	struct sort s = {.keys = {get, context}, .n = n, .parts = 1};
	struct item *swap;
	uint32_t i;

	while (n >= MANY && s.parts * 2 <= threads && s.parts < MOST_PARTS)
		s.parts *= 2;
	s.items = zy_reallocarray(NULL, n, sizeof(*s.items));
	s.other = zy_reallocarray(NULL, n, sizeof(*s.other));
	zy_mem_at_random(s.items, n * sizeof(*s.items));
	zy_mem_at_random(s.other, n * sizeof(*s.other));
	s.skip = n ? common_prefix(&s.keys, n) : 0;
	zy_threads_run(s.parts, sort_part, &s);
	for (s.wide = 1; s.wide < s.parts; s.wide *= 2) {
		zy_threads_run(s.parts / s.wide / 2, merge_pair, &s);
		swap = s.items;
		s.items = s.other;
		s.other = swap;
	}
	for (i = 0; i < n; i++)
		order[i] = s.items[i].number;
	free(s.items);
	free(s.other);
	return order;
}

uint32_t *
zy_order(uint32_t n, zy_order_key *get, const void *context)
{
	return zy_order_spread(n, get, context, 1);
}
