/*
 * Finding the member of the base whom a record means: implements
 * member-match.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/member-match.h"

#include <stdlib.h>

#include "model/former-names.h"
#include "model/member-alike.h"
#include "model/name-miss.h"
#include "model/org-name.h"

/* How well a member of the base fits a record, the best last. */
enum fit {
	NONE,
	PERHAPS,   /* elsewhere, and not known to have left there */
	OTHER,	   /* here, but joined on another day */
	LEFT,	   /* was here and left */
	MOVED,	   /* missing where he was */
	MOVED_DAY, /* elsewhere, joined on the same day */
	HERE,
	HERE_DAY, /* and joined on the same day */
};

struct matching {
	struct zy_members *m;
	const struct zy_table *base;
	int name, org, joined, left; /* columns of the base */
	int former, own_former;	     /* of the base, of the input; or -1 */
	/* By row of the base: */
	uint32_t *home;	  /* the organisation, or a number that is none */
	uint32_t *next;	  /* the next of this name */
	uint32_t *wanted; /* records that it fits in this round */
	bool *taken;	  /* it is that of a record */
	bool *refused;	  /* a record with its name was refused */
	bool *reported;	  /* by organisation: the input has members of it */
	struct zy_org_index names;	/* first row of the base with each */
	struct zy_former_names formers; /* rows of the base */
	uint32_t *list;			/* candidates */
	size_t nlist;
};

/* Returns a cell of member k of the base. */
static struct zy_view
base_cell(const struct matching *x, uint32_t k, int column)
{
	return zy_table_cell(x->base->rows[k], column);
}

/* Returns the first member of the base with the name of record i. */
static uint32_t
first_of(struct matching *x, struct zy_view name)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t k;

	zy_cell_fold(&key, name);
	k = zy_org_index_find(&x->names, zy_buf_get(&key));
	zy_buf_release(&key);
	return k;
}

/* Indexes the members of the base by name, and finds their organisations. */
static void
index_base(struct matching *x)
{
	struct zy_org_roster *orgs = x->m->orgs;
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t *first, org;
	size_t i;

	x->names = (struct zy_org_index){.keys = zy_intern_new()};
	for (i = x->base->nrows; i-- > 0;) {
		org =
		    zy_org_roster_find(orgs, base_cell(x, (uint32_t)i, x->org));
		x->home[i] = org < orgs->orgs.n ? zy_org_successors_find(
						      &x->m->successors, org)
						: (uint32_t)ZY_INTERN_NONE;
		zy_buf_reset(&key);
		zy_cell_fold(&key, base_cell(x, (uint32_t)i, x->name));
		first = zy_org_index_slot(&x->names, zy_buf_get(&key), NULL);
		x->next[i] = *first;
		*first = (uint32_t)i;
		zy_former_names_add(&x->formers,
		    base_cell(x, (uint32_t)i, x->former), (uint32_t)i);
	}
	zy_buf_release(&key);
}

/*
 * Finds the members of the base whose id the input has, those whose name a
 * refused record has, and the organisations of which the input has members.
 */
static void
look_at_input(struct matching *x)
{
	const struct zy_members *m = x->m;
	uint32_t k;
	size_t i;

	for (i = 0; i < m->table->nrows; i++) {
		if (m->in[i] < m->orgs->orgs.n)
			x->reported[m->in[i]] = true;
		k = zy_merge_row(m->o.base, zy_members_cell(m, i, m->id));
		if (k != ZY_INTERN_NONE)
			x->taken[k] = true;
		if (!m->findings.out[i])
			continue;
		k = first_of(x, zy_members_cell(m, i, m->name));
		for (; k != ZY_INTERN_NONE; k = x->next[k])
			x->refused[k] = true;
	}
}

/*
 * Returns whether member k of the base is no longer in the base's organisation,
 * so that record i in another one may be that member.
 */
static bool
has_moved(const struct matching *x, size_t i, uint32_t k)
{
	const struct zy_members *m = x->m;
	uint32_t home = x->home[k];

	/* A closed branch takes nobody in: the list is old. */
	if (zy_org_successors_is_closed(&m->successors, m->in[i]))
		return true;
	return home == ZY_INTERN_NONE ||
	       zy_org_successors_is_closed(&m->successors, home) ||
	       (x->reported[home] && !x->refused[k]);
}

/* Returns how well member k of the base fits record i. */
static enum fit
fit_of(const struct matching *x, size_t i, uint32_t k)
{
	const struct zy_members *m = x->m;
	struct zy_date a = {0, 0, 0}, b = {0, 0, 0};
	bool here = x->home[k] == m->in[i];
	bool left = base_cell(x, k, x->left).n > 0;
	bool day = zy_date_parse(&a, zy_members_cell(m, i, m->joined)) &&
		   zy_date_parse(&b, base_cell(x, k, x->joined));

	if (x->taken[k])
		return NONE;
	if (day && (zy_date_before(a, b) || zy_date_before(b, a)))
		return here && !left ? OTHER : NONE;
	day = day && a.day && b.day;
	if (left)
		return here ? LEFT : NONE;
	if (here)
		return day ? HERE_DAY : HERE;
	if (day)
		return MOVED_DAY;
	return has_moved(x, i, k) ? MOVED : PERHAPS;
}

/* Adds row k of the base to the candidates, if it fits record i so well. */
static void
list_one(struct matching *x, size_t i, uint32_t k, enum fit from, enum fit to)
{
	enum fit fit = fit_of(x, i, k);
	size_t n;

	if (fit < from || fit > to)
		return;
	for (n = 0; n < x->nlist; n++)
		if (x->list[n] == k)
			return;
	x->list[x->nlist++] = k;
}

/*
 * Lists the members of the base whom a change of name makes fit record i: those
 * who have one of its former names, or had its name.
 */
static void
list_renamed(struct matching *x, size_t i, enum fit from, enum fit to)
{
	struct zy_view list = zy_members_cell(x->m, i, x->own_former), name;
	uint32_t k;

	while (zy_org_name_next(&list, &name))
		for (k = first_of(x, name); k != ZY_INTERN_NONE; k = x->next[k])
			list_one(x, i, k, from, to);
	k = zy_former_names_find(
	    &x->formers, zy_members_cell(x->m, i, x->m->name));
	for (; k != ZY_INTERN_NONE; k = x->formers.items[k].next)
		list_one(x, i, x->formers.items[k].row, from, to);
}

/*
 * Lists the members of the base that fit record i between from and to: by the
 * name that they have or, where there is none, by a former one.
 */
static void
list_fitting(struct matching *x, size_t i, enum fit from, enum fit to)
{
	uint32_t k = first_of(x, zy_members_cell(x->m, i, x->m->name));

	x->nlist = 0;
	for (; k != ZY_INTERN_NONE; k = x->next[k])
		list_one(x, i, k, from, to);
	if (x->nlist == 0 && to > OTHER)
		list_renamed(x, i, from, to);
}

/* Returns whether record i is accepted and has no id yet. */
static bool
is_pending(const struct matching *x, size_t i)
{
	return !x->m->findings.out[i] &&
	       zy_members_cell(x->m, i, x->m->id).n == 0;
}

/* Returns the name of member k of the base, for struct zy_named_ones. */
static struct zy_view
name_of(void *context, uint32_t k)
{
	const struct matching *x = context;

	return base_cell(x, k, x->name);
}

/* Appends a description of member k of the base, for struct zy_named_ones. */
static void
describe(void *context, uint32_t k, struct zy_buf *b)
{
	const struct matching *x = context;
	struct zy_view joined = base_cell(x, k, x->joined);

	zy_buf_view(b, base_cell(x, k, zy_table_find(x->base, "id")));
	zy_buf_putc(b, ' ');
	zy_buf_view(b, base_cell(x, k, x->name));
	zy_buf_puts(b, " (");
	zy_org_roster_describe_home(x->m->orgs,
	    x->home[k] < x->m->orgs->orgs.n
		? zy_org_roster_id(x->m->orgs, x->home[k])
		: base_cell(x, k, x->org),
	    b);
	zy_buf_printf(b, "%s%.*s)", joined.n ? ", " : "", ZY_ARG(joined));
}

/*
 * Adds a finding about record i, with the candidates in x->list in place of the
 * %s of its phrase.
 */
static void
tell(struct matching *x, size_t i, enum zy_finding_kind kind,
    enum zy_fault fault, const char *phrase)
{
	const struct zy_named_ones all = {
	    (uint32_t)x->base->nrows, x, name_of, describe, NULL};
	struct zy_buf names = ZY_BUF_INIT, what = ZY_BUF_INIT;
	const char *at = strstr(phrase, "%s");

	zy_name_put_candidates(&names, &all, x->list, x->nlist);
	zy_buf_put(&what, phrase, (size_t)(at - phrase));
	zy_buf_view(&what, zy_buf_get(&names));
	zy_buf_puts(&what, at + 2);
	zy_findings_fault(&x->m->findings, i, kind, fault, x->m->name, "%s",
	    zy_buf_get(&what).p);
	zy_buf_release(&names);
	zy_buf_release(&what);
}

/*
 * Gives each record that fits exactly one member with this degree of fit, while
 * no other record fits that member so, the member's id.  Other records that fit
 * some member with this degree are refused.
 */
static void
match_round(struct matching *x, enum fit fit)
{
	struct zy_members *m = x->m;
	/* Missing in one place is no proof where there is another place. */
	enum fit from = fit == MOVED ? PERHAPS : fit;
	bool *several = zy_calloc(m->table->nrows, sizeof(*several));
	size_t i, n, k;

	memset(x->wanted, 0, x->base->nrows * sizeof(*x->wanted));
	for (i = 0; i < m->table->nrows; i++) {
		if (!is_pending(x, i))
			continue;
		list_fitting(x, i, fit, fit);
		n = x->nlist;
		if (n)
			list_fitting(x, i, from, fit);
		several[i] = n > 0;
		for (k = 0; k < x->nlist; k++)
			x->wanted[x->list[k]]++;
	}
	for (i = 0; i < m->table->nrows; i++) {
		if (!several[i])
			continue;
		list_fitting(x, i, from, fit);
		if (x->nlist == 1 && x->wanted[x->list[0]] == 1) {
			zy_table_set(m->table, i, (size_t)m->id,
			    base_cell(
				x, x->list[0], zy_table_find(x->base, "id")));
			several[i] = false;
		}
	}
	for (i = 0; i < m->table->nrows; i++) {
		if (!several[i])
			continue;
		list_fitting(x, i, from, fit);
		tell(x, i, ZY_FINDING_REFUSED, ZY_FAULT_AMBIGUOUS,
		    _("members of the base have the name (%s), and nothing "
		      "says which one is meant: write the code, or the date "
		      "of joining, for"));
	}
	for (i = 0; i < m->table->nrows; i++) {
		k = zy_merge_row(m->o.base, zy_members_cell(m, i, m->id));
		if (k != ZY_INTERN_NONE)
			x->taken[k] = true;
	}
	free(several);
}

/*
 * Refuses or warns of records that no round has matched, although the base has
 * their name.
 */
static void
look_at_rest(struct matching *x)
{
	size_t i;

	for (i = 0; i < x->m->table->nrows; i++) {
		if (!is_pending(x, i))
			continue;
		list_fitting(x, i, OTHER, OTHER);
		if (x->nlist) {
			tell(x, i, ZY_FINDING_REFUSED, ZY_FAULT_ALIKE,
			    _("the base has a member of this name here who "
			      "joined on another day (%s): write his code, or "
			      "that of a new member, for"));
			continue;
		}
		list_fitting(x, i, PERHAPS, PERHAPS);
		if (x->nlist && x->m->o.assign_ids)
			tell(x, i, ZY_FINDING_WARNED, ZY_FAULT_ALIKE,
			    _("taken for a new member; the base has the name "
			      "elsewhere (%s): write the code of one who has "
			      "moved, for"));
	}
}

void
zy_members_match(struct zy_members *m)
{
	static const enum fit rounds[] = {
	    HERE_DAY, HERE, MOVED_DAY, MOVED, LEFT};
	const struct zy_table *base = &m->o.base->base;
	struct matching x = {.m = m, .base = base};
	size_t n = base->nrows + 1, i;

	x.name = zy_table_find(base, "name");
	x.org = zy_table_find(base, "org");
	x.joined = zy_table_find(base, "joined");
	x.former = zy_table_find(base, "former");
	x.own_former = zy_table_find(m->table, "former");
	x.left = zy_table_find(base, "left");
	x.home = zy_reallocarray(NULL, n, sizeof(*x.home));
	x.next = zy_reallocarray(NULL, n, sizeof(*x.next));
	x.list = zy_reallocarray(NULL, n, sizeof(*x.list));
	x.wanted = zy_calloc(n, sizeof(*x.wanted));
	x.taken = zy_calloc(n, sizeof(*x.taken));
	x.refused = zy_calloc(n, sizeof(*x.refused));
	x.reported = zy_calloc(m->orgs->orgs.n, sizeof(*x.reported));
	index_base(&x);
	look_at_input(&x);
	for (i = 0; i < sizeof(rounds) / sizeof(rounds[0]); i++)
		match_round(&x, rounds[i]);
	look_at_rest(&x);
	zy_org_index_release(&x.names);
	zy_former_names_release(&x.formers);
	free(x.home);
	free(x.next);
	free(x.list);
	free(x.wanted);
	free(x.taken);
	free(x.refused);
	free(x.reported);
}
