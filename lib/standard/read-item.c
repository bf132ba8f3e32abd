/*
 * Reads what items of every kind have.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/item-kind.h"
#include "standard/read-state.h"

/* Returns the rules for items of the item's kind. */
static const struct zy_item_kind_rule *
kind_of(const struct zy_item *item)
{
	return &zy_item_kinds[item->kind];
}

/* Returns whether a kind has a key that not every kind has. */
static bool
kind_has_key(const struct zy_item_kind_rule *kind, const char *key)
{
	size_t i;

	for (i = 0; kind->keys[i]; i++)
		if (strcmp(kind->keys[i], key) == 0)
			return true;
	return false;
}

/* Refuses unknown keys, and keys that only other kinds have. */
static int
check_keys(
    const struct zy_item *item, const struct zy_config *c, struct zy_error *e)
{
	/* Up to "dedup" not every kind has them. */
	static const char *const keys[] = {"step", "scale", "raters",
	    "trim_above", "rater_groups", "per", "required", "given",
	    "conditions", "steps", "threshold", "unit", "units", "none", "bad",
	    "over", "target", "points", "extra", "below", "cap", "questions",
	    "parts", "levels", "options", "less", "figure", "ranges", "of",
	    "where", "dedup", "id", "name", "kind", "max", "floor", "factor",
	    "missing", "na", "only", "evidence", "rule", "from", NULL};
	const struct zy_item_kind_rule *kind = kind_of(item);
	struct zy_config at;
	size_t i;

	if (zy_config_known(c, keys, e))
		return -1;
	for (i = 0; strcmp(keys[i], "id") != 0; i++) {
		at = zy_config_get(c, keys[i]);
		if (zy_config_has(&at) && !kind_has_key(kind, keys[i]))
			return zy_config_error(&at, e,
			    _("has no meaning for kind '%s'"), kind->name);
	}
	return 0;
}

/*
 * Refuses a kind that is not allowed in this place, and keys without meaning in
 * it.
 */
static int
check_place(
    const struct zy_item *item, const struct zy_config *c, struct zy_error *e)
{
	/* Points below a target may be below 0 in bonus, too: ±. */
	static const char *const in_heads[] = {"missing", "floor", NULL};
	bool signs = item->kind == ZY_ITEM_TARGET;
	struct zy_config at = zy_config_get(c, "kind");
	size_t i;

	if (!(kind_of(item)->places & 1u << item->place))
		return zy_config_error(&at, e, _("kind '%s' has no place here"),
		    kind_of(item)->name);
	if (item->place == ZY_IN_PENALTY) {
		at = zy_config_get(c, "given");
		if (zy_config_has(&at))
			return zy_config_error(
			    &at, e, _("has no meaning in penalty"));
	}
	for (i = 0; item->place != ZY_IN_HEAD && in_heads[i]; i++) {
		at = zy_config_get(c, in_heads[i]);
		if (zy_config_has(&at) && !(signs && i == 1))
			return zy_config_error(&at, e,
			    _("has no meaning here: without figures there is "
			      "nothing to add or take"));
	}
	return 0;
}

/* Reads 'na', the points of an item that does not apply: a word or a number. */
static int
read_na(struct zy_standard *s, struct zy_item *item, const struct zy_config *c,
    struct zy_error *e)
{
	struct zy_config na = zy_config_get(c, "na");
	struct zy_rational *points = zy_number_init(s, &item->na_points);
	struct zy_error none;
	int n;

	if (zy_config_has(&na) && item->place != ZY_IN_HEAD)
		return zy_config_error(
		    &na, e, _("has no meaning outside the heads"));
	zy_error_clear(&none);
	if (zy_config_has(&na) &&
	    zy_config_number(&na, points, NULL, &none) == 0) {
		item->na = ZY_NA_POINTS;
		if (zy_rational_cmp(points, &item->floor) < 0)
			return zy_config_error(&na, e, _("is below floor"));
		if (item->has_max && zy_rational_cmp(points, &item->max) > 0)
			return zy_config_error(&na, e, _("is above max"));
		return 0;
	}
	if (zy_config_choice(
		&na, "full|rescale", &n, item->only.n ? 1 : 2, &none))
		return zy_config_error(
		    &na, e, _("must be full, rescale or a number of points"));
	item->na = n == 0 ? ZY_NA_FULL : n == 1 ? ZY_NA_RESCALE : ZY_NA_REFUSED;
	if (item->na == ZY_NA_FULL && !item->has_max)
		return zy_config_error(
		    &na, e, _("full points need max: there is no end"));
	return 0;
}

/*
 * Reads what an item gives without evidence, and where it does not apply.
 * Returns 0, or -1 with e set.
 */
static int
read_missing(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config missing = zy_config_get(c, "missing");
	int usual = ZY_MISSING_ZERO;

	/* No occurrence on record: nothing to take. */
	if (kind_of(item)->takes && !item->done)
		usual = ZY_MISSING_FULL;
	if (zy_config_has(&missing) && kind_of(item)->adds)
		return zy_config_error(&missing, e,
		    _("has no meaning for kind '%s'"), kind_of(item)->name);
	if (zy_config_choice(
		&missing, "zero|full|rescale", (int *)&item->missing, usual, e))
		return -1;
	return read_na(s, item, c, e);
}

/*
 * Reads where an item's values come from, which its kind must allow, and sets
 * the node under which they are stored.  Returns 0, or -1 with e set.
 */
static int
read_from(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	static const char *const names[] = {
	    "evidence", "tally", "pledges", "comments", "activities", NULL};
	struct zy_config at = zy_config_get(c, "from");
	unsigned sources = kind_of(item)->sources;
	const char *from;
	size_t i;

	if (zy_config_text(&at, &from,
		sources & 1u << ZY_FROM_EVIDENCE ? "evidence" : "tally", e))
		return -1;
	item->given = item->node;
	for (i = 0; names[i]; i++)
		if (strcmp(from, names[i]) == 0)
			break;
	item->from = (enum zy_from)i;
	if (!names[i] && !(zy_view_starts(zy_view(from), "score:") && from[6]))
		return zy_config_error(
		    &at, e, _("no source of figures '%s'"), from);
	if (!(sources & 1u << item->from))
		return zy_config_error(&at, e,
		    _("'%s' is no source for kind '%s'"), from,
		    kind_of(item)->name);
	if (item->from == ZY_FROM_SCORE)
		return zy_score_node_add(s, &at, from, &item->given, e);
	s->needs_votes |= item->from == ZY_FROM_TALLY;
	return 0;
}

/* Returns whether two conditions on one column have a value in common. */
static bool
share_value(const struct zy_where *a, const struct zy_where *b)
{
	size_t i, k;

	for (i = 0; i < a->n; i++)
		for (k = 0; k < b->n; k++)
			if (strcmp(a->values[i], b->values[k]) == 0)
				return true;
	return false;
}

/*
 * Refuses a rate if no record that meets 'of' can meet 'where': it would be 0
 * for everybody.
 */
static int
check_meet(
    const struct zy_item *item, const struct zy_config *c, struct zy_error *e)
{
	size_t i, k;

	for (i = 0; i < item->where.n; i++)
		for (k = 0; k < item->of.n; k++)
			if (strcmp(item->where.list[i].column,
				item->of.list[k].column) == 0 &&
			    !share_value(
				&item->where.list[i], &item->of.list[k]))
				return zy_config_error(c, e,
				    _("'where' and 'of' have no value of "
				      "column '%s' in common: the rate is "
				      "always 0"),
				    item->where.list[i].column);
	return 0;
}

/* Reads 'where' and 'of': the conditions on records of registers. */
static int
read_records(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config where = zy_config_get(c, "where");
	struct zy_config of = zy_config_get(c, "of");
	bool records =
	    item->from >= ZY_FROM_PLEDGES && item->from <= ZY_FROM_ACTIVITIES;

	if (!records && zy_config_has(&where))
		return zy_config_error(&where, e,
		    _("needs from: pledges, comments or activities"));
	if (!records && zy_config_has(&of))
		return zy_config_error(
		    &of, e, _("needs from: pledges, comments or activities"));
	item->has_where = zy_config_has(&where);
	item->has_of = zy_config_has(&of);
	if (zy_where_read(s, &where, item->from, &item->where, e) ||
	    zy_where_read(s, &of, item->from, &item->of, e))
		return -1;
	if (kind_of(item)->ratio && item->from == ZY_FROM_PLEDGES &&
	    !item->has_where)
		zy_where_kept(s, &item->where);
	if (kind_of(item)->ratio && records && item->where.n == 0)
		return zy_config_error(c, e,
		    _("a rate of records needs 'where', or it is always 1"));
	return kind_of(item)->ratio
		   ? check_meet(item, item->has_where ? &where : &of, e)
		   : 0;
}

/*
 * Refuses an item that cannot be in a scope with another item.  A mean, and a
 * number of required things done, have no highest event; and if an event counts
 * in another item, its absence here must not cost points.
 */
static int
check_shared(
    const struct zy_item *item, const struct zy_config *c, struct zy_error *e)
{
	if (kind_of(item)->repeat == ZY_REPEAT_BY_RATER || item->done)
		return zy_config_error(c, e,
		    _("'%s' is judged, or counts what is done: its scope must "
		      "be its own"),
		    item->id);
	if (item->missing !=
	    (kind_of(item)->takes ? ZY_MISSING_FULL : ZY_MISSING_ZERO))
		return zy_config_error(c, e,
		    _("'%s' counts otherwise without an event ('missing'): its "
		      "scope must be its own"),
		    item->id);
	return 0;
}

/*
 * Adds the item to the scope with that name, which is added if it is new.
 * Returns the scope's number.
 */
static size_t
scope_of(struct zy_standard *s, const char *name, size_t item)
{
	struct zy_scope *scope;
	bool own = strcmp(name, "item") == 0;
	size_t i = own ? s->nscopes : 0;

	while (i < s->nscopes && strcmp(s->scopes[i].name, name) != 0)
		i++;
	if (i == s->nscopes) {
		s->scopes = zy_grow(s->scopes, &s->scopes_cap, s->nscopes + 1,
		    sizeof(*s->scopes));
		s->scopes[s->nscopes++] = (struct zy_scope){.name = name};
	}
	scope = &s->scopes[i];
	scope->items = zy_grow(
	    scope->items, &scope->cap, scope->n + 1, sizeof(*scope->items));
	scope->items[scope->n++] = item;
	return i;
}

/*
 * Reads in which scope an item's events count once, and adds the item to the
 * scope.  All items of a scope must agree in what makes an event and in whether
 * they give or take.  Returns 0, or -1 with e set.
 */
static int
read_dedup(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"scope", "by", NULL};
	struct zy_config at = zy_config_get(c, "dedup");
	struct zy_config scope = zy_config_get(&at, "scope");
	struct zy_config by = zy_config_get(&at, "by");
	const struct zy_item *first;
	const char *name;
	int same = 0;

	item->scope = ZY_NO_SCOPE;
	if (!zy_config_has(&at))
		return 0;
	if (item->from != ZY_FROM_EVIDENCE)
		return zy_config_error(
		    &at, e, _("has no meaning but for figures from evidence"));
	if (json_is_object(at.value)) {
		if (zy_config_known(&at, keys, e) ||
		    zy_config_text(&scope, &name, NULL, e) ||
		    zy_config_choice(&by, "event|event+rater|event+rater_group",
			&same, 0, e))
			return -1;
	} else if (zy_config_text(&at, &name, NULL, e)) {
		return -1;
	}
	if (item->raters != ZY_RATERS_MEAN)
		return zy_config_error(&at, e, _("needs raters: mean"));
	item->same = (enum zy_same)same;
	item->scope = scope_of(s, name, (size_t)(item - s->items));
	first = &s->items[s->scopes[item->scope].items[0]];
	if (first != item &&
	    (check_shared(first, &at, e) || check_shared(item, &at, e)))
		return -1;
	if (first->same != item->same)
		return zy_config_error(&at, e,
		    _("'by' is not that of '%s', of the same scope"),
		    first->id);
	if (zy_item_takes(first) != zy_item_takes(item))
		return zy_config_error(&at, e,
		    _("'%s' of the same scope gives, this item takes, or the "
		      "other way round"),
		    first->id);
	return 0;
}

/* Reads the points of an item: max or cap, floor, factor. */
static int
read_points(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config max = zy_config_get(c, "max");
	struct zy_config cap = zy_config_get(c, "cap");
	struct zy_config floor = zy_config_get(c, "floor");
	struct zy_config factor = zy_config_get(c, "factor");
	enum zy_max_need when = kind_of(item)->max;
	bool need = (when == ZY_MAX_ALWAYS || (when == ZY_MAX_IN_HEAD &&
						  item->place == ZY_IN_HEAD)) &&
		    !(item->has_per && item->place == ZY_IN_PENALTY);

	if (zy_config_has(&max) && zy_config_has(&cap))
		return zy_config_error(&cap, e, _("and max say the same"));
	if (zy_config_has(&cap))
		max = cap;
	item->has_max = zy_config_has(&max);
	item->has_floor = zy_config_has(&floor);
	if (zy_number_read(s, &max, &item->max, need ? NULL : "0", e) ||
	    zy_number_read(s, &factor, &item->factor, "1", e) ||
	    zy_config_number(&floor, zy_number_init(s, &item->floor), "0", e))
		return -1;
	if (item->has_max && zy_rational_cmp(&item->floor, &item->max) > 0)
		return zy_config_error(&floor, e, _("is above max"));
	return 0;
}

/* Reads an item's kind.  Returns 0, or -1 with e set. */
static int
read_kind(struct zy_item *item, const struct zy_config *c, struct zy_error *e)
{
	struct zy_buf names = ZY_BUF_INIT;
	size_t i;
	int rc;

	for (i = 0; i < ZY_ITEM_KINDS; i++)
		zy_buf_printf(
		    &names, "%s%s", i ? "|" : "", zy_item_kinds[i].name);
	rc = zy_config_choice(c, names.p, (int *)&item->kind, -1, e);
	zy_buf_release(&names);
	return rc;
}

/* Sets the most points that an item can have; a factor below 1 reduces them. */
static void
set_reach(struct zy_standard *s, struct zy_item *item)
{
	struct zy_rational most;

	zy_rational_init(&most);
	zy_rational_set(zy_number_init(s, &item->reach), &item->max);
	if (zy_rational_cmp(&item->factor, &zy_rational_one) != 0 &&
	    kind_of(item)->most && kind_of(item)->most(item, &most)) {
		zy_rational_mul(&most, &most, &item->factor);
		if (zy_rational_cmp(&most, &item->reach) < 0)
			zy_rational_set(&item->reach, &most);
	}
	zy_rational_release(&most);
}

/*
 * Reads one item: first the kind, on which it depends which keys it may have,
 * then all keys.  Returns 0, or -1 with e set.
 */
static int
read_item(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config kind = zy_config_get(c, "kind");
	struct zy_config evidence = zy_config_get(c, "evidence");
	struct zy_config rule = zy_config_get(c, "rule");
	struct zy_config only = zy_config_get(c, "only");
	struct zy_config per = zy_config_get(c, "per");

	if (!json_is_object(c->value))
		return zy_config_error(c, e, _("must be an object: {...}"));
	if (read_kind(item, &kind, e) || check_keys(item, c, e) ||
	    check_place(item, c, e) || zy_id_read(&id, &item->id, e) ||
	    zy_config_text(&name, &item->name, item->id, e) ||
	    zy_config_text(&evidence, &item->evidence, "", e) ||
	    zy_config_text(&rule, &item->rule, "", e))
		return -1;
	item->has_per = zy_config_has(&per);
	item->node = (uint32_t)s->nnodes;
	if (zy_node_add(s, &id, item->id, ZY_ABOUT_ITEM,
		(size_t)(item - s->items), 0, e) ||
	    read_from(s, item, c, e) || read_points(s, item, c, e) ||
	    (kind_of(item)->read && kind_of(item)->read(s, item, c, e)) ||
	    read_records(s, item, c, e) ||
	    zy_only_read(s, &only, &item->only, e) ||
	    read_missing(s, item, c, e))
		return -1;
	set_reach(s, item);
	return read_dedup(s, item, c, e);
}

int
zy_items_read(struct zy_standard *s, const struct zy_config *c,
    enum zy_place_of place, size_t *first, size_t *n, struct zy_error *e)
{
	size_t i, count;

	*first = s->nitems;
	*n = 0;
	if (zy_config_length(c, &count, e))
		return -1;
	for (i = 0; i < count; i++) {
		struct zy_config at = zy_config_at(c, i);
		struct zy_item *item = &s->items[s->nitems++];

		/* read.c has made room for all: their places are kept. */
		item->place = place;
		if (read_item(s, item, &at, e))
			return -1;
		++*n;
	}
	return 0;
}
