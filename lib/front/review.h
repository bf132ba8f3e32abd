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
	struct zy_cli_fill fill; /* set by the program; released with v */
	struct zy_tally tally;
	struct zy_sessions sessions;
	struct zy_seen seen;	     /* ballots, to refuse second ones */
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
	bool flawed; /* the threads found many bad records in the input */
	struct zy_counts *counts;  /* counts made by hand */
	struct zy_reader **sheets; /* inputs with counts, still to be read */
	size_t nsheets, sheets_cap;
	struct zy_audit_papers *audit; /* for an audit, or NULL */
	uint64_t unticked, twice; /* of rows read by threads; see zy_ballots */
};

/*
 * Prepares v, which need not be initialised, for counting under `rules`, those
 * of a standard; `standard` is the text of the standard's file, for partial
 * tallies.  All are borrowed until zy_review_release, which frees v.
 */
void zy_review_init(struct zy_review *v, struct zy_cli *cli,
    const struct zy_ballot_rules *rules, struct zy_view standard);
/* Frees what v owns; cli and rules are the caller's. */
void zy_review_release(struct zy_review *v);
/*
 * Prepares v to write a partial tally or to merge partial tallies: names and
 * hashes of inputs are remembered, and ballots are kept where the rules refuse
 * second ones.  At most `memory` bytes are used (0: no limit); the rest goes to
 * temporary files.  Call it before anything is read.
 */
void zy_review_partial(struct zy_review *v, size_t memory);
/*
 * Limits the memory of a review that writes no partial tally to `memory` bytes
 * (0: no limit); what is beyond the limit goes to temporary files.  Call it
 * before anything is read.
 */
void zy_review_limit(struct zy_review *v, size_t memory);

/*
 * Reads the roster at path, which has the columns of schema: zy_org_schema or
 * zy_member_schema.  After the first roster, subjects must be on one of the
 * rosters, by id or by name.  Returns 0, or -1 with an error printed.
 */
int zy_review_roster(
    struct zy_review *v, const char *path, const struct zy_schema *schema);
/*
 * Checks that the subject with this id was not closed and had not left before
 * the review on the day date.  Where date is not a date, any subject that was
 * closed or left fails.  column is the number of the subject's column in the
 * present record of r, for the message.  Returns 0; or -1 with the reason for
 * refusing the record in e.
 */
int zy_review_check_day(struct zy_review *v, const struct zy_reader *r,
    int column, struct zy_view subject, struct zy_view date,
    struct zy_error *e);
/*
 * Reads the sessions in the file at path into v->sessions; a subject that has a
 * session and no ballots gets results too.  Call it after the rosters and
 * before ballots are counted.  Returns 0, or -1 with an error printed.
 */
int zy_review_sessions(struct zy_review *v, const char *path);
/*
 * Counts the ballots of the input at path.  An input of counts made by hand is
 * only opened and kept, and zy_review_sheets reads it.
 */
void zy_review_count(struct zy_review *v, const char *path);
/*
 * Reads the inputs of counts made by hand, which zy_review_count has kept, and
 * adds them to the tally.  Call it once all ballots were counted.  After an
 * error the remaining inputs are not read.
 */
void zy_review_sheets(struct zy_review *v);
/*
 * Notes the input of r, with its hash and the number `taken` of its records
 * that were counted, in v->partial.  Call it when r was read to its end.
 */
void zy_review_remember(
    struct zy_review *v, struct zy_reader *r, uint64_t taken);
/*
 * Adds the counts made by hand that merged partial tallies contain to the
 * tally, and prints which rules cannot be checked in such counts.  Call it
 * after zy_review_settle_papers.
 */
void zy_review_settle_sheets(struct zy_review *v);
/*
 * Adds the partial tally in the file at path to v.  After an error v may have a
 * part of it.
 */
void zy_review_merge(struct zy_review *v, const char *path);
/*
 * Ends the reading of ballots: call it once all inputs were read.  Counts the
 * marks that the tally has collected; before that, where ballots were kept to
 * find second ones and no error was printed, counts these ballots and refuses
 * the second ones.
 */
void zy_review_settle_papers(struct zy_review *v);
/*
 * Ends the counting, after which results can be written from v->tally: also
 * subjects with a session and no ballots then have results.  Prints a warning
 * about subjects that were closed or left and have results, where no date is
 * known.  Call it after zy_review_settle_papers and zy_review_settle_sheets.
 */
void zy_review_settle(struct zy_review *v);
/*
 * Prepares v to audit its ballots as well.  They are then counted by one
 * thread, in the order of the files.  Call it before anything is read.
 */
void zy_review_audit(struct zy_review *v);
/*
 * Writes the findings of the audit to the output, and prints how many there are
 * and which rules had no data.  The program then writes no results.  sessions
 * is the path of the file of sessions, or NULL.
 */
void zy_review_write_audit(struct zy_review *v, const char *sessions);
/*
 * Writes v as a partial tally to the output.  The program then writes no
 * results.
 */
void zy_review_write_partial(struct zy_review *v);
/*
 * Prints an error where a counter of the tally overflowed, a temporary file
 * failed, or the memory limit is too small for one subject.
 */
void zy_review_check(struct zy_review *v);

ZY_END_C

#endif
