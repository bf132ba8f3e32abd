/*
 * Writes the tally stream.  Several threads make the rows of blocks of
 * subjects, which are written in order.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/write.h"

#include <stdlib.h>

#include "model/record.h"
#include "review/grade-heading.h"

enum {
	BLOCK = 256, /* subjects that a thread writes at a time */
};

/* What all rows have in common. */
struct writing {
	const struct zy_tally_writing *how;
	const struct zy_tally *tally; /* the window */
	uint32_t *subjects; /* numbers of the window's subjects, in order */
	size_t *questions, *groups; /* numbers in the order of output */
	struct zy_view denominator, suppressed;
	struct zy_tally_remarks *remarks; /* one for each thread */
	/* With percent, for each thread room for the counts of all grades,
	   then their shares. */
	uint32_t **shares;
};

/*
 * Returns whether the tally has a column: those of what sessions say beyond
 * their figures only where one says it.
 */
static bool
has_column(const struct zy_sessions *sessions, const char *name)
{
	if (strcmp(name, "date") == 0)
		return sessions->dated;
	return strcmp(name, "organiser") != 0 || sessions->organised;
}

/* Declares the column of the marks of a grade. */
static void
declare_grade(struct zy_writer *out, const struct zy_grade *g)
{
	struct zy_buf zh = ZY_BUF_INIT;

	zy_writer_column(out, zy_view(g->id),
	    zy_schema_find(&zy_tally_schema, ZY_VIEW("valid")));
	zy_grade_heading_put(&zh, g->name);
	zy_writer_label(out, zy_buf_get(&zh));
	zy_buf_release(&zh);
}

/*
 * Declares the columns of the tally to out: those of its schema that have
 * values, one for each grade before the mean, and with how->percent one for the
 * share of each grade at the end.
 */
static void
declare_columns(struct zy_writer *out, const struct zy_tally_writing *how)
{
	const struct zy_ballot_rules *rules = how->tally->rules;
	const struct zy_schema *s = &zy_tally_schema;
	struct zy_buf name = ZY_BUF_INIT, zh = ZY_BUF_INIT;
	size_t i, g;

	for (i = 0; i < s->n; i++) {
		if (!has_column(how->sessions, s->columns[i].name))
			continue;
		if (strcmp(s->columns[i].name, "mean") == 0)
			for (g = 0; g < rules->ngrades; g++)
				declare_grade(out, &rules->grades[g]);
		zy_writer_column(
		    out, zy_view(s->columns[i].name), &s->columns[i]);
	}
	for (g = 0; how->percent && g < rules->ngrades; g++) {
		zy_buf_reset(&name);
		zy_buf_printf(&name, "%s_percent", rules->grades[g].id);
		zy_writer_column(
		    out, zy_buf_get(&name), zy_schema_find(s, ZY_VIEW("mean")));
		zy_buf_reset(&zh);
		zy_grade_heading_put(&zh, rules->grades[g].name);
		zy_buf_puts(&zh, ZY_GRADE_SHARE);
		zy_writer_label(out, zy_buf_get(&zh));
	}
	zy_buf_release(&name);
	zy_buf_release(&zh);
}

/*
 * Writes the columns of shares.  Only grades that count have a share; the cells
 * of the others are empty, and all are if there is no valid ballot or the
 * result is suppressed (hidden).
 */
static void
put_percent(const struct writing *w, uint32_t *counts, struct zy_writer *out,
    const struct zy_result *r, bool hidden, struct zy_buf *b)
{
	const struct zy_ballot_rules *rules = w->tally->rules;
	size_t g, k = 0, n = rules->ngrades;
	uint32_t *shares = counts + n;

	for (g = 0; g < n; g++)
		if (rules->grades[g].counts)
			counts[k++] = r->marks[g];
	zy_result_percent(shares, counts, k, w->how->percent, rules->rounding);
	for (k = 0, g = 0; g < n; g++) {
		zy_buf_reset(b);
		if (rules->grades[g].counts) {
			if (r->valid && !hidden)
				zy_quotient_format(
				    b, shares[k], 100, 2, ZY_HALF_UP);
			k++;
		}
		zy_writer_cell(out, zy_buf_get(b));
	}
}

/* Writes the cells of a result after subject, question and group. */
static void
put_row(const struct writing *w, int thread, struct zy_writer *out,
    const struct zy_result *r, struct zy_buf *b)
{
	const struct zy_ballot_rules *rules = w->tally->rules;
	const struct zy_sessions *sessions = w->how->sessions;
	bool hidden = w->how->min_cell > 0 && r->valid > 0 &&
		      r->valid < (uint64_t)w->how->min_cell;
	int64_t counts[7 + ZY_GRADES_MOST];
	size_t n = 0, g;

	if (sessions->dated)
		zy_writer_cell(out, zy_sessions_text(sessions, r->people.date));
	if (sessions->organised)
		zy_writer_cell(
		    out, zy_sessions_text(sessions, r->people.organiser));
	counts[n++] = r->people.entitled;
	counts[n++] = r->people.present;
	counts[n++] = r->people.issued;
	counts[n++] = r->people.returned;
	counts[n++] = hidden ? -1 : (int64_t)r->valid;
	counts[n++] = hidden ? -1 : (int64_t)r->invalid;
	counts[n++] = hidden ? -1 : (int64_t)r->abstain;
	for (g = 0; g < rules->ngrades; g++)
		counts[n++] = hidden ? -1 : (int64_t)r->marks[g];
	zy_writer_counts(out, counts, n);
	zy_buf_reset(b);
	if (!hidden)
		zy_result_mean(b, r, rules->rounding);
	zy_writer_cell(out, zy_buf_get(b));
	zy_buf_reset(b);
	if (!hidden)
		zy_result_satisfaction(b, r, rules->rounding);
	zy_writer_cell(out, zy_buf_get(b));
	zy_writer_cell(out, hidden ? w->suppressed : zy_view(r->state));
	zy_writer_cell(out, w->denominator);
	if (w->how->percent)
		put_percent(w, w->shares[thread], out, r, hidden, b);
	zy_writer_end(out);
}

/*
 * Returns how many sessions of a subject have no counted ballot.  subject is
 * its number in the tally, at its number in the sessions.
 */
static uint64_t
silent_sessions(const struct writing *w, uint32_t subject, uint32_t at)
{
	const struct zy_tally *t = w->tally;
	uint32_t marks[ZY_MARKS_MOST];
	uint64_t n = 0;
	size_t q, g;

	for (g = 0; g < t->ngroups; g++) {
		if (!zy_sessions_get(w->how->sessions, at, g))
			continue;
		for (q = 0; q < t->nquestions; q++)
			if (zy_tally_get(t, subject, q, g, marks))
				break;
		n += q == t->nquestions;
	}
	return n;
}

/* Writes all rows of a subject and adds to the thread's remarks. */
static void
put_subject(const struct writing *w, int thread, struct zy_writer *out,
    uint32_t subject, struct zy_buf *b)
{
	const struct zy_tally *t = w->tally;
	const struct zy_sessions *sessions = w->how->sessions;
	bool zh = zy_writer_is_chinese(out);
	const struct zy_view *question_names =
	    zh ? t->questions.names : t->questions.ids;
	const struct zy_view *group_names =
	    zh ? t->groups.names : t->groups.ids;
	struct zy_view id = zy_intern_get(t->subjects, subject);
	uint32_t at = zy_sessions_find(sessions, id);
	const struct zy_session *session = NULL;
	struct zy_result r;
	size_t q, g;

	if (at != ZY_INTERN_NONE)
		w->remarks[thread].silent += silent_sessions(w, subject, at);
	for (q = 0; q < t->nquestions; q++) {
		for (g = 0; g < t->ngroups; g++) {
			if (at != ZY_INTERN_NONE)
				session =
				    zy_sessions_get(sessions, at, w->groups[g]);
			if (!zy_result_get(&r, t, session, subject,
				w->questions[q], w->groups[g]))
				continue;
			w->remarks[thread].unknown += r.turnout_unknown;
			w->remarks[thread].issued += r.turnout_of_issued;
			zy_writer_cell(out, id);
			zy_writer_cell(out, question_names[w->questions[q]]);
			zy_writer_cell(out, group_names[w->groups[g]]);
			put_row(w, thread, out, &r, b);
		}
	}
}

/* Writes the subjects from..to - 1: the worker of zy_writer_spread. */
static void
put_block(
    void *context, int thread, struct zy_writer *out, size_t from, size_t to)
{
	const struct writing *w = context;
	const struct zy_tally *t = w->tally;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = from; i < to && !zy_writer_closed(out); i++) {
		/* In memory subjects are in the order of their first marks. */
		if (i + 1 < to)
			__builtin_prefetch(
			    t->cells + w->subjects[i + 1] * t->stride);
		put_subject(w, thread, out, w->subjects[i], &b);
	}
	zy_buf_release(&b);
}

/* Writes the rows of a window. */
static void
put_window(struct writing *w, const struct zy_tally *t, struct zy_writer *out)
{
	struct zy_spread spread = {.put = put_block,
	    .context = w,
	    .n = zy_intern_count(t->subjects),
	    .block = BLOCK,
	    .threads = w->how->threads};

	w->tally = t;
	w->subjects = zy_intern_order(t->subjects);
	zy_writer_spread(out, &spread);
	free(w->subjects);
}

int
zy_tally_write(struct zy_writer *out, const struct zy_tally_writing *how,
    struct zy_tally_remarks *remarks, struct zy_error *e)
{
	const struct zy_tally *t;
	struct zy_buf suppressed = ZY_BUF_INIT;
	struct writing w = {.how = how};
	struct zy_windows windows;
	int i, rc = zy_windows_open(&windows, how->tally, e);

	declare_columns(out, how);
	zy_buf_printf(&suppressed, "suppressed: fewer than %lld ballots",
	    (long long)how->min_cell);
	w.suppressed = zy_buf_get(&suppressed);
	w.denominator =
	    zy_view(zy_denominator_name(how->tally->rules->denominator));
	w.questions = zy_codebook_order(&how->tally->questions);
	w.groups = zy_codebook_order(&how->tally->groups);
	w.remarks = zy_calloc((size_t)how->threads, sizeof(*w.remarks));
	w.shares = zy_calloc((size_t)how->threads, sizeof(*w.shares));
	for (i = 0; i < how->threads; i++)
		w.shares[i] = zy_calloc(
		    2 * how->tally->rules->ngrades, sizeof(**w.shares));
	while (rc == 0 && !zy_writer_closed(out)) {
		rc = zy_windows_next(&windows, &t, e);
		if (rc <= 0)
			break;
		put_window(&w, t, out);
		rc = 0;
	}
	zy_windows_release(&windows);
	*remarks = (struct zy_tally_remarks){0};
	for (i = 0; i < how->threads; i++) {
		remarks->unknown += w.remarks[i].unknown;
		remarks->issued += w.remarks[i].issued;
		remarks->silent += w.remarks[i].silent;
		free(w.shares[i]);
	}
	free(w.remarks);
	free(w.shares);
	free(w.questions);
	free(w.groups);
	zy_buf_release(&suppressed);
	return rc;
}
