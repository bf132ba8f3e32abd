/*
 * Sheets: what always holds of any text.  The rows that are handed out, those
 * that are left out by kind, and the header rows are as many as the rows that
 * CSV has with its blank lines, and no row is handed out twice.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/record.h"
#include "stream/sheet.h"

static const struct zy_source_options options = {.encoding = "UTF-8"};

/* Returns the number of rows that CSV has, blank lines among them; *whole is
 * false where it cannot be read to its end. */
static uint64_t
count_rows(const char *p, size_t n, bool *whole)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_source *s;
	struct zy_csv *c;
	uint64_t rows = 0;
	int rc;

	*whole = false;
	if (zy_source_open_memory(&s, "f", p, n, &options, &e))
		return 0;
	c = zy_csv_new(s, ',');
	while ((rc = zy_csv_next(c, &e)) != 0) {
		if (rc < 0 && e.kind != ZY_ERROR_RECORD)
			break;
		rows++;
		zy_error_clear(&e);
	}
	*whole = rc == 0;
	rows += zy_csv_blanks(c);
	zy_csv_free(c);
	zy_source_free(s);
	return rows;
}

/* Reads a sheet to its end; returns the rows handed out and those left out. */
static uint64_t
read_sheet(struct zy_sheet *sheet, struct zy_error *e)
{
	const struct zy_view *cells;
	enum zy_sheet_event event;
	uint64_t rows = 0, line = 0;
	size_t n;
	int kind;

	while ((event = zy_sheet_next(sheet, &cells, &n, e)) != ZY_SHEET_END) {
		if (event == ZY_SHEET_HEADER)
			continue;
		if (event == ZY_SHEET_ERROR && e->kind != ZY_ERROR_RECORD)
			break;
		if (zy_csv_line(zy_sheet_csv(sheet)) <= line)
			abort();
		line = zy_csv_line(zy_sheet_csv(sheet));
		rows++;
		zy_error_clear(e);
	}
	for (kind = 0; kind < ZY_ROW_KINDS; kind++)
		rows += zy_sheet_left_out(sheet)[kind].rows;
	return rows;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct zy_reader_options o = {.schema = &zy_org_schema};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_sheet *sheet;
	struct zy_source *s;
	uint64_t rows, all;
	bool whole;

	all = count_rows((const char *)data, n, &whole);
	if (!whole ||
	    zy_source_open_memory(&s, "f", (const char *)data, n, &options, &e))
		return 0;
	if (zy_sheet_open(&sheet, s, ',', &o, &e) == 0) {
		rows = read_sheet(sheet, &e);
		if (rows != all)
			abort();
	}
	zy_sheet_free(sheet);
	zy_source_free(s);
	return 0;
}
