/*
 * Renderings: writing a document in one of the output formats.
 *
 * The table zy_renderings has a row for every format, and zy_render is the only
 * place where a format is chosen.  A new format is a function, a row of the
 * table and its name in ZY_RENDERING_NAMES.
 *
 * A rendering appends to a buffer; only those of workbooks and docx can fail.
 * It visits the nodes of the document in their order and shows all of them;
 * only CSV shows just the document's flat table (zy_doc_flat).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_DOCUMENT_RENDER_H
#define ZY_DOCUMENT_RENDER_H

#include "base/attr.h"
#include "base/error.h"
#include "document/document.h"

ZY_BEGIN_C

/* The options of a rendering; all texts are borrowed. */
struct zy_render_options {
	const char *format;    /* a name in the table; NULL: the first one */
	bool excel;	       /* CSV that Excel and WPS open correctly */
	const char *temporary; /* folder of temporary files; NULL: /tmp */
};

/* A row of the table of formats. */
struct zy_rendering {
	const char *name;   /* the value of the option --format */
	const char *ending; /* of the names of such files: ".html" */
	bool single;	    /* an output can hold only one document */
	/* Does what zy_render does, in this format. */
	int (*render)(const struct zy_doc *d, const struct zy_render_options *o,
	    struct zy_buf *out, struct zy_error *e);
};

/* The names of all formats as an option's choices; the first is the default. */
#define ZY_RENDERING_NAMES "text|markdown|html|docx|csv|xlsx|json"

enum {
	ZY_RENDERINGS = 7
};

extern const struct zy_rendering zy_renderings[ZY_RENDERINGS];

/*
 * Returns the row of the table for the format with this name, or the first row
 * if name is NULL; never freed.  Returns NULL if no format has that name.
 */
const struct zy_rendering *zy_rendering_find(const char *name);

/*
 * Appends the document d to out in the format o->format, which must be NULL or
 * a name that zy_rendering_find finds.  Returns 0; or -1, with a ZY_ERROR_IO in
 * e and nothing appended, if a workbook or a docx cannot be made.
 */
int zy_render(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e);

ZY_END_C

#endif
