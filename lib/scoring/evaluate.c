/*
 * The twelve steps of one evaluation, and composition (step 7).
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evaluate.h"

#include <stdlib.h>

#include "scoring/review-item.h"

void
zy_evaluation_init(struct zy_evaluation *x, const struct zy_evidence *f)
{
	const struct zy_standard *s = f->standard;
	size_t i;

	*x = (struct zy_evaluation){
	    .standard = s, .evidence = f, .dropped = f->dropped};
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

/* Limits a total to the standard's floor and cap. */
static void
hold(const struct zy_marks *m, struct zy_rational *v)
{
	if (zy_rational_cmp(v, &m->floor) < 0)
		zy_rational_set(v, &m->floor);
	if (m->has_cap && zy_rational_cmp(v, &m->cap) > 0)
		zy_rational_set(v, &m->cap);
}

/* Evaluates one source of step 7. */
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
	    x, NULL, zy_evaluate_first_value(x, rule->node), &score->value);
	if (!score->missing)
		return;
	score->left_out = rule->missing == ZY_MISSING_RESCALE;
	if (rule->missing == ZY_MISSING_FULL)
		zy_rational_set(&score->value, &x->standard->marks.full);
}

/* Step 7: composes the total from its sources. */
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

/* Step 12: rounds the total. */
static void
round_total(struct zy_evaluation *x)
{
	const struct zy_marks *m = &x->standard->marks;

	zy_buf_reset(&x->text);
	zy_rational_format(&x->text, &x->exact, m->places, m->rounding);
	zy_rational_parse(&x->total, zy_buf_get(&x->text));
}

bool
zy_evaluate_knows_error(const struct zy_evaluation *x)
{
	return !x->standard->needs_votes || x->outcome.zero ||
	       zy_review_is_error_known(x->sums);
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
		zy_evaluate_accumulate(&x->base, &x->heads[h].value);
	}
	zy_evaluate_bonus(x);
	zy_evaluate_penalty(x);
	zy_rational_set(&x->own, &x->base);
	zy_evaluate_accumulate(&x->own, &x->bonus);
	if (zy_rational_sign(&x->penalty) != 0)
		zy_rational_sub(&x->own, &x->own, &x->penalty);
	hold(&s->marks, &x->own);
	compose(x);
	zy_outcome_vetoes(x);
	zy_outcome_gates(x);
	round_total(x);
	zy_outcome_bands(x);
}
