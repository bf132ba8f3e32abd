/*
 * The Markdown rendering: headings, lists and pipe tables.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/render-state.h"

/*
 * Appends a text inside a line or a cell, escaped so that it is not read as
 * markup.
 */
static void
put(struct zy_buf *b, const char *text)
{
	for (; *text; text++) {
		if (strchr("\\`*_[]<>|#~", *text))
			zy_buf_putc(b, '\\');
		zy_buf_putc(b, *text);
	}
}

/*
 * Appends a text at the beginning of a line, where more characters are markup.
 */
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

/* Writes a table as a pipe table, with its caption in bold above it. */
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

/*
 * Writes a chart as a pipe table: a row for each bar, a column for each series
 * of a stacked one, and the value.
 */
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

/* Writes a list with a line for each card. */
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

/* Writes a list; an item with a file is a link. */
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

/*
 * Writes draft mark, title and number, and issuer and date unless they stand at
 * the signature.
 */
static void
head(struct zy_buf *b, const struct zy_doc *d)
{
	bool decree = zy_render_signs(d);

	if (d->draft) {
		line(b, "**※ ", d->draft, "**");
		zy_buf_putc(b, '\n');
	}
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

/* Writes a paragraph: a note begins with its word, a warning is bold. */
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

/* Appends a blank line and a line of text; nothing if it is NULL. */
static void
text_line(struct zy_buf *b, const char *text, bool first)
{
	if (!text)
		return;
	if (!first)
		zy_buf_putc(b, '\n');
	put_line(b, text);
	zy_buf_putc(b, '\n');
}

static void
signature(struct zy_buf *b, const struct zy_doc *d, const struct zy_node *n)
{
	const char *who = zy_render_signer(d, n);

	text_line(b, who, true);
	text_line(b, zy_render_signed(d, n), !who);
}

/* Writes the list of attachments, numbered if there are several. */
static void
attached(struct zy_buf *b, const struct zy_doc *d, const struct zy_node *n)
{
	zy_buf_puts(b, zy_doc_word(d, "附件：", "Attached: "));
	for (size_t i = 0; i < n->n; i++) {
		if (n->n > 1)
			zy_buf_printf(b, "\n%zu. ", i + 1);
		put(b, n->items[i].text);
	}
	zy_buf_putc(b, '\n');
}

/* Appends a form as a table of two columns: labels and boxes. */
static void
form(struct zy_buf *b, const struct zy_doc *d, const struct zy_node *n)
{
	size_t i;

	zy_buf_printf(b, "| %s | %s |\n| --- | --- |\n",
	    zy_doc_word(d, "项目", "Item"), zy_doc_word(d, "内容", "Content"));
	for (i = 0; i < n->n; i++) {
		const struct zy_doc_box *box = &n->boxes[i];
		bool pair =
		    box->label && i + 1 < n->n && !n->boxes[i + 1].label;

		zy_buf_puts(b, "| ");
		if (!pair && !box->label)
			zy_buf_puts(b, "| ");
		put(b, box->text);
		if (pair) {
			box = &n->boxes[++i];
			zy_buf_puts(b, " | ");
			put(b, box->text);
		}
		if (box->foot) {
			zy_buf_puts(b, " ");
			put(b, box->foot);
		}
		zy_buf_puts(b, box->label ? " | |\n" : " |\n");
	}
}

/* Writes the imprint below a rule; nothing if the document has none. */
static void
imprint(struct zy_buf *b, const struct zy_doc *d)
{
	if (!d->copy && !d->printer && !d->printed)
		return;
	zy_buf_puts(b, "---\n");
	if (d->copy) {
		zy_buf_puts(b, zy_doc_word(d, "\n抄送：", "\nCopies to: "));
		put(b, d->copy);
		zy_buf_puts(b, zy_doc_word(d, "。\n", ".\n"));
	}
	if (d->printer || d->printed) {
		zy_buf_putc(b, '\n');
		put(b, d->printer ? d->printer : "");
		zy_buf_puts(b, d->printer && d->printed ? "　" : "");
		put(b, d->printed ? d->printed : "");
		zy_buf_puts(b, d->printed ? zy_doc_word(d, "印发", "") : "");
		zy_buf_putc(b, '\n');
	}
}

static void
page(struct zy_buf *b, const struct zy_node *n)
{
	if (!n->text && !n->more)
		zy_buf_puts(b, "---\n");
	if (n->more)
		line(b, "", n->more, n->text ? "\n" : "");
	if (n->text)
		line(b, "# ", n->text, "");
}

static void
sides(struct zy_buf *b, const struct zy_node *n)
{
	put_line(b, n->text);
	zy_buf_puts(b, *n->text && *n->more ? "　" : "");
	put(b, n->more);
	zy_buf_putc(b, '\n');
}

/* Writes a line of an outline as an item of a list nested to its level. */
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

/*
 * Writes one node of the document; groups and page breaks have no form of their
 * own.
 */
static void
node(struct zy_buf *b, const struct zy_doc *d, const struct zy_node *n)
{
	switch (n->kind) {
	case ZY_NODE_HEADING:
		line(b, n->level == 1 ? "## " : "### ", n->text, "");
		break;
	case ZY_NODE_PARAGRAPH:
		paragraph(b, d, n);
		break;
	case ZY_NODE_TABLE:
		table(b, n->table);
		break;
	case ZY_NODE_FIGURE:
		chart(b, d, n->chart);
		break;
	case ZY_NODE_LIST:
		if (n->role == ZY_ROLE_ATTACHED)
			attached(b, d, n);
		else
			list(b, n);
		break;
	case ZY_NODE_CARDS:
		cards(b, n);
		break;
	case ZY_NODE_SIGNATURE:
		signature(b, d, n);
		break;
	case ZY_NODE_LINE:
		outline(b, n);
		break;
	case ZY_NODE_PAGE:
		page(b, n);
		break;
	case ZY_NODE_SIDES:
		sides(b, n);
		break;
	case ZY_NODE_FORM:
		form(b, d, n);
		break;
	case ZY_NODE_CUT:
		zy_buf_puts(b, "---\n");
		break;
	case ZY_NODE_IMPRINT:
		imprint(b, d);
		break;
	case ZY_NODE_OPEN:
	case ZY_NODE_CLOSE:
		break;
	}
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
		if (n->kind == ZY_NODE_SIGNATURE && !zy_render_signer(d, n) &&
		    !zy_render_signed(d, n))
			continue;
		if (n->kind == ZY_NODE_PAGE ||
		    (out->n > 0 && !(n->kind == ZY_NODE_LINE && before &&
				       before->kind == ZY_NODE_LINE)))
			zy_buf_putc(out, '\n');
		node(out, d, n);
	}
	return 0;
}
