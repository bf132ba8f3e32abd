/*
 * Coverage: reads rosters, streams and registers, asks the coverage questions,
 * and writes who has not answered them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_COVERAGE_H
#define ZY_FRONT_COVERAGE_H

#include "base/attr.h"
#include "cli/cli.h"
#include "model/condition.h"
#include "progress/progress.h"

ZY_BEGIN_C

/* The options of the program; NULL where not given.  Texts are borrowed. */
struct zy_coverage_options {
	const char *orgs, *members, *duties, *as_of;
	const char *questions; /* ids, with ',' between them */
	const char *where;     /* condition on organisations */
	const char *by;	       /* column for whose values the table has rows */
	bool table;	       /* the table is asked for, and no findings */
};

/*
 * A coverage.  The caller sets all bytes to zero, then cli and o, and releases
 * it with zy_coverage_release.
 */
struct zy_coverage {
	struct zy_cli *cli;
	struct zy_coverage_options o;

	/* Private. */
	const struct zy_campaign *campaign;
	struct zy_queries questions;
	struct zy_people people;
	struct zy_condition *only; /* where, parsed */
	struct zy_intern *rows;	   /* numbers the values of the column by */
	struct zy_progress progress;
	struct zy_date as_of;
	bool begun; /* progress is initialised */
};

/*
 * Frees what c owns; cli and the texts of the options are the caller's.  Also
 * right for c that is all zero, and after any error.
 */
void zy_coverage_release(struct zy_coverage *c);
/*
 * Reads the campaign file, its coverage questions and the rosters that c->o
 * names, and checks the options.  Returns 0, or -1 with an error printed; then
 * c can only be released.
 */
int zy_coverage_start(struct zy_coverage *c);
/*
 * Reads all inputs of the program and determines for each subject which
 * questions it has not answered; call it after zy_coverage_start.  Returns 0,
 * or -1 with an error printed.
 */
int zy_coverage_read(struct zy_coverage *c);
/*
 * Prints notices: which questions were not asked and why, for how many subjects
 * a question could not be decided, and which questions have no date.  Sets the
 * exit status where a question has not been answered.  Call it after
 * zy_coverage_read.
 */
void zy_coverage_report(struct zy_coverage *c);
/*
 * Writes a record of zy_finding_schema to out for each question that a subject
 * has not answered, or has answered late or too often.  An error is printed and
 * sets the exit status.  Call it after zy_coverage_read; the caller finishes
 * out.
 */
void zy_coverage_write_missing(struct zy_coverage *c, struct zy_writer *out);
/*
 * Writes the table of coverage to out: a row for each organisation, or for each
 * value of the column c->o.by, and a last row of totals.  The column of a
 * question has "done/due": how many subjects have answered it, of those that
 * should have.  Call it after zy_coverage_read; the caller finishes out.
 */
void zy_coverage_write_table(struct zy_coverage *c, struct zy_writer *out);
/*
 * Writes the questions to out, a record each: id, rule, who is asked, what
 * answers it, by when, and the sentence that tells a subject.  Needs
 * zy_coverage_start only; the caller finishes out.
 */
void zy_coverage_write_questions(struct zy_coverage *c, struct zy_writer *out);

ZY_END_C

#endif
