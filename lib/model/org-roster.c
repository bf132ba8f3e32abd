/*
 * A roster of organisations: implements org-roster.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-roster.h"

#include <stdlib.h>

/*
 * Returns an array with true for each file whose records have no parent column;
 * the caller frees it with free().
 */
static bool *
without_parents(const struct zy_table *t)
{
	bool *derive = zy_calloc(t->nfiles + 1, sizeof(*derive));
	size_t i;

	for (i = 0; i <= t->nfiles; i++)
		derive[i] = zy_table_find(t, "parent") < 0;
	return derive;
}

int
zy_org_roster_build(struct zy_org_roster *r, struct zy_error *e)
{
	struct zy_orgs *o = &r->orgs;
	bool *derive;
	uint32_t i;

	zy_orgs_init(o, &r->table);
	r->kind = zy_table_find(&r->table, "kind");
	r->sector = zy_table_find(&r->table, "sector");
	r->former = zy_table_find(&r->table, "former");
	zy_orgs_check_names(o, true);
	for (i = 0; i < o->n; i++) {
		const struct zy_table_row *row = r->table.rows[i];

		if (o->items[i].finding == ZY_ORG_REFUSED) {
			struct zy_view cell =
			    zy_orgs_cell(o, i, zy_orgs_finding(o, i)->column);

			if (cell.n)
				zy_error_set(e, ZY_ERROR_CONFIG, "%s '%.*s'",
				    zy_orgs_finding(o, i)->what, ZY_ARG(cell));
			else
				zy_error_set(e, ZY_ERROR_CONFIG, "%s",
				    zy_orgs_finding(o, i)->what);
			return zy_error_at(
			    e, r->table.files[row->file], row->line, 0);
		}
	}
	zy_orgs_check_codes(o); /* levels from codes */
	derive = without_parents(&r->table);
	zy_orgs_resolve(o, derive);
	zy_orgs_check_tree(o); /* townships */
	free(derive);
	return 0;
}

void
zy_org_roster_release(struct zy_org_roster *r)
{
	zy_orgs_release(&r->orgs);
	zy_org_index_release(&r->forms);
	free(r->named);
	zy_table_release(&r->table);
	zy_buf_release(&r->key);
	zy_buf_release(&r->township);
	zy_buf_release(&r->titles);
	*r = (struct zy_org_roster){0};
}

struct zy_view
zy_org_roster_cell(const struct zy_org_roster *r, uint32_t org, int column)
{
	return zy_orgs_cell(&r->orgs, org, column);
}

struct zy_view
zy_org_roster_id(const struct zy_org_roster *r, uint32_t org)
{
	return zy_orgs_cell(&r->orgs, org, r->orgs.id);
}

struct zy_view
zy_org_roster_name(const struct zy_org_roster *r, uint32_t org)
{
	return zy_orgs_cell(&r->orgs, org, r->orgs.name);
}

bool
zy_org_roster_is_in(const struct zy_org_roster *r, uint32_t org, uint32_t up)
{
	return zy_orgs_is_in(&r->orgs, org, up);
}
