/*
 * Tallies larger than their memory limit: external sorting by subject.
 *
 * When a tally reaches its limit, its counts are written as a sorted run
 * (stream/runs.h) and it is emptied.  At the end the runs are merged and read
 * back as windows: small tallies of some thousand subjects each, in the order
 * of subjects.  A tally that never reached its limit is read as a single
 * window: itself.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_SPILL_H
#define ZY_REVIEW_SPILL_H

#include "base/attr.h"
#include "review/tally.h"

ZY_BEGIN_C

/*
 * Writes the counts of t to t->runs as one run and removes all subjects from t.
 * If the run cannot be written, sets t->failed; zy_runs_sort of t->runs then
 * reports the error.
 */
void zy_tally_spill(struct zy_tally *t);

/* Reads the windows of a tally one after another. */
struct zy_windows {
	struct zy_tally *tally; /* borrowed */
	struct zy_tally some;	/* the current window, if counts were spilled */
	struct zy_buf key, value; /* the next record of the merged runs */
	bool one;		  /* nothing was spilled: one window */
	bool ended;		  /* all records were read */
};

/*
 * Prepares w for reading the windows of t, whose marks must all be counted
 * (zy_tally_flush).  w need not be initialised; t is borrowed until
 * zy_windows_release, and is emptied if it has spilled counts before.  Returns
 * 0, or -1 with a ZY_ERROR_IO if spilled counts cannot be read back.  Call
 * zy_windows_release in either case.
 */
int zy_windows_open(
    struct zy_windows *w, struct zy_tally *t, struct zy_error *e);
/*
 * Sets *out to the next window: a tally with all questions and groups of the
 * whole and some of its subjects.  In byte order, its subjects follow those of
 * the windows before.  Returns 1; 0 after the last window; -1 with a
 * ZY_ERROR_IO, with *out not to be used.  *out is borrowed until the next call.
 */
int zy_windows_next(
    struct zy_windows *w, const struct zy_tally **out, struct zy_error *e);
/* Frees what w owns; the tally remains the caller's. */
void zy_windows_release(struct zy_windows *w);

ZY_END_C

#endif
