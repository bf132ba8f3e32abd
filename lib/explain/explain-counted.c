/*
 * Explaining items that count: occurrences, conditions, parts, events.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "explain/kind-state.h"

/* Appends the points that each occurrence, or each missing one, costs. */
static void
put_deduct(struct zy_explainer *p, const struct zy_item *item)
{
	zy_explain_start(p, item);
	zy_explain_put(p, item->has_required ? WORD("每缺一项扣 ", "less ")
					     : WORD("每次扣 ", "less "));
	zy_explain_value(p, &item->per);
	zy_explain_put(p, item->has_required
			      ? WORD("", " for each one missing")
			      : WORD("", " for each occurrence"));
	if (item->has_required) {
		zy_explain_put(p, WORD("，应有 ", ", required "));
		zy_explain_value(p, &item->required);
	}
	if (item->place != ZY_IN_HEAD) {
		zy_explain_max(p, item);
		return;
	}
	zy_explain_put(p, WORD("，不低于 ", ", not below "));
	zy_explain_value(p, &item->floor);
}

/* Explains "6 - 1.5 × 2": the occurrences, at most the required number. */
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
		zy_explain_minuend(p, item);
		zy_explain_term(p, &item->per);
		zy_explain_put(p, " × ");
		zy_explain_value(p, &v);
		zy_explain_factor(p, item);
	}
	zy_rational_release(&v);
}

/* Returns what examiners fill in for an item of kind deduct. */
static const char *
fill_deduct(const struct zy_item *item, bool zh)
{
	if (item->done)
		return zh ? "填实有的次数" : "Fill in how many there are";
	if (item->has_required)
		return zh ? "填所缺的次数，不填分数"
			  : "Fill in how many are missing, not points";
	return zh ? "填发生的次数，不填分数"
		  : "Fill in how many there were, not points";
}

const struct zy_explain_kind zy_explain_deduct = {
    .rule = put_deduct, .working = explain_deduct, .fill = fill_deduct};

/* Appends the rows of an item: name, the text `each`, points. */
static void
put_rows(struct zy_explainer *p, const struct zy_item *item, const char *each)
{
	size_t i;

	for (i = 0; i < item->nrows; i++) {
		zy_explain_put(p, i ? WORD("；", "; ") : "");
		zy_explain_name(p, item->rows[i].name, item->rows[i].id);
		zy_explain_put(p, each);
		zy_explain_value(p, &item->rows[i].points);
		if (item->rows[i].each)
			zy_explain_put(p, WORD("（每次）", " each"));
		if (item->rows[i].has_most) {
			zy_explain_put(p, WORD("，至多 ", ", at most "));
			zy_explain_value(p, &item->rows[i].n);
		}
	}
}

/* Appends the conditions with the points that each costs if it is not met. */
static void
put_checklist(struct zy_explainer *p, const struct zy_item *item)
{
	zy_explain_start(p, item);
	zy_explain_put(p, WORD("有问题的扣分：", "what is wrong less: "));
	put_rows(p, item, " ");
	zy_explain_floor(p, item);
}

/*
 * Adds "visits less 0.5 × 4" for a condition that is not met or has no
 * evidence.
 */
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
		    p, holds ? WORD("：无数据，按规定视为没有问题",
				   ": no figure, by rule nothing wrong")
			     : WORD("：无数据，按规定视为有问题",
				   ": no figure, by rule something wrong"));
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

/* Explains "10 - (3 + 2)": the conditions that are not met. */
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
	zy_explain_minuend(p, item);
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

const struct zy_explain_kind zy_explain_checklist = {
    .rule = put_checklist, .working = explain_checklist};

/* Appends the parts, each with its points. */
static void
put_split(struct zy_explainer *p, const struct zy_item *item)
{
	zy_explain_put(p, WORD("各部门分别评分：", "parts: "));
	put_rows(p, item, " ");
}

/* Explains "(3.5 + 3) × 11 / 7": the marked parts, extended to the whole. */
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

const struct zy_explain_kind zy_explain_split = {
    .rule = put_split, .working = explain_split};

/* Appends the points that each event brings, by level if there are levels. */
static void
put_count(struct zy_explainer *p, const struct zy_item *item)
{
	const char *each = item->place == ZY_IN_PENALTY
			       ? WORD(" 每次扣 ", " less ")
			       : WORD(" 每次得 ", " ");

	zy_explain_put(p, WORD("按次：", "for each event: "));
	if (item->nrows) {
		put_rows(p, item, each);
	} else {
		zy_explain_put(p, each + 1);
		zy_explain_value(p, &item->per);
	}
	zy_explain_max(p, item);
}

/*
 * Explains "2 + 3": the points of each event, in the order in which they are
 * listed.
 */
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

/* Returns what examiners fill in for an item of kind count. */
static const char *
fill_count(const struct zy_item *item, bool zh)
{
	if (item->nrows)
		return zh ? "填级别，每次一行"
			  : "Fill in the level, a row for each event";
	return zh ? "填次数，不填分数"
		  : "Fill in how many there were, not points";
}

const struct zy_explain_kind zy_explain_count = {
    .rule = put_count, .working = explain_count, .fill = fill_count};

/* Appends the possible answers with their points. */
static void
put_choice(struct zy_explainer *p, const struct zy_item *item)
{
	zy_explain_put(p, WORD("选定一档：", "one of: "));
	put_rows(p, item,
	    item->place == ZY_IN_PENALTY ? WORD(" 扣 ", " less ")
					 : WORD(" 得 ", " "));
	zy_explain_max(p, item);
}

/* Explains which answer was chosen. */
static void
explain_choice(struct zy_explainer *p, json_t *o, const struct zy_item *item)
{
	uint32_t i = zy_evaluate_first_value(p->x, item->given);
	const struct zy_item_row *row;

	(void)o;
	if (i == ZY_NO_VALUE)
		return;
	row = &item->rows[(uint64_t)p->x->evidence->values[i].coef >> 32];
	zy_explain_name(p, row->name, row->id);
	zy_explain_put(p, WORD("：", ": "));
	if (zy_rational_cmp(&item->factor, &p->one) == 0)
		return;
	zy_explain_term(p, &row->points);
	zy_explain_factor(p, item);
}

/* Returns what examiners fill in for an item of kind choice. */
static const char *
fill_choice(const struct zy_item *item, bool zh)
{
	(void)item;
	return zh ? "填所选的一档" : "Fill in the answer";
}

const struct zy_explain_kind zy_explain_choice = {
    .rule = put_choice, .working = explain_choice, .fill = fill_choice};
