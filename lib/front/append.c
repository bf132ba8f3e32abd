/*
 * Appends a batch to a register under its lock, and tells what was done: a torn
 * end, the lines that were written, records that were there before.
 *
 * SPDX-License-Identifier: MIT
 */
#include "front/append.h"

#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

#include "base/privacy.h"
#include "base/trace.h"

/*
 * Returns why a name cannot be written as `by` in a line, as a translated
 * phrase, or NULL where it can.
 */
static const char *
what_is_wrong(const char *by)
{
	struct zy_view v = zy_view(by);
	const char *p = v.p, *end = p + v.n;
	uint32_t code;
	int len;

	if (zy_text_trim(v).n == 0)
		return _("must not be empty");
	if (v.n > ZY_BY_MAX)
		return _("is longer than 128 bytes");
	for (; p < end; p += len) {
		len = zy_text_decode(p, end, &code);
		if (len == 0 || zy_text_is_unsafe(code))
			return _("has characters that are none of a name");
	}
	if (zy_privacy_find(v, NULL))
		return _("a register keeps no numbers of identity cards: "
			 "leave it out;");
	return NULL;
}

/*
 * Returns who enters the records: the argument of --by, else the user's login
 * name if it can be the name of a person, else the user's number.  Borrowed
 * from a or from the C library.
 */
static const char *
user_name(struct zy_append *a)
{
	const struct passwd *p;
	char text[32];

	if (a->by)
		return a->by;
	p = getpwuid(getuid());
	if (p && what_is_wrong(p->pw_name) == NULL)
		return p->pw_name;
	snprintf(text, sizeof(text), "%ld", (long)getuid());
	return zy_arena_strndup(&a->arena, text, strlen(text));
}

/*
 * Prints a warning where the end of the register was torn or incomplete when it
 * was opened, and says what has become of it.
 */
static void
warn_torn(struct zy_append *a, const struct zy_register *reg)
{
	struct zy_error e = ZY_ERROR_INIT;
	const char *aside;
	uint64_t n = zy_register_torn(reg, &aside);

	if (zy_register_unended(reg))
		zy_error_set(&e, ZY_ERROR_RECORD,
		    a->dry ? _("the end of its last line is gone (an editor?)")
			   : _("the end of its last line was gone (an "
			       "editor?) and is back"));
	else if (n == 0)
		return;
	else if (zy_register_was_confirmed(reg) && aside)
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%llu bytes of a batch that may have been confirmed are "
		      "now in '%s'"),
		    (unsigned long long)n, aside);
	else if (aside)
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%llu bytes at its end were no whole batch (a crash, a "
		      "file that was cut?) and are now in '%s'"),
		    (unsigned long long)n, aside);
	else
		zy_error_set(&e, ZY_ERROR_RECORD,
		    _("%llu bytes at its end are no whole batch (a crash, a "
		      "file that was cut?)"),
		    (unsigned long long)n);
	zy_error_at(&e, a->file, 0, 0);
	zy_cli_warn(a->cli, &e);
}

/*
 * Prints how many records the register already had, and on which lines the new
 * ones are; with --dry-run, on which they would be.
 */
static void
report_receipt(struct zy_append *a, const struct zy_receipt *receipt)
{
	if (a->batch.repeated)
		zy_cli_note(a->cli,
		    _("recorded before, and not doubled: %llu of %llu %s"),
		    (unsigned long long)a->batch.repeated,
		    (unsigned long long)a->batch.table.nrows, a->noun);
	if (receipt->first && a->dry)
		zy_cli_note(a->cli, _("%s: would record lines %llu to %llu"),
		    a->file, (unsigned long long)receipt->first,
		    (unsigned long long)receipt->last);
	else if (receipt->first == receipt->last && receipt->first)
		zy_cli_note_verbose(a->cli,
		    _("%s: recorded line %llu, head %s"), a->file,
		    (unsigned long long)receipt->first, receipt->head);
	else if (receipt->first)
		zy_cli_note_verbose(a->cli,
		    _("%s: recorded lines %llu to %llu, head %s"), a->file,
		    (unsigned long long)receipt->first,
		    (unsigned long long)receipt->last, receipt->head);
}

/*
 * Prints as an error that the records were appended although the output failed.
 */
static void
report_unwritten(struct zy_append *a, const struct zy_receipt *receipt)
{
	struct zy_error e = ZY_ERROR_INIT;

	zy_error_set(&e, ZY_ERROR_IO,
	    _("the %s are recorded all the same, in lines %llu to %llu"),
	    a->noun, (unsigned long long)receipt->first,
	    (unsigned long long)receipt->last);
	zy_error_at(&e, a->file, 0, 0);
	zy_cli_fail(a->cli, &e);
}

/*
 * Appends the batch to the open register at the present time, which is read
 * under the lock, so that no line is older than the one before it.  Returns 0,
 * or -1 with e set.
 */
static int
append(struct zy_append *a, struct zy_register *reg, const struct zy_known *k,
    struct zy_receipt *receipt, struct zy_error *e)
{
	bool fresh = zy_register_lines(reg) == 0;
	char at[ZY_CLI_NOW_MAX];

	if (zy_cli_now(a->cli, at) ||
	    zy_register_commit(reg, at, user_name(a), receipt, e))
		return -1;
	if (receipt->behind)
		zy_cli_note(a->cli,
		    _("%s: the clock has gone back, to %s: the lines have the "
		      "time of the last one, %s, and the clock's beside it"),
		    a->file, at, receipt->at);
	if (a->dry)
		return 0;
	if (fresh && receipt->first)
		zy_cli_note(a->cli, _("%s: is a new register"), a->file);
	if (receipt->first)
		zy_trace_appended(a->file, receipt->last, receipt->head);
	zy_cli_keep_head(a->cli, k, a->file, receipt->last, receipt->head);
	return 0;
}

/*
 * Opens the register and appends the batch.  Returns 0, or -1 with an error
 * printed.
 */
static int
commit(struct zy_append *a, struct zy_receipt *receipt)
{
	struct zy_error e = ZY_ERROR_INIT;
	struct zy_register *reg;
	struct zy_known k;
	const struct zy_register_options ro = {.lock_seconds = a->lock_timeout,
	    .dry = a->dry,
	    .network = a->network,
	    .wanted = &a->wanted,
	    .known = &k,
	    .anew = zy_cli_anew(a->cli)};
	int rc = zy_cli_known(a->cli, a->file, &k);

	if (rc == 0)
		rc = zy_register_open(&reg, a->file, &ro, &e);
	if (rc == 0) {
		if (zy_register_has_lost(reg))
			zy_cli_note_anew(a->cli, &k, a->file);
		warn_torn(a, reg);
		zy_trace_register(
		    a->file, zy_register_lines(reg), zy_register_head(reg));
		if (a->ready && a->ready(a, reg)) {
			zy_register_close(reg);
			zy_known_release(&k);
			return -1;
		}
		zy_batch_append(&a->batch, reg);
		if (a->entered)
			a->entered(a, reg);
		rc = append(a, reg, &k, receipt, &e);
		zy_register_close(reg);
	}
	zy_known_release(&k);
	if (e.kind)
		zy_cli_fail(a->cli, &e);
	return rc;
}

/* Output is opened first: what cannot be passed on is not recorded. */
void
zy_append_record(struct zy_append *a)
{
	struct zy_writer *w = zy_cli_writer(a->cli);
	struct zy_receipt receipt = {0};
	bool done = false;

	if (!w)
		return;
	zy_batch_columns(&a->batch, w);
	if (commit(a, &receipt) == 0) {
		done = receipt.first && !a->dry;
		report_receipt(a, &receipt);
		zy_batch_write(&a->batch, w);
	}
	zy_cli_finish_writer(a->cli, w);
	if (done && zy_cli_failed(a->cli))
		report_unwritten(a, &receipt);
}

int
zy_append_start(struct zy_append *a)
{
	const char *what;

	if (!a->file) {
		zy_cli_usage(a->cli, _("--register is needed"));
		return -1;
	}
	what = a->by ? what_is_wrong(a->by) : NULL;
	if (!what)
		return 0;
	zy_cli_usage(a->cli, "--by: %s '%s'", what, a->by);
	return -1;
}

void
zy_append_release(struct zy_append *a)
{
	zy_batch_release(&a->batch);
	zy_wanted_release(&a->wanted);
	zy_arena_release(&a->arena);
}
