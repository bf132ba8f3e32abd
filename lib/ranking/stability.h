/*
 * Stability (名次稳定性): how sure places and selections are.
 *
 * The values of the ranked rows of one group are drawn again many times (a
 * parametric bootstrap): each independently from a normal distribution around
 * the value, with its standard error as standard deviation.  Each time the rows
 * are ranked again.  The results are the number of draws in which a row is
 * selected, and the places between which it ranks in at least 95 of 100 draws.
 *
 * All arithmetic is in whole numbers.  The random numbers depend only on the
 * row's key and the number of the draw (base/random.h), so that the result is
 * the same for any order of input, any number of threads and any machine.
 *
 * Memory is about 700 bytes a row, however many draws there are: the quantiles
 * of the places are found digit by digit (to the base 64), in one round over
 * the same draws for each digit of the number of rows.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_RANKING_STABILITY_H
#define ZY_RANKING_STABILITY_H

#include "base/attr.h"
#include "base/decimal.h"
#include "ranking/place.h"

ZY_BEGIN_C

/*
 * A ranked row.  The caller passes the rows of a group in their order, best
 * first.
 */
struct zy_stability_row {
	uint64_t key; /* of zy_random_key: the row's random numbers */
	struct zy_decimal value;
	struct zy_decimal error; /* standard error, 0 or more */
	bool ties; /* equal to the row before it in value and tie keys */
	/*
	 * With bands, the bounds of the row's band: a value in it is at least
	 * `least`, and less than `below`.
	 */
	bool has_least, has_below;
	struct zy_decimal least, below;
};

/* How rows are drawn. */
struct zy_stability_options {
	uint32_t draws; /* at least 1 */
	int threads;
	enum zy_rank_method method;
	bool ascending; /* the lowest value is the best */
	/*
	 * A row counts as selected, with bands, when its value is within its
	 * bounds; else when it is one of the first `places` rows and not in a
	 * tie group with rows on both sides of the cut.
	 */
	bool bands;
	uint64_t places; /* number of places of the group; without bands */
};

/* The result of the draws of one row. */
struct zy_stability_result {
	uint32_t selected;  /* number of draws in which the row is selected */
	uint64_t low, high; /* best and worst place, doubled (place.h) */
};

/*
 * Draws the values of the n rows and sets results[i] for each.  At most one
 * draw in forty gives a row a place before `low`, and at most one in forty a
 * place after `high`.  Returns 0; or -1, with nothing drawn and the results
 * undefined, where the numbers of the rows have too many digits at their common
 * scale: 64 bits must hold the range of the values that can be drawn and the
 * number of a row.
 */
int zy_stability_draw(const struct zy_stability_row *rows, size_t n,
    const struct zy_stability_options *o, struct zy_stability_result *results);

ZY_END_C

#endif
