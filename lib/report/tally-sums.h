/*
 * Sums of a tally, taken while it is read: for each subject and voter group,
 * and for each question, of all subjects or of each one.
 *
 * A page for people has a row a subject, and needs no row of the tally itself:
 * memory grows with the subjects and not with the rows.  Rows of a void session
 * and of a group too small to be shown count for turnout only, and the subject
 * says so in its remark.
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

/* The figures of a sum; those of grades follow.  -1: nobody says it. */
enum zy_tally_figure {
	/* of the people, who answer every question: the most of any row */
	ZY_TALLY_ENTITLED,
	ZY_TALLY_PRESENT,
	ZY_TALLY_ISSUED,
	ZY_TALLY_RETURNED,
	/* of ballots that are not void: the most of any row */
	ZY_TALLY_PAPERS_ISSUED,
	ZY_TALLY_PAPERS_RETURNED,
	ZY_TALLY_PAPERS_MARKED,
	/* of marks: sums of all rows that count */
	ZY_TALLY_VALID,
	ZY_TALLY_INVALID,
	ZY_TALLY_ABSTAIN,
	ZY_TALLY_WHOLE,	    /* what shares are taken of */
	ZY_TALLY_RATED,	    /* what satisfaction is taken of */
	ZY_TALLY_SATISFIED, /* and how many of them are satisfied */
	ZY_TALLY_OUT,	    /* rows that do not count */
	ZY_TALLY_FIGURES,
};

/* Sums by pairs of numbers; sum i is that of pair i. */
struct zy_tally_table {
	struct zy_pairs pairs;
	int64_t *figures;  /* width of each */
	size_t cap, width; /* without those before `from` */
	size_t from;	   /* the first figure that is kept */
};

/* Initialised with zy_tally_sums_init. */
struct zy_tally_sums {
	/* The numbers that the tables are made of. */
	struct zy_intern *subjects, *questions, *groups, *states;
	struct zy_tally_table by_group;	   /* subject, voter group */
	struct zy_tally_table by_question; /* subject or 0, question */
	bool apart; /* set first: the questions of each subject are apart */
	uint32_t *remarks; /* by pair of by_group: a state, or NONE */
	size_t remarks_cap;
	struct zy_pairs rows;	 /* pair of by_group, question: seen */
	struct zy_table columns; /* of all inputs; it has no rows */
	int *grade_of;		 /* by column: its place among grades, or -1 */
	size_t grade_of_cap;
	/* The columns that may be grades, with whole numbers only so far. */
	struct zy_tally_grade {
		int column;
		bool out;
	} grade[ZY_TALLY_SUMS_GRADES];
	size_t ngrade;
	bool turnout, satisfaction; /* some row has one */
	struct zy_view denominator; /* of all rows, in `columns` */
	bool denominators;	    /* they differ */
	size_t nrows;
	/* After zy_tally_sums_finish: those that are, as places in grade. */
	size_t grades[ZY_TALLY_SUMS_GRADES];
	size_t ngrades;
};

/* Initialises s; the caller releases it with zy_tally_sums_release. */
void zy_tally_sums_init(struct zy_tally_sums *s);
/* Frees what s holds. */
void zy_tally_sums_release(struct zy_tally_sums *s);
/*
 * Adds the present record of a tally.  Returns false, with nothing added, where
 * its subject, question and voter group were there before.
 */
bool zy_tally_sums_add(struct zy_tally_sums *s, struct zy_reader *r);
/* Finds the grades, after the last record. */
void zy_tally_sums_finish(struct zy_tally_sums *s);

/* Returns the id of grade i, which is the name of its column. */
struct zy_view zy_tally_sums_grade(const struct zy_tally_sums *s, size_t i);
/* Returns how many figures a sum has. */
size_t zy_tally_sums_width(const struct zy_tally_sums *s);
/* Sets all figures of a sum to -1. */
void zy_tally_sums_clear(const struct zy_tally_sums *s, int64_t *figures);
/*
 * Adds the figures of sum i of a table.  A figure that nobody says changes
 * nothing.
 */
void zy_tally_sums_plus(const struct zy_tally_sums *s,
    const struct zy_tally_table *t, uint32_t i, int64_t *figures);
/* Returns the votes for grade k among figures. */
int64_t zy_tally_sums_votes(
    const struct zy_tally_sums *s, const int64_t *figures, size_t k);

ZY_END_C

#endif
