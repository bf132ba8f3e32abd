/*
 * Names of superiors that leave out the place with which the organisation's own
 * name begins: implements zy_orgs_find_placed of org-assign.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-assign.h"

#include "model/org-name.h"

/* Returns whether a character is the last of the name of a kind of place. */
static bool
ends_place(struct zy_view c)
{
	static const char *const kinds[] = {
	    "县", "市", "区", "旗", "镇", "乡", "道", "场"};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (zy_view_is(c, kinds[i]))
			return true;
	return false;
}

/*
 * Returns the organisation other than i that is called by the place followed by
 * the name, or by the name without the place at its beginning; ZY_INTERN_NONE,
 * or ZY_ORG_AMBIGUOUS.
 */
static uint32_t
find_at(struct zy_orgs *o, size_t i, struct zy_view place, struct zy_view name)
{
	struct zy_view township = zy_orgs_cell(o, i, o->township);
	struct zy_buf b = ZY_BUF_INIT;
	uint32_t found;

	if (name.n > place.n && memcmp(name.p, place.p, place.n) == 0) {
		name.p += place.n;
		name.n -= place.n;
	} else {
		zy_buf_view(&b, place);
	}
	zy_buf_view(&b, name);
	found = zy_orgs_find_form(o, zy_buf_get(&b), township);
	zy_buf_release(&b);
	return found == i ? ZY_INTERN_NONE : found;
}

uint32_t
zy_orgs_find_placed(struct zy_orgs *o, size_t i, struct zy_view name)
{
	struct zy_view township = zy_orgs_cell(o, i, o->township), own, c;
	struct zy_buf form = ZY_BUF_INIT, wanted = ZY_BUF_INIT;
	uint32_t found = ZY_INTERN_NONE, code;
	size_t n;

	zy_org_name_form(&form, zy_orgs_cell(o, i, o->name));
	zy_org_name_form(&wanted, name);
	own = zy_buf_get(&form);
	for (n = 0; n < own.n && found == ZY_INTERN_NONE; n += c.n) {
		c.p = own.p + n;
		c.n = (size_t)zy_text_decode(c.p, own.p + own.n, &code);
		if (c.n == 0)
			break;
		if (n && ends_place(c))
			found = find_at(o, i, (struct zy_view){own.p, n + c.n},
			    zy_buf_get(&wanted));
	}
	if (found == ZY_INTERN_NONE && township.n && wanted.n)
		found = find_at(o, i, township, zy_buf_get(&wanted));
	zy_buf_release(&form);
	zy_buf_release(&wanted);
	return found;
}
