/*
 * The most points that the rule of an item gives, by its kind.
 *
 * SPDX-License-Identifier: MIT
 */
#include "standard/item-most.h"

bool
zy_item_most_is_max(const struct zy_item *item, struct zy_rational *out)
{
	zy_rational_set(out, &item->max);
	return true;
}

bool
zy_item_most_of_rate(const struct zy_item *item, struct zy_rational *out)
{
	zy_rational_set(out, &item->max);
	return !item->has_per;
}

bool
zy_item_most_of_target(const struct zy_item *item, struct zy_rational *out)
{
	zy_rational_set(out, &item->points);
	return zy_rational_sign(&item->extra) <= 0;
}

bool
zy_item_most_of_choice(const struct zy_item *item, struct zy_rational *out)
{
	size_t i;

	zy_rational_set(out, &item->rows[0].points);
	for (i = 1; i < item->nrows; i++)
		if (zy_rational_cmp(&item->rows[i].points, out) > 0)
			zy_rational_set(out, &item->rows[i].points);
	return true;
}

bool
zy_item_most_of_steps(const struct zy_item *item, struct zy_rational *out)
{
	const struct zy_item_row *rows = item->rows;
	size_t i;

	zy_rational_set(out, &item->max);
	/* Below the first row there is max where points go down. */
	if (zy_rational_sign(&rows[0].n) > 0 &&
	    zy_rational_cmp(&rows[0].points, &rows[item->nrows - 1].points) > 0)
		return true;
	zy_rational_set(out, &rows[0].points);
	for (i = 1; i < item->nrows; i++)
		if (zy_rational_cmp(&rows[i].points, out) > 0)
			zy_rational_set(out, &rows[i].points);
	return true;
}
