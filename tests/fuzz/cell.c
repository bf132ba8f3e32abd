/*
 * Cells: what cleaning makes of a cell is clean: cleaned again it is the same.
 * A date that is read is written as one that reads the same.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/date.h"
#include "model/record.h"

static void
clean(const struct zy_column *c, struct zy_view cell)
{
	struct zy_buf once = ZY_BUF_INIT, scratch = ZY_BUF_INIT;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_view out, again;

	if (zy_cell_clean(c, cell, &scratch, &out, &e) == 0) {
		zy_buf_view(&once, out);
		if (zy_text_valid(once.p, once.n) != once.n)
			abort();
		if (zy_cell_clean(c, zy_buf_get(&once), &scratch, &again, &e) ||
		    !zy_view_eq(again, zy_buf_get(&once)))
			abort();
	}
	zy_buf_release(&once);
	zy_buf_release(&scratch);
}

static void
date(struct zy_view cell)
{
	struct zy_buf b = ZY_BUF_INIT;
	struct zy_date d, again;
	int form;

	if (!zy_date_parse(&d, cell))
		return;
	for (form = 0; form < 3; form++) {
		zy_buf_reset(&b);
		if (form == 0)
			zy_date_format(&b, d);
		else
			zy_date_format_zh(&b, d, form == 2);
		if (!zy_date_parse(&again, zy_buf_get(&b)) ||
		    zy_date_cmp(d, again) != 0)
			abort();
	}
	zy_buf_release(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct zy_view cell = {(const char *)data + 1, n - 1};
	const struct zy_schema *s;

	if (n < 1 || zy_text_valid(cell.p, cell.n) != cell.n ||
	    memchr(cell.p, '\0', cell.n))
		return 0;
	s = zy_schemas[data[0] % zy_nschemas];
	clean(&s->columns[data[0] / zy_nschemas % s->n], cell);
	date(cell);
	return 0;
}
