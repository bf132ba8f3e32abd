/*
 * Uniting records that stand for one organisation, and repeats of refused ones:
 * implements org-unite.h and zy_orgs_settle_repeats of org.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/org-unite.h"

#include <stdlib.h>

#include "model/org-name.h"

void
zy_orgs_short_form(
    const struct zy_orgs *o, size_t i, struct zy_view name, struct zy_buf *b)
{
	struct zy_view above[ZY_ORG_DEEPEST], rest;
	struct zy_buf form = ZY_BUF_INIT;
	const struct zy_org *x = &o->items[i];
	int depth = 0;

	while (depth < ZY_ORG_DEEPEST) {
		if (x->parent < o->n) {
			i = x->parent;
		} else if (x->parent == ZY_ORG_OUTSIDE && o->base &&
			   x->outside < o->base->n) {
			i = x->outside;
			o = o->base;
		} else {
			break;
		}
		above[depth++] = zy_orgs_cell(o, i, o->name);
		x = &o->items[i];
	}
	zy_org_name_form(&form, name);
	rest = zy_buf_get(&form);
	while (depth-- > 0)
		(void)zy_org_name_cut_place(&rest, above[depth]);
	zy_buf_view(b, rest);
	zy_buf_release(&form);
}

uint32_t
zy_orgs_united(const struct zy_orgs *o, uint32_t i)
{
	return o->same && o->same[i] != ZY_INTERN_NONE ? o->same[i] : i;
}

void
zy_orgs_put_place(
    const struct zy_orgs *o, size_t i, struct zy_view form, struct zy_buf *b)
{
	uint32_t up = o->items[i].parent;

	zy_buf_reset(b);
	if (up < o->n) {
		up = zy_orgs_united(o, up);
		zy_buf_putc(b, 'i');
		zy_buf_put(b, (const char *)&up, sizeof(up));
	} else if (up == ZY_ORG_OUTSIDE) {
		zy_buf_putc(b, 'o');
		zy_buf_view(b, zy_orgs_outside(o, i));
	}
	zy_buf_putc(b, '\n');
	zy_buf_view(b, form);
}

uint32_t
zy_orgs_find_beside(const struct zy_orgs *o, size_t i, struct zy_view form)
{
	struct zy_buf key = ZY_BUF_INIT;
	uint32_t beside;

	zy_orgs_put_place(o, i, form, &key);
	beside = zy_org_index_find(&o->places, zy_buf_get(&key));
	zy_buf_release(&key);
	return beside;
}

/*
 * Returns the first column in which record i contradicts record keep of the
 * same organisation, or -1.  Names, parents, former names, and what is no
 * column of an organisation do not count.
 */
static int
contradiction(const struct zy_orgs *o, size_t keep, size_t i)
{
	const struct zy_table *t = o->table;
	int source = zy_table_find(t, "source");
	int former = zy_table_find(t, "former");
	struct zy_view a, b;
	int c;

	for (c = 0; c < (int)t->ncolumns; c++) {
		if (!t->columns[c].decl || c == o->id || c == o->name ||
		    c == o->parent || c == source || c == former)
			continue;
		a = zy_cell_unmarked(zy_orgs_cell(o, keep, c));
		b = zy_cell_unmarked(zy_orgs_cell(o, i, c));
		if (a.n && b.n && !zy_view_eq(a, b) &&
		    !(c == o->township && zy_org_name_same_place(a, b)))
			return c;
	}
	return -1;
}

/* Sets the cells that record keep lacks to those of record i. */
static void
complete(struct zy_orgs *o, size_t keep, size_t i)
{
	static const uint8_t gaps =
	    ZY_ORG_NO_SECRETARY | ZY_ORG_NO_KIND | ZY_ORG_NO_SECTOR;
	struct zy_table *t = o->table;
	int source = zy_table_find(t, "source");
	struct zy_org *x = &o->items[keep];
	struct zy_view v;
	int c;

	/* It lacks what both lack. */
	x->flags &= (uint8_t)(o->items[i].flags | ~gaps);
	if (x->level > o->items[i].level)
		x->level = o->items[i].level;
	for (c = 0; c < (int)t->ncolumns; c++) {
		v = zy_orgs_cell(o, i, c);
		if (v.n && c != o->id && c != o->parent && c != source &&
		    zy_orgs_cell(o, keep, c).n == 0)
			zy_table_set(t, keep, (size_t)c, v);
	}
}

void
zy_orgs_settle_repeats(struct zy_orgs *o)
{
	struct zy_org_message *m;
	size_t i, of;

	for (i = 0; i < o->n; i++) {
		if (o->items[i].finding != ZY_ORG_REPEAT)
			continue;
		m = &o->messages[o->items[i].message];
		of = m->of;
		if (o->items[of].finding != ZY_ORG_REFUSED)
			continue;
		*m = o->messages[o->items[of].message];
		o->items[i].finding = ZY_ORG_REFUSED;
	}
}

/* Makes record i a repeat of record keep, or refuses it. */
static void
unite_two(struct zy_orgs *o, uint32_t keep, uint32_t i)
{
	const struct zy_table_row *row = o->table->rows[keep];
	const char *file = o->table->files[row->file];
	unsigned long long line = row->line;
	struct zy_view name = zy_orgs_cell(o, keep, o->name);
	int c = contradiction(o, keep, i);

	o->same[i] = keep;
	if (c >= 0) {
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, ZY_FAULT_ALIKE, c,
		    _("%s:%llu has '%.*s' here for the same name under the "
		      "same parent, and no code tells them apart:"),
		    file, line, ZY_ARG(zy_orgs_cell(o, keep, c)));
		return;
	}
	complete(o, keep, i);
	if (zy_view_eq(name, zy_orgs_cell(o, i, o->name)))
		zy_orgs_fault(o, i, ZY_ORG_REPEAT, ZY_FAULT_REPEAT, o->name,
		    _("the same organisation as %s:%llu, not doubled:"), file,
		    line);
	else
		zy_orgs_fault(o, i, ZY_ORG_REPEAT, ZY_FAULT_REPEAT, o->name,
		    _("read as '%.*s', the same organisation as %s:%llu, not "
		      "doubled:"),
		    ZY_ARG(name), file, line);
	zy_orgs_repeats(o, i, keep);
}

/* Puts record i at its place; returns whether it was united with another. */
static bool
place_one(
    struct zy_orgs *o, uint32_t i, struct zy_buf *form, struct zy_buf *key)
{
	uint32_t *at, keep;
	bool bare = (o->items[i].flags & ZY_ORG_NO_ID) != 0;

	zy_buf_reset(form);
	zy_orgs_short_form(o, i, zy_orgs_cell(o, i, o->name), form);
	zy_orgs_put_place(o, i, zy_buf_get(form), key);
	at = zy_org_index_slot(&o->places, zy_buf_get(key), NULL);
	keep = *at;
	if (keep == ZY_INTERN_NONE) {
		*at = i;
		return false;
	}
	if (bare) {
		unite_two(o, keep, i);
		return true;
	}
	if (!(o->items[keep].flags & ZY_ORG_NO_ID))
		return false;
	*at = i;
	unite_two(o, i, keep);
	return true;
}

/* Removes united records from the list that begins with i. */
static void
unlink_united(const struct zy_orgs *o, uint32_t i)
{
	struct zy_org *x = &o->items[i];

	while (x->same_name != ZY_INTERN_NONE &&
	       o->same[x->same_name] != ZY_INTERN_NONE)
		x->same_name = o->items[x->same_name].same_name;
	while (x->same_township != ZY_INTERN_NONE &&
	       o->same[x->same_township] != ZY_INTERN_NONE)
		x->same_township = o->items[x->same_township].same_township;
}

/* Replaces united records as parents by those that stand for them. */
static void
follow_united(struct zy_orgs *o)
{
	uint32_t i;

	for (i = 0; i < o->n; i++)
		if (o->same[i] != ZY_INTERN_NONE &&
		    o->same[o->same[i]] != ZY_INTERN_NONE)
			o->same[i] = o->same[o->same[i]];
	for (i = 0; i < o->n; i++) {
		if (o->items[i].parent < o->n)
			o->items[i].parent =
			    zy_orgs_united(o, o->items[i].parent);
		unlink_united(o, i);
	}
	zy_org_index_release(&o->forms);
	zy_org_index_release(&o->committees);
	o->forms = o->committees = (struct zy_org_index){0};
}

/* Returns whether some organisation that is not excluded has no id. */
static bool
lack_ids(const struct zy_orgs *o)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		if ((o->items[i].flags & ZY_ORG_NO_ID) &&
		    !zy_orgs_is_excluded(o, i))
			return true;
	return false;
}

bool
zy_orgs_unite(struct zy_orgs *o)
{
	struct zy_buf form = ZY_BUF_INIT, key = ZY_BUF_INIT;
	bool more = false;
	uint32_t i;

	if (!lack_ids(o))
		return false;
	if (!o->same) {
		o->same = zy_reallocarray(NULL, o->n, sizeof(*o->same));
		for (i = 0; i < o->n; i++)
			o->same[i] = ZY_INTERN_NONE;
	}
	zy_org_index_release(&o->places);
	o->places = (struct zy_org_index){.keys = zy_intern_new()};
	for (i = 0; i < o->n; i++)
		if (!zy_orgs_is_excluded(o, i) && o->items[i].state == 0)
			more |= place_one(o, i, &form, &key);
	if (more)
		follow_united(o);
	zy_buf_release(&form);
	zy_buf_release(&key);
	return more;
}
