/*
 * Counts made by hand: checks that the figures of a row agree, and adds rows
 * to the tally and the sessions.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/counts.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

struct zy_counts {
	struct zy_tally *tally;
	struct zy_sessions *sessions;
	/* Keys of the rows added: subject and group; these and question. */
	struct zy_intern *groups, *rows;
	uint64_t added;		    /* rows */
	struct zy_counts_row *kept; /* from zy_counts_keep */
	size_t n, cap;
	struct zy_arena arena;
};

struct zy_counts *
zy_counts_new(struct zy_tally *tally, struct zy_sessions *sessions)
{
	struct zy_counts *c = zy_calloc(1, sizeof(*c));

	c->tally = tally;
	c->sessions = sessions;
	c->groups = zy_intern_new();
	c->rows = zy_intern_new();
	return c;
}

void
zy_counts_free(struct zy_counts *c)
{
	if (!c)
		return;
	zy_intern_free(c->groups);
	zy_intern_free(c->rows);
	free(c->kept);
	zy_arena_release(&c->arena);
	free(c);
}

uint64_t
zy_counts_rows(const struct zy_counts *c)
{
	return c ? c->added : 0;
}

/* Adds a fault to *why, unless it is full.  Returns -1. */
static int ZY_PRINTF(4, 5) refuse(struct zy_counts_faults *why,
    enum zy_fault fault, int figure, const char *fmt, ...)
{
	struct zy_counts_fault *x = &why->items[why->n];
	va_list ap;

	if (why->n == ZY_COUNTS_FAULTS)
		return -1;
	x->fault = fault;
	x->figure = figure;
	va_start(ap, fmt);
	vsnprintf(x->what, sizeof(x->what), fmt, ap);
	va_end(ap);
	why->n++;
	return -1;
}

/* Sums over the votes of a row. */
struct sums {
	int64_t counting; /* votes for grades that count */
	int64_t others;	  /* votes for grades that do not */
	int64_t blank;	  /* abstentions outside the columns of grades */
	int64_t invalid, returned;
	int missing; /* first counting grade with an empty cell, or -1 */
};

/* Adds up the votes of the grades. */
static void
add_votes(
    struct sums *s, const struct zy_ballot_rules *rules, const int64_t *figures)
{
	int64_t votes;
	size_t i;

	s->missing = -1;
	for (i = 0; i < rules->ngrades; i++) {
		votes = figures[ZY_COUNTS_GRADES + i];
		if (votes < 0 && rules->grades[i].counts && s->missing < 0)
			s->missing = (int)i;
		if (votes > 0 && rules->grades[i].counts)
			s->counting += votes;
		else if (votes > 0)
			s->others += votes;
	}
}

/*
 * Sets s->blank.  Some sheets include the votes for grades that do not count
 * (不了解) in the abstentions, as the tally does; the number of returned
 * ballots shows which is meant.
 */
static void
count_abstentions(struct sums *s, const int64_t *figures)
{
	int64_t stated = figures[ZY_COUNTS_ABSTAIN];
	int64_t rest = s->counting + (s->invalid > 0 ? s->invalid : 0);

	s->blank = stated > 0 ? stated : 0;
	if (s->others && stated >= s->others &&
	    (stated == s->others || s->returned == rest + stated))
		s->blank = stated - s->others;
}

/*
 * Returns whether no counting grade lacks a number, or the other figures prove
 * that such a grade got no votes.
 */
static bool
is_complete(const struct sums *s, int64_t valid)
{
	int64_t all = s->counting + s->others + s->blank +
		      (s->invalid > 0 ? s->invalid : 0);

	return s->missing < 0 || valid == s->counting ||
	       valid == s->counting + s->others || s->returned == all;
}

/*
 * Checks that valid, invalid and blank votes add up to the returned ones;
 * computes the invalid ones if they are not stated.  Returns 0, or -1 with *why
 * filled.
 */
static int
check_returned(
    struct sums *s, const int64_t *figures, struct zy_counts_faults *why)
{
	int64_t votes = s->counting + s->others + s->blank;

	if (s->returned < 0) {
		s->invalid = s->invalid > 0 ? s->invalid : 0;
		return 0;
	}
	if (s->invalid < 0 && figures[ZY_COUNTS_VALID] >= 0 &&
	    s->returned >= votes)
		s->invalid = s->returned - votes;
	if (s->invalid < 0 && s->returned > votes)
		return refuse(why, ZY_FAULT_FIGURES, ZY_COUNTS_RETURNED,
		    _("%lld votes, %lld returned: are the others invalid? say "
		      "how many are valid or invalid"),
		    (long long)votes, (long long)s->returned);
	s->invalid = s->invalid > 0 ? s->invalid : 0;
	if (votes + s->invalid != s->returned)
		return refuse(why, ZY_FAULT_FIGURES, ZY_COUNTS_RETURNED,
		    _("%lld votes and %lld invalid are not the %lld returned"),
		    (long long)votes, (long long)s->invalid,
		    (long long)s->returned);
	return 0;
}

/*
 * Checks that no figure exceeds the range of a counter.  Returns 0, or -1 with
 * *why filled.
 */
static int
check_size(const struct zy_ballot_rules *rules, const int64_t *figures,
    struct zy_counts_faults *why)
{
	int rc = 0;
	size_t i;

	for (i = 0; i < ZY_COUNTS_GRADES + rules->ngrades; i++)
		if (figures[i] > UINT32_MAX / 4)
			rc = refuse(why, ZY_FAULT_RANGE, (int)i,
			    _("more than anybody can have counted"));
	return rc;
}

/*
 * Checks that figures which both the row and the session have are equal; then
 * sets the session's figures to those of the row.  Returns 0, or -1 with *why
 * filled.
 */
static int
check_session(
    struct zy_session *s, const int64_t *figures, struct zy_counts_faults *why)
{
	int64_t *const known[] = {
	    &s->entitled, &s->present, &s->issued, &s->returned};
	int i, rc = 0;

	for (i = ZY_COUNTS_ENTITLED; i <= ZY_COUNTS_RETURNED; i++) {
		if (figures[i] < 0)
			continue;
		if (*known[i] >= 0 && *known[i] != figures[i])
			rc = refuse(why, ZY_FAULT_FIGURES, i,
			    _("the session of this subject and group has %lld"),
			    (long long)*known[i]);
		else
			*known[i] = figures[i];
	}
	return rc;
}

/*
 * Checks the votes of a row, which s gets, against its other figures.  Returns
 * 0, or -1 with the faults added to *why.  Sums are not looked at where a grade
 * lacks its number.
 */
static int
check_votes(struct sums *s, const struct zy_ballot_rules *rules,
    const int64_t *figures, struct zy_counts_faults *why)
{
	const int64_t valid = figures[ZY_COUNTS_VALID];
	const size_t before = why->n;
	size_t i;

	add_votes(s, rules, figures);
	count_abstentions(s, figures);
	if (!is_complete(s, valid)) {
		for (i = 0; i < rules->ngrades; i++)
			if (figures[ZY_COUNTS_GRADES + i] < 0 &&
			    rules->grades[i].counts)
				refuse(why, ZY_FAULT_MISSING,
				    ZY_COUNTS_GRADES + (int)i,
				    _("how many votes? 0 is to be written"));
		return -1;
	}
	if (valid >= 0 && valid != s->counting &&
	    valid != s->counting + s->others)
		refuse(why, ZY_FAULT_FIGURES, ZY_COUNTS_VALID,
		    _("the votes add up to %lld"),
		    (long long)(s->counting + s->others));
	check_returned(s, figures, why);
	return why->n > before ? -1 : 0;
}

/*
 * Adds to the faults of a row those of its figures that contradict each other,
 * which alone make its result void and do not refuse it.
 */
static void
add_clashes(const struct zy_session *people, struct zy_counts_faults *why)
{
	struct zy_session_clash clash[ZY_SESSION_CLASHES];
	size_t i, k, n = zy_session_clashes(people, clash);
	int figure;

	for (i = 0; i < n; i++) {
		figure = ZY_COUNTS_ENTITLED + (int)clash[i].figure;
		for (k = 0; k < why->n; k++)
			if (why->items[k].figure == figure)
				break;
		if (k == why->n)
			refuse(
			    why, ZY_FAULT_FIGURES, figure, "%s", clash[i].what);
	}
}

int
zy_counts_check(const struct zy_tally *t, const struct zy_counts_row *row,
    const struct zy_session *session, uint32_t *marks,
    struct zy_counts_faults *why)
{
	const struct zy_ballot_rules *rules = t->rules;
	const int64_t *figures = row->figures;
	struct zy_session people = session ? *session : ZY_SESSION_UNKNOWN;
	struct sums s = {.invalid = figures[ZY_COUNTS_INVALID]};
	const size_t before = why->n;
	size_t i;

	if (check_size(rules, figures, why) == 0) {
		(void)check_session(&people, figures, why);
		s.returned = people.returned;
		(void)check_votes(&s, rules, figures, why);
	}
	if (why->n > before) {
		add_clashes(&people, why);
		return -1;
	}
	for (i = 0; i < rules->ngrades; i++)
		marks[i] = figures[ZY_COUNTS_GRADES + i] > 0
			       ? (uint32_t)figures[ZY_COUNTS_GRADES + i]
			       : 0;
	marks[ZY_MARK_BLANK(t)] = (uint32_t)s.blank;
	marks[ZY_MARK_INVALID(t)] = (uint32_t)s.invalid;
	return 0;
}

/*
 * Appends the key of a row: its group and subject, and with `question` its
 * question.
 */
static void
put_key(struct zy_buf *b, const struct zy_counts_row *row, bool question)
{
	const uint32_t numbers[] = {
	    (uint32_t)row->group, (uint32_t)row->question};

	zy_buf_put(
	    b, (const char *)numbers, sizeof(numbers[0]) * (question + 1));
	zy_buf_view(b, row->subject);
}

/* Returns whether ballots were counted for the subject and group of a row. */
static bool
has_papers(const struct zy_tally *t, const struct zy_counts_row *row)
{
	uint32_t marks[ZY_MARKS_MOST];
	uint32_t k = zy_intern_find(t->subjects, row->subject);
	size_t q;

	for (q = 0; k != ZY_INTERN_NONE && q < t->nquestions; q++)
		if (row->group < t->ngroups &&
		    zy_tally_get(t, k, q, row->group, marks))
			return true;
	return false;
}

/*
 * Checks that no row for the same subject, question and group was added and
 * that no ballots were counted for subject and group.  Returns 0, or -1 with
 * *why filled.
 */
static int
check_others(const struct zy_counts *c, const struct zy_counts_row *row,
    struct zy_counts_faults *why)
{
	struct zy_buf key = ZY_BUF_INIT;
	bool again, known;

	put_key(&key, row, true);
	again = zy_intern_find(c->rows, zy_buf_get(&key)) != ZY_INTERN_NONE;
	zy_buf_reset(&key);
	put_key(&key, row, false);
	known = zy_intern_find(c->groups, zy_buf_get(&key)) != ZY_INTERN_NONE;
	zy_buf_release(&key);
	if (again)
		return refuse(why, ZY_FAULT_SECOND, -1,
		    _("a second count of this subject, question and group"));
	if (!known && has_papers(c->tally, row))
		return refuse(why, ZY_FAULT_SECOND, -1,
		    _("ballots of this subject and group are counted already: "
		      "send papers or counts, not both"));
	return 0;
}

/*
 * Returns the session of a row's subject and group, or NULL if none is known.
 */
static const struct zy_session *
session_of(const struct zy_counts *c, const struct zy_counts_row *row)
{
	uint32_t subject = zy_sessions_find(c->sessions, row->subject);

	return subject == ZY_INTERN_NONE
		   ? NULL
		   : zy_sessions_get(c->sessions, subject, row->group);
}

int
zy_counts_try(const struct zy_counts *c, const struct zy_counts_row *row,
    struct zy_counts_faults *why)
{
	uint32_t marks[ZY_MARKS_MOST];

	return check_others(c, row, why) || zy_counts_check(c->tally, row,
						session_of(c, row), marks, why)
		   ? -1
		   : 0;
}

/*
 * Adds the figures, date and organiser of a row to its session, whose own date
 * and organiser stay; creates no session if the row has nothing of one.
 */
static void
put_session(struct zy_counts *c, const struct zy_counts_row *row)
{
	const struct zy_session *have = session_of(c, row);
	struct zy_session s = have ? *have : ZY_SESSION_UNKNOWN;
	struct zy_counts_faults ignored = {.n = 0};
	bool any = have || row->date.n || row->organiser.n;
	int i;

	for (i = ZY_COUNTS_ENTITLED; i <= ZY_COUNTS_RETURNED; i++)
		any = any || row->figures[i] >= 0;
	if (!any)
		return; /* nothing of a session is known */
	if (!s.date)
		s.date = zy_sessions_put_text(c->sessions, row->date);
	if (!s.organiser)
		s.organiser = zy_sessions_put_text(c->sessions, row->organiser);
	(void)check_session(&s, row->figures, &ignored);
	zy_sessions_set(c->sessions, row->subject, row->group, &s);
}

void
zy_counts_add(struct zy_counts *c, const struct zy_counts_row *row)
{
	struct zy_tally *t = c->tally;
	struct zy_counts_faults ignored = {.n = 0};
	uint32_t marks[ZY_MARKS_MOST];
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t k;
	size_t m;

	(void)zy_counts_check(t, row, session_of(c, row), marks, &ignored);
	put_session(c, row);
	put_key(&key, row, true);
	zy_intern_put(c->rows, zy_buf_get(&key));
	zy_buf_reset(&key);
	put_key(&key, row, false);
	zy_intern_put(c->groups, zy_buf_get(&key));
	zy_buf_release(&key);
	zy_tally_settle(t);
	k = zy_tally_put_subject(t, row->subject);
	for (m = 0; m < t->nmarks; m++)
		if (marks[m])
			zy_tally_add_count(
			    t, k, row->question, row->group, m, marks[m]);
	c->added++;
}

void
zy_counts_keep(struct zy_counts *c, const struct zy_counts_row *row)
{
	size_t n = ZY_COUNTS_GRADES + c->tally->rules->ngrades;
	int64_t *figures = zy_arena_words(&c->arena, n * sizeof(*figures));
	struct zy_counts_row *to;

	memcpy(figures, row->figures, n * sizeof(*figures));
	c->kept = zy_grow(c->kept, &c->cap, c->n + 1, sizeof(*c->kept));
	to = &c->kept[c->n++];
	*to = *row;
	to->subject.p =
	    zy_arena_strndup(&c->arena, row->subject.p, row->subject.n);
	to->date.p = zy_arena_strndup(&c->arena, row->date.p, row->date.n);
	to->organiser.p =
	    zy_arena_strndup(&c->arena, row->organiser.p, row->organiser.n);
	to->figures = figures;
}

/* Compares two rows by input, line, question and group. */
static int
by_place(const void *a, const void *b, void *arg)
{
	const uint32_t *rank = arg;
	const struct zy_counts_row *x = a, *y = b;

	if (rank[x->input] != rank[y->input])
		return rank[x->input] < rank[y->input] ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->question != y->question)
		return x->question < y->question ? -1 : 1;
	return x->group < y->group ? -1 : x->group > y->group;
}

const struct zy_counts_row *
zy_counts_kept(struct zy_counts *c, const uint32_t *rank, size_t *n)
{
	*n = c ? c->n : 0;
	if (!c || !c->n)
		return NULL;
	qsort_r(
	    c->kept, c->n, sizeof(*c->kept), by_place, (void *)(uintptr_t)rank);
	return c->kept;
}
