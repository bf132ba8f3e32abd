/*
 * What the styles of a workbook's cells show, dates or numbers: implements
 * zy_styles_read of workbook-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/decimal.h"
#include "stream/workbook-state.h"

enum {
	FORMATS = 100000, /* styles that are read, at most */
};

struct format {
	uint64_t id;
	unsigned shows;
};

struct reading {
	struct zy_styles *s;
	struct format *formats;
	size_t n, cap;
	bool in_cells; /* inside cellXfs */
};

/* Returns the number that an attribute contains, or 0. */
static uint64_t
number_of(const char *text)
{
	int64_t n = 0;

	if (!text || !zy_integer_parse(&n, zy_view(text), 0, INT32_MAX))
		return 0;
	return (uint64_t)n;
}

/* Returns what the number format with that id shows. */
static unsigned
shows_of(const struct reading *r, uint64_t id)
{
	size_t i;

	/* Few formats: a list is enough.  One may be declared again. */
	for (i = r->n; i > 0; i--)
		if (r->formats[i - 1].id == id)
			return r->formats[i - 1].shows;
	return zy_workbook_builtin(id);
}

/* Stores the number format of an element numFmt. */
static void
add_format(struct reading *r, const char **attributes)
{
	const char *code = zy_xml_attribute(attributes, "formatCode");

	if (!code || r->n >= 1000)
		return;
	r->formats =
	    zy_grow(r->formats, &r->cap, r->n + 1, sizeof(*r->formats));
	r->formats[r->n++] =
	    (struct format){number_of(zy_xml_attribute(attributes, "numFmtId")),
		zy_workbook_format(code)};
}

/* Handles the beginning of an element of the styles. */
static void
on_start(void *context, const char *name, const char **attributes)
{
	struct reading *r = context;
	struct zy_styles *s = r->s;

	if (strcmp(name, "numFmt") == 0)
		add_format(r, attributes);
	else if (strcmp(name, "cellXfs") == 0)
		r->in_cells = true;
	if (!r->in_cells || strcmp(name, "xf") != 0 || s->n >= FORMATS)
		return;
	s->shows = zy_grow(s->shows, &s->cap, s->n + 1, sizeof(*s->shows));
	s->shows[s->n++] = (uint16_t)shows_of(
	    r, number_of(zy_xml_attribute(attributes, "numFmtId")));
}

/* Handles the end of an element of the styles. */
static void
on_end(void *context, const char *name)
{
	struct reading *r = context;

	if (strcmp(name, "cellXfs") == 0)
		r->in_cells = false;
}

int
zy_styles_read(struct zy_styles *s, struct zy_archive *a, int64_t index,
    struct zy_error *e)
{
	static const struct zy_xml_calls calls = {on_start, on_end, NULL};
	struct reading r = {.s = s};
	struct zy_xml *x;
	int rc = zy_xml_all(a, index, &calls, &r, &x, e);

	free(r.formats);
	return rc;
}

void
zy_styles_release(struct zy_styles *s)
{
	free(s->shows);
}
