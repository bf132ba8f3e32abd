/* SPDX-License-Identifier: MIT */
#include "model/org-bearers.h"

#include <stdlib.h>

#include "model/code.h"
#include "model/name-miss.h"
#include "model/org-former.h"
#include "model/org-name.h"
#include "model/org-unite.h"

static struct zy_view
cell(struct zy_org_bearer x, int column)
{
	return zy_orgs_cell(x.orgs, x.org, column);
}

/*
 * Returns the organisation as the table has it, where the table has the code
 * of an organisation of the base; else the organisation itself.
 */
static struct zy_org_bearer
in_table(const struct zy_orgs *o, struct zy_org_bearer x)
{
	uint32_t k = ZY_INTERN_NONE;
	struct zy_view id = cell(x, x.orgs->id);

	if (x.orgs != o && id.n)
		k = zy_orgs_find(o, id);
	if (k != ZY_INTERN_NONE)
		x = (struct zy_org_bearer){o, k};
	if (x.orgs == o)
		x.org = zy_orgs_united(o, x.org);
	return x;
}

static bool
is_one(struct zy_org_bearer a, struct zy_org_bearer b)
{
	return a.orgs == b.orgs && a.org == b.org;
}

static bool
is_closed(struct zy_org_bearer x)
{
	return cell(x, zy_table_find(x.orgs->table, "closed")).n > 0;
}

/*
 * Returns the name of the superior of x as its record, or that of the superior,
 * has it.
 */
static struct zy_view
superior(struct zy_org_bearer x)
{
	struct zy_view written = cell(x, x.orgs->parent);
	uint32_t up = zy_orgs_find(x.orgs, written);

	return up == ZY_INTERN_NONE ? written
				    : zy_orgs_cell(x.orgs, up, x.orgs->name);
}

/* Returns whether x is in a township, or stands directly below its committee.
 */
static bool
is_in(struct zy_org_bearer x, struct zy_view township)
{
	return township.n &&
	       (zy_org_name_same_place(cell(x, x.orgs->township), township) ||
		   zy_org_name_same_place(superior(x), township) ||
		   zy_org_name_same_place(cell(x, x.orgs->name), township));
}

/* Returns whether record i of o and x come from one file. */
static bool
is_in_file(const struct zy_orgs *o, size_t i, struct zy_org_bearer x)
{
	return x.orgs == o &&
	       o->table->rows[i]->file == o->table->rows[x.org]->file;
}

/* Returns whether the code of x is one of those above the code of record i. */
static bool
is_above_code(const struct zy_orgs *o, size_t i, struct zy_org_bearer x)
{
	return zy_code_is_under(zy_orgs_cell(o, i, o->id), cell(x, x.orgs->id));
}

/* Compares `now` with one that once had the name, for record i. */
static enum zy_org_rival
compare(const struct zy_orgs *o, size_t i, struct zy_org_bearer now,
    struct zy_org_bearer was)
{
	struct zy_view township = zy_orgs_cell(o, i, o->township);
	bool here = is_in(now, township), there = is_in(was, township);

	if (is_one(now, was) || was.org == i || is_closed(now) ||
	    zy_view_eq(superior(now), superior(was)) ||
	    is_above_code(o, i, now))
		return ZY_ORG_ALONE;
	if (here != there)
		return here ? ZY_ORG_ALONE : ZY_ORG_MEANT;
	return is_in_file(o, i, now) && !is_in_file(o, i, was)
		   ? ZY_ORG_ALONE
		   : ZY_ORG_RIVALLED;
}

enum zy_org_rival
zy_org_bearers_rival(const struct zy_orgs *o, size_t i, struct zy_view name,
    struct zy_org_bearer now, struct zy_org_bearer *rival)
{
	const struct zy_org_former *const indexes[] = {o->former, o->kept};
	enum zy_org_rival is = ZY_ORG_ALONE, one;
	struct zy_org_bearer was;
	size_t k;

	now = in_table(o, now);
	for (k = 0; k < 2; k++) {
		if (!indexes[k])
			continue;
		was.orgs = indexes[k]->orgs;
		was.org = zy_org_former_find(indexes[k], name);
		if (was.org == ZY_ORG_AMBIGUOUS)
			return is_above_code(o, i, now) ? ZY_ORG_ALONE
							: ZY_ORG_RIVALLED;
		if (was.org >= was.orgs->n)
			continue;
		was = in_table(o, was);
		one = compare(o, i, now, was);
		if (one > is)
			is = one;
		if (one == ZY_ORG_MEANT)
			*rival = was;
	}
	return is;
}

/* The organisations that a message names. */
struct bearers {
	struct zy_org_bearer *items;
	size_t n, cap;
};

/* Returns whether x bears the name, in any form, or once bore it. */
static bool
bears(struct zy_org_bearer x, struct zy_view name, struct zy_view form)
{
	struct zy_view own = cell(x, x.orgs->name);
	struct zy_buf its = ZY_BUF_INIT;
	bool is;

	zy_org_name_form(&its, own);
	is = zy_view_eq(zy_buf_get(&its), form) ||
	     (zy_org_name_committee(form).n == form.n &&
		 zy_view_eq(zy_org_name_committee(zy_buf_get(&its)), form)) ||
	     zy_org_former_has(
		 cell(x, zy_table_find(x.orgs->table, "former")), name);
	zy_buf_release(&its);
	return is;
}

/* Adds those of one table who bear the name, but for record i of o. */
static void
list_bearers(struct bearers *l, const struct zy_orgs *o, size_t i,
    const struct zy_orgs *from, struct zy_view name)
{
	struct zy_buf form = ZY_BUF_INIT;
	struct zy_org_bearer x, known;
	size_t k;

	zy_org_name_form(&form, name);
	for (k = 0; k < from->n; k++) {
		x = (struct zy_org_bearer){from, (uint32_t)k};
		if ((from == o && k == i) ||
		    from->items[k].finding == ZY_ORG_REPEAT ||
		    !bears(x, name, zy_buf_get(&form)))
			continue;
		known = in_table(o, x);
		if (!is_one(known, x))
			continue;
		l->items =
		    zy_grow(l->items, &l->cap, l->n + 1, sizeof(*l->items));
		l->items[l->n++] = x;
	}
	zy_buf_release(&form);
}

/* Appends an organisation with code, name and place to a message. */
static void
describe(void *bearers, uint32_t number, struct zy_buf *b)
{
	struct zy_org_bearer x = ((struct bearers *)bearers)->items[number];
	struct zy_view id = cell(x, x.orgs->id);
	struct zy_view place = cell(x, x.orgs->township);

	if (place.n == 0)
		place = superior(x);
	zy_buf_view(b, id);
	zy_buf_puts(b, id.n ? " " : "");
	zy_buf_view(b, cell(x, x.orgs->name));
	if (place.n)
		zy_buf_printf(b, " (%.*s)", ZY_ARG(place));
}

const char *
zy_org_bearers_explain(struct zy_orgs *o, size_t i, struct zy_view name)
{
	struct bearers l = {NULL, 0, 0};
	const struct zy_named_ones all = {0, &l, NULL, describe, NULL};
	struct zy_buf names = ZY_BUF_INIT, b = ZY_BUF_INIT;
	const char *phrase = _("several organisations bear the name");
	uint32_t *list;
	size_t k;

	if (o->explained && zy_view_eq(name, o->explained_name))
		return o->explained;
	if (o->nexplained++ >= ZY_NEAREST_MOST)
		return phrase;
	list_bearers(&l, o, i, o, name);
	if (o->base)
		list_bearers(&l, o, i, o->base, name);
	list = zy_reallocarray(NULL, l.n + 1, sizeof(*list));
	for (k = 0; k < l.n; k++)
		list[k] = (uint32_t)k;
	zy_name_put_candidates(&names, &all, list, l.n);
	if (l.n) {
		zy_buf_printf(&b,
		    _("several organisations bear or bore the name (%.*s): "
		      "write the code, or the township beside it, for"),
		    ZY_ARG(zy_buf_get(&names)));
		phrase = zy_arena_strndup(&o->arena, b.p, b.n);
	}
	o->explained = phrase;
	o->explained_name = name;
	free(list);
	free(l.items);
	zy_buf_release(&names);
	zy_buf_release(&b);
	return phrase;
}

/*
 * Returns whether the titles of a table contain the place that a text, the name
 * of an organisation or of a township, names.
 */
static bool
has_place(struct zy_view titles, struct zy_view text)
{
	struct zy_buf stem = ZY_BUF_INIT;
	bool has;

	zy_org_name_stem(&stem, text);
	has = stem.n && memmem(titles.p, titles.n, stem.p, stem.n) != NULL;
	zy_buf_release(&stem);
	return has;
}

/*
 * Returns the only organisation of a list whose place the titles contain:
 * that of its name or, where no name or several have it, that of its township
 * or superior.  Returns NULL where there is none.
 */
static const struct zy_org_bearer *
only_titled(const struct bearers *l, struct zy_view titles)
{
	const struct zy_org_bearer *x, *found = NULL;
	size_t pass, n;

	for (pass = 0; pass < 2; pass++) {
		for (n = 0, x = l->items; x < l->items + l->n; x++) {
			if (pass ? !has_place(
				       titles, cell(*x, x->orgs->township)) &&
				       !has_place(titles, superior(*x))
				 : !has_place(titles, cell(*x, x->orgs->name)))
				continue;
			found = x;
			n++;
		}
		if (n == 1)
			return found;
	}
	return NULL;
}

/*
 * Finds the organisation that the titles of the table of i mean by the name
 * which i calls its superior.  Returns whether there is one, and sets o->titled
 * to it; the last answer is kept, since the rows of a table often name one.
 */
static bool
find_titled(struct zy_orgs *o, size_t i, struct zy_view name)
{
	const struct zy_reject *raw = o->table->rows[i]->reject;
	struct zy_view titles =
	    raw ? raw->header->above : (struct zy_view){NULL, 0};
	const struct zy_org_bearer *x = NULL;
	struct bearers l = {NULL, 0, 0};

	if (titles.n == 0)
		return false;
	if (o->titles.p == titles.p && zy_view_eq(name, o->titled_name))
		return o->titled_of != NULL;
	if (o->ntitled++ >= ZY_NEAREST_MOST)
		return false;
	list_bearers(&l, o, i, o, name);
	if (o->base)
		list_bearers(&l, o, i, o->base, name);
	if (l.n)
		x = only_titled(&l, titles);
	o->titles = titles;
	o->titled_name = name;
	o->titled_of = x ? x->orgs : NULL;
	o->titled = x ? x->org : ZY_INTERN_NONE;
	free(l.items);
	return x != NULL;
}

void
zy_org_bearers_settle(struct zy_orgs *o, size_t i)
{
	struct zy_view name = zy_orgs_cell(o, i, o->parent);

	if (!find_titled(o, i, name)) {
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_AMBIGUOUS,
		    o->parent, "%s", zy_org_bearers_explain(o, i, name));
	} else if (o->titled_of == o) {
		o->items[i].parent = o->titled;
	} else {
		o->items[i].parent = ZY_ORG_OUTSIDE;
		o->items[i].outside = o->titled;
	}
}
