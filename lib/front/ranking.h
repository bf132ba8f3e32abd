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
 * Reads all inputs of the program into the ranking, in the order of their
 * paths, so that the order of the arguments has no effect.  An input with
 * records must have the columns that the ranking needs.  Returns 0, or -1 where
 * the program must stop.
 */
int zy_ranking_load_inputs(struct zy_cli *cli, struct zy_ranking *ranking);
/*
 * Reads the list of eligible subjects, a stream or a register of awards, into
 * the empty `list`, which the caller releases.
 */
void zy_ranking_load_eligible(
    struct zy_cli *cli, struct zy_eligible *list, const char *path);
/*
 * Checks the list, read from path, after the ranking was loaded: fails where an
 * entry may mean several subjects, or where none fits any; tells which entries
 * fit nobody.
 */
void zy_ranking_check_eligible(
    struct zy_cli *cli, const struct zy_ranking *ranking, const char *path);
/*
 * Reads the quota file at path into the empty quota, which the caller releases,
 * and sets it as the quota of the ranking.  total is as for zy_quota_read.
 */
void zy_ranking_load_quota(struct zy_cli *cli, struct zy_ranking *ranking,
    struct zy_quota *quota, const char *path, int64_t total);
/*
 * Writes the places of each group, in the order of the quota file, to the file
 * at path, in a form that --quota reads.
 */
void zy_ranking_write_quota(
    struct zy_cli *cli, const struct zy_quota *quota, const char *path);
/*
 * Prints a notice where stability was asked for and the inputs have no column
 * `error`, and one for each column of the inputs that a column of the output
 * replaces (none where the inputs are themselves a ranking).
 */
void zy_ranking_note_columns_of(
    struct zy_cli *cli, const struct zy_ranking *ranking);

ZY_END_C

#endif
