/* SPDX-License-Identifier: MIT */
#include "standard/check.h"

#include <stdarg.h>
#include <stdio.h>

#include "standard/private.h"

struct check {
	const struct zy_standard *s;
	zy_standard_found *found;
	void *context;
	size_t n;
	struct zy_rational sum, top, tmp;
	struct zy_buf a, b;
};

/* A place of the document with all that it is in: heads, [2], items, ... */
struct path {
	struct zy_config at[8];
	size_t n;
};

static void
start(struct path *p, const struct check *c)
{
	p->at[0] = c->s->document;
	p->n = 1;
}

static void
go_key(struct path *p, const char *key)
{
	p->at[p->n] = zy_config_get(&p->at[p->n - 1], key);
	p->n++;
}

static void
go_index(struct path *p, size_t i)
{
	p->at[p->n] = zy_config_at(&p->at[p->n - 1], i);
	p->n++;
}

static void tell(struct check *c, const struct path *p, const char *fmt, ...)
    ZY_PRINTF(3, 4);

static void
tell(struct check *c, const struct path *p, const char *fmt, ...)
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

/* Two figures as text, valid until the next call. */
static void
print_two(
    struct check *c, const struct zy_rational *a, const struct zy_rational *b)
{
	zy_buf_reset(&c->a);
	zy_buf_reset(&c->b);
	zy_rational_print(&c->a, a);
	zy_rational_print(&c->b, b);
}

/* Where item i stands in the document. */
static void
go_item(struct path *p, const struct check *c, size_t i)
{
	const struct zy_standard *s = c->s;
	const struct zy_extra *extra = NULL;
	size_t h;

	start(p, c);
	if (s->items[i].place == ZY_IN_HEAD) {
		for (h = 0; i >= s->heads[h].first + s->heads[h].n; h++)
			;
		go_key(p, "heads");
		go_index(p, h);
		go_key(p, "items");
		go_index(p, i - s->heads[h].first);
		return;
	}
	extra = s->items[i].place == ZY_IN_BONUS ? &s->bonus : &s->penalty;
	go_key(p, extra == &s->bonus ? "bonus" : "penalty");
	go_key(p, "items");
	go_index(p, i - extra->first);
}

static void
check_rows(struct check *c, const struct zy_item *item, struct path *p)
{
	const char *list = item->kind == ZY_ITEM_CHECKLIST ? "conditions"
			   : item->kind == ZY_ITEM_STEPS   ? "steps"
			   : item->kind == ZY_ITEM_SPLIT   ? "parts"
							   : "levels";
	size_t i, at = p->n;

	for (i = 0; i < item->nrows; i++) {
		const struct zy_item_row *row = &item->rows[i];

		p->n = at;
		go_key(p, list);
		go_index(p, i);
		print_two(c, &row->points, &item->max);
		if (item->has_max &&
		    zy_rational_cmp(&row->points, &item->max) > 0)
			tell(c, p,
			    _("%s points, above the item's %s: nobody can get "
			      "or lose them"),
			    c->a.p, c->b.p);
		if (item->kind != ZY_ITEM_STEPS &&
		    zy_rational_sign(&row->points) == 0)
			tell(c, p, _("brings no points and takes none"));
	}
	p->n = at;
}

static void
check_items(struct check *c)
{
	const struct zy_standard *s = c->s;
	struct path p;
	size_t i, k;

	for (i = 0; i < s->nitems; i++) {
		const struct zy_item *item = &s->items[i];

		go_item(&p, c, i);
		if (item->has_max && zy_rational_sign(&item->max) == 0)
			tell(c, &p, _("an item of no points"));
		if (zy_rational_sign(&item->factor) == 0)
			tell(c, &p, _("factor 0: the item counts nothing"));
		if (item->has_per && zy_rational_sign(&item->per) == 0)
			tell(c, &p, _("per 0: the item counts nothing"));
		if (item->has_step && item->has_max &&
		    zy_rational_cmp(&item->step,
			item->has_scale ? &item->scale : &item->max) > 0)
			tell(c, &p,
			    _("the step is larger than the highest value"));
		for (k = 0; k < item->ngroups; k++)
			if (zy_rational_sign(&item->groups[k].weight) == 0)
				tell(c, &p, _("group '%s' weighs nothing"),
				    item->groups[k].id);
		check_rows(c, item, &p);
	}
}

/* The sum of a head's items; false: without end, or by classes. */
static bool
sum_items(struct check *c, const struct zy_head *h)
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

static void
check_heads(struct check *c)
{
	const struct zy_standard *s = c->s;
	struct path p;
	size_t i;

	for (i = 0; i < s->nheads; i++) {
		const struct zy_head *h = &s->heads[i];
		bool ends = sum_items(c, h);

		start(&p, c);
		go_key(&p, "heads");
		go_index(&p, i);
		if (h->n == 0)
			tell(c, &p, _("a head without items"));
		go_key(&p, "max");
		if (h->n && h->has_max && ends &&
		    zy_rational_cmp(&c->sum, &h->max) != 0) {
			print_two(c, &c->sum, &h->max);
			tell(c, &p, _("the items add up to %s, not to %s"),
			    c->a.p, c->b.p);
		}
		p.n--;
		go_key(&p, "min");
		if (!h->has_min || (!h->has_max && !ends))
			continue;
		if (h->has_max)
			zy_rational_set(&c->sum, &h->max);
		print_two(c, &h->min, &c->sum);
		if (zy_rational_cmp(&h->min, &c->sum) > 0)
			tell(c, &p, _("%s cannot be reached: the head has %s"),
			    c->a.p, c->b.p);
	}
}

/* Start and heads into c->top; false: without end. */
static bool
sum_heads(struct check *c)
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
check_total(struct check *c)
{
	const struct zy_standard *s = c->s;
	const struct zy_marks *m = &s->marks;
	struct path p;
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
	start(&p, c);
	go_key(&p, "marks");
	go_key(&p, "full");
	print_two(c, &c->top, &m->full);
	tell(c, &p, _("start and heads add up to %s, not to %s"), c->a.p,
	    c->b.p);
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
check_award(struct check *c)
{
	struct path p;
	size_t i, k;

	for (i = 0; i < sizeof(awards) / sizeof(awards[0]); i++) {
		if (strcmp(awards[i].award, c->s->award) != 0)
			continue;
		start(&p, c);
		go_key(&p, "heads");
		for (k = 0; k < 5; k++)
			if (!has_head(c->s, awards[i].heads[k]))
				tell(c, &p,
				    _("no head for '%s', which the award asks "
				      "for (R26)"),
				    awards[i].heads[k][0]);
	}
}

/* The highest total there can be into c->top; false: without end. */
static bool
highest(struct check *c)
{
	const struct zy_standard *s = c->s;

	/* Rules of a ballot alone have no total. */
	if (s->nitems == 0 || s->nsources || !sum_heads(c))
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

/* The highest value of a field into c->sum; false: without end. */
static bool
highest_field(struct check *c, const struct zy_field_rule *f)
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
check_require(struct check *c, size_t band)
{
	const struct zy_band *b = &c->s->bands[band];
	struct path p;
	size_t i;

	for (i = 0; i < b->nrequire; i++) {
		const struct zy_requirement *r = &b->require[i];

		if (r->above_zero || !highest_field(c, &r->field) ||
		    zy_rational_cmp(&r->min, &c->sum) <= 0)
			continue;
		start(&p, c);
		go_key(&p, "bands");
		go_index(&p, band);
		go_key(&p, "require");
		go_index(&p, i);
		print_two(c, &r->min, &c->sum);
		tell(c, &p, _("%s cannot be reached: '%s' has at most %s"),
		    c->a.p, r->field.name, c->b.p);
	}
}

static void
check_bands(struct check *c)
{
	const struct zy_standard *s = c->s;
	struct path p;
	size_t i;

	for (i = 0; i < s->nbands; i++) {
		const struct zy_band *b = &s->bands[i];

		check_require(c, i);
		start(&p, c);
		go_key(&p, "bands");
		go_index(&p, i);
		go_key(&p, "min");
		if (highest(c) && zy_rational_cmp(&b->min, &c->top) > 0) {
			print_two(c, &b->min, &c->top);
			tell(c, &p,
			    _("%s cannot be reached: the highest total is %s"),
			    c->a.p, c->b.p);
		}
		if (i && b->nrequire == 0 && s->bands[i - 1].nrequire == 0 &&
		    zy_rational_cmp(&s->bands[i - 1].min, &s->marks.floor) <= 0)
			tell(c, &p,
			    _("no total is so low: the band before has all "
			      "there are"));
	}
	if (s->nbands < 2)
		return;
	i = s->nbands - 1;
	if (s->bands[i].open ||
	    zy_rational_cmp(&s->bands[i].min, &s->marks.floor) <= 0)
		return;
	start(&p, c);
	go_key(&p, "bands");
	go_index(&p, i);
	go_key(&p, "min");
	print_two(c, &s->bands[i].min, &s->marks.floor);
	tell(c, &p,
	    _("a gap: totals from %s to below %s have no band; say open: true "
	      "where that is meant"),
	    c->b.p, c->a.p);
}

static void
check_shares(struct check *c)
{
	const struct zy_standard *s = c->s;
	struct path p;
	size_t i;

	for (i = 1; i + 1 < s->nbands; i++) {
		const struct zy_band *next = &s->bands[i + 1];

		if (!s->bands[i].has_min_share || !next->has_min_share ||
		    zy_rational_cmp(&s->bands[i].min_share, &next->min_share) >=
			0)
			continue;
		start(&p, c);
		go_key(&p, "bands");
		go_index(&p, i);
		go_key(&p, "min_share");
		tell(c, &p,
		    _("less than the band below asks alone: it counts that "
		      "one, too"));
	}
}

static void
check_effects(struct check *c)
{
	const struct zy_standard *s = c->s;
	struct path p;
	size_t i;

	for (i = 0; i < s->nvetoes; i++) {
		if (s->vetoes[i].then.effect != ZY_EFFECT_CAP_BAND ||
		    s->vetoes[i].then.band != 0)
			continue;
		start(&p, c);
		go_key(&p, "vetoes");
		go_index(&p, i);
		go_key(&p, "band");
		tell(c, &p, _("no band is above the first: it bars nothing"));
	}
	for (i = 0; i < s->ngates; i++) {
		const struct zy_gate *g = &s->gates[i];

		if (!highest_field(c, &g->field) ||
		    zy_rational_cmp(&g->below, &c->sum) <= 0)
			continue;
		start(&p, c);
		go_key(&p, "gates");
		go_index(&p, i);
		go_key(&p, "below");
		print_two(c, &g->below, &c->sum);
		tell(c, &p, _("%s cannot be reached: '%s' has at most %s"),
		    c->a.p, g->field.name, c->b.p);
	}
	for (i = 0; i < s->nsources; i++) {
		if (zy_rational_sign(&s->sources[i].weight) != 0)
			continue;
		start(&p, c);
		go_key(&p, "compose");
		go_index(&p, i);
		go_key(&p, "weight");
		tell(c, &p, _("'%s' weighs nothing"), s->sources[i].name);
	}
}

size_t
zy_standard_check(
    const struct zy_standard *s, zy_standard_found *found, void *context)
{
	struct check c = {.s = s, .found = found, .context = context};

	zy_rational_init(&c.sum);
	zy_rational_init(&c.top);
	zy_rational_init(&c.tmp);
	check_award(&c);
	check_total(&c);
	check_heads(&c);
	check_items(&c);
	check_effects(&c);
	check_bands(&c);
	check_shares(&c);
	zy_rational_release(&c.sum);
	zy_rational_release(&c.top);
	zy_rational_release(&c.tmp);
	zy_buf_release(&c.a);
	zy_buf_release(&c.b);
	return c.n;
}
