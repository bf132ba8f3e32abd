/*
 * register-read - registers as they stand, as of a day, line by line; checked:
 *	register-read --as-of 2010-12-31 pledges.jsonl | score -S standard.json
 *
 * SPDX-License-Identifier: MIT
 */
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

/* Verifies the register j->path. */
static void
verify(struct job *j)
{
	char head[ZY_HASH_HEX];
	struct zy_verify_options vo = {.levels = j->levels,
	    .threads = (int)j->cli->threads,
	    .lock_seconds = j->o->lock_timeout,
	    .head = j->o->head ? head : NULL};

	if (j->o->head && zy_registers_head(j->cli, j->o->head, j->path, head))
		return;
	zy_registers_verify(j->cli, j->path, &vo);
}

/* Repairs the register j->path. */
static void
repair(struct job *j)
{
	const struct zy_register_options ro = {
	    .lock_seconds = j->o->lock_timeout,
	    .network = j->o->network,
	    .repair = true};

	zy_registers_repair(j->cli, j->path, &ro);
}

/*
 * Reads the levels of --verify, and --head, which is one of them.  Returns 0,
 * or -1 with wrong use printed.
 */
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
	if ((j->levels & ZY_VERIFY_HEAD) && !j->o->head &&
	    !zy_cli_has_heads(j->cli)) {
		zy_cli_usage(j->cli,
		    _("--verify=head needs --head HASH or --heads FILE"));
		return -1;
	}
	return 0;
}

/*
 * Checks that no register is standard input, which cannot be locked.  Returns
 * 0, or -1 with wrong use printed.
 */
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

/* Checks that the options agree.  Returns 0, or -1 with the fault printed. */
static int
check_options(struct job *j)
{
	if (j->o->repair && (j->o->verify || j->o->history)) {
		zy_cli_usage(j->cli,
		    _("--repair, --verify and --history exclude each other"));
		return -1;
	}
	return read_levels(j);
}

/* Repairs, verifies or writes out each register. */
static void
run(struct job *j)
{
	bool stream;
	size_t i;

	if (check_names(j) || check_options(j))
		return;
	stream = !j->o->repair && !j->o->verify;
	if (stream && zy_registers_set_day(j->cli, &j->extract, j->o->as_of))
		return;
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
		else if (zy_registers_extract(
			     j->cli, j->path, j->o->lock_timeout, &j->extract))
			break;
	}
	if (!stream)
		return;
	zy_registers_finish_extract(j->cli, &j->extract);
	zy_cli_finish_writer(j->cli, j->extract.out);
}

/*
 * Replaces --verify without levels by one with all levels: getopt has no option
 * with an optional word.
 */
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
	    ZY_STRING(0, "head", &o.head, N_("HASH|FILE"),
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
