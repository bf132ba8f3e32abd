/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>

#include "standard/check-state.h"

void
zy_check_start(struct zy_check_path *p, const struct zy_check *c)
{
	p->at[0] = c->s->document;
	p->n = 1;
}

void
zy_check_key(struct zy_check_path *p, const char *key)
{
	p->at[p->n] = zy_config_get(&p->at[p->n - 1], key);
	p->n++;
}

void
zy_check_index(struct zy_check_path *p, size_t i)
{
	p->at[p->n] = zy_config_at(&p->at[p->n - 1], i);
	p->n++;
}

void
zy_check_tell(
    struct zy_check *c, const struct zy_check_path *p, const char *fmt, ...)
{
	struct zy_error e = ZY_ERROR_INIT;
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	zy_config_error(&p->at[p->n - 1], &e, "%s", text);
	e.kind = ZY_ERROR_RECORD;
	c->found(c->context, &e);
	c->n++;
}

void
zy_check_print(struct zy_check *c, const struct zy_rational *a,
    const struct zy_rational *b)
{
	zy_buf_reset(&c->a);
	zy_buf_reset(&c->b);
	zy_rational_print(&c->a, a);
	zy_rational_print(&c->b, b);
}

/* The sum of a head's items; false: without end, or by classes. */
static bool
sum_items(struct zy_check *c, const struct zy_head *h)
{
	size_t i;

	zy_rational_set_ratio(&c->sum, 0, 1);
	for (i = h->first; i < h->first + h->n; i++) {
		const struct zy_item *item = &c->s->items[i];

		if (!item->has_max || item->only.n)
			return false;
		zy_rational_add(&c->sum, &c->sum, &item->max);
	}
	return true;
}

/*
 * Items for classes of subjects: those for everybody must not be more than the
 * head has, nor all together less.
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
		zy_rational_add(&c->all, &c->all, &item->max);
		if (item->only.n == 0)
			zy_rational_add(&c->sum, &c->sum, &item->max);
	}
	if (!classes)
		return;
	if (zy_rational_cmp(&c->all, &h->max) < 0)
		zy_rational_set(&c->sum, &c->all);
	else if (zy_rational_cmp(&c->sum, &h->max) <= 0)
		return;
	zy_check_print(c, &c->sum, &h->max);
	zy_check_tell(
	    c, p, _("the items add up to %s, not to %s"), c->a.p, c->b.p);
}

static void
check_heads(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	struct zy_check_path p;
	size_t i;

	for (i = 0; i < s->nheads; i++) {
		const struct zy_head *h = &s->heads[i];
		bool ends = sum_items(c, h);

		zy_check_start(&p, c);
		zy_check_key(&p, "heads");
		zy_check_index(&p, i);
		if (h->n == 0)
			zy_check_tell(c, &p, _("a head without items"));
		zy_check_key(&p, "max");
		if (h->n && h->has_max && ends &&
		    zy_rational_cmp(&c->sum, &h->max) != 0) {
			zy_check_print(c, &c->sum, &h->max);
			zy_check_tell(c, &p,
			    _("the items add up to %s, not to %s"), c->a.p,
			    c->b.p);
		}
		if (h->has_max)
			check_classes(c, h, &p);
		p.n--;
		zy_check_key(&p, "min");
		if (!h->has_min || (!h->has_max && !ends))
			continue;
		if (h->has_max)
			zy_rational_set(&c->sum, &h->max);
		else
			sum_items(c, h);
		zy_check_print(c, &h->min, &c->sum);
		if (zy_rational_cmp(&h->min, &c->sum) > 0)
			zy_check_tell(c, &p,
			    _("%s cannot be reached: the head has %s"), c->a.p,
			    c->b.p);
	}
}

/* Start and heads into c->top; false: without end. */
static bool
sum_heads(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	size_t i;

	zy_rational_set(&c->top, &s->marks.start);
	for (i = 0; i < s->nheads; i++) {
		const struct zy_head *h = &s->heads[i];

		if (h->has_max)
			zy_rational_set(&c->sum, &h->max);
		else if (!sum_items(c, h))
			return false;
		zy_rational_add(&c->top, &c->top, &c->sum);
	}
	return true;
}

/* The total that is declared: with or without what can be added. */
static void
check_total(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	const struct zy_marks *m = &s->marks;
	struct zy_check_path p;
	bool open = s->bonus.n && !s->bonus.has_cap;

	if (!m->has_full || !sum_heads(c) || (s->nheads == 0 && s->bonus.n))
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
	zy_check_tell(c, &p, _("start and heads add up to %s, not to %s"),
	    c->a.p, c->b.p);
}

/* The five heads of each award, by id or by a word of the name. */
static const struct award {
	const char *award;
	const char *heads[5][3]; /* name, word, id */
} awards[] = {
    {"five-good",
	{{"领导班子好", "班子", "leadership"}, {"党员队伍好", "队伍", "ranks"},
	    {"工作机制好", "机制", "mechanism"},
	    {"工作业绩好", "业绩", "results"},
	    {"群众反映好", "群众", "response"}}},
    {"five-lead", {{"带头学习提高", "学习", "study"},
		      {"带头争创佳绩", "佳绩", "achievement"},
		      {"带头服务群众", "服务", "service"},
		      {"带头遵纪守法", "守法", "discipline"},
		      {"带头弘扬正气", "正气", "integrity"}}},
    {"five-strong",
	{{"党性观念强", "党性", "spirit"}, {"能力素质强", "能力", "ability"},
	    {"创新意识强", "创新", "innovation"},
	    {"工作作风强", "作风", "style"},
	    {"自律意识强", "自律", "discipline"}}},
};

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

static void
check_award(struct zy_check *c)
{
	struct zy_check_path p;
	size_t i, k;

	for (i = 0; i < sizeof(awards) / sizeof(awards[0]); i++) {
		if (strcmp(awards[i].award, c->s->award) != 0)
			continue;
		zy_check_start(&p, c);
		zy_check_key(&p, "heads");
		for (k = 0; k < 5; k++)
			if (!has_head(c->s, awards[i].heads[k]))
				zy_check_tell(c, &p,
				    _("no head for '%s', which the award asks "
				      "for (R26)"),
				    awards[i].heads[k][0]);
	}
}

/* The highest of steps 4 to 6 into c->top; false: without end. */
static bool
highest_own(struct zy_check *c)
{
	const struct zy_standard *s = c->s;

	if (!sum_heads(c))
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

/* The highest total there can be into c->top; false: without end. */
static bool
highest(struct zy_check *c)
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

/* The highest value of a field into c->sum; false: without end. */
static bool
highest_field(struct zy_check *c, const struct zy_field_rule *f)
{
	const struct zy_standard *s = c->s;
	const struct zy_head *h = &s->heads[f->index];

	switch (f->field) {
	case ZY_FIELD_HEAD:
		if (!h->has_max)
			return sum_items(c, h);
		zy_rational_set(&c->sum, &h->max);
		return true;
	case ZY_FIELD_ITEM:
		zy_rational_set(&c->sum, &s->items[f->index].max);
		return s->items[f->index].has_max;
	case ZY_FIELD_SATISFACTION:
		zy_rational_set_ratio(&c->sum, 1, 1);
		return true;
	case ZY_FIELD_BONUS:
		zy_rational_set_ratio(&c->sum, 0, 1);
		if (s->bonus.has_cap)
			zy_rational_set(&c->sum, &s->bonus.cap);
		return s->bonus.n == 0 || s->bonus.has_cap;
	case ZY_FIELD_TOTAL:
		if (!highest(c))
			return false;
		zy_rational_set(&c->sum, &c->top);
		return true;
	default:
		return false;
	}
}

static void
check_require(struct zy_check *c, size_t band)
{
	const struct zy_band *b = &c->s->bands[band];
	struct zy_check_path p;
	size_t i;

	for (i = 0; i < b->nrequire; i++) {
		const struct zy_requirement *r = &b->require[i];

		if (r->above_zero || !highest_field(c, &r->field) ||
		    zy_rational_cmp(&r->min, &c->sum) <= 0)
			continue;
		zy_check_start(&p, c);
		zy_check_key(&p, "bands");
		zy_check_index(&p, band);
		zy_check_key(&p, "require");
		zy_check_index(&p, i);
		zy_check_print(c, &r->min, &c->sum);
		zy_check_tell(c, &p,
		    _("%s cannot be reached: '%s' has at most %s"), c->a.p,
		    r->field.name, c->b.p);
	}
}

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
		if (highest(c) && zy_rational_cmp(&b->min, &c->top) > 0) {
			zy_check_print(c, &b->min, &c->top);
			zy_check_tell(c, &p,
			    _("%s cannot be reached: the highest total is %s"),
			    c->a.p, c->b.p);
		}
		if (i && b->nrequire == 0 && s->bands[i - 1].nrequire == 0 &&
		    zy_rational_cmp(&s->bands[i - 1].min, &s->marks.floor) <= 0)
			zy_check_tell(c, &p,
			    _("no total is so low: the band before has all "
			      "there are"));
	}
	if (s->nbands < 2)
		return;
	i = s->nbands - 1;
	if (s->bands[i].open ||
	    zy_rational_cmp(&s->bands[i].min, &s->marks.floor) <= 0)
		return;
	zy_check_start(&p, c);
	zy_check_key(&p, "bands");
	zy_check_index(&p, i);
	zy_check_key(&p, "min");
	zy_check_print(c, &s->bands[i].min, &s->marks.floor);
	zy_check_tell(c, &p,
	    _("a gap: totals from %s to below %s have no band; say open: true "
	      "where that is meant"),
	    c->b.p, c->a.p);
}

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
		zy_check_tell(c, &p,
		    _("less than the band below asks alone: it counts that "
		      "one, too"));
	}
}

static void
check_effects(struct zy_check *c)
{
	const struct zy_standard *s = c->s;
	struct zy_check_path p;
	size_t i;

	for (i = 0; i < s->nvetoes; i++) {
		if (s->vetoes[i].then.effect != ZY_EFFECT_CAP_BAND ||
		    s->vetoes[i].then.band != 0)
			continue;
		zy_check_start(&p, c);
		zy_check_key(&p, "vetoes");
		zy_check_index(&p, i);
		zy_check_key(&p, "band");
		zy_check_tell(
		    c, &p, _("no band is above the first: it bars nothing"));
	}
	for (i = 0; i < s->ngates; i++) {
		const struct zy_gate *g = &s->gates[i];

		if (!highest_field(c, &g->field) ||
		    zy_rational_cmp(&g->below, &c->sum) <= 0)
			continue;
		zy_check_start(&p, c);
		zy_check_key(&p, "gates");
		zy_check_index(&p, i);
		zy_check_key(&p, "below");
		zy_check_print(c, &g->below, &c->sum);
		zy_check_tell(c, &p,
		    _("%s cannot be reached: '%s' has at most %s"), c->a.p,
		    g->field.name, c->b.p);
	}
	for (i = 0; i < s->nsources; i++) {
		zy_check_start(&p, c);
		zy_check_key(&p, "compose");
		zy_check_index(&p, i);
		zy_check_circle(c, zy_view(s->sources[i].name), &p);
		if (zy_rational_sign(&s->sources[i].weight) != 0)
			continue;
		zy_check_key(&p, "weight");
		zy_check_tell(
		    c, &p, _("'%s' weighs nothing"), s->sources[i].name);
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
	check_heads(&c);
	zy_check_items(&c);
	check_effects(&c);
	check_bands(&c);
	check_shares(&c);
	zy_rational_release(&c.sum);
	zy_rational_release(&c.top);
	zy_rational_release(&c.tmp);
	zy_rational_release(&c.all);
	zy_buf_release(&c.a);
	zy_buf_release(&c.b);
	return c.n;
}
