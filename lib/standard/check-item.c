/*
 * Checks items, each by itself, and the ballot.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/check-state.h"
#include "standard/item-kind.h"

/* Moves p to item i in the document. */
static void
go_item(struct zy_check_path *p, const struct zy_check *c, size_t i)
{
	const struct zy_standard *s = c->s;
	const struct zy_extra *extra = NULL;
	size_t h;

	zy_check_start(p, c);
	if (s->items[i].place == ZY_IN_HEAD) {
		for (h = 0; i >= s->heads[h].first + s->heads[h].n; h++)
			;
		zy_check_key(p, "heads");
		zy_check_index(p, h);
		zy_check_key(p, "items");
		zy_check_index(p, i - s->heads[h].first);
		return;
	}
	extra = s->items[i].place == ZY_IN_BONUS ? &s->bonus : &s->penalty;
	zy_check_key(p, extra == &s->bonus ? "bonus" : "penalty");
	zy_check_key(p, "items");
	zy_check_index(p, i - extra->first);
}

/*
 * Warns of rows whose points, times the item's factor, exceed its max (of a
 * checklist: max less floor), and of rows of 0 points where the kind has none.
 */
static void
check_rows(
    struct zy_check *c, const struct zy_item *item, struct zy_check_path *p)
{
	size_t i, at = p->n;

	for (i = 0; i < item->nrows; i++) {
		const struct zy_item_row *row = &item->rows[i];

		p->n = at;
		zy_check_key(p, zy_item_kinds[item->kind].rows);
		zy_check_index(p, i);
		/* A condition takes all that there is above the floor. */
		zy_rational_set(&c->sum, &item->max);
		if (item->kind == ZY_ITEM_CHECKLIST)
			zy_rational_sub(&c->sum, &c->sum, &item->floor);
		zy_rational_mul(&c->tmp, &row->points, &item->factor);
		zy_check_print(c, &c->tmp, &item->max);
		if (item->has_max && zy_rational_cmp(&c->tmp, &c->sum) > 0)
			zy_check_warn(c, p,
			    _("%s points, above the item's %s: nobody can get "
			      "or lose them"),
			    c->a.p, c->b.p);
		if (!zy_item_kinds[item->kind].zero_rows &&
		    zy_rational_sign(&row->points) == 0)
			zy_check_warn(
			    c, p, _("brings no points and takes none"));
	}
	p->n = at;
}

/*
 * Sets c->sum to the most points that an item's rule gives.  Returns false if
 * they are not bounded.
 */
static bool
most(struct zy_check *c, const struct zy_item *item)
{
	const struct zy_item_kind_rule *kind = &zy_item_kinds[item->kind];

	if (!kind->most || !kind->most(item, &c->sum))
		return false;
	zy_rational_mul(&c->sum, &c->sum, &item->factor);
	return true;
}

/*
 * Warns of a max that the rule never reaches, and of one that the bonus's cap
 * cuts off.
 */
static void
check_most(
    struct zy_check *c, const struct zy_item *item, struct zy_check_path *p)
{
	const struct zy_standard *s = c->s;
	const struct zy_extra *extra = item->place == ZY_IN_BONUS ? &s->bonus
				       : item->place == ZY_IN_PENALTY
					   ? &s->penalty
					   : NULL;
	size_t i;

	if (!item->has_max)
		zy_rational_set_ratio(&c->sum, 0, 1);
	else if (most(c, item) &&
		 zy_rational_cmp(&item->factor, &zy_rational_one) >= 0 &&
		 zy_rational_cmp(&c->sum, &item->max) < 0) {
		zy_check_print(c, &c->sum, &item->max);
		zy_check_warn(c, p,
		    _("has %s points, of which nobody can get more "
		      "than %s"),
		    c->b.p, c->a.p);
	}
	if (!extra || !extra->has_cap)
		return;
	if (item->has_max)
		zy_rational_set(&c->sum, &item->reach);
	for (i = 0; zy_item_kinds[item->kind].adds && i < item->nrows; i++) {
		zy_rational_mul(&c->tmp, &item->rows[i].points, &item->factor);
		if (!item->has_max && zy_rational_cmp(&c->tmp, &c->sum) > 0)
			zy_rational_set(&c->sum, &c->tmp);
	}
	if (zy_rational_cmp(&c->sum, &extra->cap) <= 0)
		return;
	zy_check_print(c, &c->sum, &extra->cap);
	zy_check_warn(c, p,
	    _("gives or takes %s points, but all together are held to "
	      "%s"),
	    c->a.p, c->b.p);
}

/* Warns of a step of which the highest value is not a multiple. */
static void
check_step(
    struct zy_check *c, const struct zy_item *item, struct zy_check_path *p)
{
	const struct zy_rational *high =
	    item->has_scale ? &item->scale : &item->max;

	if (!item->has_step || !item->has_max)
		return;
	if (zy_rational_cmp(&item->step, high) > 0) {
		zy_check_warn(
		    c, p, _("the step is larger than the highest value"));
		return;
	}
	zy_rational_div(&c->tmp, high, &item->step);
	zy_rational_set(&c->sum, &c->tmp);
	zy_rational_floor(&c->tmp);
	if (zy_rational_cmp(&c->tmp, &c->sum) == 0)
		return;
	zy_check_print(c, high, &item->step);
	zy_check_warn(c, p,
	    _("the highest value %s is no multiple of the step %s: it "
	      "would be refused"),
	    c->a.p, c->b.p);
}

/* Warns if the required number is not a whole one. */
static void
check_required(
    struct zy_check *c, const struct zy_item *item, struct zy_check_path *p)
{
	if (!item->has_required)
		return;
	zy_check_key(p, "required");
	zy_rational_set(&c->tmp, &item->required);
	zy_rational_floor(&c->tmp);
	if (zy_rational_cmp(&c->tmp, &item->required) != 0) {
		zy_check_print(c, &item->required, &item->required);
		zy_check_warn(
		    c, p, _("%s is no whole number, as counts are"), c->a.p);
	}
	p->n--;
}

/*
 * Warns of the threshold of a share that nobody can reach, or that nobody can
 * miss.
 */
static void
check_threshold(
    struct zy_check *c, const struct zy_item *item, struct zy_check_path *p)
{
	bool always;

	if (!zy_item_kinds[item->kind].ratio)
		return;
	zy_check_key(p, "threshold");
	zy_rational_set_ratio(&c->tmp, 1, 1);
	zy_check_print(c, &item->threshold, &c->tmp);
	always = item->above ? zy_rational_cmp(&item->threshold, &c->tmp) >= 0
			     : zy_rational_sign(&item->threshold) == 0;
	if (item->from == ZY_FROM_EVIDENCE || item->from == ZY_FROM_SCORE)
		always = always && !item->above;
	else if (!item->above && zy_rational_cmp(&item->threshold, &c->tmp) > 0)
		zy_check_warn(c, p,
		    _("%s cannot be reached: a share is at most 1"), c->a.p);
	if (always)
		zy_check_warn(c, p, _("nobody can miss %s"), c->a.p);
	p->n--;
}

/* Warns of conditions that no subject of the standard can meet. */
static void
check_only(
    struct zy_check *c, const struct zy_item *item, struct zy_check_path *p)
{
	static const char *const of_members[] = {"org", "role", "status", NULL};
	const struct zy_standard *s = c->s;
	size_t at = p->n, i, k, n, hits;

	for (i = 0; i < item->only.n; i++) {
		const struct zy_where *w = &item->only.list[i];

		p->n = at;
		zy_check_key(p, "only");
		zy_check_key(p, w->column);
		for (n = 0; of_members[n]; n++)
			if (strcmp(of_members[n], w->column) == 0 &&
			    strcmp(s->subject, "org") == 0)
				zy_check_warn(c, p,
				    _("a roster of organisations has no "
				      "column '%s'"),
				    w->column);
		if (s->nsectors == 0 || strcmp(w->column, "sector") != 0)
			continue;
		for (hits = 0, n = 0; n < w->n; n++)
			for (k = 0; k < s->nsectors; k++)
				hits +=
				    strcmp(s->sectors[k], w->values[n]) == 0;
		if (hits == 0)
			zy_check_warn(c, p,
			    _("is for nobody: the standard is for other "
			      "sectors"));
	}
	p->n = at;
}

void
zy_check_ballot(struct zy_check *c)
{
	const struct zy_ballot_rules *r = &c->s->ballot;
	struct zy_check_path p;
	size_t i;

	for (i = 0; i < r->ngroups; i++) {
		if (zy_rational_sign(&r->groups[i].weight) != 0)
			continue;
		zy_check_start(&p, c);
		zy_check_key(&p, "ballot");
		zy_check_key(&p, "groups");
		zy_check_index(&p, i);
		zy_check_warn(
		    c, &p, _("group '%s' weighs nothing"), r->groups[i].id);
	}
}

/* Points that this standard itself gives are not there yet. */
void
zy_check_circle(
    struct zy_check *c, struct zy_view from, const struct zy_check_path *p)
{
	const struct zy_view score = ZY_VIEW("score:");
	struct zy_view id = from;

	if (from.n <= score.n || memcmp(from.p, score.p, score.n) != 0)
		return;
	id.p += score.n;
	id.n -= score.n;
	if (zy_view_is(id, c->s->id))
		zy_check_warn(c, p,
		    _("a circle: '%.*s' is the total under this standard "
		      "itself"),
		    ZY_ARG(from));
}

void
zy_check_items(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	struct zy_check_path p;
	size_t i, k;

	for (i = 0; i < s->nitems; i++) {
		const struct zy_item *item = &s->items[i];

		go_item(&p, c, i);
		if (item->has_max && zy_rational_sign(&item->max) == 0)
			zy_check_warn(c, &p, _("an item of no points"));
		if (zy_rational_sign(&item->factor) == 0)
			zy_check_warn(
			    c, &p, _("factor 0: the item counts nothing"));
		if (item->has_per && zy_rational_sign(&item->per) == 0)
			zy_check_warn(
			    c, &p, _("per 0: the item counts nothing"));
		check_step(c, item, &p);
		check_required(c, item, &p);
		check_threshold(c, item, &p);
		check_only(c, item, &p);
		check_most(c, item, &p);
		if (item->from == ZY_FROM_SCORE)
			zy_check_circle(
			    c, zy_intern_get(s->node_ids, item->given), &p);
		for (k = 0; k < item->ngroups; k++)
			if (zy_rational_sign(&item->groups[k].weight) == 0)
				zy_check_warn(c, &p,
				    _("group '%s' weighs nothing"),
				    item->groups[k].id);
		check_rows(c, item, &p);
	}
}
