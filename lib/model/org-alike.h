/*
 * An index of the organisations of a table by the forms of their names
 * (org-name.h): which of them have a name of one form.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_ALIKE_H
#define ZY_MODEL_ORG_ALIKE_H

#include "base/attr.h"
#include "model/org.h"

ZY_BEGIN_C

/* The index.  Release it with zy_org_alike_release. */
struct zy_org_alike {
	struct zy_org_index first; /* first organisation with each form */
	uint32_t *next; /* by organisation: the next with its form, or none */
};

/*
 * Makes x an index of all organisations of o by their present names; it does
 * not follow later changes of names.
 */
void zy_org_alike_init(struct zy_org_alike *x, const struct zy_orgs *o);
/* Frees what x owns; x may be all zero. */
void zy_org_alike_release(struct zy_org_alike *x);
/*
 * Returns the first organisation whose name has the form of this one, or
 * ZY_INTERN_NONE; the others follow in x->next, in the order of the table.
 */
uint32_t zy_org_alike_find(const struct zy_org_alike *x, struct zy_view name);

ZY_END_C

#endif
