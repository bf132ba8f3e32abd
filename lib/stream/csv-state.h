/*
 * The state of a reader of CSV, shared by csv.c and csv-rows.c.  Private to
 * them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_CSV_STATE_H
#define ZY_STREAM_CSV_STATE_H

#include <csv.h>

#include "base/mem.h"
#include "stream/csv.h"

/* A reader of rows (csv.h). */
struct zy_csv {
	struct zy_source *source;
	struct csv_parser parser;
	char delim;
	bool wide;     /* delim is ， as ZY_CSV_WIDE_COMMA */
	bool oracle;   /* every row is read through libcsv */
	bool rows;     /* the source is a workbook */
	bool unfilled; /* the opposite of `filled` in zy_csv_set_rows */
	size_t least;  /* cells of a workbook's row, at least */
	bool merged;   /* see zy_csv_is_merged */
	bool torn;     /* see zy_csv_torn */
	uint64_t line; /* on which the current row begins */
	uint64_t blanks;

	struct zy_view *cells; /* of the current row */
	size_t n, cap;

	/* what libcsv's callbacks collect: text and the end of each cell */
	struct zy_buf text;
	size_t *ends;
	size_t nends, ends_cap;
	bool row_done;
	size_t open; /* bytes fed to libcsv since the last cell ended */
	struct zy_buf unguarded; /* the line with ="x" turned into "x" */
	struct zy_buf narrow;	 /* the line with ， as one byte */
};

/*
 * Appends a cell with the bytes from p up to end, which are borrowed, to the
 * current row.
 */
static inline void
zy_csv_add_cell(struct zy_csv *c, const char *p, const char *end)
{
	if (c->n == c->cap)
		c->cells =
		    zy_grow(c->cells, &c->cap, c->n + 1, sizeof(*c->cells));
	c->cells[c->n++] = (struct zy_view){p, (size_t)(end - p)};
}

/*
 * Reads the next row of a workbook that is not blank, as zy_csv_next reads a
 * row of CSV, and makes it the current row.  Returns 1, 0 at the end, or -1
 * with e set; after -1 the input has ended.  In csv-rows.c.
 */
int zy_csv_take_row(struct zy_csv *c, struct zy_error *e);

#endif
