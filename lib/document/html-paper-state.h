/*
 * The HTML of elements that only official papers have: titles broken by sense,
 * signature, attachments, forms, the imprint.  Private to the HTML rendering.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_HTML_PAPER_H
#define ZY_DOCUMENT_HTML_PAPER_H

#include "base/attr.h"
#include "document/render-state.h"

ZY_BEGIN_C

/*
 * Appends a title or a red head to h as an element with this name, such as
 * "h1", and this attribute class, or none if class is NULL.  No line is broken
 * inside a phrase of the title (document/title.h).
 */
void zy_render_title(
    struct zy_html *h, const char *name, const char *class, const char *text);
/*
 * Appends the signature 落款 n of the document d to h; nothing if neither the
 * name of the one who signs nor a date is known.
 */
void zy_render_signature(
    struct zy_html *h, const struct zy_doc *d, const struct zy_node *n);
/*
 * Appends the list of attachments 附件说明 n of the document d to h, each item
 * on its own line and numbered if there are several.
 */
void zy_render_attached(
    struct zy_html *h, const struct zy_doc *d, const struct zy_node *n);
/*
 * Appends the line n (ZY_NODE_SIDES) to h, with one text at its left and one at
 * its right end.
 */
void zy_render_sides(struct zy_html *h, const struct zy_node *n);
/*
 * Appends the form n (ZY_NODE_FORM) to h as a table of its boxes; a box that
 * does not fit into the columns left in a row begins the next row.
 */
void zy_render_form(struct zy_html *h, const struct zy_node *n);
/*
 * Appends the line n (ZY_NODE_CUT), along which a slip is cut off, to h with
 * its text.
 */
void zy_render_cut(struct zy_html *h, const struct zy_node *n);
/*
 * Appends the imprint 版记 of the document d to h; nothing if d has none of
 * copy, printer and printed.
 */
void zy_render_imprint(struct zy_html *h, const struct zy_doc *d);

ZY_END_C

#endif
