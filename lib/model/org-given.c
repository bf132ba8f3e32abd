/*
 * Superiors that a label above the table names (填报单位：马蹄镇党委):
 * implements zy_orgs_parent_is_given and zy_orgs_lift_itself of org-assign.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-assign.h"
#include "model/org-name.h"

bool
zy_orgs_parent_is_given(const struct zy_orgs *o, size_t i)
{
	return o->parent >= 0 &&
	       zy_table_was_given(o->table->rows[i], (size_t)o->parent);
}

void
zy_orgs_lift_itself(struct zy_orgs *o, size_t i)
{
	struct zy_org *x = &o->items[i], up;
	const struct zy_orgs *of = x->parent < o->n ? o : o->base;
	uint32_t k = x->parent < o->n ? x->parent : x->outside;

	if (x->parent == ZY_ORG_ROOT || k == i || !of || k >= of->n ||
	    !zy_orgs_parent_is_given(o, i) ||
	    !zy_org_name_same(
		zy_orgs_cell(o, i, o->name), zy_orgs_cell(of, k, of->name)))
		return;
	up = of->items[k];
	if (of != o && up.parent < of->n) {
		x->outside = up.parent;
		return;
	}
	x->parent = of == o ? up.parent : ZY_ORG_ROOT;
	x->outside = up.outside;
}
