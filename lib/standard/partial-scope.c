/*
 * Finds the minimums, gates and requirements that cover only part of a scope in
 * which events count once.  They compare the figure that the subject would have
 * if the scope had only that part, so that an event which brings more elsewhere
 * can cost nobody a band.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/read-state.h"

bool
zy_field_covers(
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

/*
 * Returns whether the field covers some but not all items of a scope of items
 * that add points.
 */
static bool
sees_a_part(const struct zy_standard *s, const struct zy_field_rule *field)
{
	size_t i, k, inside;

	for (i = 0; i < s->nscopes; i++) {
		const struct zy_scope *scope = &s->scopes[i];

		if (zy_item_takes(&s->items[scope->items[0]]))
			continue;
		for (inside = 0, k = 0; k < scope->n; k++)
			inside += zy_field_covers(s, field, scope->items[k]);
		if (inside && inside < scope->n)
			return true;
	}
	return false;
}

/*
 * Adds a field that covers only some items of a scope to s->partial, once, and
 * stores its number in the field.
 */
static void
mark(struct zy_standard *s, struct zy_field_rule *field)
{
	size_t i;

	if (!sees_a_part(s, field))
		return;
	for (i = 0; i < s->npartial; i++)
		if (s->partial[i]->field == field->field &&
		    s->partial[i]->index == field->index)
			break;
	if (i == s->npartial) {
		s->partial = zy_grow(s->partial, &s->partial_cap,
		    s->npartial + 1, sizeof(*s->partial));
		s->partial[s->npartial++] = field;
	}
	field->partial = i + 1;
}

void
zy_partial_scope_mark(struct zy_standard *s)
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
