/*
 * The table of output formats, and the choice of one by its name.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/render.h"

#include <assert.h>

#include "document/render-state.h"

const struct zy_rendering zy_renderings[ZY_RENDERINGS] = {
    {"text", ".txt", false, zy_render_text},
    {"markdown", ".md", false, zy_render_markdown},
    {"html", ".html", true, zy_render_html},
    {"docx", ".docx", true, zy_render_docx},
    {"csv", ".csv", true, zy_render_csv},
    {"xlsx", ".xlsx", true, zy_render_xlsx},
    {"json", ".json", true, zy_render_json},
};

const struct zy_rendering *
zy_rendering_find(const char *name)
{
	size_t i;

	for (i = 0; i < ZY_RENDERINGS; i++) {
		if (!name || strcmp(zy_renderings[i].name, name) == 0)
			return &zy_renderings[i];
	}
	return NULL;
}

int
zy_render(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e)
{
	const struct zy_rendering *r = zy_rendering_find(o->format);

	assert(r);
	return r->render(d, o, out, e);
}
