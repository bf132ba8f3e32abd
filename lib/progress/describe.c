/*
 * What a record is, in words, for the detail of a finding.
 *
 * SPDX-License-Identifier: MIT
 */
#include "progress/state.h"

/* Returns the cell of a column; an empty text for column -1. */
static struct zy_view
cell_of(const struct zy_view *cells, int column)
{
	return column < 0 ? (struct zy_view){"", 0} : cells[column];
}

void
zy_progress_describe(struct zy_progress *p, enum zy_progress_kind kind,
    const struct zy_view *cells, struct zy_buf *b)
{
	static const char *const texts[] = {
	    "title", "text", "problems", "person", "award", "stage"};
	const struct zy_view_kind *k = &p->views.kinds[kind];
	size_t i, n = b->n;

	if (kind >= ZY_PROGRESS_TALLY || kind <= ZY_PROGRESS_MEMBER)
		return;
	if (kind == ZY_PROGRESS_DUTY) {
		int name = zy_view_find(k, "org.name");

		zy_buf_view(b, cell_of(cells, zy_view_find(k, "person")));
		if (cell_of(cells, name).n) {
			zy_buf_putc(b, ' ');
			zy_buf_view(b, cells[name]);
		}
		return;
	}
	zy_buf_view(b, cell_of(cells, k->id));
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct zy_view text = cell_of(cells, zy_view_find(k, texts[i]));

		if (text.n == 0)
			continue;
		if (b->n > n)
			zy_buf_putc(b, ' ');
		zy_buf_view(b, text);
	}
}
