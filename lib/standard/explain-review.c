/* Explaining what the ballots say.  SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "standard/private.h"

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

static void
mean_of(struct zy_page *p, uint32_t v, struct zy_rational *mean)
{
	int64_t n, sum;
	int places;

	sum = zy_review_points(p->x->sums, v, &n, &places);
	zy_rational_set_decimal(mean, (struct zy_decimal){sum, places});
	zy_rational_set_ratio(&p->tmp, p->x->figures->votes[v].of, 1);
	zy_rational_div(mean, mean, &p->tmp);
}

/* "(20 + 5) / 30 = 5/6": those who are satisfied. */
static void
put_satisfied(struct zy_page *p, uint32_t v, struct zy_rational *share)
{
	const struct zy_figures *f = p->x->figures;
	const struct zy_ballot_rules *r = &p->x->standard->ballot;
	const uint32_t *marks = f->marks + v * r->ngrades;
	int64_t sum = 0;
	size_t i, k = 0;

	put(p, "(");
	for (i = 0; i < r->ngrades; i++) {
		if (!r->grades[i].counts || !r->grades[i].satisfied)
			continue;
		zy_buf_printf(p->b, "%s%u", k++ ? " + " : "", marks[i]);
		sum += marks[i];
	}
	zy_buf_printf(p->b, ") / %u = ", f->votes[v].of);
	zy_rational_set_ratio(share, sum, f->votes[v].of);
	zy_page_value(p, share);
}

/* "(20 × 100 + 5 × 80) / 25 = 96": the points of those who voted. */
static void
put_points(struct zy_page *p, uint32_t v, struct zy_rational *mean)
{
	const struct zy_figures *f = p->x->figures;
	const struct zy_ballot_rules *r = &p->x->standard->ballot;
	const uint32_t *marks = f->marks + v * r->ngrades;
	size_t i, k = 0;

	put(p, "(");
	for (i = 0; i < r->ngrades; i++) {
		if (!r->grades[i].counts)
			continue;
		put(p, k++ ? " + " : "");
		zy_buf_printf(p->b, "%u × ", marks[i]);
		zy_page_decimal(p, r->grades[i].points);
	}
	zy_buf_printf(p->b, ") / %u = ", f->votes[v].of);
	mean_of(p, v, mean);
	zy_page_value(p, mean);
}

/* What a group's votes come to, and where they stand. */
static void
put_votes(
    struct zy_page *p, uint32_t v, bool satisfied, struct zy_rational *mean)
{
	const struct zy_figures *f = p->x->figures;

	if (f->votes[v].void_) {
		put(p, WORD("不计", "does not count"));
		if (f->why && f->why[v]) {
			put(p, WORD("：", ": "));
			put_text(p, zy_view(f->why[v]));
		}
	} else if (satisfied) {
		put_satisfied(p, v, mean);
	} else {
		put_points(p, v, mean);
	}
	if (f->votes_origin && f->votes_origin[v]) {
		put(p, "  [");
		put_text(p, zy_view(f->votes_origin[v]));
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
	uint32_t g, v, i, n = zy_intern_count(f->groups);
	uint32_t *order = in_order(f->groups, n, r->ngroups == 0);
	struct zy_rational mean;

	zy_rational_init(&mean);
	for (i = 0; i < n; i++) {
		g = order[i];
		v = zy_review_votes(p->x->sums, question, g, true);
		if (v == ZY_NO_FIGURE && g >= r->ngroups)
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
		if (v != ZY_NO_FIGURE) {
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

/* "0.4 × 85 + 0.3 × 90": how the groups come together. */
static void
put_weighed(struct zy_page *p, const struct zy_item *item, uint32_t question)
{
	const struct zy_ballot_rules *r = &p->x->standard->ballot;
	struct zy_rational mean, there;
	size_t n = 0;
	uint32_t g, v;

	zy_rational_init(&mean);
	zy_rational_init(&there);
	for (g = 0; g < r->ngroups; g++) {
		v = zy_review_votes(p->x->sums, question, g, false);
		if (v == ZY_NO_FIGURE && item->missing != ZY_MISSING_FULL)
			continue;
		if (v == ZY_NO_FIGURE)
			zy_rational_set_decimal(&mean, r->full);
		else
			mean_of(p, v, &mean);
		put(p, n++ ? " + " : "");
		zy_rational_print(p->b, &r->groups[g].weight);
		put(p, " × ");
		zy_page_term(p, &mean);
		zy_rational_add(&there, &there, &r->groups[g].weight);
	}
	if (n && item->missing == ZY_MISSING_RESCALE &&
	    zy_rational_cmp(&there, &p->x->one) != 0) {
		put(p, WORD("，除以 ", ", divided by "));
		zy_page_value(p, &there);
	}
	if (n)
		put(p, " = ");
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

void
zy_page_rate(struct zy_page *p, const char **questions, size_t n)
{
	const struct zy_item ask = {.questions = questions,
	    .nquestions = n,
	    .missing = ZY_MISSING_RESCALE};
	uint32_t *list = list_questions(p, &ask, &n);
	struct zy_rational share;
	size_t i;

	zy_rational_init(&share);
	for (i = 0; i < n; i++) {
		put(p, "        ");
		put_question_name(p, &p->x->standard->ballot,
		    zy_intern_get(p->x->figures->questions, list[i]));
		put(p, "\n");
		put_question(p, &ask, list[i], true);
		put(p, WORD("            满意率 ", "            satisfied "));
		if (zy_review_share(p->x->sums, list[i], &share))
			zy_page_value(p, &share);
		else
			put(p, WORD("不计", "left out"));
		put(p, "\n");
	}
	zy_rational_release(&share);
	free(list);
}

void
zy_page_review(struct zy_page *p, const struct zy_item *item)
{
	const struct zy_figures *f = p->x->figures;
	const struct zy_ballot_rules *r = &p->x->standard->ballot;
	struct zy_rational value, points;
	size_t n, i, left;
	uint32_t *questions = list_questions(p, item, &n);

	zy_rational_init(&value);
	zy_rational_init(&points);
	for (left = 0, i = 0; i < n; i++) {
		put(p, "        ");
		put_question_name(
		    p, r, zy_intern_get(f->questions, questions[i]));
		put(p, "\n");
		put_question(p, item, questions[i], false);
		put(p, "            = ");
		if (zy_review_question(
			p->x->sums, item, questions[i], &points)) {
			put_weighed(p, item, questions[i]);
			zy_page_value(p, &points);
			zy_rational_add(&value, &value, &points);
		} else {
			put(p, WORD("不计", "left out"));
			left++;
		}
		put(p, "\n");
	}
	if (n > left && !p->x->items[item - p->x->standard->items].missing) {
		put(p, WORD("        各题平均 ",
			   "        mean of the questions "));
		zy_rational_set_ratio(&p->tmp, (int64_t)(n - left), 1);
		zy_rational_div(&value, &value, &p->tmp);
		zy_page_value(p, &value);
		put(p, WORD("；", "; "));
		zy_page_value(p, &item->max);
		put(p, " × ");
		zy_page_value(p, &value);
		put(p, " / ");
		zy_page_decimal(p, r->full);
		zy_page_factor(p, item);
		put(p, "\n");
	}
	zy_rational_release(&value);
	zy_rational_release(&points);
	free(questions);
}
