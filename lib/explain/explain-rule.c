/* Explaining an item: its rule in words.  SPDX-License-Identifier: MIT */
#include "explain/explain.h"
#include "explain/page-state.h"

#define WORD(zh, en) zy_page_word(p, zh, en)

static void
put(struct zy_page *p, const char *text)
{
	zy_buf_puts(p->b, text);
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
put_floor(struct zy_page *p, const struct zy_item *item)
{
	if (item->place != ZY_IN_HEAD ||
	    (!item->has_floor && zy_rational_sign(&item->floor) == 0))
		return;
	put(p, WORD("，不低于 ", ", not below "));
	zy_page_value(p, &item->floor);
}

/* "6 points, less": what deductions start from. */
static void
put_start(struct zy_page *p, const struct zy_item *item)
{
	if (item->place == ZY_IN_PENALTY)
		return;
	zy_page_value(p, &item->max);
	put(p, WORD(" 分，", " points, "));
}

static void
put_deduct(struct zy_page *p, const struct zy_item *item)
{
	put_start(p, item);
	put(p, item->has_required ? WORD("每缺一项扣 ", "less ")
				  : WORD("每次扣 ", "less "));
	zy_page_value(p, &item->per);
	put(p, item->has_required ? WORD("", " for each one missing")
				  : WORD("", " for each occurrence"));
	if (item->has_required) {
		put(p, WORD("，应有 ", ", required "));
		zy_page_value(p, &item->required);
	}
	if (item->place != ZY_IN_HEAD) {
		put_max(p, item);
		return;
	}
	put(p, WORD("，不低于 ", ", not below "));
	zy_page_value(p, &item->floor);
}

static void
put_steps(struct zy_page *p, const struct zy_item *item)
{
	size_t i;

	put(p, WORD("分档：", "table: "));
	for (i = 0; i < item->nrows; i++) {
		put(p, i ? WORD("；", "; ") : "");
		put(p, WORD("满 ", "from "));
		zy_page_share(p, &item->rows[i].n, item->percent);
		put(p, item->place == ZY_IN_PENALTY ? WORD(" 扣 ", ": less ")
						    : WORD(" 得 ", ": "));
		zy_page_value(p, &item->rows[i].points);
	}
	put_max(p, item);
}

bool
zy_page_proportional(const struct zy_item *item)
{
	return item->kind == ZY_ITEM_RATE && item->place == ZY_IN_HEAD &&
	       item->has_per && item->units == ZY_UNITS_SHARE && !item->above &&
	       zy_rational_cmp(&item->factor, &zy_rational_one) == 0 &&
	       zy_rational_cmp(&item->per, &item->max) == 0 &&
	       zy_rational_cmp(&item->unit, &item->threshold) == 0;
}

static void
put_proportion(struct zy_page *p, const struct zy_item *item)
{
	put(p, WORD("达到 ", "at "));
	zy_page_share(p, &item->threshold, item->percent);
	put(p, WORD(" 得 ", ": "));
	zy_page_value(p, &item->max);
	put(p, WORD("，低于它的按比例计", ", below it in proportion"));
	put_floor(p, item);
}

static void
put_rate(struct zy_page *p, const struct zy_item *item)
{
	bool penalty = item->place == ZY_IN_PENALTY;

	if (zy_page_proportional(item)) {
		put_proportion(p, item);
		return;
	}
	if (item->has_per)
		put_start(p, item);
	put(p, item->above ? WORD("不超过 ", "not above ")
			   : WORD("达到 ", "at least "));
	zy_page_share(p, &item->threshold, item->percent);
	if (!item->has_per) {
		put(p, penalty ? WORD("，否则扣 ", ", or else less ")
			       : WORD(" 得 ", ": "));
		zy_page_value(p, &item->max);
		return;
	}
	put(p, item->above ? WORD("，每高 ", ", for each ")
			   : WORD("，每低 ", ", for each "));
	zy_page_share(p, &item->unit, item->percent);
	put(p, item->above ? WORD(" 扣 ", " above it less ")
			   : WORD(" 扣 ", " below it less "));
	zy_page_value(p, &item->per);
	if (item->units == ZY_UNITS_BEGUN)
		put(p,
		    WORD("，不足一档按一档计", ", a part counting as a whole"));
	else
		put(p, item->units == ZY_UNITS_WHOLE
			   ? WORD("，不足一档不计", ", a part not counting")
			   : WORD("，按比例计", ", a part by its share"));
	put_floor(p, item);
}

static void
put_target(struct zy_page *p, const struct zy_item *item)
{
	put(p, WORD("达到 ", "at "));
	zy_page_share(p, &item->target, item->percent);
	put(p, WORD(" 得 ", ": "));
	zy_page_value(p, &item->points);
	if (zy_rational_sign(&item->extra) > 0) {
		put(p, WORD("，每超 ", ", for each "));
		zy_page_share(p, &item->unit, item->percent);
		put(p, WORD(" 加 ", " beyond it "));
		zy_page_value(p, &item->extra);
	}
	put_max(p, item);
	if (p->zh && zy_rational_sign(&item->below) < 0) {
		put(p, "，未达到扣 ");
		zy_rational_set_ratio(&p->tmp, 0, 1);
		zy_rational_sub(&p->tmp, &p->tmp, &item->below);
		zy_page_value(p, &p->tmp);
		return;
	}
	put(p, WORD("，未达到得 ", ", else "));
	zy_page_value(p, &item->below);
}

static void
put_rows(struct zy_page *p, const struct zy_item *item, const char *each)
{
	size_t i;

	for (i = 0; i < item->nrows; i++) {
		put(p, i ? WORD("；", "; ") : "");
		zy_page_name(p, item->rows[i].name, item->rows[i].id);
		put(p, each);
		zy_page_value(p, &item->rows[i].points);
		if (item->rows[i].each)
			put(p, WORD("（每次）", " each"));
		if (item->rows[i].has_most) {
			put(p, WORD("，至多 ", ", at most "));
			zy_page_value(p, &item->rows[i].n);
		}
	}
}

static void
put_count(struct zy_page *p, const struct zy_item *item)
{
	const char *each = item->place == ZY_IN_PENALTY
			       ? WORD(" 每次扣 ", " less ")
			       : WORD(" 每次得 ", " ");

	put(p, WORD("按次：", "for each event: "));
	if (item->nrows) {
		put_rows(p, item, each);
	} else {
		put(p, each + 1);
		zy_page_value(p, &item->per);
	}
	put_max(p, item);
}

static void
put_judged_rule(struct zy_page *p, const struct zy_item *item)
{
	size_t i;

	put(p, WORD("评定", "judged"));
	put_max(p, item);
	if (zy_rational_sign(&item->floor) < 0)
		put_floor(p, item);
	if (item->has_scale) {
		put(p, WORD("，按满分 ", ", marks out of "));
		zy_page_value(p, &item->scale);
		put(p, WORD(" 打分折算", ""));
	}
	if (item->has_step) {
		put(p, WORD("，以 ", ", in steps of "));
		zy_page_value(p, &item->step);
		put(p, WORD(" 为单位", ""));
	}
	switch (item->raters) {
	case ZY_RATERS_MEAN:
		put(p, WORD("，多人评分取平均", ", mean of the raters"));
		break;
	case ZY_RATERS_TRIMMED:
		zy_buf_printf(p->b,
		    p->zh ? "，多于 %zu 人时去掉一个最高分和一个最低分"
			  : ", mean without one highest and one lowest when "
			    "more than %zu",
		    item->trim_above);
		break;
	case ZY_RATERS_WEIGHTED:
		put(p, WORD("，按评分组加权：", ", weighted by groups of "
						"raters: "));
		for (i = 0; i < item->ngroups; i++) {
			put(p, i ? WORD("、", ", ") : "");
			zy_privacy_visible(p->b, zy_view(item->groups[i].name));
			put(p, " ");
			zy_explain_share(p->b, &item->groups[i].weight);
		}
		break;
	}
}

/* Which questions, where not all. */
static void
put_questions(struct zy_page *p, const struct zy_item *item)
{
	const struct zy_ballot_rules *r = &p->s->ballot;
	const char *name;
	size_t i, k;

	for (i = 0; i < item->nquestions; i++) {
		put(p, i ? WORD("；", "; ") : WORD("，取：", ", of: "));
		name = item->questions[i];
		for (k = 0; k < r->nquestions; k++)
			if (strcmp(r->questions[k].id, name) == 0)
				break;
		zy_privacy_visible(p->b,
		    zy_view(k < r->nquestions ? r->questions[k].name : name));
	}
}

static void
put_kind(struct zy_page *p, const struct zy_item *item)
{
	switch (item->kind) {
	case ZY_ITEM_JUDGED:
		put_judged_rule(p, item);
		break;
	case ZY_ITEM_FIXED:
		put(p, item->place == ZY_IN_PENALTY
			   ? WORD("发生扣 ", "if so, less ")
			   : WORD("达到得 ", "all or nothing, "));
		zy_page_value(p, &item->max);
		break;
	case ZY_ITEM_DEDUCT:
		put_deduct(p, item);
		break;
	case ZY_ITEM_REVIEW:
		put(p, WORD("群众评议", "review"));
		put_max(p, item);
		put_questions(p, item);
		break;
	case ZY_ITEM_CHECKLIST:
		put_start(p, item);
		put(p, WORD("不符合的扣分：", "what does not hold less: "));
		put_rows(p, item, " ");
		put_floor(p, item);
		break;
	case ZY_ITEM_STEPS:
		put_steps(p, item);
		break;
	case ZY_ITEM_RATE:
		put_rate(p, item);
		break;
	case ZY_ITEM_TARGET:
		put_target(p, item);
		break;
	case ZY_ITEM_SPLIT:
		put(p, WORD("各部门分别评分：", "parts: "));
		put_rows(p, item, " ");
		break;
	case ZY_ITEM_COUNT:
		put_count(p, item);
		break;
	case ZY_ITEM_KINDS:
		break;
	}
}

static const char *
name_of_records(const struct zy_page *p, enum zy_from from)
{
	return from == ZY_FROM_PLEDGES	  ? WORD("承诺台账", "pledges")
	       : from == ZY_FROM_COMMENTS ? WORD("点评记录", "comments")
					  : WORD("活动记录", "activities");
}

void
zy_page_conditions(struct zy_page *p, const struct zy_conditions *c)
{
	size_t i, k;

	for (i = 0; i < c->n; i++) {
		const struct zy_where *w = &c->list[i];

		put(p, i ? WORD("，", ", ") : "");
		put(p, WORD(w->title, w->column));
		for (k = 0; k < w->n; k++) {
			put(p, k ? WORD("、", "/") : WORD("“", " "));
			put(p, zy_choice_label(
				   w->choices, w->values[k], WORD("zh", "en")));
		}
		put(p, WORD("”", ""));
	}
}

static void
put_conditions(
    struct zy_page *p, const struct zy_conditions *c, const char *what)
{
	if (c->n == 0)
		return;
	put(p, what);
	put(p, p->zh ? "" : " ");
	zy_page_conditions(p, c);
}

/* An event counts once: among which items, and for each office or for all. */
static void
put_scope(struct zy_page *p, const struct zy_item *item)
{
	const struct zy_scope *scope;
	size_t i, n = 0;

	if (item->scope == ZY_NO_SCOPE)
		return;
	put(p, item->same == ZY_SAME_EVENT_RATER
		   ? WORD("，同一评分人的同一事项", ", an event of a rater")
	       : item->same == ZY_SAME_EVENT_GROUP
		   ? WORD("，同一评分组的同一事项",
			 ", an event of a group of raters")
		   : WORD("，同一事项", ", an event"));
	scope = &p->s->scopes[item->scope];
	for (i = 0; i < scope->n; i++) {
		const struct zy_item *other = &p->s->items[scope->items[i]];

		if (other == item)
			continue;
		if (n++ == 0)
			put(p, WORD("在本项与", " counting once here and in "));
		else
			put(p, WORD("、", ", "));
		zy_privacy_visible(p->b, zy_view(other->name));
	}
	put(p,
	    n ? WORD("中只计一次，就高不重复", ", at its highest")
	      : WORD("只计一次，就高不重复", " counting once, at its highest"));
}

/* What 不适用 in a form counts; that others are left out goes without saying.
 */
static void
put_na(struct zy_page *p, const struct zy_item *item)
{
	if (item->na == ZY_NA_REFUSED ||
	    (item->na == ZY_NA_RESCALE && item->only.n))
		return;
	put(p, WORD("，不适用的", ", where it does not apply "));
	if (item->na == ZY_NA_RESCALE) {
		put(p, WORD("不计、折算", "left out"));
		return;
	}
	put(p, WORD("计 ", ""));
	zy_page_value(
	    p, item->na == ZY_NA_FULL ? &item->max : &item->na_points);
}

void
zy_page_rule(struct zy_page *p, const struct zy_item *item)
{
	put_kind(p, item);
	if (zy_rational_cmp(&item->factor, &p->one) != 0) {
		put(p, WORD("，系数 ", ", factor "));
		zy_page_value(p, &item->factor);
	}
	if (item->kind == ZY_ITEM_RATE && item->from == ZY_FROM_TALLY)
		put(p, WORD("，取群众评议满意率", ", of the satisfaction"));
	if (item->kind == ZY_ITEM_RATE)
		put_questions(p, item);
	if (item->from >= ZY_FROM_PLEDGES && item->from <= ZY_FROM_ACTIVITIES) {
		put(p, WORD("，取自", ", from "));
		put(p, name_of_records(p, item->from));
		put_conditions(p, &item->of, WORD("，范围", ", of"));
		put_conditions(p, &item->where, WORD("，计", ", those of"));
	}
	put_scope(p, item);
	put_conditions(p, &item->only, WORD("，仅适用于", ", only for"));
	put_na(p, item);
}

void
zy_page_factor(struct zy_page *p, const struct zy_item *item)
{
	if (zy_rational_cmp(&item->factor, &p->one) == 0)
		return;
	put(p, " × ");
	zy_page_value(p, &item->factor);
}
