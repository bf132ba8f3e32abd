/*
 * Computes the result of one subject, question and group from its marks and
 * its session: counts, denominator, state, shares.
 *
 * SPDX-License-Identifier: MIT
 */
#include "review/result.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

enum {
	POINT_PLACES = 6, /* the most that rules.c allows */
	PLACES = 4,	  /* of printed means and shares */
};

static const zy_int128 POINT_SCALE = 1000000;

/* Returns points times 10^6, a whole number. */
static int64_t
scaled_points(struct zy_decimal p)
{
	static const int64_t powers[POINT_PLACES + 1] = {
	    1000000, 100000, 10000, 1000, 100, 10, 1};

	return p.coef * powers[p.places];
}

/* Fills the sums of r from its marks. */
static void
count(struct zy_result *r, const struct zy_tally *t)
{
	const struct zy_ballot_rules *rules = t->rules;
	size_t i;

	r->valid = r->satisfied = 0;
	r->abstain = r->marks[ZY_MARK_BLANK(t)];
	r->invalid = r->marks[ZY_MARK_INVALID(t)];
	r->points = 0;
	for (i = 0; i < rules->ngrades; i++) {
		if (!rules->grades[i].counts) {
			r->abstain += r->marks[i];
			continue;
		}
		r->valid += r->marks[i];
		r->points += (zy_int128)scaled_points(rules->grades[i].points) *
			     r->marks[i];
		if (rules->grades[i].satisfied)
			r->satisfied += r->marks[i];
	}
}

/*
 * Returns how many papers were counted for a subject and group: the most marks
 * of any question.
 */
static uint64_t
counted(const struct zy_tally *t, uint32_t subject, size_t group)
{
	uint32_t marks[ZY_MARKS_MOST];
	uint64_t most = 0, n;
	size_t q, m;

	for (q = 0; q < t->nquestions; q++) {
		zy_tally_get(t, subject, q, group, marks);
		for (n = 0, m = 0; m < t->nmarks; m++)
			n += marks[m];
		most = n > most ? n : most;
	}
	return most;
}

/*
 * Compares the turnout with the group's minimum: the returned ballots divided
 * by the people entitled, or by the ballots issued if the former are unknown.
 * Sets r->state if it is too low or cannot be computed.
 */
static void
judge_turnout(struct zy_result *r, const struct zy_voter_group *g)
{
	int64_t base =
	    r->people.entitled >= 0 ? r->people.entitled : r->people.issued;
	struct zy_rational turnout;
	struct zy_buf b = ZY_BUF_INIT;

	if (base <= 0) {
		r->turnout_unknown = true;
		snprintf(r->state, sizeof(r->state),
		    "turnout-unknown: neither entitled nor issued is known");
		return;
	}
	r->turnout_of_issued = r->people.entitled < 0;
	zy_rational_init(&turnout);
	zy_rational_set_ratio(&turnout, r->people.returned, base);
	if (zy_rational_cmp(&turnout, &g->min_turnout) < 0) {
		zy_rational_format(&b, &g->min_turnout, PLACES, ZY_HALF_UP);
		snprintf(r->state, sizeof(r->state),
		    "low-turnout: %lld of %lld is below %s",
		    (long long)r->people.returned, (long long)base, b.p);
	}
	zy_buf_release(&b);
	zy_rational_release(&turnout);
}

/*
 * Returns whether figures of the session contradict each other; if so, r->state
 * says which.
 */
static bool
is_impossible(struct zy_result *r)
{
	static const char *const names[] = {
	    "entitled", "present", "issued", "returned"};
	struct zy_session_clash clash[ZY_SESSION_CLASHES];

	if (zy_session_clashes(&r->people, clash) == 0)
		return false;
	snprintf(r->state, sizeof(r->state), "void: %s %lld exceeds %s %lld",
	    names[clash[0].figure], (long long)clash[0].high,
	    names[clash[0].bound], (long long)clash[0].low);
	return true;
}

/*
 * Sets r->state and r->has_mean.  papers is the number of ballots counted;
 * session says whether there is a session.
 */
static void
judge(struct zy_result *r, const struct zy_tally *t, uint64_t papers,
    bool session, size_t group)
{
	const struct zy_ballot_rules *rules = t->rules;
	const struct zy_session *p = &r->people;

	r->has_mean = r->turnout_unknown = r->turnout_of_issued = false;
	if (session && is_impossible(r))
		return;
	if (session && (uint64_t)p->returned < papers)
		snprintf(r->state, sizeof(r->state),
		    "void: %llu ballots counted, %lld returned",
		    (unsigned long long)papers, (long long)p->returned);
	else if (r->of < 0)
		snprintf(r->state, sizeof(r->state), "void: %s is not known",
		    zy_denominator_name(rules->denominator));
	else if (r->valid == 0 || r->of == 0)
		snprintf(r->state, sizeof(r->state), "void: no valid ballot");
	else {
		r->has_mean = true;
		memcpy(r->state, "ok", sizeof("ok"));
		if (group < rules->ngroups &&
		    zy_rational_sign(&rules->groups[group].min_turnout) > 0)
			judge_turnout(r, &rules->groups[group]);
	}
}

bool
zy_result_get(struct zy_result *r, const struct zy_tally *t,
    const struct zy_session *session, uint32_t subject, size_t question,
    size_t group)
{
	uint64_t papers = session ? counted(t, subject, group) : 0;

	if (!zy_tally_get(t, subject, question, group, r->marks) && !session)
		return false;
	count(r, t);
	r->people = session ? *session : ZY_SESSION_UNKNOWN;
	if (r->people.returned < 0) {
		/* The number returned is not known: the ballots counted. */
		r->people.returned =
		    (int64_t)(r->valid + r->abstain + r->invalid);
		papers = 0;
	}
	switch (t->rules->denominator) {
	case ZY_OF_RETURNED:
		r->of = r->people.returned;
		break;
	case ZY_OF_PRESENT:
		r->of = r->people.present;
		break;
	case ZY_OF_ENTITLED:
		r->of = r->people.entitled;
		break;
	default:
		r->of = (int64_t)r->valid;
	}
	judge(r, t, papers, session != NULL, group);
	return true;
}

void
zy_result_mean(
    struct zy_buf *b, const struct zy_result *r, enum zy_rounding mode)
{
	if (r->has_mean)
		zy_quotient_format(
		    b, r->points, r->of * POINT_SCALE, PLACES, mode);
}

void
zy_result_satisfaction(
    struct zy_buf *b, const struct zy_result *r, enum zy_rounding mode)
{
	if (r->has_mean)
		zy_quotient_format(
		    b, (zy_int128)r->satisfied, r->of, PLACES, mode);
}

void
zy_result_percent(uint32_t *out, const uint32_t *counts, size_t n,
    enum zy_percent policy, enum zy_rounding mode)
{
	uint64_t sum = 0, rest = 10000, scaled, part;
	size_t i, best, last = 0;
	uint64_t *remainder;

	for (i = 0; i < n; i++) {
		sum += counts[i];
		out[i] = 0;
		if (counts[i])
			last = i;
	}
	if (sum == 0)
		return;
	remainder = zy_calloc(n, sizeof(*remainder));
	for (i = 0; i < n; i++) {
		scaled = (uint64_t)counts[i] * 10000;
		part = scaled / sum;
		remainder[i] = scaled % sum;
		if (policy != ZY_PERCENT_LARGEST &&
		    (remainder[i] * 2 > sum ||
			(remainder[i] * 2 == sum &&
			    (mode == ZY_HALF_UP || part % 2))))
			part++;
		if (policy == ZY_PERCENT_LAST && i == last)
			part = rest;
		out[i] = (uint32_t)part;
		rest = part < rest ? rest - part : 0;
	}
	/* Equal remainders: the grade that the standard lists first. */
	while (policy == ZY_PERCENT_LARGEST && rest-- > 0) {
		for (best = 0, i = 1; i < n; i++)
			if (remainder[i] > remainder[best])
				best = i;
		out[best]++;
		remainder[best] = 0;
	}
	free(remainder);
}
