/*
 * A later submission laid over an earlier list of organisations (the base).
 *
 * Records of the input replace those of the same id, column by column: what
 * the input has no column for stays.  Records that only the base has are put
 * behind the input's, so that parents are found and nothing is lost.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_MERGE_H
#define ZY_MODEL_ORG_MERGE_H

#include "model/org.h"

/* All zero is a merge without a base; put the base's records into base. */
struct zy_org_merge {
	struct zy_table base;
	struct zy_intern *ids; /* of the base, in the order of its rows */
	size_t incoming;       /* rows of the table that are the input's */
};

void zy_org_merge_release(struct zy_org_merge *m);
/*
 * Lays the base, read from path, under the records of t and behind them.  0,
 * or -1 with a ZY_ERROR_IO when the base has an id twice or none.
 */
int zy_org_merge_lay(struct zy_org_merge *m, struct zy_table *t,
    const char *path, struct zy_error *e);
/* The base's row of that id, or NULL. */
const struct zy_table_row *zy_org_merge_find(
    const struct zy_org_merge *m, struct zy_view id);

/*
 * Replaces the record at row by n cells (of columns 0 to n - 1), which may be
 * its own; place and reject stay.
 */
void zy_org_merge_replace(
    struct zy_table *t, size_t row, const struct zy_view *cells, size_t n);

#endif
