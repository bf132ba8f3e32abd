/*
 * Opening, locking and appending: implements register.h, except the access to
 * lines (register-lines.c).  scan.c and mend.c examine and repair the file.
 *
 * SPDX-License-Identifier: MIT
 */
#include "register/register.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/trace.h"
#include "register/file.h"
#include "register/state.h"
#include "stream/writer.h"

enum {
	HEAD_MAX = 1024, /* room kept for the head of a line, and its record */
	PIECE = 1024 * 1024, /* bytes of lines that are written at once */
};

bool
zy_register_is(const char *path)
{
	char text[64];
	struct zy_view v = {text, 0};
	uint64_t version, seq;
	struct stat st;
	int fd;

	path = zy_trace_path(path);
	if (stat(path, &st) || !S_ISREG(st.st_mode))
		return false;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	v.n = st.st_size < (off_t)sizeof(text) ? (size_t)st.st_size
					       : sizeof(text);
	if (zy_file_read(fd, text, v.n, 0))
		v.n = 0;
	close(fd);
	/* An editor may have put a mark before it. */
	if (zy_view_starts(v, "\xEF\xBB\xBF"))
		v = (struct zy_view){v.p + 3, v.n - 3};
	return zy_line_read_start(&v, &version, &seq);
}

int
zy_register_check_version(
    struct zy_view line, const char *path, struct zy_error *e)
{
	uint64_t version, seq;

	if (!zy_line_read_start(&line, &version, &seq) ||
	    version <= ZY_LINE_VERSION)
		return 0;
	zy_error_set(e, ZY_ERROR_IO,
	    _("version %llu of the register is not known to this program"),
	    (unsigned long long)version);
	return zy_error_at(e, path, 1, 0);
}

int
zy_register_open(struct zy_register **out, const char *path,
    const struct zy_register_options *o, struct zy_error *e)
{
	struct zy_register *r = zy_calloc(1, sizeof(*r));
	struct stat st;
	int rc;

	r->path = zy_strdup(path);
	r->dry = o->dry;
	r->repair = o->repair;
	r->wanted = o->wanted;
	r->known = o->known;
	r->anew = o->anew;
	r->ids = zy_intern_new();
	rc =
	    zy_file_open(&r->fd, &r->created, path, o->lock_seconds, r->dry, e);
	if (rc)
		r->fd = -1;
	if (rc == 0 && r->fd >= 0 && !r->dry && !o->network)
		rc = zy_file_refuse_network(r->fd, path, e);
	if (rc == 0 && r->fd >= 0) {
		if (fstat(r->fd, &st))
			rc = zy_file_error(path, _("cannot be read"), e);
		else
			r->size = (uint64_t)st.st_size;
	}
	if (rc == 0)
		rc = zy_register_scan(r, e);
	if (rc) {
		zy_register_close(r);
		return -1;
	}
	*out = r;
	return 0;
}

void
zy_register_close(struct zy_register *r)
{
	struct stat st;

	if (!r)
		return;
	/*
	 * Under the lock still: an empty file that nobody asked for.  One that
	 * somebody else was faster to lock has their lines by now.
	 */
	if (r->created && !r->committed && r->fd >= 0 &&
	    fstat(r->fd, &st) == 0 && st.st_size == 0)
		unlink(zy_trace_path(r->path));
	if (r->fd >= 0)
		close(r->fd);
	free(r->path);
	free(r->found);
	free(r->line_of);
	free(r->aside);
	free(r->entries);
	zy_intern_free(r->ids);
	free(r);
}

void
zy_register_try_repair(int fd, const char *path, const struct zy_known *known,
    bool anew, struct zy_repair *out)
{
	struct zy_register *r = zy_calloc(1, sizeof(*r));
	struct zy_error ignored = ZY_ERROR_INIT;
	struct stat st;

	*out = (struct zy_repair){0};
	r->path = zy_strdup(path);
	r->fd = fd;
	r->dry = r->repair = true;
	r->known = known;
	r->anew = anew;
	r->ids = zy_intern_new();
	if (fstat(fd, &st) == 0) {
		r->size = (uint64_t)st.st_size;
		out->able = zy_register_scan(r, &ignored) == 0 &&
			    (r->torn || r->unended);
	}
	out->confirmed = r->confirmed;
	out->unended = r->unended;
	out->lines = r->lines;
	r->fd = -1;
	zy_register_close(r);
}

uint64_t
zy_register_torn(const struct zy_register *r, const char **aside)
{
	*aside = r->aside;
	return r->torn;
}

bool
zy_register_is_stray(const struct zy_register *r)
{
	return r->stray;
}

bool
zy_register_was_confirmed(const struct zy_register *r)
{
	return r->confirmed;
}

bool
zy_register_has_lost(const struct zy_register *r)
{
	return r->lost;
}

const char *
zy_register_head(const struct zy_register *r)
{
	return r->head;
}

bool
zy_register_unended(const struct zy_register *r)
{
	return r->unended || r->ended;
}

/* Appends a cell as a member of the JSON object of a line. */
static void
put_cell(struct zy_buf *b, const struct zy_column *c, struct zy_view cell)
{
	struct zy_decimal d;
	bool number = (c->type == ZY_INTEGER || c->type == ZY_DECIMAL ||
			  c->type == ZY_RATIO) &&
		      zy_decimal_parse(&d, cell) == ZY_NUMBER_OK;

	zy_buf_printf(b, ",\"%s\":", zy_line_key(c->name));
	if (number)
		zy_decimal_format(b, d); /* 007 is no JSON number */
	else
		zy_json_string(b, cell);
}

bool
zy_register_fits(
    const struct zy_column *columns, const struct zy_view *cells, size_t n)
{
	struct zy_buf b = ZY_BUF_INIT;
	size_t i, bytes = 0;

	for (i = 0; i < n; i++)
		bytes +=
		    strlen(zy_line_key(columns[i].name)) + 2 * cells[i].n + 6;
	if (bytes <= ZY_LINE_MAX - HEAD_MAX)
		return true;
	for (i = 0; i < n; i++)
		put_cell(&b, &columns[i], cells[i]);
	bytes = b.n;
	zy_buf_release(&b);
	return bytes <= ZY_LINE_MAX - HEAD_MAX;
}

void
zy_register_add(struct zy_register *r, const char *record,
    const struct zy_column *columns, const struct zy_table_row *row)
{
	uint64_t line = r->lines + r->nentries + 1;
	uint32_t k = zy_intern_put(r->ids, zy_table_cell(row, 0));

	r->record = record;
	r->columns = columns;
	r->line_of =
	    zy_grow(r->line_of, &r->line_of_cap, k + 1, sizeof(*r->line_of));
	r->line_of[k] = line;
	r->entries = zy_grow(
	    r->entries, &r->entries_cap, r->nentries + 1, sizeof(*r->entries));
	r->entries[r->nentries++] = row;
}

/* Appends the body of the line of a record to b: all after the head. */
static void
put_body(const struct zy_register *r, const struct zy_table_row *row,
    struct zy_buf *b)
{
	uint32_t i;

	zy_buf_puts(b, "\"record\":");
	zy_json_string(b, zy_view(r->record));
	for (i = 0; i < row->n; i++)
		if (!(r->columns[i].flags & ZY_DERIVED))
			put_cell(b, &r->columns[i], zy_table_cell(row, (int)i));
	zy_buf_puts(b, "}\n");
}

/*
 * Computes the name of the batch, which is made of the bodies of all its lines,
 * so that they are written out twice and never all in memory.
 */
static void
name_batch(const struct zy_register *r, const struct zy_line *l,
    char out[ZY_BATCH_MAX])
{
	struct zy_buf body = ZY_BUF_INIT;
	struct zy_digest name;
	size_t i;

	zy_line_batch_begin(&name, l);
	for (i = 0; i < r->nentries; i++) {
		zy_buf_reset(&body);
		put_body(r, r->entries[i], &body);
		zy_digest_put(&name, zy_buf_get(&body));
	}
	zy_line_batch_name(&name, out);
	zy_buf_release(&body);
}

/*
 * Makes the lines of the batch, each chained to the one before, and writes them
 * behind the register unless it is dry; fills the receipt.  Adds the number of
 * bytes to *bytes.  Returns 0, or -1 with errno set.
 */
static int
write_lines(const struct zy_register *r, const char *at, const char *by,
    struct zy_receipt *receipt, uint64_t *bytes)
{
	struct zy_line l = {.n = r->nentries,
	    .at = zy_view(receipt->at),
	    .by = zy_view(by),
	    .clock = zy_view(receipt->behind ? at : ""),
	    .prev = zy_view(r->head)};
	struct zy_buf out = ZY_BUF_INIT;
	char batch[ZY_BATCH_MAX];
	size_t i, start;
	int rc = 0;

	memcpy(receipt->head, r->head, ZY_HASH_HEX);
	name_batch(r, &l, batch);
	l.batch = zy_view(batch);
	for (i = 0; rc == 0 && i < r->nentries; i++) {
		start = out.n;
		l.seq = r->lines + i + 1;
		l.k = i + 1;
		l.prev = zy_view(receipt->head);
		zy_line_head(&out, &l);
		put_body(r, r->entries[i], &out);
		zy_line_hash((struct zy_view){out.p + start, out.n - start},
		    receipt->head);
		if (out.n < PIECE && i + 1 < r->nentries)
			continue;
		*bytes += out.n;
		if (!r->dry)
			rc = zy_file_write(r->fd, out.p, out.n);
		zy_buf_reset(&out);
	}
	receipt->first = r->nentries ? r->lines + 1 : 0;
	receipt->last = r->lines + r->nentries;
	zy_buf_release(&out);
	return rc;
}

/*
 * Reports a failed write after taking it back; where that fails, the next run
 * mends the register.  Returns -1.
 */
static int
fail(struct zy_register *r, const char *what, struct zy_error *e)
{
	int code = errno;
	bool back =
	    zy_file_truncate(r->fd, r->size) == 0 && zy_file_sync(r->fd) == 0;

	zy_error_set(e, ZY_ERROR_IO, "%s: %s%s", what, strerror(code),
	    back ? ""
		 : _("; what was written could not be taken back, the "
		     "next run will move it aside, or end it where only "
		     "the end is missing"));
	/* A new file that could not be emptied must stay for that. */
	r->committed = !back;
	return zy_error_at(e, r->path, 0, 0);
}

/*
 * Writes the batch, and syncs once.  After a failed fsync nobody knows what is
 * on the disk: it is never tried again and never believed.
 */
static int
append(struct zy_register *r, const char *at, const char *by,
    struct zy_receipt *receipt, struct zy_error *e)
{
	uint64_t bytes = 0;

	if (write_lines(r, at, by, receipt, &bytes))
		return fail(r, _("NOT recorded"), e);
	if (r->nentries == 0 || r->dry)
		return 0;
	/* Who created it may have died before its name was on the disk. */
	if (zy_file_sync(r->fd) ||
	    (r->lines == 0 && zy_file_sync_directory(r->path)))
		return fail(r, _("not confirmed, run the command again"), e);
	r->committed = true;
	r->size += bytes;
	r->lines += r->nentries;
	memcpy(r->head, receipt->head, ZY_HASH_HEX);
	memcpy(r->at, receipt->at, ZY_AT_MAX);
	r->nentries = 0;
	return 0;
}

int
zy_register_commit(struct zy_register *r, const char *at, const char *by,
    struct zy_receipt *receipt, struct zy_error *e)
{
	sigset_t hold, before;
	const char *when;
	size_t n;
	int rc;

	receipt->behind = strcmp(at, r->at) < 0;
	when = receipt->behind ? r->at : at;
	n = strnlen(when, ZY_AT_MAX - 1);
	memcpy(receipt->at, when, n);
	receipt->at[n] = '\0';
	sigemptyset(&hold);
	sigaddset(&hold, SIGINT);
	sigaddset(&hold, SIGTERM);
	sigaddset(&hold, SIGHUP);
	sigaddset(&hold, SIGQUIT);
	sigprocmask(SIG_BLOCK, &hold, &before);
	rc = append(r, at, by, receipt, e);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return rc;
}
