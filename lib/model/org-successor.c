/*
 * Finding successors of closed organisations: implements org-successor.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-successor.h"

enum {
	LONGEST = 16, /* chain of organisations, each merged into the next */
};

void
zy_org_successors_init(struct zy_org_successors *s,
    const struct zy_org_roster *orgs, struct zy_date day)
{
	*s = (struct zy_org_successors){.orgs = orgs,
	    .day = day,
	    .closed = zy_table_find(&orgs->table, "closed")};
	zy_org_former_init(&s->former, &orgs->orgs, true);
}

void
zy_org_successors_release(struct zy_org_successors *s)
{
	if (s->orgs)
		zy_org_former_release(&s->former);
	*s = (struct zy_org_successors){0};
}

bool
zy_org_successors_is_closed(const struct zy_org_successors *s, uint32_t org)
{
	return zy_date_is_over(
	    zy_org_roster_cell(s->orgs, org, s->closed), s->day);
}

/*
 * Returns who once had the name of org or, beside it, has it; or a number that
 * is none.
 */
static uint32_t
find_next(const struct zy_org_successors *s, uint32_t org)
{
	const struct zy_orgs *o = &s->orgs->orgs;
	struct zy_view name = zy_org_roster_name(s->orgs, org);
	uint32_t next = zy_org_former_find_below(
	    &s->former, zy_orgs_cell(o, org, o->parent), name);

	if (next >= o->n)
		next = zy_org_former_find_beside(
		    &s->former, zy_orgs_cell(o, org, o->parent), name);
	if (next == org)
		next = ZY_INTERN_NONE;
	if (next >= o->n &&
	    !(o->items[o->items[org].name].flags & ZY_ORG_SHARED))
		next = zy_org_former_find(&s->former, name);
	return next;
}

uint32_t
zy_org_successors_find(const struct zy_org_successors *s, uint32_t org)
{
	uint32_t at = org;
	int i;

	for (i = 0; i < LONGEST && at < s->orgs->orgs.n; i++) {
		if (!zy_org_successors_is_closed(s, at))
			return at;
		at = find_next(s, at);
	}
	return org;
}
