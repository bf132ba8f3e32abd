/*
 * org-import: township submissions in, one checked org stream out.
 *
 *	org-import --rejects back.csv village.csv town.csv > orgs.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "front/changes.h"
#include "front/org-base.h"
#include "front/org-option.h"
#include "front/org-roots.h"
#include "front/org-write.h"
#include "model/org-changes.h"
#include "model/org-former.h"
#include "model/org-merge.h"
#include "model/record.h"

struct opts {
	const char *township, *parent, *base, *changes, *gone, *as_of;
	struct zy_list fill_down;
	bool assign_ids;
};

/* What is read, and what is known of each file (by the table's numbers). */
struct intake {
	struct zy_cli *cli;
	const struct opts *o;
	const char *parent; /* --parent, as a code */
	struct zy_table table;
	bool *derive;	     /* no parent column: parents from codes */
	bool *has_secretary; /* an empty secretary is a finding */
	size_t nfiles;
};

/*
 * Fills empty cells of the township, from row `first` on, with the option
 * --township.
 */
static void
complete(struct intake *in, size_t first)
{
	const struct zy_column *decl =
	    zy_schema_find(&zy_org_schema, ZY_VIEW("township"));
	struct zy_table *t = &in->table;
	size_t c = zy_table_column(t, ZY_VIEW("township"), decl);

	for (; first < t->nrows; first++)
		if (zy_table_cell(t->rows[first], (int)c).n == 0)
			zy_table_set(t, first, c, zy_view(in->o->township));
}

/*
 * Notes for the files of the table from in->nfiles on whether superiors must be
 * derived, and whether they have a column of secretaries.
 */
static void
know_files(struct intake *in, bool derive, bool secretary)
{
	size_t n = in->table.nfiles;

	in->derive = zy_reallocarray(in->derive, n + 1, sizeof(*in->derive));
	in->has_secretary = zy_reallocarray(
	    in->has_secretary, n + 1, sizeof(*in->has_secretary));
	for (; in->nfiles < n; in->nfiles++) {
		in->derive[in->nfiles] = derive;
		in->has_secretary[in->nfiles] = secretary;
	}
}

/*
 * Notes for the rows of an input, which begin at `first`, what its columns say
 * (struct zy_cli_intake).
 */
static void
know_input(void *context, const struct zy_reader *r, size_t first)
{
	struct intake *in = context;

	if (in->o->township && first < in->table.nrows)
		complete(in, first);
	know_files(in, zy_reader_find(r, "parent") < 0,
	    zy_reader_find(r, "secretary") >= 0);
}

/*
 * Reads all submissions into the table.  Returns 0, or -1 with the error
 * printed.
 */
static int
read_inputs(struct intake *in)
{
	/* Nothing flawed may change a base. */
	const struct zy_cli_intake how = {
	    &zy_org_schema, &in->o->fill_down, !in->o->base, know_input, in};

	return zy_cli_read_table(in->cli, &how, &in->table);
}

/*
 * Reads the earlier list that the submissions change.  Returns 0, or -1 with
 * the error printed.
 */
static int
read_base(struct intake *in, struct zy_merge *m)
{
	const struct zy_org_base how = {
	    in->o->base, &in->parent, in->o->assign_ids, in->derive};

	if (zy_org_base_read(in->cli, &how, &in->table, m))
		return -1;
	know_files(in, false, false);
	return 0;
}

/*
 * Checks the organisations: names, codes, superiors, the tree, closed ones and
 * secretaries.  Each step relies on those before it.
 */
static void
check(struct intake *in, struct zy_orgs *orgs, const struct zy_merge *m)
{
	struct zy_org_former former;

	zy_orgs_init(orgs, &in->table);
	orgs->threads = (int)in->cli->threads;
	orgs->outside = in->parent;
	orgs->incoming = m->ids ? m->incoming : in->table.nrows;
	zy_orgs_check_names(orgs, !in->o->assign_ids);
	zy_orgs_check_codes(orgs);
	zy_org_former_init(&former, orgs, false);
	orgs->former = &former;
	zy_orgs_resolve(orgs, in->derive);
	orgs->former = NULL;
	zy_org_former_release(&former);
	zy_orgs_check_tree(orgs);
	zy_org_merge_moved(m, orgs);
	if (in->o->assign_ids)
		zy_orgs_assign(orgs);
	zy_orgs_check_siblings(orgs);
	zy_orgs_check_closed(orgs);
	zy_orgs_check_notes(orgs);
	if (orgs->secretary >= 0)
		zy_orgs_check_secretaries(orgs, in->has_secretary);
	zy_orgs_settle_repeats(orgs);
}

/* Tells every finding in the order of the records. */
static int
report(struct intake *in, const struct zy_orgs *orgs)
{
	struct zy_error_list list = {0};
	const struct zy_error *e;
	size_t i;
	int rc = 0;

	for (i = 0; i < orgs->n && rc == 0; i++) {
		const struct zy_table_row *row = in->table.rows[i];
		const struct zy_org *x = &orgs->items[i];

		if (x->finding == ZY_ORG_FINE)
			continue;
		e = zy_orgs_errors(orgs, i, &list);
		if (x->finding == ZY_ORG_REPEAT)
			zy_cli_notice(in->cli, e);
		else if (x->finding == ZY_ORG_WARNED || i >= orgs->incoming)
			zy_cli_warn(in->cli, e); /* the base keeps it */
		else if (zy_cli_refuse_row(in->cli, &in->table, row, e))
			rc = -1;
	}
	zy_error_list_release(&list);
	return rc;
}

/* Tells which columns that later rules need are empty. */
static void
note_gaps(struct zy_cli *cli, const struct zy_orgs *orgs)
{
	static const char *const names[] = {
	    "level", "kind", "sector", "township"};
	const struct zy_org_gaps g = zy_orgs_gaps(orgs);
	const size_t empty[] = {g.level, g.kind, g.sector, g.township};
	struct zy_cli_gap gaps[4];

	for (size_t i = 0; i < 4; i++)
		gaps[i] = (struct zy_cli_gap){
		    zy_schema_find(&zy_org_schema, zy_view(names[i])),
		    empty[i]};
	zy_cli_note_gaps(cli, gaps, 4, g.all);
}

/* Reads submissions and base, checks all, reports, and writes the list. */
static void
run(struct zy_cli *cli, const struct opts *o)
{
	struct intake in = {.cli = cli,
	    .o = o,
	    .parent = o->parent,
	    .table = {.keep_raw = true}};
	struct zy_merge merge = {0};
	struct zy_org_list list = {0};
	struct zy_orgs orgs = {0};
	const struct zy_changes_gone gone = {zy_org_changes_gone, &orgs,
	    &in.table, zy_schema_find(&zy_org_schema, ZY_VIEW("closed"))};

	if (!o->base && o->parent && zy_org_option_is_name(o->parent)) {
		zy_cli_usage(cli,
		    _("--parent: a name is looked up in --base; without one, "
		      "write the code instead of '%s'"),
		    o->parent);
		goto out;
	}
	if (read_inputs(&in) || (o->base && read_base(&in, &merge)))
		goto out;
	check(&in, &orgs, &merge);
	if (report(&in, &orgs) ||
	    (o->base && zy_changes_settle(cli, &gone, o->gone, o->as_of)))
		goto out;
	note_gaps(cli, &orgs);
	zy_org_roots_report(cli, &orgs);
	if (!o->base)
		zy_orgs_free_keys(&orgs);
	zy_org_list_init(&list, &orgs, &merge);
	if (o->base)
		zy_changes_report(cli, o->changes, &zy_org_schema,
		    zy_org_changes_each, &list);
	zy_org_write(cli, &list);
out:
	zy_org_list_release(&list);
	zy_orgs_release(&orgs);
	zy_merge_release(&merge);
	zy_table_release(&in.table);
	free(in.derive);
	free(in.has_secretary);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_org_schema};
	struct opts o = {0};
	const struct zy_option options[] = {
	    ZY_STRING(0, "township", &o.township, N_("NAME"),
		N_("township of records that name none")),
	    ZY_STRING(0, "parent", &o.parent, N_("ID"),
		N_("parent of records that name none; with --base also a "
		   "name")),
	    ZY_LIST(0, "fill-down", &o.fill_down, N_("COLUMN"),
		N_("an empty cell means the one above (merged cells)")),
	    ZY_STRING(0, "base", &o.base, N_("ORGS"),
		N_("merge into an earlier output, and tell what changed")),
	    ZY_OUTPUT(0, "changes", &o.changes, N_("FILE"),
		N_("write the changes against the base there, as CSV")),
	    ZY_CHOICE(0, "gone", &o.gone, N_("POLICY"), "keep|close|refuse",
		N_("what becomes of organisations that only the base has")),
	    ZY_STRING(0, "as-of", &o.as_of, N_("DATE"),
		N_("the day on which --gone close closes them (today)")),
	    ZY_FLAG(0, "assign-ids", &o.assign_ids,
		N_("make codes from parent and name where there are none")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "org-import",
	    .purpose = N_("Read township submissions, check them, and "
			  "write one stream of organisations."),
	    .synopsis = "[OPTION]... [FILE]...",
	    .examples = "  org-import --rejects back.csv submissions/*.csv "
			">orgs.csv\n"
			"  org-import --base orgs.csv late.csv -o orgs.csv\n",
	    .schemas = schemas,
	    .nschemas = 1,
	    .passes = true,
	};

	if (zy_cli_start(&cli, argc, argv, options) == 0)
		run(&cli, &o);
	free(o.fill_down.items);
	return zy_cli_finish(&cli);
}
