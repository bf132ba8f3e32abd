/*
 * The docx rendering: WordprocessingML in a ZIP archive.
 *
 * A page of attachments that has a wide table lies on its side: the document is
 * a sequence of sections that begin with a page's title, and the orientation of
 * a section is that of its widest table.  Charts and cards become tables, as
 * they do in a workbook.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "document/docx-state.h"
#include "document/render-state.h"
#include "stream/zip-write.h"

enum {
	NAMES = 4,   /* columns of a list of names at most */
	SIDES = 216, /* of a cell */
};

/* Returns the size of the letters of the document's title, in half points. */
static unsigned
title_size(const struct zy_doc *d)
{
	return zy_render_signs(d) ? 44 : d->look == ZY_LOOK_WALL ? 54 : 36;
}

/*
 * Writes the head of the document: the red head of a decree, the title, and
 * number, issuer and date where these belong below the title.
 */
static void
put_head(struct zy_docx *w)
{
	const struct zy_doc *d = w->d;
	bool decree = d->look == ZY_LOOK_DECREE;

	if (decree)
		zy_docx_red_head(w);
	if (d->title)
		zy_docx_title(w, "Title", d->title, title_size(d), "");
	if (!decree && d->number)
		zy_docx_text(w, "Number", d->number);
	if (zy_render_signs(d) || (!d->issuer && !d->date))
		return;
	zy_docx_begin(w, "By", "");
	zy_docx_run(w, d->issuer, "");
	zy_docx_run(w, d->issuer && d->date ? "　　" : "", "");
	zy_docx_run(w, d->date, "");
	zy_docx_end(w);
}

/*
 * Writes an item of a list into the present paragraph, with its note in
 * brackets and its file.
 */
static void
put_item(struct zy_docx *w, const struct zy_doc_item *item)
{
	zy_docx_run(w, item->text, "");
	if (item->note) {
		zy_docx_run(w, "（", "");
		zy_docx_run(w, item->note, "");
		zy_docx_run(w, "）", "");
	}
	if (item->href) {
		zy_docx_run(w, "　", "");
		zy_docx_run(w, item->href, "");
	}
}

/* Returns how many names fit on a line of the section. */
static size_t
names_in_line(const struct zy_docx *w, const struct zy_node *n)
{
	size_t most = zy_render_item_width(n), many, i;

	/* LibreOffice puts gaps between hanzi and figures all the same. */
	for (i = 0; i < n->n; i++)
		if (strpbrk(n->items[i].text, "0123456789"))
			break;
	if (i < n->n)
		most += 2;
	if (zy_render_signs(w->d))
		most += 4; /* the indent of two hanzi */
	many = zy_docx_width(w) / (most * zy_docx_size(w->d) * 5 + SIDES);
	many = many > NAMES ? NAMES : many;
	many = many > n->n ? n->n : many;
	return many ? many : 1;
}

/* Writes a list; short names are written side by side. */
static void
put_list(struct zy_docx *w, const struct zy_node *n)
{
	const char *style = zy_render_signs(w->d) ? "Lead" : "Text";
	size_t many = n->role == ZY_ROLE_NAMES ? names_in_line(w, n) : 1, i;
	unsigned widths[NAMES];

	for (i = 0; many == 1 && i < n->n; i++) {
		zy_docx_begin(w, style, "");
		put_item(w, &n->items[i]);
		zy_docx_end(w);
	}
	if (many == 1 || n->n == 0)
		return;
	for (i = 0; i < many; i++)
		widths[i] = zy_docx_width(w) / (unsigned)many;
	zy_docx_table_begin(w, widths, many, false);
	for (i = 0; i < (n->n + many - 1) / many * many; i++) {
		if (i % many == 0)
			zy_docx_row_begin(w, 0);
		zy_docx_cell_begin(w, widths[0], "", style, ZY_ALIGN_LEFT);
		if (i < n->n)
			put_item(w, &n->items[i]);
		zy_docx_cell_end(w);
		if (i % many == many - 1)
			zy_docx_row_end(w);
	}
	zy_docx_table_end(w);
}

/*
 * Writes a paragraph in the style of its role.  One before a signature stays on
 * the page of that.
 */
static void
put_paragraph(struct zy_docx *w, const struct zy_node *n)
{
	bool signs = n->next && n->next->kind == ZY_NODE_SIGNATURE;

	zy_docx_begin(w,
	    n->role == ZY_ROLE_NOTE   ? "Note"
	    : n->role == ZY_ROLE_WARN ? "Warn"
	    : n->role == ZY_ROLE_LEAD ? "Lead"
				      : "Text",
	    n->role == ZY_ROLE_CENTRE ? "<w:jc w:val=\"center\"/>"
	    : signs		      ? "<w:keepNext/>"
				      : "");
	if (n->role == ZY_ROLE_NOTE)
		zy_docx_run(w, zy_doc_word(w->d, "注：", "Note: "), "");
	zy_docx_run(w, n->text, "");
	zy_docx_end(w);
}

/* Writes a line of an outline in the style of its level. */
static void
put_outline(struct zy_docx *w, const struct zy_node *n)
{
	static const char *const levels[] = {
	    "Line0", "Line1", "Line2", "Line3"};

	zy_docx_begin(w, levels[n->level & 3], "");
	zy_docx_run(w, n->text, "");
	if (n->more) {
		zy_docx_run(w, zy_render_gap(n), "");
		zy_docx_run(w, n->more, "");
	}
	zy_docx_end(w);
}

/*
 * Appends the properties of the section: the size and margins of its pages, and
 * its header and footers.
 */
static void
put_section(struct zy_docx *w)
{
	const struct zy_docx_page *p = &w->page;

	zy_buf_puts(w->x, "<w:sectPr>");
	if (w->d->draft)
		zy_buf_puts(w->x, "<w:headerReference w:type=\"default\" "
				  "r:id=\"rId6\"/><w:headerReference "
				  "w:type=\"even\" r:id=\"rId6\"/>");
	if (p->number)
		zy_buf_puts(w->x, "<w:footerReference w:type=\"default\" "
				  "r:id=\"rId4\"/><w:footerReference "
				  "w:type=\"even\" r:id=\"rId5\"/>");
	zy_buf_printf(w->x,
	    "<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"%u\" w:h=\"%u\"%s/>"
	    "<w:pgMar w:top=\"%u\" w:right=\"%u\" w:bottom=\"%u\" "
	    "w:left=\"%u\" w:header=\"567\" w:footer=\"%u\" "
	    "w:gutter=\"0\"/></w:sectPr>",
	    p->width, p->height,
	    p->width > p->height ? " w:orient=\"landscape\"" : "", p->top,
	    p->right, p->bottom, p->left, p->number);
}

/*
 * Returns whether a table before the next page's title needs landscape pages.
 */
static bool
needs_landscape(const struct zy_docx *w, const struct zy_node *n)
{
	const struct zy_docx upright = {
	    .d = w->d, .page = zy_docx_page(w->d->look, false)};

	for (; n && n->kind != ZY_NODE_PAGE; n = n->next)
		if ((n->kind == ZY_NODE_TABLE || n->kind == ZY_NODE_FIGURE ||
			n->kind == ZY_NODE_CARDS) &&
		    !zy_docx_fits(&upright, zy_grid_table(&w->grid, n)))
			return true;
	return false;
}

/* Sets the section to landscape or portrait pages. */
static void
turn(struct zy_docx *w, bool landscape)
{
	w->landscape = landscape;
	w->page = zy_docx_page(w->d->look, landscape);
}

/* Begins a page, in a new section if the orientation changes. */
static void
put_page(struct zy_docx *w, const struct zy_node *n)
{
	bool landscape = needs_landscape(w, n->next);

	w->begins = landscape == w->landscape;
	if (!w->begins) {
		zy_docx_begin(w, "Gap", "");
		w->x->n -= strlen("</w:pPr>");
		put_section(w);
		zy_buf_puts(w->x, "</w:pPr></w:p>\n");
	}
	turn(w, landscape);
	if (n->more)
		zy_docx_text(w, "Mark", n->more);
	if (n->text)
		zy_docx_title(w, "Title", n->text, title_size(w->d), "");
}

/*
 * Writes one node of the document; charts and cards are written as the tables
 * that the grid made of them.
 */
static void
put_node(struct zy_docx *w, const struct zy_node *n)
{
	switch (n->kind) {
	case ZY_NODE_HEADING:
		zy_docx_text(
		    w, n->level == 1 ? "Heading1" : "Heading2", n->text);
		break;
	case ZY_NODE_PARAGRAPH:
		put_paragraph(w, n);
		break;
	case ZY_NODE_TABLE:
	case ZY_NODE_FIGURE:
	case ZY_NODE_CARDS:
		zy_docx_table(w, zy_grid_table(&w->grid, n));
		break;
	case ZY_NODE_LIST:
		if (n->role == ZY_ROLE_ATTACHED)
			zy_docx_attached(w, n);
		else
			put_list(w, n);
		break;
	case ZY_NODE_SIGNATURE:
		zy_docx_signature(w, n);
		break;
	case ZY_NODE_SIDES:
		zy_docx_sides(w, n);
		break;
	case ZY_NODE_FORM:
		zy_docx_form(w, n);
		break;
	case ZY_NODE_CUT:
		zy_docx_text(w, "Cut", n->text);
		break;
	case ZY_NODE_IMPRINT:
		zy_docx_imprint(w);
		break;
	case ZY_NODE_LINE:
		put_outline(w, n);
		break;
	case ZY_NODE_PAGE:
		put_page(w, n);
		break;
	case ZY_NODE_OPEN:
	case ZY_NODE_CLOSE:
		break;
	}
}

/*
 * Writes word/document.xml: the head and the nodes of the document, section by
 * section.
 */
static void
put_document(struct zy_docx *w)
{
	const struct zy_node *n;

	zy_buf_puts(w->x,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/"
	    "wordprocessingml/2006/main\" xmlns:r=\"http://schemas."
	    "openxmlformats.org/officeDocument/2006/"
	    "relationships\"><w:body>\n");
	turn(w, needs_landscape(w, w->d->first));
	put_head(w);
	for (n = w->d->first; n; n = n->next) {
		put_node(w, n);
		zy_docx_spill(w, ZY_DOCX_PIECE);
	}
	put_section(w);
	zy_buf_puts(w->x, "</w:body></w:document>\n");
}

/*
 * Appends the archive of the document to out; its text is in w.  Returns 0, or
 * -1 with e set.
 */
static int
put_archive(const struct zy_docx *w, struct zy_buf *out, struct zy_error *e)
{
	struct zy_zip_file *files =
	    zy_calloc(zy_docx_nparts + 3, sizeof(*files));
	struct zy_buf styles = ZY_BUF_INIT, header = ZY_BUF_INIT;
	size_t i;
	int rc;

	zy_docx_styles(&styles, w->d);
	zy_docx_header(&header, w->d);
	for (i = 0; i < zy_docx_nparts; i++) {
		files[i].name = zy_docx_parts[i].name;
		files[i].bytes = zy_view(zy_docx_parts[i].text);
	}
	files[i].name = "word/styles.xml";
	files[i++].bytes = zy_buf_get(&styles);
	files[i].name = "word/document.xml";
	files[i].fd = w->spill->fd < 0 ? NULL : &w->spill->fd;
	files[i++].bytes = zy_buf_get(w->x);
	files[i].name = "word/header1.xml";
	files[i++].bytes = zy_buf_get(&header);
	rc = zy_zip_write(files, i, out, e);
	free(files);
	zy_buf_release(&header);
	zy_buf_release(&styles);
	return rc;
}

int
zy_render_docx(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e)
{
	struct zy_buf text = ZY_BUF_INIT;
	struct zy_docx_spill spill = {
	    .folder = o->temporary ? o->temporary : "/tmp", .fd = -1, .e = e};
	struct zy_docx w = {.d = d, .x = &text, .spill = &spill};
	int rc;

	zy_grid_init(&w.grid, d);
	put_document(&w);
	zy_grid_release(&w.grid);
	if (spill.fd >= 0)
		zy_docx_spill(&w, 0);
	rc = spill.failed ? -1 : put_archive(&w, out, e);
	zy_buf_release(&text);
	if (spill.fd >= 0)
		close(spill.fd);
	return rc;
}
