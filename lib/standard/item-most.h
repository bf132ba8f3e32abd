/*
 * The most points that the rule of an item gives, by its kind.
 *
 * Each function sets out, initialised by the caller, to the most points before
 * factor, and returns true; or returns false, with out unspecified, where the
 * rule has no such bound.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_ITEM_MOST_H
#define ZY_STANDARD_ITEM_MOST_H

#include "base/attr.h"
#include "standard/standard.h"

ZY_BEGIN_C

/* Judged, all or nothing, by ballots, in parts: max. */
bool zy_item_most_is_max(const struct zy_item *item, struct zy_rational *out);
/* A rate without per: max; with per what is taken has no such bound. */
bool zy_item_most_of_rate(const struct zy_item *item, struct zy_rational *out);
/* A target without extra: its points. */
bool zy_item_most_of_target(
    const struct zy_item *item, struct zy_rational *out);
/* The answer with most points. */
bool zy_item_most_of_choice(
    const struct zy_item *item, struct zy_rational *out);
/* The row with most points, or max where below the first row it counts. */
bool zy_item_most_of_steps(const struct zy_item *item, struct zy_rational *out);

ZY_END_C

#endif
