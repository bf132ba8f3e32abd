/*
 * report: finished documents from streams.
 *
 *	rank --top 10 scores.csv | report -f html -o ranking.html
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "cli/cli.h"
#include "document/render.h"
#include "front/report-document.h"
#include "front/report-figures.h"
#include "front/report-parts.h"
#include "front/report-scoresheet.h"
#include "model/record.h"
#include "model/stream-kind.h"
#include "report/kinds.h"
#include "report/name-order.h"

struct opts {
	const char *kind, *print, *date_style, *standard;
	/* Those that documents as data have too, by enum zy_figure_option. */
	struct zy_build_options data;
	struct zy_list links;
	const char *split, *orgs, *members;
	bool full;
};

/* Parses TITLE=FILE, where FILE may contain more equals signs. */
static int
read_links(struct zy_cli *cli, const struct opts *o, struct zy_kind_link *links)
{
	size_t i;

	for (i = 0; i < o->links.n; i++) {
		char *text = zy_strdup(o->links.items[i]);
		char *sign = strchr(text, '=');

		links[i].title = text;
		if (!sign || sign == text || !sign[1]) {
			zy_cli_usage(
			    cli, _("--link: not TITLE=FILE '%s'"), text);
			return -1;
		}
		*sign = '\0';
		links[i].file = sign + 1;
	}
	return 0;
}

/* Returns the kind to report, or NULL after a message about wrong use. */
static const struct zy_kind *
choose_kind(struct zy_cli *cli, const struct zy_kind *asked,
    const struct zy_report_data *data, const struct zy_kind_options *k)
{
	const struct zy_kind *kind = asked ? asked : zy_kinds_default(data);
	struct zy_error e = ZY_ERROR_INIT;

	if (!kind)
		zy_cli_usage(cli,
		    _("the input is empty: --kind must say what to report"));
	else if (zy_kind_check(kind, data, k, &e))
		zy_cli_usage(cli, "%s", e.message);
	else
		return kind;
	return NULL;
}

/* Makes a document of a kind that is written in C. */
static void
run(struct zy_cli *cli, const struct opts *o, struct zy_kind_options *k)
{
	const struct zy_kind *kind = o->kind ? zy_kinds_find(o->kind) : NULL;
	struct zy_names names = {.n = {0}};
	struct zy_report_data data;
	struct zy_doc d;

	zy_report_data_init(&data);
	data.keep_tally = o->full;
	data.sums.by_subject = o->split != NULL;
	k->names = &names;
	data.day = k->date;
	if (!k->dated && zy_cli_today(cli, &data.day))
		goto out;
	k->campaign = zy_cli_campaign(cli);
	if (!k->campaign || zy_report_standard(cli, o->standard, &names) ||
	    zy_report_figures_read(cli, &data, k->campaign))
		goto out;
	kind = choose_kind(cli, kind, &data, k);
	if (!kind)
		goto out;
	if (o->split) {
		zy_report_parts(cli, kind, &data, k);
		goto out;
	}
	kind->build(&d, &data, k);
	zy_report_write(cli, &d);
	zy_doc_release(&d);
out:
	zy_report_data_release(&data);
	zy_names_release(&names);
}

static void
run_scoresheet(struct zy_cli *cli, const struct opts *o)
{
	const char *const *given = o->data.given;
	const struct zy_scoresheet_options s = {.standard = o->standard,
	    .orgs = o->orgs,
	    .members = o->members,
	    .subject = given[ZY_OPTION_SUBJECT],
	    .title = given[ZY_OPTION_TITLE],
	    .issuer = given[ZY_OPTION_ISSUER],
	    .date = given[ZY_OPTION_DATE],
	    .zh = o->data.zh};
	struct zy_doc d;

	if (zy_report_scoresheet(cli, &s, &d))
		return;
	zy_report_write(cli, &d);
	zy_doc_release(&d);
}

/* Finds the kind asked for, and makes the document. */
static void
choose_and_run(struct zy_cli *cli, struct opts *o, struct zy_kind_options *k)
{
	bool scoresheet = o->kind && strcmp(o->kind, "scoresheet") == 0;
	struct zy_kind_file *file;

	if (!scoresheet && (o->orgs || o->members)) {
		zy_cli_usage(cli, _("--%s is for the kind 'scoresheet'"),
		    o->orgs ? "orgs" : "members");
		return;
	}
	if (scoresheet && !o->full && !o->split) {
		run_scoresheet(cli, o);
		return;
	}
	if (o->split && (!cli->output || strcmp(cli->output, "-") == 0)) {
		zy_cli_usage(cli, _("--split: name a folder with -o, as DIR/"));
		return;
	}
	if (!o->kind || zy_kinds_find(o->kind)) {
		run(cli, o, k);
		return;
	}
	if (o->full || o->split) {
		zy_cli_usage(cli, _("--%s is not for the kind '%s'"),
		    o->full ? "full" : "split", o->kind);
		return;
	}
	file = zy_report_kind(cli, o->kind);
	if (file)
		zy_report_document(cli, file, o->standard, &o->data);
	zy_kind_file_free(file);
}

/* Fills k from the options.  Returns 0, or -1 with a wrong date printed. */
static int
check_options(struct zy_cli *cli, struct opts *o, struct zy_kind_options *k,
    struct zy_buf dates[3])
{
	const char **given = o->data.given;
	struct zy_date d;

	o->data.zh = zy_lang_is_chinese(cli->lang);
	o->data.han = o->date_style && strcmp(o->date_style, "han") == 0;
	o->data.programs = cli->format && (strcmp(cli->format, "csv") == 0 ||
					      strcmp(cli->format, "xlsx") == 0);
	*k = (struct zy_kind_options){
	    .zh = o->data.zh,
	    .title = given[ZY_OPTION_TITLE],
	    .issuer = given[ZY_OPTION_ISSUER],
	    .number = given[ZY_OPTION_NUMBER],
	    .basis = given[ZY_OPTION_BASIS],
	    .by = given[ZY_OPTION_BY],
	    .dated = given[ZY_OPTION_DATE] != NULL,
	    .han = o->data.han,
	    .full = o->full,
	    .split = o->split,
	};
	return zy_report_date(
		   cli, &given[ZY_OPTION_DATE], &k->date, &dates[0]) ||
		       zy_report_date(
			   cli, &given[ZY_OPTION_FROM], &d, &dates[1]) ||
		       zy_report_date(
			   cli, &given[ZY_OPTION_UNTIL], &d, &dates[2])
		   ? -1
		   : 0;
}

/* Checks the options, then makes the document. */
static void
work(struct zy_cli *cli, struct opts *o)
{
	struct zy_buf dates[3] = {ZY_BUF_INIT};
	struct zy_kind_link *links = zy_calloc(o->links.n + 1, sizeof(*links));
	struct zy_kind_options k;
	size_t i;

	if (check_options(cli, o, &k, dates))
		goto out;
	k.links = links;
	k.nlinks = o->links.n;
	if (o->print)
		zy_report_print_kind(cli, o->print);
	else if (read_links(cli, o, links) == 0)
		choose_and_run(cli, o, &k);
	for (i = 0; i < o->links.n; i++)
		free((void *)(uintptr_t)links[i].title);
out:
	free(links);
	for (i = 0; i < 3; i++)
		zy_buf_release(&dates[i]);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_any_schema};
	struct opts o = {.kind = NULL};
	const char **given = o.data.given;
	bool witness = false;
	const struct zy_option table[] = {
	    ZY_STRING(0, "kind", &o.kind, N_("KIND"),
		N_("tally, ranking, dashboard, scoresheet, a kind of document "
		   "by its name (zhengyou-kind(5)), or a FILE.json (default: "
		   "what the streams' columns say)")),
	    ZY_STRING(0, "print-kind", &o.print, N_("KIND"),
		N_("print a built-in kind, to be changed")),
	    ZY_STRING(0, "title", &given[ZY_OPTION_TITLE], N_("TEXT"),
		N_("title of the document")),
	    ZY_STRING(0, "issuer", &given[ZY_OPTION_ISSUER], N_("TEXT"),
		N_("who issues it")),
	    ZY_STRING(0, "number", &given[ZY_OPTION_NUMBER], N_("TEXT"),
		N_("document number")),
	    ZY_STRING(0, "date", &given[ZY_OPTION_DATE], N_("DATE"),
		N_("date of the document")),
	    ZY_CHOICE(0, "date-style", &o.date_style, N_("STYLE"), "arabic|han",
		N_("how a Chinese date is written (default: arabic)")),
	    ZY_STRING(0, "basis", &given[ZY_OPTION_BASIS], N_("TEXT"),
		N_("what the document rests on")),
	    ZY_STRING(0, "to", &given[ZY_OPTION_TO], N_("TEXT"),
		N_("whom it is addressed to")),
	    ZY_STRING(0, "copy", &given[ZY_OPTION_COPY], N_("TEXT"),
		N_("who gets a copy")),
	    ZY_STRING(0, "contact", &given[ZY_OPTION_CONTACT], N_("TEXT"),
		N_("office, telephone and address for answers")),
	    ZY_STRING(0, "from", &given[ZY_OPTION_FROM], N_("DATE"),
		N_("first day of the period that it is about")),
	    ZY_STRING(0, "until", &given[ZY_OPTION_UNTIL], N_("DATE"),
		N_("last day of that period; what is due is judged by it")),
	    ZY_STRING(0, "subject", &given[ZY_OPTION_SUBJECT], N_("ID"),
		N_("the organisation or member that it is about")),
	    ZY_CHOICE(0, "order", &o.data.order, N_("ORDER"), ZY_NAME_ORDERS,
		N_("order of the names (default: by kind)")),
	    ZY_STRING(0, "by", &given[ZY_OPTION_BY], N_("COLUMN"),
		N_("one list for each value of COLUMN")),
	    ZY_STRING(0, "standard", &o.standard, N_("FILE"),
		N_("standard that names heads, questions and grades")),
	    ZY_STRING(0, "orgs", &o.orgs, N_("ORGS"),
		N_("scoresheet: every organisation of this roster, no other")),
	    ZY_STRING(0, "members", &o.members, N_("MEMBERS"),
		N_("scoresheet: every member of this roster, no other")),
	    ZY_STRING(0, "split", &o.split, N_("COLUMN"),
		N_("tally: a file for each value of COLUMN, into the folder "
		   "that -o names")),
	    ZY_FLAG(0, "full", &o.full,
		N_("tally: every question of every subject, too")),
	    ZY_FLAG(0, "witness", &witness,
		N_("decisions, too, bear the heads of registers")),
	    ZY_LIST(0, "link", &o.links, N_("TITLE=FILE"),
		N_("dashboard: a file to link (repeatable)")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "report",
	    .purpose = N_("Finished documents from streams."),
	    .synopsis = "[OPTION]... [FILE]...",
	    .examples =
		"  rank --top 10 scores.csv | report -f html -o ranking.html\n"
		"  report --kind honours --issuer 中共青禾县委 --date "
		"2012-06-28 ranking.csv\n"
		"  report -f html orgs.csv pledges.jsonl tally.csv "
		"ranking.csv -o index.html\n",
	    .schemas = schemas,
	    .nschemas = 1,
	    .choose = zy_stream_choose_unknown,
	    .formats = ZY_RENDERING_NAMES,
	};

	if (zy_cli_start(&cli, argc, argv, table) == 0) {
		cli.witness = witness;
		work(&cli, &o);
	}
	free(o.links.items);
	return zy_cli_finish(&cli);
}
