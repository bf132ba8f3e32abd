/*
 * Writing HTML that cannot be wrong: elements, attributes, text.
 *
 * Text and attribute values are escaped by the only functions that take
 * them; names are literals of the program.  Elements close in the order they
 * were opened, a start tag is finished when its content begins.  There is no
 * function that writes raw markup from data.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_HTML_H
#define ZY_DOCUMENT_HTML_H

#include "base/text.h"

struct zy_html {
	struct zy_buf *out; /* borrowed */
	const char *open[32];
	int depth;
	bool tag; /* the start tag is still open */
};

/* Begins at the end of out. */
void zy_html_init(struct zy_html *h, struct zy_buf *out);
/* Begins an element. */
void zy_html_open(struct zy_html *h, const char *name);
/* Adds an attribute to the element just begun. */
void zy_html_attr(struct zy_html *h, const char *name, const char *value);
void zy_html_attrf(struct zy_html *h, const char *name, const char *fmt, ...)
    ZY_PRINTF(3, 4);
/* Text, escaped.  NULL is nothing. */
void zy_html_text(struct zy_html *h, const char *text);
void zy_html_textf(struct zy_html *h, const char *fmt, ...) ZY_PRINTF(2, 3);
/* Ends the innermost element. */
void zy_html_close(struct zy_html *h);
/* An element with nothing in it; void ones (meta, br) have no end tag. */
void zy_html_leaf(
    struct zy_html *h, const char *name, const char *class, const char *text);
/* Ends an element that is void by the standard: no end tag. */
void zy_html_void(struct zy_html *h);
/* A line break in the source, for people who read it. */
void zy_html_line(struct zy_html *h);
/* The program's own style sheet in pieces: literals, not data. */
void zy_html_style(struct zy_html *h, const char *const *css);

/*
 * Appends a file name as a relative reference: everything but letters,
 * digits, - . _ ~ / percent-encoded, so that no name can become a scheme, a
 * query or another host.
 */
void zy_html_href(struct zy_buf *b, struct zy_view file);

#endif
