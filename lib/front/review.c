/*
 * The state of a review: its rosters, the limit of its memory, and the steps
 * that end the counting.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/review.h"

#include <stdlib.h>

#include "model/record.h"

void
zy_review_init(struct zy_review *v, struct zy_cli *cli,
    const struct zy_ballot_rules *rules, struct zy_view standard)
{
	*v = (struct zy_review){.cli = cli, .rules = rules};
	zy_tally_init(&v->tally, rules);
	zy_sessions_init(&v->sessions);
	zy_subjects_init(&v->subjects);
	v->partial.tally = &v->tally;
	v->partial.standard = standard;
	v->counts = v->partial.counts = zy_counts_new(&v->tally, &v->sessions);
}

void
zy_review_release(struct zy_review *v)
{
	size_t i;

	zy_cli_fill_release(&v->fill);
	zy_partial_release(&v->partial);
	if (v->audit)
		zy_audit_papers_release(v->audit);
	free(v->audit);
	zy_papers_free(v->papers);
	zy_counts_free(v->counts);
	for (i = 0; i < v->nsheets; i++)
		zy_reader_free(v->sheets[i]);
	free(v->sheets);
	zy_runs_free(v->runs);
	zy_tally_release(&v->tally);
	zy_sessions_release(&v->sessions);
	zy_seen_release(&v->seen);
	zy_intern_free(v->known);
	zy_subjects_release(&v->subjects);
	zy_intern_free(v->ended);
	free(v->ends);
	zy_arena_release(&v->arena);
}

/*
 * Limits the memory of the tally to `bytes`; counts beyond it go to sorted
 * runs.
 */
static void
limit_tally(struct zy_review *v, size_t bytes)
{
	const struct zy_runs_options o = {
	    .memory = bytes, .folder = zy_cli_temporary(v->cli)};

	v->runs = v->tally.runs = zy_runs_new(&o);
	v->tally.limit = bytes;
}

static void
limit_seen(struct zy_review *v, size_t bytes)
{
	v->seen.limit = bytes;
	v->seen.folder = zy_cli_temporary(v->cli);
}

void
zy_review_limit(struct zy_review *v, size_t memory)
{
	if (memory == 0)
		return;
	limit_tally(v, v->rules->refuse_second ? memory / 4 : memory / 2);
	if (v->rules->refuse_second)
		limit_seen(v, memory / 2);
}

void
zy_review_partial(struct zy_review *v, size_t memory)
{
	const struct zy_runs_options o = {
	    .memory = memory / 2, .folder = zy_cli_temporary(v->cli)};

	v->cli->digests = true;
	if (!v->rules->refuse_second) {
		zy_review_limit(v, memory);
		return;
	}
	v->papers = v->partial.papers = zy_papers_new(&o);
	if (memory == 0)
		return;
	limit_tally(v, memory / 8);
	limit_seen(v, memory / 4);
}

/* Stores the day on which a subject was closed or left. */
static void
keep_end(struct zy_review *v, struct zy_view id, struct zy_view end)
{
	uint32_t n = zy_intern_count(v->ended), k = zy_intern_put(v->ended, id);

	if (k < n)
		return;
	v->ends = zy_grow(v->ends, &v->ends_cap, k + 1, sizeof(*v->ends));
	v->ends[k] =
	    (struct zy_view){zy_arena_strndup(&v->arena, end.p, end.n), end.n};
}

int
zy_review_check_day(struct zy_review *v, const struct zy_reader *r, int column,
    struct zy_view subject, struct zy_view date, struct zy_error *e)
{
	struct zy_buf what = ZY_BUF_INIT;
	struct zy_date day;
	bool dated = zy_date_parse(&day, date);
	uint32_t k;

	if (!v->ended)
		return 0;
	k = zy_intern_find(v->ended, subject);
	if (k == ZY_INTERN_NONE || (dated && !zy_date_is_over(v->ends[k], day)))
		return 0;
	zy_buf_printf(&what,
	    dated ? _("was closed or left on %.*s, before this review:")
		  : _("was closed or left on %.*s, and the review has no "
		      "date:"),
	    ZY_ARG(v->ends[k]));
	zy_reader_fault(r, column, ZY_FAULT_RULE, what.p, e);
	zy_buf_release(&what);
	return -1;
}

int
zy_review_roster(
    struct zy_review *v, const char *path, const struct zy_schema *schema)
{
	struct zy_reader *r = zy_cli_open(v->cli, path, schema);
	int id = r ? zy_reader_find(r, "id") : -1, end;
	enum zy_named kind =
	    schema == &zy_org_schema ? ZY_NAMED_ORG : ZY_NAMED_MEMBER;
	struct zy_error e = ZY_ERROR_INIT;

	if (!r)
		return -1;
	if (id < 0) {
		zy_error_set(&e, ZY_ERROR_IO, _("no column 'id' (代码)"));
		zy_error_at(&e, path, 0, 0);
		zy_cli_fail(v->cli, &e);
	}
	if (!v->known)
		v->known = zy_intern_new();
	zy_cli_note_unread(v->cli, r, NULL, NULL);
	end = zy_reader_find(r, kind == ZY_NAMED_ORG ? "closed" : "left");
	if (!v->ended)
		v->ended = zy_intern_new();
	while (id >= 0 && zy_cli_next(v->cli, r) == 1) {
		zy_intern_put(v->known, zy_reader_cell(r, (size_t)id));
		if (end >= 0 && zy_reader_cell(r, (size_t)end).n)
			keep_end(v, zy_reader_cell(r, (size_t)id),
			    zy_reader_cell(r, (size_t)end));
		zy_subjects_add(&v->subjects, r, kind);
	}
	zy_cli_close(v->cli, r);
	return zy_cli_failed(v->cli) ? -1 : 0;
}

/*
 * Finds the subject of a partial tally that was written without rosters, by its
 * name.  Returns false, with the record refused, where no subject or several
 * have that name.
 */
static bool
resolve_subject(
    void *context, const char *file, uint64_t line, struct zy_view *subject)
{
	struct zy_review *v = context;
	const struct zy_column *column =
	    zy_schema_find(&zy_ballot_schema, ZY_VIEW("subject"));
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_name_miss m = {0};
	struct zy_view id;

	if (zy_subjects_search(&v->subjects, *subject, NULL, &id, &m) == 0) {
		*subject = id;
		return true;
	}
	zy_error_fault(&e, m.fault, m.what.p, *subject);
	zy_name_miss_release(&m);
	zy_error_heading(&e, column->name, zy_column_label(column));
	zy_error_at(&e, file, line, 0);
	zy_cli_refuse_cells(v->cli, column, subject, 1, &e);
	return false;
}

void
zy_review_merge(struct zy_review *v, const char *path)
{
	struct zy_partial *p = &v->partial;
	struct zy_error e = ZY_ERROR_INIT;
	size_t i = p->n;

	p->known = v->known;
	p->resolve = resolve_subject;
	p->context = v;
	if (zy_partial_read(p, path, &e)) {
		zy_cli_fail(v->cli, &e);
		return;
	}
	for (; i < p->n; i++)
		v->cli->records += p->inputs[i].records;
}

/* Returns the grade of a mark as a ballot would say it. */
static struct zy_view
grade_of(const struct zy_tally *t, const struct zy_paper_mark *m)
{
	return m->mark < t->rules->ngrades ? t->grades.ids[m->mark]
					   : (struct zy_view){NULL, 0};
}

/*
 * Fills columns and cells with the record of a paper as a file of rejects has
 * it.  Returns their number.
 */
static size_t
paper_cells(const struct zy_tally *t, const struct zy_paper *x,
    struct zy_column *columns, struct zy_view *cells)
{
	static const char *const names[] = {
	    "ballot", "subject", "voter_group", "question", "grade"};
	const struct zy_paper_mark *m = x->marks;
	size_t i, n = x->whole ? 3 : 5;

	for (i = 0; i < n; i++)
		columns[i] =
		    *zy_schema_find(&zy_ballot_schema, zy_view(names[i]));
	cells[0] = x->ballot;
	cells[1] = x->subject;
	cells[2] = t->groups.ids[m->group];
	if (!x->whole) {
		cells[3] = t->questions.ids[m->question];
		cells[4] = grade_of(t, m);
		return n;
	}
	for (i = 0; i < x->n; i++, m++) {
		columns[n] =
		    (struct zy_column){.name = t->questions.ids[m->question].p};
		cells[n++] = grade_of(t, m);
	}
	return n;
}

/*
 * Refuses a second ballot that only the merging of several runs has shown.
 * Returns 0, or -1 where the program must stop.
 */
static int
refuse_second(struct zy_review *v, const struct zy_paper *x)
{
	struct zy_view input = v->partial.inputs[x->input].name;
	char *name = zy_strndup(input.p, input.n);
	struct zy_column *columns =
	    zy_reallocarray(NULL, x->n + 5, sizeof(*columns));
	struct zy_view *cells = zy_reallocarray(NULL, x->n + 5, sizeof(*cells));
	size_t n = paper_cells(&v->tally, x, columns, cells);
	struct zy_error e = ZY_ERROR_INIT;
	int rc;

	zy_error_fault(
	    &e, ZY_FAULT_SECOND, zy_papers_second_text(x->whole), x->ballot);
	zy_error_heading(&e, "ballot", zy_column_label(&columns[0]));
	zy_error_at(&e, name, x->line, 0);
	rc = zy_cli_refuse_cells(v->cli, columns, cells, n, &e);
	free(name);
	free(columns);
	free(cells);
	return rc;
}

/*
 * Counts those of the n papers with one ballot number that are no second
 * ballots, and refuses the others.  Returns 0, or -1 where the program must
 * stop.
 */
static int
count_ballot(struct zy_review *v, const struct zy_paper *group, size_t n)
{
	bool *second = zy_calloc(n, sizeof(*second));
	const struct zy_paper_mark *m;
	size_t i, k;
	int rc = 0;

	zy_papers_find_second(group, n, second);
	for (i = 0; i < n && rc == 0; i++) {
		if (second[i]) {
			rc = refuse_second(v, &group[i]);
			continue;
		}
		for (k = 0; k < group[i].n; k++) {
			m = &group[i].marks[k];
			zy_tally_add(&v->tally, group[i].subject, group[i].hash,
			    m->question, m->group, m->mark);
		}
	}
	free(second);
	return rc;
}

/*
 * Sorts the kept ballots so that those with one number are together, and counts
 * the first ballot of each number.
 */
static void
count_papers(struct zy_review *v)
{
	uint32_t *ranks = zy_partial_ranks(&v->partial);
	struct zy_error e = ZY_ERROR_INIT;
	const struct zy_paper *group;
	size_t n;
	int rc = zy_papers_sort(v->papers, ranks, &e);

	while (rc == 0 && (rc = zy_papers_next(v->papers, &group, &n, &e)) == 1)
		rc = count_ballot(v, group, n);
	if (e.kind)
		zy_cli_fail(v->cli, &e);
	free(ranks);
}

void
zy_review_check(struct zy_review *v)
{
	struct zy_tally *t = &v->tally;
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_cli_failed(v->cli))
		return;
	if (t->overflow)
		zy_error_set(&e, ZY_ERROR_IO,
		    _("more than 4294967295 equal marks for one subject"));
	else if (t->failed)
		zy_runs_sort(v->runs, &e);
	else if (zy_seen_error(&v->seen))
		e = *zy_seen_error(&v->seen);
	else if (t->limit && zy_tally_subject_bytes(t) > t->limit)
		zy_error_set(&e, ZY_ERROR_IO,
		    _("--max-memory: the counts of one subject take %zu "
		      "bytes, which is more than their part of it, %zu"),
		    zy_tally_subject_bytes(t), t->limit);
	if (e.kind)
		zy_cli_fail(v->cli, &e);
}

void
zy_review_settle_papers(struct zy_review *v)
{
	if (v->papers && !zy_cli_failed(v->cli))
		count_papers(v);
	zy_tally_flush(&v->tally);
}

/*
 * Warns of subjects that were closed or left by now and have ballots or counts
 * without a session that gives the day.
 */
static void
warn_ended(struct zy_review *v)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_date today;
	size_t undated = 0;
	struct zy_view id;
	uint32_t k;

	if (!v->ended || zy_cli_today(v->cli, &today))
		return;
	for (k = 0; k < zy_intern_count(v->ended); k++) {
		id = zy_intern_get(v->ended, k);
		undated +=
		    zy_date_is_over(v->ends[k], today) &&
		    zy_intern_find(v->tally.subjects, id) != ZY_INTERN_NONE &&
		    zy_sessions_find(&v->sessions, id) == ZY_INTERN_NONE;
	}
	if (undated == 0)
		return;
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("%zu subjects were closed or left by the roster, and no session "
	      "says on which day they were reviewed (--sessions): they are "
	      "counted"),
	    undated);
	zy_cli_warn(v->cli, &e);
}

void
zy_review_settle(struct zy_review *v)
{
	uint32_t i;

	warn_ended(v);
	/* Who has a session has rows, though nobody voted. */
	for (i = 0; i < zy_intern_count(v->sessions.subjects); i++)
		zy_tally_put_subject(
		    &v->tally, zy_intern_get(v->sessions.subjects, i));
	zy_tally_settle(&v->tally);
	zy_review_check(v);
}

void
zy_review_write_partial(struct zy_review *v)
{
	struct zy_sink *s = zy_cli_sink(v->cli);
	struct zy_error e = ZY_ERROR_INIT;

	if (!s)
		return;
	if (zy_partial_write(&v->partial, s, &e))
		zy_cli_fail(v->cli, &e);
	zy_review_check(v);
	zy_cli_finish_sink(v->cli, s);
}
