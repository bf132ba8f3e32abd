/*
 * HTML of what only official papers have: titles broken by sense, signature,
 * attachments, forms, the imprint.  Private to the HTML rendering.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_HTML_PAPER_H
#define ZY_DOCUMENT_HTML_PAPER_H

#include "base/attr.h"
#include "document/render-state.h"

ZY_BEGIN_C

/*
 * Adds an element with a title or a red head, whose phrases stay whole; class
 * may be NULL.
 */
void zy_render_title(
    struct zy_html *h, const char *name, const char *class, const char *text);
/* Adds the signature 落款; nothing where neither issuer nor date is known. */
void zy_render_signature(
    struct zy_html *h, const struct zy_doc *d, const struct zy_node *n);
/* Adds the attachments 附件说明, each on a line of its own. */
void zy_render_attached(
    struct zy_html *h, const struct zy_doc *d, const struct zy_node *n);
/* Adds a line with a text at each side. */
void zy_render_sides(struct zy_html *h, const struct zy_node *n);
/* Adds a form. */
void zy_render_form(struct zy_html *h, const struct zy_node *n);
/* Adds the line along which a slip is cut off. */
void zy_render_cut(struct zy_html *h, const struct zy_node *n);
/* Adds the imprint 版记; nothing where the document has none. */
void zy_render_imprint(struct zy_html *h, const struct zy_doc *d);

ZY_END_C

#endif
