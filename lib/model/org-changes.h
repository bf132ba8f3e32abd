/*
 * What a later submission changes in an earlier list of organisations.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_CHANGES_H
#define ZY_MODEL_ORG_CHANGES_H

#include "model/org-list.h"

struct zy_org_change {
	const char *what; /* "added", "changed", "gone" */
	struct zy_view id, column, old, now;
};

/*
 * Tells every change: added and changed in the order of the list (a change a
 * column), then gone: records of the base in a township that reported as a
 * whole (its own organisation is in the input) which it names no more.
 * added has the name in now, gone has it in old; both have no column.  What
 * is not changed keeps the base's source from here on.
 */
void zy_org_changes_tell(struct zy_org_list *l,
    void (*tell)(void *context, const struct zy_org_change *change),
    void *context);

#endif
