/*
 * Records of a table that stand for one organisation.
 *
 * A township committee stands in the lists of several townships, and one list
 * calls it 石桥镇党委 and the other 中共石桥镇委员会.  Where records lack ids,
 * those below one parent whose names have the same short form are one
 * organisation.  Steps of zy_orgs_resolve and zy_orgs_assign (model/org.h).
 * Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_UNITE_H
#define ZY_MODEL_ORG_UNITE_H

#include "base/attr.h"
#include "model/org.h"

ZY_BEGIN_C

/* The state of a record whose parent is not yet certain (struct zy_org). */
enum {
	ZY_ORG_DEFERRED = 1, /* several organisations have the parent's name */
	ZY_ORG_TWINNED	     /* a second column names the parent, too */
};

/*
 * Appends the short form of a name of organisation i to b: its form
 * (org-name.h) without the names of the organisations above i at its beginning,
 * unless only a kind of organisation would be left.  Below 石桥镇党委 the short
 * form of 石桥镇东河村党支部 is 东河村支部.
 */
void zy_orgs_short_form(
    const struct zy_orgs *o, size_t i, struct zy_view name, struct zy_buf *b);
/*
 * Unites records that are below one parent, have names with the same short
 * form, and do not both have ids.  The later of two, or the one without id,
 * becomes a repeat of the other, which takes over the values that only the
 * repeat has.  Where a value of one contradicts that of the other, it is
 * refused instead.  In both cases the other one replaces it as a parent
 * (zy_orgs_united).  Records in one of the states above are ignored.  Returns
 * whether this call has united any.
 */
bool zy_orgs_unite(struct zy_orgs *o);
/*
 * Returns the number of the organisation that replaces i as a parent since
 * zy_orgs_unite; i itself if i was not united with another.
 */
uint32_t zy_orgs_united(const struct zy_orgs *o, uint32_t i);
/*
 * Returns the organisation below the parent of i whose name has that short
 * form; it may be i itself.  Returns ZY_INTERN_NONE where there is none.  To be
 * called after zy_orgs_unite.
 */
uint32_t zy_orgs_find_beside(
    const struct zy_orgs *o, size_t i, struct zy_view form);
/*
 * Sets b to a key for indexes: a text that identifies the parent of i, followed
 * by a short form.
 */
void zy_orgs_put_place(
    const struct zy_orgs *o, size_t i, struct zy_view form, struct zy_buf *b);

ZY_END_C

#endif
