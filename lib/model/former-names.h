/*
 * An index of the former names of persons (曾用名): one person may have had
 * several, and several persons may have had the same.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_FORMER_NAMES_H
#define ZY_MODEL_FORMER_NAMES_H

#include "base/attr.h"
#include "model/org.h"

ZY_BEGIN_C

/*
 * The index.  All bytes zero is an empty one; release it with
 * zy_former_names_release.
 */
struct zy_former_names {
	struct zy_org_index first; /* index in items, by folded name */
	struct zy_former_name {
		uint32_t row;
		uint32_t next; /* index of the next of this name */
	} * items;
	size_t n, cap;
};

/*
 * Adds each name in list, the cell of the column `former` of row number `row`,
 * to the index.  Names are copied.
 */
void zy_former_names_add(
    struct zy_former_names *x, struct zy_view list, uint32_t row);
/* Adds one name of a row, which may be its present one. */
void zy_former_names_put(
    struct zy_former_names *x, struct zy_view name, uint32_t row);
/*
 * Returns the index in x->items of the last added row that has the name among
 * its former names; the member `next` of each item leads to the row added
 * before with that name, and is ZY_INTERN_NONE in the last.  Returns
 * ZY_INTERN_NONE where no row has the name.  Names are compared in the form of
 * zy_cell_fold.
 */
uint32_t zy_former_names_find(
    const struct zy_former_names *x, struct zy_view name);
/* Frees what x owns and makes it empty. */
void zy_former_names_release(struct zy_former_names *x);

ZY_END_C

#endif
