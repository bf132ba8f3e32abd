/*
 * Evaluates the figures that a minimum, gate or requirement compares if these
 * cover only some items of a scope in which events count once
 * (standard/partial-scope.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "scoring/evaluate.h"

/* Evaluates a field again, with x->dropped as it is now, and sets out to it. */
static void
evaluate(struct zy_evaluation *x, const struct zy_field_rule *field,
    struct zy_rational *out)
{
	const struct zy_standard *s = x->standard;
	size_t h;

	switch (field->field) {
	case ZY_FIELD_ITEM:
		zy_evaluate_item(x, field->index);
		zy_rational_set(out, &x->items[field->index].value);
		break;
	case ZY_FIELD_HEAD:
		zy_evaluate_head(x, field->index);
		zy_rational_set(out, &x->heads[field->index].value);
		break;
	case ZY_FIELD_BASE:
		zy_rational_set(out, &s->marks.start);
		for (h = 0; h < s->nheads; h++) {
			zy_evaluate_head(x, h);
			zy_rational_add(out, out, &x->heads[h].value);
		}
		break;
	default:
		zy_evaluate_bonus(x);
		zy_rational_set(out, &x->bonus);
		break;
	}
}

void
zy_evaluate_partial_scope(struct zy_evaluation *x,
    const struct zy_field_rule *field, struct zy_rational *out)
{
	struct zy_rational asked, variance;

	zy_rational_init(&asked);
	zy_rational_init(&variance);
	zy_rational_set(&variance, &x->variance);
	x->dropped = x->evidence->partial_dropped
			 ? x->evidence->partial_dropped[field->partial - 1]
			 : NULL;
	evaluate(x, field, &asked);
	x->dropped = x->evidence->dropped;
	evaluate(x, field, out);
	zy_rational_set(&x->variance, &variance);
	zy_rational_set(out, &asked); /* which may be x's own to work with */
	zy_rational_release(&asked);
	zy_rational_release(&variance);
}
