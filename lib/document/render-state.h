/*
 * The functions of the formats, which the table in render.c lists, and helpers
 * that several of them use.  Private to the folder: callers choose a format by
 * its name with zy_render.
 *
 * Each zy_render_FORMAT appends the document d to out.  Those of xlsx and docx
 * return 0, or -1 with a ZY_ERROR_IO and nothing appended; the others always
 * return 0.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_RENDER_STATE_H
#define ZY_DOCUMENT_RENDER_STATE_H

#include <string.h>

#include "document/render.h"

/*
 * Returns a cell as programs expect it: "" for the dash "—", which people read
 * as no value, else the cell itself.
 */
static inline const char *
zy_render_value(const char *cell)
{
	return strcmp(cell, "—") == 0 ? "" : cell;
}

/*
 * Appends the document d to out as plain text: tables aligned by display width,
 * paragraphs wrapped at 78 columns.  Returns 0.
 */
int zy_render_text(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e);
/* Appends the document d to out as Markdown with pipe tables.  Returns 0. */
int zy_render_markdown(const struct zy_doc *d,
    const struct zy_render_options *o, struct zy_buf *out, struct zy_error *e);
/*
 * Appends the document d to out as one HTML file that needs no other file and
 * no script.  Returns 0.
 */
int zy_render_html(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e);
/*
 * Appends the table d->flat to out as CSV (RFC 4180); nothing if that is NULL.
 * A cell that a spreadsheet would take for a formula is made harmless.  Returns
 * 0.
 */
int zy_render_csv(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e);

/*
 * Appends the document d to out as a workbook of one sheet, which prints on A4.
 * Returns 0; or -1 with a ZY_ERROR_IO in e and nothing appended.
 */
int zy_render_xlsx(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e);

/*
 * Appends the document d to out as WordprocessingML, which word processors open
 * and edit, on A4 with the margins, letters and page numbers of GB/T 9704.
 * Returns 0; or -1 with a ZY_ERROR_IO in e and nothing appended.
 */
int zy_render_docx(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e);

/*
 * Appends the document d to out as one JSON object: the members of its head
 * and, in "parts", its nodes in their order, with the texts that people read.
 * Returns 0.
 */
int zy_render_json(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e);

/* The style sheet of the HTML rendering, in pieces; ended by NULL. */
extern const char *const zy_render_style[];
/* Further rules for ZY_LOOK_DECREE, _PAPER, _WALL and drafts; ended by NULL. */
extern const char *const zy_render_style_paper[];
/* Further rules for ZY_LOOK_DENSE; ended by NULL. */
extern const char *const zy_render_style_dense[];

/*
 * Returns whether the look of the document has issuer and date below the text,
 * at a signature; else they stand below the title.
 */
static inline bool
zy_render_signs(const struct zy_doc *d)
{
	return d->look == ZY_LOOK_DECREE || d->look == ZY_LOOK_PAPER;
}

/*
 * Returns the name of the one who signs in the signature n: its own or the
 * document's issuer; NULL if neither is known.  Borrowed from d.
 */
static inline const char *
zy_render_signer(const struct zy_doc *d, const struct zy_node *n)
{
	return n->text ? n->text : d->issuer;
}

/*
 * Returns the date of the signature n: its own or the document's; NULL if
 * neither is known.  Borrowed from d.
 */
static inline const char *
zy_render_signed(const struct zy_doc *d, const struct zy_node *n)
{
	return n->more ? n->more : d->date;
}

/*
 * Returns the width of the longest item of the list n, its note included, in
 * display columns (a hanzi has two); at least 1.
 */
static inline size_t
zy_render_item_width(const struct zy_node *n)
{
	size_t i, most = 1, width;

	for (i = 0; i < n->n; i++) {
		width = zy_text_width(zy_view(n->items[i].text));
		if (n->items[i].note)
			width += zy_text_width(zy_view(n->items[i].note)) + 4;
		most = width > most ? width : most;
	}
	return most;
}

/*
 * Returns what separates the text of the outline's line n from the text that
 * follows on that line: a blank, or "" if the first one ends in a full-width
 * character.  Never freed.
 */
static inline const char *
zy_render_gap(const struct zy_node *n)
{
	size_t end = strlen(n->text);

	return end && (unsigned char)n->text[end - 1] < 0x80 ? " " : "";
}

#endif
