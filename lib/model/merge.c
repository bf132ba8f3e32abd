/*
 * Merging records with the base by id: implements merge.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/merge.h"

#include <stdlib.h>

void
zy_merge_release(struct zy_merge *m)
{
	zy_intern_free(m->ids);
	zy_table_release(&m->base);
	*m = (struct zy_merge){0};
}

uint32_t
zy_merge_row(const struct zy_merge *m, struct zy_view id)
{
	return m->ids ? zy_intern_find(m->ids, id) : ZY_INTERN_NONE;
}

const struct zy_table_row *
zy_merge_find(const struct zy_merge *m, struct zy_view id)
{
	uint32_t k = zy_merge_row(m, id);

	return k == ZY_INTERN_NONE ? NULL : m->base.rows[k];
}

int
zy_merge_index(struct zy_merge *m, const char *path, const char *program,
    struct zy_error *e)
{
	int id = zy_table_find(&m->base, "id");
	struct zy_view v;
	size_t i;

	m->ids = zy_intern_new();
	for (i = 0; i < m->base.nrows; i++) {
		v = zy_table_cell(m->base.rows[i], id);
		zy_intern_put(m->ids, v);
		if (v.n && zy_intern_count(m->ids) == i + 1)
			continue;
		if (v.n)
			zy_error_set(e, ZY_ERROR_IO,
			    _("the base has the code '%.*s' twice: is it an "
			      "output of %s?"),
			    ZY_ARG(v), program);
		else
			zy_error_set(e, ZY_ERROR_IO,
			    _("the base has a record without a code: is it "
			      "an output of %s?"),
			    program);
		return zy_error_at(e, path, m->base.rows[i]->line, 0);
	}
	return 0;
}

/* Replaces row `row` of the table by a record with these cells. */
static void
replace(struct zy_table *t, size_t row, const struct zy_view *cells, size_t n)
{
	struct zy_table_row *old = t->rows[row];
	struct zy_table_row *now = zy_table_add_cells(t, cells, n);

	now->file = old->file;
	now->line = old->line;
	now->reject = old->reject;
	t->rows[row] = now;
	t->nrows--;
}

/*
 * Returns the columns of the table by column of the base, after adding those
 * that it lacks.  The caller frees the array.
 */
static size_t *
map_columns(const struct zy_merge *m, struct zy_table *t)
{
	size_t *map = zy_reallocarray(NULL, m->base.ncolumns + 1, sizeof(*map));
	size_t i;

	for (i = 0; i < m->base.ncolumns; i++)
		map[i] = zy_table_column(
		    t, m->base.columns[i].name, m->base.columns[i].decl);
	return map;
}

/*
 * Fills the cells of row i, whose record the base has as old: with its own, and
 * with those of the base in columns that it did not come with.  Returns whether
 * one is the base's.
 */
static bool
fill_cells(const struct zy_merge *m, const struct zy_table *t, size_t i,
    const struct zy_table_row *old, const size_t *map, struct zy_view *cells)
{
	int source = zy_table_find(&m->base, "source");
	bool filled = false;
	size_t k;

	for (k = 0; k < t->ncolumns; k++)
		cells[k] = zy_table_cell(t->rows[i], (int)k);
	/* Where a record came from is not what it says. */
	for (k = 0; k < m->base.ncolumns; k++) {
		if ((int)k == source || cells[map[k]].n ||
		    zy_table_came_with(t->rows[i], map[k]))
			continue;
		cells[map[k]] = zy_table_cell(old, (int)k);
		filled = true;
	}
	return filled;
}

/*
 * Adds the records of the base, read from path, of which the input has none;
 * map gives the table's columns for the base's.
 */
static void
add_missing(const struct zy_merge *m, struct zy_table *t, const char *path,
    const size_t *map, const bool *again)
{
	struct zy_view *cells = zy_calloc(t->ncolumns, sizeof(*cells));
	size_t i, k;

	t->files =
	    zy_grow(t->files, &t->fcap, t->nfiles + 1, sizeof(*t->files));
	t->files[t->nfiles++] = path;
	for (i = 0; i < m->base.nrows; i++) {
		struct zy_table_row *row;

		if (again[i])
			continue;
		memset(cells, 0, t->ncolumns * sizeof(*cells));
		for (k = 0; k < m->base.ncolumns; k++)
			cells[map[k]] = zy_table_cell(m->base.rows[i], (int)k);
		row = zy_table_add_cells(t, cells, t->ncolumns);
		row->file = (uint32_t)t->nfiles - 1;
		row->line = m->base.rows[i]->line;
	}
	free(cells);
}

void
zy_merge_apply(struct zy_merge *m, struct zy_table *t, const char *path,
    const struct zy_merge_rule *rule)
{
	size_t *map = map_columns(m, t), i;
	int id = zy_table_find(t, "id"), end = zy_table_find(t, rule->end);
	struct zy_view *cells = zy_calloc(t->ncolumns, sizeof(*cells));
	bool *again = zy_calloc(m->base.nrows, sizeof(*again)), less;
	const struct zy_table_row *old;
	uint32_t k;

	m->incoming = t->nrows;
	for (i = 0; i < t->nrows; i++) {
		k = zy_merge_row(m, zy_table_cell(t->rows[i], id));
		if (k == ZY_INTERN_NONE)
			continue;
		again[k] = true;
		old = m->base.rows[k];
		less = fill_cells(m, t, i, old, map, cells);
		if (end >= 0 && cells[end].n &&
		    zy_table_cell(t->rows[i], end).n == 0 && !m->ended++)
			m->first_ended = i;
		if (rule->adjust)
			less |= rule->adjust(rule->context, old, cells);
		if (less)
			replace(t, i, cells, t->ncolumns);
	}
	add_missing(m, t, path, map, again);
	free(again);
	free(cells);
	free(map);
}
