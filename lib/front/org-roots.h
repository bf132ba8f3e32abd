/*
 * Telling the organisations that have no superior, for org-import: only the
 * uppermost one should have none, and more of them mostly mean that the column
 * of superiors was not understood.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ORG_ROOTS_H
#define ZY_FRONT_ORG_ROOTS_H

#include "base/attr.h"
#include "cli/cli.h"
#include "model/org.h"

ZY_BEGIN_C

/*
 * Prints a notice where more than one accepted organisation of the input is
 * open and has no superior, with their number and the first names.  Where these
 * have an unknown column with names of organisations, which may be the
 * superiors, prints that as well and sets the exit status to 1.  Call it after
 * zy_orgs_check_tree.
 */
void zy_org_roots_report(struct zy_cli *cli, struct zy_orgs *o);

ZY_END_C

#endif
