/*
 * Scores the subjects and lays out a scoresheet for each.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/report-scoresheet.h"

#include <stdlib.h>

#include "explain/explain.h"
#include "front/scoring.h"
#include "report/kind-scoresheet.h"
#include "scoring/dedup.h"
#include "scoring/score-rows.h"
#include "scoring/shares.h"

/* The state of scoring: the standard and the evidence. */
struct work {
	struct zy_cli *cli;
	const struct zy_scoresheet_options *o;
	struct zy_standard *standard;
	struct zy_evidence evidence;
	struct zy_evidence_reader in;
	struct zy_subjects subjects;
};

static void
undecided(void *work, const struct zy_error *e)
{
	struct work *w = work;

	zy_cli_fail(w->cli, e);
}

/*
 * Adds the pages of the n subjects of order to d, or the page of the one that
 * was asked for.  Returns the number of pages.
 */
static size_t
lay_out(struct work *w, struct zy_doc *d, const uint32_t *order, size_t n)
{
	struct zy_view wanted = w->evidence.explain;
	struct zy_evaluation x;
	json_t *explanation;
	size_t i, pages = 0;

	zy_evaluation_init(&x, &w->evidence);
	for (i = 0; i < n; i++) {
		if (wanted.n &&
		    !zy_view_eq(
			wanted, zy_intern_get(w->evidence.subjects, order[i])))
			continue;
		explanation = zy_explain(&x, order[i], w->o->zh);
		zy_kind_scoresheet(d, w->standard, explanation, pages++ == 0);
		json_decref(explanation);
	}
	zy_evaluation_release(&x);
	return pages;
}

/*
 * Scores all subjects and makes their pages.  Returns 0, or -1 with an error
 * printed.
 */
static int
make_pages(struct work *w, struct zy_doc *d)
{
	struct zy_shares *shares;
	uint32_t *order;
	size_t n, pages;

	order = zy_score_rows_order(&w->evidence, &n);
	if (zy_scoring_check_ranges(w->cli, &w->evidence, order, n)) {
		free(order);
		return -1;
	}
	n = zy_dedup(
	    &w->evidence, order, n, (int)w->cli->threads, undecided, w);
	w->evidence.shares = shares = zy_shares_new(&w->evidence, order, n);
	zy_doc_init(d, w->o->zh, ZY_LOOK_DENSE);
	d->issuer = w->o->issuer;
	d->date = w->o->date;
	pages = lay_out(w, d, order, n);
	if (w->o->title && pages)
		d->title = w->o->title;
	free(order);
	zy_shares_free(shares);
	if (pages)
		return 0;
	zy_doc_release(d);
	if (w->o->subject)
		zy_cli_usage(
		    w->cli, _("--subject: no subject '%s'"), w->o->subject);
	else
		zy_cli_usage(w->cli, _("there is nobody to score"));
	return -1;
}

int
zy_report_scoresheet(
    struct zy_cli *cli, const struct zy_scoresheet_options *o, struct zy_doc *d)
{
	struct work w = {.cli = cli, .o = o};
	int rc = -1;

	if (!o->standard) {
		zy_cli_usage(cli, _("--standard is needed"));
		return -1;
	}
	w.standard =
	    zy_scoring_load_standard(cli, o->standard, o->orgs, o->members);
	if (!w.standard)
		return -1;
	zy_evidence_init(&w.evidence, w.standard);
	w.in.evidence = &w.evidence;
	w.evidence.explain = zy_view(o->subject);
	w.evidence.explain_all = !o->subject || w.standard->has_ranges;
	zy_subjects_init(&w.subjects);
	w.in.names.subjects = &w.subjects;
	if (zy_cli_as_of(cli, NULL, &w.in.today) == 0 &&
	    zy_scoring_load_roster(cli, &w.in, o->orgs, o->members) == 0 &&
	    (!o->subject || zy_scoring_find_explained(cli, &w.in) == 0) &&
	    zy_scoring_load_inputs(cli, &w.in, NULL) == 0)
		rc = make_pages(&w, d);
	zy_evidence_reader_release(&w.in);
	zy_subjects_release(&w.subjects);
	zy_evidence_release(&w.evidence);
	zy_standard_free(w.standard);
	return rc;
}
