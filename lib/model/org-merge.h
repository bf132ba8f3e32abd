/*
 * Merging a new submission with an earlier list of organisations: what
 * model/merge.h does, and the names that an organisation had stay known.
 *
 * Records that only the base has stand behind those of the input, so that
 * parents are found.
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
 * Merges the base, which was read from path, into t, the records of the input.
 * Returns 0, or -1 with a ZY_ERROR_IO and t unchanged when a record of the base
 * has no id or the id of another.
 */
int zy_org_merge_apply(struct zy_merge *m, struct zy_table *t, const char *path,
    struct zy_error *e);
/*
 * Empties the township of organisations that have moved, and of all below them,
 * where it is that of
 * the base: the new one follows from the tree.  The tree o of the merged table
 * is checked; without a base nothing is done.
 */
void zy_org_merge_moved(const struct zy_merge *m, struct zy_orgs *o);

ZY_END_C

#endif
