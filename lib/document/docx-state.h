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

#include "document/document.h"
#include "document/sheet-grid.h"

/* The size and margins of a section's pages. */
struct zy_docx_page {
	unsigned width, height;
	unsigned top, right, bottom, left; /* margins */
	unsigned number; /* the page number's distance from the lower edge of
			    the page; 0: no page numbers */
};

/* A document that is being written. */
struct zy_docx {
	const struct zy_doc *d;
	struct zy_buf *x; /* the text of word/document.xml */
	struct zy_grid grid;
	struct zy_docx_page page; /* of the present section */
	bool across;		  /* its pages are in landscape orientation */
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
 * Appends to b the part word/styles.xml for the look and language of a
 * document.
 */
void zy_docx_styles(struct zy_buf *b, const struct zy_doc *d);
/*
 * Appends to b the part word/header1.xml, with the document's draft mark if it
 * has one.
 */
void zy_docx_header(struct zy_buf *b, const struct zy_doc *d);

/* docx-text.c: pages and paragraphs. */
/*
 * Returns the page for a look, in portrait or (across) landscape orientation.
 */
struct zy_docx_page zy_docx_page(enum zy_look look, bool across);
/* Returns the width of the text area of the present section. */
unsigned zy_docx_width(const struct zy_docx *w);
/* Returns the size of the letters of running text. */
unsigned zy_docx_size(const struct zy_doc *d);
/*
 * Appends a text to b, escaped for XML.  Characters that XML does not allow,
 * such as control characters, become U+FFFD.
 */
void zy_docx_escape(struct zy_buf *b, struct zy_view v);
/*
 * Begins a paragraph of a style; more has further properties of the paragraph
 * as XML, or is "".
 */
void zy_docx_begin(struct zy_docx *w, const char *style, const char *more);
/* Ends the paragraph. */
void zy_docx_end(struct zy_docx *w);
/*
 * Appends a piece of the paragraph's text; letters has properties of its
 * letters as XML, or is "".  Appends nothing if text is NULL.
 */
void zy_docx_run(struct zy_docx *w, const char *text, const char *letters);
/* Appends a whole paragraph of a style; text may be NULL. */
void zy_docx_text(struct zy_docx *w, const char *style, const char *text);
/*
 * Appends a paragraph whose lines are broken by sense (document/title.h).  size
 * is the size of the style's letters; more has further properties of them as
 * XML.
 */
void zy_docx_title(struct zy_docx *w, const char *style, const char *text,
    unsigned size, const char *more);

/* docx-table.c: tables. */

/*
 * Returns whether a table fits the width of the present section in the normal
 * size of letters if columns of long texts are narrowed to 14 characters.
 */
bool zy_docx_fits(const struct zy_docx *w, const struct zy_doc_table *t);
/* Appends a table with its caption and borders. */
void zy_docx_table(struct zy_docx *w, const struct zy_doc_table *t);
/*
 * Begins a table of n columns with these widths; rules says whether it has
 * lines between its cells.
 */
void zy_docx_table_begin(
    struct zy_docx *w, const unsigned *widths, size_t n, bool rules);
/* Ends the table and appends a small gap below it. */
void zy_docx_table_end(struct zy_docx *w);
/* Begins a row of at least this height; 0: as high as its texts need. */
void zy_docx_row_begin(struct zy_docx *w, unsigned height);
/* Ends the row. */
void zy_docx_row_end(struct zy_docx *w);
/*
 * Begins a cell, and in it a paragraph of a style; more has further properties
 * of the cell as XML, or is "".
 */
void zy_docx_cell_begin(struct zy_docx *w, unsigned width, const char *more,
    const char *style, enum zy_align align);
/* Ends the cell and its paragraph. */
void zy_docx_cell_end(struct zy_docx *w);

/* docx-paper.c: elements that only official papers have. */

/*
 * Appends the red head of a decree, with issuer and number if they are known.
 */
void zy_docx_red_head(struct zy_docx *w);
/*
 * Appends the signature n: the date ends four characters from the right margin;
 * the name of the one who signs is centred above it if there is room.
 */
void zy_docx_signature(struct zy_docx *w, const struct zy_node *n);
/* Appends the list of attachments 附件说明, one on each line. */
void zy_docx_attached(struct zy_docx *w, const struct zy_node *n);
/* Appends a line with one text at its left and one at its right end. */
void zy_docx_sides(struct zy_docx *w, const struct zy_node *n);
/* Appends the boxes of a form. */
void zy_docx_form(struct zy_docx *w, const struct zy_node *n);
/* Appends the imprint 版记 at the foot of the page. */
void zy_docx_imprint(struct zy_docx *w);

#endif
