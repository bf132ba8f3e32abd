/*
 * What a standard makes of its points: composition, vetoes, bands.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/private.h"

static int
read_from(struct zy_standard *s, size_t i, const struct zy_config *at,
    struct zy_error *e)
{
	struct zy_source_rule *r = &s->sources[i];
	const char *from;
	size_t k;

	if (zy_config_text(at, &from, NULL, e))
		return -1;
	for (k = 0; k < i; k++)
		if (strcmp(s->sources[k].name, from) == 0)
			return zy_config_error(
			    at, e, _("'%s' stands twice"), from);
	r->name = from;
	r->id = strchr(from, ':') ? strchr(from, ':') + 1 : "";
	if (strcmp(from, "self") == 0) {
		r->from = ZY_FROM_SELF;
		return 0;
	}
	if (zy_view_starts(zy_view(from), "score:") && *r->id) {
		r->from = ZY_FROM_SCORE;
		/* With its prefix: no evidence can name it. */
		r->node = (uint32_t)s->nnodes;
		return zy_node_add(s, at, from, ZY_ABOUT_SOURCE, i, e);
	}
	if (zy_view_starts(zy_view(from), "evidence:") && *r->id) {
		r->from = ZY_FROM_EVIDENCE;
		r->node = (uint32_t)s->nnodes;
		return zy_node_add(s, at, r->id, ZY_ABOUT_SOURCE, i, e);
	}
	return zy_config_error(at, e,
	    _("must be self, score:ID or evidence:NODE, not '%s'"), from);
}

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
	    zy_not_negative(&weight, &r->weight, NULL, e) ||
	    zy_config_choice(
		&missing, "zero|full|rescale", &n, ZY_MISSING_ZERO, e))
		return -1;
	if (r->from == ZY_FROM_SELF && zy_config_has(&missing))
		return zy_config_error(
		    &missing, e, _("has no meaning for self"));
	r->missing = (enum zy_missing)n;
	r->title = r->name;
	return zy_config_text(&name, &r->title, r->name, e);
}

int
zy_compose_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	struct zy_rational sum, one;
	bool off;
	size_t i, n;

	if (zy_config_length(c, &n, e))
		return -1;
	if (n == 0)
		return 0;
	s->sources = zy_calloc(n, sizeof(*s->sources));
	for (i = 0; i < n; i++)
		zy_rational_init(&s->sources[i].weight);
	s->nsources = n;
	for (i = 0; i < n; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (read_source(s, i, &at, e))
			return -1;
	}
	zy_rational_init(&sum);
	zy_rational_init(&one);
	zy_rational_set_ratio(&one, 1, 1);
	for (i = 0; i < n; i++)
		zy_rational_add(&sum, &sum, &s->sources[i].weight);
	off = zy_rational_cmp(&sum, &one) != 0;
	zy_rational_release(&sum);
	zy_rational_release(&one);
	return off ? zy_config_error(c, e, _("weights do not add up to 1")) : 0;
}

static int
read_veto(struct zy_standard *s, size_t i, const struct zy_config *c,
    struct zy_error *e)
{
	static const char *const keys[] = {
	    "id", "name", "effect", "band", NULL};
	static const char *const later[] = {
	    "fail", "bar-top", "lowest", "cap-band", "band-down", "no-award"};
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config effect = zy_config_get(c, "effect");
	struct zy_config band = zy_config_get(c, "band");
	const char *text;
	size_t k;
	int only;

	if (zy_config_known(c, keys, e) ||
	    zy_id_read(&id, &s->vetoes[i].id, e) ||
	    zy_config_text(&name, &s->vetoes[i].name, s->vetoes[i].id, e) ||
	    zy_config_text(&effect, &text, NULL, e))
		return -1;
	for (k = 0; k < sizeof(later) / sizeof(later[0]); k++)
		if (strcmp(text, later[k]) == 0)
			return zy_config_error(
			    c, e, _("effect '%s' is not supported yet"), text);
	if (zy_config_choice(&effect, "zero", &only, -1, e))
		return -1;
	if (zy_config_has(&band))
		return zy_config_error(
		    &band, e, _("has no meaning for effect '%s'"), text);
	s->vetoes[i].node = (uint32_t)s->nnodes;
	return zy_node_add(s, &id, s->vetoes[i].id, ZY_ABOUT_VETO, i, e);
}

int
zy_vetoes_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	size_t i;

	if (zy_config_length(c, &s->nvetoes, e))
		return -1;
	s->vetoes = zy_calloc(s->nvetoes, sizeof(*s->vetoes));
	for (i = 0; i < s->nvetoes; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (read_veto(s, i, &at, e))
			return -1;
	}
	return 0;
}

int
zy_bands_read(
    struct zy_standard *s, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {
	    "id", "name", "min", "require", "max_share", "min_share", NULL};
	static const char *const later[] = {
	    "require", "max_share", "min_share", NULL};
	size_t i, k, n;

	if (zy_config_length(c, &n, e))
		return -1;
	s->bands = zy_calloc(n, sizeof(*s->bands));
	for (i = 0; i < n; i++)
		zy_rational_init(&s->bands[i].min);
	s->nbands = n;
	for (i = 0; i < n; i++) {
		struct zy_band *b = &s->bands[i];
		struct zy_config at = zy_config_at(c, i);
		struct zy_config id = zy_config_get(&at, "id");
		struct zy_config name = zy_config_get(&at, "name");
		struct zy_config min = zy_config_get(&at, "min");

		if (zy_config_known(&at, keys, e) || zy_later(&at, later, e) ||
		    zy_id_read(&id, &b->id, e) ||
		    zy_config_text(&name, &b->name, b->id, e) ||
		    zy_config_number(&min, &b->min, i + 1 == n ? "0" : NULL, e))
			return -1;
		if (i && zy_rational_cmp(&b->min, &b[-1].min) >= 0)
			return zy_config_error(
			    &min, e, _("bands go from the highest down"));
		for (k = 0; k < i; k++)
			if (strcmp(s->bands[k].id, b->id) == 0)
				return zy_config_error(
				    &id, e, _("id '%s' stands twice"), b->id);
	}
	return 0;
}
