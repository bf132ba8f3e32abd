/*
 * Computes the columns that all tables of a document share on one sheet.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/sheet-grid.h"

#include <stdlib.h>

enum {
	NARROW = 6,    /* characters of a column, at least */
	TITLE = 12,    /* characters of a heading before it wraps */
	LONG = 30,     /* characters of a text before it wraps */
	NAMES = 4,     /* columns of a document without tables */
	PORTRAIT = 88, /* characters of a line on A4 in portrait orientation */
	LANDSCAPE = 128, /* characters of a line in landscape orientation */
};

/* Adds a table made from a chart: label, parts and value of each bar. */
static void
add_chart(struct zy_doc *made, const struct zy_doc *d, const struct zy_chart *c)
{
	struct zy_doc_table *t = zy_doc_table(made, c->caption);
	size_t parts = c->kind == ZY_CHART_STACKED ? c->nseries : 0, i, s;

	zy_doc_column(
	    t, zy_doc_word(d, "项目", "Item"), NULL, NULL, ZY_ALIGN_LEFT);
	for (s = 0; s < parts; s++)
		zy_doc_column(t, c->series[s], NULL, NULL, ZY_ALIGN_RIGHT);
	zy_doc_column(
	    t, zy_doc_word(d, "数值", "Value"), NULL, NULL, ZY_ALIGN_RIGHT);
	for (i = 0; i < c->n; i++) {
		const struct zy_chart_bar *bar = &c->bars[i];

		zy_doc_row(t, bar->mark ? ZY_ROLE_MARK : ZY_ROLE_PLAIN);
		zy_doc_cell(t, zy_view(bar->label));
		for (s = 0; s < parts; s++)
			zy_doc_cell(t, zy_view(bar->texts[s]));
		zy_doc_cell(t, zy_view(bar->value));
	}
}

/* Adds a table made from cards, with a row for each. */
static void
add_cards(struct zy_doc *made, const struct zy_doc *d, const struct zy_node *n)
{
	struct zy_doc_table *t = zy_doc_table(made, n->text);
	size_t i;

	zy_doc_column(
	    t, zy_doc_word(d, "项目", "Item"), NULL, NULL, ZY_ALIGN_LEFT);
	zy_doc_column(
	    t, zy_doc_word(d, "数值", "Value"), NULL, NULL, ZY_ALIGN_RIGHT);
	zy_doc_column(
	    t, zy_doc_word(d, "单位", "Unit"), NULL, NULL, ZY_ALIGN_LEFT);
	zy_doc_column_wide(t, zy_doc_word(d, "备注", "Note"));
	for (i = 0; i < n->n; i++) {
		zy_doc_row(t, ZY_ROLE_PLAIN);
		zy_doc_cell(t, zy_view(n->cards[i].label));
		zy_doc_cell(t, zy_view(n->cards[i].value));
		zy_doc_cell(t, zy_view(n->cards[i].unit));
		zy_doc_cell(t, zy_view(n->cards[i].note));
	}
}

/* Converts charts and cards to tables and stores the node of each. */
static void
make_tables(struct zy_grid *g, const struct zy_doc *d)
{
	const struct zy_node *n;

	zy_doc_init(&g->made, d->zh, d->look);
	for (n = d->first; n; n = n->next) {
		if (n->kind == ZY_NODE_FIGURE)
			add_chart(&g->made, d, n->chart);
		else if (n->kind == ZY_NODE_CARDS)
			add_cards(&g->made, d, n);
		else
			continue;
		g->nodes =
		    zy_grow(g->nodes, &g->cap, g->nmade + 1, sizeof(*g->nodes));
		g->nodes[g->nmade++] = n;
	}
}

const struct zy_doc_table *
zy_grid_table(const struct zy_grid *g, const struct zy_node *n)
{
	const struct zy_node *table = g->made.first;
	size_t i;

	if (n->kind == ZY_NODE_TABLE)
		return n->table;
	for (i = 0; g->nodes[i] != n; i++)
		table = table->next;
	return table->table;
}

/* Returns the width that column c of a table needs. */
static unsigned
wanted(const struct zy_doc_table *t, size_t c)
{
	size_t most = NARROW, width, r;

	width = zy_text_width(zy_view(t->columns[c].title));
	width = width > TITLE ? TITLE : width;
	most = width > most ? width : most;
	for (r = 0; r < t->nrows && most < LONG; r++) {
		width = zy_text_width(zy_view(t->rows[r].cells[c]));
		most = width > most ? width : most;
	}
	return (unsigned)(most > LONG ? LONG : most) + 2;
}

uint32_t *
zy_grid_spread(const struct zy_grid *g, const struct zy_doc_table *t)
{
	uint32_t *at = zy_reallocarray(NULL, t->ncolumns + 1, sizeof(*at));
	size_t *spans = zy_calloc(t->ncolumns, sizeof(*spans));
	unsigned *width = zy_calloc(t->ncolumns, sizeof(*width));
	size_t c, extra, best;

	for (c = 0; c < t->ncolumns; c++) {
		spans[c] = 1;
		width[c] = wanted(t, c);
	}
	/* One more for the column with the most text for its columns. */
	for (extra = g->n - t->ncolumns; extra; extra--) {
		for (best = c = 0; c < t->ncolumns; c++)
			if (width[c] * spans[best] > width[best] * spans[c])
				best = c;
		spans[best]++;
	}
	for (at[0] = 0, c = 0; c < t->ncolumns; c++)
		at[c + 1] = at[c] + (uint32_t)spans[c];
	free(spans);
	free(width);
	return at;
}

uint32_t *
zy_grid_split(const struct zy_grid *g, size_t n)
{
	uint32_t *at = zy_reallocarray(NULL, n + 1, sizeof(*at));
	size_t part, width = 0;
	uint32_t c = 0;

	at[0] = 0;
	for (part = 1; part <= n; part++) {
		/* At least one for this part, and one for each behind it. */
		do
			width += g->columns[c++];
		while (c + (n - part) < g->n &&
		       (part == n || width * n < part * g->width));
		at[part] = c;
	}
	return at;
}

size_t
zy_grid_width(const struct zy_grid *g, const uint32_t *at, size_t c)
{
	size_t room = 0;
	uint32_t i;

	for (i = at[c]; i < at[c + 1]; i++)
		room += g->columns[i];
	return room;
}

/* Widens the grid's columns where a table needs it. */
static void
make_room(struct zy_grid *g, const struct zy_doc_table *t)
{
	uint32_t *at;
	unsigned want, have;
	size_t c, i;

	if (t->ncolumns == 0)
		return;
	at = zy_grid_spread(g, t);
	for (c = 0; c < t->ncolumns; c++) {
		want = wanted(t, c);
		have = (unsigned)zy_grid_width(g, at, c);
		for (i = at[c]; have < want; have++) {
			g->columns[i]++;
			i = i + 1 < at[c + 1] ? i + 1 : at[c];
		}
	}
	free(at);
}

/* Widens all columns in proportion until they fill the page's width. */
static void
fill_page(struct zy_grid *g)
{
	size_t i, page;

	for (i = 0; i < g->n; i++)
		g->width += g->columns[i];
	g->landscape = g->width > PORTRAIT;
	page = g->landscape ? LANDSCAPE : PORTRAIT;
	if (g->width >= page)
		return;
	for (i = 0; i < g->n; i++)
		g->columns[i] = (unsigned)(g->columns[i] * page / g->width);
	for (i = g->width = 0; i < g->n; i++)
		g->width += g->columns[i];
}

void
zy_grid_init(struct zy_grid *g, const struct zy_doc *d)
{
	const struct zy_node *n;
	size_t i;

	*g = (struct zy_grid){.columns = NULL};
	make_tables(g, d);
	for (n = d->first; n; n = n->next)
		if (n->kind == ZY_NODE_TABLE && n->table->ncolumns > g->n)
			g->n = n->table->ncolumns;
		else if (n->kind == ZY_NODE_FORM && n->columns > g->n)
			g->n = n->columns;
	for (n = g->made.first; n; n = n->next)
		if (n->table->ncolumns > g->n)
			g->n = n->table->ncolumns;
	g->n = g->n ? g->n : NAMES;
	g->columns = zy_calloc(g->n, sizeof(*g->columns));
	for (i = 0; i < g->n; i++)
		g->columns[i] = NARROW;
	for (n = d->first; n; n = n->next)
		if (n->kind == ZY_NODE_TABLE)
			make_room(g, n->table);
	for (n = g->made.first; n; n = n->next)
		make_room(g, n->table);
	fill_page(g);
}

void
zy_grid_release(struct zy_grid *g)
{
	free(g->columns);
	free(g->nodes);
	zy_doc_release(&g->made);
}

size_t
zy_grid_lines(struct zy_view text, size_t width)
{
	/* Letters are a little wider than the columns' characters say. */
	size_t need = zy_text_width(text) * 11 / 10;

	width = width > 1 ? width - 1 : 1;
	return need > width ? (need + width - 1) / width : 1;
}

void
zy_grid_item(struct zy_buf *b, const struct zy_doc_item *item)
{
	zy_buf_reset(b);
	zy_buf_puts(b, item->text);
	if (item->note)
		zy_buf_printf(b, " (%s)", item->note);
	if (item->href)
		zy_buf_printf(b, " %s", item->href);
}
