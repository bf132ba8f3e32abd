/*
 * Parts of a table that is divided between threads: implements zy_sheet_part
 * and zy_sheet_split to zy_sheet_rejoin of sheet.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/mem.h"
#include "stream/sheet-state.h"

struct zy_sheet *
zy_sheet_part(const struct zy_sheet *like, struct zy_source *source)
{
	struct zy_sheet *s = zy_calloc(1, sizeof(*s));

	*s = (struct zy_sheet){.source = source,
	    .delim = like->delim,
	    .options = like->options,
	    .csv = zy_csv_new(source, like->delim),
	    .header_line = like->header_line,
	    .part = true};
	zy_sheet_keep_header(s, &like->header);
	zy_buf_view(&s->heads, zy_buf_get(&like->heads));
	s->frame.filled_down = like->frame.filled_down;
	return s;
}

bool
zy_sheet_split(struct zy_sheet *s)
{
	if (s->at_top < s->top)
		return false;
	zy_left_out_copy(s->above, s->left_out);
	s->below_above = s->frame.below;
	return true;
}

bool
zy_sheet_torn(const struct zy_sheet *s)
{
	return s->torn || zy_csv_torn(s->csv);
}

void
zy_sheet_join(struct zy_sheet *s, const struct zy_sheet *other)
{
	size_t i;

	for (i = 0; i < ZY_ROW_KINDS; i++)
		zy_left_out_join(&s->left_out[i], &other->left_out[i]);
}

void
zy_sheet_rejoin(struct zy_sheet *s)
{
	zy_csv_free(s->csv);
	s->csv = zy_csv_new(s->source, s->delim);
	s->blank_lines = 0;
	zy_sheet_drop_labels(s);
	s->frame.below = s->below_above;
	s->torn = false;
	zy_left_out_copy(s->left_out, s->above);
}
