/*
 * A hash table with open addressing from computed keys to rows: implements
 * key-index.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/key-index.h"

#include <stdlib.h>

#include "base/intern.h"
#include "base/mem.h"

struct zy_key_slot {
	uint32_t tag; /* a part of the hash */
	uint32_t row; /* or ZY_INTERN_NONE: free */
};

void
zy_key_index_init(
    struct zy_key_index *x, size_t n, zy_key_of *key_of, const void *context)
{
	size_t slots = 64, i;

	/* A quarter stays free. */
	while (slots - slots / 4 < n)
		slots *= 2;
	*x = (struct zy_key_index){
	    .key_of = key_of, .context = context, .mask = slots - 1};
	x->slots = zy_reallocarray(NULL, slots, sizeof(*x->slots));
	for (i = 0; i < slots; i++)
		x->slots[i] = (struct zy_key_slot){0, ZY_INTERN_NONE};
}

void
zy_key_index_release(struct zy_key_index *x)
{
	free(x->slots);
	zy_buf_release(&x->key);
	zy_buf_release(&x->other);
	*x = (struct zy_key_index){0};
}

/* Returns whether the row has the key in x->key. */
static bool
has_key(struct zy_key_index *x, uint32_t row)
{
	zy_buf_reset(&x->other);
	x->key_of(x->context, row, &x->other);
	return zy_view_eq(zy_buf_get(&x->key), zy_buf_get(&x->other));
}

uint32_t *
zy_key_index_slot(struct zy_key_index *x, size_t row)
{
	struct zy_key_slot *s;
	uint64_t hash;
	size_t at;

	zy_buf_reset(&x->key);
	x->key_of(x->context, row, &x->key);
	hash = zy_hash(zy_buf_get(&x->key), 0);
	at = (size_t)(hash >> 32) & x->mask;
	for (;; at = (at + 1) & x->mask) {
		s = &x->slots[at];
		if (s->row == ZY_INTERN_NONE) {
			s->tag = (uint32_t)hash;
			return &s->row;
		}
		if (s->tag == (uint32_t)hash && has_key(x, s->row))
			return &s->row;
	}
}
