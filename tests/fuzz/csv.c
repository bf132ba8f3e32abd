/*
 * CSV: the fast way and libcsv alone say the same of any text: rows, cells,
 * places and what is broken.  The first byte chooses the delimiter.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "stream/csv.h"

static const struct zy_source_options options = {.encoding = "UTF-8"};

static void
dump(struct zy_buf *b, const char *p, size_t n, bool oracle)
{
	static const char delims[] = ",\t;";
	struct zy_error e = ZY_ERROR_INIT;
	const struct zy_view *cells;
	uint64_t line, column;
	struct zy_source *s;
	struct zy_csv *c;
	size_t i, count;
	int rc;

	if (n < 1 || zy_source_open_memory(&s, "f", p + 1, n - 1, &options, &e))
		return;
	c = zy_csv_new(s, delims[(unsigned char)p[0] % 3]);
	if (oracle)
		zy_csv_oracle(c);
	while ((rc = zy_csv_next(c, &e)) != 0) {
		zy_buf_printf(b, "%d %d:", rc, (int)zy_csv_line(c));
		cells = zy_csv_cells(c, &count);
		for (i = 0; rc > 0 && i < count; i++) {
			zy_csv_place(c, i, &line, &column);
			zy_buf_printf(b, "%d.%d[", (int)line, (int)column);
			zy_buf_view(b, cells[i]);
			zy_buf_putc(b, ']');
		}
		zy_buf_printf(b, "%s\n", e.message);
		if (rc < 0 && e.kind != ZY_ERROR_RECORD)
			break;
		zy_error_clear(&e);
	}
	zy_csv_free(c);
	zy_source_free(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct zy_buf fast = ZY_BUF_INIT, slow = ZY_BUF_INIT;

	dump(&fast, (const char *)data, n, false);
	dump(&slow, (const char *)data, n, true);
	if (!zy_view_eq(zy_buf_get(&fast), zy_buf_get(&slow)))
		abort();
	zy_buf_release(&fast);
	zy_buf_release(&slow);
	return 0;
}
