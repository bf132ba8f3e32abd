/*
 * Options whose value is an organisation: finds it, or prints what it may mean.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/org-option.h"

bool
zy_org_option_is_name(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return true;
	return false;
}

int
zy_org_option_find(struct zy_cli *cli, struct zy_org_roster *orgs,
    const char *option, const char *name, uint32_t *org)
{
	struct zy_name_miss m = {0};

	*org = zy_org_roster_search(
	    orgs, zy_view(name), NULL, _("no such organisation"), &m);
	if (*org < orgs->orgs.n)
		return 0;
	zy_cli_usage(cli, "--%s: %s '%s'", option, m.what.p, name);
	zy_name_miss_release(&m);
	return -1;
}

int
zy_org_option_check(struct zy_cli *cli, struct zy_org_roster *orgs,
    const char *option, const char *name)
{
	uint32_t org;

	return name ? zy_org_option_find(cli, orgs, option, name, &org) : 0;
}
