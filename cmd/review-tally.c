/*
 * review-tally: ballots of a mass review in, counts and means out.
 *
 *	review-tally -S standard.json --sessions sessions.csv ballots.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "model/record.h"
#include "review/ballots.h"
#include "review/write.h"

struct opts {
	const char *standard, *sessions, *orgs, *members, *percent;
	int64_t min_cell;
};

struct work {
	struct zy_cli *cli;
	const struct opts *o;
	struct zy_config config;
	struct zy_ballot_rules rules;
	struct zy_tally tally;
	struct zy_sessions sessions;
	struct zy_seen seen;
	struct zy_intern *known; /* subjects on the roster, or NULL */
	struct share *shares;	 /* while threads read */
};

/* One thread's part of an input. */
struct share {
	struct zy_tally tally;
	struct zy_ballots ballots;
};

static int
load_rules(struct work *w)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_config ballot, marks, rounding;
	int mode;

	if (!w->o->standard) {
		zy_cli_usage(w->cli, _("--standard is needed"));
		return -1;
	}
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

/* The subjects of --orgs or --members. */
static int
load_roster(struct work *w, const char *path, const struct zy_schema *schema)
{
	struct zy_reader *r = zy_cli_open(w->cli, path, schema);
	int id = r ? zy_reader_find(r, "id") : -1;
	struct zy_error e = ZY_ERROR_INIT;

	if (!r)
		return -1;
	if (id < 0) {
		zy_error_set(&e, ZY_ERROR_IO, _("no column 'id' (代码)"));
		zy_error_at(&e, path, 0, 0);
		zy_cli_fail(w->cli, &e);
	}
	if (!w->known)
		w->known = zy_intern_new();
	while (id >= 0 && zy_cli_next(w->cli, r) == 1)
		zy_intern_put(w->known, zy_reader_cell(r, (size_t)id));
	zy_cli_close(w->cli, r);
	return zy_cli_failed(w->cli) ? -1 : 0;
}

static int64_t
people(struct zy_reader *r, int column)
{
	int64_t n;

	if (column < 0 ||
	    !zy_integer_parse(
		&n, zy_reader_cell(r, (size_t)column), -INT64_MAX, INT64_MAX))
		return -1;
	return n;
}

static int
take_session(
    struct work *w, struct zy_reader *r, const int c[6], struct zy_error *e)
{
	struct zy_view subject = zy_reader_cell(r, (size_t)c[0]);
	struct zy_session s = {
	    people(r, c[2]), people(r, c[3]), people(r, c[4]), people(r, c[5])};
	size_t group = 0;
	int i;

	if (subject.n == 0)
		return zy_reader_blame(
		    r, -1, _("subject: the session names nobody"), e);
	if (w->known && zy_intern_find(w->known, subject) == ZY_INTERN_NONE)
		return zy_reader_blame(r, c[0], _("not on the roster"), e);
	for (i = 2; i < 6; i++)
		if (c[i] >= 0 && zy_reader_cell(r, (size_t)c[i]).n &&
		    zy_reader_cell(r, (size_t)c[i]).p[0] == '-')
			return zy_reader_blame(
			    r, c[i], _("must not be negative"), e);
	group = zy_words_put(
	    &w->tally.groups, c[1] >= 0 ? zy_reader_cell(r, (size_t)c[1])
					: (struct zy_view){NULL, 0});
	if (group == ZY_WORDS_NONE)
		return zy_reader_blame(
		    r, c[1], _("unknown group of voters"), e);
	if (!zy_sessions_put(&w->sessions,
		zy_intern_put(w->tally.subjects, subject), group, &s))
		return zy_reader_blame(
		    r, c[0], _("second session of this group for"), e);
	return 0;
}

static int
load_sessions(struct work *w)
{
	static const char *const names[] = {"subject", "voter_group",
	    "entitled", "present", "issued", "returned"};
	struct zy_reader *r =
	    zy_cli_open(w->cli, w->o->sessions, &zy_session_schema);
	struct zy_error e = ZY_ERROR_INIT;
	int c[6], i;

	if (!r)
		return -1;
	for (i = 0; i < 6; i++)
		c[i] = zy_reader_find(r, names[i]);
	while (c[0] >= 0 && zy_cli_next(w->cli, r) == 1) {
		if (take_session(w, r, c, &e) == 0)
			continue;
		if (zy_cli_refuse(w->cli, r, &e))
			break;
		zy_error_clear(&e);
	}
	zy_cli_close(w->cli, r);
	return zy_cli_failed(w->cli) ? -1 : 0;
}

static void
tell_uniform(struct work *w, const struct zy_ballots *b)
{
	struct zy_error e = ZY_ERROR_INIT;
	uint32_t i;

	for (i = 0; b->uniform_at && i < zy_intern_count(b->uniform_at); i++) {
		zy_error_clear(&e);
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%.*s: %u ballots are all one grade"),
		    ZY_ARG(zy_intern_get(b->uniform_at, i)), b->uniform_n[i]);
		zy_error_at(&e, zy_reader_name(b->reader), 0, 0);
		zy_cli_warn(w->cli, &e);
	}
}

/*
 * One thread reads: bad records are told as they come, progress is shown.
 * Another may count.
 */
static void
count_alone(struct work *w, struct zy_reader *r, struct zy_ballots *b)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (w->cli->threads > 1)
		zy_tally_thread(&w->tally);
	while (zy_cli_next(w->cli, r) == 1) {
		if (ZY_LIKELY(zy_ballots_count(b, &e) == 0))
			continue;
		if (zy_cli_refuse(w->cli, r, &e))
			break;
		zy_error_clear(&e);
	}
	zy_tally_flush(&w->tally);
	tell_uniform(w, b);
}

static void
begin_share(void *context, int part, int n, struct zy_reader *r)
{
	struct work *w = context;
	struct zy_error e = ZY_ERROR_INIT;
	struct share *s;

	if (part == 0)
		w->shares = zy_calloc((size_t)n, sizeof(*w->shares));
	s = &w->shares[part];
	zy_tally_init(&s->tally, &w->rules);
	/* The whole bound these columns without an error. */
	(void)zy_ballots_open(&s->ballots, r, &s->tally, NULL, w->known, &e);
}

static int
take_share(void *context, int part, struct zy_reader *r, struct zy_error *e)
{
	struct work *w = context;

	(void)r;
	return zy_ballots_count(&w->shares[part].ballots, e);
}

static void
flush_share(void *context, int part)
{
	struct work *w = context;

	zy_tally_flush(&w->shares[part].tally);
}

/* Counts are counts, whoever has counted them. */
static bool
always(void *context, int n)
{
	(void)context;
	return n > 0;
}

static void
end_share(void *context, int part, bool good)
{
	struct work *w = context;
	struct share *s = &w->shares[part];

	if (good)
		zy_tally_merge(&w->tally, &s->tally);
	zy_tally_release(&s->tally);
	zy_ballots_release(&s->ballots);
}

/* Several threads, each over its part of one file, merged in order. */
static bool
count_parts(struct work *w, struct zy_reader *r)
{
	const struct zy_cli_parts how = {
	    begin_share, take_share, flush_share, always, end_share, w};
	bool good;

	/* The first of two equal ballots stays: that needs one order. */
	if (w->rules.refuse_second || w->rules.uniform != ZY_UNIFORM_ACCEPT ||
	    w->tally.questions.open || w->tally.groups.open)
		return false;
	good = zy_cli_read_parts(w->cli, r, &how);
	free(w->shares);
	w->shares = NULL;
	return good;
}

static void
count_input(struct work *w, const char *path)
{
	struct zy_reader *r = zy_cli_open(w->cli, path, &zy_ballot_schema);
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf unused = ZY_BUF_INIT;
	struct zy_ballots b;

	if (!r)
		return;
	if (zy_ballots_open(&b, r, &w->tally,
		w->rules.refuse_second ? &w->seen : NULL, w->known, &e)) {
		zy_cli_fail(w->cli, &e);
		zy_ballots_release(&b);
		zy_reader_free(r);
		return;
	}
	zy_ballots_unused(&b, &unused);
	if (unused.n)
		zy_cli_say(
		    w->cli, _("%s: not used: %s"), zy_reader_name(r), unused.p);
	zy_buf_release(&unused);
	if (zy_reader_columns(r) && !count_parts(w, r))
		count_alone(w, r, &b);
	zy_ballots_release(&b);
	zy_cli_close(w->cli, r);
}

static enum zy_percent
percent_of(const char *name)
{
	if (!name)
		return ZY_PERCENT_NONE;
	return strcmp(name, "last") == 0	  ? ZY_PERCENT_LAST
	       : strcmp(name, "independent") == 0 ? ZY_PERCENT_INDEPENDENT
						  : ZY_PERCENT_LARGEST;
}

static void
write_tally(struct work *w)
{
	const struct zy_tally_writing how = {
	    .tally = &w->tally,
	    .sessions = &w->sessions,
	    .percent = percent_of(w->o->percent),
	    .min_cell = w->o->min_cell,
	    .threads = (int)w->cli->threads,
	};
	struct zy_writer *out = zy_cli_writer(w->cli);

	if (!out)
		return;
	zy_tally_write(out, &how);
	zy_cli_finish_writer(w->cli, out);
}

static void
run(struct zy_cli *cli, const struct opts *o)
{
	struct work w = {.cli = cli, .o = o};
	const char *const *paths;
	struct zy_error e = ZY_ERROR_INIT;
	size_t i;

	if (load_rules(&w))
		goto out;
	zy_tally_init(&w.tally, &w.rules);
	zy_sessions_init(&w.sessions);
	if ((o->orgs && load_roster(&w, o->orgs, &zy_org_schema)) ||
	    (o->members && load_roster(&w, o->members, &zy_member_schema)) ||
	    (o->sessions && load_sessions(&w)))
		goto counted;
	paths = zy_cli_sorted_inputs(cli);
	for (i = 0; i < cli->ninputs && !zy_cli_failed(cli); i++)
		count_input(&w, paths[i]);
	zy_tally_flush(&w.tally);
	zy_tally_settle(&w.tally);
	if (w.tally.overflow) {
		zy_error_set(&e, ZY_ERROR_IO,
		    _("more than 4294967295 equal marks for one subject"));
		zy_cli_fail(cli, &e);
	}
	if (!zy_cli_failed(cli))
		write_tally(&w);
counted:
	zy_tally_release(&w.tally);
	zy_sessions_release(&w.sessions);
out:
	zy_seen_release(&w.seen);
	zy_intern_free(w.known);
	zy_ballot_rules_release(&w.rules);
	zy_config_release(&w.config);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {
	    &zy_ballot_schema, &zy_session_schema, &zy_tally_schema};
	struct opts o = {0};
	const struct zy_option options[] = {
	    {'S', "standard", "FILE", ZY_OPT_STRING, &o.standard, NULL, 0, 0,
		N_("the standard, whose 'ballot' has the rules")},
	    {0, "sessions", "FILE", ZY_OPT_STRING, &o.sessions, NULL, 0, 0,
		N_("people entitled and present, ballots issued, returned")},
	    {0, "orgs", "ORGS", ZY_OPT_STRING, &o.orgs, NULL, 0, 0,
		N_("subjects must be on this roster of organisations")},
	    {0, "members", "MEMBERS", ZY_OPT_STRING, &o.members, NULL, 0, 0,
		N_("subjects may be on this roster of members")},
	    {0, "min-cell", "N", ZY_OPT_INTEGER, &o.min_cell, NULL, 1, 1000000,
		N_("hide groups of fewer valid ballots")},
	    {0, "percent", "POLICY", ZY_OPT_CHOICE, &o.percent,
		"independent|last|largest-remainder", 0, 0,
		N_("add the share of each grade, closed by policy")},
	    {0, "partial", NULL, ZY_OPT_LATER, NULL, NULL, 0, 0,
		N_("write a mergeable partial tally (not supported yet)")},
	    {0, "merge", NULL, ZY_OPT_LATER, NULL, NULL, 0, 0,
		N_("add partial tallies (not supported yet)")},
	    {0, "audit", NULL, ZY_OPT_LATER, NULL, NULL, 0, 0,
		N_("report suspicious patterns (not supported yet)")},
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
	    .nschemas = 3,
	};

	if (zy_cli_start(&cli, argc, argv, options) == 0)
		run(&cli, &o);
	return zy_cli_finish(&cli);
}
