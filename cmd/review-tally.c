/*
 * review-tally: ballots of a mass review in, counts and means out.
 *
 *	review-tally -S standard.json --sessions sessions.csv ballots.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "front/review.h"
#include "model/record.h"
#include "review/counts-sheet.h"
#include "review/write.h"

enum {
	LEAST_MEMORY = 1 << 20,
};

struct opts {
	const char *standard, *sessions, *orgs, *members, *percent;
	struct zy_list fill_down;
	int64_t min_cell;
	bool partial, merge, audit;
	size_t max_memory;
};

struct work {
	struct zy_cli *cli;
	const struct opts *o;
	struct zy_config config;
	struct zy_ballot_rules rules;
	struct zy_review review;
};

/*
 * Reads the rules of the ballot from the standard.  Returns 0, or -1 with the
 * error printed.
 */
static int
load_rules(struct work *w)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_config ballot, marks, rounding;
	int mode;

	if (zy_config_load(&w->config, w->o->standard, &e))
		goto fail;
	ballot = zy_config_get(&w->config, "ballot");
	marks = zy_config_get(&w->config, "marks");
	rounding = zy_config_get(&marks, "rounding");
	if (!zy_config_has(&ballot)) {
		zy_config_error(&w->config, &e,
		    _("the standard has no rules for ballots ('ballot')"));
		goto fail;
	}
	if (zy_ballot_rules_read(&w->rules, &ballot, &e) ||
	    zy_config_choice(&rounding, "half-up|half-even", &mode, 0, &e))
		goto fail;
	w->rules.rounding = mode ? ZY_HALF_EVEN : ZY_HALF_UP;
	return 0;
fail:
	zy_cli_fail(w->cli, &e);
	return -1;
}

/* Says for --plan what a column is by the standard (struct work). */
static bool
column_means(
    void *context, const struct zy_reader *r, size_t column, struct zy_buf *b)
{
	struct work *w = context;
	struct zy_tally tally;
	bool means;

	if (!w->o->standard || zy_cli_failed(w->cli) ||
	    (!w->config.text && load_rules(w)))
		return false;
	zy_tally_init(&tally, &w->rules);
	means = zy_counts_sheet_means(r, &tally, column, b);
	zy_tally_release(&tally);
	return means;
}

/* Returns how shares are rounded, by the name of the policy. */
static enum zy_percent
percent_of(const char *name)
{
	if (!name)
		return ZY_PERCENT_NONE;
	return strcmp(name, "last") == 0	  ? ZY_PERCENT_LAST
	       : strcmp(name, "independent") == 0 ? ZY_PERCENT_INDEPENDENT
						  : ZY_PERCENT_LARGEST;
}

/* Writes the tally and reports what is to be noted about it. */
static void
write_tally(struct work *w)
{
	const struct zy_tally_writing how = {
	    .tally = &w->review.tally,
	    .sessions = &w->review.sessions,
	    .percent = percent_of(w->o->percent),
	    .min_cell = w->o->min_cell,
	    .threads = (int)w->cli->threads,
	};
	struct zy_writer *out = zy_cli_writer(w->cli);
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_tally_remarks remarks = {0};

	if (!out)
		return;
	if (zy_tally_write(out, &how, &remarks, &e))
		zy_cli_fail(w->cli, &e);
	if (remarks.unknown) {
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("the turnout of %llu rows is unknown: their group has "
		      "min_turnout, and no session says how many were entitled "
		      "or issued a ballot (--sessions)"),
		    (unsigned long long)remarks.unknown);
		zy_cli_warn(w->cli, &e);
	}
	if (remarks.issued)
		zy_cli_note(w->cli,
		    _("the turnout of %llu rows is that of the ballots issued: "
		      "no session says how many were entitled"),
		    (unsigned long long)remarks.issued);
	if (remarks.silent && w->o->sessions)
		zy_cli_note(w->cli,
		    _("%s: %llu sessions without a ballot; is the subject or "
		      "the group spelt otherwise?"),
		    w->o->sessions, (unsigned long long)remarks.silent);
	zy_review_check(&w->review);
	zy_cli_finish_writer(w->cli, out);
}

/*
 * Checks that the options agree: a partial tally has no columns and no
 * sessions.  Returns 0, or -1 with wrong use printed.
 */
static int
check_options(struct zy_cli *cli, const struct opts *o)
{
	const char *with = NULL;

	if (!o->standard)
		zy_cli_usage(cli, _("--standard is needed"));
	if (o->partial)
		with = o->sessions	   ? "--sessions"
		       : o->percent	   ? "--percent"
		       : o->min_cell	   ? "--min-cell"
		       : cli->format_given ? "--format"
		       : cli->excel	   ? "--excel"
					   : NULL;
	if (with)
		zy_cli_usage(cli,
		    _("%s has no meaning with --partial: it belongs to the "
		      "run that merges"),
		    with);
	with = !o->audit       ? NULL
	       : o->partial    ? "--partial"
	       : o->percent    ? "--percent"
	       : o->min_cell   ? "--min-cell"
	       : o->max_memory ? "--max-memory"
			       : NULL;
	if (with)
		zy_cli_usage(cli, _("%s has no meaning with --audit"), with);
	return zy_cli_failed(cli) ? -1 : 0;
}

/*
 * Counts or merges all inputs, then writes the tally, a partial tally or the
 * audit.
 */
static void
run(struct zy_cli *cli, const struct opts *o)
{
	struct work w = {.cli = cli, .o = o};
	struct zy_review *v = &w.review;
	const char *const *paths;
	size_t i;

	if (check_options(cli, o) || load_rules(&w))
		goto out;
	zy_review_init(v, cli, &w.rules, zy_view(w.config.text));
	zy_cli_fill_init(&v->fill, &o->fill_down);
	if (o->partial || o->merge)
		zy_review_partial(v, o->max_memory);
	else
		zy_review_limit(v, o->max_memory);
	if (o->audit)
		zy_review_audit(v);
	if ((o->orgs && zy_review_roster(v, o->orgs, &zy_org_schema)) ||
	    (o->members &&
		zy_review_roster(v, o->members, &zy_member_schema)) ||
	    (o->sessions && zy_review_sessions(v, o->sessions)))
		goto counted;
	paths = zy_cli_sorted_inputs(cli);
	for (i = 0; i < cli->ninputs && !zy_cli_failed(cli); i++)
		(o->merge ? zy_review_merge : zy_review_count)(v, paths[i]);
	if (!zy_cli_failed(cli))
		zy_review_sheets(v);
	if (!zy_cli_failed(cli))
		zy_cli_fill_check(cli, &v->fill, &zy_counts_schema);
	if (!zy_cli_failed(cli) && o->partial)
		zy_review_write_partial(v);
	if (!o->partial) {
		zy_review_settle_papers(v);
		zy_review_settle_sheets(v);
		zy_review_settle(v);
	}
	if (!zy_cli_failed(cli) && o->audit)
		zy_review_write_audit(v, o->sessions);
	else if (!zy_cli_failed(cli) && !o->partial)
		write_tally(&w);
counted:
	zy_review_release(v);
out:
	zy_ballot_rules_release(&w.rules);
	zy_config_release(&w.config);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_ballot_schema,
	    &zy_counts_schema, &zy_session_schema, &zy_tally_schema,
	    &zy_audit_schema};
	struct opts o = {0};
	const struct zy_option options[] = {
	    ZY_STRING('S', "standard", &o.standard, N_("FILE"),
		N_("the standard, whose 'ballot' has the rules")),
	    ZY_STRING(0, "sessions", &o.sessions, N_("FILE"),
		N_("people entitled and present, ballots issued, returned")),
	    ZY_STRING(0, "orgs", &o.orgs, N_("ORGS"),
		N_("subjects must be on this roster of organisations")),
	    ZY_STRING(0, "members", &o.members, N_("MEMBERS"),
		N_("subjects may be on this roster of members")),
	    ZY_LIST(0, "fill-down", &o.fill_down, N_("COLUMN"),
		N_("an empty cell means the one above (merged cells)")),
	    ZY_INTEGER(0, "min-cell", &o.min_cell, N_("N"), 1, 1000000,
		N_("hide groups of fewer valid ballots")),
	    ZY_CHOICE(0, "percent", &o.percent, N_("POLICY"),
		"independent|last|largest-remainder",
		N_("add the share of each grade, closed by policy")),
	    ZY_FLAG(0, "partial", &o.partial,
		N_("write a partial tally, to be merged with others")),
	    ZY_FLAG(0, "merge", &o.merge,
		N_("inputs are partial tallies, not ballots")),
	    ZY_FLAG(0, "audit", &o.audit,
		N_("write what looks odd in the ballots and counts, not the "
		   "tally")),
	    ZY_SIZE(0, "max-memory", &o.max_memory, N_("SIZE"), LEAST_MEMORY,
		N_("keep to SIZE of memory, with temporary files")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "review-tally",
	    .purpose = N_("Count the ballots of a mass review by subject, "
			  "question and group of voters."),
	    .synopsis = "--standard FILE [OPTION]... [BALLOTS]...",
	    .examples =
		"  review-tally -S five-good.json ballots.csv >tally.csv\n"
		"  review-tally -S five-good.json --sessions sessions.csv "
		"-f table ballots.csv\n",
	    .schemas = schemas,
	    .nschemas = 5,
	    .column_means = column_means,
	};
	struct work plan = {.cli = &cli, .o = &o};

	cli.column_context = &plan;

	if (zy_cli_start(&cli, argc, argv, options) == 0)
		run(&cli, &o);
	zy_ballot_rules_release(&plan.rules);
	zy_config_release(&plan.config);
	free(o.fill_down.items);
	return zy_cli_finish(&cli);
}
