/* SPDX-License-Identifier: MIT */
#include "model/org-merge.h"

#include <stdlib.h>

#include "model/org-former.h"
#include "model/record.h"

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

/* The columns of names in both tables; -1: none. */
struct name_columns {
	int name, base_name, former, base_former, closed;
};

/*
 * Finds the columns of names.  Where some organisation changes its name, the
 * table gets a column of former names, if it has none.
 */
static void
find_names(const struct zy_org_merge *m, struct zy_table *t, int id,
    struct name_columns *c)
{
	bool *seen = zy_calloc(m->base.nrows + 1, sizeof(*seen));
	uint32_t row;
	size_t i;

	*c = (struct name_columns){zy_table_find(t, "name"),
	    zy_table_find(&m->base, "name"), zy_table_find(t, "former"),
	    zy_table_find(&m->base, "former"), -1};
	for (i = 0; c->former < 0 && i < t->nrows; i++) {
		row = zy_intern_find(m->ids, zy_table_cell(t->rows[i], id));
		/* A second record of one id is refused. */
		if (row == ZY_INTERN_NONE || seen[row])
			continue;
		seen[row] = true;
		if (!zy_view_eq(zy_table_cell(t->rows[i], c->name),
			zy_table_cell(m->base.rows[row], c->base_name)))
			c->former = (int)zy_table_column(t, ZY_VIEW("former"),
			    zy_schema_find(&zy_org_schema, ZY_VIEW("former")));
	}
	free(seen);
}

/*
 * Sets names in the cells of a record that the base has as old: names that it
 * had stay known, with the one that it loses now.  A name that it had before is
 * not taken for a new one: who still writes it has an old list.  text is where
 * former names are put together.  Returns whether a cell was changed.
 */
static bool
keep_names(struct zy_org_merge *m, const struct name_columns *c,
    const struct zy_table_row *old, struct zy_view *cells, struct zy_buf *text)
{
	struct zy_view was = zy_table_cell(old, c->base_name), given;
	struct zy_view had = zy_table_cell(old, c->base_former);
	bool again = !zy_view_eq(cells[c->name], was) &&
		     zy_org_former_has(had, cells[c->name]);

	m->outdated += again;
	if (again)
		cells[c->name] = was;
	if (c->former < 0)
		return again;
	given = cells[c->former];
	zy_buf_reset(text);
	zy_org_former_add(text, had);
	zy_org_former_add(text, given);
	if (!zy_view_eq(cells[c->name], was))
		zy_org_former_add(text, was);
	cells[c->former] = zy_buf_get(text);
	return again || !zy_view_eq(given, cells[c->former]);
}

/*
 * Adds the records of the base, read from path, of which the input has none;
 * map gives the table's columns for the base's.
 */
static void
add_missing(const struct zy_org_merge *m, struct zy_table *t, const char *path,
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

int
zy_org_merge_apply(struct zy_org_merge *m, struct zy_table *t, const char *path,
    struct zy_error *e)
{
	const struct zy_table_row *old;
	struct zy_buf text = ZY_BUF_INIT;
	struct name_columns names;
	struct zy_view *cells;
	bool *again;
	size_t *map, i, k;
	int id, source = zy_table_find(&m->base, "source");

	m->incoming = t->nrows;
	if (index_base(m, path, e))
		return -1;
	id = zy_table_find(t, "id");
	find_names(m, t, id, &names);
	map = map_columns(m, t);
	names.former = zy_table_find(t, "former");
	names.closed = zy_table_find(t, "closed");
	cells = zy_calloc(t->ncolumns, sizeof(*cells));
	again = zy_calloc(m->base.nrows, sizeof(*again));
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
		m->closed += names.closed >= 0 && cells[names.closed].n &&
			     zy_table_cell(t->rows[i], names.closed).n == 0;
		less |= keep_names(m, &names, old, cells, &text);
		if (less)
			replace(t, i, cells, t->ncolumns);
	}
	add_missing(m, t, path, map, again);
	zy_buf_release(&text);
	free(again);
	free(cells);
	free(map);
	return 0;
}
