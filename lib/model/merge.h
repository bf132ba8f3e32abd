/*
 * Merging a new submission with an earlier list of the same kind (the base).
 *
 * A record of the input replaces the record of the base with the same id,
 * column by column: values in columns that the input lacks are kept.  Records
 * that only the base has are added after those of the input, so that nothing is
 * lost.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_MERGE_H
#define ZY_MODEL_MERGE_H

#include "base/attr.h"
#include "base/intern.h"
#include "stream/table.h"

ZY_BEGIN_C

/*
 * A merge.  With all bytes zero it has no base.  To use a base, the caller
 * reads it into the table base and calls zy_merge_index.  Release it with
 * zy_merge_release.
 */
struct zy_merge {
	struct zy_table base;
	struct zy_intern *ids; /* ids of the base, numbered as its rows */
	size_t incoming;       /* number of rows that came from the input */
	/* Number of records of the input whose name (of organisations) or
	 * branch (of members) is a former one by the base, so that the value
	 * of the base was kept. */
	size_t outdated;
	size_t old_names; /* number of members whose name is a former one */
	/* Number of records whose last day (closed, left) only the base has. */
	size_t ended;
	size_t first_ended; /* row number of the first of them */
};

/* What differs between kinds of records in a merge. */
struct zy_merge_rule {
	const char *end; /* the column of the last day: closed, left */
	/*
	 * Called for each record of the input that the base has, as old.  May
	 * set cells, one for each column of the table; their texts must be
	 * valid until the next call.  Returns whether it set one.  May be NULL.
	 */
	bool (*adjust)(void *context, const struct zy_table_row *old,
	    struct zy_view *cells);
	void *context;
};

/* Frees what m owns, with the base, and sets m to zero. */
void zy_merge_release(struct zy_merge *m);
/*
 * Indexes the records of m->base by id.  path is the file that it was read from
 * and program the one whose output it should be, for messages.  Returns 0, or
 * -1 with a ZY_ERROR_IO when a record of the base has no id or the same id as
 * another.
 */
int zy_merge_index(struct zy_merge *m, const char *path, const char *program,
    struct zy_error *e);
/*
 * Returns the row of the base that has the id; ZY_INTERN_NONE where there is
 * none or m has no base.
 */
uint32_t zy_merge_row(const struct zy_merge *m, struct zy_view id);
/*
 * Returns the record of the base that has the id, borrowed from m; NULL where
 * there is none or m has no base.
 */
const struct zy_table_row *zy_merge_find(
    const struct zy_merge *m, struct zy_view id);
/*
 * Merges the base, which was read from path and is indexed, into t, the records
 * of the input.  t must have a column id; the columns of the base are added to
 * it.  Sets m->incoming, and counts m->ended and, through rule->adjust,
 * m->outdated.
 */
void zy_merge_apply(struct zy_merge *m, struct zy_table *t, const char *path,
    const struct zy_merge_rule *rule);

ZY_END_C

#endif
