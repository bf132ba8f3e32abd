/*
 * A set of keys in a temporary file, for which there is no memory.
 *
 * Pages of 256 keys; the top bits of a key tell its page, which is read for a
 * search and written for a new key.  A page is never more than full: the file
 * doubles before, from its beginning to its end.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_PAGES_H
#define ZY_REVIEW_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* 128 bits of a hash; b is not 0. */
struct zy_seen_key {
	uint64_t a, b;
};

struct zy_pages; /* opaque */

/*
 * Begins with the keys of a hash table of n slots, a power of two, searched
 * from the slot that a key's top bits tell; b is 0 in free ones.  Never NULL;
 * what fails is told by zy_pages_failed.
 */
struct zy_pages *zy_pages_new(
    const char *folder, const struct zy_seen_key *slots, size_t n);
void zy_pages_free(struct zy_pages *p);
/* True when the key is there. */
bool zy_pages_has(struct zy_pages *p, struct zy_seen_key key);
/* True when it was not there yet. */
bool zy_pages_add(struct zy_pages *p, struct zy_seen_key key);
/* The first thing that went wrong, or NULL; all answers are void then. */
const struct zy_error *zy_pages_failed(const struct zy_pages *p);

#endif
