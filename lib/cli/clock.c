/*
 * The present time and day: implements zy_cli_now, zy_cli_today and
 * zy_cli_as_of of cli.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <time.h>

#include "cli/rederive.h"
#include "cli/state.h"

/*
 * Sets *t to the present time, or to that of SOURCE_DATE_EPOCH where it is set,
 * and *is_fixed to whether it is.  Returns 0, or -1 with the message printed.
 */
static int
present(struct zy_cli *cli, time_t *t, bool *is_fixed)
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");
	int64_t seconds = 0;

	*is_fixed = fixed != NULL;
	*t = time(NULL);
	if (fixed && !zy_integer_parse(
			 &seconds, zy_view(fixed), 0, INT64_C(253402300799))) {
		zy_cli_usage(cli,
		    _("SOURCE_DATE_EPOCH: not a number of seconds '%s'"),
		    fixed);
		return -1;
	}
	if (fixed)
		*t = (time_t)seconds;
	return 0;
}

int
zy_cli_today(struct zy_cli *cli, struct zy_date *out)
{
	struct zy_cli_state *s = cli->state;
	bool fixed;
	struct tm tm;
	time_t t;

	/* One day for the whole run, also over midnight. */
	if (s->today_known) {
		*out = s->today;
		return 0;
	}
	if (present(cli, &t, &fixed))
		return -1;
	if (fixed)
		gmtime_r(&t, &tm);
	else
		localtime_r(&t, &tm);
	s->today =
	    (struct zy_date){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday};
	s->today_known = true;
	*out = s->today;
	return 0;
}

int
zy_cli_now(struct zy_cli *cli, char out[ZY_CLI_NOW_MAX])
{
	bool fixed;
	struct tm tm;
	time_t t;

	if (cli->state->again) {
		memcpy(out, cli->state->again->p.now,
		    strlen(cli->state->again->p.now) + 1);
		return 0;
	}
	if (present(cli, &t, &fixed))
		return -1;
	gmtime_r(&t, &tm);
	strftime(out, ZY_CLI_NOW_MAX, "%Y-%m-%dT%H:%M:%SZ", &tm);
	return 0;
}

int
zy_cli_as_of(struct zy_cli *cli, const char *given, struct zy_date *out)
{
	if (!given)
		return zy_cli_today(cli, out);
	if (zy_date_parse(out, zy_view(given)))
		return 0;
	zy_cli_usage(cli, _("--as-of: not a date '%s'"), given);
	return -1;
}
