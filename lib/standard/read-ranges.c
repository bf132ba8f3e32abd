/*
 * The ranges of marks of a judged item, by a figure of the subject.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/read-state.h"

/* Reads one range: the least and the most that a mark may be. */
static int
read_range(struct zy_item *item, struct zy_item_row *row,
    const struct zy_config *c, struct zy_error *e)
{
	static const char *const keys[] = {"n", "least", "most", "over", NULL};
	struct zy_config n = zy_config_get(c, "n");
	struct zy_config least = zy_config_get(c, "least");
	struct zy_config most = zy_config_get(c, "most");
	struct zy_config over = zy_config_get(c, "over");
	const struct zy_rational *top =
	    item->has_scale ? &item->scale : &item->max;
	const char *text;

	if (zy_config_known(c, keys, e) || zy_config_text(&n, &text, NULL, e) ||
	    zy_config_number(&n, &row->n, NULL, e) ||
	    zy_config_number(&least, &row->least, NULL, e) ||
	    zy_config_number(&most, &row->points, NULL, e) ||
	    zy_config_bool(&over, &row->over, false, e))
		return -1;
	item->figure_percent |= strchr(text, '%') != NULL;
	if (zy_rational_cmp(&row->least, &item->floor) < 0)
		return zy_config_error(&least, e, _("is below floor"));
	if (zy_rational_cmp(&row->least, &row->points) > 0)
		return zy_config_error(&most, e, _("is below least"));
	if ((item->has_max || item->has_scale) &&
	    zy_rational_cmp(&row->points, top) > 0)
		return zy_config_error(&most, e,
		    item->has_scale ? _("is above scale") : _("is above max"));
	return 0;
}

int
zy_ranges_read(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config figure = zy_config_get(c, "figure");
	struct zy_config list = zy_config_get(c, "ranges");
	size_t i;

	if (!zy_config_has(&figure) && !zy_config_has(&list))
		return 0;
	if (item->from != ZY_FROM_EVIDENCE)
		return zy_config_error(&list, e,
		    _("has no meaning but for figures from evidence"));
	if (zy_config_text(&figure, &item->figure, NULL, e) ||
	    zy_config_length(&list, &item->nrows, e))
		return -1;
	if (item->nrows == 0)
		return zy_config_error(&list, e,
		    zy_config_has(&list) ? _("must not be empty")
					 : _("is missing"));
	item->rows = zy_standard_array(s, item->nrows, sizeof(*item->rows));
	for (i = 0; i < item->nrows; i++) {
		struct zy_item_row *row = &item->rows[i];
		struct zy_config at = zy_config_at(&list, i);
		int order;

		zy_number_init(s, &row->n);
		zy_number_init(s, &row->points);
		zy_number_init(s, &row->least);
		if (read_range(item, row, &at, e))
			return -1;
		order = i ? zy_rational_cmp(&row->n, &row[-1].n) : 1;
		if (order < 0 || (order == 0 && (row[-1].over || !row->over)))
			return zy_config_error(
			    &at, e, _("must be above the row before"));
	}
	s->has_ranges = true;
	return 0;
}

/* Finds the item that the figure at c of a judged item names. */
static int
find_figure(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	size_t i;

	for (i = 0; i < s->nitems; i++)
		if (strcmp(s->items[i].id, item->figure) == 0)
			break;
	item->figure_item = i;
	item->figure_votes = strcmp(item->figure, "satisfaction") == 0;
	if (item->figure_votes && i < s->nitems)
		return zy_config_error(
		    c, e, _("'%s' is the id of an item, too"), item->figure);
	if (item->figure_votes) {
		s->needs_votes = item->figure_percent = true;
		return zy_satisfaction_check(s, c, e);
	}
	if (i == s->nitems || (s->items[i].kind != ZY_ITEM_STEPS &&
				  s->items[i].kind != ZY_ITEM_RATE &&
				  s->items[i].kind != ZY_ITEM_TARGET))
		return zy_config_error(c, e,
		    _("must be satisfaction or the id of an item of kind "
		      "steps, rate or target, not '%s'"),
		    item->figure);
	item->figure_percent |= s->items[i].percent;
	return 0;
}

/* Finds the figures of the items in a list, the first of which is number i. */
static int
find_figures(struct zy_standard *s, const struct zy_config *list, size_t i,
    size_t n, struct zy_error *e)
{
	size_t k;

	for (k = 0; k < n; k++) {
		struct zy_item *item = &s->items[i + k];
		struct zy_config at = zy_config_at(list, k);
		struct zy_config figure = zy_config_get(&at, "figure");
		struct zy_config ranges = zy_config_get(&at, "ranges");

		if (!item->figure)
			continue;
		if (find_figure(s, item, &figure, e))
			return -1;
		/* 90 in place of 90% would put everybody in one range. */
		if (item->figure_percent &&
		    zy_rational_cmp(
			&item->rows[item->nrows - 1].n, &zy_rational_one) > 0)
			return zy_config_error(&ranges, e,
			    _("the figure is a percentage: n must be at most "
			      "100%%"));
	}
	return 0;
}

int
zy_figures_find(struct zy_standard *s, struct zy_error *e)
{
	struct zy_config heads = zy_config_get(&s->document, "heads");
	struct zy_config bonus = zy_config_get(&s->document, "bonus");
	struct zy_config penalty = zy_config_get(&s->document, "penalty");
	struct zy_config list;
	size_t h;

	for (h = 0; s->has_ranges && h < s->nheads; h++) {
		struct zy_config head = zy_config_at(&heads, h);

		list = zy_config_get(&head, "items");
		if (find_figures(s, &list, s->heads[h].first, s->heads[h].n, e))
			return -1;
	}
	list = zy_config_get(&bonus, "items");
	if (find_figures(s, &list, s->bonus.first, s->bonus.n, e))
		return -1;
	list = zy_config_get(&penalty, "items");
	return find_figures(s, &list, s->penalty.first, s->penalty.n, e);
}
