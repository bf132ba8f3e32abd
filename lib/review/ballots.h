/*
 * Reading ballots (票) and counting them in a tally.
 *
 * Ballots come in three forms.  In long form a record is one mark: ballot,
 * subject, voter_group, question, grade; the question may be left out where the
 * standard has not more than one.  In wide form a record is a whole ballot
 * paper with one column for each question, headed by the question's id or name.
 * With ticks a record is one mark, too: it has a column for each grade instead
 * of grade (review/ticks.h).
 *
 * A cell that picks two grades, or a row with two ticks, is an invalid mark.  A
 * record is refused when its grade, question, voter group or subject is
 * unknown, when the voter rates himself, or, where the rules refuse second
 * ballots, when the ballot's number was there before.
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

/* Everything that a pointer points to is borrowed until the release. */
struct zy_ballots_options {
	/* The ballots counted so far; NULL: second ballots are accepted. */
	struct zy_seen *seen;
	/* Subjects that may be rated, by id; NULL: every subject. */
	const struct zy_intern *known;
	/* Their rosters, where subjects are found by name; NULL: none. */
	struct zy_subjects *subjects;
	/* Where ballots are kept, second ones too, instead of being counted;
	   NULL: they are counted. */
	struct zy_papers *papers;
	uint32_t input; /* the number that kept ballots give their input */
	/* What an audit keeps of the ballots that count; NULL: nothing. */
	struct zy_audit_papers *audit;
};

/* The ballots of one reader. */
struct zy_ballots {
	struct zy_reader *reader; /* borrowed */
	struct zy_tally *tally;	  /* borrowed */
	struct zy_ballots_options o;
	struct zy_subject_input names;
	/* Numbers of the reader's columns, -1 where there is no such column. */
	int ballot, subject, group, question, grade, voter, device;
	bool whole;	   /* wide form: a record is a whole paper */
	int *grade_column; /* with ticks: column of each grade; or NULL */
	uint64_t unticked, twice;     /* rows without a tick, with several */
	int *question_column;	      /* wide form: column of each question,
					 or -1 where none was seen yet */
	size_t bound;		      /* columns of the reader at that time */
	struct zy_paper_mark *marks;  /* of the current record */
	uint64_t npapers;	      /* ballots put into o.papers */
	uint64_t uniform;	      /* wide form: papers all of one grade */
	struct zy_intern *uniform_at; /* their "subject, group" */
	uint32_t *uniform_n;	      /* how many for each of uniform_at */
	size_t uniform_cap;
};

/*
 * Prepares b for the records of r, to be counted in t: finds the columns and
 * tells r which cells it need not clean.  Returns 0; or -1 with the error where
 * a column is missing or the rules cannot be applied to this form of ballot.
 * Call zy_ballots_release in either case.
 */
int zy_ballots_open(struct zy_ballots *b, struct zy_reader *r,
    struct zy_tally *t, const struct zy_ballots_options *o, struct zy_error *e);
/* Frees what b holds; reader and tally stay with the caller. */
void zy_ballots_release(struct zy_ballots *b);
/*
 * Reads the reader's current record into x, whose texts and marks are borrowed
 * until the next call.  Returns 0, or -1 with the error where the record is
 * bad.  One thread may call this while another calls zy_ballots_count; two
 * threads may not read for one tally.
 */
int zy_ballots_read(
    struct zy_ballots *b, struct zy_paper *x, struct zy_error *e);
/*
 * Counts x in the tally, or keeps it in o.papers.  Returns false where x is a
 * second ballot, which is not counted.  key is what zy_seen_key gave for x, or
 * NULL: then it is computed here.
 */
bool zy_ballots_count(struct zy_ballots *b, const struct zy_paper *x,
    const struct zy_seen_key *key);
/*
 * Fills e with the refusal of a second ballot: the current record of r, which
 * is b's reader or a zy_reader_again of it.  Always returns -1.
 */
int zy_ballots_second_error(
    const struct zy_ballots *b, const struct zy_reader *r, struct zy_error *e);
/* Appends to names the headers of unused columns, with ", " between them. */
void zy_ballots_unused(const struct zy_ballots *b, struct zy_buf *names);

ZY_END_C

#endif
