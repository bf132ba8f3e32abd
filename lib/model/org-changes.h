/*
 * Changes: how a new submission differs from an earlier list of organisations.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_CHANGES_H
#define ZY_MODEL_ORG_CHANGES_H

#include "base/attr.h"
#include "model/changes.h"
#include "model/org-list.h"

ZY_BEGIN_C

/*
 * Calls gone for each organisation of the base that is missing, with its number
 * in orgs, a struct zy_orgs, and its row.  Missing organisations are only
 * looked for in townships that have submitted their whole list, which means
 * that the township's own organisation is in the input; those that are closed
 * are not missed, nor are those whose name a refused record has.
 */
void zy_org_changes_gone(
    void *orgs, void (*gone)(void *context, size_t org), void *context);
/*
 * Calls tell for each change in list, a struct zy_org_list.  First come the
 * organisations that are new ("added") or have other values
 * (zy_changes_compare), in the order of the list; then those of the base that
 * are missing ("gone"), or were closed since they are missing ("closed").
 *
 * Organisations without changes keep the source of the base in the list.
 */
void zy_org_changes_each(void *list, zy_change_tell *tell, void *context);

ZY_END_C

#endif
