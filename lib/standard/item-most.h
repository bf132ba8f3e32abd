/*
 * The most points that the rule of an item gives, by its kind.
 *
 * Each function sets out, initialised by the caller, to the most points before
 * the item's factor is applied, and returns true; or returns false, with out
 * unspecified, if the rule has no upper bound.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_ITEM_MOST_H
#define ZY_STANDARD_ITEM_MOST_H

#include "base/attr.h"
#include "standard/standard.h"

ZY_BEGIN_C

/*
 * Sets out to the item's max, for kinds judged, fixed, review and split.
 * Always returns true.
 */
bool zy_item_most_is_max(const struct zy_item *item, struct zy_rational *out);
/*
 * Sets out to the max of a rate.  Returns true; or false, with out unspecified,
 * if it has `per`, whose deductions have no bound.
 */
bool zy_item_most_of_rate(const struct zy_item *item, struct zy_rational *out);
/*
 * Sets out to the points of a target.  Returns true; or false, with out
 * unspecified, if it has `extra`, which has no bound.
 */
bool zy_item_most_of_target(
    const struct zy_item *item, struct zy_rational *out);
/*
 * Sets out to the points of the answer with the most points.  Always returns
 * true.
 */
bool zy_item_most_of_choice(
    const struct zy_item *item, struct zy_rational *out);
/*
 * Sets out to the points of the row with the most points, or to max if numbers
 * below the first row get max.  Always returns true.
 */
bool zy_item_most_of_steps(const struct zy_item *item, struct zy_rational *out);

ZY_END_C

#endif
