/*
 * Reading registers as inputs, and what is known of them from --heads:
 * implements functions of cli.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/trace.h"
#include "cli/state.h"
#include "register/file.h"
#include "register/register.h"

/* Prints e as a warning about a line of the register path. */
static void
warn_at(struct zy_cli *cli, const char *path, uint64_t line, struct zy_error *e)
{
	zy_error_at(e, path, line, 0);
	zy_cli_warn(cli, e);
}

/* Prints warnings about what the check of a register has found. */
static void
tell_check(struct zy_cli *cli, const char *path, const struct zy_chain *c)
{
	struct zy_error e = ZY_ERROR_INIT, torn = ZY_ERROR_INIT;

	if (c->what) {
		zy_error_set(&e, ZY_ERROR_RECORD,
		    c->unverified
			? _("%s; read all the same, as --unverified says")
			: _("%s; what stands from here on is left out"),
		    c->what);
		warn_at(cli, path, c->bad, &e);
		return;
	}
	if (c->unended) {
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("the end of its last line is gone (an editor?); "
		      "--repair puts it back"));
		warn_at(cli, path, 0, &e);
	}
	if (c->torn) {
		zy_error_set(&torn, ZY_ERROR_RECORD,
		    c->stray && c->lines
			? _("%llu bytes at its end are none of a register (an "
			    "editor, a transfer?); --repair moves them aside")
			: _("%llu bytes at its end are no whole batch (a "
			    "crash, a file that was cut?)"),
		    (unsigned long long)c->torn);
		warn_at(cli, path, 0, &torn);
	}
}

/*
 * Opens the register under a shared lock and checks its chain.  Returns 0, or
 * -1 with e set; r->fd may be open in both cases.
 */
static int
open_and_check(struct zy_cli *cli, const char *path, int64_t seconds,
    const struct zy_known *k, struct zy_cli_register *r, struct zy_error *e)
{
	/* A link to a register is as good as its name, where it is read. */
	char *file = realpath(zy_trace_path(path), NULL);
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
	if (r->fd < 0 && !cli->state->anew &&
	    zy_known_check(k, path, false, 0, "", e))
		return -1;
	errno = ENOENT;
	if (r->fd < 0 || fstat(r->fd, &st))
		return zy_file_error(path, _("cannot be opened"), e);
	r->chain.fd = r->fd;
	r->chain.known = k->lines;
	r->chain.size = (uint64_t)st.st_size;
	if (zy_chain_check(&r->chain))
		return zy_file_error(path, _("cannot be read"), e);
	if (r->chain.lines == 0 && r->chain.stray && !zy_register_is(path)) {
		zy_error_set(e, ZY_ERROR_IO, "%s", _("no register"));
		return zy_error_at(e, path, 0, 0);
	}
	if (r->chain.later || (r->chain.bad == 1 && !zy_register_is(path))) {
		zy_error_set(e, ZY_ERROR_IO, "%s", r->chain.what);
		return zy_error_at(e, path, r->chain.bad, 0);
	}
	return 0;
}

/*
 * Compares the register with what the file of --heads knows of it, and writes
 * its present state to that file.  Returns 0, or -1 with e set where known
 * lines are lost.
 */
static int
hold_to_known(struct zy_cli *cli, const char *path, const struct zy_known *k,
    const struct zy_chain *c, struct zy_error *e)
{
	struct zy_error lost = ZY_ERROR_INIT;
	uint64_t lines = c->what ? c->bad - 1 : c->lines;

	if (zy_known_check(k, path, true, lines, c->known_head, &lost)) {
		if (cli->state->anew) {
			zy_cli_note_anew(cli, k, path);
		} else if (c->what && c->unverified) {
			zy_cli_warn(cli, &lost);
			return 0;
		} else {
			*e = lost;
			return -1;
		}
	}
	if (c->what || !k->file)
		return 0;
	/* Whoever wrote these lines may have died before they were on disk. */
	if (zy_file_sync(c->fd) && errno != EROFS && errno != EINVAL)
		return zy_file_error(path, _("cannot be flushed"), e);
	zy_cli_keep_head(cli, k, path, c->lines, c->head);
	return 0;
}

int
zy_cli_known(struct zy_cli *cli, const char *path, struct zy_known *k)
{
	struct zy_error e = ZY_ERROR_INIT;

	*k = (struct zy_known){.lines = 0};
	zy_line_zero_hash(k->head);
	if (!cli->state->heads)
		return 0;
	if (zy_heads_find(k, cli->state->heads, path, &e) == 0)
		return 0;
	zy_cli_fail(cli, &e);
	return -1;
}

bool
zy_cli_has_heads(const struct zy_cli *cli)
{
	return cli->state->heads != NULL;
}

bool
zy_cli_anew(const struct zy_cli *cli)
{
	return cli->state->anew;
}

void
zy_cli_note_anew(struct zy_cli *cli, const struct zy_known *k, const char *path)
{
	zy_cli_note(cli,
	    _("%s: begins anew, as --new says; %llu lines were known since %s, "
	      "with the head %.16s"),
	    path, (unsigned long long)k->lines, k->at, k->head);
}

void
zy_cli_keep_head(struct zy_cli *cli, const struct zy_known *k, const char *path,
    uint64_t lines, const char *head)
{
	struct zy_error e = ZY_ERROR_INIT;
	char at[ZY_CLI_NOW_MAX];

	if (!k->file || lines == 0 ||
	    (lines == k->lines && strcmp(head, k->head) == 0))
		return;
	if (k->lines == 0)
		zy_cli_note(cli,
		    _("%s: nothing was known of it; its head is kept in '%s' "
		      "from now on"),
		    path, k->file);
	if (zy_cli_now(cli, at) == 0 &&
	    zy_heads_put(k, lines, head, at, ZY_CLI_LOCK_SECONDS, &e))
		zy_cli_fail(cli, &e);
}

/* Records the head of a register that was read, for zy_cli_put_heads. */
static void
keep_read(struct zy_cli *cli, const char *path, const struct zy_chain *c)
{
	struct zy_cli_state *s = cli->state;
	struct zy_cli_head *h;
	size_t i;

	for (i = 0; i < s->nheads_read; i++)
		if (strcmp(s->heads_read[i].name, path) == 0)
			return;
	s->heads_read = zy_grow(s->heads_read, &s->heads_read_cap,
	    s->nheads_read + 1, sizeof(*s->heads_read));
	h = &s->heads_read[s->nheads_read++];
	h->name = zy_arena_strndup(&s->arena, path, strlen(path));
	h->lines = c->lines;
	memcpy(h->head, c->head, sizeof(h->head));
}

size_t
zy_cli_put_heads(const struct zy_cli *cli, struct zy_buf *out)
{
	const struct zy_cli_state *s = cli->state;
	const struct zy_cli_head *h;
	struct zy_buf name = ZY_BUF_INIT;
	size_t i;

	for (i = 0; i < s->nheads_read; i++) {
		h = &s->heads_read[i];
		zy_buf_reset(&name);
		zy_privacy_visible(&name, zy_view(h->name));
		zy_buf_printf(out, _("%s: %llu lines, head %.16s\n"), name.p,
		    (unsigned long long)h->lines, h->head);
	}
	zy_buf_release(&name);
	return s->nheads_read;
}

/* Reports to the trace how far the register is read. */
static void
trace(struct zy_cli *cli, const char *path, const struct zy_chain *c)
{
	if (!c->what || !c->unverified)
		keep_read(cli, path, c);
	if (c->what && c->unverified)
		zy_trace_input(path, c->fd, 0);
	else
		zy_trace_register(path, c->lines, c->head);
}

int
zy_cli_register_open(struct zy_cli *cli, const char *path, int64_t seconds,
    struct zy_cli_register *r)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_known k;
	int rc;

	r->fd = -1;
	if (zy_cli_known(cli, path, &k)) {
		zy_known_release(&k);
		return -1;
	}
	rc = open_and_check(cli, path, seconds, &k, r, &e);
	if (rc == 0)
		tell_check(cli, path, &r->chain);
	if (rc == 0)
		rc = hold_to_known(cli, path, &k, &r->chain, &e);
	if (rc == 0)
		trace(cli, path, &r->chain);
	if (rc) {
		zy_cli_fail(cli, &e);
		zy_cli_register_close(r);
	}
	zy_known_release(&k);
	return rc;
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
	struct zy_known k;
	bool known;
	int rc;

	if (strcmp(path, "-") == 0)
		return 0;
	rc = zy_cli_known(cli, path, &k);
	known = k.lines > 0;
	zy_known_release(&k);
	if (rc || (!known && !zy_register_is(path)))
		return rc;
	if (zy_cli_register_open(cli, path, ZY_CLI_LOCK_SECONDS, &r))
		return -1;
	o->limited = true;
	o->end = r.chain.end - r.chain.unended;
	zy_cli_register_close(&r);
	return 0;
}
