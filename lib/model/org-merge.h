/*
 * Merging a new submission with an earlier list of organisations:
 * model/merge.h, and former names are kept.
 *
 * Records that only the base has are added after those of the input, so that
 * parents are found among them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_MERGE_H
#define ZY_MODEL_ORG_MERGE_H

#include "base/attr.h"
#include "model/merge.h"
#include "model/org.h"

ZY_BEGIN_C

/*
 * Merges the base, which was read from path, into t, the records of the input,
 * and keeps former names: a renamed organisation gets its old name as a former
 * one, and a name that is a former one by the base is replaced by the base's
 * name.  Returns 0, or -1 with a ZY_ERROR_IO and t unchanged when a record of
 * the base has no id or the same id as another.
 */
int zy_org_merge_apply(struct zy_merge *m, struct zy_table *t, const char *path,
    struct zy_error *e);
/*
 * Empties the cell township of each organisation that has another parent than
 * in the base, and of each organisation below such a one, so that the township
 * is derived from the tree again; and where it is the former name of a township
 * whose own organisation has been renamed.  A cell is kept if the row's own
 * input has a column township.  o is the tree of the merged table, after
 * zy_orgs_check_tree.  Does nothing without a base.
 */
void zy_org_merge_moved(const struct zy_merge *m, struct zy_orgs *o);

ZY_END_C

#endif
