/*
 * Explaining: the rules of a standard in words.
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/explain.h"
#include "explain/explain-state.h"

static void
put_max(struct zy_explainer *p, const struct zy_item *item)
{
	if (!item->has_max)
		return;
	zy_explain_put(p, WORD("，至多 ", ", at most "));
	zy_explain_value(p, &item->max);
}

static void
put_floor(struct zy_explainer *p, const struct zy_item *item)
{
	if (item->place != ZY_IN_HEAD ||
	    (!item->has_floor && zy_rational_sign(&item->floor) == 0))
		return;
	zy_explain_put(p, WORD("，不低于 ", ", not below "));
	zy_explain_value(p, &item->floor);
}

/* "6 points, less": what deductions start from. */
static void
put_start(struct zy_explainer *p, const struct zy_item *item)
{
	if (item->place == ZY_IN_PENALTY)
		return;
	zy_explain_value(p, &item->max);
	zy_explain_put(p, WORD(" 分，", " points, "));
}

static void
put_deduct(struct zy_explainer *p, const struct zy_item *item)
{
	put_start(p, item);
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
		put_max(p, item);
		return;
	}
	zy_explain_put(p, WORD("，不低于 ", ", not below "));
	zy_explain_value(p, &item->floor);
}

static void
put_steps(struct zy_explainer *p, const struct zy_item *item)
{
	size_t i;

	zy_explain_put(p, WORD("分档：", "table: "));
	for (i = 0; i < item->nrows; i++) {
		zy_explain_put(p, i ? WORD("；", "; ") : "");
		zy_explain_put(p, WORD("满 ", "from "));
		zy_explain_percent(p, &item->rows[i].n, item->percent);
		zy_explain_put(p, item->place == ZY_IN_PENALTY
				      ? WORD(" 扣 ", ": less ")
				      : WORD(" 得 ", ": "));
		zy_explain_value(p, &item->rows[i].points);
	}
	put_max(p, item);
}

bool
zy_explain_proportional(const struct zy_item *item)
{
	return item->kind == ZY_ITEM_RATE && item->place == ZY_IN_HEAD &&
	       item->has_per && item->units == ZY_UNITS_SHARE && !item->above &&
	       zy_rational_cmp(&item->factor, &zy_rational_one) == 0 &&
	       zy_rational_cmp(&item->per, &item->max) == 0 &&
	       zy_rational_cmp(&item->unit, &item->threshold) == 0;
}

static void
put_proportion(struct zy_explainer *p, const struct zy_item *item)
{
	zy_explain_put(p, WORD("达到 ", "at "));
	zy_explain_percent(p, &item->threshold, item->percent);
	zy_explain_put(p, WORD(" 得 ", ": "));
	zy_explain_value(p, &item->max);
	zy_explain_put(
	    p, WORD("，低于它的按比例计", ", below it in proportion"));
	put_floor(p, item);
}

static void
put_rate(struct zy_explainer *p, const struct zy_item *item)
{
	bool penalty = item->place == ZY_IN_PENALTY;

	if (zy_explain_proportional(item)) {
		put_proportion(p, item);
		return;
	}
	if (item->has_per)
		put_start(p, item);
	zy_explain_put(p, item->above ? WORD("不超过 ", "not above ")
				      : WORD("达到 ", "at least "));
	zy_explain_percent(p, &item->threshold, item->percent);
	if (!item->has_per) {
		zy_explain_put(p, penalty ? WORD("，否则扣 ", ", or else less ")
					  : WORD(" 得 ", ": "));
		zy_explain_value(p, &item->max);
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
	put_floor(p, item);
}

static void
put_target(struct zy_explainer *p, const struct zy_item *item)
{
	zy_explain_put(p, WORD("达到 ", "at "));
	zy_explain_percent(p, &item->target, item->percent);
	zy_explain_put(p, WORD(" 得 ", ": "));
	zy_explain_value(p, &item->points);
	if (zy_rational_sign(&item->extra) > 0) {
		zy_explain_put(p, WORD("，每超 ", ", for each "));
		zy_explain_percent(p, &item->unit, item->percent);
		zy_explain_put(p, WORD(" 加 ", " beyond it "));
		zy_explain_value(p, &item->extra);
	}
	put_max(p, item);
	if (p->zh && zy_rational_sign(&item->below) < 0) {
		zy_explain_put(p, "，未达到扣 ");
		zy_rational_set_ratio(&p->tmp, 0, 1);
		zy_rational_sub(&p->tmp, &p->tmp, &item->below);
		zy_explain_value(p, &p->tmp);
		return;
	}
	zy_explain_put(p, WORD("，未达到得 ", ", else "));
	zy_explain_value(p, &item->below);
}

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
	put_max(p, item);
}

static void
put_judged_rule(struct zy_explainer *p, const struct zy_item *item)
{
	size_t i;

	zy_explain_put(p, WORD("评定", "judged"));
	put_max(p, item);
	if (zy_rational_sign(&item->floor) < 0)
		put_floor(p, item);
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

/* Which questions, where not all. */
static void
put_questions(struct zy_explainer *p, const struct zy_item *item)
{
	const struct zy_ballot_rules *r = &p->s->ballot;
	const char *name;
	size_t i, k;

	for (i = 0; i < item->nquestions; i++) {
		zy_explain_put(
		    p, i ? WORD("；", "; ") : WORD("，取：", ", of: "));
		name = item->questions[i];
		for (k = 0; k < r->nquestions; k++)
			if (strcmp(r->questions[k].id, name) == 0)
				break;
		zy_privacy_visible(p->b,
		    zy_view(k < r->nquestions ? r->questions[k].name : name));
	}
}

static void
put_kind(struct zy_explainer *p, const struct zy_item *item)
{
	switch (item->kind) {
	case ZY_ITEM_JUDGED:
		put_judged_rule(p, item);
		break;
	case ZY_ITEM_FIXED:
		zy_explain_put(p, item->place == ZY_IN_PENALTY
				      ? WORD("发生扣 ", "if so, less ")
				      : WORD("达到得 ", "all or nothing, "));
		zy_explain_value(p, &item->max);
		break;
	case ZY_ITEM_DEDUCT:
		put_deduct(p, item);
		break;
	case ZY_ITEM_REVIEW:
		zy_explain_put(p, WORD("群众评议", "review"));
		put_max(p, item);
		put_questions(p, item);
		break;
	case ZY_ITEM_CHECKLIST:
		put_start(p, item);
		zy_explain_put(
		    p, WORD("不符合的扣分：", "what does not hold less: "));
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
		zy_explain_put(p, WORD("各部门分别评分：", "parts: "));
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
name_of_records(const struct zy_explainer *p, enum zy_from from)
{
	return from == ZY_FROM_PLEDGES	  ? WORD("承诺台账", "pledges")
	       : from == ZY_FROM_COMMENTS ? WORD("点评记录", "comments")
					  : WORD("活动记录", "activities");
}

void
zy_explain_columns(struct zy_explainer *p, const struct zy_conditions *c)
{
	size_t i, k;

	for (i = 0; i < c->n; i++) {
		const struct zy_where *w = &c->list[i];

		zy_explain_put(p, i ? WORD("，", ", ") : "");
		zy_explain_put(p, WORD(w->title, w->column));
		for (k = 0; k < w->n; k++) {
			zy_explain_put(p, k ? WORD("、", "/") : WORD("“", " "));
			zy_explain_put(p, zy_choice_label(w->choices,
					      w->values[k], WORD("zh", "en")));
		}
		zy_explain_put(p, WORD("”", ""));
	}
}

static void
put_conditions(
    struct zy_explainer *p, const struct zy_conditions *c, const char *what)
{
	if (c->n == 0)
		return;
	zy_explain_put(p, what);
	zy_explain_put(p, p->zh ? "" : " ");
	zy_explain_columns(p, c);
}

/* An event counts once: among which items, and for each office or for all. */
static void
put_scope(struct zy_explainer *p, const struct zy_item *item)
{
	const struct zy_scope *scope;
	size_t i, n = 0;

	if (item->scope == ZY_NO_SCOPE)
		return;
	zy_explain_put(
	    p, item->same == ZY_SAME_EVENT_RATER
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
			zy_explain_put(
			    p, WORD("在本项与", " counting once here and in "));
		else
			zy_explain_put(p, WORD("、", ", "));
		zy_explain_text(p, zy_view(other->name));
	}
	zy_explain_put(p,
	    n ? WORD("中只计一次，就高不重复", ", at its highest")
	      : WORD("只计一次，就高不重复", " counting once, at its highest"));
}

/* What 不适用 in a form counts; that others are left out goes without saying.
 */
static void
put_na(struct zy_explainer *p, const struct zy_item *item)
{
	if (item->na == ZY_NA_REFUSED ||
	    (item->na == ZY_NA_RESCALE && item->only.n))
		return;
	zy_explain_put(p, WORD("，不适用的", ", where it does not apply "));
	if (item->na == ZY_NA_RESCALE) {
		zy_explain_put(p, WORD("不计、折算", "left out"));
		return;
	}
	zy_explain_put(p, WORD("计 ", ""));
	zy_explain_value(
	    p, item->na == ZY_NA_FULL ? &item->max : &item->na_points);
}

void
zy_explain_item_rule(struct zy_explainer *p, const struct zy_item *item)
{
	put_kind(p, item);
	if (zy_rational_cmp(&item->factor, &p->one) != 0) {
		zy_explain_put(p, WORD("，系数 ", ", factor "));
		zy_explain_value(p, &item->factor);
	}
	if (item->kind == ZY_ITEM_RATE && item->from == ZY_FROM_TALLY)
		zy_explain_put(
		    p, WORD("，取群众评议满意率", ", of the satisfaction"));
	if (item->kind == ZY_ITEM_RATE)
		put_questions(p, item);
	if (item->from >= ZY_FROM_PLEDGES && item->from <= ZY_FROM_ACTIVITIES) {
		zy_explain_put(p, WORD("，取自", ", from "));
		zy_explain_put(p, name_of_records(p, item->from));
		put_conditions(p, &item->of, WORD("，范围", ", of"));
		put_conditions(p, &item->where, WORD("，计", ", those of"));
	}
	put_scope(p, item);
	put_conditions(p, &item->only, WORD("，仅适用于", ", only for"));
	put_na(p, item);
}

static void
put_visible(struct zy_explainer *p, const char *name)
{
	zy_explain_text(p, zy_view(name));
}

void
zy_explain_consequence(struct zy_explainer *p, const struct zy_consequence *c)
{
	static const char *const words[][2] = {
	    [ZY_EFFECT_ZERO] = {"总分为 0", "the total is 0"},
	    [ZY_EFFECT_FAIL] = {"定为不合格", "failed"},
	    [ZY_EFFECT_LOWEST] = {"定为末等", "the last band"},
	    [ZY_EFFECT_BAR_TOP] = {"不得评为第一等", "not the first band"},
	    [ZY_EFFECT_CAP_BAND] = {"等次不得高于 ", "no band above "},
	    [ZY_EFFECT_BAND_DOWN] = {"降一等", "one band down"},
	    [ZY_EFFECT_NO_AWARD] = {"取消评先资格", "no award"},
	    [ZY_EFFECT_BAR] = {"不得评为 ", "none of "},
	    [ZY_EFFECT_REDO] = {"须补课", "to be done again"},
	};
	const struct zy_standard *s = p->s;
	size_t i, n = 0, band = c->band;

	zy_explain_put(p, words[c->effect][!p->zh]);
	if (c->effect == ZY_EFFECT_FAIL && s->nbands) {
		band = band == ZY_NO_BAND ? zy_standard_floor_band(s) : band;
		zy_explain_put(p, WORD("：", ": "));
	}
	if ((c->effect == ZY_EFFECT_FAIL || c->effect == ZY_EFFECT_CAP_BAND) &&
	    s->nbands)
		put_visible(p, band < s->nbands ? s->bands[band].name
						: WORD("不入等次", "no band"));
	for (i = 0; i < s->nbands; i++) {
		if (!(c->bands >> i & 1))
			continue;
		zy_explain_put(p, n++ ? WORD("、", ", ") : "");
		put_visible(p, s->bands[i].name);
	}
}

void
zy_explain_compared(struct zy_explainer *p, const struct zy_field_rule *f)
{
	static const char *const words[][2] = {
	    [ZY_FIELD_TOTAL] = {"总分", "total"},
	    [ZY_FIELD_BASE] = {"基本分", "base"},
	    [ZY_FIELD_BONUS] = {"加分", "bonus"},
	    [ZY_FIELD_PENALTY] = {"扣分", "penalty"},
	    [ZY_FIELD_SATISFACTION] = {"群众满意率", "satisfaction"},
	};

	if (f->field == ZY_FIELD_HEAD)
		zy_explain_name(p, p->s->heads[f->index].name, f->name);
	else if (f->field == ZY_FIELD_ITEM)
		zy_explain_name(p, p->s->items[f->index].name, f->name);
	else
		zy_explain_put(p, words[f->field][!p->zh]);
	if (f->partial)
		zy_explain_put(p,
		    WORD("（连同计在别处的）", " with what counts elsewhere"));
}

void
zy_explain_rule(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_item *item, bool zh)
{
	struct zy_explainer p;

	zy_explainer_init(&p, b, s, NULL, zh);
	zy_explain_item_rule(&p, item);
	zy_explainer_release(&p);
}

void
zy_explain_conditions(struct zy_buf *b, const struct zy_conditions *c, bool zh)
{
	struct zy_explainer p;

	zy_explainer_init(&p, b, NULL, NULL, zh);
	zy_explain_columns(&p, c);
	zy_explainer_release(&p);
}

void
zy_explain_field(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_field_rule *f, bool zh)
{
	struct zy_explainer p;

	zy_explainer_init(&p, b, s, NULL, zh);
	zy_explain_compared(&p, f);
	zy_explainer_release(&p);
}

void
zy_explain_effect(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_consequence *c, bool zh)
{
	struct zy_explainer p;

	zy_explainer_init(&p, b, s, NULL, zh);
	zy_explain_consequence(&p, c);
	zy_explainer_release(&p);
}
