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
#include "model/org-alike.h"
#include "model/org-claims.h"
#include "model/org-former.h"
#include "model/org-name.h"
#include "model/org-unite.h"

/* The state of assigning ids in one table. */
struct assigning {
	struct zy_orgs *o;
	const struct zy_orgs *base; /* or NULL */
	bool *waits; /* by organisation: no id yet, it may have moved */
	size_t nwaiting;
	struct zy_org_alike old;    /* the base by names */
	struct zy_org_alike now;    /* the table by names */
	struct zy_intern *reported; /* townships whose list was submitted */
	uint32_t *list;		    /* candidates */
	size_t nlist;
	struct zy_org_claims claims;
	uint32_t *fresh; /* organisations that got new ids */
	size_t nfresh;
};

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
 * those whose own organisation is in the table, also by the names of places in
 * its former names, since the base may still have the township by such a name.
 */
static void
look_at_townships(struct assigning *x)
{
	const struct zy_orgs *o = x->o;
	struct zy_buf b = ZY_BUF_INIT;
	int former = zy_table_find(o->table, "former");
	struct zy_view formers, one;
	size_t i;

	x->reported = zy_intern_new();
	for (i = 0; i < o->n; i++) {
		if (zy_orgs_is_excluded(o, i) ||
		    !zy_view_is(zy_orgs_level(o, i), "township"))
			continue;
		put_township(x, i, &b);
		zy_intern_put(x->reported, zy_buf_get(&b));
		formers = zy_orgs_cell(o, i, former);
		while (zy_org_name_next(&formers, &one))
			zy_intern_put(x->reported, zy_orgs_place(one));
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
	uint32_t k =
	    zy_org_alike_find(&x->old, zy_orgs_cell(x->o, i, x->o->name));

	for (x->nlist = 0; k != ZY_INTERN_NONE; k = x->old.next[k])
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
	size_t n = 0, now = 0;
	uint32_t k;

	for (k = zy_org_alike_find(&x->old, name); k != ZY_INTERN_NONE;
	     k = x->old.next[k]) {
		zy_buf_reset(&b);
		zy_orgs_township(x->base, k, &b);
		n += !town || zy_view_eq(zy_buf_get(&b), zy_buf_get(town));
	}
	k = zy_org_alike_find(&x->now, name);
	for (; k != ZY_INTERN_NONE; k = x->now.next[k]) {
		if (zy_orgs_is_excluded(o, k) || zy_orgs_cell(o, k, o->id).n)
			continue;
		put_township(x, k, &b);
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
 * Gives organisation i a new id, made from its parent's id and its name; where
 * the base has that id, also from a number.
 */
static void
give_new(struct assigning *x, size_t i)
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
	if (x->base)
		x->fresh[x->nfresh++] = (uint32_t)i;
}

/*
 * Replaces the name of organisation i, which is another form or a former name
 * of organisation k of the base, by the present name of k.
 */
static void
read_name(struct assigning *x, size_t i, uint32_t k)
{
	struct zy_orgs *o = x->o;
	struct zy_view name = zy_orgs_cell(x->base, k, x->base->name);
	struct zy_view own = zy_orgs_cell(o, i, o->name);

	if (zy_view_eq(name, own))
		return;
	zy_orgs_fault(o, i, ZY_ORG_WARNED, ZY_FAULT_REPEAT, o->name,
	    _("'%.*s' is read as"), ZY_ARG(own));
	zy_table_set(o->table, i, (size_t)o->name, name);
}

/*
 * Returns whether organisation k of the base, of which a name of i is a former
 * name, or the other way round, is another record than i.  Where the records do
 * not say which of them it is, i is refused.
 */
static bool
is_another(struct assigning *x, size_t i, uint32_t k)
{
	struct zy_orgs *o = x->o;
	struct zy_view id = zy_orgs_cell(x->base, k, x->base->id);
	struct zy_buf form = ZY_BUF_INIT;
	const struct zy_table_row *row;
	uint32_t now, rival;
	bool claims;

	if (zy_orgs_find(o, id) != ZY_INTERN_NONE)
		return true;
	zy_orgs_short_form(
	    o, i, zy_orgs_cell(x->base, k, x->base->name), &form);
	claims = zy_org_claims_has(o, i, zy_buf_get(&form));
	now = zy_orgs_find_beside(o, i, zy_buf_get(&form));
	rival = zy_org_claims_rival(&x->claims, o, i, zy_buf_get(&form));
	zy_buf_release(&form);
	if (now == i || (now != ZY_INTERN_NONE && zy_orgs_is_excluded(o, now)))
		now = ZY_INTERN_NONE;
	if (now == ZY_INTERN_NONE && rival == ZY_INTERN_NONE)
		return false;
	row = o->table->rows[now == ZY_INTERN_NONE ? rival : now];
	if (now != ZY_INTERN_NONE && claims)
		zy_orgs_fault(o, i, ZY_ORG_WARNED, ZY_FAULT_ALIKE,
		    zy_table_find(o->table, "former"),
		    _("taken for a new organisation, since %s:%llu still has "
		      "the name that it is said to have had:"),
		    o->table->files[row->file], (unsigned long long)row->line);
	else
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_AMBIGUOUS,
		    claims ? zy_table_find(o->table, "former") : o->name,
		    _("%s:%llu may be the same organisation of the base, too: "
		      "write its code %.*s in the record that is it, for"),
		    o->table->files[row->file], (unsigned long long)row->line,
		    ZY_ARG(id));
	return true;
}

/*
 * Returns whether the name of i is another form of one that organisation k of
 * the base once had.
 */
static bool
is_old_form(const struct assigning *x, size_t i, uint32_t k)
{
	const struct zy_orgs *o = x->o, *b = x->base;
	struct zy_view had =
	    zy_orgs_cell(b, k, zy_table_find(b->table, "former"));
	struct zy_view name = zy_orgs_cell(o, i, o->name), one;
	bool is = false;

	if (zy_org_former_has(had, name))
		return false; /* the merge sees it */
	while (!is && zy_org_name_next(&had, &one))
		is = zy_org_name_same(one, name);
	return is;
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
	enum zy_org_known how = ZY_ORG_NEW;
	uint32_t k = ZY_INTERN_NONE;

	if (o->kept)
		how = zy_org_former_known(o->kept, o, i, &k);
	if (how <= ZY_ORG_BY_FORM ||
	    (how == ZY_ORG_BY_FORMER && !is_another(x, i, k))) {
		give(o, i, zy_orgs_cell(x->base, k, x->base->id));
		if (how == ZY_ORG_BY_FORM || is_old_form(x, i, k))
			read_name(x, i, k);
		return true;
	}
	if (zy_orgs_is_excluded(o, i))
		return true;
	if (how == ZY_ORG_SEVERAL)
		zy_orgs_fault(o, i, ZY_ORG_WARNED, ZY_FAULT_ALIKE, o->name,
		    _("taken for a new organisation; several of the base have "
		      "or had this name here: write the code of the one that "
		      "it is, for"));
	if (x->base && how != ZY_ORG_SEVERAL)
		list_missing(x, i);
	if (x->base && how != ZY_ORG_SEVERAL && x->nlist) {
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

/* Returns the name of organisation k of the base, for struct zy_named_ones. */
static struct zy_view
name_of(void *context, uint32_t k)
{
	const struct zy_orgs *b = context;

	return zy_orgs_cell(b, k, b->name);
}

/*
 * Appends a description of organisation k of the base, for struct
 * zy_named_ones.
 */
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
 * Warns that organisation i counts as new, and names those in x->list: with
 * missing true those of its name that are missing in the input, else those of
 * its name that are elsewhere.
 */
static void
warn_new(struct assigning *x, size_t i, bool missing)
{
	const struct zy_named_ones all = {(uint32_t)x->base->n,
	    /* Only read. */
	    (void *)(uintptr_t)x->base, name_of, describe, NULL};
	struct zy_buf names = ZY_BUF_INIT;

	zy_name_put_candidates(&names, &all, x->list, x->nlist);
	if (missing)
		zy_orgs_fault(x->o, i, ZY_ORG_WARNED, ZY_FAULT_ALIKE,
		    x->o->name,
		    _("taken for a new organisation; those of this name are "
		      "missing where they were (%.*s): write the code of one "
		      "that has moved, for"),
		    ZY_ARG(zy_buf_get(&names)));
	else
		zy_orgs_fault(x->o, i, ZY_ORG_WARNED, ZY_FAULT_ALIKE,
		    x->o->name,
		    _("taken for a new organisation; one of this name stands "
		      "elsewhere (%.*s): write its code if it has moved, for"),
		    ZY_ARG(zy_buf_get(&names)));
	zy_buf_release(&names);
}

/*
 * Sets x->list to the open organisations of the base that have the name of i
 * and are not in the table: those with the same secretary or, where one of them
 * has none and the superior of i is not new, the only one of this name.
 */
static void
list_elsewhere(struct assigning *x, size_t i)
{
	const struct zy_orgs *o = x->o, *b = x->base;
	int closed = zy_table_find(b->table, "closed");
	struct zy_view own = zy_orgs_cell(o, i, o->secretary), its;
	uint32_t k = zy_org_alike_find(&x->old, zy_orgs_cell(o, i, o->name));
	bool only = k != ZY_INTERN_NONE && x->old.next[k] == ZY_INTERN_NONE &&
		    zy_orgs_find(b, zy_orgs_parent_id(o, i)) != ZY_INTERN_NONE;

	for (x->nlist = 0; k != ZY_INTERN_NONE; k = x->old.next[k]) {
		its = zy_orgs_cell(b, k, b->secretary);
		if (zy_orgs_cell(b, k, closed).n == 0 &&
		    zy_orgs_find(o, zy_orgs_cell(b, k, b->id)) ==
			ZY_INTERN_NONE &&
		    (own.n && its.n ? zy_view_eq(own, its) : only))
			x->list[x->nlist++] = k;
	}
}

/* Warns of new organisations that may have moved from elsewhere. */
static void
warn_of_fresh(struct assigning *x)
{
	size_t i;

	for (i = 0; i < x->nfresh; i++) {
		list_elsewhere(x, x->fresh[i]);
		if (x->nlist)
			warn_new(x, x->fresh[i], false);
	}
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
			read_name(x, i, from);
			continue;
		}
		if (x->nlist)
			warn_new(x, i, true);
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
		x.fresh = zy_reallocarray(NULL, o->n + 1, sizeof(*x.fresh));
		zy_org_claims_init(&x.claims, o);
		zy_org_alike_init(&x.old, x.base);
		zy_org_alike_init(&x.now, o);
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
	warn_of_fresh(&x);
	if (x.base)
		zy_org_claims_release(&x.claims);
	zy_org_alike_release(&x.old);
	zy_org_alike_release(&x.now);
	zy_intern_free(x.reported);
	free(x.fresh);
	free(x.waits);
	free(x.list);
	zy_orgs_refuse_below(o);
}
