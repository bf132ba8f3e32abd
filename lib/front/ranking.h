/*
 * The inputs of a program that ranks, read into a ranking by as many threads as
 * -j allows.
 *
 * Errors are printed and set the exit status.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_RANKING_H
#define ZY_FRONT_RANKING_H

#include "base/attr.h"
#include "cli/cli.h"
#include "ranking/ranking.h"

ZY_BEGIN_C

/*
 * Adds the records of all inputs of the program to the ranking, which the
 * caller has initialised.  Inputs are read in the order of their paths, so that
 * the order of the arguments has no effect.  An input with records must have
 * the columns that the ranking needs.  Returns 0; or -1, with an error printed
 * and the ranking incomplete, where the program must stop.
 */
int zy_ranking_load_inputs(struct zy_cli *cli, struct zy_ranking *ranking);
/*
 * Adds the roster at path, of zy_org_schema or zy_member_schema, to `to`, for
 * names in a list of eligible subjects.  An error is printed and sets the exit
 * status.
 */
void zy_ranking_load_roster(struct zy_cli *cli, struct zy_subjects *to,
    const char *path, const struct zy_schema *schema);
/*
 * Reads the list of eligible subjects at path into `list`, which must be empty
 * and which the caller releases.  The list is a stream, or a register of
 * awards, where a subject is eligible unless its last stage turned it down.  An
 * error is printed and sets the exit status; then the list is incomplete.
 */
void zy_ranking_load_eligible(
    struct zy_cli *cli, struct zy_eligible *list, const char *path);
/*
 * Checks the list of eligible subjects, which was read from path and set in the
 * ranking, against the subjects of the ranking, after these were loaded.
 * Prints an error, which sets the exit status, where an entry may mean several
 * subjects or no entry fits any; prints a notice that names entries which fit
 * no subject.  Does nothing where the ranking has no list or no rows.
 */
void zy_ranking_check_eligible(
    struct zy_cli *cli, const struct zy_ranking *ranking, const char *path);
/*
 * Reads the quota file at path into quota, which must be empty and which the
 * caller releases after the ranking, and sets it as the quota of the ranking.
 * total is the number of all places, as for zy_quota_read.  An error is printed
 * and sets the exit status; then the ranking must not be used.
 */
void zy_ranking_load_quota(struct zy_cli *cli, struct zy_ranking *ranking,
    struct zy_quota *quota, const char *path, int64_t total);
/*
 * Writes a file at path with a row for each group of the quota, in the order of
 * the quota file that was read: the group, its base, its places, the remainder
 * by which it got a place or not, and a reason where the group is below the
 * threshold or another one has an equal remainder.  The option --quota can read
 * the file.  If it cannot be written, an error is printed and sets the exit
 * status.
 */
void zy_ranking_write_quota(
    struct zy_cli *cli, const struct zy_quota *quota, const char *path);
/*
 * Prints a notice where stability was asked for and the inputs have no column
 * `error`, a notice for each column of words that breaks ties, since their
 * bytes say nothing of who is better, and a notice for each column of the
 * inputs that is lost because the output has a column of that name (no such
 * notice where the inputs are themselves a ranking).  Prints a finding where
 * `by`, as the user wrote it, means another column than the one that the inputs
 * call so.
 */
void zy_ranking_note_columns_of(
    struct zy_cli *cli, const struct zy_ranking *ranking, const char *by);

/*
 * Loads the standard in the file path into *standard, which the caller frees
 * with zy_standard_free, and gives its tie keys and the rules that forbid an
 * award to the ranking.  With bands true, stability also counts by the bands of
 * the standard, but not by bands with forced shares, which depend on all
 * subjects: that is told.  Prints the message on failure.
 */
void zy_ranking_load_standard(struct zy_cli *cli, struct zy_ranking *ranking,
    struct zy_standard **standard, const char *path, bool bands);

ZY_END_C

#endif
