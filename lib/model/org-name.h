/*
 * Names of Party organisations that mean the same one.
 *
 * A township writes 石桥镇党委 for 中共石桥镇委员会 and 东河村支部 for
 * 东河村党支部: both names of a pair have one form here, by which an
 * organisation is looked up where no name is written as the cell is.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_NAME_H
#define ZY_MODEL_ORG_NAME_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * Appends the form of a name to b: without width, case, blanks and a leading
 * 中共 or 中国共产党, the kind of organisation at its end in its short form
 * (委员会 and 党委 are 党委, 支部委员会, 支部 and 党支部 are 支部).
 */
void zy_org_name_form(struct zy_buf *b, struct zy_view name);
/*
 * Appends the form of a name without the kind of organisation at its end, for
 * names of places: of 中共石桥镇委员会, 石桥镇党委 and 石桥镇 it is 石桥镇.
 */
void zy_org_name_stem(struct zy_buf *b, struct zy_view name);
/*
 * Returns the end of a form that says without its name which committee of a
 * place it is: of 青禾县党委 (and of 县委, read as a form) it is 县党委.  Empty
 * where the form is of no such committee.
 */
struct zy_view zy_org_name_committee(struct zy_view form);
/* Returns whether a text ends as the name of a Party organisation does. */
bool zy_org_name_is_one(struct zy_view text);
/* Returns whether a form of a name is nothing but a kind: 党委, 支部. */
bool zy_org_name_is_kind(struct zy_view form);
/*
 * Takes the next name off the front of a list of names, the cell of the column
 * `former`: 石桥乡党委、石桥公社党委.  Returns false at the end.
 */
bool zy_org_name_next(struct zy_view *list, struct zy_view *name);

ZY_END_C

#endif
