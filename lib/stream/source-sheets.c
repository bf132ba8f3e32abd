/*
 * Listing the sheets of a workbook: implements zy_source_sheets of source.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/mem.h"
#include "stream/source-state.h"

const char **
zy_source_sheets(const char *path, struct zy_arena *arena, const char **hidden,
    struct zy_error *e)
{
	const struct zy_source_options o = {.workbooks = true};
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_source *s;
	const char **out, *name;
	bool is_hidden;
	size_t i, n = 0;
	char *file = zy_strndup(path, strlen(path) - 2);

	*hidden = NULL;
	if (zy_source_open(&s, file, &o, e)) {
		free(file);
		return NULL;
	}
	if (!s->book) {
		zy_error_set(
		    e, ZY_ERROR_IO, _("is no workbook, and has no sheets"));
		e->fault = ZY_FAULT_FILE;
		zy_error_at(e, file, 0, 0);
		zy_source_free(s);
		free(file);
		return NULL;
	}
	out = zy_arena_words(
	    arena, (zy_workbook_sheets(s->book) + 1) * sizeof(*out));
	for (i = 0; i < zy_workbook_sheets(s->book); i++) {
		name = zy_workbook_sheet(s->book, i, &is_hidden);
		if (is_hidden)
			continue;
		zy_buf_reset(&b);
		zy_buf_printf(&b, "%s!%s", file, name);
		out[n++] = zy_arena_strndup(arena, b.p, b.n);
	}
	out[n] = NULL;
	zy_buf_reset(&b);
	if (zy_source_put_sheets(s->book, SIZE_MAX, true, &b))
		*hidden = zy_arena_strndup(arena, b.p, b.n);
	zy_buf_release(&b);
	zy_source_free(s);
	free(file);
	return out;
}
