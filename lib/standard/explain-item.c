/* Explaining an item: rule and figures.  SPDX-License-Identifier: MIT */
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
	zy_text_visible(p->b, v);
}

static void
put_max(struct zy_page *p, const struct zy_item *item)
{
	if (!item->has_max)
		return;
	put(p, WORD("，至多 ", ", at most "));
	zy_page_value(p, &item->max);
}

static void
put_deduct(struct zy_page *p, const struct zy_item *item, bool in_head)
{
	if (in_head) {
		zy_page_value(p, &item->max);
		put(p, WORD(" 分，每次扣 ", " points, less "));
	} else {
		put(p, WORD("每次扣 ", "taken: "));
	}
	zy_page_value(p, &item->per);
	put(p, item->has_required
		   ? WORD("（每缺一项）", " for each one missing")
		   : WORD("", " for each occurrence"));
	if (item->has_required) {
		put(p, WORD("，应有 ", ", required "));
		zy_page_value(p, &item->required);
	}
	if (in_head) {
		put(p, WORD("，不低于 ", ", not below "));
		zy_page_value(p, &item->floor);
	} else {
		put_max(p, item);
	}
}

void
zy_page_rule(struct zy_page *p, const struct zy_item *item, bool in_head)
{
	static const char *const raters[][2] = {{"平均", "mean of the raters"},
	    {"多于 5 人时去掉一个最高分和一个最低分",
		"mean without one highest and one lowest when more than 5"},
	    {"按评分组加权", "weighted by groups of raters"}};

	switch (item->kind) {
	case ZY_ITEM_JUDGED:
		put(p, WORD("评定", "judged"));
		put_max(p, item);
		put(p, WORD("，", ", "));
		put(p, raters[item->raters][!p->zh]);
		break;
	case ZY_ITEM_FIXED:
		put(p, WORD("达到得 ", "all or nothing, "));
		zy_page_value(p, &item->max);
		break;
	case ZY_ITEM_DEDUCT:
		put_deduct(p, item, in_head);
		break;
	case ZY_ITEM_REVIEW:
		put(p, WORD("群众评议", "review"));
		put_max(p, item);
		break;
	}
	if (zy_rational_cmp(&item->factor, &p->x->one) != 0) {
		put(p, WORD("，系数 ", ", factor "));
		zy_page_value(p, &item->factor);
	}
}

static void
put_factor(struct zy_page *p, const struct zy_item *item)
{
	if (zy_rational_cmp(&item->factor, &p->x->one) == 0)
		return;
	put(p, " × ");
	zy_page_value(p, &item->factor);
}

/* By rater, group, event: what the order of the input cannot change. */
static int
compare_facts(const void *a, const void *b, void *figures)
{
	const struct zy_figures *f = figures;
	const struct zy_fact *x = &f->facts[*(const uint32_t *)a];
	const struct zy_fact *y = &f->facts[*(const uint32_t *)b];
	int c = zy_view_cmp(zy_intern_get(f->words, x->rater),
	    zy_intern_get(f->words, y->rater));

	if (c == 0)
		c = zy_view_cmp(zy_intern_get(f->words, x->group),
		    zy_intern_get(f->words, y->group));
	if (c == 0)
		c = zy_view_cmp(zy_intern_get(f->words, x->event),
		    zy_intern_get(f->words, y->event));
	return c;
}

static void
put_fact(struct zy_page *p, uint32_t i, bool yesno)
{
	const struct zy_figures *f = p->x->figures;
	const struct zy_fact *fact = &f->facts[i];
	const uint32_t words[] = {fact->group, fact->rater, fact->event};
	int k;

	put(p, "        ");
	if (yesno)
		put(p, fact->value.coef ? WORD("是", "yes") : WORD("否", "no"));
	else
		zy_page_decimal(p, fact->value);
	for (k = 0; k < 3; k++) {
		if (words[k] == 0)
			continue;
		put(p, "  ");
		put_text(p, zy_intern_get(f->words, words[k]));
	}
	if (f->fact_origin && f->fact_origin[i]) {
		put(p, "  [");
		put_text(p, zy_view(f->fact_origin[i]));
		put(p, "]");
	}
	put(p, "\n");
}

size_t
zy_page_facts(struct zy_page *p, uint32_t node, const struct zy_item *item)
{
	const struct zy_figures *f = p->x->figures;
	const struct zy_standard *s = p->x->standard;
	uint32_t first =
	    f->first_fact[(size_t)p->x->subject * s->nnodes + node];
	uint32_t *order, i;
	size_t n = 0, k;

	for (i = first; i != ZY_NO_FIGURE; i = f->facts[i].next)
		n++;
	order = zy_calloc(n + 1, sizeof(*order));
	for (k = 0, i = first; i != ZY_NO_FIGURE; i = f->facts[i].next)
		order[k++] = i;
	qsort_r(order, n, sizeof(*order), compare_facts, (void *)(uintptr_t)f);
	for (k = 0; k < n; k++)
		put_fact(p, order[k],
		    item ? item->kind == ZY_ITEM_FIXED
			 : s->nodes[node].what == ZY_ABOUT_VETO);
	free(order);
	return n;
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

/* "(20 × 100 + 5 × 80) / 25 = 96" and where it stands. */
static void
put_votes(struct zy_page *p, uint32_t v, struct zy_rational *mean)
{
	const struct zy_figures *f = p->x->figures;
	const struct zy_ballot_rules *r = &p->x->standard->ballot;
	const uint32_t *marks = f->marks + v * r->ngrades;
	size_t i, k = 0;

	if (f->votes[v].void_) {
		put(p, WORD("不计", "does not count"));
		if (f->why && f->why[v]) {
			put(p, WORD("：", ": "));
			put_text(p, zy_view(f->why[v]));
		}
	} else {
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
put_question(struct zy_page *p, const struct zy_item *item, uint32_t question)
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
			put_votes(p, v, &mean);
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
		zy_page_value(p, &mean);
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

static void
put_review(struct zy_page *p, const struct zy_item *item)
{
	const struct zy_figures *f = p->x->figures;
	const struct zy_ballot_rules *r = &p->x->standard->ballot;
	struct zy_rational value, points;
	struct zy_view id;
	uint32_t *questions;
	size_t n, i, left;
	const uint32_t *list = zy_review_questions(p->x->sums, item, &n);

	/* The list is the sums' own, which the values below use. */
	questions = zy_calloc(n + 1, sizeof(*questions));
	memcpy(questions, list, n * sizeof(*questions));
	if (f->open_questions)
		qsort_r(questions, n, sizeof(*questions), compare_words,
		    f->questions);
	zy_rational_init(&value);
	zy_rational_init(&points);
	for (left = 0, i = 0; i < n; i++) {
		id = zy_intern_get(f->questions, questions[i]);
		put(p, "        ");
		put_question_name(p, r, id);
		put(p, "\n");
		put_question(p, item, questions[i]);
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
		put_factor(p, item);
		put(p, "\n");
	}
	zy_rational_release(&value);
	zy_rational_release(&points);
	free(questions);
}

/* "0.2 × 90 + 0.8 × 85": the groups of raters that are there. */
static void
put_groups(struct zy_page *p, const struct zy_item *item, uint32_t first)
{
	size_t i, n = 0;

	for (i = 0; i < item->ngroups; i++) {
		const struct zy_rater_group *g = &item->groups[i];
		bool there =
		    zy_evaluate_group(p->x, first, zy_view(g->id), &p->tmp);

		if (!there && item->missing == ZY_MISSING_RESCALE)
			continue;
		if (!there && item->missing == ZY_MISSING_FULL)
			zy_rational_set(&p->tmp, &item->max);
		put(p, n++ ? " + " : "        ");
		zy_rational_print(p->b, &g->weight);
		put(p, " × ");
		zy_page_value(p, &p->tmp);
		put(p, " (");
		zy_page_name(p, g->name, g->id);
		put(p, there ? ")" : WORD("，无数据)", ", no figures)"));
	}
	put(p, "\n");
}

/* The two values that a trimmed mean leaves out. */
static void
put_trimmed(struct zy_page *p, uint32_t first, size_t n)
{
	struct zy_decimal low, high;

	if (!zy_evaluate_extremes(p->x, first, n, &low, &high))
		return;
	put(p, WORD("        去掉最高分 ", "        without the highest "));
	zy_page_decimal(p, high);
	put(p, WORD("、最低分 ", " and the lowest "));
	zy_page_decimal(p, low);
	put(p, "\n");
}

/* What was made of the values of several raters. */
static void
put_judged(
    struct zy_page *p, const struct zy_item *item, uint32_t first, size_t n)
{
	bool plain = zy_rational_cmp(&item->factor, &p->x->one) == 0;
	struct zy_rational v;

	zy_rational_init(&v);
	if (item->raters == ZY_RATERS_WEIGHTED && n)
		put_groups(p, item, first);
	if (item->raters == ZY_RATERS_TRIMMED)
		put_trimmed(p, first, n);
	if ((n > 1 || !plain) && zy_evaluate_raters(p->x, item, first, &v)) {
		put(p, WORD("        综合 ", "        together "));
		zy_page_value(p, &v);
		put_factor(p, item);
		put(p, "\n");
	}
	zy_rational_release(&v);
}

/* "6 - 1.5 × 2": occurrences, not more than are required. */
static void
put_deduction(
    struct zy_page *p, const struct zy_item *item, uint32_t first, bool in_head)
{
	struct zy_rational v;

	zy_rational_init(&v);
	if (zy_evaluate_sum(p->x, first, &v)) {
		put(p, "        ");
		if (in_head) {
			zy_page_value(p, &item->max);
			put(p, " - ");
		}
		zy_page_value(p, &item->per);
		put(p, " × ");
		if (item->has_required &&
		    zy_rational_cmp(&v, &item->required) > 0)
			zy_rational_set(&v, &item->required);
		zy_page_value(p, &v);
		put_factor(p, item);
		put(p, "\n");
	}
	zy_rational_release(&v);
}

void
zy_page_figures(struct zy_page *p, const struct zy_item *item, bool in_head)
{
	const struct zy_evaluation *x = p->x;
	uint32_t first =
	    x->figures->first_fact[(size_t)x->subject * x->standard->nnodes +
				   item->node];
	size_t n;

	if (item->kind == ZY_ITEM_REVIEW) {
		put_review(p, item);
		return;
	}
	n = zy_page_facts(p, item->node, item);
	if (item->kind == ZY_ITEM_JUDGED)
		put_judged(p, item, first, n);
	else if (item->kind == ZY_ITEM_DEDUCT)
		put_deduction(p, item, first, in_head);
}
