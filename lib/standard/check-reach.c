/*
 * How high and how low a standard's figures can be.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/check-state.h"

/*
 * Sets c->top to the highest result of steps 4 to 6.  Returns false if there is
 * no bound.
 */
static bool
highest_own(struct zy_check *c)
{
	const struct zy_standard *s = c->s;

	if (!zy_check_sum_heads(c))
		return false;
	if (s->bonus.n && !s->bonus.has_cap)
		return s->marks.has_cap
			   ? (zy_rational_set(&c->top, &s->marks.cap), true)
			   : false;
	if (s->bonus.n)
		zy_rational_add(&c->top, &c->top, &s->bonus.cap);
	if (s->marks.has_cap && zy_rational_cmp(&c->top, &s->marks.cap) > 0)
		zy_rational_set(&c->top, &s->marks.cap);
	return true;
}

bool
zy_check_highest(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	size_t i;

	if (s->nsources == 0)
		/* Rules of a ballot alone have no total. */
		return s->nitems && highest_own(c);
	zy_rational_set_ratio(&c->all, 0, 1);
	for (i = 0; i < s->nsources; i++) {
		const struct zy_source_rule *r = &s->sources[i];

		/* Where sources are left out the others may weigh more. */
		if (r->from == ZY_FROM_SCORE ||
		    r->missing == ZY_MISSING_RESCALE ||
		    (r->from == ZY_FROM_SELF && !highest_own(c)))
			return false;
		zy_rational_mul(&c->tmp,
		    r->from == ZY_FROM_SELF ? &c->top : &s->marks.full,
		    &r->weight);
		zy_rational_add(&c->all, &c->all, &c->tmp);
	}
	zy_rational_set(&c->top, &c->all);
	if (s->marks.has_cap && zy_rational_cmp(&c->top, &s->marks.cap) > 0)
		zy_rational_set(&c->top, &s->marks.cap);
	return true;
}

bool
zy_check_highest_field(struct zy_check *c, const struct zy_field_rule *f)
{
	const struct zy_standard *s = c->s;
	const struct zy_head *h = &s->heads[f->index];

	switch (f->field) {
	case ZY_FIELD_HEAD:
		if (!h->has_max && !zy_check_sum_items(c, h))
			return false;
		if (h->has_max)
			zy_rational_set(&c->sum, &h->max);
		zy_rational_mul(&c->sum, &c->sum, &h->weight);
		return true;
	case ZY_FIELD_ITEM:
		zy_rational_set(&c->sum, &s->items[f->index].reach);
		return s->items[f->index].has_max;
	case ZY_FIELD_SATISFACTION:
		zy_rational_set_ratio(&c->sum, 1, 1);
		return true;
	case ZY_FIELD_BONUS:
		zy_rational_set_ratio(&c->sum, 0, 1);
		if (s->bonus.has_cap)
			zy_rational_set(&c->sum, &s->bonus.cap);
		return s->bonus.n == 0 || s->bonus.has_cap;
	case ZY_FIELD_PENALTY:
		zy_rational_set_ratio(&c->sum, 0, 1);
		if (s->penalty.has_cap)
			zy_rational_set(&c->sum, &s->penalty.cap);
		return s->penalty.n == 0 || s->penalty.has_cap;
	case ZY_FIELD_BASE:
		if (!zy_check_sum_heads(c))
			return false;
		zy_rational_set(&c->sum, &c->top);
		return true;
	case ZY_FIELD_TOTAL:
		if (!zy_check_highest(c))
			return false;
		zy_rational_set(&c->sum, &c->top);
		return true;
	}
	return false;
}

/*
 * Returns whether an item can have less than 0 points.  An item without
 * evidence has 0 points or more.
 */
static bool
goes_below_zero(const struct zy_item *item)
{
	return zy_rational_sign(&item->floor) < 0;
}

bool
zy_check_lowest_head(struct zy_check *c, const struct zy_head *h)
{
	size_t i;

	zy_rational_set_ratio(&c->sum, 0, 1);
	for (i = h->first; i < h->first + h->n; i++)
		if (goes_below_zero(&c->s->items[i]))
			return false;
	return true;
}

bool
zy_check_lowest_field(struct zy_check *c, const struct zy_field_rule *f)
{
	const struct zy_standard *s = c->s;
	size_t i;

	zy_rational_set_ratio(&c->sum, 0, 1);
	switch (f->field) {
	case ZY_FIELD_HEAD:
		return zy_check_lowest_head(c, &s->heads[f->index]);
	case ZY_FIELD_ITEM:
		if (goes_below_zero(&s->items[f->index]))
			zy_rational_set(&c->sum, &s->items[f->index].floor);
		return true;
	case ZY_FIELD_BASE:
		for (i = 0; i < s->nheads; i++)
			if (!zy_check_lowest_head(c, &s->heads[i]))
				return false;
		zy_rational_set(&c->sum, &s->marks.start);
		return true;
	case ZY_FIELD_TOTAL:
		/* A veto makes it 0, whatever the floor. */
		if (zy_rational_sign(&s->marks.floor) < 0)
			zy_rational_set(&c->sum, &s->marks.floor);
		return true;
	case ZY_FIELD_BONUS:
	case ZY_FIELD_PENALTY:
	case ZY_FIELD_SATISFACTION:
		break;
	}
	return true;
}

bool
zy_check_sum_items(struct zy_check *c, const struct zy_head *h)
{
	size_t i;

	zy_rational_set_ratio(&c->sum, 0, 1);
	for (i = h->first; i < h->first + h->n; i++) {
		const struct zy_item *item = &c->s->items[i];

		if (!item->has_max || item->only.n)
			return false;
		zy_rational_add(&c->sum, &c->sum, &item->reach);
	}
	return true;
}

bool
zy_check_sum_heads(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	size_t i;

	zy_rational_set(&c->top, &s->marks.start);
	for (i = 0; i < s->nheads; i++) {
		const struct zy_head *h = &s->heads[i];

		if (h->has_max)
			zy_rational_set(&c->sum, &h->max);
		else if (!zy_check_sum_items(c, h))
			return false;
		zy_rational_mul(&c->sum, &c->sum, &h->weight);
		zy_rational_add(&c->top, &c->top, &c->sum);
	}
	return true;
}
