/*
 * Ids for organisations that lack one; see zy_orgs_assign.  What it needs of
 * the tree is private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_ASSIGN_H
#define ZY_MODEL_ORG_ASSIGN_H

#include "base/attr.h"
#include "model/org.h"

ZY_BEGIN_C

/* Returns the id of the parent of i; it is empty for a root. */
struct zy_view zy_orgs_parent_id(const struct zy_orgs *o, size_t i);
/* Refuses all organisations below a refused one.  Circles are refused. */
void zy_orgs_refuse_below(struct zy_orgs *o);

ZY_END_C

#endif
