/*
 * Checks the sums of heads, the total, and the heads that an award needs.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/check-state.h"

/*
 * Checks the items of a head that are for classes of subjects only: the items
 * for everybody must not exceed the head's max, nor all items together be less.
 */
static void
check_classes(
    struct zy_check *c, const struct zy_head *h, struct zy_check_path *p)
{
	bool classes = false;
	size_t i;

	zy_rational_set_ratio(&c->sum, 0, 1);
	zy_rational_set_ratio(&c->all, 0, 1);
	for (i = h->first; i < h->first + h->n; i++) {
		const struct zy_item *item = &c->s->items[i];

		if (!item->has_max)
			return;
		classes |= item->only.n > 0;
		zy_rational_add(&c->all, &c->all, &item->reach);
		if (item->only.n == 0)
			zy_rational_add(&c->sum, &c->sum, &item->reach);
	}
	if (!classes)
		return;
	if (zy_rational_cmp(&c->all, &h->max) < 0)
		zy_rational_set(&c->sum, &c->all);
	else if (zy_rational_cmp(&c->sum, &h->max) <= 0)
		return;
	zy_check_print(c, &c->sum, &h->max);
	zy_check_error(
	    c, p, _("the items add up to %s, not to %s"), c->a.p, c->b.p);
}

/* Checks that the items of a head add up to its max for every subject. */
static void
check_sum(struct zy_check *c, const struct zy_head *h, struct zy_check_path *p)
{
	bool ends = zy_check_sum_items(c, h);
	int sign;

	if (h->n == 0 || !h->has_max)
		return;
	if (!ends && !h->capped)
		check_classes(c, h, p);
	if (!ends)
		return;
	sign = zy_rational_cmp(&c->sum, &h->max);
	zy_check_print(c, &c->sum, &h->max);
	if (sign != 0 && !h->capped)
		zy_check_error(c, p, _("the items add up to %s, not to %s"),
		    c->a.p, c->b.p);
	else if (sign < 0)
		zy_check_warn(c, p,
		    _("%s cannot be reached: the items have %s"), c->b.p,
		    c->a.p);
}

/*
 * Reports a minimum of a head, at the place p, that no subject can reach or
 * that no subject can miss.
 */
static void
check_minimum(
    struct zy_check *c, const struct zy_head *h, struct zy_check_path *p)
{
	bool ends = zy_check_sum_items(c, h);

	if (!h->has_min)
		return;
	if (h->has_max)
		zy_rational_set(&c->sum, &h->max);
	zy_rational_mul(&c->sum, &c->sum, &h->weight);
	zy_check_print(c, &h->min, &c->sum);
	if ((h->has_max || ends) && zy_rational_cmp(&h->min, &c->sum) > 0)
		zy_check_warn(c, p, _("%s cannot be reached: the head has %s"),
		    c->a.p, c->b.p);
	if (zy_check_lowest_head(c, h) &&
	    zy_rational_cmp(&h->min, &c->sum) <= 0)
		zy_check_warn(c, p, _("no head is below %s"), c->a.p);
}

/*
 * Checks that each head has items that add up to its max, a weight, and a
 * minimum that makes sense.
 */
static void
check_heads(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	struct zy_check_path p;
	size_t i;

	for (i = 0; i < s->nheads; i++) {
		const struct zy_head *h = &s->heads[i];

		zy_check_start(&p, c);
		zy_check_key(&p, "heads");
		zy_check_index(&p, i);
		if (h->n == 0)
			zy_check_warn(c, &p, _("a head without items"));
		zy_check_key(&p, h->capped ? "cap" : "max");
		check_sum(c, h, &p);
		p.n--;
		if (zy_rational_sign(&h->weight) == 0) {
			zy_check_key(&p, "weight");
			zy_check_warn(c, &p, _("'%s' weighs nothing"), h->id);
			p.n--;
		}
		zy_check_key(&p, "min");
		check_minimum(c, h, &p);
	}
}

/*
 * Checks the declared full score against the sum of the heads, with and without
 * the bonus.
 */
static void
check_total(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	const struct zy_marks *m = &s->marks;
	struct zy_check_path p;
	bool open = s->bonus.n && !s->bonus.has_cap;

	if (!m->has_full || !zy_check_sum_heads(c) ||
	    (s->nheads == 0 && s->bonus.n))
		return;
	if (s->nheads == 0 && s->nsources)
		return;
	if (zy_rational_cmp(&c->top, &m->full) == 0)
		return;
	if (s->bonus.has_cap) {
		zy_rational_add(&c->tmp, &c->top, &s->bonus.cap);
		if (zy_rational_cmp(&c->tmp, &m->full) == 0)
			return;
	}
	/* A base of 80, and as much more as anybody earns. */
	if (open && zy_rational_sign(&m->start) > 0 &&
	    zy_rational_cmp(&c->top, &m->full) < 0)
		return;
	zy_check_start(&p, c);
	zy_check_key(&p, "marks");
	zy_check_key(&p, "full");
	zy_check_print(c, &c->top, &m->full);
	/* What a bonus without end may add is a matter of opinion. */
	(open && zy_rational_cmp(&c->top, &m->full) < 0 ? zy_check_warn
							: zy_check_error)(c, &p,
	    _("start and heads add up to %s, not to %s"), c->a.p, c->b.p);
}

/* Warns of a full score that exceeds the cap of the marks. */
static void
check_cap(struct zy_check *c)
{
	const struct zy_marks *m = &c->s->marks;
	struct zy_check_path p;

	if (!m->has_full || !m->has_cap ||
	    zy_rational_cmp(&m->cap, &m->full) >= 0)
		return;
	zy_check_start(&p, c);
	zy_check_key(&p, "marks");
	zy_check_key(&p, "cap");
	zy_check_print(c, &m->cap, &m->full);
	zy_check_warn(c, &p,
	    _("%s is less than the full score of %s, which nobody can reach"),
	    c->a.p, c->b.p);
}

/* The five heads of each award, by id or by a word of the name. */
static const struct award {
	const char *award, *subject;
	const char *heads[5][3]; /* name, word, id */
} awards[] = {
    {"five-good", "org",
	{{"领导班子好", "班子", "leadership"}, {"党员队伍好", "队伍", "ranks"},
	    {"工作机制好", "机制", "mechanism"},
	    {"工作业绩好", "业绩", "results"},
	    {"群众反映好", "群众", "response"}}},
    {"five-lead", "member",
	{{"带头学习提高", "学习", "study"},
	    {"带头争创佳绩", "佳绩", "achievement"},
	    {"带头服务群众", "服务", "service"},
	    {"带头遵纪守法", "守法", "discipline"},
	    {"带头弘扬正气", "正气", "integrity"}}},
    {"five-strong", "member",
	{{"党性观念强", "党性", "spirit"}, {"能力素质强", "能力", "ability"},
	    {"创新意识强", "创新", "innovation"},
	    {"工作作风强", "作风", "style"},
	    {"自律意识强", "自律", "discipline"}}},
};

/*
 * Returns whether the standard has a head with the word words[1] in its name,
 * or with the id words[2].
 */
static bool
has_head(const struct zy_standard *s, const char *const words[3])
{
	size_t i;

	for (i = 0; i < s->nheads; i++)
		if (strstr(s->heads[i].name, words[1]) ||
		    strcmp(s->heads[i].id, words[2]) == 0)
			return true;
	return false;
}

/*
 * Checks that the standard is for the subjects of its award and has the five
 * heads that the award asks for.
 */
static void
check_award(struct zy_check *c)
{
	struct zy_check_path p;
	size_t i, k;

	for (i = 0; i < sizeof(awards) / sizeof(awards[0]); i++) {
		if (strcmp(awards[i].award, c->s->award) != 0)
			continue;
		zy_check_start(&p, c);
		zy_check_key(&p, "subject");
		if (*c->s->subject &&
		    strcmp(c->s->subject, awards[i].subject) != 0)
			zy_check_error(c, &p,
			    _("the award is for subjects of kind '%s'"),
			    awards[i].subject);
		zy_check_start(&p, c);
		zy_check_key(&p, "heads");
		for (k = 0; k < 5; k++)
			if (!has_head(c->s, awards[i].heads[k]))
				zy_check_error(c, &p,
				    _("no head for '%s', which the award asks "
				      "for (R26)"),
				    awards[i].heads[k][0]);
	}
}

size_t
zy_standard_check(
    const struct zy_standard *s, zy_standard_found *found, void *context)
{
	struct zy_check c = {.s = s, .found = found, .context = context};

	zy_rational_init(&c.sum);
	zy_rational_init(&c.top);
	zy_rational_init(&c.tmp);
	zy_rational_init(&c.all);
	check_award(&c);
	check_total(&c);
	check_cap(&c);
	check_heads(&c);
	zy_check_items(&c);
	zy_check_ballot(&c);
	zy_check_outcomes(&c);
	zy_rational_release(&c.sum);
	zy_rational_release(&c.top);
	zy_rational_release(&c.tmp);
	zy_rational_release(&c.all);
	zy_buf_release(&c.a);
	zy_buf_release(&c.b);
	return c.n;
}
