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
#include "review/tally.h"
#include "stream/reader.h"

/* A set of 128-bit keyed hashes: 16 bytes a member, no false answer to be
 * met in practice (2^-64 for four billion). */
struct zy_seen {
	struct zy_seen_key {
		uint64_t a, b;
	} * keys;
	size_t n, mask;	    /* slots - 1; 0: none yet */
	bool marks, papers; /* of which forms there were ballots */
};
/* True when the two texts (and the number) were not there yet. */
bool zy_seen_add(
    struct zy_seen *s, struct zy_view x, struct zy_view y, uint64_t z);
/* True when they are there. */
bool zy_seen_has(
    const struct zy_seen *s, struct zy_view x, struct zy_view y, uint64_t z);
void zy_seen_release(struct zy_seen *s);

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
	size_t *marks;		      /* wide: of the record */
	struct zy_paper_mark *kept;   /* the same for papers */
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
/* Counts the reader's current record; -1: it is bad, nothing was counted. */
int zy_ballots_count(struct zy_ballots *b, struct zy_error *e);
/* Appends the names of columns that are not used, ", " between them. */
void zy_ballots_unused(const struct zy_ballots *b, struct zy_buf *names);

#endif
