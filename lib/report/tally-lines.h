/*
 * The lines of a tally: for each subject, question and voter group, what was
 * counted.
 *
 * A tally stream is a table of texts.  This module parses its numbers, finds
 * out which columns are grades, and sorts its rows by subject, question and
 * voter group; the latter two in the order of the standard, when there is one.
 * A count of -1 means that the stream does not give it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_TALLY_LINES_H
#define ZY_REPORT_TALLY_LINES_H

#include "base/attr.h"
#include "report/names.h"
#include "report/report-data.h"

ZY_BEGIN_C

enum {
	ZY_TALLY_LINES_GRADES = 64 /* most grades of a tally */
};

/* What was counted: ballots in the first row, marks in the others. */
struct zy_tally_counts {
	int64_t entitled, present, issued, returned;
	int64_t valid, invalid, abstain;
	int64_t whole; /* the denominator of shares */
	int64_t grades[ZY_TALLY_LINES_GRADES];
};

/* One row of the tally; views are into the table. */
struct zy_tally_line {
	struct zy_view subject, question, group;
	struct zy_view mean, satisfaction, state, denominator;
	const struct zy_table_row *row;
	struct zy_tally_counts n;
	bool counts; /* may be summed up: it is neither void nor suppressed */
};

struct zy_tally_lines {
	const struct zy_table *table; /* borrowed */
	const struct zy_names *names; /* borrowed */
	struct zy_tally_line *items;
	size_t n;
	int grades[ZY_TALLY_LINES_GRADES];   /* their columns in the table */
	int percents[ZY_TALLY_LINES_GRADES]; /* columns of the shares that the
						tally itself gives, or -1 */
	size_t ngrades;
	bool turnout; /* some row says how many were entitled or took part */
};

/*
 * Reads and sorts the rows of a table of a tally stream.  table and names must
 * outlive t, which the caller releases with zy_tally_lines_release.
 */
void zy_tally_lines_init(struct zy_tally_lines *t, const struct zy_table *table,
    const struct zy_names *names);

/* Frees what t holds. */
void zy_tally_lines_release(struct zy_tally_lines *t);

/* Returns the id of grade i, which is the name of its column. */
struct zy_view zy_tally_lines_grade(const struct zy_tally_lines *t, size_t i);

/* Returns the index behind the last line with the subject of line `from`. */
size_t zy_tally_lines_subject_end(const struct zy_tally_lines *t, size_t from);

/*
 * Returns the index behind the last line with both the subject and the question
 * of line `from`.
 */
size_t zy_tally_lines_question_end(const struct zy_tally_lines *t, size_t from);

/* Returns counts that are all -1. */
struct zy_tally_counts zy_tally_counts_unknown(void);

/*
 * Adds the marks of line x to the sum, when it may be summed up.  A count that
 * the line does not give changes nothing; a count of the sum that is -1 becomes
 * the line's.
 */
void zy_tally_counts_add_marks(const struct zy_tally_lines *t,
    struct zy_tally_counts *sum, const struct zy_tally_line *x);

/*
 * Adds the turnout of line x (entitled, present, issued, returned) to the sum,
 * whether or not its marks may be summed up; unknown counts as above.
 */
void zy_tally_counts_add_turnout(
    struct zy_tally_counts *sum, const struct zy_tally_line *x);

ZY_END_C

#endif
