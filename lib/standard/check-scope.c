/*
 * Minimums, gates and requirements that ask for a part of what events of one
 * scope count in: points that bring more elsewhere would be missing there, and
 * somebody would lose a band by one praise more.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/check-state.h"

static bool
is_inside(
    const struct zy_standard *s, const struct zy_field_rule *field, size_t i)
{
	const struct zy_head *h = &s->heads[field->index];

	switch (field->field) {
	case ZY_FIELD_BASE:
		return s->items[i].place == ZY_IN_HEAD;
	case ZY_FIELD_BONUS:
		return s->items[i].place == ZY_IN_BONUS;
	case ZY_FIELD_HEAD:
		return i >= h->first && i < h->first + h->n;
	case ZY_FIELD_ITEM:
		return i == field->index;
	default:
		return false;
	}
}

/* What is asked for at p. */
static void
check_field(struct zy_check *c, const struct zy_field_rule *field,
    const struct zy_check_path *p)
{
	const struct zy_standard *s = c->s;
	size_t i, k, inside;

	for (i = 0; i < s->nscopes; i++) {
		const struct zy_scope *scope = &s->scopes[i];

		if (zy_item_takes(&s->items[scope->items[0]]))
			continue;
		for (inside = 0, k = 0; k < scope->n; k++)
			inside += is_inside(s, field, scope->items[k]);
		if (inside && inside < scope->n)
			zy_check_wrong(c, p,
			    _("'%s' is not all that events of scope '%s' count "
			      "in: one that brings more elsewhere would be "
			      "missing here"),
			    field->name, scope->name);
	}
}

void
zy_check_scopes(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	struct zy_check_path p;
	size_t i, k;

	for (i = 0; i < s->nheads; i++) {
		const struct zy_field_rule head = {.name = s->heads[i].id,
		    .field = ZY_FIELD_HEAD,
		    .index = i};

		if (!s->heads[i].has_min)
			continue;
		zy_check_start(&p, c);
		zy_check_key(&p, "heads");
		zy_check_index(&p, i);
		zy_check_key(&p, "min");
		check_field(c, &head, &p);
	}
	for (i = 0; i < s->ngates; i++) {
		zy_check_start(&p, c);
		zy_check_key(&p, "gates");
		zy_check_index(&p, i);
		zy_check_key(&p, "field");
		check_field(c, &s->gates[i].field, &p);
	}
	for (i = 0; i < s->nbands; i++) {
		for (k = 0; k < s->bands[i].nrequire; k++) {
			zy_check_start(&p, c);
			zy_check_key(&p, "bands");
			zy_check_index(&p, i);
			zy_check_key(&p, "require");
			zy_check_index(&p, k);
			check_field(c, &s->bands[i].require[k].field, &p);
		}
	}
}
