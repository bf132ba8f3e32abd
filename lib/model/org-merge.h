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

ZY_BEGIN_C

/*
 * Merges the base, which was read from path, into t, the records of the input.
 * Returns 0, or -1 with a ZY_ERROR_IO and t unchanged when a record of the base
 * has no id or the id of another.
 */
int zy_org_merge_apply(struct zy_merge *m, struct zy_table *t, const char *path,
    struct zy_error *e);

ZY_END_C

#endif
