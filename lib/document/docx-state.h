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

/* A4, and the page of GB/T 9704. */
enum {
	ZY_DOCX_SHORT_SIDE = 11906, /* 210 mm */
	ZY_DOCX_LONG_SIDE = 16838,  /* 297 mm */
	ZY_DOCX_HEAD = 2098,	    /* 37 mm above the text */
	ZY_DOCX_BINDING = 1588,	    /* 28 mm on its left */
	ZY_DOCX_FRONT = 1474,	    /* 26 mm on its right */
	ZY_DOCX_FOOT = 1984,	    /* 35 mm below it: it is 156 by 225 mm */
	ZY_DOCX_NUMBER = 1304,	    /* page number: 23 mm above the edge */
	ZY_DOCX_LINE = 579,	    /* 22 lines a page */
	ZY_DOCX_SIDE = 850,	    /* margin of a wide sheet: 15 mm */
};

/* A document that is being written. */
struct zy_docx {
	const struct zy_doc *d;
	struct zy_buf *x; /* the text of word/document.xml */
	struct zy_grid grid;
	bool across; /* the section lies on its side */
	bool page;   /* the next paragraph begins a page */
};

/*
 * docx-parts.c: the parts beside word/document.xml.  It defines the paragraph
 * styles Title, Heading1, Heading2, Lead, Text, Note, Warn, Issuer, Number,
 * RedLine, By, Signature, Caption, Cell, HeadCell, Line0 to Line3, Gap, Footer.
 */
/* The parts that no document changes: a name and a text each. */
struct zy_docx_part {
	const char *name, *text;
};
extern const struct zy_docx_part zy_docx_parts[];
extern const size_t zy_docx_nparts;
/* Appends the part word/styles.xml for the look and language of a document. */
void zy_docx_styles(struct zy_buf *b, const struct zy_doc *d);
/* Returns the size of the running text. */
unsigned zy_docx_size(const struct zy_doc *d);

/*
 * docx-text.c: paragraphs.
 */
/* Returns the width of the text in the section. */
unsigned zy_docx_width(const struct zy_docx *w);
/*
 * Begins a paragraph of a style, with more properties of the paragraph, or "".
 * zy_docx_end ends it.
 */
void zy_docx_begin(struct zy_docx *w, const char *style, const char *more);
void zy_docx_end(struct zy_docx *w);
/*
 * Appends a piece of the paragraph's text, with properties of its letters, or
 * "".  What XML cannot hold, control characters above all, becomes U+FFFD.
 * Nothing is appended for NULL.
 */
void zy_docx_run(struct zy_docx *w, const char *text, const char *letters);
/* Appends a whole paragraph; text may be NULL. */
void zy_docx_text(struct zy_docx *w, const char *style, const char *text);

/*
 * docx-table.c: tables.
 */
/* Returns whether a table has room in the section without narrow columns. */
bool zy_docx_fits(const struct zy_docx *w, const struct zy_doc_table *t);
/* Appends a table with its caption and borders. */
void zy_docx_table(struct zy_docx *w, const struct zy_doc_table *t);
/* Begins a table of n equal columns without borders; zy_docx_grid_end ends it.
 */
void zy_docx_grid_begin(struct zy_docx *w, size_t n);
/*
 * Begins the next cell of that table and its paragraph; zy_docx_grid_cell_end
 * ends both.  i counts the cells from 0; the last row must be filled.
 */
void zy_docx_grid_cell(
    struct zy_docx *w, size_t i, size_t n, const char *style);
void zy_docx_grid_cell_end(struct zy_docx *w, size_t i, size_t n);
void zy_docx_grid_end(struct zy_docx *w);

#endif
