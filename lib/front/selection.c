/*
 * Selects records by a condition.  Streams are bound to the condition anew
 * whenever their columns change.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/selection.h"

#include "model/record.h"
#include "model/stream-kind.h"

/*
 * Opens an input for any records, or for those whose columns its headings name
 * best.
 */
static struct zy_reader *
open_input(struct zy_selection *s, const char *path)
{
	struct zy_reader *r = zy_cli_open(s->cli, path, &zy_any_schema);
	const enum zy_stream mixed = ZY_STREAM_MIXED;
	const struct zy_schema *best = NULL;

	s->is_mixed = r && zy_stream_recognise(r, &mixed, 1) == mixed;
	s->mixed.bound = 0;
	if (r && !s->is_mixed)
		best = zy_stream_nearest_schema(r);
	s->schema = best ? best : &zy_any_schema;
	return r;
}

static int
bind(struct zy_selection *s, const struct zy_reader *r, struct zy_error *e)
{
	s->bound = zy_reader_columns(r);
	return zy_condition_bind(s->condition, r, s->schema, e);
}

/*
 * Binds the condition to the columns of the kind that the present record of a
 * mixed stream has.  Returns 0, or -1 with e set.
 */
static int
bind_mixed(
    struct zy_selection *s, const struct zy_reader *r, struct zy_error *e)
{
	const struct zy_schema *schema;
	enum zy_mixed_kind kind;

	zy_mixed_bind(&s->mixed, r);
	if (zy_mixed_read(&s->mixed, r, &kind, e))
		return -1;
	schema = zy_mixed_schema(kind);
	if (s->schema == schema && s->bound == zy_reader_columns(r))
		return 0;
	s->schema = schema;
	return bind(s, r, e);
}

/*
 * Returns whether a record, given by its cells, is selected; counts those for
 * which the condition is unknown.
 */
static bool
selects(struct zy_selection *s, const struct zy_view *cells)
{
	enum zy_truth t = zy_condition_test(s->condition, cells);

	s->unknown += t == ZY_UNKNOWN;
	return (t == ZY_TRUE) != s->others;
}

/*
 * Takes a record: where it is selected, writes it, or keeps it in the table
 * where the columns of the output are not yet known.  Returns 0, or -1 with e
 * set.
 */
static int
select_record(void *context, struct zy_reader *r, struct zy_error *e)
{
	struct zy_selection *s = context;
	size_t c;

	if (s->is_mixed ? bind_mixed(s, r, e)
			: zy_reader_columns(r) != s->bound && bind(s, r, e))
		return -1;
	if (!selects(s, zy_reader_cells(r)))
		return 0;
	if (!s->columns) {
		zy_table_add(&s->table, r);
		return 0;
	}
	for (c = 0; c < s->columns; c++)
		zy_writer_cell(s->out, zy_reader_cell(r, c));
	zy_writer_end(s->out);
	s->has_more += zy_reader_columns(r) > s->columns;
	return 0;
}

/* Declares the columns of r as those of the output. */
static void
declare(struct zy_selection *s, const struct zy_reader *r)
{
	size_t c;

	s->columns = zy_reader_columns(r);
	for (c = 0; c < s->columns; c++)
		zy_writer_column(s->out, zy_reader_column_name(r, c),
		    zy_reader_column(r, c));
}

/*
 * Reads one input and selects its records.  Records of a single CSV file are
 * written at once; else they wait in the table.
 */
static void
read_input(struct zy_selection *s, const char *path)
{
	struct zy_reader *r = open_input(s, path);
	struct zy_error e = ZY_ERROR_INIT;

	if (!r)
		return;
	if (zy_reader_columns(r) && !s->is_mixed && bind(s, r, &e)) {
		zy_cli_fail(s->cli, &e);
		zy_cli_close(s->cli, r);
		return;
	}
	if (s->cli->ninputs == 1 && zy_reader_is_csv(r))
		declare(s, r);
	else
		zy_table_bind(&s->table, r);
	(void)zy_cli_read(s->cli, r, select_record, s);
	zy_cli_close(s->cli, r);
}

/* Writes the records that were kept, with the columns of all inputs. */
static void
write_table(struct zy_selection *s)
{
	const struct zy_table *t = &s->table;
	size_t i, c;

	for (c = 0; c < t->ncolumns; c++)
		zy_writer_column(
		    s->out, t->columns[c].name, t->columns[c].decl);
	for (i = 0; i < t->nrows && !zy_writer_closed(s->out); i++) {
		for (c = 0; c < t->ncolumns; c++)
			zy_writer_cell(
			    s->out, zy_table_cell(t->rows[i], (int)c));
		zy_writer_end(s->out);
	}
}

void
zy_selection_report(const struct zy_selection *s)
{
	size_t i, n = zy_condition_comparisons(s->condition);
	struct zy_buf names = ZY_BUF_INIT;
	struct zy_view column;
	uint64_t unknown;
	bool found;

	for (i = 0; i < n; i++) {
		column = zy_condition_column(s->condition, i, &found, &unknown);
		if (!found && s->bound)
			zy_cli_usage(s->cli,
			    _("no input has the column '%.*s'"),
			    ZY_ARG(column));
		if (unknown)
			zy_buf_printf(&names, "%s'%.*s' %llu",
			    names.n ? ", " : "", ZY_ARG(column),
			    (unsigned long long)unknown);
	}
	if (s->unknown && !zy_cli_failed(s->cli))
		zy_cli_note(s->cli,
		    s->others
			? _("the condition could not be decided for %llu "
			    "records, written with the others; empty or not "
			    "clear: %s")
			: _("the condition could not be decided for %llu "
			    "records, which are not selected; empty or not "
			    "clear: %s"),
		    (unsigned long long)s->unknown, names.p ? names.p : "");
	if (s->has_more)
		zy_cli_note(s->cli,
		    _("columns of a later header row are left out, in %llu "
		      "records"),
		    (unsigned long long)s->has_more);
	zy_buf_release(&names);
}

/*
 * Returns whether an entry of a register is selected; a callback of struct
 * zy_extract.
 */
static bool
selects_entry(
    void *context, const struct zy_schema *schema, const struct zy_view *cells)
{
	struct zy_selection *s = context;
	struct zy_error e = ZY_ERROR_INIT;

	if (s->schema != schema &&
	    zy_condition_bind_schema(s->condition, schema, &e)) {
		zy_cli_fail(s->cli, &e);
		return false;
	}
	s->schema = schema;
	s->bound = schema->n;
	return !zy_cli_failed(s->cli) && selects(s, cells);
}

void
zy_selection_read_registers(struct zy_selection *s)
{
	struct zy_extract *x = &s->extract;
	size_t i;

	x->out = s->out;
	x->record = s->record;
	x->selects = selects_entry;
	x->context = s;
	if (zy_registers_set_day(s->cli, x, s->as_of))
		return;
	for (i = 0; i < s->cli->ninputs && !zy_cli_failed(s->cli); i++)
		if (zy_registers_extract(
			s->cli, s->cli->inputs[i], ZY_CLI_LOCK_SECONDS, x))
			return;
	zy_registers_finish_extract(s->cli, x);
}

void
zy_selection_read_streams(struct zy_selection *s)
{
	const char *const *paths = zy_cli_sorted_inputs(s->cli);
	size_t i;

	for (i = 0; i < s->cli->ninputs && !zy_cli_failed(s->cli); i++)
		read_input(s, paths[i]);
	if (!s->columns && !zy_cli_failed(s->cli))
		write_table(s);
}

void
zy_selection_release(struct zy_selection *s)
{
	zy_condition_free(s->condition);
	zy_table_release(&s->table);
	zy_extract_release(&s->extract);
}
