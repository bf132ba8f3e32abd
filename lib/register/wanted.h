/*
 * Wanted keys: the ids and references of a batch, by which an append finds the
 * few lines of a register that it needs.
 *
 * The set keeps hashes and no texts.  It may claim to have a key that was not
 * added, but never misses one that was; users read the line that it leads to in
 * any case.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_WANTED_H
#define ZY_REGISTER_WANTED_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * A set of keys.  With all bytes zero it is empty.  Release it with
 * zy_wanted_release.
 */
struct zy_wanted {
	uint64_t *slots; /* hashes; 0: free */
	size_t n, cap;
	bool followers; /* lines that refer to a wanted entry are wanted too */
};

/* Frees what w owns and sets it to zero. */
void zy_wanted_release(struct zy_wanted *w);
/* Adds a key; an empty one is ignored. */
void zy_wanted_add(struct zy_wanted *w, struct zy_view key);
/*
 * Returns whether the key was added.  The result may be true for a key that was
 * not added, but hardly ever is; it is never false for one that was.
 */
bool zy_wanted_has(const struct zy_wanted *w, struct zy_view key);

ZY_END_C

#endif
