/*
 * Writing HTML that is always well formed: elements, attributes, text.
 *
 * The functions that take a text or the value of an attribute escape it; the
 * names of elements and attributes are literals of the program.  Elements end
 * in the reverse order of their beginning, and a start tag is finished when its
 * content begins.  No function writes markup that comes from data.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_HTML_H
#define ZY_DOCUMENT_HTML_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

struct zy_html {
	struct zy_buf *out; /* borrowed */
	const char *open[32];
	int depth;
	bool tag; /* the start tag is still open */
};

/* Prepares h to append to the buffer out, which must outlive it. */
void zy_html_init(struct zy_html *h, struct zy_buf *out);
/* Begins an element within the one that is open. */
void zy_html_open(struct zy_html *h, const char *name);
/* Adds an attribute to the element just begun. */
void zy_html_attr(struct zy_html *h, const char *name, const char *value);
/* Adds an attribute whose value is formatted like printf. */
void zy_html_attrf(struct zy_html *h, const char *name, const char *fmt, ...)
    ZY_PRINTF(3, 4);
/* Appends a text, escaped, and nothing for NULL. */
void zy_html_text(struct zy_html *h, const char *text);
/* Appends a text that is formatted like printf, escaped. */
void zy_html_textf(struct zy_html *h, const char *fmt, ...) ZY_PRINTF(2, 3);
/* Ends the element that was begun last. */
void zy_html_close(struct zy_html *h);
/*
 * Appends a whole element with a text in it; its class, css, and text may be
 * NULL.
 */
void zy_html_leaf(
    struct zy_html *h, const char *name, const char *css, const char *text);
/*
 * Ends the element that was begun last without an end tag, for the elements
 * that HTML defines as empty (meta, br).
 */
void zy_html_void(struct zy_html *h);
/* Appends a line break between elements, for people who read the source. */
void zy_html_line(struct zy_html *h);
/*
 * Appends a style element from pieces, the last of which is NULL.  The pieces
 * are literals of the program and are not escaped.
 */
void zy_html_style(struct zy_html *h, const char *const *css);

/*
 * Appends a file name as a relative reference for an href.  All characters but
 * letters, digits and - . _ ~ / are percent-encoded, and slashes at the start
 * reduced to one, so that no file name can name a scheme, a query or a host.
 */
void zy_html_href(struct zy_buf *b, struct zy_view file);

ZY_END_C

#endif
