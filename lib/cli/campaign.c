/*
 * The campaign file of --campaign: implements zy_cli_campaign of cli.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/state.h"

const struct zy_campaign *
zy_cli_campaign(struct zy_cli *cli)
{
	struct zy_cli_state *s = cli->state;
	struct zy_error e = ZY_ERROR_INIT;

	if (s->loaded)
		return s->loaded;
	s->loaded = zy_campaign_load(s->campaign, &e);
	if (!s->loaded)
		zy_cli_fail(cli, &e);
	return s->loaded;
}
