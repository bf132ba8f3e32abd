/*
 * What is said of a superior that is not found: the organisation whose name is
 * most similar.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_NEAR_H
#define ZY_MODEL_ORG_NEAR_H

#include "base/attr.h"
#include "model/org.h"

ZY_BEGIN_C

/*
 * Returns a translated phrase for the message that no organisation has the code
 * or name in cell, which names the superior of organisation i.  The phrase
 * names the organisation of o or o->base whose name is most similar, if any is
 * similar enough; a message has the cell after it.  So many names are compared
 * in a run, at most, that it takes no time worth mentioning; after that, none
 * is named.  The phrase is borrowed from o, or static.
 */
const char *zy_orgs_explain_unknown(
    struct zy_orgs *o, size_t i, struct zy_view cell);

ZY_END_C

#endif
