/*
 * Declarations shared by the files of the docx rendering, docx-*.c and
 * render-docx.c.  Private to the folder.
 *
 * All functions append to w->x, the text of word/document.xml, unless they say
 * otherwise.  Lengths are in twentieths of a point, sizes of letters in half
 * points: the units of WordprocessingML.  Half a hanzi of size n is 5 n
 * twentieths of a point wide.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_DOCX_STATE_H
#define ZY_DOCUMENT_DOCX_STATE_H

#include "base/error.h"
#include "document/document.h"
#include "document/sheet-grid.h"

/* The size and margins of the pages of a section, in twentieths of a point. */
struct zy_docx_page {
	unsigned width, height;
	unsigned top, right, bottom, left; /* margins */
	unsigned number; /* the page number's distance from the lower edge of
			    the page; 0: no page numbers */
};

enum {
	ZY_DOCX_PIECE = 1024 * 1024, /* bytes of text that memory holds */
};

/*
 * A temporary file for the text of a long document, so that memory does not
 * grow with it.
 */
struct zy_docx_spill {
	const char *folder; /* where it is */
	int fd;		    /* -1: there is none yet */
	struct zy_error *e; /* for the first error */
	bool failed;
};

/* The state of writing one document as docx. */
struct zy_docx {
	const struct zy_doc *d;
	struct zy_buf *x; /* the text of word/document.xml, but for what is in
			     the temporary file */
	struct zy_docx_spill *spill;
	struct zy_grid grid;
	struct zy_docx_page page; /* of the present section */
	bool landscape;		  /* its pages are in landscape orientation */
	bool begins;		  /* the next paragraph begins a page */
};

/*
 * docx-parts.c: the parts (files of the archive) other than word/document.xml.
 * They define the paragraph styles Title, Heading1, Heading2, Lead, Text, Note,
 * Warn, Issuer, Number, RedLine, By, Signature, Caption, Cell, HeadCell, Line0
 * to Line3, Box, Imprint, Mark, Cut, Gap, Header, Footer.
 */

/* A part that is the same in all documents: its name and its text. */
struct zy_docx_part {
	const char *name, *text;
};
/* All of these parts. */
extern const struct zy_docx_part zy_docx_parts[];
extern const size_t zy_docx_nparts;
/*
 * Appends the text of the part word/styles.xml to b: the paragraph styles for
 * the look and language of d.
 */
void zy_docx_styles(struct zy_buf *b, const struct zy_doc *d);
/*
 * Appends the text of the part word/header1.xml to b; it shows d->draft on
 * every page, or nothing where that is NULL.
 */
void zy_docx_header(struct zy_buf *b, const struct zy_doc *d);

/* docx-spill.c: the temporary file. */
/*
 * Moves the text from w->x to the temporary file if it is longer than `most`
 * bytes.  Where that fails, it sets w->spill->failed and w->spill->e, and drops
 * the text.
 */
void zy_docx_spill(struct zy_docx *w, size_t most);

/* docx-text.c: pages and paragraphs. */
/*
 * Returns the size and margins of the pages of a look, in portrait orientation
 * or, if landscape is true, in landscape orientation.
 */
struct zy_docx_page zy_docx_page(enum zy_look look, bool landscape);
/*
 * Returns the width of the text area of the present section, in twentieths of a
 * point.
 */
unsigned zy_docx_width(const struct zy_docx *w);
/*
 * Returns the size of the letters of running text in the document's look, in
 * half points.
 */
unsigned zy_docx_size(const struct zy_doc *d);
/*
 * Appends the text v to b, escaped for XML.  Characters that XML does not
 * allow, such as control characters, become U+FFFD.
 */
void zy_docx_escape(struct zy_buf *b, struct zy_view v);
/*
 * Begins a paragraph of a style; on a new page if w->begins is true, which it
 * then sets to false.  more has further properties of the paragraph as XML, or
 * is "".  zy_docx_end ends it.
 */
void zy_docx_begin(struct zy_docx *w, const char *style, const char *more);
/* Ends the paragraph that zy_docx_begin began. */
void zy_docx_end(struct zy_docx *w);
/*
 * Appends a piece of text to the present paragraph.  letters has properties of
 * its letters as XML, or is "".  Appends nothing if text is NULL or empty.
 */
void zy_docx_run(struct zy_docx *w, const char *text, const char *letters);
/*
 * Appends a paragraph of a style with this text; an empty one if text is NULL.
 */
void zy_docx_text(struct zy_docx *w, const char *style, const char *text);
/*
 * Appends a title as one paragraph of a style.  It is broken into lines between
 * phrases (document/title.h), as letters of the size, in half points, fit the
 * text area.  letters has properties of its letters as XML, or is "".
 */
void zy_docx_title(struct zy_docx *w, const char *style, const char *text,
    unsigned size, const char *letters);

/* docx-table.c: tables. */

/*
 * Returns whether the text area of the present section is wide enough for a
 * table in the normal size of letters, when its texts wrap as much as is
 * allowed.
 */
bool zy_docx_fits(const struct zy_docx *w, const struct zy_doc_table *t);
/*
 * Appends a table: its caption, a heading that is repeated on every page, and
 * its rows.  The letters are as large as the width allows.
 */
void zy_docx_table(struct zy_docx *w, const struct zy_doc_table *t);
/*
 * Begins a table of n columns with these widths, in twentieths of a point; it
 * has lines between its cells if rules is true.  zy_docx_table_end ends it.
 */
void zy_docx_table_begin(
    struct zy_docx *w, const unsigned *widths, size_t n, bool rules);
/*
 * Ends the table that zy_docx_table_begin began, and appends a small gap below
 * it.
 */
void zy_docx_table_end(struct zy_docx *w);
/*
 * Begins a row of the table that is open, at least as high as height, in
 * twentieths of a point; 0: as high as its texts need.  It is never broken
 * across pages.  zy_docx_row_end ends it.
 */
void zy_docx_row_begin(struct zy_docx *w, unsigned height);
/* Ends the row that zy_docx_row_begin began. */
void zy_docx_row_end(struct zy_docx *w);
/*
 * Begins a cell of this width in the row that is open, and in the cell a
 * paragraph of a style with this alignment.  more has further properties of the
 * cell as XML, or is "".  zy_docx_cell_end ends both.
 */
void zy_docx_cell_begin(struct zy_docx *w, unsigned width, const char *more,
    const char *style, enum zy_align align);
/* Ends the cell that zy_docx_cell_begin began, and its last paragraph. */
void zy_docx_cell_end(struct zy_docx *w);

/* docx-paper.c: elements that only official papers have. */

/*
 * Appends the red head of a decree: the issuer in large letters, the document's
 * number and a red line; what is not known is left out, and the line too if
 * neither is known.
 */
void zy_docx_red_head(struct zy_docx *w);
/*
 * Appends the signature n: the date ends four hanzi before the right margin,
 * and the name of the one who signs is centred above it where there is room.
 * Appends nothing if neither is known.
 */
void zy_docx_signature(struct zy_docx *w, const struct zy_node *n);
/*
 * Appends the list of attachments 附件说明 n, each item on its own line and
 * numbered if there are several.
 */
void zy_docx_attached(struct zy_docx *w, const struct zy_node *n);
/* Appends the line n with one text at its left and one at its right end. */
void zy_docx_sides(struct zy_docx *w, const struct zy_node *n);
/*
 * Appends the form n as a table of its boxes; a box that does not fit into the
 * columns left in a row begins the next row.
 */
void zy_docx_form(struct zy_docx *w, const struct zy_node *n);
/*
 * Appends the imprint 版记 at the foot of the page; nothing if the document has
 * no copy, printer and printed.
 */
void zy_docx_imprint(struct zy_docx *w);

#endif
