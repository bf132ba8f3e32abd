/*
 * The inputs of inspect-draw: the pool, organisations, inspectors, the seed,
 * and how many are drawn from each group.
 *
 * Errors are printed and set the exit status.  Functions that return int return
 * 0, or -1 where the program must stop.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_DRAWING_H
#define ZY_FRONT_DRAWING_H

#include "base/attr.h"
#include "cli/cli.h"
#include "ranking/draw-record.h"

ZY_BEGIN_C

/*
 * The inputs.  The caller sets all bytes to zero, then cli and the options.
 * Release it with zy_drawing_release.
 */
struct zy_drawing {
	struct zy_cli *cli;
	/* options: the arguments, NULL where not given */
	const char *orgs, *inspectors, *quota, *seed_file;
	const char *number_text, *each_text; /* -n, --each */

	struct zy_pool_number number, each; /* of -n and --each, parsed */
	struct zy_org_roster roster;
	struct zy_table table, inspector_table;
	struct zy_pool pool;
	struct zy_inspectors list;
	struct zy_buf seed;
	const char **by; /* columns that make a group; owned */
	size_t nby;
	struct zy_arena arena;
};

/* Parses the arguments of -n and --each. */
int zy_drawing_read_numbers(struct zy_drawing *d);
/* Sets the columns that make a group from a list like "sector,level". */
int zy_drawing_set_by(struct zy_drawing *d, struct zy_view list);
/*
 * Reads the text of the seed file, without blanks at both ends, into d->seed.
 */
int zy_drawing_read_seed(struct zy_drawing *d);
/*
 * Reads the roster of organisations, if one was given, and the inputs, of which
 * it makes the pool to draw from.  Prints what is wrong, and who was left out.
 * Returns 0, or -1 with the error printed.
 */
int zy_drawing_read_pool(struct zy_drawing *d);
/* Reads the inspectors.  Call it after zy_drawing_read_pool. */
int zy_drawing_read_inspectors(struct zy_drawing *d);
/*
 * Sets how many subjects are drawn from each group, and prints what cannot be
 * drawn.
 */
int zy_drawing_set_places(struct zy_drawing *d, bool replacement);
/*
 * Prints a warning where, by the times of pool and seed, the seed was known
 * before the pool was fixed, or may have been chosen; and a notice where that
 * cannot be known.  Returns -1 where a time cannot be read.
 */
int zy_drawing_check_times(
    struct zy_drawing *d, const struct zy_draw_terms *terms);
/* Writes the hash of the pool and its size to the output. */
void zy_drawing_announce(struct zy_drawing *d);
/* Frees what d owns. */
void zy_drawing_release(struct zy_drawing *d);

ZY_END_C

#endif
