/*
 * Former names (曾用名): an index of organisations by the names that they have
 * and had.
 *
 * An id never changes: an organisation that was renamed keeps its id, although
 * ids that the program makes (model/ident.h) are made from names.  So a record
 * without an id is first looked for in the earlier list among the organisations
 * below its parent: by its name, then by the former names in the record, then
 * among the former names in the list.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_FORMER_H
#define ZY_MODEL_ORG_FORMER_H

#include "base/attr.h"
#include "model/org.h"

ZY_BEGIN_C

/* An index of names.  Release it with zy_org_former_release. */
struct zy_org_former {
	const struct zy_orgs *orgs; /* borrowed */
	struct zy_org_index rows;   /* by name, with parent and kind of name */
};

/*
 * Makes f an index over o, which is borrowed and must live as long as f.  With
 * ids it has names and former names, also below each parent; without ids only
 * former names over the whole table, for zy_org_former_find, and the other
 * functions find nothing.
 */
void zy_org_former_init(
    struct zy_org_former *f, const struct zy_orgs *o, bool ids);
/* Frees the index and sets f to zero. */
void zy_org_former_release(struct zy_org_former *f);
/*
 * Returns the organisation that has the name among its former names;
 * ZY_INTERN_NONE where none has it, or ZY_ORG_AMBIGUOUS where several have it.
 */
uint32_t zy_org_former_find(const struct zy_org_former *f, struct zy_view name);
/*
 * Returns the organisation that has the name among its former names and whose
 * parent, as written in its record, is `parent`.  Returns ZY_INTERN_NONE or
 * ZY_ORG_AMBIGUOUS as zy_org_former_find does.
 */
uint32_t zy_org_former_find_below(
    const struct zy_org_former *f, struct zy_view parent, struct zy_view name);
/*
 * Returns the id of the organisation that a record means: the one below
 * `parent` (an id, or empty) that has now the record's name, or else has now
 * one of the record's former names, or else once had the record's name.
 * Returns an empty view where there is none or several.  The id is borrowed
 * from the table of organisations.
 */
struct zy_view zy_org_former_id(const struct zy_org_former *f,
    struct zy_view parent, struct zy_view name, struct zy_view formers);

/*
 * Returns whether formers, a list of former names, has the name, without regard
 * to width, case and blanks.
 */
bool zy_org_former_has(struct zy_view formers, struct zy_view name);
/*
 * Appends to b, a list of former names, those of formers that it does not have
 * yet, with 、 between names.
 */
void zy_org_former_add(struct zy_buf *b, struct zy_view formers);

ZY_END_C

#endif
