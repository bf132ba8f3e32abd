/*
 * Reads items of kind rate.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/read-state.h"

int
zy_item_questions_read(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config list = zy_config_get(c, "questions");

	if (item->from != ZY_FROM_TALLY && zy_config_has(&list))
		return zy_config_error(&list, e, _("needs from: tally"));
	if (item->from != ZY_FROM_TALLY)
		return 0;
	return zy_questions_read(
	    s, &list, &item->questions, &item->nquestions, e);
}

/*
 * Reads the ratio beyond which there are no points: it must lie beyond the
 * threshold.  Returns 0, or -1 with e set.
 */
static int
read_none(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config none = zy_config_get(c, "none");
	int order;

	item->has_none = zy_config_has(&none);
	if (zy_number_read(s, &none, &item->none, "0", e))
		return -1;
	if (!item->has_none)
		return 0;
	if (!item->has_per)
		return zy_config_error(&none, e, _("needs per"));
	if (item->place == ZY_IN_PENALTY)
		return zy_config_error(
		    &none, e, _("has no meaning in the penalty"));
	order = zy_rational_cmp(&item->none, &item->threshold);
	if (item->above ? order <= 0 : order >= 0)
		return zy_config_error(&none, e,
		    item->above ? _("must be above the threshold")
				: _("must be below the threshold"));
	return 0;
}

int
zy_rate_read(struct zy_standard *s, struct zy_item *item,
    const struct zy_config *c, struct zy_error *e)
{
	struct zy_config threshold = zy_config_get(c, "threshold");
	struct zy_config per = zy_config_get(c, "per");
	struct zy_config unit = zy_config_get(c, "unit");
	struct zy_config units = zy_config_get(c, "units");
	struct zy_config bad = zy_config_get(c, "bad");
	struct zy_config over = zy_config_get(c, "over");
	const char *text;
	int above;

	if (zy_config_text(&threshold, &text, NULL, e) ||
	    zy_number_read(s, &threshold, &item->threshold, NULL, e) ||
	    zy_number_read(s, &per, &item->per, "0", e) ||
	    zy_positive_read(s, &unit, &item->unit, "0.01", e) ||
	    zy_config_choice(
		&units, "whole|begun|share", (int *)&item->units, 0, e) ||
	    zy_config_choice(&bad, "below|above", &above, 0, e) ||
	    zy_config_bool(&over, &item->over, false, e))
		return -1;
	if (item->has_per && zy_config_has(&over))
		return zy_config_error(&over, e,
		    _("has no meaning with per: at the threshold there is no "
		      "unit to take"));
	item->above = above;
	if (read_none(s, item, c, e))
		return -1;
	item->percent = strchr(text, '%') != NULL;
	if (!item->has_per && zy_config_has(&unit))
		return zy_config_error(&unit, e, _("needs per"));
	if (!item->has_per && zy_config_has(&units))
		return zy_config_error(&units, e, _("needs per"));
	if (item->from == ZY_FROM_TALLY && zy_satisfaction_check(s, c, e))
		return -1;
	return zy_item_questions_read(s, item, c, e);
}
