/*
 * rank - places and selection by any numeric column:
 *	score --standard S tally.csv | rank --within sector --top 3 --ties base
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "cli/cli.h"
#include "model/record.h"
#include "ranking/contest.h"
#include "standard/standard.h"

enum {
	MIB = 1 << 20,
	LEAST = 2 * MIB,       /* of --max-memory */
	FOR_THREAD = 16 * MIB, /* of it */
};

struct opts {
	const char *by, *within, *method, *ties, *top, *quota, *eligible;
	const char *standard;
	int64_t reserve, places;
	size_t memory;
	bool ascending, compare;
};

struct job {
	struct zy_cli *cli;
	const struct opts *o;
	struct zy_contest contest;
	struct zy_eligible eligible;
	struct zy_quota quota;
	struct zy_arena arena;
	struct zy_standard *standard;
	struct zy_contest *parts; /* while threads read */
};

/* --top N or P%. */
static int
take_top(struct job *j)
{
	struct zy_contest_places *p = &j->contest.places;
	struct zy_view v = zy_view(j->o->top);
	int64_t number;

	if (!j->o->top)
		return 0;
	p->by_percent = v.n && v.p[v.n - 1] == '%';
	p->by_number = !p->by_percent;
	v.n -= p->by_percent;
	if (p->by_percent && zy_decimal_parse(&p->percent, v) == ZY_NUMBER_OK &&
	    p->percent.coef > 0 &&
	    zy_decimal_cmp(p->percent, (struct zy_decimal){100, 0}) <= 0)
		return 0;
	if (p->by_number && zy_integer_parse(&number, v, 1, ZY_QUOTA_MAX)) {
		p->number = (uint64_t)number;
		return 0;
	}
	zy_cli_usage(j->cli,
	    _("--top: not a number of places or a percentage "
	      "'%s'"),
	    j->o->top);
	return -1;
}

static int
check_options(struct job *j)
{
	const struct opts *o = j->o;
	const char *format = j->cli->format;

	if (take_top(j))
		return -1;
	if (o->top && (o->quota || o->places >= 0))
		zy_cli_usage(j->cli, _("--top and --quota exclude each other"));
	else if (o->places >= 0 && !o->quota)
		zy_cli_usage(j->cli, _("--places needs --quota"));
	else if (o->reserve && !o->top && !o->quota)
		zy_cli_usage(j->cli, _("--reserve needs --top or --quota"));
	else if (o->memory && format &&
		 (strcmp(format, "table") == 0 ||
		     strcmp(format, "markdown") == 0))
		zy_cli_usage(j->cli,
		    _("--max-memory: -f %s is laid out in memory, as a whole"),
		    format);
	else
		return 0;
	return -1;
}

static void
split_within(struct job *j)
{
	struct zy_view all = zy_view(j->o->within), one;
	const char **list = NULL;
	size_t n = 0, cap = 0;
	char *name;

	while (j->o->within && zy_view_next(&all, ',', &one)) {
		if (one.n == 0) {
			zy_cli_usage(j->cli,
			    _("--within: a column name is empty '%s'"),
			    j->o->within);
			break;
		}
		list = zy_grow(list, &cap, n + 1, sizeof(*list));
		name = zy_key_name(&zy_any_schema, one);
		list[n++] = zy_arena_strndup(&j->arena, name, strlen(name));
		free(name);
	}
	j->contest.within = list;
	j->contest.nwithin = n;
}

/* What decides who may win is read strictly, before the data. */
static void
read_lists(struct job *j)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_schema s;
	struct zy_reader *r;

	if (j->o->eligible) {
		s = zy_eligible_schema(&zy_any_schema, &j->arena);
		r = zy_cli_open(j->cli, j->o->eligible, &s);
		if (r && zy_eligible_read(&j->eligible, r, &e))
			zy_cli_fail(j->cli, &e);
		zy_cli_close(j->cli, r);
		j->contest.eligible = &j->eligible;
	}
	zy_error_clear(&e);
	if (j->o->quota) {
		s = zy_quota_schema(&zy_any_schema, &j->arena);
		r = zy_cli_open(j->cli, j->o->quota, &s);
		if (r && zy_quota_read(&j->quota, r, j->contest.within,
			     j->contest.nwithin, j->o->places, &e))
			zy_cli_fail(j->cli, &e);
		zy_cli_close(j->cli, r);
		j->contest.places.quota = &j->quota;
	}
}

/*
 * What the standard decides: its ties, where the command line has none, and
 * the vetoes that take the award away.  Of penalties and errors less is more.
 */
static void
read_standard(struct job *j)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf ties = ZY_BUF_INIT;
	const struct zy_standard *s;
	const char **barring;
	size_t i;

	if (zy_standard_load(&j->standard, j->o->standard, &e)) {
		zy_cli_fail(j->cli, &e);
		return;
	}
	s = j->standard;
	for (i = 0; i < s->nties; i++)
		zy_buf_printf(&ties, "%s%s%s", i ? "," : "", s->ties[i],
		    strcmp(s->ties[i], "penalty") == 0 ||
			    strcmp(s->ties[i], "error") == 0
			? ":asc"
			: "");
	if (ties.n && !j->o->ties &&
	    zy_keys_parse(&j->contest.keys, ties.p, &zy_any_schema, &e))
		zy_cli_fail(j->cli, &e);
	zy_buf_release(&ties);
	barring = zy_arena_alloc(&j->arena,
	    (s->nvetoes + s->ngates + s->nheads + 1) * sizeof(*barring));
	j->contest.barring = barring;
	for (i = 0; i < s->nvetoes; i++)
		if (s->vetoes[i].then.effect == ZY_EFFECT_NO_AWARD)
			barring[j->contest.nbarring++] = s->vetoes[i].id;
	for (i = 0; i < s->ngates; i++)
		if (s->gates[i].then.effect == ZY_EFFECT_NO_AWARD)
			barring[j->contest.nbarring++] = s->gates[i].id;
	for (i = 0; i < s->nheads; i++)
		if (s->heads[i].has_min &&
		    s->heads[i].below.effect == ZY_EFFECT_NO_AWARD)
			barring[j->contest.nbarring++] = s->heads[i].id;
}

static void
begin_part(void *context, int part, int n, struct zy_reader *r)
{
	struct job *j = context;

	if (part == 0)
		j->parts = zy_calloc((size_t)n, sizeof(*j->parts));
	zy_contest_begin_part(&j->parts[part], &j->contest, n);
	zy_contest_bind(&j->parts[part], r);
}

static int
take_part(void *context, int part, struct zy_reader *r, struct zy_error *e)
{
	struct job *j = context;

	return zy_contest_take(&j->parts[part], r, e);
}

static bool
parts_fit(void *context, int n)
{
	struct job *j = context;

	return zy_contest_fits(j->parts, n);
}

static void
end_part(void *context, int part, bool good)
{
	struct job *j = context;

	if (good)
		zy_contest_join(&j->contest, &j->parts[part]);
	zy_contest_end_part(&j->parts[part]);
}

/* Several threads, each with its part of the file. */
static bool
read_parts(struct job *j, struct zy_reader *r)
{
	const struct zy_cli_parts how = {
	    begin_part, take_part, NULL, parts_fit, end_part, j};
	bool good = zy_cli_read_parts(j->cli, r, &how);

	free(j->parts);
	j->parts = NULL;
	return good;
}

static int
read_alone(struct job *j, struct zy_reader *r)
{
	struct zy_error e = ZY_ERROR_INIT;
	int rc;

	while ((rc = zy_cli_next(j->cli, r)) == 1) {
		if (zy_contest_take(&j->contest, r, &e) == 0)
			continue;
		if (e.kind != ZY_ERROR_RECORD)
			zy_cli_fail(j->cli, &e);
		if (zy_cli_failed(j->cli) || zy_cli_refuse(j->cli, r, &e))
			return -1;
		zy_error_clear(&e);
	}
	return rc;
}

static int
read_input(struct job *j, const char *path)
{
	struct zy_reader *r = zy_cli_open(j->cli, path, &zy_any_schema);
	struct zy_error e = ZY_ERROR_INIT;
	uint64_t before = j->cli->records;
	int rc;

	if (!r)
		return -1;
	zy_contest_bind(&j->contest, r);
	if (read_parts(j, r)) {
		zy_contest_bind(&j->contest, r); /* columns may have come */
		rc = 0;
	} else {
		rc = read_alone(j, r);
	}
	if (rc == 0 && j->cli->records > before &&
	    zy_contest_check(&j->contest, r, &e)) {
		zy_cli_fail(j->cli, &e);
		rc = -1;
	}
	zy_cli_close(j->cli, r);
	return rc;
}

/* Sorted, so that the order of arguments changes nothing. */
static int
read_inputs(struct job *j)
{
	const char *const *paths = zy_cli_sorted_inputs(j->cli);
	size_t i;

	for (i = 0; i < j->cli->ninputs; i++)
		if (read_input(j, paths[i]))
			return -1;
	return 0;
}

/* What is found about a group. */
static void
tell(void *context, struct zy_view group, const char *finding)
{
	struct job *j = context;
	struct zy_error e = ZY_ERROR_INIT;

	if (j->contest.nwithin)
		zy_error_set(&e, ZY_ERROR_RECORD, _("group '%.*s': %s"),
		    ZY_ARG(group), finding);
	else
		zy_error_set(&e, ZY_ERROR_RECORD, "%s", finding);
	zy_cli_warn(j->cli, &e);
}

/* Open places, and lines of the quota file that nobody belongs to. */
static void
report_quota(struct job *j)
{
	struct zy_quota *q = &j->quota;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_error e = ZY_ERROR_INIT;
	uint32_t i, n = zy_intern_count(q->groups);

	for (i = 0; q->open && i < n; i++) {
		if (!q->tied[i])
			continue;
		zy_buf_puts(&b, b.n ? ", '" : "'");
		zy_group_name(&b, zy_intern_get(q->groups, i));
		zy_buf_putc(&b, '\'');
	}
	if (q->open) {
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("open places: %lld, since the remainders of %s are "
		      "equal: decide, and give the places by number"),
		    (long long)q->open, b.p);
		zy_error_at(&e, j->o->quota, 0, 0);
		zy_cli_warn(j->cli, &e);
	}
	for (i = 0; i < n; i++) {
		if (q->used[i])
			continue;
		zy_buf_reset(&b);
		zy_group_name(&b, zy_intern_get(q->groups, i));
		zy_error_clear(&e);
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("nobody is in the group '%.*s'"), ZY_ARG(b));
		zy_error_at(&e, j->o->quota, q->lines[i], 0);
		zy_cli_warn(j->cli, &e);
	}
	zy_buf_release(&b);
}

static void
report_doubles(struct job *j, const struct zy_contest_report *report)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (report->doubles == 0)
		return;
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("records whose subject stands in the group already: %llu (a "
	      "file given twice, or --within too coarse?)"),
	    (unsigned long long)report->doubles);
	zy_error_at(&e, j->contest.table.files[report->double_place.file],
	    report->double_place.line, 0);
	zy_cli_warn(j->cli, &e);
}

/* Notes what the ranking's own columns replace, but for a ranking again. */
static void
note_replaced(struct job *j)
{
	const struct zy_table *t = &j->contest.table;
	size_t i;

	if (zy_table_find(t, "rank") >= 0)
		return;
	for (i = 0; i < t->ncolumns; i++)
		if (zy_contest_is_own(t->columns[i].name) &&
		    !zy_view_is(t->columns[i].name, "group"))
			zy_cli_note(j->cli,
			    _("the input's column '%.*s' is replaced"),
			    ZY_ARG(t->columns[i].name));
}

/* Writes the ranking, and tells what was found in it. */
static void
write(struct job *j)
{
	struct zy_contest_report report = {.tell = tell, .context = j};
	struct zy_writer *w = zy_cli_writer(j->cli);
	struct zy_error e = ZY_ERROR_INIT;

	if (!w)
		return;
	if (zy_contest_write(&j->contest, w, (int)j->cli->threads, &report, &e))
		zy_cli_fail(j->cli, &e);
	if (report.none)
		zy_cli_note(j->cli,
		    _("groups without a place, since %s of their number is "
		      "less than one: %llu"),
		    j->o->top, (unsigned long long)report.none);
	if (j->o->quota)
		report_quota(j);
	note_replaced(j);
	report_doubles(j, &report);
	zy_cli_finish_writer(j->cli, w);
}

/* With little memory each thread must leave some to the records. */
static void
limit_memory(struct job *j)
{
	int64_t most = 1 + (int64_t)(j->o->memory / FOR_THREAD);

	if (j->o->memory && j->cli->threads > most)
		j->cli->threads = most;
	j->contest.memory = j->o->memory;
	j->contest.folder = zy_cli_temporary(j->cli);
}

static void
run(struct job *j)
{
	static const char *const methods[] = {
	    "competition", "dense", "ordinal", "average"};
	struct zy_error e = ZY_ERROR_INIT;
	int m = 0;

	while (strcmp(methods[m], j->o->method) != 0)
		m++;
	j->contest.method = (enum zy_rank_method)m;
	j->contest.compare = j->o->compare;
	j->contest.ascending = j->o->ascending;
	j->contest.places.reserve = (uint64_t)j->o->reserve;
	limit_memory(j);
	split_within(j);
	if (j->o->ties &&
	    zy_keys_parse(&j->contest.keys, j->o->ties, &zy_any_schema, &e))
		zy_cli_fail(j->cli, &e);
	if (j->o->standard)
		read_standard(j);
	if (!zy_cli_failed(j->cli))
		read_lists(j);
	if (zy_cli_failed(j->cli) || read_inputs(j))
		return;
	if (zy_contest_sort(&j->contest, &e))
		zy_cli_fail(j->cli, &e);
	else
		write(j);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {
	    &zy_any_schema, &zy_ranking_schema};
	struct opts o = {.by = "total", .method = "competition", .places = -1};
	const struct zy_option table[] = {
	    ZY_STRING(0, "by", &o.by, N_("COLUMN"),
		N_("rank by this column (default: total)")),
	    ZY_STRING(0, "within", &o.within, N_("COLUMN,..."),
		N_("rank within the groups that these columns make")),
	    ZY_CHOICE(0, "method", &o.method, N_("METHOD"),
		"competition|dense|ordinal|average", N_("places of equals")),
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
	    ZY_INTEGER(0, "reserve", &o.reserve, N_("N"), 0, ZY_QUOTA_MAX,
		N_("the next N of each group are reserve")),
	    ZY_STRING(0, "eligible", &o.eligible, N_("FILE"),
		N_("rank only the subjects that FILE lists")),
	    ZY_STRING('S', "standard", &o.standard, N_("FILE"),
		N_("standard whose ties decide, and whose no-award vetoes "
		   "leave out")),
	    ZY_FLAG(0, "compare", &o.compare,
		N_("add percentile and z-score within the group, not "
		   "calibrated")),
	    ZY_SIZE(0, "max-memory", &o.memory, N_("SIZE"), LEAST,
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
	    .nschemas = sizeof(schemas) / sizeof(schemas[0]),
	};
	struct job j = {.cli = &cli, .o = &o};
	char *by;

	if (zy_cli_start(&cli, argc, argv, table) || check_options(&j))
		return zy_cli_finish(&cli);
	by = zy_key_name(&zy_any_schema, zy_view(o.by));
	j.contest.by = by;
	run(&j);
	free((void *)(uintptr_t)j.contest.within);
	zy_contest_release(&j.contest);
	zy_eligible_release(&j.eligible);
	zy_quota_release(&j.quota);
	zy_arena_release(&j.arena);
	zy_standard_free(j.standard);
	free(by);
	return zy_cli_finish(&cli);
}
