/*
 * Members of a new submission merged with an earlier list (the base): what
 * becomes of those who are only there, and what has changed.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_MEMBER_BASE_H
#define ZY_MODEL_MEMBER_BASE_H

#include "base/attr.h"
#include "model/changes.h"
#include "model/member.h"

ZY_BEGIN_C

/*
 * Merges the base of m, which was read from path, into its table when each
 * record of the input has its code.  An input that writes a branch that is
 * closed does not move back the member whom the base has in an open one; those
 * who are only in the base go where their closed branch was merged.
 */
void zy_members_merge(struct zy_members *m, const char *path);

/* The members that an import writes. */
struct zy_member_list {
	struct zy_members *members; /* borrowed */
	uint32_t *rows;		    /* of their table */
	size_t n;
};

/*
 * Calls gone for each member of the base who is missing, with his row in the
 * table of members, a struct zy_members.  Members are only looked for in
 * organisations of which the input has some; those who left are not missed, nor
 * are those whose name a refused record has.
 */
void zy_members_gone(
    void *members, void (*gone)(void *context, size_t row), void *context);
/*
 * Calls tell for each change in list, a struct zy_member_list, as
 * zy_org_changes_each does; numbers of cards and telephones are masked in it.
 * Members without changes get the source of the base.
 */
void zy_members_changes(void *list, zy_change_tell *tell, void *context);

ZY_END_C

#endif
