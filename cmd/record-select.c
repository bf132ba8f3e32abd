/*
 * record-select - the records of a stream for which a condition holds:
 *	record-select 'due<2011-07-01 and status=published' pledges.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/cli.h"
#include "model/condition.h"
#include "model/record.h"
#include "model/stream-kind.h"

struct opts {
	const char *where, *as_of;
	bool others;
};

struct job {
	struct zy_cli *cli;
	const struct opts *o;
	struct zy_condition *condition;
	const struct zy_schema *schema; /* of the present input */
	size_t bound;			/* columns when it was bound */
	/* The records of several inputs, which may have different columns,
	 * are kept; those of one are written as they come. */
	struct zy_table table;
	struct zy_writer *out;
	size_t columns;	   /* of out; 0: none yet */
	uint64_t unknown;  /* records that are neither selected nor left out */
	uint64_t has_more; /* records with columns that out lacks */
};

/*
 * Opens an input for any records.  A file whose headings name the columns of
 * one kind of record better is opened for those.
 */
static struct zy_reader *
open_input(struct job *j, const char *path)
{
	struct zy_reader *r = zy_cli_open(j->cli, path, &zy_any_schema);
	const struct zy_schema *best;

	j->schema = &zy_any_schema;
	if (!r || !(best = zy_stream_nearest_schema(r)))
		return r;
	j->schema = best;
	if (!zy_stream_best_schema(r, path))
		return r;
	zy_reader_free(r);
	return zy_cli_open(j->cli, path, best);
}

static int
bind(struct job *j, const struct zy_reader *r)
{
	struct zy_error e = ZY_ERROR_INIT;

	j->bound = zy_reader_columns(r);
	if (zy_condition_bind(j->condition, r, j->schema, &e) == 0)
		return 0;
	zy_cli_fail(j->cli, &e);
	return -1;
}

static int
select_record(void *context, struct zy_reader *r, struct zy_error *e)
{
	struct job *j = context;
	enum zy_truth t;
	size_t c;

	if (zy_reader_columns(r) != j->bound && bind(j, r))
		return zy_error_set(e, ZY_ERROR_CONFIG, "%s", "");
	t = zy_condition_test(j->condition, r);
	j->unknown += t == ZY_UNKNOWN;
	if ((t == ZY_TRUE) == j->o->others)
		return 0;
	if (!j->columns) {
		zy_table_add(&j->table, r);
		return 0;
	}
	for (c = 0; c < j->columns; c++)
		zy_writer_cell(j->out, zy_reader_cell(r, c));
	zy_writer_end(j->out);
	j->has_more += zy_reader_columns(r) > j->columns;
	return 0;
}

/* Declares the columns of r as those of the output. */
static void
declare(struct job *j, const struct zy_reader *r)
{
	size_t c;

	j->columns = zy_reader_columns(r);
	for (c = 0; c < j->columns; c++)
		zy_writer_column(j->out, zy_reader_column_name(r, c),
		    zy_reader_column(r, c));
}

static void
read_input(struct job *j, const char *path)
{
	struct zy_reader *r = open_input(j, path);

	if (!r)
		return;
	if (zy_reader_columns(r) && bind(j, r)) {
		zy_cli_close(j->cli, r);
		return;
	}
	if (j->cli->ninputs == 1 && zy_reader_is_csv(r))
		declare(j, r);
	else
		zy_table_bind(&j->table, r);
	(void)zy_cli_read(j->cli, r, select_record, j);
	zy_cli_close(j->cli, r);
}

static void
write_table(struct job *j)
{
	const struct zy_table *t = &j->table;
	size_t i, c;

	for (c = 0; c < t->ncolumns; c++)
		zy_writer_column(
		    j->out, t->columns[c].name, t->columns[c].decl);
	for (i = 0; i < t->nrows && !zy_writer_closed(j->out); i++) {
		for (c = 0; c < t->ncolumns; c++)
			zy_writer_cell(
			    j->out, zy_table_cell(t->rows[i], (int)c));
		zy_writer_end(j->out);
	}
}

/* Says what could not be decided, and why. */
static void
tell_unknown(struct job *j)
{
	size_t i, n = zy_condition_comparisons(j->condition);
	struct zy_buf names = ZY_BUF_INIT;
	struct zy_view column;
	uint64_t unknown;
	bool found;

	for (i = 0; i < n; i++) {
		column = zy_condition_column(j->condition, i, &found, &unknown);
		if (!found && j->bound)
			zy_cli_usage(j->cli,
			    _("no input has the column '%.*s'"),
			    ZY_ARG(column));
		if (unknown)
			zy_buf_printf(&names, "%s'%.*s' %llu",
			    names.n ? ", " : "", ZY_ARG(column),
			    (unsigned long long)unknown);
	}
	if (j->unknown && !zy_cli_failed(j->cli))
		zy_cli_note(j->cli,
		    j->o->others
			? _("the condition could not be decided for %llu "
			    "records, written with the others; empty or not "
			    "clear: %s")
			: _("the condition could not be decided for %llu "
			    "records, which are not selected; empty or not "
			    "clear: %s"),
		    (unsigned long long)j->unknown, names.p ? names.p : "");
	if (j->has_more)
		zy_cli_note(j->cli,
		    _("columns of a later header row are left out, in %llu "
		      "records"),
		    (unsigned long long)j->has_more);
	zy_buf_release(&names);
}

static int
parse_condition(struct job *j)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_date today;

	if (!j->o->where) {
		zy_cli_usage(j->cli, _("a condition is needed"));
		return -1;
	}
	if (zy_cli_today(j->cli, &today))
		return -1;
	if (j->o->as_of && !zy_date_parse(&today, zy_view(j->o->as_of))) {
		zy_cli_usage(
		    j->cli, _("--as-of: not a date '%s'"), j->o->as_of);
		return -1;
	}
	if (zy_condition_parse(
		&j->condition, zy_view(j->o->where), today, &e) == 0)
		return 0;
	zy_cli_fail(j->cli, &e);
	return -1;
}

static void
run(struct job *j)
{
	const char *const *paths = zy_cli_sorted_inputs(j->cli);
	size_t i;

	if (parse_condition(j) || !(j->out = zy_cli_writer(j->cli)))
		return;
	for (i = 0; i < j->cli->ninputs && !zy_cli_failed(j->cli); i++)
		read_input(j, paths[i]);
	tell_unknown(j);
	if (!j->columns && !zy_cli_failed(j->cli))
		write_table(j);
	zy_cli_finish_writer(j->cli, j->out);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_any_schema};
	struct opts o = {.where = NULL};
	const struct zy_option table[] = {
	    ZY_FLAG(0, "invert", &o.others,
		N_("the other records: for which it does not hold, or which "
		   "is not known")),
	    ZY_STRING(0, "as-of", &o.as_of, N_("DATE"),
		N_("the day that 'today' means in the condition")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "record-select",
	    .purpose = N_("Write the records for which a condition holds."),
	    .synopsis = "CONDITION [OPTION]... [FILE]...",
	    .examples =
		"  record-select 'due<today and status=published' ledger.csv\n"
		"  record-select 'township=城关镇 or members>=50' orgs.csv\n"
		"  rank scores.csv | record-select selected=yes\n",
	    .schemas = schemas,
	    .nschemas = 1,
	    .operand = &o.where,
	    .passes = true,
	};
	struct job j = {.cli = &cli, .o = &o};

	if (zy_cli_start(&cli, argc, argv, table) == 0)
		run(&j);
	zy_condition_free(j.condition);
	zy_table_release(&j.table);
	return zy_cli_finish(&cli);
}
