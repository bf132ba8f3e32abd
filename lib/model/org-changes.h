/*
 * Changes: how a new submission differs from an earlier list of organisations.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_CHANGES_H
#define ZY_MODEL_ORG_CHANGES_H

#include "base/attr.h"
#include "model/org-list.h"

ZY_BEGIN_C

/* One change.  The views are borrowed until the callback returns. */
struct zy_org_change {
	/* "added", "changed", "renamed", "closed", "gone" */
	const char *what;
	struct zy_view id, column, old, now;
};

/*
 * Calls gone for each organisation of the base that is missing, with its number
 * in o and its row.  Missing organisations are only looked for in townships
 * that have submitted their whole list, which means that the township's own
 * organisation is in the input; those that are closed are not missed.
 */
void zy_org_changes_gone(const struct zy_orgs *o,
    void (*gone)(void *context, size_t org), void *context);
/*
 * Calls tell for each change.  First come the organisations that are new
 * ("added") or have other values ("changed", one call for each column;
 * "renamed" for the name, "closed" where the date of closing is new), in the
 * order of the list; then those of the base that are missing ("gone"), or were
 * closed since they are missing ("closed").
 *
 * For "added" the member now is the name, for "gone" the member old; column is
 * empty in both.  Organisations without changes keep the source of the base in
 * the list.
 */
void zy_org_changes_each(struct zy_org_list *l,
    void (*tell)(void *context, const struct zy_org_change *change),
    void *context);

ZY_END_C

#endif
