/*
 * Checks compositions, vetoes, gates, bands and shares.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/check-state.h"

/* Reports requirements of a band that no figure can meet. */
static void
check_require(struct zy_check *c, size_t band)
{
	const struct zy_band *b = &c->s->bands[band];
	struct zy_check_path p;
	size_t i;

	for (i = 0; i < b->nrequire; i++) {
		const struct zy_requirement *r = &b->require[i];

		if (r->above_zero || !zy_check_highest_field(c, &r->field) ||
		    zy_rational_cmp(&r->min, &c->sum) <= 0)
			continue;
		zy_check_start(&p, c);
		zy_check_key(&p, "bands");
		zy_check_index(&p, band);
		zy_check_key(&p, "require");
		zy_check_index(&p, i);
		zy_check_print(c, &r->min, &c->sum);
		zy_check_warn(c, &p,
		    _("%s cannot be reached: '%s' has at most %s"), c->a.p,
		    r->field.name, c->b.p);
	}
}

/*
 * Reports that the lowest totals have no band, unless the last band says so on
 * purpose.
 */
static void
check_gap(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	struct zy_check_path p;
	size_t i = s->nbands - 1;

	if (s->nbands < 2 || s->bands[i].open ||
	    zy_band_reaches(&s->bands[i], &s->marks.floor))
		return;
	zy_check_start(&p, c);
	zy_check_key(&p, "bands");
	zy_check_index(&p, i);
	zy_check_key(&p, "min");
	zy_check_print(c, &s->bands[i].min, &s->marks.floor);
	zy_check_error(c, &p,
	    _("a gap: totals from %s to below %s have no band; say open: true "
	      "where that is meant"),
	    c->b.p, c->a.p);
}

/*
 * Checks that each band can be reached, that a total can fall below the band
 * before, and that no share is 0.
 */
static void
check_bands(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	struct zy_check_path p;
	size_t i;

	for (i = 0; i < s->nbands; i++) {
		const struct zy_band *b = &s->bands[i];

		check_require(c, i);
		zy_check_start(&p, c);
		zy_check_key(&p, "bands");
		zy_check_index(&p, i);
		zy_check_key(&p, "min");
		if (zy_check_highest(c) && !zy_band_reaches(b, &c->top)) {
			zy_check_print(c, &b->min, &c->top);
			zy_check_warn(c, &p,
			    _("%s cannot be reached: the highest total is %s"),
			    c->a.p, c->b.p);
		}
		if (i && b->nrequire == 0 && s->bands[i - 1].nrequire == 0 &&
		    zy_band_reaches(&s->bands[i - 1], &s->marks.floor))
			zy_check_warn(c, &p,
			    _("no total is so low: the band before has all "
			      "there are"));
		p.n--;
		zy_check_key(&p, "max_share");
		if (b->has_max_share && zy_rational_sign(&b->max_share) == 0)
			zy_check_warn(
			    c, &p, _("a share of 0: nobody stays in it"));
	}
	check_gap(c);
}

/*
 * Reports a least share that is smaller than that of the band below, although
 * it includes it.
 */
static void
check_shares(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	struct zy_check_path p;
	size_t i;

	for (i = 1; i + 1 < s->nbands; i++) {
		const struct zy_band *next = &s->bands[i + 1];

		if (!s->bands[i].has_min_share || !next->has_min_share ||
		    zy_rational_cmp(&s->bands[i].min_share, &next->min_share) >=
			0)
			continue;
		zy_check_start(&p, c);
		zy_check_key(&p, "bands");
		zy_check_index(&p, i);
		zy_check_key(&p, "min_share");
		zy_check_warn(c, &p,
		    _("less than the band below asks alone: it counts that "
		      "one, too"));
	}
}

/* Warns of an effect that never changes anything. */
static void
check_effect(struct zy_check *c, const char *list, size_t i,
    const struct zy_consequence *then)
{
	struct zy_check_path p;

	if ((then->effect != ZY_EFFECT_CAP_BAND &&
		then->effect != ZY_EFFECT_FAIL) ||
	    then->band != 0)
		return;
	zy_check_start(&p, c);
	zy_check_key(&p, list);
	zy_check_index(&p, i);
	zy_check_key(&p, "band");
	zy_check_warn(c, &p, _("no band is above the first: it bars nothing"));
}

/* Warns of a gate that applies to every subject, or to none. */
static void
check_gate(struct zy_check *c, size_t i)
{
	const struct zy_gate *g = &c->s->gates[i];
	struct zy_check_path p;

	zy_check_start(&p, c);
	zy_check_key(&p, "gates");
	zy_check_index(&p, i);
	zy_check_key(&p, "below");
	if (zy_check_highest_field(c, &g->field) &&
	    zy_rational_cmp(&g->below, &c->sum) > 0) {
		zy_check_print(c, &g->below, &c->sum);
		zy_check_warn(c, &p,
		    _("%s cannot be reached: '%s' has at most %s"), c->a.p,
		    g->field.name, c->b.p);
	}
	if (zy_check_lowest_field(c, &g->field) &&
	    zy_rational_cmp(&g->below, &c->sum) <= 0) {
		zy_check_print(c, &g->below, &c->sum);
		zy_check_warn(c, &p,
		    _("nothing is below %s: '%s' has at least %s"), c->a.p,
		    g->field.name, c->b.p);
	}
}

/*
 * Checks the effects of vetoes, minimums and gates, and the sources of a
 * composed total.
 */
static void
check_effects(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	struct zy_check_path p;
	size_t i;

	for (i = 0; i < s->nvetoes; i++)
		check_effect(c, "vetoes", i, &s->vetoes[i].then);
	for (i = 0; i < s->nheads; i++)
		if (s->heads[i].has_min)
			check_effect(c, "heads", i, &s->heads[i].below);
	for (i = 0; i < s->ngates; i++) {
		check_effect(c, "gates", i, &s->gates[i].then);
		check_gate(c, i);
	}
	for (i = 0; i < s->nsources; i++) {
		zy_check_start(&p, c);
		zy_check_key(&p, "compose");
		zy_check_index(&p, i);
		zy_check_circle(c, zy_view(s->sources[i].name), &p);
		if (zy_rational_sign(&s->sources[i].weight) != 0)
			continue;
		zy_check_key(&p, "weight");
		zy_check_warn(
		    c, &p, _("'%s' weighs nothing"), s->sources[i].name);
	}
}

void
zy_check_outcomes(struct zy_check *c)
{
	check_effects(c);
	check_bands(c);
	check_shares(c);
}
