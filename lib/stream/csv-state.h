/*
 * What the files that read rows share.  Private.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_CSV_STATE_H
#define ZY_STREAM_CSV_STATE_H

#include <csv.h>

#include "base/mem.h"
#include "stream/csv.h"

struct zy_csv {
	struct zy_source *source;
	struct csv_parser parser;
	char delim;
	bool wide; /* delim is ， as ZY_CSV_WIDE_COMMA */
	bool oracle;
	bool rows, unfilled; /* of a workbook: see zy_csv_set_rows */
	size_t least;
	bool merged;
	bool torn; /* a quote was open where the source was cut */
	uint64_t line;
	uint64_t blanks;

	struct zy_view *cells;
	size_t n, cap;

	/* what libcsv's callbacks collect: text and the end of each cell */
	struct zy_buf text;
	size_t *ends;
	size_t nends, ends_cap;
	bool row_done;
	size_t open; /* bytes since the last cell ended */
	struct zy_buf unguarded;
	struct zy_buf narrow; /* the line with ， as one byte */
};

/* Adds the cell from p up to end to the row. */
static inline void
zy_csv_add_cell(struct zy_csv *c, const char *p, const char *end)
{
	if (c->n == c->cap)
		c->cells =
		    zy_grow(c->cells, &c->cap, c->n + 1, sizeof(*c->cells));
	c->cells[c->n++] = (struct zy_view){p, (size_t)(end - p)};
}

/*
 * Reads the next row of a workbook.  Returns 1, 0 at the end, or -1 with e set.
 * In csv-rows.c.
 */
int zy_csv_take_row(struct zy_csv *c, struct zy_error *e);

#endif
