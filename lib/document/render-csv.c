/*
 * The CSV rendering: the flat table of a document.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/render-state.h"
#include "stream/writer.h"

int
zy_render_csv(const struct zy_doc *d, const struct zy_render_options *o,
    struct zy_buf *out, struct zy_error *e)
{
	const struct zy_doc_table *t = d->flat;
	const char *end = o->excel ? "\r\n" : "\n";
	size_t c, r;

	(void)e;
	if (!t)
		return 0;
	if (o->excel)
		zy_buf_puts(out, "\xEF\xBB\xBF");
	for (c = 0; c < t->ncolumns; c++) {
		if (c)
			zy_buf_putc(out, ',');
		zy_csv_field(out, zy_view(t->columns[c].flat), ',', true);
	}
	if (d->draft)
		zy_buf_puts(out, zy_doc_word(d, ",状态", ",State"));
	zy_buf_puts(out, end);
	for (r = 0; r < t->nrows; r++) {
		for (c = 0; c < t->ncolumns; c++) {
			if (c)
				zy_buf_putc(out, ',');
			zy_csv_field(out,
			    zy_view(zy_render_value(t->rows[r].cells[c])), ',',
			    true);
		}
		if (d->draft) {
			zy_buf_putc(out, ',');
			zy_csv_field(out, zy_view(d->draft), ',', true);
		}
		zy_buf_puts(out, end);
	}
	return 0;
}
