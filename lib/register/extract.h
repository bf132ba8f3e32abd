/*
 * Extracts: the records of registers, or all their lines, as a stream.
 *
 * An extract of records has the present state of each record, or its state at
 * the end of an earlier day; withdrawn records are left out.  An extract of the
 * history has every line with its number, time and author; marks and
 * withdrawals belong to the kind of record to which they refer.  Records of
 * several kinds are written as a mixed stream (register/mixed.h); a history has
 * lines of one kind only.
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
 * An extract.  The caller sets all bytes to zero, then out, as_of, record and
 * history, and if needed selects, context and follows.campaign and as_of.
 * Release it with zy_extract_release.
 */
struct zy_extract {
	struct zy_writer *out; /* borrowed */
	char as_of[16];	       /* "2010-12-31", "2010-12", "2010", or "" */
	const char *record;    /* name of the kind to write, or NULL: any */
	bool history;	       /* every line, not the state of each record */

	const struct zy_schema *schema; /* of the output; NULL: none yet */
	/* The second kind of record in a history, which is an error. */
	const struct zy_schema *conflict;
	uint64_t lines; /* lines read, without those after as_of */

	/*
	 * Returns whether the record with these cells is written, called with
	 * context.  NULL: all records are.
	 */
	bool (*selects)(void *context, const struct zy_schema *schema,
	    const struct zy_view *cells);
	void *context;

	/*
	 * With follows.campaign, activities get their state on follows.as_of,
	 * and comments the result of the activity that followed them.
	 */
	struct zy_follows follows;

	struct zy_fold fold;
	struct zy_mixed mixed;	       /* of the output */
	const struct zy_schema *first; /* of the first line of all */
};

/* Frees what x owns and sets it to zero. */
void zy_extract_release(struct zy_extract *x);
/*
 * Reads all lines that the check c of a register allows to read; path is the
 * file's name in messages.  Keeps the records in x; with history writes the
 * lines at once.  Returns 0; or -1 when the caller must stop: e is set when a
 * line cannot be read, x->conflict when a history has a second kind of record,
 * and otherwise the output is closed.
 */
int zy_extract_read(struct zy_extract *x, const struct zy_chain *c,
    const char *path, struct zy_error *e);
/*
 * Adds the activities that were read to x->follows, for zy_extract_cells.  Call
 * it after all registers were read.  Does nothing without a campaign.
 */
void zy_extract_follow(struct zy_extract *x);
/*
 * Fills cells, one for each column of the schema of record r, with the record's
 * state; an activity also gets its state in follow-ups, a comment the result of
 * the activity that followed it.  They are borrowed from x.
 */
void zy_extract_cells(const struct zy_extract *x, const struct zy_folded *r,
    struct zy_view *cells);
/*
 * Fills extras with the extra cells (enum zy_mixed_extra) that a mixed stream
 * has for record r.  They are borrowed from x and scratch until the next call.
 */
void zy_extract_extras(struct zy_extract *x, const struct zy_folded *r,
    struct zy_buf *scratch, struct zy_view extras[ZY_MIXED_EXTRAS]);
/*
 * Writes the present state of the records to x->out, after all registers were
 * read: a stream of one kind, or a mixed stream where there are several kinds.
 * Calls zy_extract_follow.  The caller finishes x->out.
 */
void zy_extract_write(struct zy_extract *x);

ZY_END_C

#endif
