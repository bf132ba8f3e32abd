/* Explaining what the ballots say.  SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "model/phrase.h"
#include "explain/page-state.h"

#define WORD(zh, en) zy_page_word(p, zh, en)

static void
put(struct zy_page *p, const char *text)
{
	zy_buf_puts(p->b, text);
}

static void
put_text(struct zy_page *p, struct zy_view v)
{
	zy_privacy_visible(p->b, v);
}

/* What is summed of votes v, and of how many it is taken. */
static void
sum_of(const struct zy_page *p, const struct zy_poll *v, bool satisfied,
    struct zy_rational *out)
{
	const struct zy_ballot_rules *r = &p->x->standard->ballot;
	const uint32_t *marks = v->marks;
	int64_t n, sum = 0;
	int places = 0;
	size_t i;

	if (!satisfied)
		sum = zy_review_points(p->x->sums, v, &n, &places);
	for (i = 0; satisfied && i < r->ngrades; i++)
		if (r->grades[i].counts && r->grades[i].satisfied)
			sum += marks[i];
	zy_rational_set_decimal(out, (struct zy_decimal){sum, places});
}

static void
mean_of(struct zy_page *p, const struct zy_poll *v, bool satisfied,
    struct zy_rational *mean)
{
	sum_of(p, v, satisfied, mean);
	zy_rational_set_ratio(&p->tmp, v->of, 1);
	zy_rational_div(mean, mean, &p->tmp);
}

/* "(20 + 5) / 30 = ": those who are satisfied. */
static void
put_satisfied(struct zy_page *p, const struct zy_poll *v)
{
	const struct zy_ballot_rules *r = &p->x->standard->ballot;
	const uint32_t *marks = v->marks;
	size_t i, k = 0, several = 0;

	for (i = 0; i < r->ngrades; i++)
		several += r->grades[i].counts && r->grades[i].satisfied;
	put(p, several > 1 ? "(" : "");
	for (i = 0; i < r->ngrades; i++)
		if (r->grades[i].counts && r->grades[i].satisfied)
			zy_buf_printf(p->b, "%s%u", k++ ? " + " : "", marks[i]);
	zy_buf_printf(p->b, "%s / %u = ", several > 1 ? ")" : "", v->of);
}

/* "(20 × 100 + 5 × 80) / 25 = ": the points of those who voted. */
static void
put_points(struct zy_page *p, const struct zy_poll *v)
{
	const struct zy_ballot_rules *r = &p->x->standard->ballot;
	const uint32_t *marks = v->marks;
	size_t i, k = 0;

	put(p, "(");
	for (i = 0; i < r->ngrades; i++) {
		if (!r->grades[i].counts)
			continue;
		put(p, k++ ? " + " : "");
		zy_buf_printf(p->b, "%u × ", marks[i]);
		zy_page_decimal(p, r->grades[i].points);
	}
	zy_buf_printf(p->b, ") / %u = ", v->of);
}

/* What a group's votes come to, and where they stand. */
static void
put_votes(struct zy_page *p, const struct zy_poll *v, bool satisfied,
    struct zy_rational *mean)
{

	if (v->void_) {
		put(p, WORD("不计", "does not count"));
		if (v->why) {
			struct zy_buf why = ZY_BUF_INIT;

			zy_phrase_put(&why, zy_view(v->why), p->zh);
			put(p, WORD("：", ": "));
			put_text(p, zy_buf_get(&why));
			zy_buf_release(&why);
		}
	} else {
		(satisfied ? put_satisfied : put_points)(p, v);
		mean_of(p, v, satisfied, mean);
		zy_page_share(p, mean, satisfied);
	}
	if (v->origin) {
		put(p, "  [");
		put_text(p, zy_view(v->origin));
		put(p, "]");
	}
	put(p, "\n");
}

static int
compare_words(const void *a, const void *b, void *words)
{
	return zy_view_cmp(zy_intern_get(words, *(const uint32_t *)a),
	    zy_intern_get(words, *(const uint32_t *)b));
}

/* 0 to n - 1; by their words where the order is that of first sight. */
static uint32_t *
in_order(struct zy_intern *words, uint32_t n, bool sort)
{
	uint32_t *order = zy_calloc((size_t)n + 1, sizeof(*order)), i;

	for (i = 0; i < n; i++)
		order[i] = i;
	if (sort)
		qsort_r(order, n, sizeof(*order), compare_words, words);
	return order;
}

/* One question: its groups. */
static void
put_question(struct zy_page *p, const struct zy_item *item, uint32_t question,
    bool satisfied)
{
	const struct zy_figures *f = p->x->figures;
	const struct zy_ballot_rules *r = &p->x->standard->ballot;
	const struct zy_poll *v;
	uint32_t g, i, n = zy_intern_count(f->groups);
	uint32_t *order = in_order(f->groups, n, r->ngroups == 0);
	struct zy_rational mean;

	zy_rational_init(&mean);
	for (i = 0; i < n; i++) {
		g = order[i];
		v = zy_review_poll(p->x->sums, question, g, true);
		if (!v && g >= r->ngroups)
			continue;
		put(p, "            ");
		if (g < r->ngroups) {
			zy_page_name(p, r->groups[g].name, r->groups[g].id);
			put(p, " × ");
			zy_rational_print(p->b, &r->groups[g].weight);
		} else {
			put_text(p, zy_intern_get(f->groups, g));
		}
		put(p, WORD("：", ": "));
		if (v) {
			put_votes(p, v, satisfied, &mean);
			continue;
		}
		put(p, WORD("无数据，", "no figures, "));
		put(p, zy_page_missing(p, item->missing));
		put(p, "\n");
	}
	zy_rational_release(&mean);
	free(order);
}

/* "(560 + 320) / (10 + 9) = ": groups that nobody weighs are one. */
static void
put_pooled(struct zy_page *p, uint32_t question, bool satisfied)
{
	const struct zy_figures *f = p->x->figures;
	uint32_t n = zy_intern_count(f->groups), i, k, there = 0;
	const struct zy_poll *v;
	uint32_t *order = in_order(f->groups, n, true);
	struct zy_rational sum;

	zy_rational_init(&sum);
	for (i = 0; i < n; i++)
		there += zy_review_poll(
			     p->x->sums, question, order[i], false) != NULL;
	put(p, there > 1 ? "(" : "");
	for (k = 0, i = 0; there > 1 && i < n; i++) {
		v = zy_review_poll(p->x->sums, question, order[i], false);
		if (!v)
			continue;
		sum_of(p, v, satisfied, &sum);
		put(p, k++ ? " + " : "");
		zy_page_term(p, &sum);
	}
	put(p, there > 1 ? ") / (" : "");
	for (k = 0, i = 0; there > 1 && i < n; i++) {
		v = zy_review_poll(p->x->sums, question, order[i], false);
		if (v)
			zy_buf_printf(p->b, "%s%u", k++ ? " + " : "", v->of);
	}
	put(p, there > 1 ? ") = " : "");
	zy_rational_release(&sum);
	free(order);
}

/* "0.4 × 85 + 0.3 × 90 = ": how the groups come together. */
static void
put_weighed(struct zy_page *p, const struct zy_item *item, uint32_t question,
    bool satisfied)
{
	const struct zy_ballot_rules *r = &p->x->standard->ballot;
	struct zy_rational mean, there;
	const struct zy_poll *v;
	uint32_t g;
	size_t n = 0;
	bool divided;

	if (r->ngroups == 0) {
		put_pooled(p, question, satisfied);
		return;
	}
	zy_rational_init(&mean);
	zy_rational_init(&there);
	for (g = 0; g < r->ngroups; g++)
		if (zy_review_poll(p->x->sums, question, g, false) != NULL)
			zy_rational_add(&there, &there, &r->groups[g].weight);
	divided = item->missing == ZY_MISSING_RESCALE &&
		  zy_rational_sign(&there) > 0 &&
		  zy_rational_cmp(&there, &p->x->one) != 0;
	put(p, divided ? "(" : "");
	for (g = 0; g < r->ngroups; g++) {
		v = zy_review_poll(p->x->sums, question, g, false);
		if (!v && item->missing != ZY_MISSING_FULL)
			continue;
		if (!v)
			zy_rational_set_decimal(&mean, r->full);
		else
			mean_of(p, v, satisfied, &mean);
		put(p, n++ ? " + " : "");
		zy_rational_print(p->b, &r->groups[g].weight);
		put(p, " × ");
		if (satisfied)
			zy_page_share(p, &mean, true);
		else
			zy_page_term(p, &mean);
	}
	if (divided) {
		put(p, ") / ");
		zy_page_term(p, &there);
	}
	put(p, n ? " = " : "");
	zy_rational_release(&mean);
	zy_rational_release(&there);
}

static void
put_question_name(
    struct zy_page *p, const struct zy_ballot_rules *r, struct zy_view id)
{
	size_t i;

	for (i = 0; i < r->nquestions; i++) {
		if (!zy_view_is(id, r->questions[i].id))
			continue;
		zy_page_name(p, r->questions[i].name, r->questions[i].id);
		return;
	}
	put_text(p, id.n ? id : zy_view("-"));
}

/* The questions of an item, which the caller frees. */
static uint32_t *
list_questions(struct zy_page *p, const struct zy_item *item, size_t *n)
{
	const struct zy_figures *f = p->x->figures;
	const uint32_t *list = zy_review_questions(p->x->sums, item, n);
	uint32_t *questions = zy_calloc(*n + 1, sizeof(*questions));

	/* The list is the sums' own, which values computed later use. */
	memcpy(questions, list, *n * sizeof(*questions));
	if (f->open_questions)
		qsort_r(questions, *n, sizeof(*questions), compare_words,
		    f->questions);
	return questions;
}

/* "(96 + 88) / 2 = ": the mean of n values that add up to sum. */
static void
put_average(struct zy_page *p, const struct zy_buf *terms, size_t n,
    struct zy_rational *sum, bool percent)
{
	put(p, WORD("        各题平均 ", "        mean of the questions "));
	if (n > 1)
		zy_buf_printf(p->b, "(%s) / %zu = ", terms->p, n);
	zy_rational_set_ratio(&p->tmp, (int64_t)n, 1);
	zy_rational_div(sum, sum, &p->tmp);
	zy_page_share(p, sum, percent);
}

/* Adds v to terms and sum. */
static void
add_term(struct zy_page *p, struct zy_buf *terms, struct zy_rational *sum,
    const struct zy_rational *v, bool percent)
{
	struct zy_buf *page = p->b;

	zy_buf_puts(terms, terms->n ? " + " : "");
	p->b = terms;
	if (percent)
		zy_page_share(p, v, true);
	else
		zy_page_term(p, v);
	p->b = page;
	zy_rational_add(sum, sum, v);
}

void
zy_page_rate(struct zy_page *p, const char **questions, size_t n)
{
	const struct zy_item ask = {.questions = questions,
	    .nquestions = n,
	    .missing = ZY_MISSING_RESCALE};
	uint32_t *list = list_questions(p, &ask, &n);
	struct zy_buf terms = ZY_BUF_INIT;
	struct zy_rational share, sum;
	size_t i, there = 0;

	zy_rational_init(&share);
	zy_rational_init(&sum);
	for (i = 0; i < n; i++) {
		put(p, "        ");
		put_question_name(p, &p->x->standard->ballot,
		    zy_intern_get(p->x->figures->questions, list[i]));
		put(p, "\n");
		put_question(p, &ask, list[i], true);
		put(p, WORD("            满意率 ", "            satisfied "));
		if (zy_review_share(p->x->sums, list[i], &share)) {
			put_weighed(p, &ask, list[i], true);
			zy_page_share(p, &share, true);
			add_term(p, &terms, &sum, &share, true);
			there++;
		} else {
			put(p, WORD("不计", "left out"));
		}
		put(p, "\n");
	}
	if (there > 1) {
		put_average(p, &terms, there, &sum, true);
		put(p, "\n");
	}
	zy_rational_release(&share);
	zy_rational_release(&sum);
	zy_buf_release(&terms);
	free(list);
}

void
zy_page_review(struct zy_page *p, const struct zy_item *item)
{
	const struct zy_figures *f = p->x->figures;
	const struct zy_ballot_rules *r = &p->x->standard->ballot;
	struct zy_buf terms = ZY_BUF_INIT;
	struct zy_rational value, points;
	size_t n, i, there = 0;
	uint32_t *questions = list_questions(p, item, &n);

	zy_rational_init(&value);
	zy_rational_init(&points);
	for (i = 0; i < n; i++) {
		put(p, "        ");
		put_question_name(
		    p, r, zy_intern_get(f->questions, questions[i]));
		put(p, "\n");
		put_question(p, item, questions[i], false);
		put(p, "            = ");
		if (zy_review_question(
			p->x->sums, item, questions[i], &points)) {
			put_weighed(p, item, questions[i], false);
			zy_page_value(p, &points);
			add_term(p, &terms, &value, &points, false);
			there++;
		} else {
			put(p, WORD("不计", "left out"));
		}
		put(p, "\n");
	}
	if (there && !p->x->items[item - p->x->standard->items].missing) {
		put_average(p, &terms, there, &value, false);
		put(p, WORD("；", "; "));
		zy_page_value(p, &item->max);
		put(p, " × ");
		zy_page_term(p, &value);
		put(p, " / ");
		zy_page_decimal(p, r->full);
		zy_page_factor(p, item);
		put(p, "\n");
	}
	zy_rational_release(&value);
	zy_rational_release(&points);
	zy_buf_release(&terms);
	free(questions);
}
