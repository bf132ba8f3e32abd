/*
 * Explaining: the rules of a standard in words.
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/explain.h"
#include "explain/kind-state.h"

/* Returns what records of a register are called. */
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

/*
 * Appends `what` and the conditions on columns; nothing where there are no
 * conditions.
 */
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

/*
 * Appends that an event counts once: among which items, and for each rater,
 * group or for all.
 */
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

/*
 * Appends the points of an item for which 不适用 is filled in; nothing if that
 * is not allowed, or if it is left out for subjects to which it does not apply.
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
	zy_explain_kinds[item->kind]->rule(p, item);
	if (zy_rational_cmp(&item->factor, &p->one) != 0) {
		zy_explain_put(p, WORD("，系数 ", ", factor "));
		zy_explain_value(p, &item->factor);
	}
	if (zy_explain_kinds[item->kind]->source)
		zy_explain_kinds[item->kind]->source(p, item);
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

/* Appends a name from the standard with control characters made visible. */
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
