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
#include "model/stream-kind.h"
#include "explain/diff.h"
#include "front/scoring.h"
#include "report/explanations.h"
#include "scoring/dedup.h"
#include "scoring/score-rows.h"
#include "scoring/shares.h"

struct opts {
	const char *standard;
	const char *orgs, *members;
	const char *explain; /* "": every subject */
	const char *diff;    /* an earlier run */
	const char *as_of;
	const char *raters, *duties;
	bool audit;
};

struct work {
	struct zy_cli *cli;
	const struct opts *o;
	struct zy_standard *standard;
	struct zy_evidence evidence;
	struct zy_evidence_reader in;
	struct zy_subjects subjects;
	struct zy_shares *shares;
	struct zy_diff *earlier;
	struct zy_scoring_recusal recusal;
	uint32_t *order; /* subjects to score, by id */
	size_t n;
	bool undecided; /* there is a subject whose events nobody can count */
};

/* Writes the score stream. */
static void
write_scores(struct work *w)
{
	struct zy_writer *out = zy_cli_writer(w->cli);
	struct zy_score_columns *columns;

	if (!out)
		return;
	zy_score_rows_write(
	    &columns, &w->in, w->order, w->n, (int)w->cli->threads, out);
	zy_cli_finish_writer(w->cli, out);
	zy_score_columns_free(columns);
}

/* Explains one subject, or all; an exempt one, too, if it was asked for. */
static void
explain(struct work *w)
{
	struct zy_view wanted = w->evidence.explain;
	const struct zy_intern *subjects = w->evidence.subjects;
	uint32_t found = zy_intern_find(subjects, wanted);
	struct zy_sink *out = zy_cli_sink(w->cli);
	struct zy_explanations e;
	struct zy_evaluation x;
	size_t i, which;

	if (!out)
		return;
	zy_evaluation_init(&x, &w->evidence);
	zy_explanations_begin(
	    &e, out, &x, w->cli->format, zy_lang_is_chinese(w->cli->lang));
	for (i = 0; i < w->n && !zy_sink_closed(out); i++)
		if (wanted.n == 0 ||
		    zy_view_eq(wanted, zy_intern_get(subjects, w->order[i])))
			zy_explanations_put(&e, w->order[i]);
	/* An objection may be that there is no score. */
	if (wanted.n && e.n == 0 && found != ZY_INTERN_NONE &&
	    zy_evidence_is_scored(&w->evidence, found) &&
	    zy_evidence_is_exempt(&w->evidence, found, &which))
		zy_explanations_put(&e, found);
	zy_evaluation_release(&x);
	if (wanted.n && e.n == 0 && !w->undecided)
		zy_cli_usage(w->cli,
		    found != ZY_INTERN_NONE && w->evidence.outside[found]
			? _("--explain: '%s' is outside the sectors of the "
			    "standard")
			: _("--explain: no subject '%s'"),
		    w->o->explain);
	else
		zy_explanations_end(&e);
	zy_cli_finish_sink(w->cli, out);
}

/* Writes the differences from the earlier run. */
static void
compare_runs(struct work *w)
{
	struct zy_writer *out = zy_cli_writer(w->cli);
	struct zy_evaluation x;

	if (!out)
		return;
	zy_evaluation_init(&x, &w->evidence);
	zy_diff_write(w->earlier, &x, w->order, w->n, out);
	zy_evaluation_release(&x);
	zy_cli_finish_writer(w->cli, out);
}

/* Reports a subject whose events cannot be decided. */
static void
undecided(void *work, const struct zy_error *e)
{
	struct work *w = work;

	zy_cli_fail(w->cli, e);
	w->undecided = true;
}

/*
 * Checks ranges, settles repeated events and shares, then writes what was asked
 * for.  Called when all evidence has been read.
 */
static void
evaluate(struct work *w)
{
	if (zy_scoring_check_ranges(w->cli, &w->evidence, w->order, w->n))
		return;
	w->n = zy_dedup(
	    &w->evidence, w->order, w->n, (int)w->cli->threads, undecided, w);
	if (w->undecided && w->cli->strict)
		return;
	w->evidence.shares = w->shares =
	    zy_shares_new(&w->evidence, w->order, w->n);
	zy_scoring_note(w->cli, &w->in, w->shares);
	if (w->recusal.ready && !w->o->audit)
		zy_scoring_warn_own(w->cli, &w->evidence, &w->recusal);
	if (w->o->audit)
		zy_scoring_write_audit(w->cli, &w->evidence, &w->recusal);
	else if (w->o->explain)
		explain(w);
	else if (w->earlier)
		compare_runs(w);
	else
		write_scores(w);
}

/* Reads who must not mark whom, where that is asked for.  Returns 0, or -1. */
static int
load_recusal(struct work *w)
{
	const struct opts *o = w->o;
	const struct zy_scoring_lists lists = {
	    o->orgs, o->members, o->duties, o->raters};

	if (!w->standard->recusal && !o->raters && !o->duties && !o->audit)
		return 0;
	return zy_scoring_load_recusal(w->cli, &w->recusal, &lists, &w->in);
}

/* Reads standard, rosters and evidence, then evaluates. */
static void
run(struct zy_cli *cli, const struct opts *o)
{
	struct work w = {.cli = cli, .o = o};

	w.standard =
	    zy_scoring_load_standard(cli, o->standard, o->orgs, o->members);
	if (!w.standard)
		return;
	zy_evidence_init(&w.evidence, w.standard);
	if (o->diff)
		w.earlier = zy_scoring_load_earlier(cli, o->diff, w.standard);
	w.evidence.explain = zy_view(o->explain);
	w.evidence.explain_all = w.standard->has_ranges || o->audit ||
				 o->raters || o->duties ||
				 w.standard->recusal == ZY_RECUSAL_FLAG ||
				 (o->explain && *o->explain == '\0') ||
				 (w.earlier && zy_diff_explains(w.earlier));
	w.in.evidence = &w.evidence;
	zy_subjects_init(&w.subjects);
	w.in.names.subjects = &w.subjects;
	if (zy_cli_as_of(cli, o->as_of, &w.in.today) == 0 &&
	    (!o->diff || w.earlier) && load_recusal(&w) == 0 &&
	    zy_scoring_load_roster(cli, &w.in, o->orgs, o->members) == 0 &&
	    zy_scoring_find_explained(cli, &w.in) == 0 &&
	    zy_scoring_load_inputs(cli, &w.in, o->as_of) == 0) {
		w.order = zy_score_rows_order(&w.evidence, &w.n);
		evaluate(&w);
	}
	free(w.order);
	zy_scoring_recusal_release(&w.recusal);
	zy_shares_free(w.shares);
	zy_diff_free(w.earlier);
	zy_evidence_reader_release(&w.in);
	zy_subjects_release(&w.subjects);
	zy_evidence_release(&w.evidence);
	zy_standard_free(w.standard);
}

/*
 * Replaces --explain without a subject by one for all: the next word is its
 * subject only if it is neither an option nor a file. getopt takes an optional
 * argument only behind "=".
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
	static const struct zy_schema *const schemas[] = {&zy_tally_schema,
	    &zy_evidence_schema, &zy_score_schema, &zy_audit_schema};
	struct opts o = {.standard = NULL};
	const struct zy_option options[] = {
	    ZY_STRING('S', "standard", &o.standard, N_("FILE"),
		N_("the scoring standard, zhengyou-standard(5)")),
	    ZY_STRING(0, "orgs", &o.orgs, N_("ORGS"),
		N_("score every organisation of this roster, no other; with "
		   "--members, whom the standard is for")),
	    ZY_STRING(0, "members", &o.members, N_("MEMBERS"),
		N_("score every member of this roster, no other")),
	    ZY_STRING(0, "explain", &o.explain, N_("[SUBJECT]"),
		N_("print how the score came about, step by step")),
	    ZY_STRING(0, "diff", &o.diff, N_("OLD"),
		N_("print what changed against an earlier run, for whom and "
		   "why")),
	    ZY_STRING(0, "as-of", &o.as_of, N_("DATE"),
		N_("leave out who was closed or had left by then (today)")),
	    ZY_STRING(0, "raters", &o.raters, N_("FILE"),
		N_("who belongs to which unit: marks on one's own are told")),
	    ZY_STRING(0, "duties", &o.duties, N_("FILE"),
		N_("who instructs or heads which unit: marks on it are told")),
	    ZY_FLAG(0, "audit", &o.audit,
		N_("write what looks odd in the marks of raters, and how often "
		   "chance would do it")),
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
	    .nschemas = 4,
	    .reads = &zy_any_schema,
	    .choose = zy_stream_choose_evidence,
	    .marks = true,
	    .formats = "csv|tsv|json|jsonl|table|markdown|xlsx|text|html",
	};

	fill_explain(argc, argv);
	if (zy_cli_start(&cli, argc, argv, options))
		return zy_cli_finish(&cli);
	if (!o.standard)
		zy_cli_usage(&cli, _("--standard is missing"));
	else if ((o.raters || o.duties) && !o.orgs)
		zy_cli_usage(&cli, o.raters ? _("--raters needs --orgs")
					    : _("--duties needs --orgs"));
	else if (!!o.explain + !!o.diff + o.audit > 1)
		zy_cli_usage(&cli, _("--explain, --diff and --audit exclude "
				     "each other"));
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
