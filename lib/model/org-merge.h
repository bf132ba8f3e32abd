/*
 * Merging a new submission with an earlier list of organisations (the base).
 *
 * A record of the input replaces the record of the base with its id, column by
 * column; values in columns that the input lacks are kept.  Records that only
 * the base has are added behind those of the input, so that parents are found
 * and nothing is lost.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_MERGE_H
#define ZY_MODEL_ORG_MERGE_H

#include "base/attr.h"
#include "model/org.h"

ZY_BEGIN_C

/*
 * A merge.  All bytes zero is a merge without base; with one, the caller puts
 * its records into base.  Release it with zy_org_merge_release.
 */
struct zy_org_merge {
	struct zy_table base;
	struct zy_intern *ids; /* ids of the base, numbered as its rows */
	size_t incoming;       /* number of rows that came from the input */
	/* Records of the input with a name that their organisation had before;
	 * records of organisations that the base has as closed. */
	size_t outdated, closed;
};

/* Frees the base and sets m to zero. */
void zy_org_merge_release(struct zy_org_merge *m);
/*
 * Merges the base, which was read from path, into t, the records of the input.
 * Returns 0, or -1 with a ZY_ERROR_IO and t unchanged when a record of the base
 * has no id or the id of another.
 */
int zy_org_merge_apply(struct zy_org_merge *m, struct zy_table *t,
    const char *path, struct zy_error *e);
/* Returns the record of the base with that id, borrowed from m, or NULL. */
const struct zy_table_row *zy_org_merge_find(
    const struct zy_org_merge *m, struct zy_view id);

ZY_END_C

#endif
