/*
 * What a minimum, gate or requirement asks for where events count once in a
 * scope that it sees only a part of: what was earned there, as if the scope had
 * that part only.  An event that brings more elsewhere can then cost nobody a
 * band.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/read-state.h"

bool
zy_apart_has(
    const struct zy_standard *s, const struct zy_field_rule *field, size_t i)
{
	const struct zy_head *h;

	switch (field->field) {
	case ZY_FIELD_BASE:
		return s->items[i].place == ZY_IN_HEAD;
	case ZY_FIELD_BONUS:
		return s->items[i].place == ZY_IN_BONUS;
	case ZY_FIELD_HEAD:
		h = &s->heads[field->index];
		return i >= h->first && i < h->first + h->n;
	case ZY_FIELD_ITEM:
		return i == field->index;
	case ZY_FIELD_PENALTY:
	case ZY_FIELD_TOTAL:
	case ZY_FIELD_SATISFACTION:
		break;
	}
	return false;
}

/* True when the field has some items of a scope that gives, and not all. */
static bool
sees_a_part(const struct zy_standard *s, const struct zy_field_rule *field)
{
	size_t i, k, inside;

	for (i = 0; i < s->nscopes; i++) {
		const struct zy_scope *scope = &s->scopes[i];

		if (zy_item_takes(&s->items[scope->items[0]]))
			continue;
		for (inside = 0, k = 0; k < scope->n; k++)
			inside += zy_apart_has(s, field, scope->items[k]);
		if (inside && inside < scope->n)
			return true;
	}
	return false;
}

static void
mark(struct zy_standard *s, struct zy_field_rule *field)
{
	size_t i;

	if (!sees_a_part(s, field))
		return;
	for (i = 0; i < s->napart; i++)
		if (s->apart[i]->field == field->field &&
		    s->apart[i]->index == field->index)
			break;
	if (i == s->napart) {
		s->apart = zy_grow(
		    s->apart, &s->apart_cap, s->napart + 1, sizeof(*s->apart));
		s->apart[s->napart++] = field;
	}
	field->apart = i + 1;
}

void
zy_apart_mark(struct zy_standard *s)
{
	size_t i, k;

	for (i = 0; i < s->nheads; i++) {
		s->heads[i].asked = (struct zy_field_rule){
		    .name = s->heads[i].id, .field = ZY_FIELD_HEAD, .index = i};
		if (s->heads[i].has_min)
			mark(s, &s->heads[i].asked);
	}
	for (i = 0; i < s->ngates; i++)
		mark(s, &s->gates[i].field);
	for (i = 0; i < s->nbands; i++)
		for (k = 0; k < s->bands[i].nrequire; k++)
			mark(s, &s->bands[i].require[k].field);
}
