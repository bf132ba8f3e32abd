/*
 * Writing the list of organisations that an import makes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ORG_WRITE_H
#define ZY_FRONT_ORG_WRITE_H

#include "base/attr.h"
#include "cli/cli.h"
#include "model/org-list.h"

ZY_BEGIN_C

/*
 * Writes the list of organisations to the output of the program, with as many
 * threads as -j allows.  Errors are printed and set the exit status.  l stays
 * the caller's.
 */
void zy_org_write(struct zy_cli *cli, struct zy_org_list *l);

ZY_END_C

#endif
