/*
 * Steps 3 to 6: heads, bonus and penalty.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evaluate.h"

void
zy_evaluate_accumulate(struct zy_rational *sum, const struct zy_rational *v)
{
	if (zy_rational_sign(v) == 0)
		return;
	if (zy_rational_sign(sum) == 0)
		zy_rational_set(sum, v);
	else
		zy_rational_add(sum, sum, v);
}

/*
 * Multiplies the head's sum so that the points of left-out items go to the
 * others, in proportion to what these can reach.
 */
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
			    there, there, &x->standard->items[i].reach);
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
			zy_evaluate_accumulate(&score->sum, &x->items[i].value);
	}
	zy_rational_set(&score->value, &score->sum);
	if (left_out)
		rescale(x, head, score);
	if (head->has_max && zy_rational_cmp(&score->value, &head->max) > 0)
		zy_rational_set(&score->value, &head->max);
	if (head->has_weight) {
		zy_rational_mul(&score->value, &score->value, &head->weight);
		zy_rational_mul(&x->ballots, &x->ballots, &head->weight);
		zy_rational_mul(&x->ballots, &x->ballots, &head->weight);
	}
	zy_evaluate_accumulate(&x->variance, &x->ballots);
}

/* Evaluates the bonus or the penalty and its items. */
static void
evaluate_extra(struct zy_evaluation *x, const struct zy_extra *extra,
    struct zy_rational *sum, struct zy_rational *value)
{
	size_t i;

	zy_rational_set_ratio(sum, 0, 1);
	for (i = extra->first; i < extra->first + extra->n; i++) {
		zy_evaluate_item(x, i);
		zy_evaluate_accumulate(sum, &x->items[i].value);
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

void
zy_evaluate_penalty(struct zy_evaluation *x)
{
	evaluate_extra(x, &x->standard->penalty, &x->penalty_sum, &x->penalty);
}
