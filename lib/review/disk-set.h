/*
 * An on-disk hash set of 128-bit keys, for sets larger than memory may be.
 *
 * The set is a temporary file of pages with room for 256 keys each.  The top
 * bits of a key are the number of its page, which is read to search the key
 * and written to add it.  Before pages become full the file is rewritten with
 * twice as many, in one pass from its beginning to its end.  A failure of the
 * file is kept in the set: ask zy_disk_set_error before relying on an answer.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_DISK_SET_H
#define ZY_REVIEW_DISK_SET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/error.h"

ZY_BEGIN_C

/*
 * A key: 128 bits of a hash.  b is never 0 in a key, so that b 0 marks a free
 * slot.
 */
struct zy_seen_key {
	uint64_t a, b;
};

struct zy_disk_set; /* opaque */

/*
 * Creates a set, in a temporary file in the folder, that contains the keys of a
 * hash table in memory.  The table has n slots, n a power of two; free slots
 * have b 0, and a key stands in the slot whose number is its top bits or in one
 * after it.  folder is borrowed until zy_disk_set_free; slots only during the
 * call.  Never returns NULL: a failure is reported by zy_disk_set_error.
 */
struct zy_disk_set *zy_disk_set_new(
    const char *folder, const struct zy_seen_key *slots, size_t n);
/* Frees the set and deletes its file; p may be NULL. */
void zy_disk_set_free(struct zy_disk_set *p);
/* Returns whether the set contains the key; false if the file failed. */
bool zy_disk_set_has(struct zy_disk_set *p, struct zy_seen_key key);
/*
 * Adds the key.  Returns true if it was new; false if the set contained it, or
 * if the file failed.
 */
bool zy_disk_set_add(struct zy_disk_set *p, struct zy_seen_key key);
/*
 * Returns the first failure of the file, borrowed until zy_disk_set_free, or
 * NULL if nothing failed.  After a failure no answer of the set is valid.
 */
const struct zy_error *zy_disk_set_error(const struct zy_disk_set *p);

ZY_END_C

#endif
