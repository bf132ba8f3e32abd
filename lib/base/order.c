/* SPDX-License-Identifier: MIT */
#include "base/order.h"

#include <stdlib.h>

#include "base/mem.h"

/* Eight bytes behind what all keys begin with, and whose they are. */
struct item {
	uint64_t key;
	uint32_t number;
};

/* The keys, by number. */
struct keys {
	zy_order_key *get;
	const void *context;
};

static struct zy_view
key_at(const struct keys *k, uint32_t number)
{
	return k->get(k->context, number);
}

/* How many bytes all keys begin with. */
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

static uint64_t
key_of(struct zy_view v, size_t skip)
{
	uint64_t key = 0;
	size_t i;

	for (i = skip; i < skip + 8; i++)
		key = key << 8 | (i < v.n ? (unsigned char)v.p[i] : 0);
	return key;
}

/* One pass of a radix sort, stable, by the byte at shift. */
static void
pass(const struct item *from, struct item *to, size_t n, int shift)
{
	size_t at[256] = {0}, sum = 0, here, i;

	for (i = 0; i < n; i++)
		at[from[i].key >> shift & 0xFF]++;
	for (i = 0; i < 256; i++) {
		here = at[i];
		at[i] = sum;
		sum += here;
	}
	for (i = 0; i < n; i++)
		to[at[from[i].key >> shift & 0xFF]++] = from[i];
}

static int
by_bytes(const void *a, const void *b, void *arg)
{
	const struct item *x = a, *y = b;

	int c = zy_view_cmp(key_at(arg, x->number), key_at(arg, y->number));

	return c ? c : x->number < y->number ? -1 : 1;
}

/* Keys that are alike in their eight bytes go by all of them. */
static void
settle(const struct keys *t, struct item *items, size_t n)
{
	size_t from, to;

	for (from = 0; from < n; from = to) {
		for (to = from + 1; to < n; to++)
			if (items[to].key != items[from].key)
				break;
		if (to - from > 1)
			qsort_r(items + from, to - from, sizeof(*items),
			    by_bytes, (void *)(uintptr_t)t);
	}
}

uint32_t *
zy_order(uint32_t n, zy_order_key *get, const void *context)
{
	const struct keys keys = {get, context};
	uint32_t *order = zy_reallocarray(NULL, (size_t)n + 1, sizeof(*order));
	struct item *items = zy_reallocarray(NULL, n, sizeof(*items));
	struct item *other = zy_reallocarray(NULL, n, sizeof(*other)), *swap;
	size_t skip = n ? common_prefix(&keys, n) : 0;
	uint64_t differ = 0;
	uint32_t i;
	int shift;

	zy_mem_at_random(items, n * sizeof(*items));
	zy_mem_at_random(other, n * sizeof(*other));
	for (i = 0; i < n; i++) {
		items[i].number = i;
		items[i].key = key_of(key_at(&keys, i), skip);
		differ |= items[i].key ^ items[0].key;
	}
	for (shift = 0; shift < 64; shift += 8) {
		if (!(differ >> shift & 0xFF))
			continue;
		pass(items, other, n, shift);
		swap = items;
		items = other;
		other = swap;
	}
	settle(&keys, items, n);
	for (i = 0; i < n; i++)
		order[i] = items[i].number;
	free(items);
	free(other);
	return order;
}
