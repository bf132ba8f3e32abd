/*
 * Explaining: vetoes, gates, bands, forced shares and rounding.
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/explain-state.h"
#include "scoring/shares.h"

/* Returns a band's id as a new JSON string, "" if there is no band. */
static json_t *
band_json(const struct zy_explainer *p, size_t band)
{
	return json_string(band < p->s->nbands ? p->s->bands[band].id : "");
}

/*
 * Appends step 8 to steps: each veto with its evidence and whether it is set
 * off.
 */
static void
add_vetoes(struct zy_explainer *p, json_t *steps)
{
	json_t *o = zy_explain_step(8, "vetoes"), *list = json_array();
	size_t i;

	for (i = 0; i < p->s->nvetoes; i++) {
		const struct zy_veto *veto = &p->s->vetoes[i];
		json_t *one = json_object(), *figures = json_array();

		json_object_set_new(one, "veto", json_string(veto->id));
		json_object_set_new(one, "name", json_string(veto->name));
		json_object_set_new(one, "effect",
		    json_string(zy_effect_name(veto->then.effect)));
		json_object_set_new(
		    one, "set_off", json_boolean(p->x->vetoes[i]));
		zy_explain_evidence(p, figures, veto->node, NULL, NULL);
		json_object_set_new(one, "figures", figures);
		if (p->x->vetoes[i]) {
			zy_explain_put(p, WORD("触发，", "set off, "));
			zy_explain_consequence(p, &veto->then);
		} else {
			zy_explain_put(p, WORD("未触发", "not set off"));
		}
		zy_explain_working(p, one);
		json_array_append_new(list, one);
	}
	if (i == 0)
		zy_explain_none(p, o);
	json_object_set_new(o, "vetoes", list);
	json_array_append_new(steps, o);
}

/* Sets a key of o to the buffer's text: the figure of a gate or requirement. */
static void
set_title(struct zy_explainer *p, json_t *o)
{
	json_object_set_new(o, "title", zy_explain_take(p));
}

/*
 * Adds that the value includes events that count elsewhere in the total, and
 * which.
 */
static void
set_apart(struct zy_explainer *p, json_t *o, const struct zy_field_rule *field)
{
	if (field->partial)
		json_object_set_new(o, "elsewhere", json_true());
	zy_explain_moved(p, o, field);
}

/* Appends "81% < 90%". */
static void
put_compared(struct zy_explainer *p, const struct zy_rational *v,
    const struct zy_rational *bound, bool percent)
{
	zy_explain_percent(p, v, percent);
	zy_explain_put(p, zy_rational_cmp(v, bound) < 0 ? " < " : " >= ");
	zy_explain_percent(p, bound, percent);
}

/* Completes the comparison of a gate: its effect, or that it is passed. */
static void
end_compared(struct zy_explainer *p, json_t *o, bool shut,
    const struct zy_consequence *then)
{
	zy_explain_put(p, shut ? WORD("，", ", ") : WORD("，通过", ", passed"));
	if (shut)
		zy_explain_consequence(p, then);
	zy_explain_working(p, o);
	json_object_set_new(
	    o, "effect", json_string(zy_effect_name(then->effect)));
	json_object_set_new(o, "below", json_boolean(shut));
}

/* Returns a new object of the minimum of head i. */
static json_t *
minimum_json(struct zy_explainer *p, size_t i)
{
	const struct zy_head *head = &p->s->heads[i];
	json_t *o = json_object();
	struct zy_rational v;

	zy_rational_init(&v);
	zy_outcome_field(p->x, &head->asked, NULL, &v);
	json_object_set_new(o, "head", json_string(head->id));
	zy_explain_compared(p, &head->asked);
	zy_explain_put(p, WORD("，应达标", ", a minimum"));
	set_title(p, o);
	json_object_set_new(o, "value", zy_explain_exact(&v));
	set_apart(p, o, &head->asked);
	json_object_set_new(o, "min", zy_explain_exact(&head->min));
	put_compared(p, &v, &head->min, false);
	end_compared(p, o, p->x->heads[i].low, &head->below);
	zy_rational_release(&v);
	return o;
}

/* Returns a new object of gate i. */
static json_t *
gate_json(struct zy_explainer *p, size_t i)
{
	const struct zy_gate *g = &p->s->gates[i];
	const struct zy_gate_score *score = &p->x->gates[i];
	bool votes = g->field.field == ZY_FIELD_SATISFACTION;
	json_t *o = json_object();

	json_object_set_new(o, "gate", json_string(g->id));
	if (strcmp(g->name, g->field.name) == 0 || g->field.partial)
		zy_explain_compared(p, &g->field);
	else
		zy_explain_name(p, g->name, g->id);
	set_title(p, o);
	json_object_set_new(o, "field", json_string(g->field.name));
	set_apart(p, o, &g->field);
	if (score->known)
		json_object_set_new(
		    o, "value", zy_explain_exact(&score->value));
	json_object_set_new(o, "min", zy_explain_exact(&g->below));
	if (votes)
		zy_explain_satisfaction(p, o, g->questions, g->nquestions);
	if (score->known)
		put_compared(p, &score->value, &g->below, votes);
	else
		zy_explain_put(p, g->pass ? WORD("无数据，按规定视为达到",
						"no figure, which passes")
					  : WORD("无数据，按规定视为未达到",
						"no figure, which is below"));
	end_compared(p, o, score->shut, &g->then);
	return o;
}

/* Appends step 9 to steps: the minimums of heads, then the gates. */
static void
add_gates(struct zy_explainer *p, json_t *steps)
{
	json_t *o = zy_explain_step(9, "gates and minimums");
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < p->s->nheads; i++)
		if (p->s->heads[i].has_min)
			json_array_append_new(list, minimum_json(p, i));
	for (i = 0; i < p->s->ngates; i++)
		json_array_append_new(list, gate_json(p, i));
	if (json_array_size(list) == 0)
		zy_explain_none(p, o);
	json_object_set_new(o, "gates", list);
	json_array_append_new(steps, o);
}

/* Appends the name of a band, or that the subject is below every band. */
static void
put_band(struct zy_explainer *p, size_t band)
{
	if (band < p->s->nbands)
		zy_explain_name(
		    p, p->s->bands[band].name, p->s->bands[band].id);
	else
		zy_explain_put(p, WORD("不入等次", "below every band"));
}

/*
 * Returns a new object of a band's further requirement.  reached: the total is
 * enough for the band, so that the requirement decides and is explained.
 */
static json_t *
requirement_json(struct zy_explainer *p, size_t band,
    const struct zy_requirement *r, bool reached)
{
	bool votes = r->field.field == ZY_FIELD_SATISFACTION, known;
	bool met = zy_outcome_meets(p->x, r);
	json_t *o = json_object();
	struct zy_rational v;

	zy_rational_init(&v);
	known = zy_outcome_field(p->x, &r->field, NULL, &v);
	put_band(p, band);
	zy_explain_put(p, WORD("，另须 ", ", further asks "));
	zy_explain_compared(p, &r->field);
	zy_explain_put(p, r->above_zero ? " > 0" : " >= ");
	if (!r->above_zero)
		zy_explain_percent(p, &r->min, votes);
	set_title(p, o);
	json_object_set_new(o, "field", json_string(r->field.name));
	if (known)
		json_object_set_new(o, "value", zy_explain_exact(&v));
	set_apart(p, o, &r->field);
	json_object_set_new(
	    o, r->above_zero ? "above" : "min", zy_explain_exact(&r->min));
	json_object_set_new(o, "met", json_boolean(met));
	if (reached && votes)
		zy_explain_satisfaction(p, o, NULL, 0);
	if (reached) {
		if (known)
			zy_explain_percent(p, &v, votes);
		else
			zy_explain_put(p, WORD("无数据", "no figure"));
		zy_explain_put(p, met ? WORD("，符合", ", met")
				      : WORD("，不符合", ", not met"));
		zy_explain_working(p, o);
	}
	zy_rational_release(&v);
	return o;
}

/* Returns a new array of the bands with their bounds. */
static json_t *
bands_json(struct zy_explainer *p)
{
	const struct zy_rational *total =
	    p->s->marks.bands_rounded ? &p->x->total : &p->x->exact;
	json_t *list = json_array();
	size_t i, k;

	for (i = 0; i < p->s->nbands; i++) {
		const struct zy_band *b = &p->s->bands[i];
		json_t *one = json_object(), *require = json_array();

		json_object_set_new(one, "band", json_string(b->id));
		json_object_set_new(one, "min", zy_explain_exact(&b->min));
		for (k = 0; k < b->nrequire; k++)
			json_array_append_new(
			    require, requirement_json(p, i, &b->require[k],
					 zy_band_reaches(b, total)));
		if (k)
			json_object_set(one, "require", require);
		json_decref(require);
		if (b->over)
			json_object_set_new(one, "over", json_true());
		if (b->has_max_share)
			json_object_set_new(
			    one, "max_share", zy_explain_exact(&b->max_share));
		if (b->has_min_share)
			json_object_set_new(
			    one, "min_share", zy_explain_exact(&b->min_share));
		json_array_append_new(list, one);
	}
	return list;
}

/* Adds the band that the total earns, and what changed it. */
static void
add_band_working(struct zy_explainer *p, json_t *o)
{
	const struct zy_evaluation *x = p->x;
	const struct zy_marks *m = &p->s->marks;

	zy_explain_put(p, m->bands_rounded
			      ? WORD("按修约后的总分 ", "by the rounded total ")
			      : WORD("按修约前的总分 ", "by the exact total "));
	if (m->bands_rounded)
		zy_rational_format(p->b, &x->total, m->places, m->rounding);
	else
		zy_explain_value(p, &x->exact);
	if (x->earned < p->s->nbands) {
		zy_explain_put(p, p->s->bands[x->earned].over ? " > " : " >= ");
		zy_explain_value(p, &p->s->bands[x->earned].min);
	}
	zy_explain_put(p, WORD("：", ": "));
	put_band(p, x->earned);
	zy_explain_working(p, o);
	if (x->ruled == x->earned)
		return;
	zy_explain_put(p, WORD("经否决、门槛和附加条件：",
			      "after vetoes, gates and requirements: "));
	put_band(p, x->ruled);
	zy_explain_working(p, o);
}

/*
 * Appends step 10 to steps: all bands, the one by the total, and the one after
 * vetoes, gates and minimums.
 */
static void
add_bands(struct zy_explainer *p, json_t *steps)
{
	json_t *o = zy_explain_step(10, "band");

	json_object_set_new(o, "by",
	    json_string(p->s->marks.bands_rounded ? "rounded" : "exact"));
	json_object_set_new(o, "bands", bands_json(p));
	json_object_set_new(o, "earned", band_json(p, p->x->earned));
	json_object_set_new(o, "band", band_json(p, p->x->ruled));
	if (p->s->nbands)
		add_band_working(p, o);
	else
		zy_explain_none(p, o);
	json_array_append_new(steps, o);
}

/* Adds how many of the n subjects of a group may, or must, have band i. */
static void
add_limit(struct zy_explainer *p, json_t *o, size_t i, size_t n)
{
	const struct zy_band *b = &p->s->bands[i];

	if (!b->has_max_share && !b->has_min_share)
		return;
	put_band(p, i);
	if (b->has_max_share)
		zy_buf_printf(p->b, WORD("：至多 %zu 个", ": at most %zu"),
		    zy_shares_limit(p->s, &b->max_share, n));
	if (b->has_min_share)
		zy_buf_printf(p->b,
		    WORD("：连同以下至少 %zu 个",
			": with those below it at least %zu"),
		    zy_shares_limit(p->s, &b->min_share, n));
	zy_explain_working(p, o);
}

/*
 * Appends step 11 to steps: among which subjects shares are counted, the limit
 * of each band, and the band that results.
 */
static void
add_shares(struct zy_explainer *p, json_t *steps)
{
	const struct zy_shares *shares = p->x->evidence->shares;
	json_t *o = zy_explain_step(11, "forced shares");
	const char *group;
	size_t i, n;

	if (!p->s->has_shares || !shares)
		zy_explain_none(p, o);
	if (shares) {
		n = zy_shares_group(shares, p->x->subject, &group);
		json_object_set_new(o, "of", json_integer((json_int_t)n));
		json_object_set_new(o, "group", json_string(group));
		zy_explain_put(p, WORD("范围：", "of "));
		if (*group)
			zy_explain_text(p, zy_view(group));
		else
			zy_explain_put(p, WORD("全部对象", "all subjects"));
		zy_buf_printf(p->b, WORD("，共 %zu 个", ", %zu in all"), n);
		zy_explain_working(p, o);
		for (i = 0; i < p->s->nbands; i++)
			add_limit(p, o, i, n);
		zy_explain_put(p, WORD("结果：", "result: "));
		put_band(p, p->x->ruled);
		if (p->x->band != p->x->ruled) {
			zy_explain_put(p, WORD(" 调整为 ", " becomes "));
			put_band(p, p->x->band);
		}
		zy_explain_working(p, o);
	}
	json_object_set_new(o, "band", band_json(p, p->x->band));
	json_array_append_new(steps, o);
}

/*
 * Appends step 12 to steps: the rounded total and, where votes decide, its
 * standard error.
 */
static void
add_rounding(struct zy_explainer *p, json_t *steps)
{
	const struct zy_marks *m = &p->s->marks;
	bool half_up = m->rounding == ZY_HALF_UP;
	json_t *o = zy_explain_step(12, "rounding");

	json_object_set_new(o, "exact", zy_explain_exact(&p->x->exact));
	json_object_set_new(o, "places", json_integer(m->places));
	json_object_set_new(
	    o, "rounding", json_string(half_up ? "half-up" : "half-even"));
	json_object_set_new(o, "total", zy_explain_rounded(p->s, &p->x->exact));
	zy_explain_value(p, &p->x->exact);
	zy_buf_printf(p->b,
	    WORD(" 取 %d 位小数（%s） = ", " to %d places (%s) = "), m->places,
	    half_up ? WORD("四舍五入", "half-up")
		    : WORD("四舍六入五成双", "half-even, GB/T 8170"));
	zy_rational_format(p->b, &p->x->total, m->places, m->rounding);
	zy_explain_working(p, o);
	if (p->s->needs_votes) {
		zy_explain_put(
		    p, WORD("评议票带来的标准误：",
			   "standard error that the ballots give: "));
		if (zy_evaluate_knows_error(p->x))
			zy_rational_format_root(p->b, &p->x->variance, 4);
		else
			zy_explain_put(
			    p, WORD("无法估计（有的评议组只有一票）",
				   "unknown (a group has one vote only)"));
		zy_explain_working(p, o);
	}
	json_array_append_new(steps, o);
}

void
zy_explain_outcome(struct zy_explainer *p, json_t *page, json_t *steps)
{
	json_object_set_new(
	    page, "total", zy_explain_rounded(p->s, &p->x->exact));
	json_object_set_new(page, "band", band_json(p, p->x->band));
	add_vetoes(p, steps);
	add_gates(p, steps);
	add_bands(p, steps);
	add_shares(p, steps);
	add_rounding(p, steps);
}
