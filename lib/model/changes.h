/*
 * Changes: how a new submission differs from an earlier list of the same kind
 * of record (the base).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_CHANGES_H
#define ZY_MODEL_CHANGES_H

#include "base/attr.h"
#include "stream/table.h"

ZY_BEGIN_C

/*
 * One change of a record.  The views are borrowed until the callback returns.
 */
struct zy_change {
	/* "added", "changed", "renamed", "moved", "closed", "left", "gone"; or
	 * "alike": the record whose id is `old` is gone from the list, and may
	 * be the same as the record with the id `now`, which has its name */
	const char *what;
	/* column is empty for "added" and "gone" */
	struct zy_view id, name, column;
	/* The value before and after.  For "added" now is the name, for "gone"
	 * old is the name. */
	struct zy_view old, now;
	/* For "moved": the names of the organisations old and now, or empty. */
	struct zy_view old_name, now_name;
	struct zy_view now_parent; /* for "alike": the id of its parent */
};

/* A function that is called for each change, with the caller's context. */
typedef void zy_change_tell(void *context, const struct zy_change *change);

/*
 * A record in the new list and in the base, for zy_changes_compare.  The
 * functions are called with context and the index of a column, below ncolumns;
 * the views that they return must be valid until the next call of any of them.
 */
struct zy_changed {
	struct zy_view id, title;
	size_t ncolumns;
	/* Returns the name of the column. */
	struct zy_view (*name)(void *context, size_t column);
	/* Returns the cell of the base. */
	struct zy_view (*old)(void *context, size_t column);
	/* Returns the new cell, which may be written into text. */
	struct zy_view (*now)(
	    void *context, size_t column, struct zy_buf *text);
	/* Returns the name of the organisation with that id, or "". */
	struct zy_view (*org_name)(void *context, struct zy_view id);
	void *context;
};

/*
 * Compares a record with that of the base, and calls tell with context for each
 * column, except source, in which they differ: as "renamed" for the name,
 * "moved" for the parent or the member's organisation, "closed" or "left" for a
 * last day where the base has none, else "changed".  Where the name has
 * changed, a change of the former names is not reported.  Returns whether the
 * records differ in any of these columns.
 */
bool zy_changes_compare(
    const struct zy_changed *x, zy_change_tell *tell, void *context);

ZY_END_C

#endif
