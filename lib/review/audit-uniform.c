/*
 * The rule on papers all of one grade: part of review/audit.h.
 *
 * Good subjects have more of them than others.  So a subject's share of such
 * papers is compared with the share expected from its votes if the answers on a
 * paper were independent.  The excess, as a fraction of what is possible above
 * the expected share, is compared with that of other subjects.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "review/audit.h"

enum {
	MILLION = 1000000,
	SPREAD = 150000,     /* assumed of ten more subjects, in millionths */
	ROOM = MILLION / 20, /* the expected share must be this much below 1 */
};

/* The papers of a subject and group. */
struct unit {
	uint64_t full;	   /* that grade several questions */
	uint64_t uniform;  /* of these, papers all of one grade */
	uint64_t expected; /* share of uniform ones, in millionths */
	uint32_t subject, group, input;
	bool several; /* the papers are in several files */
};

/* Sums over all units of a voter group. */
struct all {
	uint64_t full, uniform;
	uint64_t expected;	 /* millionths of papers */
	struct zy_moments rests; /* of what rest_of returns */
};

struct work {
	const struct zy_audit_papers *p;
	const struct zy_tally *t;
	struct zy_audit_findings *f;
	struct unit *units;
	size_t n;
	struct all *all; /* by group */
};

/*
 * Returns the share of papers, in millionths, that are all of one grade if the
 * answers to the questions are independent.
 */
static uint64_t
expect(const struct zy_tally *t, uint32_t subject, size_t g)
{
	uint64_t shares[ZY_GRADES_MOST], n, sum = 0;
	uint32_t marks[ZY_MARKS_MOST];
	size_t q, m, k = t->rules->ngrades;

	for (m = 0; m < k; m++)
		shares[m] = MILLION;
	for (q = 0; q < t->nquestions; q++) {
		zy_tally_get(t, subject, q, g, marks);
		for (n = 0, m = 0; m < k; m++)
			n += marks[m];
		for (m = 0; n && m < k; m++)
			shares[m] = shares[m] * marks[m] / n;
	}
	for (m = 0; m < k; m++)
		sum += shares[m];
	return sum < MILLION ? sum : MILLION;
}

/*
 * Returns the excess of a unit: its share less the expected one, divided by 1
 * less the expected one, in millionths.
 */
static int64_t
rest_of(const struct unit *u)
{
	int64_t share = (int64_t)(u->uniform * MILLION / u->full);

	return (share - (int64_t)u->expected) * MILLION /
	       (int64_t)(MILLION - u->expected);
}

/* Adds up the strata to units, and the units to groups. */
static void
gather(struct work *w)
{
	uint32_t ngroups = (uint32_t)w->t->groups.n, s, k;
	size_t n = (size_t)zy_intern_count(w->p->subjects) * ngroups, i;
	const struct zy_stratum *x;
	struct unit *u;

	w->units = zy_calloc(n + 1, sizeof(*w->units));
	w->n = n;
	w->all = zy_calloc((size_t)ngroups + 1, sizeof(*w->all));
	for (i = 0; i < w->p->n; i++) {
		x = &w->p->strata[i];
		u = &w->units[(size_t)x->subject * ngroups + x->group];
		u->several = u->full && u->input != x->input;
		u->full += x->full;
		u->uniform += x->uniform;
		u->subject = x->subject;
		u->group = x->group;
		u->input = x->input;
	}
	for (i = 0; i < n; i++) {
		u = &w->units[i];
		if (u->full < ZY_AUDIT_LEAST)
			continue;
		s = zy_intern_find(
		    w->t->subjects, zy_intern_get(w->p->subjects, u->subject));
		u->expected = expect(w->t, s, u->group);
		if (u->expected > MILLION - ROOM)
			continue;
		k = u->group;
		w->all[k].full += u->full;
		w->all[k].uniform += u->uniform;
		w->all[k].expected += u->full * u->expected;
		zy_moments_put(&w->all[k].rests, rest_of(u));
	}
}

/*
 * Returns the share of papers of one grade up to which a unit is not odd: the
 * expected share and the excess that the others have, with a multiple of these
 * odds; with few others, four fifths of the papers.
 */
static struct zy_chance
allowed(const struct unit *u, const struct all *a)
{
	const struct zy_chance one = zy_chance_whole(1);
	uint64_t full = a->full - u->full, uniform = a->uniform - u->uniform;
	uint64_t expected = a->expected - u->full * u->expected;
	uint64_t more = uniform * MILLION, odds;
	struct zy_chance share, rest;

	share = zy_chance_ratio(u->expected + 1, MILLION + 2);
	if (a->rests.n <= ZY_AUDIT_OTHERS)
		return zy_chance_max(share, zy_chance_ratio(4, 5));
	more = more > expected ? more - expected : 0;
	rest = zy_chance_ratio(
	    more + MILLION, full * MILLION - expected + 2 * MILLION);
	share = zy_chance_add(
	    share, zy_chance_mul(rest, zy_chance_sub(one, share)));
	odds = zy_audit_allowance(a->rests.n);
	rest = zy_chance_scale(share, odds, 1);
	return zy_chance_div(
	    rest, zy_chance_add(rest, zy_chance_sub(one, share)));
}

/* Adds a finding if a unit has more papers of one grade than allowed. */
static void
look(struct work *w, const struct unit *u)
{
	const struct all *a = &w->all[u->group];
	struct zy_audit_finding x = {
	    .rule = ZY_AUDIT_UNIFORM,
	    .subject = zy_intern_get(w->p->subjects, u->subject),
	    .group = w->t->groups.ids[u->group],
	    .size = u->uniform,
	    .of = u->full,
	};
	struct zy_buf b = ZY_BUF_INIT;

	if (!u->several)
		x.source = zy_view(w->p->inputs[u->input].name);
	zy_audit_look(w->f, ZY_AUDIT_UNIFORM, 1);
	if (u->expected > MILLION - ROOM)
		return;
	x.chance = zy_tail_binomial(u->uniform, u->full, allowed(u, a));
	if (!zy_audit_is_rare(x.chance))
		return;
	if (a->rests.n > ZY_AUDIT_OTHERS)
		x.chance = zy_chance_max(
		    x.chance, zy_moments_apart(&a->rests, rest_of(u), SPREAD));
	zy_buf_printf(&b,
	    w->f->zh ? "%llu 张票全票同档，同类共 %llu 张，按各项得票约 %llu "
		       "张；其他对象 %llu 张中有 %llu 张"
		     : "%llu of %llu papers are all of one grade, by the "
		       "votes about %llu; elsewhere of %llu papers %llu",
	    (unsigned long long)u->uniform, (unsigned long long)u->full,
	    (unsigned long long)((u->full * u->expected + MILLION / 2) /
				 MILLION),
	    (unsigned long long)(a->full - u->full),
	    (unsigned long long)(a->uniform - u->uniform));
	x.detail = zy_buf_get(&b);
	zy_audit_find(w->f, &x);
	zy_buf_release(&b);
}

void
zy_audit_uniform_find(const struct zy_audit_papers *p, const struct zy_tally *t,
    struct zy_audit_findings *f)
{
	struct work w = {.p = p, .t = t, .f = f};
	size_t i;

	gather(&w);
	for (i = 0; i < w.n; i++)
		if (w.units[i].full >= ZY_AUDIT_LEAST)
			look(&w, &w.units[i]);
	free(w.units);
	free(w.all);
}
