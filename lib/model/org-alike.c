/* SPDX-License-Identifier: MIT */
#include "model/org-alike.h"

#include <stdlib.h>

#include "model/org-name.h"

void
zy_org_alike_init(struct zy_org_alike *x, const struct zy_orgs *o)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t *first;
	size_t i;

	x->first = (struct zy_org_index){.keys = zy_intern_new()};
	x->next = zy_reallocarray(NULL, o->n + 1, sizeof(*x->next));
	for (i = o->n; i-- > 0;) {
		zy_buf_reset(&key);
		zy_org_name_form(&key, zy_orgs_cell(o, i, o->name));
		first = zy_org_index_slot(&x->first, zy_buf_get(&key), NULL);
		x->next[i] = *first;
		*first = (uint32_t)i;
	}
	zy_buf_release(&key);
}

void
zy_org_alike_release(struct zy_org_alike *x)
{
	zy_org_index_release(&x->first);
	free(x->next);
	*x = (struct zy_org_alike){0};
}

uint32_t
zy_org_alike_find(const struct zy_org_alike *x, struct zy_view name)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t k;

	zy_org_name_form(&key, name);
	k = zy_org_index_find(&x->first, zy_buf_get(&key));
	zy_buf_release(&key);
	return k;
}
