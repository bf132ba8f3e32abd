/*
 * Reporting messages about records and files: they are listed, counted by kind,
 * and printed.  Implements functions of cli.h and state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdarg.h>
#include <stdio.h>

#include "cli/state.h"

void
zy_cli_report_all(
    struct zy_cli *cli, enum zy_cli_weight weight, const struct zy_error *e)
{
	const char *label = weight == ZY_CLI_WARNING ? _("warning: ") : "";

	for (; e; e = e->next) {
		zy_cli_errors_put(cli, weight, e);
		/* Who makes a result again has seen its messages. */
		if ((weight != ZY_CLI_NOTICE || !cli->quiet) &&
		    !cli->state->again && zy_cli_kinds_count(cli, weight, e))
			zy_cli_print_label(cli, e, label);
	}
}

void
zy_cli_warn(struct zy_cli *cli, const struct zy_error *e)
{
	cli->warnings++;
	zy_cli_raise(cli, ZY_ERROR_RECORD);
	zy_cli_report_all(cli, ZY_CLI_WARNING, e);
}

void
zy_cli_notice(struct zy_cli *cli, const struct zy_error *e)
{
	zy_cli_report_all(cli, ZY_CLI_NOTICE, e);
}

void
zy_cli_note_unread_part(
    struct zy_cli *cli, const char *source, const char *fmt, ...)
{
	struct zy_error e = ZY_ERROR_INIT;
	char text[sizeof(e.message)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	zy_error_set(&e, ZY_ERROR_RECORD, "%s", text);
	e.fault = ZY_FAULT_UNREAD;
	zy_error_at(&e, source, 0, 0);
	zy_cli_notice(cli, &e);
}

void
zy_cli_report(struct zy_cli *cli, const struct zy_error *e)
{
	if ((int)e->kind > cli->state->verdict)
		cli->state->verdict = (int)e->kind;
	zy_cli_print(cli, e);
}

void
zy_cli_fail(struct zy_cli *cli, const struct zy_error *e)
{
	zy_cli_raise(cli, (int)e->kind);
	zy_cli_errors_put(cli, ZY_CLI_FAILED, e);
	zy_cli_print(cli, e);
}
