/*
 * standard-check - looks for mistakes in scoring standards and prints them:
 *	standard-check --lang zh -f html five-good.json -o five-good.html
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/cli.h"
#include "document/render.h"
#include "front/blank-form.h"
#include "front/standard-table.h"
#include "model/record.h"
#include "report/kind-standard.h"
#include "standard/check.h"
#include "standard/sheet.h"

struct opts {
	bool scoresheet, from_table;
	struct zy_blank_form form;
};

/* Returns whether output is in Chinese. */
static bool
in_chinese(const struct zy_cli *cli)
{
	return zy_lang_is_chinese(cli->lang);
}

/* Prints a contradiction as an error, any other finding as a warning. */
static void
found(void *cli, const struct zy_error *e)
{
	if (e->kind == ZY_ERROR_CONFIG)
		zy_cli_report(cli, e);
	else
		zy_cli_warn(cli, e);
}

/* Appends a document in the format asked for, and releases it. */
static void
render(struct zy_cli *cli, struct zy_doc *d, struct zy_buf *b)
{
	const struct zy_render_options o = {
	    cli->format, cli->excel, zy_cli_temporary(cli)};
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_render(d, &o, b, &e))
		zy_cli_fail(cli, &e);
	zy_doc_release(d);
}

/* Returns whether -f names that format. */
static bool
is_format(const struct zy_cli *cli, const char *name)
{
	return cli->format && strcmp(cli->format, name) == 0;
}

/* Returns whether a standard is to be written as a table. */
static bool
is_table(const struct zy_cli *cli)
{
	return is_format(cli, "csv") || is_format(cli, "xlsx");
}

/* Returns whether output is a document for print, not a table or JSON. */
static bool
is_document(const struct zy_cli *cli)
{
	return cli->format && !is_table(cli) && !is_format(cli, "json");
}

/* Appends the blank ballot as a document. */
static void
put_ballot(struct zy_cli *cli, const struct opts *o,
    const struct zy_standard *s, struct zy_buf *b)
{
	struct zy_doc d;

	if (zy_blank_form_document(cli, &o->form, s, &d) == 0)
		render(cli, &d, b);
}

/* Returns whether a blank form is to be written. */
static bool
is_form(const struct opts *o)
{
	return o->scoresheet || o->form.ballot;
}

/*
 * Writes what was asked for of a standard, or appends it to b, which is written
 * at the end.
 */
static void
show(struct zy_cli *cli, const struct opts *o, const struct zy_standard *s,
    const json_t *document, struct zy_buf *b)
{
	struct zy_doc d;

	if (is_form(o)) {
		if (o->form.ballot && is_document(cli))
			put_ballot(cli, o, s, b);
		else
			zy_blank_form_write(cli, &o->form, s);
		return;
	}
	if (is_table(cli)) {
		zy_standard_table_write(cli, s, document);
	} else if (is_format(cli, "json") || (o->from_table && !cli->format)) {
		zy_standard_canonical(b, document, NULL, NULL);
	} else {
		zy_kind_standard(&d, s, in_chinese(cli));
		render(cli, &d, b);
	}
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

/* Prints a finding with its place in the table that was read. */
static void
found_in_table(void *context, const struct zy_error *e)
{
	const struct finder *f = context;
	struct zy_error placed = *e;

	zy_standard_table_place(f->table, &placed);
	found(f->cli, &placed);
}

/* Reads a standard from a table, checks and shows it. */
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

/* Checks each input and writes what was asked for. */
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
	if (o->form.orgs && o->form.members)
		zy_cli_usage(cli, _("--orgs and --members exclude each other"));
	else if (o->scoresheet && o->form.ballot)
		zy_cli_usage(
		    cli, _("--scoresheet and --ballot exclude each other"));
	else if (o->form.wide && !o->scoresheet)
		zy_cli_usage(cli, _("--wide is for --scoresheet"));
	else if ((o->form.orgs || o->form.members) && !is_form(o))
		zy_cli_usage(
		    cli, _("a roster is for --scoresheet or --ballot"));
	else if (o->form.ticks && !o->form.ballot)
		zy_cli_usage(cli, _("--ticks is for --ballot"));
	else if (o->scoresheet && cli->format && !is_table(cli))
		zy_cli_usage(cli, _("a form is CSV or a workbook (-f xlsx)"));
	else if (o->form.ballot && is_format(cli, "json"))
		zy_cli_usage(cli, _("a ballot is a table or a document"));
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
	struct opts o = {.form = {.orgs = NULL}};
	const struct zy_option table[] = {
	    ZY_FLAG(0, "from-table", &o.from_table,
		N_("the FILEs are a county's tables: make standards of them")),
	    ZY_FLAG(0, "scoresheet", &o.scoresheet,
		N_("print the blank form that an assessment group fills in, as "
		   "CSV or a workbook")),
	    ZY_FLAG(0, "wide", &o.form.wide,
		N_("scoresheet: a row a subject, a column an item")),
	    ZY_FLAG(0, "ballot", &o.form.ballot,
		N_("print the blank ballot, as CSV, a workbook or a document")),
	    ZY_FLAG(0, "ticks", &o.form.ticks,
		N_("ballot: a column a grade, to be ticked")),
	    ZY_STRING(0, "orgs", &o.form.orgs, N_("ORGS"),
		N_("forms: for every organisation of this roster")),
	    ZY_STRING(0, "members", &o.form.members, N_("MEMBERS"),
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
