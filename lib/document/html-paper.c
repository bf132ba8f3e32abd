/*
 * The HTML of elements that only official papers have.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/html-paper-state.h"

#include "document/title.h"

/*
 * Appends the text of a title or a red head; its phrases are not broken across
 * lines.
 */
static void
phrases(struct zy_html *h, const char *text)
{
	struct zy_view rest = zy_view(text), phrase;
	struct zy_buf b = ZY_BUF_INIT;

	while (zy_title_phrase(&rest, &phrase)) {
		zy_buf_reset(&b);
		zy_buf_view(&b, phrase);
		zy_buf_putc(&b, '\0');
		if (phrase.p == text && rest.n == 0)
			zy_html_text(h, b.p);
		else
			zy_html_leaf(h, "span", NULL, b.p);
	}
	zy_buf_release(&b);
}

void
zy_render_title(
    struct zy_html *h, const char *name, const char *class, const char *text)
{
	zy_html_open(h, name);
	if (class)
		zy_html_attr(h, "class", class);
	phrases(h, text);
	zy_html_close(h);
}

void
zy_render_signature(
    struct zy_html *h, const struct zy_doc *d, const struct zy_node *n)
{
	const char *who = zy_render_signer(d, n);
	const char *date = zy_render_signed(d, n);

	if (!who && !date)
		return;
	zy_html_open(h, "div");
	zy_html_attr(h, "class", "signature");
	if (who)
		zy_html_leaf(h, "p", NULL, who);
	if (date)
		zy_html_leaf(h, "p", NULL, date);
	zy_html_close(h);
	zy_html_line(h);
}

/* 附件：1. … 2. …, each on its line, below the text. */
void
zy_render_attached(
    struct zy_html *h, const struct zy_doc *d, const struct zy_node *n)
{
	struct zy_buf number = ZY_BUF_INIT;
	size_t i;

	zy_html_open(h, "div");
	zy_html_attr(h, "class", "attached");
	for (i = 0; i < n->n; i++) {
		zy_html_open(h, "p");
		zy_html_leaf(h, "span", NULL,
		    i ? "" : zy_doc_word(d, "附件：", "Attached: "));
		zy_buf_reset(&number);
		if (n->n > 1)
			zy_buf_printf(&number, "%zu. ", i + 1);
		zy_buf_putc(&number, '\0');
		zy_html_text(h, number.p);
		zy_html_text(h, n->items[i].text);
		zy_html_close(h);
		zy_html_line(h);
	}
	zy_html_close(h);
	zy_html_line(h);
	zy_buf_release(&number);
}

void
zy_render_sides(struct zy_html *h, const struct zy_node *n)
{
	zy_html_open(h, "p");
	zy_html_attr(h, "class", "sides");
	zy_html_leaf(h, "span", NULL, n->text);
	zy_html_leaf(h, "span", NULL, n->more);
	zy_html_close(h);
	zy_html_line(h);
}

/*
 * Writes a box of a form as a cell of a table; a long label may be broken
 * before its last two hanzi.
 */
static void
form_box(struct zy_html *h, const struct zy_doc_box *box)
{
	size_t label;

	zy_html_open(h, box->label ? "th" : "td");
	if (box->span > 1)
		zy_html_attrf(h, "colspan", "%u", box->span);
	if (box->lines > 1)
		zy_html_attrf(h, "style", "height:%u.%uem", box->lines * 8 / 5,
		    box->lines * 8 % 5 * 2);
	label = box->label ? zy_title_label(zy_view(box->text)) : 0;
	if (label) {
		zy_html_textf(h, "%.*s", (int)label, box->text);
		zy_html_open(h, "wbr");
		zy_html_void(h);
	}
	zy_html_text(h, box->text + label);
	if (box->foot)
		zy_html_leaf(h, "p", "foot", box->foot);
	zy_html_close(h);
}

void
zy_render_form(struct zy_html *h, const struct zy_node *n)
{
	unsigned used = 0;
	size_t i;

	zy_html_open(h, "table");
	zy_html_attr(h, "class", "form");
	for (i = 0; i < n->n; i++) {
		if (used + n->boxes[i].span > n->columns && used) {
			zy_html_close(h);
			zy_html_line(h);
			used = 0;
		}
		if (used == 0)
			zy_html_open(h, "tr");
		form_box(h, &n->boxes[i]);
		used += n->boxes[i].span;
	}
	if (used)
		zy_html_close(h);
	zy_html_close(h);
	zy_html_line(h);
}

void
zy_render_cut(struct zy_html *h, const struct zy_node *n)
{
	zy_html_leaf(h, "p", "cut", n->text ? n->text : "");
	zy_html_line(h);
}

/*
 * The room that the imprint takes on the last page, as high as its lines, with
 * a margin that is cut off where the page ends.
 */
static void
imprint_room(struct zy_html *h, const char *copy)
{
	zy_html_open(h, "div");
	zy_html_attr(h, "class", "room");
	zy_html_attr(h, "data-copy", copy);
	zy_html_close(h);
	zy_html_line(h);
}

/* A line of the imprint with who prints the document, and when. */
static void
imprint_line(struct zy_html *h, const struct zy_doc *d)
{
	zy_html_open(h, "p");
	zy_html_attr(h, "class", "sides");
	zy_html_leaf(h, "span", NULL, d->printer ? d->printer : "");
	zy_html_open(h, "span");
	if (d->printed) {
		zy_html_text(h, d->printed);
		zy_html_text(h, zy_doc_word(d, "印发", ""));
	}
	zy_html_close(h);
	zy_html_close(h);
}

/*
 * 版记: the copies, then who prints it and when, between rules.  On paper it
 * stands at the foot of the last page.
 */
void
zy_render_imprint(struct zy_html *h, const struct zy_doc *d)
{
	struct zy_buf copy = ZY_BUF_INIT;

	if (!d->copy && !d->printer && !d->printed)
		return;
	if (d->copy)
		zy_buf_printf(&copy, "%s%s%s",
		    zy_doc_word(d, "抄送：", "Copies to: "), d->copy,
		    zy_doc_word(d, "。", "."));
	zy_buf_putc(&copy, '\0');
	zy_html_open(h, "div");
	zy_html_attr(h, "class", "last");
	zy_html_line(h);
	imprint_room(h, copy.p);
	zy_html_open(h, "div");
	zy_html_attr(h, "class", "imprint");
	if (d->copy)
		zy_html_leaf(h, "p", NULL, copy.p);
	if (d->printer || d->printed)
		imprint_line(h, d);
	zy_html_close(h);
	zy_html_line(h);
	zy_html_close(h);
	zy_html_line(h);
	zy_buf_release(&copy);
}
