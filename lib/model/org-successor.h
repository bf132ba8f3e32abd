/*
 * Successors: the organisation into which a closed one was merged.
 *
 * The successor is the organisation that has the name of the closed one among
 * its former names (原名称).  The members of the closed one count as its
 * members.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_ORG_SUCCESSOR_H
#define ZY_MODEL_ORG_SUCCESSOR_H

#include "base/attr.h"
#include "base/date.h"
#include "model/org-former.h"
#include "model/org-roster.h"

ZY_BEGIN_C

/*
 * The successors in a roster on a day.  Release it with
 * zy_org_successors_release.
 */
struct zy_org_successors {
	const struct zy_org_roster *orgs; /* borrowed */
	struct zy_date day;
	int closed; /* column of the roster, or -1 */
	struct zy_org_former former;
};

/*
 * Prepares s to find the successors in a roster, which is borrowed and must
 * live as long as s.
 */
void zy_org_successors_init(struct zy_org_successors *s,
    const struct zy_org_roster *orgs, struct zy_date day);
/* Frees what s owns and sets s to zero. */
void zy_org_successors_release(struct zy_org_successors *s);
/*
 * Returns whether an organisation is closed on the day; false for a number that
 * is none.
 */
bool zy_org_successors_is_closed(
    const struct zy_org_successors *s, uint32_t org);
/*
 * Returns the organisation to which the members of org belong on the day: org
 * itself where it is open; else its successor, or, where that is closed, the
 * successor of that one, and so on.  The successor of an organisation has its
 * name as a former name and stands below the same superior; where there is no
 * such one and no other organisation in the roster has the name, any single
 * organisation with that former name is the successor.  Returns org where no
 * open successor is found.
 */
uint32_t zy_org_successors_find(
    const struct zy_org_successors *s, uint32_t org);

ZY_END_C

#endif
