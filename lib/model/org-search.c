/* SPDX-License-Identifier: MIT */
#include "model/org-search.h"

#include <stdlib.h>

#include "model/org-name.h"
#include "model/org-named.h"

enum {
	NEAR = 60, /* percent in common with the nearest name */
};

/* How a name of the roster fits a cell, the best first. */
enum fit {
	FITS_AS_WRITTEN,
	FITS_FOLDED,
	FITS_BY_FORM,
	FITS_SHORTENED, /* without the names of what stands above it */
	FITS_FORMER,
	FITS
};

/* A search: what is looked for and what was found. */
struct search {
	struct zy_org_roster *r;
	const struct zy_name_hints *hints; /* or NULL */
	struct zy_view cell;		   /* what is looked for */
	struct zy_buf township;		   /* stem of the township's hint */
	struct zy_buf parent_form;
	uint32_t parent;  /* the parent's hint in the roster, or no number */
	uint32_t place;	  /* the township's hint, as an organisation's name */
	bool place_known; /* place was looked for */
	uint32_t town;	  /* by the titles, where the row says nothing */
	/* The organisations found so far; all fit in the same way. */
	uint32_t *list;
	size_t n, cap;
	/* One that fits the name but not the hints, or ZY_INTERN_NONE. */
	uint32_t elsewhere;
};

/* Returns how well name x fits a cell, given also in its folded form. */
static enum fit
fit_of(struct zy_org_roster *r, const struct zy_org_named *x,
    struct zy_view cell, struct zy_view folded)
{
	struct zy_view name = zy_org_roster_name(r, x->org);
	struct zy_buf form = ZY_BUF_INIT;
	bool is;

	if (x->former)
		return FITS_FORMER;
	if (zy_view_eq(name, cell))
		return FITS_AS_WRITTEN;
	zy_buf_reset(&r->key);
	zy_cell_fold(&r->key, name);
	if (zy_view_eq(zy_buf_get(&r->key), folded))
		return FITS_FOLDED;
	zy_buf_reset(&r->key);
	zy_cell_fold(&r->key, zy_org_roster_id(r, x->org));
	if (zy_view_eq(zy_buf_get(&r->key), folded))
		return FITS_AS_WRITTEN;
	zy_buf_reset(&r->key);
	zy_org_name_form(&r->key, name);
	zy_org_name_form(&form, cell);
	is = zy_view_eq(zy_buf_get(&r->key), zy_buf_get(&form));
	zy_buf_release(&form);
	return is ? FITS_BY_FORM : FITS_SHORTENED;
}

/*
 * Returns the index in r->named of the first name with the form of cell, or
 * ZY_INTERN_NONE.
 */
static uint32_t
first_of(struct zy_org_roster *r, struct zy_view cell)
{
	if (!r->forms.keys)
		zy_org_roster_index(r);
	zy_buf_reset(&r->key);
	zy_org_name_form(&r->key, cell);
	return zy_org_index_find(&r->forms, zy_buf_get(&r->key));
}

/* Adds an organisation to the list, unless it was added last. */
static void
list_org(struct search *s, uint32_t org)
{
	if (s->n && s->list[s->n - 1] == org)
		return;
	s->list = zy_grow(s->list, &s->cap, s->n + 1, sizeof(*s->list));
	s->list[s->n++] = org;
}

/*
 * Returns the organisation that the township's hint names (乡镇：县教育局党委),
 * or the committee of that place (乡镇：松林镇), or a number that is none.
 */
static uint32_t
place_of(struct search *s)
{
	static const char *const kinds[] = {"党委", "党工委"};
	struct zy_buf name = ZY_BUF_INIT;
	size_t i;

	if (s->place_known)
		return s->place;
	s->place_known = true;
	s->place = zy_org_roster_find(s->r, s->hints->township);
	for (i = 0; i < 2 && s->place >= s->r->orgs.n; i++, name.n = 0) {
		zy_buf_printf(&name, "%s%s", s->township.p, kinds[i]);
		s->place = zy_org_roster_find(s->r, zy_buf_get(&name));
	}
	zy_buf_release(&name);
	return s->place;
}

/*
 * Returns whether an organisation above org once had a name whose place a text
 * is, or with `ends` ends with.
 */
static bool
was_above(struct search *s, uint32_t org, struct zy_view text, bool ends)
{
	const struct zy_orgs *o = &s->r->orgs;
	struct zy_buf stem = ZY_BUF_INIT;
	uint32_t up = o->items[org].parent;
	struct zy_view formers, one;
	bool is = false;
	int depth;

	for (depth = 0; !is && up < o->n && depth < ZY_ORG_DEEPEST; depth++) {
		formers = zy_orgs_cell(o, up, s->r->former);
		while (!is && zy_org_name_next(&formers, &one)) {
			zy_buf_reset(&stem);
			zy_org_name_stem(&stem, one);
			is = stem.n &&
			     (ends ? zy_view_ends(text, zy_buf_get(&stem))
				   : zy_view_eq(text, zy_buf_get(&stem)));
		}
		up = o->items[up].parent;
	}
	zy_buf_release(&stem);
	return is;
}

/*
 * Returns whether the organisation is in the township of the hint, by its
 * present or a former name: 1, 0, or -1 where that is not known.
 */
static int
in_township(struct search *s, uint32_t org)
{
	struct zy_buf own = ZY_BUF_INIT, stem = ZY_BUF_INIT;
	int is = -1;

	if (s->township.n == 0)
		return -1;
	zy_orgs_township(&s->r->orgs, org, &own);
	zy_org_name_stem(&stem, zy_buf_get(&own));
	if (stem.n)
		is = zy_org_name_begins_alike(
		    zy_buf_get(&stem), zy_buf_get(&s->township));
	if (is == 0)
		is = was_above(s, org, zy_buf_get(&s->township), false);
	zy_buf_release(&own);
	zy_buf_release(&stem);
	return is > 0 || place_of(s) >= s->r->orgs.n
		   ? is
		   : zy_org_roster_is_in(s->r, org, place_of(s));
}

/*
 * Returns whether an organisation, or one above it, is that of the superior's
 * hint: 1, 0, or -1 where that is not known.
 */
static int
in_parent(struct search *s, uint32_t up)
{
	const struct zy_orgs *o = &s->r->orgs;
	int depth;

	if (s->parent_form.n == 0 || s->parent == ZY_INTERN_NONE)
		return -1;
	if (s->parent < o->n)
		return up < o->n && zy_org_roster_is_in(s->r, up, s->parent);
	for (depth = 0; up < o->n && depth < ZY_ORG_DEEPEST; depth++) {
		zy_buf_reset(&s->r->key);
		zy_org_name_form(&s->r->key, zy_org_roster_name(s->r, up));
		if (zy_view_eq(
			zy_buf_get(&s->r->key), zy_buf_get(&s->parent_form)))
			return 1;
		up = o->items[up].parent;
	}
	return 0;
}

/*
 * Returns whether any organisation is in the township of the hint.  All rows of
 * a list often name the same one, so that the roster keeps the last answer.
 */
static bool
knows_township(struct search *s)
{
	struct zy_org_roster *r = s->r;
	uint32_t i;

	if (zy_view_eq(zy_buf_get(&r->township), s->hints->township))
		return r->has_township;
	zy_buf_reset(&r->township);
	zy_buf_view(&r->township, s->hints->township);
	r->has_township = false;
	for (i = 0; i < r->orgs.n && !r->has_township; i++)
		r->has_township = in_township(s, i) > 0;
	return r->has_township;
}

/*
 * Reduces the list to the organisations that the hints confirm or, where there
 * are none, to those that the hints do not contradict.
 */
static void
apply_hints(struct search *s)
{
	size_t i, fine = 0, best = 0;
	int t, p;

	if (!s->hints || s->n == 0)
		return;
	s->elsewhere = s->list[0];
	for (i = 0; i < s->n; i++) {
		t = in_township(s, s->list[i]);
		p = in_parent(s, s->r->orgs.items[s->list[i]].parent);
		if (t == 0 || p == 0 ||
		    zy_org_roster_is_elsewhere(
			s->r, s->list[i], s->town, s->cell))
			continue;
		if (t > 0 || p > 0) {
			/* The best ones stand before the others. */
			uint32_t org = s->list[i];

			s->list[fine++] = s->list[best];
			s->list[best++] = org;
		} else {
			s->list[fine++] = s->list[i];
		}
	}
	/* A place that the roster does not know says nothing. */
	if (fine == 0 && s->township.n && !knows_township(s)) {
		s->township.n = 0;
		apply_hints(s);
		return;
	}
	s->n = best ? best : fine;
}

/* Returns whether an organisation has a last day. */
static bool
is_closed(const struct search *s, uint32_t org)
{
	const struct zy_org_roster *r = s->r;

	return zy_org_roster_cell(r, org, zy_table_find(&r->table, "closed")).n;
}

/*
 * Takes closed organisations off the list beside which an open one stands,
 * below the same parent.
 */
static void
drop_closed(struct search *s)
{
	const struct zy_orgs *o = &s->r->orgs;
	size_t i, j, n = 0;
	bool beside;

	for (i = 0; s->n > 1 && i < s->n; i++) {
		beside = false;
		if (is_closed(s, s->list[i]))
			for (j = 0; j < s->n && !beside; j++)
				beside = o->items[s->list[j]].parent ==
					     o->items[s->list[i]].parent &&
					 !is_closed(s, s->list[j]);
		if (!beside)
			s->list[n++] = s->list[i];
	}
	s->n = s->n > 1 ? n : s->n;
}

/*
 * Returns whether one of the first n organisations of the list is org, stands
 * below the same parent, or is closed and may have become org.
 */
static bool
has_beside(const struct search *s, uint32_t org, size_t n)
{
	const struct zy_orgs *o = &s->r->orgs;
	size_t i;

	for (i = 0; i < n; i++)
		if (s->list[i] == org ||
		    o->items[s->list[i]].parent == o->items[org].parent ||
		    is_closed(s, s->list[i]))
			return true;
	return false;
}

/*
 * Adds organisations elsewhere that once had the name, the first of which is
 * named[i], to the list of those that have it: a list made before the renaming
 * may mean them.
 */
static void
list_former(struct search *s, uint32_t i)
{
	size_t n = s->n;

	for (; n && i != ZY_INTERN_NONE; i = s->r->named[i].next)
		if (s->r->named[i].former &&
		    !has_beside(s, s->r->named[i].org, n))
			list_org(s, s->r->named[i].org);
	if (s->n > n)
		apply_hints(s);
}

/*
 * Lists the organisations that the name fits best, after the hints were
 * applied, and those elsewhere that once had it.
 */
static void
list_fitting(struct search *s, struct zy_view cell)
{
	struct zy_buf folded = ZY_BUF_INIT;
	uint32_t first = first_of(s->r, cell), i;
	int fit;

	zy_cell_fold(&folded, cell);
	for (fit = 0; fit < FITS && s->n == 0; fit++) {
		for (i = first; i != ZY_INTERN_NONE; i = s->r->named[i].next)
			if (fit_of(s->r, &s->r->named[i], cell,
				zy_buf_get(&folded)) == (enum fit)fit)
				list_org(s, s->r->named[i].org);
		apply_hints(s);
		drop_closed(s);
	}
	list_former(s, first);
	zy_buf_release(&folded);
}

/*
 * Returns whether a text ends with the township of an organisation, or with the
 * present or a former name of one above it.
 */
static bool
is_above(struct search *s, uint32_t org, struct zy_view text)
{
	const struct zy_orgs *o = &s->r->orgs;
	struct zy_buf stem = ZY_BUF_INIT;
	uint32_t up = o->items[org].parent;
	bool is;
	int depth;

	zy_orgs_township(o, org, &stem);
	is = stem.n && zy_view_ends(text, zy_buf_get(&stem));
	for (depth = 0; !is && up < o->n && depth < ZY_ORG_DEEPEST; depth++) {
		zy_buf_reset(&stem);
		zy_org_name_stem(&stem, zy_org_roster_name(s->r, up));
		is = stem.n && zy_view_ends(text, zy_buf_get(&stem));
		up = o->items[up].parent;
	}
	zy_buf_release(&stem);
	return is || was_above(s, org, text, true);
}

/*
 * Lists the organisations whose name is the last part of the cell, if the first
 * part is their township or an organisation above them.
 */
static void
list_behind_place(struct search *s, struct zy_view cell)
{
	struct zy_view place, name;
	uint32_t code, i;
	size_t at = 0;
	int len;

	while (at < cell.n && (unsigned)cell.p[at] - '0' <= 9)
		at++;
	if (at == cell.n)
		return; /* a code, and no place with a name */
	at = 0;
	while (s->n == 0 && at < cell.n) {
		len = zy_text_decode(cell.p + at, cell.p + cell.n, &code);
		at += len > 0 ? (size_t)len : 1;
		place = (struct zy_view){cell.p, at};
		name = (struct zy_view){cell.p + at, cell.n - at};
		if (name.n == 0)
			break;
		for (i = first_of(s->r, name); i != ZY_INTERN_NONE;
		     i = s->r->named[i].next)
			if (is_above(s, s->r->named[i].org, place))
				list_org(s, s->r->named[i].org);
		apply_hints(s);
	}
}

/* Lists the organisations whose name is the hint followed by the cell. */
static void
list_behind_hint(struct search *s, struct zy_view hint, struct zy_view cell)
{
	struct zy_buf b = ZY_BUF_INIT;

	if (hint.n == 0 || s->n)
		return;
	zy_org_name_stem(&b, hint);
	/* 石桥镇, 镇机关党支部 */
	if (b.n > 3 && cell.n > 3 && memcmp(b.p + b.n - 3, cell.p, 3) == 0)
		b.n -= 3;
	zy_buf_view(&b, cell);
	list_fitting(s, zy_buf_get(&b));
	zy_buf_release(&b);
}

/* Returns the form of a name, valid until the roster's key is used again. */
static struct zy_view
form_of(void *search, uint32_t org)
{
	struct search *s = search;

	zy_buf_reset(&s->r->key);
	zy_org_name_form(&s->r->key, zy_org_roster_name(s->r, org));
	return zy_buf_get(&s->r->key);
}

static void
describe(void *search, uint32_t org, struct zy_buf *b)
{
	const struct search *s = search;

	zy_org_roster_describe(s->r, org, b);
}

/* Returns whether an organisation is where the hints say. */
static bool
is_likely(void *search, uint32_t org)
{
	struct search *s = search;

	return in_township(s, org) > 0 ||
	       in_parent(s, s->r->orgs.items[org].parent) > 0;
}

/* Stores in m why the search has found no organisation, or several. */
static void
explain(struct search *s, struct zy_view cell, const char *unknown,
    struct zy_name_miss *m)
{
	const struct zy_named_ones all = {
	    (uint32_t)s->r->orgs.n, s, form_of, describe, is_likely};
	struct zy_buf names = ZY_BUF_INIT;
	uint32_t near = s->elsewhere;

	if (s->n) {
		zy_name_put_candidates(&names, &all, s->list, s->n);
		zy_buf_printf(zy_name_miss_begin(m, ZY_FAULT_AMBIGUOUS, ""),
		    _("several organisations bear the name (%.*s): write the "
		      "code, or the township or superior beside it, for"),
		    ZY_ARG(zy_buf_get(&names)));
		zy_buf_release(&names);
		return;
	}
	zy_name_miss_begin(m, ZY_FAULT_UNKNOWN_ORG, unknown);
	if (near == ZY_INTERN_NONE) {
		zy_org_name_form(&names, cell);
		near = zy_name_nearest(
		    &all, zy_buf_get(&names), NEAR, &s->r->nearest);
		zy_buf_release(&names);
	}
	if (near != ZY_INTERN_NONE)
		zy_name_miss_put_near(
		    m, &all, near, s->elsewhere != ZY_INTERN_NONE);
}

/* Brings the hints into the forms in which they are compared. */
static void
take_hints(struct search *s)
{
	const struct zy_name_hints *h = s->hints;

	s->parent = s->town = ZY_INTERN_NONE;
	if (!h)
		return;
	zy_org_name_stem(&s->township, h->township);
	zy_org_name_form(&s->parent_form, h->parent);
	if (h->parent.n)
		s->parent = zy_org_roster_find(s->r, h->parent);
	if (h->township.n == 0 && h->parent.n == 0)
		s->town = zy_org_roster_titled_town(s->r, h->above);
}

uint32_t
zy_org_roster_search(struct zy_org_roster *r, struct zy_view cell,
    const struct zy_name_hints *hints, const char *unknown,
    struct zy_name_miss *m)
{
	struct search s = {r, hints, cell, .elsewhere = ZY_INTERN_NONE};
	uint32_t found = zy_orgs_find(&r->orgs, cell);

	if (found != ZY_INTERN_NONE)
		return found;
	if (cell.n)
		take_hints(&s);
	if (cell.n)
		list_fitting(&s, cell);
	if (s.n == 0 && cell.n && hints) {
		list_behind_hint(&s, hints->township, cell);
		list_behind_hint(&s, hints->parent, cell);
		if (s.town < r->orgs.n)
			list_behind_hint(
			    &s, zy_org_roster_name(r, s.town), cell);
	}
	if (s.n == 0)
		list_behind_place(&s, cell);
	if (s.n > 1 && hints)
		s.n = zy_org_roster_titled(r, s.list, s.n, hints->above);
	found = s.n == 1 ? s.list[0] : s.n ? ZY_ORG_AMBIGUOUS : ZY_INTERN_NONE;
	if (m && s.n != 1)
		explain(&s, cell, unknown, m);
	zy_buf_release(&s.township);
	zy_buf_release(&s.parent_form);
	free(s.list);
	return found;
}

int
zy_org_roster_agrees(
    struct zy_org_roster *r, uint32_t org, const struct zy_name_hints *hints)
{
	struct search s = {.r = r, .hints = hints};
	int t, p;

	take_hints(&s);
	t = in_township(&s, org);
	p = in_parent(&s, org);
	if (t == 0 && !knows_township(&s))
		t = -1;
	zy_buf_release(&s.township);
	zy_buf_release(&s.parent_form);
	return t == 0 || p == 0 ? 0 : t > 0 || p > 0 ? 1 : -1;
}

uint32_t
zy_org_roster_find(struct zy_org_roster *r, struct zy_view cell)
{
	return zy_org_roster_search(r, cell, NULL, NULL, NULL);
}

void
zy_org_roster_describe_home(
    struct zy_org_roster *r, struct zy_view cell, struct zy_buf *b)
{
	uint32_t org = zy_org_roster_find(r, cell);

	if (org >= r->orgs.n) {
		zy_buf_view(b, cell);
		return;
	}
	zy_buf_view(b, zy_org_roster_name(r, org));
	zy_org_roster_put_place(r, org, ", ", b);
}
