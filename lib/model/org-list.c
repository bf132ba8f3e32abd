/*
 * The list of organisations to be written: implements org-list.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-list.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "base/order.h"
#include "model/record.h"

struct zy_view
zy_org_list_id(const struct zy_org_list *l, const struct zy_org_entry *x)
{
	return zy_orgs_cell(l->orgs, x->row, l->orgs->id);
}

enum {
	AHEAD = 8, /* items */
	CACHE_LINE = 64,
};

/* Returns the id of item i, for zy_order_spread. */
static struct zy_view
id_of(const void *list, uint32_t i)
{
	const struct zy_org_list *l = list;

	return zy_org_list_id(l, &l->items[i]);
}

/* Sorts the items by id. */
static void
sort_items(struct zy_org_list *l)
{
	uint32_t *order =
	    zy_order_spread((uint32_t)l->n, id_of, l, l->orgs->threads);
	struct zy_org_entry *items =
	    zy_reallocarray(NULL, l->n + 1, sizeof(*items));
	size_t i;

	for (i = 0; i < l->n; i++)
		items[i] = l->items[order[i]];
	free(order);
	free(l->items);
	l->items = items;
}

/*
 * Returns the number of the column called name, which is added to t if it is
 * missing.
 */
static size_t
need_column(struct zy_table *t, const char *name)
{
	return zy_table_column(
	    t, zy_view(name), zy_schema_find(&zy_org_schema, zy_view(name)));
}

/* Adds a column of the table to the list, unless it has it already. */
static void
add_column(struct zy_org_list *l, int c)
{
	size_t i;

	for (i = 0; i < l->ncolumns; i++)
		if (l->columns[i] == c)
			return;
	l->columns[l->ncolumns++] = c;
}

/*
 * Chooses the columns of the list: canonical ones that some record has, then
 * unknown ones.
 */
static void
choose_columns(struct zy_org_list *l, struct zy_table *t)
{
	static const char *const always[] = {"id", "name", "parent", "source"};
	const struct zy_schema *s = &zy_org_schema;
	const struct zy_table *base = &l->merge->base;
	size_t i;
	int c;

	for (i = 0; i < sizeof(always) / sizeof(always[0]); i++)
		need_column(t, always[i]);
	l->columns =
	    zy_reallocarray(NULL, t->ncolumns + 1, sizeof(*l->columns));
	for (i = 0; i < s->n; i++) {
		c = zy_table_find(t, s->columns[i].name);
		if (c >= 0)
			add_column(l, c);
	}
	for (i = 0; i < base->ncolumns; i++) {
		c = (int)zy_table_column(
		    t, base->columns[i].name, base->columns[i].decl);
		if (!zy_column_is_reject_reason(base->columns[i].name) &&
		    !zy_table_is_spent(base, i))
			add_column(l, c);
	}
	for (i = 0; i < t->ncolumns; i++)
		if (!zy_column_is_reject_reason(t->columns[i].name) &&
		    !zy_table_is_spent(t, i))
			add_column(l, (int)i);
	l->base_columns =
	    zy_reallocarray(NULL, l->ncolumns + 1, sizeof(*l->columns));
	for (i = 0; i < l->ncolumns; i++) {
		l->base_columns[i] = -1;
		for (c = 0; c < (int)base->ncolumns; c++)
			if (zy_view_eq(
				base->columns[c].name, zy_org_list_name(l, i)))
				l->base_columns[i] = c;
	}
}

/*
 * Adds the columns level and township to the table where codes or records give
 * their values.
 */
static void
need_levels(struct zy_orgs *o)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		if (zy_orgs_level(o, i).n)
			break;
	if (i == o->n)
		return;
	o->level = (int)need_column(o->table, "level");
	o->township = (int)need_column(o->table, "township");
}

/*
 * Adds the entry of an organisation; `there` marks the records of the base that
 * the list contains, new or as they were.
 */
static void
add_entry(struct zy_org_list *l, size_t i, bool *there)
{
	const struct zy_merge *m = l->merge;
	struct zy_org_entry x = {.row = (uint32_t)i, .as = ZY_INTERN_NONE};
	uint32_t k = m->ids ? zy_intern_find(m->ids, zy_org_list_id(l, &x))
			    : ZY_INTERN_NONE;

	if (zy_orgs_is_excluded(l->orgs, i)) {
		if (k == ZY_INTERN_NONE || there[k])
			return;
		x.as = k;
	}
	if (k != ZY_INTERN_NONE)
		there[k] = true;
	l->items[l->n++] = x;
}

void
zy_org_list_init(
    struct zy_org_list *l, struct zy_orgs *orgs, const struct zy_merge *m)
{
	bool *there;
	size_t i;

	*l = (struct zy_org_list){.orgs = orgs, .merge = m};
	need_levels(orgs);
	choose_columns(l, orgs->table);
	l->parent = zy_table_find(orgs->table, "parent");
	l->source = zy_table_find(orgs->table, "source");
	l->items = zy_reallocarray(NULL, orgs->n + 1, sizeof(*l->items));
	there = zy_calloc(m->base.nrows, sizeof(*there));
	for (i = 0; i < orgs->n; i++)
		if (!zy_orgs_is_excluded(orgs, i))
			add_entry(l, i, there);
	/* What the base has is not lost by a bad change. */
	for (i = 0; i < orgs->n; i++)
		if (zy_orgs_is_excluded(orgs, i))
			add_entry(l, i, there);
	free(there);
	sort_items(l);
}

void
zy_org_list_release(struct zy_org_list *l)
{
	free(l->items);
	free(l->columns);
	free(l->base_columns);
}

struct zy_view
zy_org_list_name(const struct zy_org_list *l, size_t c)
{
	return l->orgs->table->columns[l->columns[c]].name;
}

struct zy_view
zy_org_list_base_cell(
    const struct zy_org_list *l, const struct zy_table_row *old, size_t c)
{
	return zy_table_cell(old, l->base_columns[c]);
}

/*
 * Returns the source of an organisation: that of the base if it has no changes,
 * else file and line, written to text.
 */
static struct zy_view
source_of(const struct zy_org_list *l, const struct zy_org_entry *x, size_t c,
    struct zy_buf *text)
{
	const struct zy_table *t = l->orgs->table;
	const struct zy_table_row *row = t->rows[x->row];

	if (x->same)
		return zy_org_list_base_cell(
		    l, zy_merge_find(l->merge, zy_org_list_id(l, x)), c);
	zy_buf_reset(text);
	zy_buf_puts(text, t->files[row->file]);
	zy_buf_putc(text, ':');
	zy_integer_format(text, (int64_t)row->line);
	return zy_buf_get(text);
}

void
zy_org_list_prefetch(const struct zy_org_list *l, size_t i)
{
	const struct zy_table *t = l->orgs->table;
	const char *row;

	/* Twice as far ahead: where the record is. */
	if (i + 2 * AHEAD < l->n)
		__builtin_prefetch(&t->rows[l->items[i + 2 * AHEAD].row]);
	i += AHEAD;
	if (i >= l->n)
		return;
	row = (const char *)t->rows[l->items[i].row];
	__builtin_prefetch(&l->orgs->items[l->items[i].row]);
	__builtin_prefetch(row);
	__builtin_prefetch(row + CACHE_LINE);
}

struct zy_view
zy_org_list_cell(const struct zy_org_list *l, const struct zy_org_entry *x,
    size_t c, struct zy_buf *text)
{
	const struct zy_orgs *o = l->orgs;
	const struct zy_org *org = &o->items[x->row];
	int column = l->columns[c];
	struct zy_view v;

	if (x->as != ZY_INTERN_NONE)
		return zy_org_list_base_cell(l, l->merge->base.rows[x->as], c);
	if (column == l->parent)
		return org->parent < o->n ? zy_orgs_cell(o, org->parent, o->id)
					  : zy_orgs_outside(o, x->row);
	v = zy_orgs_cell(o, x->row, column);
	if (v.n)
		return v;
	if (column == o->level)
		return zy_orgs_level(o, x->row);
	if (column == o->township) {
		zy_buf_reset(text);
		zy_orgs_township(o, x->row, text);
		return zy_buf_get(text);
	}
	if (column == l->source)
		return source_of(l, x, c, text);
	return v;
}
