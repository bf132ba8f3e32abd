/*
 * An option that names an organisation of the roster.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_ORG_OPTION_H
#define ZY_FRONT_ORG_OPTION_H

#include "base/attr.h"
#include "cli/cli.h"
#include "model/org-search.h"

ZY_BEGIN_C

/*
 * Checks that `name`, the argument of an option, is the code or name of an
 * organisation of the roster, or NULL.  Returns 0; or -1, with a usage error
 * printed that has the candidates or the nearest name.
 */
int zy_org_option_check(struct zy_cli *cli, struct zy_org_roster *orgs,
    const char *option, const char *name);

/*
 * Sets *org to the number of the organisation that the value of an option
 * means.  Returns 0, or -1 with a usage message printed, which names the
 * candidates or the nearest, where it means none or several.
 */
int zy_org_option_find(struct zy_cli *cli, struct zy_org_roster *orgs,
    const char *option, const char *name, uint32_t *org);

/*
 * Returns whether the value of an option has other characters than ASCII: it is
 * a name then, and no code.
 */
bool zy_org_option_is_name(const char *text);

ZY_END_C

#endif
