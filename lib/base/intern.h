/*
 * Interning: giving byte strings small numbers, in the order in which they are
 * added.
 *
 * The first string gets the number 0, the next new one 1, and so on, so that
 * results do not depend on the seed of the hash.  The hash is keyed by a random
 * seed from the system: nobody can choose strings that make it slow.  The table
 * copies its strings; the copies are valid until it is freed.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_INTERN_H
#define ZY_BASE_INTERN_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/* A table of byte strings. */
struct zy_intern; /* opaque */

#define ZY_INTERN_NONE UINT32_MAX

/* Returns an empty table.  The caller frees it with zy_intern_free. */
struct zy_intern *zy_intern_new(void);
/* Frees the table and its strings; t may be NULL. */
void zy_intern_free(struct zy_intern *t);

/*
 * Returns the number of key, which may be empty and contain any bytes; if the
 * table does not have key, adds a copy of it first.
 */
uint32_t zy_intern_put(struct zy_intern *t, struct zy_view key);
/*
 * Returns the number of key, or ZY_INTERN_NONE if the table does not have it.
 */
uint32_t zy_intern_find(const struct zy_intern *t, struct zy_view key);
/*
 * Returns the string with that number, which must be below zy_intern_count,
 * borrowed until the table is freed; it never moves.
 */
struct zy_view zy_intern_get(const struct zy_intern *t, uint32_t number);
/* Returns how many strings the table has. */
uint32_t zy_intern_count(const struct zy_intern *t);
enum {
	/*
	 * The most bytes of memory that a string takes in a growing table; the
	 * text of a string of more than 28 bytes comes in addition
	 * (zy_intern_text).
	 */
	ZY_INTERN_COST = 96
};
/*
 * Returns how many bytes of memory the table has allocated for the texts of
 * strings of more than 28 bytes.
 */
size_t zy_intern_text(const struct zy_intern *t);
/*
 * Returns all numbers, sorted by the bytes of their strings, in a new array
 * that the caller frees with free().
 */
uint32_t *zy_intern_order(const struct zy_intern *t);

/*
 * Returns a 64-bit hash of key and tweak, keyed by a seed that is chosen once
 * in each process.  Different tweaks give independent hashes of one key.  The
 * hash of a key differs from run to run.
 */
uint64_t zy_hash(struct zy_view key, uint64_t tweak);

enum {
	ZY_INTERN_BLOCK = 512 /* the most strings for zy_intern_put_block */
};
/*
 * Does for n strings, at most ZY_INTERN_BLOCK, what zy_intern_put does for one,
 * and stores their numbers in numbers[0] to numbers[n - 1].  In a table larger
 * than the processor's caches it is many times faster, because the memory that
 * a string needs is fetched while others are compared.
 *
 * The strings follow one another without separators: the first begins at text +
 * from, string i ends at text + end[i], where string i + 1 begins.  hash[i] is
 * zy_hash of string i with tweak 0; another thread may have computed it.
 */
void zy_intern_put_block(struct zy_intern *t, const char *text, uint32_t from,
    const uint32_t *end, const uint64_t *hash, size_t n, uint32_t *numbers);

ZY_END_C

#endif
