/*
 * The tally stream: a row for each subject, question and group of voters.
 *
 * Subjects are in order of bytes; questions and groups as the rules list
 * them, or in order of bytes where they list none.  Rows are made by as many
 * threads as are given; the bytes are the same for any number.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_WRITE_H
#define ZY_REVIEW_WRITE_H

#include "review/result.h"
#include "review/spill.h"
#include "stream/writer.h"

struct zy_tally_writing {
	struct zy_tally *tally; /* settled */
	const struct zy_sessions *sessions;
	enum zy_percent percent; /* columns of shares, or none */
	int64_t min_cell; /* groups of fewer valid ballots are hidden; 0 */
	int threads;
};

/*
 * Declares the columns of a tally and writes its rows; stops when out is
 * closed.  Stores in *unknown how many rows were written whose turnout is
 * unknown though their group has a rule for it.  Returns 0, or -1 with a
 * ZY_ERROR_IO where what was spilled to files cannot be read back.
 */
int zy_tally_write(struct zy_writer *out, const struct zy_tally_writing *how,
    uint64_t *unknown, struct zy_error *e);

#endif
