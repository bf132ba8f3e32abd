/*
 * Counting a review on the command line: rosters, sessions, and ballots or the
 * partial tallies of other runs, into one tally.
 *
 * Records that are refused are printed and counted, as by zy_cli_refuse.  An
 * error is printed and sets the exit status.  After an error the counts in v
 * may be incomplete: the functions may still be called, but results must not be
 * written (ask zy_cli_failed first), and v must be released as always.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REVIEW_H
#define ZY_FRONT_REVIEW_H

#include "base/attr.h"
#include "cli/cli.h"
#include "review/ballots.h"
#include "review/counts-sheet.h"
#include "review/partial.h"
#include "review/session.h"

ZY_BEGIN_C

/* The state of a review. */
struct zy_review {
	struct zy_cli *cli;		     /* borrowed */
	const struct zy_ballot_rules *rules; /* borrowed */
	struct zy_tally tally;
	struct zy_sessions sessions;
	struct zy_seen seen;	     /* where the rules refuse second ballots */
	struct zy_intern *known;     /* ids on the rosters; NULL: no roster */
	struct zy_subjects subjects; /* the rosters, to find names */
	struct zy_intern *ended;     /* subjects that were closed or left */
	struct zy_view *ends;	     /* by number of ended: the day */
	size_t ends_cap;
	struct zy_arena arena;
	struct zy_partial partial;
	struct zy_papers *papers;     /* ballots kept for a partial, or NULL */
	struct zy_runs *runs;	      /* counts beyond the memory limit */
	struct zy_review_part *parts; /* while several threads read */
	bool flawed; /* the threads found much that is bad in the input */
	struct zy_counts *counts;  /* made by hand */
	struct zy_reader **sheets; /* inputs with counts, still to be read */
	size_t nsheets, sheets_cap;
	struct zy_audit_papers *audit; /* for an audit, or NULL */
	uint64_t unticked, twice; /* of rows read by threads; see zy_ballots */
};

/*
 * Prepares an empty review under the rules of a standard; `standard` is the
 * text of its file, for partial tallies.  All are borrowed.  Release it with
 * zy_review_release.
 */
void zy_review_init(struct zy_review *v, struct zy_cli *cli,
    const struct zy_ballot_rules *rules, struct zy_view standard);
/* Frees what v owns; cli and rules are the caller's. */
void zy_review_release(struct zy_review *v);
/*
 * Prepares v to write a partial tally or to merge partial tallies: remembers
 * inputs, and keeps ballots where the rules refuse second ones.  Uses at most
 * `memory` bytes (0: no limit); the rest goes to temporary files.
 */
void zy_review_partial(struct zy_review *v, size_t memory);
/*
 * Limits the memory of a review that only counts ballots to `memory` bytes (0:
 * no limit); counts beyond the limit go to temporary files.
 */
void zy_review_limit(struct zy_review *v, size_t memory);

/*
 * Reads the roster at path, with zy_org_schema or zy_member_schema.  After the
 * first roster, subjects must be on one of the rosters, by id or by name.
 * Returns 0, or -1 with an error printed.
 */
int zy_review_roster(
    struct zy_review *v, const char *path, const struct zy_schema *schema);
/*
 * Checks that a subject was not closed and had not left before date, or, where
 * date is empty, at all.  column is the column of the subject in the current
 * record of r.  Returns 0, or -1 with the refusal of the record in e.
 */
int zy_review_check_day(struct zy_review *v, const struct zy_reader *r,
    int column, struct zy_view subject, struct zy_view date,
    struct zy_error *e);
/*
 * Reads the sessions at path; a subject that has a session and no ballots gets
 * results too.  Returns 0, or -1 with an error printed.
 */
int zy_review_sessions(struct zy_review *v, const char *path);
/*
 * Counts the ballots of the input path.  An input with counts made by hand is
 * only opened here; zy_review_sheets reads it.
 */
void zy_review_count(struct zy_review *v, const char *path);
/*
 * Reads the inputs with counts made by hand.  Call it once all ballots were
 * counted.  After an error the other sheets are not read.
 */
void zy_review_sheets(struct zy_review *v);
/*
 * Adds the input of r, which was read to its end and of which `taken` records
 * were counted, to v->partial.
 */
void zy_review_remember(
    struct zy_review *v, struct zy_reader *r, uint64_t taken);
/*
 * Adds the counts made by hand that merged partial tallies have; call it after
 * zy_review_settle_papers.  Prints which rules cannot be checked in such
 * counts.
 */
void zy_review_settle_sheets(struct zy_review *v);
/*
 * Adds the partial tally at path to v.  After an error v may have a part of it.
 */
void zy_review_merge(struct zy_review *v, const char *path);
/*
 * Ends the reading of ballots: call it once all inputs were read.  Where
 * ballots were kept to find second ones, and no error was printed, it counts
 * them and refuses the second ones.  In each case all marks added so far are
 * counted in the tally.
 */
void zy_review_settle_papers(struct zy_review *v);
/*
 * Ends the counting.  Call it after zy_review_settle_papers and
 * zy_review_settle_sheets; then results can be written.
 */
void zy_review_settle(struct zy_review *v);
/*
 * Prepares v to audit its ballots as well.  They are then counted by one
 * thread, in the order of the files.
 */
void zy_review_audit(struct zy_review *v);
/*
 * Writes the findings of the audit to the output, in place of results, and
 * prints how many there are and which rules had no data.  sessions is the file
 * of the sessions, or NULL.
 */
void zy_review_write_audit(struct zy_review *v, const char *sessions);
/* Writes the partial tally to the output, in place of results. */
void zy_review_write_partial(struct zy_review *v);
/*
 * Prints an error where a counter overflowed, a temporary file failed, or the
 * memory limit is too small for one subject.
 */
void zy_review_check(struct zy_review *v);

ZY_END_C

#endif
