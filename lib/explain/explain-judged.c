/*
 * Explaining items that people decide: judged by raters, all or nothing, by
 * ballots.
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/explain.h"
#include "explain/kind-state.h"

/* Appends the name of the figure by which marks have ranges. */
static void
put_figure_name(struct zy_explainer *p, const struct zy_item *item)
{
	const struct zy_item *of = &p->s->items[item->figure_item];

	if (item->figure_votes)
		zy_explain_put(p, WORD("满意率", "satisfaction"));
	else
		zy_explain_name(p, of->name, of->id);
}

/* Appends the ranges that limit marks: "marks by rate: from 90% 9-10". */
static void
put_ranges(struct zy_explainer *p, const struct zy_item *item)
{
	size_t i;

	zy_explain_put(p, WORD("，按 ", ", marks by "));
	put_figure_name(p, item);
	zy_explain_put(p, WORD(" 定分数段：", ": "));
	for (i = 0; i < item->nrows; i++) {
		const struct zy_item_row *row = &item->rows[i];

		zy_explain_put(p, i ? WORD("、", "; ") : "");
		zy_explain_put(p,
		    row->over ? WORD("超过 ", "above ") : WORD("满 ", "from "));
		zy_explain_percent(p, &row->n, item->figure_percent);
		zy_explain_put(p, WORD(" 评 ", " "));
		zy_explain_value(p, &row->least);
		zy_explain_put(p, WORD("—", "-"));
		zy_explain_value(p, &row->points);
		zy_explain_put(p, WORD(" 分", ""));
	}
}

/* Adds the range that the subject's figure gives, or that it is not known. */
static void
add_range(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	struct zy_rational figure;
	const struct zy_item_row *row;

	zy_rational_init(&figure);
	row = zy_evaluate_range(p->x, item, &figure);
	put_figure_name(p, item);
	if (row) {
		zy_explain_put(p, " ");
		zy_explain_percent(p, &figure, item->figure_percent);
		zy_explain_put(p, WORD("，应评 ", ": marks from "));
		zy_explain_value(p, &row->least);
		zy_explain_put(p, WORD("—", " to "));
		zy_explain_value(p, &row->points);
		zy_explain_put(p, WORD(" 分", ""));
	} else {
		zy_explain_put(
		    p, WORD("：无分数段可依，评分未核对",
			   ": gives no range, the marks are not checked"));
	}
	zy_explain_working(p, o);
	zy_rational_release(&figure);
}

/* Appends the rule of a judged item: the most points, and who judges. */
static void
put_judged(struct zy_explainer *p, const struct zy_item *item)
{
	size_t i;

	zy_explain_put(p, WORD("评定", "judged"));
	zy_explain_max(p, item);
	if (item->has_floor)
		zy_explain_floor(p, item);
	if (item->has_scale) {
		zy_explain_put(p, WORD("，按满分 ", ", marks out of "));
		zy_explain_value(p, &item->scale);
		zy_explain_put(p, WORD(" 打分折算", ""));
	}
	if (item->has_step) {
		zy_explain_put(p, WORD("，以 ", ", in steps of "));
		zy_explain_value(p, &item->step);
		zy_explain_put(p, WORD(" 为单位", ""));
	}
	if (item->figure)
		put_ranges(p, item);
	switch (item->raters) {
	case ZY_RATERS_MEAN:
		zy_explain_put(
		    p, WORD("，多人评分取平均", ", mean of the raters"));
		break;
	case ZY_RATERS_TRIMMED:
		zy_buf_printf(p->b,
		    p->zh ? "，多于 %zu 人时去掉一个最高分和一个最低分"
			  : ", mean without one highest and one lowest when "
			    "more than %zu",
		    item->trim_above);
		break;
	case ZY_RATERS_WEIGHTED:
		zy_explain_put(
		    p, WORD("，按评分组加权：", ", weighted by groups of "
						"raters: "));
		for (i = 0; i < item->ngroups; i++) {
			zy_explain_put(p, i ? WORD("、", ", ") : "");
			zy_explain_text(p, zy_view(item->groups[i].name));
			zy_explain_put(p, " ");
			zy_explain_share(p->b, &item->groups[i].weight);
		}
		break;
	}
}

/* Appends "0.2 × 90 + 0.8 × 85": the groups of raters with marks. */
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

/* Adds the two values that a trimmed mean leaves out. */
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

/*
 * Explains the marks of several raters, and the conversion of marks out of
 * another number.
 */
static void
explain_judged(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	bool plain =
	    zy_rational_cmp(&item->factor, &p->one) == 0 && !item->has_scale;
	uint32_t first = zy_evaluate_first_value(p->x, item->given);
	struct zy_rational v;

	if (item->figure)
		add_range(p, o, item);
	zy_rational_init(&v);
	if (item->raters == ZY_RATERS_TRIMMED)
		add_trimmed(p, o, item, first);
	zy_evaluate_raters(p->x, item, first, &v);
	if (item->raters == ZY_RATERS_WEIGHTED)
		put_groups(p, item, first);
	else
		zy_explain_mean(p, item, first, &v);
	if (plain && item->figure && p->b->n == 0)
		zy_explain_put(p, WORD("评分", "mark"));
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

const struct zy_explain_kind zy_explain_judged = {
    .rule = put_judged, .working = explain_judged};

/* Appends that the item gives all points or none: "all or nothing, 3". */
static void
put_fixed(struct zy_explainer *p, const struct zy_item *item)
{
	zy_explain_put(p, item->place == ZY_IN_PENALTY
			      ? WORD("发生扣 ", "if so, less ")
			      : WORD("达到得 ", "all or nothing, "));
	zy_explain_value(p, &item->max);
}

/* Explains that all points are given or none; only if the item has a factor. */
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

/* Returns what examiners fill in for an item of kind fixed. */
static const char *
fill_fixed(const struct zy_item *item, bool zh)
{
	(void)item;
	return zh ? "填是或否" : "Fill in yes or no";
}

const struct zy_explain_kind zy_explain_fixed = {
    .rule = put_fixed, .working = explain_fixed, .fill = fill_fixed};

/* Appends that ballots decide, with the most points and the questions. */
static void
put_review(struct zy_explainer *p, const struct zy_item *item)
{
	zy_explain_put(p, WORD("群众评议", "review"));
	zy_explain_max(p, item);
	zy_explain_questions(p, item);
}

/*
 * Explains the votes: the mean of the questions, divided by the highest points.
 */
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

const struct zy_explain_kind zy_explain_review = {
    .rule = put_review, .working = explain_review};
