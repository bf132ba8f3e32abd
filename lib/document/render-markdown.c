/*
 * The Markdown rendering.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/render-state.h"

/* Text that cannot be read as markup, in a line or in a cell. */
static void
put(struct zy_buf *b, const char *text)
{
	for (; *text; text++) {
		if (strchr("\\`*_[]<>|#~", *text))
			zy_buf_putc(b, '\\');
		zy_buf_putc(b, *text);
	}
}

/* The same at the start of a line, where more is markup. */
static void
put_line(struct zy_buf *b, const char *text)
{
	const char *p = text;

	while (*p >= '0' && *p <= '9')
		p++;
	if (p > text && (*p == '.' || *p == ')')) {
		zy_buf_put(b, text, (size_t)(p - text));
		zy_buf_putc(b, '\\');
		text = p;
	} else if (strchr("+-=", *text) && *text) {
		zy_buf_putc(b, '\\');
	}
	put(b, text);
}

static void
table(struct zy_buf *b, const struct zy_doc_table *t)
{
	size_t c, r;

	if (t->caption) {
		zy_buf_puts(b, "**");
		put(b, t->caption);
		zy_buf_puts(b, "**\n\n");
	}
	for (c = 0; c < t->ncolumns; c++) {
		zy_buf_puts(b, "| ");
		put(b, t->columns[c].flat);
		zy_buf_putc(b, ' ');
	}
	zy_buf_puts(b, "|\n");
	for (c = 0; c < t->ncolumns; c++) {
		enum zy_align align = t->columns[c].align;

		zy_buf_puts(b, align == ZY_ALIGN_RIGHT	  ? "| ---: "
			       : align == ZY_ALIGN_CENTER ? "| :---: "
							  : "| --- ");
	}
	zy_buf_puts(b, "|\n");
	for (r = 0; r < t->nrows; r++) {
		for (c = 0; c < t->ncolumns; c++) {
			zy_buf_puts(b, "| ");
			put(b, t->rows[r].cells[c]);
			zy_buf_putc(b, ' ');
		}
		zy_buf_puts(b, "|\n");
	}
}

static void
chart(struct zy_buf *b, const struct zy_doc *d, const struct zy_chart *c)
{
	size_t i, s;

	if (c->caption) {
		zy_buf_puts(b, "**");
		put(b, c->caption);
		zy_buf_puts(b, "**\n\n");
	}
	zy_buf_printf(b, "| %s ", zy_doc_word(d, "项目", "Item"));
	if (c->kind == ZY_CHART_STACKED) {
		for (s = 0; s < c->nseries; s++) {
			zy_buf_puts(b, "| ");
			put(b, c->series[s]);
			zy_buf_putc(b, ' ');
		}
	}
	zy_buf_printf(b, "| %s |\n| --- ", zy_doc_word(d, "数值", "Value"));
	for (s = c->kind == ZY_CHART_STACKED ? 0 : c->nseries; s < c->nseries;
	     s++)
		zy_buf_puts(b, "| ---: ");
	zy_buf_puts(b, "| ---: |\n");
	for (i = 0; i < c->n; i++) {
		const struct zy_chart_bar *bar = &c->bars[i];

		zy_buf_puts(b, "| ");
		put(b, bar->label);
		for (s = 0; c->kind == ZY_CHART_STACKED && s < c->nseries;
		     s++) {
			zy_buf_puts(b, " | ");
			put(b, bar->texts[s] ? bar->texts[s] : "");
		}
		zy_buf_puts(b, " | ");
		put(b, bar->value);
		zy_buf_puts(b, " |\n");
	}
}

static void
cards(struct zy_buf *b, const struct zy_node *node)
{
	size_t i;

	for (i = 0; i < node->n; i++) {
		const struct zy_doc_card *card = &node->cards[i];

		zy_buf_puts(b, "- ");
		put(b, card->label);
		zy_buf_puts(b, ": **");
		put(b, card->value);
		zy_buf_puts(b, "**");
		if (card->unit) {
			zy_buf_putc(b, ' ');
			put(b, card->unit);
		}
		if (card->note) {
			zy_buf_puts(b, " (");
			put(b, card->note);
			zy_buf_putc(b, ')');
		}
		zy_buf_putc(b, '\n');
	}
}

static void
list(struct zy_buf *b, const struct zy_node *node)
{
	size_t i;

	for (i = 0; i < node->n; i++) {
		const struct zy_doc_item *item = &node->items[i];

		zy_buf_puts(b, "- ");
		if (item->href)
			zy_buf_putc(b, '[');
		put(b, item->text);
		if (item->href) {
			zy_buf_puts(b, "](");
			zy_html_href(b, zy_view(item->href));
			zy_buf_putc(b, ')');
		}
		if (item->note) {
			zy_buf_puts(b, " (");
			put(b, item->note);
			zy_buf_putc(b, ')');
		}
		zy_buf_putc(b, '\n');
	}
}

static void
line(struct zy_buf *b, const char *before, const char *text, const char *after)
{
	zy_buf_puts(b, before);
	put(b, text);
	zy_buf_puts(b, after);
	zy_buf_putc(b, '\n');
}

static void
head(struct zy_buf *b, const struct zy_doc *d)
{
	bool decree = d->look == ZY_LOOK_DECREE;

	if (d->title)
		line(b, "# ", d->title, "");
	if (d->number) {
		zy_buf_putc(b, '\n');
		put_line(b, d->number);
		zy_buf_putc(b, '\n');
	}
	if (!decree && d->issuer) {
		zy_buf_putc(b, '\n');
		put_line(b, d->issuer);
		zy_buf_putc(b, '\n');
	}
	if (!decree && d->date) {
		zy_buf_putc(b, '\n');
		put_line(b, d->date);
		zy_buf_putc(b, '\n');
	}
}

static void
paragraph(struct zy_buf *b, const struct zy_doc *d, const struct zy_node *n)
{
	if (n->role == ZY_ROLE_NOTE)
		zy_buf_puts(b, zy_doc_word(d, "注：", "Note: "));
	if (n->role == ZY_ROLE_WARN)
		line(b, "**", n->text, "**");
	else {
		put_line(b, n->text);
		zy_buf_putc(b, '\n');
	}
}

static void
signature(struct zy_buf *b, const struct zy_doc *d)
{
	if (d->issuer) {
		put_line(b, d->issuer);
		zy_buf_putc(b, '\n');
	}
	if (d->issuer && d->date)
		zy_buf_putc(b, '\n');
	if (d->date) {
		put_line(b, d->date);
		zy_buf_putc(b, '\n');
	}
}

static void
outline(struct zy_buf *b, const struct zy_node *n)
{
	int i;

	for (i = 0; i < n->level; i++)
		zy_buf_puts(b, "  ");
	zy_buf_puts(b, "- ");
	put(b, n->text);
	if (n->more) {
		zy_buf_puts(b, zy_render_gap(n));
		put(b, n->more);
	}
	zy_buf_putc(b, '\n');
}

int
zy_render_markdown(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e)
{
	const struct zy_node *n, *before = NULL;

	(void)o;
	(void)e;
	head(out, d);
	for (n = d->first; n; before = n, n = n->next) {
		if (n->kind == ZY_NODE_OPEN || n->kind == ZY_NODE_CLOSE)
			continue;
		if (n->kind == ZY_NODE_SIGNATURE && !d->issuer && !d->date)
			continue;
		if (n->kind == ZY_NODE_PAGE ||
		    (out->n > 0 && !(n->kind == ZY_NODE_LINE && before &&
				       before->kind == ZY_NODE_LINE)))
			zy_buf_putc(out, '\n');
		switch (n->kind) {
		case ZY_NODE_HEADING:
			line(out, n->level == 1 ? "## " : "### ", n->text, "");
			break;
		case ZY_NODE_PARAGRAPH:
			paragraph(out, d, n);
			break;
		case ZY_NODE_TABLE:
			table(out, n->table);
			break;
		case ZY_NODE_FIGURE:
			chart(out, d, n->chart);
			break;
		case ZY_NODE_LIST:
			list(out, n);
			break;
		case ZY_NODE_CARDS:
			cards(out, n);
			break;
		case ZY_NODE_SIGNATURE:
			signature(out, d);
			break;
		case ZY_NODE_LINE:
			outline(out, n);
			break;
		case ZY_NODE_PAGE:
			line(out, "# ", n->text, "");
			break;
		case ZY_NODE_OPEN:
		case ZY_NODE_CLOSE:
			break;
		}
	}
	return 0;
}
