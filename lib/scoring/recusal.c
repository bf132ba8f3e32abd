/*
 * Recusal: links from the ids and names of raters to the units that they must
 * not mark.  A subject is looked for among the links of the rater, since a
 * rater has few.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/recusal.h"

#include <stdlib.h>

/* Adds a link for the id or name of a rater; does nothing if it is empty. */
static void
add(struct zy_recusal *x, struct zy_view name, struct zy_recusal_link link)
{
	size_t from = x->first_cap;
	uint32_t k;

	name = zy_text_trim(name);
	if (name.n == 0)
		return;
	k = zy_intern_put(x->names, name);
	if (k >= x->first_cap) {
		x->first =
		    zy_grow(x->first, &x->first_cap, k + 1, sizeof(*x->first));
		for (; from < x->first_cap; from++)
			x->first[from] = ZY_INTERN_NONE;
	}
	link.next = x->first[k];
	x->links = zy_grow(x->links, &x->cap, x->n + 1, sizeof(*x->links));
	x->links[x->n] = link;
	x->first[k] = (uint32_t)x->n++;
}

/* Adds the secretary of each organisation. */
static void
add_secretaries(struct zy_recusal *x)
{
	int column = zy_table_find(&x->orgs->table, "secretary");
	size_t i;

	for (i = 0; column >= 0 && i < x->orgs->orgs.n; i++)
		add(x, zy_org_roster_cell(x->orgs, (uint32_t)i, column),
		    (struct zy_recusal_link){
			.org = (uint32_t)i, .why = ZY_RECUSAL_HEADS});
}

void
zy_recusal_init(struct zy_recusal *x, struct zy_org_roster *orgs,
    const struct zy_inspectors *raters)
{
	struct zy_recusal_link link = {
	    .org = ZY_INTERN_NONE, .why = ZY_RECUSAL_LISTED};
	size_t i;

	*x = (struct zy_recusal){
	    .orgs = orgs, .raters = raters, .names = zy_intern_new()};
	add_secretaries(x);
	for (i = 0; raters && i < raters->n; i++) {
		const struct zy_inspector *one = &raters->items[i];

		link.rater = (uint32_t)i;
		add(x, one->id, link);
		if (!zy_view_eq(one->id, one->name))
			add(x, one->name, link);
	}
}

void
zy_recusal_release(struct zy_recusal *x)
{
	zy_intern_free(x->names);
	free(x->links);
	free(x->first);
	*x = (struct zy_recusal){0};
}

/*
 * Returns the number of the organisation that a cell names, or ZY_INTERN_NONE.
 */
static uint32_t
find_org(struct zy_recusal *x, struct zy_view cell)
{
	uint32_t org =
	    cell.n ? zy_org_roster_find(x->orgs, cell) : ZY_INTERN_NONE;

	return org < x->orgs->orgs.n ? org : ZY_INTERN_NONE;
}

void
zy_recusal_add_members(struct zy_recusal *x, const struct zy_table *members)
{
	int id = zy_table_find(members, "id");
	int name = zy_table_find(members, "name");
	int org = zy_table_find(members, "org");
	struct zy_recusal_link link = {.why = ZY_RECUSAL_BELONGS};
	size_t i;

	for (i = 0; i < members->nrows; i++) {
		link.id = zy_table_cell(members->rows[i], id);
		link.org = find_org(x, zy_table_cell(members->rows[i], org));
		add(x, link.id, link);
		add(x, zy_table_cell(members->rows[i], name), link);
	}
}

void
zy_recusal_add_duties(
    struct zy_recusal *x, const struct zy_table *duties, struct zy_date today)
{
	int duty = zy_table_find(duties, "duty");
	int person = zy_table_find(duties, "person");
	int org = zy_table_find(duties, "org");
	int to = zy_table_find(duties, "to");
	struct zy_recusal_link link = {0};
	struct zy_view kind;
	size_t i;

	for (i = 0; i < duties->nrows; i++) {
		const struct zy_table_row *row = duties->rows[i];

		kind = zy_table_cell(row, duty);
		if (zy_view_is(kind, "instructor"))
			link.why = ZY_RECUSAL_INSTRUCTOR;
		else if (zy_view_is(kind, "first-responsible"))
			link.why = ZY_RECUSAL_HEADS;
		else if (zy_view_is(kind, "liaison"))
			link.why = ZY_RECUSAL_LIAISON;
		else
			continue;
		link.org = find_org(x, zy_table_cell(row, org));
		if (link.org != ZY_INTERN_NONE &&
		    !zy_date_is_over(zy_table_cell(row, to), today))
			add(x, zy_table_cell(row, person), link);
	}
}

/*
 * Returns the reason why a link forbids its rater to mark the subject, whose
 * organisation is org; ZY_RECUSAL_NONE if it does not.
 */
static enum zy_recusal_reason
judge(const struct zy_recusal *x, const struct zy_recusal_link *l,
    struct zy_view subject, uint32_t org)
{
	bool known = org != ZY_INTERN_NONE && l->org != ZY_INTERN_NONE;

	switch (l->why) {
	case ZY_RECUSAL_LISTED:
		return zy_inspectors_may(
			   x->raters, &x->raters->items[l->rater], subject, org)
			   ? ZY_RECUSAL_NONE
			   : ZY_RECUSAL_LISTED;
	case ZY_RECUSAL_BELONGS:
		if (zy_view_eq(l->id, subject))
			return ZY_RECUSAL_SELF;
		return known && zy_org_roster_is_in(x->orgs, l->org, org)
			   ? ZY_RECUSAL_BELONGS
			   : ZY_RECUSAL_NONE;
	default:
		return known && l->org == org ? l->why : ZY_RECUSAL_NONE;
	}
}

/*
 * Sets *why to the first reason, in the order of the enum, that the links of a
 * name give and that precedes *why.
 */
static void
look_up(const struct zy_recusal *x, struct zy_view name, struct zy_view subject,
    uint32_t org, enum zy_recusal_reason *why)
{
	uint32_t k = name.n ? zy_intern_find(x->names, name) : ZY_INTERN_NONE;
	enum zy_recusal_reason found;

	if (k != ZY_INTERN_NONE)
		k = x->first[k];
	for (; k != ZY_INTERN_NONE; k = x->links[k].next) {
		found = judge(x, &x->links[k], subject, org);
		if (found && (!*why || found < *why))
			*why = found;
	}
}

enum zy_recusal_reason
zy_recusal_find(
    const struct zy_recusal *x, struct zy_view rater, struct zy_view subject)
{
	uint32_t org = zy_orgs_find(&x->orgs->orgs, subject), k;
	enum zy_recusal_reason why = ZY_RECUSAL_NONE;
	const struct zy_inspector *one;

	rater = zy_text_trim(rater);
	if (rater.n == 0)
		return ZY_RECUSAL_NONE;
	if (zy_view_eq(rater, subject))
		return ZY_RECUSAL_SELF;
	look_up(x, rater, subject, org, &why);
	k = zy_intern_find(x->names, rater);
	if (k != ZY_INTERN_NONE)
		k = x->first[k];
	/* The list of raters tells which id and name are one person's. */
	for (; k != ZY_INTERN_NONE; k = x->links[k].next) {
		if (x->links[k].why != ZY_RECUSAL_LISTED)
			continue;
		one = &x->raters->items[x->links[k].rater];
		look_up(x, one->id, subject, org, &why);
		look_up(x, one->name, subject, org, &why);
	}
	return why;
}

const char *
zy_recusal_words(enum zy_recusal_reason why, bool zh)
{
	static const char *const words[][2] = {
	    [ZY_RECUSAL_NONE] = {"", ""},
	    [ZY_RECUSAL_SELF] = {"the rater is the subject",
		"评分人即评分对象"},
	    [ZY_RECUSAL_BELONGS] = {"the rater belongs to this unit",
		"评分人属于该单位"},
	    [ZY_RECUSAL_HEADS] = {"the rater heads this unit",
		"评分人是该单位负责人"},
	    [ZY_RECUSAL_INSTRUCTOR] = {"the rater is its instructor",
		"评分人是该单位指导员"},
	    [ZY_RECUSAL_LIAISON] = {"the unit is the rater's liaison point",
		"该单位是评分人的联系点"},
	    [ZY_RECUSAL_LISTED] = {"the rater belongs to this unit, or has a "
				   "conflict with it",
		"评分人属于该单位，或应当回避"},
	};

	return words[why][zh];
}
