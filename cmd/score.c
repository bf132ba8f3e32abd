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
#include "model/record.h"
#include "standard/explain.h"
#include "standard/intake.h"

struct opts {
	const char *standard;
	const char *orgs, *members;
	const char *explain; /* "": every subject */
};

struct work {
	struct zy_cli *cli;
	const struct opts *o;
	struct zy_standard *standard;
	struct zy_figures figures;
	struct zy_intake intake;
	uint32_t *order; /* subjects to score, by id */
	size_t n;
	struct zy_column *columns; /* of the heads, then band */
	struct zy_choice *bands;
	struct zy_buf text;
};

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

static int
compare_subjects(const void *a, const void *b, void *figures)
{
	const struct zy_intern *t = ((struct zy_figures *)figures)->subjects;

	return zy_view_cmp(zy_intern_get(t, *(const uint32_t *)a),
	    zy_intern_get(t, *(const uint32_t *)b));
}

static void
put_in_order(struct work *w)
{
	uint32_t i, n = zy_intern_count(w->figures.subjects);

	w->order = zy_calloc((size_t)n + 1, sizeof(*w->order));
	for (i = 0; i < n; i++)
		if (zy_figures_scored(&w->figures, i))
			w->order[w->n++] = i;
	qsort_r(
	    w->order, w->n, sizeof(*w->order), compare_subjects, &w->figures);
}

static void
declare(struct zy_writer *out, const char *name)
{
	zy_writer_column(
	    out, zy_view(name), zy_schema_find(&zy_any_schema, zy_view(name)));
}

static void
declare_columns(struct work *w, struct zy_writer *out)
{
	static const char *const tail[] = {"base", "bonus", "penalty", "total",
	    "band", "veto", "error", "standard", "version"};
	const struct zy_standard *s = w->standard;
	size_t i;

	w->columns = zy_calloc(s->nheads + 1, sizeof(*w->columns));
	w->bands = zy_calloc(s->nbands + 1, sizeof(*w->bands));
	declare(out, "subject");
	declare(out, "name");
	for (i = 1; i < ZY_ROSTER_COLUMNS; i++)
		if (w->intake.has[i])
			declare(out, zy_roster_columns[i]);
	for (i = 0; i < s->nheads; i++) {
		w->columns[i] = (struct zy_column){.name = s->heads[i].id,
		    .zh = s->heads[i].name,
		    .type = ZY_DECIMAL};
		zy_writer_column(out, zy_view(s->heads[i].id), &w->columns[i]);
	}
	/* Tables for people show the band's name. */
	for (i = 0; i < s->nbands; i++)
		w->bands[i] =
		    (struct zy_choice){s->bands[i].id, s->bands[i].name, NULL};
	w->columns[i = s->nheads] =
	    *zy_schema_find(&zy_any_schema, ZY_VIEW("band"));
	w->columns[i].type = ZY_CHOICE;
	w->columns[i].choices = w->bands;
	for (i = 0; i < sizeof(tail) / sizeof(tail[0]); i++) {
		if (strcmp(tail[i], "band") == 0)
			zy_writer_column(
			    out, ZY_VIEW("band"), &w->columns[s->nheads]);
		else
			declare(out, tail[i]);
	}
}

static void
write_points(
    struct work *w, struct zy_writer *out, const struct zy_rational *points)
{
	const struct zy_marks *m = &w->standard->marks;

	zy_buf_reset(&w->text);
	zy_rational_format(&w->text, points, m->places, m->rounding);
	zy_writer_cell(out, zy_buf_get(&w->text));
}

static void
write_roster(struct work *w, struct zy_writer *out, uint32_t subject)
{
	const char *p = w->figures.roster[subject];
	struct zy_view cell;
	int i;

	for (i = 0; i < ZY_ROSTER_COLUMNS; i++) {
		cell = zy_view(p);
		if (p)
			p += cell.n + 1;
		if (i == 0 || w->intake.has[i])
			zy_writer_cell(out, cell);
	}
}

static void
write_vetoes(
    struct work *w, struct zy_writer *out, const struct zy_evaluation *x)
{
	size_t i;

	zy_buf_reset(&w->text);
	for (i = 0; i < w->standard->nvetoes; i++)
		if (x->vetoes[i])
			zy_buf_printf(&w->text, "%s%s", w->text.n ? ";" : "",
			    w->standard->vetoes[i].id);
	zy_writer_cell(out, zy_buf_get(&w->text));
}

static void
write_score(
    struct work *w, struct zy_writer *out, const struct zy_evaluation *x)
{
	const struct zy_standard *s = w->standard;
	size_t i;

	zy_writer_cell(out, zy_intern_get(w->figures.subjects, x->subject));
	write_roster(w, out, x->subject);
	for (i = 0; i < s->nheads; i++)
		write_points(w, out, &x->heads[i].value);
	write_points(w, out, &x->base);
	write_points(w, out, &x->bonus);
	write_points(w, out, &x->penalty);
	write_points(w, out, &x->total);
	zy_writer_cell(out, zy_view(x->band ? x->band->id : ""));
	write_vetoes(w, out, x);
	zy_buf_reset(&w->text);
	zy_rational_format_root(&w->text, &x->variance, 4);
	zy_writer_cell(out, zy_buf_get(&w->text));
	zy_writer_cell(out, zy_view(s->id));
	zy_writer_cell(out, zy_view(s->version));
	zy_writer_end(out);
}

static void
write_scores(struct work *w)
{
	struct zy_writer *out = zy_cli_writer(w->cli);
	struct zy_evaluation x;
	size_t i;

	if (!out)
		return;
	declare_columns(w, out);
	zy_evaluation_init(&x, &w->figures);
	for (i = 0; i < w->n && !zy_writer_closed(out); i++) {
		zy_evaluate(&x, w->order[i]);
		write_score(w, out, &x);
	}
	zy_evaluation_release(&x);
	zy_cli_finish_writer(w->cli, out);
}

static void
explain(struct work *w)
{
	struct zy_view wanted = zy_view(w->o->explain);
	const struct zy_intern *subjects = w->figures.subjects;
	struct zy_sink *out = zy_cli_sink(w->cli);
	struct zy_evaluation x;
	size_t i, pages = 0;

	if (!out)
		return;
	zy_evaluation_init(&x, &w->figures);
	for (i = 0; i < w->n && !zy_sink_closed(out); i++) {
		if (wanted.n &&
		    !zy_view_eq(wanted, zy_intern_get(subjects, w->order[i])))
			continue;
		zy_buf_reset(&w->text);
		if (pages++)
			zy_buf_puts(&w->text, "\f\n"); /* pages, for printing */
		zy_explain(
		    &w->text, &x, w->order[i], strcmp(w->cli->lang, "zh") == 0);
		zy_sink_put(out, w->text.p, w->text.n);
	}
	zy_evaluation_release(&x);
	if (wanted.n && pages == 0)
		zy_cli_usage(
		    w->cli, _("--explain: no subject '%s'"), w->o->explain);
	zy_cli_finish_sink(w->cli, out);
}

static void
run(struct zy_cli *cli, const struct opts *o)
{
	struct work w = {.cli = cli, .o = o};
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_standard_load(&w.standard, o->standard, &e)) {
		zy_cli_fail(cli, &e);
		return;
	}
	if ((o->orgs && strcmp(w.standard->subject, "member") == 0) ||
	    (o->members && strcmp(w.standard->subject, "org") == 0)) {
		zy_cli_usage(cli,
		    _("standard '%s' is for subjects of kind "
		      "'%s'"),
		    w.standard->id, w.standard->subject);
		zy_standard_free(w.standard);
		return;
	}
	zy_figures_init(&w.figures, w.standard);
	w.figures.explain = zy_view(o->explain);
	w.figures.explain_all = o->explain && *o->explain == '\0';
	w.intake.figures = &w.figures;
	if (read_roster(&w) == 0 && read_inputs(&w) == 0) {
		put_in_order(&w);
		if (o->explain)
			explain(&w);
		else
			write_scores(&w);
		if (w.intake.outside)
			zy_cli_note(cli,
			    _("%llu records are about subjects outside the "
			      "sectors of the standard"),
			    (unsigned long long)w.intake.outside);
	}
	free(w.order);
	free(w.columns);
	free(w.bands);
	zy_buf_release(&w.text);
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
	    {0, "diff", "OLD", ZY_OPT_LATER, NULL, NULL, 0, 0,
		N_("what changed against an earlier run (not supported "
		   "yet)")},
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
	};

	fill_explain(argc, argv);
	if (zy_cli_start(&cli, argc, argv, options))
		return zy_cli_finish(&cli);
	if (!o.standard)
		zy_cli_usage(&cli, _("--standard is missing"));
	else if (o.orgs && o.members)
		zy_cli_usage(&cli, _("--orgs and --members exclude each "
				     "other"));
	else if (o.explain && (cli.format || cli.excel))
		zy_cli_usage(
		    &cli, _("--explain writes plain text: no -f, no --excel"));
	else
		run(&cli, &o);
	return zy_cli_finish(&cli);
}
