/*
 * Interning: byte strings to small numbers, in order of first sight.
 *
 * The numbers 0, 1, 2, ... follow insertion, so nothing that iterates them
 * depends on the hash seed.  The hash is keyed by a seed from the system:
 * chosen keys cannot make it slow.  Keys are copied and stay valid until the
 * table is freed.
 *
 * zy_intern_put_block looks up a block of keys at once, which hides the latency
 * of memory that is otherwise the whole cost.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_INTERN_H
#define ZY_BASE_INTERN_H

#include "base/text.h"

struct zy_intern;

#define ZY_INTERN_NONE UINT32_MAX

/* Opaque; freed with zy_intern_free. */
struct zy_intern *zy_intern_new(void);
void zy_intern_free(struct zy_intern *t);

/* The number of key, which is added when it is new. */
uint32_t zy_intern_put(struct zy_intern *t, struct zy_view key);
/* The number of key, or ZY_INTERN_NONE. */
uint32_t zy_intern_find(const struct zy_intern *t, struct zy_view key);
/* Borrowed until the table is freed. */
struct zy_view zy_intern_get(const struct zy_intern *t, uint32_t number);
uint32_t zy_intern_count(const struct zy_intern *t);
/*
 * Bytes of memory that a key takes at most while the table grows, but for its
 * text where that is long; and bytes of long texts.
 */
enum {
	ZY_INTERN_COST = 96
};
size_t zy_intern_text(const struct zy_intern *t);
/* All numbers, by the bytes of their keys; free with free(). */
uint32_t *zy_intern_order(const struct zy_intern *t);

/*
 * zy_intern_put for up to ZY_INTERN_BLOCK keys at once, many times faster for
 * a table that is larger than the caches: all that a key will touch is asked
 * for while others are looked at.  The first begins at text + from; key i ends
 * at text + end[i], where the next one begins; hash[i] is zy_hash of it without
 * a tweak, which another thread may have made.
 */
enum {
	ZY_INTERN_BLOCK = 512
};
void zy_intern_put_block(struct zy_intern *t, const char *text, uint32_t from,
    const uint32_t *end, const uint64_t *hash, size_t n, uint32_t *numbers);

/* A keyed hash of bytes: 64 bits, seeded once a process. */
uint64_t zy_hash(struct zy_view key, uint64_t tweak);

#endif
