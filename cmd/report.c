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
#include "model/record.h"
#include "report/kinds.h"

struct opts {
	const char *kind, *title, *issuer, *number, *date, *date_style;
	const char *basis, *by, *standard;
	struct zy_list links;
};

/* Township sheets' own headers stand in a rejects file: none is looked at. */
static const struct zy_column reason_columns[] = {
    {"reason", "退回原因", ZY_TEXT, 0, NULL,
	N_("why the record was sent back")},
};
static const struct zy_schema reason_schema = {
    "rejects", "退回记录", reason_columns, 1, NULL, false};

/* Opens an input again, by the columns of the record that its headers name. */
static struct zy_reader *
reopen(struct zy_cli *cli, const char *path, struct zy_reader *r)
{
	const struct zy_schema *s = zy_stream_best_schema(r, path);

	if (!s)
		return r;
	zy_reader_free(r);
	return zy_cli_open(cli, path, s);
}

static struct zy_reader *
open_input(struct zy_cli *cli, const char *path)
{
	struct zy_reader *r;

	if (strcmp(path, "-") != 0 && zy_stream_may_be_rejects(path)) {
		r = zy_cli_open(cli, path, &reason_schema);
		if (!r || zy_report_data_kind(r) == ZY_STREAM_REJECTS)
			return r;
		zy_reader_free(r);
	}
	r = zy_cli_open(cli, path, &zy_any_schema);
	if (r && zy_report_data_kind(r) == ZY_STREAM_UNKNOWN)
		r = reopen(cli, path, r);
	return r;
}

/* An input that is being read. */
struct input {
	struct zy_report_data *data;
	enum zy_stream kind;
};

static int
add(void *context, struct zy_reader *r, struct zy_error *e)
{
	const struct input *in = context;

	return zy_report_data_add(in->data, in->kind, r, e);
}

/* Returns 0, or -1 when the program must stop. */
static int
read_input(struct zy_cli *cli, struct zy_report_data *data, const char *path)
{
	struct zy_reader *r = open_input(cli, path);
	struct input in = {.data = data};
	struct zy_error e = ZY_ERROR_INIT;
	int rc = -1;

	if (!r)
		return -1;
	in.kind = zy_report_data_kind(r);
	if (zy_report_data_check(in.kind, r, &e)) {
		zy_cli_fail(cli, &e);
		goto out;
	}
	zy_cli_note_verbose(cli, _("%s: read as '%s'"), zy_reader_name(r),
	    zy_stream_name(in.kind));
	data->files[in.kind]++;
	if (in.kind == ZY_STREAM_REJECTS)
		zy_reader_want_none(r);
	rc = zy_cli_read(cli, r, add, &in);
out:
	zy_cli_close(cli, r);
	return rc;
}

/* Reads all inputs, sorted by name: of two equal records the first counts. */
static int
read_inputs(struct zy_cli *cli, struct zy_report_data *data)
{
	const char *const *paths = zy_cli_sorted_inputs(cli);
	size_t i;

	for (i = 0; i < cli->ninputs && !zy_cli_failed(cli); i++)
		(void)read_input(cli, data, paths[i]);
	return zy_cli_failed(cli) ? -1 : 0;
}

static int
read_standard(struct zy_cli *cli, const struct opts *o, struct zy_names *names)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_standard *s;

	if (!o->standard)
		return 0;
	if (zy_standard_load(&s, o->standard, &e)) {
		zy_cli_fail(cli, &e);
		return -1;
	}
	zy_names_standard(names, s);
	zy_standard_free(s);
	return 0;
}

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

static void
write_document(struct zy_cli *cli, const struct zy_doc *d)
{
	const struct zy_render_options o = {
	    cli->format, cli->excel, zy_cli_temporary(cli)};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_sink *sink = zy_cli_sink(cli);

	if (!sink)
		return;
	if (zy_render(d, &o, &b, &e))
		zy_cli_fail(cli, &e);
	if (b.n)
		zy_sink_put(sink, b.p, b.n);
	zy_cli_finish_sink(cli, sink);
	zy_buf_release(&b);
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

static void
run(struct zy_cli *cli, const struct opts *o, struct zy_kind_options *k)
{
	const struct zy_kind *kind = o->kind ? zy_kinds_find(o->kind) : NULL;
	struct zy_names names = {.n = {0}};
	struct zy_report_data data;
	struct zy_doc d;

	if (o->kind && !kind) {
		zy_cli_usage(cli, _("--kind: unknown kind '%s'"), o->kind);
		return;
	}
	zy_report_data_init(&data);
	k->names = &names;
	if (read_standard(cli, o, &names) || read_inputs(cli, &data))
		goto out;
	kind = choose_kind(cli, kind, &data, k);
	if (!kind)
		goto out;
	kind->build(&d, &data, k);
	write_document(cli, &d);
	zy_doc_release(&d);
out:
	zy_report_data_release(&data);
	zy_names_release(&names);
}

static int
check_options(
    struct zy_cli *cli, const struct opts *o, struct zy_kind_options *k)
{
	*k = (struct zy_kind_options){
	    .zh = strcmp(cli->lang, "zh") == 0,
	    .title = o->title,
	    .issuer = o->issuer,
	    .number = o->number,
	    .basis = o->basis,
	    .by = o->by,
	    .dated = o->date != NULL,
	    .han = o->date_style && strcmp(o->date_style, "han") == 0,
	};
	if (o->date && !zy_date_parse(&k->date, zy_view(o->date))) {
		zy_cli_usage(cli, _("--date: not a date '%s'"), o->date);
		return -1;
	}
	return 0;
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_any_schema};
	struct opts o = {.kind = NULL};
	const struct zy_option table[] = {
	    ZY_STRING(0, "kind", &o.kind, N_("KIND"),
		N_("tally, ranking, honours or dashboard (default: what the "
		   "streams' columns say)")),
	    ZY_STRING(
		0, "title", &o.title, N_("TEXT"), N_("title of the document")),
	    ZY_STRING(0, "issuer", &o.issuer, N_("TEXT"), N_("who issues it")),
	    ZY_STRING(
		0, "number", &o.number, N_("TEXT"), N_("document number")),
	    ZY_STRING(
		0, "date", &o.date, N_("DATE"), N_("date of the document")),
	    ZY_CHOICE(0, "date-style", &o.date_style, N_("STYLE"), "arabic|han",
		N_("how a Chinese date is written (default: arabic)")),
	    ZY_STRING(0, "basis", &o.basis, N_("TEXT"),
		N_("what the decision rests on")),
	    ZY_STRING(0, "by", &o.by, N_("COLUMN"),
		N_("honours: one list for each value of COLUMN")),
	    ZY_STRING(0, "standard", &o.standard, N_("FILE"),
		N_("standard that names heads, questions and grades")),
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
	    .formats = ZY_RENDERING_NAMES,
	};
	struct zy_kind_options k;
	struct zy_kind_link *links = NULL;

	if (zy_cli_start(&cli, argc, argv, table) ||
	    check_options(&cli, &o, &k))
		goto out;
	links = zy_calloc(o.links.n + 1, sizeof(*links));
	k.links = links;
	k.nlinks = o.links.n;
	if (read_links(&cli, &o, links) == 0)
		run(&cli, &o, &k);
	for (size_t i = 0; i < o.links.n; i++)
		free((void *)(uintptr_t)links[i].title);
	free(links);
out:
	free(o.links.items);
	return zy_cli_finish(&cli);
}
