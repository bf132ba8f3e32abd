/*
 * Searching the rosters for the organisation or member that a cell means:
 * implements zy_people_search and zy_people_find_named of people.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/org-name.h"
#include "model/people.h"

enum {
	NEAR = 50, /* percent in common with the nearest name */
};

/* The members that a name fits. */
struct namesakes {
	struct zy_people *p;
	uint32_t *list;
	size_t n, cap;
	uint32_t elsewhere; /* one that is not of the branch, or no number */
	uint32_t branch;    /* of the row, or ZY_INTERN_NONE */
	bool unknown;	    /* the row names a branch that is in no roster */
	bool several;	    /* the row's branch is the name of several */
	bool sure;	    /* the hints confirm those in the list */
};

/* Returns the cell of a member in a column. */
static struct zy_view
member_cell(const struct zy_people *p, uint32_t member, int column)
{
	return zy_table_cell(p->members.rows[member], column);
}

/* Returns the id of a member. */
static struct zy_view
member_id(const struct zy_people *p, uint32_t member)
{
	return member_cell(p, member, zy_table_find(&p->members, "id"));
}

/* Builds the index of names, each list in the order of the roster. */
static void
index_names(struct zy_people *p)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t *first;
	size_t i, n = p->members.nrows;
	int former = zy_table_find(&p->members, "former");

	p->member_names.keys = zy_intern_new();
	p->same_name = zy_reallocarray(NULL, n + 1, sizeof(*p->same_name));
	for (i = n; i-- > 0;) {
		zy_buf_reset(&key);
		zy_cell_fold(&key, member_cell(p, (uint32_t)i, p->member_name));
		first =
		    zy_org_index_slot(&p->member_names, zy_buf_get(&key), NULL);
		p->same_name[i] = *first;
		*first = (uint32_t)i;
		zy_former_names_add(&p->former_names,
		    member_cell(p, (uint32_t)i, former), (uint32_t)i);
	}
	zy_buf_release(&key);
}

uint32_t
zy_people_find_named(struct zy_people *p, struct zy_view name)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t k;

	if (!p->member_names.keys)
		index_names(p);
	zy_cell_fold(&key, name);
	k = zy_org_index_find(&p->member_names, zy_buf_get(&key));
	zy_buf_release(&key);
	return k;
}

/* Finds the branch in the hints, if there are organisations. */
static void
take_branch(struct namesakes *s, const struct zy_name_hints *h)
{
	s->branch = ZY_INTERN_NONE;
	if (!h || h->branch.n == 0 || !s->p->has_orgs)
		return;
	s->branch = zy_org_roster_search(&s->p->orgs, h->branch, h, NULL, NULL);
	s->several = s->branch == ZY_ORG_AMBIGUOUS;
	s->unknown = !s->several && s->branch >= s->p->orgs.orgs.n;
}

/* Returns whether an organisation, or one above it, has the name. */
static bool
is_in_named(struct zy_org_roster *r, uint32_t org, struct zy_view name)
{
	size_t depth;

	for (depth = 0; org < r->orgs.n && depth < r->orgs.n; depth++) {
		if (zy_org_name_same(name, zy_org_roster_name(r, org)))
			return true;
		org = r->orgs.items[org].parent;
	}
	return false;
}

/*
 * Returns whether the hints are those of this member: 1, 0, or -1 where they do
 * not decide.
 */
static int
is_of_row(struct namesakes *s, uint32_t member, const struct zy_name_hints *h)
{
	struct zy_view org = member_cell(s->p, member, s->p->member_org);
	struct zy_org_roster *orgs = &s->p->orgs;
	uint32_t home;
	int agrees;

	if (!h || (h->branch.n == 0 && h->parent.n == 0 && h->township.n == 0))
		return -1;
	if (!s->p->has_orgs)
		return h->branch.n ? zy_view_eq(org, h->branch) : -1;
	if (s->unknown)
		return 0;
	home = zy_org_roster_find(orgs, org);
	if (home >= orgs->orgs.n)
		return h->branch.n ? 0 : -1;
	if (s->several && !is_in_named(orgs, home, h->branch))
		return 0;
	if (s->branch != ZY_INTERN_NONE && !s->several)
		return zy_org_roster_is_in(orgs, home, s->branch);
	agrees = zy_org_roster_agrees(orgs, home, h);
	return agrees < 0 && s->several ? 1 : agrees;
}

/*
 * Adds a member to the list, if the hints confirm him or, while they confirm
 * nobody, do not exclude him.
 */
static void
list_member(struct namesakes *s, uint32_t i, const struct zy_name_hints *hints)
{
	int is = is_of_row(s, i, hints);

	if (is == 0)
		s->elsewhere = i;
	if (is == 0 || (s->sure && is < 0))
		return;
	if (is > 0 && !s->sure)
		s->n = 0;
	s->sure = is > 0;
	if (s->n && s->list[s->n - 1] == i)
		return;
	s->list = zy_grow(s->list, &s->cap, s->n + 1, sizeof(*s->list));
	s->list[s->n++] = i;
}

/* Lists the members who have the name, or had it, and whom the hints fit. */
static void
list_namesakes(
    struct namesakes *s, struct zy_view cell, const struct zy_name_hints *hints)
{
	const struct zy_former_names *formers = &s->p->former_names;
	uint32_t i = zy_people_find_named(s->p, cell);
	uint32_t k = zy_former_names_find(formers, cell);

	if (i == ZY_INTERN_NONE && k == ZY_INTERN_NONE)
		return;
	take_branch(s, hints);
	for (; i != ZY_INTERN_NONE; i = s->p->same_name[i])
		list_member(s, i, hints);
	for (; k != ZY_INTERN_NONE; k = formers->items[k].next)
		list_member(s, formers->items[k].row, hints);
}

/* Returns the name of a member, for struct zy_named_ones. */
static struct zy_view
name_of(void *people, uint32_t member)
{
	return zy_people_name(people, member);
}

/* Appends id, name and organisation of a member, for struct zy_named_ones. */
static void
describe(void *people, uint32_t member, struct zy_buf *b)
{
	struct zy_people *p = people;
	struct zy_view org = member_cell(p, member, p->member_org);

	zy_buf_view(b, member_id(p, member));
	zy_buf_putc(b, ' ');
	zy_buf_view(b, zy_people_name(p, member));
	if (org.n == 0)
		return;
	zy_buf_puts(b, " (");
	if (p->has_orgs)
		zy_org_roster_describe_home(&p->orgs, org, b);
	else
		zy_buf_view(b, org);
	zy_buf_putc(b, ')');
}

/* Returns all members, to search for the nearest name. */
static struct zy_named_ones
members_of(struct zy_people *p)
{
	return (struct zy_named_ones){
	    (uint32_t)p->members.nrows, p, name_of, describe, NULL};
}

/* Sets m to the reason that several members have the name, and names them. */
static void
say_several(struct namesakes *s, struct zy_name_miss *m)
{
	const struct zy_named_ones all = members_of(s->p);
	struct zy_buf names = ZY_BUF_INIT;

	zy_name_put_candidates(&names, &all, s->list, s->n);
	zy_buf_printf(zy_name_miss_begin(m, ZY_FAULT_AMBIGUOUS, ""),
	    _("several members bear the name (%.*s): write the code, or the "
	      "branch beside it, for"),
	    ZY_ARG(zy_buf_get(&names)));
	zy_buf_release(&names);
}

/* Appends the nearest name to the phrase of m. */
static void
say_unknown(struct namesakes *s, struct zy_view cell, enum zy_named kinds,
    const struct zy_name_hints *hints, struct zy_name_miss *m)
{
	struct zy_people *p = s->p;
	const struct zy_named_ones all = members_of(p);
	uint32_t near = s->elsewhere;

	if (near == ZY_INTERN_NONE && (kinds & ZY_NAMED_MEMBER) &&
	    p->has_members)
		near = zy_name_nearest(&all, cell, NEAR, &p->nearest);
	if (near != ZY_INTERN_NONE) {
		zy_name_miss_put_near(
		    m, &all, near, s->elsewhere != ZY_INTERN_NONE);
	} else if ((kinds & ZY_NAMED_ORG) && !p->has_orgs &&
		   (zy_org_name_is_one(cell) || (hints && hints->branch.n))) {
		zy_buf_puts(&m->what, _("; --orgs would resolve the name:"));
	} else if ((kinds & ZY_NAMED_MEMBER) && !p->has_members &&
		   !zy_org_name_is_one(cell) && hints && hints->branch.n) {
		zy_buf_puts(&m->what, _("; --members would resolve the name:"));
	}
}

/* Searches the two rosters for a cell that is not an id. */
static int
search_names(struct namesakes *s, struct zy_view cell,
    const struct zy_name_hints *hints, enum zy_named kinds, const char *unknown,
    struct zy_view *id, struct zy_name_miss *m)
{
	struct zy_people *p = s->p;
	uint32_t org = ZY_INTERN_NONE;

	if (kinds & ZY_NAMED_MEMBER && p->has_members)
		list_namesakes(s, cell, hints);
	if (kinds & ZY_NAMED_ORG && p->has_orgs)
		org = zy_org_roster_search(&p->orgs, cell, hints, unknown, m);
	if (org != ZY_INTERN_NONE && org == ZY_ORG_AMBIGUOUS && s->n == 0)
		return -1;
	if (s->n == 1 && org == ZY_INTERN_NONE) {
		*id = member_id(p, s->list[0]);
		return 0;
	}
	if (s->n == 0 && org != ZY_INTERN_NONE) {
		*id = zy_org_roster_id(&p->orgs, org);
		return 0;
	}
	if (s->n) {
		say_several(s, m);
		return -1;
	}
	if (!(kinds & ZY_NAMED_ORG && p->has_orgs) ||
	    s->elsewhere != ZY_INTERN_NONE)
		zy_name_miss_begin(m,
		    p->has_orgs ? ZY_FAULT_UNKNOWN_ORG
				: ZY_FAULT_UNKNOWN_MEMBER,
		    unknown);
	if (zy_view_is(zy_buf_get(&m->what), unknown))
		say_unknown(s, cell, kinds, hints, m);
	return -1;
}

/*
 * Sets *id to the code beside a name, if a roster has it with this name.
 * Returns whether it has.
 */
static bool
take_code(struct zy_people *p, struct zy_view code, struct zy_view cell,
    enum zy_named kinds, struct zy_view *id)
{
	uint32_t k = kinds & ZY_NAMED_MEMBER ? zy_people_find_member(p, code)
					     : (uint32_t)ZY_INTERN_NONE;
	struct zy_view name = {NULL, 0};

	if (k != ZY_INTERN_NONE) {
		name = zy_people_name(p, k);
	} else if (kinds & ZY_NAMED_ORG && p->has_orgs && code.n) {
		k = zy_orgs_find(&p->orgs.orgs, code);
		if (k != ZY_INTERN_NONE)
			name = zy_org_roster_name(&p->orgs, k);
	}
	if (name.n == 0 || !zy_org_name_same(name, cell))
		return false;
	*id = code;
	return true;
}

int
zy_people_search(struct zy_people *p, struct zy_view cell,
    const struct zy_name_hints *hints, enum zy_named kinds, const char *unknown,
    struct zy_view *id, struct zy_name_miss *m)
{
	struct namesakes s = {.p = p, .elsewhere = ZY_INTERN_NONE};
	uint32_t k;
	int rc;

	k = kinds & ZY_NAMED_MEMBER ? zy_people_find_member(p, cell)
				    : (uint32_t)ZY_INTERN_NONE;
	if (k != ZY_INTERN_NONE) {
		*id = cell;
		return 0;
	}
	/* 党组织代码 is an organisation's own code, or that of a branch. */
	if (hints && (take_code(p, hints->code, cell, kinds, id) ||
			 take_code(p, hints->branch, cell, kinds, id)))
		return 0;
	rc = search_names(&s, cell, hints, kinds, unknown, id, m);
	free(s.list);
	return rc;
}
