/*
 * The walk over an evaluation: items, heads, sums and composition.
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/explain.h"

#include "explain/kind-state.h"
#include "standard/item-kind.h"

/* Appends the standard's rule for an item that does not apply. */
static void
put_outside(struct zy_explainer *p, const struct zy_item *item)
{
	zy_explain_put(p, WORD("不适用", "does not apply"));
	if (item->place != ZY_IN_HEAD)
		return;
	zy_explain_put(p, WORD("，", ", "));
	zy_explain_put(
	    p, item->na == ZY_NA_POINTS
		   ? WORD("按规定计", "which counts by rule")
		   : zy_explain_missing(p, item->na == ZY_NA_FULL
					       ? ZY_MISSING_FULL
					       : ZY_MISSING_RESCALE));
}

/* Appends the standard's rule for an item without evidence. */
static void
put_missing(struct zy_explainer *p, const struct zy_item *item)
{
	zy_explain_put(p, WORD("无数据", "no figures"));
	if (item->place != ZY_IN_HEAD)
		return;
	zy_explain_put(p, WORD("，", ", "));
	zy_explain_put(p, zy_explain_missing(p, item->missing));
}

/*
 * Sets the evidence of an item, and that of its conditions and parts with their
 * names.
 */
static void
set_evidence(
    struct zy_explainer *p, json_t *o, const struct zy_item *item, bool outside)
{
	json_t *figures = json_array();
	size_t i;

	json_object_set_new(o, "figures", figures);
	if (item->from != ZY_FROM_TALLY)
		zy_explain_evidence(p, figures, item->given, item, NULL);
	if (outside &&
	    (item->from == ZY_FROM_TALLY || item->given != item->node))
		zy_explain_evidence(p, figures, item->node, item, NULL);
	for (i = 0; i < item->nrows; i++)
		if (item->rows[i].node)
			zy_explain_evidence(p, figures, item->rows[i].node,
			    NULL, item->rows[i].name);
}

/* Appends "= " for a result, unless the working ends with a colon. */
static void
put_equals(struct zy_explainer *p)
{
	struct zy_view text = zy_buf_get(p->b);
	size_t colon = strlen("：");

	if (text.n == 0)
		zy_explain_put(p, "= ");
	else if (text.p[text.n - 1] != ' ' &&
		 (text.n < colon ||
		     memcmp(text.p + text.n - colon, "：", colon) != 0))
		zy_explain_put(p, " = ");
}

/* Adds the calculation of the points of an item. */
static void
set_working(struct zy_explainer *p, json_t *o, const struct zy_item *item,
    const struct zy_item_score *score)
{
	if (score->outside)
		put_outside(p, item);
	else if (!score->missing || item->from == ZY_FROM_TALLY)
		zy_explain_kinds[item->kind]->working(p, o, item);
	if (score->missing) {
		zy_explain_working(p, o);
		put_missing(p, item);
	}
	if (!score->left_out) {
		put_equals(p);
		zy_explain_value(p, &score->raw);
		zy_explain_held(p, &score->raw, &score->value);
	}
	zy_explain_working(p, o);
}

/*
 * Returns a new object of item i; place is the part of the total to which its
 * points belong.
 */
static json_t *
item_json(struct zy_explainer *p, size_t i, const char *place)
{
	const struct zy_item *item = &p->s->items[i];
	const struct zy_item_score *score = &p->x->items[i];
	json_t *o = json_object();

	json_object_set_new(o, "item", json_string(item->id));
	json_object_set_new(o, "name", json_string(item->name));
	json_object_set_new(o, "in", json_string(place));
	json_object_set_new(
	    o, "kind", json_string(zy_item_kinds[item->kind].name));
	zy_explain_item_rule(p, item);
	json_object_set_new(o, "rule", zy_explain_take(p));
	if (*item->rule)
		json_object_set_new(o, "words", json_string(item->rule));
	set_evidence(p, o, item, score->outside);
	if (score->missing)
		json_object_set_new(
		    o, "missing", json_string(zy_missing_name(item->missing)));
	if (score->outside)
		json_object_set_new(o, "na",
		    item->na == ZY_NA_POINTS
			? zy_explain_exact(&item->na_points)
			: json_string(
			      item->na == ZY_NA_FULL ? "full" : "rescale"));
	if (score->left_out)
		json_object_set_new(o, "left_out", json_true());
	set_working(p, o, item, score);
	json_object_set_new(o, "value", zy_explain_exact(&score->raw));
	json_object_set_new(o, "held", zy_explain_exact(&score->value));
	return o;
}

/*
 * Appends steps 1 and 2 to steps: every item of the heads, of the bonus and of
 * the penalty.
 */
static void
add_items(struct zy_explainer *p, json_t *steps)
{
	const struct zy_standard *s = p->s;
	json_t *o = zy_explain_step(1, "items, held in step 2");
	json_t *list = json_array();
	size_t h, i;

	for (h = 0; h < s->nheads; h++)
		for (i = 0; i < s->heads[h].n; i++)
			json_array_append_new(
			    list, item_json(p, s->heads[h].first + i,
				      s->heads[h].id));
	for (i = 0; i < s->bonus.n; i++)
		json_array_append_new(
		    list, item_json(p, s->bonus.first + i, "bonus"));
	for (i = 0; i < s->penalty.n; i++)
		json_array_append_new(
		    list, item_json(p, s->penalty.first + i, "penalty"));
	json_object_set_new(o, "items", list);
	json_array_append_new(steps, o);
}

/*
 * Appends the values of n items from `first` on as a sum.  Returns how many
 * terms it has.
 */
static size_t
put_sum(struct zy_explainer *p, size_t first, size_t n)
{
	size_t i, there = 0;

	for (i = first; i < first + n; i++) {
		if (p->x->items[i].left_out)
			continue;
		zy_explain_put(p, there++ ? " + " : "");
		zy_explain_term(p, &p->x->items[i].value);
	}
	return there;
}

/*
 * Adds "(5 + 3) × 20 / 12": the sum of the items, extended to those left out.
 */
static void
set_head_working(struct zy_explainer *p, json_t *o, const struct zy_head *head,
    const struct zy_head_score *score)
{
	bool scaled = zy_rational_cmp(&score->scale, &p->one) != 0;
	size_t i, n = 0;

	for (i = head->first; i < head->first + head->n; i++)
		n += !p->x->items[i].left_out;
	zy_explain_put(p, scaled && n > 1 ? "(" : "");
	put_sum(p, head->first, head->n);
	zy_rational_set(&p->tmp, &score->sum);
	if (scaled) {
		zy_explain_put(p, n > 1 ? ") × " : " × ");
		zy_explain_value(p, &head->full);
		zy_explain_put(p, " / ");
		zy_rational_div(&p->tmp, &head->full, &score->scale);
		zy_explain_value(p, &p->tmp);
		zy_explain_put(p, WORD("（不计的由其他各项折算）",
				      " (for what is left out)"));
		zy_rational_mul(&p->tmp, &score->sum, &score->scale);
	}
	if (n != 1 || scaled) {
		zy_explain_put(p, n ? " = " : "");
		zy_explain_value(p, &p->tmp);
	}
	if (!head->has_weight || zy_rational_sign(&head->weight) == 0) {
		zy_explain_held(p, &p->tmp, &score->value);
	} else {
		struct zy_rational before;

		zy_rational_init(&before);
		zy_rational_div(&before, &score->value, &head->weight);
		zy_explain_held(p, &p->tmp, &before);
		zy_rational_release(&before);
	}
	if (head->has_weight) {
		zy_explain_put(p, WORD("，权重 ", ", weight "));
		zy_explain_share(p->b, &head->weight);
		zy_explain_put(p, WORD("，计 ", ": "));
		zy_explain_value(p, &score->value);
	}
	zy_explain_working(p, o);
}

/* Appends step 3 to steps: the sum, scale and value of each head. */
static void
add_heads(struct zy_explainer *p, json_t *steps)
{
	json_t *o = zy_explain_step(3, "heads"), *list = json_array();
	size_t i;

	for (i = 0; i < p->s->nheads; i++) {
		const struct zy_head *head = &p->s->heads[i];
		const struct zy_head_score *score = &p->x->heads[i];
		json_t *one = json_object();

		json_object_set_new(one, "head", json_string(head->id));
		json_object_set_new(one, "name", json_string(head->name));
		if (head->has_max)
			json_object_set_new(
			    one, "max", zy_explain_exact(&head->max));
		set_head_working(p, one, head, score);
		json_object_set_new(one, "sum", zy_explain_exact(&score->sum));
		json_object_set_new(
		    one, "scale", zy_explain_exact(&score->scale));
		json_object_set_new(
		    one, "value", zy_explain_exact(&score->value));
		json_array_append_new(list, one);
	}
	if (i == 0)
		zy_explain_none(p, o);
	json_object_set_new(o, "heads", list);
	json_array_append_new(steps, o);
}

/* Appends step 4 to steps: the start plus the values of all heads. */
static void
add_base(struct zy_explainer *p, json_t *steps)
{
	json_t *o = zy_explain_step(4, "base");
	size_t h;

	json_object_set_new(o, "start", zy_explain_exact(&p->s->marks.start));
	json_object_set_new(o, "value", zy_explain_exact(&p->x->base));
	zy_explain_put(p, WORD("起点 ", "start "));
	zy_explain_value(p, &p->s->marks.start);
	for (h = 0; h < p->s->nheads; h++) {
		zy_explain_put(p, " + ");
		zy_explain_term(p, &p->x->heads[h].value);
	}
	zy_explain_put(p, " = ");
	zy_explain_value(p, &p->x->base);
	zy_explain_working(p, o);
	json_array_append_new(steps, o);
}

/* Returns a new step of the bonus or the penalty: the sum and its limit. */
static json_t *
extra_json(struct zy_explainer *p, json_t *o, const struct zy_extra *extra,
    const struct zy_rational *sum, const struct zy_rational *value)
{
	if (extra->has_cap)
		json_object_set_new(o, "cap", zy_explain_exact(&extra->cap));
	json_object_set_new(o, "sum", zy_explain_exact(sum));
	json_object_set_new(o, "value", zy_explain_exact(value));
	if (extra->n == 0) {
		zy_explain_none(p, o);
		return o;
	}
	zy_explain_put(p, WORD("合计 ", "sum "));
	if (put_sum(p, extra->first, extra->n) != 1) {
		zy_explain_put(p, " = ");
		zy_explain_value(p, sum);
	}
	zy_explain_held(p, sum, value);
	zy_explain_working(p, o);
	return o;
}

/* Adds bonus and penalty, and the score of this standard that results. */
static void
add_extras(struct zy_explainer *p, json_t *steps)
{
	const struct zy_evaluation *x = p->x;
	const struct zy_marks *m = &p->s->marks;
	json_t *o;

	json_array_append_new(
	    steps, extra_json(p, zy_explain_step(5, "bonus"), &p->s->bonus,
		       &x->bonus_sum, &x->bonus));
	o = extra_json(p, zy_explain_step(6, "penalties"), &p->s->penalty,
	    &x->penalty_sum, &x->penalty);
	json_object_set_new(o, "floor", zy_explain_exact(&m->floor));
	if (m->has_cap)
		json_object_set_new(o, "highest", zy_explain_exact(&m->cap));
	json_object_set_new(o, "score", zy_explain_exact(&x->own));
	zy_explain_put(p, WORD("本标准得分 ", "score of this standard "));
	zy_explain_term(p, &x->base);
	zy_explain_put(p, " + ");
	zy_explain_term(p, &x->bonus);
	zy_explain_put(p, " - ");
	zy_explain_term(p, &x->penalty);
	zy_explain_put(p, " = ");
	zy_rational_add(&p->tmp, &x->base, &x->bonus);
	zy_rational_sub(&p->tmp, &p->tmp, &x->penalty);
	zy_explain_value(p, &p->tmp);
	zy_explain_held(p, &p->tmp, &x->own);
	zy_explain_working(p, o);
	json_array_append_new(steps, o);
}

/* Adds the result of a source of the composition. */
static void
set_source_working(struct zy_explainer *p, json_t *o, size_t i)
{
	const struct zy_source_rule *rule = &p->s->sources[i];
	const struct zy_source_score *score = &p->x->sources[i];
	bool evidence = rule->from != ZY_FROM_SELF && !score->missing;

	if (score->missing) {
		zy_explain_put(p, WORD("无数据，", "no figures, "));
		zy_explain_put(p, zy_explain_missing(p, rule->missing));
	} else if (rule->from == ZY_FROM_EVIDENCE) {
		zy_explain_mean(p, NULL,
		    zy_evaluate_first_value(p->x, rule->node), &score->value);
	}
	if (!score->left_out) {
		zy_explain_put(p, p->b->n ? " = " : evidence ? "= " : "");
		zy_explain_value(p, &score->value);
	}
	zy_explain_working(p, o);
}

/* Returns a new object of source i of the composition. */
static json_t *
source_json(struct zy_explainer *p, size_t i)
{
	const struct zy_source_rule *rule = &p->s->sources[i];
	const struct zy_source_score *score = &p->x->sources[i];
	json_t *o = json_object(), *figures = json_array();

	json_object_set_new(o, "from", json_string(rule->name));
	if (strcmp(rule->title, "self") == 0)
		zy_explain_put(p, WORD("本标准得分", "score of this standard"));
	else
		zy_explain_name(p, rule->title, rule->name);
	json_object_set_new(o, "title", zy_explain_take(p));
	json_object_set_new(o, "weight", zy_explain_exact(&rule->weight));
	zy_explain_put(p, WORD("权重 ", "weight "));
	zy_rational_print(p->b, &rule->weight);
	json_object_set_new(o, "rule", zy_explain_take(p));
	if (rule->from != ZY_FROM_SELF)
		zy_explain_evidence(p, figures, rule->node, NULL, NULL);
	json_object_set_new(o, "figures", figures);
	if (score->missing)
		json_object_set_new(
		    o, "missing", json_string(zy_missing_name(rule->missing)));
	set_source_working(p, o, i);
	if (!score->left_out)
		json_object_set_new(
		    o, "value", zy_explain_exact(&score->value));
	return o;
}

/*
 * Adds the weighted sum of the sources, divided by the weights of those with a
 * total.
 */
static void
set_composition_working(struct zy_explainer *p, json_t *o)
{
	struct zy_rational sum;
	size_t i, n = 0;

	zy_rational_init(&sum);
	for (i = 0; i < p->s->nsources; i++) {
		const struct zy_rational *weight = &p->s->sources[i].weight;

		if (p->x->sources[i].left_out)
			continue;
		zy_explain_put(p, n++ ? " + " : "");
		zy_rational_print(p->b, weight);
		zy_explain_put(p, " × ");
		zy_explain_term(p, &p->x->sources[i].value);
		zy_rational_mul(&p->tmp, weight, &p->x->sources[i].value);
		zy_rational_add(&sum, &sum, &p->tmp);
	}
	zy_explain_put(p, n ? " = " : "0");
	if (n)
		zy_explain_value(p, &sum);
	if (n && zy_rational_cmp(&p->x->weights, &p->one) != 0 &&
	    zy_rational_sign(&p->x->weights) > 0) {
		zy_explain_working(p, o);
		zy_explain_put(
		    p, WORD("按现有权重折算 ", "by the weights there "));
		zy_explain_term(p, &sum);
		zy_explain_put(p, " / ");
		zy_rational_print(p->b, &p->x->weights);
		zy_rational_div(&sum, &sum, &p->x->weights);
		zy_explain_put(p, " = ");
		zy_explain_value(p, &sum);
	}
	zy_explain_held(p, &sum, &p->x->composed);
	zy_explain_working(p, o);
	zy_rational_release(&sum);
}

/*
 * Appends step 7 to steps: the sources of a composed total and its calculation.
 */
static void
add_composition(struct zy_explainer *p, json_t *steps)
{
	json_t *o = zy_explain_step(7, "composition"), *list = json_array();
	size_t i;

	for (i = 0; i < p->s->nsources; i++)
		json_array_append_new(list, source_json(p, i));
	json_object_set_new(o, "sources", list);
	json_object_set_new(o, "value", zy_explain_exact(&p->x->composed));
	if (p->s->nsources)
		set_composition_working(p, o);
	else
		zy_explain_none(p, o);
	json_array_append_new(steps, o);
}

/* Sets the reason why the subject is exempt: it has neither score nor steps. */
static void
set_exempt(struct zy_explainer *p, json_t *page, const struct zy_exemption *by)
{
	json_t *figures = json_array();

	json_object_set_new(page, "exempt", json_string(by->id));
	zy_explain_name(p, by->name, by->id);
	if (by->only.n &&
	    zy_evidence_fits(p->x->evidence, p->x->subject, &by->only)) {
		zy_explain_put(p, WORD("，名册：", ", by the roster: "));
		zy_explain_columns(p, &by->only);
	}
	json_object_set_new(page, "exemption", zy_explain_take(p));
	zy_explain_evidence(p, figures, by->node, NULL, NULL);
	json_object_set_new(page, "figures", figures);
}

/* Sets the exemptions that evidence denies. */
static void
set_claims(struct zy_explainer *p, json_t *page)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < p->s->nexempt; i++) {
		const struct zy_exemption *by = &p->s->exempt[i];
		json_t *figures = json_array(), *o;

		if (zy_explain_evidence(p, figures, by->node, NULL, NULL)) {
			o = json_object();
			json_object_set_new(
			    o, "exemption", json_string(by->id));
			json_object_set_new(o, "name", json_string(by->name));
			json_object_set(o, "figures", figures);
			json_array_append_new(list, o);
		}
		json_decref(figures);
	}
	if (json_array_size(list))
		json_object_set(page, "not_exempt", list);
	json_decref(list);
}

/* Returns a new object that names the subject and the standard. */
static json_t *
page_json(const struct zy_evaluation *x)
{
	const struct zy_standard *s = x->standard;
	json_t *page = json_object();

	json_object_set_new(page, "subject",
	    zy_explain_view(zy_intern_get(x->evidence->subjects, x->subject)));
	json_object_set_new(page, "name",
	    zy_explain_view(zy_evidence_roster(x->evidence, x->subject, 0)));
	json_object_set_new(page, "standard", json_string(s->id));
	json_object_set_new(
	    page, "title", json_string(*s->title ? s->title : s->id));
	json_object_set_new(page, "version", json_string(s->version));
	if (*s->basis)
		json_object_set_new(page, "basis", json_string(s->basis));
	return page;
}

json_t *
zy_explain(struct zy_evaluation *x, uint32_t subject, bool zh)
{
	json_t *page, *steps = json_array();
	struct zy_buf text = ZY_BUF_INIT;
	struct zy_explainer p;
	size_t which;

	zy_evaluate(x, subject);
	zy_explainer_init(&p, &text, x->standard, x, zh);
	page = page_json(x);
	if (zy_evidence_is_exempt(x->evidence, subject, &which)) {
		set_exempt(&p, page, &x->standard->exempt[which]);
	} else {
		set_claims(&p, page);
		add_items(&p, steps);
		add_heads(&p, steps);
		add_base(&p, steps);
		add_extras(&p, steps);
		add_composition(&p, steps);
		zy_explain_outcome(&p, page, steps);
	}
	json_object_set_new(page, "steps", steps);
	zy_explainer_release(&p);
	zy_buf_release(&text);
	return page;
}
