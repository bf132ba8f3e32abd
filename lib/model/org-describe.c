/*
 * Descriptions of organisations in messages: implements zy_org_roster_put_place
 * and zy_org_roster_describe of org-search.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-search.h"

void
zy_org_roster_put_place(const struct zy_org_roster *r, uint32_t org,
    const char *before, struct zy_buf *b)
{
	struct zy_buf township = ZY_BUF_INIT;
	struct zy_view place;
	uint32_t up = r->orgs.items[org].parent;

	zy_orgs_township(&r->orgs, org, &township);
	place = zy_buf_get(&township);
	if (place.n == 0 && up < r->orgs.n)
		place = zy_org_roster_name(r, up);
	if (place.n)
		zy_buf_printf(b, "%s%.*s", before, ZY_ARG(place));
	zy_buf_release(&township);
}

void
zy_org_roster_describe(
    const struct zy_org_roster *r, uint32_t org, struct zy_buf *b)
{
	size_t n;

	zy_buf_view(b, zy_org_roster_id(r, org));
	zy_buf_putc(b, ' ');
	zy_buf_view(b, zy_org_roster_name(r, org));
	n = b->n;
	zy_org_roster_put_place(r, org, " (", b);
	if (b->n > n)
		zy_buf_putc(b, ')');
}
