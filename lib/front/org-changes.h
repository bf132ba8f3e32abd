/*
 * Reporting what a later submission of organisations changes in an earlier
 * list.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ORG_CHANGES_H
#define ZY_FRONT_ORG_CHANGES_H

#include "cli/cli.h"
#include "model/org-changes.h"

/*
 * Reports every change that l makes in its base: as a CSV file at path with the
 * columns change, id, column, old, new; or, where path is NULL, as a notice
 * each.  With -v the closing counts are printed.  A file that cannot be written
 * is reported by zy_cli_fail.
 */
void zy_org_changes_report(
    struct zy_org_list *l, struct zy_cli *cli, const char *path);

#endif
