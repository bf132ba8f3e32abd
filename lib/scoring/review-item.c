/*
 * Review items: from counts of grades to points, exactly.
 *
 * value = max * factor / highest * mean over questions of the weighted mean
 * over groups of (points / denominator).  The terms are summed as they are
 * (quotients.h), and only the end is made canonical: that is what makes a
 * hundred thousand subjects take a part of a second.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/review-item.h"

#include <stdlib.h>

#include "scoring/quotient-sum.h"

struct zy_review_sums {
	const struct zy_evidence *evidence;
	int places;		/* of the points below */
	int64_t *points;	/* a grade: 10^places times its points */
	int64_t *satisfied;	/* a grade: 1 or 0, as points */
	struct zy_decimal full; /* of the points */
	bool *counts;
	size_t ngroups; /* columns of cells */
	size_t ncells;
	/* The subject's votes, their marks, and which is where. */
	struct zy_group_votes *votes;
	uint32_t *marks;
	size_t nvotes, cap;
	uint32_t *cells;     /* question * ngroups + group: a poll, or none */
	uint32_t *questions; /* scratch of zy_review_questions */
	struct zy_quotient_sum value, variance;
	uint64_t value_den; /* that it begins with */
	bool single;	    /* a group of one vote was added */
	struct zy_rational weight, tmp, error;
};

/*
 * Copies what the grades of the ballot give into arrays, with points as whole
 * numbers of one common scale.
 */
static void
read_points(struct zy_review_sums *s, const struct zy_ballot_rules *r)
{
	size_t i;
	int k;

	for (i = 0; i < r->ngrades; i++)
		if (r->grades[i].points.places > s->places)
			s->places = r->grades[i].points.places;
	s->points = zy_calloc(r->ngrades + 1, sizeof(*s->points));
	s->counts = zy_calloc(r->ngrades + 1, sizeof(*s->counts));
	s->satisfied = zy_calloc(r->ngrades + 1, sizeof(*s->satisfied));
	s->full = r->full;
	for (i = 0; i < r->ngrades; i++) {
		s->counts[i] = r->grades[i].counts;
		s->satisfied[i] = r->grades[i].satisfied;
		s->points[i] = r->grades[i].points.coef;
		for (k = r->grades[i].points.places; k < s->places; k++)
			s->points[i] *= 10;
	}
}

/*
 * Chooses a denominator that is divisible by small numbers of votes, so that
 * means over most groups need no other common denominator.
 */
static void
choose_denominator(struct zy_review_sums *s, const struct zy_ballot_rules *r)
{
	const uint64_t to_20 = 232792560;
	uint64_t weights = 1;
	int64_t num, den;
	size_t i;

	for (i = 0; i < r->ngroups && weights < 10000; i++)
		if (zy_rational_get(&r->groups[i].weight, &num, &den))
			weights = weights / zy_gcd(weights, (uint64_t)den) *
				  (uint64_t)den;
	s->value_den = weights < 10000 ? to_20 * weights : 1;
}

struct zy_review_sums *
zy_review_sums_new(const struct zy_evidence *f)
{
	struct zy_review_sums *s = zy_calloc(1, sizeof(*s));
	size_t nq = zy_intern_count(f->questions), i;

	s->evidence = f;
	s->ngroups = zy_intern_count(f->groups);
	s->ncells = nq * s->ngroups;
	s->cells = zy_calloc(s->ncells + 1, sizeof(*s->cells));
	for (i = 0; i < s->ncells; i++)
		s->cells[i] = ZY_NO_VOTES;
	s->questions = zy_calloc(nq + 1, sizeof(*s->questions));
	read_points(s, &f->standard->ballot);
	choose_denominator(s, &f->standard->ballot);
	zy_quotient_sum_init(&s->value);
	zy_quotient_sum_init(&s->variance);
	zy_rational_init(&s->weight);
	zy_rational_init(&s->tmp);
	zy_rational_init(&s->error);
	return s;
}

void
zy_review_sums_free(struct zy_review_sums *s)
{
	if (!s)
		return;
	zy_quotient_sum_release(&s->value);
	zy_quotient_sum_release(&s->variance);
	zy_rational_release(&s->weight);
	zy_rational_release(&s->tmp);
	zy_rational_release(&s->error);
	free(s->points);
	free(s->counts);
	free(s->satisfied);
	free(s->votes);
	free(s->marks);
	free(s->cells);
	free(s->questions);
	free(s);
}

/* Returns the place that has the number of a group's votes on a question. */
static uint32_t *
cell_of(struct zy_review_sums *s, const struct zy_group_votes *poll)
{
	return &s->cells[poll->question * s->ngroups + poll->group];
}

void
zy_review_sums_load(struct zy_review_sums *s, uint32_t subject)
{
	size_t ngrades = s->evidence->standard->ballot.ngrades, before;
	uint32_t i = s->evidence->first_votes[subject];

	s->single = false;
	while (s->nvotes)
		*cell_of(s, &s->votes[--s->nvotes]) = ZY_NO_VOTES;
	for (; i != ZY_NO_VOTES; s->nvotes++) {
		before = s->cap;
		s->votes = zy_grow(
		    s->votes, &s->cap, s->nvotes + 1, sizeof(*s->votes));
		if (s->cap != before)
			s->marks = zy_reallocarray(
			    s->marks, s->cap, ngrades * sizeof(*s->marks));
		i = zy_vote_store_get(&s->evidence->votes, i,
		    &s->votes[s->nvotes], s->marks + s->nvotes * ngrades);
		*cell_of(s, &s->votes[s->nvotes]) = (uint32_t)s->nvotes;
	}
	/* They may have moved. */
	for (i = 0; i < s->nvotes; i++)
		s->votes[i].marks = s->marks + i * ngrades;
}

const struct zy_group_votes *
zy_review_votes(
    const struct zy_review_sums *s, uint32_t question, uint32_t group, bool any)
{
	uint32_t i = s->cells[question * s->ngroups + group];

	return i != ZY_NO_VOTES && (any || !s->votes[i].void_) ? &s->votes[i]
							       : NULL;
}

/*
 * Returns whether the question was put to anybody, whether or not votes count.
 */
static bool
was_asked(const struct zy_review_sums *s, uint32_t question)
{
	size_t g;

	for (g = 0; g < s->ngroups; g++)
		if (zy_review_votes(s, question, (uint32_t)g, true))
			return true;
	return false;
}

const uint32_t *
zy_review_questions(
    struct zy_review_sums *s, const struct zy_item *item, size_t *n)
{
	const struct zy_evidence *f = s->evidence;
	uint32_t i, all = zy_intern_count(f->questions);

	*n = 0;
	if (item->nquestions) {
		for (i = 0; i < item->nquestions; i++)
			s->questions[(*n)++] = zy_intern_find(
			    f->questions, zy_view(item->questions[i]));
		return s->questions;
	}
	for (i = 0; i < all; i++)
		if (!f->open_questions || was_asked(s, i))
			s->questions[(*n)++] = i;
	return s->questions;
}

int64_t
zy_review_points(const struct zy_review_sums *s, const struct zy_group_votes *v,
    int64_t *n, int *places)
{
	size_t ngrades = s->evidence->standard->ballot.ngrades, i;
	const uint32_t *marks = v->marks;
	int64_t sum = 0;

	*places = s->places;
	for (*n = 0, i = 0; i < ngrades; i++) {
		if (!s->counts[i])
			continue;
		sum += s->points[i] * marks[i];
		*n += marks[i];
	}
	return sum;
}

/*
 * Returns n * S2 - S1^2, where n, S1 and S2 are the number, the sum and the sum
 * of squares of the votes' points.  That is n (n - 1) times the sample variance
 * of the points; their mean has the standard error sqrt(variance / n).
 */
static zy_int128
spread(const struct zy_review_sums *s, const struct zy_group_votes *v)
{
	size_t ngrades = s->evidence->standard->ballot.ngrades, i;
	const uint32_t *marks = v->marks;
	zy_int128 squares = 0, sum = 0, n = 0;

	for (i = 0; i < ngrades; i++) {
		if (!s->counts[i])
			continue;
		n += marks[i];
		sum += (zy_int128)s->points[i] * marks[i];
		squares += (zy_int128)s->points[i] * s->points[i] * marks[i];
	}
	return n * squares - sum * sum;
}

/*
 * Adds the votes v with weight w: w * S1 / of to the value, and its variance to
 * the variance.
 */
static void
add_votes(struct zy_review_sums *s, const struct zy_group_votes *v,
    const struct zy_rational *w)
{
	uint64_t of = v->of, den;
	struct zy_rational *error = &s->error;
	int places;
	int64_t n, sum = zy_review_points(s, v, &n, &places);

	zy_quotient_sum_add(&s->value, sum, of, w, false);
	/* The variance cannot be estimated from one vote. */
	s->single |= n == 1 && zy_rational_sign(w) != 0;
	if (n < 2)
		return;
	/* w^2 (n S2 - S1^2) / ((n - 1) of^2) */
	if (!__builtin_mul_overflow(of * of, (uint64_t)(n - 1), &den)) {
		zy_quotient_sum_add(&s->variance, spread(s, v), den, w, true);
		return;
	}
	zy_rational_set_ratio(error, (int64_t)of, 1);
	zy_rational_div(error, w, error);
	zy_quotient_sum_add(
	    &s->variance, spread(s, v), (uint64_t)(n - 1), error, true);
}

/*
 * Adds one point to the value for each unit of weight w: for votes that are
 * missing but count as given in full.
 */
static void
add_points(struct zy_review_sums *s, const struct zy_rational *w)
{
	int64_t scale = 1;
	int i;

	for (i = 0; i < s->places; i++)
		scale *= 10;
	zy_quotient_sum_add(&s->value, scale, 1, w, false);
}

/*
 * Adds the votes on a question, all with equal weight, for a standard without
 * groups of voters.  Returns whether there are any that count.
 */
static bool
add_pooled(struct zy_review_sums *s, uint32_t question)
{
	struct zy_rational *w = &s->weight;
	uint64_t of = 0;
	const struct zy_group_votes *v;
	uint32_t g;

	for (g = 0; g < s->ngroups; g++) {
		v = zy_review_votes(s, question, g, false);
		if (v)
			of += v->of;
	}
	for (g = 0; g < s->ngroups; g++) {
		v = zy_review_votes(s, question, g, false);
		if (!v)
			continue;
		zy_rational_set_ratio(w, v->of, (int64_t)of);
		add_votes(s, v, w);
	}
	return of > 0;
}

/*
 * Sets there to the sum of the weights of the groups whose votes on the
 * question count.  Returns whether it is above 0.
 */
static bool
weight_there(const struct zy_review_sums *s, uint32_t question,
    struct zy_rational *there)
{
	const struct zy_ballot_rules *r = &s->evidence->standard->ballot;
	uint32_t g;

	zy_rational_set_ratio(there, 0, 1);
	for (g = 0; g < r->ngroups; g++)
		if (zy_review_votes(s, question, g, false) != NULL)
			zy_rational_add(there, there, &r->groups[g].weight);
	return zy_rational_sign(there) > 0;
}

/*
 * Adds the votes on one question.  Returns false, with nothing added, if no
 * votes count.
 */
static bool
add_question(
    struct zy_review_sums *s, const struct zy_item *item, uint32_t question)
{
	const struct zy_standard *std = s->evidence->standard;
	const struct zy_voter_group *groups = std->ballot.groups;
	bool rescale = item->missing == ZY_MISSING_RESCALE;
	struct zy_rational *w = &s->weight, *there = &s->tmp;
	size_t n = 0;
	const struct zy_group_votes *v;
	uint32_t g;

	if (std->ballot.ngroups == 0)
		return add_pooled(s, question);
	for (g = 0; g < std->ballot.ngroups; g++)
		n += zy_review_votes(s, question, g, false) != NULL;
	if (n == 0)
		return false;
	rescale &= n < std->ballot.ngroups;
	if (rescale && !weight_there(s, question, there))
		return false;
	for (g = 0; g < std->ballot.ngroups; g++) {
		v = zy_review_votes(s, question, g, false);
		if (v) {
			zy_rational_set(w, &groups[g].weight);
			if (rescale)
				zy_rational_div(w, w, there);
			add_votes(s, v, w);
		} else if (item->missing == ZY_MISSING_FULL) {
			zy_rational_set_decimal(w, s->full);
			zy_rational_mul(w, w, &groups[g].weight);
			add_points(s, w);
		}
	}
	return true;
}

/* Adds full points for a question for which no votes count. */
static void
add_full(struct zy_review_sums *s)
{
	zy_rational_set_decimal(&s->weight, s->full);
	add_points(s, &s->weight);
}

/* How a question was added: with its votes, as missing, or not at all. */
enum added {
	ADDED,
	FILLED,
	LEFT_OUT
};

/*
 * Adds a question, by the item's rule for missing evidence if no votes count.
 */
static enum added
add_or_miss(
    struct zy_review_sums *s, const struct zy_item *item, uint32_t question)
{
	if (add_question(s, item, question))
		return ADDED;
	if (item->missing == ZY_MISSING_RESCALE)
		return LEFT_OUT;
	if (item->missing == ZY_MISSING_FULL)
		add_full(s);
	return FILLED;
}

bool
zy_review_is_error_known(const struct zy_review_sums *s)
{
	return !s->single;
}

bool
zy_review_question(struct zy_review_sums *s, const struct zy_item *item,
    uint32_t question, struct zy_rational *points)
{
	enum added how;

	zy_quotient_sum_clear(&s->value, s->value_den);
	zy_quotient_sum_clear(&s->variance, 1);
	how = add_or_miss(s, item, question);
	zy_rational_set_decimal(&s->weight, (struct zy_decimal){1, s->places});
	zy_quotient_sum_get(points, &s->value, &s->weight);
	return how != LEFT_OUT;
}

bool
zy_review_value(struct zy_review_sums *s, const struct zy_item *item,
    struct zy_rational *value, struct zy_rational *variance)
{
	size_t n, i, there = 0;
	const uint32_t *questions = zy_review_questions(s, item, &n);

	zy_quotient_sum_clear(&s->value, s->value_den);
	zy_quotient_sum_clear(&s->variance, 1);
	for (i = 0; i < n; i++)
		there += add_or_miss(s, item, questions[i]) == ADDED;
	if (there == 0)
		return false;
	if (item->missing == ZY_MISSING_RESCALE)
		n = there;
	/* max * factor / (highest * questions), points being scaled */
	zy_rational_set_decimal(&s->weight, (struct zy_decimal){1, s->places});
	zy_rational_set_decimal(&s->tmp, s->full);
	zy_rational_div(&s->weight, &s->weight, &s->tmp);
	zy_rational_set_ratio(&s->tmp, (int64_t)n, 1);
	zy_rational_div(&s->weight, &s->weight, &s->tmp);
	zy_rational_mul(&s->weight, &s->weight, &item->max);
	zy_rational_mul(&s->weight, &s->weight, &item->factor);
	zy_quotient_sum_get(value, &s->value, &s->weight);
	zy_rational_mul(&s->weight, &s->weight, &s->weight);
	zy_quotient_sum_get(variance, &s->variance, &s->weight);
	return true;
}

/*
 * Sets out to the mean satisfaction rate of n questions; ask is an item with
 * the rule for missing votes.  Returns false, with out unspecified, if no votes
 * count.
 */
static bool
rate_of(struct zy_review_sums *s, const struct zy_item *ask,
    const uint32_t *list, size_t n, struct zy_rational *out)
{
	const struct zy_decimal full = s->full;
	int64_t *points = s->points;
	const int places = s->places;
	size_t i, there = 0;

	s->points = s->satisfied;
	s->places = 0;
	s->full = (struct zy_decimal){1, 0};
	zy_quotient_sum_clear(&s->value, s->value_den);
	zy_quotient_sum_clear(&s->variance, 1);
	for (i = 0; i < n; i++)
		there += add_or_miss(s, ask, list[i]) == ADDED;
	s->points = points;
	s->places = places;
	s->full = full;
	if (there == 0)
		return false;
	zy_rational_set_ratio(&s->weight, 1, (int64_t)there);
	zy_quotient_sum_get(out, &s->value, &s->weight);
	return true;
}

bool
zy_review_rate(struct zy_review_sums *s, const char **questions, size_t n,
    struct zy_rational *out)
{
	/* Questions and groups without votes are left out: rule rescale. */
	const struct zy_item ask = {.questions = questions,
	    .nquestions = n,
	    .missing = ZY_MISSING_RESCALE};
	const uint32_t *list = zy_review_questions(s, &ask, &n);

	return rate_of(s, &ask, list, n, out);
}

bool
zy_review_share(
    struct zy_review_sums *s, uint32_t question, struct zy_rational *out)
{
	const struct zy_item ask = {.missing = ZY_MISSING_RESCALE};

	return rate_of(s, &ask, &question, 1, out);
}
