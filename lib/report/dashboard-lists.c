/*
 * The dashboard's lists: selected subjects, lowest scores, rejected records.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/record.h"
#include "report/dashboard.h"

enum {
	BOTTOM = 10
}; /* how many of the lowest are listed */

/* Declares the columns of a list of subjects in the table t. */
static void
list_columns(struct zy_dashboard *b, struct zy_doc_table *t)
{
	if (b->ranked) {
		if (b->s.grouped)
			zy_doc_column(t, zy_dashboard_word(b, "组别", "Group"),
			    NULL, NULL, ZY_ALIGN_LEFT);
		zy_doc_column(t, zy_dashboard_word(b, "名次", "Rank"), NULL,
		    NULL, ZY_ALIGN_CENTER);
	}
	zy_doc_column_wide(t, zy_dashboard_word(b, "单位", "Unit"));
	zy_doc_column(t, zy_dashboard_word(b, "所属", "Township"), NULL, NULL,
	    ZY_ALIGN_LEFT);
	zy_doc_column(t, zy_dashboard_word(b, "总分", "Total"), NULL, NULL,
	    ZY_ALIGN_RIGHT);
	zy_doc_column(t, zy_dashboard_word(b, "等次", "Band"), NULL, NULL,
	    ZY_ALIGN_CENTER);
}

/* Adds a subject to a list of subjects and to the CSV form. */
static void
list_row(struct zy_dashboard *b, struct zy_doc_table *t,
    const struct zy_standing *x, const char *section, const char *band)
{
	struct zy_view title = zy_standing_title(x);

	zy_doc_row(t, ZY_ROLE_PLAIN);
	if (b->ranked && b->s.grouped)
		zy_doc_cell(t, zy_view(zy_dashboard_label(b, x->group)));
	if (b->ranked) {
		zy_buf_reset(&b->scratch);
		if (x->ranked)
			zy_decimal_format(&b->scratch, x->rank);
		else
			zy_buf_puts(&b->scratch, "—");
		zy_doc_cell(t, zy_buf_get(&b->scratch));
	}
	zy_doc_cell(t, title);
	zy_doc_cell(t, zy_standing_cell(&b->s, x, "township"));
	zy_doc_cell(t, zy_standing_cell(&b->s, x, "total"));
	zy_doc_cell(t, zy_view(band));
	zy_dashboard_csv_row(b, section, zy_doc_text(b->doc, title),
	    zy_dashboard_word(b, "总分", "Total"),
	    zy_doc_text(b->doc, zy_standing_cell(&b->s, x, "total")));
}

static const char *
band_of(struct zy_dashboard *b, const struct zy_standing *x)
{
	struct zy_view band = zy_standing_cell(&b->s, x, "band");

	if (x->veto.n)
		return zy_dashboard_word(b, "一票否决", "veto");
	return zy_doc_text(
	    b->doc, zy_names_of(b->o->names, ZY_NAMED_BAND, band));
}

/*
 * Adds the list of subjects with one result of selection; nothing if there are
 * none.
 */
static void
chosen(struct zy_dashboard *b, enum zy_selected which, const char *caption,
    const char *section)
{
	struct zy_doc_table *t;
	size_t i;

	if (b->s.selected[which] == 0)
		return;
	t = zy_doc_table(b->doc, caption);
	list_columns(b, t);
	for (i = 0; i < b->s.n; i++) {
		if (b->s.items[i].selected == which)
			list_row(b, t, &b->s.items[i], section,
			    band_of(b, &b->s.items[i]));
	}
}

void
zy_dashboard_honours(struct zy_dashboard *b)
{
	size_t ties = b->s.selected[ZY_SELECTED_TIE];

	if (!b->ranked || (b->s.selected[ZY_SELECTED_YES] == 0 && ties == 0))
		return;
	zy_doc_heading(
	    b->doc, 1, zy_dashboard_word(b, "拟表彰名单", "Honours list"));
	chosen(b, ZY_SELECTED_YES, NULL,
	    zy_dashboard_word(b, "拟表彰名单", "honours"));
	if (ties == 0)
		return;
	zy_doc_paragraph(b->doc, ZY_ROLE_WARN,
	    zy_doc_printf(b->doc,
		b->o->zh ? "以下%zu个单位得分相同且跨越名额界限，尚未确定："
			   "可重新投票、增加名额或抽签决定。"
			 : "These %zu units are equal across the cut and not "
			   "decided: vote again, add places, or draw lots.",
		ties));
	chosen(b, ZY_SELECTED_TIE, NULL,
	    zy_dashboard_word(b, "并列待定", "undecided"));
}

/* The lowest ten; equals of the tenth are all there. */
void
zy_dashboard_bottom(struct zy_dashboard *b)
{
	struct zy_standings *s = &b->s;
	struct zy_doc_table *t;
	size_t n, i;

	zy_standings_lowest(s);
	n = s->scored < BOTTOM ? s->scored : BOTTOM;
	while (n > 0 && n < s->scored &&
	       zy_decimal_cmp(s->items[n].total, s->items[n - 1].total) == 0)
		n++;
	if (n == 0 || s->scored <= BOTTOM)
		return;
	zy_doc_heading(b->doc, 1,
	    zy_doc_printf(b->doc,
		b->o->zh ? "得分靠后单位（后%d名）" : "Lowest %d", BOTTOM));
	t = zy_doc_table(b->doc, NULL);
	list_columns(b, t);
	for (i = 0; i < n; i++)
		list_row(b, t, &s->items[i],
		    zy_dashboard_word(b, "得分靠后", "lowest"),
		    band_of(b, &s->items[i]));
	if (n > BOTTOM)
		zy_doc_paragraph(b->doc, ZY_ROLE_NOTE,
		    zy_doc_printf(b->doc,
			b->o->zh ? "第%d名得分相同的单位全部列出，共%zu个。"
				 : "all that equal number %d are listed: %zu.",
			BOTTOM, n));
}

/* Returns the name of a column in the document's language, from any schema. */
static const char *
column_word(struct zy_dashboard *b, struct zy_view column)
{
	const struct zy_column *c = NULL;
	size_t i;

	if (column.n == 0)
		return zy_dashboard_word(b, "其他", "other");
	for (i = 0; i < zy_nschemas && !c; i++)
		c = zy_schema_find(zy_schemas[i], column);
	return c && b->o->zh ? c->zh : zy_doc_text(b->doc, column);
}

/* The rejected records of a township. */
struct township_rejects {
	struct zy_view township;
	uint64_t n;
	size_t from, to; /* of the counts */
};

static int
by_count(const void *a, const void *b)
{
	const struct township_rejects *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return zy_view_cmp(x->township, y->township);
}

static int
by_column_count(const void *a, const void *b)
{
	const struct zy_reject_count *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return zy_view_cmp(x->column, y->column);
}

/*
 * Adds the rejected records of a township to the table, the chart and the CSV
 * form, with their number for each column.
 */
static void
reject_row(struct zy_dashboard *b, struct zy_doc_table *t, struct zy_chart *c,
    const struct township_rejects *x, const struct zy_reject_count *counts)
{
	const char *title = zy_dashboard_label(b, x->township);
	struct zy_buf what = ZY_BUF_INIT;
	size_t i;

	for (i = x->from; i < x->to; i++) {
		if (i > x->from)
			zy_buf_puts(&what, zy_dashboard_word(b, "、", ", "));
		zy_buf_printf(&what, "%s %llu",
		    column_word(b, counts[i].column),
		    (unsigned long long)counts[i].n);
	}
	zy_chart_add(c, title, zy_dashboard_number(b, x->n), (int64_t)x->n);
	zy_doc_row(t, ZY_ROLE_PLAIN);
	zy_doc_cell(t, zy_view(title));
	zy_doc_cell(t, zy_view(zy_dashboard_number(b, x->n)));
	zy_doc_cell(t, zy_buf_get(&what));
	zy_dashboard_csv_row(b, zy_dashboard_word(b, "退回记录", "rejects"),
	    title, zy_dashboard_word(b, "条数", "records"),
	    zy_dashboard_number(b, x->n));
	zy_buf_release(&what);
}

void
zy_dashboard_rejects(struct zy_dashboard *b)
{
	size_t n, i, j, k = 0;
	struct zy_reject_count *counts = zy_report_data_rejects(b->data, &n);
	struct township_rejects *towns = zy_calloc(n + 1, sizeof(*towns));
	struct zy_doc_table *t;
	struct zy_chart *c;

	for (i = 0; i < n; i = j) {
		towns[k] = (struct township_rejects){
		    .township = counts[i].township, .from = i};
		for (j = i; j < n &&
			    zy_view_eq(counts[i].township, counts[j].township);
		     j++)
			towns[k].n += counts[j].n;
		towns[k++].to = j;
		qsort(counts + i, j - i, sizeof(*counts), by_column_count);
	}
	qsort(towns, k, sizeof(*towns), by_count);
	if (k > 0) {
		zy_doc_heading(b->doc, 1,
		    zy_dashboard_word(b, "退回数据情况", "Records sent back"));
		zy_doc_open(b->doc, ZY_ROLE_PAIR);
		c = zy_doc_figure(b->doc, ZY_CHART_BARS,
		    zy_dashboard_word(b, "各乡镇（单位）退回记录数",
			"Records sent back, by township"));
		t = zy_doc_table(b->doc, NULL);
		zy_doc_column(t, zy_dashboard_word(b, "报送单位", "From"), NULL,
		    NULL, ZY_ALIGN_LEFT);
		zy_doc_column(t, zy_dashboard_word(b, "退回条数", "Records"),
		    NULL, NULL, ZY_ALIGN_RIGHT);
		zy_doc_column_wide(
		    t, zy_dashboard_word(b, "问题所在", "Columns"));
		for (i = 0; i < k; i++)
			reject_row(b, t, c, &towns[i], counts);
		zy_doc_close(b->doc);
	}
	free(towns);
	free(counts);
}
