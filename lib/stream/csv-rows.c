/*
 * Splitting the rows of a workbook into cells, for csv.c.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/csv-state.h"
#include "stream/workbook.h"

void
zy_csv_set_rows(struct zy_csv *c, size_t least, bool filled)
{
	c->least = least;
	c->unfilled = !filled;
}

bool
zy_csv_is_merged(const struct zy_csv *c)
{
	return c->merged;
}

int
zy_csv_take_row(struct zy_csv *c, struct zy_error *e)
{
	const char *p, *end, *at;
	struct zy_view line;
	int rc;

	for (;; c->blanks++) {
		zy_source_mark(c->source);
		rc = zy_source_line(c->source, &line, e);
		if (rc <= 0)
			return rc;
		if (line.n > 1)
			break;
	}
	c->line = zy_source_at(c->source);
	c->n = 0;
	c->merged = memchr(line.p, ZY_WORKBOOK_FILLED, line.n) != NULL;
	for (p = line.p, end = p + line.n - 1; p <= end; p = at + 1) {
		at = memchr(p, ZY_WORKBOOK_CELL, (size_t)(end - p));
		at = at ? at : end;
		if (p < at && *p == ZY_WORKBOOK_FILLED)
			p = c->unfilled ? at : p + 1;
		zy_csv_add_cell(c, p, at);
	}
	while (c->n < c->least)
		zy_csv_add_cell(c, end, end);
	return 1;
}
