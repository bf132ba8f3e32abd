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
 * Appends an element `name` with a title or a red head, whose phrases are not
 * broken across lines.  class may be NULL.
 */
void zy_render_title(
    struct zy_html *h, const char *name, const char *class, const char *text);
/* Appends the signature 落款 n; nothing if neither issuer nor date is known. */
void zy_render_signature(
    struct zy_html *h, const struct zy_doc *d, const struct zy_node *n);
/* Appends the list of attachments 附件说明 n, one on each line. */
void zy_render_attached(
    struct zy_html *h, const struct zy_doc *d, const struct zy_node *n);
/* Appends a line with one text at its left and one at its right end. */
void zy_render_sides(struct zy_html *h, const struct zy_node *n);
/*
 * Appends the form n (ZY_NODE_FORM) as a table of its boxes; a box that does
 * not fit into the columns left in a row begins the next row.
 */
void zy_render_form(struct zy_html *h, const struct zy_node *n);
/* Appends the line along which a slip is cut off. */
void zy_render_cut(struct zy_html *h, const struct zy_node *n);
/* Appends the imprint 版记; nothing if the document has none. */
void zy_render_imprint(struct zy_html *h, const struct zy_doc *d);

ZY_END_C

#endif
