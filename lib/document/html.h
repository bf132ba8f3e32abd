/*
 * Writing HTML that is always well formed: elements, attributes, text.
 *
 * Texts and the values of attributes are escaped; the names of elements and
 * attributes must be literals of the program, so that markup never comes from
 * data.  Elements are closed in the reverse order of their opening; a start tag
 * is completed when the element's content begins.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_HTML_H
#define ZY_DOCUMENT_HTML_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/* The state of writing HTML to a buffer.  Nothing in it need be freed. */
struct zy_html {
	struct zy_buf *out;   /* borrowed */
	const char *open[32]; /* names of the open elements */
	int depth;	      /* their number, at most 32 */
	bool tag; /* the start tag of the last one is not completed */
};

/*
 * Prepares h, which need not be initialised, for writing HTML to the end of the
 * buffer out.  out is borrowed as long as h is used; nothing need be freed.
 */
void zy_html_init(struct zy_html *h, struct zy_buf *out);
/*
 * Opens an element with this name, inside the element that is open; name is
 * borrowed until zy_html_close closes it.
 */
void zy_html_open(struct zy_html *h, const char *name);
/*
 * Adds an attribute, whose value is escaped, to the element that was opened
 * last and has no content yet.
 */
void zy_html_attr(struct zy_html *h, const char *name, const char *value);
/*
 * Adds an attribute, whose value is formatted like printf and escaped, to the
 * element that was opened last and has no content yet.
 */
void zy_html_attrf(struct zy_html *h, const char *name, const char *fmt, ...)
    ZY_PRINTF(3, 4);
/*
 * Appends a text, escaped, to the element that is open; nothing if text is
 * NULL.
 */
void zy_html_text(struct zy_html *h, const char *text);
/*
 * Appends a text, formatted like printf and escaped, to the element that is
 * open.
 */
void zy_html_textf(struct zy_html *h, const char *fmt, ...) ZY_PRINTF(2, 3);
/* Closes the innermost element that is open. */
void zy_html_close(struct zy_html *h);
/*
 * Appends a whole element with a text in it.  css is the value of its attribute
 * class, and text its escaped contents; either may be NULL for none.
 */
void zy_html_leaf(
    struct zy_html *h, const char *name, const char *css, const char *text);
/*
 * Closes the innermost element that is open, and has no content, without an end
 * tag: for elements such as meta and br, which HTML defines as empty.
 */
void zy_html_void(struct zy_html *h);
/*
 * Appends a line break, which has no meaning in HTML, for people who read the
 * file.
 */
void zy_html_line(struct zy_html *h);
/*
 * Appends a style element with the rules in css, an array of texts that ends
 * with NULL.  They are not escaped, and so must be literals of the program.
 */
void zy_html_style(struct zy_html *h, const char *const *css);

/*
 * Appends a file name to b as a relative reference for an attribute href.  All
 * characters except letters, digits and - .  _ ~ / are percent-encoded, and
 * several slashes at the beginning become one, so that no file name can be
 * taken for a scheme, a query or a host.
 */
void zy_html_href(struct zy_buf *b, struct zy_view file);

ZY_END_C

#endif
