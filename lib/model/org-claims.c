/*
 * Claims of records to former names: implements org-claims.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-claims.h"

#include "model/org-name.h"
#include "model/org-unite.h"

/*
 * Adds a claim of record i to the name with that key.  Only the first two
 * records that claim a name are stored.
 */
static void
add(struct zy_org_claims *c, struct zy_view key, uint32_t i)
{
	uint32_t *first = zy_org_index_slot(&c->first, key, NULL);
	uint32_t *second;

	if (*first == ZY_INTERN_NONE)
		*first = i;
	if (*first == i)
		return;
	second = zy_org_index_slot(&c->second, key, NULL);
	if (*second == ZY_INTERN_NONE)
		*second = i;
}

void
zy_org_claims_init(struct zy_org_claims *c, const struct zy_orgs *o)
{
	int former = zy_table_find(o->table, "former");
	struct zy_buf form = ZY_BUF_INIT, key = ZY_BUF_INIT;
	struct zy_view formers, one;
	uint32_t i;

	c->first = (struct zy_org_index){.keys = zy_intern_new()};
	c->second = (struct zy_org_index){.keys = zy_intern_new()};
	for (i = 0; former >= 0 && i < o->n; i++) {
		if (zy_orgs_is_excluded(o, i) || zy_orgs_cell(o, i, o->id).n)
			continue;
		formers = zy_orgs_cell(o, i, former);
		while (zy_org_name_next(&formers, &one)) {
			zy_buf_reset(&form);
			zy_orgs_short_form(o, i, one, &form);
			zy_orgs_put_place(o, i, zy_buf_get(&form), &key);
			add(c, zy_buf_get(&key), i);
		}
	}
	zy_buf_release(&form);
	zy_buf_release(&key);
}

void
zy_org_claims_release(struct zy_org_claims *c)
{
	zy_org_index_release(&c->first);
	zy_org_index_release(&c->second);
	*c = (struct zy_org_claims){0};
}

uint32_t
zy_org_claims_rival(const struct zy_org_claims *c, const struct zy_orgs *o,
    size_t i, struct zy_view form)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t rival;

	zy_orgs_put_place(o, i, form, &key);
	rival = zy_org_index_find(&c->first, zy_buf_get(&key));
	if (rival == i)
		rival = zy_org_index_find(&c->second, zy_buf_get(&key));
	zy_buf_release(&key);
	return rival;
}

bool
zy_org_claims_has(const struct zy_orgs *o, size_t i, struct zy_view form)
{
	struct zy_view one,
	    formers = zy_orgs_cell(o, i, zy_table_find(o->table, "former"));
	struct zy_buf own = ZY_BUF_INIT;
	bool has = false;

	while (!has && zy_org_name_next(&formers, &one)) {
		zy_buf_reset(&own);
		zy_orgs_short_form(o, i, one, &own);
		has = zy_view_eq(zy_buf_get(&own), form);
	}
	zy_buf_release(&own);
	return has;
}
