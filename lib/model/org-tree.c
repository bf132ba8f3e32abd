/*
 * Checks of the tree of organisations: circles, levels, townships, gaps.
 * Implements zy_orgs_check_tree and related functions of org.h and
 * org-assign.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "model/code.h"
#include "model/org-assign.h"
#include "model/record.h"
#include "model/words.h"

enum {
	COUNTY,
	TOWNSHIP,
	VILLAGE,
	UNKNOWN_LEVEL
};

struct zy_view
zy_orgs_outside(const struct zy_orgs *o, size_t i)
{
	const struct zy_org *x = &o->items[i];

	if (x->parent != ZY_ORG_OUTSIDE)
		return (struct zy_view){NULL, 0};
	return x->outside == ZY_INTERN_NONE
		   ? zy_view(o->outside)
		   : zy_orgs_cell(o->base, x->outside, o->base->id);
}

struct zy_view
zy_orgs_parent_id(const struct zy_orgs *o, size_t i)
{
	if (o->items[i].parent < o->n)
		return zy_orgs_cell(o, o->items[i].parent, o->id);
	return zy_orgs_outside(o, i);
}

void
zy_orgs_fault_parent(
    struct zy_orgs *o, size_t i, enum zy_fault fault, const char *what)
{
	const struct zy_column *parent =
	    zy_schema_find(&zy_org_schema, ZY_VIEW("parent"));
	struct zy_view up = zy_orgs_parent_id(o, i);

	if (zy_orgs_cell(o, i, o->parent).n)
		zy_orgs_fault(
		    o, i, ZY_ORG_REFUSED, fault, o->parent, "%s", what);
	else
		zy_orgs_fault(o, i, ZY_ORG_REFUSED, fault, -1,
		    "%.*s: %s '%.*s'", ZY_ARG(zy_column_label(parent)), what,
		    ZY_ARG(up));
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
			zy_orgs_fault_parent(o, at, ZY_FAULT_PARENT,
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
			zy_orgs_fault_parent(o, i, ZY_FAULT_FOLLOWS,
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

/* Returns the level of the parent of organisation i. */
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

/*
 * Returns a translated phrase that says why i cannot be of its level below its
 * parent; NULL where it can.
 */
static const char *
level_fault(const struct zy_orgs *o, size_t i)
{
	const uint8_t level = o->items[i].level, above = level_above(o, i);
	struct zy_view system = zy_orgs_cell(o, i, o->system);

	if (is_repeat(o, i) || level == UNKNOWN_LEVEL || above == UNKNOWN_LEVEL)
		return NULL;
	if (level < above)
		return _("a parent of a lower level:");
	return level == VILLAGE && above == COUNTY &&
		       (system.n == 0 || zy_view_is(system, "none"))
		   ? _("a village-level organisation directly under the "
		       "county:")
		   : NULL;
}

/*
 * Forgets the level of organisation i if its sheet gives a rank instead (part
 * `ranks`: 正科级), with a warning.  Returns whether it did.
 */
static bool
forget_rank(struct zy_orgs *o, uint32_t i)
{
	struct zy_view word;

	if (i >= o->n || o->items[i].level == UNKNOWN_LEVEL)
		return false;
	word = zy_table_original(o->table->rows[i], o->level);
	if (!zy_dictionary_is_part(
		zy_dictionary_builtin(), ZY_VIEW("ranks"), word))
		return false;
	zy_orgs_fault(o, i, ZY_ORG_WARNED, ZY_FAULT_RULE, o->level,
	    _("'%.*s' is a rank, and says no level here, where the superior is "
	      "of another one"),
	    ZY_ARG(word));
	o->items[i].level = UNKNOWN_LEVEL;
	zy_table_set(o->table, i, (size_t)o->level, ZY_VIEW(""));
	return true;
}

void
zy_orgs_check_tree(struct zy_orgs *o)
{
	const char *what;
	size_t i;

	check_circles(o);
	for (i = 0; i < o->n; i++) {
		what = level_fault(o, i);
		/* A superior of a lower level may be so by its rank, too. */
		if (what && !forget_rank(o, (uint32_t)i) &&
		    !(o->items[i].level < level_above(o, i) &&
			forget_rank(o, o->items[i].parent)))
			zy_orgs_fault_parent(o, i, ZY_FAULT_PARENT, what);
	}
	zy_orgs_refuse_below(o);
	find_towns(o);
}

struct zy_view
zy_orgs_place(struct zy_view name)
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
			own = zy_orgs_place(zy_orgs_cell(o, town, o->name));
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
	int closed = zy_table_find(o->table, "closed");
	const struct zy_table_row *row;
	uint32_t *at;
	size_t i;

	for (i = 0; i < o->n; i++) {
		struct zy_org *x = &o->items[i];

		if (zy_orgs_is_excluded(o, i) || zy_orgs_cell(o, i, closed).n ||
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

void
zy_orgs_check_notes(struct zy_orgs *o)
{
	int closed = zy_table_find(o->table, "closed");
	struct zy_view name, note;
	size_t i, at;

	for (i = 0; i < o->n && i < o->incoming; i++) {
		name = zy_orgs_cell(o, i, o->name);
		if ((!zy_view_ends(name, ZY_VIEW(")")) &&
			!zy_view_ends(name, ZY_VIEW("）"))) ||
		    zy_orgs_cell(o, i, closed).n || zy_orgs_is_excluded(o, i))
			continue;
		for (at = name.n; at-- > 1;)
			if (name.p[at] == '(' ||
			    (name.n - at > 3 &&
				memcmp(name.p + at, "（", 3) == 0))
				break;
		note = (struct zy_view){name.p + at, name.n - at};
		if (at && zy_dictionary_is_part(
			      zy_dictionary_builtin(), ZY_VIEW("ended"), note))
			zy_orgs_fault(o, i, ZY_ORG_WARNED, ZY_FAULT_MISSING,
			    o->name,
			    _("a closed organisation needs its day (撤销时间), "
			      "and counts as open without:"));
	}
}
