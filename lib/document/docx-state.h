/*
 * What the files of the docx rendering share.  Private to the folder.
 *
 * Lengths are twentieths of a point, sizes of letters half points: the units of
 * WordprocessingML.  Half a hanzi of size n is 5 n twentieths wide.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_DOCX_STATE_H
#define ZY_DOCUMENT_DOCX_STATE_H

#include "document/document.h"
#include "document/sheet-grid.h"

/* The page of a section. */
struct zy_docx_page {
	unsigned width, height;
	unsigned top, right, bottom, left; /* margins */
	unsigned number; /* of the page, above its lower edge; 0: none */
};

/* A document that is being written. */
struct zy_docx {
	const struct zy_doc *d;
	struct zy_buf *x; /* the text of word/document.xml */
	struct zy_grid grid;
	struct zy_docx_page page; /* of the section */
	bool across;		  /* the section lies on its side */
	bool begins;		  /* the next paragraph begins a page */
};

/*
 * docx-parts.c: the parts beside word/document.xml.  It defines the paragraph
 * styles Title, Heading1, Heading2, Lead, Text, Note, Warn, Issuer, Number,
 * RedLine, By, Signature, Caption, Cell, HeadCell, Line0 to Line3, Box,
 * Imprint, Mark, Cut, Gap, Header, Footer.
 */
/* The parts that no document changes: a name and a text each. */
struct zy_docx_part {
	const char *name, *text;
};
extern const struct zy_docx_part zy_docx_parts[];
extern const size_t zy_docx_nparts;
/* Appends the part word/styles.xml for the look and language of a document. */
void zy_docx_styles(struct zy_buf *b, const struct zy_doc *d);
/* Appends the part word/header1.xml: the document's draft mark, or nothing. */
void zy_docx_header(struct zy_buf *b, const struct zy_doc *d);

/*
 * docx-text.c: pages and paragraphs.
 */
/* Returns the page of a look, upright or across. */
struct zy_docx_page zy_docx_page(enum zy_look look, bool across);
/* Returns the width of the text in the section. */
unsigned zy_docx_width(const struct zy_docx *w);
/* Returns the size of the running text. */
unsigned zy_docx_size(const struct zy_doc *d);
/* Appends a text as XML.  What XML cannot hold, such as control characters,
 * becomes U+FFFD. */
void zy_docx_escape(struct zy_buf *b, struct zy_view v);
/*
 * Begins a paragraph of a style, with more properties of the paragraph, or "".
 * zy_docx_end ends it.
 */
void zy_docx_begin(struct zy_docx *w, const char *style, const char *more);
void zy_docx_end(struct zy_docx *w);
/*
 * Appends a piece of the paragraph's text, with properties of its letters, or
 * "".  Nothing is appended for NULL.
 */
void zy_docx_run(struct zy_docx *w, const char *text, const char *letters);
/* Appends a whole paragraph; text may be NULL. */
void zy_docx_text(struct zy_docx *w, const char *style, const char *text);
/*
 * Appends a paragraph whose lines end by its sense; size is that of the
 * style's letters, and more are properties of them.
 */
void zy_docx_title(struct zy_docx *w, const char *style, const char *text,
    unsigned size, const char *more);

/*
 * docx-table.c: tables.
 */
/* Returns whether a table has room in the section without narrow columns. */
bool zy_docx_fits(const struct zy_docx *w, const struct zy_doc_table *t);
/* Appends a table with its caption and borders. */
void zy_docx_table(struct zy_docx *w, const struct zy_doc_table *t);
/* Begins a table of n columns as wide as the text, with or without rules. */
void zy_docx_table_begin(
    struct zy_docx *w, const unsigned *widths, size_t n, bool rules);
/* Ends it, with a small gap below. */
void zy_docx_table_end(struct zy_docx *w);
/* Begins a row that is at least as high; 0: as its texts. */
void zy_docx_row_begin(struct zy_docx *w, unsigned height);
void zy_docx_row_end(struct zy_docx *w);
/* Begins a cell and its first paragraph; more are properties of the cell. */
void zy_docx_cell_begin(struct zy_docx *w, unsigned width, const char *more,
    const char *style, enum zy_align align);
void zy_docx_cell_end(struct zy_docx *w);

/*
 * docx-paper.c: what only official papers have.
 */
/* The red head of a decree, where issuer or number is known. */
void zy_docx_red_head(struct zy_docx *w);
/*
 * The signature n: the date ends four characters from the right, and who signs
 * stands above its middle, where there is room for that.
 */
void zy_docx_signature(struct zy_docx *w, const struct zy_node *n);
/* The attachments 附件说明, each on a line of its own. */
void zy_docx_attached(struct zy_docx *w, const struct zy_node *n);
/* A line with a text at its left and one at its right end. */
void zy_docx_sides(struct zy_docx *w, const struct zy_node *n);
/* The boxes of a form. */
void zy_docx_form(struct zy_docx *w, const struct zy_node *n);
/* The imprint 版记 at the foot of the page. */
void zy_docx_imprint(struct zy_docx *w);

#endif
