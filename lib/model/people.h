/*
 * Who is who: organisations, members and duties side by side.
 *
 * What the rules of registers ask of rosters: which organisation or member an
 * id is, who stands directly above it, who heads it on a day.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_PEOPLE_H
#define ZY_MODEL_PEOPLE_H

#include "model/org-roster.h"

/* All zero; fill the tables of those that are given, then build. */
struct zy_people {
	struct zy_org_roster orgs;
	struct zy_table members, duties;
	bool has_orgs, has_members, has_duties;
	struct zy_org_index member_ids;
	int member_name, member_org, member_role, member_status;
	/* first persons responsible by organisation (R62) */
	uint32_t *head_first, *head_next;
	int duty_person, duty_from, duty_to;
};

/* 0, or -1 with a ZY_ERROR_CONFIG. */
int zy_people_build(struct zy_people *p, struct zy_error *e);
void zy_people_release(struct zy_people *p);

/* The row of a member's id, or ZY_INTERN_NONE. */
uint32_t zy_people_member(const struct zy_people *p, struct zy_view id);
struct zy_view zy_people_name(const struct zy_people *p, uint32_t member);
/* "member", "worker", or nothing. */
struct zy_view zy_people_role(const struct zy_people *p, uint32_t member);
bool zy_people_is_probationary(const struct zy_people *p, uint32_t member);
/*
 * The organisation an id is itself (an organisation's) or belongs to (a
 * member's); ZY_INTERN_NONE, ZY_ORG_SEVERAL.
 */
uint32_t zy_people_home(struct zy_people *p, struct zy_view id);
/*
 * The organisation directly above, on that day: a member's own, but for its
 * head the one above it; an organisation's parent.  ZY_INTERN_NONE: there is
 * none.
 */
uint32_t zy_people_superior(
    struct zy_people *p, struct zy_view id, struct zy_view date);
/*
 * Does the person head the organisation on that day?  By the duties of first
 * persons responsible where it has some, else by its secretary.  Who does
 * (one of them) goes to *head, empty where nobody is known to.
 */
bool zy_people_heads(struct zy_people *p, uint32_t org, struct zy_view person,
    struct zy_view date, struct zy_view *head);

#endif
