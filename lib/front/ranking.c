/*
 * Reads the inputs of a ranking, with several threads for one input, and its
 * list of eligible subjects and quota.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/ranking.h"

#include <stdlib.h>

#include "front/enter.h"
#include "model/record.h"

/* The state of reading the inputs of a ranking. */
struct load {
	struct zy_cli *cli;
	struct zy_ranking *ranking;
	struct zy_ranking *parts; /* while threads read */
};

static void
begin_part(void *context, int part, int n, struct zy_reader *r)
{
	struct load *w = context;

	if (part == 0)
		w->parts = zy_calloc((size_t)n, sizeof(*w->parts));
	zy_ranking_part_begin(&w->parts[part], w->ranking, n, r);
}

static int
add_to_part(void *context, int part, struct zy_reader *r, struct zy_error *e)
{
	struct load *w = context;

	return zy_ranking_add(&w->parts[part], r, e);
}

static bool
parts_fit(void *context, int n)
{
	struct load *w = context;

	return zy_ranking_parts_fit(w->parts, n);
}

static void
end_part(void *context, int part, bool good)
{
	struct load *w = context;

	if (good)
		zy_ranking_part_join(w->ranking, &w->parts[part]);
	zy_ranking_part_end(&w->parts[part]);
}

static int
add(void *context, struct zy_reader *r, struct zy_error *e)
{
	struct load *w = context;

	return zy_ranking_add(w->ranking, r, e);
}

/*
 * Adds all records of one input to the ranking.  Returns 0; or -1, with an
 * error printed, where the program must stop.
 */
static int
read_input(struct load *w, const char *path)
{
	const struct zy_cli_parts how = {
	    begin_part, add_to_part, NULL, parts_fit, end_part, w, NULL};
	struct zy_reader *r = zy_cli_open(w->cli, path, &zy_any_schema);
	struct zy_error e = ZY_ERROR_INIT;
	uint64_t before = w->cli->records;
	bool done;
	int rc = 0;

	if (!r)
		return zy_cli_failed(w->cli) ? -1 : 0;
	zy_ranking_bind(w->ranking, r);
	if (zy_reader_is_csv(r) && zy_reader_columns(r) > 0 &&
	    zy_ranking_check(w->ranking, r, &e))
		return zy_cli_refuse_input(w->cli, path, r, &e);
	done = zy_cli_read_parts(w->cli, r, &how);
	free(w->parts);
	w->parts = NULL;
	if (done)
		zy_ranking_bind(w->ranking, r); /* columns may have come */
	else
		rc = zy_cli_read(w->cli, r, add, w);
	if (rc == 0 && w->cli->records == before)
		zy_ranking_note_columns(w->ranking, r);
	if (rc == 0 && zy_reader_columns(r) > 0 &&
	    zy_ranking_check(w->ranking, r, &e)) {
		zy_cli_fail(w->cli, &e);
		rc = -1;
	}
	zy_cli_close(w->cli, r);
	return rc;
}

int
zy_ranking_load_inputs(struct zy_cli *cli, struct zy_ranking *ranking)
{
	struct load w = {.cli = cli, .ranking = ranking};
	const char *const *paths = zy_cli_sorted_inputs(cli);
	size_t i;

	for (i = 0; i < cli->ninputs; i++)
		if (read_input(&w, paths[i]))
			return -1;
	return 0;
}

/*
 * Reads a register of awards as the list of eligible subjects: a subject is
 * eligible unless its last stage turned it down.  Errors are printed.
 */
static void
load_awards(struct zy_cli *cli, struct zy_eligible *list, const char *path)
{
	const struct zy_campaign *campaign = zy_cli_campaign(cli);
	struct zy_fold fold = {0};
	size_t i;

	if (campaign && zy_enter_read(cli, path, &zy_entry_award, &fold) == 0)
		for (i = 0; i < fold.n; i++) {
			const struct zy_folded *x = &fold.records[i];

			if (x->schema == &zy_award_schema && !x->withdrawn)
				zy_eligible_put(list,
				    zy_folded_cell(x, ZY_AWARD_SUBJECT),
				    !zy_award_is_down(campaign,
					zy_folded_cell(x, ZY_AWARD_RESULT)),
				    zy_folded_cell(x, ZY_AWARD_REASON));
		}
	zy_fold_release(&fold);
}

void
zy_ranking_load_roster(struct zy_cli *cli, struct zy_subjects *to,
    const char *path, const struct zy_schema *schema)
{
	struct zy_reader *r = zy_cli_open(cli, path, schema);

	if (!r)
		return;
	zy_cli_note_unread(cli, r, NULL, NULL);
	while (zy_cli_next(cli, r) == 1)
		zy_subjects_add(to, r,
		    schema == &zy_org_schema ? ZY_NAMED_ORG : ZY_NAMED_MEMBER);
	zy_cli_close(cli, r);
}

void
zy_ranking_load_eligible(
    struct zy_cli *cli, struct zy_eligible *list, const char *path)
{
	struct zy_arena arena = {0};
	struct zy_schema s = zy_eligible_schema(&zy_any_schema, &arena);
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_reader *r;

	if (zy_register_is(path)) {
		load_awards(cli, list, path);
	} else {
		r = zy_cli_open(cli, path, &s);
		if (r)
			zy_cli_note_unread(cli, r, NULL, NULL);
		if (r && zy_eligible_read(list, r, &e))
			zy_cli_fail(cli, &e);
		zy_cli_close(cli, r);
	}
	zy_arena_release(&arena);
}

void
zy_ranking_check_eligible(
    struct zy_cli *cli, const struct zy_ranking *ranking, const char *path)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf names = ZY_BUF_INIT;
	size_t unfit;

	if (!ranking->eligible || ranking->rows == 0)
		return;
	if (zy_eligible_check(ranking->eligible, &unfit, &names, &e)) {
		zy_error_at(&e, path, 0, 0);
		zy_cli_fail(cli, &e);
	} else if (unfit) {
		zy_cli_note(cli,
		    _("entries of %s that are no subject of the ranking: %zu "
		      "(%.*s)"),
		    path, unfit, ZY_ARG(zy_buf_get(&names)));
	}
	zy_buf_release(&names);
}

/* A quota file, and the ranking whose groups it has. */
struct quota_input {
	const struct zy_reader *reader;
	const struct zy_ranking *ranking;
};

/*
 * Returns whether column c of a quota file names groups, or is one that we have
 * written ourselves; the type makes this a callback for zy_cli_note_unread.
 */
static bool
is_of_quota(const void *context, int c)
{
	const struct quota_input *in = context;
	struct zy_view heading = zy_reader_column_header(in->reader, (size_t)c);
	size_t i;

	/* What --quota-out writes beside the places. */
	if (zy_view_is(heading, "remainder") || zy_view_is(heading, "余数"))
		return true;
	for (i = 0; i < in->ranking->nwithin; i++)
		if (zy_reader_find(in->reader, in->ranking->within[i]) == c)
			return true;
	return false;
}

void
zy_ranking_load_quota(struct zy_cli *cli, struct zy_ranking *ranking,
    struct zy_quota *quota, const char *path, int64_t total)
{
	struct zy_arena arena = {0};
	struct zy_schema s = zy_quota_schema(&zy_any_schema, &arena);
	struct zy_reader *r = zy_cli_open(cli, path, &s);
	struct zy_error e = ZY_ERROR_INIT;
	const struct quota_input in = {r, ranking};
	uint64_t below = 0;
	uint32_t i;

	if (r)
		zy_cli_note_unread(cli, r, is_of_quota, &in);
	if (r && zy_quota_read(
		     quota, r, ranking->within, ranking->nwithin, total, &e))
		zy_cli_fail(cli, &e);
	zy_cli_close(cli, r);
	zy_arena_release(&arena);
	ranking->places.quota = quota;
	if (zy_cli_failed(cli))
		return;
	for (i = 0; quota->groups && i < zy_intern_count(quota->groups); i++)
		below += quota->below[i];
	if (below)
		zy_cli_note(cli,
		    _("%s: groups below the threshold, without a part: %llu"),
		    path, (unsigned long long)below);
}

/*
 * Writes the places of group k with the numbers from which they were computed.
 */
static void
put_quota(
    struct zy_writer *w, const struct zy_quota *q, uint32_t k, struct zy_buf *b)
{
	zy_buf_reset(b);
	zy_group_name(b, zy_intern_get(q->groups, k));
	zy_writer_cell(w, zy_buf_get(b));
	zy_buf_reset(b);
	if (q->total >= 0)
		zy_decimal_format(b, q->given[k]);
	zy_writer_cell(w, zy_buf_get(b));
	zy_writer_count(w, q->places[k]);
	zy_buf_reset(b);
	zy_quota_remainder(q, k, b);
	zy_writer_cell(w, zy_buf_get(b));
	zy_writer_cell(w, q->below[k]  ? ZY_VIEW("below the threshold")
			  : q->tied[k] ? ZY_VIEW("equal remainders")
				       : ZY_VIEW(""));
	zy_writer_end(w);
}

void
zy_ranking_write_quota(
    struct zy_cli *cli, const struct zy_quota *quota, const char *path)
{
	static const struct zy_column columns[] = {
	    {.name = "group", .zh = "组别", .type = ZY_TEXT},
	    {.name = "base", .zh = "基数", .type = ZY_DECIMAL},
	    {.name = "places", .zh = "名额", .type = ZY_INTEGER},
	    {.name = "remainder", .zh = "余数", .type = ZY_DECIMAL},
	    {.name = "reason", .zh = "原因", .type = ZY_TEXT}};
	struct zy_writer_options wo = zy_cli_beside(cli, path);
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_sink *sink;
	struct zy_writer *w;
	uint32_t i;

	if (zy_sink_open(&sink, path, &e)) {
		zy_cli_fail(cli, &e);
		return;
	}
	w = zy_writer_new(sink, &wo);
	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		zy_writer_column(w, zy_view(columns[i].name), &columns[i]);
	for (i = 0; i < zy_intern_count(quota->groups); i++)
		put_quota(w, quota, i, &b);
	zy_cli_finish_writer(cli, w);
	zy_buf_release(&b);
}

/* --by 得分 means total: of an input that has both, that is a finding. */
static void
tell_by(struct zy_cli *cli, const struct zy_ranking *ranking, const char *by)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (strcmp(by, ranking->by) == 0 ||
	    zy_table_find(&ranking->table, by) < 0)
		return;
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("--by '%s' means the column '%s', and not the one that the "
	      "input calls so: --map decides"),
	    by, ranking->by);
	zy_cli_warn(cli, &e);
}

void
zy_ranking_note_columns_of(
    struct zy_cli *cli, const struct zy_ranking *ranking, const char *by)
{
	const struct zy_table *t = &ranking->table;
	size_t i;

	tell_by(cli, ranking, by);
	if (ranking->stability.draws && ranking->error_cell < 0)
		zy_cli_note(
		    cli, _("no column 'error': every value counts as certain"));
	for (i = 0; i < ranking->keys.n; i++)
		if (ranking->keys.keys[i].kind == ZY_VALUE_TEXT &&
		    !ranking->keys.keys[i].typed)
			zy_cli_note(cli,
			    _("--ties: the column '%s' has words, which are "
			      "compared byte by byte"),
			    ranking->keys.keys[i].name);
	if (zy_table_find(t, "rank") >= 0)
		return;
	for (i = 0; i < t->ncolumns; i++)
		if (zy_ranking_writes_column(ranking, t->columns[i].name) &&
		    !zy_view_is(t->columns[i].name, "group"))
			zy_cli_note(cli,
			    _("the input's column '%.*s' is replaced"),
			    ZY_ARG(t->columns[i].name));
}

void
zy_ranking_load_standard(struct zy_cli *cli, struct zy_ranking *ranking,
    struct zy_standard **standard, const char *path, bool bands)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_standard_load(standard, path, &e) ||
	    zy_ranking_set_standard(ranking, *standard, &e))
		zy_cli_fail(cli, &e);
	else if (!bands || !ranking->stability.draws ||
		 (*standard)->nbands == 0)
		return;
	else if ((*standard)->has_shares)
		zy_cli_note(cli,
		    _("%s: bands with shares of all subjects are not drawn "
		      "again, so no chance"),
		    path);
	else
		ranking->stability.bands = *standard;
}
