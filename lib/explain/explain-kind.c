/*
 * Explaining: what each kind of item makes of its evidence.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "explain/explain-state.h"

/* Returns the number of the item's first evidence value. */
static uint32_t
first_of(const struct zy_explainer *p, const struct zy_item *item)
{
	return zy_evaluate_first_value(p->x, item->given);
}

/* Appends "0.2 × 90 + 0.8 × 85": the groups of raters that are there. */
static void
put_groups(struct zy_explainer *p, const struct zy_item *item, uint32_t first)
{
	struct zy_rational there;
	size_t i, n = 0;
	bool divided;

	zy_rational_init(&there);
	for (i = 0; i < item->ngroups; i++)
		if (zy_evaluate_group(
			p->x, first, zy_view(item->groups[i].id), &p->tmp))
			zy_rational_add(
			    &there, &there, &item->groups[i].weight);
	divided = item->missing == ZY_MISSING_RESCALE &&
		  zy_rational_cmp(&there, &p->one) != 0;
	zy_explain_put(p, divided ? "(" : "");
	for (i = 0; i < item->ngroups; i++) {
		const struct zy_rater_group *g = &item->groups[i];
		bool known =
		    zy_evaluate_group(p->x, first, zy_view(g->id), &p->tmp);

		if (!known && item->missing == ZY_MISSING_RESCALE)
			continue;
		if (!known && item->missing == ZY_MISSING_FULL)
			zy_rational_set(&p->tmp,
			    item->has_scale ? &item->scale : &item->max);
		zy_explain_put(p, n++ ? " + " : "");
		zy_rational_print(p->b, &g->weight);
		zy_explain_put(p, " × ");
		zy_explain_term(p, &p->tmp);
		zy_explain_put(p, " (");
		zy_explain_name(p, g->name, g->id);
		zy_explain_put(
		    p, known ? ")" : WORD("，无数据)", ", no figures)"));
	}
	if (divided) {
		zy_explain_put(p, ") / ");
		zy_explain_term(p, &there);
	}
	zy_rational_release(&there);
}

void
zy_explain_mean(struct zy_explainer *p, const struct zy_item *item,
    uint32_t first, const struct zy_rational *v)
{
	const struct zy_value *values = p->x->evidence->values;
	struct zy_decimal low, high;
	size_t n = 0, all = 0;
	uint32_t i;

	for (i = first; i != ZY_NO_VALUE; i = values[i].next, all++)
		n += !zy_evaluate_is_dropped(p->x, i);
	if (n < 2)
		return;
	if (item && item->raters == ZY_RATERS_TRIMMED &&
	    zy_evaluate_extremes(p->x, item, first, all, &low, &high))
		n -= 2;
	zy_rational_set_ratio(&p->tmp, (int64_t)n, 1);
	zy_rational_mul(&p->tmp, &p->tmp, v);
	zy_explain_value(p, &p->tmp);
	zy_buf_printf(p->b, " / %zu", n);
}

/* Adds which two values a trimmed mean leaves out. */
static void
add_trimmed(struct zy_explainer *p, json_t *o, const struct zy_item *item,
    uint32_t first)
{
	struct zy_decimal low, high;
	uint32_t i;
	size_t n = 0;

	for (i = first; i != ZY_NO_VALUE; i = p->x->evidence->values[i].next)
		n++;
	if (!zy_evaluate_extremes(p->x, item, first, n, &low, &high))
		return;
	zy_explain_put(p, WORD("去掉最高分 ", "without the highest "));
	zy_explain_decimal(p, high);
	zy_explain_put(p, WORD("、最低分 ", " and the lowest "));
	zy_explain_decimal(p, low);
	zy_explain_working(p, o);
}

/* Explains the values of several raters, and marks out of another number. */
static void
explain_judged(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	bool plain =
	    zy_rational_cmp(&item->factor, &p->one) == 0 && !item->has_scale;
	uint32_t first = first_of(p, item);
	struct zy_rational v;

	zy_rational_init(&v);
	if (item->raters == ZY_RATERS_TRIMMED)
		add_trimmed(p, o, item, first);
	zy_evaluate_raters(p->x, item, first, &v);
	if (item->raters == ZY_RATERS_WEIGHTED)
		put_groups(p, item, first);
	else
		zy_explain_mean(p, item, first, &v);
	if (!plain) {
		if (p->b->n) {
			zy_explain_put(p, " = ");
			zy_explain_value(p, &v);
			zy_explain_working(p, o);
		}
		zy_explain_term(p, &v);
		if (item->has_scale) {
			zy_explain_put(p, " × ");
			zy_explain_value(p, &item->max);
			zy_explain_put(p, " / ");
			zy_explain_value(p, &item->scale);
		}
		zy_explain_factor(p, item);
	}
	zy_rational_release(&v);
}

/* Explains that all points are given or taken, where there is a factor. */
static void
explain_fixed(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	const struct zy_item_score *score = &p->x->items[item - p->s->items];

	(void)o;
	if (zy_rational_sign(&score->raw) == 0 ||
	    zy_rational_cmp(&item->factor, &p->one) == 0)
		return;
	zy_explain_value(p, &item->max);
	zy_explain_factor(p, item);
}

/* Appends "6 - ": what the deductions of an item of a head start from. */
static void
put_minuend(struct zy_explainer *p, const struct zy_item *item)
{
	if (item->place == ZY_IN_PENALTY)
		return;
	zy_explain_value(p, &item->max);
	zy_explain_put(p, " - ");
}

/* Explains "6 - 1.5 × 2": occurrences, not more than are required. */
static void
explain_deduct(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	struct zy_rational v;

	zy_rational_init(&v);
	if (zy_evaluate_number(p->x, item, &v)) {
		if (item->done) {
			zy_explain_put(p, WORD("应有 ", "required "));
			zy_explain_value(p, &item->required);
			zy_explain_put(p, WORD("，实有 ", ", there are "));
			zy_explain_value(p, &v);
			zy_explain_working(p, o);
			zy_rational_sub(&v, &item->required, &v);
		}
		if (zy_rational_sign(&v) < 0)
			zy_rational_set_ratio(&v, 0, 1);
		if (item->has_required &&
		    zy_rational_cmp(&v, &item->required) > 0)
			zy_rational_set(&v, &item->required);
		put_minuend(p, item);
		zy_explain_term(p, &item->per);
		zy_explain_put(p, " × ");
		zy_explain_value(p, &v);
		zy_explain_factor(p, item);
	}
	zy_rational_release(&v);
}

/* Explains votes: the mean of the questions, out of what can be had. */
static void
explain_review(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	struct zy_rational mean;

	zy_rational_init(&mean);
	if (zy_explain_votes(
		p, o, json_object_get(o, "figures"), item, false, &mean)) {
		if (p->b->n) {
			zy_explain_put(p, " = ");
			zy_explain_value(p, &mean);
			zy_explain_working(p, o);
		}
		zy_explain_value(p, &item->max);
		zy_explain_put(p, " × ");
		zy_explain_term(p, &mean);
		zy_explain_put(p, " / ");
		zy_explain_decimal(p, p->s->ballot.full);
		zy_explain_factor(p, item);
	}
	zy_rational_release(&mean);
}

/* Adds "visits less 0.5 × 4" for a condition that fails, or has no evidence. */
static void
add_condition(struct zy_explainer *p, json_t *o, const struct zy_item_row *row,
    const struct zy_rational *times)
{
	bool known = zy_evaluate_first_value(p->x, row->node) != ZY_NO_VALUE;
	bool holds = zy_rational_sign(times) == 0;

	if (known && holds)
		return;
	zy_explain_name(p, row->name, row->id);
	if (!known)
		zy_explain_put(
		    p, holds ? WORD("：无数据，按规定视为符合",
				   ": no figure, by rule holds")
			     : WORD("：无数据，按规定视为不符合",
				   ": no figure, by rule does not hold"));
	if (!holds) {
		zy_explain_put(p, WORD("：扣 ", ": less "));
		zy_explain_value(p, &row->points);
		if (row->each) {
			zy_explain_put(p, " × ");
			zy_explain_value(p, times);
		}
		zy_rational_mul(&p->tmp, times, &row->points);
		if (row->has_most && zy_rational_cmp(&p->tmp, &row->n) > 0) {
			zy_explain_put(p, WORD("，至多 ", ", at most "));
			zy_explain_value(p, &row->n);
		}
	}
	zy_explain_working(p, o);
}

/* Explains "10 - (3 + 2)": the conditions that fail. */
static void
explain_checklist(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	struct zy_rational times;
	size_t i, n = 0;

	zy_rational_init(&times);
	for (i = 0; i < item->nrows; i++) {
		zy_evaluate_condition_failures(
		    p->x, item, &item->rows[i], &times);
		add_condition(p, o, &item->rows[i], &times);
	}
	put_minuend(p, item);
	zy_explain_put(p, "(");
	for (i = 0; i < item->nrows; i++) {
		zy_evaluate_condition_points(
		    p->x, item, &item->rows[i], &times);
		if (zy_rational_sign(&times) == 0)
			continue;
		zy_explain_put(p, n++ ? " + " : "");
		zy_explain_term(p, &times);
	}
	zy_explain_put(p, n ? ")" : "0)");
	zy_explain_factor(p, item);
	zy_rational_release(&times);
}

/* Explains which row of its table an item is in. */
static void
explain_steps(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	bool plain = zy_rational_cmp(&item->factor, &p->one) == 0;
	const struct zy_rational *points;
	const struct zy_item_row *row;
	struct zy_rational v;

	(void)o;
	zy_rational_init(&v);
	if (zy_evaluate_number(p->x, item, &v)) {
		row = zy_item_find_step(item, &v);
		zy_explain_put(p, WORD("合计 ", "number "));
		zy_explain_percent(p, &v, item->percent);
		if (row) {
			zy_explain_put(
			    p, WORD("，在“满 ", ", in the row from "));
			zy_explain_percent(p, &row->n, item->percent);
			zy_explain_put(p, WORD("”一档", ""));
		} else {
			zy_explain_put(p,
			    WORD("，在第一档之前", ", before the first row"));
		}
		points = row ? &row->points : zy_item_points_below_steps(item);
		zy_explain_put(p, WORD("：", ": "));
		if (!plain && points) {
			zy_explain_term(p, points);
			zy_explain_factor(p, item);
		}
	}
	zy_rational_release(&v);
}

/* Appends "2 / 3 = ": of the records that were looked at, those that fit. */
static void
put_fraction(struct zy_explainer *p, const struct zy_item *item)
{
	uint32_t i = first_of(p, item);
	const struct zy_value *values = p->x->evidence->values;
	size_t n = 0, fit = 0;

	if (item->from < ZY_FROM_PLEDGES || item->from > ZY_FROM_ACTIVITIES)
		return;
	for (; i != ZY_NO_VALUE; i = values[i].next, n++)
		fit += values[i].coef != 0;
	zy_buf_printf(p->b, "%zu / %zu = ", fit, n);
}

/* Adds "(95% - 91%) / 1% = 4": how many units it is off, into *units. */
static void
add_units(struct zy_explainer *p, json_t *o, const struct zy_item *item,
    const struct zy_rational *v, struct zy_rational *units)
{
	struct zy_item exact = *item;
	const struct zy_rational *high = item->above ? v : &item->threshold;
	const struct zy_rational *low = item->above ? &item->threshold : v;

	zy_explain_put(p, item->above ? WORD("超出 ", "above by ")
				      : WORD("差 ", "below by "));
	zy_explain_put(p, "(");
	zy_explain_percent(p, high, item->percent);
	zy_explain_put(p, " - ");
	zy_explain_percent(p, low, item->percent);
	zy_explain_put(p, ") / ");
	zy_explain_percent(p, &item->unit, item->percent);
	zy_explain_put(p, " = ");
	exact.units = ZY_UNITS_SHARE;
	zy_evaluate_units(&exact, v, units);
	zy_explain_value(p, units);
	zy_explain_put(p, WORD(" 档", " units"));
	zy_evaluate_units(item, v, units);
	if (item->units != ZY_UNITS_SHARE) {
		zy_explain_put(p, WORD("，计 ", ", counting "));
		zy_explain_value(p, units);
	}
	zy_explain_working(p, o);
}

/* Explains what a ratio that is not good enough costs, or that it is. */
static void
explain_ratio(struct zy_explainer *p, json_t *o, const struct zy_item *item,
    const struct zy_rational *v)
{
	bool penalty = item->place == ZY_IN_PENALTY, good;
	struct zy_rational units;
	int c = zy_rational_cmp(v, &item->threshold);

	good = item->above ? c <= 0 : c >= 0;
	zy_explain_put(p, WORD("比率 ", "ratio "));
	put_fraction(p, item);
	zy_explain_percent(p, v, item->percent);
	zy_explain_put(p, c < 0 ? " < " : c > 0 ? " > " : " = ");
	zy_explain_percent(p, &item->threshold, item->percent);
	zy_explain_put(p, good ? WORD("：符合", ": as it should be")
			       : WORD("：不符合", ": not as it should be"));
	zy_explain_working(p, o);
	zy_rational_init(&units);
	if (!good && zy_explain_proportional(item)) {
		zy_explain_value(p, &item->max);
		zy_explain_put(p, " × ");
		zy_explain_percent(p, v, item->percent);
		zy_explain_put(p, " / ");
		zy_explain_percent(p, &item->threshold, item->percent);
	} else if (!good && item->has_per) {
		add_units(p, o, item, v, &units);
		put_minuend(p, item);
		zy_explain_term(p, &item->per);
		zy_explain_put(p, " × ");
		zy_explain_term(p, &units);
		zy_explain_factor(p, item);
	} else if (!item->has_per && good != penalty &&
		   zy_rational_cmp(&item->factor, &p->one) != 0) {
		zy_explain_value(p, &item->max);
		zy_explain_factor(p, item);
	}
	zy_rational_release(&units);
}

static void
explain_rate(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	struct zy_rational v;

	zy_rational_init(&v);
	if (item->from == ZY_FROM_TALLY)
		zy_explain_satisfaction(
		    p, o, item->questions, item->nquestions);
	if (zy_evaluate_ratio(p->x, item, &v))
		explain_ratio(p, o, item, &v);
	zy_rational_release(&v);
}

/* Explains "3 + 1 × 2": what there is for reaching a target and beyond it. */
static void
explain_target(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	bool plain = zy_rational_cmp(&item->factor, &p->one) == 0;
	struct zy_rational v;

	zy_rational_init(&v);
	if (zy_evaluate_number(p->x, item, &v)) {
		zy_explain_put(p, WORD("合计 ", "number "));
		zy_explain_percent(p, &v, item->percent);
		if (zy_rational_cmp(&v, &item->target) < 0) {
			zy_explain_put(p, WORD("，未达到 ", ", below "));
			zy_explain_percent(p, &item->target, item->percent);
			zy_explain_put(p, WORD("：", ": "));
			if (!plain)
				zy_explain_term(p, &item->below);
		} else {
			zy_explain_working(p, o);
			zy_rational_sub(&v, &v, &item->target);
			zy_rational_div(&v, &v, &item->unit);
			zy_rational_floor(&v);
			zy_explain_put(p, plain ? "" : "(");
			zy_explain_term(p, &item->points);
			zy_explain_put(p, " + ");
			zy_explain_term(p, &item->extra);
			zy_explain_put(p, " × ");
			zy_explain_value(p, &v);
			zy_explain_put(p, plain ? "" : ")");
		}
		zy_explain_factor(p, item);
	}
	zy_rational_release(&v);
}

/* Explains "(3.5 + 3) × 11 / 7": the parts that are there, for the whole. */
static void
explain_split(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	struct zy_rational v, there;
	size_t i, n = 0;

	for (i = 0; i < item->nrows; i++) {
		if (zy_evaluate_first_value(p->x, item->rows[i].node) !=
		    ZY_NO_VALUE)
			continue;
		zy_explain_name(p, item->rows[i].name, item->rows[i].id);
		zy_explain_put(p, WORD("：无数据，", ": no figures, "));
		zy_explain_put(p, zy_explain_missing(p, item->missing));
		zy_explain_working(p, o);
	}
	zy_rational_init(&v);
	zy_rational_init(&there);
	for (i = 0; i < item->nrows; i++) {
		const struct zy_item_row *part = &item->rows[i];
		bool given = zy_evaluate_sum(
		    p->x, zy_evaluate_first_value(p->x, part->node), &v);

		if (!given && item->missing != ZY_MISSING_FULL)
			continue;
		if (!given)
			zy_rational_set(&v, &part->points);
		zy_rational_add(&there, &there, &part->points);
		zy_explain_put(p, n++ ? " + " : "(");
		zy_explain_term(p, &v);
	}
	zy_explain_put(p, n ? ")" : "0");
	if (item->missing == ZY_MISSING_RESCALE &&
	    zy_rational_cmp(&there, &item->max) != 0) {
		zy_explain_put(p, " × ");
		zy_explain_value(p, &item->max);
		zy_explain_put(p, " / ");
		zy_explain_value(p, &there);
	}
	zy_explain_factor(p, item);
	zy_rational_release(&v);
	zy_rational_release(&there);
}

/* Explains "2 + 3": what each event brings, in the order they are listed. */
static void
explain_count(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	const struct zy_value *values = p->x->evidence->values;
	size_t n, i, k = 0;
	uint32_t *order = zy_explain_order(p->x, item->given, &n);
	struct zy_rational v;

	(void)o;
	zy_rational_init(&v);
	for (i = 0; i < n; i++) {
		if (zy_evaluate_is_dropped(p->x, order[i]))
			continue;
		zy_evaluate_value_points(p->x, item, &values[order[i]], &v);
		zy_explain_put(p, k++ ? " + " : "");
		zy_explain_term(p, &v);
	}
	/* One event alone is no sum. */
	if (k == 1)
		zy_buf_reset(p->b);
	if (n == 0)
		zy_explain_put(p, WORD("无符合的记录", "no record fits"));
	zy_rational_release(&v);
	free(order);
}

void
zy_explain_kind(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	static void (*const kinds[])(
	    struct zy_explainer * p, json_t * o, const struct zy_item *item) = {
	    [ZY_ITEM_JUDGED] = explain_judged,
	    [ZY_ITEM_FIXED] = explain_fixed,
	    [ZY_ITEM_DEDUCT] = explain_deduct,
	    [ZY_ITEM_REVIEW] = explain_review,
	    [ZY_ITEM_CHECKLIST] = explain_checklist,
	    [ZY_ITEM_STEPS] = explain_steps,
	    [ZY_ITEM_RATE] = explain_rate,
	    [ZY_ITEM_TARGET] = explain_target,
	    [ZY_ITEM_SPLIT] = explain_split,
	    [ZY_ITEM_COUNT] = explain_count,
	};

	kinds[item->kind](p, o, item);
}
