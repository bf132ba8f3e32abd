/*
 * Reads a standard from a county's table, by way of its canonical form in JSON,
 * so that one reader checks all standards; and writes one as a table.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/standard-table.h"

#include <stdlib.h>

#include "explain/explain.h"
#include "front/standard-columns.h"

static void
found(void *cli, const struct zy_error *e, bool guess)
{
	(void)guess;
	zy_cli_warn(cli, e);
}

/*
 * Returns the name of an item with that of the level above it: "level：name".
 * The level is that of an earlier row where its cell is empty, as in merged
 * cells.
 */
static struct zy_view
join_levels(struct zy_buf *above, struct zy_buf *both, struct zy_view level,
    struct zy_view name)
{
	if (level.n) {
		zy_buf_reset(above);
		zy_buf_view(above, level);
	}
	if (above->n == 0 || name.n == 0)
		return name;
	zy_buf_reset(both);
	zy_buf_view(both, zy_buf_get(above));
	zy_buf_puts(both, "：");
	zy_buf_view(both, name);
	return zy_buf_get(both);
}

/* Sets places to where the cells of the columns of a standard begin. */
static void
find_places(const struct zy_reader *r, const struct zy_standard_columns *c,
    uint32_t *places)
{
	uint32_t *all =
	    zy_reallocarray(NULL, zy_reader_columns(r) + 1, sizeof(*all));
	size_t i;

	zy_reader_places(r, all);
	for (i = 0; i < zy_standard_schema.n; i++)
		places[i] = c->at[i] < 0 ? 0 : all[c->at[i]];
	free(all);
}

/*
 * Gives the rows of the table, with their cells in the order of
 * zy_standard_schema, to the sheet.  Returns 0 or -1, as zy_cli_next does.
 */
static int
read_rows(
    struct zy_cli *cli, struct zy_reader *r, struct zy_standard_sheet *sheet)
{
	size_t n = zy_standard_schema.n, i;
	struct zy_view *cells = zy_calloc(n, sizeof(*cells));
	struct zy_standard_columns columns = {.n = 0};
	struct zy_buf above = ZY_BUF_INIT, both = ZY_BUF_INIT;
	uint32_t *places = zy_calloc(n, sizeof(*places));
	struct zy_view lone;
	const struct zy_column *name =
	    zy_schema_find(&zy_standard_schema, ZY_VIEW("name"));
	size_t at = (size_t)(name - zy_standard_schema.columns);
	int rc;

	zy_standard_columns_bind(&columns, r);
	zy_cli_note_unread(cli, r, zy_standard_columns_used, &columns);
	while ((rc = zy_cli_next(cli, r)) == 1) {
		zy_standard_columns_bind(&columns, r);
		for (i = 0; i < n; i++)
			cells[i] =
			    columns.at[i] < 0
				? (struct zy_view){NULL, 0}
				: zy_reader_cell(r, (size_t)columns.at[i]);
		lone = zy_reader_lone(r);
		if (lone.n)
			cells[at] = lone;
		else if (columns.above >= 0)
			cells[at] = join_levels(&above, &both,
			    zy_text_trim(
				zy_reader_cell(r, (size_t)columns.above)),
			    zy_text_trim(cells[at]));
		find_places(r, &columns, places);
		zy_standard_sheet_row(sheet, cells, places, zy_reader_line(r));
	}
	zy_buf_release(&above);
	zy_buf_release(&both);
	free(places);
	free(cells);
	return rc;
}

/* Passes the notes beside the table to the sheet. */
static void
read_notes(const struct zy_reader *r, struct zy_standard_sheet *sheet)
{
	struct zy_view notes = zy_reader_notes(r), note, number;
	int64_t line;

	while (zy_view_next(&notes, '\0', &note))
		if (zy_view_next(&note, '\t', &number) &&
		    zy_integer_parse(&line, number, 1, INT64_MAX))
			zy_standard_sheet_note(sheet, note, (uint64_t)line);
}

void
zy_standard_table_place(const struct zy_standard_table *t, struct zy_error *e)
{
	if (e->line && e->line <= t->n)
		e->line = t->lines[e->line - 1];
	e->column = 0;
}

/*
 * Removes from the items of one place in the document the rules that the
 * library itself would write.  *i is the number of the first item, and then of
 * the one after the last.  Returns whether any rule was removed.
 */
static bool
drop_written_rules(const struct zy_standard *s, json_t *place, size_t *i)
{
	json_t *items = json_object_get(place, "items"), *o;
	struct zy_buf b = ZY_BUF_INIT;
	bool any = false;
	size_t k;
	int zh;

	json_array_foreach(items, k, o)
	{
		const struct zy_item *item = &s->items[(*i)++];

		for (zh = 0; zh < 2 && *item->rule; zh++) {
			zy_buf_reset(&b);
			zy_explain_rule(&b, s, item, zh == 1);
			if (!zy_view_is(zy_buf_get(&b), item->rule))
				continue;
			json_object_del(o, "rule");
			any = true;
			break;
		}
	}
	zy_buf_release(&b);
	return any;
}

/*
 * Removes from the document the rules of all items that the library itself
 * would write, as zy_standard_table_write does.  Returns whether any rule was
 * removed.
 */
static bool
drop_all_written(const struct zy_standard *s, json_t *document)
{
	json_t *heads = json_object_get(document, "heads"), *o;
	bool any = false;
	size_t h, i = 0;

	json_array_foreach(heads, h, o)
	{
		any |= drop_written_rules(s, o, &i);
	}
	any |= drop_written_rules(s, json_object_get(document, "bonus"), &i);
	any |= drop_written_rules(s, json_object_get(document, "penalty"), &i);
	return any;
}

/*
 * Parses the canonical form of the standard.  Returns 0; or -1, with an error
 * printed that has the line of the table.
 */
static int
parse(struct zy_cli *cli, const char *path, struct zy_standard_table *t)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_standard_parse(&t->standard, path, zy_buf_get(&t->json), &e) ==
	    0)
		return 0;
	zy_standard_table_place(t, &e);
	zy_cli_fail(cli, &e);
	return -1;
}

/*
 * Returns whether the table says nothing of a standard but an id; then prints
 * an error.
 */
static bool
is_empty(struct zy_cli *cli, const char *path, const json_t *document)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (json_object_size(document) > 1)
		return false;
	zy_error_set(&e, ZY_ERROR_CONFIG,
	    _("no row of the table says anything of a standard"));
	zy_error_at(&e, path, 0, 0);
	zy_cli_fail(cli, &e);
	return true;
}

int
zy_standard_table_read(
    struct zy_cli *cli, const char *path, struct zy_standard_table *t)
{
	struct zy_reader *r = zy_cli_open(cli, path, &zy_standard_schema);
	struct zy_standard_sheet *sheet;
	int rc;

	if (!r)
		return -1;
	t->sheet = sheet = zy_standard_sheet_new(
	    zy_reader_name(r), zy_reader_title(r), found, cli);
	rc = read_rows(cli, r, sheet);
	read_notes(r, sheet);
	if (rc == 0) {
		zy_standard_sheet_finish(sheet, &t->json, &t->lines, &t->n);
		rc = is_empty(cli, path, zy_standard_sheet_document(sheet))
			 ? -1
			 : parse(cli, path, t);
	}
	if (rc == 0 &&
	    drop_all_written(t->standard, zy_standard_sheet_document(sheet))) {
		zy_standard_free(t->standard);
		t->standard = NULL;
		free(t->lines);
		zy_buf_reset(&t->json);
		zy_standard_canonical(&t->json,
		    zy_standard_sheet_document(sheet), &t->lines, &t->n);
		rc = parse(cli, path, t);
	}
	zy_cli_close(cli, r);
	return rc ? -1 : 0;
}

void
zy_standard_table_release(struct zy_standard_table *t)
{
	zy_standard_sheet_free(t->sheet);
	zy_standard_free(t->standard);
	zy_buf_release(&t->json);
	free(t->lines);
}

/* What a rule in words is made of. */
struct words {
	const struct zy_standard *s;
	bool zh;
};

static void
put_rule(void *context, struct zy_buf *b, size_t i)
{
	const struct words *w = context;

	zy_explain_rule(b, w->s, &w->s->items[i], w->zh);
}

void
zy_standard_table_write(
    struct zy_cli *cli, const struct zy_standard *s, const json_t *document)
{
	struct words words = {s, zy_lang_is_chinese(cli->lang)};
	struct zy_writer *w = zy_cli_writer(cli);
	struct zy_column *columns;

	if (!w)
		return;
	columns = zy_standard_sheet_columns();
	zy_standard_sheet_write(
	    w, columns, document, words.zh, put_rule, &words);
	zy_cli_finish_writer(cli, w);
	free(columns);
}
