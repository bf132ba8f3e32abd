/*
 * The index of present and former names: implements org-former.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-former.h"

#include "model/org-assign.h"
#include "model/org-name.h"
#include "model/org-unite.h"

/* What a text of the index says of an organisation. */
enum {
	FORMER = 'f', /* it once had the name */
	IS = 'i',     /* it has the name, below that parent */
	WAS = 'w',    /* it once had the name, below that parent */
};

/* Sets b to the key of a name, present or former as what says, below parent. */
static void
put_key(struct zy_buf *b, char what, struct zy_view parent, struct zy_view name)
{
	zy_buf_reset(b);
	zy_buf_putc(b, what);
	zy_buf_view(b, parent);
	zy_buf_putc(b, '\n');
	zy_cell_fold(b, name);
}

/* Returns whether an organisation has a day of closing. */
static bool
is_closed(const struct zy_orgs *o, uint32_t org)
{
	return zy_orgs_cell(o, org, zy_table_find(o->table, "closed")).n > 0;
}

/*
 * Adds an organisation by a text; a second one makes it ambiguous, unless one
 * of two that have the name is closed and the other is not.
 */
static void
add(const struct zy_orgs *o, struct zy_org_index *index,
    const struct zy_buf *key, uint32_t org)
{
	uint32_t *slot = zy_org_index_slot(index, zy_buf_get(key), NULL);

	if (*slot == ZY_INTERN_NONE || *slot == org) {
		*slot = org;
	} else if (*slot < o->n && key->p[0] == IS &&
		   is_closed(o, *slot) != is_closed(o, org)) {
		if (is_closed(o, *slot))
			*slot = org;
	} else {
		*slot = (uint32_t)ZY_ORG_AMBIGUOUS;
	}
}

void
zy_org_former_init(struct zy_org_former *f, const struct zy_orgs *o, bool ids)
{
	int former = zy_table_find(o->table, "former");
	struct zy_view parent, formers, name;
	struct zy_buf key = ZY_BUF_INIT;
	size_t i;

	*f = (struct zy_org_former){
	    .orgs = o, .rows = {.keys = zy_intern_new()}};
	for (i = 0; (ids || former >= 0) && i < o->n; i++) {
		parent = zy_orgs_cell(o, i, o->parent);
		put_key(&key, IS, parent, zy_orgs_cell(o, i, o->name));
		if (ids)
			add(o, &f->rows, &key, (uint32_t)i);
		formers = zy_orgs_cell(o, i, former);
		while (zy_org_name_next(&formers, &name)) {
			put_key(&key, WAS, parent, name);
			if (ids)
				add(o, &f->rows, &key, (uint32_t)i);
			put_key(&key, FORMER, ZY_VIEW(""), name);
			add(o, &f->rows, &key, (uint32_t)i);
		}
	}
	zy_buf_release(&key);
}

void
zy_org_former_release(struct zy_org_former *f)
{
	zy_org_index_release(&f->rows);
	zy_org_index_release(&f->forms);
	*f = (struct zy_org_former){0};
}

/*
 * Returns what the index has for a name, present or former as what says, below
 * parent.
 */
static uint32_t
find(const struct zy_org_former *f, char what, struct zy_view parent,
    struct zy_view name)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t k;

	put_key(&key, what, parent, name);
	k = zy_org_index_find(&f->rows, zy_buf_get(&key));
	zy_buf_release(&key);
	return k;
}

uint32_t
zy_org_former_find(const struct zy_org_former *f, struct zy_view name)
{
	return find(f, FORMER, ZY_VIEW(""), name);
}

uint32_t
zy_org_former_find_below(
    const struct zy_org_former *f, struct zy_view parent, struct zy_view name)
{
	return find(f, WAS, parent, name);
}

uint32_t
zy_org_former_find_beside(
    const struct zy_org_former *f, struct zy_view parent, struct zy_view name)
{
	return find(f, IS, parent, name);
}

/* Sets b to a text of the index of short forms. */
static void
put_form(struct zy_buf *b, char what, struct zy_view parent,
    const struct zy_orgs *o, size_t i, struct zy_view name)
{
	zy_buf_reset(b);
	zy_buf_putc(b, what);
	zy_buf_view(b, parent);
	zy_buf_putc(b, '\n');
	zy_orgs_short_form(o, i, name, b);
}

/* Builds the index by short forms. */
static void
index_forms(struct zy_org_former *f)
{
	const struct zy_orgs *o = f->orgs;
	int former = zy_table_find(o->table, "former");
	struct zy_view parent, formers, name;
	struct zy_buf key = ZY_BUF_INIT;
	size_t i;

	f->forms.keys = zy_intern_new();
	for (i = 0; i < o->n; i++) {
		parent = zy_orgs_cell(o, i, o->parent);
		name = zy_orgs_cell(o, i, o->name);
		put_form(&key, IS, parent, o, i, name);
		add(o, &f->forms, &key, (uint32_t)i);
		formers = zy_orgs_cell(o, i, former);
		while (zy_org_name_next(&formers, &name)) {
			put_form(&key, WAS, parent, o, i, name);
			add(o, &f->forms, &key, (uint32_t)i);
		}
	}
	zy_buf_release(&key);
}

/* A record whose organisation is looked for. */
struct sought {
	struct zy_org_former *f;
	const struct zy_orgs *o;
	size_t i;
	struct zy_view parent;
	bool form;	   /* by short forms, else as written */
	struct zy_buf key; /* scratch */
};

/*
 * Returns what the index has for a name, as written or, with s->form, by its
 * short form.
 */
static uint32_t
find_known(struct sought *s, char what, struct zy_view name)
{
	const struct zy_org_index *index = &s->f->rows;

	if (s->form) {
		index = &s->f->forms;
		put_form(&s->key, what, s->parent, s->o, s->i, name);
	} else {
		put_key(&s->key, what, s->parent, name);
	}
	return zy_org_index_find(index, zy_buf_get(&s->key));
}

/*
 * Searches by the name and the former names of record i, either as written or,
 * with s->form, by short form.  Sets *org and returns as zy_org_former_known.
 */
static enum zy_org_known
find_in_one_way(struct sought *s, uint32_t *org)
{
	const struct zy_orgs *o = s->o;
	struct zy_view name = zy_orgs_cell(o, s->i, o->name), one;
	struct zy_view formers =
	    zy_orgs_cell(o, s->i, zy_table_find(o->table, "former"));
	bool several;

	*org = find_known(s, IS, name);
	if (*org < s->f->orgs->n)
		return s->form ? ZY_ORG_BY_FORM : ZY_ORG_BY_NAME;
	several = *org == ZY_ORG_AMBIGUOUS;
	while (*org >= s->f->orgs->n && zy_org_name_next(&formers, &one))
		*org = find_known(s, IS, one);
	if (*org >= s->f->orgs->n) {
		*org = find_known(s, WAS, name);
		several |= *org == ZY_ORG_AMBIGUOUS;
	}
	if (*org < s->f->orgs->n)
		return ZY_ORG_BY_FORMER;
	return several ? ZY_ORG_SEVERAL : ZY_ORG_NEW;
}

enum zy_org_known
zy_org_former_known(
    struct zy_org_former *f, const struct zy_orgs *o, size_t i, uint32_t *org)
{
	struct sought s = {.f = f,
	    .o = o,
	    .i = i,
	    .parent = zy_orgs_parent_id(o, i),
	    .key = ZY_BUF_INIT};
	enum zy_org_known how = find_in_one_way(&s, org), by_form;

	if (how >= ZY_ORG_SEVERAL) {
		if (!f->forms.keys)
			index_forms(f);
		s.form = true;
		by_form = find_in_one_way(&s, org);
		if (by_form < how)
			how = by_form;
	}
	zy_buf_release(&s.key);
	return how;
}

/* Returns whether two names are one, without blanks, width and case. */
static bool
is_same(struct zy_view x, struct zy_view y)
{
	struct zy_buf a = ZY_BUF_INIT, b = ZY_BUF_INIT;
	bool same;

	zy_cell_fold(&a, x);
	zy_cell_fold(&b, y);
	same = zy_view_eq(zy_buf_get(&a), zy_buf_get(&b));
	zy_buf_release(&a);
	zy_buf_release(&b);
	return same;
}

bool
zy_org_former_has(struct zy_view formers, struct zy_view name)
{
	struct zy_view one;

	while (zy_org_name_next(&formers, &one))
		if (is_same(one, name))
			return true;
	return false;
}

void
zy_org_former_add(struct zy_buf *b, struct zy_view formers)
{
	struct zy_view one;

	while (zy_org_name_next(&formers, &one)) {
		if (zy_org_former_has(zy_buf_get(b), one))
			continue;
		zy_buf_puts(b, b->n ? "、" : "");
		zy_buf_view(b, one);
	}
}

bool
zy_org_former_is_old(const struct zy_org_former_names *n)
{
	return !zy_view_eq(n->name, n->was) &&
	       zy_org_former_has(n->had, n->name) &&
	       (zy_org_former_has(n->had, n->was) ||
		   !zy_org_former_has(n->given, n->was));
}

void
zy_org_former_join(struct zy_buf *b, const struct zy_org_former_names *n)
{
	const struct zy_view lists[] = {n->had, n->given, n->was};
	struct zy_view rest, one;
	size_t i;

	zy_buf_reset(b);
	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		rest = lists[i];
		while (zy_org_name_next(&rest, &one))
			if (!is_same(one, n->name))
				zy_org_former_add(b, one);
	}
}
