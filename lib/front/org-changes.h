/*
 * Reporting what a later submission of organisations changes in an earlier
 * list.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ORG_CHANGES_H
#define ZY_FRONT_ORG_CHANGES_H

#include "base/attr.h"
#include "cli/cli.h"
#include "model/org-changes.h"

ZY_BEGIN_C

/*
 * Reports every change that l makes in its base: as a CSV file at path with the
 * columns change, id, column, old, new; or, where path is NULL, as a notice
 * each.  With -v the closing counts are printed.  A file that cannot be written
 * is reported by zy_cli_fail.
 */
void zy_org_changes_report(
    struct zy_org_list *l, struct zy_cli *cli, const char *path);

/*
 * Does with the organisations of the base that are missing (see
 * zy_org_changes_gone) what gone says: "keep" or NULL, they stay; "close", they
 * are closed on the day as_of, NULL for today; "refuse", nothing may be
 * missing. Call it when all checks are done, before the list is made.  Returns
 * 0, or -1 with the message printed.
 */
int zy_org_changes_settle(struct zy_cli *cli, struct zy_orgs *orgs,
    const char *gone, const char *as_of);

ZY_END_C

#endif
