/*
 * Counts made by hand: a row of a 评议结果汇总表 in place of ballots.
 *
 * A township that has counted its papers itself sends how many votes each grade
 * got, for a subject, a question and a voter group, with the figures of the
 * session.  A row is checked: its votes must add up and agree with the session,
 * no two rows may be about the same subject, question and group, and no subject
 * and group may be counted both from ballots and by hand.  Second ballots and
 * ballots all of one grade cannot be recognised in such sums.
 *
 * Rules: R49, R50.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_COUNTS_H
#define ZY_REVIEW_COUNTS_H

#include "base/attr.h"
#include "review/session.h"

ZY_BEGIN_C

/*
 * Indexes of a row's array of figures; the votes of the standard's grades
 * follow, one number a grade.
 */
enum zy_counts_figure {
	ZY_COUNTS_ENTITLED,
	ZY_COUNTS_PRESENT,
	ZY_COUNTS_ISSUED,
	ZY_COUNTS_RETURNED,
	ZY_COUNTS_VALID,
	ZY_COUNTS_INVALID,
	ZY_COUNTS_ABSTAIN,
	ZY_COUNTS_GRADES, /* the votes of the standard's first grade */
	ZY_COUNTS_MOST = ZY_COUNTS_GRADES + ZY_GRADES_MOST,
};

/*
 * One row: the votes for a subject, by one voter group on one question.  Text
 * and figures are borrowed from whoever filled it.
 */
struct zy_counts_row {
	struct zy_view subject;
	size_t question, group; /* numbers of the tally's codebooks */
	const int64_t *figures; /* by enum zy_counts_figure; -1: unknown */
	/* Of the session: its day and who held it; empty: not known. */
	struct zy_view date, organiser;
	uint32_t input; /* number of the input file */
	uint64_t line;	/* in the input file */
};

/* A reason why a row is refused. */
struct zy_counts_fault {
	enum zy_fault fault;
	int figure;	/* the figure that is wrong, or -1: the whole row */
	char what[300]; /* translated message */
};

enum {
	ZY_COUNTS_FAULTS = 12 /* of one row, at most */
};
/* All reasons why a row is refused. */
struct zy_counts_faults {
	struct zy_counts_fault items[ZY_COUNTS_FAULTS];
	size_t n;
};

struct zy_counts; /* opaque */

/*
 * Returns an empty collection, to be freed with zy_counts_free.  Its rows are
 * added to the tally and the sessions, both borrowed until then.
 */
struct zy_counts *zy_counts_new(
    struct zy_tally *tally, struct zy_sessions *sessions);
/* Frees the collection; c may be NULL. */
void zy_counts_free(struct zy_counts *c);
/* Returns how many rows have been added; 0 if c is NULL. */
uint64_t zy_counts_rows(const struct zy_counts *c);

/*
 * Checks that the figures of a row agree with each other and with the session s
 * of its subject and group, which is NULL if none is known.  Appends all that
 * is wrong to *why, which the caller has initialised.  Returns 0 with marks,
 * which has room for t->nmarks numbers, set to the count of each mark; or -1,
 * with marks unchanged, if anything is wrong.
 */
int zy_counts_check(const struct zy_tally *t, const struct zy_counts_row *row,
    const struct zy_session *s, uint32_t *marks, struct zy_counts_faults *why);
/*
 * Returns 0 if a row may be added; or -1, with *why filled, if zy_counts_check
 * refuses it, if a row of this subject, question and group was added before, or
 * if ballots of this subject and group were counted.  To be called when all
 * ballots have been counted.
 */
int zy_counts_try(const struct zy_counts *c, const struct zy_counts_row *row,
    struct zy_counts_faults *why);
/*
 * Adds a row, for which zy_counts_try has returned 0, to the tally, and its
 * figures to the sessions.
 */
void zy_counts_add(struct zy_counts *c, const struct zy_counts_row *row);

/*
 * Keeps a copy of a row with its texts and figures, so that what the row
 * borrows need not outlive the call.  It is added later (zy_counts_kept), when
 * all inputs have been read.
 */
void zy_counts_keep(struct zy_counts *c, const struct zy_counts_row *row);
/*
 * Returns the rows that were kept, in order of their inputs and lines, and sets
 * *n to their number; rank[i] is the position of input i.  Borrowed until the
 * next zy_counts_keep.  NULL, with *n 0, if no rows were kept or c is NULL.
 */
const struct zy_counts_row *zy_counts_kept(
    struct zy_counts *c, const uint32_t *rank, size_t *n);

ZY_END_C

#endif
