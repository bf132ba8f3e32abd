/*
 * Explaining items that compare a number: tables of steps, rates, targets.
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/kind-state.h"

/* Returns what examiners fill in for an item that measures a figure. */
static const char *
fill_figure(const struct zy_item *item, bool zh)
{
	if (item->percent)
		return zh ? "填百分数，如 93.5%"
			  : "Fill in a percentage, as 93.5%";
	return zh ? "填实际数，不填分数"
		  : "Fill in the figure itself, not points";
}

/* Appends the rows of the table: "from 3: 2; from 5: 4". */
static void
put_steps(struct zy_explainer *p, const struct zy_item *item)
{
	size_t i;

	zy_explain_put(p, WORD("分档：", "table: "));
	for (i = 0; i < item->nrows; i++) {
		zy_explain_put(p, i ? WORD("；", "; ") : "");
		zy_explain_put(p, item->rows[i].over ? WORD("超过 ", "above ")
						     : WORD("满 ", "from "));
		zy_explain_percent(p, &item->rows[i].n, item->percent);
		zy_explain_put(p, item->place == ZY_IN_PENALTY
				      ? WORD(" 扣 ", ": less ")
				      : WORD(" 得 ", ": "));
		zy_explain_value(p, &item->rows[i].points);
	}
	zy_explain_max(p, item);
	zy_explain_floor(p, item);
}

/* Explains which row of its table the item's number is in. */
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
			    p, row->over
				   ? WORD("，在“超过 ", ", in the row above ")
				   : WORD("，在“满 ", ", in the row from "));
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

const struct zy_explain_kind zy_explain_steps = {
    .rule = put_steps, .working = explain_steps, .fill = fill_figure};

/* Returns whether a rate gives points in proportion below its threshold. */
static bool
is_proportional(const struct zy_item *item)
{
	return item->place == ZY_IN_HEAD && item->has_per &&
	       item->units == ZY_UNITS_SHARE && !item->above &&
	       zy_rational_cmp(&item->factor, &zy_rational_one) == 0 &&
	       zy_rational_cmp(&item->per, &item->max) == 0 &&
	       zy_rational_cmp(&item->unit, &item->threshold) == 0;
}

/* Appends beyond which ratio a rate has no points, if there is one. */
static void
put_none(struct zy_explainer *p, const struct zy_item *item)
{
	if (!item->has_none)
		return;
	zy_explain_put(p, item->above ? WORD("，高于 ", ", above ")
				      : WORD("，低于 ", ", below "));
	zy_explain_percent(p, &item->none, item->percent);
	zy_explain_put(p, WORD(" 不得分", " no points"));
}

/*
 * Appends the rule of a rate that gives points in proportion below its
 * threshold.
 */
static void
put_proportion(struct zy_explainer *p, const struct zy_item *item)
{
	zy_explain_put(p, WORD("达到 ", "at "));
	zy_explain_percent(p, &item->threshold, item->percent);
	zy_explain_put(p, WORD(" 得 ", ": "));
	zy_explain_value(p, &item->max);
	zy_explain_put(
	    p, WORD("，低于它的按比例计", ", below it in proportion"));
	put_none(p, item);
	zy_explain_floor(p, item);
}

/* Appends the threshold, and the cost of missing it. */
static void
put_rate(struct zy_explainer *p, const struct zy_item *item)
{
	bool penalty = item->place == ZY_IN_PENALTY;

	if (is_proportional(item)) {
		put_proportion(p, item);
		return;
	}
	if (item->has_per)
		zy_explain_start(p, item);
	if (item->over)
		zy_explain_put(p, item->above ? WORD("低于 ", "below ")
					      : WORD("超过 ", "above "));
	else
		zy_explain_put(p, item->above ? WORD("不超过 ", "not above ")
					      : WORD("达到 ", "at least "));
	zy_explain_percent(p, &item->threshold, item->percent);
	if (!item->has_per) {
		zy_explain_put(p, penalty ? WORD("，否则扣 ", ", or else less ")
					  : WORD(" 得 ", ": "));
		zy_explain_value(p, &item->max);
		zy_explain_floor(p, item);
		return;
	}
	zy_explain_put(p, item->above ? WORD("，每高 ", ", for each ")
				      : WORD("，每低 ", ", for each "));
	zy_explain_percent(p, &item->unit, item->percent);
	zy_explain_put(p, item->above ? WORD(" 扣 ", " above it less ")
				      : WORD(" 扣 ", " below it less "));
	zy_explain_value(p, &item->per);
	if (item->units == ZY_UNITS_BEGUN)
		zy_explain_put(p,
		    WORD("，不足一档按一档计", ", a part counting as a whole"));
	else
		zy_explain_put(
		    p, item->units == ZY_UNITS_WHOLE
			   ? WORD("，不足一档不计", ", a part not counting")
			   : WORD("，按比例计", ", a part by its share"));
	put_none(p, item);
	zy_explain_floor(p, item);
}

/* Appends that the ratio is one of satisfaction, and on which questions. */
static void
put_ratio_source(struct zy_explainer *p, const struct zy_item *item)
{
	if (item->from == ZY_FROM_TALLY)
		zy_explain_put(
		    p, WORD("，取群众评议满意率", ", of the satisfaction"));
	zy_explain_questions(p, item);
}

/* Appends "2 / 3 = ": the records that meet the conditions, and all of them. */
static void
put_fraction(struct zy_explainer *p, const struct zy_item *item)
{
	uint32_t i = zy_evaluate_first_value(p->x, item->given);
	const struct zy_value *values = p->x->evidence->values;
	size_t n = 0, fit = 0;

	if (item->from < ZY_FROM_PLEDGES || item->from > ZY_FROM_ACTIVITIES)
		return;
	for (; i != ZY_NO_VALUE; i = values[i].next, n++)
		fit += values[i].coef != 0;
	zy_buf_printf(p->b, "%zu / %zu = ", fit, n);
}

/*
 * Adds "(95% - 91%) / 1% = 4": by how many units the threshold is missed.  Sets
 * *units to it.
 */
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

/*
 * Explains the cost of a ratio that misses its threshold, or that it does not.
 */
static void
explain_ratio(struct zy_explainer *p, json_t *o, const struct zy_item *item,
    const struct zy_rational *v)
{
	bool penalty = item->place == ZY_IN_PENALTY, good;
	struct zy_rational units;
	int c = zy_rational_cmp(v, &item->threshold);

	good = zy_item_is_good(item, v);
	zy_explain_put(p, WORD("比率 ", "ratio "));
	put_fraction(p, item);
	zy_explain_percent(p, v, item->percent);
	zy_explain_put(p, c < 0 ? " < " : c > 0 ? " > " : " = ");
	zy_explain_percent(p, &item->threshold, item->percent);
	zy_explain_put(p, good ? WORD("：符合", ": as it should be")
			       : WORD("：不符合", ": not as it should be"));
	zy_explain_working(p, o);
	if (zy_item_is_lost(item, v)) {
		zy_explain_percent(p, v, item->percent);
		zy_explain_put(p, item->above ? " > " : " < ");
		zy_explain_percent(p, &item->none, item->percent);
		zy_explain_put(p, WORD("：不得分", ": no points"));
		zy_explain_working(p, o);
		return;
	}
	zy_rational_init(&units);
	if (!good && is_proportional(item)) {
		zy_explain_value(p, &item->max);
		zy_explain_put(p, " × ");
		zy_explain_percent(p, v, item->percent);
		zy_explain_put(p, " / ");
		zy_explain_percent(p, &item->threshold, item->percent);
	} else if (!good && item->has_per) {
		add_units(p, o, item, v, &units);
		zy_explain_minuend(p, item);
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

/*
 * Adds the working of an item of kind rate: the votes where its ratio comes
 * from them, then how the ratio becomes points.
 */
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

const struct zy_explain_kind zy_explain_rate = {.rule = put_rate,
    .source = put_ratio_source,
    .working = explain_rate,
    .fill = fill_figure};

/*
 * Appends the cost of each unit short of the target, and how an incomplete unit
 * counts.
 */
static void
put_target_units(struct zy_explainer *p, const struct zy_item *item)
{
	if (item->has_less) {
		zy_explain_put(p, WORD("，每低 ", ", for each "));
		zy_explain_percent(p, &item->unit, item->percent);
		zy_explain_put(p, WORD(" 扣 ", " short of it less "));
		zy_explain_value(p, &item->less);
	}
	if (item->units == ZY_UNITS_BEGUN)
		zy_explain_put(p,
		    WORD("，不足一档按一档计", ", a part counting as a whole"));
	else if (item->units == ZY_UNITS_SHARE)
		zy_explain_put(p, WORD("，按比例计", ", a part by its share"));
}

/* Appends the points for reaching the target, for more, and for less. */
static void
put_target(struct zy_explainer *p, const struct zy_item *item)
{
	zy_explain_put(
	    p, item->over ? WORD("超过 ", "above ") : WORD("达到 ", "at "));
	zy_explain_percent(p, &item->target, item->percent);
	zy_explain_put(p, WORD(" 得 ", ": "));
	zy_explain_value(p, &item->points);
	if (zy_rational_sign(&item->extra) > 0) {
		zy_explain_put(p, WORD("，每超 ", ", for each "));
		zy_explain_percent(p, &item->unit, item->percent);
		zy_explain_put(p, WORD(" 加 ", " beyond it "));
		zy_explain_value(p, &item->extra);
	}
	put_target_units(p, item);
	zy_explain_max(p, item);
	if (item->has_floor || item->has_less)
		zy_explain_floor(p, item);
	if (item->has_less)
		return;
	if (p->zh && zy_rational_sign(&item->below) < 0) {
		zy_explain_put(p, item->over ? "，未超过扣 " : "，未达到扣 ");
		zy_rational_set_ratio(&p->tmp, 0, 1);
		zy_rational_sub(&p->tmp, &p->tmp, &item->below);
		zy_explain_value(p, &p->tmp);
		return;
	}
	zy_explain_put(p, item->over ? WORD("，未超过得 ", ", else ")
				     : WORD("，未达到得 ", ", else "));
	zy_explain_value(p, &item->below);
}

/*
 * Explains "3 + 1 × 2": the points for reaching a target and for going beyond
 * it.
 */
static void
explain_target(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	bool plain = zy_rational_cmp(&item->factor, &p->one) == 0, low;
	struct zy_rational v;

	zy_rational_init(&v);
	if (zy_evaluate_number(p->x, item, &v)) {
		zy_explain_put(p, WORD("合计 ", "number "));
		zy_explain_percent(p, &v, item->percent);
		low = zy_item_is_short(item, &v);
		if (low && !item->has_less) {
			zy_explain_put(
			    p, item->over ? WORD("，未超过 ", ", not above ")
					  : WORD("，未达到 ", ", below "));
			zy_explain_percent(p, &item->target, item->percent);
			zy_explain_put(p, WORD("：", ": "));
			if (!plain)
				zy_explain_term(p, &item->below);
		} else {
			zy_explain_working(p, o);
			zy_evaluate_target_units(item, &v, &v);
			zy_explain_put(p, plain ? "" : "(");
			zy_explain_term(p, &item->points);
			zy_explain_put(p, low ? " - " : " + ");
			zy_explain_term(p, low ? &item->less : &item->extra);
			zy_explain_put(p, " × ");
			zy_explain_value(p, &v);
			zy_explain_put(p, plain ? "" : ")");
		}
		zy_explain_factor(p, item);
	}
	zy_rational_release(&v);
}

const struct zy_explain_kind zy_explain_target = {
    .rule = put_target, .working = explain_target, .fill = fill_figure};
