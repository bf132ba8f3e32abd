/*
 * pledge-add - enter pledges into the register, and pass the new ones on:
 *	pledge-add --register pledges.jsonl --orgs orgs.csv 城关镇.csv
 *
 * SPDX-License-Identifier: MIT
 */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/intern.h"
#include "base/privacy.h"
#include "cli/cli.h"
#include "model/personal.h"
#include "model/record.h"
#include "register/batch.h"
#include "register/pledge.h"

struct opts {
	const char *file, *by, *orgs, *members;
	const char *cells[ZY_PLEDGE_COLUMNS]; /* one pledge from options */
	int64_t lock_timeout;
	bool dry;
};

struct job {
	struct zy_cli *cli;
	const struct opts *o;
	struct zy_intern *subjects; /* NULL: no roster given */
	struct zy_batch batch;	    /* checked, in order */
	struct zy_arena arena;
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
	cells[ZY_PLEDGE_ID].p = zy_arena_strndup(&j->arena, id, strlen(id));
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
		zy_batch_keep(&j->batch, cells);
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
		    zy_arena_strndup(&j->arena, cells[i].p, cells[i].n);
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
	zy_batch_keep(&j->batch, cells);
	return 0;
}

/*
 * The same pledge with other particulars: the first entry stands, but the
 * difference must be told, since it is not recorded.
 */
static void
compare_entries(struct job *j, const struct zy_register *reg)
{
	static const int particulars[] = {ZY_PLEDGE_ORIGIN, ZY_PLEDGE_GOAL,
	    ZY_PLEDGE_CHANNEL, ZY_PLEDGE_PUBLISHED, ZY_PLEDGE_STATUS};
	const struct zy_batch *b = &j->batch;
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
		zy_error_at(
		    &e, zy_arena_strndup(&j->arena, source.p, source.n), 0, 0);
		zy_cli_warn(j->cli, &e);
	}
	zy_buf_release(&was);
}

/* Now, or SOURCE_DATE_EPOCH for builds and tests that must repeat. */
static int
now(struct zy_cli *cli, char out[32])
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");
	int64_t seconds = 0;
	time_t t = time(NULL);
	struct tm tm;

	if (fixed && !zy_integer_parse(
			 &seconds, zy_view(fixed), 0, INT64_C(253402300799))) {
		zy_cli_usage(cli,
		    _("SOURCE_DATE_EPOCH: not a number of seconds '%s'"),
		    fixed);
		return -1;
	}
	if (fixed)
		t = (time_t)seconds;
	gmtime_r(&t, &tm);
	strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &tm);
	return 0;
}

static const char *
user_name(struct job *j)
{
	const struct passwd *p;
	char text[32];

	if (j->o->by)
		return j->o->by;
	p = getpwuid(getuid());
	if (p)
		return p->pw_name;
	snprintf(text, sizeof(text), "%ld", (long)getuid());
	return zy_arena_strndup(&j->arena, text, strlen(text));
}

static void
warn_torn(struct job *j, const struct zy_register *reg)
{
	struct zy_error e = ZY_ERROR_INIT;
	const char *aside;
	uint64_t n = zy_register_torn(reg, &aside);

	if (n == 0)
		return;
	if (aside)
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%llu bytes at its end were never confirmed (a crash?) "
		      "and are now in '%s'"),
		    (unsigned long long)n, aside);
	else
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%llu bytes at its end were never confirmed (a crash?)"),
		    (unsigned long long)n);
	zy_error_at(&e, j->o->file, 0, 0);
	zy_cli_warn(j->cli, &e);
}

static void
tell(struct job *j, const struct zy_receipt *receipt)
{
	if (j->batch.repeated)
		zy_cli_note(j->cli,
		    _("recorded before, and not doubled: %llu of %llu "
		      "pledges"),
		    (unsigned long long)j->batch.repeated,
		    (unsigned long long)j->batch.table.nrows);
	if (receipt->first && j->o->dry)
		zy_cli_note(j->cli, _("%s: would record lines %llu to %llu"),
		    j->o->file, (unsigned long long)receipt->first,
		    (unsigned long long)receipt->last);
	else if (receipt->first)
		zy_cli_say(j->cli,
		    _("%s: recorded lines %llu to %llu, head %s"), j->o->file,
		    (unsigned long long)receipt->first,
		    (unsigned long long)receipt->last, receipt->head);
}

/* The record stands, and the receipt could not be given: never in silence. */
static void
tell_unwritten(struct job *j, const struct zy_receipt *receipt)
{
	struct zy_error e = ZY_ERROR_INIT;

	zy_error_set(&e, ZY_ERROR_IO,
	    _("the pledges are recorded all the same, in lines %llu to %llu"),
	    (unsigned long long)receipt->first,
	    (unsigned long long)receipt->last);
	zy_error_at(&e, j->o->file, 0, 0);
	zy_cli_fail(j->cli, &e);
}

/* 0 when the batch is in the register. */
static int
commit(struct job *j, const char *at, struct zy_receipt *receipt)
{
	const struct zy_register_options ro = {
	    .lock_seconds = j->o->lock_timeout, .dry = j->o->dry};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_register *reg;
	int rc = zy_register_open(&reg, j->o->file, &ro, &e);

	if (rc == 0) {
		warn_torn(j, reg);
		zy_batch_enter(&j->batch, reg);
		compare_entries(j, reg);
		rc = zy_register_commit(reg, at, user_name(j), receipt, &e);
		zy_register_close(reg);
	}
	if (rc)
		zy_cli_fail(j->cli, &e);
	return rc;
}

/* Output is opened first: what cannot be passed on is not recorded. */
static void
record(struct job *j)
{
	struct zy_writer *w = zy_cli_writer(j->cli);
	struct zy_receipt receipt = {0};
	bool done = false;
	char at[32];

	if (!w)
		return;
	zy_batch_columns(&j->batch, w);
	if (now(j->cli, at) == 0 && commit(j, at, &receipt) == 0) {
		done = receipt.first && !j->o->dry;
		tell(j, &receipt);
		zy_batch_write(&j->batch, w);
	}
	zy_cli_finish_writer(j->cli, w);
	if (done && zy_cli_failed(j->cli))
		tell_unwritten(j, &receipt);
}

static void
run(struct job *j)
{
	bool single = false;
	int i, rc;

	for (i = 0; i < ZY_PLEDGE_COLUMNS; i++)
		single |= j->o->cells[i] != NULL;
	if (!j->o->file) {
		zy_cli_usage(j->cli, _("--register is needed"));
		return;
	}
	if (zy_privacy_find(zy_view(j->o->by), NULL)) {
		zy_cli_usage(j->cli,
		    _("--by: a register keeps no numbers of identity cards: "
		      "leave it out; '%s'"),
		    j->o->by);
		return;
	}
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
		record(j);
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_pledge_schema};
	struct opts o = {.lock_timeout = 30};
	const struct zy_option table[] = {
	    {0, "register", "FILE", ZY_OPT_STRING, &o.file, NULL, 0, 0,
		N_("the register to append to (needed)")},
	    {0, "orgs", "FILE", ZY_OPT_STRING, &o.orgs, NULL, 0, 0,
		N_("subjects must be organisations of this roster")},
	    {0, "members", "FILE", ZY_OPT_STRING, &o.members, NULL, 0, 0,
		N_("or members of this one")},
	    {0, "by", "NAME", ZY_OPT_STRING, &o.by, NULL, 0, 0,
		N_("who enters them (default: the user)")},
	    {0, "lock-timeout", "SECONDS", ZY_OPT_INTEGER, &o.lock_timeout,
		NULL, 0, 86400,
		N_("how long to wait for other programs (default 30)")},
	    {'n', "dry-run", NULL, ZY_OPT_FLAG, &o.dry, NULL, 0, 0,
		N_("check and print, record nothing")},
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
	struct job j = {
	    .cli = &cli,
	    .o = &o,
	    .batch = {.schema = &zy_pledge_schema, .record = "pledge"},
	};

	if (zy_cli_start(&cli, argc, argv, table))
		return zy_cli_finish(&cli);
	run(&j);
	zy_intern_free(j.subjects);
	zy_batch_release(&j.batch);
	zy_arena_release(&j.arena);
	return zy_cli_finish(&cli);
}
