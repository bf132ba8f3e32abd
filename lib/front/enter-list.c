/*
 * Makes a record of each row of a list: its key from the row, all other values
 * from the options.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/enter-list.h"

#include "front/enter-options.h"
#include "model/record.h"

/* The state of reading the list. */
struct reading {
	struct zy_enter *enter;
	const struct zy_enter_list *list;
	struct zy_view cells[ZY_ENTRY_COLUMNS_MAX]; /* of every record */
	uint64_t tied;
};

/* Returns whether the present row is to be entered. */
static bool
is_taken(struct reading *w, struct zy_reader *r)
{
	struct zy_view cell;

	if (!w->list->selected)
		return true;
	cell = zy_reader_cell(r, (size_t)zy_reader_find(r, "selected"));
	w->tied += zy_view_is(cell, "tie");
	return zy_view_is(cell, "yes");
}

/*
 * Takes a row of the list: adds a record with the row's key, where the row is
 * to be entered, and fills in all other columns from the options.
 */
static int
take(void *context, struct zy_reader *r, struct zy_error *e)
{
	struct reading *w = context;
	struct zy_table *t = &w->enter->table;
	const struct zy_schema *s = w->enter->kind->schema;
	size_t c;

	(void)e;
	if (!is_taken(w, r))
		return 0;
	zy_table_add(t, r);
	for (c = 0; c < s->n; c++) {
		const struct zy_column *column = &s->columns[c];

		if (strcmp(column->name, w->list->key) != 0)
			zy_table_set(t, t->nrows - 1,
			    zy_table_column(t, zy_view(column->name), column),
			    w->cells[c]);
	}
	return 0;
}

/*
 * Checks that the list has the column of keys and, where it is needed,
 * `selected`.  Returns 0, or -1 with an error printed.
 */
static int
check_columns(struct reading *w, const struct zy_reader *r)
{
	const char *needed[] = {
	    w->list->key, w->list->selected ? "selected" : w->list->key};
	struct zy_error e = ZY_ERROR_INIT;
	size_t i;

	for (i = 0; i < 2; i++) {
		if (zy_reader_find(r, needed[i]) >= 0 ||
		    zy_reader_columns(r) == 0)
			continue;
		zy_error_set(&e, ZY_ERROR_CONFIG,
		    _("--from: it has no column '%.*s'"),
		    ZY_ARG(zy_record_column_label(zy_view(needed[i]))));
		zy_error_at(&e, zy_reader_name(r), 0, 0);
		zy_cli_fail(w->enter->append.cli, &e);
		return -1;
	}
	return 0;
}

int
zy_enter_list_read(struct zy_enter *n)
{
	struct zy_cli *cli = n->append.cli;
	struct reading w = {.enter = n, .list = n->context};
	struct zy_reader *r = zy_cli_open(cli, w.list->path, w.list->schema);
	struct zy_error e = ZY_ERROR_INIT;
	int rc = -1;

	if (!r)
		return -1;
	if (check_columns(&w, r) == 0 &&
	    zy_enter_clean_options(n, w.cells) == 0)
		rc = zy_cli_read(cli, r, take, &w);
	if (rc == 0 && w.tied) {
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%llu are tied across the cut and not entered: that is "
		      "not decided yet"),
		    (unsigned long long)w.tied);
		zy_error_at(&e, zy_reader_name(r), 0, 0);
		zy_cli_warn(cli, &e);
	}
	zy_cli_close(cli, r);
	return rc;
}
