/*
 * Reading ballots (票) and counting them in a tally.
 *
 * Ballots come in three forms.  In long form a record is one mark: ballot,
 * subject, voter_group, question, grade; the question may be left out if the
 * standard has at most one.  In wide form a record is a whole ballot paper with
 * one column for each question, headed by the question's id or name.  With
 * ticks a record is one mark, but has a column for each grade in place of the
 * column grade (review/ticks.h).
 *
 * A cell that picks two grades, or a row with two ticks, is an invalid mark.  A
 * record is refused if its grade, question, voter group or subject is unknown,
 * if the voter rates himself, or, where the rules refuse second ballots, if the
 * ballot's number has occurred before.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REVIEW_BALLOTS_H
#define ZY_REVIEW_BALLOTS_H

#include "base/attr.h"
#include "model/subject-names.h"
#include "review/audit-papers.h"
#include "review/papers.h"
#include "review/seen.h"
#include "review/tally.h"
#include "stream/reader.h"

ZY_BEGIN_C

/*
 * Options: what to do with the ballots.  All pointers are borrowed until
 * zy_ballots_release.
 */
struct zy_ballots_options {
	/* The ballots counted so far; added to.  NULL: second ballots are
	   accepted. */
	struct zy_seen *seen;
	/* Subjects that may be rated, by id; NULL: every subject. */
	const struct zy_intern *known;
	/* The rosters by which subjects are found by name; NULL: none. */
	struct zy_subjects *subjects;
	/* Receives all ballots, second ones too, which are then not counted
	   in the tally; NULL: ballots are counted. */
	struct zy_papers *papers;
	uint32_t input; /* number of this input file in papers */
	/* Receives the ballots that count, for an audit; NULL: no audit. */
	struct zy_audit_papers *audit;
};

/*
 * Reads the ballots of one reader.  Owns what its pointers point to, except
 * reader, tally and the options.
 */
struct zy_ballots {
	struct zy_reader *reader; /* borrowed */
	struct zy_tally *tally;	  /* borrowed */
	struct zy_ballots_options o;
	struct zy_subject_input names; /* how subjects are found by name */
	/* Numbers of the reader's columns, -1 where there is no such column. */
	int ballot, subject, group, question, grade, voter, device;
	bool whole;	      /* wide form: a record is a whole paper */
	int *grade_column;    /* with ticks: column of each grade; else NULL */
	uint64_t unticked;    /* with ticks: rows without a tick */
	uint64_t twice;	      /* with ticks: rows with several */
	int *question_column; /* wide form: column of each question,
				 or -1 if none was seen yet */
	size_t bound;	      /* number of columns when these were found */
	struct zy_paper_mark *marks;  /* of the current record */
	uint64_t npapers;	      /* ballots added to o.papers */
	uint64_t uniform;	      /* wide form: papers all of one grade */
	struct zy_intern *uniform_at; /* "subject, group" of such papers */
	uint32_t *uniform_n;	      /* their number, for each of uniform_at */
	size_t uniform_cap;
	struct zy_error_list faults; /* of the current record */
};

/*
 * Prepares b, which need not be initialised, for the records of r, to be
 * counted in t: finds the columns and tells r which cells it need not clean.
 * Reader and tally are borrowed until zy_ballots_release.  Returns 0; or -1
 * with e set if a column is missing or the rules cannot be applied to this form
 * of ballot.  Call zy_ballots_release in either case.
 */
int zy_ballots_open(struct zy_ballots *b, struct zy_reader *r,
    struct zy_tally *t, const struct zy_ballots_options *o, struct zy_error *e);
/* Frees what b owns; reader and tally remain the caller's. */
void zy_ballots_release(struct zy_ballots *b);
/*
 * Reads the reader's current record into x, whose texts and marks are borrowed
 * until the next call.  Returns 0, or -1 with e set if the record is wrong, and
 * its further faults in e->next; x is not to be used then.  One thread may call
 * this while another calls zy_ballots_count; two threads must not read for one
 * tally.
 */
int zy_ballots_read(
    struct zy_ballots *b, struct zy_paper *x, struct zy_error *e);
/*
 * Adds to e, the error with which the reader itself has refused its current
 * record, what else is wrong with the record.  These further errors are linked
 * by e->next and borrowed from b until its next call.
 */
void zy_ballots_find_faults(struct zy_ballots *b, struct zy_error *e);
/*
 * Counts x in the tally, or adds it to o.papers.  Returns true; or false if x
 * is a second ballot, which is not counted.  key is the result of zy_seen_key
 * for x, or NULL: then it is computed here.
 */
bool zy_ballots_count(struct zy_ballots *b, const struct zy_paper *x,
    const struct zy_seen_key *key);
/*
 * Fills e with the error by which a second ballot is refused.  The ballot is
 * the current record of r, which is b's reader or one that zy_reader_again has
 * made of it.  Always returns -1.
 */
int zy_ballots_second_error(
    const struct zy_ballots *b, const struct zy_reader *r, struct zy_error *e);
/*
 * Appends to names the headers of the columns that are not read, separated by
 * ", ".
 */
void zy_ballots_unused(const struct zy_ballots *b, struct zy_buf *names);

ZY_END_C

#endif
