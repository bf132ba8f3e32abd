/*
 * Ballots out of a reader into a tally: long or wide form.
 *
 * Long: one mark a record (ballot subject voter_group question grade).  Wide:
 * one paper a record, a column a question, named by its id or Chinese name.
 * A cell that picks two grades is an invalid mark; an unknown grade, question,
 * group or subject makes the record bad; a second paper of the same number is
 * bad where the rules refuse it, as is a mark beside a whole paper.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_BALLOTS_H
#define ZY_REVIEW_BALLOTS_H

#include "review/papers.h"
#include "review/seen.h"
#include "review/tally.h"
#include "stream/reader.h"

/* All borrowed. */
struct zy_ballots_options {
	struct zy_seen *seen;	       /* NULL: second ballots accepted */
	const struct zy_intern *known; /* subjects, or NULL: any */
	struct zy_papers *papers;      /* NULL: count; else keep instead, */
	uint32_t input;		       /* as of this input, */
				       /* second ballots too */
};

/* How the columns of one reader are bound; wide when question is -1. */
struct zy_ballots {
	struct zy_reader *reader; /* borrowed */
	struct zy_tally *tally;
	struct zy_ballots_options o;
	int ballot, subject, group, question, grade, voter;
	int *question_column;	      /* wide: by question */
	struct zy_paper_mark *marks;  /* of the record */
	uint64_t npapers;	      /* kept */
	uint64_t uniform;	      /* wide: papers all of one grade */
	struct zy_intern *uniform_at; /* "subject group" of those */
	uint32_t *uniform_n;
	size_t uniform_cap;
};

/* Binds; 0, or -1 with the error (a column that is missing). */
int zy_ballots_open(struct zy_ballots *b, struct zy_reader *r,
    struct zy_tally *t, const struct zy_ballots_options *o, struct zy_error *e);
void zy_ballots_release(struct zy_ballots *b);
/*
 * What the reader's current record says; borrowed until the next one.  0, or
 * -1: it is bad.  Several threads may not read with one tally, but one may
 * read while another takes.
 */
int zy_ballots_read(
    struct zy_ballots *b, struct zy_paper *x, struct zy_error *e);
/*
 * Counts it, or keeps it.  False for a second ballot, which is not counted.
 * key: as zy_seen_key made it before, or NULL.
 */
bool zy_ballots_take(struct zy_ballots *b, const struct zy_paper *x,
    const struct zy_seen_key *key);
/* Says so of the record where r, its reader, or one like it, stands.  -1. */
int zy_ballots_second(
    const struct zy_ballots *b, const struct zy_reader *r, struct zy_error *e);
/* Appends the names of columns that are not used, ", " between them. */
void zy_ballots_unused(const struct zy_ballots *b, struct zy_buf *names);

#endif
