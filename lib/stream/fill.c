/*
 * Filling down: an empty cell gets the text of the cell above it.  Implements
 * zy_reader_fill_down of reader.h and functions of reader-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "stream/reader-state.h"

/* A column that is filled down. */
struct zy_reader_fill {
	size_t column;
	bool ditto;	     /* only where a sign says so: 同上 */
	bool lost;	     /* the record above could not be read */
	struct zy_buf above; /* the text of the last cell that was not empty */
};

/* Returns what is kept for filling column c down, which is added. */
static struct zy_reader_fill *
fill_of(struct zy_reader *r, size_t c)
{
	size_t i;

	for (i = 0; i < r->nfills; i++)
		if (r->fills[i].column == c)
			return &r->fills[i];
	r->fills = zy_reallocarray(r->fills, r->nfills + 1, sizeof(*r->fills));
	r->fills[r->nfills] =
	    (struct zy_reader_fill){.column = c, .ditto = true};
	return &r->fills[r->nfills++];
}

void
zy_reader_fill_dittos(struct zy_reader *r)
{
	size_t c;

	for (c = 0; c < r->n; c++)
		if (r->columns[c].h.ditto)
			(void)fill_of(r, c);
}

bool
zy_reader_fill_down(struct zy_reader *r, const char *name)
{
	const struct zy_column *decl = NULL;
	int strength;
	size_t c;

	if (r->options.schema)
		decl = zy_schema_match(
		    r->options.schema, zy_view(name), &strength);
	for (c = 0; c < r->n; c++)
		if (zy_view_is(r->columns[c].h.text, name) ||
		    (decl && r->columns[c].h.decl == decl))
			break;
	if (c == r->n)
		return false;
	fill_of(r, c)->ditto = false;
	if (r->sheet)
		zy_sheet_fill_down(r->sheet);
	return true;
}

void
zy_reader_fill_release(struct zy_reader *r)
{
	size_t i;

	for (i = 0; i < r->nfills; i++)
		zy_buf_release(&r->fills[i].above);
	free(r->fills);
}

void
zy_reader_fill_lose(struct zy_reader *r)
{
	size_t i;

	for (i = 0; i < r->nfills; i++)
		r->fills[i].lost = true;
}

void
zy_reader_fill_begin(struct zy_reader *r)
{
	size_t i;

	for (i = 0; i < r->nfills; i++) {
		zy_buf_reset(&r->fills[i].above);
		r->fills[i].lost = false;
	}
}

int
zy_reader_fill_next(struct zy_reader *r, struct zy_error *e)
{
	struct zy_reader_fill *f;
	struct zy_view v;

	for (f = r->fills; f < r->fills + r->nfills; f++) {
		v = zy_text_trim(r->own_raw[f->column]);
		if (f->ditto ? !zy_text_is_ditto(v)
			     : v.n && !zy_text_is_ditto(v)) {
			zy_buf_reset(&f->above);
			zy_buf_view(&f->above, v);
			f->lost = false;
		} else if (f->lost) {
			return zy_reader_fault(r, (int)f->column,
			    ZY_FAULT_LOST_ABOVE,
			    _("empty, and what stands above was refused"), e);
		} else if (f->above.n || v.n == 0) {
			r->own_raw[f->column] = zy_buf_get(&f->above);
		}
	}
	return 0;
}
