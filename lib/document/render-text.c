/*
 * The plain text rendering: tables aligned by display width, texts wrapped,
 * charts as bars of characters.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "document/render-state.h"
#include "document/title.h"

#define PAGE 78	 /* columns of running text */
#define BAR 30	 /* columns of the longest bar of a chart */
#define LINE 132 /* columns up to which a line of an outline stays one line */

static size_t
width(const char *s)
{
	return zy_text_width(zy_view(s));
}

static void
pad(struct zy_buf *b, size_t n)
{
	while (n-- > 0)
		zy_buf_putc(b, ' ');
}

/* Ends a line without blanks at its end. */
static void
end_line(struct zy_buf *b)
{
	while (b->n > 0 && b->p[b->n - 1] == ' ')
		b->n--;
	zy_buf_putc(b, '\n');
}

/*
 * Returns whether a line must not be broken here, because of a character that
 * must not begin a line or one that must not end it (避头尾).
 */
static bool
clings(const char *p, const char *end, const char *set)
{
	uint32_t code, member;
	int len = zy_text_decode(p, end, &code);
	const char *stop = set + strlen(set);

	while (len && set < stop) {
		int n = zy_text_decode(set, stop, &member);

		if (n == 0)
			break;
		if (member == code)
			return true;
		set += n;
	}
	return false;
}

/* Returns the length of the next line, of at most `room` columns. */
static size_t
line_of(struct zy_view rest, size_t room)
{
	size_t at = 0, used = 0, cut = 0;
	bool word = false, opener = false;

	while (at < rest.n) {
		uint32_t code;
		const char *p = rest.p + at, *end = rest.p + rest.n;
		int len = zy_text_decode(p, end, &code);
		size_t wide;
		bool ascii;

		if (len == 0)
			len = 1;
		wide = zy_text_width((struct zy_view){p, (size_t)len});
		ascii = code > ' ' && code < 0x80;
		if (at > 0 && !(ascii && word) && !opener &&
		    !clings(p, end, "，。、；：！？）》”’】〉％"))
			cut = at;
		if (used + wide > room && at > 0)
			return cut ? cut : at;
		used += wide;
		at += (size_t)len;
		word = ascii;
		opener = clings(p, end, "（《“‘【〈");
	}
	return at;
}

/*
 * Writes a text in lines of the page's width, the first line after `first`, all
 * others after `next`.
 */
static void
wrap(struct zy_buf *b, const char *text, const char *first, const char *next)
{
	struct zy_view rest = zy_view(text);
	const char *lead = first;

	do {
		size_t n = line_of(rest, PAGE - width(lead));

		zy_buf_puts(b, lead);
		zy_buf_put(b, rest.p, n);
		end_line(b);
		rest.p += n;
		rest.n -= n;
		rest = zy_text_trim(rest);
		lead = next;
	} while (rest.n > 0);
}

/* Appends a centred title, broken by sense if it is long. */
static void
centre(struct zy_buf *b, const char *text)
{
	struct zy_view lines[ZY_TITLE_LINES];
	size_t i, w, n = zy_title_lines(zy_view(text), PAGE, lines);

	for (i = 0; i < n; i++) {
		w = zy_text_width(lines[i]);
		pad(b, w < PAGE ? (PAGE - w) / 2 : 0);
		zy_buf_view(b, lines[i]);
		zy_buf_putc(b, '\n');
	}
}

static void
right(struct zy_buf *b, const char *text)
{
	size_t w = width(text);

	pad(b, w + 8 < PAGE ? PAGE - 8 - w : 0);
	zy_buf_puts(b, text);
	zy_buf_putc(b, '\n');
}

/*
 * Writes a text aligned in a cell of `room` columns, which is at least the
 * text's width.
 */
static void
cell(struct zy_buf *b, const char *text, size_t room, enum zy_align align)
{
	size_t w = width(text), left = 0;

	if (align == ZY_ALIGN_RIGHT)
		left = room - w;
	else if (align == ZY_ALIGN_CENTER)
		left = (room - w) / 2;
	pad(b, left);
	zy_buf_puts(b, text);
	pad(b, room - w - left);
}

/*
 * Writes a table: each column as wide as its longest text, a rule of hyphens
 * below the titles.
 */
static void
table(struct zy_buf *b, const struct zy_doc_table *t)
{
	size_t *rooms = zy_calloc(t->ncolumns + 1, sizeof(*rooms));
	size_t c, r;

	for (c = 0; c < t->ncolumns; c++) {
		rooms[c] = width(t->columns[c].flat);
		for (r = 0; r < t->nrows; r++) {
			size_t w = width(t->rows[r].cells[c]);

			if (w > rooms[c])
				rooms[c] = w;
		}
	}
	if (t->caption)
		wrap(b, t->caption, "", "");
	for (c = 0; c < t->ncolumns; c++) {
		pad(b, c ? 2 : 0);
		cell(b, t->columns[c].flat, rooms[c], t->columns[c].align);
	}
	end_line(b);
	for (c = 0; c < t->ncolumns; c++) {
		pad(b, c ? 2 : 0);
		for (r = 0; r < rooms[c]; r++)
			zy_buf_putc(b, '-');
	}
	end_line(b);
	for (r = 0; r < t->nrows; r++) {
		for (c = 0; c < t->ncolumns; c++) {
			pad(b, c ? 2 : 0);
			cell(b, t->rows[r].cells[c], rooms[c],
			    t->columns[c].align);
		}
		end_line(b);
	}
	free(rooms);
}

/*
 * Writes the parts of a stacked bar in words, each after the name of its
 * series.
 */
static void
parts(
    struct zy_buf *b, const struct zy_chart *c, const struct zy_chart_bar *bar)
{
	size_t i;

	for (i = 0; i < c->nseries; i++) {
		if (bar->texts[i])
			zy_buf_printf(
			    b, "  %s %s", c->series[i], bar->texts[i]);
	}
}

/*
 * Writes a chart with a line for each bar: label, value, and a bar of blocks or
 * the parts in words.
 */
static void
chart(struct zy_buf *b, const struct zy_chart *c)
{
	size_t label = 0, value = 0, i, w;
	int64_t full = zy_chart_full(c), n;

	for (i = 0; i < c->n; i++) {
		w = width(c->bars[i].label);
		label = w > label ? w : label;
		w = width(c->bars[i].value);
		value = w > value ? w : value;
	}
	if (c->caption)
		wrap(b, c->caption, "", "");
	for (i = 0; i < c->n; i++) {
		const struct zy_chart_bar *bar = &c->bars[i];

		cell(b, bar->label, label, ZY_ALIGN_LEFT);
		pad(b, 2);
		cell(b, bar->value, value, ZY_ALIGN_RIGHT);
		if (c->kind == ZY_CHART_STACKED) {
			parts(b, c, bar);
			end_line(b);
			continue;
		}
		pad(b, 2);
		n = (int64_t)((zy_int128)bar->parts[0] * BAR / full);
		if (n == 0 && bar->parts[0] > 0)
			n = 1;
		while (n-- > 0)
			zy_buf_puts(b, "█");
		end_line(b);
	}
}

/* Writes a line for each card, with the values below one another. */
static void
cards(struct zy_buf *b, const struct zy_node *node)
{
	size_t label = 0, value = 0, i, w;

	for (i = 0; i < node->n; i++) {
		w = width(node->cards[i].label);
		label = w > label ? w : label;
		w = width(node->cards[i].value);
		value = w > value ? w : value;
	}
	for (i = 0; i < node->n; i++) {
		const struct zy_doc_card *card = &node->cards[i];

		cell(b, card->label, label, ZY_ALIGN_LEFT);
		pad(b, 2);
		cell(b, card->value, value, ZY_ALIGN_RIGHT);
		if (card->unit)
			zy_buf_printf(b, " %s", card->unit);
		if (card->note)
			zy_buf_printf(b, "  %s", card->note);
		end_line(b);
	}
}

/* Appends names in columns as wide as the longest name, row by row. */
static void
names(struct zy_buf *b, const struct zy_node *node)
{
	size_t wide = 0, i, w, each, col;

	for (i = 0; i < node->n; i++) {
		w = width(node->items[i].text);
		wide = w > wide ? w : wide;
	}
	each = wide + 4 > PAGE - 4 ? 1 : (PAGE - 4) / (wide + 4);
	for (i = 0; i < node->n; i++) {
		col = i % each;
		pad(b, 4);
		cell(b, node->items[i].text, wide, ZY_ALIGN_LEFT);
		if (col + 1 == each || i + 1 == node->n)
			end_line(b);
	}
}

/* Writes a list with a line for each item; names stand in columns. */
static void
list(struct zy_buf *b, const struct zy_node *node)
{
	size_t i;

	if (node->role == ZY_ROLE_NAMES) {
		names(b, node);
		return;
	}
	for (i = 0; i < node->n; i++) {
		const struct zy_doc_item *item = &node->items[i];

		zy_buf_printf(b, "- %s", item->text);
		if (item->note)
			zy_buf_printf(b, "  %s", item->note);
		if (item->href) {
			zy_buf_puts(b, "  ");
			zy_text_visible(b, zy_view(item->href));
		}
		end_line(b);
	}
}

/*
 * Writes a paragraph wrapped at the page's width, with the beginning that its
 * role has.
 */
static void
paragraph(struct zy_buf *b, const struct zy_doc *d, const struct zy_node *n)
{
	const char *first = "";

	if (n->role == ZY_ROLE_CENTRE) {
		centre(b, n->text);
		return;
	}
	if (n->role == ZY_ROLE_NOTE)
		first = zy_doc_word(d, "注：", "Note: ");
	else if (n->role == ZY_ROLE_WARN)
		first = "※ ";
	else if (n->role == ZY_ROLE_LEAD && d->zh)
		first = "    ";
	wrap(b, n->text, first, "");
}

/*
 * Writes draft mark, issuer, number, title and date, each where the look of the
 * document has it.
 */
static void
head(struct zy_buf *b, const struct zy_doc *d)
{
	bool decree = d->look == ZY_LOOK_DECREE;

	if (d->draft) {
		zy_buf_printf(b, "※ %s", d->draft);
		zy_buf_puts(b, "\n\n");
	}
	if (decree && d->issuer) {
		centre(b, d->issuer);
		zy_buf_putc(b, '\n');
	}
	if (decree && d->number) {
		centre(b, d->number);
		zy_buf_putc(b, '\n');
	}
	if (d->title && d->look == ZY_LOOK_DENSE)
		zy_buf_printf(b, "%s\n", d->title);
	else if (d->title)
		centre(b, d->title);
	if (!decree && d->number)
		centre(b, d->number);
	if (!zy_render_signs(d) && (d->issuer || d->date)) {
		zy_buf_putc(b, '\n');
		zy_buf_printf(b, "%s%s%s", d->issuer ? d->issuer : "",
		    d->issuer && d->date ? "    " : "", d->date ? d->date : "");
		end_line(b);
	}
}

static void
signature(struct zy_buf *b, const struct zy_doc *d, const struct zy_node *n)
{
	if (zy_render_signer(d, n))
		right(b, zy_render_signer(d, n));
	if (zy_render_signed(d, n))
		right(b, zy_render_signed(d, n));
}

/*
 * Writes the list of attachments, numbered if there are several, one below the
 * other.
 */
static void
attached(struct zy_buf *b, const struct zy_doc *d, const struct zy_node *n)
{
	const char *lead = zy_doc_word(d, "    附件：", "    Attached: ");
	size_t i, gap = width(lead);

	for (i = 0; i < n->n; i++) {
		if (i)
			pad(b, gap);
		else
			zy_buf_puts(b, lead);
		if (n->n > 1)
			zy_buf_printf(b, "%zu. ", i + 1);
		zy_buf_puts(b, n->items[i].text);
		end_line(b);
	}
}

/* Appends a line with one text at its left and one at its right end. */
static void
sides(struct zy_buf *b, const char *left, const char *right_text)
{
	size_t used = width(left) + width(right_text);

	zy_buf_puts(b, left);
	pad(b, used + 2 < PAGE ? PAGE - used : 2);
	zy_buf_puts(b, right_text);
	end_line(b);
}

/*
 * Appends a form as lines "label: text"; a box to be filled in is left blank.
 */
static void
form(struct zy_buf *b, const struct zy_doc *d, const struct zy_node *n)
{
	size_t i;

	for (i = 0; i < n->n; i++) {
		const struct zy_doc_box *box = &n->boxes[i];

		zy_buf_puts(b, box->text);
		if (box->foot)
			zy_buf_printf(b, "  %s", box->foot);
		if (box->label && i + 1 < n->n && !n->boxes[i + 1].label)
			zy_buf_puts(b, zy_doc_word(d, "：", ": "));
		else
			end_line(b);
	}
}

/* Writes the imprint: copies, then printer and day at both ends of a line. */
static void
imprint(struct zy_buf *b, const struct zy_doc *d)
{
	if (d->copy) {
		struct zy_buf text = ZY_BUF_INIT;

		zy_buf_printf(&text, "%s%s%s",
		    zy_doc_word(d, "抄送：", "Copies to: "), d->copy,
		    zy_doc_word(d, "。", "."));
		wrap(b, text.p, "", "");
		zy_buf_release(&text);
	}
	if (d->printer || d->printed) {
		struct zy_buf day = ZY_BUF_INIT;

		zy_buf_puts(&day, d->printed ? d->printed : "");
		zy_buf_puts(&day, d->printed ? zy_doc_word(d, "印发", "") : "");
		sides(b, d->printer ? d->printer : "", day.p ? day.p : "");
		zy_buf_release(&day);
	}
}

/* Begins a page with a form feed, and writes its mark and title. */
static void
page(struct zy_buf *b, const struct zy_doc *d, const struct zy_node *n)
{
	zy_buf_puts(b, "\f\n");
	if (n->more)
		zy_buf_printf(b, "%s\n\n", n->more);
	if (n->text && d->look == ZY_LOOK_DENSE)
		zy_buf_printf(b, "%s\n", n->text);
	else if (n->text)
		centre(b, n->text);
}

/*
 * Writes a line of an outline; the text that follows is on that line if both
 * fit, else indented below it.
 */
static void
outline(struct zy_buf *b, const struct zy_node *n)
{
	size_t indent = (size_t)n->level * 2;

	pad(b, indent);
	zy_buf_puts(b, n->text);
	if (n->more && indent + width(n->text) + width(n->more) <= LINE) {
		zy_buf_puts(b, zy_render_gap(n));
		zy_buf_puts(b, n->more);
	} else if (n->more) {
		end_line(b);
		pad(b, indent + 4);
		zy_buf_puts(b, n->more);
	}
	end_line(b);
}

/*
 * Writes one node of the document.  The caller writes the beginning of pages;
 * groups have no form in text.
 */
static void
node(struct zy_buf *b, const struct zy_doc *d, const struct zy_node *n)
{
	switch (n->kind) {
	case ZY_NODE_HEADING:
		wrap(b, n->text, "", "");
		break;
	case ZY_NODE_PARAGRAPH:
		paragraph(b, d, n);
		break;
	case ZY_NODE_TABLE:
		table(b, n->table);
		break;
	case ZY_NODE_FIGURE:
		chart(b, n->chart);
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
	case ZY_NODE_SIDES:
		sides(b, n->text, n->more);
		break;
	case ZY_NODE_FORM:
		form(b, d, n);
		break;
	case ZY_NODE_CUT:
		zy_buf_printf(
		    b, "- - - - - - - - %s\n", n->text ? n->text : "");
		break;
	case ZY_NODE_IMPRINT:
		imprint(b, d);
		break;
	case ZY_NODE_PAGE:
	case ZY_NODE_OPEN:
	case ZY_NODE_CLOSE:
		break;
	}
}

int
zy_render_text(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e)
{
	const struct zy_node *n;

	(void)o;
	(void)e;
	head(out, d);
	for (n = d->first; n; n = n->next) {
		if (n->kind == ZY_NODE_OPEN || n->kind == ZY_NODE_CLOSE)
			continue;
		if (n->kind == ZY_NODE_SIGNATURE && !zy_render_signer(d, n) &&
		    !zy_render_signed(d, n))
			continue;
		if (n->kind == ZY_NODE_PAGE) {
			page(out, d, n);
			continue;
		}
		/* A dense page has no room for blank lines. */
		if (out->n > 0 && d->look != ZY_LOOK_DENSE)
			zy_buf_putc(out, '\n');
		node(out, d, n);
	}
	return 0;
}
