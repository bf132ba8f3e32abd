/*
 * The dashboard's sections about participation and scores.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "report/dashboard.h"
#include "document/histogram.h"

enum {
	CHART_ROWS = 24
}; /* bars that stand well on half a page */

/* Adds a bar of the length part / whole. */
static void
share_bar(struct zy_dashboard *b, struct zy_chart *c, const char *section,
    const struct zy_part *p, bool published)
{
	uint64_t part = published ? p->published : p->joined;
	uint64_t whole = published ? p->pledges : p->orgs;
	const char *share = zy_dashboard_percent(b, part, whole);
	const char *title = zy_dashboard_label(b, p->key);

	zy_chart_add(c, title,
	    zy_doc_printf(b->doc,
		b->o->zh ? "%s（%llu/%llu）" : "%s (%llu/%llu)", share,
		(unsigned long long)part, (unsigned long long)whole),
	    whole ? (int64_t)((zy_uint128)part * 10000 / whole) : 0);
	zy_dashboard_csv_row(b, section, title,
	    published ? zy_dashboard_word(b, "承诺公布率", "published")
		      : zy_dashboard_word(b, "参与率", "taking part"),
	    share);
}

/*
 * Adds two charts side by side, organisations taking part and pledges
 * published, in the same order.  Many parts are divided into several pairs,
 * each of which fits on a page.
 */
static void
share_charts(struct zy_dashboard *b, const char *section, const char *joined,
    const char *published, const struct zy_part *parts, size_t n)
{
	size_t pairs = (n + CHART_ROWS - 1) / CHART_ROWS, k, i;
	size_t each = pairs ? (n + pairs - 1) / pairs : 0, from = 0, to;
	struct zy_chart *left, *right;
	const char *more;

	for (k = 0; k < pairs; k++, from = to) {
		to = from + each < n ? from + each : n;
		more = k ? zy_dashboard_word(b, "（续）", " (continued)") : "";
		left = zy_doc_figure(b->doc, ZY_CHART_BARS,
		    zy_doc_printf(b->doc, "%s%s", joined, more));
		right = zy_doc_figure(b->doc, ZY_CHART_BARS,
		    zy_doc_printf(b->doc, "%s%s", published, more));
		left->full = right->full = 10000;
		for (i = from; i < to; i++) {
			share_bar(b, left, section, &parts[i], false);
			share_bar(b, right, section, &parts[i], true);
		}
	}
}

/* What the data must have for a column of the table of sectors to be shown. */
enum need {
	NOTHING,
	MEMBERS, /* their stream */
	DUE,	 /* some pledge is */
};

static const struct {
	const char *zh, *en;
	enum need need;
} part_titles[] = {{"党组织", "Organisations", NOTHING},
    {"已承诺", "Pledged", NOTHING}, {"参与率", "Share", NOTHING},
    {"党员", "Members", NOTHING}, {"已承诺党员", "Members pledged", MEMBERS},
    {"党员承诺率", "Members' share", MEMBERS}, {"承诺项数", "Pledges", NOTHING},
    {"公布率", "Published", NOTHING}, {"应兑现", "Due", DUE},
    {"已兑现", "Kept of them", DUE}, {"到期未兑现", "Not kept", DUE},
    {"兑现率", "Kept", DUE}};

/* Returns whether the column with this index in part_titles has any data. */
static bool
is_needed(const struct zy_dashboard *b, size_t title)
{
	switch (part_titles[title].need) {
	case MEMBERS:
		return b->data->files[ZY_STREAM_MEMBERS] > 0;
	case DUE:
		return b->c.all.due > 0;
	default:
		return true;
	}
}

enum {
	DUE_COLUMNS = 8, /* from here on, part_titles is about what was due */
	PART_TITLES = sizeof(part_titles) / sizeof(part_titles[0])
};

/*
 * Adds the row of a township, a sector or a total to the table t, from column
 * `from` on, and its figures to the CSV form.
 */
static void
part_row(struct zy_dashboard *b, struct zy_doc_table *t,
    const struct zy_part *p, const char *section, const char *title,
    enum zy_role role, size_t from)
{
	const char *cells[PART_TITLES] = {zy_dashboard_number(b, p->orgs),
	    zy_dashboard_number(b, p->joined),
	    zy_dashboard_percent(b, p->joined, p->orgs),
	    zy_dashboard_number(b, p->members),
	    zy_dashboard_number(b, p->members_joined),
	    zy_dashboard_percent(b, p->members_joined, p->members),
	    zy_dashboard_number(b, p->pledges),
	    zy_dashboard_percent(b, p->published, p->pledges),
	    zy_dashboard_number(b, p->due), zy_dashboard_number(b, p->kept),
	    zy_dashboard_number(b, p->due - p->kept),
	    zy_dashboard_percent(b, p->kept, p->due)};
	size_t i;

	zy_doc_row(t, role);
	zy_doc_cell(t, zy_view(title));
	for (i = from; i < PART_TITLES; i++) {
		if (!is_needed(b, i))
			continue;
		zy_doc_cell(t, zy_view(cells[i]));
		zy_dashboard_csv_row(b, section, title,
		    zy_dashboard_word(b, part_titles[i].zh, part_titles[i].en),
		    cells[i]);
	}
}

/*
 * Adds a table of parts, with the columns of part_titles from `from` on.
 * Returns the table, which the document owns.
 */
static struct zy_doc_table *
part_table(struct zy_dashboard *b, const char *section, const char *title,
    const struct zy_part *parts, size_t n, size_t from)
{
	struct zy_doc_table *t = zy_doc_table(b->doc, NULL);
	size_t i;

	zy_doc_column_wide(t, title);
	for (i = from; i < PART_TITLES; i++) {
		if (is_needed(b, i))
			zy_doc_column(t,
			    zy_dashboard_word(
				b, part_titles[i].zh, part_titles[i].en),
			    NULL, NULL, ZY_ALIGN_RIGHT);
	}
	for (i = 0; i < n; i++)
		part_row(b, t, &parts[i], section,
		    zy_dashboard_label(b, parts[i].key), ZY_ROLE_PLAIN, from);
	return t;
}

/*
 * Adds the table of the sectors with their sum, which leaves out pledges of
 * subjects that no roster has.
 */
static void
sector_table(struct zy_dashboard *b, const char *section)
{
	struct zy_part sum = b->c.all;
	struct zy_doc_table *t;

	t = part_table(b, section, zy_dashboard_word(b, "领域", "Sector"),
	    b->c.sectors, b->c.nsectors, 0);
	if (b->c.nsectors < 2)
		return;
	sum.pledges -= b->c.unknown;
	sum.published -= b->c.unknown_published;
	sum.due -= b->c.unknown_due;
	sum.kept -= b->c.unknown_kept;
	part_row(b, t, &sum, section, zy_dashboard_word(b, "合计", "Total"),
	    ZY_ROLE_SUM, 0);
}

void
zy_dashboard_participation(struct zy_dashboard *b)
{
	const struct zy_overview *c = &b->c;
	const char *towns =
	    zy_dashboard_word(b, "分乡镇（单位）", "by township");
	const char *sectors = zy_dashboard_word(b, "分领域", "by sector");

	if (c->all.orgs == 0 || !b->data->files[ZY_STREAM_PLEDGES])
		return;
	zy_doc_heading(
	    b->doc, 1, zy_dashboard_word(b, "参与和承诺情况", "Participation"));
	zy_doc_open(b->doc, ZY_ROLE_PAIR);
	share_charts(b, towns,
	    zy_dashboard_word(b, "各乡镇（单位）参与率（已承诺党组织/党组织）",
		"Taking part, by township (pledged / organisations)"),
	    zy_dashboard_word(b, "各乡镇（单位）承诺公布率（已公布/承诺项数）",
		"Pledges published, by township (published / pledges)"),
	    c->townships, c->ntownships);
	share_charts(b, sectors,
	    zy_dashboard_word(b, "各领域参与率（已承诺党组织/党组织）",
		"Taking part, by sector (pledged / organisations)"),
	    zy_dashboard_word(b, "各领域承诺公布率（已公布/承诺项数）",
		"Pledges published, by sector (published / pledges)"),
	    c->sectors, c->nsectors);
	zy_doc_close(b->doc);
	sector_table(b, sectors);
	if (c->all.due)
		(void)part_table(b, towns,
		    zy_dashboard_word(b, "乡镇（单位）", "Township"),
		    c->townships, c->ntownships, DUE_COLUMNS);
	if (c->unknown)
		zy_doc_paragraph(b->doc, ZY_ROLE_NOTE,
		    zy_doc_printf(b->doc,
			b->o->zh ? "另有%llu项承诺的承诺主体不在党组织（党员）"
				   "名册中，未计入以上各图表。"
				 : "%llu pledges of subjects that are in no "
				   "roster are not counted above.",
			(unsigned long long)c->unknown));
}

/* Adds the histogram of scores, with mean and median in its caption. */
static void
distribution(struct zy_dashboard *b)
{
	struct zy_histogram h;
	struct zy_chart *c;
	const char *bin, *mean, *median;
	size_t i;

	zy_histogram_init(&h, b->totals, b->ntotals);
	zy_buf_reset(&b->scratch);
	zy_histogram_mean(&b->scratch, b->totals, b->ntotals);
	mean = zy_dashboard_keep(b);
	zy_buf_reset(&b->scratch);
	zy_histogram_median(&b->scratch, b->totals, b->ntotals);
	median = zy_dashboard_keep(b);
	c = zy_doc_figure(b->doc, ZY_CHART_HISTOGRAM,
	    zy_doc_printf(b->doc,
		b->o->zh ? "得分分布（平均%s分，中位数%s分）"
			 : "Distribution of scores (mean %s, median %s)",
		mean, median));
	c->axis = zy_dashboard_word(b, "得分（各组含下限；最高一组含上限）",
	    "score (each bin with its lower bound, the last with both)");
	for (i = 0; i < h.n; i++) {
		int64_t from = h.from + (int64_t)i * h.step;

		bin = zy_doc_printf(b->doc, "%lld–%lld", (long long)from,
		    (long long)(from + h.step));
		c->end =
		    zy_doc_printf(b->doc, "%lld", (long long)(from + h.step));
		zy_chart_add(c, bin, zy_dashboard_number(b, h.counts[i]),
		    (int64_t)h.counts[i])
		    ->edge = zy_doc_printf(b->doc, "%lld", (long long)from);
		zy_dashboard_csv_row(b,
		    zy_dashboard_word(b, "得分分布", "score distribution"), bin,
		    zy_dashboard_word(b, "单位数", "units"),
		    zy_dashboard_number(b, h.counts[i]));
	}
}

/*
 * Orders rows by sector, in the order of its choices, then by subject; context
 * points to the number of the column.
 */
static int
by_sector(const void *a, const void *b, void *context)
{
	const struct zy_standing *x = *(const struct zy_standing *const *)a;
	const struct zy_standing *y = *(const struct zy_standing *const *)b;
	int c, column = *(const int *)context;

	c = zy_label_cmp(
	    zy_table_cell(x->row, column), zy_table_cell(y->row, column));
	return c ? c : zy_view_cmp(x->subject, y->subject);
}

/*
 * Returns the mean of a column over n rows, as a text owned by the document.
 * Of the totals, those of vetoed subjects do not count.
 */
static const char *
mean_of(struct zy_dashboard *b, struct zy_standing *const *items, size_t n,
    int column)
{
	bool total = column == zy_table_find(b->s.table, "total");
	struct zy_decimal *values =
	    zy_reallocarray(NULL, n + 1, sizeof(*values));
	size_t i, got = 0;

	for (i = 0; i < n; i++) {
		if (total && items[i]->veto.n)
			continue;
		if (zy_decimal_parse(&values[got],
			zy_table_cell(items[i]->row, column)) == ZY_NUMBER_OK)
			got++;
	}
	zy_buf_reset(&b->scratch);
	zy_histogram_mean(&b->scratch, values, got);
	free(values);
	return zy_dashboard_keep(b);
}

/*
 * Adds a row with the means of n subjects to the table t and to the CSV form.
 */
static void
mean_row(struct zy_dashboard *b, struct zy_doc_table *t,
    struct zy_standing *const *items, size_t n, const char *title,
    enum zy_role role)
{
	int total = zy_table_find(b->s.table, "total");
	const char *section =
	    zy_dashboard_word(b, "分领域平均分", "means by sector");
	const char *cell;
	size_t k;

	zy_doc_row(t, role);
	zy_doc_cell(t, zy_view(title));
	zy_doc_cellf(t, "%zu", n);
	for (k = 0; k < b->s.nheads; k++) {
		cell = mean_of(b, items, n, b->s.heads[k]);
		zy_doc_cell(t, zy_view(cell));
		zy_dashboard_csv_row(
		    b, section, title, t->columns[k + 2].title, cell);
	}
	cell = mean_of(b, items, n, total);
	zy_doc_cell(t, zy_view(cell));
	zy_dashboard_csv_row(
	    b, section, title, zy_dashboard_word(b, "总分", "Total"), cell);
}

/*
 * Adds the table of the means of each head of the standard by sector; nothing
 * if the rows have no sector.
 */
static void
heads(struct zy_dashboard *b)
{
	const struct zy_table *table = b->s.table;
	struct zy_standing **items;
	struct zy_doc_table *t;
	int sector = zy_table_find(table, "sector");
	size_t i, j;

	if (sector < 0 || b->s.n == 0)
		return;
	items = zy_reallocarray(NULL, b->s.n, sizeof(*items));
	for (i = 0; i < b->s.n; i++)
		items[i] = &b->s.items[i];
	qsort_r(
	    items, b->s.n, sizeof(struct zy_standing *), by_sector, &sector);
	t = zy_doc_table(b->doc, zy_dashboard_word(b, "各领域各项平均得分",
				     "Mean of each head by sector"));
	zy_doc_column(t, zy_dashboard_word(b, "领域", "Sector"), NULL, NULL,
	    ZY_ALIGN_LEFT);
	zy_doc_column(t, zy_dashboard_word(b, "单位数", "Units"), NULL, NULL,
	    ZY_ALIGN_RIGHT);
	for (i = 0; i < b->s.nheads; i++)
		zy_doc_column(t,
		    zy_doc_text(
			b->doc, zy_names_of(b->o->names, ZY_NAMED_HEAD,
				    table->columns[b->s.heads[i]].name)),
		    NULL, NULL, ZY_ALIGN_RIGHT);
	zy_doc_column(t, zy_dashboard_word(b, "总分", "Total"), NULL, NULL,
	    ZY_ALIGN_RIGHT);
	for (i = 0; i < b->s.n; i = j) {
		struct zy_view key = zy_table_cell(items[i]->row, sector);

		for (j = i;
		     j < b->s.n &&
		     zy_view_eq(key, zy_table_cell(items[j]->row, sector));
		     j++)
			;
		mean_row(b, t, items + i, j - i, zy_dashboard_label(b, key),
		    ZY_ROLE_PLAIN);
	}
	mean_row(b, t, items, b->s.n, zy_dashboard_word(b, "全部", "All"),
	    ZY_ROLE_SUM);
	free(items);
}

/* A band and the number of subjects that reached it. */
struct band_count {
	struct zy_view band;
	size_t n;
};

static int
by_band(const void *a, const void *b, void *context)
{
	const struct band_count *x = a, *y = b;

	if ((x->band.n == 0) != (y->band.n == 0))
		return x->band.n ? -1 : 1;
	return zy_names_cmp(context, ZY_NAMED_BAND, x->band, y->band);
}

/* Adds how many subjects reached each band. */
static void
bands(struct zy_dashboard *b)
{
	struct zy_intern *ids;
	struct band_count *counts;
	struct zy_chart *c;
	size_t i;

	if (!zy_standings_have(&b->s, "band"))
		return;
	ids = zy_intern_new();
	counts = zy_calloc(b->s.n + 1, sizeof(*counts));
	for (i = 0; i < b->s.n; i++) {
		struct zy_view band =
		    zy_standing_cell(&b->s, &b->s.items[i], "band");
		uint32_t k = zy_intern_put(ids, band);

		counts[k].band = band;
		counts[k].n++;
	}
	qsort_r(counts, zy_intern_count(ids), sizeof(*counts), by_band,
	    (void *)(uintptr_t)b->o->names);
	c = zy_doc_figure(b->doc, ZY_CHART_BARS,
	    zy_dashboard_word(b, "各等次单位数", "Units in each band"));
	for (i = 0; i < zy_intern_count(ids); i++) {
		const char *title =
		    counts[i].band.n ? zy_doc_text(b->doc,
					   zy_names_of(b->o->names,
					       ZY_NAMED_BAND, counts[i].band))
				     : zy_dashboard_word(b, "无等次", "none");

		zy_chart_add(c, title,
		    zy_doc_printf(b->doc, b->o->zh ? "%zu（%s）" : "%zu (%s)",
			counts[i].n,
			zy_dashboard_percent(b, counts[i].n, b->s.n)),
		    (int64_t)counts[i].n);
		zy_dashboard_csv_row(b, zy_dashboard_word(b, "等次", "bands"),
		    title, zy_dashboard_word(b, "单位数", "units"),
		    zy_dashboard_number(b, counts[i].n));
	}
	zy_intern_free(ids);
	free(counts);
}

void
zy_dashboard_scores(struct zy_dashboard *b)
{
	if (b->ntotals == 0)
		return;
	zy_doc_heading(
	    b->doc, 1, zy_dashboard_word(b, "考评得分情况", "Scores"));
	zy_doc_open(b->doc, ZY_ROLE_PAIR);
	distribution(b);
	bands(b);
	zy_doc_close(b->doc);
	if (b->vetoed)
		zy_doc_paragraph(b->doc, ZY_ROLE_NOTE,
		    zy_doc_printf(b->doc,
			b->o->zh ? "%zu个被一票否决的单位未计入得分分布和"
				   "平均得分。"
				 : "%zu units under a veto are not in the "
				   "distribution and the mean.",
			b->vetoed));
	heads(b);
}
