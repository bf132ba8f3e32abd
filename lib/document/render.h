/*
 * Renderings: a document written in one of the output formats.
 *
 * The table zy_renderings holds every format, one struct each, and zy_render
 * is the only place where a format is chosen.  A new format is a function, a
 * row of the table and its name in ZY_RENDERING_NAMES.
 *
 * A rendering appends UTF-8 to a buffer and cannot fail.  It walks the nodes
 * of the document in their order and shows all of them; CSV alone shows only
 * the document's flat table (zy_doc_flat).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_RENDER_H
#define ZY_DOCUMENT_RENDER_H

#include "document/document.h"

struct zy_rendering {
	const char *name; /* the value of the option --format */
	bool single;	  /* an output holds one document, never several */
	/* excel: the byte order mark and the line ends of Excel and WPS */
	void (*render)(const struct zy_doc *d, bool excel, struct zy_buf *out);
};

/* The names of all formats as an option's choices; the first is the default. */
#define ZY_RENDERING_NAMES "text|markdown|html|csv"

enum {
	ZY_RENDERINGS = 4
};

extern const struct zy_rendering zy_renderings[ZY_RENDERINGS];

/*
 * Returns the format with this name, the first of the table for NULL, and
 * NULL for a name that no format has.
 */
const struct zy_rendering *zy_rendering_find(const char *name);

/*
 * Appends the document d to out in the named format, which must be one that
 * zy_rendering_find knows.  excel makes a CSV one that Excel and WPS open
 * correctly (byte order mark, CR LF); other formats ignore it.
 */
void zy_render(
    const struct zy_doc *d, const char *format, bool excel, struct zy_buf *out);

#endif
