/*
 * Members of a new submission merged with an earlier list (the base): adds
 * those who are only in the base, and reports what has changed.
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
 * Merges the base of m, which was read from path, into the table of m; call it
 * after zy_members_check, when each valid record of the input has its id.
 * Where a record of the input names a closed branch and the base has the member
 * in an open one, the branch of the base is kept.  Members who are only in the
 * base and whose branch was closed get the branch into which it was merged.
 */
void zy_members_merge(struct zy_members *m, const char *path);

/* The members that an import writes, in this order. */
struct zy_member_list {
	struct zy_members *members; /* borrowed */
	uint32_t *rows;		    /* of their table; the caller's */
	size_t n;
};

/*
 * Calls gone with context for each member of the base who is missing in the
 * input, with the member's row in the table of members, a struct zy_members *.
 * Members are missed only in organisations of which the input has at least one
 * member.  Those who have left, or whose name a refused record has, are not
 * reported.
 */
void zy_members_gone(
    void *members, void (*gone)(void *context, size_t row), void *context);
/*
 * Calls tell with context for each change in list, a struct zy_member_list *,
 * in the order in which zy_org_changes_each reports those of organisations.
 * Numbers of cards and telephones are masked in what tell gets.  In the table,
 * a member without changes gets the source that the base gives.
 */
void zy_members_changes(void *list, zy_change_tell *tell, void *context);

ZY_END_C

#endif
