/*
 * The index from texts to numbers that model/org.h declares.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/org.h"

void
zy_org_index_release(struct zy_org_index *x)
{
	zy_intern_free(x->keys);
	free(x->first);
}

uint32_t
zy_org_index_find(const struct zy_org_index *x, struct zy_view key)
{
	uint32_t k =
	    x->keys ? zy_intern_find(x->keys, key) : (uint32_t)ZY_INTERN_NONE;

	return k == ZY_INTERN_NONE ? k : x->first[k];
}

uint32_t *
zy_org_index_slot(struct zy_org_index *x, struct zy_view key, uint32_t *number)
{
	uint32_t k = zy_intern_put(x->keys, key);
	size_t from = x->cap;

	if (k >= x->cap) {
		x->first = zy_grow(
		    x->first, &x->cap, (size_t)k + 1, sizeof(*x->first));
		for (; from < x->cap; from++)
			x->first[from] = ZY_INTERN_NONE;
	}
	if (number)
		*number = k;
	return &x->first[k];
}
