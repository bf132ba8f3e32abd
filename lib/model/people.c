/*
 * The rosters by id: implements people.h, except the search by names
 * (people-search.c) and duties (people-duties.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/people.h"

#include <stdlib.h>

#include "base/date.h"

/* Finds the columns of the members and indexes them by id. */
static void
index_members(struct zy_people *p)
{
	const struct zy_table *t = &p->members;
	int id = zy_table_find(t, "id");
	uint32_t *slot;
	size_t i;

	p->member_name = zy_table_find(t, "name");
	p->member_org = zy_table_find(t, "org");
	p->member_role = zy_table_find(t, "role");
	p->member_status = zy_table_find(t, "status");
	p->member_left = zy_table_find(t, "left");
	p->member_ids.keys = zy_intern_new();
	for (i = 0; i < t->nrows; i++) {
		slot = zy_org_index_slot(
		    &p->member_ids, zy_table_cell(t->rows[i], id), NULL);
		if (*slot == ZY_INTERN_NONE)
			*slot = (uint32_t)i;
	}
}

/* Links the duties of first persons responsible by organisation. */
static void
index_duties(struct zy_people *p)
{
	const struct zy_table *t = &p->duties;
	int duty = zy_table_find(t, "duty"), org = zy_table_find(t, "org");
	size_t i, n = p->orgs.orgs.n;
	uint32_t k;

	p->duty_person = zy_table_find(t, "person");
	p->duty_from = zy_table_find(t, "from");
	p->duty_to = zy_table_find(t, "to");
	p->head_first = zy_reallocarray(NULL, n + 1, sizeof(uint32_t));
	p->head_next = zy_reallocarray(NULL, t->nrows + 1, sizeof(uint32_t));
	for (i = 0; i < n; i++)
		p->head_first[i] = ZY_INTERN_NONE;
	for (i = t->nrows; i-- > 0;) {
		if (!zy_view_is(
			zy_table_cell(t->rows[i], duty), "first-responsible"))
			continue;
		k = zy_org_roster_find(
		    &p->orgs, zy_table_cell(t->rows[i], org));
		if (k >= n)
			continue;
		p->head_next[i] = p->head_first[k];
		p->head_first[k] = (uint32_t)i;
	}
}

int
zy_people_build(struct zy_people *p, struct zy_error *e)
{
	if (p->has_orgs && zy_org_roster_build(&p->orgs, e))
		return -1;
	p->closed = zy_table_find(&p->orgs.table, "closed");
	if (p->has_members)
		index_members(p);
	if (p->has_duties)
		index_duties(p);
	return 0;
}

void
zy_people_release(struct zy_people *p)
{
	zy_org_roster_release(&p->orgs);
	zy_table_release(&p->members);
	zy_table_release(&p->duties);
	zy_org_index_release(&p->member_ids);
	zy_org_index_release(&p->member_names);
	zy_former_names_release(&p->former_names);
	free(p->same_name);
	free(p->head_first);
	free(p->head_next);
	*p = (struct zy_people){0};
}

uint32_t
zy_people_find_member(const struct zy_people *p, struct zy_view id)
{
	if (!p->has_members || id.n == 0)
		return ZY_INTERN_NONE;
	return zy_org_index_find(&p->member_ids, id);
}

struct zy_view
zy_people_name(const struct zy_people *p, uint32_t member)
{
	return zy_table_cell(p->members.rows[member], p->member_name);
}

struct zy_view
zy_people_role(const struct zy_people *p, uint32_t member)
{
	return zy_table_cell(p->members.rows[member], p->member_role);
}

struct zy_view
zy_people_status(const struct zy_people *p, uint32_t member)
{
	return zy_table_cell(p->members.rows[member], p->member_status);
}

struct zy_view
zy_people_end(struct zy_people *p, struct zy_view id)
{
	uint32_t member = zy_people_find_member(p, id), org;

	if (member != ZY_INTERN_NONE)
		return zy_table_cell(p->members.rows[member], p->member_left);
	if (!p->has_orgs || p->closed < 0)
		return (struct zy_view){NULL, 0};
	org = zy_org_roster_find(&p->orgs, id);
	return org < p->orgs.orgs.n
		   ? zy_org_roster_cell(&p->orgs, org, p->closed)
		   : (struct zy_view){NULL, 0};
}

uint32_t
zy_people_org_of(struct zy_people *p, struct zy_view id)
{
	uint32_t member = zy_people_find_member(p, id);

	if (!p->has_orgs)
		return ZY_INTERN_NONE;
	if (member == ZY_INTERN_NONE)
		return zy_org_roster_find(&p->orgs, id);
	return zy_org_roster_find(
	    &p->orgs, zy_table_cell(p->members.rows[member], p->member_org));
}
