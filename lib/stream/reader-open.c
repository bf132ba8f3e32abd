/* Opening: what the first lines tell of encoding, delimiter and header.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "stream/reader-state.h"

enum {
	LOOK_LINES = 24, /* lines that tell the delimiter */
	LOOK_ROWS = 32,	 /* rows among which the header is */
};

/* The delimiter, by the option or by the first lines. */
static int
find_delimiter(struct zy_reader *r, struct zy_error *e)
{
	struct zy_view lines[LOOK_LINES], line;
	struct zy_arena arena = {0};
	size_t n = 0;
	int rc = 1;

	if (r->options.shape == ZY_SHAPE_TSV) {
		r->delim = '\t';
		return 0;
	}
	zy_source_hold(r->source);
	while (
	    n < LOOK_LINES && (rc = zy_source_line(r->source, &line, e)) == 1) {
		lines[n].p = zy_arena_strndup(&arena, line.p, line.n);
		lines[n++].n = line.n;
	}
	r->delim = zy_csv_sniff(lines, n);
	zy_source_return(r->source);
	/* Excel's own hint is a line of its own, not a row. */
	if (rc >= 0 && n && zy_view_starts(lines[0], "sep=") &&
	    zy_source_line(r->source, &line, e) < 0)
		rc = -1;
	zy_arena_release(&arena);
	return rc < 0 ? -1 : 0;
}

/* Copies the first rows; broken ones count but have no cells. */
static int
look_ahead(struct zy_reader *r, struct zy_header_row *rows, size_t *nrows,
    struct zy_arena *arena, struct zy_error *broken, struct zy_error *e)
{
	struct zy_csv *csv = zy_csv_new(r->source, r->delim);
	struct zy_error bad = ZY_ERROR_INIT;
	const struct zy_view *cells;
	struct zy_view *copy;
	size_t i, n;
	int rc = 0;

	while (*nrows < LOOK_ROWS) {
		zy_error_clear(&bad);
		rc = zy_csv_next(csv, &bad);
		if (rc == 0 || (rc < 0 && bad.kind != ZY_ERROR_RECORD))
			break;
		cells = zy_csv_cells(csv, &n);
		if (rc < 0) {
			n = 0;
			if (!broken->kind)
				*broken = bad;
		}
		copy = zy_arena_alloc(arena, n * sizeof(*copy) + 1);
		for (i = 0; i < n; i++) {
			copy[i].n = cells[i].n;
			copy[i].p =
			    zy_arena_strndup(arena, cells[i].p, cells[i].n);
		}
		rows[*nrows] = (struct zy_header_row){
		    .cells = copy, .n = n, .line = zy_csv_line(csv)};
		++*nrows;
		rc = 0;
	}
	zy_csv_free(csv);
	if (rc < 0)
		*e = bad;
	return rc < 0 ? -1 : 0;
}

static int
open_csv(struct zy_reader *r, struct zy_error *e)
{
	struct zy_header_row rows[LOOK_ROWS];
	struct zy_error ignored = ZY_ERROR_INIT, broken = ZY_ERROR_INIT;
	size_t nrows = 0, i;
	int rc;

	if (find_delimiter(r, e))
		return -1;
	snprintf(r->shape, sizeof(r->shape), "CSV %s",
	    r->delim == '\t' ? "TAB" : (char[]){r->delim, '\0'});
	zy_source_hold(r->source);
	rc = look_ahead(r, rows, &nrows, &r->arena, &broken, e);
	if (rc == 0)
		rc = zy_header_find(&r->header, rows, nrows, &r->options,
		    zy_source_name(r->source), &r->arena, e);
	zy_source_return(r->source);
	if (rc)
		return -1;
	if (r->header.width == 0 && broken.kind) {
		broken.kind = ZY_ERROR_IO; /* no row could be the header */
		*e = broken;
		e->fault = ZY_FAULT_FILE;
		return -1;
	}
	for (i = 0; i < r->header.width; i++)
		if (!r->header.columns[i].dropped)
			zy_reader_add_column(r, &r->header.columns[i], i);
	r->csv = zy_csv_new(r->source, r->delim);
	if (nrows == 0)
		return 0;
	r->header_line = rows[r->header.first].line;
	for (i = 0; i < r->header.first + r->header.rows; i++) {
		zy_error_clear(&ignored);
		(void)zy_csv_next(r->csv, &ignored);
	}
	return 0;
}

/* The first byte that is no blank, or -1 with the error; 0: none. */
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

int
zy_reader_open_source(struct zy_reader **out, struct zy_source *take,
    const struct zy_reader_options *o, struct zy_error *e)
{
	struct zy_reader *r = zy_reader_new(take, o);
	int first, rc;

	r->wants_all = true;
	first = first_byte(r, e);
	if (first < 0)
		rc = -1;
	else if (o->shape == ZY_SHAPE_JSON ||
		 (o->shape == ZY_SHAPE_AUTO && first == '['))
		rc = zy_reader_open_json(r, first == '[', e);
	else if (o->shape == ZY_SHAPE_JSONL ||
		 (o->shape == ZY_SHAPE_AUTO && first == '{'))
		rc = zy_reader_open_json(r, false, e);
	else
		rc = open_csv(r, e);
	if (rc) {
		zy_reader_free(r);
		return -1;
	}
	*out = r;
	return 0;
}

int
zy_reader_open(struct zy_reader **out, const char *path,
    const struct zy_reader_options *o, struct zy_error *e)
{
	struct zy_source *s;

	if (zy_source_open(&s, path, &o->source, e))
		return -1;
	return zy_reader_open_source(out, s, o, e);
}
