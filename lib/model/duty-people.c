/*
 * Checks of duties against the rosters of their days: organisations that were
 * closed, persons who left, namesakes.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/duty-rules.h"
#include "model/name-miss.h"
#include "model/org-name.h"

/* Ends the term of a duty on a day at the latest; returns whether it was open
 * longer. */
static bool
end_on(struct zy_duty *x, struct zy_view end)
{
	struct zy_date day;

	if (!zy_date_parse(&day, end) || x->last_lo <= zy_date_last(day))
		return false;
	x->last_lo = zy_date_first(day);
	x->last_hi = zy_date_last(day);
	return true;
}

/*
 * Returns whether the date in the cell `end` is certainly before the first day
 * of the duty.
 */
static bool
is_before(struct zy_view end, const struct zy_duty *x)
{
	struct zy_date day;

	return zy_date_parse(&day, end) && zy_date_last(day) < x->first_lo;
}

void
zy_duty_check_closed(struct zy_duties *d, size_t i)
{
	struct zy_duty *x = &d->items[i];
	struct zy_view closed;

	if (x->org == ZY_INTERN_NONE)
		return;
	closed = zy_org_roster_cell(
	    d->orgs, x->org, zy_table_find(&d->orgs->table, "closed"));
	if (is_before(closed, x))
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_RANGE, d->org,
		    _("the organisation was closed on %.*s, before the duty "
		      "begins:"),
		    ZY_ARG(closed));
	else
		d->ended_orgs += end_on(x, closed);
}

void
zy_duty_settle_home(struct zy_duties *d, size_t i)
{
	const struct zy_duty_members *m = d->members;
	struct zy_view cell = zy_duties_cell(d, i, d->person_org);
	uint32_t at, k, org, home = ZY_INTERN_NONE;

	if (!m || cell.n == 0 ||
	    zy_org_roster_find(d->orgs, cell) != ZY_ORG_AMBIGUOUS)
		return;
	at = zy_duty_members_named(m, zy_duties_cell(d, i, d->person));
	for (; at != ZY_INTERN_NONE; at = m->names.items[at].next) {
		k = m->names.items[at].row;
		if (d->items[i].member != ZY_INTERN_NONE &&
		    d->items[i].member != k)
			continue;
		org = zy_org_roster_find(
		    d->orgs, zy_table_cell(m->table.rows[k], m->org));
		if (org >= d->orgs->orgs.n ||
		    !zy_org_name_same(cell, zy_org_roster_name(d->orgs, org)))
			continue;
		if (home != ZY_INTERN_NONE && home != org)
			return;
		home = org;
	}
	if (home != ZY_INTERN_NONE)
		zy_table_set(d->table, i, (size_t)d->person_org,
		    zy_org_roster_id(d->orgs, home));
}

/* Members who may be the person of a duty. */
struct namesakes {
	struct zy_duties *d;
	uint32_t *list;
	size_t n, cap;
	struct zy_view left; /* the end of one who left before it began */
};

/*
 * Adds to s->list the members who may be the person of duty i, only those in
 * organisation up or below it unless up is ZY_INTERN_NONE.
 */
static void
list_those_in(struct namesakes *s, size_t i, uint32_t up)
{
	const struct zy_duty_members *m = s->d->members;
	struct zy_view name = zy_duties_cell(s->d, i, s->d->person), left;
	uint32_t at = zy_duty_members_named(m, name), k, org;

	for (; at != ZY_INTERN_NONE; at = m->names.items[at].next) {
		k = m->names.items[at].row;
		if (s->n && s->list[s->n - 1] == k)
			continue;
		if (s->d->items[i].member != ZY_INTERN_NONE &&
		    s->d->items[i].member != k)
			continue;
		org = zy_org_roster_find(
		    s->d->orgs, zy_table_cell(m->table.rows[k], m->org));
		if (up != ZY_INTERN_NONE &&
		    (org >= s->d->orgs->orgs.n ||
			!zy_org_roster_is_in(s->d->orgs, org, up)))
			continue;
		left = zy_table_cell(
		    m->table.rows[k], zy_table_find(&m->table, "left"));
		if (is_before(left, &s->d->items[i])) {
			s->left = left;
			continue;
		}
		s->list = zy_grow(s->list, &s->cap, s->n + 1, sizeof(*s->list));
		s->list[s->n++] = k;
	}
}

/* Returns the name of member k, for struct zy_named_ones. */
static struct zy_view
name_of(void *context, uint32_t k)
{
	const struct zy_duty_members *m = context;

	return zy_table_cell(m->table.rows[k], m->name);
}

/*
 * Appends the id, name and organisation of member k, for struct zy_named_ones.
 */
static void
describe(void *context, uint32_t k, struct zy_buf *b)
{
	const struct namesakes *s = context;
	const struct zy_duty_members *m = s->d->members;
	zy_buf_view(
	    b, zy_table_cell(m->table.rows[k], zy_table_find(&m->table, "id")));
	zy_buf_printf(b, " %.*s (", ZY_ARG(name_of(s->d->members, k)));
	zy_org_roster_describe_home(
	    s->d->orgs, zy_table_cell(m->table.rows[k], m->org), b);
	zy_buf_putc(b, ')');
}

/* Adds a finding of that kind to duty i, which names the members in s->list. */
static void
tell_namesakes(struct namesakes *s, size_t i, enum zy_finding_kind kind)
{
	const struct zy_named_ones all = {
	    (uint32_t)s->d->members->table.nrows, s, NULL, describe, NULL};
	struct zy_buf names = ZY_BUF_INIT;

	zy_name_put_candidates(&names, &all, s->list, s->n);
	zy_findings_fault(&s->d->findings, i, kind, ZY_FAULT_AMBIGUOUS,
	    s->d->person,
	    _("several members bear the name (%.*s): write the code, or the "
	      "person's own organisation beside it, for"),
	    ZY_ARG(zy_buf_get(&names)));
	zy_buf_release(&names);
}

/*
 * Ends duty i with the member whose it is, at the latest, and gives its person
 * his present name.
 */
static void
settle_person(struct zy_duties *d, size_t i, uint32_t member)
{
	const struct zy_duty_members *m = d->members;
	const struct zy_table_row *row = m->table.rows[member];
	struct zy_view name = zy_table_cell(row, m->name);
	int left = zy_table_find(&m->table, "left");

	d->ended_people += end_on(&d->items[i], zy_table_cell(row, left));
	if (zy_view_eq(zy_duties_cell(d, i, d->person), name))
		return;
	d->renamed++;
	zy_table_set(d->table, i, (size_t)d->person, name);
}

void
zy_duty_check_namesakes(struct zy_duties *d, size_t i)
{
	struct zy_duty *x = &d->items[i];
	struct namesakes s = {.d = d};
	bool own = x->kind == ZY_DUTY_INSTRUCTOR || x->kind == ZY_DUTY_FIRST;
	uint32_t near = x->person_org;

	if (!d->members || x->kind == ZY_DUTY_GUIDANCE)
		return;
	if (near == ZY_INTERN_NONE && x->kind == ZY_DUTY_FIRST)
		near = x->org;
	list_those_in(&s, i, near);
	if (s.n == 0 && s.left.n == 0 && x->person_org == ZY_INTERN_NONE &&
	    near != ZY_INTERN_NONE)
		list_those_in(&s, i, ZY_INTERN_NONE);
	if (s.n > 1)
		tell_namesakes(
		    &s, i, own ? ZY_FINDING_REFUSED : ZY_FINDING_WARNED);
	else if (s.n == 0 && s.left.n)
		zy_findings_fault(&d->findings, i, ZY_FINDING_WARNED,
		    ZY_FAULT_RANGE, d->person,
		    _("the member of this name left on %.*s, before the duty "
		      "begins:"),
		    ZY_ARG(s.left));
	else if (s.n == 1)
		settle_person(d, i, s.list[0]);
	free(s.list);
}
