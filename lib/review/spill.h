/*
 * Tallies larger than the memory they may take: external sorting by subject.
 *
 * When a tally reaches its limit, its counts are written as a sorted run
 * (stream/runs) and it is emptied.  In the end the runs are merged and read
 * back as windows: small tallies of some thousand subjects each, in the order
 * of subjects.  A tally that never reached its limit is its only window.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_SPILL_H
#define ZY_REVIEW_SPILL_H

#include "base/attr.h"
#include "review/tally.h"

ZY_BEGIN_C

/*
 * Moves the counts of t to t->runs as one run and empties t.  Sets t->failed
 * where the run could not be written; the runs then hold the error.
 */
void zy_tally_spill(struct zy_tally *t);

/* The windows of a tally. */
struct zy_windows {
	struct zy_tally *tally;	  /* borrowed */
	struct zy_tally some;	  /* the window, where counts were spilled */
	struct zy_buf key, value; /* the run's record that comes next */
	bool one;		  /* nothing was spilled: one window */
	bool ended;		  /* no further record, no further window */
};

/*
 * Prepares w to go through the windows of t, all whose marks are counted
 * (zy_tally_flush); t is borrowed until zy_windows_release.  Returns 0, or -1
 * with a ZY_ERROR_IO where spilled counts cannot be read back.  Call
 * zy_windows_release in either case.
 */
int zy_windows_open(
    struct zy_windows *w, struct zy_tally *t, struct zy_error *e);
/*
 * Sets *out to the next window: a tally with all questions and groups of the
 * whole and some of its subjects.  A window's subjects come after those of the
 * windows before, in byte order.  Returns 1; 0 at the end; -1 with a
 * ZY_ERROR_IO.  *out is borrowed until the next call.
 */
int zy_windows_next(
    struct zy_windows *w, const struct zy_tally **out, struct zy_error *e);
/* Frees what w holds; the tally stays with the caller. */
void zy_windows_release(struct zy_windows *w);

ZY_END_C

#endif
