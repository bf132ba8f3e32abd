/*
 * Reads composition, vetoes, gates, bands, shares and ties.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "standard/read-state.h"

enum {
	MAX_BANDS = 64, /* a bit each */
};

static const char effects[] =
    "zero|fail|lowest|bar-top|cap-band|band-down|no-award|bar|redo";
static const char veto_effects[] =
    "zero|fail|lowest|bar-top|cap-band|band-down|no-award";

/* Reads where source number i of a composed total comes from. */
static int
read_from(struct zy_standard *s, size_t i, const struct zy_config *at,
    struct zy_error *e)
{
	struct zy_source_rule *r = &s->sources[i];
	const char *from, *id;
	size_t k;

	if (zy_config_text(at, &from, NULL, e))
		return -1;
	for (k = 0; k < i; k++)
		if (strcmp(s->sources[k].name, from) == 0)
			return zy_config_error(
			    at, e, _("'%s' stands twice"), from);
	r->name = from;
	id = strchr(from, ':') ? strchr(from, ':') + 1 : "";
	if (strcmp(from, "self") == 0) {
		r->from = ZY_FROM_SELF;
		return 0;
	}
	if (zy_view_starts(zy_view(from), "score:") && *id) {
		r->from = ZY_FROM_SCORE;
		return zy_score_node_add(s, at, from, &r->node, e);
	}
	if (zy_view_starts(zy_view(from), "evidence:") && *id) {
		r->from = ZY_FROM_EVIDENCE;
		r->node = (uint32_t)s->nnodes;
		return zy_node_add(s, at, id, ZY_ABOUT_SOURCE, i, 0, e);
	}
	return zy_config_error(at, e,
	    _("must be self, score:ID or evidence:NODE, not '%s'"), from);
}

/* Reads source number i of a composed total. */
static int
read_source(struct zy_standard *s, size_t i, const struct zy_config *c,
    struct zy_error *e)
{
	static const char *const keys[] = {
	    "from", "weight", "name", "missing", NULL};
	struct zy_source_rule *r = &s->sources[i];
	struct zy_config from = zy_config_get(c, "from");
	struct zy_config weight = zy_config_get(c, "weight");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config missing = zy_config_get(c, "missing");
	int n;

	if (zy_config_known(c, keys, e) || read_from(s, i, &from, e) ||
	    zy_number_read(s, &weight, &r->weight, NULL, e) ||
	    zy_config_choice(
		&missing, "zero|full|rescale", &n, ZY_MISSING_ZERO, e))
		return -1;
	if (r->from == ZY_FROM_SELF && zy_config_has(&missing))
		return zy_config_error(
		    &missing, e, _("has no meaning for self"));
	r->missing = (enum zy_missing)n;
	return zy_config_text(&name, &r->title, r->name, e);
}

int
zy_compose_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	struct zy_rational *sum = zy_number_new(s);
	size_t i;

	if (zy_config_length(c, &s->nsources, e))
		return -1;
	if (s->nsources == 0)
		return 0;
	s->sources = zy_standard_array(s, s->nsources, sizeof(*s->sources));
	for (i = 0; i < s->nsources; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (read_source(s, i, &at, e))
			return -1;
		zy_rational_add(sum, sum, &s->sources[i].weight);
	}
	return zy_weights_check(c, sum, e);
}

/* Reads the number of the band with the id at c. */
static int
read_band_id(const struct zy_standard *s, const struct zy_config *c,
    size_t *out, struct zy_error *e)
{
	const char *id;

	if (zy_config_text(c, &id, NULL, e))
		return -1;
	for (*out = 0; *out < s->nbands; ++*out)
		if (strcmp(s->bands[*out].id, id) == 0)
			return 0;
	return zy_config_error(c, e, _("no band '%s'"), id);
}

/* Reads a list of bands into *out, in which bit i stands for band i. */
static int
read_barred(const struct zy_standard *s, const struct zy_config *c,
    uint64_t *out, struct zy_error *e)
{
	size_t i, n, band;

	if (zy_config_length(c, &n, e))
		return -1;
	if (n == 0)
		return zy_config_error(c, e,
		    zy_config_has(c) ? _("must not be empty")
				     : _("is missing"));
	for (i = 0; i < n; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (read_band_id(s, &at, &band, e))
			return -1;
		if (*out >> band & 1)
			return zy_config_error(
			    &at, e, _("'%s' stands twice"), s->bands[band].id);
		*out |= UINT64_C(1) << band;
	}
	return 0;
}

/* Reads effect, band and bands of a veto, a gate or a head's minimum. */
static int
read_consequence(const struct zy_standard *s, const struct zy_config *c,
    const char *names, int usual, struct zy_consequence *out,
    struct zy_error *e)
{
	struct zy_config effect = zy_config_get(c, "effect");
	struct zy_config band = zy_config_get(c, "band");
	struct zy_config bands = zy_config_get(c, "bands");
	int n;

	out->band = ZY_NO_BAND;
	if (zy_config_choice(&effect, names, &n, usual, e))
		return -1;
	out->effect = (enum zy_effect)n;
	if (zy_config_has(&band) && n != ZY_EFFECT_FAIL &&
	    n != ZY_EFFECT_CAP_BAND)
		return zy_config_error(&band, e,
		    _("has no meaning for effect '%s'"),
		    zy_effect_name(out->effect));
	if (zy_config_has(&bands) && n != ZY_EFFECT_BAR)
		return zy_config_error(&bands, e,
		    _("has no meaning for effect '%s'"),
		    zy_effect_name(out->effect));
	if (s->nbands == 0 && n != ZY_EFFECT_ZERO && n != ZY_EFFECT_NO_AWARD &&
	    n != ZY_EFFECT_REDO && n != ZY_EFFECT_FAIL)
		return zy_config_error(&effect, e,
		    _("'%s' needs bands, which the standard has not"),
		    zy_effect_name(out->effect));
	if (n == ZY_EFFECT_BAR)
		return read_barred(s, &bands, &out->bands, e);
	if (n == ZY_EFFECT_CAP_BAND || zy_config_has(&band))
		return read_band_id(s, &band, &out->band, e);
	return 0;
}

int
zy_minimum_read(const struct zy_standard *s, const struct zy_config *c,
    struct zy_head *head, struct zy_error *e)
{
	static const char *const needs[] = {"effect", "band", "bands", NULL};
	struct zy_config at;
	size_t i;

	if (head->has_min)
		return read_consequence(
		    s, c, effects, ZY_EFFECT_FAIL, &head->below, e);
	for (i = 0; needs[i]; i++) {
		at = zy_config_get(c, needs[i]);
		if (zy_config_has(&at))
			return zy_config_error(&at, e, _("needs min"));
	}
	return 0;
}

/*
 * Refuses the id of a veto or gate that an earlier one has: the column veto
 * names them, and would be ambiguous.
 */
static int
check_rule_id(const struct zy_standard *s, const char *id, size_t vetoes,
    size_t gates, const struct zy_config *at, struct zy_error *e)
{
	bool twice = false;
	size_t i;

	for (i = 0; i < vetoes; i++)
		twice |= strcmp(s->vetoes[i].id, id) == 0;
	for (i = 0; i < gates; i++)
		twice |= strcmp(s->gates[i].id, id) == 0;
	for (i = 0; i < s->nheads; i++)
		twice |= s->heads[i].has_min && strcmp(s->heads[i].id, id) == 0;
	if (!twice)
		return 0;
	return zy_config_error(at, e,
	    _("another gate, minimum or veto is called '%s', too: this one "
	      "needs an id of its own"),
	    id);
}

/* Reads veto number i and adds the node by which evidence names it. */
static int
read_veto(struct zy_standard *s, size_t i, const struct zy_config *c,
    struct zy_error *e)
{
	static const char *const keys[] = {
	    "id", "name", "effect", "band", NULL};
	struct zy_veto *v = &s->vetoes[i];
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");

	if (zy_config_known(c, keys, e) || zy_id_read(&id, &v->id, e) ||
	    check_rule_id(s, v->id, i, 0, &id, e) ||
	    zy_config_text(&name, &v->name, v->id, e) ||
	    read_consequence(s, c, veto_effects, -1, &v->then, e))
		return -1;
	v->node = (uint32_t)s->nnodes;
	return zy_node_add(s, &id, v->id, ZY_ABOUT_VETO, i, 0, e);
}

int
zy_vetoes_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	size_t i;

	if (zy_config_length(c, &s->nvetoes, e))
		return -1;
	s->vetoes = zy_standard_array(s, s->nvetoes, sizeof(*s->vetoes));
	for (i = 0; i < s->nvetoes; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (read_veto(s, i, &at, e))
			return -1;
	}
	return 0;
}

/* Reads the field with the name at c. */
static int
read_field(struct zy_standard *s, const struct zy_config *c,
    struct zy_field_rule *out, struct zy_error *e)
{
	static const char *const names[] = {
	    "total", "base", "bonus", "penalty", "satisfaction"};
	size_t i, k;

	if (zy_config_text(c, &out->name, NULL, e))
		return -1;
	for (i = 0; i < 5; i++) {
		if (strcmp(out->name, names[i]) != 0)
			continue;
		out->field = (enum zy_field)i;
		for (k = 0; k < s->nitems; k++)
			if (strcmp(s->items[k].id, out->name) == 0)
				return zy_config_error(c, e,
				    _("'%s' is the id of an item, too"),
				    out->name);
		if (out->field != ZY_FIELD_SATISFACTION)
			return 0;
		s->needs_votes = true;
		return zy_satisfaction_check(s, c, e);
	}
	for (i = 0; i < s->nheads; i++) {
		if (strcmp(s->heads[i].id, out->name) == 0) {
			out->field = ZY_FIELD_HEAD;
			out->index = i;
			return 0;
		}
	}
	for (i = 0; i < s->nitems; i++) {
		if (strcmp(s->items[i].id, out->name) == 0) {
			out->field = ZY_FIELD_ITEM;
			out->index = i;
			return 0;
		}
	}
	return zy_config_error(c, e,
	    _("must be satisfaction, total, base, bonus, penalty, or the id "
	      "of a head or item, not '%s'"),
	    out->name);
}

/* Reads a gate; without an id it has the name of its field. */
static int
read_gate(struct zy_standard *s, struct zy_gate *g, const struct zy_config *c,
    struct zy_error *e)
{
	static const char *const keys[] = {"id", "name", "field", "below",
	    "effect", "bands", "band", "questions", "missing", NULL};
	struct zy_config field = zy_config_get(c, "field");
	struct zy_config below = zy_config_get(c, "below");
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config questions = zy_config_get(c, "questions");
	struct zy_config missing = zy_config_get(c, "missing");
	int pass;

	if (zy_config_known(c, keys, e) || read_field(s, &field, &g->field, e))
		return -1;
	g->id = g->field.name;
	if ((zy_config_has(&id) && zy_id_read(&id, &g->id, e)) ||
	    zy_config_text(&name, &g->name, g->id, e) ||
	    zy_config_number(&below, zy_number_init(s, &g->below), NULL, e) ||
	    zy_config_choice(&missing, "below|pass", &pass, 0, e) ||
	    read_consequence(s, c, effects, -1, &g->then, e))
		return -1;
	g->pass = pass;
	if (zy_config_has(&questions) &&
	    g->field.field != ZY_FIELD_SATISFACTION)
		return zy_config_error(
		    &questions, e, _("needs field: satisfaction"));
	return zy_questions_read(
	    s, &questions, &g->questions, &g->nquestions, e);
}

int
zy_gates_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	size_t i;

	if (zy_config_length(c, &s->ngates, e))
		return -1;
	s->gates = zy_standard_array(s, s->ngates, sizeof(*s->gates));
	for (i = 0; i < s->ngates; i++) {
		struct zy_config at = zy_config_at(c, i);
		struct zy_config id = zy_config_get(&at, "id");

		if (read_gate(s, &s->gates[i], &at, e) ||
		    check_rule_id(s, s->gates[i].id, s->nvetoes, i, &id, e))
			return -1;
	}
	return 0;
}

/* Reads a requirement: a field with min, or a field that must exceed 0. */
static int
read_requirement(struct zy_standard *s, struct zy_requirement *r,
    const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"field", "min", NULL};
	struct zy_config field = zy_config_get(c, "field");
	struct zy_config min = zy_config_get(c, "min");

	zy_number_init(s, &r->min);
	if (!json_is_object(c->value)) {
		r->above_zero = true;
		return read_field(s, c, &r->field, e);
	}
	return zy_config_known(c, keys, e) ||
		       read_field(s, &field, &r->field, e) ||
		       zy_config_number(&min, &r->min, NULL, e)
		   ? -1
		   : 0;
}

int
zy_requirements_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	size_t i, k;

	for (i = 0; i < s->nbands; i++) {
		struct zy_band *b = &s->bands[i];
		struct zy_config at = zy_config_at(c, i);
		struct zy_config list = zy_config_get(&at, "require");

		if (zy_config_length(&list, &b->nrequire, e))
			return -1;
		b->require =
		    zy_standard_array(s, b->nrequire, sizeof(*b->require));
		for (k = 0; k < b->nrequire; k++) {
			struct zy_config one = zy_config_at(&list, k);

			if (read_requirement(s, &b->require[k], &one, e))
				return -1;
		}
	}
	return 0;
}

/* Reads the shares of band number i, and whether it is over or open. */
static int
read_band_shares(struct zy_standard *s, size_t i, const struct zy_config *c,
    struct zy_error *e)
{
	struct zy_band *b = &s->bands[i];
	struct zy_config max = zy_config_get(c, "max_share");
	struct zy_config min = zy_config_get(c, "min_share");
	struct zy_config open = zy_config_get(c, "open");
	struct zy_config begins = zy_config_get(c, "over");
	struct zy_rational one;
	bool over;

	b->has_max_share = zy_config_has(&max);
	b->has_min_share = zy_config_has(&min);
	s->has_shares |= b->has_max_share || b->has_min_share;
	if (zy_number_read(s, &max, &b->max_share, "1", e) ||
	    zy_number_read(s, &min, &b->min_share, "0", e) ||
	    zy_config_bool(&begins, &b->over, false, e) ||
	    zy_config_bool(&open, &b->open, false, e))
		return -1;
	zy_rational_init(&one);
	zy_rational_set_ratio(&one, 1, 1);
	over = zy_rational_cmp(&b->max_share, &one) > 0;
	if (over || zy_rational_cmp(&b->min_share, &one) > 0)
		zy_config_error(
		    over ? &max : &min, e, _("must be a share, 0 to 1"));
	zy_rational_release(&one);
	if (e->kind)
		return -1;
	if (b->has_max_share && i + 1 == s->nbands)
		return zy_config_error(
		    &max, e, _("the last band has nowhere to send anybody"));
	if (b->has_min_share && i == 0)
		return zy_config_error(
		    &min, e, _("nobody is lifted into the first band"));
	if (zy_config_has(&open) && i + 1 != s->nbands)
		return zy_config_error(
		    &open, e, _("is for the last band only"));
	return 0;
}

/*
 * Returns whether a band begins below the one above it.  Two bands may begin at
 * the same total only if the upper one has further requirements.
 */
static bool
follows(const struct zy_band *upper, const struct zy_band *lower,
    const struct zy_config *above)
{
	struct zy_config require = zy_config_get(above, "require");
	int c = zy_rational_cmp(&lower->min, &upper->min);

	return c < 0 || (c == 0 && upper->over && !lower->over) ||
	       (c == 0 && upper->over == lower->over &&
		   (upper->has_max_share || zy_config_has(&require)));
}

/*
 * Refuses what a band cannot say, with the way to say it: a score never depends
 * on how many others there are, and points of events are points.
 */
static int
refuse_places(const struct zy_config *band, struct zy_error *e)
{
	struct zy_config places = zy_config_get(band, "places");
	struct zy_config promote = zy_config_get(band, "promote");

	if (zy_config_has(&places))
		return zy_config_error(&places, e,
		    _("a number of places is no rule of the standard: rank "
		      "--top N or --quota FILE gives them, max_share a "
		      "share"));
	if (zy_config_has(&promote))
		return zy_config_error(&promote, e,
		    _("nobody is lifted into a band by an event: give the "
		      "event points that reach its min (an item of bonus), or "
		      "declare its award with award-add"));
	return 0;
}

int
zy_bands_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"id", "name", "min", "require",
	    "max_share", "min_share", "open", "over", "places", "promote",
	    NULL};
	struct zy_config above = *c;
	size_t i, k;

	if (zy_config_length(c, &s->nbands, e))
		return -1;
	if (s->nbands > MAX_BANDS)
		return zy_config_error(c, e, _("has too many bands"));
	s->bands = zy_standard_array(s, s->nbands, sizeof(*s->bands));
	for (i = 0; i < s->nbands; i++) {
		struct zy_band *b = &s->bands[i];
		struct zy_config at = zy_config_at(c, i);
		struct zy_config id = zy_config_get(&at, "id");
		struct zy_config name = zy_config_get(&at, "name");
		struct zy_config min = zy_config_get(&at, "min");

		if (zy_config_known(&at, keys, e) || refuse_places(&at, e) ||
		    zy_id_read(&id, &b->id, e) ||
		    zy_config_text(&name, &b->name, b->id, e) ||
		    zy_config_number(&min, zy_number_init(s, &b->min),
			i + 1 == s->nbands ? "0" : NULL, e) ||
		    read_band_shares(s, i, &at, e))
			return -1;
		/* Without a bound the last band has all the rest. */
		if (!zy_config_has(&min) &&
		    zy_rational_sign(&s->marks.floor) < 0)
			zy_rational_set(&b->min, &s->marks.floor);
		if (i && !follows(&b[-1], b, &above))
			return zy_config_error(
			    &min, e, _("bands go from the highest down"));
		above = at;
		for (k = 0; k < i; k++)
			if (strcmp(s->bands[k].id, b->id) == 0)
				return zy_config_error(
				    &id, e, _("id '%s' stands twice"), b->id);
	}
	return 0;
}

int
zy_shares_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"within", "rounding", NULL};
	struct zy_config within = zy_config_get(c, "within");
	struct zy_config rounding = zy_config_get(c, "rounding");
	struct zy_conditions *asked = &s->shares.within;
	size_t i, k;

	if (!zy_config_has(c))
		return 0;
	if (zy_config_known(c, keys, e) ||
	    zy_config_choice(&rounding, "floor|ceil|half-up",
		(int *)&s->shares.rounding, 0, e) ||
	    zy_config_length(&within, &asked->n, e))
		return -1;
	if (!s->has_shares)
		return zy_config_error(
		    c, e, _("no band has max_share or min_share"));
	asked->list = zy_standard_array(s, asked->n, sizeof(*asked->list));
	for (i = 0; i < asked->n; i++) {
		struct zy_config at = zy_config_at(&within, i);
		struct zy_where *w = &asked->list[i];

		if (zy_config_text(&at, &w->column, NULL, e) ||
		    zy_column_read(s, &at, w, e))
			return -1;
		for (k = 0; k < i; k++)
			if (asked->list[k].at == w->at)
				return zy_config_error(
				    &at, e, _("'%s' stands twice"), w->column);
	}
	s->needs_roster |= asked->n > 0;
	return 0;
}

int
zy_ties_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	static const char *const names[] = {
	    "base", "bonus", "penalty", "total", "error", NULL};
	size_t i, k;

	if (zy_config_length(c, &s->nties, e))
		return -1;
	s->ties = zy_standard_array(s, s->nties, sizeof(*s->ties));
	for (i = 0; i < s->nties; i++) {
		struct zy_config at = zy_config_at(c, i);
		bool found = false;

		if (zy_config_text(&at, &s->ties[i], NULL, e))
			return -1;
		for (k = 0; names[k]; k++)
			found |= strcmp(names[k], s->ties[i]) == 0;
		for (k = 0; k < s->nheads; k++)
			found |= strcmp(s->heads[k].id, s->ties[i]) == 0;
		if (!found)
			return zy_config_error(&at, e,
			    _("the score stream has no column '%s' that can "
			      "decide"),
			    s->ties[i]);
		for (k = 0; k < i; k++)
			if (strcmp(s->ties[k], s->ties[i]) == 0)
				return zy_config_error(
				    &at, e, _("'%s' stands twice"), s->ties[i]);
	}
	return 0;
}
