/*
 * The changes of organisations against the base: implements org-changes.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-changes.h"

#include <stdlib.h>

#include "model/org-alike.h"
#include "model/org-assign.h"
#include "model/org-name.h"

struct report {
	struct zy_org_list *list;
	zy_change_tell *tell;
	void *context;
	struct zy_org_alike alike; /* the list by names, once one is gone */
	bool *gone;		   /* by organisation: it is missing */
};

/* An organisation of a list and the record of the base with its id. */
struct pair {
	const struct zy_org_list *list;
	const struct zy_org_entry *entry;
	const struct zy_table_row *base;
};

/* Returns the name of a column, for struct zy_changed. */
static struct zy_view
name_of(void *context, size_t column)
{
	const struct pair *p = context;

	return zy_org_list_name(p->list, column);
}

/* Returns the cell of the base, for struct zy_changed. */
static struct zy_view
old_cell(void *context, size_t column)
{
	const struct pair *p = context;

	return zy_org_list_base_cell(p->list, p->base, column);
}

/* Returns the new cell, for struct zy_changed. */
static struct zy_view
new_cell(void *context, size_t column, struct zy_buf *text)
{
	const struct pair *p = context;

	return zy_org_list_cell(p->list, p->entry, column, text);
}

/* Returns the name of an organisation, of which at least the base knows. */
static struct zy_view
org_name(void *context, struct zy_view id)
{
	const struct pair *p = context;
	const struct zy_orgs *o = p->list->orgs;
	uint32_t org = zy_orgs_find(o, id);

	return org == ZY_INTERN_NONE ? (struct zy_view){NULL, 0}
				     : zy_orgs_cell(o, org, o->name);
}

/* Reports the changes of one organisation of the list. */
static void
compare(const struct report *t, struct zy_org_entry *x)
{
	struct zy_org_list *l = t->list;
	struct pair p = {l, x, NULL};
	const struct zy_changed both = {.id = zy_org_list_id(l, x),
	    .title = zy_orgs_cell(l->orgs, x->row, l->orgs->name),
	    .ncolumns = l->ncolumns,
	    .name = name_of,
	    .old = old_cell,
	    .now = new_cell,
	    .org_name = org_name,
	    .context = &p};
	const struct zy_change added = {.what = N_("added"),
	    .id = both.id,
	    .name = both.title,
	    .now = both.title};

	p.base = zy_merge_find(l->merge, both.id);
	if (p.base)
		x->same = !zy_changes_compare(&both, t->tell, t->context);
	else
		t->tell(t->context, &added);
}

/* Puts the township of organisation i into b, which is emptied first. */
static void
put_township(const struct zy_orgs *o, size_t i, struct zy_buf *b)
{
	zy_buf_reset(b);
	zy_orgs_township(o, i, b);
}

/* What the input tells of organisations that only the base has. */
struct submitted {
	struct zy_intern *townships; /* whose whole list was submitted */
	struct zy_intern *refused;   /* names of refused records */
};

/* Adds the name and the former names of refused organisation i. */
static void
put_refused(const struct zy_orgs *o, size_t i, struct submitted *s)
{
	struct zy_view one,
	    formers = zy_orgs_cell(o, i, zy_table_find(o->table, "former"));

	zy_intern_put(s->refused, zy_orgs_cell(o, i, o->name));
	while (zy_org_name_next(&formers, &one))
		zy_intern_put(s->refused, one);
}

/*
 * Finds the townships that have submitted their whole list, and the names in
 * refused records.
 */
static void
look_at_input(const struct zy_orgs *o, struct submitted *s)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	s->townships = zy_intern_new();
	s->refused = zy_intern_new();
	for (i = 0; i < o->incoming; i++) {
		put_township(o, i, &b);
		if (zy_orgs_is_excluded(o, i))
			put_refused(o, i, s);
		else if (b.n && zy_view_is(zy_orgs_level(o, i), "township"))
			zy_intern_put(s->townships, zy_buf_get(&b));
	}
	zy_buf_release(&b);
}

void
zy_org_changes_gone(
    void *orgs, void (*gone)(void *context, size_t org), void *context)
{
	const struct zy_orgs *o = orgs;
	int closed = zy_table_find(o->table, "closed");
	struct zy_buf b = ZY_BUF_INIT;
	struct submitted s;
	size_t i;

	look_at_input(o, &s);
	for (i = o->incoming; i < o->n; i++) {
		put_township(o, i, &b);
		if (b.n &&
		    zy_intern_find(s.townships, zy_buf_get(&b)) !=
			ZY_INTERN_NONE &&
		    zy_intern_find(s.refused, zy_orgs_cell(o, i, o->name)) ==
			ZY_INTERN_NONE &&
		    zy_orgs_cell(o, i, closed).n == 0)
			gone(context, i);
	}
	zy_buf_release(&b);
	zy_intern_free(s.townships);
	zy_intern_free(s.refused);
}

/*
 * Returns the only open organisation that is not gone whose name has the form
 * of that of i and that may be i, moved: with the same secretary or, where one
 * of the two has none, the only one of this name.  Returns ZY_INTERN_NONE where
 * there is none or several.
 */
static uint32_t
find_moved(const struct report *t, size_t i)
{
	const struct zy_orgs *o = t->list->orgs;
	struct zy_view name = zy_orgs_cell(o, i, o->name);
	struct zy_view own = zy_orgs_cell(o, i, o->secretary), its;
	int closed = zy_table_find(o->table, "closed");
	uint32_t alike = ZY_INTERN_NONE, same = ZY_INTERN_NONE, j;
	size_t nalike = 0, nsame = 0;

	for (j = zy_org_alike_find(&t->alike, name); j != ZY_INTERN_NONE;
	     j = t->alike.next[j]) {
		if (t->gone[j] || zy_orgs_is_excluded(o, j) ||
		    zy_orgs_cell(o, j, closed).n)
			continue;
		its = zy_orgs_cell(o, j, o->secretary);
		nalike++;
		if (own.n == 0 || its.n == 0)
			alike = j;
		if (own.n && zy_view_eq(own, its)) {
			same = j;
			nsame++;
		}
	}
	if (nsame)
		return nsame == 1 ? same : ZY_INTERN_NONE;
	return nalike == 1 ? alike : ZY_INTERN_NONE;
}

/* Reports that organisation i, which is gone, may be another that moved. */
static void
report_moved(const struct report *t, size_t i)
{
	const struct zy_orgs *o = t->list->orgs;
	uint32_t j = find_moved(t, i);
	struct zy_change c = {.what = N_("alike"),
	    .id = zy_orgs_cell(o, i, o->id),
	    .name = zy_orgs_cell(o, i, o->name),
	    .column = ZY_VIEW("id"),
	    .old = zy_orgs_cell(o, i, o->id)};

	if (j == ZY_INTERN_NONE)
		return;
	c.now = zy_orgs_cell(o, j, o->id);
	c.now_parent = zy_orgs_parent_id(o, j);
	t->tell(t->context, &c);
}

/* Marks organisation i as missing in the input. */
static void
mark_gone(void *context, size_t i)
{
	((struct report *)context)->gone[i] = true;
}

/* Reports an organisation of the base that is missing in the input. */
static void
report_gone(void *context, size_t i)
{
	struct report *t = context;
	const struct zy_orgs *o = t->list->orgs;
	const struct zy_change c = {.what = N_("gone"),
	    .id = zy_orgs_cell(o, i, o->id),
	    .name = zy_orgs_cell(o, i, o->name),
	    .old = zy_orgs_cell(o, i, o->name)};

	t->tell(t->context, &c);
	if (!t->alike.next)
		zy_org_alike_init(&t->alike, o);
	report_moved(t, i);
}

/* Reports the organisations of the base that were closed in this run. */
static void
report_closed(const struct report *t)
{
	const struct zy_orgs *o = t->list->orgs;
	int closed = zy_table_find(o->table, "closed");
	int was = zy_table_find(&t->list->merge->base, "closed");
	struct zy_change c = {
	    .what = N_("closed"), .column = ZY_VIEW("closed")};
	size_t i;

	for (i = o->incoming; i < o->n; i++) {
		c.id = zy_orgs_cell(o, i, o->id);
		c.name = zy_orgs_cell(o, i, o->name);
		c.now = zy_orgs_cell(o, i, closed);
		c.old = zy_table_cell(zy_merge_find(t->list->merge, c.id), was);
		if (c.now.n && c.old.n == 0)
			t->tell(t->context, &c);
	}
}

void
zy_org_changes_each(void *list, zy_change_tell *tell, void *context)
{
	struct report t = {.list = list, .tell = tell, .context = context};
	struct zy_org_list *l = list;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->items[i].as == ZY_INTERN_NONE &&
		    l->items[i].row < l->orgs->incoming)
			compare(&t, &l->items[i]);
	report_closed(&t);
	t.gone = zy_calloc(l->orgs->n + 1, sizeof(*t.gone));
	/* Only read: the callback has no way to change them. */
	zy_org_changes_gone((void *)(uintptr_t)l->orgs, mark_gone, &t);
	zy_org_changes_gone((void *)(uintptr_t)l->orgs, report_gone, &t);
	zy_org_alike_release(&t.alike);
	free(t.gone);
}
