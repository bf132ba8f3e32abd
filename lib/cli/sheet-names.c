/*
 * The names of workbooks' sheets that were opened: implements
 * zy_cli_sheet_name_add and zy_cli_split_source of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/state.h"

/* The name of a workbook's source, FILE!SHEET, as messages show it. */
struct zy_sheet_name {
	struct zy_view name;
	size_t file; /* length of FILE */
	struct zy_sheet_name *next;
};

void
zy_cli_sheet_name_add(struct zy_cli *cli, struct zy_view name, size_t file)
{
	struct zy_cli_state *s = cli->state;
	struct zy_sheet_name *x;

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
