/*
 * --plan: prints how each input would be read: the file, its headings and the
 * columns they name, its rows by kind, and the values that were not understood.
 * Implements zy_cli_plan of state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>

#include "cli/state.h"
#include "model/record.h"
#include "stream/sheet.h"

/* Returns whether s is the schema of records of any kind. */
static bool
is_any(const struct zy_schema *s)
{
	return strcmp(s->name, zy_any_schema.name) == 0;
}

/* Returns whether an option --map gives a column to the heading. */
static bool
is_mapped(const struct zy_cli *cli, struct zy_view heading)
{
	const struct zy_cli_state *s = cli->state;
	struct zy_buf a = ZY_BUF_INIT, b = ZY_BUF_INIT;
	bool found = false;
	size_t i;

	zy_cell_fold(&a, heading);
	for (i = 0; i < s->maps.n && !found; i++) {
		zy_buf_reset(&b);
		zy_cell_fold(&b, zy_view(s->map_items[i].theirs));
		found = zy_view_eq(zy_buf_get(&a), zy_buf_get(&b));
	}
	zy_buf_release(&a);
	zy_buf_release(&b);
	return found;
}

/* Returns the dictionary by which an input of the schema is read, or NULL. */
static const struct zy_dictionary *
dictionary_of(const struct zy_cli *cli, const struct zy_schema *schema)
{
	if (cli->state->words)
		return cli->state->words;
	return schema->words ? schema->words() : NULL;
}

/*
 * Returns a translated phrase that says how a heading was recognised as column
 * c.
 */
static const char *
how_known(const struct zy_cli *cli, const struct zy_schema *schema,
    struct zy_view heading, const struct zy_column *c)
{
	struct zy_meaning all[ZY_MEANINGS];
	size_t n, i;

	if (is_mapped(cli, heading))
		return "--map";
	n = zy_dictionary_heading(
	    dictionary_of(cli, schema), schema, heading, all);
	for (i = 0; i < n && all[i].column != c; i++)
		;
	if (i < n && all[i].strength == ZY_MATCH_MAP)
		return _("own word");
	if (i == n &&
	    zy_dictionary_falls_back(dictionary_of(cli, schema), c, heading))
		return _("no other heading names it");
	if (i == n || all[i].strength >= ZY_MATCH_CHINESE)
		return _("name");
	if (n > 1)
		return _("decided by its values");
	return all[i].composed ? _("composed") : _("word");
}

/*
 * Appends the column that an unknown heading may mean, and raises the exit
 * status to 1.
 */
static void
put_unknown(struct zy_cli *cli, struct zy_buf *b,
    const struct zy_schema *schema, struct zy_view heading)
{
	const struct zy_column *like = NULL;
	struct zy_view known;

	if (is_any(schema)) {
		zy_buf_puts(b, _("as it is\n"));
		return;
	}
	zy_cli_raise(cli, ZY_ERROR_RECORD);
	zy_buf_puts(b, _("unknown"));
	known = zy_dictionary_guess_heading(
	    dictionary_of(cli, schema), schema, heading, &like);
	if (known.n)
		zy_buf_printf(
		    b, _("; is it '%.*s' (%s)?"), ZY_ARG(known), like->name);
	zy_buf_putc(b, '\n');
}

/* Appends the column of which a column is a twin (zy_reader_column_twin). */
static void
put_twin(struct zy_buf *b, const struct zy_column *known)
{
	zy_buf_printf(b, _("also means %s (%s), which another heading names\n"),
	    known->name, known->zh);
}

/* Appends every heading of an input and its column. */
static void
put_headings(struct zy_cli *cli, struct zy_buf *b, const struct zy_reader *r,
    const struct zy_schema *schema)
{
	const struct zy_column *c, *own;
	struct zy_view heading, given, by;
	struct zy_buf means = ZY_BUF_INIT;
	uint64_t line;
	size_t i;

	for (i = 0; i < zy_reader_columns(r); i++) {
		zy_buf_reset(&means);
		c = zy_reader_column(r, i);
		own = zy_reader_column_own(r, i);
		heading = zy_reader_column_header(r, i);
		given = zy_reader_column_given(r, i, &by, &line);
		if (given.n)
			zy_buf_printf(b,
			    _("  line %llu above the table, '%.*s', gives "
			      "'%.*s': "),
			    (unsigned long long)line, ZY_ARG(by),
			    ZY_ARG(given));
		else
			zy_buf_printf(
			    b, _("  heading '%.*s': "), ZY_ARG(heading));
		if (c)
			zy_buf_printf(b, "%s (%s), %s\n", c->name, c->zh,
			    how_known(cli, schema, heading, c));
		else if (cli->column_means &&
			 cli->column_means(cli->column_context, r, i, &means))
			zy_buf_printf(b, "%s\n", means.p);
		else if (own)
			zy_buf_printf(
			    b, "%s (%s), %s\n", own->name, own->zh, _("name"));
		else if (zy_reader_column_twin(r, i))
			put_twin(b, zy_reader_column_twin(r, i));
		else
			put_unknown(cli, b, schema, heading);
	}
	zy_buf_release(&means);
}

/*
 * Appends the numbers of an input's rows by kind; for rows that are no records,
 * also their lines.
 */
static void
put_rows(struct zy_buf *b, const struct zy_reader_facts *f, uint64_t refused)
{
	struct zy_buf lines = ZY_BUF_INIT;
	int kind;

	for (kind = ZY_ROW_RECORD + 1; f->left_out && kind < ZY_ROW_KINDS;
	     kind++) {
		if (f->left_out[kind].rows == 0)
			continue;
		zy_buf_reset(&lines);
		zy_cli_put_lines(&lines, &f->left_out[kind], SIZE_MAX);
		zy_buf_printf(b, _("  %s: %llu (line %s)\n"),
		    _(zy_row_kind_name((enum zy_row_kind)kind)),
		    (unsigned long long)f->left_out[kind].rows, lines.p);
	}
	zy_buf_printf(b, _("  records: %llu, %llu of them refused\n"),
	    (unsigned long long)f->records, (unsigned long long)refused);
	zy_buf_release(&lines);
}

/* Fills the columns of --fill-down down, where the program has that option. */
static void
fill_down(const struct zy_cli *cli, struct zy_reader *r)
{
	const struct zy_option *o;
	size_t i;

	for (o = cli->state->table; o->name; o++)
		if (o->kind == ZY_OPT_LIST && strcmp(o->name, "fill-down") == 0)
			for (i = 0; i < o->value.list->n; i++)
				(void)zy_reader_fill_down(
				    r, o->value.list->items[i]);
}

/* Reads one input to its end and appends its plan. */
static void
plan_input(struct zy_cli *cli, const char *path, struct zy_buf *b)
{
	struct zy_reader *r =
	    zy_cli_open(cli, path, cli->reads ? cli->reads : cli->schemas[0]);
	uint64_t refused = cli->refused;
	const struct zy_schema *schema;
	struct zy_reader_facts f;

	if (!r)
		return;
	schema = zy_reader_schema(r);
	fill_down(cli, r);
	while (zy_cli_next(cli, r) == 1)
		;
	zy_reader_facts(r, &f);
	zy_buf_printf(b, _("%s: %s; %s; read as %s\n"), zy_reader_name(r),
	    f.encoding, f.shape, schema->name);
	if (f.big5)
		zy_buf_printf(b, _("  most likely Big5: line %llu\n"),
		    (unsigned long long)f.big5);
	put_rows(b, &f, cli->refused - refused);
	if (zy_reader_running(r).n)
		zy_buf_printf(b, _("  heading '%.*s': running numbers\n"),
		    ZY_ARG(zy_reader_running(r)));
	put_headings(cli, b, r, schema);
	zy_cli_close(cli, r);
}

void
zy_cli_plan(struct zy_cli *cli)
{
	static const char *const standard[] = {"-"};
	struct zy_buf b = ZY_BUF_INIT, values = ZY_BUF_INIT;
	const char *const *paths;
	size_t i;

	if (cli->no_plan) {
		zy_cli_usage(
		    cli, _("--plan: the inputs of this program are no tables"));
		return;
	}
	if (cli->ninputs == 0) {
		cli->inputs = standard;
		cli->ninputs = 1;
	}
	/* The plan itself says what notices would. */
	cli->quiet = true;
	cli->verbose = false;
	cli->state->unknown = NULL;
	paths = zy_cli_sorted_inputs(cli);
	for (i = 0; i < cli->ninputs && !zy_cli_failed(cli); i++)
		plan_input(cli, paths[i], &b);
	if (zy_cli_unknown_put(cli, &values)) {
		zy_cli_raise(cli, ZY_ERROR_RECORD);
		zy_buf_puts(&b, _("values that were not understood:\n"));
		zy_buf_view(&b, zy_buf_get(&values));
	}
	fwrite(b.p, 1, b.n, stdout);
	zy_buf_release(&b);
	zy_buf_release(&values);
}
