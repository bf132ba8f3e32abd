/*
 * Ballot papers that are kept until all of a review are there.
 *
 * A single run recognises a second ballot while it reads.  Where several runs
 * share the ballots of a review, each knows only its own: they keep every mark
 * with the ballot's number, and the run that merges them finds the second
 * ballots by the rule of a single run.  Of several ballots with one number for
 * one subject, the one counts that comes first by input file and line.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_PAPERS_H
#define ZY_REVIEW_PAPERS_H

#include "base/attr.h"
#include "stream/runs.h"

ZY_BEGIN_C

/* One mark of a paper; question and voter group are numbers of the tally's
   codebooks, mark is the number of a grade, ZY_MARK_BLANK or ZY_MARK_INVALID.
 */
struct zy_paper_mark {
	uint32_t question, group, mark;
};

/* What one record says: a whole paper (wide form) or one mark (long form). */
struct zy_paper {
	struct zy_view subject, ballot; /* ballot: the paper's number */
	uint64_t hash;			/* zy_hash(subject, 0) */
	uint32_t input;			/* number of the input file */
	uint64_t line;			/* in the input file */
	bool whole;			/* a whole paper */
	bool uniform; /* all marks are one grade; zy_papers drops this */
	struct zy_view device; /* where it came from; zy_papers drops this */
	const struct zy_paper_mark *marks;
	size_t n;
};

struct zy_papers; /* opaque */

/*
 * Creates an empty collection.  It sorts externally, with the memory, folder
 * and threads that o allows.  Free it with zy_papers_free.
 */
struct zy_papers *zy_papers_new(const struct zy_runs_options *o);
/* Frees the collection and its temporary files; NULL is allowed. */
void zy_papers_free(struct zy_papers *p);
/* Adds a copy of x.  A failure is reported by zy_papers_sort. */
void zy_papers_add(struct zy_papers *p, const struct zy_paper *x);
/*
 * Sorts the papers once all are added.  rank[i] is the place of input number i
 * in the order of inputs; it is borrowed until zy_papers_free.  Returns 0, or
 * -1 with a ZY_ERROR_IO where a temporary file failed.
 */
int zy_papers_sort(
    struct zy_papers *p, const uint32_t *rank, struct zy_error *e);
/*
 * Sets *group and *n to all papers of the next ballot, that is of one subject
 * and ballot number.  Ballots come in byte order of subject and number, the
 * papers of a ballot in order of rank and line.  Returns 1; 0 at the end; -1
 * with the error where a temporary file failed.  The papers are borrowed until
 * the next call; at the end and on failure *group and *n keep their values.
 */
int zy_papers_next(struct zy_papers *p, const struct zy_paper **group,
    size_t *n, struct zy_error *e);
/*
 * Decides which of the n papers of one ballot count.  Sets second[i] to true
 * for a paper that an earlier one, which counts, rules out: because one of the
 * two is a whole paper, or because both mark the same question.
 */
void zy_papers_find_second(
    const struct zy_paper *group, size_t n, bool *second);
/*
 * Returns the translated message with which a second ballot is refused: for a
 * whole paper, or for a single mark.
 */
const char *zy_papers_second_text(bool whole);

ZY_END_C

#endif
