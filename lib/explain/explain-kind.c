/*
 * Explaining an item: what its kind makes of its figures.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "explain/page-state.h"

#define WORD(zh, en) zy_page_word(p, zh, en)

static void
put(struct zy_page *p, const char *text)
{
	zy_buf_puts(p->b, text);
}

/* "0.2 × 90 + 0.8 × 85": the groups of raters that are there. */
static void
put_groups(struct zy_page *p, const struct zy_item *item, uint32_t first)
{
	struct zy_rational there;
	size_t i, n = 0;
	bool divided;

	zy_rational_init(&there);
	for (i = 0; i < item->ngroups; i++)
		if (zy_evaluate_group(
			p->x, first, zy_view(item->groups[i].id), &p->tmp))
			zy_rational_add(
			    &there, &there, &item->groups[i].weight);
	divided = item->missing == ZY_MISSING_RESCALE &&
		  zy_rational_cmp(&there, &p->one) != 0;
	put(p, divided ? "        (" : "        ");
	for (i = 0; i < item->ngroups; i++) {
		const struct zy_rater_group *g = &item->groups[i];
		bool known =
		    zy_evaluate_group(p->x, first, zy_view(g->id), &p->tmp);

		if (!known && item->missing == ZY_MISSING_RESCALE)
			continue;
		if (!known && item->missing == ZY_MISSING_FULL)
			zy_rational_set(&p->tmp,
			    item->has_scale ? &item->scale : &item->max);
		put(p, n++ ? " + " : "");
		zy_rational_print(p->b, &g->weight);
		put(p, " × ");
		zy_page_term(p, &p->tmp);
		put(p, " (");
		zy_page_name(p, g->name, g->id);
		put(p, known ? ")" : WORD("，无数据)", ", no figures)"));
	}
	if (divided) {
		put(p, ") / ");
		zy_page_term(p, &there);
	}
	put(p, "\n");
	zy_rational_release(&there);
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

void
zy_page_mean(struct zy_page *p, const struct zy_item *item, uint32_t first,
    const struct zy_rational *v)
{
	const struct zy_fact *facts = p->x->figures->facts;
	struct zy_decimal low, high;
	size_t n = 0, all = 0;
	uint32_t i;

	for (i = first; i != ZY_NO_FIGURE; i = facts[i].next, all++)
		n += !zy_evaluate_skips(p->x, i);
	if (n < 2 || (item && item->raters == ZY_RATERS_WEIGHTED))
		return;
	if (item && item->raters == ZY_RATERS_TRIMMED &&
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
		zy_page_mean(p, item, first, &v);
		zy_page_value(p, &v);
		if (n > 1 && !plain) {
			put(p, WORD("；", "; "));
			zy_page_term(p, &v);
		}
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
		zy_page_term(p, &item->per);
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
		zy_rational_mul(&p->tmp, times, &row->points);
		if (row->has_most && zy_rational_cmp(&p->tmp, &row->n) > 0) {
			put(p, WORD("，至多 ", ", at most "));
			zy_page_value(p, &row->n);
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
		zy_evaluate_taken(p->x, item, &item->rows[i], &times);
		if (zy_rational_sign(&times) == 0)
			continue;
		put(p, n++ ? " + " : "");
		zy_page_term(p, &times);
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
		zy_page_share(p, &v, item->percent);
		if (row) {
			put(p, WORD("，在“满 ", ", in the row from "));
			zy_page_share(p, &row->n, item->percent);
			put(p, item->place == ZY_IN_PENALTY
				   ? WORD("”一档，扣 ", ": less ")
				   : WORD("”一档，得 ", ": "));
			zy_page_term(p, &row->points);
		} else {
			put(p, WORD("，在第一档之前：", ", before the first "
							"row: "));
			if (zy_item_before(item))
				zy_page_value(p, zy_item_before(item));
			else
				put(p, "0");
		}
		zy_page_factor(p, item);
		put(p, "\n");
	}
	zy_rational_release(&v);
}

/* "2 / 3 = ": of the records that were looked at, those that fit. */
static void
put_fraction(struct zy_page *p, const struct zy_item *item)
{
	uint32_t i = zy_evaluate_first(p->x, item->given);
	const struct zy_fact *facts = p->x->figures->facts;
	size_t n = 0, fit = 0;

	if (item->from < ZY_FROM_PLEDGES || item->from > ZY_FROM_ACTIVITIES)
		return;
	for (; i != ZY_NO_FIGURE; i = facts[i].next, n++)
		fit += facts[i].coef != 0;
	zy_buf_printf(p->b, "%zu / %zu = ", fit, n);
}

/* "(95% - 91%) / 1% = 4": how many units it is off. */
static void
put_units(struct zy_page *p, const struct zy_item *item,
    const struct zy_rational *v, struct zy_rational *units)
{
	struct zy_item exact = *item;
	const struct zy_rational *high = item->above ? v : &item->threshold;
	const struct zy_rational *low = item->above ? &item->threshold : v;

	put(p, item->above ? WORD("        超出 ", "        above by ")
			   : WORD("        差 ", "        below by "));
	put(p, "(");
	zy_page_share(p, high, item->percent);
	put(p, " - ");
	zy_page_share(p, low, item->percent);
	put(p, ") / ");
	zy_page_share(p, &item->unit, item->percent);
	put(p, " = ");
	exact.units = ZY_UNITS_SHARE;
	zy_evaluate_units(&exact, v, units);
	zy_page_value(p, units);
	put(p, WORD(" 档", " units"));
	zy_evaluate_units(item, v, units);
	if (item->units != ZY_UNITS_SHARE) {
		put(p, WORD("，计 ", ", counting "));
		zy_page_value(p, units);
	}
	put(p, "\n");
}

static void
put_ratio(struct zy_page *p, const struct zy_item *item)
{
	bool good, penalty = item->place == ZY_IN_PENALTY;
	struct zy_rational v, units;
	int c;

	zy_rational_init(&v);
	zy_rational_init(&units);
	if (zy_evaluate_ratio(p->x, item, &v)) {
		c = zy_rational_cmp(&v, &item->threshold);
		good = item->above ? c <= 0 : c >= 0;
		put(p, WORD("        比率 ", "        ratio "));
		put_fraction(p, item);
		zy_page_share(p, &v, item->percent);
		put(p, c < 0 ? " < " : c > 0 ? " > " : " = ");
		zy_page_share(p, &item->threshold, item->percent);
		put(p, good ? WORD("：符合", ": as it should be")
			    : WORD("：不符合", ": not as it should be"));
		put(p, "\n");
		if (!good && zy_page_proportional(item)) {
			put(p, "        ");
			zy_page_value(p, &item->max);
			put(p, " × ");
			zy_page_share(p, &v, item->percent);
			put(p, " / ");
			zy_page_share(p, &item->threshold, item->percent);
			put(p, "\n");
		} else if (!good && item->has_per) {
			put_units(p, item, &v, &units);
			put_minuend(p, item);
			zy_page_term(p, &item->per);
			put(p, " × ");
			zy_page_term(p, &units);
			zy_page_factor(p, item);
			put(p, "\n");
		} else if (!item->has_per && good != penalty &&
			   zy_rational_cmp(&item->factor, &p->one) != 0) {
			put(p, "        ");
			zy_page_value(p, &item->max);
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
	bool plain = zy_rational_cmp(&item->factor, &p->one) == 0;
	struct zy_rational v;

	zy_rational_init(&v);
	if (zy_evaluate_number(p->x, item, &v)) {
		put(p, WORD("        合计 ", "        number "));
		zy_page_share(p, &v, item->percent);
		if (zy_rational_cmp(&v, &item->target) < 0) {
			put(p, WORD("，未达到 ", ", below "));
			zy_page_share(p, &item->target, item->percent);
			put(p, WORD("，得 ", ": "));
			zy_page_value(p, &item->below);
		} else {
			zy_rational_sub(&v, &v, &item->target);
			zy_rational_div(&v, &v, &item->unit);
			zy_rational_floor(&v);
			put(p, WORD("；", "; "));
			put(p, plain ? "" : "(");
			zy_page_term(p, &item->points);
			put(p, " + ");
			zy_page_term(p, &item->extra);
			put(p, " × ");
			zy_page_value(p, &v);
			put(p, plain ? "" : ")");
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
		if (zy_evaluate_skips(p->x, order[i]))
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
	if (n == 0 && !p->x->items[item - p->x->standard->items].missing)
		put(p,
		    WORD("        无符合的记录\n", "        no record fits\n"));
	put(p, k ? "\n" : "");
	zy_rational_release(&v);
	free(order);
}

/* "5 × 2": all, where there is a factor. */
static void
put_whole(struct zy_page *p, const struct zy_item *item)
{
	const struct zy_item_score *score =
	    &p->x->items[item - p->x->standard->items];

	if (score->missing || zy_rational_sign(&score->raw) == 0 ||
	    zy_rational_cmp(&item->factor, &p->one) == 0)
		return;
	put(p, "        ");
	zy_page_value(p, &item->max);
	zy_page_factor(p, item);
	put(p, "\n");
}

void
zy_page_kind(
    struct zy_page *p, const struct zy_item *item, uint32_t first, size_t n)
{
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
	case ZY_ITEM_FIXED:
		put_whole(p, item);
		break;
	default:
		break;
	}
}
