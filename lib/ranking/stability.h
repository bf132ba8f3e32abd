/*
 * Stability (名次稳定性): how sure places and selections are.
 *
 * The values of the ranked rows of one group are drawn again many times, each
 * independently normal around the value, with its standard error as standard
 * deviation, and ranked again.  Counted is in how many of these draws a row is
 * selected, and between which places it stands in at least 95 of 100 of them.
 *
 * All arithmetic is in whole numbers.  The numbers drawn depend on the row's
 * key and the number of the draw alone (base/random.h), so that the result is
 * the same for any order of input, any number of threads and any machine.
 *
 * Memory is about 700 bytes a row, however many draws there are: the quantiles
 * of the places are found digit by digit, in as many rounds over the same draws
 * as the number of rows has digits to the base 64.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_STABILITY_H
#define ZY_RANKING_STABILITY_H

#include "base/attr.h"
#include "base/decimal.h"
#include "ranking/place.h"

ZY_BEGIN_C

/* A ranked row.  The rows of a group stand in their order, best first. */
struct zy_stability_row {
	uint64_t key; /* of zy_random_key: the row's random numbers */
	struct zy_decimal value;
	struct zy_decimal error; /* standard error, 0 or more */
	bool ties; /* equal to the row before it in value and tie keys */
	/*
	 * Of zy_stability_options.bands: the value must not be below `least`,
	 * and must be below `below`.
	 */
	bool has_least, has_below;
	struct zy_decimal least, below;
};

struct zy_stability_options {
	uint32_t draws; /* at least 1 */
	int threads;
	enum zy_rank_method method;
	bool ascending; /* the lowest value is the best */
	/*
	 * What counts as selected: a value within the row's bounds (bands),
	 * else one of the first `places` rows, without those in a tie group
	 * that stands on both sides of the cut.
	 */
	bool bands;
	uint64_t places;
};

/* What the draws of one row came to. */
struct zy_stability_result {
	uint32_t selected;  /* number of draws in which the row is selected */
	uint64_t low, high; /* first and last place, doubled (see place.h) */
};

/*
 * Draws the n rows and sets results[i] for each.  Of all draws, at most one in
 * forty has a place before `low`, and at most one in forty has one behind
 * `high`.  Returns 0, or -1 with nothing drawn where the figures of the rows
 * have too many digits at their common scale: 64 bits must hold the range of
 * the values that can be drawn and the number of a row.
 */
int zy_stability_draw(const struct zy_stability_row *rows, size_t n,
    const struct zy_stability_options *o, struct zy_stability_result *results);

ZY_END_C

#endif
