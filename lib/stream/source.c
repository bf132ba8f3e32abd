/*
 * Opening a source, reading its lines, and returning to marked positions:
 * implements source.h, except what source-*.c, recognise.c and split.c do.
 *
 * SPDX-License-Identifier: MIT
 */
#include "stream/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/trace.h"
#include "stream/source-state.h"

enum {
	PIPE = 1 << 20, /* bytes of a pipe's buffer that most systems allow */
	MAGIC = 8,	/* bytes by which the kind of most files is known */
};

int
zy_source_digest(
    struct zy_source *s, char out[ZY_DIGEST_HEX], struct zy_error *e)
{
	struct zy_source again = *s;
	struct zy_buf chunk = ZY_BUF_INIT;
	ssize_t got = 0;

	if (!s->in.seekable) {
		/* A copy: the trace needs the digest later. */
		struct zy_digest d = s->digest;

		zy_digest_hex(&d, out);
		return 0;
	}
	again.in.at = again.in.from;
	if (again.cut)
		again.in.end = again.whole_end;
	again.digesting = true;
	zy_digest_init(&again.digest);
	zy_buf_room(&chunk, ZY_SOURCE_CHUNK);
	do
		got = zy_source_fetch(&again, chunk.p, ZY_SOURCE_CHUNK, e);
	while (got > 0);
	zy_digest_hex(&again.digest, out);
	zy_buf_release(&chunk);
	return got < 0 ? -1 : 0;
}

/* Returns cap, or fallback where cap is 0. */
static size_t
or_default(size_t cap, size_t fallback)
{
	return cap ? cap : fallback;
}

struct zy_source *
zy_source_new(const char *name, const struct zy_caps *caps)
{
	struct zy_source *s = zy_calloc(1, sizeof(*s));
	struct zy_buf shown = ZY_BUF_INIT;

	/* It goes into data: a name in GBK must not bring its bytes along. */
	zy_text_visible(&shown, zy_view(name));
	s->name = zy_buf_detach(&shown);
	s->cd = (iconv_t)-1;
	s->in.fd = -1;
	s->in.end = UINT64_MAX;
	s->mark = s->hold = SIZE_MAX;
	s->encoding = "ASCII";
	s->caps.line = or_default(caps->line, 1 << 20);
	s->caps.field = or_default(caps->field, 1 << 20);
	s->caps.columns = or_default(caps->columns, 4096);
	s->caps.depth = or_default(caps->depth, 64);
	s->threads = 1;
	return s;
}

/*
 * Recognises what the input is.  Returns 0 and sets *out to s; or -1 with e set
 * and s freed.
 */
static int
source_begin(struct zy_source **out, struct zy_source *s,
    const struct zy_source_options *o, struct zy_error *e)
{
	int rc = 0;

	s->threads = o->threads > 1 ? o->threads : 1;
	s->digesting = (o->digest || s->traced) && !s->in.seekable;
	zy_digest_init(&s->digest);
	while (rc == 0 && s->bytes.n < MAGIC && !s->ended)
		if (zy_source_fetch_more(s, e) < 0)
			rc = -1;
	s->rows = o->rows;
	if (s->rows)
		s->decided = true;
	else if (rc == 0 && s->bytes.n > 3 &&
		 memcmp(s->bytes.p, "PK\3\4", 4) == 0 && o->workbooks)
		rc = zy_source_open_workbook(s, e);
	else if (rc == 0)
		rc = zy_source_refuse_magic(s, o->markup, e);
	if (rc == 0 && !s->decided && s->sheet) {
		zy_error_set(e, ZY_ERROR_IO,
		    _("is no workbook, and has no sheet '%s'"), s->sheet);
		e->fault = ZY_FAULT_FILE;
		rc = zy_error_at(e, s->name, 0, 0);
	}
	if (rc == 0 && !s->decided && s->bytes.n > 0)
		rc = zy_source_decide_by_mark(s, o->encoding, e) < 0 ? -1 : 0;
	if (rc == 0 && !s->decided && s->in.seekable && s->bytes.n > 0)
		rc = zy_source_decide_by_survey(s, e);
	if (rc) {
		zy_source_free(s);
		return -1;
	}
	*out = s;
	return 0;
}

/*
 * Opens the input path, or standard input for "-".  Returns its descriptor, or
 * -1 with errno set.
 */
static int
open_input(const char *path)
{
	const char *file = zy_trace_path(path);

	return strcmp(file, "-") == 0 ? STDIN_FILENO
				      : open(file, O_RDONLY | O_CLOEXEC);
}

/* Reads the rest of a pipe and reports its content to the trace. */
static void
trace_pipe(struct zy_source *s)
{
	struct zy_error ignored = ZY_ERROR_INIT;
	struct zy_buf chunk = ZY_BUF_INIT;
	char sha256[ZY_DIGEST_HEX];

	zy_buf_room(&chunk, ZY_SOURCE_CHUNK);
	while (zy_source_fetch(s, chunk.p, ZY_SOURCE_CHUNK, &ignored) > 0)
		continue;
	zy_buf_release(&chunk);
	zy_digest_hex(&s->digest, sha256);
	zy_trace_add(ZY_TRACE_INPUT, s->traced, s->in.at, sha256);
	free(s->traced);
}

int
zy_source_open(struct zy_source **out, const char *path,
    const struct zy_source_options *o, struct zy_error *e)
{
	bool standard = strcmp(path, "-") == 0;
	const char *name = o->name ? o->name : "<stdin>";
	const char *sheet = standard ? NULL : zy_source_sheet(path);
	char *file =
	    sheet ? zy_strndup(path, (size_t)(sheet - path) - 1) : NULL;
	struct zy_source *s;
	struct stat st;
	off_t at;

	path = file ? file : path;
	standard = standard || strcmp(path, "-") == 0;
	s = zy_source_new(standard ? name : path, &o->caps);
	s->sheet = sheet ? zy_strdup(sheet) : NULL;
	s->in.fd = open_input(path);
	if (s->in.fd < 0 || fstat(s->in.fd, &st) != 0) {
		zy_error_set(e, ZY_ERROR_IO, "%s", strerror(errno));
		goto fail;
	}
	if (S_ISDIR(st.st_mode)) {
		zy_error_set(e, ZY_ERROR_IO, "%s", strerror(EISDIR));
		goto fail;
	}
	at = -1;
	if (S_ISREG(st.st_mode)) {
		at = lseek(s->in.fd, 0, SEEK_CUR);
		s->in.seekable = at >= 0;
		s->in.size = (uint64_t)st.st_size;
		s->in.from = s->in.at = at >= 0 ? (uint64_t)at : 0;
		if (o->limited && s->in.seekable)
			s->in.end = s->whole_end = o->end;
		posix_fadvise(s->in.fd, 0, 0, POSIX_FADV_SEQUENTIAL);
	}
	if (!o->untraced && zy_trace_input(path, s->in.fd, at))
		s->traced = zy_strdup(path);
	free(file);
#ifdef F_SETPIPE_SZ
	/* Fewer turns with the writer; the usual size does if it may not be. */
	if (S_ISFIFO(st.st_mode))
		fcntl(s->in.fd, F_SETPIPE_SZ, PIPE);
#endif
	return source_begin(out, s, o, e);
fail:
	free(file);
	e->fault = ZY_FAULT_FILE;
	zy_error_at(e, s->name, 0, 0);
	zy_source_free(s);
	return -1;
}

int
zy_source_open_memory(struct zy_source **out, const char *name, const char *p,
    size_t n, const struct zy_source_options *o, struct zy_error *e)
{
	struct zy_source *s = zy_source_new(name, &o->caps);

	s->in.memory = n ? p : "";
	s->in.seekable = true;
	s->in.end = n;
	return source_begin(out, s, o, e);
}

void
zy_source_free(struct zy_source *s)
{
	if (!s)
		return;
	if (s->traced)
		trace_pipe(s);
	if (s->cd != (iconv_t)-1)
		iconv_close(s->cd);
	zy_gb18030_free(s->gb);
	if (s->in.fd > STDIN_FILENO)
		close(s->in.fd);
	zy_workbook_free(s->book);
	free(s->sheet);
	zy_buf_release(&s->notes);
	zy_buf_release(&s->bytes);
	zy_buf_release(&s->text);
	zy_survey_release(&s->survey);
	free(s->name);
	free(s);
}

/*
 * Returns the end of the line that begins at p, or NULL when it may go on after
 * `end`.  Text that was searched for LF before is not searched again.
 */
static const char *
line_end(struct zy_source *s, const char *p, const char *end)
{
	const char *from = s->text.p + s->no_lf, *lf, *stop, *cr;

	if (s->rows) {
		lf = memchr(p, ZY_WORKBOOK_ROW, (size_t)(end - p));
		return lf ? lf + 1 : NULL;
	}
	from = from > p ? from : p;
	lf = memchr(from, '\n', (size_t)(end - from));
	stop = lf ? lf : end;
	s->no_lf = (size_t)(stop - s->text.p);
	cr = memchr(p, '\r', (size_t)(stop - p));
	if (cr && cr + 1 < stop)
		return cr + 1; /* a CR alone ends the line */
	if (lf)
		return lf + 1;
	return s->ended && s->bytes.n == 0 && !s->late.kind ? end : NULL;
}

int
zy_source_line(struct zy_source *s, struct zy_view *line, struct zy_error *e)
{
	const char *p, *stop;
	size_t n;
	int more = 1;

	for (;;) {
		p = s->text.p ? s->text.p + s->cur : NULL;
		n = s->text.n - s->cur;
		stop = n ? line_end(s, p, p + n) : NULL;
		if (stop || more == 0)
			break;
		if (n > s->caps.line)
			break;
		more = zy_source_refill(s, e);
		if (more < 0)
			return -1;
	}
	if (n == 0)
		return 0;
	if (!stop)
		stop = p + n;
	n = (size_t)(stop - p);
	if (n > s->caps.line + 2) {
		zy_error_set(e, ZY_ERROR_IO,
		    _("line is longer than %zu bytes (--cap line)"),
		    s->caps.line);
		return zy_error_at(e, s->name, s->line + 1, 0);
	}
	*line = (struct zy_view){p, n};
	s->cur += n;
	s->line++;
	return 1;
}

uint64_t
zy_source_at(const struct zy_source *s)
{
	return s->line;
}

uint64_t
zy_source_total(const struct zy_source *s, uint64_t *taken)
{
	uint64_t ahead = s->bytes.n + (s->text.n - s->cur);

	if (s->book) { /* what is packed tells nothing */
		*taken = 0;
		return 0;
	}
	*taken = s->in.at - s->in.from;
	*taken -= ahead < *taken ? ahead : *taken;
	return zy_source_size(s) - s->in.from;
}

void
zy_source_number(struct zy_source *s, uint64_t line)
{
	s->line = line - 1;
}

struct zy_view
zy_source_ahead(const struct zy_source *s)
{
	return (struct zy_view){
	    s->text.n ? s->text.p + s->cur : "", s->text.n - s->cur};
}

void
zy_source_pass(struct zy_source *s, size_t n, uint64_t lines)
{
	s->mark = s->cur;
	s->mark_line = s->line;
	s->cur += n;
	s->line += lines;
}

const char *
zy_source_name(const struct zy_source *s)
{
	return s->name;
}

const char *
zy_source_encoding(const struct zy_source *s)
{
	return s->encoding;
}

uint64_t
zy_source_big5(const struct zy_source *s)
{
	return s->big5;
}

bool
zy_source_is_marked(const struct zy_source *s)
{
	return s->marked;
}

const struct zy_caps *
zy_source_caps(const struct zy_source *s)
{
	return &s->caps;
}

void
zy_source_mark(struct zy_source *s)
{
	s->mark = s->cur;
	s->mark_line = s->line;
}

void
zy_source_rewind(struct zy_source *s)
{
	s->cur = s->mark;
	s->no_lf = 0;
	s->line = s->mark_line;
	s->mark = SIZE_MAX;
}

void
zy_source_unmark(struct zy_source *s)
{
	s->mark = SIZE_MAX;
}

void
zy_source_hold(struct zy_source *s)
{
	s->hold = s->cur;
	s->hold_line = s->line;
}

void
zy_source_return(struct zy_source *s)
{
	s->cur = s->hold;
	s->no_lf = 0;
	s->line = s->hold_line;
	s->hold = s->mark = SIZE_MAX;
}

void
zy_source_keep(struct zy_source *s, bool keep)
{
	s->kept = keep;
	s->kept_line = s->line;
}

void
zy_source_restart(struct zy_source *s)
{
	s->cur = s->no_lf = 0;
	s->line = s->kept_line;
	s->hold = s->mark = SIZE_MAX;
}

struct zy_view
zy_source_since_mark(const struct zy_source *s)
{
	return (struct zy_view){s->text.p + s->mark, s->cur - s->mark};
}
