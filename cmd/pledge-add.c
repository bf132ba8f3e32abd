/*
 * pledge-add - enter pledges into the register, and pass the new ones on:
 *	pledge-add --register pledges.jsonl --orgs orgs.csv 城关镇.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/intern.h"
#include "cli/append.h"
#include "model/personal.h"
#include "model/record.h"
#include "register/pledge.h"

struct opts {
	const char *orgs, *members;
	const char *cells[ZY_PLEDGE_COLUMNS]; /* one pledge from options */
};

struct job {
	struct zy_cli *cli;
	const struct opts *o;
	struct zy_intern *subjects; /* NULL: no roster given */
	struct zy_append append;    /* its batch: checked, in order */
};

static int
read_roster(struct job *j, const char *path, const struct zy_schema *schema)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_reader *r;
	int c, rc = 0;

	if (!path)
		return 0;
	if (!j->subjects)
		j->subjects = zy_intern_new();
	r = zy_cli_open(j->cli, path, schema);
	if (!r)
		return -1;
	c = zy_reader_find(r, "id");
	if (c < 0 && zy_reader_columns(r)) {
		zy_error_set(&e, ZY_ERROR_CONFIG, _("no column '%s'"), "id");
		zy_error_at(&e, path, 0, 0);
		rc = -1;
	}
	zy_reader_want_none(r);
	if (c >= 0)
		zy_reader_want(r, (size_t)c);
	/* A roster in doubt decides nothing: no record is passed over. */
	while (rc == 0 && (rc = zy_reader_next(r, &e)) == 1) {
		zy_intern_put(j->subjects, zy_reader_cell(r, (size_t)c));
		rc = 0;
	}
	if (e.kind == ZY_ERROR_RECORD)
		e.kind = ZY_ERROR_CONFIG;
	if (rc < 0)
		zy_cli_fail(j->cli, &e);
	zy_cli_close(j->cli, r);
	return rc;
}

/* The pledge in cells, or -1 with what is wrong in column *c. */
static int
check_pledge(struct job *j, struct zy_view *cells, const char **what, int *c)
{
	char id[ZY_PLEDGE_ID_MAX];
	struct zy_view given = cells[ZY_PLEDGE_ID], found;

	/* First of all: not even a hash of such a number is made. */
	*c = zy_personal_find(&zy_pledge_schema, cells, &found);
	if (*c >= 0) {
		cells[*c] = found; /* what the message quotes */
		*what = _("a register keeps no numbers of identity cards: "
			  "leave it out;");
		return -1;
	}
	*c = zy_pledge_check(cells, what);
	if (*c >= 0)
		return -1;
	if (j->subjects && zy_intern_find(j->subjects,
			       cells[ZY_PLEDGE_SUBJECT]) == ZY_INTERN_NONE) {
		*c = ZY_PLEDGE_SUBJECT;
		*what = _("is in no roster");
		return -1;
	}
	zy_pledge_id(cells, id);
	if (given.n == sizeof(id) - 1 && zy_view_starts(given, "p-") &&
	    !zy_view_is(given, id)) {
		*c = ZY_PLEDGE_ID;
		*what = _("does not belong to this pledge, whose content was "
			  "changed:");
		return -1;
	}
	cells[ZY_PLEDGE_ID].p =
	    zy_arena_strndup(&j->append.arena, id, strlen(id));
	cells[ZY_PLEDGE_ID].n = strlen(id);
	if (zy_register_fits(
		zy_pledge_schema.columns, cells, ZY_PLEDGE_COLUMNS))
		return 0;
	*c = ZY_PLEDGE_COLUMNS;
	*what = _("the record is longer than a line of a register may be");
	return -1;
}

/* Refuses the current record: what is wrong in column c of the schema. */
static int
refuse(struct job *j, struct zy_reader *r, int c, const char *what,
    struct zy_view cell)
{
	const char *name =
	    c < ZY_PLEDGE_COLUMNS ? zy_pledge_schema.columns[c].name : NULL;
	int column = name ? zy_reader_find(r, name) : -1;
	uint64_t line = zy_reader_line(r), place = 0;
	struct zy_error e = ZY_ERROR_INIT;

	if (!name)
		zy_error_set(&e, ZY_ERROR_RECORD, "%s", what);
	else if (cell.n == 0)
		zy_error_set(&e, ZY_ERROR_RECORD, "%s: %s", name, what);
	else
		zy_error_set(&e, ZY_ERROR_RECORD, "%s: %s '%.*s'", name, what,
		    ZY_ARG(cell));
	if (column >= 0)
		zy_reader_place(r, (size_t)column, &line, &place);
	zy_error_at(&e, zy_reader_name(r), line, place);
	return zy_cli_refuse(j->cli, r, &e);
}

/* Takes the reader's current record.  -1: stop everything. */
static int
take_record(struct job *j, struct zy_reader *r, bool *replaced)
{
	struct zy_view cells[ZY_PLEDGE_COLUMNS + 1] = {{NULL, 0}};
	struct zy_buf b = ZY_BUF_INIT;
	int column, i, c, rc = 0;
	struct zy_view given;
	const char *what;

	for (i = 0; i < ZY_PLEDGE_COLUMNS; i++) {
		column = zy_reader_find(r, zy_pledge_schema.columns[i].name);
		if (column >= 0)
			cells[i] = zy_reader_cell(r, (size_t)column);
	}
	if (cells[ZY_PLEDGE_SOURCE].n == 0) {
		zy_buf_printf(&b, "%s:%llu", zy_reader_name(r),
		    (unsigned long long)zy_reader_line(r));
		cells[ZY_PLEDGE_SOURCE] = zy_buf_get(&b);
	}
	given = cells[ZY_PLEDGE_ID];
	if (check_pledge(j, cells, &what, &c)) {
		rc = refuse(j, r, c, what, cells[c]);
	} else {
		*replaced |= given.n && !zy_view_eq(given, cells[ZY_PLEDGE_ID]);
		zy_batch_keep(&j->append.batch, cells);
	}
	zy_buf_release(&b);
	return rc;
}

/* Columns that a register has no place for are named, not lost unseen. */
static void
note_dropped(struct job *j, const struct zy_reader *r, bool replaced)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < zy_reader_columns(r); i++) {
		struct zy_view name = zy_reader_column_name(r, i);

		if (!zy_schema_find(&zy_pledge_schema, name) &&
		    !zy_view_is(name, "reason") &&
		    !zy_view_is(name, "退回原因"))
			zy_buf_printf(
			    &b, "%s'%.*s'", b.n ? ", " : "", ZY_ARG(name));
	}
	if (b.n)
		zy_cli_note(j->cli,
		    _("%s: columns that a pledge does not have are left out: "
		      "%s"),
		    zy_reader_name(r), b.p);
	if (replaced)
		zy_cli_note(j->cli,
		    _("%s: pledges get ids of their own, the column 'id' is "
		      "left out"),
		    zy_reader_name(r));
	zy_buf_release(&b);
}

static int
read_input(struct job *j, const char *path)
{
	struct zy_reader *r = zy_cli_open(j->cli, path, &zy_pledge_schema);
	bool replaced = false;
	int rc;

	if (!r)
		return -1;
	while ((rc = zy_cli_next(j->cli, r)) == 1)
		if (take_record(j, r, &replaced)) {
			rc = -1;
			break;
		}
	if (rc == 0)
		note_dropped(j, r, replaced);
	zy_cli_close(j->cli, r);
	return rc;
}

/* Sorted: of two that are the same, the first is entered. */
static int
read_inputs(struct job *j)
{
	const char *const *paths = zy_cli_sorted_inputs(j->cli);
	size_t i;

	if (j->cli->ninputs == 0)
		return read_input(j, "-");
	for (i = 0; i < j->cli->ninputs; i++)
		if (read_input(j, paths[i]))
			return -1;
	return 0;
}

/* The one pledge that the options give. */
static int
take_options(struct job *j)
{
	struct zy_view cells[ZY_PLEDGE_COLUMNS];
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	const char *what;
	int i, c;

	for (i = 0; i < ZY_PLEDGE_COLUMNS; i++) {
		const struct zy_column *column = &zy_pledge_schema.columns[i];

		zy_buf_reset(&b);
		if (zy_cell_clean(
			column, zy_view(j->o->cells[i]), &b, &cells[i], &e)) {
			zy_cli_usage(
			    j->cli, "--%s: %s", column->name, e.message);
			zy_buf_release(&b);
			return -1;
		}
		cells[i].p =
		    zy_arena_strndup(&j->append.arena, cells[i].p, cells[i].n);
	}
	zy_buf_release(&b);
	cells[ZY_PLEDGE_SOURCE] = ZY_VIEW("<options>");
	if (check_pledge(j, cells, &what, &c)) {
		if (c == ZY_PLEDGE_COLUMNS)
			zy_cli_usage(j->cli, "%s", what);
		else if (cells[c].n == 0)
			zy_cli_usage(j->cli, "--%s: %s",
			    zy_pledge_schema.columns[c].name, what);
		else
			zy_cli_usage(j->cli, "--%s: %s '%.*s'",
			    zy_pledge_schema.columns[c].name, what,
			    ZY_ARG(cells[c]));
		return -1;
	}
	j->cli->records++;
	zy_batch_keep(&j->append.batch, cells);
	return 0;
}

/*
 * The same pledge with other particulars: the first entry stands, but the
 * difference must be told, since it is not recorded.
 */
static void
compare_entries(struct zy_append *a, const struct zy_register *reg)
{
	struct job *j = a->context;

	static const int particulars[] = {ZY_PLEDGE_ORIGIN, ZY_PLEDGE_GOAL,
	    ZY_PLEDGE_CHANNEL, ZY_PLEDGE_PUBLISHED, ZY_PLEDGE_STATUS};
	const struct zy_batch *b = &j->append.batch;
	struct zy_buf was = ZY_BUF_INIT;
	struct zy_view is, source;
	size_t i;
	int c;

	for (i = 0; b->repeated && i < b->table.nrows; i++) {
		struct zy_error e = ZY_ERROR_INIT;

		if (b->seen[i] == 0 || b->seen[i] > zy_register_lines(reg))
			continue;
		c = zy_batch_compare(b, reg, i, particulars,
		    sizeof(particulars) / sizeof(particulars[0]), &was);
		if (c < 0)
			continue;
		is = zy_table_cell(b->table.rows[i], c);
		source = zy_table_cell(b->table.rows[i], ZY_PLEDGE_SOURCE);
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%s: recorded before, in line %llu, with '%.*s'; that "
		      "stays, not '%.*s'"),
		    zy_pledge_schema.columns[c].name,
		    (unsigned long long)b->seen[i], ZY_ARG(zy_buf_get(&was)),
		    ZY_ARG(is));
		zy_error_at(&e,
		    zy_arena_strndup(&j->append.arena, source.p, source.n), 0,
		    0);
		zy_cli_warn(j->cli, &e);
	}
	zy_buf_release(&was);
}

static void
run(struct job *j)
{
	bool single = false;
	int i, rc;

	for (i = 0; i < ZY_PLEDGE_COLUMNS; i++)
		single |= j->o->cells[i] != NULL;
	if (zy_append_start(&j->append))
		return;
	if (single && j->cli->ninputs) {
		zy_cli_usage(j->cli,
		    _("a pledge from options and files exclude each other"));
		return;
	}
	if (read_roster(j, j->o->orgs, &zy_org_schema) ||
	    read_roster(j, j->o->members, &zy_member_schema))
		return;
	rc = single ? take_options(j) : read_inputs(j);
	if (rc == 0 && !zy_cli_failed(j->cli))
		zy_append_record(&j->append);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_pledge_schema};
	struct opts o = {.orgs = NULL};
	struct job j = {
	    .o = &o,
	    .append = {.lock_timeout = 30,
		.batch = {.schema = &zy_pledge_schema, .record = "pledge"},
		.entered = compare_entries},
	};
	const struct zy_option table[] = {
	    ZY_APPEND_OPTIONS(j.append),
	    {0, "orgs", "FILE", ZY_OPT_STRING, &o.orgs, NULL, 0, 0,
		N_("subjects must be organisations of this roster")},
	    {0, "members", "FILE", ZY_OPT_STRING, &o.members, NULL, 0, 0,
		N_("or members of this one")},
	    {0, "subject", "ID", ZY_OPT_STRING, &o.cells[ZY_PLEDGE_SUBJECT],
		NULL, 0, 0, N_("one pledge from options: who makes it")},
	    {0, "text", "TEXT", ZY_OPT_STRING, &o.cells[ZY_PLEDGE_TEXT], NULL,
		0, 0, N_("what is pledged")},
	    {0, "due", "DATE", ZY_OPT_STRING, &o.cells[ZY_PLEDGE_DUE], NULL, 0,
		0, N_("to be kept by")},
	    {0, "goal", "GOAL", ZY_OPT_STRING, &o.cells[ZY_PLEDGE_GOAL], NULL,
		0, 0, N_("one of the four goals (R3)")},
	    {0, "kind", "KIND", ZY_OPT_STRING, &o.cells[ZY_PLEDGE_KIND], NULL,
		0, 0, N_("plan, common, post or deed")},
	    {0, "owner", "NAME", ZY_OPT_STRING, &o.cells[ZY_PLEDGE_OWNER], NULL,
		0, 0, N_("person responsible")},
	    {0, "channel", "TEXT", ZY_OPT_STRING, &o.cells[ZY_PLEDGE_CHANNEL],
		NULL, 0, 0, N_("how it was published (R45)")},
	    {0, "published", "DATE", ZY_OPT_STRING,
		&o.cells[ZY_PLEDGE_PUBLISHED], NULL, 0, 0,
		N_("when it was published (R45)")},
	    {0, "origin", "TEXT", ZY_OPT_STRING, &o.cells[ZY_PLEDGE_ORIGIN],
		NULL, 0, 0, N_("the campaign it is carried over from (R38)")},
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "pledge-add",
	    .purpose = N_("Enter pledges into the register, once each."),
	    .synopsis = "--register FILE [OPTION]... [FILE]...",
	    .examples =
		"  pledge-add --register pledges.jsonl --orgs orgs.csv *.csv\n"
		"  pledge-add --register pledges.jsonl --subject 219921001 \\\n"
		"      --kind deed --text 修通村路 --due 2010-12\n",
	    .schemas = schemas,
	    .nschemas = 1,
	    .no_input = true,
	};
	j.cli = j.append.cli = &cli;
	j.append.context = &j;
	if (zy_cli_start(&cli, argc, argv, table))
		return zy_cli_finish(&cli);
	j.append.noun = _("pledges");
	run(&j);
	zy_intern_free(j.subjects);
	zy_append_release(&j.append);
	return zy_cli_finish(&cli);
}
