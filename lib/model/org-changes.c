/* SPDX-License-Identifier: MIT */
#include "model/org-changes.h"

struct report {
	struct zy_org_list *list;
	void (*tell)(void *context, const struct zy_org_change *change);
	void *context;
};

/* Returns what a change of a column is called. */
static const char *
change_of(const struct zy_org_change *c)
{
	if (zy_view_is(c->column, "name"))
		return "renamed";
	return zy_view_is(c->column, "closed") && c->old.n == 0 ? "closed"
								: "changed";
}

static void
compare(const struct report *t, struct zy_org_entry *x)
{
	struct zy_org_list *l = t->list;
	struct zy_org_change c = {
	    .what = "changed", .id = zy_org_list_id(l, x)};
	const struct zy_table_row *base = zy_org_merge_find(l->merge, c.id);
	struct zy_buf text = ZY_BUF_INIT;
	bool renamed = false;
	size_t k;

	if (!base) {
		c.what = "added";
		c.now = zy_orgs_cell(l->orgs, x->row, l->orgs->name);
		t->tell(t->context, &c);
		return;
	}
	x->same = true;
	for (k = 0; k < l->ncolumns; k++) {
		c.column = zy_org_list_name(l, k);
		if (zy_view_is(c.column, "source"))
			continue;
		c.old = zy_org_list_base_cell(l, base, k);
		c.now = zy_org_list_cell(l, x, k, &text);
		c.old = zy_cell_unmarked(c.old);
		c.now = zy_cell_unmarked(c.now);
		if (zy_view_eq(c.old, c.now))
			continue;
		x->same = false;
		/* That the old name is a former one now goes without saying. */
		renamed |= zy_view_is(c.column, "name");
		if (renamed && zy_view_is(c.column, "former"))
			continue;
		c.what = change_of(&c);
		t->tell(t->context, &c);
	}
	zy_buf_release(&text);
}

void
zy_org_changes_gone(const struct zy_orgs *o,
    void (*gone)(void *context, size_t org), void *context)
{
	struct zy_intern *reported = zy_intern_new();
	int closed = zy_table_find(o->table, "closed");
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < o->n; i++) {
		zy_buf_reset(&b);
		zy_orgs_township(o, i, &b);
		if (i < o->incoming && b.n && !zy_orgs_is_excluded(o, i) &&
		    zy_view_is(zy_orgs_level(o, i), "township"))
			zy_intern_put(reported, zy_buf_get(&b));
		if (i < o->incoming || b.n == 0 ||
		    zy_intern_find(reported, zy_buf_get(&b)) ==
			ZY_INTERN_NONE ||
		    zy_orgs_cell(o, i, closed).n)
			continue;
		gone(context, i);
	}
	zy_buf_release(&b);
	zy_intern_free(reported);
}

static void
report_gone(void *context, size_t i)
{
	const struct report *t = context;
	const struct zy_orgs *o = t->list->orgs;
	const struct zy_org_change c = {.what = "gone",
	    .id = zy_orgs_cell(o, i, o->id),
	    .old = zy_orgs_cell(o, i, o->name)};

	t->tell(t->context, &c);
}

/* Reports the organisations of the base that were closed in this run. */
static void
report_closed(const struct report *t)
{
	const struct zy_orgs *o = t->list->orgs;
	int closed = zy_table_find(o->table, "closed");
	int was = zy_table_find(&t->list->merge->base, "closed");
	struct zy_org_change c = {
	    .what = "closed", .column = ZY_VIEW("closed")};
	size_t i;

	for (i = o->incoming; i < o->n; i++) {
		c.id = zy_orgs_cell(o, i, o->id);
		c.now = zy_orgs_cell(o, i, closed);
		c.old =
		    zy_table_cell(zy_org_merge_find(t->list->merge, c.id), was);
		if (c.now.n && c.old.n == 0)
			t->tell(t->context, &c);
	}
}

void
zy_org_changes_each(struct zy_org_list *l,
    void (*tell)(void *context, const struct zy_org_change *change),
    void *context)
{
	struct report t = {l, tell, context};
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->items[i].as == ZY_INTERN_NONE &&
		    l->items[i].row < l->orgs->incoming)
			compare(&t, &l->items[i]);
	report_closed(&t);
	zy_org_changes_gone(l->orgs, report_gone, &t);
}
