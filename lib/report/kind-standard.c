/*
 * 考核评分表: lays out a standard as a table, with its vetoes, gates and bands.
 *
 * SPDX-License-Identifier: MIT
 */
#include "report/kind-standard.h"

#include "explain/explain.h"

/* The document that is being laid out. */
struct sheet {
	struct zy_doc *doc;
	const struct zy_standard *s;
	struct zy_buf text;
};

#define WORD(zh, en) zy_doc_word(x->doc, zh, en)

static const char *
number(struct sheet *x, const struct zy_rational *v)
{
	zy_buf_reset(&x->text);
	zy_rational_print(&x->text, v);
	return x->text.p;
}

static const char *
share(struct sheet *x, const struct zy_rational *v)
{
	zy_buf_reset(&x->text);
	zy_explain_share(&x->text, v);
	return x->text.p;
}

static void
cell(struct zy_doc_table *t, const char *text)
{
	zy_doc_cell(t, zy_view(text));
}

/*
 * Adds the notes at the head: id and version of the standard, the marks it
 * gives, its rounding, and who is exempt.
 */
static void
put_head(struct sheet *x)
{
	const struct zy_standard *s = x->s;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	zy_buf_printf(&b, "%s%s", WORD("标准编号：", "Standard "), s->id);
	if (*s->version)
		zy_buf_printf(
		    &b, "%s%s", WORD("，版本 ", ", version "), s->version);
	if (*s->from || *s->to)
		zy_buf_printf(&b, "%s%s%s%s", WORD("；有效期 ", "; in force "),
		    *s->from ? s->from : "…", WORD(" 至 ", " to "),
		    *s->to ? s->to : "…");
	if (s->marks.has_full)
		zy_buf_printf(&b, "%s%s", WORD("；满分 ", "; full score "),
		    number(x, &s->marks.full));
	if (zy_rational_sign(&s->marks.start) != 0)
		zy_buf_printf(&b, "%s%s", WORD("；基础分 ", "; start "),
		    number(x, &s->marks.start));
	if (s->marks.has_floor)
		zy_buf_printf(&b, "%s%s", WORD("；最低 ", "; not below "),
		    number(x, &s->marks.floor));
	if (s->marks.has_cap)
		zy_buf_printf(&b, "%s%s", WORD("；封顶 ", "; at most "),
		    number(x, &s->marks.cap));
	if (s->marks.places == 0)
		zy_buf_puts(&b, WORD("；结果取整数", "; whole results"));
	else
		zy_buf_printf(&b,
		    x->doc->zh ? "；结果保留 %d 位小数"
			       : "; decimals in results: %d",
		    s->marks.places);
	zy_buf_printf(&b, x->doc->zh ? "（%s）" : " (%s)",
	    s->marks.rounding == ZY_HALF_UP
		? WORD("四舍五入", "half-up")
		: WORD("四舍六入五成双", "half-even, GB/T 8170"));
	zy_doc_paragraph(x->doc, ZY_ROLE_NOTE, b.p);
	zy_buf_reset(&b);
	for (i = 0; i < s->nexempt; i++) {
		zy_buf_printf(&b, "%s%s",
		    i ? WORD("；", "; ") : WORD("不参加考评：", "Exempt: "),
		    s->exempt[i].name);
		if (s->exempt[i].only.n == 0)
			continue;
		zy_buf_puts(&b, WORD("（", " ("));
		zy_explain_conditions(&b, &s->exempt[i].only, x->doc->zh);
		zy_buf_puts(&b, WORD("）", ")"));
	}
	if (s->nexempt)
		zy_doc_paragraph(x->doc, ZY_ROLE_NOTE, b.p);
	zy_buf_release(&b);
}

/*
 * Adds a table of items with its columns; for print with room for two scores,
 * for CSV (flat) without it.
 */
static struct zy_doc_table *
open_table(struct sheet *x, const char *caption, bool flat)
{
	struct zy_doc_table *t =
	    flat ? zy_doc_flat(x->doc) : zy_doc_table(x->doc, caption);

	zy_doc_column_wide(t, WORD("项目", "Head"));
	zy_doc_column_wide(t, WORD("考核内容", "Item"));
	zy_doc_column(t, WORD("编号", "Node"), NULL, NULL, ZY_ALIGN_LEFT);
	zy_doc_column(t, WORD("分值", "Points"), NULL, NULL, ZY_ALIGN_RIGHT);
	zy_doc_column_wide(t, WORD("评分办法", "Rule"));
	zy_doc_column_wide(t, WORD("查看内容", "What to look at"));
	if (!flat) {
		zy_doc_column(
		    t, WORD("自评", "Self"), NULL, NULL, ZY_ALIGN_RIGHT);
		zy_doc_column(
		    t, WORD("考评", "Score"), NULL, NULL, ZY_ALIGN_RIGHT);
	}
	return t;
}

/* Adds the row of an item, with its rule in words. */
static void
put_item(struct sheet *x, struct zy_doc_table *t, const char *head,
    const struct zy_item *item, bool flat)
{
	struct zy_buf rule = ZY_BUF_INIT;

	zy_explain_rule(&rule, x->s, item, x->doc->zh);
	zy_doc_row(t, ZY_ROLE_PLAIN);
	cell(t, head);
	cell(t, item->name);
	cell(t, item->id);
	cell(t, item->has_max ? number(x, &item->max) : "");
	zy_doc_cell(t, zy_buf_get(&rule));
	cell(t, item->evidence);
	if (!flat) {
		cell(t, "");
		cell(t, "");
	}
	zy_buf_release(&rule);
}

/*
 * Adds the last row of a sheet with the most points in all, if they are
 * bounded.
 */
static void
put_sum(struct sheet *x, struct zy_doc_table *t)
{
	const struct zy_standard *s = x->s;
	struct zy_rational sum, part;
	bool ends = true;
	size_t h, i;

	zy_rational_init(&sum);
	zy_rational_init(&part);
	zy_rational_set(&sum, &s->marks.start);
	for (h = 0; h < s->nheads; h++) {
		const struct zy_head *head = &s->heads[h];

		for (i = head->first; i < head->first + head->n; i++)
			ends &= head->has_max || (s->items[i].has_max &&
						     s->items[i].only.n == 0);
		zy_rational_mul(&part, head->has_max ? &head->max : &head->full,
		    &head->weight);
		zy_rational_add(&sum, &sum, &part);
	}
	zy_doc_row(t, ZY_ROLE_SUM);
	cell(t, WORD("合计", "Total"));
	cell(t, "");
	cell(t, "");
	cell(t, ends ? number(x, &sum) : "");
	for (i = 0; i < 4; i++)
		cell(t, "");
	zy_rational_release(&sum);
	zy_rational_release(&part);
}

/*
 * Adds the rows of all heads; the name of a head is in its first row only, as
 * in a merged cell.
 */
static void
put_heads(struct sheet *x, bool flat)
{
	const struct zy_standard *s = x->s;
	struct zy_doc_table *t =
	    s->nheads || flat ? open_table(x, NULL, flat) : NULL;
	size_t h, i;

	for (h = 0; h < s->nheads; h++) {
		const struct zy_head *head = &s->heads[h];
		struct zy_buf name = ZY_BUF_INIT;

		zy_buf_puts(&name, head->name);
		if (head->has_max && !flat)
			zy_buf_printf(&name, "%s%s%s",
			    head->capped ? WORD("（至多 ", " (at most ")
					 : WORD("（", " ("),
			    number(x, &head->max), WORD(" 分）", ")"));
		if (head->has_weight && !flat)
			zy_buf_printf(&name, "%s%s%s",
			    WORD("（占 ", " (weight "), share(x, &head->weight),
			    WORD("）", ")"));
		for (i = 0; i < head->n; i++)
			put_item(x, t, i && !flat ? "" : name.p,
			    &s->items[head->first + i], flat);
		zy_buf_release(&name);
	}
	if (t && !flat)
		put_sum(x, t);
	if (!flat)
		return;
	for (i = s->bonus.first; i < s->bonus.first + s->bonus.n; i++)
		put_item(x, t, WORD("加分", "bonus"), &s->items[i], true);
	for (i = s->penalty.first; i < s->penalty.first + s->penalty.n; i++)
		put_item(x, t, WORD("扣分", "penalty"), &s->items[i], true);
}

/*
 * Adds the table of the bonus or the penalties; nothing if the standard has
 * none.
 */
static void
put_extra(struct sheet *x, const struct zy_extra *extra, const char *title)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_doc_table *t;
	size_t i;

	if (extra->n == 0)
		return;
	zy_buf_puts(&b, title);
	if (extra->has_cap)
		zy_buf_printf(&b,
		    x->doc->zh ? "（合计不超过 %s 分）"
			       : " (at most %s in all)",
		    number(x, &extra->cap));
	zy_doc_heading(x->doc, 1, b.p);
	t = open_table(x, NULL, false);
	for (i = extra->first; i < extra->first + extra->n; i++)
		put_item(x, t, "", &x->s->items[i], false);
	zy_buf_release(&b);
}

/* Adds the table of the sources of a composed total, with their weights. */
static void
put_compose(struct sheet *x)
{
	const struct zy_standard *s = x->s;
	struct zy_doc_table *t;
	size_t i;

	if (s->nsources == 0)
		return;
	zy_doc_heading(x->doc, 1, WORD("综合", "Composition"));
	t = zy_doc_table(x->doc, NULL);
	zy_doc_column_wide(t, WORD("来源", "Source"));
	zy_doc_column(t, WORD("权重", "Weight"), NULL, NULL, ZY_ALIGN_RIGHT);
	for (i = 0; i < s->nsources; i++) {
		zy_doc_row(t, ZY_ROLE_PLAIN);
		cell(t, strcmp(s->sources[i].title, "self") == 0
			    ? WORD("本标准得分", "score of this standard")
			    : s->sources[i].title);
		cell(t, share(x, &s->sources[i].weight));
	}
}

static void
put_rule(struct sheet *x, struct zy_buf *b, const char *name,
    const struct zy_consequence *then)
{
	zy_buf_puts(b, name);
	zy_buf_puts(b, WORD("：", ": "));
	zy_explain_effect(b, x->s, then, x->doc->zh);
	zy_doc_item(x->doc, b->p, NULL, NULL);
	zy_buf_reset(b);
}

static void
put_gate_name(struct sheet *x, struct zy_buf *b, const struct zy_gate *g)
{
	if (strcmp(g->name, g->field.name) == 0)
		zy_explain_field(b, x->s, &g->field, x->doc->zh);
	else
		zy_buf_puts(b, g->name);
}

/* Adds the lists of vetoes and gates, with what follows from each. */
static void
put_outcomes(struct sheet *x)
{
	const struct zy_standard *s = x->s;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i, n = s->ngates;

	if (s->nvetoes) {
		zy_doc_heading(x->doc, 1, WORD("一票否决", "Vetoes"));
		zy_doc_list(x->doc, ZY_ROLE_PLAIN);
	}
	for (i = 0; i < s->nvetoes; i++)
		put_rule(x, &b, s->vetoes[i].name, &s->vetoes[i].then);
	for (i = 0; i < s->nheads; i++)
		n += s->heads[i].has_min;
	if (n) {
		zy_doc_heading(x->doc, 1, WORD("门槛", "Gates"));
		zy_doc_list(x->doc, ZY_ROLE_PLAIN);
	}
	for (i = 0; i < s->nheads; i++) {
		if (!s->heads[i].has_min)
			continue;
		zy_buf_printf(&b, x->doc->zh ? "%s低于 %s" : "%s below %s",
		    s->heads[i].name, number(x, &s->heads[i].min));
		put_rule(x, &b, "", &s->heads[i].below);
	}
	for (i = 0; i < s->ngates; i++) {
		put_gate_name(x, &b, &s->gates[i]);
		zy_buf_printf(&b, x->doc->zh ? "低于 %s" : " below %s",
		    s->gates[i].field.field == ZY_FIELD_SATISFACTION
			? share(x, &s->gates[i].below)
			: number(x, &s->gates[i].below));
		put_rule(x, &b, "", &s->gates[i].then);
	}
	zy_buf_release(&b);
}

/* Appends what a band requires beside the total. */
static void
put_requirements(struct sheet *x, struct zy_buf *b, const struct zy_band *band)
{
	size_t i;

	for (i = 0; i < band->nrequire; i++) {
		const struct zy_requirement *r = &band->require[i];

		zy_buf_puts(b, i ? WORD("；", "; ") : "");
		zy_explain_field(b, x->s, &r->field, x->doc->zh);
		if (r->above_zero)
			zy_buf_puts(b, " > 0");
		else
			zy_buf_printf(b, " >= %s",
			    r->field.field == ZY_FIELD_SATISFACTION
				? share(x, &r->min)
				: number(x, &r->min));
	}
}

/* Adds how shares of bands are counted and rounded. */
static void
put_shares(struct sheet *x)
{
	const struct zy_shares_rule *r = &x->s->shares;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	if (!x->s->has_shares)
		return;
	zy_buf_puts(&b, WORD("比例：", "Shares: of "));
	for (i = 0; i < r->within.n; i++)
		zy_buf_printf(&b, "%s%s",
		    i ? WORD("、", ", ") : WORD("按", "each "),
		    WORD(r->within.list[i].title, r->within.list[i].column));
	zy_buf_puts(&b, r->within.n ? WORD("分组计算，", ", ")
				    : WORD("按全部对象计算，", "all, "));
	zy_buf_puts(
	    &b, r->rounding == ZY_SHARE_FLOOR ? WORD("舍去小数", "rounded down")
		: r->rounding == ZY_SHARE_CEIL ? WORD("小数进位", "rounded up")
					       : WORD("四舍五入", "half-up"));
	zy_doc_paragraph(x->doc, ZY_ROLE_NOTE, b.p);
	zy_buf_release(&b);
}

/* Adds the table of bands, with their requirements and shares. */
static void
put_bands(struct sheet *x)
{
	const struct zy_standard *s = x->s;
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_doc_table *t;
	size_t i;

	if (s->nbands == 0)
		return;
	zy_doc_heading(x->doc, 1, WORD("等次", "Bands"));
	t = zy_doc_table(x->doc, NULL);
	zy_doc_column(t, WORD("等次", "Band"), NULL, NULL, ZY_ALIGN_LEFT);
	zy_doc_column(
	    t, WORD("总分不低于", "From"), NULL, NULL, ZY_ALIGN_RIGHT);
	zy_doc_column_wide(t, WORD("附加条件", "Further"));
	zy_doc_column(t, WORD("至多", "At most"), NULL, NULL, ZY_ALIGN_RIGHT);
	zy_doc_column(t, WORD("至少", "At least"), NULL, NULL, ZY_ALIGN_RIGHT);
	for (i = 0; i < s->nbands; i++) {
		const struct zy_band *band = &s->bands[i];

		zy_doc_row(t, ZY_ROLE_PLAIN);
		cell(t, band->name);
		zy_doc_cellf(t, "%s%s%s", band->over ? WORD("", "above ") : "",
		    number(x, &band->min),
		    band->over ? WORD("（不含）", "") : "");
		zy_buf_reset(&b);
		put_requirements(x, &b, band);
		zy_doc_cell(t, zy_buf_get(&b));
		cell(t, band->has_max_share ? share(x, &band->max_share) : "");
		cell(t, band->has_min_share ? share(x, &band->min_share) : "");
	}
	put_shares(x);
	zy_buf_release(&b);
}

/* Adds the denominator of shares and means, and which ballots do not count. */
static void
put_ballot_rules(struct sheet *x)
{
	static const char *const of[][2] = {{"有效票", "valid ballots"},
	    {"收回票", "ballots returned"}, {"实到人数", "those present"},
	    {"应到人数", "those entitled"}};
	const struct zy_ballot_rules *r = &x->s->ballot;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i, n = 0;

	zy_buf_printf(
	    &b, "%s%s", WORD("分母：", "Of "), of[r->denominator][!x->doc->zh]);
	for (i = 0; i < r->ngrades; i++)
		if (r->grades[i].satisfied)
			zy_buf_printf(&b, "%s%s",
			    n++ ? WORD("、", ", ")
				: WORD("；满意率计", "; satisfied: "),
			    r->grades[i].name);
	if (r->uniform != ZY_UNIFORM_ACCEPT)
		zy_buf_puts(
		    &b, r->uniform == ZY_UNIFORM_VOID
			    ? WORD("；整张同一等次的票作废",
				  "; ballots all of one grade are void")
			    : WORD("；整张同一等次的票作标记",
				  "; ballots all of one grade are flagged"));
	zy_doc_paragraph(x->doc, ZY_ROLE_PLAIN, b.p);
	zy_buf_release(&b);
}

/* Adds the questions of the ballot and the points of its grades. */
static void
put_ballot(struct sheet *x)
{
	const struct zy_ballot_rules *r = &x->s->ballot;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	if (!x->s->has_ballot)
		return;
	zy_doc_heading(x->doc, 1, WORD("群众评议", "Review"));
	for (i = 0; i < r->ngrades; i++) {
		zy_buf_printf(
		    &b, "%s%s ", i ? WORD("，", ", ") : "", r->grades[i].name);
		if (r->grades[i].counts)
			zy_decimal_format(&b, r->grades[i].points);
		else
			zy_buf_puts(&b, WORD("不计分", "does not count"));
	}
	zy_doc_paragraph(x->doc, ZY_ROLE_PLAIN,
	    zy_doc_printf(x->doc, "%s%s", WORD("等次分值：", "Grades: "), b.p));
	put_ballot_rules(x);
	zy_buf_reset(&b);
	for (i = 0; i < r->ngroups; i++) {
		zy_buf_printf(&b, "%s%s %s", i ? WORD("，", ", ") : "",
		    r->groups[i].name, share(x, &r->groups[i].weight));
		if (zy_rational_sign(&r->groups[i].min_turnout) > 0)
			zy_buf_printf(&b, "%s%s%s",
			    WORD("（参评率不低于 ", " (turnout at least "),
			    share(x, &r->groups[i].min_turnout),
			    WORD("）", ")"));
	}
	if (r->ngroups)
		zy_doc_paragraph(x->doc, ZY_ROLE_PLAIN,
		    zy_doc_printf(x->doc, "%s%s",
			WORD("评议人权重：", "Weights: "), b.p));
	if (r->nquestions)
		zy_doc_list(x->doc, ZY_ROLE_PLAIN);
	for (i = 0; i < r->nquestions; i++)
		zy_doc_item(x->doc, r->questions[i].name, NULL, NULL);
	zy_buf_release(&b);
}

void
zy_kind_standard(struct zy_doc *d, const struct zy_standard *s, bool zh)
{
	struct sheet x = {.doc = d, .s = s};

	zy_doc_init(d, zh, ZY_LOOK_SHEET);
	d->title = zy_doc_text(d, zy_view(*s->title ? s->title : s->id));
	d->issuer = *s->owner ? zy_doc_text(d, zy_view(s->owner)) : NULL;
	d->basis = *s->basis ? zy_doc_text(d, zy_view(s->basis)) : NULL;
	put_head(&x);
	put_heads(&x, false);
	put_heads(&x, true);
	put_extra(&x, &s->bonus, zy_doc_word(d, "加分", "Bonus"));
	put_extra(&x, &s->penalty, zy_doc_word(d, "扣分", "Penalty"));
	put_compose(&x);
	put_outcomes(&x);
	put_bands(&x);
	put_ballot(&x);
	zy_buf_release(&x.text);
}
