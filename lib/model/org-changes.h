/*
 * How a new submission differs from an earlier list of organisations.
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
 * Calls gone with context for each organisation of the base that is missing in
 * the input, with its number in orgs, a struct zy_orgs *.  Organisations are
 * missed only in townships that have submitted their whole list, which means
 * that the organisation of township level is in the input.  Organisations that
 * are closed, or whose name a refused record has, are not reported.
 */
void zy_org_changes_gone(
    void *orgs, void (*gone)(void *context, size_t org), void *context);
/*
 * Calls tell with context for each change in list, a struct zy_org_list *.
 * First come, in the order of the list, organisations that are new ("added") or
 * have other values (zy_changes_compare); then those of the base that this run
 * has closed ("closed"), and those that are missing ("gone").  A missing one is
 * reported a second time ("alike") where exactly one new organisation elsewhere
 * has its name.  Organisations without changes are marked in the list, so that
 * they keep the source that the base gives.
 */
void zy_org_changes_each(void *list, zy_change_tell *tell, void *context);

ZY_END_C

#endif
