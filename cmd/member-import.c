/*
 * member-import: township member rosters in, one checked member stream out.
 *
 *	member-import --orgs orgs.csv --rejects back.csv roster.csv >members.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "front/changes.h"
#include "front/org-option.h"
#include "model/member-base.h"
#include "model/record.h"

struct opts {
	const char *orgs, *org, *base, *changes, *gone, *as_of;
	struct zy_list fill_down;
	bool assign_ids, keep, mask;
};

/*
 * Reads the roster of organisations.  Returns 0, or -1 with the error printed.
 */
static int
read_orgs(struct zy_cli *cli, const char *path, struct zy_org_roster *orgs)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_cli_read_roster(cli, path, &zy_org_schema, &orgs->table))
		return -1;
	if (zy_org_roster_build(orgs, &e) == 0)
		return 0;
	zy_cli_fail(cli, &e);
	return -1;
}

/* Notes which private columns are not passed on. */
static void
report_left_out(struct zy_cli *cli, const struct zy_members *m)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < m->table->ncolumns; i++)
		if (m->left_out[i])
			zy_buf_printf(&b, "%s'%.*s'", b.n ? ", " : "",
			    ZY_ARG(m->table->columns[i].name));
	if (b.n)
		zy_cli_note_verbose(
		    cli, _("private columns are not passed on: %s"), b.p);
	zy_buf_release(&b);
}

/* Reports how many of the n members, given by rows, have no status. */
static void
note_no_status(struct zy_cli *cli, const struct zy_table *t,
    const uint32_t *rows, size_t n)
{
	int status = zy_table_find(t, "status");
	size_t i, empty = 0;

	for (i = 0; i < n; i++)
		empty += zy_table_cell(t->rows[rows[i]], status).n == 0;
	if (empty)
		zy_cli_note(cli,
		    _("no status (党员类别) is given for %zu of %zu members: "
		      "no "
		      "award takes them for full members"),
		    empty, n);
}

/*
 * Reads the earlier roster that the submissions change.  Returns 0, or -1 with
 * the error printed.
 */
static int
read_base(struct zy_cli *cli, const char *path, struct zy_merge *m)
{
	struct zy_error e = ZY_ERROR_INIT;

	/* Its unknown columns are passed on, too. */
	cli->any_column = true;
	if (zy_cli_read_roster(cli, path, &zy_member_roster_schema, &m->base))
		return -1;
	if (zy_merge_index(m, path, "member-import", &e) == 0)
		return 0;
	zy_cli_fail(cli, &e);
	return -1;
}

/* Tells how many members stay away, the first of them, and how one comes
 * back. */
static void
note_ended(
    struct zy_cli *cli, const struct zy_merge *m, const struct zy_table *t)
{
	const struct zy_table_row *first = t->rows[m->first_ended];

	zy_cli_note(cli,
	    _("%zu records are of members who left by the base, and stay so "
	      "(the first: %s:%llu); an empty cell in a column 'left' "
	      "(离开时间) takes one back"),
	    m->ended, t->files[first->file], (unsigned long long)first->line);
}

/* Reports what became of records because of closed branches and the base. */
static void
note_merged(struct zy_cli *cli, const struct zy_members *m)
{
	if (m->merged_orgs)
		zy_cli_note(cli,
		    _("%zu records name a branch that is closed: they are of "
		      "the one that has its name as a former name"),
		    m->merged_orgs);
	if (m->o.base && m->o.base->outdated)
		zy_cli_note(cli,
		    _("%zu records name a branch that is closed: the one of "
		      "the base stays"),
		    m->o.base->outdated);
	if (m->o.base && m->o.base->old_names)
		zy_cli_note(cli,
		    _("%zu records have a name that is a former one by the "
		      "base: the name of the base stays"),
		    m->o.base->old_names);
	if (m->o.base && m->o.base->ended)
		note_ended(cli, m->o.base, m->table);
}

/* Checks what was read, and writes it. */
static void
check_and_write(struct zy_cli *cli, const struct opts *o, struct zy_members *m)
{
	const struct zy_changes_gone gone = {zy_members_gone, m, m->table,
	    zy_schema_find(&zy_member_roster_schema, ZY_VIEW("left"))};
	struct zy_member_list list = {.members = m};
	size_t most;

	zy_members_check(m);
	if (o->base)
		zy_members_merge(m, o->base);
	zy_members_find_duplicates(m);
	if (zy_cli_report_findings(cli, m->table, &m->findings))
		return;
	note_merged(cli, m);
	if (o->base && zy_changes_settle(cli, &gone, o->gone, o->as_of))
		return;
	report_left_out(cli, m);
	most = m->table->nrows + (o->base ? m->o.base->base.nrows : 0);
	list.rows = zy_reallocarray(NULL, most + 1, sizeof(*list.rows));
	list.n = zy_members_accepted(m, list.rows);
	note_no_status(cli, m->table, list.rows, list.n);
	if (o->base)
		zy_changes_report(cli, o->changes, &zy_member_roster_schema,
		    zy_members_changes, &list);
	zy_cli_write_table(cli, m->table, &zy_member_roster_schema, m->left_out,
	    list.rows, list.n);
	free(list.rows);
}

/* Reads rosters and submissions, then checks the members and writes them. */
static void
run(struct zy_cli *cli, const struct opts *o)
{
	const struct zy_cli_intake how = {.schema = &zy_member_roster_schema,
	    .fill_down = &o->fill_down,
	    /* Nothing flawed may change a base. */
	    .flawed = !o->base};
	struct zy_merge base = {0};
	struct zy_member_options mo = {.org = o->org,
	    .assign_ids = o->assign_ids,
	    .base = o->base ? &base : NULL,
	    .numbers = o->keep	 ? ZY_NUMBERS_KEEP
		       : o->mask ? ZY_NUMBERS_MASK
				 : ZY_NUMBERS_DROP};
	struct zy_table table = {.keep_raw = true};
	struct zy_org_roster orgs = {0};
	struct zy_members m = {0};

	cli->is_private = o->keep;
	zy_cli_untitle(cli, &zy_member_schema, "org", o->org != NULL);
	if (read_orgs(cli, o->orgs, &orgs) ||
	    zy_org_option_check(cli, &orgs, "org", o->org) ||
	    zy_cli_read_table(cli, &how, &table) ||
	    zy_cli_as_of(cli, o->as_of, &mo.day) ||
	    (o->base && read_base(cli, o->base, &base)))
		goto out;
	zy_members_init(&m, &table, &orgs, &mo);
	check_and_write(cli, o, &m);
out:
	zy_members_release(&m);
	zy_merge_release(&base);
	zy_org_roster_release(&orgs);
	zy_table_release(&table);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_member_schema};
	struct opts o = {0};
	const struct zy_option options[] = {
	    ZY_STRING(0, "orgs", &o.orgs, N_("FILE"),
		N_("the organisations, from org-import (needed)")),
	    ZY_STRING(0, "org", &o.org, N_("ID"),
		N_("organisation of records that name none")),
	    ZY_LIST(0, "fill-down", &o.fill_down, N_("COLUMN"),
		N_("an empty cell means the one above (merged cells)")),
	    ZY_STRING(0, "base", &o.base, N_("MEMBERS"),
		N_("merge into an earlier output, and tell what changed")),
	    ZY_OUTPUT(0, "changes", &o.changes, N_("FILE"),
		N_("write the changes against the base there, as CSV")),
	    ZY_CHOICE(0, "gone", &o.gone, N_("POLICY"), "keep|close|refuse",
		N_("what becomes of members that only the base has")),
	    ZY_STRING(0, "as-of", &o.as_of, N_("DATE"),
		N_("the present day, and the last one by --gone close")),
	    ZY_FLAG(0, "assign-ids", &o.assign_ids,
		N_("make codes from organisation and name where there are "
		   "none")),
	    ZY_FLAG(0, "mask-id-numbers", &o.mask,
		N_("pass numbers of cards and telephones on, masked")),
	    ZY_FLAG(
		0, "keep-id-numbers", &o.keep, N_("pass them on as they are")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "member-import",
	    .purpose = N_("Read township member rosters, check them, and "
			  "write one stream of members."),
	    .synopsis = "--orgs FILE [OPTION]... [FILE]...",
	    .examples = "  member-import --orgs orgs.csv --assign-ids \\\n"
			"      --rejects back.csv rosters/*.csv "
			">members.csv\n"
			"  member-import --orgs orgs.csv --base members.csv "
			"late.csv \\\n"
			"      -o members.csv\n",
	    .schemas = schemas,
	    .nschemas = 1,
	    .reads = &zy_member_roster_schema,
	    .passes = true,
	};

	if (zy_cli_start(&cli, argc, argv, options) == 0) {
		if (!o.orgs)
			zy_cli_usage(&cli, _("--orgs is needed"));
		else if (o.keep && o.mask)
			zy_cli_usage(&cli,
			    _("--mask-id-numbers and --keep-id-numbers exclude "
			      "each other"));
		else
			run(&cli, &o);
	}
	free(o.fill_down.items);
	return zy_cli_finish(&cli);
}
