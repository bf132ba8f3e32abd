/* SPDX-License-Identifier: MIT */
#include "scoring/evaluate.h"

#include <stdlib.h>

void
zy_evaluation_init(struct zy_evaluation *x, const struct zy_figures *f)
{
	const struct zy_standard *s = f->standard;
	size_t i;

	*x = (struct zy_evaluation){
	    .standard = s, .figures = f, .dropped = f->dropped};
	x->items = zy_calloc(s->nitems + 1, sizeof(*x->items));
	x->heads = zy_calloc(s->nheads + 1, sizeof(*x->heads));
	x->sources = zy_calloc(s->nsources + 1, sizeof(*x->sources));
	x->vetoes = zy_calloc(s->nvetoes + 1, sizeof(*x->vetoes));
	x->gates = zy_calloc(s->ngates + 1, sizeof(*x->gates));
	for (i = 0; i < s->ngates; i++)
		zy_rational_init(&x->gates[i].value);
	for (i = 0; i < s->nitems; i++) {
		zy_rational_init(&x->items[i].raw);
		zy_rational_init(&x->items[i].value);
	}
	for (i = 0; i < s->nheads; i++) {
		zy_rational_init(&x->heads[i].sum);
		zy_rational_init(&x->heads[i].scale);
		zy_rational_init(&x->heads[i].value);
	}
	for (i = 0; i < s->nsources; i++)
		zy_rational_init(&x->sources[i].value);
	zy_rational_init(&x->base);
	zy_rational_init(&x->bonus_sum);
	zy_rational_init(&x->bonus);
	zy_rational_init(&x->penalty_sum);
	zy_rational_init(&x->penalty);
	zy_rational_init(&x->own);
	zy_rational_init(&x->weights);
	zy_rational_init(&x->composed);
	zy_rational_init(&x->exact);
	zy_rational_init(&x->total);
	zy_rational_init(&x->variance);
	zy_rational_init(&x->ballots);
	zy_rational_init(&x->one);
	zy_rational_init(&x->tmp);
	zy_rational_init(&x->tmp2);
	zy_rational_set_ratio(&x->one, 1, 1);
	x->sums = zy_review_sums_new(f);
}

void
zy_evaluation_release(struct zy_evaluation *x)
{
	size_t i;

	for (i = 0; i < x->standard->nitems; i++) {
		zy_rational_release(&x->items[i].raw);
		zy_rational_release(&x->items[i].value);
	}
	for (i = 0; i < x->standard->nheads; i++) {
		zy_rational_release(&x->heads[i].sum);
		zy_rational_release(&x->heads[i].scale);
		zy_rational_release(&x->heads[i].value);
	}
	for (i = 0; i < x->standard->nsources; i++)
		zy_rational_release(&x->sources[i].value);
	zy_rational_release(&x->base);
	zy_rational_release(&x->bonus_sum);
	zy_rational_release(&x->bonus);
	zy_rational_release(&x->penalty_sum);
	zy_rational_release(&x->penalty);
	zy_rational_release(&x->own);
	zy_rational_release(&x->weights);
	zy_rational_release(&x->composed);
	zy_rational_release(&x->exact);
	zy_rational_release(&x->total);
	zy_rational_release(&x->variance);
	zy_rational_release(&x->ballots);
	zy_rational_release(&x->one);
	zy_rational_release(&x->tmp);
	zy_rational_release(&x->tmp2);
	for (i = 0; i < x->standard->ngates; i++)
		zy_rational_release(&x->gates[i].value);
	zy_review_sums_free(x->sums);
	zy_buf_release(&x->text);
	free(x->gates);
	free(x->items);
	free(x->heads);
	free(x->sources);
	free(x->vetoes);
	*x = (struct zy_evaluation){0};
}

/* Most points are zero or alone: their sums need no arithmetic. */
static void
accumulate(struct zy_rational *sum, const struct zy_rational *v)
{
	if (zy_rational_sign(v) == 0)
		return;
	if (zy_rational_sign(sum) == 0)
		zy_rational_set(sum, v);
	else
		zy_rational_add(sum, sum, v);
}

uint32_t
zy_evaluate_first(const struct zy_evaluation *x, uint32_t node)
{
	return x->figures
	    ->first_fact[(size_t)x->subject * x->standard->nnodes + node];
}

bool
zy_evaluate_sum(
    struct zy_evaluation *x, uint32_t first, struct zy_rational *out)
{
	const struct zy_figures *f = x->figures;
	const struct zy_fact *facts = f->facts;
	struct zy_rational one_fact;
	uint32_t i = first;

	if (first == ZY_NO_FIGURE || zy_evaluate_skips(x, first))
		zy_rational_set_ratio(out, 0, 1);
	else
		zy_figures_value(f, &facts[first], out);
	if (first == ZY_NO_FIGURE)
		return false;
	if (facts[i].next == ZY_NO_FIGURE)
		return true;
	zy_rational_init(&one_fact);
	while ((i = facts[i].next) != ZY_NO_FIGURE) {
		if (zy_evaluate_skips(x, i))
			continue;
		zy_figures_value(f, &facts[i], &one_fact);
		zy_rational_add(out, out, &one_fact);
	}
	zy_rational_release(&one_fact);
	return true;
}

bool
zy_evaluate_extremes(const struct zy_evaluation *x, const struct zy_item *item,
    uint32_t first, size_t n, struct zy_decimal *low, struct zy_decimal *high)
{
	const struct zy_fact *facts = x->figures->facts;
	uint32_t i;

	if (n <= item->trim_above)
		return false;
	*low = *high = zy_fact_value(&facts[first]);
	for (i = first; i != ZY_NO_FIGURE; i = facts[i].next) {
		const struct zy_decimal v = zy_fact_value(&facts[i]);

		if (zy_decimal_cmp(v, *low) < 0)
			*low = v;
		if (zy_decimal_cmp(v, *high) > 0)
			*high = v;
	}
	return true;
}

bool
zy_evaluate_group(struct zy_evaluation *x, uint32_t first, struct zy_view group,
    struct zy_rational *out)
{
	const struct zy_fact *facts = x->figures->facts;
	uint32_t number = zy_intern_find(x->figures->words, group), i;
	int64_t n = 0;

	zy_rational_set_ratio(out, 0, 1);
	for (i = first; i != ZY_NO_FIGURE; i = facts[i].next) {
		if (zy_figures_whose(x->figures, i).group != number)
			continue;
		zy_rational_set_decimal(&x->tmp2, zy_fact_value(&facts[i]));
		zy_rational_add(out, out, &x->tmp2);
		n++;
	}
	if (n == 0)
		return false;
	zy_rational_set_ratio(&x->tmp2, n, 1);
	zy_rational_div(out, out, &x->tmp2);
	return true;
}

/* What a group that gave nothing is taken to have given. */
static void
set_full(const struct zy_item *item, struct zy_rational *out)
{
	zy_rational_set(out, item->has_scale ? &item->scale : &item->max);
}

static bool
weighted_raters(struct zy_evaluation *x, const struct zy_item *item,
    uint32_t first, struct zy_rational *out)
{
	struct zy_rational there;
	bool any = false;
	size_t i;

	zy_rational_init(&there);
	zy_rational_set_ratio(out, 0, 1);
	for (i = 0; i < item->ngroups; i++) {
		const struct zy_rater_group *g = &item->groups[i];

		if (zy_evaluate_group(x, first, zy_view(g->id), &x->tmp)) {
			any = true;
			zy_rational_add(&there, &there, &g->weight);
		} else if (item->missing == ZY_MISSING_FULL) {
			set_full(item, &x->tmp);
		} else {
			continue;
		}
		zy_rational_mul(&x->tmp, &x->tmp, &g->weight);
		zy_rational_add(out, out, &x->tmp);
	}
	if (item->missing == ZY_MISSING_RESCALE) {
		any = any && zy_rational_sign(&there) > 0;
		if (any)
			zy_rational_div(out, out, &there);
	}
	zy_rational_release(&there);
	return any;
}

bool
zy_evaluate_raters(struct zy_evaluation *x, const struct zy_item *item,
    uint32_t first, struct zy_rational *out)
{
	const struct zy_fact *facts = x->figures->facts;
	struct zy_decimal low, high;
	int64_t n = 0;
	uint32_t i;

	if (item && item->raters == ZY_RATERS_WEIGHTED)
		return weighted_raters(x, item, first, out);
	if (!zy_evaluate_sum(x, first, out))
		return false;
	for (i = first; i != ZY_NO_FIGURE; i = facts[i].next)
		n += !zy_evaluate_skips(x, i);
	if (item && item->raters == ZY_RATERS_TRIMMED &&
	    zy_evaluate_extremes(x, item, first, (size_t)n, &low, &high)) {
		zy_rational_set_decimal(&x->tmp, low);
		zy_rational_sub(out, out, &x->tmp);
		zy_rational_set_decimal(&x->tmp, high);
		zy_rational_sub(out, out, &x->tmp);
		n -= 2;
	}
	if (n > 1) {
		zy_rational_set_ratio(&x->tmp, n, 1);
		zy_rational_div(out, out, &x->tmp);
	}
	return true;
}

/* The points of items left out go to the others, by their max. */
static void
rescale(struct zy_evaluation *x, const struct zy_head *head,
    struct zy_head_score *score)
{
	struct zy_rational *there = &x->tmp;
	size_t i;

	zy_rational_set_ratio(there, 0, 1);
	for (i = head->first; i < head->first + head->n; i++)
		if (!x->items[i].left_out)
			zy_rational_add(
			    there, there, &x->standard->items[i].max);
	if (zy_rational_sign(there) == 0 ||
	    zy_rational_cmp(there, &head->full) >= 0)
		return;
	zy_rational_div(&score->scale, &head->full, there);
	zy_rational_mul(&score->value, &score->sum, &score->scale);
	zy_rational_mul(&x->ballots, &x->ballots, &score->scale);
	zy_rational_mul(&x->ballots, &x->ballots, &score->scale);
}

void
zy_evaluate_head(struct zy_evaluation *x, size_t h)
{
	const struct zy_head *head = &x->standard->heads[h];
	struct zy_head_score *score = &x->heads[h];
	bool left_out = false;
	size_t i;

	zy_rational_set_ratio(&score->sum, 0, 1);
	zy_rational_set_ratio(&x->ballots, 0, 1);
	zy_rational_set(&score->scale, &x->one);
	for (i = head->first; i < head->first + head->n; i++) {
		zy_evaluate_item(x, i);
		left_out |= x->items[i].left_out;
		if (!x->items[i].left_out)
			accumulate(&score->sum, &x->items[i].value);
	}
	zy_rational_set(&score->value, &score->sum);
	if (left_out)
		rescale(x, head, score);
	accumulate(&x->variance, &x->ballots);
	if (head->has_max && zy_rational_cmp(&score->value, &head->max) > 0)
		zy_rational_set(&score->value, &head->max);
}

/* Steps 5 and 6. */
static void
evaluate_extra(struct zy_evaluation *x, const struct zy_extra *extra,
    struct zy_rational *sum, struct zy_rational *value)
{
	size_t i;

	zy_rational_set_ratio(sum, 0, 1);
	for (i = extra->first; i < extra->first + extra->n; i++) {
		zy_evaluate_item(x, i);
		accumulate(sum, &x->items[i].value);
	}
	zy_rational_set(value, sum);
	if (extra->has_cap && zy_rational_cmp(value, &extra->cap) > 0)
		zy_rational_set(value, &extra->cap);
}

void
zy_evaluate_bonus(struct zy_evaluation *x)
{
	evaluate_extra(x, &x->standard->bonus, &x->bonus_sum, &x->bonus);
}

static void
hold(const struct zy_marks *m, struct zy_rational *v)
{
	if (zy_rational_cmp(v, &m->floor) < 0)
		zy_rational_set(v, &m->floor);
	if (m->has_cap && zy_rational_cmp(v, &m->cap) > 0)
		zy_rational_set(v, &m->cap);
}

/* One source of step 7. */
static void
evaluate_source(struct zy_evaluation *x, size_t i)
{
	const struct zy_source_rule *rule = &x->standard->sources[i];
	struct zy_source_score *score = &x->sources[i];

	score->missing = score->left_out = false;
	if (rule->from == ZY_FROM_SELF) {
		zy_rational_set(&score->value, &x->own);
		return;
	}
	score->missing = !zy_evaluate_raters(
	    x, NULL, zy_evaluate_first(x, rule->node), &score->value);
	if (!score->missing)
		return;
	score->left_out = rule->missing == ZY_MISSING_RESCALE;
	if (rule->missing == ZY_MISSING_FULL)
		zy_rational_set(&score->value, &x->standard->marks.full);
}

/* Step 7. */
static void
compose(struct zy_evaluation *x)
{
	const struct zy_standard *s = x->standard;
	struct zy_rational *self = &x->tmp2;
	size_t i;

	if (s->nsources == 0) {
		zy_rational_set(&x->composed, &x->own);
		return;
	}
	zy_rational_set_ratio(&x->composed, 0, 1);
	zy_rational_set_ratio(&x->weights, 0, 1);
	for (i = 0; i < s->nsources; i++) {
		evaluate_source(x, i);
		if (x->sources[i].left_out)
			continue;
		zy_rational_mul(
		    &x->tmp, &x->sources[i].value, &s->sources[i].weight);
		zy_rational_add(&x->composed, &x->composed, &x->tmp);
		zy_rational_add(
		    &x->weights, &x->weights, &s->sources[i].weight);
	}
	zy_rational_set_ratio(self, 0, 1);
	for (i = 0; i < s->nsources; i++)
		if (s->sources[i].from == ZY_FROM_SELF)
			zy_rational_set(self, &s->sources[i].weight);
	if (zy_rational_sign(&x->weights) > 0 &&
	    zy_rational_cmp(&x->weights, &x->one) != 0) {
		zy_rational_div(&x->composed, &x->composed, &x->weights);
		zy_rational_div(self, self, &x->weights);
	}
	zy_rational_mul(&x->variance, &x->variance, self);
	zy_rational_mul(&x->variance, &x->variance, self);
	hold(&s->marks, &x->composed);
}

/* Step 12, which nothing before it sees unless the standard wants it. */
static void
round_total(struct zy_evaluation *x)
{
	const struct zy_marks *m = &x->standard->marks;

	zy_buf_reset(&x->text);
	zy_rational_format(&x->text, &x->exact, m->places, m->rounding);
	zy_rational_parse(&x->total, zy_buf_get(&x->text));
}

void
zy_evaluate(struct zy_evaluation *x, uint32_t subject)
{
	const struct zy_standard *s = x->standard;
	size_t h;

	x->subject = subject;
	zy_rational_set_ratio(&x->variance, 0, 1);
	if (s->needs_votes)
		zy_review_sums_load(x->sums, subject);
	zy_rational_set(&x->base, &s->marks.start);
	for (h = 0; h < s->nheads; h++) {
		zy_evaluate_head(x, h);
		accumulate(&x->base, &x->heads[h].value);
	}
	zy_evaluate_bonus(x);
	evaluate_extra(x, &s->penalty, &x->penalty_sum, &x->penalty);
	zy_rational_set(&x->own, &x->base);
	accumulate(&x->own, &x->bonus);
	if (zy_rational_sign(&x->penalty) != 0)
		zy_rational_sub(&x->own, &x->own, &x->penalty);
	hold(&s->marks, &x->own);
	compose(x);
	zy_outcome_vetoes(x);
	zy_outcome_gates(x);
	round_total(x);
	zy_outcome_bands(x);
}
