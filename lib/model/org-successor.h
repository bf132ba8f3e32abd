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
 * Returns whether organisation org is closed on the day of s; false for a
 * number that is no organisation of the roster.
 */
bool zy_org_successors_is_closed(
    const struct zy_org_successors *s, uint32_t org);
/*
 * Returns the organisation to which the members of org belong on the day of s:
 * org itself where it is open; else its successor or, where that is closed too,
 * the successor's successor, and so on.  Returns org where no open successor is
 * found.
 *
 * The successor of an organisation is the one below the same superior that has
 * its name as a former name.  Without such a one, it is the only organisation
 * with that former name, if no other organisation of the roster has the name
 * now.
 */
uint32_t zy_org_successors_find(
    const struct zy_org_successors *s, uint32_t org);

ZY_END_C

#endif
