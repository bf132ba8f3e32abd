/*
 * Collecting records and appending those that are new: implements batch.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/batch.h"

#include <stdlib.h>

#include "stream/json.h"

void
zy_batch_release(struct zy_batch *b)
{
	free(b->existing);
	zy_table_release(&b->table);
	*b = (struct zy_batch){0};
}

void
zy_batch_add(struct zy_batch *b, const struct zy_view *cells)
{
	zy_table_add_cells(&b->table, cells, b->schema->n);
}

void
zy_batch_append(struct zy_batch *b, struct zy_register *r)
{
	const struct zy_table_row *row;
	size_t i;

	free(b->existing);
	b->existing = zy_calloc(b->table.nrows, sizeof(*b->existing));
	b->repeated = 0;
	for (i = 0; i < b->table.nrows; i++) {
		row = b->table.rows[i];
		b->existing[i] = zy_register_find(r, zy_table_cell(row, 0));
		if (b->existing[i])
			b->repeated++;
		else
			zy_register_add(r, b->record, b->schema->columns, row);
	}
}

/* Returns the value of the member with that key, or an empty view. */
static struct zy_view
member_of(const struct zy_json_member *m, size_t n, const char *key)
{
	while (n--)
		if (zy_view_is(m[n].key, key))
			return m[n].value;
	return (struct zy_view){NULL, 0};
}

int
zy_batch_compare(const struct zy_batch *b, const struct zy_register *r,
    size_t row, const int *columns, size_t n, struct zy_buf *was)
{
	struct zy_buf text = ZY_BUF_INIT, scratch = ZY_BUF_INIT;
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_json_member *m = NULL;
	size_t nm = 0, cap = 0, i;
	struct zy_view v;
	int found = -1;

	if (zy_register_read(r, b->existing[row], &text, &ignored) ||
	    zy_json_scan(zy_buf_get(&text), zy_buf_room(&scratch, text.n + 1),
		&m, &nm, &cap))
		goto out;
	for (i = 0; found < 0 && i < n; i++) {
		v = member_of(
		    m, nm, zy_line_key(b->schema->columns[columns[i]].name));
		if (zy_view_eq(
			v, zy_table_cell(b->table.rows[row], columns[i])))
			continue;
		found = columns[i];
		zy_buf_reset(was);
		zy_buf_view(was, v);
	}
out:
	free(m);
	zy_buf_release(&text);
	zy_buf_release(&scratch);
	return found;
}

void
zy_batch_columns(const struct zy_batch *b, struct zy_writer *w)
{
	size_t c;

	for (c = 0; c < b->schema->n; c++)
		if (!(b->schema->columns[c].flags & ZY_DERIVED))
			zy_writer_column(w, zy_view(b->schema->columns[c].name),
			    &b->schema->columns[c]);
}

void
zy_batch_write(const struct zy_batch *b, struct zy_writer *w)
{
	size_t i, c;

	for (i = 0; i < b->table.nrows && !zy_writer_closed(w); i++) {
		if (b->existing[i])
			continue;
		for (c = 0; c < b->schema->n; c++)
			if (!(b->schema->columns[c].flags & ZY_DERIVED))
				zy_writer_cell(
				    w, zy_table_cell(b->table.rows[i], (int)c));
		zy_writer_end(w);
	}
}
