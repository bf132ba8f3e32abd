/* Registers among the inputs: part of cli.h.  SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/state.h"
#include "register/file.h"
#include "register/register.h"

enum {
	LOCK_SECONDS = 30, /* for a register that is read as a stream */
};

static void
warn_at(struct zy_cli *cli, const char *path, uint64_t line, struct zy_error *e)
{
	zy_error_at(e, path, line, 0);
	zy_cli_warn(cli, e);
}

/* Prints what the check has found. */
static void
tell_check(struct zy_cli *cli, const char *path, const struct zy_chain *c)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (c->what) {
		zy_error_set(&e, ZY_ERROR_RECORD,
		    c->unverified
			? _("%s; read all the same, as --unverified says")
			: _("%s; what stands from here on is left out"),
		    c->what);
		warn_at(cli, path, c->bad, &e);
	} else if (c->unended) {
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("the end of its last line is gone (an editor?); "
		      "--repair puts it back"));
		warn_at(cli, path, 0, &e);
	} else if (c->torn) {
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%llu bytes at its end were never confirmed (a crash?)"),
		    (unsigned long long)c->torn);
		warn_at(cli, path, 0, &e);
	}
}

/* Opens the register under a shared lock, and checks it. */
static int
open_and_check(struct zy_cli *cli, const char *path, int64_t seconds,
    struct zy_cli_register *r, struct zy_error *e)
{
	/* A link to a register is as good as its name, where it is read. */
	char *file = realpath(path, NULL);
	struct stat st;
	bool created;
	int rc = zy_file_open(
	    &r->fd, &created, file ? file : path, seconds, true, e);

	r->chain = (struct zy_chain){.unverified = cli->state->unverified};
	free(file);
	if (rc) {
		r->fd = -1;
		e->source[0] = '\0';
		return zy_error_at(e, path, 0, 0);
	}
	errno = ENOENT;
	if (r->fd < 0 || fstat(r->fd, &st))
		return zy_file_error(path, _("cannot be opened"), e);
	r->chain.fd = r->fd;
	r->chain.size = (uint64_t)st.st_size;
	if (zy_chain_check(&r->chain))
		return zy_file_error(path, _("cannot be read"), e);
	if (r->chain.later || (r->chain.bad == 1 && !zy_register_is(path))) {
		zy_error_set(e, ZY_ERROR_IO, "%s", r->chain.what);
		return zy_error_at(e, path, r->chain.bad, 0);
	}
	return 0;
}

int
zy_cli_register_open(struct zy_cli *cli, const char *path, int64_t seconds,
    struct zy_cli_register *r)
{
	struct zy_error e = ZY_ERROR_INIT;

	if (open_and_check(cli, path, seconds, r, &e)) {
		zy_cli_fail(cli, &e);
		zy_cli_register_close(r);
		return -1;
	}
	tell_check(cli, path, &r->chain);
	return 0;
}

void
zy_cli_register_close(struct zy_cli_register *r)
{
	if (r->fd >= 0)
		close(r->fd);
	r->fd = -1;
}

int
zy_cli_register_limit(
    struct zy_cli *cli, const char *path, struct zy_source_options *o)
{
	struct zy_cli_register r;

	if (strcmp(path, "-") == 0 || !zy_register_is(path))
		return 0;
	if (zy_cli_register_open(cli, path, LOCK_SECONDS, &r))
		return -1;
	o->limited = true;
	o->end = r.chain.end - r.chain.unended;
	zy_cli_register_close(&r);
	return 0;
}
