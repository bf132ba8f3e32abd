/* SPDX-License-Identifier: MIT */
#include "front/org-option.h"

int
zy_org_option_check(struct zy_cli *cli, struct zy_org_roster *orgs,
    const char *option, const char *name)
{
	struct zy_name_miss m = {0};

	if (!name || zy_org_roster_search(orgs, zy_view(name), NULL,
			 _("no such organisation"), &m) < orgs->orgs.n)
		return 0;
	zy_cli_usage(cli, "--%s: %s '%s'", option, m.what.p, name);
	zy_name_miss_release(&m);
	return -1;
}
