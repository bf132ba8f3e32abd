/* SPDX-License-Identifier: MIT */
#include "explain/explain.h"

#include <stdlib.h>

#include "explain/page-state.h"

void
zy_page_value(struct zy_page *p, const struct zy_rational *v)
{
	size_t at = p->b->n;

	zy_rational_print(p->b, v);
	if (memchr(p->b->p + at, '/', p->b->n - at)) {
		zy_buf_puts(p->b, " ≈ ");
		zy_rational_format(p->b, v, 4, ZY_HALF_UP);
	}
}

void
zy_page_decimal(struct zy_page *p, struct zy_decimal d)
{
	zy_rational_set_decimal(&p->tmp, d);
	zy_page_value(p, &p->tmp);
}

void
zy_page_term(struct zy_page *p, const struct zy_rational *v)
{
	bool negative = zy_rational_sign(v) < 0;
	size_t at = p->b->n;

	zy_buf_puts(p->b, negative ? "(" : "");
	zy_rational_print(p->b, v);
	zy_buf_puts(p->b, negative ? ")" : "");
	if (memchr(p->b->p + at, '/', p->b->n - at)) {
		zy_buf_puts(p->b, " (≈ ");
		zy_rational_format(p->b, v, 4, ZY_HALF_UP);
		zy_buf_puts(p->b, ")");
	}
}

/* "领导班子好 (leadership)": the id is what evidence and columns say. */
void
zy_page_name(struct zy_page *p, const char *name, const char *id)
{
	zy_privacy_visible(p->b, zy_view(name));
	if (strcmp(name, id) != 0)
		zy_buf_printf(p->b, " (%s)", id);
}

const char *
zy_page_word(const struct zy_page *p, const char *zh, const char *en)
{
	return p->zh ? zh : en;
}

const char *
zy_page_missing(const struct zy_page *p, enum zy_missing m)
{
	static const char *const words[][2] = {
	    {"按规定计零分", "which counts as zero"},
	    {"按规定计满分", "which counts in full"},
	    {"按规定不计，由其他各项折算",
		"left out, the others stand for it"}};

	return words[m][!p->zh];
}

#define WORD(zh, en) zy_page_word(p, zh, en)

static void
put(struct zy_page *p, const char *text)
{
	zy_buf_puts(p->b, text);
}

void
zy_page_none(struct zy_page *p)
{
	put(p, WORD("  本标准未设\n", "  none in this standard\n"));
}

void
zy_page_share(struct zy_page *p, const struct zy_rational *v, bool percent)
{
	struct zy_rational hundred;
	size_t at = p->b->n;

	if (!percent) {
		zy_page_value(p, v);
		return;
	}
	zy_rational_init(&hundred);
	zy_rational_set_ratio(&hundred, 100, 1);
	zy_rational_mul(&hundred, &hundred, v);
	zy_rational_print(p->b, &hundred);
	if (memchr(p->b->p + at, '/', p->b->n - at)) {
		/* 200/3 % is nothing to read out. */
		p->b->n = at;
		zy_rational_print(p->b, v);
		put(p, " ≈ ");
		zy_rational_format(p->b, &hundred, 2, ZY_HALF_UP);
	}
	put(p, "%");
	zy_rational_release(&hundred);
}

void
zy_page_step(struct zy_page *p, const char *n, const char *zh, const char *en)
{
	zy_buf_printf(p->b, p->zh ? "\n第 %s 步 %s\n" : "\nStep %s: %s\n", n,
	    p->zh ? zh : en);
}

/* "held to 20": where a bound changed a value. */
static void
held(struct zy_page *p, const struct zy_rational *before,
    const struct zy_rational *after)
{
	if (zy_rational_cmp(before, after) == 0)
		return;
	put(p, WORD("，限为 ", ", held to "));
	zy_page_value(p, after);
}

static void
put_heading(struct zy_page *p)
{
	const struct zy_standard *s = p->x->standard;
	const struct zy_figures *f = p->x->figures;
	const char *name = f->roster[p->x->subject];

	put(p, WORD("得分说明：", "Score of "));
	zy_privacy_visible(p->b, zy_intern_get(f->subjects, p->x->subject));
	if (name && *name) {
		put(p, " ");
		zy_privacy_visible(p->b, zy_view(name));
	}
	put(p, WORD("\n评分标准：", "\nStandard: "));
	zy_page_name(p, *s->title ? s->title : s->id, s->id);
	if (*s->version) {
		put(p, WORD("，版本 ", ", version "));
		zy_privacy_visible(p->b, zy_view(s->version));
	}
	if (*s->basis) {
		put(p, WORD("\n依据：", "\nBasis: "));
		zy_privacy_visible(p->b, zy_view(s->basis));
	}
	put(p, "\n");
}

/* The figures of one item, its value, and its bounds. */
static void
put_item(struct zy_page *p, size_t i)
{
	const struct zy_item *item = &p->x->standard->items[i];
	const struct zy_item_score *score = &p->x->items[i];
	bool none = score->missing || score->outside;
	size_t k;

	put(p, "    ");
	zy_page_name(p, item->name, item->id);
	put(p, WORD("：", ": "));
	zy_page_rule(p, item);
	put(p, "\n");
	if (score->outside) {
		zy_page_facts(p, item->node, item);
		for (k = 0; k < item->nrows; k++)
			if (item->rows[k].node)
				zy_page_facts(p, item->rows[k].node, NULL);
		put(p, WORD("        不适用", "        does not apply"));
		if (item->place == ZY_IN_HEAD) {
			put(p, WORD("，", ", "));
			put(p,
			    item->na == ZY_NA_POINTS
				? WORD("按规定计", "which counts by rule")
				: zy_page_missing(p, item->na == ZY_NA_FULL
							 ? ZY_MISSING_FULL
							 : ZY_MISSING_RESCALE));
		}
	} else {
		zy_page_figures(p, item);
	}
	if (score->missing) {
		put(p, WORD("        无数据", "        no figures"));
		if (item->place == ZY_IN_HEAD) {
			put(p, WORD("，", ", "));
			put(p, zy_page_missing(p, item->missing));
		}
	}
	if (score->left_out) {
		put(p, "\n");
		return;
	}
	put(p, none ? " = " : "        = ");
	zy_page_value(p, &score->raw);
	held(p, &score->raw, &score->value);
	put(p, "\n");
}

static void
put_items(struct zy_page *p)
{
	const struct zy_standard *s = p->x->standard;
	size_t h, i;

	put(p, WORD("\n第 1、2 步 各项得分及其限额\n",
		   "\nSteps 1 and 2: items, each within its bounds\n"));
	if (s->nheads == 0)
		zy_page_none(p);
	for (h = 0; h < s->nheads; h++) {
		put(p, "  ");
		zy_page_name(p, s->heads[h].name, s->heads[h].id);
		put(p, "\n");
		for (i = s->heads[h].first;
		     i < s->heads[h].first + s->heads[h].n; i++)
			put_item(p, i);
	}
}

/* "(5 + 3) × 20 / 12": the items that are there, for what is left out. */
static void
put_head(struct zy_page *p, const struct zy_head *head,
    const struct zy_head_score *score)
{
	bool scaled = zy_rational_cmp(&score->scale, &p->x->one) != 0;
	struct zy_rational sum;
	size_t i, n = 0;

	put(p, "  ");
	zy_page_name(p, head->name, head->id);
	for (i = head->first; i < head->first + head->n; i++)
		n += !p->x->items[i].left_out;
	put(p, scaled && n > 1 ? " = (" : " = ");
	for (n = 0, i = head->first; i < head->first + head->n; i++) {
		if (p->x->items[i].left_out)
			continue;
		put(p, n++ ? " + " : "");
		zy_page_term(p, &p->x->items[i].value);
	}
	zy_rational_init(&sum);
	zy_rational_set(&sum, &score->sum);
	if (scaled) {
		put(p, n > 1 ? ") × " : " × ");
		zy_page_value(p, &head->full);
		put(p, " / ");
		zy_rational_div(&sum, &head->full, &score->scale);
		zy_page_value(p, &sum);
		put(p, WORD("（不计的由其他各项折算）", " (for what is left "
							"out)"));
		zy_rational_mul(&sum, &score->sum, &score->scale);
	}
	if (n != 1 || scaled) {
		put(p, n ? " = " : "");
		zy_page_value(p, &sum);
	}
	held(p, &sum, &score->value);
	put(p, "\n");
	zy_rational_release(&sum);
}

static void
put_heads(struct zy_page *p)
{
	const struct zy_standard *s = p->x->standard;
	size_t h;

	zy_page_step(
	    p, "3", "大项合计及其限额", "heads, each within its bounds");
	if (s->nheads == 0)
		zy_page_none(p);
	for (h = 0; h < s->nheads; h++)
		put_head(p, &s->heads[h], &p->x->heads[h]);
}

static void
put_base(struct zy_page *p)
{
	const struct zy_standard *s = p->x->standard;
	size_t h;

	zy_page_step(p, "4", "基本分", "base");
	put(p, WORD("  起点 ", "  start "));
	zy_page_value(p, &s->marks.start);
	for (h = 0; h < s->nheads; h++) {
		put(p, " + ");
		zy_page_term(p, &p->x->heads[h].value);
	}
	put(p, " = ");
	zy_page_value(p, &p->x->base);
	put(p, "\n");
}

static void
put_extra(struct zy_page *p, const struct zy_extra *extra,
    const struct zy_rational *sum, const struct zy_rational *value)
{
	size_t i;

	if (extra->n == 0) {
		zy_page_none(p);
		return;
	}
	for (i = extra->first; i < extra->first + extra->n; i++)
		put_item(p, i);
	put(p, WORD("  合计 ", "  sum "));
	zy_page_value(p, sum);
	held(p, sum, value);
	put(p, "\n");
}

static void
put_own(struct zy_page *p)
{
	struct zy_evaluation *x = p->x;

	put(p, WORD("  本标准得分 ", "  score of this standard "));
	zy_page_term(p, &x->base);
	put(p, " + ");
	zy_page_term(p, &x->bonus);
	put(p, " - ");
	zy_page_term(p, &x->penalty);
	put(p, " = ");
	zy_rational_add(&p->tmp, &x->base, &x->bonus);
	zy_rational_sub(&p->tmp, &p->tmp, &x->penalty);
	zy_page_value(p, &p->tmp);
	held(p, &p->tmp, &x->own);
	put(p, "\n");
}

static void
put_source(struct zy_page *p, size_t i)
{
	const struct zy_source_rule *rule = &p->x->standard->sources[i];
	const struct zy_source_score *score = &p->x->sources[i];

	put(p, "    ");
	if (strcmp(rule->title, "self") == 0)
		put(p, WORD("本标准得分", "score of this standard"));
	else
		zy_page_name(p, rule->title, rule->name);
	put(p, WORD("：权重 ", ": weight "));
	zy_rational_print(p->b, &rule->weight);
	put(p, "\n");
	if (rule->from != ZY_FROM_SELF)
		zy_page_facts(p, rule->node, NULL);
	if (score->missing) {
		put(p, WORD("        无数据，", "        no figures, "));
		put(p, zy_page_missing(p, rule->missing));
	}
	if (score->left_out) {
		put(p, "\n");
		return;
	}
	put(p, score->missing ? " = " : "        = ");
	if (!score->missing && rule->from == ZY_FROM_EVIDENCE)
		zy_page_mean(p, NULL, zy_evaluate_first(p->x, rule->node),
		    &score->value);
	zy_page_value(p, &score->value);
	put(p, "\n");
}

static void
put_composition(struct zy_page *p)
{
	const struct zy_standard *s = p->x->standard;
	struct zy_rational sum;
	size_t i, n = 0;

	zy_page_step(p, "7", "综合", "composition");
	if (s->nsources == 0) {
		zy_page_none(p);
		return;
	}
	for (i = 0; i < s->nsources; i++)
		put_source(p, i);
	put(p, "  ");
	zy_rational_init(&sum);
	for (i = 0; i < s->nsources; i++) {
		if (p->x->sources[i].left_out)
			continue;
		put(p, n++ ? " + " : "");
		zy_rational_print(p->b, &s->sources[i].weight);
		put(p, " × ");
		zy_page_term(p, &p->x->sources[i].value);
		zy_rational_mul(
		    &p->tmp, &s->sources[i].weight, &p->x->sources[i].value);
		zy_rational_add(&sum, &sum, &p->tmp);
	}
	put(p, n ? " = " : "0");
	if (n)
		zy_page_value(p, &sum);
	if (n && zy_rational_cmp(&p->x->weights, &p->x->one) != 0 &&
	    zy_rational_sign(&p->x->weights) > 0) {
		put(p,
		    WORD("；按现有权重折算 / ", "; by the weights there / "));
		zy_rational_print(p->b, &p->x->weights);
		zy_rational_div(&sum, &sum, &p->x->weights);
		put(p, " = ");
		zy_page_value(p, &sum);
	}
	held(p, &sum, &p->x->composed);
	put(p, "\n");
	zy_rational_release(&sum);
}

static void
put_end(struct zy_page *p)
{
	const struct zy_standard *s = p->x->standard;

	zy_page_step(p, "12", "修约", "rounding, once");
	put(p, "  ");
	zy_page_value(p, &p->x->exact);
	zy_buf_printf(p->b,
	    p->zh ? " 取 %d 位小数（%s） = " : " to %d places (%s) = ",
	    s->marks.places,
	    s->marks.rounding == ZY_HALF_UP
		? WORD("四舍五入", "half-up")
		: WORD("四舍六入五成双", "half-even, GB/T 8170"));
	zy_rational_format(
	    p->b, &p->x->total, s->marks.places, s->marks.rounding);
	put(p, "\n");
	if (s->needs_votes) {
		put(p, WORD("\n评议票带来的标准误：",
			   "\nStandard error that the ballots give: "));
		zy_rational_format_root(p->b, &p->x->variance, 4);
		put(p, "\n");
	}
}

/* Who is outside the scheme has no score; the page says by what. */
static void
put_exempt(struct zy_page *p, const struct zy_exemption *by)
{
	put(p, WORD("\n不参加考评：", "\nExempt by the standard: "));
	zy_page_name(p, by->name, by->id);
	if (by->only.n &&
	    zy_figures_fits(p->x->figures, p->x->subject, &by->only)) {
		put(p, WORD("，名册：", ", by the roster: "));
		zy_page_conditions(p, &by->only);
	}
	put(p, "\n");
	zy_page_facts(p, by->node, NULL);
}

/* Exemptions that evidence answers with no. */
static void
put_claims(struct zy_page *p)
{
	const struct zy_standard *s = p->x->standard;
	size_t i;

	for (i = 0; i < s->nexempt; i++) {
		const struct zy_exemption *by = &s->exempt[i];

		if (zy_evaluate_first(p->x, by->node) == ZY_NO_FIGURE)
			continue;
		put(p, WORD("\n参加考评，不属于：", "\nNot exempt by: "));
		zy_page_name(p, by->name, by->id);
		put(p, "\n");
		zy_page_facts(p, by->node, NULL);
	}
}

static void
page_init(struct zy_page *p, struct zy_buf *b, const struct zy_standard *s,
    struct zy_evaluation *x, bool zh)
{
	*p = (struct zy_page){.b = b, .s = s, .x = x, .zh = zh};
	zy_rational_init(&p->tmp);
	zy_rational_init(&p->one);
	zy_rational_set_ratio(&p->one, 1, 1);
}

static void
page_release(struct zy_page *p)
{
	zy_rational_release(&p->tmp);
	zy_rational_release(&p->one);
}

void
zy_explain(struct zy_buf *b, struct zy_evaluation *x, uint32_t subject, bool zh)
{
	struct zy_page page, *p = &page;
	size_t which;

	zy_evaluate(x, subject);
	page_init(p, b, x->standard, x, zh);
	put_heading(p);
	if (zy_figures_exempt(x->figures, subject, &which)) {
		put_exempt(p, &x->standard->exempt[which]);
		page_release(p);
		return;
	}
	put_claims(p);
	put_items(p);
	put_heads(p);
	put_base(p);
	zy_page_step(p, "5", "加分", "bonus");
	put_extra(p, &x->standard->bonus, &x->bonus_sum, &x->bonus);
	zy_page_step(p, "6", "扣分", "penalties");
	put_extra(p, &x->standard->penalty, &x->penalty_sum, &x->penalty);
	put_own(p);
	put_composition(p);
	zy_page_outcome(p);
	put_end(p);
	page_release(p);
}

void
zy_explain_rule(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_item *item, bool zh)
{
	struct zy_page page;

	page_init(&page, b, s, NULL, zh);
	zy_page_rule(&page, item);
	page_release(&page);
}

void
zy_explain_share(struct zy_buf *b, const struct zy_rational *v)
{
	struct zy_rational hundred;
	size_t at = b->n;

	zy_rational_init(&hundred);
	zy_rational_set_ratio(&hundred, 100, 1);
	zy_rational_mul(&hundred, &hundred, v);
	zy_rational_print(b, &hundred);
	if (memchr(b->p + at, '/', b->n - at)) {
		b->n = at;
		zy_rational_print(b, v);
	} else {
		zy_buf_putc(b, '%');
	}
	zy_rational_release(&hundred);
}

void
zy_explain_conditions(struct zy_buf *b, const struct zy_conditions *c, bool zh)
{
	struct zy_page page;

	page_init(&page, b, NULL, NULL, zh);
	zy_page_conditions(&page, c);
	page_release(&page);
}

void
zy_explain_field(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_field_rule *f, bool zh)
{
	struct zy_page page;

	page_init(&page, b, s, NULL, zh);
	zy_page_field(&page, s, f);
	page_release(&page);
}

void
zy_explain_effect(struct zy_buf *b, const struct zy_standard *s,
    const struct zy_consequence *c, bool zh)
{
	struct zy_page page;

	page_init(&page, b, s, NULL, zh);
	zy_page_effect(&page, s, c);
	page_release(&page);
}
