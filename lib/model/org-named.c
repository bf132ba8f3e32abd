/*
 * The index of names for the search: implements org-named.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-named.h"

#include "model/org-name.h"

/*
 * Adds a name of an organisation to the index of forms, before those it has for
 * the same form.
 */
static void
put_name(
    struct zy_org_roster *r, struct zy_view name, uint32_t org, bool former)
{
	struct zy_org_named *x;
	uint32_t *first;

	zy_buf_reset(&r->key);
	zy_org_name_form(&r->key, name);
	if (r->key.n == 0)
		return;
	first = zy_org_index_slot(&r->forms, zy_buf_get(&r->key), NULL);
	r->named =
	    zy_grow(r->named, &r->named_cap, r->nnamed + 1, sizeof(*r->named));
	x = &r->named[r->nnamed];
	*x = (struct zy_org_named){org, *first, former};
	*first = (uint32_t)r->nnamed++;
}

/*
 * Puts the name of an organisation without the places and superiors at its
 * beginning: of 中共青禾县石桥镇东河村支部 also 东河村支部.
 */
static void
put_shortened(struct zy_org_roster *r, uint32_t org)
{
	const struct zy_orgs *o = &r->orgs;
	uint32_t above[ZY_ORG_DEEPEST], up = o->items[org].parent;
	struct zy_buf form = ZY_BUF_INIT;
	struct zy_view rest;
	int depth = 0;

	for (; up < o->n && depth < ZY_ORG_DEEPEST; up = o->items[up].parent)
		above[depth++] = up;
	zy_org_name_form(&form, zy_org_roster_name(r, org));
	rest = zy_buf_get(&form);
	while (depth-- > 0)
		if (zy_org_name_cut_place(
			&rest, zy_org_roster_name(r, above[depth])))
			put_name(r, rest, org, false);
	zy_buf_release(&form);
}

/*
 * Adds the name that the committee of a place has within it (县委, 镇党委) to
 * the index of forms.
 */
static void
put_committee(struct zy_org_roster *r, uint32_t org)
{
	struct zy_buf form = ZY_BUF_INIT;
	struct zy_view end;

	zy_org_name_form(&form, zy_org_roster_name(r, org));
	end = zy_org_name_committee(zy_buf_get(&form));
	if (end.n && end.n < form.n)
		put_name(r, end, org, false);
	zy_buf_release(&form);
}

void
zy_org_roster_index(struct zy_org_roster *r)
{
	const struct zy_orgs *o = &r->orgs;
	struct zy_view formers, name;
	size_t i;

	r->forms.keys = zy_intern_new();
	for (i = o->n; i-- > 0;) {
		if (o->items[i].finding == ZY_ORG_REPEAT)
			continue;
		formers = zy_orgs_cell(o, i, r->former);
		while (zy_org_name_next(&formers, &name))
			put_name(r, name, (uint32_t)i, true);
		put_shortened(r, (uint32_t)i);
		put_committee(r, (uint32_t)i);
		put_name(r, zy_orgs_cell(o, i, o->id), (uint32_t)i, false);
		put_name(r, zy_orgs_cell(o, i, o->name), (uint32_t)i, false);
	}
}
