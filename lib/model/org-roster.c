/* SPDX-License-Identifier: MIT */
#include "model/org-roster.h"

#include <stdlib.h>

enum {
	DEEPEST = 64,  /* more levels than this are a circle */
	NAMED_MOST = 5 /* candidates told by id */
};

static void
put_folded(struct zy_org_roster *r, struct zy_view text, uint32_t org)
{
	uint32_t *at;

	if (text.n == 0)
		return;
	zy_buf_reset(&r->key);
	zy_cell_fold(&r->key, text);
	at = zy_org_index_slot(&r->folded, zy_buf_get(&r->key), NULL);
	if (*at == ZY_INTERN_NONE)
		*at = org;
	else if (*at != org)
		*at = ZY_ORG_AMBIGUOUS;
}

/* Which files' records name no parent at all. */
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
	r->folded.keys = zy_intern_new();
	r->kind = zy_table_find(&r->table, "kind");
	r->sector = zy_table_find(&r->table, "sector");
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
		if (zy_orgs_is_excluded(o, i))
			continue;
		put_folded(r, zy_orgs_cell(o, i, o->id), i);
		put_folded(r, zy_orgs_cell(o, i, o->name), i);
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
	zy_org_index_release(&r->folded);
	zy_table_release(&r->table);
	zy_buf_release(&r->key);
	*r = (struct zy_org_roster){0};
}

uint32_t
zy_org_roster_find(struct zy_org_roster *r, struct zy_view cell)
{
	const struct zy_orgs *o = &r->orgs;
	uint32_t found = zy_orgs_find(o, cell), k;

	if (found != ZY_INTERN_NONE || cell.n == 0)
		return found;
	found = zy_row_index_find(&o->names, cell);
	if (found != ZY_INTERN_NONE)
		return o->items[found].same_name == ZY_INTERN_NONE
			   ? found
			   : ZY_ORG_AMBIGUOUS;
	zy_buf_reset(&r->key);
	zy_cell_fold(&r->key, cell);
	k = zy_intern_find(r->folded.keys, zy_buf_get(&r->key));
	return k == ZY_INTERN_NONE ? zy_orgs_find_form(&r->orgs, cell)
				   : r->folded.first[k];
}

static void
put_candidate(
    const struct zy_org_roster *r, uint32_t org, size_t n, struct zy_buf *b)
{
	if (n < NAMED_MOST)
		zy_buf_printf(b, "%s%.*s", n ? ", " : "",
		    ZY_ARG(zy_org_roster_id(r, org)));
}

/* Those whose names are the same but for width, case and blanks. */
static size_t
folded_candidates(
    struct zy_org_roster *r, struct zy_view name, struct zy_buf *b)
{
	const struct zy_orgs *o = &r->orgs;
	struct zy_buf folded = ZY_BUF_INIT;
	uint32_t i;
	size_t n = 0;

	zy_cell_fold(&folded, name);
	for (i = 0; i < o->n; i++) {
		zy_buf_reset(&r->key);
		zy_cell_fold(&r->key, zy_orgs_cell(o, i, o->name));
		if (zy_view_eq(zy_buf_get(&r->key), zy_buf_get(&folded)))
			put_candidate(r, i, n++, b);
	}
	zy_buf_release(&folded);
	return n;
}

void
zy_org_roster_candidates(
    struct zy_org_roster *r, struct zy_view name, struct zy_buf *b)
{
	const struct zy_orgs *o = &r->orgs;
	uint32_t at = zy_row_index_find(&o->names, name);
	size_t n = 0;

	if (at == ZY_INTERN_NONE)
		n = folded_candidates(r, name, b);
	else
		for (; at != ZY_INTERN_NONE; at = o->items[at].same_name)
			put_candidate(r, at, n++, b);
	if (n > NAMED_MOST)
		zy_buf_printf(b, _(" and %zu more"), n - NAMED_MOST);
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
	int depth;

	for (depth = 0; org < r->orgs.n && depth < DEEPEST; depth++) {
		if (org == up)
			return true;
		org = r->orgs.items[org].parent;
	}
	return false;
}
