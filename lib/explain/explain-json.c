/*
 * The chain of one score for programs: the same steps, figures and sources as
 * the page for people, every value as exact text.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "explain/explain.h"
#include "explain/page-state.h"
#include "scoring/shares.h"

struct writer {
	struct zy_evaluation *x;
	struct zy_buf text;
	struct zy_rational tmp, value;
};

/* Texts of streams are UTF-8 already; figures are ASCII. */
static json_t *
view_json(struct zy_view v)
{
	return json_stringn(v.n ? v.p : "", v.n);
}

static json_t *
value_json(struct writer *w, const struct zy_rational *v)
{
	zy_buf_reset(&w->text);
	zy_rational_print(&w->text, v);
	return json_stringn(w->text.p, w->text.n);
}

static json_t *
rounded_json(struct writer *w, const struct zy_rational *v)
{
	const struct zy_marks *m = &w->x->standard->marks;

	zy_buf_reset(&w->text);
	zy_rational_format(&w->text, v, m->places, m->rounding);
	return json_stringn(w->text.p, w->text.n);
}

static json_t *
band_json(const struct writer *w, size_t band)
{
	const struct zy_standard *s = w->x->standard;

	return json_string(band < s->nbands ? s->bands[band].id : "");
}

/* Adds a text of the figure's unless it is empty. */
static void
set_word(json_t *o, const char *key, const struct zy_intern *words, uint32_t n)
{
	if (n)
		json_object_set_new(o, key, view_json(zy_intern_get(words, n)));
}

static json_t *
fact_value(struct writer *w, const struct zy_fact *fact,
    const struct zy_item *item, json_t *o)
{
	uint64_t packed = (uint64_t)fact->coef;

	if (fact->places == ZY_FACT_NA)
		return json_string("n/a");
	if (fact->places == ZY_FACT_LEVEL) {
		json_object_set_new(
		    o, "level", json_string(item->rows[packed >> 32].id));
		return json_sprintf("%u", (unsigned)(packed & UINT32_MAX));
	}
	zy_figures_value(w->x->figures, fact, &w->tmp);
	return value_json(w, &w->tmp);
}

/* Whether it counts; where not, in which item its event does, and why. */
static void
set_dropped(struct writer *w, json_t *o, uint32_t i)
{
	static const char *const words[] = {[ZY_DROPPED_HERE] = "again",
	    [ZY_DROPPED_HIGHER] = "highest",
	    [ZY_DROPPED_BETTER] = "all-together"};
	size_t item;
	enum zy_dropped why = zy_figures_dropped(w->x->figures, i, &item);

	json_object_set_new(o, "counts", json_boolean(why == ZY_COUNTS));
	if (why == ZY_COUNTS)
		return;
	json_object_set_new(
	    o, "counts_in", json_string(w->x->standard->items[item].id));
	json_object_set_new(o, "why", json_string(words[why]));
}

/* Facts by what the order of the input cannot change. */
static void
add_facts(
    struct writer *w, json_t *list, uint32_t node, const struct zy_item *item)
{
	const struct zy_figures *f = w->x->figures;
	const struct zy_standard *s = w->x->standard;
	size_t n, i;
	uint32_t *order = zy_page_order(w->x, node, &n);

	for (i = 0; i < n; i++) {
		const struct zy_fact *fact = &f->facts[order[i]];
		const struct zy_whose whose = zy_figures_whose(f, order[i]);
		json_t *o = json_object();

		json_object_set_new(
		    o, "node", view_json(zy_intern_get(s->node_ids, node)));
		json_object_set_new(o, "value", fact_value(w, fact, item, o));
		set_word(o,
		    s->nodes[node].what == ZY_ABOUT_SCORE ? "standard"
							  : "event",
		    f->words, whose.event);
		set_word(o, "rater", f->words, whose.rater);
		set_word(o, "rater_group", f->words, whose.group);
		if (f->fact_origin && f->fact_origin[order[i]])
			json_object_set_new(
			    o, "source", json_string(f->fact_origin[order[i]]));
		set_dropped(w, o, order[i]);
		json_array_append_new(list, o);
	}
	free(order);
}

static json_t *
poll_json(struct writer *w, const struct zy_poll *v)
{
	const struct zy_figures *f = w->x->figures;
	const struct zy_ballot_rules *r = &w->x->standard->ballot;
	json_t *o = json_object(), *marks = json_object();
	size_t i;

	json_object_set_new(
	    o, "question", view_json(zy_intern_get(f->questions, v->question)));
	json_object_set_new(
	    o, "voter_group", view_json(zy_intern_get(f->groups, v->group)));
	for (i = 0; i < r->ngrades; i++)
		json_object_set_new(
		    marks, r->grades[i].id, json_integer(v->marks[i]));
	json_object_set_new(o, "grades", marks);
	json_object_set_new(o, "of", json_integer(v->of));
	json_object_set_new(o, "counts", json_boolean(!v->void_));
	if (v->why)
		json_object_set_new(o, "why", json_string(v->why));
	if (v->origin)
		json_object_set_new(o, "source", json_string(v->origin));
	return o;
}

/* Votes of the item's questions, in the order of questions and groups. */
static void
add_votes(struct writer *w, json_t *list, const struct zy_item *item)
{
	const struct zy_figures *f = w->x->figures;
	uint32_t g, groups = zy_intern_count(f->groups);
	const struct zy_poll *v;
	size_t n, i;
	const uint32_t *questions = zy_review_questions(w->x->sums, item, &n);

	for (i = 0; i < n; i++) {
		for (g = 0; g < groups; g++) {
			v = zy_review_poll(w->x->sums, questions[i], g, true);
			if (v)
				json_array_append_new(list, poll_json(w, v));
		}
	}
}

static json_t *
item_json(struct writer *w, size_t i, const char *place)
{
	const struct zy_item *item = &w->x->standard->items[i];
	const struct zy_item_score *score = &w->x->items[i];
	json_t *o = json_object(), *figures = json_array();
	size_t k;

	json_object_set_new(o, "item", json_string(item->id));
	json_object_set_new(o, "name", json_string(item->name));
	json_object_set_new(o, "in", json_string(place));
	json_object_set_new(
	    o, "kind", json_string(zy_item_kind_name(item->kind)));
	zy_buf_reset(&w->text);
	zy_explain_rule(&w->text, w->x->standard, item, false);
	json_object_set_new(o, "rule", view_json(zy_buf_get(&w->text)));
	if (item->from == ZY_FROM_TALLY)
		add_votes(w, figures, item);
	else
		add_facts(w, figures, item->given, item);
	for (k = 0; k < item->nrows; k++)
		if (item->rows[k].node)
			add_facts(w, figures, item->rows[k].node, item);
	json_object_set_new(o, "figures", figures);
	if (score->missing)
		json_object_set_new(
		    o, "missing", json_string(zy_missing_name(item->missing)));
	if (score->outside)
		json_object_set_new(o, "na",
		    item->na == ZY_NA_POINTS
			? value_json(w, &item->na_points)
			: json_string(
			      item->na == ZY_NA_FULL ? "full" : "rescale"));
	if (score->left_out)
		json_object_set_new(o, "left_out", json_true());
	json_object_set_new(o, "value", value_json(w, &score->raw));
	json_object_set_new(o, "held", value_json(w, &score->value));
	return o;
}

static json_t *
step_json(int number, const char *name)
{
	json_t *o = json_object();

	json_object_set_new(o, "step", json_integer(number));
	json_object_set_new(o, "name", json_string(name));
	return o;
}

static void
add_items(struct writer *w, json_t *steps)
{
	const struct zy_standard *s = w->x->standard;
	json_t *o = step_json(1, "items, held in step 2"), *list = json_array();
	size_t h, i;

	for (h = 0; h < s->nheads; h++)
		for (i = 0; i < s->heads[h].n; i++)
			json_array_append_new(
			    list, item_json(w, s->heads[h].first + i,
				      s->heads[h].id));
	for (i = 0; i < s->bonus.n; i++)
		json_array_append_new(
		    list, item_json(w, s->bonus.first + i, "bonus"));
	for (i = 0; i < s->penalty.n; i++)
		json_array_append_new(
		    list, item_json(w, s->penalty.first + i, "penalty"));
	json_object_set_new(o, "items", list);
	json_array_append_new(steps, o);
}

static void
add_heads(struct writer *w, json_t *steps)
{
	const struct zy_standard *s = w->x->standard;
	json_t *o = step_json(3, "heads"), *list = json_array();
	size_t i;

	for (i = 0; i < s->nheads; i++) {
		const struct zy_head_score *score = &w->x->heads[i];
		json_t *head = json_object();

		json_object_set_new(head, "head", json_string(s->heads[i].id));
		json_object_set_new(
		    head, "name", json_string(s->heads[i].name));
		if (s->heads[i].has_max)
			json_object_set_new(
			    head, "max", value_json(w, &s->heads[i].max));
		json_object_set_new(head, "sum", value_json(w, &score->sum));
		json_object_set_new(
		    head, "scale", value_json(w, &score->scale));
		json_object_set_new(
		    head, "value", value_json(w, &score->value));
		json_array_append_new(list, head);
	}
	json_object_set_new(o, "heads", list);
	json_array_append_new(steps, o);
}

static void
add_sums(struct writer *w, json_t *steps)
{
	const struct zy_evaluation *x = w->x;
	json_t *o = step_json(4, "base");

	json_object_set_new(
	    o, "start", value_json(w, &x->standard->marks.start));
	json_object_set_new(o, "value", value_json(w, &x->base));
	json_array_append_new(steps, o);
	o = step_json(5, "bonus");
	if (x->standard->bonus.has_cap)
		json_object_set_new(
		    o, "cap", value_json(w, &x->standard->bonus.cap));
	json_object_set_new(o, "sum", value_json(w, &x->bonus_sum));
	json_object_set_new(o, "value", value_json(w, &x->bonus));
	json_array_append_new(steps, o);
	o = step_json(6, "penalties");
	if (x->standard->penalty.has_cap)
		json_object_set_new(
		    o, "cap", value_json(w, &x->standard->penalty.cap));
	json_object_set_new(o, "sum", value_json(w, &x->penalty_sum));
	json_object_set_new(o, "value", value_json(w, &x->penalty));
	json_object_set_new(
	    o, "floor", value_json(w, &x->standard->marks.floor));
	if (x->standard->marks.has_cap)
		json_object_set_new(
		    o, "highest", value_json(w, &x->standard->marks.cap));
	json_object_set_new(o, "score", value_json(w, &x->own));
	json_array_append_new(steps, o);
}

static void
add_sources(struct writer *w, json_t *steps)
{
	const struct zy_standard *s = w->x->standard;
	json_t *o = step_json(7, "composition"), *list = json_array();
	size_t i;

	for (i = 0; i < s->nsources; i++) {
		const struct zy_source_rule *rule = &s->sources[i];
		const struct zy_source_score *score = &w->x->sources[i];
		json_t *one = json_object(), *figures = json_array();

		json_object_set_new(one, "from", json_string(rule->name));
		json_object_set_new(
		    one, "weight", value_json(w, &rule->weight));
		if (rule->from != ZY_FROM_SELF)
			add_facts(w, figures, rule->node, NULL);
		json_object_set_new(one, "figures", figures);
		if (score->missing)
			json_object_set_new(one, "missing",
			    json_string(zy_missing_name(rule->missing)));
		if (!score->left_out)
			json_object_set_new(
			    one, "value", value_json(w, &score->value));
		json_array_append_new(list, one);
	}
	json_object_set_new(o, "sources", list);
	json_object_set_new(o, "value", value_json(w, &w->x->composed));
	json_array_append_new(steps, o);
}

static void
add_vetoes(struct writer *w, json_t *steps)
{
	const struct zy_standard *s = w->x->standard;
	json_t *o = step_json(8, "vetoes"), *list = json_array();
	size_t i;

	for (i = 0; i < s->nvetoes; i++) {
		json_t *one = json_object(), *figures = json_array();

		json_object_set_new(one, "veto", json_string(s->vetoes[i].id));
		json_object_set_new(one, "effect",
		    json_string(zy_effect_name(s->vetoes[i].then.effect)));
		json_object_set_new(
		    one, "set_off", json_boolean(w->x->vetoes[i]));
		add_facts(w, figures, s->vetoes[i].node, NULL);
		json_object_set_new(one, "figures", figures);
		json_array_append_new(list, one);
	}
	json_object_set_new(o, "vetoes", list);
	json_array_append_new(steps, o);
}

/* Says that the value is with what counts elsewhere. */
static void
set_apart(json_t *o, const struct zy_field_rule *field)
{
	if (field->apart)
		json_object_set_new(o, "elsewhere", json_true());
}

static json_t *
gate_figures(struct writer *w, const struct zy_gate *g)
{
	const struct zy_item ask = {
	    .questions = g->questions, .nquestions = g->nquestions};
	json_t *figures = json_array();

	add_votes(w, figures, &ask);
	return figures;
}

static void
add_gates(struct writer *w, json_t *steps)
{
	const struct zy_standard *s = w->x->standard;
	json_t *o = step_json(9, "gates and minimums"), *list = json_array();
	json_t *one;
	size_t i;

	for (i = 0; i < s->nheads; i++) {
		if (!s->heads[i].has_min)
			continue;
		one = json_object();
		json_object_set_new(one, "head", json_string(s->heads[i].id));
		zy_outcome_field(w->x, &s->heads[i].asked, NULL, &w->value);
		json_object_set_new(one, "value", value_json(w, &w->value));
		set_apart(one, &s->heads[i].asked);
		json_object_set_new(
		    one, "min", value_json(w, &s->heads[i].min));
		json_object_set_new(one, "effect",
		    json_string(zy_effect_name(s->heads[i].below.effect)));
		json_object_set_new(
		    one, "below", json_boolean(w->x->heads[i].low));
		json_array_append_new(list, one);
	}
	for (i = 0; i < s->ngates; i++) {
		const struct zy_gate *g = &s->gates[i];
		const struct zy_gate_score *score = &w->x->gates[i];

		one = json_object();
		json_object_set_new(one, "gate", json_string(g->id));
		json_object_set_new(one, "field", json_string(g->field.name));
		set_apart(one, &g->field);
		if (score->known)
			json_object_set_new(
			    one, "value", value_json(w, &score->value));
		json_object_set_new(one, "min", value_json(w, &g->below));
		if (g->field.field == ZY_FIELD_SATISFACTION)
			json_object_set_new(one, "figures", gate_figures(w, g));
		json_object_set_new(
		    one, "effect", json_string(zy_effect_name(g->then.effect)));
		json_object_set_new(one, "below", json_boolean(score->shut));
		json_array_append_new(list, one);
	}
	json_object_set_new(o, "gates", list);
	json_array_append_new(steps, o);
}

/* What a band asks for beyond the total. */
static json_t *
requirements_json(struct writer *w, const struct zy_band *b)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < b->nrequire; i++) {
		const struct zy_requirement *r = &b->require[i];
		json_t *one = json_object();

		json_object_set_new(one, "field", json_string(r->field.name));
		if (zy_outcome_field(w->x, &r->field, NULL, &w->value))
			json_object_set_new(
			    one, "value", value_json(w, &w->value));
		set_apart(one, &r->field);
		json_object_set_new(one, r->above_zero ? "above" : "min",
		    value_json(w, &r->min));
		json_object_set_new(
		    one, "met", json_boolean(zy_outcome_meets(w->x, r)));
		json_array_append_new(list, one);
	}
	return list;
}

/* The bands there are, with what bounds them. */
static json_t *
bands_json(struct writer *w)
{
	const struct zy_standard *s = w->x->standard;
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < s->nbands; i++) {
		const struct zy_band *b = &s->bands[i];
		json_t *one = json_object();

		json_object_set_new(one, "band", json_string(b->id));
		json_object_set_new(one, "min", value_json(w, &b->min));
		if (b->nrequire)
			json_object_set_new(
			    one, "require", requirements_json(w, b));
		if (b->has_max_share)
			json_object_set_new(
			    one, "max_share", value_json(w, &b->max_share));
		if (b->has_min_share)
			json_object_set_new(
			    one, "min_share", value_json(w, &b->min_share));
		json_array_append_new(list, one);
	}
	return list;
}

static void
add_bands(struct writer *w, json_t *steps)
{
	const struct zy_evaluation *x = w->x;
	const struct zy_standard *s = x->standard;
	json_t *o = step_json(10, "band");
	const char *group;

	json_object_set_new(
	    o, "by", json_string(s->marks.bands_rounded ? "rounded" : "exact"));
	json_object_set_new(o, "bands", bands_json(w));
	json_object_set_new(o, "earned", band_json(w, x->earned));
	json_object_set_new(o, "band", band_json(w, x->ruled));
	json_array_append_new(steps, o);
	o = step_json(11, "forced shares");
	if (x->figures->shares) {
		json_object_set_new(o, "of",
		    json_integer((json_int_t)zy_shares_group(
			x->figures->shares, x->subject, &group)));
		json_object_set_new(o, "group", json_string(group));
	}
	json_object_set_new(o, "band", band_json(w, x->band));
	json_array_append_new(steps, o);
	o = step_json(12, "rounding");
	json_object_set_new(o, "exact", value_json(w, &x->exact));
	json_object_set_new(o, "places", json_integer(s->marks.places));
	json_object_set_new(o, "rounding",
	    json_string(
		s->marks.rounding == ZY_HALF_UP ? "half-up" : "half-even"));
	json_object_set_new(o, "total", rounded_json(w, &x->exact));
	json_array_append_new(steps, o);
}

static void
add_exempt(struct writer *w, json_t *page, const struct zy_exemption *by)
{
	json_t *figures = json_array();

	json_object_set_new(page, "exempt", json_string(by->id));
	add_facts(w, figures, by->node, NULL);
	json_object_set_new(page, "figures", figures);
}

json_t *
zy_explain_json(struct zy_evaluation *x, uint32_t subject)
{
	const struct zy_standard *s = x->standard;
	struct writer w = {.x = x};
	json_t *page = json_object(), *steps = json_array();
	size_t which;

	zy_evaluate(x, subject);
	zy_rational_init(&w.tmp);
	zy_rational_init(&w.value);
	json_object_set_new(page, "subject",
	    view_json(zy_intern_get(x->figures->subjects, subject)));
	json_object_set_new(
	    page, "name", view_json(zy_figures_roster(x->figures, subject, 0)));
	json_object_set_new(page, "standard", json_string(s->id));
	json_object_set_new(page, "version", json_string(s->version));
	if (zy_figures_exempt(x->figures, subject, &which)) {
		add_exempt(&w, page, &s->exempt[which]);
		goto out;
	}
	json_object_set_new(page, "total", rounded_json(&w, &x->exact));
	json_object_set_new(page, "band", band_json(&w, x->band));
	add_items(&w, steps);
	add_heads(&w, steps);
	add_sums(&w, steps);
	add_sources(&w, steps);
	add_vetoes(&w, steps);
	add_gates(&w, steps);
	add_bands(&w, steps);
out:
	json_object_set_new(page, "steps", steps);
	zy_rational_release(&w.tmp);
	zy_rational_release(&w.value);
	zy_buf_release(&w.text);
	return page;
}
