/* Explaining an item: its figures.  SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdlib.h>

#include "standard/private.h"

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
	const struct zy_fact *x = &f->facts[*(const uint32_t *)a];
	const struct zy_fact *y = &f->facts[*(const uint32_t *)b];
	int c = zy_view_cmp(zy_intern_get(f->words, x->rater),
	    zy_intern_get(f->words, y->rater));

	if (c == 0)
		c = zy_view_cmp(zy_intern_get(f->words, x->group),
		    zy_intern_get(f->words, y->group));
	if (c == 0)
		c = zy_view_cmp(zy_intern_get(f->words, x->event),
		    zy_intern_get(f->words, y->event));
	if (c == 0)
		c = x->value.coef < y->value.coef
			? -1
			: x->value.coef > y->value.coef;
	return c;
}

/* One of a level, so many of a level, a ratio, yes or no, a number. */
static void
put_fact_value(struct zy_page *p, const struct zy_fact *fact,
    const struct zy_item *item, bool yesno)
{
	uint64_t packed = (uint64_t)fact->value.coef;

	switch (fact->value.places) {
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
		put(p, fact->value.coef ? WORD("是", "yes") : WORD("否", "no"));
	else
		zy_page_decimal(p, fact->value);
}

static void
put_fact(struct zy_page *p, uint32_t i, const struct zy_item *item, bool yesno)
{
	const struct zy_figures *f = p->x->figures;
	const struct zy_fact *fact = &f->facts[i];
	const uint32_t words[] = {fact->group, fact->rater, fact->event};
	int k;

	put(p, "        ");
	put_fact_value(p, fact, item, yesno);
	for (k = 0; k < 3; k++) {
		if (words[k] == 0)
			continue;
		put(p, "  ");
		put_text(p, zy_intern_get(f->words, words[k]));
	}
	if (f->fact_origin && f->fact_origin[i]) {
		put(p, "  [");
		put_text(p, zy_view(f->fact_origin[i]));
		put(p, "]");
	}
	if (zy_dedup_dropped(p->x, i))
		put(p, WORD("  同一事项另处已计，此处不计",
			   "  counts elsewhere, not here"));
	put(p, "\n");
}

static bool
is_yesno(const struct zy_standard *s, uint32_t node, const struct zy_item *item)
{
	enum zy_about about = s->nodes[node].what;

	if (item && item->from >= ZY_FROM_PLEDGES)
		return item->from != ZY_FROM_SCORE;
	if (about == ZY_ABOUT_ROW) {
		const struct zy_node_rule *rule = &s->nodes[node];
		const struct zy_item *list = &s->items[rule->index];

		/* Some conditions are counted, not answered. */
		return list->kind == ZY_ITEM_CHECKLIST &&
		       !list->rows[rule->row].each;
	}
	return item ? item->kind == ZY_ITEM_FIXED
		    : about == ZY_ABOUT_VETO || about == ZY_ABOUT_EXEMPTION;
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

	for (k = 0; k < n; k++)
		put_fact(p, order[k], item, is_yesno(s, node, item));
	free(order);
	return n;
}

/* "0.2 × 90 + 0.8 × 85": the groups of raters that are there. */
static void
put_groups(struct zy_page *p, const struct zy_item *item, uint32_t first)
{
	size_t i, n = 0;

	for (i = 0; i < item->ngroups; i++) {
		const struct zy_rater_group *g = &item->groups[i];
		bool there =
		    zy_evaluate_group(p->x, first, zy_view(g->id), &p->tmp);

		if (!there && item->missing == ZY_MISSING_RESCALE)
			continue;
		if (!there && item->missing == ZY_MISSING_FULL)
			zy_rational_set(&p->tmp,
			    item->has_scale ? &item->scale : &item->max);
		put(p, n++ ? " + " : "        ");
		zy_rational_print(p->b, &g->weight);
		put(p, " × ");
		zy_page_term(p, &p->tmp);
		put(p, " (");
		zy_page_name(p, g->name, g->id);
		put(p, there ? ")" : WORD("，无数据)", ", no figures)"));
	}
	put(p, "\n");
}

/* The two values that a trimmed mean leaves out. */
static void
put_trimmed(
    struct zy_page *p, const struct zy_item *item, uint32_t first, size_t n)
{
	struct zy_decimal low, high;

	if (!zy_evaluate_extremes(p->x, item, first, n, &low, &high))
		return;
	put(p, WORD("        去掉最高分 ", "        without the highest "));
	zy_page_decimal(p, high);
	put(p, WORD("、最低分 ", " and the lowest "));
	zy_page_decimal(p, low);
	put(p, "\n");
}

/* "622.4 / 7 = ": the mean of several raters that v is. */
static void
put_mean(struct zy_page *p, const struct zy_item *item, uint32_t first,
    const struct zy_rational *v)
{
	const struct zy_fact *facts = p->x->figures->facts;
	struct zy_decimal low, high;
	size_t n = 0, all = 0;
	uint32_t i;

	for (i = first; i != ZY_NO_FIGURE; i = facts[i].next, all++)
		n += !zy_dedup_dropped(p->x, i);
	if (item->raters == ZY_RATERS_WEIGHTED || n < 2)
		return;
	if (item->raters == ZY_RATERS_TRIMMED &&
	    zy_evaluate_extremes(p->x, item, first, all, &low, &high))
		n -= 2;
	zy_rational_set_ratio(&p->tmp, (int64_t)n, 1);
	zy_rational_mul(&p->tmp, &p->tmp, v);
	zy_page_value(p, &p->tmp);
	zy_buf_printf(p->b, " / %zu = ", n);
}

/* What was made of the values of several raters. */
static void
put_judged(
    struct zy_page *p, const struct zy_item *item, uint32_t first, size_t n)
{
	bool plain =
	    zy_rational_cmp(&item->factor, &p->one) == 0 && !item->has_scale;
	struct zy_rational v;

	zy_rational_init(&v);
	if (item->raters == ZY_RATERS_WEIGHTED && n)
		put_groups(p, item, first);
	if (item->raters == ZY_RATERS_TRIMMED)
		put_trimmed(p, item, first, n);
	if ((n > 1 || !plain) && zy_evaluate_raters(p->x, item, first, &v)) {
		put(p, WORD("        综合 ", "        together "));
		put_mean(p, item, first, &v);
		zy_page_value(p, &v);
		if (item->has_scale) {
			put(p, " × ");
			zy_page_value(p, &item->max);
			put(p, " / ");
			zy_page_value(p, &item->scale);
		}
		zy_page_factor(p, item);
		put(p, "\n");
	}
	zy_rational_release(&v);
}

/* "6 - ": what is taken is taken from. */
static void
put_minuend(struct zy_page *p, const struct zy_item *item)
{
	put(p, "        ");
	if (item->place == ZY_IN_PENALTY)
		return;
	zy_page_value(p, &item->max);
	put(p, " - ");
}

/* "6 - 1.5 × 2": occurrences, not more than are required. */
static void
put_deduction(struct zy_page *p, const struct zy_item *item)
{
	struct zy_rational v;

	zy_rational_init(&v);
	if (zy_evaluate_number(p->x, item, &v)) {
		if (item->done) {
			put(p, WORD("        应有 ", "        required "));
			zy_page_value(p, &item->required);
			put(p, WORD("，实有 ", ", there are "));
			zy_page_value(p, &v);
			put(p, "\n");
			zy_rational_sub(&v, &item->required, &v);
		}
		if (zy_rational_sign(&v) < 0)
			zy_rational_set_ratio(&v, 0, 1);
		if (item->has_required &&
		    zy_rational_cmp(&v, &item->required) > 0)
			zy_rational_set(&v, &item->required);
		put_minuend(p, item);
		zy_page_value(p, &item->per);
		put(p, " × ");
		zy_page_value(p, &v);
		zy_page_factor(p, item);
		put(p, "\n");
	}
	zy_rational_release(&v);
}

/* "no, less 3", "2 times, less 0.2 each". */
static void
put_condition(struct zy_page *p, const struct zy_item_row *row,
    const struct zy_rational *times)
{
	put(p, "        ");
	zy_page_name(p, row->name, row->id);
	if (zy_evaluate_first(p->x, row->node) == ZY_NO_FIGURE)
		put(p, WORD("：无数据，按规定视为", ": no figure, by rule "));
	else
		put(p, WORD("：", ": "));
	if (zy_rational_sign(times) == 0) {
		put(p, WORD("符合，扣 0", "holds, less 0"));
	} else {
		put(p, WORD("不符合，扣 ", "does not hold, less "));
		zy_page_value(p, &row->points);
		if (row->each) {
			put(p, " × ");
			zy_page_value(p, times);
		}
	}
	put(p, "\n");
	zy_page_facts(p, row->node, NULL);
}

/* "10 - (3 + 2)": the conditions that fail. */
static void
put_checklist(struct zy_page *p, const struct zy_item *item)
{
	struct zy_rational times;
	size_t i, n = 0, facts = 0;

	zy_rational_init(&times);
	for (i = 0; i < item->nrows; i++)
		facts +=
		    zy_evaluate_first(p->x, item->rows[i].node) != ZY_NO_FIGURE;
	for (i = 0; facts && i < item->nrows; i++) {
		zy_evaluate_fails(p->x, item, &item->rows[i], &times);
		put_condition(p, &item->rows[i], &times);
	}
	if (facts) {
		put_minuend(p, item);
		put(p, "(");
	}
	for (i = 0; facts && i < item->nrows; i++) {
		zy_evaluate_fails(p->x, item, &item->rows[i], &times);
		if (zy_rational_sign(&times) == 0)
			continue;
		put(p, n++ ? " + " : "");
		zy_rational_mul(&times, &times, &item->rows[i].points);
		zy_page_value(p, &times);
	}
	if (facts) {
		put(p, n ? ")" : "0)");
		zy_page_factor(p, item);
		put(p, "\n");
	}
	zy_rational_release(&times);
}

static void
put_step_row(struct zy_page *p, const struct zy_item *item)
{
	const struct zy_item_row *row;
	struct zy_rational v;

	zy_rational_init(&v);
	if (zy_evaluate_number(p->x, item, &v)) {
		row = zy_item_step(item, &v);
		put(p, WORD("        合计 ", "        number "));
		zy_page_value(p, &v);
		if (row) {
			put(p, WORD("，在“满 ", ", in the row from "));
			zy_page_value(p, &row->n);
			put(p, item->place == ZY_IN_PENALTY
				   ? WORD("”一档，扣 ", ": less ")
				   : WORD("”一档，得 ", ": "));
			zy_page_value(p, &row->points);
		} else {
			put(p, WORD("，在第一档之前", ", before the first "
						      "row"));
		}
		zy_page_factor(p, item);
		put(p, "\n");
	}
	zy_rational_release(&v);
}

static void
put_ratio(struct zy_page *p, const struct zy_item *item)
{
	struct zy_rational v, units;
	bool good;
	int c;

	zy_rational_init(&v);
	zy_rational_init(&units);
	if (zy_evaluate_ratio(p->x, item, &v)) {
		c = zy_rational_cmp(&v, &item->threshold);
		good = item->above ? c <= 0 : c >= 0;
		put(p, WORD("        比率 ", "        ratio "));
		zy_page_value(p, &v);
		put(p, c < 0 ? " < " : c > 0 ? " > " : " = ");
		zy_page_value(p, &item->threshold);
		put(p, good ? WORD("：符合", ": as it should be")
			    : WORD("：不符合", ": not as it should be"));
		put(p, "\n");
		if (!good && item->has_per) {
			zy_evaluate_units(item, &v, &units);
			put_minuend(p, item);
			zy_page_value(p, &item->per);
			put(p, " × ");
			zy_page_value(p, &units);
			zy_page_factor(p, item);
			put(p, "\n");
		}
	}
	zy_rational_release(&v);
	zy_rational_release(&units);
}

static void
put_aim(struct zy_page *p, const struct zy_item *item)
{
	struct zy_rational v;

	zy_rational_init(&v);
	if (zy_evaluate_number(p->x, item, &v)) {
		put(p, WORD("        合计 ", "        number "));
		zy_page_value(p, &v);
		if (zy_rational_cmp(&v, &item->target) < 0) {
			put(p, WORD("，未达到 ", ", below "));
			zy_page_value(p, &item->target);
		} else {
			zy_rational_sub(&v, &v, &item->target);
			zy_rational_div(&v, &v, &item->unit);
			zy_rational_floor(&v);
			put(p, WORD("；", "; "));
			zy_page_value(p, &item->points);
			put(p, " + ");
			zy_page_value(p, &item->extra);
			put(p, " × ");
			zy_page_value(p, &v);
		}
		zy_page_factor(p, item);
		put(p, "\n");
	}
	zy_rational_release(&v);
}

/* "(3.5 + 3) × 11 / 7": the parts that are there, for the whole. */
static void
put_parts_sum(struct zy_page *p, const struct zy_item *item)
{
	struct zy_rational v, there;
	size_t i, n = 0;

	for (i = 0; i < item->nrows; i++)
		n +=
		    zy_evaluate_first(p->x, item->rows[i].node) != ZY_NO_FIGURE;
	if (n == 0)
		return;
	zy_rational_init(&v);
	zy_rational_init(&there);
	for (n = 0, i = 0; i < item->nrows; i++) {
		const struct zy_item_row *part = &item->rows[i];
		bool given = zy_evaluate_sum(
		    p->x, zy_evaluate_first(p->x, part->node), &v);

		if (!given && item->missing != ZY_MISSING_FULL)
			continue;
		if (!given)
			zy_rational_set(&v, &part->points);
		zy_rational_add(&there, &there, &part->points);
		put(p, n++ ? " + " : "        (");
		zy_page_term(p, &v);
	}
	put(p, ")");
	if (item->missing == ZY_MISSING_RESCALE &&
	    zy_rational_cmp(&there, &item->max) != 0) {
		put(p, " × ");
		zy_page_value(p, &item->max);
		put(p, " / ");
		zy_page_value(p, &there);
	}
	zy_page_factor(p, item);
	put(p, "\n");
	zy_rational_release(&v);
	zy_rational_release(&there);
}

static void
put_parts(struct zy_page *p, const struct zy_item *item)
{
	size_t i;

	for (i = 0; i < item->nrows; i++) {
		const struct zy_item_row *part = &item->rows[i];

		put(p, "        ");
		zy_page_name(p, part->name, part->id);
		put(p, WORD("，满分 ", ", of "));
		zy_page_value(p, &part->points);
		put(p, "\n");
		if (zy_page_facts(p, part->node, NULL))
			continue;
		put(p, WORD("        无数据，", "        no figures, "));
		put(p, zy_page_missing(p, item->missing));
		put(p, "\n");
	}
	put_parts_sum(p, item);
}

/* "2 + 3": what each event brings. */
static void
put_events(struct zy_page *p, const struct zy_item *item)
{
	const struct zy_fact *facts = p->x->figures->facts;
	bool taken = item->place == ZY_IN_PENALTY;
	size_t n, i, k = 0;
	/* In the order in which the events are listed. */
	uint32_t *order = zy_page_order(p->x, item->given, &n);
	struct zy_rational v;

	zy_rational_init(&v);
	for (i = 0; i < n; i++) {
		if (zy_dedup_dropped(p->x, order[i]))
			continue;
		if (k == 0)
			put(p, taken ? WORD("        各次扣分 ",
					   "        events take ")
				     : WORD("        各次得分 ",
					   "        events bring "));
		zy_evaluate_points(p->x, item, &facts[order[i]], &v);
		put(p, k++ ? " + " : "");
		zy_page_term(p, &v);
	}
	put(p, k ? "\n" : "");
	zy_rational_release(&v);
	free(order);
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
	switch (item->kind) {
	case ZY_ITEM_JUDGED:
		put_judged(p, item, first, n);
		break;
	case ZY_ITEM_DEDUCT:
		put_deduction(p, item);
		break;
	case ZY_ITEM_CHECKLIST:
		put_checklist(p, item);
		break;
	case ZY_ITEM_STEPS:
		put_step_row(p, item);
		break;
	case ZY_ITEM_RATE:
		if (item->from == ZY_FROM_TALLY)
			zy_page_rate(p, item->questions, item->nquestions);
		put_ratio(p, item);
		break;
	case ZY_ITEM_TARGET:
		put_aim(p, item);
		break;
	case ZY_ITEM_SPLIT:
		put_parts(p, item);
		break;
	case ZY_ITEM_COUNT:
		put_events(p, item);
		break;
	default:
		break;
	}
}
