/*
 * The columns of a table: implements zy_table_find, zy_table_column,
 * zy_table_take_column and related functions of table.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/table.h"

int
zy_table_find(const struct zy_table *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->ncolumns; i++)
		if (zy_view_is(t->columns[i].name, name))
			return (int)i;
	return -1;
}

size_t
zy_table_column(
    struct zy_table *t, struct zy_view name, const struct zy_column *decl)
{
	size_t i;

	for (i = 0; i < t->ncolumns; i++)
		if (zy_view_eq(t->columns[i].name, name))
			return i;
	t->columns =
	    zy_grow(t->columns, &t->ccap, t->ncolumns + 1, sizeof(*t->columns));
	t->columns[i] = (struct zy_table_column){.decl = decl};
	t->columns[i].name.p = zy_arena_strndup(&t->arena, name.p, name.n);
	t->columns[i].name.n = name.n;
	t->ncolumns++;
	return i;
}

bool
zy_table_came_with(const struct zy_table_row *row, size_t c)
{
	const struct zy_reject *came = row->reject;
	size_t k;

	for (k = 0; came && k < came->header->n; k++)
		if (came->header->table_column[k] == (int)c)
			return true;
	return false;
}

bool
zy_table_was_given(const struct zy_table_row *row, size_t c)
{
	const struct zy_reject *came = row->reject;
	size_t k;

	for (k = 0; came && k < came->header->n; k++)
		if (came->header->table_column[k] == (int)c)
			return came->header->given[k];
	return false;
}

size_t
zy_table_twins(
    const struct zy_table *t, const char *name, int *out, size_t most)
{
	size_t i, n = 0;

	for (i = 0; i < t->ncolumns && n < most; i++)
		if (t->columns[i].twin &&
		    strcmp(t->columns[i].twin->name, name) == 0)
			out[n++] = (int)i;
	return n;
}

size_t
zy_table_take_column(struct zy_table *t, const struct zy_reader *r, size_t c)
{
	size_t i = zy_table_column(
	    t, zy_reader_column_name(r, c), zy_reader_column(r, c));
	struct zy_table_column *x = &t->columns[i];
	const struct zy_column *twin = zy_reader_column_twin(r, c);

	if (twin && zy_reader_column_odd(r, c))
		twin = NULL;
	x->twin = x->taken && x->twin != twin ? NULL : twin;
	x->taken = true;
	return i;
}

bool
zy_table_is_spent(const struct zy_table *t, size_t c)
{
	const struct zy_column *twin = t->columns[c].twin;

	return twin && zy_column_is_compared(twin);
}
