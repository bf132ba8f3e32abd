/*
 * Extracts: the records of registers, or all their lines, as a stream.
 *
 * An extract of records has the present state of each record, or its state at
 * the end of an earlier day, without withdrawn records.  An extract of the
 * history has every line with its number, time and author; marks and
 * withdrawals count as lines of the kind of record to which they refer.
 * Records of several kinds are written as a mixed stream (register/mixed.h);
 * one of pledges or of activities alone has what a mixed stream says of them
 * behind their own columns.  A history has lines of one kind only.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_EXTRACT_H
#define ZY_REGISTER_EXTRACT_H

#include "base/attr.h"
#include "register/fold.h"
#include "register/follow.h"
#include "register/mixed.h"
#include "stream/writer.h"

ZY_BEGIN_C

/*
 * An extract.  The caller sets all bytes to zero, sets the first four members,
 * and releases it with zy_extract_release.
 */
struct zy_extract {
	struct zy_writer *out; /* borrowed */
	char as_of[16];	       /* "2010-12-31", "2010-12", "2010", or "" */
	const char *record;    /* name of the kind to write, or NULL: any */
	bool history;	       /* every line, not the state of each record */

	const struct zy_schema *schema; /* of the history; NULL: none yet */
	/* The second kind of record of a history: an error. */
	const struct zy_schema *conflict;
	uint64_t lines; /* number of lines read that are not too late */

	/*
	 * Returns whether a record, given by its cells, is written; or NULL:
	 * every one is.  The caller sets both.
	 */
	bool (*selects)(void *context, const struct zy_schema *schema,
	    const struct zy_view *cells);
	void *context;

	/*
	 * The caller sets campaign and as_of: activities get their state of
	 * that day, comments what followed them.  No campaign: neither.
	 */
	struct zy_follows follows;

	struct zy_fold fold;
	struct zy_mixed mixed;	       /* of the output */
	const struct zy_schema *first; /* of the first line of all */
};

/* Frees the records that were read, and sets x to zero. */
void zy_extract_release(struct zy_extract *x);
/*
 * Reads all lines that the check c of a register allows to read; path is the
 * name in messages.  With history it writes them.  Returns 0, or -1 to stop: e
 * is set when a line cannot be read, conflict when a record is of a second
 * kind; else out is closed.
 */
int zy_extract_read(struct zy_extract *x, const struct zy_chain *c,
    const char *path, struct zy_error *e);
/*
 * Takes the activities, so that the cells of activities and comments say what
 * followed them (zy_extract_cells); to be called after all registers were read.
 */
void zy_extract_follow(struct zy_extract *x);
/*
 * Fills cells, one for each column of the record, with what its follow-ups say;
 * borrowed from x.
 */
void zy_extract_cells(const struct zy_extract *x, const struct zy_folded *r,
    struct zy_view *cells);
/*
 * Fills extras with what a mixed stream says of a record beyond its columns;
 * borrowed from x and scratch until the next call.
 */
void zy_extract_extras(struct zy_extract *x, const struct zy_folded *r,
    struct zy_buf *scratch, struct zy_view extras[ZY_MIXED_EXTRAS]);
/*
 * Writes the state of the records, after all registers have been read: a stream
 * of one kind, or a mixed stream where there are several.
 */
void zy_extract_write(struct zy_extract *x);

ZY_END_C

#endif
