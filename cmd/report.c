/*
 * report: finished documents from streams.
 *
 *	rank --top 10 scores.csv | report -f html -o ranking.html
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "document/render.h"
#include "model/record.h"
#include "report/kind.h"

struct opts {
	const char *kind, *title, *issuer, *number, *date, *date_style;
	const char *basis, *by, *standard;
	struct zy_list links;
};

static const struct kind {
	const char *name;
	void (*build)(struct zy_doc *d, const struct zy_gather *g,
	    const struct zy_kind_options *o);
} kinds[] = {
    {"tally", zy_kind_tally},
    {"ranking", zy_kind_ranking},
    {"honours", zy_kind_honours},
    {"dashboard", zy_kind_dashboard},
};

/* Township sheets' own headers stand in a rejects file: none is looked at. */
static const struct zy_column reason_columns[] = {
    {"reason", "退回原因", NULL, ZY_TEXT, 0, NULL,
	N_("why the record was sent back")},
};
static const struct zy_schema reason_schema = {
    "rejects", "退回记录", reason_columns, 1};

static const struct kind *
find_kind(struct zy_cli *cli, const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	}
	zy_cli_usage(cli, _("--kind: unknown kind '%s'"), name);
	return NULL;
}

/*
 * The kind that the streams ask for: a ranking or a tally by itself (a
 * roster or scores may bring the names), else the dashboard.
 */
static const struct kind *
tell_kind(struct zy_cli *cli, const struct zy_gather *g)
{
	const uint64_t *n = g->files;
	bool more = n[ZY_STREAM_PLEDGES] || n[ZY_STREAM_REJECTS];

	if (n[ZY_STREAM_RANKING] && !n[ZY_STREAM_TALLY] && !more &&
	    !n[ZY_STREAM_SCORES])
		return find_kind(cli, "ranking");
	if (n[ZY_STREAM_TALLY] && !n[ZY_STREAM_RANKING] && !more)
		return find_kind(cli, "tally");
	if (n[ZY_STREAM_ORGS] || n[ZY_STREAM_TALLY] || n[ZY_STREAM_SCORES] ||
	    n[ZY_STREAM_RANKING] || more)
		return find_kind(cli, "dashboard");
	zy_cli_usage(cli, _("the input is empty: --kind must say what to "
			    "report"));
	return NULL;
}

/* Is there a cell "reason" in one of the first lines? */
static bool
mentions_reason(const char *path)
{
	const struct zy_source_options o = {.encoding = NULL};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_view line;
	struct stat st;
	bool found = false;
	int i;

	/* A pipe can be read only once. */
	if (stat(path, &st) || !S_ISREG(st.st_mode) ||
	    zy_source_open(&s, path, &o, &e))
		return false;
	for (i = 0; i < 4 && !found; i++) {
		if (zy_source_line(s, &line, &e) != 1)
			break;
		found =
		    zy_view_has(line, "reason") && !zy_view_has(line, "rank");
	}
	zy_source_free(s);
	return found;
}

/*
 * The record that the headers name best, for sheets whose Chinese headers
 * mean different things in different records; NULL for none.
 */
static const struct zy_schema *
schema_of(const struct zy_reader *r)
{
	const struct zy_schema *best = NULL;
	size_t i, k, c, found, most = 0;
	int strength;

	for (i = 0; i < zy_nschemas; i++) {
		const struct zy_schema *s = zy_schemas[i];
		size_t keys = 0, need = 0;

		for (k = 0; k < s->n; k++)
			need += (s->columns[k].flags & ZY_KEY) != 0;
		for (found = c = 0; c < zy_reader_columns(r); c++) {
			const struct zy_column *col = zy_schema_match(
			    s, zy_reader_column_header(r, c), &strength);

			found += col != NULL;
			keys += col && (col->flags & ZY_KEY);
		}
		if (keys >= need && found > most) {
			most = found;
			best = s;
		}
	}
	return best;
}

/* Again, by the columns of one record, where the file can be read again. */
static struct zy_reader *
reopen(struct zy_cli *cli, const char *path, struct zy_reader *r)
{
	const struct zy_schema *s = schema_of(r);
	struct stat st;

	if (!s || stat(path, &st) || !S_ISREG(st.st_mode))
		return r;
	zy_reader_free(r);
	return zy_cli_open(cli, path, s);
}

static struct zy_reader *
open_input(struct zy_cli *cli, const char *path)
{
	struct zy_reader *r;

	if (strcmp(path, "-") != 0 && mentions_reason(path)) {
		r = zy_cli_open(cli, path, &reason_schema);
		if (!r || zy_stream_tell(r) == ZY_STREAM_REJECTS)
			return r;
		zy_reader_free(r);
	}
	r = zy_cli_open(cli, path, &zy_any_schema);
	if (r && zy_stream_tell(r) == ZY_STREAM_UNKNOWN)
		r = reopen(cli, path, r);
	return r;
}

/* 0, or -1: stop. */
static int
read_input(struct zy_cli *cli, struct zy_gather *g, const char *path)
{
	struct zy_reader *r = open_input(cli, path);
	struct zy_error e = ZY_ERROR_INIT;
	enum zy_stream s;
	int rc = -1;

	if (!r)
		return -1;
	s = zy_stream_tell(r);
	if (s == ZY_STREAM_UNKNOWN || s == ZY_STREAM_BALLOTS ||
	    s == ZY_STREAM_EVIDENCE) {
		zy_error_set(&e, ZY_ERROR_IO,
		    s == ZY_STREAM_UNKNOWN
			? _("no stream that report knows: it tells streams by "
			    "their columns")
			: _("a stream of '%s' cannot be reported: tally or "
			    "score it first"),
		    zy_stream_name(s));
		zy_error_at(&e, zy_reader_name(r), 0, 0);
		zy_cli_fail(cli, &e);
		goto out;
	}
	zy_cli_say(
	    cli, _("%s: read as '%s'"), zy_reader_name(r), zy_stream_name(s));
	g->files[s]++;
	if (s == ZY_STREAM_REJECTS)
		zy_reader_want_none(r);
	while ((rc = zy_cli_next(cli, r)) == 1) {
		if (zy_gather_take(g, s, r, &e) == 0)
			continue;
		if (zy_cli_refuse(cli, r, &e)) {
			rc = -1;
			break;
		}
		zy_error_clear(&e);
	}
out:
	zy_cli_close(cli, r);
	return rc;
}

/* All inputs, in the order of their names: the first of two equals stays. */
static int
read_inputs(struct zy_cli *cli, struct zy_gather *g)
{
	const char *const *paths = zy_cli_sorted_inputs(cli);
	size_t i;

	for (i = 0; i < cli->ninputs && !zy_cli_failed(cli); i++)
		(void)read_input(cli, g, paths[i]);
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

/* TITLE=FILE: the last part may hold more equals signs. */
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

/* Options that the kind has no use for would be ignored: they are wrong. */
static int
check_kind(struct zy_cli *cli, const struct zy_gather *g,
    const struct kind *kind, const struct zy_kind_options *k)
{
	bool honours = kind->build == zy_kind_honours;
	bool board = kind->build == zy_kind_dashboard;
	const struct zy_table *t = g->ranking.nrows ? &g->ranking : &g->scores;
	struct zy_view first, v;
	size_t i;
	int c;

	if ((k->by && !honours) || (k->basis && !honours) ||
	    (k->nlinks && !board)) {
		zy_cli_usage(cli, _("--%s is not for the kind '%s'"),
		    k->nlinks && !board ? "link"
		    : k->by && !honours ? "by"
					: "basis",
		    kind->name);
		return -1;
	}
	if (k->by && g->ranking.nrows &&
	    zy_table_find(&g->ranking, k->by) < 0) {
		zy_cli_usage(
		    cli, _("--by: the ranking has no column '%s'"), k->by);
		return -1;
	}
	c = zy_table_find(t, "standard");
	for (i = 1; board && c >= 0 && i < t->nrows; i++) {
		first = zy_table_cell(t->rows[0], c);
		v = zy_table_cell(t->rows[i], c);
		if (zy_view_eq(first, v))
			continue;
		zy_cli_usage(cli,
		    _("scores under two standards, '%.*s' and '%.*s': a "
		      "dashboard shows one"),
		    ZY_ARG(first), ZY_ARG(v));
		return -1;
	}
	return 0;
}

static void
write_document(struct zy_cli *cli, const struct zy_doc *d)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_sink *sink = zy_cli_sink(cli);

	if (!sink)
		return;
	zy_render(d, cli->format, cli->excel, &b);
	if (b.n)
		zy_sink_put(sink, b.p, b.n);
	zy_cli_finish_sink(cli, sink);
	zy_buf_release(&b);
}

static void
run(struct zy_cli *cli, const struct opts *o, struct zy_kind_options *k)
{
	const struct kind *kind = NULL;
	struct zy_names names = {.n = {0}};
	struct zy_gather g;
	struct zy_doc d;

	zy_gather_init(&g);
	k->names = &names;
	if (o->kind && !(kind = find_kind(cli, o->kind)))
		goto out;
	if (read_standard(cli, o, &names) || read_inputs(cli, &g))
		goto out;
	if (!kind && !(kind = tell_kind(cli, &g)))
		goto out;
	if (check_kind(cli, &g, kind, k))
		goto out;
	kind->build(&d, &g, k);
	write_document(cli, &d);
	zy_doc_release(&d);
out:
	zy_gather_release(&g);
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
	    .formats = "text|markdown|html|csv",
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
