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
 * The inputs of a draw.  The caller sets all bytes to zero, then cli and the
 * options, and releases it with zy_drawing_release.  The functions below are
 * called in their order and fill in the other members.
 */
struct zy_drawing {
	struct zy_cli *cli;
	/* options: the arguments, NULL where not given */
	const char *orgs, *inspectors, *quota, *seed_file;
	const char *number_text, *each_text; /* -n, --each */

	struct zy_pool_number number, each; /* of -n and --each, parsed */
	struct zy_org_roster roster;
	struct zy_table table; /* the inputs: who may be drawn */
	struct zy_table inspector_table;
	struct zy_pool pool;	   /* made of table */
	struct zy_inspectors list; /* made of inspector_table */
	struct zy_buf seed;
	const char **by; /* columns that make a group; owned */
	size_t nby;
	struct zy_arena arena;
};

/*
 * Parses the arguments of -n and --each into d->number and d->each.  Returns 0,
 * or -1 with a usage error printed.
 */
int zy_drawing_read_numbers(struct zy_drawing *d);
/*
 * Sets the columns by which the pool is divided into groups, from a list of
 * names like "sector,level".  Returns 0; or -1, with a usage error printed,
 * where a name is empty.
 */
int zy_drawing_set_by(struct zy_drawing *d, struct zy_view list);
/*
 * Reads the text of the file d->seed_file, without line breaks and without
 * blanks at both ends, into d->seed.  Returns 0, or -1 with an error printed.
 */
int zy_drawing_read_seed(struct zy_drawing *d);
/*
 * Reads the roster of organisations, if one was given, and all inputs of the
 * program, and makes of them the pool d->pool, from which is drawn.  Prints
 * records that are wrong and how many were left out of the pool.  Returns 0, or
 * -1 with an error printed.
 */
int zy_drawing_read_pool(struct zy_drawing *d);
/*
 * Reads the file d->inspectors into d->list; does nothing where it is NULL.
 * Prints inspectors who are wrong, and how many have a conflict of interest and
 * inspect nobody.  Call it after zy_drawing_read_pool.  Returns 0, or -1 with
 * an error printed.
 */
int zy_drawing_read_inspectors(struct zy_drawing *d);
/*
 * Sets how many subjects are drawn from each group of the pool, from the quota
 * file, -n or --each.  Where a group has fewer subjects than that, it prints a
 * warning, and all of them are drawn; not with replacement, where a subject can
 * be drawn several times.  Returns 0, or -1 with an error printed.
 */
int zy_drawing_set_places(struct zy_drawing *d, bool replacement);
/*
 * Checks that the pool was fixed before the seed could be known, by the times
 * of both in terms.  Prints a warning where the seed came first, or where it
 * came later but has no source, since it may have been chosen; a notice where a
 * time is missing.  Returns 0; or -1, with a usage error printed, where a time
 * cannot be read.
 */
int zy_drawing_check_times(
    struct zy_drawing *d, const struct zy_draw_terms *terms);
/*
 * Prints a warning for each subject of the record, which is one of d->pool,
 * that has fewer inspectors than the terms of the record ask for.
 */
void zy_drawing_tell_short(
    const struct zy_drawing *d, const struct zy_draw_record *r);
/*
 * Writes the SHA-256 of the pool and the number of its subjects to the output,
 * to be published before the seed is known.  Call it after
 * zy_drawing_read_pool.  An error is printed and sets the exit status.
 */
void zy_drawing_announce(struct zy_drawing *d);
/*
 * Frees what d owns; cli and the options are the caller's.  Also right for d
 * that is all zero.
 */
void zy_drawing_release(struct zy_drawing *d);

ZY_END_C

#endif
