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

#include "document/docx-state.h"
#include "document/render-state.h"
#include "stream/zip-write.h"

enum {
	NAMES = 4, /* columns of a list of names at most */
};

/* The red head of a document, its issuer no wider than the text. */
static void
put_issuer(struct zy_docx *w)
{
	size_t width = zy_text_width(zy_view(w->d->issuer));
	unsigned size = 72; /* half points: a hanzi is two half ones wide */
	char letters[64];

	while (size > 44 && width * size * 5 > zy_docx_width(w))
		size -= 2;
	snprintf(letters, sizeof(letters),
	    "<w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/>", size, size);
	zy_docx_begin(w, "Issuer", "");
	zy_docx_run(w, w->d->issuer, letters);
	zy_docx_end(w);
}

static void
put_head(struct zy_docx *w)
{
	const struct zy_doc *d = w->d;
	bool decree = d->look == ZY_LOOK_DECREE;

	if (decree && d->issuer)
		put_issuer(w);
	if (decree && d->number)
		zy_docx_text(w, "Number", d->number);
	if (decree && (d->issuer || d->number))
		zy_docx_text(w, "RedLine", NULL);
	if (d->title)
		zy_docx_text(w, "Title", d->title);
	if (!decree && d->number)
		zy_docx_text(w, "Number", d->number);
	if (decree || (!d->issuer && !d->date))
		return;
	zy_docx_begin(w, "By", "");
	zy_docx_run(w, d->issuer, "");
	zy_docx_run(w, d->issuer && d->date ? "　　" : "", "");
	zy_docx_run(w, d->date, "");
	zy_docx_end(w);
}

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

/* Returns how many names stand in a line of the section. */
static size_t
names_in_line(const struct zy_docx *w, const struct zy_node *n)
{
	size_t i, most = 1, many, width;

	for (i = 0; i < n->n; i++) {
		width = zy_text_width(zy_view(n->items[i].text)) + 2;
		if (n->items[i].note)
			width += zy_text_width(zy_view(n->items[i].note)) + 4;
		most = width > most ? width : most;
	}
	if (w->d->look == ZY_LOOK_DECREE)
		most += 4; /* the indent of two hanzi */
	many = zy_docx_width(w) / (most * zy_docx_size(w->d) * 5);
	return many < 1 ? 1 : many > NAMES ? NAMES : many;
}

/* A list; names stand side by side where they are short. */
static void
put_list(struct zy_docx *w, const struct zy_node *n)
{
	const char *style = w->d->look == ZY_LOOK_DECREE ? "Lead" : "Text";
	size_t many = n->role == ZY_ROLE_NAMES ? names_in_line(w, n) : 1, i;

	for (i = 0; many == 1 && i < n->n; i++) {
		zy_docx_begin(w, style, "");
		put_item(w, &n->items[i]);
		zy_docx_end(w);
	}
	if (many == 1 || n->n == 0)
		return;
	zy_docx_grid_begin(w, many);
	for (i = 0; i < (n->n + many - 1) / many * many; i++) {
		zy_docx_grid_cell(w, i, many, style);
		if (i < n->n)
			put_item(w, &n->items[i]);
		zy_docx_grid_cell_end(w, i, many);
	}
	zy_docx_grid_end(w);
}

static void
put_paragraph(struct zy_docx *w, const struct zy_node *n)
{
	zy_docx_begin(w,
	    n->role == ZY_ROLE_NOTE   ? "Note"
	    : n->role == ZY_ROLE_WARN ? "Warn"
	    : n->role == ZY_ROLE_LEAD ? "Lead"
				      : "Text",
	    n->next && n->next->kind == ZY_NODE_SIGNATURE ? "<w:keepNext/>"
							  : "");
	if (n->role == ZY_ROLE_NOTE)
		zy_docx_run(w, zy_doc_word(w->d, "注：", "Note: "), "");
	zy_docx_run(w, n->text, "");
	zy_docx_end(w);
}

/* Writes a line of the signature, that much of it in from the right. */
static void
put_signed(struct zy_docx *w, const char *text, long in, bool next, bool first)
{
	char more[160];

	snprintf(more, sizeof(more),
	    "%s<w:keepLines/><w:spacing w:before=\"%d\" w:after=\"0\"/>"
	    "<w:ind w:right=\"%ld\"/>",
	    next ? "<w:keepNext/>" : "", first ? ZY_DOCX_LINE : 0,
	    in > 0 ? in : 0);
	zy_docx_begin(w, "Signature", more);
	zy_docx_run(w, text, "");
	zy_docx_end(w);
}

/*
 * The date ends four characters from the right, and the issuer stands above its
 * middle, where there is room for it.
 */
static void
put_signature(struct zy_docx *w)
{
	const struct zy_doc *d = w->d;
	const long half = (long)zy_docx_size(d) * 5; /* half a hanzi */
	long issuer = d->issuer ? (long)zy_text_width(zy_view(d->issuer)) : 0;
	long date = d->date ? (long)zy_text_width(zy_view(d->date)) : issuer;

	if (d->issuer)
		put_signed(w, d->issuer, (8 + (date - issuer) / 2) * half,
		    d->date != NULL, true);
	if (d->date)
		put_signed(w, d->date,
		    issuer - date > 16 ? (issuer - date) / 2 * half : 8 * half,
		    false, !d->issuer);
}

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

/* Appends the properties of the section, page by page on A4. */
static void
put_section(struct zy_docx *w)
{
	bool decree = w->d->look == ZY_LOOK_DECREE;

	zy_buf_puts(w->x, "<w:sectPr><w:footerReference w:type=\"default\" "
			  "r:id=\"rId4\"/><w:footerReference w:type=\"even\" "
			  "r:id=\"rId5\"/><w:type w:val=\"nextPage\"/>");
	if (!w->across)
		zy_buf_printf(w->x,
		    "<w:pgSz w:w=\"%d\" w:h=\"%d\"/><w:pgMar w:top=\"%d\" "
		    "w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" "
		    "w:header=\"850\" w:footer=\"%d\" w:gutter=\"0\"/>",
		    ZY_DOCX_SHORT_SIDE, ZY_DOCX_LONG_SIDE, ZY_DOCX_HEAD,
		    ZY_DOCX_FRONT, ZY_DOCX_FOOT, ZY_DOCX_BINDING,
		    ZY_DOCX_NUMBER);
	else
		zy_buf_printf(w->x,
		    "<w:pgSz w:w=\"%d\" w:h=\"%d\" w:orient=\"landscape\"/>"
		    "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" "
		    "w:left=\"%d\" w:header=\"567\" w:footer=\"%d\" "
		    "w:gutter=\"0\"/>",
		    ZY_DOCX_LONG_SIDE, ZY_DOCX_SHORT_SIDE,
		    decree ? ZY_DOCX_BINDING : ZY_DOCX_SIDE,
		    decree ? ZY_DOCX_HEAD : ZY_DOCX_SIDE,
		    decree ? ZY_DOCX_FRONT : ZY_DOCX_SIDE + 200,
		    decree ? ZY_DOCX_FOOT : ZY_DOCX_SIDE,
		    decree ? ZY_DOCX_SIDE : ZY_DOCX_SIDE - 300);
	zy_buf_puts(w->x, "</w:sectPr>");
}

/* Returns whether a table up to the next page's title needs a page's length. */
static bool
needs_across(const struct zy_docx *w, const struct zy_node *n)
{
	const struct zy_docx upright = {.d = w->d};

	for (; n && n->kind != ZY_NODE_PAGE; n = n->next)
		if ((n->kind == ZY_NODE_TABLE || n->kind == ZY_NODE_FIGURE ||
			n->kind == ZY_NODE_CARDS) &&
		    !zy_docx_fits(&upright, zy_grid_table(&w->grid, n)))
			return true;
	return false;
}

/* Begins a page with a title, in a section of its own where it lies so. */
static void
put_page(struct zy_docx *w, const struct zy_node *n)
{
	bool across = needs_across(w, n->next);

	w->page = across == w->across;
	if (!w->page) {
		zy_docx_begin(w, "Gap", "");
		w->x->n -= strlen("</w:pPr>");
		put_section(w);
		zy_buf_puts(w->x, "</w:pPr></w:p>\n");
	}
	w->across = across;
	zy_docx_text(w, "Title", n->text);
}

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
		put_list(w, n);
		break;
	case ZY_NODE_SIGNATURE:
		put_signature(w);
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

/* Writes word/document.xml. */
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
	w->across = needs_across(w, w->d->first);
	put_head(w);
	for (n = w->d->first; n; n = n->next)
		put_node(w, n);
	put_section(w);
	zy_buf_puts(w->x, "</w:body></w:document>\n");
}

int
zy_render_docx(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e)
{
	struct zy_zip_file *files =
	    zy_calloc(zy_docx_nparts + 2, sizeof(*files));
	struct zy_buf text = ZY_BUF_INIT, styles = ZY_BUF_INIT;
	struct zy_docx w = {.d = d, .x = &text};
	size_t i;
	int rc;

	(void)o;
	zy_grid_init(&w.grid, d);
	put_document(&w);
	zy_grid_release(&w.grid);
	zy_docx_styles(&styles, d);
	for (i = 0; i < zy_docx_nparts; i++)
		files[i] = (struct zy_zip_file){
		    zy_docx_parts[i].name, zy_view(zy_docx_parts[i].text)};
	files[i++] =
	    (struct zy_zip_file){"word/styles.xml", zy_buf_get(&styles)};
	files[i++] =
	    (struct zy_zip_file){"word/document.xml", zy_buf_get(&text)};
	rc = zy_zip_write(files, i, out, e);
	free(files);
	zy_buf_release(&styles);
	zy_buf_release(&text);
	return rc;
}
