/*
 * Loading the data of a program that scores: the standard, the roster, the
 * inputs, an earlier run.
 *
 * Inputs are read into an evidence store by as many threads as -j allows.
 * Errors are printed and set the exit status.
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
 * Loads the standard at path and checks that it can score what the rosters
 * have: orgs and members are the files of the rosters, either or both NULL.  A
 * standard that contradicts itself, is for another kind of subject than the
 * roster has, or needs a roster where there is none, is an error.  Returns the
 * standard, which the caller frees with zy_standard_free; or NULL with an error
 * printed.
 */
struct zy_standard *zy_scoring_load_standard(struct zy_cli *cli,
    const char *path, const char *orgs, const char *members);
/*
 * Reads the roster of the kind of subject that the standard scores, from the
 * file orgs or members, into in->evidence; only subjects on it are then scored.
 * Where in->names.subjects is set, subjects are also found by name.  Where both
 * files are given, ids and names of the other roster go to in->others, so that
 * records about these are skipped and counted.  Does nothing where both are
 * NULL.  Returns 0; or -1, with an error printed and the roster incomplete,
 * where the program must stop.
 */
int zy_scoring_load_roster(struct zy_cli *cli, struct zy_evidence_reader *in,
    const char *orgs, const char *members);
/*
 * Replaces the name of a subject that was given to --explain
 * (in->evidence->explain) by the id that the roster has for it.  Returns 0,
 * also where no subject was given or no roster was read and nothing is changed.
 * Returns -1 with a usage error printed where the name fits no subject or
 * several, and -1 where the program has already failed.
 */
int zy_scoring_find_explained(
    struct zy_cli *cli, struct zy_evidence_reader *in);
/*
 * The files of the lists from which recusal is determined; NULL where there is
 * none.
 */
struct zy_scoring_lists {
	const char *orgs, *members, *duties, *raters;
};

/*
 * The lists from which recusal (回避: whom a rater must not mark) is
 * determined.  With all bytes zero nothing is known.
 */
struct zy_scoring_recusal {
	struct zy_org_roster orgs;
	struct zy_table raters, members, duties;
	struct zy_inspectors list;
	struct zy_recusal recusal;
	struct zy_intern *names; /* ids and names of the list of raters */
	bool ready;		 /* a roster of organisations was read */
};

/*
 * Reads the lists into x, which must be all zero and which the caller releases
 * with zy_scoring_recusal_release, and sets in->raters to the names of the
 * raters, borrowed from x.  Where the standard forbids raters to mark their own
 * unit, also sets in->recusal, so that such marks are refused; where a list for
 * that is missing, prints a warning that the rule, or a part of it, is not
 * checked.  Returns 0; or -1, with an error printed, where the program must
 * stop.
 */
int zy_scoring_load_recusal(struct zy_cli *cli, struct zy_scoring_recusal *x,
    const struct zy_scoring_lists *lists, struct zy_evidence_reader *in);
/* Frees what x owns and sets x to all zero. */
void zy_scoring_recusal_release(struct zy_scoring_recusal *x);
/*
 * Reads all inputs of the program into in->evidence: first the streams and
 * sheets, in the order of their paths, then the registers, as they stand on the
 * day as_of (NULL: the present day).  Of two values for one item of a subject
 * the first counts.  Returns 0; or -1, with an error printed and the evidence
 * incomplete, where the program must stop.
 */
int zy_scoring_load_inputs(
    struct zy_cli *cli, struct zy_evidence_reader *in, const char *as_of);
/*
 * Loads the results of an earlier run of score by the standard s from path: its
 * explanations, or its stream of scores, with a notice that these have no
 * reasons for changes.  Returns the results, which the caller frees with
 * zy_diff_free; or NULL with an error printed.
 */
struct zy_diff *zy_scoring_load_earlier(
    struct zy_cli *cli, const char *path, const struct zy_standard *s);
/*
 * Writes the findings of an audit of the marks of raters to the output; where
 * recusal->ready is true, also marks that a rater gave to the rater's own unit.
 * f must have kept the origins of all values.  An error is printed and sets the
 * exit status.
 */
void zy_scoring_write_audit(struct zy_cli *cli, const struct zy_evidence *f,
    const struct zy_scoring_recusal *recusal);
/*
 * Prints a warning for each mark that a rater gave to the rater's own unit.
 * recusal->ready must be true, and f must have kept the origins of all values.
 */
void zy_scoring_warn_own(struct zy_cli *cli, const struct zy_evidence *f,
    const struct zy_scoring_recusal *recusal);
/*
 * Refuses each mark of the n subjects (numbers in f) that is outside the range
 * which a figure of the subject gives: removes it from f, and prints it as a
 * refused record, with its cells for --rejects.  Prints a warning for each item
 * with marks whose range is not known and which stay unchecked.  Call it before
 * zy_dedup.  Returns 0, or -1 where the program must stop: with --strict, if a
 * mark was refused.
 */
int zy_scoring_check_ranges(struct zy_cli *cli, struct zy_evidence *f,
    const uint32_t *subjects, size_t n);
/*
 * Prints notices about parts of the inputs that count nothing, and about data
 * that may have been forgotten.  shares is the result of applying the forced
 * shares of bands (scoring/shares.h), or NULL where the standard has none.
 */
void zy_scoring_note(struct zy_cli *cli, const struct zy_evidence_reader *in,
    const struct zy_shares *shares);

ZY_END_C

#endif
