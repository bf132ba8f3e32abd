/*
 * Scoresheets: a row for each item, condition, part, veto and source.
 *
 * SPDX-License-Identifier: MIT
 */
#include "explain/scoresheet.h"

#include "explain/explain.h"
#include "explain/kind-state.h"
#include "standard/item-kind.h"

/* What is filled into value may be a number: a workbook lets it be one. */
static const struct zy_column columns[] = {
    {"subject", "对象代码", ZY_CODE, 0, NULL, NULL},
    {"name", "名称", ZY_TEXT, 0, NULL, NULL},
    {"node", "指标", ZY_TEXT, 0, NULL, NULL},
    {"head", "大项", ZY_TEXT, 0, NULL, NULL},
    {"item", "考核内容", ZY_TEXT, 0, NULL, NULL},
    {"rule", "计分办法", ZY_TEXT, 0, NULL, NULL},
    {"full", "满分", ZY_DECIMAL, 0, NULL, NULL},
    {"evidence", "查看内容", ZY_TEXT, 0, NULL, NULL},
    {"value", "数值", ZY_DECIMAL, 0, NULL, NULL},
    {"rater", "评分人", ZY_TEXT, 0, NULL, NULL},
    {"rater_group", "评分组", ZY_TEXT, 0, NULL, NULL},
    {"event", "事项", ZY_TEXT, 0, NULL, NULL},
    {"date", "日期", ZY_TEXT, 0, NULL, NULL},
    {"ref", "依据", ZY_TEXT, 0, NULL, NULL},
    {"note", "备注", ZY_TEXT, 0, NULL, NULL}};

enum {
	BLANK = 7, /* columns from value on, for the examiner */
	RATER_GROUP = 2,
};

/* What all rows of a subject have in common. */
struct sheet {
	struct zy_writer *w;
	const struct zy_standard *s;
	const struct zy_evidence *f; /* or NULL: nobody in particular */
	uint32_t subject;
	struct zy_view id, name;
	bool zh;
};

struct row {
	const char *node, *head, *item, *rule, *full, *evidence;
	const char *rater_group; /* who is to fill it in, where that matters */
};

void
zy_scoresheet_columns(struct zy_writer *w, bool zh)
{
	size_t i;

	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		zy_writer_column(w,
		    zy_view(zh ? columns[i].zh : columns[i].name), &columns[i]);
}

/*
 * Writes one row of a scoresheet, whose last columns are left blank to be
 * filled in.
 */
static void
put_row(struct zy_writer *w, struct zy_view subject, struct zy_view name,
    const struct row *r)
{
	const char *const cells[] = {
	    r->node, r->head, r->item, r->rule, r->full, r->evidence};
	size_t i;

	zy_writer_cell(w, subject);
	zy_writer_cell(w, name);
	for (i = 0; i < 6; i++)
		zy_writer_cell(w, zy_view(cells[i] ? cells[i] : ""));
	for (i = 0; i < BLANK; i++)
		zy_writer_cell(w,
		    zy_view(i == RATER_GROUP && r->rater_group ? r->rater_group
							       : ""));
	zy_writer_end(w);
}

/*
 * Returns in words what examiners are to fill in.  Without it they would enter
 * points where a number of occurrences is asked for, and the value would not
 * show the mistake.
 */
static const char *
what_to_fill_in(const struct zy_item *item, bool zh)
{
	const struct zy_explain_kind *kind = zy_explain_kinds[item->kind];

	if (kind->fill)
		return kind->fill(item, zh);
	return zh ? "填得分" : "Fill in points";
}

/*
 * Returns in words what is to be filled in for a condition or part of an item.
 * A condition may be named by what is right or by what is wrong, so the words
 * say which answer costs the points.
 */
static const char *
what_of_part(const struct zy_item *item, size_t i, bool zh)
{
	if (!zy_item_kinds[item->kind].takes)
		return zh ? "填本部门所评的分" : "fill in this office's points";
	if (item->rows[i].each)
		return zh ? "填出现问题的次数"
			  : "how many times something was wrong";
	return zh ? "没有问题填是，有问题填否"
		  : "yes where nothing is wrong, else no";
}

/* Appends what is to be filled in for a condition or part, and its points. */
static void
put_part_rule(struct zy_buf *b, const struct zy_item *item, size_t i,
    struct zy_view points, bool zh)
{
	bool each = item->rows[i].each;

	zy_buf_printf(b, "%s%s%s", item->name, zh ? "：" : ": ",
	    what_of_part(item, i, zh));
	if (zy_item_kinds[item->kind].takes && zh)
		zy_buf_printf(b, "（%s %.*s 分）", each ? "每次扣" : "扣",
		    ZY_ARG(points));
	else if (zy_item_kinds[item->kind].takes)
		zy_buf_printf(b, " (%.*s points off%s)", ZY_ARG(points),
		    each ? " each" : "");
}

const char *
zy_scoresheet_fill(const struct zy_standard *s, uint32_t node, bool zh)
{
	const struct zy_node_rule *rule = &s->nodes[node];

	switch (rule->what) {
	case ZY_ABOUT_ITEM:
		return what_to_fill_in(&s->items[rule->index], zh);
	case ZY_ABOUT_ROW:
		return what_of_part(&s->items[rule->index], rule->row, zh);
	case ZY_ABOUT_SOURCE:
		return zh ? "填得分" : "fill in points";
	default:
		return zh ? "有填是" : "yes where it is so";
	}
}

/*
 * Writes the rows of an item: one, or one for each group of raters, or one for
 * each condition or part.  Writes nothing if no evidence is asked for or the
 * item does not apply to the subject.
 */
static void
put_item(
    const struct sheet *sheet, const struct zy_item *item, const char *head)
{
	struct zy_writer *w = sheet->w;
	const struct zy_view subject = sheet->id, name = sheet->name;
	bool zh = sheet->zh;
	bool parts = zy_item_kinds[item->kind].nodes;
	struct zy_buf rule = ZY_BUF_INIT, full = ZY_BUF_INIT;
	struct row r = {.node = item->id,
	    .head = head,
	    .item = item->name,
	    .evidence = item->evidence};
	size_t i;

	if (item->from != ZY_FROM_EVIDENCE)
		return;
	if (sheet->f && item->only.n &&
	    !zy_evidence_fits(sheet->f, sheet->subject, &item->only))
		return;
	if (!parts) {
		zy_explain_rule(&rule, sheet->s, item, zh);
		zy_buf_printf(&rule, "%s%s%s", zh ? "。" : ". ",
		    what_to_fill_in(item, zh),
		    item->scope == ZY_NO_SCOPE ? ""
		    : zh		       ? "，写明事项"
					       : ", and name the event");
		r.rule = rule.p;
		if (item->has_max)
			zy_rational_print(
			    &full, item->has_scale ? &item->scale : &item->max);
		r.full = full.p;
		/* One for each group of raters: they weigh differently. */
		if (item->ngroups == 0)
			put_row(w, subject, name, &r);
		for (i = 0; i < item->ngroups; i++) {
			r.rater_group = item->groups[i].name;
			put_row(w, subject, name, &r);
		}
	}
	for (i = 0; parts && i < item->nrows; i++) {
		zy_buf_reset(&rule);
		zy_buf_reset(&full);
		r.node = item->rows[i].id;
		r.item = item->rows[i].name;
		zy_rational_print(&full, &item->rows[i].points);
		put_part_rule(&rule, item, i, zy_buf_get(&full), zh);
		r.rule = rule.p;
		r.full = full.p;
		put_row(w, subject, name, &r);
	}
	zy_buf_release(&rule);
	zy_buf_release(&full);
}

void
zy_scoresheet_rows(struct zy_writer *w, const struct zy_standard *s,
    const struct zy_evidence *f, uint32_t who, bool zh)
{
	const char *bonus = zh ? "加分" : "bonus";
	const char *penalty = zh ? "扣分" : "penalty";
	struct zy_view subject =
	    f ? zy_intern_get(f->subjects, who) : ZY_VIEW("");
	struct zy_view name = f ? zy_evidence_roster(f, who, 0) : ZY_VIEW("");
	const struct sheet sheet = {w, s, f, who, subject, name, zh};
	struct zy_buf full = ZY_BUF_INIT;
	size_t h, i;

	if (f && (f->outside[who] || zy_evidence_is_exempt(f, who, &i)))
		return;
	for (h = 0; h < s->nheads; h++)
		for (i = 0; i < s->heads[h].n; i++)
			put_item(&sheet, &s->items[s->heads[h].first + i],
			    s->heads[h].name);
	for (i = 0; i < s->bonus.n; i++)
		put_item(&sheet, &s->items[s->bonus.first + i], bonus);
	for (i = 0; i < s->penalty.n; i++)
		put_item(&sheet, &s->items[s->penalty.first + i], penalty);
	zy_rational_print(&full, &s->marks.full);
	for (i = 0; i < s->nsources; i++) {
		const struct zy_source_rule *source = &s->sources[i];
		const struct row r = {.node = strchr(source->name, ':') + 1,
		    .head = zh ? "综合" : "composition",
		    .item = source->title,
		    .rule = zh ? "填得分" : "fill in points",
		    .full = full.p};

		if (source->from == ZY_FROM_EVIDENCE)
			put_row(w, subject, name, &r);
	}
	for (i = 0; i < s->nvetoes; i++) {
		const struct row r = {.node = s->vetoes[i].id,
		    .head = zh ? "一票否决" : "veto",
		    .item = s->vetoes[i].name,
		    .rule = zh ? "有填是" : "yes where it is so"};

		put_row(w, subject, name, &r);
	}
	for (i = 0; i < s->nexempt; i++) {
		const struct row r = {.node = s->exempt[i].id,
		    .head = zh ? "免予考评" : "exempt",
		    .item = s->exempt[i].name,
		    .rule = zh ? "有填是" : "yes where it is so"};

		put_row(w, subject, name, &r);
	}
	zy_buf_release(&full);
}
