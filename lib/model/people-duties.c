/*
 * Who holds a duty on a day, and who is above whom: part of people.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/people.h"

/*
 * Returns whether a day may be in the term of a duty; an unknown end excludes
 * nothing.
 */
static bool
is_in_term(const struct zy_people *p, uint32_t duty, struct zy_date d)
{
	const struct zy_table_row *row = p->duties.rows[duty];
	struct zy_date from, to;

	if (zy_date_parse(&from, zy_table_cell(row, p->duty_from)) &&
	    zy_date_last(d) < zy_date_first(from))
		return false;
	return !zy_date_parse(&to, zy_table_cell(row, p->duty_to)) ||
	       zy_date_first(d) <= zy_date_last(to);
}

/*
 * Returns whether all members with the name of a duty's person have left by the
 * day.
 */
static bool
has_left(struct zy_people *p, uint32_t duty, struct zy_date day)
{
	const struct zy_table_row *row = p->duties.rows[duty];
	struct zy_view own =
	    zy_table_cell(row, zy_table_find(&p->duties, "person_org"));
	uint32_t up = own.n ? zy_org_roster_find(&p->orgs, own)
			    : (uint32_t)ZY_INTERN_NONE;
	uint32_t k =
	    zy_people_find_named(p, zy_table_cell(row, p->duty_person));
	uint32_t home;
	bool left = false;

	for (; k != ZY_INTERN_NONE; k = p->same_name[k]) {
		home = zy_org_roster_find(
		    &p->orgs, zy_table_cell(p->members.rows[k], p->member_org));
		if (up < p->orgs.orgs.n &&
		    (home >= p->orgs.orgs.n ||
			!zy_org_roster_is_in(&p->orgs, home, up)))
			continue;
		if (!zy_date_is_over(
			zy_table_cell(p->members.rows[k], p->member_left), day))
			return false;
		left = true;
	}
	return left;
}

bool
zy_people_is_held(struct zy_people *p, uint32_t duty, struct zy_date day)
{
	struct zy_view org = zy_table_cell(
	    p->duties.rows[duty], zy_table_find(&p->duties, "org"));
	uint32_t k = p->has_orgs && org.n ? zy_org_roster_find(&p->orgs, org)
					  : (uint32_t)ZY_INTERN_NONE;

	if (!is_in_term(p, duty, day))
		return false;
	if (p->has_orgs && k < p->orgs.orgs.n &&
	    zy_date_is_over(zy_org_roster_cell(&p->orgs, k, p->closed), day))
		return false;
	return !p->has_orgs || !p->has_members || !has_left(p, duty, day);
}

bool
zy_people_is_head(struct zy_people *p, uint32_t org, struct zy_view person,
    struct zy_view date, struct zy_view *head)
{
	uint32_t i =
	    p->has_duties ? p->head_first[org] : (uint32_t)ZY_INTERN_NONE;
	struct zy_view name;
	struct zy_date day;

	*head = (struct zy_view){NULL, 0};
	if (i == ZY_INTERN_NONE) {
		*head =
		    zy_org_roster_cell(&p->orgs, org, p->orgs.orgs.secretary);
		return head->n && zy_view_eq(*head, person);
	}
	for (; i != ZY_INTERN_NONE; i = p->head_next[i]) {
		if (zy_date_parse(&day, date) && !zy_people_is_held(p, i, day))
			continue;
		name = zy_table_cell(p->duties.rows[i], p->duty_person);
		*head = name;
		if (zy_view_eq(name, person))
			return true;
	}
	return false;
}

uint32_t
zy_people_org_above(struct zy_people *p, struct zy_view id, struct zy_view date)
{
	uint32_t home = zy_people_org_of(p, id),
		 member = zy_people_find_member(p, id), up;
	struct zy_view head;

	if (home >= p->orgs.orgs.n)
		return home;
	if (member != ZY_INTERN_NONE &&
	    !zy_people_is_head(p, home, zy_people_name(p, member), date, &head))
		return home;
	up = p->orgs.orgs.items[home].parent;
	return up < p->orgs.orgs.n ? up : ZY_INTERN_NONE;
}
