/*
 * A tally as lines: who was asked what, and what was counted.
 *
 * The rows of a tally stream read once: numbers as numbers, grades found,
 * sorted by subject, question, voter group (the latter two in the standard's
 * order where there is one).  -1 is a count that the stream does not say.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_VOTES_H
#define ZY_REPORT_VOTES_H

#include "report/gather.h"
#include "report/names.h"

enum {
	ZY_VOTES_GRADES = 64
};

struct zy_vote_counts {
	int64_t entitled, present, issued, returned;
	int64_t valid, invalid, abstain;
	int64_t whole; /* what shares are taken of */
	int64_t grades[ZY_VOTES_GRADES];
};

/* Views are the table's. */
struct zy_vote_line {
	struct zy_view subject, question, group;
	struct zy_view mean, satisfaction, state, denominator;
	const struct zy_table_row *row;
	struct zy_vote_counts n;
	bool counts; /* neither void nor hidden: belongs into sums */
};

struct zy_votes {
	const struct zy_table *table; /* borrowed */
	const struct zy_names *names; /* borrowed */
	struct zy_vote_line *items;
	size_t n;
	int grades[ZY_VOTES_GRADES];   /* columns of the table */
	int percents[ZY_VOTES_GRADES]; /* "good_percent", or -1 */
	size_t ngrades;
	bool turnout; /* somebody says who was there */
};

void zy_votes_init(struct zy_votes *t, const struct zy_table *table,
    const struct zy_names *names);
void zy_votes_release(struct zy_votes *t);
/* The id of grade i. */
struct zy_view zy_votes_grade(const struct zy_votes *t, size_t i);
/* Behind the last line of the subject (of the question) of line from. */
size_t zy_votes_subject_end(const struct zy_votes *t, size_t from);
size_t zy_votes_question_end(const struct zy_votes *t, size_t from);

/* All unknown. */
struct zy_vote_counts zy_votes_unknown(void);
/*
 * Adds what is known: the marks of a line that counts, and the turnout of any.
 */
void zy_votes_add_marks(const struct zy_votes *t, struct zy_vote_counts *sum,
    const struct zy_vote_line *x);
void zy_votes_add_turnout(
    struct zy_vote_counts *sum, const struct zy_vote_line *x);

#endif
