/*
 * register-read - registers as they stand, as of a day, line by line; checked:
 *	register-read --as-of 2010-12-31 pledges.jsonl | score -S standard.json
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>

#include "base/date.h"
#include "front/registers.h"
#include "model/record.h"
#include "register/extract.h"

struct opts {
	const char *as_of, *record, *verify, *head;
	int64_t lock_timeout;
	bool history, repair, network;
};

struct job {
	struct zy_cli *cli;
	struct opts *o;
	const char *path; /* the current register */
	struct zy_extract extract;
	unsigned levels; /* of --verify */
};

/* Reads the current register into the extract.  Returns -1 to stop. */
static int
read_register(struct job *j)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_cli_register r;
	int rc;

	if (zy_cli_register_open(j->cli, j->path, j->o->lock_timeout, &r))
		return -1;
	rc = zy_extract_read(&j->extract, &r.chain, j->path, &e);
	zy_cli_register_close(&r);
	if (e.kind)
		zy_cli_fail(j->cli, &e);
	return rc;
}

/* Ends the stream, after all registers have been read. */
static void
finish_stream(struct job *j)
{
	struct zy_extract *x = &j->extract;

	j->cli->records += x->lines;
	if (!x->history && !zy_cli_failed(j->cli))
		zy_extract_write(x);
	if (x->conflict)
		zy_cli_usage(j->cli,
		    _("records of two kinds, '%s' and '%s': choose one with "
		      "--record"),
		    x->schema->name, x->conflict->name);
	if (x->fold.orphans)
		zy_cli_note(j->cli,
		    _("marks and withdrawals of records that no register here "
		      "has: %llu"),
		    (unsigned long long)x->fold.orphans);
	zy_cli_finish_writer(j->cli, x->out);
}

static void
verify(struct job *j)
{
	struct zy_verify_options vo = {.levels = j->levels,
	    .threads = (int)j->cli->threads,
	    .lock_seconds = j->o->lock_timeout,
	    .head = j->o->head};

	zy_registers_verify(j->cli, j->path, &vo);
}

static void
repair(struct job *j)
{
	const struct zy_register_options ro = {
	    .lock_seconds = j->o->lock_timeout,
	    .network = j->o->network,
	    .repair = true};

	zy_registers_repair(j->cli, j->path, &ro);
}

/* Reads --verify and --head.  -1: an error was reported. */
static int
read_levels(struct job *j)
{
	struct zy_view unknown;

	if (j->o->head && !j->o->verify)
		j->o->verify = "";
	if (j->o->verify && zy_verify_read_levels(
				zy_view(j->o->verify), &j->levels, &unknown)) {
		zy_cli_usage(j->cli, _("--verify: unknown level '%.*s'"),
		    ZY_ARG(unknown));
		return -1;
	}
	if (j->o->head)
		j->levels |= ZY_VERIFY_HEAD;
	if ((j->levels & ZY_VERIFY_HEAD) && !j->o->head) {
		zy_cli_usage(j->cli, _("--verify=head needs --head HASH"));
		return -1;
	}
	return 0;
}

/* Registers are files, which can be locked: they have names. */
static int
check_names(struct job *j)
{
	size_t i;

	for (i = 0; i < j->cli->ninputs; i++)
		if (strcmp(j->cli->inputs[i], "-") == 0) {
			zy_cli_usage(j->cli,
			    _("name the registers: none is read from standard "
			      "input"));
			return -1;
		}
	return 0;
}

static int
check_options(struct job *j)
{
	static char day[16];
	struct zy_date d;
	struct zy_buf b = ZY_BUF_INIT;

	if (j->o->as_of) {
		if (!zy_date_parse(&d, zy_view(j->o->as_of))) {
			zy_cli_usage(
			    j->cli, _("--as-of: not a date '%s'"), j->o->as_of);
			return -1;
		}
		zy_date_format(&b, d);
		snprintf(day, sizeof(day), "%s", b.p);
		zy_buf_release(&b);
		j->o->as_of = day;
	}
	if (j->o->repair && (j->o->verify || j->o->history)) {
		zy_cli_usage(j->cli,
		    _("--repair, --verify and --history exclude each other"));
		return -1;
	}
	return read_levels(j);
}

/* Sets the day of the states of activities.  -1: an error was reported. */
static int
set_day(struct job *j)
{
	struct zy_follows *f = &j->extract.follows;

	f->campaign = zy_cli_campaign(j->cli);
	if (!f->campaign)
		return -1;
	if (j->o->as_of)
		return zy_date_parse(&f->as_of, zy_view(j->o->as_of)) ? 0 : -1;
	return zy_cli_today(j->cli, &f->as_of);
}

static void
run(struct job *j)
{
	bool stream;
	size_t i;

	if (check_names(j) || check_options(j))
		return;
	stream = !j->o->repair && !j->o->verify;
	if (stream && set_day(j))
		return;
	j->extract.as_of = j->o->as_of;
	j->extract.record = j->o->record;
	j->extract.history = j->o->history;
	if (stream && !(j->extract.out = zy_cli_writer(j->cli)))
		return;
	for (i = 0; i < j->cli->ninputs && !zy_cli_failed(j->cli); i++) {
		j->path = j->cli->inputs[i];
		if (j->o->repair)
			repair(j);
		else if (j->o->verify)
			verify(j);
		else if (read_register(j))
			break;
	}
	if (stream)
		finish_stream(j);
}

/* --verify without levels is all of them: getopt knows nothing of the kind. */
static void
fill_verify(int argc, char **argv)
{
	static char all[] = "--verify=";
	int i;

	for (i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--verify") == 0)
			argv[i] = all;
}

int
main(int argc, char **argv)
{
	static const struct zy_schema *const schemas[] = {&zy_pledge_schema,
	    &zy_comment_schema, &zy_activity_schema, &zy_award_schema,
	    &zy_mark_schema, &zy_withdrawal_schema};
	struct opts o = {.lock_timeout = 30};
	struct job j = {.o = &o};
	const struct zy_option table[] = {
	    ZY_STRING(0, "as-of", &o.as_of, N_("DATE"),
		N_("as it stood at the end of that day")),
	    ZY_FLAG(0, "history", &o.history,
		N_("every line, with its number, time and author")),
	    ZY_CHOICE(0, "record", &o.record, N_("KIND"),
		"pledge|comment|activity|award",
		N_("only records of this kind")),
	    ZY_STRING(0, "verify", &o.verify, N_("[LEVEL,...]"),
		N_("only check: basic, chain, ids, schema, time, head "
		   "(default: all but head)")),
	    ZY_STRING(0, "head", &o.head, N_("HASH"),
		N_("check that a line with this hash, once the last, is "
		   "there")),
	    ZY_FLAG(0, "repair", &o.repair,
		N_("move a torn end aside, put a lost line end back")),
	    ZY_INTEGER(0, "lock-timeout", &o.lock_timeout, N_("SECONDS"), 0,
		86400, N_("how long to wait for other programs (default 30)")),
	    ZY_FLAG(0, "allow-network-fs", &o.network,
		N_("repair also where the file system is a network's")),
	    ZY_OPTIONS_END,
	};
	struct zy_cli cli = {
	    .name = "register-read",
	    .purpose = N_("Read registers: as they stand, their history, "
			  "whether they are whole."),
	    .synopsis = "[OPTION]... FILE...",
	    .examples =
		"  register-read pledges.jsonl | report --kind dashboard\n"
		"  register-read --as-of 2010-12-31 -f table pledges.jsonl\n"
		"  register-read --verify -v pledges.jsonl\n",
	    .schemas = schemas,
	    .nschemas = 6,
	    .no_plan = true,
	};

	j.cli = &cli;
	fill_verify(argc, argv);
	if (zy_cli_start(&cli, argc, argv, table))
		return zy_cli_finish(&cli);
	run(&j);
	zy_extract_release(&j.extract);
	return zy_cli_finish(&cli);
}
