/*
 * Steps of zy_orgs_assign (model/org.h), which makes ids for organisations that
 * lack one, and of zy_orgs_resolve.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_ASSIGN_H
#define ZY_MODEL_ORG_ASSIGN_H

#include "base/attr.h"
#include "model/org.h"

ZY_BEGIN_C

/*
 * Returns the id of the parent of organisation i, borrowed; empty when it has
 * no parent.
 */
struct zy_view zy_orgs_parent_id(const struct zy_orgs *o, size_t i);
/*
 * Returns the organisation that a name means which leaves out, or alone has,
 * the place with which the name of organisation i begins, or its township: for
 * 东河镇前进村第一支部, 前进村总支 is 东河镇前进村总支.  Returns ZY_INTERN_NONE
 * where there is none but i, or ZY_ORG_AMBIGUOUS where there are several.
 */
uint32_t zy_orgs_find_placed(struct zy_orgs *o, size_t i, struct zy_view name);
/*
 * Makes the nearest organisation above organisation i, by codes, its parent;
 * does nothing where the roster has none, or the code of i is no statistical
 * one.  Codes above may be short as they are (110101), or filled up with zeros
 * to 6 digits (GB/T 2260) or to 12.
 */
void zy_orgs_derive_parent(struct zy_orgs *o, size_t i);
/*
 * Returns whether a label above the table, and no cell, names the superior of
 * organisation i.  It may be the one that filled in the table, not the
 * superior.
 */
bool zy_orgs_parent_is_given(const struct zy_orgs *o, size_t i);
/*
 * Puts organisation i, if a label named its parent and that is i in other
 * words, below the parent of that one, so that both can be united: 马蹄镇党委
 * in the list that 中共马蹄镇委员会 has filled in.  Else does nothing.
 */
void zy_orgs_lift_itself(struct zy_orgs *o, size_t i);
/*
 * Refuses organisation i because of its parent, with what, a translated phrase,
 * as message: about the cell of the parent or, where that is empty, about the
 * whole record.
 */
void zy_orgs_fault_parent(
    struct zy_orgs *o, size_t i, enum zy_fault fault, const char *what);
/*
 * Refuses all organisations below an organisation that is excluded.  Circles of
 * parents must have been refused before.
 */
void zy_orgs_refuse_below(struct zy_orgs *o);

ZY_END_C

#endif
