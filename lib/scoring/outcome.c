/*
 * Steps 8 to 11: vetoes, gates, bands.
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evaluate.h"

#include "scoring/review-item.h"
#include "scoring/shares.h"

/* Adds the effect of a veto, gate or minimum to x->outcome. */
static void
take_effect(struct zy_evaluation *x, const struct zy_consequence *c)
{
	struct zy_outcome *o = &x->outcome;
	size_t bottom;

	switch (c->effect) {
	case ZY_EFFECT_ZERO:
		o->zero = true;
		break;
	case ZY_EFFECT_FAIL:
		bottom = c->band == ZY_NO_BAND
			     ? zy_standard_floor_band(x->standard)
			     : c->band;
		o->fail_band =
		    o->fail && o->fail_band > bottom ? o->fail_band : bottom;
		o->fail = true;
		break;
	case ZY_EFFECT_LOWEST:
		o->lowest = true;
		break;
	case ZY_EFFECT_BAR_TOP:
		o->cap = o->cap > 1 ? o->cap : 1;
		break;
	case ZY_EFFECT_CAP_BAND:
		o->cap = o->cap > c->band ? o->cap : c->band;
		break;
	case ZY_EFFECT_BAND_DOWN:
		o->downs++;
		break;
	case ZY_EFFECT_NO_AWARD:
		o->no_award = true;
		break;
	case ZY_EFFECT_BAR:
		o->barred |= c->bands;
		break;
	case ZY_EFFECT_REDO:
		break; /* named in the output, without an effect */
	}
}

/* Sets the total to 0 if a veto or gate demands it. */
static void
take_zero(struct zy_evaluation *x)
{
	if (!x->outcome.zero)
		return;
	zy_rational_set_ratio(&x->exact, 0, 1);
	zy_rational_set_ratio(&x->variance, 0, 1);
}

void
zy_outcome_vetoes(struct zy_evaluation *x)
{
	const struct zy_standard *s = x->standard;
	size_t i;

	x->outcome = (struct zy_outcome){.cap = 0};
	for (i = 0; i < s->nvetoes; i++) {
		zy_evaluate_sum(
		    x, zy_evaluate_first_value(x, s->vetoes[i].node), &x->tmp);
		x->vetoes[i] = zy_rational_sign(&x->tmp) > 0;
		if (x->vetoes[i])
			take_effect(x, &s->vetoes[i].then);
	}
	zy_rational_set(&x->exact, &x->composed);
	take_zero(x);
}

/* Rounds v as it is published if the standard compares rounded figures. */
static void
as_compared(struct zy_evaluation *x, struct zy_rational *v)
{
	const struct zy_marks *m = &x->standard->marks;

	if (!m->bands_rounded)
		return;
	zy_buf_reset(&x->text);
	zy_rational_format(&x->text, v, m->places, m->rounding);
	zy_rational_parse(v, zy_buf_get(&x->text));
}

bool
zy_outcome_field(struct zy_evaluation *x, const struct zy_field_rule *field,
    const struct zy_gate *gate, struct zy_rational *out)
{
	bool known = true;

	switch (field->field) {
	case ZY_FIELD_TOTAL:
		zy_rational_set(out, &x->exact);
		break;
	case ZY_FIELD_BASE:
		zy_rational_set(out, &x->base);
		break;
	case ZY_FIELD_BONUS:
		zy_rational_set(out, &x->bonus);
		break;
	case ZY_FIELD_PENALTY:
		zy_rational_set(out, &x->penalty);
		break;
	case ZY_FIELD_SATISFACTION:
		zy_rational_set_ratio(out, 0, 1);
		return zy_review_rate(x->sums, gate ? gate->questions : NULL,
		    gate ? gate->nquestions : 0, out);
	case ZY_FIELD_HEAD:
		zy_rational_set(out, &x->heads[field->index].value);
		break;
	case ZY_FIELD_ITEM:
		zy_rational_set(out, &x->items[field->index].value);
		known = !x->items[field->index].missing &&
			!x->items[field->index].outside;
		break;
	}
	if (field->partial)
		zy_evaluate_partial_scope(x, field, out);
	as_compared(x, out);
	return known;
}

void
zy_outcome_gates(struct zy_evaluation *x)
{
	const struct zy_standard *s = x->standard;
	size_t i;

	for (i = 0; i < s->nheads; i++) {
		const struct zy_head *h = &s->heads[i];

		x->heads[i].low = false;
		if (!h->has_min)
			continue;
		zy_outcome_field(x, &h->asked, NULL, &x->tmp2);
		x->heads[i].low = zy_rational_cmp(&x->tmp2, &h->min) < 0;
		if (x->heads[i].low)
			take_effect(x, &h->below);
	}
	for (i = 0; i < s->ngates; i++) {
		const struct zy_gate *g = &s->gates[i];
		struct zy_gate_score *score = &x->gates[i];

		score->known = zy_outcome_field(x, &g->field, g, &score->value);
		score->shut =
		    score->known ? zy_rational_cmp(&score->value, &g->below) < 0
				 : !g->pass;
		if (score->shut)
			take_effect(x, &g->then);
	}
	take_zero(x);
}

bool
zy_outcome_meets(struct zy_evaluation *x, const struct zy_requirement *r)
{
	struct zy_rational *v = &x->tmp2;

	if (!zy_outcome_field(x, &r->field, NULL, v))
		return false;
	return r->above_zero ? zy_rational_sign(v) > 0
			     : zy_rational_cmp(v, &r->min) >= 0;
}

/* Bars the bands whose requirements are not met. */
static void
find_unmet(struct zy_evaluation *x)
{
	const struct zy_standard *s = x->standard;
	size_t i, k;

	for (i = 0; i < s->nbands; i++)
		for (k = 0; k < s->bands[i].nrequire; k++)
			if (!zy_outcome_meets(x, &s->bands[i].require[k]))
				x->outcome.barred |= UINT64_C(1) << i;
}

/* Returns the first band from b downwards that is not barred, or nbands. */
static size_t
open_from(const struct zy_evaluation *x, size_t b)
{
	size_t n = x->standard->nbands;

	while (b < n && x->outcome.barred >> b & 1)
		b++;
	return b < n ? b : n;
}

void
zy_outcome_bands(struct zy_evaluation *x)
{
	const struct zy_standard *s = x->standard;
	const struct zy_outcome *o = &x->outcome;
	const struct zy_rational *total =
	    s->marks.bands_rounded ? &x->total : &x->exact;
	size_t b = 0;

	find_unmet(x);
	while (b < s->nbands && !zy_band_reaches(&s->bands[b], total))
		b++;
	x->earned = b;
	b = open_from(x, b + o->downs > o->cap ? b + o->downs : o->cap);
	if (o->fail && b < o->fail_band)
		b = o->fail_band;
	if (o->lowest && b + 1 < s->nbands)
		b = s->nbands - 1;
	x->ruled = b;
	x->band = x->evidence->shares
		      ? zy_shares_band(x->evidence->shares, x->subject)
		      : b;
}
