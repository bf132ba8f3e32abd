/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "cli/state.h"
#include "register/register.h"

int
zy_cli_guard(struct zy_cli *cli, const char *path)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (!path || !zy_register_is(path))
		return 0;
	zy_error_set(&e, ZY_ERROR_IO,
	    _("is a register, which is never replaced by an output"));
	zy_error_at(&e, path, 0, 0);
	zy_cli_fail(cli, &e);
	return -1;
}

struct zy_sink *
zy_cli_sink(struct zy_cli *cli)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_sink *s;

	if (zy_cli_guard(cli, cli->output))
		return NULL;
	if (zy_sink_open(&s, cli->output, &e)) {
		zy_cli_fail(cli, &e);
		return NULL;
	}
	return s;
}

const char *
zy_cli_temporary(const struct zy_cli *cli)
{
	const char *folder = getenv("TMPDIR");

	(void)cli;
	return folder && *folder ? folder : "/tmp";
}

static enum zy_format
format_of(const char *name)
{
	static const char *const names[] = {
	    "csv", "tsv", "json", "jsonl", "table", "markdown"};
	int i;

	for (i = 0; name && i < 6; i++)
		if (strcmp(name, names[i]) == 0)
			return (enum zy_format)i;
	return ZY_FORMAT_CSV;
}

struct zy_writer *
zy_cli_writer(struct zy_cli *cli)
{
	struct zy_writer_options o = {
	    .format = format_of(cli->format),
	    .excel = cli->excel,
	    .lang = cli->lang,
	};
	struct zy_sink *s = zy_cli_sink(cli);

	return s ? zy_writer_new(s, &o) : NULL;
}

void
zy_cli_finish_writer(struct zy_cli *cli, struct zy_writer *w)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (!w)
		return;
	/* Guarded again: it may have become a register meanwhile. */
	if (zy_cli_failed(cli) || zy_cli_guard(cli, cli->output))
		zy_writer_abandon(w);
	else if (zy_writer_finish(w, &e))
		zy_cli_fail(cli, &e);
}

void
zy_cli_finish_sink(struct zy_cli *cli, struct zy_sink *s)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (!s)
		return;
	if (zy_cli_failed(cli) || zy_cli_guard(cli, cli->output))
		zy_sink_abandon(s);
	else if (zy_sink_finish(s, &e))
		zy_cli_fail(cli, &e);
}
