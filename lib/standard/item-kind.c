/*
 * Each kind of item: how its own keys are read, and the most points it gives.
 * read_KIND reads the keys that only this kind has from the object c into item
 * and checks them.  It returns 0, or -1 with e set.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/item-kind.h"

#include "standard/item-most.h"
#include "standard/read-state.h"

enum {
	MAX_ROWS = 10000,
};

static int
read_group(struct zy_standard *s, struct zy_rater_group *g,
    const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"id", "name", "weight", NULL};
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config weight = zy_config_get(c, "weight");

	if (zy_config_known(c, keys, e) || zy_id_read(&id, &g->id, e) ||
	    zy_config_text(&name, &g->name, g->id, e) ||
	    zy_number_read(s, &weight, &g->weight, NULL, e))
		return -1;
	return 0;
}

/* Reads the groups of raters, whose weights must add up to 1. */
static int
read_groups(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_rational *sum = zy_number_new(s);
	size_t i, k;

	if (zy_config_length(c, &item->ngroups, e))
		return -1;
	item->groups =
	    zy_standard_array(s, item->ngroups, sizeof(*item->groups));
	for (i = 0; i < item->ngroups; i++) {
		struct zy_config at = zy_config_at(c, i);

		if (read_group(s, &item->groups[i], &at, e))
			return -1;
		for (k = 0; k < i; k++)
			if (zy_config_check_distinct(&at, item->groups[i].id,
				item->groups[i].name, item->groups[k].id,
				item->groups[k].name, e))
				return -1;
		zy_rational_add(sum, sum, &item->groups[i].weight);
	}
	return zy_weights_check(c, sum, e);
}

/* Reads step, scale, raters and ranges of marks of a judged item. */
static int
read_judged(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config step = zy_config_get(c, "step");
	struct zy_config scale = zy_config_get(c, "scale");
	struct zy_config raters = zy_config_get(c, "raters");
	struct zy_config above = zy_config_get(c, "trim_above");
	struct zy_config groups = zy_config_get(c, "rater_groups");
	int64_t n;

	item->has_step = zy_config_has(&step);
	item->has_scale = zy_config_has(&scale);
	if (zy_positive_read(s, &step, &item->step, "1", e) ||
	    zy_positive_read(s, &scale, &item->scale, "1", e) ||
	    zy_config_choice(&raters, "mean|trimmed|weighted",
		(int *)&item->raters, ZY_RATERS_MEAN, e) ||
	    zy_config_integer(&above, &n, 2, 1000000, 5, e))
		return -1;
	item->trim_above = (size_t)n;
	if (item->has_scale && !item->has_max)
		return zy_config_error(&scale, e, _("needs max"));
	if (item->raters != ZY_RATERS_TRIMMED && zy_config_has(&above))
		return zy_config_error(&above, e, _("needs raters: trimmed"));
	if (item->raters == ZY_RATERS_WEIGHTED && !zy_config_has(&groups))
		return zy_config_error(&groups, e, _("is missing"));
	if (item->raters != ZY_RATERS_WEIGHTED && zy_config_has(&groups))
		return zy_config_error(&groups, e, _("needs raters: weighted"));
	if (item->from == ZY_FROM_SCORE && zy_config_has(&raters))
		return zy_config_error(
		    &raters, e, _("has no meaning: there is one total"));
	if (zy_config_has(&groups) && read_groups(s, item, &groups, e))
		return -1;
	return zy_ranges_read(s, item, c, e);
}

/* Reads the points of each occurrence, and how many of a thing are required. */
static int
read_deduct(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config per = zy_config_get(c, "per");
	struct zy_config required = zy_config_get(c, "required");
	struct zy_config given = zy_config_get(c, "given");
	bool records = item->from != ZY_FROM_EVIDENCE;
	int done;

	item->has_required = zy_config_has(&required);
	if (zy_number_read(s, &per, &item->per, NULL, e) ||
	    zy_number_read(s, &required, &item->required, "0", e) ||
	    zy_config_choice(&given, "missing|done", &done, 0, e))
		return -1;
	if (zy_config_has(&given) && !item->has_required)
		return zy_config_error(&given, e, _("needs required"));
	if (zy_config_has(&given) && records && !done)
		return zy_config_error(
		    &given, e, _("records are those there are: done"));
	/* What there are too few of, registers tell by what there is. */
	item->done = done || (records && item->has_required);
	return 0;
}

/* Opens the list of an item's rows and allocates them. */
static int
open_rows(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *list, struct zy_error *e)
{
	size_t i;

	if (zy_config_length(list, &item->nrows, e))
		return -1;
	if (item->nrows == 0)
		return zy_config_error(list, e,
		    zy_config_has(list) ? _("must not be empty")
					: _("is missing"));
	if (item->nrows > MAX_ROWS)
		return zy_config_error(list, e, _("has too many rows"));
	item->rows = zy_standard_array(s, item->nrows, sizeof(*item->rows));
	for (i = 0; i < item->nrows; i++) {
		zy_number_init(s, &item->rows[i].n);
		zy_number_init(s, &item->rows[i].points);
	}
	return 0;
}

/* Reads the most points that a condition subtracts in all. */
static int
read_most(
    struct zy_item_row *row, const struct zy_config *c, struct zy_error *e)
{
	struct zy_config max = zy_config_get(c, "max");

	row->has_most = zy_config_has(&max);
	if (zy_config_number(&max, &row->n, "0", e))
		return -1;
	if (!row->has_most)
		return 0;
	if (!row->each)
		return zy_config_error(&max, e, _("needs each"));
	if (zy_rational_cmp(&row->n, &row->points) < 0)
		return zy_config_error(&max, e, _("is below deduct"));
	return 0;
}

/* Reads id, name and points of a row; `points` is the key of the last. */
static int
read_named_row(struct zy_item_row *row, const struct zy_config *c,
    const char *points, struct zy_error *e)
{
	bool condition = strcmp(points, "deduct") == 0;
	const char *const keys[] = {"id", "name", points,
	    condition ? "each" : NULL, condition ? "max" : NULL, NULL};
	struct zy_config each = zy_config_get(c, "each");
	struct zy_config id = zy_config_get(c, "id");
	struct zy_config name = zy_config_get(c, "name");
	struct zy_config at = zy_config_get(c, points);

	if (zy_config_known(c, keys, e) || zy_id_read(&id, &row->id, e) ||
	    zy_config_text(&name, &row->name, row->id, e) ||
	    zy_config_number(&at, &row->points, NULL, e) ||
	    zy_config_bool(&each, &row->each, false, e))
		return -1;
	if (zy_rational_sign(&row->points) < 0)
		return zy_config_error(&at, e, _("must not be negative"));
	return condition ? read_most(row, c, e) : 0;
}

/* Reads conditions or parts and adds a node for each. */
static int
read_nodes(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *list, const char *points, struct zy_error *e)
{
	size_t i;

	if (open_rows(s, item, list, e))
		return -1;
	for (i = 0; i < item->nrows; i++) {
		struct zy_config at = zy_config_at(list, i);
		struct zy_config id = zy_config_get(&at, "id");

		if (read_named_row(&item->rows[i], &at, points, e))
			return -1;
		item->rows[i].node = (uint32_t)s->nnodes;
		if (zy_node_add(s, &id, item->rows[i].id, ZY_ABOUT_ROW,
			(size_t)(item - s->items), i, e))
			return -1;
	}
	return 0;
}

/* Reads the parts of an item, which must add up to its max. */
static int
read_split(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config parts = zy_config_get(c, "parts");
	struct zy_rational *sum = zy_number_new(s);
	struct zy_buf text = ZY_BUF_INIT, max = ZY_BUF_INIT;
	size_t i;

	if (read_nodes(s, item, &parts, "max", e))
		return -1;
	for (i = 0; i < item->nrows; i++)
		zy_rational_add(sum, sum, &item->rows[i].points);
	if (zy_rational_cmp(sum, &item->max) == 0)
		return 0;
	zy_rational_print(&text, sum);
	zy_rational_print(&max, &item->max);
	zy_config_error(
	    &parts, e, _("the parts add up to %s, not to %s"), text.p, max.p);
	zy_buf_release(&text);
	zy_buf_release(&max);
	return -1;
}

/* Reads the rows of a table: numbers go up, points go one way. */
static int
read_steps(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"n", "points", "over", NULL};
	struct zy_config list = zy_config_get(c, "steps");
	int way = 0, turn, order;
	size_t i;

	if (open_rows(s, item, &list, e))
		return -1;
	for (i = 0; i < item->nrows; i++) {
		struct zy_config at = zy_config_at(&list, i);
		struct zy_config n = zy_config_get(&at, "n");
		struct zy_config points = zy_config_get(&at, "points");
		struct zy_config over = zy_config_get(&at, "over");
		struct zy_item_row *row = &item->rows[i];
		const char *text;

		if (zy_config_known(&at, keys, e) ||
		    zy_config_text(&n, &text, NULL, e) ||
		    zy_config_number(&n, &row->n, NULL, e) ||
		    zy_config_number(&points, &row->points, NULL, e) ||
		    zy_config_bool(&over, &row->over, false, e))
			return -1;
		item->percent |= strchr(text, '%') != NULL;
		if (i == 0)
			continue;
		order = zy_rational_cmp(&row->n, &row[-1].n);
		if (order < 0 || (order == 0 && (row[-1].over || !row->over)))
			return zy_config_error(
			    &n, e, _("must be above the row before"));
		turn = zy_rational_cmp(&row->points, &row[-1].points);
		if (turn * way < 0)
			return zy_config_error(&points, e,
			    _("points go down and up: they must go one way"));
		way = turn ? turn : way;
	}
	return 0;
}

/* Reads the target, and the points at it, beyond it and below it. */
static int
read_target(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config target = zy_config_get(c, "target");
	struct zy_config points = zy_config_get(c, "points");
	struct zy_config extra = zy_config_get(c, "extra");
	struct zy_config unit = zy_config_get(c, "unit");
	struct zy_config below = zy_config_get(c, "below");
	struct zy_config less = zy_config_get(c, "less");
	struct zy_config units = zy_config_get(c, "units");
	struct zy_config over = zy_config_get(c, "over");
	const char *text;

	if (zy_config_text(&target, &text, NULL, e))
		return -1;
	item->has_less = zy_config_has(&less);
	item->percent = strchr(text, '%') != NULL;
	if (zy_number_read(s, &target, &item->target, NULL, e) ||
	    zy_number_read(s, &points, &item->points, NULL, e) ||
	    zy_number_read(s, &extra, &item->extra, "0", e) ||
	    zy_number_read(s, &less, &item->less, "0", e) ||
	    zy_config_choice(
		&units, "whole|begun|share", (int *)&item->units, 0, e) ||
	    zy_positive_read(
		s, &unit, &item->unit, item->percent ? "1%" : "1", e) ||
	    zy_config_bool(&over, &item->over, false, e) ||
	    zy_config_number(&below, zy_number_init(s, &item->below), "0", e))
		return -1;
	if (item->has_less && zy_config_has(&over))
		return zy_config_error(&over, e,
		    _("has no meaning with less: at the target there is no "
		      "unit to take"));
	if (zy_config_has(&unit) && !zy_config_has(&extra) && !item->has_less)
		return zy_config_error(&unit, e, _("needs extra"));
	if (zy_config_has(&units) && !zy_config_has(&extra) && !item->has_less)
		return zy_config_error(&units, e, _("needs extra"));
	if (item->has_less && zy_config_has(&below))
		return zy_config_error(&below, e,
		    _("and less exclude each other: either so many points "
		      "below the target, or so many less for each unit"));
	if (zy_rational_cmp(&item->below, &item->points) > 0)
		return zy_config_error(
		    &below, e, _("is more than there is at the target"));
	/* Without more to win, the points are the most there is. */
	if (!item->has_max && zy_rational_sign(&item->extra) == 0) {
		item->has_max = true;
		zy_rational_set(&item->max, &item->points);
	}
	if (!item->has_max && item->place == ZY_IN_HEAD) {
		struct zy_config cap = zy_config_get(c, "cap");

		return zy_config_error(&cap, e, _("is missing"));
	}
	if (item->has_max && zy_rational_cmp(&item->points, &item->max) > 0)
		return zy_config_error(&points, e, _("is above max"));
	if (!item->has_floor && zy_rational_sign(&item->below) < 0)
		zy_rational_set(&item->floor, &item->below);
	return 0;
}

static int
read_count(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config per = zy_config_get(c, "per");
	struct zy_config levels = zy_config_get(c, "levels");
	size_t i, k;

	if (zy_number_read(s, &per, &item->per, "0", e))
		return -1;
	if (item->has_per && zy_config_has(&levels))
		return zy_config_error(
		    &per, e, _("and levels exclude each other"));
	if (item->has_per)
		return 0;
	if (!zy_config_has(&levels))
		return zy_config_error(&per, e, _("is missing, or levels"));
	if (item->from != ZY_FROM_EVIDENCE)
		return zy_config_error(
		    &levels, e, _("needs figures from evidence"));
	if (open_rows(s, item, &levels, e))
		return -1;
	for (i = 0; i < item->nrows; i++) {
		struct zy_config at = zy_config_at(&levels, i);

		if (read_named_row(&item->rows[i], &at, "points", e))
			return -1;
		for (k = 0; k < i; k++)
			if (zy_config_check_distinct(&at, item->rows[i].id,
				item->rows[i].name, item->rows[k].id,
				item->rows[k].name, e))
				return -1;
	}
	return 0;
}

/* Reads the answers of a choice; the one given determines the item's points. */
static int
read_choice(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config options = zy_config_get(c, "options");
	size_t i, k, top = 0;

	if (open_rows(s, item, &options, e))
		return -1;
	for (i = 0; i < item->nrows; i++) {
		struct zy_config at = zy_config_at(&options, i);

		if (read_named_row(&item->rows[i], &at, "points", e))
			return -1;
		for (k = 0; k < i; k++)
			if (zy_config_check_distinct(&at, item->rows[i].id,
				item->rows[i].name, item->rows[k].id,
				item->rows[k].name, e))
				return -1;
		if (zy_rational_cmp(
			&item->rows[i].points, &item->rows[top].points) > 0)
			top = i;
	}
	if (item->has_max)
		return 0;
	item->has_max = true;
	zy_rational_set(&item->max, &item->rows[top].points);
	return 0;
}

static int
read_review(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	bool votes = item->from == ZY_FROM_TALLY;

	if (votes && !s->has_ballot)
		return zy_config_error(
		    c, e, _("kind 'review' needs the ballot of the standard"));
	if (votes && s->ballot.full.coef <= 0)
		return zy_config_error(c, e,
		    _("kind 'review' needs a grade that counts and has "
		      "points above 0"));
	return zy_item_questions_read(s, item, c, e);
}

static int
read_checklist(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config list = zy_config_get(c, "conditions");

	return read_nodes(s, item, &list, "deduct", e);
}

#define HEAD (1u << ZY_IN_HEAD)
#define BONUS (1u << ZY_IN_BONUS)
#define PENALTY (1u << ZY_IN_PENALTY)
#define FROM(where) (1u << ZY_FROM_##where)

enum {
	REGISTERS = FROM(PLEDGES) | FROM(COMMENTS) | FROM(ACTIVITIES),
};

const struct zy_item_kind_rule zy_item_kinds[ZY_ITEM_KINDS] = {
    [ZY_ITEM_JUDGED] = {.name = "judged",
	.keys = {"step", "scale", "raters", "trim_above", "rater_groups",
	    "figure", "ranges", "where", "dedup"},
	.places = HEAD | BONUS | PENALTY,
	.sources = FROM(EVIDENCE) | FROM(SCORE),
	.repeat = ZY_REPEAT_BY_RATER,
	.read = read_judged,
	.most = zy_item_most_is_max},
    [ZY_ITEM_FIXED] = {.name = "fixed",
	.keys = {"where", "dedup"},
	.places = HEAD | BONUS | PENALTY,
	.sources = FROM(EVIDENCE),
	.max = ZY_MAX_ALWAYS,
	.yesno = true,
	.most = zy_item_most_is_max},
    [ZY_ITEM_DEDUCT] = {.name = "deduct",
	.keys = {"per", "required", "given", "where", "dedup"},
	.places = HEAD | PENALTY,
	.sources = FROM(EVIDENCE) | REGISTERS,
	.repeat = ZY_REPEAT_BY_EVENT,
	.takes = true,
	.read = read_deduct},
    [ZY_ITEM_REVIEW] = {.name = "review",
	.keys = {"questions"},
	.places = HEAD,
	.sources = FROM(TALLY),
	.read = read_review,
	.most = zy_item_most_is_max},
    [ZY_ITEM_CHECKLIST] = {.name = "checklist",
	.keys = {"conditions"},
	.places = HEAD | PENALTY,
	.sources = FROM(EVIDENCE),
	.takes = true,
	.yesno = true,
	.rows = "conditions",
	.nodes = true,
	.read = read_checklist},
    [ZY_ITEM_STEPS] = {.name = "steps",
	.keys = {"steps", "where"},
	.places = HEAD | BONUS | PENALTY,
	.sources = FROM(EVIDENCE) | REGISTERS | FROM(SCORE),
	.repeat = ZY_REPEAT_BY_EVENT,
	.rows = "steps",
	.zero_rows = true,
	.read = read_steps,
	.most = zy_item_most_of_steps},
    [ZY_ITEM_RATE] = {.name = "rate",
	.keys = {"per", "threshold", "unit", "units", "none", "bad", "over",
	    "questions", "of", "where"},
	.places = HEAD | BONUS | PENALTY,
	.sources = FROM(EVIDENCE) | FROM(TALLY) | REGISTERS | FROM(SCORE),
	.max = ZY_MAX_ALWAYS,
	.ratio = true,
	.read = zy_rate_read,
	.most = zy_item_most_of_rate},
    [ZY_ITEM_TARGET] = {.name = "target",
	.keys = {"unit", "target", "points", "extra", "below", "cap", "where",
	    "less", "units", "over"},
	.places = HEAD | BONUS,
	.sources = FROM(EVIDENCE) | REGISTERS | FROM(SCORE),
	.max = ZY_MAX_NEVER,
	.repeat = ZY_REPEAT_BY_EVENT,
	.read = read_target,
	.most = zy_item_most_of_target},
    [ZY_ITEM_SPLIT] = {.name = "split",
	.keys = {"parts"},
	.places = HEAD,
	.sources = FROM(EVIDENCE),
	.rows = "parts",
	.nodes = true,
	.read = read_split,
	.most = zy_item_most_is_max},
    [ZY_ITEM_COUNT] = {.name = "count",
	.keys = {"per", "cap", "levels", "where", "dedup"},
	.places = HEAD | BONUS | PENALTY,
	.sources = FROM(EVIDENCE) | REGISTERS,
	.max = ZY_MAX_NEVER,
	.repeat = ZY_REPEAT_BY_EVENT,
	.adds = true,
	.rows = "levels",
	.read = read_count},
    [ZY_ITEM_CHOICE] = {.name = "choice",
	.keys = {"options"},
	.places = HEAD | BONUS | PENALTY,
	.sources = FROM(EVIDENCE),
	.max = ZY_MAX_NEVER,
	.rows = "options",
	.zero_rows = true,
	.read = read_choice,
	.most = zy_item_most_of_choice},
};

bool
zy_standard_is_yesno(const struct zy_standard *s, uint32_t node)
{
	const struct zy_node_rule *rule = &s->nodes[node];
	const struct zy_item *item = &s->items[rule->index];

	if (rule->what == ZY_ABOUT_ITEM)
		return zy_item_kinds[item->kind].yesno &&
		       !zy_item_kinds[item->kind].nodes;
	/* Some conditions are counted, not answered. */
	if (rule->what == ZY_ABOUT_ROW)
		return zy_item_kinds[item->kind].yesno &&
		       !item->rows[rule->row].each;
	return rule->what == ZY_ABOUT_VETO || rule->what == ZY_ABOUT_EXEMPTION;
}
