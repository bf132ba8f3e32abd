/*
 * Comparing the columns of a record with those of the base: implements
 * changes.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/changes.h"

#include <string.h>

/* Returns what a change of a column is called. */
static const char *
change_of(const struct zy_change *c)
{
	if (zy_view_is(c->column, "name"))
		return N_("renamed");
	if (zy_view_is(c->column, "parent") || zy_view_is(c->column, "org"))
		return N_("moved");
	if (zy_view_is(c->column, "closed") && c->old.n == 0)
		return N_("closed");
	if (zy_view_is(c->column, "left") && c->old.n == 0)
		return N_("left");
	return N_("changed");
}

bool
zy_changes_compare(
    const struct zy_changed *x, zy_change_tell *tell, void *context)
{
	struct zy_change c = {.id = x->id, .name = x->title};
	struct zy_buf text = ZY_BUF_INIT;
	bool renamed = false, differs = false;
	size_t k;

	for (k = 0; k < x->ncolumns; k++) {
		c.column = x->name(x->context, k);
		if (zy_view_is(c.column, "source"))
			continue;
		c.old = zy_cell_unmarked(x->old(x->context, k));
		c.now = zy_cell_unmarked(x->now(x->context, k, &text));
		if (zy_view_eq(c.old, c.now))
			continue;
		differs = true;
		/* That the old name is a former one now goes without saying. */
		renamed |= zy_view_is(c.column, "name");
		if (renamed && zy_view_is(c.column, "former"))
			continue;
		c.what = change_of(&c);
		c.old_name = c.now_name = (struct zy_view){NULL, 0};
		if (strcmp(c.what, "moved") == 0) {
			c.old_name = x->org_name(x->context, c.old);
			c.now_name = x->org_name(x->context, c.now);
		}
		tell(context, &c);
	}
	zy_buf_release(&text);
	return differs;
}
