/*
 * Key index: a hash table from keys that are computed from rows to the rows.
 *
 * A slot takes eight bytes and no text: where two hashes agree the keys of both
 * rows are computed and compared.  The key of a row must not change while the
 * row is in the index.  The size is fixed when the index is made.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_KEY_INDEX_H
#define ZY_MODEL_KEY_INDEX_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * A function that appends the key of a row to key, which is empty.  context is
 * that of zy_key_index_init.
 */
typedef void zy_key_of(const void *context, size_t row, struct zy_buf *key);

/*
 * A key index.  Release it with zy_key_index_release.  Its members are private.
 */
struct zy_key_index {
	zy_key_of *key_of;
	const void *context;
	struct zy_key_slot *slots;
	size_t mask; /* number of slots - 1 */
	struct zy_buf key, other;
};

/*
 * Prepares an empty index for at most n keys, which are computed by key_of with
 * context.  context must live as long as x.
 */
void zy_key_index_init(
    struct zy_key_index *x, size_t n, zy_key_of *key_of, const void *context);
/* Frees what x owns and sets x to zero. */
void zy_key_index_release(struct zy_key_index *x);
/*
 * Returns a pointer to the number that the index keeps for the key of the given
 * row: a row with that key, or ZY_INTERN_NONE for a new key.  For a new key the
 * caller must store the number of a row with that key before the next call.
 * The pointer is valid until the release.
 */
uint32_t *zy_key_index_slot(struct zy_key_index *x, size_t row);

ZY_END_C

#endif
