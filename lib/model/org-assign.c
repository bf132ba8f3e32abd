/*
 * Ids for organisations that lack one: the ids of the organisations of the base
 * that they are, or new ones.  A file of its own, since it compares two trees,
 * and org-tree.c has only one.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-assign.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "model/ident.h"
#include "model/name-miss.h"
#include "model/org-former.h"

/* The state of assigning ids in one table. */
struct assigning {
	struct zy_orgs *o;
	const struct zy_orgs *base; /* or NULL */
	bool *waits; /* by organisation: no id yet, it may have moved */
	size_t nwaiting;
	struct zy_org_index names;  /* first of the base with each name */
	uint32_t *next;		    /* by organisation of the base */
	struct zy_intern *reported; /* townships whose list was submitted */
	uint32_t *list;		    /* candidates */
	size_t nlist;
};

/*
 * Returns the first organisation of the base with that name, or ZY_INTERN_NONE;
 * the next follow in x->next.
 */
static uint32_t
first_of(const struct assigning *x, struct zy_view name)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t k;

	zy_cell_fold(&key, name);
	k = zy_intern_find(x->names.keys, zy_buf_get(&key));
	zy_buf_release(&key);
	return k == ZY_INTERN_NONE ? k : x->names.first[k];
}

static void
index_base(struct assigning *x)
{
	const struct zy_orgs *b = x->base;
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t *first;
	size_t i;

	x->names = (struct zy_org_index){.keys = zy_intern_new()};
	x->next = zy_reallocarray(NULL, b->n + 1, sizeof(*x->next));
	for (i = b->n; i-- > 0;) {
		zy_buf_reset(&key);
		zy_cell_fold(&key, zy_orgs_cell(b, i, b->name));
		first = zy_org_index_slot(&x->names, zy_buf_get(&key), NULL);
		x->next[i] = *first;
		*first = (uint32_t)i;
	}
	zy_buf_release(&key);
}

/*
 * Sets b to the township of organisation i.  Where its own table has none, and
 * the topmost organisation above it has its parent in the base, that is the
 * township of this parent.
 */
static void
put_township(const struct assigning *x, size_t i, struct zy_buf *b)
{
	const struct zy_orgs *o = x->o;
	size_t at = i;

	zy_buf_reset(b);
	zy_orgs_township(o, i, b);
	while (o->items[at].parent < o->n && b->n == 0)
		at = o->items[at].parent;
	if (b->n == 0 && o->items[at].parent == ZY_ORG_OUTSIDE &&
	    o->items[at].outside != ZY_INTERN_NONE)
		zy_orgs_township(o->base, o->items[at].outside, b);
}

/*
 * Collects in x->reported the townships that have submitted their whole list:
 * those whose own organisation is in the table.
 */
static void
look_at_townships(struct assigning *x)
{
	const struct zy_orgs *o = x->o;
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	x->reported = zy_intern_new();
	for (i = 0; i < o->n; i++) {
		if (zy_orgs_is_excluded(o, i) ||
		    !zy_view_is(zy_orgs_level(o, i), "township"))
			continue;
		put_township(x, i, &b);
		zy_intern_put(x->reported, zy_buf_get(&b));
	}
	zy_buf_release(&b);
}

/*
 * Returns whether organisation k of the base is open and missing in the table,
 * although its township has submitted its list.
 */
static bool
is_missing(const struct assigning *x, uint32_t k)
{
	const struct zy_orgs *b = x->base;
	struct zy_buf town = ZY_BUF_INIT;
	bool is;

	zy_orgs_township(b, k, &town);
	is = zy_orgs_find(x->o, zy_orgs_cell(b, k, b->id)) == ZY_INTERN_NONE &&
	     zy_orgs_cell(b, k, zy_table_find(b->table, "closed")).n == 0 &&
	     zy_intern_find(x->reported, zy_buf_get(&town)) != ZY_INTERN_NONE;
	zy_buf_release(&town);
	return is;
}

/*
 * Sets x->list to the organisations of the base with the name of i that are
 * missing (is_missing).
 */
static void
list_missing(struct assigning *x, size_t i)
{
	uint32_t k = first_of(x, zy_orgs_cell(x->o, i, x->o->name));

	for (x->nlist = 0; k != ZY_INTERN_NONE; k = x->next[k])
		if (is_missing(x, k))
			x->list[x->nlist++] = k;
}

/*
 * Returns whether exactly one organisation of the base and exactly one without
 * id of the table have the name of i: in the county, or, where town is given,
 * in that township.
 */
static bool
is_only_one(const struct assigning *x, size_t i, const struct zy_buf *town)
{
	const struct zy_orgs *o = x->o;
	struct zy_view name = zy_orgs_cell(o, i, o->name);
	struct zy_buf b = ZY_BUF_INIT;
	size_t n = 0, now = 0, j;
	uint32_t k;

	for (k = first_of(x, name); k != ZY_INTERN_NONE; k = x->next[k]) {
		zy_buf_reset(&b);
		zy_orgs_township(x->base, k, &b);
		n += !town || zy_view_eq(zy_buf_get(&b), zy_buf_get(town));
	}
	for (j = 0; j < o->n; j++) {
		if (zy_orgs_is_excluded(o, j) || zy_orgs_cell(o, j, o->id).n ||
		    !zy_view_eq(zy_orgs_cell(o, j, o->name), name))
			continue;
		put_township(x, j, &b);
		now += !town || zy_view_eq(zy_buf_get(&b), zy_buf_get(town));
	}
	zy_buf_release(&b);
	return n == 1 && now == 1;
}

/*
 * Returns the organisation of the base that has moved and is now i, or
 * ZY_INTERN_NONE.  Also fills x->list (list_missing).
 */
static uint32_t
moved_from(struct assigning *x, size_t i)
{
	struct zy_buf town = ZY_BUF_INIT, old = ZY_BUF_INIT;
	uint32_t found = ZY_INTERN_NONE;
	size_t k;

	list_missing(x, i);
	put_township(x, i, &town);
	for (k = 0; k < x->nlist && found == ZY_INTERN_NONE; k++) {
		zy_buf_reset(&old);
		zy_orgs_township(x->base, x->list[k], &old);
		if (is_only_one(x, i, NULL) ||
		    (zy_view_eq(zy_buf_get(&old), zy_buf_get(&town)) &&
			is_only_one(x, i, &town)))
			found = x->list[k];
	}
	zy_buf_release(&town);
	zy_buf_release(&old);
	return found;
}

/*
 * Gives i an id.  Where another organisation has it, i is refused or a repeat
 * (zy_orgs_register_id) and keeps no id.
 */
static void
give(struct zy_orgs *o, size_t i, struct zy_view id)
{
	zy_table_set(o->table, i, (size_t)o->id, id);
	zy_orgs_register_id(o, i);
	if (zy_orgs_is_excluded(o, i)) /* not its own: the first's */
		zy_table_set(o->table, i, (size_t)o->id, ZY_VIEW(""));
}

/*
 * Gives i a new id, made from its parent's id and its name; where the base has
 * that id, a number is added to what it is made from.
 */
static void
give_new(const struct assigning *x, size_t i)
{
	struct zy_orgs *o = x->o;
	struct zy_view parts[] = {
	    zy_orgs_parent_id(o, i), zy_orgs_cell(o, i, o->name), {NULL, 0}};
	struct zy_buf number = ZY_BUF_INIT;
	char id[ZY_IDENT_MAX];
	int64_t n;

	zy_ident_make(id, "zy", parts, 2);
	for (n = 2;
	     x->base && zy_orgs_find(x->base, zy_view(id)) != ZY_INTERN_NONE;
	     n++) {
		zy_buf_reset(&number);
		zy_integer_format(&number, n);
		parts[2] = zy_buf_get(&number);
		zy_ident_make(id, "zy", parts, 3);
	}
	zy_buf_release(&number);
	give(o, i, zy_view(id));
}

/*
 * Gives i the id that the base has for it below this superior, under its
 * present or a former name; else a new one.  Returns false, with no id given,
 * where it may have moved: then it waits until all others have ids.
 */
static bool
assign_one(struct assigning *x, size_t i)
{
	struct zy_orgs *o = x->o;
	struct zy_view known = {NULL, 0};

	if (o->kept)
		known = zy_org_former_id(o->kept, zy_orgs_parent_id(o, i),
		    zy_orgs_cell(o, i, o->name),
		    zy_orgs_cell(o, i, zy_table_find(o->table, "former")));
	if (known.n) {
		give(o, i, known);
		return true;
	}
	if (x->base)
		list_missing(x, i);
	if (x->nlist) {
		x->waits[i] = true;
		x->nwaiting++;
		return false;
	}
	give_new(x, i);
	return true;
}

/*
 * Gives ids from the top of the tree down, except to those that wait and all
 * below them.
 */
static void
assign_all(struct assigning *x)
{
	struct zy_orgs *o = x->o;
	uint32_t *chain = zy_malloc((o->n + 1) * sizeof(*chain));
	size_t i, depth;
	uint32_t at;

	for (i = 0; i < o->n; i++) {
		/* A child's id needs its parent's: from the top down. */
		for (depth = 0, at = (uint32_t)i;
		     at < o->n && zy_orgs_cell(o, at, o->id).n == 0 &&
		     !zy_orgs_is_excluded(o, at);
		     at = o->items[at].parent)
			chain[depth++] = at;
		while (depth > 0) {
			at = chain[--depth];
			if (x->waits[at] || !assign_one(x, at))
				break;
		}
	}
	free(chain);
}

static struct zy_view
name_of(void *context, uint32_t k)
{
	const struct zy_orgs *b = context;

	return zy_orgs_cell(b, k, b->name);
}

static void
describe(void *context, uint32_t k, struct zy_buf *b)
{
	const struct zy_orgs *base = context;
	uint32_t up = base->items[k].parent;
	struct zy_view above = up < base->n
				   ? zy_orgs_cell(base, up, base->name)
				   : zy_orgs_cell(base, k, base->parent);

	zy_buf_view(b, zy_orgs_cell(base, k, base->id));
	zy_buf_printf(
	    b, " %.*s (%.*s)", ZY_ARG(name_of(context, k)), ZY_ARG(above));
}

/*
 * Warns that i counts as a new organisation, naming those of the same name that
 * are missing.
 */
static void
warn_new(struct assigning *x, size_t i)
{
	const struct zy_named_ones all = {(uint32_t)x->base->n,
	    /* Only read. */
	    (void *)(uintptr_t)x->base, name_of, describe, NULL};
	struct zy_buf names = ZY_BUF_INIT;

	zy_name_put_candidates(&names, &all, x->list, x->nlist);
	zy_orgs_fault(x->o, i, ZY_ORG_WARNED, ZY_FAULT_ALIKE, x->o->name,
	    _("taken for a new organisation; those of this name are missing "
	      "where they were (%.*s): write the code of one that has moved, "
	      "for"),
	    ZY_ARG(zy_buf_get(&names)));
	zy_buf_release(&names);
}

/*
 * Gives ids to those waiting organisations that have moved; with all, gives new
 * ids to the others.
 */
static void
settle_waiting(struct assigning *x, bool all)
{
	struct zy_orgs *o = x->o;
	uint32_t from;
	size_t i;

	for (i = 0; i < o->n; i++) {
		if (!x->waits[i])
			continue;
		from = moved_from(x, i);
		if (from == ZY_INTERN_NONE && !all)
			continue;
		x->waits[i] = false;
		x->nwaiting--;
		if (from != ZY_INTERN_NONE) {
			give(o, i, zy_orgs_cell(x->base, from, x->base->id));
			continue;
		}
		if (x->nlist)
			warn_new(x, i);
		give_new(x, i);
	}
}

void
zy_orgs_assign(struct zy_orgs *o)
{
	struct assigning x = {.o = o, .base = o->kept ? o->base : NULL};
	size_t before;

	if (o->id < 0)
		o->ids.column = o->id =
		    (int)zy_table_column(o->table, ZY_VIEW("id"), NULL);
	x.waits = zy_calloc(o->n, sizeof(*x.waits));
	if (x.base) {
		x.list = zy_reallocarray(NULL, x.base->n + 1, sizeof(*x.list));
		index_base(&x);
		look_at_townships(&x);
	}
	assign_all(&x);
	while (x.nwaiting) {
		before = x.nwaiting;
		settle_waiting(&x, false);
		if (x.nwaiting == before)
			settle_waiting(&x, true);
		assign_all(&x);
	}
	zy_org_index_release(&x.names);
	zy_intern_free(x.reported);
	free(x.waits);
	free(x.next);
	free(x.list);
	zy_orgs_refuse_below(o);
}
