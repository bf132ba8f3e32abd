/*
 * The HTML rendering: a file that needs no other file, for screens and for
 * print.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/html-paper-state.h"

enum {
	SHORT = 16,    /* half hanzi: what is never broken, */
	NAME = 28,     /* what a name gets before it is, */
	CROWDED = 24,  /* and where many columns have texts, too; */
	TEXT = 10,     /* and where most columns have texts; */
	MANY = 10,     /* columns are many; */
	WHOLE = 10,    /* and a heading in a table with many columns; */
	LONG = 22,     /* and a name that gets a line of its own; */
	REMARK = 550,  /* hundredths of an em that texts get there; */
	TOGETHER = 14, /* rows of a table that stays on one page */
};

static const char *
align_class(enum zy_align align)
{
	return align == ZY_ALIGN_RIGHT	  ? "r"
	       : align == ZY_ALIGN_CENTER ? "c"
					  : NULL;
}

static bool
same_group(const struct zy_doc_column *a, const struct zy_doc_column *b)
{
	return a->group && b->group && strcmp(a->group, b->group) == 0;
}

/* Returns the width of the widest cell of a column, or more than `enough`. */
static size_t
widest(const struct zy_doc_table *t, size_t c, size_t enough)
{
	size_t r, w, most = 0;

	for (r = 0; r < t->nrows && most <= enough; r++) {
		w = zy_text_width(zy_view(t->rows[r].cells[c]));
		most = w > most ? w : most;
	}
	return most;
}

/* Returns whether some cell of a column has a text that wraps. */
static bool
has_texts(const struct zy_doc_table *t, size_t c)
{
	return !t->columns[c].wide && t->columns[c].align == ZY_ALIGN_LEFT &&
	       widest(t, c, SHORT) > SHORT;
}

/*
 * Returns what a name gets before it is broken: less in a table of many columns
 * that also has texts, or more than two of names, and little in one of texts.
 */
static size_t
name_most(const struct zy_doc_table *t)
{
	size_t c, wide = 0;

	for (c = 0; c < t->ncolumns; c++)
		wide += t->columns[c].wide;
	if (wide > 2)
		return t->ncolumns < MANY ? TEXT : CROWDED;
	for (c = 0; c < t->ncolumns && t->ncolumns >= MANY; c++)
		if (has_texts(t, c))
			return CROWDED;
	return NAME;
}

/*
 * Returns the width that the names of a column need, in hundredths of the
 * header's em: half hanzi, the larger type of cells and their padding.
 */
static size_t
name_room(const struct zy_doc_table *t, size_t c, size_t most)
{
	size_t w = widest(t, c, most);

	w = w > most ? most : w;
	return (w < 4 ? 4 : w) * 56 + 150;
}

/* Returns the length of a heading before its weight: 年度考核 of 年度考核×25%.
 */
static size_t
before_weight(const char *title)
{
	const char *at = strstr(title, "×");

	return at ? (size_t)(at - title) : strlen(title);
}

/* Writes a column's heading, which is best broken before its weight. */
static void
head_text(struct zy_html *h, const char *title)
{
	size_t n = before_weight(title);

	if (n && title[n]) {
		zy_html_textf(h, "%.*s", (int)n, title);
		zy_html_open(h, "wbr");
		zy_html_void(h);
		title += n;
	}
	zy_html_text(h, title);
}

/*
 * Sets the class of a column's heading: its alignment, and whether it may wrap.
 */
static void
head_class(struct zy_html *h, const struct zy_doc_column *col)
{
	const char *align = align_class(col->align);
	struct zy_view name = {col->title, before_weight(col->title)};
	const char *wraps = zy_text_width(name) > WHOLE ? "w" : "";

	if (align || *wraps)
		zy_html_attrf(h, "class", "%s%s%s", align ? align : "",
		    align && *wraps ? " " : "", wraps);
}

/*
 * Writes the header of a table: two rows if columns are grouped; a group spans
 * its columns.
 */
static void
table_head(struct zy_html *h, const struct zy_doc_table *t)
{
	size_t c, n, room, most = name_most(t);
	bool grouped = false;

	for (c = 0; c < t->ncolumns; c++)
		grouped |= t->columns[c].group != NULL;
	zy_html_open(h, "thead");
	zy_html_open(h, "tr");
	for (c = 0; c < t->ncolumns; c += n) {
		const struct zy_doc_column *col = &t->columns[c];

		for (n = 1;
		     c + n < t->ncolumns && same_group(col, &t->columns[c + n]);
		     n++)
			;
		zy_html_open(h, "th");
		if (col->group) {
			zy_html_attr(h, "class", "g");
			if (n > 1)
				zy_html_attrf(h, "colspan", "%zu", n);
			zy_html_attr(h, "scope", "colgroup");
			zy_html_text(h, col->group);
		} else {
			room = col->wide ? name_room(t, c, most)
			       : t->ncolumns >= MANY && has_texts(t, c) ? REMARK
									: 0;
			if (room)
				zy_html_attrf(h, "style",
				    "min-width:%zu.%02zuem", room / 100,
				    room % 100);
			else
				head_class(h, col);
			if (grouped)
				zy_html_attr(h, "rowspan", "2");
			zy_html_attr(h, "scope", "col");
			head_text(h, col->title);
		}
		zy_html_close(h);
	}
	zy_html_close(h);
	if (grouped) {
		zy_html_open(h, "tr");
		for (c = 0; c < t->ncolumns; c++) {
			if (!t->columns[c].group)
				continue;
			zy_html_open(h, "th");
			head_class(h, &t->columns[c]);
			zy_html_attr(h, "scope", "col");
			head_text(h, t->columns[c].title);
			zy_html_close(h);
		}
		zy_html_close(h);
	}
	zy_html_close(h);
	zy_html_line(h);
}

/* Sets the class of a cell: short texts do not wrap, long ones do. */
static const char *
cell_class(const struct zy_doc_column *col, const char *text)
{
	if (col->wide)
		return NULL;
	if (col->align == ZY_ALIGN_LEFT &&
	    zy_text_width(zy_view(text)) <= SHORT)
		return "n";
	return align_class(col->align);
}

/*
 * Returns how many rows from r on the cell of column c covers; 0 if the cell
 * above covers it.  Cells are merged only if those of all earlier columns with
 * `join` are.
 */
static size_t
rows_of(const struct zy_doc_table *t, size_t r, size_t c)
{
	size_t n, k;

	if (!t->columns[c].join || t->rows[r].role == ZY_ROLE_SUM)
		return 1;
	for (n = 0; r + n < t->nrows; n++) {
		for (k = 0; k <= c; k++)
			if (t->columns[k].join &&
			    strcmp(t->rows[r].cells[k],
				t->rows[r + n].cells[k]) != 0)
				return n;
	}
	return n;
}

static bool
covered(const struct zy_doc_table *t, size_t r, size_t c)
{
	return r > 0 && t->rows[r - 1].role != ZY_ROLE_SUM &&
	       rows_of(t, r - 1, c) > 1;
}

/*
 * Writes row r of a table.  A cell that is merged with equal ones below spans
 * their rows, and those are not written.
 */
static void
table_row(struct zy_html *h, const struct zy_doc_table *t, size_t r)
{
	const struct zy_doc_row *row = &t->rows[r];
	size_t c, n;

	zy_html_open(h, "tr");
	if (row->role == ZY_ROLE_SUM)
		zy_html_attr(h, "class", "sum");
	else if (row->role == ZY_ROLE_MARK)
		zy_html_attr(h, "class", "mark");
	else if (row->role == ZY_ROLE_MUTE)
		zy_html_attr(h, "class", "mute");
	for (c = 0; c < t->ncolumns; c++) {
		const char *class = cell_class(&t->columns[c], row->cells[c]);

		n = rows_of(t, r, c);
		if (covered(t, r, c))
			continue;
		if (n < 2) {
			zy_html_leaf(h, "td", class, row->cells[c]);
			continue;
		}
		zy_html_open(h, "td");
		if (class)
			zy_html_attr(h, "class", class);
		zy_html_attrf(h, "rowspan", "%zu", n);
		zy_html_text(h, row->cells[c]);
		zy_html_close(h);
	}
	zy_html_close(h);
	zy_html_line(h);
}

/*
 * Writes a table in an element that can be scrolled on small screens; a short
 * one is kept on one page in print.
 */
static void
table(struct zy_html *h, const struct zy_doc_table *t)
{
	size_t r;

	zy_html_open(h, "div");
	zy_html_attr(h, "class", "scroll");
	zy_html_open(h, "table");
	if (t->nrows <= TOGETHER || t->ncolumns > MANY)
		zy_html_attrf(h, "class", "%s%s",
		    t->nrows <= TOGETHER ? "keep" : "",
		    t->ncolumns <= MANY	   ? ""
		    : t->nrows <= TOGETHER ? " many"
					   : "many");
	if (t->caption)
		zy_html_leaf(h, "caption", NULL, t->caption);
	zy_html_line(h);
	table_head(h, t);
	zy_html_open(h, "tbody");
	zy_html_line(h);
	for (r = 0; r < t->nrows; r++)
		table_row(h, t, r);
	zy_html_close(h);
	zy_html_close(h);
	zy_html_close(h);
	zy_html_line(h);
}

/* Writes a chart with its caption. */
static void
figure(struct zy_html *h, const struct zy_chart *c)
{
	zy_html_open(h, "figure");
	if (c->caption)
		zy_html_leaf(h, "figcaption", NULL, c->caption);
	zy_html_line(h);
	zy_chart_svg(c, h);
	zy_html_close(h);
	zy_html_line(h);
}

/* Writes a list; names in columns, files as links. */
static void
list(struct zy_html *h, const struct zy_node *node)
{
	struct zy_buf href = ZY_BUF_INIT;
	size_t i;

	zy_html_open(h, "ul");
	if (node->role == ZY_ROLE_NAMES)
		zy_html_attr(h, "class",
		    zy_render_item_width(node) > LONG ? "names long" : "names");
	else if (node->role == ZY_ROLE_LINKS)
		zy_html_attr(h, "class", "links");
	zy_html_line(h);
	for (i = 0; i < node->n; i++) {
		const struct zy_doc_item *item = &node->items[i];

		zy_html_open(h, "li");
		if (item->href) {
			zy_buf_reset(&href);
			zy_html_href(&href, zy_view(item->href));
			zy_html_open(h, "a");
			zy_html_attr(h, "href", href.p ? href.p : "");
		}
		zy_html_text(h, item->text);
		if (item->href)
			zy_html_close(h);
		if (item->note) {
			zy_html_text(h, " ");
			zy_html_leaf(h, "small", NULL, item->note);
		}
		zy_html_close(h);
		zy_html_line(h);
	}
	zy_html_close(h);
	zy_html_line(h);
	zy_buf_release(&href);
}

/* Writes a row of cards as a list of descriptions. */
static void
cards(struct zy_html *h, const struct zy_node *node)
{
	size_t i;

	zy_html_open(h, "dl");
	zy_html_attr(h, "class", "cards");
	zy_html_line(h);
	for (i = 0; i < node->n; i++) {
		const struct zy_doc_card *card = &node->cards[i];

		zy_html_open(h, "div");
		zy_html_leaf(h, "dt", NULL, card->label);
		zy_html_open(h, "dd");
		zy_html_text(h, card->value);
		if (card->unit)
			zy_html_leaf(h, "span", "unit", card->unit);
		if (card->note)
			zy_html_leaf(h, "span", "note", card->note);
		zy_html_close(h);
		zy_html_close(h);
		zy_html_line(h);
	}
	zy_html_close(h);
	zy_html_line(h);
}

/* Writes a paragraph with its role as class. */
static void
paragraph(struct zy_html *h, const struct zy_doc *d, const struct zy_node *node)
{
	zy_html_open(h, "p");
	if (node->role == ZY_ROLE_NOTE)
		zy_html_attr(h, "class", "note");
	else if (node->role == ZY_ROLE_WARN)
		zy_html_attr(h, "class", "warn");
	else if (node->role == ZY_ROLE_LEAD)
		zy_html_attr(h, "class", "lead");
	else if (node->role == ZY_ROLE_ADDRESS)
		zy_html_attr(h, "class", "address");
	else if (node->role == ZY_ROLE_CENTRE)
		zy_html_attr(h, "class", "centre");
	if (node->role == ZY_ROLE_NOTE)
		zy_html_text(h, zy_doc_word(d, "注：", "Note: "));
	zy_html_text(h, node->text);
	zy_html_close(h);
	zy_html_line(h);
}

/*
 * Writes the head of the document in the order of GB/T 9704: issuer and number
 * above the red line.
 */
static void
head(struct zy_html *h, const struct zy_doc *d)
{
	bool decree = d->look == ZY_LOOK_DECREE;

	zy_html_open(h, "header");
	zy_html_line(h);
	if (decree && d->issuer)
		zy_render_title(h, "p", "issuer", d->issuer);
	if (decree && d->number)
		zy_html_leaf(h, "p", "number", d->number);
	if (decree)
		zy_html_leaf(h, "div", "line", NULL);
	if (d->title)
		zy_render_title(h, "h1", NULL, d->title);
	if (!decree && d->number)
		zy_html_leaf(h, "p", "number", d->number);
	if (!zy_render_signs(d) && (d->issuer || d->date)) {
		zy_html_open(h, "p");
		zy_html_attr(h, "class", "by");
		if (d->issuer)
			zy_html_leaf(h, "span", NULL, d->issuer);
		if (d->date)
			zy_html_leaf(h, "span", NULL, d->date);
		zy_html_close(h);
	}
	zy_html_line(h);
	zy_html_close(h);
	zy_html_line(h);
}

/* Writes a line of an outline with its level as class. */
static void
outline(struct zy_html *h, const struct zy_node *n)
{
	zy_html_open(h, "p");
	zy_html_attrf(h, "class", "l%d", n->level);
	zy_html_text(h, n->text);
	if (n->more) {
		zy_html_text(h, zy_render_gap(n));
		zy_html_leaf(h, "span", NULL, n->more);
	}
	zy_html_close(h);
	zy_html_line(h);
}

/* Begins a page with its mark and its title, where it has these. */
static void
page_title(struct zy_html *h, const struct zy_node *n)
{
	if (n->more || !n->text) {
		zy_html_leaf(h, "p", "page", n->more ? n->more : "");
		zy_html_line(h);
	}
	if (n->text)
		zy_render_title(h, "h1", n->more ? NULL : "page", n->text);
	zy_html_line(h);
}

/*
 * Writes one node of the document; opening and closing nodes of groups become
 * start and end tags.
 */
static void
node(struct zy_html *h, const struct zy_doc *d, const struct zy_node *n)
{
	switch (n->kind) {
	case ZY_NODE_HEADING:
		zy_html_leaf(h, n->level == 1 ? "h2" : "h3", NULL, n->text);
		zy_html_line(h);
		break;
	case ZY_NODE_PARAGRAPH:
		paragraph(h, d, n);
		break;
	case ZY_NODE_TABLE:
		table(h, n->table);
		break;
	case ZY_NODE_FIGURE:
		figure(h, n->chart);
		break;
	case ZY_NODE_LIST:
		if (n->role == ZY_ROLE_ATTACHED)
			zy_render_attached(h, d, n);
		else
			list(h, n);
		break;
	case ZY_NODE_CARDS:
		cards(h, n);
		break;
	case ZY_NODE_SIGNATURE:
		zy_render_signature(h, d, n);
		break;
	case ZY_NODE_SIDES:
		zy_render_sides(h, n);
		break;
	case ZY_NODE_FORM:
		zy_render_form(h, n);
		break;
	case ZY_NODE_CUT:
		zy_render_cut(h, n);
		break;
	case ZY_NODE_IMPRINT:
		zy_render_imprint(h, d);
		break;
	case ZY_NODE_LINE:
		outline(h, n);
		break;
	case ZY_NODE_PAGE:
		page_title(h, n);
		break;
	case ZY_NODE_OPEN:
		zy_html_open(h, n->role == ZY_ROLE_PAIR ? "div" : "section");
		if (n->role == ZY_ROLE_PAIR)
			zy_html_attr(h, "class", "pair");
		zy_html_line(h);
		break;
	case ZY_NODE_CLOSE:
		zy_html_close(h);
		zy_html_line(h);
		break;
	}
}

static void
meta(struct zy_html *h, const char *key, const char *value, const char *content)
{
	zy_html_open(h, "meta");
	zy_html_attr(h, key, value);
	if (content)
		zy_html_attr(h, "content", content);
	zy_html_void(h);
	zy_html_line(h);
}

int
zy_render_html(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e)
{
	static const char *const looks[] = {
	    "sheet", "decree", "board", "dense", "decree paper", "wall"};
	const struct zy_node *n;
	struct zy_html h;

	(void)o;
	(void)e;
	zy_buf_puts(out, "<!DOCTYPE html>\n");
	zy_html_init(&h, out);
	zy_html_open(&h, "html");
	zy_html_attr(&h, "lang", zy_doc_word(d, "zh-CN", "en"));
	zy_html_open(&h, "head");
	zy_html_line(&h);
	meta(&h, "charset", "utf-8", NULL);
	meta(&h, "http-equiv", "Content-Security-Policy",
	    "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
	meta(&h, "name", "viewport", "width=device-width, initial-scale=1");
	meta(&h, "name", "generator", "zhengyou " ZY_VERSION);
	zy_html_leaf(&h, "title", NULL, d->title);
	zy_html_line(&h);
	zy_html_style(&h, zy_render_style);
	zy_html_line(&h);
	if (d->look == ZY_LOOK_DENSE) {
		zy_html_style(&h, zy_render_style_dense);
		zy_html_line(&h);
	}
	if (zy_render_signs(d) || d->look == ZY_LOOK_WALL || d->draft) {
		zy_html_style(&h, zy_render_style_paper);
		zy_html_line(&h);
	}
	zy_html_close(&h);
	zy_html_line(&h);
	zy_html_open(&h, "body");
	zy_html_attr(&h, "class", looks[d->look]);
	zy_html_line(&h);
	if (d->draft) {
		zy_html_leaf(&h, "div", "draft", d->draft);
		zy_html_line(&h);
	}
	zy_html_open(&h, "main");
	zy_html_line(&h);
	head(&h, d);
	for (n = d->first; n; n = n->next)
		node(&h, d, n);
	while (h.depth > 0)
		zy_html_close(&h);
	zy_html_line(&h);
	return 0;
}
