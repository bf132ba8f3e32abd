/*
 * Writing the tally stream: a record for each subject, question and voter
 * group.
 *
 * Subjects stand in byte order; questions and groups in the order of the
 * rules, or in byte order where the rules list none.  The number of threads
 * does not change the bytes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_WRITE_H
#define ZY_REVIEW_WRITE_H

#include "base/attr.h"
#include "review/result.h"
#include "review/spill.h"
#include "stream/writer.h"

ZY_BEGIN_C

/* What zy_tally_write is to write, and how. */
struct zy_tally_writing {
	struct zy_tally *tally; /* borrowed; zy_tally_flush, _settle done */
	const struct zy_sessions *sessions; /* borrowed */
	enum zy_percent percent; /* how columns of shares are rounded */
	/* A result of fewer valid ballots than this, but more than 0, is
	   suppressed for secrecy; 0: no result is. */
	int64_t min_cell;
	int threads;
};

/* Counts of what the person in charge of the review is to be warned of. */
struct zy_tally_remarks {
	/* Records whose turnout is unknown though their group has a minimum. */
	uint64_t unknown;
	/* Records whose turnout was measured by the ballots issued, since the
	   people entitled are not known. */
	uint64_t issued;
	uint64_t silent; /* sessions without any counted ballot */
};

/*
 * Declares the columns of out and writes all records, but does not finish out;
 * stops early if the reader of out has closed it.  Fills *remarks.  Returns 0,
 * or -1 with a ZY_ERROR_IO if spilled counts cannot be read back; records may
 * have been written then.
 */
int zy_tally_write(struct zy_writer *out, const struct zy_tally_writing *how,
    struct zy_tally_remarks *remarks, struct zy_error *e);

ZY_END_C

#endif
