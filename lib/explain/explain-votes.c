/*
 * Explaining: what the ballots say on the questions of an item.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "explain/explain-state.h"
#include "stream/phrase.h"

/* The state of visiting the questions of an item. */
struct votes {
	struct zy_explainer *p;
	const struct zy_item *item;
	bool satisfied; /* rates of satisfaction, else points */
	uint32_t *groups;
	uint32_t ngroups;
};

/*
 * Returns the sum of the points of a group's votes, or the number of satisfied
 * ones.
 */
static void
sum_of(const struct votes *w, const struct zy_group_votes *v,
    struct zy_rational *out)
{
	const struct zy_ballot_rules *r = &w->p->s->ballot;
	int64_t n, sum = 0;
	int places = 0;
	size_t i;

	if (!w->satisfied)
		sum = zy_review_points(w->p->x->sums, v, &n, &places);
	for (i = 0; w->satisfied && i < r->ngrades; i++)
		if (r->grades[i].counts && r->grades[i].satisfied)
			sum += v->marks[i];
	zy_rational_set_decimal(out, (struct zy_decimal){sum, places});
}

/* Sets *mean to the mean points of the votes of one group. */
static void
mean_of(const struct votes *w, const struct zy_group_votes *v,
    struct zy_rational *mean)
{
	sum_of(w, v, mean);
	zy_rational_set_ratio(&w->p->tmp, v->of, 1);
	zy_rational_div(mean, mean, &w->p->tmp);
}

/* Appends a mean of votes as a term of a sum. */
static void
put_mean(const struct votes *w, const struct zy_rational *v)
{
	if (w->satisfied)
		zy_explain_percent(w->p, v, true);
	else
		zy_explain_term(w->p, v);
}

/* Appends "(20 + 5) / 30 = ", or "(20 × 100 + 5 × 80) / 25 = ". */
static void
put_grades(const struct votes *w, const struct zy_group_votes *v)
{
	const struct zy_ballot_rules *r = &w->p->s->ballot;
	size_t i, k = 0, n = 0;

	for (i = 0; i < r->ngrades; i++)
		n += r->grades[i].counts && r->grades[i].satisfied;
	n = w->satisfied ? n : 2;
	zy_explain_put(w->p, n > 1 ? "(" : "");
	for (i = 0; i < r->ngrades; i++) {
		if (!r->grades[i].counts ||
		    (w->satisfied && !r->grades[i].satisfied))
			continue;
		zy_buf_printf(w->p->b, "%s%u", k++ ? " + " : "", v->marks[i]);
		if (w->satisfied)
			continue;
		zy_explain_put(w->p, " × ");
		zy_explain_decimal(w->p, r->grades[i].points);
	}
	zy_buf_printf(w->p->b, "%s / %u = ", n > 1 ? ")" : "", v->of);
}

/* Appends the name of a group of voters, with its weight if it has one. */
static void
put_group(const struct votes *w, uint32_t g, bool weight)
{
	const struct zy_ballot_rules *r = &w->p->s->ballot;

	if (g >= r->ngroups) {
		zy_explain_text(
		    w->p, zy_intern_get(w->p->x->evidence->groups, g));
		return;
	}
	zy_explain_name(w->p, r->groups[g].name, r->groups[g].id);
	if (!weight)
		return;
	zy_explain_put(w->p, " × ");
	zy_rational_print(w->p->b, &r->groups[g].weight);
}

/* Appends the result of a group's votes, or why they do not count. */
static void
put_votes(const struct votes *w, const struct zy_group_votes *v)
{
	struct zy_explainer *p = w->p;
	struct zy_buf why = ZY_BUF_INIT;
	struct zy_rational mean;

	put_group(w, v->group, true);
	zy_explain_put(p, WORD("：", ": "));
	if (v->void_) {
		zy_explain_put(p, WORD("不计", "does not count"));
		if (v->why) {
			zy_phrase_put(&why, zy_view(v->why), p->zh);
			zy_explain_put(p, WORD("：", ": "));
			zy_explain_text(p, zy_buf_get(&why));
		}
		zy_buf_release(&why);
		return;
	}
	zy_rational_init(&mean);
	mean_of(w, v, &mean);
	put_grades(w, v);
	zy_explain_percent(p, &mean, w->satisfied);
	zy_rational_release(&mean);
}

/* Returns a new object of a group's votes on a question. */
static json_t *
votes_json(const struct votes *w, const struct zy_group_votes *v)
{
	const struct zy_evidence *f = w->p->x->evidence;
	const struct zy_ballot_rules *r = &w->p->s->ballot;
	json_t *o = json_object(), *marks = json_object();
	size_t i;

	json_object_set_new(o, "question",
	    zy_explain_view(zy_intern_get(f->questions, v->question)));
	json_object_set_new(o, "voter_group",
	    zy_explain_view(zy_intern_get(f->groups, v->group)));
	for (i = 0; i < r->ngrades; i++)
		json_object_set_new(
		    marks, r->grades[i].id, json_integer(v->marks[i]));
	json_object_set_new(o, "grades", marks);
	json_object_set_new(o, "of", json_integer(v->of));
	json_object_set_new(o, "counts", json_boolean(!v->void_));
	if (v->why)
		json_object_set_new(o, "why", json_string(v->why));
	if (v->origin)
		json_object_set_new(o, "source", json_string(v->origin));
	put_votes(w, v);
	json_object_set_new(o, "text", zy_explain_take(w->p));
	return o;
}

/* Compares two numbers of an intern by their texts, for qsort_r. */
static int
compare_words(const void *a, const void *b, void *words)
{
	return zy_view_cmp(zy_intern_get(words, *(const uint32_t *)a),
	    zy_intern_get(words, *(const uint32_t *)b));
}

/*
 * Returns a new array of the numbers of all groups of voters, in the standard's
 * order or, if it lists none, in byte order.  The caller frees it with free().
 */
static void
order_groups(struct votes *w)
{
	struct zy_intern *words = w->p->x->evidence->groups;
	uint32_t i;

	w->ngroups = zy_intern_count(words);
	w->groups = zy_calloc((size_t)w->ngroups + 1, sizeof(*w->groups));
	for (i = 0; i < w->ngroups; i++)
		w->groups[i] = i;
	if (w->p->s->ballot.ngroups == 0)
		qsort_r(w->groups, w->ngroups, sizeof(*w->groups),
		    compare_words, words);
}

/*
 * Appends the votes of each group to figures, and to "working" of the question
 * o which groups have no votes, if any group has some.
 */
static void
add_groups(const struct votes *w, json_t *o, json_t *figures, uint32_t question)
{
	struct zy_explainer *p = w->p;
	size_t before = json_array_size(figures), silent = 0;
	const struct zy_group_votes *v;
	uint32_t i;

	for (i = 0; i < w->ngroups; i++) {
		v = zy_review_votes(p->x->sums, question, w->groups[i], true);
		if (v)
			json_array_append_new(figures, votes_json(w, v));
	}
	if (json_array_size(figures) == before)
		return;
	for (i = 0; i < p->s->ballot.ngroups; i++) {
		if (zy_review_votes(p->x->sums, question, i, true))
			continue;
		zy_explain_put(p, silent++ ? WORD("、", ", ") : "");
		put_group(w, i, false);
	}
	if (silent) {
		zy_explain_put(p, WORD("：无数据，", ": no figures, "));
		zy_explain_put(p, zy_explain_missing(p, w->item->missing));
	}
	zy_explain_working(p, o);
}

/* Appends "(560 + 320) / (10 + 9) = ": groups without weights are added up. */
static void
put_pooled(const struct votes *w, uint32_t question)
{
	struct zy_explainer *p = w->p;
	const struct zy_group_votes *v;
	struct zy_rational sum;
	uint32_t i, there = 0;
	size_t k;
	int round;

	for (i = 0; i < w->ngroups; i++)
		there += zy_review_votes(
			     p->x->sums, question, w->groups[i], false) != NULL;
	if (there < 2)
		return;
	zy_rational_init(&sum);
	for (round = 0; round < 2; round++) {
		zy_explain_put(p, round ? ") / (" : "(");
		for (k = 0, i = 0; i < w->ngroups; i++) {
			v = zy_review_votes(
			    p->x->sums, question, w->groups[i], false);
			if (!v)
				continue;
			zy_explain_put(p, k++ ? " + " : "");
			sum_of(w, v, &sum);
			if (round)
				zy_buf_printf(p->b, "%u", v->of);
			else
				zy_explain_term(p, &sum);
		}
	}
	zy_explain_put(p, ") = ");
	zy_rational_release(&sum);
}

/* Appends "0.4 × 85 + 0.3 × 90 = ": the groups' means with their weights. */
static void
put_weighed(const struct votes *w, uint32_t question)
{
	struct zy_explainer *p = w->p;
	const struct zy_ballot_rules *r = &p->s->ballot;
	enum zy_missing missing = w->item->missing;
	struct zy_rational mean, there;
	const struct zy_group_votes *v;
	uint32_t g;
	size_t n = 0;
	bool divided;

	zy_rational_init(&mean);
	zy_rational_init(&there);
	for (g = 0; g < r->ngroups; g++)
		if (zy_review_votes(p->x->sums, question, g, false) != NULL)
			zy_rational_add(&there, &there, &r->groups[g].weight);
	divided = missing == ZY_MISSING_RESCALE &&
		  zy_rational_sign(&there) > 0 &&
		  zy_rational_cmp(&there, &p->one) != 0;
	zy_explain_put(p, divided ? "(" : "");
	for (g = 0; g < r->ngroups; g++) {
		v = zy_review_votes(p->x->sums, question, g, false);
		if (!v && missing != ZY_MISSING_FULL)
			continue;
		if (!v)
			zy_rational_set_decimal(&mean, r->full);
		else
			mean_of(w, v, &mean);
		zy_explain_put(p, n++ ? " + " : "");
		zy_rational_print(p->b, &r->groups[g].weight);
		zy_explain_put(p, " × ");
		put_mean(w, &mean);
	}
	if (divided) {
		zy_explain_put(p, ") / ");
		zy_explain_term(p, &there);
	}
	zy_explain_put(p, n ? " = " : "");
	zy_rational_release(&mean);
	zy_rational_release(&there);
}

/* Returns the name of a question, or its id where the standard names none. */
static const char *
question_name(const struct zy_ballot_rules *r, struct zy_view id)
{
	size_t i;

	for (i = 0; i < r->nquestions; i++)
		if (zy_view_is(id, r->questions[i].id))
			return r->questions[i].name;
	return NULL;
}

/*
 * Appends the object of a question to list and its votes to figures.  Returns
 * whether the question counts; if so, sets *value to its result.
 */
static bool
add_question(const struct votes *w, json_t *list, json_t *figures,
    uint32_t question, struct zy_rational *value)
{
	struct zy_explainer *p = w->p;
	struct zy_view id = zy_intern_get(p->x->evidence->questions, question);
	const char *name = question_name(&p->s->ballot, id);
	json_t *o = json_object();
	bool counts;

	json_object_set_new(o, "question", zy_explain_view(id));
	json_object_set_new(o, "name",
	    name ? json_string(name)
		 : zy_explain_view(id.n ? id : ZY_VIEW("-")));
	counts = w->satisfied
		     ? zy_review_share(p->x->sums, question, value)
		     : zy_review_question(p->x->sums, w->item, question, value);
	if (counts && p->s->ballot.ngroups)
		put_weighed(w, question);
	else if (counts)
		put_pooled(w, question);
	if (counts)
		zy_explain_percent(p, value, w->satisfied);
	else
		zy_explain_put(p, WORD("无数据，不计", "no figures, left out"));
	zy_explain_working(p, o);
	if (counts)
		json_object_set_new(o, "value", zy_explain_exact(value));
	add_groups(w, o, figures, question);
	json_array_append_new(list, o);
	return counts;
}

/*
 * Returns a new array of the numbers of the item's questions; the caller frees
 * it with free().
 */
static uint32_t *
list_questions(struct zy_explainer *p, const struct zy_item *item, size_t *n)
{
	const struct zy_evidence *f = p->x->evidence;
	const uint32_t *list = zy_review_questions(p->x->sums, item, n);
	uint32_t *questions = zy_calloc(*n + 1, sizeof(*questions));

	/* The sums overwrite their list when the next value is computed. */
	memcpy(questions, list, *n * sizeof(*questions));
	if (f->open_questions)
		qsort_r(questions, *n, sizeof(*questions), compare_words,
		    f->questions);
	return questions;
}

size_t
zy_explain_votes(struct zy_explainer *p, json_t *o, json_t *figures,
    const struct zy_item *item, bool satisfied, struct zy_rational *mean)
{
	struct votes w = {.p = p, .item = item, .satisfied = satisfied};
	struct zy_buf terms = ZY_BUF_INIT, *text = p->b;
	json_t *list = json_array();
	struct zy_rational value;
	size_t n, i, there = 0;
	uint32_t *questions = list_questions(p, item, &n);

	order_groups(&w);
	zy_rational_init(&value);
	zy_rational_set_ratio(mean, 0, 1);
	for (i = 0; i < n; i++) {
		if (!add_question(&w, list, figures, questions[i], &value))
			continue;
		p->b = &terms;
		zy_explain_put(p, there++ ? " + " : "");
		put_mean(&w, &value);
		p->b = text;
		zy_rational_add(mean, mean, &value);
	}
	json_object_set_new(o, "questions", list);
	if (there) {
		zy_rational_set_ratio(&p->tmp, (int64_t)there, 1);
		zy_rational_div(mean, mean, &p->tmp);
	}
	if (there > 1) {
		zy_explain_put(p, WORD("各题平均 ", "mean of the questions "));
		zy_buf_printf(
		    p->b, "(%.*s) / %zu", (int)terms.n, terms.p, there);
	}
	zy_rational_release(&value);
	zy_buf_release(&terms);
	free(w.groups);
	free(questions);
	return there;
}

void
zy_explain_satisfaction(
    struct zy_explainer *p, json_t *o, const char **questions, size_t n)
{
	const struct zy_item ask = {.questions = questions,
	    .nquestions = n,
	    .missing = ZY_MISSING_RESCALE};
	json_t *figures = json_object_get(o, "figures");
	struct zy_rational mean;

	if (!figures) {
		figures = json_array();
		json_object_set_new(o, "figures", figures);
	}
	zy_rational_init(&mean);
	if (zy_explain_votes(p, o, figures, &ask, true, &mean) > 1) {
		zy_explain_put(p, " = ");
		zy_explain_percent(p, &mean, true);
	}
	zy_explain_working(p, o);
	zy_rational_release(&mean);
}
