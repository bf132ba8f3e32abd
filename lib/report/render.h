/*
 * Renderings: a document in a format, appended to a buffer as UTF-8.
 *
 * Each walks the nodes in their order and shows all that the document holds;
 * CSV writes the flat table alone.  They cannot fail.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_RENDER_H
#define ZY_REPORT_RENDER_H

#include "report/document.h"

/* Plain text, tables aligned by display width, paragraphs 78 columns. */
void zy_render_text(const struct zy_doc *d, struct zy_buf *out);
/* Markdown with pipe tables. */
void zy_render_markdown(const struct zy_doc *d, struct zy_buf *out);
/* One self-contained HTML file without scripts. */
void zy_render_html(const struct zy_doc *d, struct zy_buf *out);
/*
 * CSV, RFC 4180; formula cells are harmless always.  excel: BOM and CR LF as
 * Excel and WPS want them.
 */
void zy_render_csv(const struct zy_doc *d, bool excel, struct zy_buf *out);

/* The style sheet of the HTML rendering, in pieces; NULL ends it. */
extern const char *const zy_render_style[];

#endif
