/*
 * Changes: what later lines of registers (marks and withdrawals) have changed
 * in earlier entries.
 *
 * For programs that look at each record once and keep none of them.  They read
 * the lines twice: the first time they add marks and withdrawals here, the
 * second time they apply these to each entry.  Memory grows only with the
 * number of changed entries.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_CHANGES_H
#define ZY_REGISTER_CHANGES_H

#include "base/attr.h"
#include "base/intern.h"
#include "base/mem.h"
#include "register/entry.h"

ZY_BEGIN_C

/*
 * The changes of entries.  With all bytes zero there are none.  Release it with
 * zy_changes_release.  Its members are private.
 */
struct zy_changes {
	struct zy_intern *ids;
	struct zy_change *items; /* by number of the id */
	size_t cap;
	struct zy_intern *texts; /* of marks */
	struct zy_buf scratch;
	char dates[2][16];
};

/* Frees what c owns and sets it to zero. */
void zy_changes_release(struct zy_changes *c);
/*
 * Adds a mark or a withdrawal, given by its cells; does nothing for other kinds
 * of entries.  Marks of the same pledge must be added in the order in which
 * they were entered.
 */
void zy_changes_add(struct zy_changes *c, const struct zy_entry_kind *kind,
    const struct zy_view *cells);
/* Returns whether a withdrawal of the entry with that id was added. */
bool zy_changes_withdrawn(const struct zy_changes *c, struct zy_view id);
/*
 * Changes the cells of a pledge, in the order of zy_pledge_schema, as the marks
 * added for its id say (zy_pledge_mark), and sets *reason to the reason of the
 * last of these marks that has one, or to an empty view.  The new cells and the
 * reason are borrowed from c until the next call.
 */
void zy_changes_apply(
    struct zy_changes *c, struct zy_view *cells, struct zy_view *reason);

ZY_END_C

#endif
