/*
 * rank - places and selection by any numeric column:
 *	score --standard S tally.csv | rank --within sector --top 3 --ties base
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "front/ranking.h"
#include "model/record.h"

enum {
	MIB = 1 << 20,
	MIN_MEMORY = 2 * MIB,	  /* least --max-memory */
	MOST_DRAWS = 10000000,	  /* of --stability */
	THREAD_MEMORY = 16 * MIB, /* memory that each further thread needs */
};

struct opts {
	const char *by, *within, *method, *ties, *top, *quota, *eligible;
	const char *standard, *orgs, *members, *seed, *threshold, *quota_out;
	int64_t reserve, places, draws;
	size_t memory;
	bool ascending, compare, eligible_only;
};

struct job {
	struct zy_cli *cli;
	const struct opts *o;
	struct zy_ranking ranking;
	struct zy_eligible eligible;
	struct zy_quota quota;
	struct zy_arena arena;
	struct zy_standard *standard;
};

/* Checks that the options agree.  Returns 0, or -1 with the fault printed. */
static int
check_options(struct job *j)
{
	const struct opts *o = j->o;
	const char *format = j->cli->format;

	if (o->top && zy_ranking_set_top(&j->ranking, o->top))
		zy_cli_usage(j->cli,
		    _("--top: not a number of places or a percentage '%s'"),
		    o->top);
	else if (o->top && (o->quota || o->places >= 0))
		zy_cli_usage(j->cli, _("--top and --quota exclude each other"));
	else if (o->places >= 0 && !o->quota)
		zy_cli_usage(j->cli, _("--places needs --quota"));
	else if (o->threshold && o->places < 0)
		zy_cli_usage(j->cli, _("--threshold needs --places"));
	else if (o->threshold &&
		 zy_quota_set_threshold(&j->quota, o->threshold))
		zy_cli_usage(j->cli,
		    _("--threshold: not a weight or a percentage '%s'"),
		    o->threshold);
	else if (o->quota_out && !o->quota)
		zy_cli_usage(j->cli, _("--quota-out needs --quota"));
	else if (o->eligible_only && !o->eligible)
		zy_cli_usage(j->cli, _("--eligible-only needs --eligible"));
	else if ((o->orgs || o->members) && !o->eligible)
		zy_cli_usage(j->cli, _("%s needs --eligible"),
		    o->orgs ? "--orgs" : "--members");
	else if (o->reserve && !o->top && !o->quota)
		zy_cli_usage(j->cli, _("--reserve needs --top or --quota"));
	else if (o->memory && format &&
		 (strcmp(format, "table") == 0 ||
		     strcmp(format, "markdown") == 0))
		zy_cli_usage(j->cli,
		    _("--max-memory: -f %s is laid out in memory, as a whole"),
		    format);
	else if (!o->draws != !o->seed)
		zy_cli_usage(
		    j->cli, _("--stability and --seed need each other"));
	else if (o->draws && o->memory)
		zy_cli_usage(j->cli,
		    _("--stability and --max-memory exclude each other"));
	else
		return 0;
	return -1;
}

/* Reads the list of eligible subjects, and the rosters for names in it. */
static void
read_eligible(struct job *j)
{
	const struct opts *o = j->o;
	struct zy_subjects rosters;

	zy_subjects_init(&rosters);
	if (o->orgs)
		zy_ranking_load_roster(
		    j->cli, &rosters, o->orgs, &zy_org_schema);
	if (o->members && !zy_cli_failed(j->cli))
		zy_ranking_load_roster(
		    j->cli, &rosters, o->members, &zy_member_schema);
	j->eligible.only = o->eligible_only;
	j->eligible.rosters = o->orgs || o->members ? &rosters : NULL;
	j->ranking.eligible = &j->eligible;
	if (!zy_cli_failed(j->cli))
		zy_ranking_load_eligible(j->cli, &j->eligible, o->eligible);
	zy_subjects_release(&rosters);
	j->eligible.rosters = NULL;
}

/* Reads the quota, and writes how its places were apportioned. */
static void
read_quota(struct job *j)
{
	zy_ranking_load_quota(
	    j->cli, &j->ranking, &j->quota, j->o->quota, j->o->places);
	if (j->o->quota_out && !zy_cli_failed(j->cli))
		zy_ranking_write_quota(j->cli, &j->quota, j->o->quota_out);
}

/* Prints a finding as a warning. */
static void
warn(void *context, const struct zy_error *finding)
{
	zy_cli_warn(((const struct job *)context)->cli, finding);
}

/* Writes the ranking and reports the findings about it. */
static void
write(struct job *j)
{
	struct zy_ranking_report report = {.warn = warn, .context = j};
	struct zy_writer *w = zy_cli_writer(j->cli);
	struct zy_error e = ZY_ERROR_INIT;

	if (!w)
		return;
	if (zy_ranking_write(&j->ranking, w, (int)j->cli->threads, &report, &e))
		zy_cli_fail(j->cli, &e);
	if (report.none)
		zy_cli_note(j->cli,
		    _("groups without a place, since %s of their number is "
		      "less than one: %llu"),
		    j->o->top, (unsigned long long)report.none);
	if (report.unlisted)
		zy_cli_note(j->cli,
		    _("not on the list of %s, and so not eligible: %llu"),
		    j->o->eligible, (unsigned long long)report.unlisted);
	if (j->o->quota)
		zy_quota_warn(&j->quota, j->o->quota, warn, j);
	zy_ranking_note_columns_of(j->cli, &j->ranking, j->o->by);
	zy_ranking_warn_doubles(&j->ranking, &report);
	zy_cli_finish_writer(j->cli, w);
}

/*
 * Sets the memory limit; with little memory fewer threads run, since each needs
 * some.
 */
static void
limit_memory(struct job *j)
{
	int64_t most = 1 + (int64_t)(j->o->memory / THREAD_MEMORY);

	if (j->o->memory && j->cli->threads > most)
		j->cli->threads = most;
	j->ranking.memory = j->o->memory;
	j->ranking.folder = zy_cli_temporary(j->cli);
}

/* Copies the options into the ranking; a wrong one is printed. */
static void
set_options(struct job *j, struct zy_error *e)
{
	static const char *const methods[] = {
	    "competition", "dense", "ordinal", "average", "max"};
	struct zy_ranking *c = &j->ranking;
	const struct opts *o = j->o;

	while (strcmp(methods[c->method], o->method) != 0)
		c->method++;
	c->compare = o->compare;
	c->ascending = o->ascending;
	c->strict = j->cli->strict;
	c->places.reserve = (uint64_t)o->reserve;
	c->stability.draws = (uint32_t)o->draws;
	c->stability.seed = o->seed;
	limit_memory(j);
	if (o->within && zy_ranking_set_within(c, o->within, e))
		zy_cli_usage(j->cli, "%s", e->message);
	else if (o->ties &&
		 zy_tie_keys_parse(&c->keys, o->ties, &zy_any_schema, e))
		zy_cli_fail(j->cli, e);
}

/* Reads standard, lists and inputs, then sorts and writes. */
static void
run(struct job *j)
{
	struct zy_error e = ZY_ERROR_INIT;

	set_options(j, &e);
	if (!zy_cli_failed(j->cli) && j->o->standard)
		zy_ranking_load_standard(j->cli, &j->ranking, &j->standard,
		    j->o->standard, !j->o->top && !j->o->quota);
	/* What decides who may be selected is read before the records. */
	if (!zy_cli_failed(j->cli) && j->o->eligible)
		read_eligible(j);
	if (!zy_cli_failed(j->cli) && j->o->quota)
		read_quota(j);
	if (zy_cli_failed(j->cli) ||
	    zy_ranking_load_inputs(j->cli, &j->ranking))
		return;
	zy_ranking_check_eligible(j->cli, &j->ranking, j->o->eligible);
	if (zy_cli_failed(j->cli))
		return;
	if (zy_ranking_sort(&j->ranking, &e))
		zy_cli_fail(j->cli, &e);
	else
		write(j);
}

static const struct zy_schema *const schemas[] = {
    &zy_any_schema, &zy_ranking_schema};

int
main(int argc, char **argv)
{
	struct opts o = {.by = "total", .method = "competition", .places = -1};
	const struct zy_option table[] = {
	    ZY_STRING(0, "by", &o.by, N_("COLUMN"),
		N_("rank by this column (default: total)")),
	    ZY_STRING(0, "within", &o.within, N_("COLUMN,..."),
		N_("rank within the groups that these columns make")),
	    ZY_CHOICE(0, "method", &o.method, N_("METHOD"),
		"competition|dense|ordinal|average|max",
		N_("places of equals")),
	    ZY_STRING(0, "ties", &o.ties, N_("COLUMN,..."),
		N_("columns that break ties, in order (:asc, :desc)")),
	    ZY_FLAG(0, "ascending", &o.ascending,
		N_("the lowest value comes first")),
	    ZY_STRING(0, "top", &o.top, N_("N|P%"),
		N_("select the first N, or P percent, of each group")),
	    ZY_STRING(0, "quota", &o.quota, N_("FILE"),
		N_("select as many of each group as FILE says")),
	    ZY_INTEGER(0, "places", &o.places, N_("N"), 0, ZY_QUOTA_MAX,
		N_("share N places out by the shares in the quota file")),
	    ZY_STRING(0, "threshold", &o.threshold, N_("N|P%"),
		N_("groups with a share below it take no part in that")),
	    ZY_STRING(0, "quota-out", &o.quota_out, N_("FILE"),
		N_("write the places of each group to FILE")),
	    ZY_INTEGER(0, "reserve", &o.reserve, N_("N"), 0, ZY_QUOTA_MAX,
		N_("the next N of each group are reserve")),
	    ZY_STRING(0, "eligible", &o.eligible, N_("FILE"),
		N_("rank only the subjects that FILE says are eligible")),
	    ZY_FLAG(0, "eligible-only", &o.eligible_only,
		N_("that FILE lists eligible subjects only")),
	    ZY_STRING(0, "orgs", &o.orgs, N_("ORGS"),
		N_("roster for names in that FILE, former ones too")),
	    ZY_STRING(0, "members", &o.members, N_("MEMBERS"),
		N_("the same of members")),
	    ZY_STRING('S', "standard", &o.standard, N_("FILE"),
		N_("standard whose ties decide, and whose no-award vetoes "
		   "leave out")),
	    ZY_FLAG(0, "compare", &o.compare,
		N_("add percentile and z-score within the group, not "
		   "calibrated")),
	    ZY_INTEGER_OR(0, "stability", &o.draws, N_("DRAWS"), 40, MOST_DRAWS,
		"2000",
		N_("draw values again by their error: add chance and "
		   "places")),
	    ZY_STRING(0, "seed", &o.seed, N_("TEXT"),
		N_("what --stability draws from")),
	    ZY_SIZE(0, "max-memory", &o.memory, N_("SIZE"), MIN_MEMORY,
		N_("keep to SIZE of memory, with temporary files")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "rank",
	    .purpose = N_("Places and selection by any numeric column."),
	    .synopsis = "[OPTION]... [FILE]...",
	    .examples = "  rank --within sector --top 3 scores.csv\n"
			"  rank --ties base,bonus --quota quota.csv "
			"--reserve 2 scores.csv\n"
			"  rank --by satisfaction --within "
			"question,voter_group tally.csv\n",
	    .schemas = schemas,
	    .nschemas = 2,
	    .passes = true,
	};
	struct job j = {.cli = &cli, .o = &o};
	char *by;

	if (zy_cli_start(&cli, argc, argv, table) || check_options(&j))
		return zy_cli_finish(&cli);
	by = zy_tie_key_column(&zy_any_schema, zy_view(o.by));
	j.ranking.by = by;
	run(&j);
	zy_ranking_release(&j.ranking);
	zy_eligible_release(&j.eligible);
	zy_quota_release(&j.quota);
	zy_arena_release(&j.arena);
	zy_standard_free(j.standard);
	free(by);
	return zy_cli_finish(&cli);
}
