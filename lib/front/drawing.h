/*
 * The inputs of inspect-draw: the pool, organisations, inspectors, the seed,
 * and how many are drawn from each group.  Whatever is wrong is reported on the
 * way.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_DRAWING_H
#define ZY_FRONT_DRAWING_H

#include "base/attr.h"
#include "cli/cli.h"
#include "ranking/draw-record.h"

ZY_BEGIN_C

/* The caller zeroes it and sets the options. */
struct zy_drawing {
	struct zy_cli *cli;
	/* options: arguments as they came, NULL where not given */
	const char *orgs, *inspectors, *quota, *seed_file;
	const char *number_text, *each_text; /* -n, --each */

	struct zy_pool_number number, each; /* the same, read */
	struct zy_org_roster roster;
	struct zy_table table, inspector_table;
	struct zy_pool pool;
	struct zy_inspectors list;
	struct zy_buf seed;
	const char **by; /* columns that make a group; owned */
	size_t nby;
	struct zy_arena arena;
};

/* Reads the arguments of -n and --each; -1: one is wrong, and reported. */
int zy_drawing_read_numbers(struct zy_drawing *d);
/* Sets the columns that make a group from "sector,level". */
int zy_drawing_set_by(struct zy_drawing *d, struct zy_view list);
/*
 * Reads the text of the seed file, without blanks at both ends, into d->seed.
 * Each function returns 0, or -1 where the program must stop.
 */
int zy_drawing_read_seed(struct zy_drawing *d);
/* Reads the organisations, the inputs into the pool, and the inspectors. */
int zy_drawing_read_pool(struct zy_drawing *d);
int zy_drawing_read_inspectors(struct zy_drawing *d);
/* Sets how many are drawn from each group; reports what cannot be drawn. */
int zy_drawing_set_places(struct zy_drawing *d, bool replacement);
/*
 * Reports what the times of the pool and the seed say of their order, and that
 * an order cannot be known.  Returns -1 where a time is none.
 */
int zy_drawing_check_times(
    struct zy_drawing *d, const struct zy_draw_terms *terms);
/* Writes the hash of the pool and its size to the output. */
void zy_drawing_announce(struct zy_drawing *d);
/* Frees what d holds. */
void zy_drawing_release(struct zy_drawing *d);

ZY_END_C

#endif
