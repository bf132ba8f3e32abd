/* Items of a standard.  SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "standard/private.h"

static const char *const kinds[] = {"judged", "fixed", "deduct", "review"};
static const char *const later_kinds[] = {
    "checklist", "steps", "rate", "target", "split", "count"};
static const char *const missings[] = {"zero", "full", "rescale"};

const char *
zy_item_kind_name(enum zy_item_kind k)
{
	return kinds[k];
}

const char *
zy_missing_name(enum zy_missing m)
{
	return missings[m];
}

static int
read_kind(struct zy_item *item, const struct zy_config *c, struct zy_error *e)
{
	struct zy_config at = zy_config_get(c, "kind");
	const char *kind;
	int i;

	if (zy_config_text(&at, &kind, NULL, e))
		return -1;
	for (i = 0; i < 6; i++)
		if (strcmp(kind, later_kinds[i]) == 0)
			return zy_config_error(
			    c, e, _("kind '%s' is not supported yet"), kind);
	return zy_config_choice(
	    &at, "judged|fixed|deduct|review", (int *)&item->kind, -1, e);
}

/* Keys that other kinds have say that somebody misunderstood. */
static int
check_keys(const struct zy_item *item, const struct zy_config *c,
    enum zy_place_of place, struct zy_error *e)
{
	static const char *const keys[] = {"id", "name", "kind", "max", "step",
	    "raters", "rater_groups", "per", "required", "floor", "questions",
	    "factor", "missing", "from", "evidence", "dedup", NULL};
	static const char *const later[] = {"dedup", NULL};
	static const struct {
		const char *key;
		enum zy_item_kind kind;
	} only[] = {{"step", ZY_ITEM_JUDGED}, {"raters", ZY_ITEM_JUDGED},
	    {"rater_groups", ZY_ITEM_JUDGED}, {"per", ZY_ITEM_DEDUCT},
	    {"required", ZY_ITEM_DEDUCT}, {"floor", ZY_ITEM_DEDUCT},
	    {"questions", ZY_ITEM_REVIEW}};
	struct zy_config at;
	size_t i;

	if (zy_config_known(c, keys, e) || zy_later(c, later, e))
		return -1;
	for (i = 0; i < sizeof(only) / sizeof(only[0]); i++) {
		at = zy_config_get(c, only[i].key);
		if (zy_config_has(&at) && only[i].kind != item->kind)
			return zy_config_error(&at, e,
			    _("has no meaning for kind '%s'"),
			    kinds[item->kind]);
	}
	at = zy_config_get(c, "missing");
	if (place != ZY_IN_HEAD && zy_config_has(&at))
		return zy_config_error(&at, e,
		    _("has no meaning here: without figures there is "
		      "nothing to add or take"));
	if ((place != ZY_IN_HEAD && item->kind == ZY_ITEM_REVIEW) ||
	    (place == ZY_IN_BONUS && item->kind == ZY_ITEM_DEDUCT))
		return zy_config_error(
		    c, e, _("kind '%s' has no place here"), kinds[item->kind]);
	return 0;
}

static int
read_from(
    const struct zy_item *item, const struct zy_config *c, struct zy_error *e)
{
	static const char *const later[] = {
	    "evidence", "tally", "pledges", "comments", "activities"};
	const char *usual = item->kind == ZY_ITEM_REVIEW ? "tally" : "evidence";
	struct zy_config at = zy_config_get(c, "from");
	const char *from;
	int i;

	if (zy_config_text(&at, &from, usual, e))
		return -1;
	if (strcmp(from, usual) == 0)
		return 0;
	if (zy_view_starts(zy_view(from), "score:"))
		return zy_config_error(&at, e,
		    _("'%s' is not supported yet in an item; see compose"),
		    from);
	for (i = 0; i < 5; i++)
		if (strcmp(from, later[i]) == 0)
			return zy_config_error(&at, e,
			    _("'%s' is not supported yet for kind '%s'"), from,
			    kinds[item->kind]);
	return zy_config_error(&at, e, _("no source of figures '%s'"), from);
}

/* The points: max, and what bounds it. */
static int
read_points(struct zy_item *item, const struct zy_config *c,
    enum zy_place_of place, struct zy_error *e)
{
	struct zy_config max = zy_config_get(c, "max");
	struct zy_config floor = zy_config_get(c, "floor");
	struct zy_config factor = zy_config_get(c, "factor");
	bool need = place == ZY_IN_HEAD || item->kind == ZY_ITEM_FIXED;

	item->has_max = need || zy_config_has(&max);
	if (zy_not_negative(&max, &item->max, need ? NULL : "0", e) ||
	    zy_not_negative(&factor, &item->factor, "1", e) ||
	    zy_config_number(&floor, &item->floor, "0", e))
		return -1;
	if (zy_config_has(&floor) && place != ZY_IN_HEAD)
		return zy_config_error(
		    &floor, e, _("has no meaning here: use max"));
	if (place == ZY_IN_HEAD &&
	    zy_rational_cmp(&item->floor, &item->max) > 0)
		return zy_config_error(&floor, e, _("is above max"));
	return 0;
}

static int
read_group(
    struct zy_rater_group *g, const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"id", "name", "weight", NULL};
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config weight = zy_config_get(c, "weight");

	if (zy_config_known(c, keys, e) || zy_id_read(&id, &g->id, e) ||
	    zy_config_text(&name, &g->name, g->id, e) ||
	    zy_not_negative(&weight, &g->weight, NULL, e))
		return -1;
	return 0;
}

static int
read_groups(struct zy_item *item, const struct zy_config *c, struct zy_error *e)
{
	struct zy_rational sum, one;
	size_t i, k, n;

	if (zy_config_length(c, &n, e))
		return -1;
	item->groups = zy_calloc(n, sizeof(*item->groups));
	for (i = 0; i < n; i++)
		zy_rational_init(&item->groups[i].weight);
	item->ngroups = n;
	for (i = 0; i < n; i++) {
		struct zy_config one_group = zy_config_at(c, i);

		if (read_group(&item->groups[i], &one_group, e))
			return -1;
		for (k = 0; k < i; k++)
			if (strcmp(item->groups[k].id, item->groups[i].id) == 0)
				return zy_config_error(&one_group, e,
				    _("id '%s' stands twice"),
				    item->groups[i].id);
	}
	zy_rational_init(&sum);
	zy_rational_init(&one);
	zy_rational_set_ratio(&one, 1, 1);
	for (i = 0; i < n; i++)
		zy_rational_add(&sum, &sum, &item->groups[i].weight);
	k = zy_rational_cmp(&sum, &one) != 0;
	zy_rational_release(&sum);
	zy_rational_release(&one);
	return k ? zy_config_error(c, e, _("weights do not add up to 1")) : 0;
}

static int
read_judged(struct zy_item *item, const struct zy_config *c, struct zy_error *e)
{
	struct zy_config step = zy_config_get(c, "step");
	struct zy_config raters = zy_config_get(c, "raters");
	struct zy_config groups = zy_config_get(c, "rater_groups");

	item->has_step = zy_config_has(&step);
	if (zy_not_negative(&step, &item->step, "0", e) ||
	    zy_config_choice(&raters, "mean|trimmed|weighted",
		(int *)&item->raters, ZY_RATERS_MEAN, e))
		return -1;
	if (item->has_step && zy_rational_sign(&item->step) == 0)
		return zy_config_error(&step, e, _("must be above 0"));
	if (item->raters == ZY_RATERS_WEIGHTED && !zy_config_has(&groups))
		return zy_config_error(&groups, e, _("is missing"));
	if (item->raters != ZY_RATERS_WEIGHTED && zy_config_has(&groups))
		return zy_config_error(&groups, e, _("needs raters: weighted"));
	return zy_config_has(&groups) ? read_groups(item, &groups, e) : 0;
}

static int
read_deduct(struct zy_item *item, const struct zy_config *c, struct zy_error *e)
{
	struct zy_config per = zy_config_get(c, "per");
	struct zy_config required = zy_config_get(c, "required");

	item->has_required = zy_config_has(&required);
	if (zy_not_negative(&per, &item->per, NULL, e) ||
	    zy_not_negative(&required, &item->required, "0", e))
		return -1;
	return 0;
}

static int
find_question(const struct zy_ballot_rules *r, const char *id)
{
	size_t i;

	for (i = 0; i < r->nquestions; i++)
		if (strcmp(r->questions[i].id, id) == 0)
			return 0;
	return r->nquestions ? -1 : 0;
}

static int
read_review(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config list = zy_config_get(c, "questions");
	size_t i, k;

	s->has_review = true;
	if (!s->has_ballot)
		return zy_config_error(
		    c, e, _("kind 'review' needs the ballot of the standard"));
	if (s->ballot.full.coef <= 0)
		return zy_config_error(c, e,
		    _("kind 'review' needs a grade that counts and has "
		      "points above 0"));
	if (zy_config_length(&list, &item->nquestions, e))
		return -1;
	if (zy_config_has(&list) && item->nquestions == 0)
		return zy_config_error(&list, e, _("must not be empty"));
	item->questions = zy_calloc(item->nquestions, sizeof(*item->questions));
	for (i = 0; i < item->nquestions; i++) {
		struct zy_config at = zy_config_at(&list, i);

		if (zy_config_text(&at, &item->questions[i], NULL, e))
			return -1;
		if (find_question(&s->ballot, item->questions[i]))
			return zy_config_error(
			    &at, e, _("no question '%s'"), item->questions[i]);
		for (k = 0; k < i; k++)
			if (strcmp(item->questions[k], item->questions[i]) == 0)
				return zy_config_error(&at, e,
				    _("'%s' stands twice"), item->questions[i]);
	}
	return 0;
}

static int
read_item(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, enum zy_place_of place, struct zy_error *e)
{
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config evidence = zy_config_get(c, "evidence");
	struct zy_config missing = zy_config_get(c, "missing");
	int usual, rc = 0;

	/* The kind first: a later kind has keys that nobody knows yet. */
	if (!json_is_object(c->value))
		return zy_config_error(c, e, _("must be an object: {...}"));
	if (read_kind(item, c, e) || check_keys(item, c, place, e) ||
	    zy_id_read(&id, &item->id, e) ||
	    zy_config_text(&name, &item->name, item->id, e) ||
	    zy_config_text(&evidence, &item->evidence, "", e) ||
	    read_from(item, c, e) || read_points(item, c, place, e))
		return -1;
	/* No occurrence on record: nothing to deduct. */
	usual =
	    item->kind == ZY_ITEM_DEDUCT ? ZY_MISSING_FULL : ZY_MISSING_ZERO;
	if (zy_config_choice(
		&missing, "zero|full|rescale", (int *)&item->missing, usual, e))
		return -1;
	item->node = (uint32_t)s->nnodes;
	if (item->kind == ZY_ITEM_JUDGED)
		rc = read_judged(item, c, e);
	else if (item->kind == ZY_ITEM_DEDUCT)
		rc = read_deduct(item, c, e);
	else if (item->kind == ZY_ITEM_REVIEW)
		rc = read_review(s, item, c, e);
	return rc ? rc
		  : zy_node_add(s, &id, item->id, ZY_ABOUT_ITEM,
			(size_t)(item - s->items), e);
}

static void
item_init(struct zy_item *item)
{
	memset(item, 0, sizeof(*item));
	zy_rational_init(&item->max);
	zy_rational_init(&item->step);
	zy_rational_init(&item->per);
	zy_rational_init(&item->floor);
	zy_rational_init(&item->required);
	zy_rational_init(&item->factor);
}

void
zy_item_release(struct zy_item *item)
{
	size_t i;

	zy_rational_release(&item->max);
	zy_rational_release(&item->step);
	zy_rational_release(&item->per);
	zy_rational_release(&item->floor);
	zy_rational_release(&item->required);
	zy_rational_release(&item->factor);
	for (i = 0; i < item->ngroups; i++)
		zy_rational_release(&item->groups[i].weight);
	free(item->groups);
	free(item->questions);
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

		s->items = zy_grow(
		    s->items, &s->items_cap, s->nitems + 1, sizeof(*s->items));
		item_init(&s->items[s->nitems++]);
		if (read_item(s, &s->items[s->nitems - 1], &at, place, e))
			return -1;
		++*n;
	}
	return 0;
}
