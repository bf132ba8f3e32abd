/*
 * Merging a new submission with an earlier list of such records (the base).
 *
 * A record of the input replaces the record of the base with its id, column by
 * column; values in columns that the input lacks are kept.  Records that only
 * the base has are added behind those of the input, so that nothing is lost.
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
 * A merge.  All bytes zero is a merge without base; with one, the caller puts
 * its records into base and calls zy_merge_index.  Release it with
 * zy_merge_release.
 */
struct zy_merge {
	struct zy_table base;
	struct zy_intern *ids; /* ids of the base, numbered as its rows */
	size_t incoming;       /* number of rows that came from the input */
	/* Records of the input with a name or branch that the base knows to be
	 * a former one; records that have an end (closed, left) by the base
	 * alone. */
	size_t outdated, ended;
};

/* What is particular to the records of one kind. */
struct zy_merge_rule {
	const char *end; /* the column of the last day: closed, left */
	/*
	 * Changes the cells of a record of the input, which the base has as
	 * old; they are borrowed until the next call.  Returns whether it
	 * changed one.  NULL: nothing is to be changed.
	 */
	bool (*adjust)(void *context, const struct zy_table_row *old,
	    struct zy_view *cells);
	void *context;
};

/* Frees the base and sets m to zero. */
void zy_merge_release(struct zy_merge *m);
/*
 * Finds the ids of the base, which was read from path and should be an output
 * of program.  Returns 0, or -1 with a ZY_ERROR_IO when a record of the base
 * has no id or the id of another.
 */
int zy_merge_index(struct zy_merge *m, const char *path, const char *program,
    struct zy_error *e);
/* Returns the row of the base with that id, or ZY_INTERN_NONE. */
uint32_t zy_merge_row(const struct zy_merge *m, struct zy_view id);
/* Returns the record of the base with that id, borrowed from m, or NULL. */
const struct zy_table_row *zy_merge_find(
    const struct zy_merge *m, struct zy_view id);
/* Returns whether a record of the input came with column c of its table. */
bool zy_merge_came_with(const struct zy_table_row *row, size_t c);
/*
 * Merges the base, which was read from path, into t, the records of the input,
 * which has the column id.  The columns of the base are added to t.
 */
void zy_merge_apply(struct zy_merge *m, struct zy_table *t, const char *path,
    const struct zy_merge_rule *rule);

ZY_END_C

#endif
