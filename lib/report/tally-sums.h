/*
 * Sums of a tally, computed while it is read: for each subject and voter group,
 * and for each question, over all subjects or for each one.
 *
 * A page for people has a row for each subject and needs no rows of the tally:
 * memory grows with the number of subjects, not with that of rows.  Rows of a
 * void session, and of a group too small to be shown, count for turnout only,
 * and the subject has a remark.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_TALLY_SUMS_H
#define ZY_REPORT_TALLY_SUMS_H

#include "base/attr.h"
#include "base/intern.h"
#include "base/pairs.h"
#include "stream/reader.h"
#include "stream/table.h"

ZY_BEGIN_C

enum {
	ZY_TALLY_SUMS_GRADES = 64 /* most grades of a tally */
};

/* The figures of a sum; those of the grades follow.  -1: not stated. */
enum zy_tally_figure {
	/* people, who answer every question: the maximum over the rows */
	ZY_TALLY_ENTITLED,
	ZY_TALLY_PRESENT,
	ZY_TALLY_ISSUED,
	ZY_TALLY_RETURNED,
	/* ballots of sessions that are not void: the maximum over the rows */
	ZY_TALLY_PAPERS_ISSUED,
	ZY_TALLY_PAPERS_RETURNED,
	ZY_TALLY_PAPERS_MARKED,
	/* marks: the sum over all rows that count */
	ZY_TALLY_VALID,
	ZY_TALLY_INVALID,
	ZY_TALLY_ABSTAIN,
	ZY_TALLY_WHOLE,	    /* denominator of shares */
	ZY_TALLY_RATED,	    /* denominator of satisfaction */
	ZY_TALLY_SATISFIED, /* numerator of satisfaction */
	ZY_TALLY_OUT,	    /* number of rows that do not count */
	ZY_TALLY_FIGURES,
};

/* Sums by pairs of numbers; sum i is that of pair i. */
struct zy_tally_table {
	struct zy_pairs pairs;
	int64_t *figures; /* owned: `width` figures for each pair */
	size_t cap, width;
	size_t from; /* enum zy_tally_figure of the first one kept */
};

/* All sums of a tally; initialised by zy_tally_sums_init. */
struct zy_tally_sums {
	/* Number the texts; the tables have these numbers. */
	struct zy_intern *subjects, *questions, *groups, *states;
	struct zy_tally_table by_group;	   /* subject, voter group */
	struct zy_tally_table by_question; /* subject, or 0 for all; question */
	bool by_subject; /* by_question is by subject; the caller sets it before
		       the first record */
	uint32_t *remarks; /* by pair of by_group: a state, or NONE */
	size_t remarks_cap;
	struct zy_pairs rows;	 /* the rows read: pair of by_group, question */
	struct zy_table columns; /* columns of all inputs; it has no rows */
	int *grade_of;		 /* by column: its index in grade, or -1 */
	size_t grade_of_cap;
	/* The columns that may be grades. */
	struct zy_tally_grade {
		int column;
		bool out; /* no grade: not all its cells are whole numbers */
	} grade[ZY_TALLY_SUMS_GRADES];
	size_t ngrade;
	bool turnout, satisfaction; /* some row states turnout, satisfaction */
	struct zy_view denominator; /* of the rows; in memory of `columns` */
	bool denominators;	    /* the rows have different ones */
	size_t nrows;
	/* After zy_tally_sums_finish: the grades, as indexes in grade. */
	size_t grades[ZY_TALLY_SUMS_GRADES];
	size_t ngrades;
};

/*
 * Makes s, which need not be initialised, empty.  The caller frees it with
 * zy_tally_sums_release.
 */
void zy_tally_sums_init(struct zy_tally_sums *s);
/* Frees everything that s owns. */
void zy_tally_sums_release(struct zy_tally_sums *s);
/*
 * Adds the present record of r, a tally stream, to the sums.  Returns true; or
 * false, with no figure changed, if a record with its subject, question and
 * voter group was added before.
 */
bool zy_tally_sums_add(struct zy_tally_sums *s, struct zy_reader *r);
/*
 * Determines which columns are grades: those in which all cells are whole
 * numbers and some is filled in.  Call it after the last record.
 */
void zy_tally_sums_finish(struct zy_tally_sums *s);

/*
 * Returns the id of grade number i, below s->ngrades: the name of its column,
 * borrowed from s.  Call it after zy_tally_sums_finish.
 */
struct zy_view zy_tally_sums_grade(const struct zy_tally_sums *s, size_t i);
/*
 * Returns the number of figures that a sum has: ZY_TALLY_FIGURES, and one for
 * each column that may be a grade.
 */
size_t zy_tally_sums_width(const struct zy_tally_sums *s);
/*
 * Sets all figures of a sum to -1, not stated; figures is an array of
 * zy_tally_sums_width numbers.
 */
void zy_tally_sums_clear(const struct zy_tally_sums *s, int64_t *figures);
/*
 * Adds each figure of sum number i of the table t to that in figures, an array
 * of zy_tally_sums_width numbers; also people and papers, which within one sum
 * are the largest of its rows.  A figure that t does not keep, and one that is
 * -1 in t, changes nothing; one that is -1 in figures is treated as 0.
 */
void zy_tally_sums_plus(const struct zy_tally_sums *s,
    const struct zy_tally_table *t, uint32_t i, int64_t *figures);
/*
 * Returns the number of votes for grade number k, below s->ngrades, in the
 * figures of a sum; -1 if it is not stated.
 */
int64_t zy_tally_sums_votes(
    const struct zy_tally_sums *s, const int64_t *figures, size_t k);

/*
 * Returns how many marks are satisfied in a row of the table t, a tally, and
 * sets *whole to the number of marks of which that is a part.  The number is
 * computed from the ratio, exactly up to 9,999 marks.  Returns -1 where the row
 * is void or does not say it.
 */
int64_t zy_tally_satisfied(
    const struct zy_table *t, uint32_t row, int64_t *whole);

ZY_END_C

#endif
