/*
 * Wanted keys: the ids and references of a batch, by which an append finds the
 * few lines of a register that it needs.
 *
 * The set keeps hashes and no texts.  It may name a line that has none of the
 * keys, never miss one that has: whoever uses a line reads it anyway.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_WANTED_H
#define ZY_REGISTER_WANTED_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/* A set of keys.  All bytes zero is an empty set. */
struct zy_wanted {
	uint64_t *slots; /* hashes; 0: free */
	size_t n, cap;
	/* Activities that refer to a wanted entry are wanted, too. */
	bool followers;
};

/* Frees the keys and sets w to zero. */
void zy_wanted_release(struct zy_wanted *w);
/* Adds a key; an empty one is ignored. */
void zy_wanted_add(struct zy_wanted *w, struct zy_view key);
/* Returns whether the set has the key; rarely also for a key that it lacks. */
bool zy_wanted_has(const struct zy_wanted *w, struct zy_view key);

ZY_END_C

#endif
