/*
 * The lines of a tally: the counts for each subject, question and voter group.
 *
 * A tally stream is a table of texts.  This module parses its numbers, finds
 * the columns of grades, and sorts the rows by subject, question and voter
 * group; the latter two in the order of the standard, if there is one.  A count
 * of -1 means that the stream does not state it.
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

/* The counts of a line: people and ballots, marks, the denominator, grades. */
struct zy_tally_counts {
	int64_t entitled, present, issued, returned;
	int64_t valid, invalid, abstain;
	int64_t whole; /* denominator of shares */
	int64_t grades[ZY_TALLY_LINES_GRADES];
};

/* One row of the tally; its views are borrowed from the table. */
struct zy_tally_line {
	struct zy_view subject, question, group;
	struct zy_view mean, satisfaction, state, denominator;
	const struct zy_table_row *row;
	struct zy_tally_counts n;
	bool counts; /* may be added up: is neither void nor suppressed */
};

/*
 * All lines of a table of a tally stream, parsed.  zy_tally_lines_init fills it
 * in, zy_tally_lines_release frees it.
 */
struct zy_tally_lines {
	const struct zy_table *table; /* borrowed */
	const struct zy_names *names; /* borrowed */
	struct zy_tally_line *items;
	size_t n;
	int grades[ZY_TALLY_LINES_GRADES];   /* their columns in the table */
	int percents[ZY_TALLY_LINES_GRADES]; /* columns of the shares that the
						tally itself gives, or -1 */
	size_t ngrades;
	bool turnout; /* a row states how many were entitled or took part */
};

/*
 * Parses the rows of a tally stream and sorts them by subject, question and
 * voter group.  t need not be initialised; table and names are borrowed until
 * zy_tally_lines_release, which frees t.
 */
void zy_tally_lines_init(struct zy_tally_lines *t, const struct zy_table *table,
    const struct zy_names *names);

/* Frees the lines; table and names are borrowed. */
void zy_tally_lines_release(struct zy_tally_lines *t);

/*
 * Returns the id of grade number i, below t->ngrades: the name of its column,
 * borrowed from the table.
 */
struct zy_view zy_tally_lines_grade(const struct zy_tally_lines *t, size_t i);

/*
 * Returns the index of the first line after line `from` that is about another
 * subject; t->n if all lines after it are about that subject.
 */
size_t zy_tally_lines_subject_end(const struct zy_tally_lines *t, size_t from);

/*
 * Returns the index of the first line after line `from` that is about another
 * subject or question; t->n if no later line is.
 */
size_t zy_tally_lines_question_end(const struct zy_tally_lines *t, size_t from);

/* Returns counts that are all -1, not stated. */
struct zy_tally_counts zy_tally_counts_unknown(void);

/*
 * Adds the marks of line x (valid, invalid, abstain, whole and grades) to sum,
 * where x->counts is true; else does nothing.  A count of -1 in the line
 * changes nothing; a count of -1 in the sum is treated as 0.
 */
void zy_tally_counts_add_marks(const struct zy_tally_lines *t,
    struct zy_tally_counts *sum, const struct zy_tally_line *x);

/*
 * Adds the turnout of line x (entitled, present, issued, returned) to sum, also
 * where x->counts is false.  A count of -1 in the line changes nothing; a count
 * of -1 in the sum is treated as 0.
 */
void zy_tally_counts_add_turnout(
    struct zy_tally_counts *sum, const struct zy_tally_line *x);

ZY_END_C

#endif
