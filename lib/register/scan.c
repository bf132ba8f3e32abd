/*
 * Opening a register: reads all lines, and repairs the end that an interrupted
 * write has left.
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "register/file.h"
#include "register/lines.h"
#include "register/state.h"

enum {
	CHUNK = 1024 * 1024,
	MOST_ASIDE = 10000, /* torn tails kept beside one register */
};

/* The register is not what was written: never guess. */
static int
damaged(const struct zy_register *r, uint64_t line, const char *what,
    struct zy_error *e)
{
	zy_error_set(e, ZY_ERROR_IO,
	    r->existing ? "%s" : _("%s; nothing was recorded"), what);
	return zy_error_at(e, r->path, line, 0);
}

/*
 * 0, -1 damaged, 1: zeros stand in it, as a power cut leaves them where blocks
 * of a batch had not come to the disk.
 */
static int
take_line(
    struct zy_register *r, struct zy_view text, uint64_t at, struct zy_error *e)
{
	uint64_t version, seq, line = r->lines + 1;
	struct zy_view id;
	uint32_t k, n = zy_intern_count(r->ids);

	if (text.n && memchr(text.p, '\0', text.n)) {
		r->hole = true;
		return 1;
	}
	if (text.n >= ZY_LINE_MAX || !zy_line_peek(text, &version, &seq, &id))
		return damaged(
		    r, line, _("no line of a register, or changed by hand"), e);
	if (version == 0 || version > ZY_LINE_VERSION) {
		zy_error_set(e, ZY_ERROR_IO,
		    _("version %llu of the register is not known to this "
		      "program"),
		    (unsigned long long)version);
		return zy_error_at(e, r->path, line, 0);
	}
	if (seq != line)
		return damaged(r, line,
		    _("the line has another number: one was removed or "
		      "inserted"),
		    e);
	r->starts = zy_grow(
	    r->starts, &r->starts_cap, (size_t)line, sizeof(*r->starts));
	r->starts[r->lines++] = at;
	r->known = r->lines;
	r->whole = at + text.n + 1;
	k = zy_intern_put(r->ids, id);
	if (k == n) {
		r->line_of = zy_grow(
		    r->line_of, &r->line_of_cap, n + 1, sizeof(*r->line_of));
		r->line_of[k] = line;
	}
	return 0;
}

/* Takes all whole lines; *end is where the last one ends. */
static int
take_lines(struct zy_register *r, uint64_t *end, struct zy_error *e)
{
	struct zy_view line, left;
	struct zy_lines s;
	int rc, taken = 0;

	zy_lines_init(&s, r->fd, 0, r->size);
	*end = 0;
	while (taken == 0 && (rc = zy_lines_next(&s, &line)) == 1) {
		taken = take_line(r, line, *end, e);
		*end = taken ? *end : s.at;
	}
	left = zy_lines_left(&s);
	if (taken == 0 && rc < 0)
		taken = zy_file_error(r->path, _("cannot be read"), e);
	if (taken == 0 && left.n >= ZY_LINE_MAX) {
		r->hole = memchr(left.p, '\0', left.n) != NULL;
		if (!r->hole)
			taken = damaged(
			    r, r->lines + 1, _("the line is too long"), e);
	}
	zy_lines_release(&s);
	return taken < 0 ? -1 : 0;
}

/*
 * What stands behind the last LF must be the beginning of a line, or zeros
 * that a file system left: anything else nobody here has written.
 */
static int
check_tail(const struct zy_register *r, uint64_t end, struct zy_error *e)
{
	static const size_t version = sizeof("{\"v\":") - 1;
	char begin[64], tail[64];
	size_t n, i;

	n = (size_t)snprintf(begin, sizeof(begin), "{\"v\":%d,\"seq\":%llu,",
	    ZY_LINE_VERSION, (unsigned long long)r->lines + 1);
	if (r->size - end < n)
		n = (size_t)(r->size - end);
	if (zy_file_read(r->fd, tail, n, end))
		return zy_file_error(r->path, _("cannot be read"), e);
	for (i = 0; i < n; i++)
		if (tail[i] != begin[i] && tail[i] != '\0' &&
		    (i != version || tail[i] != '1'))
			return damaged(r, r->lines + 1,
			    _("the last line has no end and is none of a "
			      "register"),
			    e);
	return 0;
}

/* May this stand in a batch that begins behind so many lines? */
static bool
is_of_batch(struct zy_view line, bool last, uint64_t before, char *scratch)
{
	struct zy_line l;

	if (line.n && memchr(line.p, '\0', line.n))
		return true;
	if (zy_line_parse(&l, line, scratch))
		return l.seq - l.k == before;
	/* Behind the last LF a line that was never finished. */
	return last && (line.n == 0 || zy_view_starts(line, "{\"v\":"));
}

/* Is this the last line of the batch that begins behind line before? */
static bool
ends_batch(struct zy_view line, uint64_t before, char *scratch)
{
	struct zy_line l;

	return zy_line_parse(&l, line, scratch) && l.k == l.n &&
	       l.seq - l.k == before;
}

/*
 * A line with zeros, and all lines behind it, must belong to one batch: when
 * lines of a later batch follow, the register is damaged.  When the last line
 * of the batch is there, the batch may have been confirmed, so only an explicit
 * repair moves it aside.
 */
static int
check_hole(const struct zy_register *r, uint64_t end,
    const struct zy_line *last, struct zy_error *e)
{
	uint64_t before = last->k < last->n ? r->lines - last->k : r->lines;
	size_t n = (size_t)(r->size - end);
	char *tail = zy_malloc(n), *scratch = zy_malloc(ZY_LINE_MAX);
	struct zy_view all = {tail, n}, line;
	bool ended = false;
	int rc = 0;

	if (zy_file_read(r->fd, tail, n, end))
		rc = zy_file_error(r->path, _("cannot be read"), e);
	while (rc == 0 && zy_view_next(&all, '\n', &line)) {
		ended = ended || ends_batch(line, before, scratch);
		if (!is_of_batch(line, !all.p, before, scratch))
			rc = damaged(r, r->lines + 1,
			    _("zeros stand in the line, and behind it what is "
			      "not of its batch"),
			    e);
	}
	if (rc == 0 && ended && !r->repair)
		rc = damaged(r, r->lines + 1,
		    _("zeros stand in a batch whose end is there: it may have "
		      "been confirmed; go back to a copy, or move it aside "
		      "with register-read --repair"),
		    e);
	free(tail);
	free(scratch);
	return rc;
}

/* Parses line seq into l; text holds it, scratch its unescaped parts. */
static int
read_line(const struct zy_register *r, uint64_t seq, struct zy_line *l,
    struct zy_buf *text, struct zy_buf *scratch, struct zy_error *e)
{
	if (zy_register_read(r, seq, text, e))
		return -1;
	zy_buf_reset(scratch);
	zy_buf_room(scratch, text->n + 1);
	if (!zy_line_parse(l, zy_buf_get(text), scratch->p))
		return damaged(r, seq, _("the line cannot be read"), e);
	return 0;
}

/* The hash of the line before line seq, or of none. */
static int
hash_before(const struct zy_register *r, uint64_t seq, char out[ZY_HASH_HEX],
    struct zy_error *e)
{
	struct zy_buf text = ZY_BUF_INIT;
	int rc = 0;

	zy_line_zero_hash(out);
	if (seq > 1)
		rc = zy_register_read(r, seq - 1, &text, e);
	if (rc == 0 && seq > 1) {
		zy_buf_putc(&text, '\n');
		zy_line_hash(zy_buf_get(&text), out);
	}
	zy_buf_release(&text);
	return rc;
}

/*
 * The last n lines follow each other and the line before them, and are lines 1
 * to n of a batch of `of` that is named as *named tells.  Leaves the hash
 * of the last in r->head.
 */
static int
check_batch(struct zy_register *r, uint64_t n, uint64_t of, bool *named,
    struct zy_error *e)
{
	uint64_t first = r->lines - n + 1, seq;
	char *scratch = zy_malloc(ZY_LINE_MAX), name[ZY_BATCH_MAX];
	struct zy_json_member *m = NULL;
	struct zy_digest batch;
	size_t nm, cap = 0;
	struct zy_lines s;
	struct zy_view text;
	struct zy_line l;
	int rc = hash_before(r, first, r->head, e);

	zy_lines_init(&s, r->fd, r->starts[first - 1], r->whole);
	s.unended = r->unended;
	for (seq = first; rc == 0 && seq <= r->lines; seq++) {
		if (zy_lines_next(&s, &text) != 1)
			rc = zy_file_error(r->path, _("cannot be read"), e);
		else if (!zy_line_read(&l, text, scratch, &m, &nm, &cap))
			rc = damaged(r, seq, _("the line cannot be read"), e);
		else if (!zy_view_is(l.prev, r->head))
			rc = damaged(r, seq,
			    _("the line does not follow the one before it"), e);
		else if (l.k != seq - first + 1 || l.n != of)
			rc = damaged(r, seq,
			    _("the batch does not begin where it should"), e);
		if (rc)
			break;
		if (seq == first)
			zy_line_batch_begin(&batch, &l);
		zy_digest_put(&batch, zy_line_body(text));
		zy_line_hash((struct zy_view){text.p, text.n + 1}, r->head);
	}
	if (rc == 0) {
		zy_line_batch_name(&batch, name);
		*named = zy_view_is(l.batch, name);
	}
	zy_lines_release(&s);
	free(scratch);
	free(m);
	return rc;
}

/* Takes line l, which ends the register and its batch, if it is what it was. */
static int
take_last(struct zy_register *r, const struct zy_line *l, struct zy_view text,
    uint64_t at, struct zy_error *e)
{
	bool named = false;

	if (take_line(r, text, at, e) ||
	    (l->n <= r->lines && check_batch(r, l->n, l->n, &named, e)))
		return -1;
	return named ? 1
		     : damaged(r, r->lines,
			   _("the last batch, which ends here, was changed "
			     "after it was written"),
			   e);
}

/*
 * Is what stands behind the last LF whole but for its own, with its batch?  An
 * editor may have taken that from lines that were confirmed; a crash leaves
 * such a batch too, and it does no harm.  1: then it is taken; 0; -1 damaged.
 */
static int
take_unended(struct zy_register *r, uint64_t end, struct zy_error *e)
{
	char *scratch;
	struct zy_view text;
	struct zy_lines s;
	struct zy_line l;
	int rc;

	if (r->size - end >= ZY_LINE_MAX)
		return 0;
	scratch = zy_malloc(ZY_LINE_MAX);
	zy_lines_init(&s, r->fd, end, r->size + 1);
	s.unended = true;
	rc = zy_lines_next(&s, &text);
	if (rc < 0)
		rc = zy_file_error(r->path, _("cannot be read"), e);
	else
		rc = zy_line_parse(&l, text, scratch) && l.k == l.n;
	if (rc > 0) {
		r->unended = true;
		r->size++;
		rc = take_last(r, &l, text, end, e);
	}
	zy_lines_release(&s);
	free(scratch);
	return rc;
}

/* Puts the last LF back. */
static int
mend_end(struct zy_register *r, struct zy_error *e)
{
	int code;

	if (zy_file_write(r->fd, "\n", 1) || zy_file_sync(r->fd)) {
		code = errno;
		zy_file_truncate(r->fd, r->size - 1);
		errno = code;
		return zy_file_error(r->path,
		    _("the end of its last line is gone and cannot be put "
		      "back; nothing was recorded"),
		    e);
	}
	r->unended = false;
	r->ended = true;
	return 0;
}

/*
 * The last batch must be what was written, or the next line would make what
 * was done to it a part of the chain.  One without its end is none: *end moves
 * to its beginning.
 */
static int
check_end(struct zy_register *r, uint64_t *end, struct zy_error *e)
{
	struct zy_buf text = ZY_BUF_INIT, scratch = ZY_BUF_INIT;
	struct zy_line l = {0};
	bool named = true;
	int rc = 0;

	if (r->lines)
		rc = read_line(r, r->lines, &l, &text, &scratch, e);
	if (rc == 0 && r->hole)
		rc = check_hole(r, *end, &l, e);
	if (rc == 0 && l.k < l.n) {
		rc = check_batch(r, l.k, l.n, &named, e);
		named = !named;
		if (rc == 0 && named) {
			r->lines -= l.k;
			zy_line_zero_hash(r->head);
			*end = r->starts[r->lines];
			if (r->lines)
				rc = read_line(
				    r, r->lines, &l, &text, &scratch, e);
		}
	}
	if (rc == 0 && named && r->lines)
		rc = check_batch(r, l.n, l.n, &named, e);
	if (rc == 0 && !named)
		rc = damaged(r, r->lines,
		    _("the last batch, which ends here, was changed after it "
		      "was written"),
		    e);
	zy_buf_release(&text);
	zy_buf_release(&scratch);
	return rc;
}

/* A new file beside the register; its name goes into r->aside. */
static int
create_aside(struct zy_register *r)
{
	struct zy_buf b = ZY_BUF_INIT;
	int i, fd = -1;

	for (i = 1; i <= MOST_ASIDE; i++) {
		zy_buf_reset(&b);
		zy_buf_printf(&b, "%s.torn-%d", r->path, i);
		fd = open(b.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
		if (fd >= 0 || (errno != EEXIST && errno != EINTR))
			break;
		i -= errno == EINTR;
	}
	if (fd >= 0)
		r->aside = zy_buf_detach(&b);
	zy_buf_release(&b);
	return fd;
}

static int
copy_aside(struct zy_register *r, int to, uint64_t from)
{
	char *buffer = zy_malloc(CHUNK);
	size_t some;
	int rc = 0;

	while (rc == 0 && from < r->size) {
		some =
		    r->size - from < CHUNK ? (size_t)(r->size - from) : CHUNK;
		rc = zy_file_read(r->fd, buffer, some, from);
		if (rc == 0)
			rc = zy_file_write(to, buffer, some);
		from += some;
	}
	free(buffer);
	return rc;
}

/* Moves what stands behind end to a file of its own, safely. */
static int
mend(struct zy_register *r, uint64_t end, struct zy_error *e)
{
	int fd = create_aside(r), rc = -1;

	if (fd >= 0) {
		rc = copy_aside(r, fd, end) || zy_file_sync(fd);
		if (rc == 0)
			rc = zy_file_sync_directory(r->path);
	}
	if (rc) {
		zy_file_error(r->path,
		    _("its torn end cannot be kept; nothing was recorded"), e);
		if (fd >= 0) {
			close(fd);
			unlink(r->aside);
		}
		free(r->aside);
		r->aside = NULL;
		return -1;
	}
	close(fd);
	if (zy_file_truncate(r->fd, end) || zy_file_sync(r->fd))
		return zy_file_error(
		    r->path, _("its torn end cannot be cut off"), e);
	return 0;
}

int
zy_register_scan(struct zy_register *r, struct zy_error *e)
{
	uint64_t end = 0;
	uint32_t i;
	int rc = 0;

	zy_line_zero_hash(r->head);
	if (take_lines(r, &end, e))
		return -1;
	if (end < r->size && !r->hole)
		rc = take_unended(r, end, e);
	end = rc > 0 ? r->size : end;
	if (rc < 0 || (end < r->size && check_tail(r, end, e)) ||
	    check_end(r, &end, e) || (r->unended && !r->dry && mend_end(r, e)))
		return -1;
	for (i = 0; i < zy_intern_count(r->ids); i++)
		if (r->line_of[i] > r->lines)
			r->line_of[i] = 0;
	r->torn = r->size - end;
	if (r->torn && !r->dry && mend(r, end, e))
		return -1;
	r->size = end;
	return 0;
}
