/*
 * Changes: how a new submission differs from an earlier list of organisations.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_CHANGES_H
#define ZY_MODEL_ORG_CHANGES_H

#include "model/org-list.h"

/* One change.  The views are borrowed until the callback returns. */
struct zy_org_change {
	const char *what; /* "added", "changed", "gone" */
	struct zy_view id, column, old, now;
};

/*
 * Calls tell for each change.  First come the organisations that are new
 * ("added") or have other values ("changed", one call for each column), in the
 * order of the list; then those of the base that are missing ("gone").  Missing
 * organisations are only reported for townships that have submitted their whole
 * list, which means that the township's own organisation is in the input.
 *
 * For "added" the member now is the name, for "gone" the member old; column is
 * empty in both.  Organisations without changes keep the source of the base in
 * the list.
 */
void zy_org_changes_each(struct zy_org_list *l,
    void (*tell)(void *context, const struct zy_org_change *change),
    void *context);

#endif
