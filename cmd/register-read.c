/*
 * register-read - registers as they stand, as of a day, line by line; checked:
 *	register-read --as-of 2010-12-31 pledges.jsonl | score -S standard.json
 *-
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/date.h"
#include "cli/cli.h"
#include "model/record.h"
#include "register/fold.h"
#include "register/register.h"
#include "register/verify.h"

struct opts {
	const char *as_of, *record, *verify, *head;
	int64_t lock_timeout;
	bool history, repair, network;
};

struct job {
	struct zy_cli *cli;
	struct opts *o;
	const char *path; /* the register at hand */
	struct zy_writer *out;
	const struct zy_schema *schema; /* of what is written */
	struct zy_fold fold;
	unsigned levels;
	const struct zy_schema *first; /* of the first record seen */
};

/* What a crash left at the end is told: those records are not there; and an
 * end that is gone from records that are. */
static void
tell_torn(struct job *j, const struct zy_register *r)
{
	struct zy_error e = ZY_ERROR_INIT;
	const char *aside;
	uint64_t n = zy_register_torn(r, &aside);

	if (zy_register_unended(r))
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("the end of its last line is gone (an editor?); "
		      "--repair puts it back"));
	else if (n == 0)
		return;
	else
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%llu bytes at its end were never confirmed (a crash?)"),
		    (unsigned long long)n);
	zy_error_at(&e, j->path, 0, 0);
	zy_cli_warn(j->cli, &e);
}

/* The lines of the register, each given to take. */
static int
walk(struct job *j, zy_fold_line *take)
{
	const struct zy_register_options ro = {
	    .lock_seconds = j->o->lock_timeout, .existing = true};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_register *r;
	int rc = zy_register_open(&r, j->path, &ro, &e);

	if (rc == 0) {
		tell_torn(j, r);
		rc = zy_fold_walk(r, j->path, take, j, &e);
		zy_register_close(r);
	}
	if (e.kind)
		zy_cli_fail(j->cli, &e);
	return rc;
}

/* Is the line of a later day than the one that is asked for? */
static bool
is_later(const struct job *j, const struct zy_line *l)
{
	size_t day = j->o->as_of ? strlen(j->o->as_of) : 0;

	return day && l->at.n >= day && memcmp(l->at.p, j->o->as_of, day) > 0;
}

/* The one kind of record that is written; NULL: told. */
static const struct zy_schema *
choose(struct job *j, const struct zy_schema *s)
{
	if (!j->schema)
		j->schema = s;
	if (j->schema == s)
		return s;
	zy_cli_usage(j->cli,
	    _("records of two kinds, '%s' and '%s': choose one with "
	      "--record"),
	    j->schema->name, s->name);
	return NULL;
}

static int
fold_line(void *job, const struct zy_line *l, const struct zy_json_member *m,
    size_t n, struct zy_error *e)
{
	struct job *j = job;

	const struct zy_entry_kind *k = zy_entry_kind_find(l->record);

	if (!j->first && k)
		j->first = k->schema;
	if (is_later(j, l))
		return 0;
	j->cli->records++;
	return zy_fold_take(&j->fold, l, m, n, e) == 0
		   ? 0
		   : zy_error_at(e, j->path, l->seq, 0);
}

/* What marks and withdrawals say that the record itself does not. */
static const char *const later[] = {"pledge", "date", "reason", "ref"};

static bool
has_later(const struct zy_schema *s, const char *name)
{
	if (zy_schema_find(s, zy_view(name)))
		return false;
	return s == &zy_pledge_schema ||
	       zy_schema_find(&zy_withdrawal_schema, zy_view(name));
}

static void
declare(struct job *j, bool history)
{
	static const char *const head[] = {"seq", "at", "by", "record"};
	size_t c;

	for (c = 0; history && c < 4; c++)
		zy_writer_column(j->out, zy_view(head[c]), NULL);
	for (c = 0; c < j->schema->n; c++)
		zy_writer_column(j->out, zy_view(j->schema->columns[c].name),
		    &j->schema->columns[c]);
	for (c = 0; history && c < 4; c++)
		if (has_later(j->schema, later[c]))
			zy_writer_column(j->out, zy_view(later[c]), NULL);
}

static void
write_state(struct job *j)
{
	size_t i, c;

	for (i = 0; i < j->fold.n; i++) {
		const struct zy_schema *s = j->fold.records[i].schema;

		if (j->o->record && strcmp(s->name, j->o->record) != 0)
			continue;
		if (!choose(j, s))
			return;
	}
	/* With none of them there is a header all the same. */
	if (!j->schema && j->o->record)
		j->schema = zy_entry_kind_find(zy_view(j->o->record))->schema;
	if (!j->schema)
		j->schema = j->first;
	if (!j->schema)
		return;
	declare(j, false);
	for (i = 0; i < j->fold.n && !zy_writer_closed(j->out); i++) {
		const struct zy_folded *r = &j->fold.records[i];

		if (r->schema != j->schema || r->withdrawn)
			continue;
		for (c = 0; c < r->schema->n; c++)
			zy_writer_cell(j->out, r->cells[c]);
		zy_writer_end(j->out);
	}
}

/* The kind of record that a line is of, or about; NULL: not known. */
static const struct zy_schema *
about(const struct job *j, const struct zy_line *l,
    const struct zy_json_member *m, size_t n)
{
	const struct zy_entry_kind *k = zy_entry_kind_find(l->record);
	const struct zy_folded *r;

	if (k == &zy_entry_mark)
		return &zy_pledge_schema;
	if (k != &zy_entry_withdrawal)
		return k ? k->schema : NULL;
	r = zy_fold_find(&j->fold, zy_fold_member(m, n, "ref"));
	return r ? r->schema : NULL;
}

static void
write_cells(struct job *j, const struct zy_line *l,
    const struct zy_json_member *m, size_t n)
{
	const struct zy_schema *s = j->schema;
	char seq[24];
	size_t c;

	snprintf(seq, sizeof(seq), "%llu", (unsigned long long)l->seq);
	zy_writer_cell(j->out, zy_view(seq));
	zy_writer_cell(j->out, l->at);
	zy_writer_cell(j->out, l->by);
	zy_writer_cell(j->out, l->record);
	for (c = 0; c < s->n; c++)
		zy_writer_cell(j->out,
		    zy_fold_member(m, n, zy_line_key(s->columns[c].name)));
	for (c = 0; c < 4; c++)
		if (has_later(s, later[c]))
			zy_writer_cell(j->out, zy_fold_member(m, n, later[c]));
	zy_writer_end(j->out);
}

/* Every line with its number, time and author; marks beside pledges. */
static int
write_line(void *job, const struct zy_line *l, const struct zy_json_member *m,
    size_t n, struct zy_error *e)
{
	struct job *j = job;
	bool first = !j->schema;
	const struct zy_schema *s;

	if (fold_line(job, l, m, n, e))
		return -1;
	s = about(j, l, m, n);
	if (is_later(j, l) || !s ||
	    (j->o->record && strcmp(s->name, j->o->record) != 0))
		return 0;
	if (!choose(j, s))
		return -1;
	if (first)
		declare(j, true);
	write_cells(j, l, m, n);
	return zy_writer_closed(j->out) ? -1 : 0;
}

static void
found(void *job, const char *level, uint64_t line, const char *what)
{
	struct job *j = job;
	struct zy_error e = ZY_ERROR_INIT;

	zy_error_set(&e, ZY_ERROR_RECORD, "%s: %s", level, what);
	zy_error_at(&e, j->path, line, 0);
	zy_cli_warn(j->cli, &e);
}

static void
verify(struct job *j)
{
	const struct zy_verify_options vo = {.levels = j->levels,
	    .threads = (int)j->cli->threads,
	    .lock_seconds = j->o->lock_timeout,
	    .head = j->o->head,
	    .found = found,
	    .context = j};
	struct zy_verify_result result;
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_register_verify(j->path, &vo, &result, &e)) {
		zy_cli_fail(j->cli, &e);
		return;
	}
	j->cli->records += result.lines;
	if (result.findings == 0)
		zy_cli_say(j->cli, _("%s: %llu lines, nothing found, head %s"),
		    j->path, (unsigned long long)result.lines, result.head);
}

/* Opening it for writing moves a torn end aside. */
static void
repair(struct job *j)
{
	const struct zy_register_options ro = {
	    .lock_seconds = j->o->lock_timeout, .network = j->o->network};
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_register *r;
	const char *aside;
	uint64_t n;

	if (access(j->path, F_OK)) {
		zy_error_set(&e, ZY_ERROR_IO, "%s", strerror(errno));
		zy_error_at(&e, j->path, 0, 0);
	}
	if (e.kind || zy_register_open(&r, j->path, &ro, &e)) {
		zy_cli_fail(j->cli, &e);
		return;
	}
	n = zy_register_torn(r, &aside);
	if (zy_register_unended(r))
		zy_cli_note(j->cli,
		    _("%s: the end of its last line was gone and is back"),
		    j->path);
	else if (n)
		zy_cli_note(j->cli,
		    _("%s: %llu bytes that were never confirmed are now in "
		      "'%s'"),
		    j->path, (unsigned long long)n, aside);
	else
		zy_cli_note(
		    j->cli, _("%s: there was nothing to repair"), j->path);
	zy_register_close(r);
}

/* "basic,chain": the levels by name. */
static int
read_levels(struct job *j)
{
	static const char *const names[] = {
	    "basic", "chain", "ids", "schema", "time", "head"};
	struct zy_view all = zy_view(j->o->verify), one;
	size_t i;

	if (j->o->head && !j->o->verify)
		j->o->verify = "";
	if (j->o->verify && *j->o->verify == '\0')
		j->levels = ZY_VERIFY_BASIC | ZY_VERIFY_CHAIN | ZY_VERIFY_IDS |
			    ZY_VERIFY_SCHEMA | ZY_VERIFY_TIME;
	while (all.n && zy_view_next(&all, ',', &one)) {
		for (i = 0; i < 6 && !zy_view_is(one, names[i]); i++)
			;
		if (i == 6) {
			zy_cli_usage(j->cli,
			    _("--verify: unknown level '%.*s'"), ZY_ARG(one));
			return -1;
		}
		j->levels |= 1u << i;
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

static void
run(struct job *j)
{
	bool stream;
	size_t i;

	if (check_names(j) || check_options(j))
		return;
	stream = !j->o->repair && !j->o->verify;
	if (stream && !(j->out = zy_cli_writer(j->cli)))
		return;
	for (i = 0; i < j->cli->ninputs && !zy_cli_failed(j->cli); i++) {
		j->path = j->cli->inputs[i];
		if (j->o->repair)
			repair(j);
		else if (j->o->verify)
			verify(j);
		else if (walk(j, j->o->history ? write_line : fold_line))
			break;
	}
	if (!stream)
		return;
	if (!j->o->history && !zy_cli_failed(j->cli))
		write_state(j);
	if (j->fold.loose)
		zy_cli_note(j->cli,
		    _("marks and withdrawals of records that no register here "
		      "has: %llu"),
		    (unsigned long long)j->fold.loose);
	zy_cli_finish_writer(j->cli, j->out);
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
	    {0, "as-of", "DATE", ZY_OPT_STRING, &o.as_of, NULL, 0, 0,
		N_("as it stood at the end of that day")},
	    {0, "history", NULL, ZY_OPT_FLAG, &o.history, NULL, 0, 0,
		N_("every line, with its number, time and author")},
	    {0, "record", "KIND", ZY_OPT_CHOICE, &o.record,
		"pledge|comment|activity|award", 0, 0,
		N_("only records of this kind")},
	    {0, "verify", "[LEVEL,...]", ZY_OPT_STRING, &o.verify, NULL, 0, 0,
		N_("only check: basic, chain, ids, schema, time, head "
		   "(default: all but head)")},
	    {0, "head", "HASH", ZY_OPT_STRING, &o.head, NULL, 0, 0,
		N_("check that a line with this hash, once the last, is "
		   "there")},
	    {0, "repair", NULL, ZY_OPT_FLAG, &o.repair, NULL, 0, 0,
		N_("move a torn end aside, put a lost line end back")},
	    {0, "lock-timeout", "SECONDS", ZY_OPT_INTEGER, &o.lock_timeout,
		NULL, 0, 86400,
		N_("how long to wait for other programs (default 30)")},
	    {0, "allow-network-fs", NULL, ZY_OPT_FLAG, &o.network, NULL, 0, 0,
		N_("repair also where the file system is a network's")},
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
	};

	j.cli = &cli;
	fill_verify(argc, argv);
	if (zy_cli_start(&cli, argc, argv, table))
		return zy_cli_finish(&cli);
	run(&j);
	zy_fold_release(&j.fold);
	return zy_cli_finish(&cli);
}
