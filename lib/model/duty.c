/*
 * The order of all checks of duties, and ids and lists of duties: implements
 * duty.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/duty.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/privacy.h"
#include "model/duty-rules.h"
#include "model/ident.h"
#include "model/personal.h"
#include "model/record.h"

#define EVER INT64_C(1000000000) /* further than any day */

void
zy_duty_members_build(struct zy_duty_members *m)
{
	int former = zy_table_find(&m->table, "former");
	struct zy_table_row **rows = m->table.rows;
	size_t i;

	m->name = zy_table_find(&m->table, "name");
	m->org = zy_table_find(&m->table, "org");
	m->ids.keys = zy_intern_new();
	for (i = m->table.nrows; i-- > 0;) {
		zy_former_names_add(
		    &m->names, zy_table_cell(rows[i], former), (uint32_t)i);
		zy_former_names_put(
		    &m->names, zy_table_cell(rows[i], m->name), (uint32_t)i);
		*zy_org_index_slot(&m->ids,
		    zy_table_cell(rows[i], zy_table_find(&m->table, "id")),
		    NULL) = (uint32_t)i;
	}
}

/* Returns the row of the member with an id, or ZY_INTERN_NONE. */
static uint32_t
find_member(const struct zy_duty_members *m, struct zy_view id)
{
	return m && id.n ? zy_org_index_find(&m->ids, id)
			 : (uint32_t)ZY_INTERN_NONE;
}

void
zy_duty_members_release(struct zy_duty_members *m)
{
	zy_former_names_release(&m->names);
	zy_org_index_release(&m->ids);
	zy_table_release(&m->table);
	*m = (struct zy_duty_members){0};
}

/*
 * Returns the number of the column called name, which is added to t if it is
 * missing.
 */
static int
need_column(struct zy_table *t, const char *name)
{
	return (int)zy_table_column(
	    t, zy_view(name), zy_schema_find(&zy_duty_schema, zy_view(name)));
}

void
zy_duties_init(struct zy_duties *d, struct zy_table *t,
    struct zy_org_roster *orgs, struct zy_duty_members *members,
    const struct zy_duty_options *o)
{
	size_t i;

	*d = (struct zy_duties){
	    .table = t, .orgs = orgs, .members = members, .o = *o};
	d->id = need_column(t, "id");
	d->duty = need_column(t, "duty");
	d->person = need_column(t, "person");
	d->org = need_column(t, "org");
	if (o->appointer)
		need_column(t, "appointer");
	need_column(t, "source");
	d->person_org = zy_table_find(t, "person_org");
	d->scope = zy_table_find(t, "scope");
	d->appointer = zy_table_find(t, "appointer");
	d->from = zy_table_find(t, "from");
	d->to = zy_table_find(t, "to");
	d->also = zy_table_find(t, "also");
	/* The own organisation of a person who is named by code is filled in.
	 */
	for (i = 0; i < t->nrows && d->person_org < 0; i++)
		if (find_member(members, zy_duties_cell(d, i, d->person)) !=
		    ZY_INTERN_NONE)
			d->person_org = need_column(t, "person_org");
	zy_name_columns_of_table(&d->names, t, d->org);
	zy_findings_init(&d->findings, t->nrows);
	zy_findings_take_flaws(&d->findings, t);
	d->items = zy_calloc(t->nrows, sizeof(*d->items));
	d->left_out = zy_calloc(t->ncolumns, sizeof(*d->left_out));
	for (i = 0; i < t->ncolumns; i++)
		d->left_out[i] = zy_personal_is_column(t->columns[i].name);
}

void
zy_duties_release(struct zy_duties *d)
{
	zy_findings_release(&d->findings);
	free(d->items);
	free(d->left_out);
	*d = (struct zy_duties){0};
}

/*
 * Sets *lo and *hi to the first and the last day that the date in a cell may
 * mean.  Returns false, with both unchanged, where the cell has no date.
 */
static bool
bounds(struct zy_view cell, int64_t *lo, int64_t *hi)
{
	struct zy_date d;

	if (cell.n == 0 || !zy_date_parse(&d, cell))
		return false;
	*lo = zy_date_first(d);
	*hi = zy_date_last(d);
	return true;
}

/* Reads the term of duty i, and refuses it if it ends before it begins. */
static void
read_term(struct zy_duties *d, size_t i)
{
	struct zy_duty *x = &d->items[i];

	if (!bounds(zy_duties_cell(d, i, d->from), &x->first_lo, &x->first_hi))
		x->first_lo = x->first_hi = -EVER;
	if (!bounds(zy_duties_cell(d, i, d->to), &x->last_lo, &x->last_hi))
		x->last_lo = x->last_hi = EVER;
	if (x->last_hi < x->first_lo)
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_RANGE, d->to,
		    _("the duty ends before it begins:"));
}

/*
 * Finds the organisation that a cell of duty i names and replaces the name by
 * its id; with must true, or if several fit, refuses the duty where none is
 * found.  Returns its number, or ZY_INTERN_NONE.
 */
static uint32_t
find_org(struct zy_duties *d, size_t i, int column, bool must)
{
	struct zy_view cell = zy_duties_cell(d, i, column);
	struct zy_name_hints hints =
	    zy_name_columns_row(&d->names, d->table->rows[i]);
	struct zy_name_miss miss = {0};
	uint32_t org = ZY_INTERN_NONE;

	if (cell.n == 0)
		return org;
	/* The row's township and superior are those of its organisation. */
	org = zy_org_roster_search(d->orgs, cell,
	    column == d->org ? &hints : NULL, _("no such organisation"), &miss);
	if (org < d->orgs->orgs.n) {
		zy_table_set(d->table, i, (size_t)column,
		    zy_org_roster_id(d->orgs, org));
		return org;
	}
	if (must || org == ZY_ORG_AMBIGUOUS)
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    miss.fault, column, "%s", miss.what.p);
	zy_name_miss_release(&miss);
	return ZY_INTERN_NONE;
}

/* Returns the kind of duty with that token, or ZY_DUTY_KINDS. */
static enum zy_duty_kind
kind_of(struct zy_view token)
{
	int k = 0;

	while (
	    k < ZY_DUTY_KINDS && !zy_view_is(token, zy_duty_choices[k].token))
		k++;
	return (enum zy_duty_kind)k;
}

/* Refuses duty i if its person is missing or contains a private number. */
static void
check_person(struct zy_duties *d, size_t i)
{
	struct zy_view name = zy_duties_cell(d, i, d->person);
	struct zy_buf b = ZY_BUF_INIT;

	if (name.n == 0 && d->items[i].kind != ZY_DUTY_GUIDANCE)
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_MISSING, d->person, _("nobody is named"));
	else if (zy_privacy_mask(&b, name))
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_PRIVATE, d->person,
		    _("a number of an identity card or telephone in a name:"));
	zy_buf_release(&b);
}

/*
 * Finds the member whom the record names by code, in place of the name or
 * beside it, and puts his name, and his organisation if none is given, there.
 */
static void
take_member(struct zy_duties *d, size_t i)
{
	const struct zy_duty_members *m = d->members;
	struct zy_view name = zy_duties_cell(d, i, d->person);
	uint32_t k = find_member(m, name);

	d->items[i].member = k;
	if (k == ZY_INTERN_NONE) {
		k = find_member(
		    m, zy_name_columns_row(&d->names, d->table->rows[i]).code);
		if (k != ZY_INTERN_NONE &&
		    zy_view_eq(name, zy_table_cell(m->table.rows[k], m->name)))
			d->items[i].member = k;
		return;
	}
	zy_table_set(d->table, i, (size_t)d->person,
	    zy_table_cell(m->table.rows[k], m->name));
	if (zy_duties_cell(d, i, d->person_org).n == 0)
		zy_table_set(d->table, i, (size_t)d->person_org,
		    zy_table_cell(m->table.rows[k], m->org));
}

/* Fills empty cells from the options. */
static void
fill(struct zy_duties *d, size_t i, int column, const char *text)
{
	if (text && zy_duties_cell(d, i, column).n == 0)
		zy_table_set(d->table, i, (size_t)column, zy_view(text));
}

/* Checks what every duty needs, then the rules of its kind. */
static void
check_one(struct zy_duties *d, size_t i)
{
	struct zy_duty *x = &d->items[i];

	fill(d, i, d->duty, d->o.duty);
	x->kind = kind_of(zy_duties_cell(d, i, d->duty));
	if (x->kind == ZY_DUTY_KINDS) {
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_MISSING, d->duty,
		    _("the record says no duty (see --duty)"));
		read_term(d, i);
		find_org(d, i, d->org, true);
		find_org(d, i, d->appointer, true);
		return;
	}
	if (x->kind == ZY_DUTY_INSTRUCTOR)
		fill(d, i, d->appointer, d->o.appointer);
	if (x->kind != ZY_DUTY_GUIDANCE)
		fill(d, i, d->org, d->o.org);
	take_member(d, i);
	check_person(d, i);
	read_term(d, i);
	x->org = find_org(d, i, d->org, true);
	zy_duty_settle_home(d, i);
	/* A body without a party organisation may lead a group. */
	x->person_org =
	    find_org(d, i, d->person_org, x->kind == ZY_DUTY_INSTRUCTOR);
	x->appointer = find_org(d, i, d->appointer, true);
	if (x->org == ZY_INTERN_NONE && x->kind != ZY_DUTY_GUIDANCE)
		zy_findings_fault(&d->findings, i, ZY_FINDING_REFUSED,
		    ZY_FAULT_MISSING, d->org,
		    _("the record names no organisation (see --org)"));
	zy_personal_mask_record(d->table, i, &d->findings);
	if (!d->findings.out[i])
		zy_duty_check_closed(d, i);
	if (!d->findings.out[i])
		zy_duty_check_namesakes(d, i);
	if (d->findings.out[i])
		return;
	if (x->kind == ZY_DUTY_INSTRUCTOR)
		zy_duty_check_instructor(d, i);
	else if (x->kind == ZY_DUTY_GUIDANCE)
		zy_duty_check_guidance(d, i);
}

/*
 * Returns the id of the member whom record i names by code, where others have
 * his name; else an empty view.
 */
static struct zy_view
code_of_namesake(const struct zy_duties *d, size_t i)
{
	const struct zy_duty_members *m = d->members;
	uint32_t k = d->items[i].member, first;
	struct zy_view name;

	if (!m || k == ZY_INTERN_NONE)
		return (struct zy_view){NULL, 0};
	name = zy_table_cell(m->table.rows[k], m->name);
	first = zy_duty_members_named(m, name);
	if (first == ZY_INTERN_NONE ||
	    m->names.items[first].next == ZY_INTERN_NONE)
		return (struct zy_view){NULL, 0};
	return zy_table_cell(m->table.rows[k], zy_table_find(&m->table, "id"));
}

/* Makes ids for the accepted duties that lack one. */
static void
assign(struct zy_duties *d)
{
	const int columns[] = {
	    d->duty, d->person, d->person_org, d->org, d->scope, d->from};
	struct zy_view parts[7];
	char id[ZY_IDENT_MAX];
	size_t i, k;

	for (i = 0; i < d->table->nrows; i++) {
		if (d->findings.out[i] || zy_duties_cell(d, i, d->id).n)
			continue;
		for (k = 0; k < 6; k++)
			parts[k] = zy_duties_cell(d, i, columns[k]);
		parts[6] = code_of_namesake(d, i);
		zy_ident_make(id, "zd", parts, parts[6].n ? 7 : 6);
		zy_table_set(d->table, i, (size_t)d->id, zy_view(id));
	}
}

void
zy_duties_check(struct zy_duties *d)
{
	size_t i;

	zy_findings_find_repeats(&d->findings, d->table, d->person);
	for (i = 0; i < d->table->nrows; i++)
		if (!zy_findings_is_repeat(&d->findings, i))
			check_one(d, i);
	assign(d);
	zy_findings_check_ids(&d->findings, d->table, d->id);
	zy_duty_check_terms(d);
	zy_duty_check_liaisons(d);
	zy_findings_settle_repeats(&d->findings);
}

/* Compares two rows in the order of zy_duties_accepted, for qsort_r. */
static int
by_duty(const void *a, const void *b, void *context)
{
	const struct zy_duties *d = context;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const struct zy_duty *x = &d->items[i], *y = &d->items[j];
	int order;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	order = zy_view_cmp(
	    zy_duties_cell(d, i, d->org), zy_duties_cell(d, j, d->org));
	if (order)
		return order;
	if (x->first_lo != y->first_lo)
		return x->first_lo < y->first_lo ? -1 : 1;
	return zy_view_cmp(
	    zy_duties_cell(d, i, d->id), zy_duties_cell(d, j, d->id));
}

size_t
zy_duties_accepted(const struct zy_duties *d, uint32_t *rows)
{
	size_t i, n = 0;

	for (i = 0; i < d->table->nrows; i++)
		if (!d->findings.out[i])
			rows[n++] = (uint32_t)i;
	qsort_r(rows, n, sizeof(*rows), by_duty, (void *)(uintptr_t)d);
	return n;
}

/*
 * Returns an array with a flag for each organisation that has an accepted duty
 * of that kind; the caller frees it with free().
 */
static bool *
covered(const struct zy_duties *d, enum zy_duty_kind kind)
{
	bool *has = zy_calloc(d->orgs->orgs.n + 1, sizeof(*has));
	size_t i;

	for (i = 0; i < d->table->nrows; i++)
		if (!d->findings.out[i] && d->items[i].kind == kind &&
		    d->items[i].org < d->orgs->orgs.n)
			has[d->items[i].org] = true;
	return has;
}

/*
 * Calls tell for each guidance group that some organisation needs and that no
 * duty names.
 */
static void
missing_groups(const struct zy_duties *d,
    void (*tell)(void *context, uint32_t org, const char *what), void *context)
{
	const struct zy_campaign *c = d->o.campaign;
	const struct zy_org_roster *r = d->orgs;
	unsigned has = 0, needed = 0;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < d->table->nrows; i++)
		if (!d->findings.out[i] && d->items[i].kind == ZY_DUTY_GUIDANCE)
			has |=
			    zy_duty_groups(c, zy_duties_cell(d, i, d->scope));
	for (i = 0; i < r->orgs.n; i++)
		needed |= zy_campaign_groups_for(c,
		    zy_org_roster_cell(r, (uint32_t)i, r->sector),
		    zy_org_roster_cell(r, (uint32_t)i, r->orgs.system));
	for (i = 0; i < c->ngroups; i++) {
		if (!(needed & ~has & 1U << i))
			continue;
		zy_buf_reset(&b);
		zy_buf_printf(&b,
		    _("no guidance group guides the system (R66): '%s'"),
		    c->group_choices[i].token);
		tell(context, ZY_INTERN_NONE, b.p);
	}
	zy_buf_release(&b);
}

void
zy_duties_missing(const struct zy_duties *d,
    void (*tell)(void *context, uint32_t org, const char *what), void *context)
{
	bool *instructed = covered(d, ZY_DUTY_INSTRUCTOR);
	bool *headed = covered(d, ZY_DUTY_FIRST);
	int closed = zy_table_find(&d->orgs->table, "closed");
	uint32_t i;

	for (i = 0; i < d->orgs->orgs.n; i++) {
		if (zy_orgs_is_excluded(&d->orgs->orgs, i) ||
		    zy_date_is_over(
			zy_org_roster_cell(d->orgs, i, closed), d->o.day))
			continue;
		if (!headed[i])
			tell(context, i,
			    _("no first person responsible (R62):"));
		if (!instructed[i] && zy_duty_is_committee(d->orgs, i))
			tell(context, i,
			    _("no instructor is sent to this committee "
			      "(R70):"));
	}
	missing_groups(d, tell, context);
	free(instructed);
	free(headed);
}
