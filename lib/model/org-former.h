/*
 * Former names (曾用名): an index of organisations by the names that they have
 * and had.
 *
 * An id never changes: an organisation that was renamed keeps its id, although
 * ids that the program makes (model/ident.h) are made from names.  So a record
 * without an id is first looked for in the earlier list among the organisations
 * below its parent: by its name, then by the former names in the record, then
 * among the former names in the list; where names are not found as written, in
 * this order by their short forms (model/org-unite.h).
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
	/* By short form, with parent and kind of name; built when needed. */
	struct zy_org_index forms;
};

/* How the record of an organisation and its entry in the list agree. */
enum zy_org_known {
	ZY_ORG_BY_NAME,	  /* the name of both is the same */
	ZY_ORG_BY_FORM,	  /* the short form of both names is the same */
	ZY_ORG_BY_FORMER, /* it is the name of one and a former of the other */
	ZY_ORG_SEVERAL,	  /* several agree in this way, none better */
	ZY_ORG_NEW	  /* none agrees */
};

/*
 * Makes f an index over o, which is borrowed and must live as long as f.  With
 * ids true it has the names and former names below each parent, as all
 * functions need them; with ids false only the former names in the whole table,
 * for zy_org_former_find, and the other functions find nothing.
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
 * Returns the organisation that has the name now and whose parent, as written
 * in its record, is `parent`; of an open one and closed ones the open one.
 * Returns ZY_INTERN_NONE or ZY_ORG_AMBIGUOUS as zy_org_former_find does.
 */
uint32_t zy_org_former_find_beside(
    const struct zy_org_former *f, struct zy_view parent, struct zy_view name);
/*
 * Looks for the organisation of the list f that record i of o means.  It is
 * below the same parent as i, and it has the record's name now, or else one of
 * the record's former names now, or else had the record's name before; names
 * are compared as written and then by short form.  Sets *org to its number, or
 * to a number that is no organisation where the result is ZY_ORG_SEVERAL or
 * ZY_ORG_NEW.  Returns how the two agree.  f must have been made with ids true.
 */
enum zy_org_known zy_org_former_known(
    struct zy_org_former *f, const struct zy_orgs *o, size_t i, uint32_t *org);

/*
 * Returns whether formers, a list of former names, contains the name, without
 * regard to width, case and blanks.
 */
bool zy_org_former_has(struct zy_view formers, struct zy_view name);
/*
 * Appends those names of the list formers that b, a list of former names too,
 * does not contain yet, with 、 between names.
 */
void zy_org_former_add(struct zy_buf *b, struct zy_view formers);

/* The names of one organisation or member: in the base and in a new record. */
struct zy_org_former_names {
	struct zy_view was;   /* the name in the base */
	struct zy_view had;   /* the former names in the base */
	struct zy_view name;  /* the name in the new record */
	struct zy_view given; /* the former names in the new record */
};

/*
 * Returns whether a new record has a former name where the base has the present
 * one, since it comes from an old list.  A record that gives the base's name
 * among its own former names is no old one: the name was changed back.
 */
bool zy_org_former_is_old(const struct zy_org_former_names *n);

/*
 * Sets b to the former names of both records and the name in the base, without
 * the name that the new record has.
 */
void zy_org_former_join(struct zy_buf *b, const struct zy_org_former_names *n);

ZY_END_C

#endif
