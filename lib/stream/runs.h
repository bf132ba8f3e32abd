/*
 * Sorted runs: an external sort of more records than memory holds.
 *
 * A record is a key and a value, both any bytes.  Records come out in the order
 * of the bytes of their keys (a key comes before longer keys that begin with
 * it); records with equal keys come out in the order in which they were added.
 * Records that do not fit the given memory go to temporary files as sorted
 * runs, which are merged when they are read; too many runs are first merged
 * into fewer.  Nothing is written while everything fits the memory.  The files
 * have no names: the system removes them when the process ends, however it
 * ends.
 *
 * The memory limit is never exceeded: where it does not suffice, an error tells
 * how much memory is needed.  This module must not depend on the meaning of
 * records.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_RUNS_H
#define ZY_STREAM_RUNS_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/error.h"
#include "base/text.h"

ZY_BEGIN_C

struct zy_runs; /* opaque */

enum {
	ZY_RUNS_LEAST = 256 * 1024, /* bytes: the smallest memory limit */
};

/* How records are sorted. */
struct zy_runs_options {
	size_t memory;	    /* limit in bytes; fewer than ZY_RUNS_LEAST count as
			       that; 0: no limit */
	const char *folder; /* of temporary files, must outlive the sort; NULL:
			       /tmp */
	int cursors; /* number of cursors that read the records at the same
			time; 0 means 1 */
};

/*
 * Returns an empty sort with these options.  The caller frees it with
 * zy_runs_free.
 */
struct zy_runs *zy_runs_new(const struct zy_runs_options *o);
/* Frees the records and temporary files; r may be NULL. */
void zy_runs_free(struct zy_runs *r);

/*
 * Adds a copy of a record to r.  Returns 0; or -1 when this record or an
 * earlier one could not be stored: zy_runs_sort then returns the error.
 */
int zy_runs_put(struct zy_runs *r, struct zy_view key, struct zy_view value);
/*
 * Returns an empty sort with 1/n of the free memory of r, for one of n
 * threads that each fill a sort of their own.  No records may be added to r
 * until all n have been joined to it by zy_runs_join.  The caller frees the
 * part with zy_runs_free after that.
 */
struct zy_runs *zy_runs_part(struct zy_runs *r, int n);
/*
 * Moves the records of other into r, after the records that r has; other is
 * empty then.  An error of other becomes an error of r.
 */
void zy_runs_join(struct zy_runs *r, struct zy_runs *other);
/*
 * Sorts the records; none may be added afterwards, and zy_runs_next may be
 * called.  Returns 0; or -1 with a ZY_ERROR_IO when the disk is full, the
 * folder cannot be used or a record is too long for the memory.
 */
int zy_runs_sort(struct zy_runs *r, struct zy_error *e);
/*
 * Reads the next record at a cursor, 0 to o->cursors - 1.  Every cursor begins
 * at the first record.  Returns 1 and sets *key and *value, borrowed until the
 * next call for this cursor; 0 at the end; or -1 with a ZY_ERROR_IO; *key and
 * *value are unchanged then.
 */
int zy_runs_next(struct zy_runs *r, int cursor, struct zy_view *key,
    struct zy_view *value, struct zy_error *e);

/* Returns the number of records that were added. */
uint64_t zy_runs_count(const struct zy_runs *r);
/* Returns how many bytes were written to temporary files. */
uint64_t zy_runs_written(const struct zy_runs *r);

ZY_END_C

#endif
