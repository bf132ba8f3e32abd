/*
 * A review on the command line: rosters, sessions and ballots, or the partial
 * tallies of other runs, into one tally; what is refused is told on the way.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REVIEW_H
#define ZY_FRONT_REVIEW_H

#include "cli/cli.h"
#include "review/ballots.h"
#include "review/partial.h"
#include "review/session.h"

struct zy_review {
	struct zy_cli *cli;		     /* borrowed */
	const struct zy_ballot_rules *rules; /* borrowed */
	struct zy_tally tally;
	struct zy_sessions sessions;
	struct zy_seen seen;	 /* ballots, where second ones are refused */
	struct zy_intern *known; /* subjects on the rosters, or NULL: any */
	struct zy_partial partial;
	struct zy_papers *papers;     /* where partials need them, or NULL */
	struct zy_runs *runs;	      /* where memory has a limit, or NULL */
	struct zy_review_part *parts; /* while threads read */
};

/* standard: the text of it, borrowed.  Release in any case. */
void zy_review_init(struct zy_review *v, struct zy_cli *cli,
    const struct zy_ballot_rules *rules, struct zy_view standard);
void zy_review_release(struct zy_review *v);
/*
 * Ballots will be kept for a partial, or partials come: inputs are remembered,
 * papers where the rules ask for them.  memory: bytes that all of it may take,
 * what is more goes to temporary files; 0: any.
 */
void zy_review_partial(struct zy_review *v, size_t memory);
/* The same memory for ballots that are only counted. */
void zy_review_limit(struct zy_review *v, size_t memory);

/* Subjects must be on this roster, or on another one.  0, or -1: told. */
int zy_review_roster(
    struct zy_review *v, const char *path, const struct zy_schema *schema);
/* Sessions; subjects without ballots get rows too.  0, or -1: told. */
int zy_review_sessions(struct zy_review *v, const char *path);
/* Counts the ballots of one input. */
void zy_review_count(struct zy_review *v, const char *path);
/* Adds a partial tally. */
void zy_review_merge(struct zy_review *v, const char *path);
/*
 * All is in: counts what waits, papers first, whose second ballots are
 * refused; then rows can be written.
 */
void zy_review_settle(struct zy_review *v);
/* Writes the partial instead. */
void zy_review_write_partial(struct zy_review *v);
/* Fails where a count or a temporary file has. */
void zy_review_check(struct zy_review *v);

#endif
