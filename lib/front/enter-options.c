/* SPDX-License-Identifier: MIT */
#include "front/enter-options.h"

#include "front/enter-faults.h"

int
zy_enter_clean_options(struct zy_enter *n, struct zy_view *cells)
{
	const struct zy_schema *s = n->kind->schema;
	struct zy_buf b = ZY_BUF_INIT, faults = ZY_BUF_INIT;
	struct zy_error e = ZY_ERROR_INIT;
	size_t c;
	int rc;

	for (c = 0; c < s->n; c++) {
		zy_buf_reset(&b);
		zy_error_clear(&e);
		if (zy_cell_clean(&s->columns[c], zy_view(n->cells[c]), &b,
			&cells[c], &e))
			zy_buf_printf(&faults, "%s--%s: %s",
			    faults.n ? zy_error_in_chinese() ? "；" : "; " : "",
			    zy_enter_option(n, (int)c), e.message);
		else
			cells[c].p = zy_arena_strndup(&n->append.arena,
			    cells[c].n ? cells[c].p : "", cells[c].n);
	}
	rc = faults.n ? -1 : 0;
	if (rc)
		zy_cli_usage(n->append.cli, "%s", faults.p);
	zy_buf_release(&b);
	zy_buf_release(&faults);
	return rc;
}

int
zy_enter_take_options(struct zy_enter *n)
{
	const struct zy_schema *s = n->kind->schema;
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];
	size_t c;

	n->cells[s->n - 1] = "<options>";
	for (c = 0; c < s->n; c++)
		zy_table_column(
		    &n->table, zy_view(s->columns[c].name), &s->columns[c]);
	n->append.cli->records++;
	if (zy_enter_clean_options(n, cells))
		return -1;
	zy_table_add_cells(&n->table, cells, s->n);
	return 0;
}

const struct zy_schema *
zy_enter_file_schema(struct zy_enter *n)
{
	const struct zy_schema *s = n->kind->schema;
	struct zy_arena *arena = &n->append.arena;
	struct zy_schema *copy = zy_arena_words(arena, sizeof(*copy));
	struct zy_column *columns =
	    zy_arena_words(arena, s->n * sizeof(*columns));
	size_t c;

	for (c = 0; c < s->n; c++) {
		columns[c] = s->columns[c];
		if (n->cells[c])
			columns[c].flags &= ~(unsigned)ZY_KEY;
	}
	*copy = *s;
	copy->columns = columns;
	return copy;
}

int
zy_enter_fill_options(struct zy_enter *n)
{
	const struct zy_schema *s = n->kind->schema;
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX];
	struct zy_table *t = &n->table;
	size_t c, i, at, filled;

	if (zy_enter_clean_options(n, cells))
		return -1;
	for (c = 0; c < s->n; c++) {
		if (cells[c].n == 0)
			continue;
		at = zy_table_column(
		    t, zy_view(s->columns[c].name), &s->columns[c]);
		for (filled = 0, i = 0; i < t->nrows; i++) {
			if (zy_table_cell(t->rows[i], (int)at).n)
				continue;
			zy_table_set(t, i, at, cells[c]);
			filled++;
		}
		if (filled)
			zy_cli_note(n->append.cli,
			    _("--%s: '%s' fills %zu of %zu records, in which "
			      "it is empty"),
			    zy_enter_option(n, (int)c), n->cells[c], filled,
			    t->nrows);
	}
	return 0;
}
