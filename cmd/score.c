/*
 * score: points from tallies, evidence and other scores under a standard.
 *
 *	score -S five-good.json --orgs orgs.csv tally.csv evidence.csv | rank
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"
#include "explain/diff.h"
#include "model/record.h"
#include "report/explanations.h"
#include "scoring/dedup.h"
#include "scoring/score-rows.h"
#include "scoring/shares.h"
#include "standard/check.h"

struct opts {
	const char *standard;
	const char *orgs, *members;
	const char *explain; /* "": every subject */
	const char *diff;    /* an earlier run */
};

struct work {
	struct zy_cli *cli;
	const struct opts *o;
	struct zy_standard *standard;
	struct zy_figures figures;
	struct zy_intake intake;
	struct zy_shares *shares;
	struct zy_diff *earlier;
	uint32_t *order; /* subjects to score, by id */
	size_t n;
	bool undecided; /* there is a subject whose events nobody can count */
	struct zy_intake *parts; /* while threads read */
	struct zy_gathering gathering;
};

static void
begin_part(void *context, int part, int n, struct zy_reader *r)
{
	struct work *w = context;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_intake *in;

	if (part == 0) {
		w->parts = zy_calloc((size_t)n, sizeof(*w->parts));
		zy_gathering_init(&w->gathering, &w->figures);
	}
	in = &w->parts[part];
	in->figures = &w->figures;
	in->taken = zy_taken_new(&w->gathering);
	/* The whole bound these columns without an error. */
	(void)zy_intake_bind(in, r, false, &e);
}

static int
take_part(void *context, int part, struct zy_reader *r, struct zy_error *e)
{
	struct work *w = context;

	return zy_intake_take(&w->parts[part], r, e);
}

static void
flush_part(void *context, int part)
{
	struct work *w = context;

	zy_taken_flush(w->parts[part].taken);
}

static bool
parts_fit(void *context, int n)
{
	struct work *w = context;

	return n > 0 && !w->gathering.clash;
}

static void
end_part(void *context, int part, bool good)
{
	struct work *w = context;
	struct zy_intake *in = &w->parts[part];

	if (part == 0)
		zy_gathering_end(&w->gathering, good);
	if (good) {
		w->intake.outside += in->outside;
		w->intake.blank += in->blank;
		w->intake.idle += in->idle;
	}
	zy_taken_free(in->taken);
	zy_intake_release(in);
}

/* Several threads, each with its part of the file. */
static bool
read_parts(struct work *w, struct zy_reader *r)
{
	const struct zy_cli_parts how = {
	    begin_part, take_part, flush_part, parts_fit, end_part, w};
	bool good =
	    zy_intake_parts(&w->intake) && zy_cli_read_parts(w->cli, r, &how);

	free(w->parts);
	w->parts = NULL;
	return good;
}

/* Takes all records of one input.  -1: stop. */
static int
read_input(struct work *w, const char *path, const struct zy_schema *schema)
{
	struct zy_reader *r = zy_cli_open(w->cli, path, schema);
	struct zy_error e = ZY_ERROR_INIT;
	bool roster = schema != &zy_any_schema;
	int rc = -1;

	if (!r)
		return -1;
	if (zy_intake_bind(&w->intake, r, roster, &e)) {
		zy_cli_fail(w->cli, &e);
		goto out;
	}
	rc = 0;
	if (!roster && read_parts(w, r))
		goto out;
	while ((rc = zy_cli_next(w->cli, r)) == 1) {
		if (zy_intake_take(&w->intake, r, &e) == 0)
			continue;
		rc = zy_cli_refuse(w->cli, r, &e);
		if (rc)
			break;
		zy_error_clear(&e);
	}
out:
	zy_cli_close(w->cli, r);
	return rc;
}

static int
compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Of two values that repeat each other the first counts: by path, not by
 * the order on the command line. */
static int
read_inputs(struct work *w)
{
	size_t n = w->cli->ninputs, i;
	const char **paths = zy_calloc(n + 1, sizeof(*paths));
	int rc = 0;

	memcpy(paths, w->cli->inputs, n * sizeof(*paths));
	qsort(paths, n, sizeof(*paths), compare_paths);
	for (i = 0; i < n && rc == 0; i++)
		rc = read_input(w, paths[i], &zy_any_schema);
	free(paths);
	return rc;
}

static int
read_roster(struct work *w)
{
	const char *path = w->o->orgs ? w->o->orgs : w->o->members;

	if (!path)
		return 0;
	if (read_input(
		w, path, w->o->orgs ? &zy_org_schema : &zy_member_schema))
		return -1;
	w->figures.closed = true;
	return 0;
}

static void
write_scores(struct work *w)
{
	struct zy_writer *out = zy_cli_writer(w->cli);
	struct zy_rows_columns *columns;

	if (!out)
		return;
	zy_rows_write(
	    &columns, &w->intake, w->order, w->n, (int)w->cli->threads, out);
	zy_cli_finish_writer(w->cli, out);
	zy_rows_columns_free(columns);
}

static void
explain(struct work *w)
{
	struct zy_view wanted = zy_view(w->o->explain);
	const struct zy_intern *subjects = w->figures.subjects;
	uint32_t found = zy_intern_find(subjects, wanted);
	struct zy_sink *out = zy_cli_sink(w->cli);
	struct zy_explanations e;
	struct zy_evaluation x;
	size_t i, which;

	if (!out)
		return;
	zy_evaluation_init(&x, &w->figures);
	zy_explanations_begin(
	    &e, out, &x, w->cli->format, strcmp(w->cli->lang, "zh") == 0);
	for (i = 0; i < w->n && !zy_sink_closed(out); i++)
		if (wanted.n == 0 ||
		    zy_view_eq(wanted, zy_intern_get(subjects, w->order[i])))
			zy_explanations_put(&e, w->order[i]);
	/* An objection may be that there is no score. */
	if (wanted.n && e.n == 0 && found != ZY_INTERN_NONE &&
	    zy_figures_scored(&w->figures, found) &&
	    zy_figures_exempt(&w->figures, found, &which))
		zy_explanations_put(&e, found);
	zy_evaluation_release(&x);
	if (wanted.n && e.n == 0 && !w->undecided)
		zy_cli_usage(w->cli,
		    found != ZY_INTERN_NONE && w->figures.outside[found]
			? _("--explain: '%s' is outside the sectors of the "
			    "standard")
			: _("--explain: no subject '%s'"),
		    w->o->explain);
	else
		zy_explanations_end(&e);
	zy_cli_finish_sink(w->cli, out);
}

/* The earlier run: explanations, else a score stream.  NULL: told. */
static struct zy_diff *
read_earlier(struct work *w)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_diff *d = NULL;
	struct zy_reader *r;
	int rc = zy_diff_load(&d, w->o->diff, &e);

	if (rc < 0) {
		zy_cli_fail(w->cli, &e);
		return NULL;
	}
	if (rc > 0)
		return d;
	r = zy_cli_open(w->cli, w->o->diff, &zy_score_schema);
	if (!r)
		return NULL;
	d = zy_diff_new();
	while ((rc = zy_cli_next(w->cli, r)) == 1) {
		if (zy_diff_add(d, r, w->standard, &e) == 0)
			continue;
		if (zy_cli_refuse(w->cli, r, &e))
			break;
		zy_error_clear(&e);
	}
	zy_cli_close(w->cli, r);
	zy_cli_note(w->cli,
	    _("%s: a score stream says what changed; why, only --explain -f "
	      "jsonl of that run can say"),
	    w->o->diff);
	return d;
}

static int
write_difference(void *out, const struct zy_difference *d)
{
	zy_writer_cell(out, d->subject);
	zy_writer_cell(out, d->name);
	zy_writer_cell(out, zy_view(d->what));
	zy_writer_cell(out, zy_view(d->old));
	zy_writer_cell(out, zy_view(d->new));
	zy_writer_cell(out, zy_view(d->source));
	zy_writer_end(out);
	return zy_writer_closed(out);
}

static void
compare_runs(struct work *w)
{
	static const struct zy_column columns[] = {
	    {.name = "subject", .zh = "对象代码"},
	    {.name = "name", .zh = "名称"}, {.name = "what", .zh = "变动项"},
	    {.name = "old", .zh = "原值"}, {.name = "new", .zh = "新值"},
	    {.name = "source", .zh = "来源"}};
	struct zy_writer *out;
	struct zy_evaluation x;
	size_t i;

	out = zy_cli_writer(w->cli);
	if (!out)
		return;
	for (i = 0; i < 6; i++)
		zy_writer_column(out, zy_view(columns[i].name), &columns[i]);
	zy_evaluation_init(&x, &w->figures);
	zy_diff_tell(w->earlier, &x, w->order, w->n, write_difference, out);
	zy_evaluation_release(&x);
	zy_cli_finish_writer(w->cli, out);
}

/* Subjects outside the scheme are told by name: they have no row. */
static void
note_exempt(const struct work *w)
{
	const struct zy_figures *f = &w->figures;
	uint32_t i, all = zy_intern_count(f->subjects);
	struct zy_buf b = ZY_BUF_INIT;
	size_t which;

	for (i = 0; i < all; i++) {
		if (!zy_figures_scored(f, i) ||
		    !zy_figures_exempt(f, i, &which))
			continue;
		zy_buf_puts(&b, b.n ? ", " : "");
		zy_text_visible(&b, zy_intern_get(f->subjects, i));
		zy_buf_printf(&b, " (%s)", w->standard->exempt[which].name);
	}
	if (b.n)
		zy_cli_note(w->cli, _("exempt by the standard: %s"), b.p);
	zy_buf_release(&b);
}

/* What was left aside, and what may have been forgotten. */
static void
note(const struct work *w)
{
	const struct zy_standard *s = w->standard;
	uint64_t idle = w->intake.idle + zy_figures_idle(&w->figures);
	size_t i;

	if (w->intake.outside)
		zy_cli_note(w->cli,
		    _("%llu records are about subjects outside the sectors of "
		      "the standard"),
		    (unsigned long long)w->intake.outside);
	if (w->intake.blank)
		zy_cli_note(w->cli,
		    _("%llu rows of scoresheets are not filled in"),
		    (unsigned long long)w->intake.blank);
	if (idle)
		zy_cli_note(w->cli,
		    _("%llu rows are about items that are not for their "
		      "subject, and count nothing"),
		    (unsigned long long)idle);
	note_exempt(w);
	for (i = 0; i < s->nitems; i++) {
		enum zy_from from = s->items[i].from;

		if (from >= ZY_FROM_PLEDGES && from <= ZY_FROM_ACTIVITIES &&
		    !w->figures.has_records[from])
			zy_cli_note(w->cli,
			    _("item '%s' asks for records that no input has"),
			    s->items[i].id);
	}
	if (w->shares && zy_shares_tied(w->shares))
		zy_cli_note(w->cli,
		    _("forced shares: %zu went down only because their total "
		      "equals that of one who had to"),
		    zy_shares_tied(w->shares));
}

/* No score rests on a standard that contradicts itself. */
static void
contradiction(void *cli, const struct zy_error *e)
{
	if (e->kind == ZY_ERROR_CONFIG)
		zy_cli_fail(cli, e);
}

/* The standard; NULL: told. */
static struct zy_standard *
load_standard(struct zy_cli *cli, const struct opts *o)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_standard *s;

	if (zy_standard_load(&s, o->standard, &e)) {
		zy_cli_fail(cli, &e);
		return NULL;
	}
	zy_standard_check(s, contradiction, cli);
	if ((o->orgs && strcmp(s->subject, "member") == 0) ||
	    (o->members && strcmp(s->subject, "org") == 0))
		zy_cli_usage(cli,
		    _("standard '%s' is for subjects of kind "
		      "'%s'"),
		    s->id, s->subject);
	else if (s->needs_roster && !o->orgs && !o->members)
		zy_cli_usage(
		    cli, _("the standard decides by columns of a roster: give "
			   "--orgs or --members"));
	if (!zy_cli_failed(cli))
		return s;
	zy_standard_free(s);
	return NULL;
}

static void
undecided(void *work, const struct zy_error *e)
{
	struct work *w = work;

	zy_cli_fail(w->cli, e);
	w->undecided = true;
}

/* All figures are there. */
static void
evaluate(struct work *w)
{
	w->n = zy_dedup(
	    &w->figures, w->order, w->n, (int)w->cli->threads, undecided, w);
	if (w->undecided && w->cli->strict)
		return;
	w->figures.shares = w->shares =
	    zy_shares_new(&w->figures, w->order, w->n);
	note(w);
	if (w->o->explain)
		explain(w);
	else if (w->earlier)
		compare_runs(w);
	else
		write_scores(w);
}

static void
run(struct zy_cli *cli, const struct opts *o)
{
	struct work w = {.cli = cli, .o = o};

	w.standard = load_standard(cli, o);
	if (!w.standard)
		return;
	zy_figures_init(&w.figures, w.standard);
	if (o->diff)
		w.earlier = read_earlier(&w);
	w.figures.explain = zy_view(o->explain);
	w.figures.explain_all = (o->explain && *o->explain == '\0') ||
				(w.earlier && zy_diff_explains(w.earlier));
	w.intake.figures = &w.figures;
	if ((!o->diff || w.earlier) && read_roster(&w) == 0 &&
	    read_inputs(&w) == 0) {
		w.order = zy_rows_order(&w.figures, &w.n);
		evaluate(&w);
	}
	free(w.order);
	zy_shares_free(w.shares);
	zy_diff_free(w.earlier);
	zy_intake_release(&w.intake);
	zy_figures_release(&w.figures);
	zy_standard_free(w.standard);
}

/*
 * --explain without a subject is for all: the next word is its argument
 * only where it is neither an option nor a file.  getopt knows nothing of
 * the kind, so the word is filled in before it looks.
 */
static void
fill_explain(int argc, char **argv)
{
	static char all[] = "--explain=";
	int i;

	for (i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--explain") == 0 &&
		    (i + 1 == argc || argv[i + 1][0] == '-' ||
			access(argv[i + 1], F_OK) == 0))
			argv[i] = all;
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {
	    &zy_tally_schema, &zy_evidence_schema, &zy_score_schema};
	struct opts o = {.standard = NULL};
	const struct zy_option options[] = {
	    {'S', "standard", "FILE", ZY_OPT_STRING, &o.standard, NULL, 0, 0,
		N_("the scoring standard, zhengyou-standard(5)")},
	    {0, "orgs", "ORGS", ZY_OPT_STRING, &o.orgs, NULL, 0, 0,
		N_("score every organisation of this roster, no other")},
	    {0, "members", "MEMBERS", ZY_OPT_STRING, &o.members, NULL, 0, 0,
		N_("score every member of this roster, no other")},
	    {0, "explain", "[SUBJECT]", ZY_OPT_STRING, &o.explain, NULL, 0, 0,
		N_("print how the score came about, step by step")},
	    {0, "diff", "OLD", ZY_OPT_STRING, &o.diff, NULL, 0, 0,
		N_("print what changed against an earlier run, for whom and "
		   "why")},
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "score",
	    .purpose = N_("Score subjects under a standard, from tallies, "
			  "evidence and other scores."),
	    .synopsis = "--standard FILE [OPTION]... [FILE]...",
	    .examples = "  score -S five-good.json --orgs orgs.csv tally.csv "
			"assessment.csv >scores.csv\n"
			"  score -S five-good.json --lang zh --explain "
			"219921101201 tally.csv assessment.csv\n",
	    .schemas = schemas,
	    .nschemas = 3,
	    .formats = "csv|tsv|json|jsonl|table|markdown|text|html",
	};

	fill_explain(argc, argv);
	if (zy_cli_start(&cli, argc, argv, options))
		return zy_cli_finish(&cli);
	if (!o.standard)
		zy_cli_usage(&cli, _("--standard is missing"));
	else if (o.orgs && o.members)
		zy_cli_usage(&cli, _("--orgs and --members exclude each "
				     "other"));
	else if (o.explain && o.diff)
		zy_cli_usage(
		    &cli, _("--explain and --diff exclude each other"));
	else if (o.explain && (cli.excel || !zy_explanations_know(cli.format)))
		zy_cli_usage(
		    &cli, _("--explain writes -f text, markdown, html, json or "
			    "jsonl"));
	else if (!o.explain && cli.format &&
		 (strcmp(cli.format, "text") == 0 ||
		     strcmp(cli.format, "html") == 0))
		zy_cli_usage(
		    &cli, _("-f %s is for --explain only"), cli.format);
	else
		run(&cli, &o);
	return zy_cli_finish(&cli);
}
