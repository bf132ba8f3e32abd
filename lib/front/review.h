/*
 * Counting a review on the command line: rosters, sessions, and ballots or the
 * partial tallies of other runs, into one tally.
 *
 * Records that are refused are printed and counted on the way, as zy_cli_refuse
 * does.
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

struct zy_review {
	struct zy_cli *cli;		     /* borrowed */
	const struct zy_ballot_rules *rules; /* borrowed */
	struct zy_tally tally;
	struct zy_sessions sessions;
	struct zy_seen seen;	     /* where the rules refuse second ballots */
	struct zy_intern *known;     /* subjects on the rosters; NULL: any */
	struct zy_subjects subjects; /* the rosters, for their names */
	struct zy_intern *ended;     /* subjects that were closed or left */
	struct zy_view *ends;	     /* on which day; by number of ended */
	size_t ends_cap;
	struct zy_arena arena;
	struct zy_partial partial;
	struct zy_papers *papers;     /* ballots kept for a partial, or NULL */
	struct zy_runs *runs;	      /* counts above the limit, or NULL */
	struct zy_review_part *parts; /* while several threads read */
	struct zy_counts *counts;     /* made by hand */
	struct zy_reader **sheets;    /* inputs with counts, still to be read */
	size_t nsheets, sheets_cap;
	struct zy_audit_papers *audit; /* where an audit is asked for */
	uint64_t unticked, twice; /* rows read by threads, as in zy_ballots */
};

/*
 * Prepares an empty review under the rules of a standard, whose text is given
 * too; all are borrowed.  Free it with zy_review_release.
 */
void zy_review_init(struct zy_review *v, struct zy_cli *cli,
    const struct zy_ballot_rules *rules, struct zy_view standard);
/* Frees what v holds; cli and rules stay with the caller. */
void zy_review_release(struct zy_review *v);
/*
 * Prepares v to write a partial tally or to merge partial tallies: inputs are
 * remembered, and ballots kept where the rules refuse second ones.  All of it
 * takes at most memory bytes (0: any); what is more goes to temporary files.
 */
void zy_review_partial(struct zy_review *v, size_t memory);
/*
 * Limits the memory of a review whose ballots are only counted to that many
 * bytes (0: no limit); counts beyond the limit go to temporary files.
 */
void zy_review_limit(struct zy_review *v, size_t memory);

/*
 * Reads a roster: from now on subjects must be on one of the rosters read, by
 * id or by name.
 * Returns 0, or -1 with the message printed.
 */
int zy_review_roster(
    struct zy_review *v, const char *path, const struct zy_schema *schema);
/*
 * Returns 0, or -1 with the refusal of the current record of r, where the
 * subject was closed or had left before the date, or at all where there is no
 * date; column is that of the subject.
 */
int zy_review_check_day(struct zy_review *v, const struct zy_reader *r,
    int column, struct zy_view subject, struct zy_view date,
    struct zy_error *e);
/*
 * Reads the sessions; a subject with a session and without ballots gets results
 * too.  Returns 0, or -1 with the message printed.
 */
int zy_review_sessions(struct zy_review *v, const char *path);
/*
 * Counts the ballots of one input.  An input with counts made by hand is only
 * opened, and read by zy_review_sheets.  A failure is printed, the status set.
 */
void zy_review_count(struct zy_review *v, const char *path);
/*
 * Reads the inputs with counts made by hand, once all ballots are counted.  A
 * failure is printed, the status set.
 */
void zy_review_sheets(struct zy_review *v);
/*
 * Adds to the partial an input that was read; taken of its records were
 * counted.  A failure is printed, the status set.
 */
void zy_review_remember(
    struct zy_review *v, struct zy_reader *r, uint64_t taken);
/*
 * Adds the counts made by hand that partials have, once their ballots are
 * counted (zy_review_settle_papers), and says what cannot be seen in counts.
 */
void zy_review_settle_sheets(struct zy_review *v);
/* Adds a partial tally.  A failure is printed, the status set. */
void zy_review_merge(struct zy_review *v, const char *path);
/*
 * Counts the ballots that were kept, once all inputs are read; the second ones
 * are refused.
 */
void zy_review_settle_papers(struct zy_review *v);
/*
 * Ends the counting, after zy_review_settle_papers and zy_review_settle_sheets.
 * Then results can be written.
 */
void zy_review_settle(struct zy_review *v);
/*
 * Prepares v to audit its ballots, too.  One thread counts them then, in the
 * order of the files.
 */
void zy_review_audit(struct zy_review *v);
/*
 * Writes the findings of the audit to the output, in place of results, and
 * prints how many there are and which rules had nothing to look at.  sessions
 * is the file of the sessions, NULL where there is none.
 */
void zy_review_write_audit(struct zy_review *v, const char *sessions);
/* Writes the partial tally to the output, in place of results. */
void zy_review_write_partial(struct zy_review *v);
/* Prints the failure of a counter or temporary file, where there was one. */
void zy_review_check(struct zy_review *v);

ZY_END_C

#endif
