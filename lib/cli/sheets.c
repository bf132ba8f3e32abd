/*
 * Sheets of workbooks among the inputs, FILE!* and FILE!SHEET: implements
 * zy_cli_expand_sheets, zy_cli_sheet_opened and zy_cli_split_source of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "cli/state.h"

/* The name of a workbook's source, FILE!SHEET, as messages show it. */
struct zy_sheet_name {
	struct zy_view name;
	size_t file; /* length of FILE */
	struct zy_sheet_name *next;
};

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
	struct zy_cli_state *s = cli->state;
	struct zy_view name = zy_view(zy_source_name(source));
	struct zy_sheet_name *x;
	struct zy_buf note = ZY_BUF_INIT;
	size_t file;

	while (zy_source_note(source, &note))
		zy_cli_note_unread_part(
		    cli, zy_source_name(source), "%s", note.p);
	zy_buf_release(&note);
	if (!zy_source_is_workbook(source, &file))
		return;
	for (x = s->sheets; x; x = x->next)
		if (zy_view_eq(x->name, name))
			return;
	x = zy_arena_words(&s->arena, sizeof(*x));
	x->name.p = zy_arena_strndup(&s->arena, name.p, name.n);
	x->name.n = name.n;
	x->file = file;
	x->next = s->sheets;
	s->sheets = x;
}

void
zy_cli_split_source(const struct zy_cli *cli, struct zy_view source,
    struct zy_view *file, struct zy_view *sheet)
{
	const struct zy_sheet_name *x;
	size_t cut;

	*file = source;
	*sheet = (struct zy_view){NULL, 0};
	for (x = cli->state->sheets; x; x = x->next) {
		/* An error cuts long names from the left. */
		cut = x->name.n - (x->name.n < source.n ? x->name.n : source.n);
		if (cut >= x->file ||
		    !zy_view_eq(source,
			(struct zy_view){x->name.p + cut, x->name.n - cut}))
			continue;
		file->n = x->file - cut;
		*sheet = (struct zy_view){
		    source.p + file->n + 1, source.n - file->n - 1};
		return;
	}
}
