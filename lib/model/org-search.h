/*
 * Organisation search: the organisation of a roster that a cell means.
 *
 * A cell means an organisation by its code, or else by its name: as it is
 * written, without regard to width, case and blanks, by the form of the name
 * (model/org-name.h), by a former name, or by the name with a township or
 * superior before it (石桥镇东河村党支部).  The first of these that fits
 * counts. Where a name fits several, the rest of the row (struct zy_name_hints)
 * decides which one is meant; where it does not either, the name is refused
 * with the candidates, and one that fits none with the nearest.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_SEARCH_H
#define ZY_MODEL_ORG_SEARCH_H

#include "base/attr.h"
#include "model/name-miss.h"
#include "model/org-roster.h"

ZY_BEGIN_C

/* What a row says of its organisation or member beside the name. */
struct zy_name_hints {
	struct zy_view township, parent;
	struct zy_view branch; /* of a member */
	struct zy_view code;   /* where the name has a column of its own */
};

/*
 * Returns the number of the organisation that a cell means, with the help of
 * hints.  Returns ZY_INTERN_NONE where it fits none or where hints contradict,
 * ZY_ORG_AMBIGUOUS where it fits several; then *m, unless m is NULL, says why:
 * unknown is the translated phrase for a name that fits none.
 */
uint32_t zy_org_roster_search(struct zy_org_roster *r, struct zy_view cell,
    const struct zy_name_hints *hints, const char *unknown,
    struct zy_name_miss *m);
/*
 * Returns the number of the organisation that a cell means without any hint,
 * ZY_INTERN_NONE when it is unknown, or ZY_ORG_AMBIGUOUS.
 */
uint32_t zy_org_roster_find(struct zy_org_roster *r, struct zy_view cell);
/* Appends an organisation for a message: its code, name and township. */
void zy_org_roster_describe(
    const struct zy_org_roster *r, uint32_t org, struct zy_buf *b);

ZY_END_C

#endif
