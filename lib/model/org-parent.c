/*
 * Finding the parents of organisations: implements zy_orgs_resolve of org.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/code.h"
#include "model/name-columns.h"
#include "model/org-assign.h"
#include "model/org-bearers.h"
#include "model/org-former.h"
#include "model/org-near.h"
#include "model/org-unite.h"

#define SEVERAL (UINT32_MAX - 1)

/* Levels, as in struct zy_org. */
enum {
	TOWNSHIP = 1,
	VILLAGE = 2
};

/* What a cell that names a superior turns out to be. */
enum outcome {
	FOUND,	  /* the parent is set */
	NOBODY,	  /* it says that there is none (无) */
	UNKNOWN,  /* no organisation bears the code or name */
	AMBIGUOUS /* several bear the name */
};

/*
 * Returns the only organisation of a list other than self, ZY_INTERN_NONE, or
 * SEVERAL.  Looks at four of it at most.
 */
static uint32_t
only_one(const struct zy_orgs *o, uint32_t at, uint32_t self, bool township)
{
	uint32_t found = ZY_INTERN_NONE, one;

	while (at != ZY_INTERN_NONE) {
		one = zy_orgs_united(o, at);
		if (one != self && found != ZY_INTERN_NONE && one != found)
			return SEVERAL;
		if (one != self)
			found = one;
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
	near = only_one(
	    o, zy_org_index_find(&o->townships, zy_buf_get(&key)), self, true);
	zy_buf_release(&key);
	return near == ZY_INTERN_NONE ? SEVERAL : near;
}

/*
 * Returns whether a cell says that there is no parent (0, 无, —); else sets *p.
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
 * Makes the only organisation that once had the name the parent of i.
 */
static enum outcome
take_former(struct zy_orgs *o, size_t i, struct zy_view name)
{
	uint32_t found = ZY_INTERN_NONE;

	if (o->former)
		found = zy_org_former_find(o->former, name);
	if (found == ZY_ORG_AMBIGUOUS)
		return AMBIGUOUS;
	if (found < o->n && found != i) {
		o->items[i].parent = found;
		return FOUND;
	}
	if (!o->kept || !o->base)
		return UNKNOWN;
	found = zy_org_former_find(o->kept, name);
	if (found == ZY_ORG_AMBIGUOUS)
		return AMBIGUOUS;
	/* The submission may have it, too. */
	return found < o->base->n &&
		       take_parent(
			   o, i, zy_orgs_cell(o->base, found, o->base->id))
		   ? FOUND
		   : UNKNOWN;
}

/*
 * Makes the only organisation of the base whose name has the form of name the
 * parent of i.
 */
static enum outcome
take_form_of_base(struct zy_orgs *o, size_t i, struct zy_view name)
{
	uint32_t found = ZY_INTERN_NONE;

	if (o->base)
		found = zy_orgs_find_form(
		    o->base, name, zy_orgs_cell(o, i, o->township));
	if (found == ZY_ORG_AMBIGUOUS)
		return AMBIGUOUS;
	/* The submission may have it, too. */
	return found != ZY_INTERN_NONE &&
		       take_parent(
			   o, i, zy_orgs_cell(o->base, found, o->base->id))
		   ? FOUND
		   : UNKNOWN;
}

/*
 * Makes the only organisation that the name means at the place of i the parent
 * of i.
 */
static enum outcome
take_placed(struct zy_orgs *o, size_t i, struct zy_view name)
{
	uint32_t found = zy_orgs_find_placed(o, i, name);

	if (found >= o->n)
		return found == ZY_ORG_AMBIGUOUS ? AMBIGUOUS : UNKNOWN;
	o->items[i].parent = found;
	return FOUND;
}

/*
 * Makes `now`, which has the name, the parent of i, or another one that once
 * had the name, where that one is meant.
 */
static enum outcome
take_bearer(struct zy_orgs *o, size_t i, struct zy_view name,
    const struct zy_orgs *orgs, uint32_t now)
{
	struct zy_org_bearer x = {orgs, now};

	if (zy_org_bearers_rival(o, i, name, x, &x) == ZY_ORG_RIVALLED)
		return AMBIGUOUS;
	if (x.orgs == o) {
		o->items[i].parent = x.org;
	} else {
		o->items[i].parent = ZY_ORG_OUTSIDE;
		o->items[i].outside = x.org;
	}
	return FOUND;
}

/* Makes the organisation that p, a code or a name, means the parent of i. */
static enum outcome
find_parent(struct zy_orgs *o, size_t i, struct zy_view p)
{
	struct zy_view id = zy_orgs_cell(o, i, o->id);
	struct zy_view township = zy_orgs_cell(o, i, o->township);
	struct zy_buf b = ZY_BUF_INIT;
	enum outcome out = FOUND;
	uint32_t found;

	if (take_parent(o, i, p))
		return FOUND;
	found = choose(o, p, (uint32_t)i, id, township);
	if (found < SEVERAL) {
		out = take_bearer(o, i, p, o, found);
	} else if (found == SEVERAL) {
		out = AMBIGUOUS;
	} else if (o->base && (found = choose(o->base, p, ZY_INTERN_NONE, id,
				   township)) < SEVERAL) {
		out = take_bearer(o, i, p, o->base, found);
	} else if (zy_view_eq(p, zy_orgs_cell(o, i, o->name))) {
		o->items[i].parent = (uint32_t)i;
	} else if ((found = zy_orgs_find_form(o, p, township)) ==
		   ZY_ORG_AMBIGUOUS) {
		out = AMBIGUOUS;
	} else if (found != ZY_INTERN_NONE && found != i) {
		out = take_bearer(o, i, p, o, found);
	} else if (is_none(&p, &b)) {
		out = NOBODY;
	} else if (!take_parent(o, i, p)) {
		out = take_form_of_base(o, i, p);
		if (out == UNKNOWN)
			out = take_former(o, i, p);
		if (out == UNKNOWN)
			out = take_placed(o, i, p);
	}
	zy_buf_release(&b);
	return out;
}

/*
 * Refuses organisation i, whose superior is not found in a column.  Where
 * several bear the name i is deferred: they may be one.
 */
static void
fault_outcome(struct zy_orgs *o, size_t i, enum outcome out)
{
	if (out == AMBIGUOUS)
		o->items[i].state = ZY_ORG_DEFERRED;
	else if (out == UNKNOWN && !zy_orgs_parent_is_given(o, i))
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_UNKNOWN_ORG,
		    o->parent, "%s",
		    zy_orgs_explain_unknown(
			o, i, zy_orgs_cell(o, i, o->parent)));
}

/*
 * Returns what a twin of the parent's column says of i, as it came with the
 * record; an empty view where that is the cell of the parent itself.
 */
static struct zy_view
twin_of(const struct zy_orgs *o, size_t i, size_t twin)
{
	const struct zy_table_row *row = o->table->rows[i];
	struct zy_view cell = zy_table_cell(row, o->twins[twin]);

	cell = zy_text_trim(cell);
	if (i >= o->incoming || cell.n == 0 ||
	    !zy_table_came_with(row, (size_t)o->twins[twin]) ||
	    zy_view_eq(cell, zy_orgs_cell(o, i, o->parent)))
		return (struct zy_view){NULL, 0};
	return cell;
}

/* Returns the heading of a column in the input of i. */
static struct zy_view
heading_of(const struct zy_orgs *o, size_t i, int column)
{
	return zy_table_heading(o->table, o->table->rows[i], (size_t)column);
}

/*
 * Makes the organisation that a twin of the parent's column names the parent of
 * i, whose own cell has led to `out`, and warns of a cell that is unknown.
 * Refuses i where no twin helps.
 */
static void
find_by_twins(struct zy_orgs *o, size_t i, enum outcome out)
{
	struct zy_view cell;
	size_t k;

	for (k = 0; k < o->ntwins; k++) {
		cell = twin_of(o, i, k);
		if (cell.n == 0 || find_parent(o, i, cell) != FOUND)
			continue;
		if (out == UNKNOWN)
			zy_orgs_fault(o, i, ZY_ORG_WARNED, ZY_FAULT_UNKNOWN_ORG,
			    o->twins[k],
			    _("counts, since '%.*s' says '%.*s', which is no "
			      "organisation:"),
			    ZY_ARG(heading_of(o, i, o->parent)),
			    ZY_ARG(zy_orgs_cell(o, i, o->parent)));
		return;
	}
	fault_outcome(o, i, out);
}

/*
 * Returns the heading under which the parent of i is named: that of a twin
 * whose cell it is, or that of the column.
 */
static struct zy_view
own_heading(const struct zy_orgs *o, size_t i)
{
	size_t k;

	for (k = 0; k < o->ntwins; k++)
		if (zy_view_eq(zy_orgs_cell(o, i, o->twins[k]),
			zy_orgs_cell(o, i, o->parent)))
			return heading_of(o, i, o->twins[k]);
	return heading_of(o, i, o->parent);
}

/*
 * Compares the parent of i with the organisation that twin number k names.  Of
 * two of which one is above the other the lower one becomes the parent, unless
 * the headings name one thing; any other second one refuses i.
 */
static void
compare_twin(struct zy_orgs *o, size_t i, size_t k)
{
	struct zy_org *x = &o->items[i];
	const struct zy_org was = *x;
	struct zy_view cell = twin_of(o, i, k);
	enum outcome out;
	struct zy_org now;
	bool one;

	if (cell.n == 0 || zy_orgs_is_excluded(o, i))
		return;
	out = find_parent(o, i, cell);
	now = *x;
	x->parent = was.parent;
	x->outside = was.outside;
	if (out == UNKNOWN)
		zy_orgs_fault(o, i, ZY_ORG_WARNED, ZY_FAULT_UNKNOWN_ORG,
		    o->twins[k], _("no such organisation"));
	if (out != FOUND ||
	    (now.parent == was.parent &&
		(now.parent < o->n || now.outside == was.outside)))
		return;
	one = zy_name_columns_are_one(
	    own_heading(o, i), heading_of(o, i, o->twins[k]));
	if (!one && now.parent < o->n &&
	    zy_orgs_is_in(o, was.parent, now.parent))
		return;
	if (!one && was.parent < o->n && now.parent != i &&
	    zy_orgs_is_in(o, now.parent, was.parent) &&
	    !zy_orgs_is_in(o, now.parent, (uint32_t)i)) {
		x->parent = now.parent;
		return;
	}
	zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_CONTRADICTS, o->parent,
	    _("'%.*s' says '%.*s', which contradicts"),
	    ZY_ARG(heading_of(o, i, o->twins[k])), ZY_ARG(cell));
}

/* Refuses organisation i if it cannot be below its parent. */
static void
check_parent(struct zy_orgs *o, size_t i)
{
	struct zy_view id, up;
	struct zy_buf what = ZY_BUF_INIT;

	if (o->items[i].parent == i && zy_orgs_parent_is_given(o, i))
		o->items[i].parent = ZY_ORG_ROOT;
	if (o->items[i].parent == i)
		zy_orgs_fault_parent(o, i, ZY_FAULT_PARENT,
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
	if (zy_code_place(id) && zy_code_place(up) &&
	    !zy_code_is_under(id, up)) {
		zy_buf_printf(
		    &what, _("code %.*s does not belong under"), ZY_ARG(id));
		zy_orgs_fault_parent(o, i, ZY_FAULT_PARENT, what.p);
	}
	zy_buf_release(&what);
}

/* Returns whether i is a repeat.  (A refused one is checked, for more faults.)
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

/* Finds the parent of i, unless find_parents has found it. */
static void
resolve_one(struct zy_orgs *o, size_t i, const bool *derive)
{
	struct zy_org *x = &o->items[i];
	struct zy_view p = zy_orgs_cell(o, i, o->parent);
	enum outcome out;

	if (is_repeat(o, i) || x->parent < o->n)
		return;
	if (p.n) {
		out = find_parent(o, i, p);
		if (out != FOUND)
			find_by_twins(o, i, out);
	} else if (derive[o->table->rows[i]->file]) {
		zy_orgs_derive_parent(o, i);
	}
	if (!is_repeat(o, i) && x->state != ZY_ORG_DEFERRED &&
	    x->parent == ZY_ORG_ROOT && o->outside && i < o->incoming &&
	    !zy_view_is(zy_orgs_cell(o, i, o->id), o->outside))
		(void)take_parent(o, i, zy_view(o->outside));
}

/* Checks the parent that was found for i. */
static void
check_one(struct zy_orgs *o, size_t i)
{
	const struct zy_org *x = &o->items[i];

	/* Whoever lost his code may be the root, or lie by it. */
	if (is_repeat(o, i) ||
	    (x->parent == ZY_ORG_ROOT && (x->flags & ZY_ORG_NO_ID) &&
		zy_orgs_is_excluded(o, i)))
		return;
	check_parent(o, i);
}

/*
 * Finds the parents of the records that are deferred, after the records that
 * stand for one organisation have been united; refuses those for which several
 * are left.
 */
static void
resolve_deferred(struct zy_orgs *o, const bool *derive)
{
	bool more = true;
	size_t i;

	while (more) {
		more = zy_orgs_unite(o);
		for (i = 0; more && i < o->n; i++) {
			if (o->items[i].state != ZY_ORG_DEFERRED)
				continue;
			o->items[i].state = 0;
			resolve_one(o, i, derive);
		}
	}
	for (i = 0; i < o->n; i++)
		if (o->items[i].state == ZY_ORG_DEFERRED)
			zy_org_bearers_settle(o, i);
}

/* Returns whether a twin of the parent's column says something of i. */
static bool
has_twin(const struct zy_orgs *o, size_t i)
{
	size_t k;

	for (k = 0; k < o->ntwins; k++)
		if (twin_of(o, i, k).n)
			return true;
	return false;
}

/* Compares the parents with what the twins of their column say. */
static void
compare_twins(struct zy_orgs *o)
{
	size_t i, k;

	for (i = 0; i < o->n; i++)
		for (k = 0; k < o->ntwins && !is_repeat(o, i); k++)
			if (o->items[i].parent != ZY_ORG_ROOT)
				compare_twin(o, i, k);
	for (i = 0; i < o->n; i++)
		if (o->items[i].state == ZY_ORG_TWINNED)
			o->items[i].state = 0;
	while (zy_orgs_unite(o))
		;
}

void
zy_orgs_resolve(struct zy_orgs *o, const bool *derive)
{
	size_t i;

	zy_orgs_parallel(o, find_parents, NULL);
	for (i = 0; i < o->n; i++) {
		o->items[i].state = has_twin(o, i) ? ZY_ORG_TWINNED : 0;
		resolve_one(o, i, derive);
	}
	for (i = 0; i < o->n; i++)
		zy_orgs_lift_itself(o, i);
	resolve_deferred(o, derive);
	if (o->ntwins)
		compare_twins(o);
	for (i = 0; i < o->n; i++)
		check_one(o, i);
}
