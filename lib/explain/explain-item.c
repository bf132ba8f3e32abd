/* Explaining an item: its figures.  SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdlib.h>

#include "explain/page-state.h"

#define WORD(zh, en) zy_page_word(p, zh, en)

static void
put(struct zy_page *p, const char *text)
{
	zy_buf_puts(p->b, text);
}

static void
put_text(struct zy_page *p, struct zy_view v)
{
	zy_privacy_visible(p->b, v);
}

/* By rater, group, event: what the order of the input cannot change. */
static int
compare_facts(const void *a, const void *b, void *figures)
{
	const struct zy_figures *f = figures;
	uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
	const struct zy_whose x = zy_figures_whose(f, i);
	const struct zy_whose y = zy_figures_whose(f, k);
	int c = zy_view_cmp(
	    zy_intern_get(f->words, x.rater), zy_intern_get(f->words, y.rater));

	if (c == 0)
		c = zy_view_cmp(zy_intern_get(f->words, x.group),
		    zy_intern_get(f->words, y.group));
	if (c == 0)
		c = zy_view_cmp(zy_intern_get(f->words, x.event),
		    zy_intern_get(f->words, y.event));
	if (c == 0)
		c = f->facts[i].coef < f->facts[k].coef
			? -1
			: f->facts[i].coef > f->facts[k].coef;
	if (c == 0 && f->fact_origin && f->fact_origin[i] && f->fact_origin[k])
		c = strcmp(f->fact_origin[i], f->fact_origin[k]);
	return c;
}

/* One of a level, so many of a level, a ratio, yes or no, a number. */
static void
put_fact_value(struct zy_page *p, const struct zy_fact *fact,
    const struct zy_item *item, bool yesno)
{
	uint64_t packed = (uint64_t)fact->coef;

	switch (fact->places) {
	case ZY_FACT_NA:
		put(p, WORD("不适用", "does not apply"));
		return;
	case ZY_FACT_LEVEL:
		put_text(p, zy_view(item->rows[packed >> 32].name));
		zy_buf_printf(p->b, " × %" PRIu64, packed & UINT32_MAX);
		return;
	case ZY_FACT_RATIO:
		zy_figures_value(p->x->figures, fact, &p->tmp);
		zy_page_value(p, &p->tmp);
		return;
	default:
		break;
	}
	if (yesno)
		put(p, fact->coef ? WORD("是", "yes") : WORD("否", "no"));
	else if (item && item->percent) {
		zy_figures_value(p->x->figures, fact, &p->tmp);
		zy_page_share(p, &p->tmp, true);
	} else
		zy_page_decimal(p, zy_fact_value(fact));
}

/* As people know the group of raters. */
static struct zy_view
group_name(const struct zy_item *item, struct zy_view id)
{
	size_t i;

	for (i = 0; item && i < item->ngroups; i++)
		if (zy_view_is(id, item->groups[i].id))
			return zy_view(item->groups[i].name);
	return id;
}

/* What an event is called: of records their ids, of totals their standards. */
static const char *
name_of_event(
    const struct zy_page *p, uint32_t node, const struct zy_item *item)
{
	struct zy_view id = zy_intern_get(p->s->node_ids, node);

	if (item && item->from >= ZY_FROM_PLEDGES &&
	    item->from <= ZY_FROM_ACTIVITIES)
		return WORD("  编号：", "  id: ");
	return id.n > 6 && memcmp(id.p, "score:", 6) == 0
		   ? WORD("  标准：", "  standard: ")
		   : WORD("  事项：", "  event: ");
}

/* Where the event counts instead, and why there. */
static void
put_dropped(struct zy_page *p, uint32_t i)
{
	size_t item;
	enum zy_dropped why = zy_figures_dropped(p->x->figures, i, &item);

	if (why == ZY_COUNTS)
		return;
	if (why == ZY_DROPPED_HERE) {
		put(p, WORD("  同一事项本项已计，不重复计",
			   "  the event counts here once, not again"));
		return;
	}
	put(p, WORD("  同一事项计在", "  counts in "));
	put_text(p, zy_view(p->s->items[item].name));
	put(p, why == ZY_DROPPED_BETTER
		   ? WORD("，封顶后合计更高，此处不计",
			 ", where all come to more after max and cap, not here")
		   : WORD("，此处不计", ", not here"));
}

static void
put_fact(struct zy_page *p, uint32_t i, uint32_t node,
    const struct zy_item *item, bool yesno)
{
	const struct zy_figures *f = p->x->figures;
	const struct zy_fact *fact = &f->facts[i];
	const struct zy_whose whose = zy_figures_whose(f, i);
	const uint32_t words[] = {whose.group, whose.rater, whose.event};
	const char *const what[] = {WORD("  评分组：", "  group: "),
	    WORD("  评分人：", "  rater: "), name_of_event(p, node, item)};
	int k;

	put_fact_value(p, fact, item, yesno);
	for (k = 0; k < 3; k++) {
		if (words[k] == 0)
			continue;
		put(p, what[k]);
		put_text(p,
		    k == 0 ? group_name(item, zy_intern_get(f->words, words[k]))
			   : zy_intern_get(f->words, words[k]));
	}
	if (f->fact_origin && f->fact_origin[i]) {
		put(p, "  [");
		put_text(p, zy_view(f->fact_origin[i]));
		put(p, "]");
	}
}

static bool
is_yesno(const struct zy_standard *s, uint32_t node, const struct zy_item *item)
{
	if (item && item->from >= ZY_FROM_PLEDGES)
		return item->from != ZY_FROM_SCORE;
	return zy_standard_asks(s, node);
}

uint32_t *
zy_page_order(const struct zy_evaluation *x, uint32_t node, size_t *n)
{
	const struct zy_figures *f = x->figures;
	uint32_t first = zy_evaluate_first(x, node), *order, i;
	size_t k = 0;

	for (*n = 0, i = first; i != ZY_NO_FIGURE; i = f->facts[i].next)
		++*n;
	order = zy_calloc(*n + 1, sizeof(*order));
	for (i = first; i != ZY_NO_FIGURE; i = f->facts[i].next)
		order[k++] = i;
	qsort_r(order, *n, sizeof(*order), compare_facts, (void *)(uintptr_t)f);
	return order;
}

size_t
zy_page_facts(struct zy_page *p, uint32_t node, const struct zy_item *item)
{
	const struct zy_standard *s = p->x->standard;
	size_t n, k;
	uint32_t *order = zy_page_order(p->x, node, &n);

	for (k = 0; k < n; k++) {
		put(p, "        ");
		put_fact(p, order[k], node, item, is_yesno(s, node, item));
		put_dropped(p, order[k]);
		put(p, "\n");
	}
	free(order);
	return n;
}

/* Figures of an item that count in what is asked for and not in the total, or
 * the other way round. */
static void
put_moved(struct zy_page *p, const struct zy_item *item, const uint32_t *apart)
{
	const uint32_t *dropped = p->x->figures->dropped;
	size_t n, k;
	uint32_t *order = zy_page_order(p->x, item->node, &n);

	for (k = 0; k < n; k++) {
		if (!apart[order[k]] == !dropped[order[k]])
			continue;
		zy_evaluate_points(
		    p->x, item, &p->x->figures->facts[order[k]], &p->tmp);
		if (zy_rational_sign(&p->tmp) == 0)
			continue;
		put(p, apart[order[k]]
			   ? WORD("        此处不计 ", "        not ")
			   : WORD("        另计 ", "        and "));
		zy_page_name(p, item->name, item->id);
		put(p, WORD("：", ": "));
		put_fact(p, order[k], item->node, item,
		    is_yesno(p->s, item->node, item));
		put(p, "\n");
	}
	free(order);
}

void
zy_page_apart(struct zy_page *p, const struct zy_field_rule *f)
{
	size_t i;

	if (!f->apart || !p->x->figures->apart)
		return;
	for (i = 0; i < p->s->nitems; i++)
		if (p->s->items[i].scope != ZY_NO_SCOPE &&
		    !zy_item_takes(&p->s->items[i]) && zy_apart_has(p->s, f, i))
			put_moved(p, &p->s->items[i],
			    p->x->figures->apart[f->apart - 1]);
}

void
zy_page_figures(struct zy_page *p, const struct zy_item *item)
{
	uint32_t first = zy_evaluate_first(p->x, item->given);
	size_t n = 0;

	if (item->kind == ZY_ITEM_REVIEW) {
		zy_page_review(p, item);
		return;
	}
	n = zy_page_facts(p, item->given, item);
	zy_page_kind(p, item, first, n);
}
