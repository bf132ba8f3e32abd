/*
 * Checks of the tree of organisations: parents, circles, levels, ids made from
 * parents.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/code.h"
#include "model/org-assign.h"
#include "model/org-former.h"

enum {
	COUNTY,
	TOWNSHIP,
	VILLAGE,
	UNKNOWN_LEVEL
};

#define SEVERAL (UINT32_MAX - 1)

/*
 * Returns whether the place with that code lies in the place with the
 * statistical code up.
 */
static bool
is_under(struct zy_view code, struct zy_view up)
{
	enum zy_place place = zy_code_place(up);
	char above[13];

	if (place == ZY_PLACE_NONE || zy_code_place(code) <= place)
		return false;
	zy_code_above(code, place, above);
	return zy_view_is(up, above);
}

/*
 * Returns the only organisation of a list other than self, ZY_INTERN_NONE, or
 * SEVERAL.  Looks at three of it at most.
 */
static uint32_t
only_one(const struct zy_orgs *o, uint32_t at, uint32_t self, bool township)
{
	uint32_t found = ZY_INTERN_NONE;

	while (at != ZY_INTERN_NONE) {
		if (at != self && found != ZY_INTERN_NONE)
			return SEVERAL;
		if (at != self)
			found = at;
		at = township ? o->items[at].same_township
			      : o->items[at].same_name;
	}
	return found;
}

/*
 * Returns the organisation with that name that a child with this code and
 * township calls its parent; ZY_INTERN_NONE, or SEVERAL.  The child is self in
 * o, or in another table.
 */
static uint32_t
choose(const struct zy_orgs *o, struct zy_view name, uint32_t self,
    struct zy_view code, struct zy_view township)
{
	uint32_t first = zy_row_index_find(&o->names, name), found, near, k;
	int up = (int)zy_code_place(code) - 1;
	struct zy_buf key = ZY_BUF_INIT;
	char above[13];

	if (first == ZY_INTERN_NONE)
		return first;
	k = o->items[first].name;
	found = only_one(o, first, self, false);
	if (found != SEVERAL)
		return found;
	for (; up >= ZY_PLACE_PROVINCE; up--) {
		zy_code_above(code, (enum zy_place)up, above);
		near = zy_orgs_find(o, zy_view(above));
		if (near != ZY_INTERN_NONE && near != self &&
		    o->items[near].name == k)
			return near;
	}
	if (township.n == 0)
		return SEVERAL;
	zy_buf_put(&key, (const char *)&k, sizeof(k));
	zy_buf_view(&key, township);
	k = zy_intern_find(o->townships.keys, zy_buf_get(&key));
	zy_buf_release(&key);
	if (k == ZY_INTERN_NONE)
		return SEVERAL;
	near = only_one(o, o->townships.first[k], self, true);
	return near == ZY_INTERN_NONE ? SEVERAL : near;
}

/*
 * Returns whether a cell says that there is no parent (0, 无, —); else sets *p
 * to its cleaned form in b.
 */
static bool
is_none(struct zy_view *p, struct zy_buf *b)
{
	static const struct zy_column code = {
	    .name = "parent", .type = ZY_CODE};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_view v;

	if (zy_cell_clean(&code, *p, b, &v, &e))
		return false;
	*p = v;
	while (v.n && v.p[v.n - 1] == '0')
		v.n--;
	return v.n == 0;
}

/*
 * Makes the organisation with that id, in the table, in o->base or o->outside,
 * the parent of i.  Returns false where there is none.
 */
static bool
take_parent(struct zy_orgs *o, size_t i, struct zy_view id)
{
	uint32_t found = zy_orgs_find(o, id);

	if (found != ZY_INTERN_NONE) {
		o->items[i].parent = found;
		return true;
	}
	if (o->outside && zy_view_is(id, o->outside)) {
		o->items[i].outside = ZY_INTERN_NONE;
	} else {
		found = o->base ? zy_orgs_find(o->base, id) : ZY_INTERN_NONE;
		if (found == ZY_INTERN_NONE)
			return false;
		o->items[i].outside = found;
	}
	o->items[i].parent = ZY_ORG_OUTSIDE;
	return true;
}

/*
 * Makes the only organisation that once had the name the parent of i.  Returns
 * false where there is none.
 */
static bool
take_former(struct zy_orgs *o, size_t i, struct zy_view name)
{
	uint32_t found = ZY_INTERN_NONE;

	if (o->former)
		found = zy_org_former_find(o->former, name);
	if (found < o->n && found != i) {
		o->items[i].parent = found;
		return true;
	}
	if (!o->kept || !o->base)
		return false;
	found = zy_org_former_find(o->kept, name);
	if (found >= o->base->n)
		return false;
	/* The submission may have it, too. */
	if (take_parent(o, i, zy_orgs_cell(o->base, found, o->base->id)))
		return true;
	return false;
}

/*
 * Looks in the base for one organisation whose name has the form of name.
 * Returns whether it was found, or a finding says that there are several.
 */
static bool
take_form_of_base(struct zy_orgs *o, size_t i, struct zy_view name)
{
	uint32_t found = ZY_INTERN_NONE;

	if (o->base)
		found = zy_orgs_find_form(
		    o->base, name, zy_orgs_cell(o, i, o->township));
	if (found == ZY_ORG_AMBIGUOUS) {
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_AMBIGUOUS,
		    o->parent, _("several organisations bear the name"));
		return true;
	}
	/* The submission may have it, too. */
	return found != ZY_INTERN_NONE &&
	       take_parent(o, i, zy_orgs_cell(o->base, found, o->base->id));
}

static void
resolve_one(struct zy_orgs *o, size_t i, struct zy_view p)
{
	struct zy_view id = zy_orgs_cell(o, i, o->id);
	struct zy_view township = zy_orgs_cell(o, i, o->township);
	struct zy_buf b = ZY_BUF_INIT;
	uint32_t found;

	if (take_parent(o, i, p))
		return;
	found = choose(o, p, (uint32_t)i, id, township);
	if (found < SEVERAL) {
		o->items[i].parent = found;
	} else if (found == SEVERAL) {
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_AMBIGUOUS,
		    o->parent, _("several organisations bear the name"));
	} else if (o->base && (found = choose(o->base, p, ZY_INTERN_NONE, id,
				   township)) < SEVERAL) {
		o->items[i].parent = ZY_ORG_OUTSIDE;
		o->items[i].outside = found;
	} else if (zy_view_eq(p, zy_orgs_cell(o, i, o->name))) {
		o->items[i].parent = (uint32_t)i;
	} else if ((found = zy_orgs_find_form(o, p, township)) ==
		   ZY_ORG_AMBIGUOUS) {
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_AMBIGUOUS,
		    o->parent, _("several organisations bear the name"));
	} else if (found != ZY_INTERN_NONE && found != i) {
		o->items[i].parent = found;
	} else if (!is_none(&p, &b) && !take_parent(o, i, p) &&
		   !take_form_of_base(o, i, p) && !take_former(o, i, p)) {
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_UNKNOWN_ORG,
		    o->parent, _("no such organisation"));
	}
	zy_buf_release(&b);
}

/*
 * Returns the number of digits of a statistical code down to its level; 0 where
 * it is not such a code.
 */
static size_t
effective(struct zy_view code)
{
	static const size_t levels[] = {2, 4, 6, 9, 12};
	size_t i, last = 0;

	for (i = 0; i < code.n; i++) {
		if (code.p[i] < '0' || code.p[i] > '9')
			return 0;
		last = code.p[i] != '0' ? i + 1 : last;
	}
	for (i = 0; i < 5 && levels[i] < last; i++)
		;
	return code.n <= 12 && i < 5 && levels[i] <= code.n ? levels[i] : 0;
}

/*
 * Makes the nearest organisation above, by codes, the parent of i.  Codes above
 * may be short as they are (110101), or filled up with zeros to 6 digits (GB/T
 * 2260) or to 12.
 */
static void
derive_one(struct zy_orgs *o, size_t i)
{
	static const size_t levels[] = {9, 6, 4, 2}, lengths[] = {0, 6, 12};
	struct zy_view code = zy_orgs_cell(o, i, o->id);
	size_t n = effective(code), k, z;
	char above[13];
	uint32_t found;

	for (k = 0; k < 4; k++) {
		for (z = 0; levels[k] < n && z < 3; z++) {
			if (lengths[z] && lengths[z] < levels[k])
				continue;
			memset(above, '0', sizeof(above));
			memcpy(above, code.p, levels[k]);
			above[lengths[z] ? lengths[z] : levels[k]] = '\0';
			found = zy_orgs_find(o, zy_view(above));
			if (found == ZY_INTERN_NONE || found == i)
				continue;
			o->items[i].parent = found;
			return;
		}
	}
}

struct zy_view
zy_orgs_parent_id(const struct zy_orgs *o, size_t i)
{
	if (o->items[i].parent < o->n)
		return zy_orgs_cell(o, o->items[i].parent, o->id);
	return zy_orgs_outside(o, i);
}

/*
 * Refuses i because of its parent: at the cell of the parent, or at the record
 * where that is empty.
 */
static void
fault_parent(struct zy_orgs *o, size_t i, enum zy_fault fault, const char *what)
{
	struct zy_view up = zy_orgs_parent_id(o, i);

	if (zy_orgs_cell(o, i, o->parent).n)
		zy_orgs_fault(
		    o, i, ZY_ORG_REFUSED, fault, o->parent, "%s", what);
	else
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, fault, -1,
		    "parent: %s '%.*s'", what, ZY_ARG(up));
}

static void
check_parent(struct zy_orgs *o, size_t i)
{
	struct zy_view id, up;
	struct zy_buf what = ZY_BUF_INIT;

	if (o->items[i].parent == i)
		fault_parent(o, i, ZY_FAULT_PARENT,
		    _("the organisation is its own parent"));
	else if (o->items[i].parent == ZY_ORG_ROOT &&
		 (o->items[i].level == TOWNSHIP ||
		     o->items[i].level == VILLAGE))
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_MISSING, o->parent,
		    _("the organisation has no parent (see "
		      "--parent)"));
	if (!(o->items[i].flags & ZY_ORG_CODED))
		return;
	id = zy_orgs_cell(o, i, o->id);
	up = zy_orgs_parent_id(o, i);
	if (zy_code_place(id) && zy_code_place(up) && !is_under(id, up)) {
		zy_buf_printf(
		    &what, _("code %.*s does not belong under"), ZY_ARG(id));
		fault_parent(o, i, ZY_FAULT_PARENT, what.p);
	}
	zy_buf_release(&what);
}

/*
 * Returns whether i is a repeat, which no rule is checked for.  (A refused one
 * is checked, to find its other faults.)
 */
static bool
is_repeat(const struct zy_orgs *o, size_t i)
{
	return o->items[i].finding == ZY_ORG_REPEAT;
}

/* Finds the parents that are named by their ids, as nearly all are. */
static void
find_parents(struct zy_orgs *o, void *context, size_t from, size_t to)
{
	struct zy_view p;
	size_t i;

	(void)context;
	for (i = from; i < to; i++) {
		p = zy_orgs_cell(o, i, o->parent);
		if (p.n && !is_repeat(o, i))
			o->items[i].parent = zy_orgs_find(o, p);
	}
}

void
zy_orgs_resolve(struct zy_orgs *o, const bool *derive)
{
	struct zy_view p;
	size_t i;

	zy_orgs_parallel(o, find_parents, NULL);
	for (i = 0; i < o->n; i++) {
		const struct zy_table_row *row = o->table->rows[i];
		struct zy_org *x = &o->items[i];

		if (is_repeat(o, i))
			continue;
		if (x->parent < o->n) {
			check_parent(o, i);
			continue;
		}
		p = zy_orgs_cell(o, i, o->parent);
		if (p.n)
			resolve_one(o, i, p);
		else if (derive[row->file])
			derive_one(o, i);
		if (is_repeat(o, i))
			continue;
		if (x->parent == ZY_ORG_ROOT && o->outside && i < o->incoming &&
		    !zy_view_is(zy_orgs_cell(o, i, o->id), o->outside))
			(void)take_parent(o, i, zy_view(o->outside));
		/* Whoever lost his code may be the root, or lie by it. */
		if (x->parent == ZY_ORG_ROOT && (x->flags & ZY_ORG_NO_ID) &&
		    zy_orgs_is_excluded(o, i))
			continue;
		check_parent(o, i);
	}
}

/*
 * Refuses organisations whose parents form a circle.  State 1 marks those on
 * the present walk, 2 those that are done.
 */
static void
check_circles(struct zy_orgs *o)
{
	size_t i;
	uint32_t at;

	for (i = 0; i < o->n; i++)
		o->items[i].state = 0;
	for (i = 0; i < o->n; i++) {
		for (at = (uint32_t)i; at < o->n && !o->items[at].state;
		     at = o->items[at].parent)
			o->items[at].state = 1;
		while (at < o->n && o->items[at].state == 1) {
			o->items[at].state = 2;
			fault_parent(o, at, ZY_FAULT_PARENT,
			    _("parents go round in a circle at"));
			at = o->items[at].parent;
		}
		for (at = (uint32_t)i; at < o->n && o->items[at].state == 1;
		     at = o->items[at].parent)
			o->items[at].state = 2;
	}
}

/*
 * Circles have been refused before, so each walk ends.  State 1: nothing above
 * is refused; 2: something is.
 */
void
zy_orgs_refuse_below(struct zy_orgs *o)
{
	uint8_t verdict;
	uint32_t at;
	size_t i;

	for (i = 0; i < o->n; i++)
		o->items[i].state = zy_orgs_is_excluded(o, i) ? 2 : 0;
	for (i = 0; i < o->n; i++) {
		for (at = (uint32_t)i; at < o->n && !o->items[at].state;
		     at = o->items[at].parent)
			;
		verdict = at < o->n ? o->items[at].state : 1;
		for (at = (uint32_t)i; at < o->n && !o->items[at].state;
		     at = o->items[at].parent)
			o->items[at].state = verdict;
	}
	for (i = 0; i < o->n; i++)
		if (o->items[i].state == 2 && !zy_orgs_is_excluded(o, i))
			fault_parent(o, i, ZY_FAULT_FOLLOWS,
			    _("an organisation above it was refused:"));
}

/* Sets town of each organisation, in linear time. */
static void
find_towns(struct zy_orgs *o)
{
	uint32_t at, town;
	size_t i;

	for (i = 0; i < o->n; i++) {
		struct zy_org *x = &o->items[i];

		x->state = zy_orgs_is_excluded(o, i) || x->level == TOWNSHIP;
		if (x->level == TOWNSHIP && !zy_orgs_is_excluded(o, i))
			x->town = (uint32_t)i;
	}
	for (i = 0; i < o->n; i++) {
		for (at = (uint32_t)i; at < o->n && !o->items[at].state;
		     at = o->items[at].parent)
			;
		town = at < o->n ? o->items[at].town : ZY_INTERN_NONE;
		for (at = (uint32_t)i; at < o->n && !o->items[at].state;
		     at = o->items[at].parent) {
			o->items[at].town = town;
			o->items[at].state = 1;
		}
	}
}

static uint8_t
level_above(const struct zy_orgs *o, size_t i)
{
	enum zy_place place = zy_code_place(zy_orgs_outside(o, i));

	if (o->items[i].parent < o->n)
		return o->items[o->items[i].parent].level;
	return place < ZY_PLACE_COUNTY
		   ? UNKNOWN_LEVEL
		   : (uint8_t)(COUNTY + (place - ZY_PLACE_COUNTY));
}

void
zy_orgs_check_tree(struct zy_orgs *o)
{
	struct zy_view system;
	uint8_t level, above;
	size_t i;

	check_circles(o);
	for (i = 0; i < o->n; i++) {
		level = o->items[i].level;
		above = level_above(o, i);
		if (is_repeat(o, i) || level == UNKNOWN_LEVEL ||
		    above == UNKNOWN_LEVEL)
			continue;
		if (level < above)
			fault_parent(o, i, ZY_FAULT_PARENT,
			    _("a parent of a lower level:"));
		if (level != VILLAGE || above != COUNTY)
			continue;
		system = zy_orgs_cell(o, i, o->system);
		if (system.n == 0 || zy_view_is(system, "none"))
			fault_parent(o, i, ZY_FAULT_PARENT,
			    _("a village-level organisation directly under "
			      "the county:"));
	}
	zy_orgs_refuse_below(o);
	find_towns(o);
}

/* 中共金川镇委员会 is the committee of 金川镇. */
static struct zy_view
place_of(struct zy_view name)
{
	const struct zy_view ends[] = {ZY_VIEW("工作委员会"), ZY_VIEW("委员会"),
	    ZY_VIEW("党工委"), ZY_VIEW("党委"), ZY_VIEW("党组")};
	size_t i, n;

	if (zy_view_starts(name, "中共") && name.n > strlen("中共")) {
		name.p += strlen("中共");
		name.n -= strlen("中共");
	}
	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		n = ends[i].n;
		if (name.n > n &&
		    memcmp(name.p + name.n - n, ends[i].p, n) == 0)
			return (struct zy_view){name.p, name.n - n};
	}
	return name;
}

void
zy_orgs_township(const struct zy_orgs *o, size_t i, struct zy_buf *b)
{
	struct zy_view own = zy_orgs_cell(o, i, o->township);
	uint32_t town = o->items[i].town;

	if (own.n == 0 && town < o->n) {
		own = zy_orgs_cell(o, town, o->township);
		if (own.n == 0)
			own = place_of(zy_orgs_cell(o, town, o->name));
	}
	zy_buf_view(b, own);
}

struct zy_org_gaps
zy_orgs_gaps(const struct zy_orgs *o)
{
	struct zy_org_gaps g = {0};
	size_t i;

	for (i = 0; i < o->n; i++) {
		const struct zy_org *x = &o->items[i];

		if (zy_orgs_is_excluded(o, i))
			continue;
		g.all++;
		g.kind += (x->flags & ZY_ORG_NO_KIND) != 0;
		g.level += x->level == UNKNOWN_LEVEL;
		g.sector +=
		    (x->flags & ZY_ORG_NO_SECTOR) != 0 && x->level >= VILLAGE;
		g.township += x->level != COUNTY && x->town >= o->n &&
			      zy_orgs_cell(o, i, o->township).n == 0;
	}
	return g;
}

void
zy_orgs_check_siblings(struct zy_orgs *o)
{
	struct zy_org_index seen = {.keys = zy_intern_new()};
	struct zy_buf key = ZY_BUF_INIT;
	const struct zy_table_row *row;
	uint32_t *at;
	size_t i;

	for (i = 0; i < o->n; i++) {
		struct zy_org *x = &o->items[i];

		if (zy_orgs_is_excluded(o, i) ||
		    !(o->items[x->name].flags & ZY_ORG_SHARED))
			continue;
		zy_buf_reset(&key);
		zy_buf_put(&key, (const char *)&x->parent, sizeof(x->parent));
		zy_buf_put(&key, (const char *)&x->name, sizeof(x->name));
		at = zy_org_index_slot(&seen, zy_buf_get(&key), NULL);
		if (*at == ZY_INTERN_NONE) {
			*at = (uint32_t)i;
			continue;
		}
		row = o->table->rows[*at];
		zy_orgs_fault(o, i, ZY_ORG_WARNED, ZY_FAULT_ALIKE, o->name,
		    _("same name under the same parent as %s:%llu:"),
		    o->table->files[row->file], (unsigned long long)row->line);
	}
	zy_buf_release(&key);
	zy_org_index_release(&seen);
}
