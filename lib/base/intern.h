/*
 * Interning: byte strings become small numbers, in the order in which they
 * come.
 *
 * The first string gets the number 0, the next new one 1, and so on, so that
 * nothing that goes through the numbers depends on the seed of the hash.  The
 * hash is keyed by a random seed from the system: nobody can choose strings
 * that make it slow.  The table copies its strings; the copies are valid until
 * it is freed.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_INTERN_H
#define ZY_BASE_INTERN_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/* A table of byte strings. */
struct zy_intern;

#define ZY_INTERN_NONE UINT32_MAX

/* Returns an empty table.  The caller frees it with zy_intern_free. */
struct zy_intern *zy_intern_new(void);
/* Frees the table and its strings; t may be NULL. */
void zy_intern_free(struct zy_intern *t);

/*
 * Returns the number of key, and adds a copy of key if the table does not have
 * it.
 */
uint32_t zy_intern_put(struct zy_intern *t, struct zy_view key);
/*
 * Returns the number of key, or ZY_INTERN_NONE if the table does not have it.
 */
uint32_t zy_intern_find(const struct zy_intern *t, struct zy_view key);
/* Returns the string of a number, borrowed until the table is freed. */
struct zy_view zy_intern_get(const struct zy_intern *t, uint32_t number);
/* Returns how many strings the table has. */
uint32_t zy_intern_count(const struct zy_intern *t);
/*
 * Bytes of memory that a key takes at most while the table grows, but for its
 * text where that is long; and bytes of long texts.
 */
enum {
	/*
	 * The most memory, in bytes, that one string takes in a growing table,
	 * without the text of a long string.
	 */
	ZY_INTERN_COST = 96
};
/* Returns how many bytes the texts of long strings take. */
size_t zy_intern_text(const struct zy_intern *t);
/*
 * Returns all numbers, sorted by the bytes of their strings, in a new array
 * that the caller frees with free().
 */
uint32_t *zy_intern_order(const struct zy_intern *t);

/*
 * zy_intern_put for up to ZY_INTERN_BLOCK keys at once, many times faster for
 * a table that is larger than the caches: all that a key will touch is asked
 * for while others are looked at.  The first begins at text + from; key i ends
 * at text + end[i], where the next one begins; hash[i] is zy_hash of it without
 * a tweak, which another thread may have made.
 */
enum {
	/* The most strings that one call of zy_intern_put_block takes. */
	ZY_INTERN_BLOCK = 512
};
/*
 * Does for n strings, at most ZY_INTERN_BLOCK, what zy_intern_put does for one,
 * and stores their numbers in numbers[0] to numbers[n - 1].  In a table larger
 * than the processor's caches it is many times faster, because the memory that
 * a string needs is fetched while others are compared.
 *
 * The strings stand one behind the other: the first begins at text + from,
 * string i ends at text + end[i], where string i + 1 begins.  hash[i] is
 * zy_hash of string i with tweak 0; another thread may have computed it.
 */
void zy_intern_put_block(struct zy_intern *t, const char *text, uint32_t from,
    const uint32_t *end, const uint64_t *hash, size_t n, uint32_t *numbers);

/*
 * Returns a 64-bit hash of key and tweak, keyed by a seed that is chosen once
 * in each process.
 */
uint64_t zy_hash(struct zy_view key, uint64_t tweak);

ZY_END_C

#endif
