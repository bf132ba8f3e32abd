/*
 * Counts made by hand: a row of a 评议结果汇总表 in place of ballots.
 *
 * A township that has counted its papers itself sends how many votes each grade
 * got, for a subject, a question and a group of voters, with the figures of the
 * session.  A row is held against itself, against the session and against what
 * came before it: its votes must add up, no two rows may be about the same
 * question, and nobody is counted both from papers and by hand.  What cannot be
 * seen in sums (second ballots, ballots all of one grade) stays unseen.
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

/* The figures of a row: numbers of an array; behind them a number a grade. */
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

/* One row: the votes of a subject, question and group. */
struct zy_counts_row {
	struct zy_view subject;
	size_t question, group; /* numbers of the tally's codebooks */
	const int64_t *figures; /* -1: unknown */
	uint32_t input;		/* number of the input file */
	uint64_t line;		/* in the input file */
};

/* What is wrong with a row. */
struct zy_counts_fault {
	enum zy_fault fault;
	int figure;	/* the figure that is meant, or -1: the whole row */
	char what[300]; /* in the language of messages */
};

struct zy_counts; /* opaque */

/*
 * Creates an empty collection whose rows go into the tally and the sessions,
 * both borrowed until zy_counts_free.
 */
struct zy_counts *zy_counts_new(
    struct zy_tally *tally, struct zy_sessions *sessions);
/* Frees the collection; NULL is allowed. */
void zy_counts_free(struct zy_counts *c);
/* Returns how many rows were added; 0 for NULL. */
uint64_t zy_counts_rows(const struct zy_counts *c);

/*
 * Holds a row against itself and against the session s of its subject and
 * group, NULL where none is known; fills marks, one for each of the tally's
 * nmarks, with what it counts.  Returns 0, or -1 with *why filled.
 */
int zy_counts_check(const struct zy_tally *t, const struct zy_counts_row *row,
    const struct zy_session *s, uint32_t *marks, struct zy_counts_fault *why);
/*
 * Returns 0 where a row may be added, once all ballots are counted; or -1, with
 * *why filled, where zy_counts_check refuses it by the session that is known,
 * where a row for this question was added before, or where ballots of this
 * subject and group were counted.
 */
int zy_counts_try(const struct zy_counts *c, const struct zy_counts_row *row,
    struct zy_counts_fault *why);
/*
 * Adds a row, for which zy_counts_try returns 0, to the tally, and its figures
 * to the sessions.
 */
void zy_counts_add(struct zy_counts *c, const struct zy_counts_row *row);

/* Keeps a copy of a row to be added later, when all inputs are there. */
void zy_counts_keep(struct zy_counts *c, const struct zy_counts_row *row);
/*
 * Returns the rows kept, *n of them, in order of their inputs, whose places
 * rank gives, and of their lines.  Borrowed until the next zy_counts_keep.
 */
const struct zy_counts_row *zy_counts_kept(
    struct zy_counts *c, const uint32_t *rank, size_t *n);

ZY_END_C

#endif
