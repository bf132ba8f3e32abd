/*
 * The index of former names of persons: implements former-names.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/former-names.h"

#include <stdlib.h>

#include "model/org-name.h"

void
zy_former_names_put(
    struct zy_former_names *x, struct zy_view name, uint32_t row)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t *first;

	if (!x->first.keys)
		x->first.keys = zy_intern_new();
	zy_cell_fold(&key, name);
	first = zy_org_index_slot(&x->first, zy_buf_get(&key), NULL);
	x->items = zy_grow(x->items, &x->cap, x->n + 1, sizeof(*x->items));
	x->items[x->n] = (struct zy_former_name){row, *first};
	*first = (uint32_t)x->n++;
	zy_buf_release(&key);
}

void
zy_former_names_add(
    struct zy_former_names *x, struct zy_view list, uint32_t row)
{
	struct zy_view name;

	while (zy_org_name_next(&list, &name))
		zy_former_names_put(x, name, row);
}

uint32_t
zy_former_names_find(const struct zy_former_names *x, struct zy_view name)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t k;

	zy_cell_fold(&key, name);
	k = zy_org_index_find(&x->first, zy_buf_get(&key));
	zy_buf_release(&key);
	return k;
}

void
zy_former_names_release(struct zy_former_names *x)
{
	zy_org_index_release(&x->first);
	free(x->items);
	*x = (struct zy_former_names){0};
}
