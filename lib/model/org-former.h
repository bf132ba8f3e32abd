/*
 * Former names: the organisations of a list by their names and by the names
 * that they had before (曾用名).
 *
 * An id is for ever: an organisation that was renamed keeps its own, although
 * ids that are made (model/ident.h) are made from names.  So a record without
 * an id is first looked for among the organisations of the earlier list, below
 * one parent: by its name, then by the names that it says it had, then among
 * the names that those had.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_FORMER_H
#define ZY_MODEL_ORG_FORMER_H

#include "base/attr.h"
#include "model/org.h"

ZY_BEGIN_C

/* The index.  Release it with zy_org_former_release. */
struct zy_org_former {
	const struct zy_orgs *orgs; /* borrowed */
	struct zy_org_index rows;   /* by texts that say what they are */
};

/*
 * Makes f an index over the names of o, which must live as long as f; without
 * ids, over the former names alone, and zy_org_former_id finds nothing.
 */
void zy_org_former_init(
    struct zy_org_former *f, const struct zy_orgs *o, bool ids);
/* Frees the index. */
void zy_org_former_release(struct zy_org_former *f);
/*
 * Returns the organisation that once had the name; ZY_INTERN_NONE where there
 * is none, or ZY_ORG_AMBIGUOUS.
 */
uint32_t zy_org_former_find(const struct zy_org_former *f, struct zy_view name);
/*
 * Returns the organisation directly below that parent that once had the name,
 * as zy_org_former_find does.
 */
uint32_t zy_org_former_find_below(
    const struct zy_org_former *f, struct zy_view parent, struct zy_view name);
/*
 * Returns the id of the organisation that a record means, which stands directly
 * below that parent and has the name, one of the former names or had the name
 * before; an empty view where there is none.  parent is an id, or empty.
 */
struct zy_view zy_org_former_id(const struct zy_org_former *f,
    struct zy_view parent, struct zy_view name, struct zy_view formers);

/* Returns whether a list of former names has the name. */
bool zy_org_former_has(struct zy_view formers, struct zy_view name);
/* Appends those of the former names that b does not have, with 、 between. */
void zy_org_former_add(struct zy_buf *b, struct zy_view formers);

ZY_END_C

#endif
