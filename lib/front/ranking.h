/*
 * The inputs of a program that ranks.  They are read into a ranking by as many
 * threads as -j allows.  Whatever is wrong is reported on the way.
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
 * paths, so that the order of the arguments changes nothing.  An input with
 * records must have the columns that the ranking needs.  Returns 0, or -1 where
 * the program must stop: the reason is reported.
 */
int zy_ranking_load_inputs(struct zy_cli *cli, struct zy_ranking *ranking);
/*
 * Reads the list of eligible subjects, a stream or a register of awards, into
 * `list`, which the caller releases.  Whatever is wrong is reported.
 */
void zy_ranking_load_eligible(
    struct zy_cli *cli, struct zy_eligible *list, const char *path);
/*
 * Reads the quota file at path into the empty quota, which the caller releases,
 * and gives it to the ranking; total as zy_quota_read has it.  Whatever is
 * wrong is reported.
 */
void zy_ranking_load_quota(struct zy_cli *cli, struct zy_ranking *ranking,
    struct zy_quota *quota, const char *path, int64_t total);
/*
 * Writes the places of each group, in the order of the quota file, to the file
 * at path, which --quota reads again.  Failures are reported.
 */
void zy_ranking_write_quota(
    struct zy_cli *cli, const struct zy_quota *quota, const char *path);
/*
 * Prints a notice where no column says how sure values are, and one for each
 * column of the inputs that a column of the output
 * replaces; none where the inputs are a ranking, which is ranked again.
 */
void zy_ranking_note_columns_of(
    struct zy_cli *cli, const struct zy_ranking *ranking);

ZY_END_C

#endif
