/*
 * Sorted runs: records in the order of their keys, more than memory holds.
 *
 * A record is a key and a value, any bytes both.  Records come out by the
 * bytes of their keys, a key before those it begins, and those of one key as
 * they were put.  What does not fit the memory that was given goes to temporary
 * files as sorted runs, which are merged when they are read: at first into
 * fewer, by passes, where there are too many.  The files have no names: the
 * system takes them back when the process ends, however it ends.  Nothing is
 * written while all fits.
 *
 * The memory is kept to, whatever comes; what cannot be done in it is an error
 * that says how much would do.  Must not depend on what records mean.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_RUNS_H
#define ZY_STREAM_RUNS_H

#include <stdbool.h>

#include "base/error.h"
#include "base/text.h"

struct zy_runs; /* opaque */

enum {
	ZY_RUNS_LEAST = 256 * 1024, /* bytes of memory that always do */
};

struct zy_runs_options {
	size_t memory;	    /* bytes in all, at least the least; 0: any */
	const char *folder; /* of temporary files, outlives; NULL: /tmp */
	int cursors;	    /* places to read at, at the same time; 0 is 1 */
};

struct zy_runs *zy_runs_new(const struct zy_runs_options *o);
void zy_runs_free(struct zy_runs *r);

/*
 * Adds a copy of a record.  0, or -1 when it or one before could not be kept:
 * zy_runs_sort tells why.
 */
int zy_runs_put(struct zy_runs *r, struct zy_view key, struct zy_view value);
/*
 * For n threads, each of which fills runs of its own: runs with a share of the
 * memory of r, to which nothing is put meanwhile, until all n are joined.
 */
struct zy_runs *zy_runs_part(struct zy_runs *r, int n);
/* Moves the records of other behind those of r; other is empty then. */
void zy_runs_join(struct zy_runs *r, struct zy_runs *other);
/*
 * All are in: 0, or -1 with a ZY_ERROR_IO (no room, no such folder, a record
 * too long for the memory).
 */
int zy_runs_sort(struct zy_runs *r, struct zy_error *e);
/*
 * The next record at a cursor, 0 up to cursors - 1, which all begin at the
 * first one.  1; 0 the end; -1 with a ZY_ERROR_IO.  Borrowed until the next
 * call for that cursor.
 */
int zy_runs_next(struct zy_runs *r, int cursor, struct zy_view *key,
    struct zy_view *value, struct zy_error *e);

/* How many records there are, and how many bytes went to temporary files. */
uint64_t zy_runs_count(const struct zy_runs *r);
uint64_t zy_runs_written(const struct zy_runs *r);

#endif
