/*
 * progress-check - who has not done what, as of a day:
 *	progress-check --orgs orgs.csv --duties duties.csv activities.jsonl
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/coverage.h"
#include "model/record.h"
#include "model/stream-kind.h"

struct opts {
	bool missing, questions, print;
};

/* Prints the built-in campaign file, or that of --campaign. */
static void
print_campaign(struct zy_cli *cli)
{
	const struct zy_campaign *c = zy_cli_campaign(cli);
	struct zy_sink *out = c ? zy_cli_sink(cli) : NULL;
	struct zy_buf b = ZY_BUF_INIT;

	if (!out)
		return;
	if (c->root.text)
		zy_buf_puts(&b, c->root.text);
	else
		zy_campaign_default(&b);
	zy_sink_put(out, b.p, b.n);
	zy_cli_finish_sink(cli, out);
	zy_buf_release(&b);
}

/* Writes the questions of the campaign as a table. */
static void
list_questions(struct zy_coverage *c)
{
	struct zy_writer *out;

	c->o.orgs = NULL;
	if (zy_coverage_start(c) || !(out = zy_cli_writer(c->cli)))
		return;
	zy_coverage_write_questions(c, out);
	zy_cli_finish_writer(c->cli, out);
}

/*
 * Asks the questions of the records of all inputs, and writes who lacks what,
 * or the table of counts.
 */
static void
run(struct zy_coverage *c)
{
	struct zy_writer *out;

	if (!c->o.orgs) {
		zy_cli_usage(c->cli, _("--orgs is needed"));
		return;
	}
	if (zy_coverage_start(c) || zy_coverage_read(c) ||
	    !(out = zy_cli_writer(c->cli)))
		return;
	zy_coverage_report(c);
	if (c->o.table)
		zy_coverage_write_table(c, out);
	else
		zy_coverage_write_missing(c, out);
	zy_cli_finish_writer(c->cli, out);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {
	    &zy_finding_schema, &zy_any_schema};
	struct zy_coverage c = {.cli = NULL};
	struct opts o = {false, false, false};
	const struct zy_option table[] = {
	    ZY_STRING(0, "orgs", &c.o.orgs, N_("FILE"),
		N_("the organisations, from org-import (needed)")),
	    ZY_STRING(0, "members", &c.o.members, N_("FILE"),
		N_("the members, from member-import")),
	    ZY_STRING(0, "duties", &c.o.duties, N_("FILE"),
		N_("the duties, from duty-import")),
	    ZY_STRING(0, "as-of", &c.o.as_of, N_("DATE"),
		N_("the day on which is asked (default: today)")),
	    ZY_FLAG(0, "missing", &o.missing,
		N_("who has not, one finding a line (the default)")),
	    ZY_FLAG(0, "table", &c.o.table,
		N_("a row an organisation, a column a question: done of "
		   "due")),
	    ZY_STRING(0, "by", &c.o.by, N_("COLUMN"),
		N_("of the table: a row each value of a column, as "
		   "township, liaison, group")),
	    ZY_STRING(0, "question", &c.o.questions, N_("ID,..."),
		N_("only these questions")),
	    ZY_STRING(0, "where", &c.o.where, N_("CONDITION"),
		N_("only organisations for which it holds")),
	    ZY_FLAG(0, "questions", &o.questions,
		N_("list the questions, and ask none")),
	    ZY_FLAG(0, "print-campaign", &o.print,
		N_("print the campaign file, and ask nothing")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "progress-check",
	    .purpose = N_("Who has not done what, as of a day."),
	    .synopsis = "--orgs FILE [OPTION]... [FILE]...",
	    .examples =
		"  progress-check --orgs orgs.csv register/*.jsonl "
		">missing.csv\n"
		"  progress-check --orgs orgs.csv --table --by township "
		"register/*.jsonl\n"
		"  progress-check --questions -f table\n",
	    .schemas = schemas,
	    .nschemas = 2,
	    .reads = &zy_any_schema,
	    .choose = zy_stream_choose_best,
	    .any_column = true,
	};

	c.cli = &cli;
	if (zy_cli_start(&cli, argc, argv, table))
		return zy_cli_finish(&cli);
	if (c.o.table && o.missing)
		zy_cli_usage(
		    &cli, _("--missing and --table exclude each other"));
	else if (c.o.by && !c.o.table)
		zy_cli_usage(&cli, _("--by is for --table"));
	else if (o.print)
		print_campaign(&cli);
	else if (o.questions)
		list_questions(&c);
	else
		run(&c);
	zy_coverage_release(&c);
	return zy_cli_finish(&cli);
}
