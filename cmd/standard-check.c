/*
 * standard-check - looks for mistakes in scoring standards and prints them:
 *	standard-check --lang zh -f html five-good.json -o five-good.html
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/cli.h"
#include "document/render.h"
#include "explain/scoresheet.h"
#include "front/scoring.h"
#include "front/standard-table.h"
#include "model/record.h"
#include "report/kind-standard.h"
#include "standard/check.h"
#include "standard/sheet.h"

struct opts {
	bool scoresheet, wide, ballot, from_table;
	const char *orgs, *members;
};

static bool
in_chinese(const struct zy_cli *cli)
{
	return strcmp(cli->lang, "zh") == 0;
}

static void
found(void *cli, const struct zy_error *e)
{
	if (e->kind == ZY_ERROR_CONFIG)
		zy_cli_report(cli, e);
	else
		zy_cli_warn(cli, e);
}

/* Appends the standard as a document in the format asked for. */
static void
render(struct zy_cli *cli, const struct zy_standard *s, struct zy_buf *b)
{
	const struct zy_render_options o = {
	    cli->format, cli->excel, zy_cli_temporary(cli)};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_doc d;

	zy_kind_standard(&d, s, in_chinese(cli));
	if (zy_render(&d, &o, b, &e))
		zy_cli_fail(cli, &e);
	zy_doc_release(&d);
}

/* Writes the rows of a form that is filled in for all subjects of f, or for
 * nobody in particular where f is NULL. */
static void
write_form(const struct zy_cli *cli, const struct opts *o,
    const struct zy_standard *s, const struct zy_evidence *f,
    struct zy_writer *out)
{
	bool zh = in_chinese(cli);
	uint32_t i;

	if (o->ballot) {
		zy_ballot_form(out, s, f, zh);
		return;
	}
	if (o->wide) {
		zy_scoresheet_wide(out, s, f, zh);
		return;
	}
	zy_scoresheet_columns(out, zh);
	if (!f)
		zy_scoresheet_rows(out, s, NULL, 0, zh);
	for (i = 0; f && i < zy_intern_count(f->subjects); i++)
		zy_scoresheet_rows(out, s, f, i, zh);
}

/* Writes a blank form: a scoresheet or a ballot. */
static void
write_blank(
    struct zy_cli *cli, const struct opts *o, const struct zy_standard *s)
{
	struct zy_evidence f;
	struct zy_evidence_reader in = {.evidence = &f};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_writer *out;
	bool roster = o->orgs || o->members;

	if (o->ballot && !s->has_ballot) {
		zy_error_set(
		    &e, ZY_ERROR_CONFIG, _("the standard has no ballot"));
		zy_error_at(&e, s->document.file, 0, 0);
		zy_cli_fail(cli, &e);
		return;
	}
	out = zy_cli_writer(cli);
	if (!out)
		return;
	zy_evidence_init(&f, s);
	if (!roster ||
	    zy_scoring_load_roster(cli, &in, o->orgs, o->members) == 0)
		write_form(cli, o, s, roster ? &f : NULL, out);
	zy_evidence_reader_release(&in);
	zy_evidence_release(&f);
	zy_cli_finish_writer(cli, out);
}

static bool
is_form(const struct opts *o)
{
	return o->scoresheet || o->ballot;
}

/* Whether the output is a table of records or JSON: one standard only. */
static bool
is_format(const struct zy_cli *cli, const char *name)
{
	return cli->format && strcmp(cli->format, name) == 0;
}

static bool
is_table(const struct zy_cli *cli)
{
	return is_format(cli, "csv") || is_format(cli, "xlsx");
}

/* Prints a standard, or keeps in b what will be printed. */
static void
show(struct zy_cli *cli, const struct opts *o, const struct zy_standard *s,
    const json_t *document, struct zy_buf *b)
{
	if (is_form(o))
		write_blank(cli, o, s);
	else if (is_table(cli))
		zy_standard_table_write(cli, s, document);
	else if (is_format(cli, "json") || (o->from_table && !cli->format))
		zy_standard_canonical(b, document, NULL, NULL);
	else
		render(cli, s, b);
}

/* Checks one standard and keeps what will be printed. */
static void
check(struct zy_cli *cli, const struct opts *o, const char *path,
    struct zy_buf *b)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_standard *s;
	size_t n;

	if (zy_standard_load(&s, path, &e)) {
		zy_cli_fail(cli, &e);
		return;
	}
	n = zy_standard_check(s, found, cli);
	cli->records++;
	if (n == 0)
		zy_cli_note_verbose(cli, _("%s: nothing found"), path);
	show(cli, o, s, s->document.value, b);
	zy_standard_free(s);
}

/* What the check of a table's standard finds, told by the table's lines. */
struct finder {
	struct zy_cli *cli;
	const struct zy_standard_table *table;
};

static void
found_in_table(void *context, const struct zy_error *e)
{
	const struct finder *f = context;
	struct zy_error placed = *e;

	zy_standard_table_place(f->table, &placed);
	found(f->cli, &placed);
}

static void
check_table(struct zy_cli *cli, const struct opts *o, const char *path,
    struct zy_buf *b)
{
	struct zy_standard_table t = {.standard = NULL};
	struct finder f = {cli, &t};

	if (zy_standard_table_read(cli, path, &t) == 0) {
		zy_standard_check(t.standard, found_in_table, &f);
		show(
		    cli, o, t.standard, zy_standard_sheet_document(t.sheet), b);
	}
	zy_standard_table_release(&t);
}

static void
run(struct zy_cli *cli, const struct opts *o)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_sink *sink;
	size_t i;

	for (i = 0; i < cli->ninputs; i++)
		(o->from_table ? check_table : check)(
		    cli, o, cli->inputs[i], &b);
	if (b.n) {
		sink = zy_cli_sink(cli);
		if (sink)
			zy_sink_put(sink, b.p, b.n);
		zy_cli_finish_sink(cli, sink);
	}
	zy_buf_release(&b);
}

/* Returns whether the options fit together; else a message is printed. */
static bool
is_usable(struct zy_cli *cli, const struct opts *o)
{
	if (o->orgs && o->members)
		zy_cli_usage(cli, _("--orgs and --members exclude each other"));
	else if (o->scoresheet && o->ballot)
		zy_cli_usage(
		    cli, _("--scoresheet and --ballot exclude each other"));
	else if (o->wide && !o->scoresheet)
		zy_cli_usage(cli, _("--wide is for --scoresheet"));
	else if ((o->orgs || o->members) && !is_form(o))
		zy_cli_usage(
		    cli, _("a roster is for --scoresheet or --ballot"));
	else if (is_form(o) && cli->format && !is_table(cli))
		zy_cli_usage(cli, _("a form is CSV or a workbook (-f xlsx)"));
	else if (cli->ninputs > 1 &&
		 (is_form(o) || o->from_table || is_format(cli, "json") ||
		     zy_rendering_find(cli->format)->single))
		zy_cli_usage(cli, _("one standard at a time in this form"));
	else
		return true;
	return false;
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {
	    &zy_standard_schema, &zy_evidence_schema};
	struct opts o = {.orgs = NULL};
	const struct zy_option table[] = {
	    ZY_FLAG(0, "from-table", &o.from_table,
		N_("the FILEs are a county's tables: make standards of them")),
	    ZY_FLAG(0, "scoresheet", &o.scoresheet,
		N_("print the blank form that an assessment group fills in, as "
		   "CSV or a workbook")),
	    ZY_FLAG(0, "wide", &o.wide,
		N_("scoresheet: a row a subject, a column an item")),
	    ZY_FLAG(0, "ballot", &o.ballot,
		N_("print the blank ballot, as CSV or a workbook")),
	    ZY_STRING(0, "orgs", &o.orgs, N_("ORGS"),
		N_("forms: for every organisation of this roster")),
	    ZY_STRING(0, "members", &o.members, N_("MEMBERS"),
		N_("forms: for every member of this roster")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "standard-check",
	    .purpose = N_("Look for mistakes in scoring standards and print "
			  "them as tables."),
	    .synopsis = "[OPTION]... [FILE]...",
	    .examples =
		"  standard-check -q five-good.json >/dev/null\n"
		"  standard-check --lang zh -f html five-good.json -o "
		"table.html\n"
		"  standard-check --scoresheet --lang zh --orgs orgs.csv "
		"five-good.json -o form.xlsx\n",
	    .schemas = schemas,
	    .nschemas = 2,
	    .formats = ZY_RENDERING_NAMES,
	};

	if (zy_cli_start(&cli, argc, argv, table))
		return zy_cli_finish(&cli);
	if (is_usable(&cli, &o))
		run(&cli, &o);
	return zy_cli_finish(&cli);
}
