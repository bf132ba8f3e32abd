/*
 * --rederive FILE: compares the result that was made again with the recorded
 * one.  Implements zy_cli_rederive_finish, which is declared in state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/trace.h"
#include "cli/rederive.h"
#include "cli/state.h"

enum {
	CHUNK = 64 * 1024,
};

/* Prints a difference; the status becomes 1. */
static void differ(struct zy_cli *cli, const char *fmt, ...) ZY_PRINTF(2, 3);

/* Prints a difference and raises the exit status to 1. */
static void
differ(struct zy_cli *cli, const char *fmt, ...)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_buf b = ZY_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	zy_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	zy_error_set(&e, ZY_ERROR_RECORD, "%s", b.p);
	zy_buf_release(&b);
	zy_cli_raise(cli, ZY_ERROR_RECORD);
	zy_cli_print(cli, &e);
}

/* Returns the name of a file for a message. */
static const char *
shown(const char *name)
{
	return strcmp(name, "-") == 0 ? _("standard output") : name;
}

/*
 * Reads up to CHUNK bytes at an offset.  Returns their number, 0 at the end and
 * after an error.
 */
static size_t
read_some(int fd, char *to, uint64_t at)
{
	size_t n = 0;
	ssize_t got;

	while (n < CHUNK &&
	       (got = pread(fd, to + n, CHUNK - n, (off_t)(at + n))) > 0)
		n += (size_t)got;
	return n;
}

/* Returns the number of the first line in which two files differ. */
static uint64_t
first_difference(int a, int b)
{
	char *x = zy_malloc(CHUNK), *y = zy_malloc(CHUNK);
	uint64_t line = 1, at = 0;
	size_t i, n, m;

	for (;; at += n) {
		n = read_some(a, x, at);
		m = read_some(b, y, at);
		for (i = 0; i < n && i < m && x[i] == y[i]; i++)
			line += x[i] == '\n';
		if (i < n || i < m || n == 0)
			break;
	}
	free(x);
	free(y);
	return line;
}

/* Returns whether a name is the recorded one, which may have been masked. */
static bool
is_named(const char *name, const char *recorded, bool masked)
{
	struct zy_buf b = ZY_BUF_INIT;
	bool same = strcmp(name, recorded) == 0;

	if (same || !masked)
		return same;
	zy_privacy_visible(&b, zy_view(name));
	same = zy_view_is(zy_buf_get(&b), recorded);
	zy_buf_release(&b);
	return same;
}

/* Returns the output of the present run with that name, or NULL. */
static const struct zy_trace_file *
find_output(const char *name, bool masked)
{
	size_t n, i;
	const struct zy_trace_file *const *files = zy_trace_files(&n);

	for (i = 0; i < n; i++)
		if (files[i]->kind == ZY_TRACE_OUTPUT &&
		    is_named(files[i]->name, name, masked))
			return files[i];
	return NULL;
}

/*
 * Compares the present file `path`, which has the name of an output, with the
 * output that was made again.
 */
static void
compare_file(struct zy_cli *cli, const char *path,
    const struct zy_provenance_file *f, const struct zy_trace_file *now)
{
	char sha256[ZY_DIGEST_HEX];
	uint64_t size;
	int fd;

	if (!zy_cli_rederive_digest(path, &size, sha256) ||
	    strcmp(sha256, now->sha256) == 0)
		return;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	if (strcmp(sha256, f->sha256) == 0)
		differ(cli, _("'%s' differs from line %llu on"), path,
		    (unsigned long long)first_difference(now->caught, fd));
	else
		differ(cli,
		    _("'%s' is not what was recorded: it differs from line "
		      "%llu on"),
		    path,
		    (unsigned long long)first_difference(now->caught, fd));
	close(fd);
}

/*
 * Compares one recorded output with the one made again.  Returns whether they
 * are equal.
 */
static bool
compare_output(struct zy_cli *cli, struct zy_rederive *r,
    const struct zy_provenance_file *f)
{
	const struct zy_trace_file *now = find_output(f->name, f->masked);
	const char *beside = zy_cli_rederive_beside(cli, r, f->name);
	bool given = false;
	size_t i;

	for (i = 0; i < r->ngiven; i++)
		if (strcmp(r->given[i].sha256, f->sha256) == 0)
			given = r->given[i].fits = true;
	if (!now) {
		differ(cli, _("%s: was not written again"), shown(f->name));
		return false;
	}
	if (strcmp(now->sha256, f->sha256) != 0)
		differ(cli,
		    _("%s: differs: %llu bytes with SHA-256 %s then, %llu "
		      "bytes with %s now"),
		    shown(f->name), (unsigned long long)f->size, f->sha256,
		    (unsigned long long)now->size, now->sha256);
	if (strcmp(f->name, "-") != 0 && !given)
		compare_file(
		    cli, access(f->name, F_OK) == 0 ? f->name : beside, f, now);
	return strcmp(now->sha256, f->sha256) == 0;
}

/* Reports outputs that were made now but are not recorded. */
static void
compare_others(struct zy_cli *cli, const struct zy_rederive *r)
{
	size_t n, i, k;
	const struct zy_trace_file *const *files = zy_trace_files(&n);

	for (i = 0; i < n; i++) {
		if (files[i]->kind != ZY_TRACE_OUTPUT)
			continue;
		for (k = 0; k < r->p.noutputs; k++)
			if (is_named(files[i]->name, r->p.outputs[k].name,
				r->p.outputs[k].masked))
				break;
		if (k == r->p.noutputs)
			differ(cli, _("%s: is an output that was not recorded"),
			    shown(files[i]->name));
	}
}

/* Writes the main output, made again, to the file of -o, if that was given. */
static void
write_output(struct zy_cli *cli, const struct zy_rederive *r)
{
	const struct zy_trace_file *f =
	    find_output(cli->output ? cli->output : "-", false);
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_sink *sink;
	uint64_t at = 0;
	char *chunk;
	size_t n;

	if (!r->output || !f || zy_cli_guard(cli, r->output))
		return;
	zy_trace_release();
	if (zy_sink_open(&sink, r->output, &e)) {
		zy_cli_fail(cli, &e);
		return;
	}
	chunk = zy_malloc(CHUNK);
	for (; (n = read_some(f->caught, chunk, at)) > 0; at += n)
		zy_sink_put(sink, chunk, n);
	free(chunk);
	if (zy_sink_finish(sink, &e))
		zy_cli_fail(cli, &e);
}

void
zy_cli_rederive_finish(struct zy_cli *cli)
{
	struct zy_rederive *r = cli->state->again;
	int status = cli->state->status > cli->state->verdict
			 ? cli->state->status
			 : cli->state->verdict;
	size_t i;

	if (!r || status > ZY_ERROR_RECORD)
		return;
	if (!cli->state->started_work) {
		zy_cli_usage(cli,
		    _("--rederive: the command line of '%s' makes no result"),
		    r->file);
		return;
	}
	cli->state->status = cli->state->verdict = 0;
	cli->quiet = r->quiet;
	zy_cli_use_language(cli, r->messages);
	for (i = 0; i < r->p.noutputs; i++)
		compare_output(cli, r, &r->p.outputs[i]);
	compare_others(cli, r);
	if (r->p.noutputs == 0 && r->p.status != status)
		differ(cli, _("the status was %d then, and is %d now"),
		    (int)r->p.status, status);
	for (i = 0; i < r->ngiven; i++)
		if (!r->given[i].fits)
			differ(cli,
			    _("'%s' is none of the files that were read or "
			      "written"),
			    r->given[i].path);
	write_output(cli, r);
	if (strcmp(r->p.version, ZY_VERSION) != 0)
		zy_cli_note(cli, _("%s: was made by version %s; this is %s"),
		    r->file, r->p.version, ZY_VERSION);
	if (cli->state->status)
		return;
	zy_cli_note(cli,
	    _("%s: equal: made again from %zu inputs and %zu registers"),
	    r->file, r->p.ninputs, r->p.nregisters);
	for (i = 0; i < r->p.noutputs; i++)
		zy_cli_note(cli, _("%s: equal: %llu bytes, SHA-256 %s"),
		    shown(r->p.outputs[i].name),
		    (unsigned long long)r->p.outputs[i].size,
		    r->p.outputs[i].sha256);
}
