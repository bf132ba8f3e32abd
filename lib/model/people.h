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
#include "model/org-search.h"

ZY_BEGIN_C

/*
 * The rosters.  The caller sets all bytes to zero, fills the tables of the
 * rosters it has (orgs.table, members, duties), sets has_orgs and so on for
 * them, and calls zy_people_build.  Release it with zy_people_release.
 */
struct zy_people {
	struct zy_org_roster orgs;
	struct zy_table members, duties;
	bool has_orgs, has_members, has_duties;
	struct zy_org_index member_ids; /* id to row of members */
	/* First row of members with each name, once a name was asked for. */
	struct zy_org_index member_names;
	uint32_t *same_name; /* by row: the next with its name */
	unsigned nearest;    /* how often the nearest name was looked for */
	/* Columns of members; -1: none. */
	int member_name, member_org, member_role, member_status, member_left;
	int closed; /* column of orgs.table */
	/*
	 * First persons responsible (第一责任人, R62): by organisation, its
	 * first row of duties; by row of duties, the next of its organisation.
	 */
	uint32_t *head_first, *head_next;
	int duty_person, duty_from, duty_to; /* columns of duties */
};

/*
 * Builds the indexes over the tables.  Returns 0, or -1 with a ZY_ERROR_CONFIG
 * when the roster of organisations is not valid (see zy_org_roster_build).
 */
int zy_people_build(struct zy_people *p, struct zy_error *e);
/* Frees the tables and the indexes, and sets p to zero. */
void zy_people_release(struct zy_people *p);

/*
 * Returns the first row of members with a name, or ZY_INTERN_NONE; the next
 * ones follow in same_name.
 */
uint32_t zy_people_find_named(struct zy_people *p, struct zy_view name);
/* Returns the row of the member with an id, or ZY_INTERN_NONE. */
uint32_t zy_people_find_member(const struct zy_people *p, struct zy_view id);
/* What a cell may name. */
enum zy_named {
	ZY_NAMED_ORG = 1,
	ZY_NAMED_MEMBER = 2,
	ZY_NAMED_EITHER = 3,
};
/*
 * Sets *id to the id of the organisation or member that a cell means: by id or
 * by name, with the help of hints (model/org-search.h), which may be NULL.
 * Members with one name are told apart by their branch.  Returns 0, with *id
 * borrowed from p, cell or hints, or -1, with the reason in *m: unknown is the
 * translated phrase for what is in no roster.  A kind whose roster is not there
 * is not found.
 */
int zy_people_search(struct zy_people *p, struct zy_view cell,
    const struct zy_name_hints *hints, enum zy_named kinds, const char *unknown,
    struct zy_view *id, struct zy_name_miss *m);
/* Returns the name of a member, given by row; borrowed from p. */
struct zy_view zy_people_name(const struct zy_people *p, uint32_t member);
/*
 * Returns the role of a member, given by row: "member", "worker", or an empty
 * view when the roster does not say.
 */
struct zy_view zy_people_role(const struct zy_people *p, uint32_t member);
/*
 * Returns the status of a member, given by row: "full", "probationary", or an
 * empty view when the roster does not say.
 */
struct zy_view zy_people_status(const struct zy_people *p, uint32_t member);
/*
 * Returns the day since which the organisation or member with an id takes no
 * part: it was closed, he left; an empty view where it does.
 */
struct zy_view zy_people_end(struct zy_people *p, struct zy_view id);
/*
 * Returns the number of the organisation of an id: for the id or name of an
 * organisation that organisation, for the id of a member the one to which the
 * member belongs.  Returns ZY_INTERN_NONE when it is unknown, or
 * ZY_ORG_AMBIGUOUS.
 */
uint32_t zy_people_org_of(struct zy_people *p, struct zy_view id);
/*
 * Returns the number of the organisation directly above an organisation or
 * member on a day.  For an organisation that is its parent.  For a member it is
 * the member's own organisation, or the parent of that one when the member is
 * its head.  Returns ZY_INTERN_NONE when there is none or the id is unknown, or
 * ZY_ORG_AMBIGUOUS.
 */
uint32_t zy_people_org_above(
    struct zy_people *p, struct zy_view id, struct zy_view date);
/*
 * Returns whether a duty, given by its row, is held on a day, as far as is
 * known: the day lies in its term, its organisation is open, and not all
 * members with the person's name, of the person's own organisation where that
 * is known, have left.
 */
bool zy_people_is_held(struct zy_people *p, uint32_t duty, struct zy_date day);
/*
 * Returns whether the person with that name is the head of an organisation on a
 * day.  Heads are the first persons responsible in the roster of duties; for an
 * organisation without any, the secretary in its record.  *head is the name of
 * a head on that day, borrowed from p, or empty when none is known.
 */
bool zy_people_is_head(struct zy_people *p, uint32_t org, struct zy_view person,
    struct zy_view date, struct zy_view *head);

ZY_END_C

#endif
