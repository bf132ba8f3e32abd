/*
 * Verifying and repairing registers, with messages.
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
