/*
 * Opening a reader: recognises the shape, the delimiter and the header.
 * Implements zy_reader_open, zy_reader_open_source and zy_reader_reopen.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>

#include "stream/reader-state.h"

enum {
	LOOK_LINES = 24, /* lines by which the delimiter is recognised */
};

/*
 * Sets r->delim by the option or by the first lines, and skips a line sep=X.
 * Returns 0, or -1 with e set.
 */
static int
find_delimiter(struct zy_reader *r, struct zy_error *e)
{
	struct zy_view lines[LOOK_LINES], line;
	struct zy_arena arena = {0};
	size_t n = 0;
	int rc = 1;

	if (r->options.shape == ZY_SHAPE_TSV || r->options.delim) {
		r->delim = r->options.delim ? r->options.delim : '\t';
		return 0;
	}
	zy_source_hold(r->source);
	while (
	    n < LOOK_LINES && (rc = zy_source_line(r->source, &line, e)) == 1) {
		lines[n].p = zy_arena_strndup(&arena, line.p, line.n);
		lines[n++].n = line.n;
	}
	r->delim = zy_csv_sniff(lines, n);
	if (!r->delim)
		r->delim = ',';
	zy_source_return(r->source);
	/* Excel's own hint is a line of its own, not a row. */
	if (rc >= 0 && n && zy_view_starts(lines[0], "sep=") &&
	    zy_source_line(r->source, &line, e) < 0)
		rc = -1;
	zy_arena_release(&arena);
	return rc < 0 ? -1 : 0;
}

/*
 * Opens CSV or a workbook: finds the delimiter and the header, and adds the
 * columns.  Returns 0, or -1 with e set.
 */
static int
open_csv(struct zy_reader *r, struct zy_error *e)
{
	char name[8];

	if (zy_source_has_rows(r->source))
		snprintf(r->shape, sizeof(r->shape), "XLSX");
	else if (find_delimiter(r, e))
		return -1;
	else
		snprintf(r->shape, sizeof(r->shape), "CSV %s",
		    zy_csv_delimiter_name(r->delim, name));
	if (zy_sheet_open(&r->sheet, r->source, r->delim, &r->options, e))
		return -1;
	r->csv = zy_sheet_csv(r->sheet);
	if (zy_reader_bind(r, e))
		return -1;
	zy_reader_fill_dittos(r);
	return 0;
}

/*
 * Returns the first byte of the input that is not blank; 0 where there is none;
 * -1 with e set.
 */
static int
first_byte(struct zy_reader *r, struct zy_error *e)
{
	struct zy_view line;
	int rc, c = 0;

	zy_source_hold(r->source);
	while ((rc = zy_source_line(r->source, &line, e)) == 1) {
		line = zy_text_trim(line);
		if (line.n) {
			c = (unsigned char)line.p[0];
			break;
		}
	}
	zy_source_return(r->source);
	return rc < 0 ? -1 : c;
}

/* Adds to e, the error for which a source cannot be read, that its text is most
 * likely Big5, if it was taken for GB18030 and is not. */
static void
tell_big5(const struct zy_source *s, struct zy_error *e)
{
	if (zy_source_big5(s))
		zy_error_help(
		    e, _("the text is most likely Big5: name that with "
			 "--encoding BIG5"));
}

int
zy_reader_open_source(struct zy_reader **out, struct zy_source *take,
    const struct zy_reader_options *o, struct zy_error *e)
{
	struct zy_reader *r = zy_reader_new(take, o);
	int first, rc;

	r->wants_all = true;
	first = zy_source_has_rows(take) ? 0 : first_byte(r, e);
	if (first < 0)
		rc = -1;
	else if (zy_source_has_rows(take))
		rc = open_csv(r, e);
	else if (o->shape == ZY_SHAPE_JSON ||
		 (o->shape == ZY_SHAPE_AUTO && first == '['))
		rc = zy_reader_open_json(r, first == '[', e);
	else if (o->shape == ZY_SHAPE_JSONL ||
		 (o->shape == ZY_SHAPE_AUTO && first == '{'))
		rc = zy_reader_open_json(r, false, e);
	else
		rc = open_csv(r, e);
	if (rc) {
		tell_big5(take, e);
		zy_reader_free(r);
		return -1;
	}
	*out = r;
	return 0;
}

int
zy_reader_reopen(
    struct zy_reader **r, const struct zy_reader_options *o, struct zy_error *e)
{
	struct zy_source *source = (*r)->source;

	(*r)->source = NULL;
	zy_reader_free(*r);
	*r = NULL;
	zy_source_restart(source);
	return zy_reader_open_source(r, source, o, e);
}

void
zy_reader_settle(struct zy_reader *r)
{
	zy_source_keep(r->source, false);
}

const struct zy_schema *
zy_reader_schema(const struct zy_reader *r)
{
	return r->options.schema;
}

int
zy_reader_open(struct zy_reader **out, const char *path,
    const struct zy_reader_options *o, struct zy_error *e)
{
	struct zy_source_options source = o->source;
	struct zy_source *s;

	source.workbooks = true;
	if (zy_source_open(&s, path, &source, e))
		return -1;
	return zy_reader_open_source(out, s, o, e);
}
