/*
 * Changes: how a new submission differs from an earlier list of such records.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_CHANGES_H
#define ZY_MODEL_CHANGES_H

#include "base/attr.h"
#include "stream/table.h"

ZY_BEGIN_C

/*
 * One change.  For "added" the member now is the name, for "gone" the member
 * old; column is empty in both.  The views are borrowed until the callback
 * returns.
 */
struct zy_change {
	/* "added", "changed", "renamed", "moved", "closed", "left", "gone" */
	const char *what;
	struct zy_view id, name, column, old, now;
	/* The names of the organisations old and now, or empty. */
	struct zy_view old_name, now_name;
};

/* What changes are handed to, one after another, with its context. */
typedef void zy_change_tell(void *context, const struct zy_change *change);

/* A record now and in the base, as a list writes it. */
struct zy_changed {
	struct zy_view id, title;
	size_t ncolumns;
	struct zy_view (*name)(void *context, size_t column);
	struct zy_view (*old)(void *context, size_t column);
	/* The value may be put together in text. */
	struct zy_view (*now)(
	    void *context, size_t column, struct zy_buf *text);
	/* Returns the name of an organisation, or an empty view. */
	struct zy_view (*org_name)(void *context, struct zy_view id);
	void *context;
};

/*
 * Calls tell for each column, source apart, in which a record differs from that
 * of the base: "renamed" is the name, "moved" the parent or the member's
 * organisation, "closed" and "left" a last day where there was none, "changed"
 * all else.  Returns whether there was one.
 */
bool zy_changes_compare(
    const struct zy_changed *x, zy_change_tell *tell, void *context);

ZY_END_C

#endif
