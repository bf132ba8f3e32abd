/*
 * Elements of a docx that only official papers have: red head, signature,
 * attachments, forms, imprint.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>

#include "document/docx-state.h"
#include "document/render-state.h"
#include "document/title.h"

enum {
	LINE = 579,	    /* of a paper: 22 a page */
	FORM_LINE = 440,    /* of a form */
	FORM_HALF = 138,    /* half a hanzi in a form, */
	CELL_SIDES = 216,   /* and the room beside its text */
	ISSUER = 72,	    /* size of the red head, */
	ISSUER_LEAST = 44,  /* and where its issuer has a long name */
	IMPRINT_SIDE = 280, /* of an imprint's texts */
};

void
zy_docx_red_head(struct zy_docx *w)
{
	const struct zy_doc *d = w->d;
	unsigned size = ISSUER;
	char letters[64];

	if (d->issuer) {
		size_t width = zy_text_width(zy_view(d->issuer));

		while (
		    size > ISSUER_LEAST && width * size * 5 > zy_docx_width(w))
			size -= 2;
		snprintf(letters, sizeof(letters),
		    "<w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/>", size, size);
		zy_docx_title(w, "Issuer", d->issuer, size, letters);
	}
	if (d->number)
		zy_docx_text(w, "Number", d->number);
	if (d->issuer || d->number)
		zy_docx_text(w, "RedLine", NULL);
}

/*
 * Writes a line of the signature that ends `in` twentieths of a point before
 * the right margin.  keep has properties of the paragraph as XML, or is "".
 */
static void
put_signed(
    struct zy_docx *w, const char *text, long in, const char *keep, int above)
{
	char more[160];

	snprintf(more, sizeof(more),
	    "%s<w:keepLines/><w:spacing w:before=\"%d\" w:after=\"0\"/>"
	    "<w:ind w:right=\"%ld\"/>",
	    keep, above, in > 0 ? in : 0);
	zy_docx_begin(w, "Signature", more);
	zy_docx_run(w, text, "");
	zy_docx_end(w);
}

void
zy_docx_signature(struct zy_docx *w, const struct zy_node *n)
{
	const char *who = zy_render_signer(w->d, n);
	const char *date = zy_render_signed(w->d, n);
	const long half = (long)zy_docx_size(w->d) * 5; /* half a hanzi */
	long above = who ? (long)zy_text_width(zy_view(who)) : 0;
	long below = date ? (long)zy_text_width(zy_view(date)) : above;

	if (who)
		put_signed(w, who, (8 + (below - above) / 2) * half,
		    date ? "<w:keepNext/>" : "", 2 * LINE);
	if (date)
		put_signed(w, date,
		    (above - below > 16 ? (above - below) / 2 : 8) * half, "",
		    who ? 0 : 2 * LINE);
}

void
zy_docx_attached(struct zy_docx *w, const struct zy_node *n)
{
	const char *mark = zy_doc_word(w->d, "附件：", "Attached: ");
	const unsigned half = zy_docx_size(w->d) * 5;
	/* Behind the indent, the mark and a number. */
	const unsigned in = (4 + (unsigned)zy_text_width(zy_view(mark))) * half;
	const unsigned number = n->n > 1 ? 3 * half : 0;
	bool signs = n->next && n->next->kind == ZY_NODE_SIGNATURE;
	char more[160], text[32];
	size_t i;

	for (i = 0; i < n->n; i++) {
		snprintf(more, sizeof(more),
		    "%s<w:spacing w:before=\"%d\" w:after=\"0\"/>"
		    "<w:ind w:left=\"%u\" w:hanging=\"%u\"/>",
		    signs ? "<w:keepNext/>" : "", i ? 0 : LINE, in + number,
		    number + (i ? 0 : in - 4 * half));
		zy_docx_begin(w, "Text", more);
		zy_docx_run(w, i ? NULL : mark, "");
		snprintf(text, sizeof(text), "%zu. ", i + 1);
		zy_docx_run(w, n->n > 1 ? text : NULL, "");
		zy_docx_run(w, n->items[i].text, "");
		zy_docx_end(w);
	}
}

/* Writes a line with texts at both ends; the right one ends at `end`. */
static void
put_sides(struct zy_docx *w, const char *style, const char *left,
    const char *right, unsigned end)
{
	char more[96];

	snprintf(more, sizeof(more),
	    "<w:tabs><w:tab w:val=\"right\" w:pos=\"%u\"/></w:tabs>", end);
	zy_docx_begin(w, style, more);
	zy_docx_run(w, left, "");
	if (right)
		zy_buf_puts(w->x, "<w:r><w:tab/></w:r>");
	zy_docx_run(w, right, "");
	zy_docx_end(w);
}

void
zy_docx_sides(struct zy_docx *w, const struct zy_node *n)
{
	put_sides(w, "Text", n->text, n->more, zy_docx_width(w));
}

/* Writes the text of a box; a label that is too wide is broken by sense. */
static void
put_label(struct zy_docx *w, const struct zy_doc_box *box, unsigned width)
{
	size_t first = box->label ? zy_title_label(zy_view(box->text)) : 0;
	size_t need = zy_text_width(zy_view(box->text)) * FORM_HALF;
	struct zy_buf b = ZY_BUF_INIT;

	if (!first || need + CELL_SIDES <= width) {
		zy_docx_run(w, box->text, "");
		return;
	}
	zy_buf_put(&b, box->text, first);
	zy_buf_putc(&b, '\0');
	zy_docx_run(w, b.p, "");
	zy_buf_puts(w->x, "<w:r><w:br/></w:r>");
	zy_docx_run(w, box->text + first, "");
	zy_buf_release(&b);
}

/*
 * Writes the foot of a box at its lower right; a box that is to be filled in
 * has nothing above it.
 */
static void
put_foot(struct zy_docx *w, const struct zy_doc_box *box)
{
	unsigned above = *box->text ? 2 : 1;
	char more[128];

	zy_docx_end(w);
	snprintf(more, sizeof(more),
	    "<w:spacing w:before=\"%u\" w:after=\"0\"/>"
	    "<w:ind w:right=\"280\"/><w:jc w:val=\"right\"/>",
	    box->lines > above ? (box->lines - above) * FORM_LINE : 0);
	zy_docx_begin(w, "Box", more);
	zy_docx_run(w, box->foot, "");
}

/* Writes a box of a form as a cell, with its label or text and its foot. */
static void
put_box(struct zy_docx *w, const struct zy_doc_box *box, unsigned width)
{
	char more[96];

	snprintf(more, sizeof(more), "<w:gridSpan w:val=\"%u\"/>", box->span);
	zy_docx_cell_begin(w, width * box->span, box->span > 1 ? more : "",
	    *box->text || !box->foot ? "Box" : "Gap",
	    box->label ? ZY_ALIGN_CENTER : ZY_ALIGN_LEFT);
	put_label(w, box, width * box->span);
	if (box->foot)
		put_foot(w, box);
	zy_docx_cell_end(w);
}

void
zy_docx_form(struct zy_docx *w, const struct zy_node *n)
{
	const unsigned columns = n->columns;
	const unsigned width = zy_docx_width(w) / columns;
	unsigned *widths = zy_calloc(columns, sizeof(*widths));
	unsigned used, lines;
	size_t i, k, from = 0;

	for (i = 0; i < columns; i++)
		widths[i] = width;
	zy_docx_table_begin(w, widths, columns, true);
	while (from < n->n) {
		used = lines = 0;
		for (i = from;
		     i < n->n &&
		     (i == from || used + n->boxes[i].span <= columns);
		     i++) {
			used += n->boxes[i].span;
			if (n->boxes[i].lines > lines)
				lines = n->boxes[i].lines;
		}
		zy_docx_row_begin(w, lines * FORM_LINE);
		for (k = from; k < i; k++)
			put_box(w, &n->boxes[k], width);
		zy_docx_row_end(w);
		from = i;
	}
	zy_docx_table_end(w);
	free(widths);
}

/* Writes a line of the imprint, with a rule above and below it. */
static void
put_imprint(struct zy_docx *w, const char *left, const char *right)
{
	static const char rule[] = "<w:%s w:val=\"single\" w:sz=\"8\" "
				   "w:space=\"0\" w:color=\"auto\"/>";

	zy_buf_printf(w->x,
	    "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>"
	    "<w:tcW w:w=\"%u\" w:type=\"dxa\"/><w:tcBorders>",
	    zy_docx_width(w));
	zy_buf_printf(w->x, rule, "top");
	zy_buf_printf(w->x, rule, "bottom");
	zy_buf_puts(w->x, "</w:tcBorders></w:tcPr>");
	put_sides(w, "Imprint", left, right, zy_docx_width(w) - IMPRINT_SIDE);
	zy_buf_puts(w->x, "</w:tc></w:tr>");
}

/*
 * The imprint is a table that floats to the foot of the page: frames of
 * paragraphs lose their rules in LibreOffice, which moves a table as wide as
 * the text only where its place is counted from the page's edge.
 */
void
zy_docx_imprint(struct zy_docx *w)
{
	const struct zy_doc *d = w->d;
	bool below = d->printer || d->printed;
	struct zy_buf text = ZY_BUF_INIT;

	if (!d->copy && !below)
		return;
	zy_docx_text(w, "Text", NULL);
	zy_buf_printf(w->x,
	    "<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" "
	    "w:rightFromText=\"0\" w:vertAnchor=\"margin\" "
	    "w:horzAnchor=\"page\" w:tblpX=\"%u\" "
	    "w:tblpYSpec=\"bottom\"/><w:tblW w:w=\"%u\" w:type=\"dxa\"/>"
	    "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" "
	    "w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/>"
	    "</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"%u\"/>"
	    "</w:tblGrid>",
	    w->page.left, zy_docx_width(w), zy_docx_width(w));
	if (d->copy) {
		zy_buf_printf(&text, "%s%s%s",
		    zy_doc_word(d, "抄送：", "Copies to: "), d->copy,
		    zy_doc_word(d, "。", "."));
		put_imprint(w, text.p, NULL);
	}
	if (below) {
		zy_buf_reset(&text);
		if (d->printed)
			zy_buf_printf(&text, "%s%s", d->printed,
			    zy_doc_word(d, "印发", ""));
		put_imprint(w, d->printer, text.n ? text.p : NULL);
	}
	zy_buf_puts(w->x, "</w:tbl>\n");
	zy_docx_text(w, "Gap", NULL);
	zy_buf_release(&text);
}
