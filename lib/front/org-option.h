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
 * Checks that the value of an option means one organisation of the roster, by
 * its code or its name; NULL, for an option that was not given, is right.
 * Returns 0; or -1, with a usage error printed that names the candidates, or
 * the nearest name.  option is the option's name without dashes.
 */
int zy_org_option_check(struct zy_cli *cli, struct zy_org_roster *orgs,
    const char *option, const char *name);

/*
 * Finds the organisation that the value `name` of an option means, by its code
 * or its name.  Returns 0 with its number in *org.  Returns -1 with *org
 * unspecified, and with a usage error printed that names the candidates, or the
 * nearest name, where it means none or several.
 */
int zy_org_option_find(struct zy_cli *cli, struct zy_org_roster *orgs,
    const char *option, const char *name, uint32_t *org);

/*
 * Returns whether the value of an option is the name of an organisation, and no
 * code: it has a character beyond ASCII.
 */
bool zy_org_option_is_name(const char *text);

ZY_END_C

#endif
