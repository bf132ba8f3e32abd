/*
 * The output of a program: its format, and opening and finishing it.
 * Implements functions of cli.h and state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

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

/*
 * Returns true, with a usage message printed, where a workbook or a docx would
 * go to a terminal, which cannot show one.
 */
static bool
refuses_terminal(struct zy_cli *cli)
{
	if (!cli->format ||
	    (strcmp(cli->format, "xlsx") != 0 &&
		strcmp(cli->format, "docx") != 0) ||
	    (cli->output && strcmp(cli->output, "-") != 0) ||
	    !isatty(STDOUT_FILENO))
		return false;
	zy_cli_usage(cli,
	    _("this format cannot be shown on a terminal: name a file with -o "
	      "FILE.%s"),
	    cli->format);
	return true;
}

struct zy_sink *
zy_cli_sink(struct zy_cli *cli)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_sink *s;

	if (zy_cli_guard(cli, cli->output) || refuses_terminal(cli))
		return NULL;
	if (cli->is_private ? zy_sink_open_private(&s, cli->output, &e)
			    : zy_sink_open(&s, cli->output, &e)) {
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

/*
 * Returns the format that the suffix of a file name means, which may be one
 * that nothing writes ("xls"), or NULL where it means none.
 */
static const char *
format_of_name(const char *path)
{
	static const char *const endings[][2] = {{"csv", "csv"}, {"tsv", "tsv"},
	    {"json", "json"}, {"jsonl", "jsonl"}, {"ndjson", "jsonl"},
	    {"md", "markdown"}, {"markdown", "markdown"}, {"txt", "text"},
	    {"html", "html"}, {"htm", "html"}, {"xlsx", "xlsx"},
	    {"docx", "docx"}};
	/* Files of programs that would not read what we write. */
	static const char *const unwritten[] = {"xls", "xlsm", "xlsb", "et",
	    "ett", "ods", "doc", "wps", "wpt", "odt", "rtf", "pdf", "ppt",
	    "pptx", "dps", "xml", "zip", "gz", "zst", "db", "sqlite", "png",
	    "jpg"};
	const char *dot = strrchr(path, '.');
	size_t i;

	for (i = 0; dot && i < sizeof(endings) / sizeof(endings[0]); i++)
		if (strcasecmp(dot + 1, endings[i][0]) == 0)
			return endings[i][1];
	for (i = 0; dot && i < sizeof(unwritten) / sizeof(unwritten[0]); i++)
		if (strcasecmp(dot + 1, unwritten[i]) == 0)
			return unwritten[i];
	return NULL;
}

/* Returns the format with that name, ZY_FORMAT_CSV for others and NULL. */
static enum zy_format
format_of(const char *name)
{
	static const char *const names[] = {
	    "csv", "tsv", "json", "jsonl", "table", "markdown", "xlsx"};
	size_t i;

	for (i = 0; name && i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(name, names[i]) == 0)
			return (enum zy_format)i;
	return ZY_FORMAT_CSV;
}

struct zy_writer_options
zy_cli_beside(const struct zy_cli *cli, const char *path)
{
	return (struct zy_writer_options){
	    .format = format_of(format_of_name(path)),
	    .excel = cli->excel,
	    .lang = cli->lang,
	    .temporary = zy_cli_temporary(cli),
	};
}

int
zy_cli_check_side_format(
    struct zy_cli *cli, const char *option, const char *path)
{
	static const char choices[] = "csv|tsv|json|jsonl|xlsx";
	const char *format = format_of_name(path);

	if (!format || strcmp(format, "text") == 0 ||
	    zy_cli_is_choice(choices, format))
		return 0;
	zy_cli_usage(cli,
	    _("--%s: the name asks for the format %s, which is not one of %s: "
	      "'%s'"),
	    option, format, choices, path);
	return -1;
}

int
zy_cli_choose_format(struct zy_cli *cli)
{
	const char *choices =
	    cli->formats ? cli->formats : ZY_CLI_STREAM_FORMATS;
	const char *format;

	if (cli->output && !*cli->output) {
		zy_cli_usage(cli, _("--output: needs the name of a file"));
		return -1;
	}
	cli->format_given = cli->format != NULL;
	if (cli->format_given || !cli->output)
		return 0;
	format = format_of_name(cli->output);
	if (format && zy_cli_is_choice(choices, format)) {
		cli->format = format;
		return 0;
	}
	/* Plain text is no format of streams, whose names end in anything. */
	if (!format || strcmp(format, "text") == 0)
		return 0;
	zy_cli_usage(cli,
	    _("--output: the name asks for the format %s, which is not one of "
	      "%s: say which with --format '%s'"),
	    format, choices, cli->output);
	return -1;
}

struct zy_writer *
zy_cli_writer(struct zy_cli *cli)
{
	struct zy_writer_options o = {
	    .format = format_of(cli->format),
	    .excel = cli->excel,
	    .lang = cli->lang,
	    .temporary = zy_cli_temporary(cli),
	};
	struct zy_sink *s = zy_cli_sink(cli);
	struct zy_writer *w = s ? zy_writer_new(s, &o) : NULL;

	/* If a workbook cannot be begun, fail before any work is done. */
	if (!w || !zy_writer_closed(w))
		return w;
	zy_cli_finish_writer(cli, w);
	return NULL;
}

void
zy_cli_finish_writer(struct zy_cli *cli, struct zy_writer *w)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf foot = ZY_BUF_INIT;

	if (!w)
		return;
	cli->state->written += zy_writer_records(w);
	if (zy_cli_put_heads(cli, &foot))
		zy_writer_foot(w, zy_buf_get(&foot));
	zy_buf_release(&foot);
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
