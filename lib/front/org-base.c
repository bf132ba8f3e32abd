/*
 * Reads the earlier list of organisations and merges it into the submission;
 * messages tell what was matched by name and what was kept.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/org-base.h"

#include "front/org-option.h"
#include "model/org-former.h"
#include "model/org-merge.h"
#include "model/org-name.h"
#include "model/record.h"

/*
 * Prints warnings of records that count as new although others may be the same,
 * and notices of names that were read as the base's.
 */
static void
tell_matches(
    struct zy_cli *cli, const struct zy_table *t, const struct zy_orgs *o)
{
	struct zy_error e = ZY_ERROR_INIT;
	const struct zy_org_message *why;
	size_t i;

	for (i = 0; i < o->n; i++) {
		if (o->items[i].finding != ZY_ORG_WARNED)
			continue;
		why = zy_orgs_finding(o, i);
		zy_error_clear(&e);
		zy_table_fault(
		    t, t->rows[i], why->column, why->fault, why->what, &e);
		if (why->fault == ZY_FAULT_ALIKE)
			zy_cli_warn(cli, &e);
		else if (why->fault == ZY_FAULT_REPEAT)
			zy_cli_notice(cli, &e);
	}
}

/*
 * Adds to the table, as flaws, the findings that refuse a record since it may
 * be the same organisation as another record: the checks after the merge cannot
 * find this again.
 */
static void
keep_refusals(struct zy_table *t, const struct zy_orgs *o)
{
	const struct zy_org_message *why;
	size_t i;

	for (i = 0; i < o->n; i++) {
		if (o->items[i].finding != ZY_ORG_REFUSED)
			continue;
		why = zy_orgs_finding(o, i);
		if (why->fault == ZY_FAULT_AMBIGUOUS &&
		    why->column != o->parent)
			zy_table_add_flaw(
			    t, i, why->column, why->fault, why->what);
	}
}

/*
 * Makes codes for records that lack one, before the base is merged: for
 * organisations that an earlier run has given a code, these are the codes that
 * the base has.
 */
static void
assign_before_base(struct zy_cli *cli, const struct zy_org_base *how,
    struct zy_table *t, struct zy_merge *m)
{
	struct zy_orgs base, orgs;
	struct zy_org_former kept;
	const bool derive = false; /* its one file has parents */

	zy_orgs_init(&base, &m->base);
	zy_orgs_check_names(&base, true);
	zy_orgs_check_codes(&base);
	zy_orgs_resolve(&base, &derive);
	zy_orgs_check_tree(&base);
	zy_org_former_init(&kept, &base, true);
	zy_orgs_init(&orgs, t);
	orgs.threads = (int)cli->threads;
	orgs.outside = *how->parent;
	orgs.base = &base;
	orgs.kept = &kept;
	zy_orgs_check_names(&orgs, false);
	zy_orgs_check_codes(&orgs);
	zy_orgs_resolve(&orgs, how->derive);
	zy_orgs_check_tree(&orgs);
	zy_orgs_assign(&orgs);
	tell_matches(cli, t, &orgs);
	keep_refusals(t, &orgs);
	zy_orgs_release(&orgs);
	zy_org_former_release(&kept);
	zy_orgs_release(&base);
}

/*
 * Replaces the parent, if the base has it by that name or another form of its
 * code, by its code.  A code that the base does not have is taken as known.
 * Returns 0, or -1 with a usage message printed where a name means none or
 * several, or an error where the base cannot be searched for a name.
 */
static int
find_parent(
    struct zy_cli *cli, const struct zy_org_base *how, struct zy_merge *m)
{
	struct zy_org_roster r = {.table = m->base};
	struct zy_error e = ZY_ERROR_INIT;
	const char *given = *how->parent;
	struct zy_view id;
	uint32_t org = ZY_INTERN_NONE;
	bool by_name = given && zy_org_option_is_name(given);
	int rc = 0;

	if (!given)
		return 0;
	if (zy_org_roster_build(&r, &e) == 0) {
		org = zy_org_roster_find(&r, zy_view(given));
		if (org >= r.orgs.n && by_name)
			rc = zy_org_option_find(cli, &r, "parent", given, &org);
	} else if (by_name) {
		zy_cli_fail(cli, &e);
		rc = -1;
	}
	if (org < r.orgs.n) {
		id = zy_org_roster_id(&r, org);
		*how->parent = zy_arena_strndup(&r.table.arena, id.p, id.n);
	}
	m->base = r.table; /* its owner again */
	r.table = (struct zy_table){0};
	zy_org_roster_release(&r);
	return rc;
}

/* Returns the superior that the base has for a code; empty if it has none. */
static struct zy_view
parent_of(const struct zy_table *base, struct zy_view id)
{
	int ids = zy_table_find(base, "id");
	size_t i;

	for (i = 0; id.n && i < base->nrows; i++)
		if (zy_view_eq(zy_table_cell(base->rows[i], ids), id))
			return zy_table_cell(
			    base->rows[i], zy_table_find(base, "parent"));
	return (struct zy_view){NULL, 0};
}

/*
 * Gives each record that a label says to be below itself, as 马蹄镇党委 in its
 * own list, the superior that it has in the base.
 */
static void
keep_parents(struct zy_table *t, const struct zy_table *base)
{
	int parent = zy_table_find(t, "parent");
	int id = zy_table_find(t, "id"), name = zy_table_find(t, "name");
	size_t i;

	for (i = 0; parent >= 0 && i < t->nrows; i++)
		if (zy_table_was_given(t->rows[i], (size_t)parent) &&
		    zy_org_name_same(zy_table_cell(t->rows[i], name),
			zy_table_cell(t->rows[i], parent)))
			zy_table_set(t, i, (size_t)parent,
			    parent_of(base, zy_table_cell(t->rows[i], id)));
}

/* Tells how many organisations stay closed, the first of them, and how one is
 * opened again. */
static void
note_ended(
    struct zy_cli *cli, const struct zy_table *t, const struct zy_merge *m)
{
	const struct zy_table_row *first = t->rows[m->first_ended];

	zy_cli_note(cli,
	    _("%zu records are of organisations that are closed by the base, "
	      "and stay closed (the first: %s:%llu); an empty cell in a column "
	      "'closed' (撤销时间) opens one again"),
	    m->ended, t->files[first->file], (unsigned long long)first->line);
}

int
zy_org_base_read(struct zy_cli *cli, const struct zy_org_base *how,
    struct zy_table *t, struct zy_merge *m)
{
	struct zy_reader *r = zy_cli_open(cli, how->path, &zy_org_schema);
	struct zy_error e = ZY_ERROR_INIT;

	if (!r)
		return -1;
	while (zy_cli_next(cli, r) == 1)
		zy_table_add(&m->base, r);
	zy_cli_close(cli, r);
	if (zy_cli_failed(cli) || find_parent(cli, how, m))
		return -1;
	if (how->assign_ids)
		assign_before_base(cli, how, t, m);
	keep_parents(t, &m->base);
	if (zy_org_merge_apply(m, t, how->path, &e)) {
		zy_cli_fail(cli, &e);
		return -1;
	}
	if (m->outdated)
		zy_cli_note(cli,
		    _("%zu records have a name that their organisation had "
		      "before: the present one stays"),
		    m->outdated);
	if (m->ended)
		note_ended(cli, t, m);
	return 0;
}
