/*
 * Organisations whose township or superior the title of a table names:
 * implements zy_org_roster_titled, zy_org_roster_titled_town and
 * zy_org_roster_is_elsewhere of org-search.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-name.h"
#include "model/org-search.h"

/*
 * Returns how far above the organisation the nearest one is whose place a text
 * has, and sets *place to that one: 0 where it is the organisation's township,
 * with *place the organisation itself; a larger number than ZY_ORG_DEEPEST
 * where there is none.
 */
static int
distance(const struct zy_org_roster *r, uint32_t org, struct zy_view text,
    uint32_t *place)
{
	const struct zy_orgs *o = &r->orgs;
	struct zy_buf own = ZY_BUF_INIT, stem = ZY_BUF_INIT;
	int depth;

	*place = org;
	zy_orgs_township(o, org, &own);
	for (depth = 0; depth <= ZY_ORG_DEEPEST; depth++) {
		zy_buf_reset(&stem);
		zy_org_name_stem(&stem,
		    depth ? zy_org_roster_name(r, *place) : zy_buf_get(&own));
		if (stem.n && memmem(text.p, text.n, stem.p, stem.n))
			break;
		*place = o->items[*place].parent;
		if (*place >= o->n)
			depth = ZY_ORG_DEEPEST;
	}
	zy_buf_release(&own);
	zy_buf_release(&stem);
	return depth;
}

size_t
zy_org_roster_titled(const struct zy_org_roster *r, uint32_t *list, size_t n,
    struct zy_view text)
{
	int nearest = ZY_ORG_DEEPEST, d;
	uint32_t org, place, near = ZY_INTERN_NONE;
	size_t i, titled = 0;

	for (i = 0; text.n && i < n; i++) {
		d = distance(r, list[i], text, &place);
		if (d >= nearest)
			continue;
		nearest = d;
		near = place;
	}
	for (i = 0; near != ZY_INTERN_NONE && i < n; i++) {
		if (distance(r, list[i], text, &place) != nearest &&
		    !zy_org_roster_is_in(r, list[i], near))
			continue;
		org = list[titled];
		list[titled++] = list[i];
		list[i] = org;
	}
	return titled ? titled : n;
}

/*
 * Returns whether a text contains the place of organisation number `town`.
 */
static bool
names_place(const struct zy_org_roster *r, uint32_t town, struct zy_view text)
{
	struct zy_buf stem = ZY_BUF_INIT;
	bool names;

	zy_org_name_stem(&stem, zy_org_roster_name(r, town));
	names = stem.n && memmem(text.p, text.n, stem.p, stem.n);
	zy_buf_release(&stem);
	return names;
}

uint32_t
zy_org_roster_titled_town(struct zy_org_roster *r, struct zy_view text)
{
	const struct zy_orgs *o = &r->orgs;
	uint32_t i;

	if (text.n == 0)
		return ZY_INTERN_NONE;
	if (zy_view_eq(zy_buf_get(&r->titles), text))
		return r->titled;
	zy_buf_reset(&r->titles);
	zy_buf_view(&r->titles, text);
	r->titled = ZY_INTERN_NONE;
	for (i = 0; i < o->n && r->titled != ZY_ORG_AMBIGUOUS; i++) {
		if (o->items[i].town == i && names_place(r, i, text))
			r->titled =
			    r->titled == ZY_INTERN_NONE ? i : ZY_ORG_AMBIGUOUS;
	}
	return r->titled;
}

bool
zy_org_roster_is_elsewhere(const struct zy_org_roster *r, uint32_t org,
    uint32_t town, struct zy_view cell)
{
	uint32_t own = r->orgs.items[org].town;

	return town < r->orgs.n && own < r->orgs.n && own != town &&
	       !names_place(r, own, cell) &&
	       !names_place(r, town, zy_org_roster_name(r, org));
}
