/*
 * Reading, verifying and repairing registers, with messages.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/registers.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/trace.h"
#include "register/witness.h"
#include "stream/source.h"

/* The register that is being verified. */
struct verified {
	struct zy_cli *cli;
	const char *path;
	const struct zy_known *known;
};

/*
 * Prints a finding of the verification as a warning; a callback of
 * zy_register_verify.
 */
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

/*
 * Stores the head of an intact register in the heads file, while the register
 * is locked.
 */
static void
keep_head(void *context, const struct zy_verify_result *r)
{
	const struct verified *v = context;

	zy_cli_keep_head(v->cli, v->known, v->path, r->lines, r->head);
}

/*
 * Finds the head of the register at path in a file that names registers and
 * their heads, line by line; the last one counts.  Returns 0 with the head in
 * out; or -1 with e set.
 */
static int
read_witness(const char *file, const char *path, char out[ZY_HASH_HEX],
    struct zy_error *e)
{
	const struct zy_source_options o = {.threads = 1, .markup = true};
	const char *slash = strrchr(path, '/');
	struct zy_view line, name = zy_view(slash ? slash + 1 : path);
	struct zy_source *s;
	bool found = false;
	int rc;

	if (zy_source_open(&s, file, &o, e))
		return -1;
	while ((rc = zy_source_line(s, &line, e)) == 1)
		found |= zy_witness_find(line, name, out);
	zy_source_free(s);
	if (rc == 0 && !found) {
		zy_error_set(e, ZY_ERROR_CONFIG,
		    _("--head: names no head of a register '%.*s'"),
		    ZY_ARG(name));
		zy_error_at(e, file, 0, 0);
	}
	return found && rc == 0 ? 0 : -1;
}

int
zy_registers_head(struct zy_cli *cli, const char *text, const char *path,
    char out[ZY_HASH_HEX])
{
	struct zy_error e = ZY_ERROR_INIT;

	if (zy_witness_is_head(zy_view(text), out))
		return 0;
	if (access(zy_trace_path(text), F_OK) == 0) {
		if (read_witness(text, path, out, &e) == 0)
			return 0;
		zy_cli_fail(cli, &e);
		return -1;
	}
	zy_cli_usage(cli,
	    _("--head: '%s' is no file, and not the %d hex digits of a hash, "
	      "or at least the first %d of them"),
	    text, ZY_HASH_HEX - 1, ZY_WITNESS_FEWEST);
	return -1;
}

/* Prints the other results of a verification as notices. */
static void
note_result(
    struct zy_cli *cli, const char *path, const struct zy_verify_result *r)
{
	if (r->back)
		zy_cli_note(cli,
		    _("%s:%llu: time: was entered before the line above, as "
		      "%llu lines in all: a clock went back"),
		    path, (unsigned long long)r->back_line,
		    (unsigned long long)r->back);
	if (r->findings == 0)
		zy_cli_note_verbose(cli,
		    _("%s: %llu lines, nothing found, head %s"), path,
		    (unsigned long long)r->lines, r->head);
}

/*
 * Records for the provenance of outputs which register was verified, by its
 * head; a register with findings as a plain file.
 */
static void
trace(const char *path, const struct zy_verify_result *r)
{
	int fd;

	if (!zy_trace_is_on())
		return;
	if (r->findings == 0) {
		zy_trace_register(path, r->lines, r->head);
		return;
	}
	fd = open(zy_trace_path(path), O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	zy_trace_input(path, fd, 0);
	close(fd);
}

void
zy_registers_verify(
    struct zy_cli *cli, const char *path, const struct zy_verify_options *o)
{
	struct zy_known known;
	struct verified v = {cli, path, &known};
	struct zy_verify_options vo = *o;
	struct zy_verify_result result;
	struct zy_error e = ZY_ERROR_INIT;

	vo.found = warn_of_finding;
	vo.intact = keep_head;
	vo.context = &v;
	vo.known = &known;
	vo.anew = zy_cli_anew(cli);
	if (zy_cli_known(cli, path, &known) == 0) {
		if (zy_register_verify(path, &vo, &result, &e)) {
			zy_cli_fail(cli, &e);
		} else {
			cli->records += result.lines;
			trace(path, &result);
			if (result.lost && vo.anew && result.findings == 0)
				zy_cli_note_anew(cli, &known, path);
			note_result(cli, path, &result);
		}
	}
	zy_known_release(&known);
}

/* Prints what a repair has done. */
static void
note_repaired(struct zy_cli *cli, const char *path, const struct zy_known *k,
    const struct zy_register *r)
{
	struct zy_error e = ZY_ERROR_INIT;
	const char *aside;
	uint64_t n = zy_register_torn(r, &aside);

	if (zy_register_unended(r))
		zy_cli_note(cli,
		    _("%s: the end of its last line was gone and is back"),
		    path);
	if (n && zy_register_was_confirmed(r))
		zy_cli_note(cli,
		    _("%s: %llu bytes of a batch that may have been confirmed "
		      "are now in '%s'"),
		    path, (unsigned long long)n, aside);
	else if (n)
		zy_cli_note(cli,
		    _("%s: %llu bytes behind the last whole batch are now in "
		      "'%s'"),
		    path, (unsigned long long)n, aside);
	else if (!zy_register_unended(r))
		zy_cli_note(cli, _("%s: there was nothing to repair"), path);
	if (!zy_register_has_lost(r))
		return;
	if (zy_cli_anew(cli)) {
		zy_cli_note_anew(cli, k, path);
		return;
	}
	zy_error_set(&e, ZY_ERROR_RECORD,
	    _("%llu of the %llu lines that were known since %s are left; the "
	      "others are among what was moved aside: enter them again"),
	    (unsigned long long)zy_register_lines(r),
	    (unsigned long long)k->lines, k->at);
	zy_error_at(&e, path, 0, 0);
	zy_cli_warn(cli, &e);
}

/* Opens a register for repair.  Returns 0, or -1 with e set. */
static int
open_to_repair(struct zy_register **r, const char *path,
    const struct zy_register_options *o, struct zy_error *e)
{
	if (access(path, F_OK) == 0)
		return zy_register_open(r, path, o, e);
	if (zy_known_check(o->known, path, false, 0, "", e))
		return -1;
	zy_error_set(e, ZY_ERROR_IO, "%s", strerror(ENOENT));
	return zy_error_at(e, path, 0, 0);
}

/* A register is repaired when it is opened for writing. */
void
zy_registers_repair(
    struct zy_cli *cli, const char *path, const struct zy_register_options *o)
{
	struct zy_register_options ro = *o;
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_register *r;
	struct zy_known known;

	ro.known = &known;
	ro.anew = zy_cli_anew(cli);
	if (zy_cli_known(cli, path, &known) == 0) {
		if (open_to_repair(&r, path, &ro, &e)) {
			zy_cli_fail(cli, &e);
		} else {
			note_repaired(cli, path, &known, r);
			zy_cli_keep_head(cli, &known, path,
			    zy_register_lines(r), zy_register_head(r));
			zy_register_close(r);
		}
	}
	zy_known_release(&known);
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
	if (r.chain.size == 0)
		zy_cli_note(cli, "%s: %s", path,
		    _("is empty: nothing was recorded in it, or all of it is "
		      "lost"));
	rc = zy_extract_read(x, &r.chain, path, &e);
	zy_cli_register_close(&r);
	if (e.kind)
		zy_cli_fail(cli, &e);
	return rc;
}

void
zy_registers_note_orphans(struct zy_cli *cli, const struct zy_extract *x)
{
	if (x->fold.orphans)
		zy_cli_note(cli,
		    _("marks and withdrawals of records that no register here "
		      "has: %llu"),
		    (unsigned long long)x->fold.orphans);
}

void
zy_registers_finish_extract(struct zy_cli *cli, struct zy_extract *x)
{
	cli->records += x->lines;
	if (!x->history && !zy_cli_failed(cli))
		zy_extract_write(x);
	if (x->conflict)
		zy_cli_usage(cli,
		    _("a history of records of two kinds, '%s' and '%s': "
		      "choose one with --record"),
		    x->schema->name, x->conflict->name);
	zy_registers_note_orphans(cli, x);
}
