/*
 * Sheets of workbooks among the inputs, FILE!* and FILE!SHEET: implements
 * zy_cli_expand_sheets and zy_cli_sheet_opened of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "cli/state.h"

/*
 * Appends the sheets of an operand FILE!* to the n paths.  Where they cannot be
 * read, appends the operand itself, which then fails when it is opened.
 * Returns how many were appended.
 */
static size_t
add_sheets(struct zy_cli *cli, const char *path, const char ***paths,
    size_t *cap, size_t n)
{
	struct zy_error e = ZY_ERROR_INIT;
	const char *hidden = NULL;
	const char *only[] = {path, NULL};
	const char **sheets =
	    zy_source_sheets(path, &cli->state->arena, &hidden, &e);
	size_t i;

	if (!sheets || !sheets[0])
		sheets = only;
	for (i = 0; sheets[i]; i++) {
		*paths = zy_grow(*paths, cap, n + i + 1, sizeof(**paths));
		(*paths)[n + i] = sheets[i];
	}
	if (hidden)
		zy_cli_note_unread_part(cli, path,
		    _("hidden sheets are not read: %s (FILE!SHEET names one)"),
		    hidden);
	return i;
}

void
zy_cli_expand_sheets(struct zy_cli *cli)
{
	const char **paths = NULL, **kept;
	size_t i, n = 0, cap = 0;
	const char *sheet;
	bool any = false;

	for (i = 0; i < cli->ninputs; i++) {
		sheet = zy_source_sheet(cli->inputs[i]);
		any = any || (sheet && strcmp(sheet, "*") == 0);
	}
	if (!any)
		return;
	for (i = 0; i < cli->ninputs; i++) {
		sheet = zy_source_sheet(cli->inputs[i]);
		if (sheet && strcmp(sheet, "*") == 0) {
			n += add_sheets(cli, cli->inputs[i], &paths, &cap, n);
			continue;
		}
		paths = zy_grow(paths, &cap, n + 1, sizeof(*paths));
		paths[n++] = cli->inputs[i];
	}
	kept = zy_arena_words(&cli->state->arena, n * sizeof(*kept));
	memcpy(kept, paths, n * sizeof(*kept));
	free(paths);
	cli->inputs = kept;
	cli->ninputs = n;
}

void
zy_cli_sheet_opened(struct zy_cli *cli, struct zy_source *source)
{
	struct zy_buf note = ZY_BUF_INIT;
	size_t file;

	while (zy_source_note(source, &note))
		zy_cli_note_unread_part(
		    cli, zy_source_name(source), "%s", note.p);
	zy_buf_release(&note);
	if (zy_source_is_workbook(source, &file))
		zy_cli_sheet_name_add(
		    cli, zy_view(zy_source_name(source)), file);
}
