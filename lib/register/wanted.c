/*
 * A set of hashes of keys: implements wanted.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/wanted.h"

#include <stdlib.h>

#include "base/intern.h"
#include "base/mem.h"

enum {
	FEWEST = 64, /* slots; a power of two */
};

void
zy_wanted_release(struct zy_wanted *w)
{
	free(w->slots);
	*w = (struct zy_wanted){.n = 0};
}

/* Returns the slot of a hash, or the free one in which it belongs. */
static uint64_t *
slot_of(const struct zy_wanted *w, uint64_t hash)
{
	size_t i = (size_t)hash & (w->cap - 1);

	while (w->slots[i] && w->slots[i] != hash)
		i = (i + 1) & (w->cap - 1);
	return &w->slots[i];
}

/* Doubles the size of the hash table. */
static void
grow(struct zy_wanted *w)
{
	struct zy_wanted old = *w;
	size_t i;

	w->cap = old.cap ? 2 * old.cap : FEWEST;
	w->slots = zy_calloc(w->cap, sizeof(*w->slots));
	for (i = 0; i < old.cap; i++)
		if (old.slots[i])
			*slot_of(w, old.slots[i]) = old.slots[i];
	free(old.slots);
}

/* Returns the hash of a key, which is never 0: that marks a free slot. */
static uint64_t
hash_of(struct zy_view key)
{
	uint64_t hash = zy_hash(key, 0);

	return hash ? hash : 1;
}

void
zy_wanted_add(struct zy_wanted *w, struct zy_view key)
{
	uint64_t *slot;

	if (key.n == 0)
		return;
	if (2 * (w->n + 1) > w->cap)
		grow(w);
	slot = slot_of(w, hash_of(key));
	w->n += *slot == 0;
	*slot = hash_of(key);
}

bool
zy_wanted_has(const struct zy_wanted *w, struct zy_view key)
{
	return w->n && key.n && *slot_of(w, hash_of(key)) != 0;
}
