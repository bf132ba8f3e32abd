/*
 * Merging members with the base, and their changes: implements member-base.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/member-base.h"

#include <stdlib.h>

#include "base/privacy.h"
#include "model/member-alike.h"
#include "model/org-former.h"
#include "model/personal.h"
#include "model/record.h"

/* Columns of the base that a merge looks at. */
struct columns {
	struct zy_members *m;
	int org, name, former; /* of the base */
	int own_former;	       /* of the table, or -1 */
	struct zy_buf text;    /* where former names are put together */
};

/* Keeps the branch of the base where a record names one that is closed. */
static bool
keep_branch(
    void *context, const struct zy_table_row *old, struct zy_view *cells)
{
	const struct columns *c = context;
	struct zy_members *m = c->m;
	struct zy_view was = zy_table_cell(old, c->org);
	uint32_t now = zy_org_roster_find(m->orgs, cells[m->org]);
	uint32_t before = zy_org_roster_find(m->orgs, was);

	if (now >= m->orgs->orgs.n || before >= m->orgs->orgs.n ||
	    now == before ||
	    !zy_org_successors_is_closed(&m->successors, now) ||
	    zy_org_successors_is_closed(&m->successors, before))
		return false;
	cells[m->org] = was;
	m->o.base->outdated++;
	return true;
}

/*
 * Keeps former names: a renamed member gets the name of the base as one; a name
 * that is a former one by the base is no new name, and that of the base stays.
 */
static bool
keep_names(
    struct columns *c, const struct zy_table_row *old, struct zy_view *cells)
{
	struct zy_members *m = c->m;
	struct zy_org_former_names n = {.was = zy_table_cell(old, c->name),
	    .had = zy_table_cell(old, c->former),
	    .name = cells[m->name]};
	bool again;

	if (c->own_former >= 0)
		n.given = cells[c->own_former];
	again = zy_org_former_is_old(&n);
	m->o.base->old_names += again;
	if (again)
		cells[m->name] = n.name = n.was;
	if (c->own_former < 0)
		return again;
	zy_org_former_join(&c->text, &n);
	cells[c->own_former] = zy_buf_get(&c->text);
	return again || !zy_view_eq(n.given, cells[c->own_former]);
}

/*
 * Keeps the branch and the names of the base where those of the record are
 * former ones.  For struct zy_merge_rule.  Returns whether it changed cells.
 */
static bool
keep(void *context, const struct zy_table_row *old, struct zy_view *cells)
{
	bool branch = keep_branch(context, old, cells);

	return keep_names(context, old, cells) || branch;
}

/*
 * Finds the column of former names; the table gets one if it has none and a
 * member has changed the name.
 */
static void
find_former(struct columns *c)
{
	struct zy_members *m = c->m;
	const struct zy_column *decl =
	    zy_schema_find(&zy_member_roster_schema, ZY_VIEW("former"));
	const struct zy_table *base = &m->o.base->base;
	bool renamed = c->former >= 0;
	bool *seen = zy_calloc(base->nrows + 1, sizeof(*seen));
	uint32_t row;
	size_t i;

	c->own_former = zy_table_find(m->table, "former");
	for (i = 0; !renamed && i < m->table->nrows; i++) {
		row = zy_merge_row(m->o.base, zy_members_cell(m, i, m->id));
		/* A second record of one id is refused. */
		if (row == ZY_INTERN_NONE || seen[row])
			continue;
		seen[row] = true;
		renamed = !zy_view_eq(zy_members_cell(m, i, m->name),
		    zy_table_cell(base->rows[row], c->name));
	}
	free(seen);
	if (renamed && c->own_former < 0)
		c->own_former =
		    (int)zy_table_column(m->table, ZY_VIEW("former"), decl);
}

/* Gives the arrays of m room for the rows that came from the base. */
static void
grow(struct zy_members *m)
{
	size_t i = m->findings.n, n = m->table->nrows;

	zy_findings_grow(&m->findings, n);
	m->in = zy_reallocarray(m->in, n + 1, sizeof(*m->in));
	m->cards = zy_reallocarray(m->cards, n + 1, sizeof(*m->cards));
	m->bad = zy_reallocarray(m->bad, n + 1, sizeof(*m->bad));
	for (; i < n; i++) {
		m->in[i] = ZY_INTERN_NONE;
		m->cards[i][0] = '\0';
		m->bad[i] = 0;
	}
	n = m->table->ncolumns;
	free(m->left_out);
	/* One column may be added: the last day. */
	m->left_out = zy_calloc(n + 1, sizeof(*m->left_out));
	for (i = 0; i < n; i++)
		m->left_out[i] =
		    m->o.numbers == ZY_NUMBERS_DROP &&
		    zy_personal_is_column(m->table->columns[i].name);
}

/* Finds the organisation of a member whom the base alone has. */
static void
find_branch(struct zy_members *m, size_t i)
{
	struct zy_view cell = zy_members_cell(m, i, m->org);
	uint32_t org = zy_org_roster_find(m->orgs, cell), now;

	if (org >= m->orgs->orgs.n) {
		zy_findings_fault(&m->findings, i, ZY_FINDING_WARNED,
		    ZY_FAULT_UNKNOWN_ORG, m->org,
		    _("the base has a member of an organisation that is no "
		      "longer there:"));
		return;
	}
	now = zy_org_successors_find(&m->successors, org);
	m->in[i] = now;
	if (now != org)
		zy_table_set(m->table, i, (size_t)m->org,
		    zy_org_roster_id(m->orgs, now));
}

void
zy_members_merge(struct zy_members *m, const char *path)
{
	const struct zy_table *base = &m->o.base->base;
	struct columns c = {.m = m,
	    .org = zy_table_find(base, "org"),
	    .name = zy_table_find(base, "name"),
	    .former = zy_table_find(base, "former"),
	    .text = ZY_BUF_INIT};
	const struct zy_merge_rule rule = {"left", keep, &c};
	size_t i;

	find_former(&c);
	zy_merge_apply(m->o.base, m->table, path, &rule);
	zy_buf_release(&c.text);
	m->joined = zy_table_find(m->table, "joined");
	grow(m);
	for (i = 0; i < m->table->nrows; i++) {
		zy_members_mask(m, i);
		if (i >= m->o.base->incoming)
			find_branch(m, i);
		else if (!m->findings.out[i])
			m->in[i] = zy_org_roster_find(
			    m->orgs, zy_members_cell(m, i, m->org));
	}
}

void
zy_members_gone(
    void *members, void (*gone)(void *context, size_t row), void *context)
{
	const struct zy_members *m = members;
	size_t i, incoming = m->o.base->incoming;
	size_t n = m->findings.n, norgs = m->orgs->orgs.n;
	bool *reported = zy_calloc(norgs, sizeof(*reported));
	struct zy_intern *refused = zy_intern_new();
	int left = zy_table_find(m->table, "left");

	for (i = 0; i < incoming; i++) {
		if (m->findings.out[i])
			zy_intern_put(refused, zy_members_cell(m, i, m->name));
		if (m->in[i] < norgs)
			reported[m->in[i]] = true;
	}
	for (i = incoming; i < n; i++)
		if (m->in[i] < norgs && reported[m->in[i]] &&
		    zy_members_cell(m, i, left).n == 0 &&
		    zy_intern_find(refused, zy_members_cell(m, i, m->name)) ==
			ZY_INTERN_NONE)
			gone(context, i);
	free(reported);
	zy_intern_free(refused);
}

/* A member of the list and his record in the base. */
struct pair {
	const struct zy_members *m;
	const struct zy_table_row *now, *base;
	int *columns; /* of the table, that are written */
	int *base_columns;
	struct zy_buf masked;
};

/* Returns the name of a column, for struct zy_changed. */
static struct zy_view
name_of(void *context, size_t column)
{
	const struct pair *p = context;

	return p->m->table->columns[p->columns[column]].name;
}

/* Returns the cell, masked in text where it is a private number. */
static struct zy_view
shown(struct pair *p, size_t column, struct zy_view cell, struct zy_buf *text)
{
	if (!zy_personal_is_column(name_of(p, column)))
		return cell;
	zy_buf_reset(text);
	if (!zy_privacy_mask(text, cell))
		return cell;
	return zy_buf_get(text);
}

/* Returns the cell of the base, for struct zy_changed. */
static struct zy_view
old_cell(void *context, size_t column)
{
	struct pair *p = context;

	return shown(p, column, zy_table_cell(p->base, p->base_columns[column]),
	    &p->masked);
}

/* Returns the new cell, for struct zy_changed. */
static struct zy_view
new_cell(void *context, size_t column, struct zy_buf *text)
{
	struct pair *p = context;

	return shown(
	    p, column, zy_table_cell(p->now, p->columns[column]), text);
}

/* Returns the name of an organisation, for struct zy_changed. */
static struct zy_view
org_name(void *context, struct zy_view id)
{
	const struct pair *p = context;
	uint32_t org = zy_orgs_find(&p->m->orgs->orgs, id);

	return org == ZY_INTERN_NONE ? (struct zy_view){NULL, 0}
				     : zy_org_roster_name(p->m->orgs, org);
}

/*
 * Fills p->columns with the columns of the table that are compared, and
 * p->base_columns with those of the base of the same name, -1 for none.
 * Returns their number.
 */
static size_t
choose_columns(struct pair *p)
{
	const struct zy_table *t = p->m->table;
	const struct zy_table *base = &p->m->o.base->base;
	size_t i, n = 0;
	int c;

	p->columns =
	    zy_reallocarray(NULL, t->ncolumns + 1, sizeof(*p->columns));
	p->base_columns =
	    zy_reallocarray(NULL, t->ncolumns + 1, sizeof(*p->base_columns));
	for (i = 0; i < t->ncolumns; i++) {
		struct zy_view name = t->columns[i].name;

		if (p->m->left_out[i] || zy_column_is_reject_reason(name))
			continue;
		p->columns[n] = (int)i;
		p->base_columns[n] = -1;
		for (c = 0; c < (int)base->ncolumns; c++)
			if (zy_view_eq(base->columns[c].name, name))
				p->base_columns[n] = c;
		n++;
	}
	return n;
}

struct told {
	zy_change_tell *tell;
	void *context;
	const struct zy_members *m;
};

/* Reports a member of the base who is missing in the input. */
static void
tell_gone(void *context, size_t row)
{
	const struct told *t = context;
	const struct zy_change c = {.what = N_("gone"),
	    .id = zy_members_cell(t->m, row, t->m->id),
	    .name = zy_members_cell(t->m, row, t->m->name),
	    .old = zy_members_cell(t->m, row, t->m->name)};

	t->tell(t->context, &c);
}

void
zy_members_changes(void *list, zy_change_tell *tell, void *context)
{
	struct zy_member_list *l = list;
	struct zy_members *m = l->members;
	struct pair p = {.m = m, .masked = ZY_BUF_INIT};
	struct zy_changed both = {.ncolumns = choose_columns(&p),
	    .name = name_of,
	    .old = old_cell,
	    .now = new_cell,
	    .org_name = org_name,
	    .context = &p};
	struct zy_change c = {.what = N_("added")};
	struct told gone = {tell, context, m};
	int source = zy_table_find(m->table, "source");
	int was = zy_table_find(&m->o.base->base, "source");
	size_t i;

	for (i = 0; i < l->n; i++) {
		p.now = m->table->rows[l->rows[i]];
		both.id = zy_table_cell(p.now, m->id);
		p.base = zy_merge_find(m->o.base, both.id);
		c.id = both.id;
		c.name = c.now = both.title = zy_table_cell(p.now, m->name);
		if (!p.base)
			tell(context, &c);
		else if (!zy_changes_compare(&both, tell, context))
			zy_table_set(m->table, l->rows[i], (size_t)source,
			    zy_table_cell(p.base, was));
	}
	zy_members_gone(m, tell_gone, &gone);
	zy_buf_release(&p.masked);
	free(p.columns);
	free(p.base_columns);
}
