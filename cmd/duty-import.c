/*
 * duty-import: lists of instructors, liaison points and groups in, held
 * against the rules, one duty stream out.
 *
 *	duty-import --orgs orgs.csv --members members.csv lists.csv >duties.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "front/org-option.h"
#include "model/duty.h"
#include "model/record.h"

struct opts {
	const char *orgs, *members, *duty, *org, *appointer, *as_of;
	struct zy_list fill_down;
	bool complete;
};

struct job {
	struct zy_cli *cli;
	const struct opts *o;
	struct zy_org_roster orgs;
	struct zy_duty_members members;
	struct zy_table table;
	struct zy_duties duties;
};

/*
 * Reads the rosters of organisations and, if given, members.  Returns 0, or -1
 * with the error printed.
 */
static int
read_rosters(struct job *j)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_cli_read_roster(
		j->cli, j->o->orgs, &zy_org_schema, &j->orgs.table))
		return -1;
	if (zy_org_roster_build(&j->orgs, &e)) {
		zy_cli_fail(j->cli, &e);
		return -1;
	}
	if (j->o->members) {
		if (zy_cli_read_roster(j->cli, j->o->members, &zy_member_schema,
			&j->members.table))
			return -1;
		zy_duty_members_build(&j->members);
	}
	return 0;
}

/*
 * Warns that an organisation lacks a duty, or of what the whole roster lacks.
 */
static void
report_missing(void *context, uint32_t org, const char *what)
{
	struct job *j = context;
	struct zy_error e = ZY_ERROR_INIT;
	const struct zy_table *t = &j->orgs.table;

	if (org == ZY_INTERN_NONE)
		zy_error_set(&e, ZY_ERROR_RECORD, "%s", what);
	else
		zy_table_fault(t, t->rows[org], j->orgs.orgs.name,
		    ZY_FAULT_RULE, what, &e);
	zy_cli_warn(j->cli, &e);
}

/* Tells how many of the n duties, given by rows, have no first day. */
static void
note_gaps(struct job *j, const uint32_t *rows, size_t n)
{
	struct zy_cli_gap from = {
	    zy_schema_find(&zy_duty_schema, ZY_VIEW("from")), 0};
	size_t i;

	for (i = 0; i < n; i++)
		from.empty +=
		    zy_duties_cell(&j->duties, rows[i], j->duties.from).n == 0;
	zy_cli_note_gaps(j->cli, &from, 1, n);
}

/*
 * Tells how many duties end before their term does, and how many persons were
 * named by former names.
 */
static void
note_members(struct zy_cli *cli, const struct zy_duties *d)
{
	if (d->ended_orgs)
		zy_cli_note(cli,
		    _("%zu duties end with their organisation, which was "
		      "closed before their term is over"),
		    d->ended_orgs);
	if (d->ended_people)
		zy_cli_note(cli,
		    _("%zu duties end with a member, who left before their "
		      "term is over"),
		    d->ended_people);
	if (d->renamed)
		zy_cli_note(cli,
		    _("%zu duties name a member by a former name: the present "
		      "one is written"),
		    d->renamed);
}

/*
 * Reads the duties, checks them against the rosters, and writes those that were
 * accepted.
 */
static void
run(struct job *j)
{
	const struct zy_cli_intake how = {.schema = &zy_duty_schema,
	    .fill_down = &j->o->fill_down,
	    .flawed = true};
	const struct zy_campaign *campaign = zy_cli_campaign(j->cli);
	struct zy_duty_options o = {.duty = j->o->duty,
	    .org = j->o->org,
	    .appointer = j->o->appointer,
	    .campaign = campaign};
	struct zy_duties *d = &j->duties;
	uint32_t *rows;
	size_t n;

	zy_cli_untitle(j->cli, &zy_duty_schema, "duty", o.duty != NULL);
	zy_cli_untitle(j->cli, &zy_duty_schema, "org", o.org != NULL);
	if (!campaign || read_rosters(j) ||
	    zy_org_option_check(j->cli, &j->orgs, "org", j->o->org) ||
	    zy_org_option_check(
		j->cli, &j->orgs, "appointer", j->o->appointer) ||
	    zy_cli_read_table(j->cli, &how, &j->table) ||
	    zy_cli_as_of(j->cli, j->o->as_of, &o.day))
		return;
	zy_duties_init(
	    d, &j->table, &j->orgs, j->o->members ? &j->members : NULL, &o);
	zy_duties_check(d);
	if (zy_cli_report_findings(j->cli, &j->table, &d->findings))
		return;
	if (j->o->complete)
		zy_duties_missing(d, report_missing, j);
	rows = zy_reallocarray(NULL, j->table.nrows + 1, sizeof(*rows));
	n = zy_duties_accepted(d, rows);
	note_gaps(j, rows, n);
	note_members(j->cli, d);
	zy_cli_write_table(
	    j->cli, &j->table, &zy_duty_schema, d->left_out, rows, n);
	free(rows);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_duty_schema};
	struct opts o = {0};
	const struct zy_option options[] = {
	    ZY_STRING(0, "orgs", &o.orgs, N_("FILE"),
		N_("the organisations, from org-import (needed)")),
	    ZY_STRING(0, "members", &o.members, N_("FILE"),
		N_("the members, from member-import: instructors are some")),
	    ZY_CHOICE(0, "duty", &o.duty, N_("KIND"),
		"instructor|liaison|first-responsible|guidance-group|leading-"
		"group",
		N_("duty of records that say none")),
	    ZY_STRING(0, "org", &o.org, N_("ID"),
		N_("organisation of records that name none")),
	    ZY_STRING(0, "appointer", &o.appointer, N_("ID"),
		N_("who sends instructors, where a record does not say")),
	    ZY_LIST(0, "fill-down", &o.fill_down, N_("COLUMN"),
		N_("an empty cell means the one above (merged cells)")),
	    ZY_STRING(0, "as-of", &o.as_of, N_("DATE"),
		N_("the present day, for --complete (today)")),
	    ZY_FLAG(0, "complete", &o.complete,
		N_("the lists are all there are: tell what they lack")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "duty-import",
	    .purpose = N_("Read lists of instructors, liaison points, heads "
			  "and groups, hold them against the rules, and write "
			  "one stream of duties."),
	    .synopsis = "--orgs FILE [OPTION]... [FILE]...",
	    .examples = "  duty-import --orgs orgs.csv --members members.csv "
			"\\\n"
			"      --rejects back.csv lists/*.csv >duties.csv\n",
	    .schemas = schemas,
	    .nschemas = 1,
	    .passes = true,
	};
	struct job j = {.cli = &cli, .o = &o, .table = {.keep_raw = true}};

	if (zy_cli_start(&cli, argc, argv, options) == 0) {
		if (o.orgs)
			run(&j);
		else
			zy_cli_usage(&cli, _("--orgs is needed"));
	}
	zy_duties_release(&j.duties);
	zy_duty_members_release(&j.members);
	zy_org_roster_release(&j.orgs);
	zy_table_release(&j.table);
	free(o.fill_down.items);
	return zy_cli_finish(&cli);
}
