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

/* The state of writing HTML into a buffer. */
struct zy_html {
	struct zy_buf *out;   /* borrowed */
	const char *open[32]; /* names of the open elements */
	int depth;	      /* their number, at most 32 */
	bool tag; /* the start tag of the last one is not completed */
};

/*
 * Makes h, which need not be initialised, append to the buffer out, which is
 * borrowed as long as h is used.  Nothing need be freed.
 */
void zy_html_init(struct zy_html *h, struct zy_buf *out);
/* Opens an element inside the one that is open. */
void zy_html_open(struct zy_html *h, const char *name);
/*
 * Adds an attribute to the element that was opened last and has no content yet.
 */
void zy_html_attr(struct zy_html *h, const char *name, const char *value);
/*
 * Adds an attribute, as zy_html_attr does, with a value formatted like printf.
 */
void zy_html_attrf(struct zy_html *h, const char *name, const char *fmt, ...)
    ZY_PRINTF(3, 4);
/* Appends a text, escaped; nothing if text is NULL. */
void zy_html_text(struct zy_html *h, const char *text);
/* Appends a text formatted like printf, escaped. */
void zy_html_textf(struct zy_html *h, const char *fmt, ...) ZY_PRINTF(2, 3);
/* Closes the element that was opened last. */
void zy_html_close(struct zy_html *h);
/*
 * Appends a whole element with a text in it; css is its attribute class.  css
 * and text may be NULL.
 */
void zy_html_leaf(
    struct zy_html *h, const char *name, const char *css, const char *text);
/*
 * Closes the element that was opened last without an end tag; for elements that
 * HTML defines as empty (meta, br).
 */
void zy_html_void(struct zy_html *h);
/* Appends a line break between elements, for people who read the HTML. */
void zy_html_line(struct zy_html *h);
/*
 * Appends a style element with the pieces of css, an array ended by NULL.  They
 * must be literals of the program, since they are not escaped.
 */
void zy_html_style(struct zy_html *h, const char *const *css);

/*
 * Appends a file name as a relative reference for an attribute href.  All
 * characters except letters, digits and - . _ ~ / are percent-encoded, and
 * several slashes at the beginning become one, so that no file name can be
 * taken for a scheme, a query or a host.
 */
void zy_html_href(struct zy_buf *b, struct zy_view file);

ZY_END_C

#endif
