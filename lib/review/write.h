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

struct zy_tally_writing {
	struct zy_tally *tally;		    /* flushed and settled; borrowed */
	const struct zy_sessions *sessions; /* borrowed */
	enum zy_percent percent; /* how columns of shares are rounded */
	/* Results of fewer valid ballots are suppressed; 0: none. */
	int64_t min_cell;
	int threads;
};

/* What the person who counts must know of the records that were written. */
struct zy_tally_remarks {
	/* Records whose turnout is unknown though their group has a minimum. */
	uint64_t unknown;
	uint64_t silent; /* sessions of which no ballot was counted */
};

/*
 * Declares the columns of out and writes all records, without finishing out;
 * stops early where nobody reads out any more.  Fills *remarks.  Returns 0, or
 * -1 with a ZY_ERROR_IO where spilled counts cannot be read back.
 */
int zy_tally_write(struct zy_writer *out, const struct zy_tally_writing *how,
    struct zy_tally_remarks *remarks, struct zy_error *e);

ZY_END_C

#endif
