/*
 * Copies of rows that are read ahead: implements sheet-rows.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/sheet-rows.h"

#include <stdlib.h>

#include "base/intern.h"
#include "stream/csv.h"

enum {
	NOT_HEADINGS = 512, /* size of the cache of cells that are none */
	HEADING_BYTES = 90, /* a longer text is no heading */
};

int
zy_sheet_rows_read(struct zy_sheet_rows *rows, struct zy_source *source,
    char delim, size_t width, size_t most, struct zy_error *e)
{
	struct zy_csv *csv = zy_csv_new(source, delim);
	struct zy_error bad = ZY_ERROR_INIT;
	struct zy_header_row *row;
	const struct zy_view *cells;
	struct zy_view *copy;
	size_t i, n;
	int rc = 0;

	zy_csv_set_rows(csv, width, false);
	zy_source_hold(source);
	while (rows->n < most) {
		zy_error_clear(&bad);
		rc = zy_csv_next(csv, &bad);
		if (rc == 0 || (rc < 0 && bad.kind != ZY_ERROR_RECORD))
			break;
		cells = zy_csv_cells(csv, &n);
		if (rc < 0) {
			n = 0;
			if (!rows->broken.kind)
				rows->broken = bad;
		}
		copy = zy_arena_alloc(&rows->arena, n * sizeof(*copy) + 1);
		for (i = 0; i < n; i++) {
			copy[i].n = cells[i].n;
			copy[i].p = zy_arena_strndup(
			    &rows->arena, cells[i].p, cells[i].n);
		}
		row = &rows->row[rows->n++];
		*row = (struct zy_header_row){.cells = copy,
		    .n = n,
		    .line = zy_csv_line(csv),
		    .merged = zy_csv_is_merged(csv)};
		rc = 1;
	}
	rows->torn = rc == 0 && zy_source_cut(source);
	zy_source_return(source);
	zy_csv_free(csv);
	if (rc < 0)
		*e = bad;
	return rc < 0 ? -1 : 0;
}

bool
zy_sheet_rows_table_above(const struct zy_sheet_rows *rows,
    const struct zy_header *h, const struct zy_row_frame *frame)
{
	size_t i, first = 0, filled, alike = 0;

	for (i = 0; i < h->first; i++) {
		filled =
		    zy_row_filled(rows->row[i].cells, rows->row[i].n, &first);
		if (filled > 2 && filled * 4 >= h->width * 3 &&
		    zy_row_classify(rows->row[i].cells, rows->row[i].n,
			frame) == ZY_ROW_RECORD)
			alike++;
	}
	return alike > 1;
}

bool
zy_sheet_rows_above_header(struct zy_sheet_rows *rows,
    const struct zy_header *header, const struct zy_reader_options *options)
{
	struct zy_header h;
	size_t i, k, first = 0;

	/* A header begins with the first row of several cells, or with the one
	 * above it, merged over several of them. */
	for (i = 1; i < rows->n; i++)
		if (zy_row_filled(rows->row[i].cells, rows->row[i].n, &first) >
		    1)
			break;
	for (k = i > 1 ? i - 1 : i; k <= i && k < rows->n; k++)
		if (i < rows->n && zy_header_again(&h, header, rows->row + k,
				       rows->n - k, options, &rows->arena))
			return true;
	return false;
}

bool
zy_sheet_rows_labels_above(struct zy_sheet_rows *rows,
    const struct zy_header *header, const struct zy_reader_options *options)
{
	struct zy_header h;
	size_t k, first = 0;

	for (k = 1; k < rows->n; k++)
		if (zy_row_filled(rows->row[k].cells, rows->row[k].n, &first) &&
		    !zy_header_is_labels(rows->row + k, rows->n - k, options))
			break;
	return k < rows->n && zy_header_again(&h, header, rows->row + k,
				  rows->n - k, options, &rows->arena);
}

void
zy_sheet_rows_set_next(
    const struct zy_sheet_rows *rows, struct zy_row_frame *frame)
{
	const struct zy_header_row *row = rows->row + 1;
	const bool below = frame->below;
	size_t first = 0;

	frame->below = false;
	frame->next = NULL;
	for (; row < rows->row + rows->n && !frame->next; row++) {
		if (zy_row_filled(row->cells, row->n, &first) < 2 ||
		    zy_row_classify(row->cells, row->n, frame) != ZY_ROW_RECORD)
			continue;
		frame->next = row->cells;
		frame->nnext = row->n;
	}
	frame->below = below;
}

bool
zy_sheet_rows_is_heading(
    uint64_t **unheaded, struct zy_view cell, const struct zy_reader_options *o)
{
	uint64_t hash, *slot;

	cell = zy_text_trim(cell);
	if (cell.n == 0 || cell.n > HEADING_BYTES)
		return false;
	if (!*unheaded)
		*unheaded = zy_calloc(NOT_HEADINGS, sizeof(**unheaded));
	hash = zy_hash(cell, 0) | 1;
	slot = &(*unheaded)[(hash >> 1) % NOT_HEADINGS];
	if (*slot == hash)
		return false;
	if (zy_header_names(cell, o))
		return true;
	*slot = hash;
	return false;
}

void
zy_sheet_rows_release(struct zy_sheet_rows *rows)
{
	zy_arena_release(&rows->arena);
}
