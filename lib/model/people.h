/*
 * The rosters of organisations, members and duties, for the rules of registers.
 *
 * The rules ask which organisation or member has an id, which organisation is
 * directly above it, and who is the head of an organisation on a given day.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_MODEL_PEOPLE_H
#define ZY_MODEL_PEOPLE_H

#include "base/attr.h"
#include "model/former-names.h"
#include "model/org-search.h"

ZY_BEGIN_C

/*
 * The rosters.  The caller sets all bytes to zero, fills the tables of the
 * rosters that it has (orgs.table, members, duties), sets has_orgs, has_members
 * and has_duties for them, and calls zy_people_build.  Release it with
 * zy_people_release.  A member or duty is known by the number of its row.
 */
struct zy_people {
	struct zy_org_roster orgs;
	struct zy_table members, duties;
	bool has_orgs, has_members, has_duties;
	struct zy_org_index member_ids; /* id to row of members */
	/* First row of members with each name; built by the first search. */
	struct zy_org_index member_names;
	uint32_t *same_name; /* by row: the next with the same name */
	struct zy_former_names former_names; /* rows of members, likewise */
	unsigned nearest; /* calls of zy_name_nearest for members */
	/* Columns of members; -1: none. */
	int member_name, member_org, member_role, member_status, member_left;
	int closed; /* column of orgs.table */
	/* The duties of first persons responsible (第一责任人, R62). */
	uint32_t *head_first; /* by organisation: its first such duty */
	uint32_t *head_next;  /* by duty: the next of its organisation */
	int duty_person, duty_from, duty_to; /* columns of duties */
};

/*
 * Builds the indexes over the tables of p.  Returns 0, or -1 with a
 * ZY_ERROR_CONFIG when the roster of organisations is not valid
 * (zy_org_roster_build).  The caller releases p with zy_people_release in both
 * cases.
 */
int zy_people_build(struct zy_people *p, struct zy_error *e);
/* Frees the tables and the indexes, and sets p to zero. */
void zy_people_release(struct zy_people *p);

/*
 * Returns the row of the first member with that name, or ZY_INTERN_NONE.
 * p->same_name leads from each row to the next with the name.
 */
uint32_t zy_people_find_named(struct zy_people *p, struct zy_view name);
/*
 * Returns the row of the member with that id, or ZY_INTERN_NONE where there is
 * none.
 */
uint32_t zy_people_find_member(const struct zy_people *p, struct zy_view id);
/* What a cell may name: bits. */
enum zy_named {
	ZY_NAMED_ORG = 1,
	ZY_NAMED_MEMBER = 2,
	ZY_NAMED_EITHER = 3,
};
/*
 * Finds the organisation or member that a cell means, by id or by name, with
 * the help of hints (model/org-search.h), which may be NULL.  Members with the
 * same present or former name are distinguished by their branch and township.
 * Only the rosters in kinds, bits of enum zy_named, are searched, and only
 * those that were read.  Returns 0 with the id in *id, borrowed from p, cell or
 * hints; or -1 with *id unchanged and the reason in *m, for which `unknown` is
 * the translated phrase about a name that is in no roster.
 */
int zy_people_search(struct zy_people *p, struct zy_view cell,
    const struct zy_name_hints *hints, enum zy_named kinds, const char *unknown,
    struct zy_view *id, struct zy_name_miss *m);
/* Returns the name of a member, borrowed from p. */
struct zy_view zy_people_name(const struct zy_people *p, uint32_t member);
/*
 * Returns the role of a member: "member", "worker", or an empty view when the
 * roster does not say.  Borrowed from p.
 */
struct zy_view zy_people_role(const struct zy_people *p, uint32_t member);
/*
 * Returns the status of a member: "full", "probationary", or an empty view when
 * the roster does not say.  Borrowed from p.
 */
struct zy_view zy_people_status(const struct zy_people *p, uint32_t member);
/*
 * Returns the day since which the organisation or member with that id no longer
 * takes part, because it was closed or he left; an empty view where there is no
 * such day or the id is unknown.  Borrowed from p.
 */
struct zy_view zy_people_end(struct zy_people *p, struct zy_view id);
/*
 * Returns the number of the organisation to which a subject belongs.  id is the
 * id or name of an organisation, which belongs to itself, or the id of a
 * member, who belongs to the organisation of the roster.  Returns
 * ZY_INTERN_NONE when the subject or its organisation is unknown, or
 * ZY_ORG_AMBIGUOUS when several organisations have the name.
 */
uint32_t zy_people_org_of(struct zy_people *p, struct zy_view id);
/*
 * Returns the number of the organisation directly above an organisation or
 * member on a day.  For an organisation that is its parent.  For a member it is
 * his organisation, or the parent of that one when he is its head on the day.
 * Returns ZY_INTERN_NONE when there is none or the id is unknown, or
 * ZY_ORG_AMBIGUOUS.
 */
uint32_t zy_people_org_above(
    struct zy_people *p, struct zy_view id, struct zy_view date);
/*
 * Returns whether a duty is held on a day, as far as is known.  It is not if
 * the day lies outside its term, its organisation is closed, or all members
 * with the person's name (in the person's own organisation, where that is
 * given) have left by then.
 */
bool zy_people_is_held(struct zy_people *p, uint32_t duty, struct zy_date day);
/*
 * Returns whether the person with that name is a head of an organisation on a
 * day.  Its heads are its first persons responsible in the roster of duties,
 * or, when it has none there at any time, the secretary in its own record.
 * Sets *head to the name of a head on that day, borrowed from p, or to an empty
 * view when none is known.
 */
bool zy_people_is_head(struct zy_people *p, uint32_t org, struct zy_view person,
    struct zy_view date, struct zy_view *head);

ZY_END_C

#endif
