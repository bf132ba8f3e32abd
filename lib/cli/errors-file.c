/*
 * --errors FILE: implements zy_cli_errors_open and zy_cli_errors_finish, which
 * are declared in state.h.
 *
 * errors.c writes the lines of the file.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/state.h"

static const struct zy_column number = {.type = ZY_INTEGER};

int
zy_cli_errors_open(struct zy_cli *cli)
{
	static const char *const names[] = {"code", "kind", "file", "sheet",
	    "line", "column", "heading", "field", "value", "message"};
	const struct zy_writer_options o = {.format = ZY_FORMAT_JSONL};
	struct zy_cli_state *s = cli->state;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_sink *sink;
	size_t i;

	if (!s->errors || zy_cli_guard(cli, s->errors))
		return s->errors ? -1 : 0;
	if (zy_sink_open_private(&sink, s->errors, &e)) {
		zy_cli_fail(cli, &e);
		return -1;
	}
	s->error_writer = zy_writer_new(sink, &o);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		zy_writer_column(s->error_writer, zy_view(names[i]),
		    i == 4 || i == 5 ? &number : NULL);
	return 0;
}

void
zy_cli_errors_finish(struct zy_cli *cli)
{
	struct zy_writer *w = cli->state->error_writer;
	struct zy_error e = ZY_ERROR_INIT;

	/* Also where the work has failed: the list says why. */
	cli->state->error_writer = NULL;
	if (!w)
		return;
	if (zy_cli_guard(cli, cli->state->errors))
		zy_writer_abandon(w);
	else if (zy_writer_finish(w, &e))
		zy_cli_fail(cli, &e);
}
