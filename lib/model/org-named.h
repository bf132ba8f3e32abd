/*
 * The index of all names that the organisations of a roster have and had, by
 * form, for the search (model/org-search.h).  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_NAMED_H
#define ZY_MODEL_ORG_NAMED_H

#include "base/attr.h"
#include "model/org-roster.h"

ZY_BEGIN_C

/*
 * Builds the members forms and named of r, which has none yet: all names and
 * ids of its organisations, by form.  The entries of one form are linked in the
 * order of the roster.
 */
void zy_org_roster_index(struct zy_org_roster *r);

ZY_END_C

#endif
