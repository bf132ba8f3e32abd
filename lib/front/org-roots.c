/*
 * Finds the organisations without a superior, and unknown columns in which the
 * superiors may be named.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/org-roots.h"

#include "model/record.h"

enum {
	NAMED = 3 /* organisations that the notice names */
};

/* Returns whether i is an open organisation of the input without superior. */
static bool
is_root(const struct zy_orgs *o, size_t i, int closed)
{
	return o->items[i].parent == ZY_ORG_ROOT &&
	       !zy_orgs_is_excluded(o, i) && zy_orgs_cell(o, i, closed).n == 0;
}

/*
 * Returns whether a cell is the code or the name of an organisation other than
 * i.
 */
static bool
names_another(struct zy_orgs *o, size_t i, struct zy_view cell)
{
	uint32_t found = zy_orgs_find(o, cell);

	if (found == ZY_INTERN_NONE)
		found = zy_row_index_find(&o->names, cell);
	if (found == ZY_INTERN_NONE)
		found =
		    zy_orgs_find_form(o, cell, zy_orgs_cell(o, i, o->township));
	return found == ZY_ORG_AMBIGUOUS || (found < o->n && found != i);
}

/*
 * Reports column c, which is unknown or a second one of names, where it names
 * other organisations in more than half of the cells that roots have in it;
 * cells with the organisation's own name do not count.
 */
static void
report_column(struct zy_cli *cli, struct zy_orgs *o, size_t c, int closed)
{
	const struct zy_view name = o->table->columns[c].name;
	const struct zy_column *parent =
	    zy_schema_find(&zy_org_schema, ZY_VIEW("parent"));
	struct zy_error e = ZY_ERROR_INIT;
	size_t i, filled = 0, named = 0;

	for (i = 0; i < o->incoming; i++) {
		struct zy_view cell;

		if (!is_root(o, i, closed))
			continue;
		cell = zy_text_trim(zy_orgs_cell(o, i, (int)c));
		if (cell.n == 0 ||
		    zy_view_eq(cell, zy_orgs_cell(o, i, o->name)))
			continue;
		filled++;
		named += names_another(o, i, cell);
	}
	if (named * 2 <= filled)
		return;
	zy_error_set(&e, ZY_ERROR_RECORD,
	    o->table->columns[c].twin
		? _("the heading '%.*s' is read as another name, and names "
		    "other organisations in %zu records without a superior; "
		    "if it is the superior, say --map '%.*s=%.*s', or write "
		    "it into a file for --words")
		: _("the heading '%.*s' is not known, and names other "
		    "organisations in %zu records without a superior; if it "
		    "is the superior, say --map '%.*s=%.*s', or write it into "
		    "a file for --words"),
	    ZY_ARG(name), named, ZY_ARG(name), ZY_ARG(zy_column_label(parent)));
	e.fault = ZY_FAULT_UNSURE;
	zy_cli_report(cli, &e);
}

/* Returns whether a column may hold superiors that nobody has read: it is
 * unknown, or a second one of names. */
static bool
may_be_superior(const struct zy_table_column *c)
{
	return !c->decl && (!c->twin || strcmp(c->twin->name, "name") == 0) &&
	       !zy_column_is_reject_reason(c->name);
}

void
zy_org_roots_report(struct zy_cli *cli, struct zy_orgs *o)
{
	const int closed = zy_table_find(o->table, "closed");
	struct zy_buf names = ZY_BUF_INIT;
	size_t i, roots = 0;

	for (i = 0; i < o->incoming; i++) {
		if (!is_root(o, i, closed))
			continue;
		if (roots++ < NAMED)
			zy_buf_printf(&names, "%s%.*s %.*s",
			    roots > 1 ? _(", ") : "",
			    ZY_ARG(zy_orgs_cell(o, i, o->id)),
			    ZY_ARG(zy_orgs_cell(o, i, o->name)));
	}
	if (roots > 1) {
		zy_cli_note(cli,
		    _("%zu organisations have no superior, and become "
		      "uppermost ones: %s%s"),
		    roots, names.p, roots > NAMED ? _(", …") : "");
		for (i = 0; i < o->table->ncolumns; i++)
			if (may_be_superior(&o->table->columns[i]))
				report_column(cli, o, i, closed);
	}
	zy_buf_release(&names);
}
