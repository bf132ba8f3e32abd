/*
 * The values of one subject and node: their sum, mean, extremes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evaluate.h"

uint32_t
zy_evaluate_first_value(const struct zy_evaluation *x, uint32_t node)
{
	return x->evidence
	    ->first_value[(size_t)x->subject * x->standard->nnodes + node];
}

bool
zy_evaluate_sum(
    struct zy_evaluation *x, uint32_t first, struct zy_rational *out)
{
	const struct zy_evidence *f = x->evidence;
	const struct zy_value *values = f->values;
	struct zy_rational one_fact;
	uint32_t i = first;

	if (first == ZY_NO_VALUE || zy_evaluate_is_dropped(x, first))
		zy_rational_set_ratio(out, 0, 1);
	else
		zy_evidence_value(f, &values[first], out);
	if (first == ZY_NO_VALUE)
		return false;
	if (values[i].next == ZY_NO_VALUE)
		return true;
	zy_rational_init(&one_fact);
	while ((i = values[i].next) != ZY_NO_VALUE) {
		if (zy_evaluate_is_dropped(x, i))
			continue;
		zy_evidence_value(f, &values[i], &one_fact);
		zy_rational_add(out, out, &one_fact);
	}
	zy_rational_release(&one_fact);
	return true;
}

bool
zy_evaluate_extremes(const struct zy_evaluation *x, const struct zy_item *item,
    uint32_t first, size_t n, struct zy_decimal *low, struct zy_decimal *high)
{
	const struct zy_value *values = x->evidence->values;
	uint32_t i;

	if (n <= item->trim_above)
		return false;
	*low = *high = zy_value_decimal(&values[first]);
	for (i = first; i != ZY_NO_VALUE; i = values[i].next) {
		const struct zy_decimal v = zy_value_decimal(&values[i]);

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
	const struct zy_value *values = x->evidence->values;
	uint32_t number = zy_intern_find(x->evidence->words, group), i;
	int64_t n = 0;

	zy_rational_set_ratio(out, 0, 1);
	for (i = first; i != ZY_NO_VALUE; i = values[i].next) {
		if (zy_evidence_attribution(x->evidence, i).group != number)
			continue;
		zy_rational_set_decimal(&x->tmp2, zy_value_decimal(&values[i]));
		zy_rational_add(out, out, &x->tmp2);
		n++;
	}
	if (n == 0)
		return false;
	zy_rational_set_ratio(&x->tmp2, n, 1);
	zy_rational_div(out, out, &x->tmp2);
	return true;
}

/* Sets out to the highest mark of an item, for a group without marks. */
static void
set_full(const struct zy_item *item, struct zy_rational *out)
{
	zy_rational_set(out, item->has_scale ? &item->scale : &item->max);
}

/*
 * Sets out to the weighted mean of the means of the raters' groups.  A group
 * without marks counts as the item's `missing` says.  Returns whether there are
 * marks.
 */
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
	const struct zy_value *values = x->evidence->values;
	struct zy_decimal low, high;
	int64_t n = 0;
	uint32_t i;

	if (item && item->raters == ZY_RATERS_WEIGHTED)
		return weighted_raters(x, item, first, out);
	if (!zy_evaluate_sum(x, first, out))
		return false;
	for (i = first; i != ZY_NO_VALUE; i = values[i].next)
		n += !zy_evaluate_is_dropped(x, i);
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

bool
zy_item_is_good(const struct zy_item *item, const struct zy_rational *v)
{
	int c = zy_rational_cmp(v, &item->threshold);

	if (c == 0)
		return !item->over;
	return item->above ? c < 0 : c > 0;
}

bool
zy_item_is_short(const struct zy_item *item, const struct zy_rational *v)
{
	return zy_rational_cmp(v, &item->target) < (item->over ? 1 : 0);
}

bool
zy_item_is_lost(const struct zy_item *item, const struct zy_rational *v)
{
	int c = zy_rational_cmp(v, &item->none);

	return item->has_none && (item->above ? c > 0 : c < 0);
}
