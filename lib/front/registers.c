/*
 * Reading, verifying and repairing registers, with messages.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/registers.h"

#include <errno.h>
#include <unistd.h>

/* The register that is being verified. */
struct verified {
	struct zy_cli *cli;
	const char *path;
};

static void
warn_of_finding(
    void *context, const char *level, uint64_t line, const char *what)
{
	const struct verified *v = context;
	struct zy_error e = ZY_ERROR_INIT;

	zy_error_set(&e, ZY_ERROR_RECORD, "%s: %s", level, what);
	zy_error_at(&e, v->path, line, 0);
	zy_cli_warn(v->cli, &e);
}

void
zy_registers_verify(
    struct zy_cli *cli, const char *path, const struct zy_verify_options *o)
{
	struct verified v = {cli, path};
	struct zy_verify_options vo = *o;
	struct zy_verify_result result;
	struct zy_error e = ZY_ERROR_INIT;

	vo.found = warn_of_finding;
	vo.context = &v;
	if (zy_register_verify(path, &vo, &result, &e)) {
		zy_cli_fail(cli, &e);
		return;
	}
	cli->records += result.lines;
	if (result.back)
		zy_cli_note(cli,
		    _("%s:%llu: time: was entered before the line above, as "
		      "%llu lines in all: a clock went back"),
		    path, (unsigned long long)result.back_line,
		    (unsigned long long)result.back);
	if (result.findings == 0)
		zy_cli_note_verbose(cli,
		    _("%s: %llu lines, nothing found, head %s"), path,
		    (unsigned long long)result.lines, result.head);
}

/* Opening it for writing repairs the end. */
void
zy_registers_repair(
    struct zy_cli *cli, const char *path, const struct zy_register_options *o)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_register *r;
	const char *aside;
	uint64_t n;

	if (access(path, F_OK)) {
		zy_error_set(&e, ZY_ERROR_IO, "%s", strerror(errno));
		zy_error_at(&e, path, 0, 0);
	}
	if (e.kind || zy_register_open(&r, path, o, &e)) {
		zy_cli_fail(cli, &e);
		return;
	}
	n = zy_register_torn(r, &aside);
	if (zy_register_unended(r))
		zy_cli_note(cli,
		    _("%s: the end of its last line was gone and is back"),
		    path);
	else if (n)
		zy_cli_note(cli,
		    _("%s: %llu bytes behind the last whole batch are now in "
		      "'%s'"),
		    path, (unsigned long long)n, aside);
	else
		zy_cli_note(cli, _("%s: there was nothing to repair"), path);
	zy_register_close(r);
}

int
zy_registers_set_day(
    struct zy_cli *cli, struct zy_extract *x, const char *as_of)
{
	struct zy_follows *f = &x->follows;
	struct zy_buf b = ZY_BUF_INIT;

	f->campaign = zy_cli_campaign(cli);
	if (!f->campaign)
		return -1;
	if (!as_of)
		return zy_cli_today(cli, &f->as_of);
	if (!zy_date_parse(&f->as_of, zy_view(as_of))) {
		zy_cli_usage(cli, _("--as-of: not a date '%s'"), as_of);
		return -1;
	}
	zy_date_format(&b, f->as_of);
	memcpy(x->as_of, b.p, b.n + 1);
	zy_buf_release(&b);
	return 0;
}

int
zy_registers_extract(struct zy_cli *cli, const char *path, int64_t lock_seconds,
    struct zy_extract *x)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_cli_register r;
	int rc;

	if (zy_cli_register_open(cli, path, lock_seconds, &r))
		return -1;
	rc = zy_extract_read(x, &r.chain, path, &e);
	zy_cli_register_close(&r);
	if (e.kind)
		zy_cli_fail(cli, &e);
	return rc;
}

void
zy_registers_finish_extract(struct zy_cli *cli, struct zy_extract *x)
{
	cli->records += x->lines;
	if (!x->history && !zy_cli_failed(cli))
		zy_extract_write(x);
	if (x->conflict)
		zy_cli_usage(cli,
		    _("records of two kinds, '%s' and '%s': choose one with "
		      "--record"),
		    x->schema->name, x->conflict->name);
	if (x->fold.orphans)
		zy_cli_note(cli,
		    _("marks and withdrawals of records that no register here "
		      "has: %llu"),
		    (unsigned long long)x->fold.orphans);
}
