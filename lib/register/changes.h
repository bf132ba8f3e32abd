/*
 * Changes: what later lines of registers have made of entries.
 *
 * For programs that look at each present record once and keep none.  They walk
 * the lines twice: the first time they add marks and withdrawals here, the
 * second time they apply them to each entry.  What is kept is small and only of
 * entries that were changed.
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

/* All bytes zero: no changes.  Release it with zy_changes_release. */
struct zy_changes {
	struct zy_intern *ids;
	struct zy_change *items; /* by number of the id */
	size_t cap;
	struct zy_intern *texts; /* of marks */
	struct zy_buf scratch;
	char dates[2][16];
};

/* Frees what c holds, and sets it to zero. */
void zy_changes_release(struct zy_changes *c);
/*
 * Adds a mark or a withdrawal, given by its cells; other entries are passed
 * over.  Marks of one pledge are added in the order in which they were entered.
 */
void zy_changes_add(struct zy_changes *c, const struct zy_entry_kind *kind,
    const struct zy_view *cells);
/* Returns whether the entry with that id was withdrawn. */
bool zy_changes_withdrawn(const struct zy_changes *c, struct zy_view id);
/*
 * Applies the marks of a pledge to its cells (register/pledge.h) and sets
 * *reason to the reason of the last mark that has one, else to an empty view.
 * What is set is borrowed from c, until the next call.
 */
void zy_changes_apply(
    struct zy_changes *c, struct zy_view *cells, struct zy_view *reason);

ZY_END_C

#endif
