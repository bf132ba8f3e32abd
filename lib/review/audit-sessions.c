/*
 * The audit's rules on sessions, turnout and excess: part of review/audit.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "review/audit.h"

enum {
	ABSENT = 20, /* in the model one of 20 people is absent */
};

struct work {
	const struct zy_tally *t;
	struct zy_audit_findings *f;
	struct zy_view source;
	uint64_t sessions; /* whose number of entitled people is known */
	uint64_t full;	   /* of these, sessions in which all of them voted */
	uint64_t people;   /* entitled in these sessions */
};

/* Returns how many papers of a subject and group were counted. */
static int64_t
papers_of(const struct zy_tally *t, uint32_t subject, size_t g)
{
	uint32_t marks[ZY_MARKS_MOST];
	int64_t most = 0, n;
	size_t q, m;

	if (subject == ZY_INTERN_NONE)
		return 0;
	for (q = 0; q < t->nquestions; q++) {
		zy_tally_get(t, subject, q, g, marks);
		for (n = 0, m = 0; m < t->nmarks; m++)
			n += marks[m];
		most = n > most ? n : most;
	}
	return most;
}

/* A figure of a session with its names. */
struct figure {
	int64_t n; /* below 0: unknown */
	const char *en, *zh;
};

/* Adds the finding that a figure exceeds its limit. */
static void
find_excess(struct work *w, struct zy_view subject, size_t g,
    const struct figure *more, const struct figure *limit)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_audit_finding x = {
	    .rule = ZY_AUDIT_EXCESS,
	    .subject = subject,
	    .group = w->t->groups.ids[g],
	    .size = (uint64_t)more->n,
	    .of = (uint64_t)limit->n,
	    .source = w->source,
	};

	zy_buf_printf(&b,
	    w->f->zh ? "%s %lld，超过%s %lld" : "%s %lld exceeds %s %lld",
	    w->f->zh ? more->zh : more->en, (long long)more->n,
	    w->f->zh ? limit->zh : limit->en, (long long)limit->n);
	x.detail = zy_buf_get(&b);
	zy_audit_find(w->f, &x);
	zy_buf_release(&b);
}

/*
 * Adds a finding for the first pair of figures of a session that contradict
 * each other.
 */
static void
look_for_excess(struct work *w, struct zy_view subject, size_t g,
    const struct zy_session *s, int64_t papers)
{
	const struct figure returned = {s->returned, "returned", "收回票数"},
			    issued = {s->issued, "issued", "发出票数"},
			    entitled = {s->entitled, "entitled", "应到人数"},
			    present = {s->present, "present", "实到人数"},
			    counted = {papers, "counted", "计票数"};
	const struct figure *const pairs[][2] = {{&returned, &issued},
	    {&returned, &entitled}, {&present, &entitled},
	    {&counted, &returned}, {&counted, &issued}, {&counted, &entitled}};
	size_t i;

	zy_audit_look(w->f, ZY_AUDIT_EXCESS, 1);
	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		if (pairs[i][1]->n < 0 || pairs[i][0]->n <= pairs[i][1]->n)
			continue;
		find_excess(w, subject, g, pairs[i][0], pairs[i][1]);
		return;
	}
}

/*
 * Looks for excess in a session and adds it to the sums over all sessions; at
 * is the subject's number in the sessions.
 */
static void
look_at_session(
    struct work *w, const struct zy_sessions *sessions, uint32_t at, size_t g)
{
	struct zy_view id = zy_intern_get(sessions->subjects, at);
	const struct zy_session *s = zy_sessions_get(sessions, at, g);
	int64_t papers, people, came;

	if (!s)
		return;
	papers = papers_of(w->t, zy_intern_find(w->t->subjects, id), g);
	look_for_excess(w, id, g, s, papers);
	people = s->entitled >= 0 ? s->entitled : s->issued;
	came = s->returned >= 0 ? s->returned : papers;
	if (people <= 0)
		return;
	w->sessions++;
	w->full += came == people;
	w->people += (uint64_t)people;
}

/*
 * Adds a finding if everybody voted in every session.  The chance assumes that
 * one of 20 people is absent.
 */
static void
look_at_turnout(struct work *w)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_audit_finding x = {
	    .rule = ZY_AUDIT_TURNOUT,
	    .size = w->people,
	    .of = w->people,
	    .source = w->source,
	};

	if (w->sessions < ZY_AUDIT_LEAST)
		return;
	zy_audit_look(w->f, ZY_AUDIT_TURNOUT, 1);
	if (w->full < w->sessions)
		return;
	x.chance =
	    zy_chance_power(zy_chance_ratio(ABSENT - 1, ABSENT), w->people);
	zy_buf_printf(&b,
	    w->f->zh ? "%llu 场评议 %llu 人全部参评，没有一人缺席"
		     : "in all %llu sessions all %llu people returned a "
		       "paper",
	    (unsigned long long)w->sessions, (unsigned long long)w->people);
	x.detail = zy_buf_get(&b);
	zy_audit_find(w->f, &x);
	zy_buf_release(&b);
}

void
zy_audit_sessions_find(const struct zy_tally *t,
    const struct zy_sessions *sessions, struct zy_view source,
    struct zy_audit_findings *f)
{
	struct work w = {.t = t, .f = f, .source = source};
	uint32_t i;
	size_t g;

	for (i = 0; i < zy_intern_count(sessions->subjects); i++)
		for (g = 0; g < t->groups.n; g++)
			look_at_session(&w, sessions, i, g);
	look_at_turnout(&w);
}
