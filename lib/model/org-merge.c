/* SPDX-License-Identifier: MIT */
#include "model/org-merge.h"

#include <stdlib.h>

void
zy_org_merge_release(struct zy_org_merge *m)
{
	zy_intern_free(m->ids);
	zy_table_release(&m->base);
	*m = (struct zy_org_merge){0};
}

const struct zy_table_row *
zy_org_merge_find(const struct zy_org_merge *m, struct zy_view id)
{
	uint32_t k = m->ids ? zy_intern_find(m->ids, id) : ZY_INTERN_NONE;

	return k == ZY_INTERN_NONE ? NULL : m->base.rows[k];
}

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

static int
index_base(struct zy_org_merge *m, const char *path, struct zy_error *e)
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
			      "output of org-import?"),
			    ZY_ARG(v));
		else
			zy_error_set(e, ZY_ERROR_IO,
			    _("the base has a record without a code: is it "
			      "an output of org-import?"));
		return zy_error_at(e, path, m->base.rows[i]->line, 0);
	}
	return 0;
}

/* Did the record come with column c of the table? */
static bool
came_with(const struct zy_table_row *row, size_t c)
{
	const struct zy_reject *came = row->reject;
	size_t k;

	for (k = 0; came && k < came->header->n; k++)
		if (came->header->table_column[k] == (int)c)
			return true;
	return false;
}

/* The table's columns for the base's; the table has all of them then. */
static size_t *
map_columns(const struct zy_org_merge *m, struct zy_table *t)
{
	size_t *map = zy_reallocarray(NULL, m->base.ncolumns + 1, sizeof(*map));
	size_t i;

	for (i = 0; i < m->base.ncolumns; i++)
		map[i] = zy_table_column(
		    t, m->base.columns[i].name, m->base.columns[i].decl);
	return map;
}

int
zy_org_merge_apply(struct zy_org_merge *m, struct zy_table *t, const char *path,
    struct zy_error *e)
{
	const struct zy_table_row *old;
	struct zy_view *cells;
	bool *again;
	size_t *map, i, k;
	int id, source = zy_table_find(&m->base, "source");

	m->incoming = t->nrows;
	if (index_base(m, path, e))
		return -1;
	map = map_columns(m, t);
	cells = zy_calloc(t->ncolumns, sizeof(*cells));
	again = zy_calloc(m->base.nrows, sizeof(*again));
	id = zy_table_find(t, "id");
	for (i = 0; i < t->nrows; i++) {
		uint32_t row =
		    zy_intern_find(m->ids, zy_table_cell(t->rows[i], id));
		bool less = false;

		if (row == ZY_INTERN_NONE)
			continue;
		again[row] = true;
		old = m->base.rows[row];
		for (k = 0; k < t->ncolumns; k++)
			cells[k] = zy_table_cell(t->rows[i], (int)k);
		/* Where a record came from is not what it says. */
		for (k = 0; k < m->base.ncolumns; k++) {
			if ((int)k == source || cells[map[k]].n ||
			    came_with(t->rows[i], map[k]))
				continue;
			cells[map[k]] = zy_table_cell(old, (int)k);
			less = true;
		}
		if (less)
			replace(t, i, cells, t->ncolumns);
	}
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
	free(again);
	free(cells);
	free(map);
	return 0;
}
