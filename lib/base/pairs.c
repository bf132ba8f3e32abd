/*
 * Numbers for pairs of numbers, in a hash table with open addressing:
 * implements pairs.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/pairs.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	FIRST = 64 /* slots */
};

void
zy_pairs_release(struct zy_pairs *p)
{
	free(p->keys);
	free(p->slots);
	*p = (struct zy_pairs){.keys = NULL};
}

/* Returns the slot of a key, or the free slot where it belongs. */
static size_t
slot_of(const struct zy_pairs *p, uint64_t key)
{
	uint64_t hash = key * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(hash ^ hash >> 32) & (p->nslots - 1);

	while (p->slots[at] && p->keys[p->slots[at] - 1] != key)
		at = (at + 1) & (p->nslots - 1);
	return at;
}

/* Doubles the slots when three quarters of them are used. */
static void
make_room(struct zy_pairs *p)
{
	size_t i;

	if (p->nslots && (p->n + 1) * 4 <= p->nslots * 3)
		return;
	p->nslots = p->nslots ? 2 * p->nslots : FIRST;
	free(p->slots);
	p->slots = zy_calloc(p->nslots, sizeof(*p->slots));
	for (i = 0; i < p->n; i++)
		p->slots[slot_of(p, p->keys[i])] = (uint32_t)i + 1;
}

uint32_t
zy_pairs_put(struct zy_pairs *p, uint32_t a, uint32_t b)
{
	const uint64_t key = (uint64_t)a << 32 | b;
	size_t at;

	make_room(p);
	at = slot_of(p, key);
	if (p->slots[at])
		return p->slots[at] - 1;
	if (p->n >= UINT32_MAX - 1)
		zy_mem_gone();
	p->keys = zy_grow(p->keys, &p->cap, p->n + 1, sizeof(*p->keys));
	p->keys[p->n] = key;
	p->slots[at] = (uint32_t)++p->n;
	return p->slots[at] - 1;
}

uint32_t
zy_pairs_find(const struct zy_pairs *p, uint32_t a, uint32_t b)
{
	size_t at;

	if (p->n == 0)
		return UINT32_MAX;
	at = slot_of(p, (uint64_t)a << 32 | b);
	return p->slots[at] ? p->slots[at] - 1 : UINT32_MAX;
}
