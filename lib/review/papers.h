/*
 * Ballot papers that are kept until all papers of a review are there.
 *
 * A single run recognises a second ballot while it reads.  Where several runs
 * share the ballots of a review, each knows only its own.  So each keeps every
 * mark with the number of its ballot, and the run that merges them finds the
 * second ballots by the rule of a single run: of several ballots with one
 * number for one subject, the first by input file and line counts.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_PAPERS_H
#define ZY_REVIEW_PAPERS_H

#include "base/attr.h"
#include "stream/runs.h"

ZY_BEGIN_C

/*
 * One mark of a paper.  question and group are numbers in the tally's
 * codebooks; mark is the number of a grade, ZY_MARK_BLANK or ZY_MARK_INVALID.
 */
struct zy_paper_mark {
	uint32_t question, group, mark;
};

/*
 * The content of one record: a whole paper (wide form) or one mark (long form).
 * Texts and marks are borrowed from whoever filled it.
 */
struct zy_paper {
	struct zy_view subject; /* id of the subject */
	struct zy_view ballot;	/* the paper's number */
	uint64_t hash;		/* zy_hash(subject, 0) */
	uint32_t input;		/* number of the input file */
	uint64_t line;		/* in the input file */
	bool whole;		/* a whole paper, not a single mark */
	bool uniform; /* all marks are one grade; not kept by zy_papers */
	struct zy_view device; /* that sent it; not kept by zy_papers */
	const struct zy_paper_mark *marks;
	size_t n; /* marks */
};

struct zy_papers; /* opaque */

/*
 * Returns an empty collection, which sorts externally with the memory, folder
 * and threads of o.  Free it with zy_papers_free.
 */
struct zy_papers *zy_papers_new(const struct zy_runs_options *o);
/* Frees the collection and its temporary files; p may be NULL. */
void zy_papers_free(struct zy_papers *p);
/*
 * Adds a copy of the paper or mark x to the collection.  If that fails,
 * zy_papers_sort reports the error.
 */
void zy_papers_add(struct zy_papers *p, const struct zy_paper *x);
/*
 * Sorts the papers, once all have been added.  rank[i] is the position of input
 * number i in the order of inputs; rank is borrowed until zy_papers_free.
 * Returns 0, or -1 with a ZY_ERROR_IO if a temporary file failed.
 */
int zy_papers_sort(
    struct zy_papers *p, const uint32_t *rank, struct zy_error *e);
/*
 * Sets *group and *n to all papers of the next ballot, that is, of one subject
 * and ballot number.  Ballots come in byte order of subject and number, the
 * papers of a ballot in order of inputs (zy_papers_sort) and lines.  Returns
 * 1; 0 after the last ballot; -1 with e set if a temporary file failed.  The
 * papers are borrowed until the next call; *group and *n are unchanged after 0
 * and -1.
 */
int zy_papers_next(struct zy_papers *p, const struct zy_paper **group,
    size_t *n, struct zy_error *e);
/*
 * Decides which of the n papers of one ballot count, in the order of
 * zy_papers_next.  Sets second[i] to false if paper i counts, and to true if it
 * does not, because an earlier paper that counts excludes it: one of the two is
 * a whole paper, or both mark the same question.
 */
void zy_papers_find_second(
    const struct zy_paper *group, size_t n, bool *second);
/*
 * Returns the translated message by which a second ballot is refused; whole
 * says whether that ballot is a whole paper or a single mark.  Never freed.
 */
const char *zy_papers_second_text(bool whole);

ZY_END_C

#endif
