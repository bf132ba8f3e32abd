/*
 * What a program loads that scores: the standard, the roster, the inputs, an
 * earlier run.  Inputs are read into an evidence store by as many threads as -j
 * allows.  Whatever is wrong is reported on the way.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_SCORING_H
#define ZY_FRONT_SCORING_H

#include "base/attr.h"
#include "cli/cli.h"
#include "explain/diff.h"
#include "scoring/evidence-reader.h"
#include "scoring/recusal.h"
#include "scoring/shares.h"

ZY_BEGIN_C

/*
 * Loads the standard at path, which must not contradict itself, must be for the
 * kind of subjects on the roster (of orgs, members, either or neither), and
 * must not need a roster where there is none.  Returns the standard, which the
 * caller frees with zy_standard_free; or NULL: the reason is reported.
 */
struct zy_standard *zy_scoring_load_standard(struct zy_cli *cli,
    const char *path, const char *orgs, const char *members);
/*
 * Reads the roster of those whom the standard scores, at orgs or members, into
 * the store of in; afterwards the store is closed: nobody else is scored.
 * Where in has names.subjects, subjects are found by name from then on, too.
 * Where both are given, the ids and names of the other roster go into
 * in->others, and records about them are passed over and counted.  Reads
 * nothing where both are NULL.  Returns 0, or -1 where the program must stop:
 * the reason is reported.
 */
int zy_scoring_load_roster(struct zy_cli *cli, struct zy_evidence_reader *in,
    const char *orgs, const char *members);
/*
 * Puts the id into the store of in where the subject that it explains is given
 * by a name of the roster.  Returns 0, or -1 where it is on no roster: the
 * reason is reported.
 */
int zy_scoring_find_explained(
    struct zy_cli *cli, struct zy_evidence_reader *in);
/* The lists by which recusal is looked at, NULL where there is none. */
struct zy_scoring_lists {
	const char *orgs, *members, *duties, *raters;
};

/* What is known of recusal (回避); all zero: nothing. */
struct zy_scoring_recusal {
	struct zy_org_roster orgs;
	struct zy_table raters, members, duties;
	struct zy_inspectors list;
	struct zy_recusal recusal;
	struct zy_intern *names; /* ids and names of the list of raters */
	bool ready;		 /* there is a roster of organisations */
};

/*
 * Reads the lists into x, which the caller has set to zero and releases with
 * zy_scoring_recusal_release, and lets in know the raters' names; where the
 * standard refuses marks on one's own unit in refuses them from then on.  Where
 * the standard has such a rule and a list is missing, that is a warning: the
 * rule, or part of it, cannot be looked at.  Returns 0, or -1 where the program
 * must stop: the reason is reported.
 */
int zy_scoring_load_recusal(struct zy_cli *cli, struct zy_scoring_recusal *x,
    const struct zy_scoring_lists *lists, struct zy_evidence_reader *in);
/* Frees what x holds. */
void zy_scoring_recusal_release(struct zy_scoring_recusal *x);
/*
 * Reads all inputs of the program into the store of in, in the order of their
 * paths, then all registers among them, as of a day, or NULL: today.  Of two
 * values that repeat each other the first counts.  Returns 0, or -1 where the
 * program must stop: the reason is reported.
 */
int zy_scoring_load_inputs(
    struct zy_cli *cli, struct zy_evidence_reader *in, const char *as_of);
/*
 * Loads an earlier run of score from path: its explanations, else its score
 * stream, and then a note says that reasons are not to be had from it.  Returns
 * the run, which the caller frees with zy_diff_free; or NULL: the reason is
 * reported.
 */
struct zy_diff *zy_scoring_load_earlier(
    struct zy_cli *cli, const char *path, const struct zy_standard *s);
/*
 * Writes what is odd in the marks of raters to the output, as findings of an
 * audit; where recusal is ready, marks on one's own unit, too.  The store has
 * kept the origins of all values.
 */
void zy_scoring_write_audit(struct zy_cli *cli, const struct zy_evidence *f,
    const struct zy_scoring_recusal *recusal);
/*
 * Warns of each mark on one's own unit; recusal is ready, and the store has
 * kept the origins of all values.
 */
void zy_scoring_warn_own(struct zy_cli *cli, const struct zy_evidence *f,
    const struct zy_scoring_recusal *recusal);
/*
 * Prints notices of what the inputs had that counts nothing, and of what may
 * have been forgotten; shares is the result of step 11, or NULL.
 */
void zy_scoring_note(struct zy_cli *cli, const struct zy_evidence_reader *in,
    const struct zy_shares *shares);

ZY_END_C

#endif
