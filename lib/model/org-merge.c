/*
 * Merging organisations with the base: implements org-merge.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-merge.h"

#include <stdlib.h>

#include "model/org-assign.h"
#include "model/org-former.h"
#include "model/record.h"

/* A merge of organisations; the columns of names in both tables, -1: none. */
struct names {
	struct zy_merge *m;
	int name, base_name, former, base_former;
	struct zy_buf text; /* where former names are put together */
};

/*
 * Finds the columns of names.  Where some organisation changes its name, the
 * table gets a column of former names, if it has none.
 */
static void
find_names(struct names *c, struct zy_table *t)
{
	struct zy_merge *m = c->m;
	bool *seen = zy_calloc(m->base.nrows + 1, sizeof(*seen));
	int id = zy_table_find(t, "id");
	uint32_t row;
	size_t i;

	c->name = zy_table_find(t, "name");
	c->base_name = zy_table_find(&m->base, "name");
	c->base_former = zy_table_find(&m->base, "former");
	c->former = zy_table_find(t, "former");
	if (c->base_former >= 0)
		c->former = (int)zy_table_column(
		    t, ZY_VIEW("former"), m->base.columns[c->base_former].decl);
	for (i = 0; c->former < 0 && i < t->nrows; i++) {
		row = zy_merge_row(m, zy_table_cell(t->rows[i], id));
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
 * Sets the names in the cells of a record that the base has as old: former
 * names are kept, and a name that changes now becomes one.  A name that is a
 * former one by the base is replaced by the base's name, unless the record says
 * that the base's name is a former one: the record comes from an old list.
 * Returns whether a cell was changed.
 */
static bool
keep_names(void *context, const struct zy_table_row *old, struct zy_view *cells)
{
	struct names *c = context;
	struct zy_org_former_names n = {.was = zy_table_cell(old, c->base_name),
	    .had = zy_table_cell(old, c->base_former),
	    .name = cells[c->name]};
	bool again;

	if (c->former >= 0)
		n.given = cells[c->former];
	again = zy_org_former_is_old(&n);
	c->m->outdated += again;
	if (again)
		cells[c->name] = n.name = n.was;
	if (c->former < 0)
		return again;
	zy_org_former_join(&c->text, &n);
	cells[c->former] = zy_buf_get(&c->text);
	return again || !zy_view_eq(n.given, cells[c->former]);
}

int
zy_org_merge_apply(struct zy_merge *m, struct zy_table *t, const char *path,
    struct zy_error *e)
{
	struct names names = {.m = m, .text = ZY_BUF_INIT};
	const struct zy_merge_rule rule = {"closed", keep_names, &names};

	if (zy_merge_index(m, path, "org-import", e))
		return -1;
	find_names(&names, t);
	zy_merge_apply(m, t, path, &rule);
	zy_buf_release(&names.text);
	return 0;
}

/*
 * Returns whether an organisation, or one above it, has another parent than in
 * the base.
 */
static bool
has_moved(const struct zy_merge *m, const struct zy_orgs *o, size_t i)
{
	int parent = zy_table_find(&m->base, "parent");
	const struct zy_table_row *old;

	for (; i < o->n; i = o->items[i].parent) {
		old = zy_merge_find(m, zy_orgs_cell(o, i, o->id));
		if (old && !zy_view_eq(zy_orgs_parent_id(o, i),
			       zy_table_cell(old, parent)))
			return true;
	}
	return false;
}

/*
 * Returns whether the township of organisation i is the former name of the
 * place of the township-level organisation above it, which has been renamed.
 */
static bool
is_in_renamed(const struct zy_merge *m, const struct zy_orgs *o, size_t i)
{
	const struct zy_table_row *old;
	struct zy_view place;
	uint32_t town = o->items[i].town;

	if (town >= o->n)
		return false;
	old = zy_merge_find(m, zy_orgs_cell(o, town, o->id));
	if (!old)
		return false;
	place =
	    zy_orgs_place(zy_table_cell(old, zy_table_find(&m->base, "name")));
	return zy_view_eq(place, zy_orgs_cell(o, i, o->township)) &&
	       !zy_view_eq(
		   place, zy_orgs_place(zy_orgs_cell(o, town, o->name)));
}

void
zy_org_merge_moved(const struct zy_merge *m, struct zy_orgs *o)
{
	size_t i;

	for (i = 0; m->ids && o->township >= 0 && i < o->n; i++)
		if (!zy_orgs_is_excluded(o, i) &&
		    !zy_table_came_with(
			o->table->rows[i], (size_t)o->township) &&
		    (has_moved(m, o, i) || is_in_renamed(m, o, i)))
			zy_table_set(
			    o->table, i, (size_t)o->township, ZY_VIEW(""));
}
