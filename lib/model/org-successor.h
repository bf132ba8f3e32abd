/*
 * Successors: the organisation into which one that was closed was merged.
 *
 * It says so itself: the name of the closed one is among its former names
 * (原名称).  The members of the closed one are its members.
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

/* The successors in a roster on a day.  zy_org_successors_release. */
struct zy_org_successors {
	const struct zy_org_roster *orgs; /* borrowed */
	struct zy_date day;
	int closed; /* column */
	struct zy_org_former former;
};

/* Makes s the successors in a roster, which must live as long as s. */
void zy_org_successors_init(struct zy_org_successors *s,
    const struct zy_org_roster *orgs, struct zy_date day);
/* Frees the index. */
void zy_org_successors_release(struct zy_org_successors *s);
/* Returns whether an organisation is closed on the day. */
bool zy_org_successors_is_closed(
    const struct zy_org_successors *s, uint32_t org);
/*
 * Returns the organisation whose members those of org are on the day: org
 * itself where it is open, else the one below the same superior that once had
 * its name, or, where no other organisation has that name, the only one in the
 * roster.  Returns org where there is none, or only closed ones.
 */
uint32_t zy_org_successors_find(
    const struct zy_org_successors *s, uint32_t org);

ZY_END_C

#endif
