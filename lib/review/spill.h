/*
 * Tallies that are larger than the memory they may take.
 *
 * A tally with a limit puts its counts into sorted runs (stream/runs) when it
 * comes to that, and begins anew; at the end all of them are read back in the
 * order of subjects, some at a time, each time as a small tally.  Who writes a
 * tally goes by such windows; one that never came to its limit has one, itself.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_SPILL_H
#define ZY_REVIEW_SPILL_H

#include "review/tally.h"

/* The subjects' counts go to the tally's runs; it is empty then. */
void zy_tally_spill(struct zy_tally *t);

/* All zero, then zy_windows_open; release when used. */
struct zy_windows {
	struct zy_tally *tally;
	struct zy_tally some;	  /* the window, where there are several */
	struct zy_buf key, value; /* of the record that comes next */
	bool one, ended;	  /* nothing was spilled; no record comes */
};

/*
 * t has all its marks, and is borrowed.  0, or -1 with a ZY_ERROR_IO: what was
 * spilled is not there.
 */
int zy_windows_open(
    struct zy_windows *w, struct zy_tally *t, struct zy_error *e);
/*
 * The next subjects, in order of bytes between windows and within each, with
 * all words of the tally: 1; 0 the end; -1.  *out is good until the next call.
 */
int zy_windows_next(
    struct zy_windows *w, const struct zy_tally **out, struct zy_error *e);
void zy_windows_release(struct zy_windows *w);

#endif
