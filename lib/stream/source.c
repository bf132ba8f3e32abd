/* SPDX-License-Identifier: MIT */
#include "stream/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/trace.h"
#include "stream/encoding.h"
#include "stream/source-state.h"

enum {
	PIPE = 1 << 20, /* what a process may ask for, as a rule */
	MAGIC = 8,	/* bytes that tell what most inputs are */
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

/* Line and column of an offset into text. */
static int
fail_at_text(struct zy_source *s, size_t at, struct zy_error *e)
{
	const char *p = s->text.p + s->cur, *end = s->text.p + at, *stop;
	uint64_t line = s->line + 1;

	while (p < end && (stop = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		line++;
		p = stop + 1;
	}
	return zy_error_at(e, s->name, line,
	    zy_text_count((struct zy_view){p, (size_t)(end - p)}) + 1);
}

static int
fail_byte(struct zy_source *s, size_t offset, struct zy_error *e)
{
	unsigned char c = (unsigned char)s->bytes.p[offset];
	unsigned long long at = s->taken + offset;

	if (s->cd == (iconv_t)-1)
		zy_error_set(e, ZY_ERROR_IO,
		    _("byte 0x%02X at offset %llu is not UTF-8"), c, at);
	else if (s->gb)
		zy_error_set(e, ZY_ERROR_IO,
		    _("byte 0x%02X at offset %llu is neither UTF-8 nor "
		      "GB18030"),
		    c, at);
	else
		zy_error_set(e, ZY_ERROR_IO,
		    _("byte 0x%02X at offset %llu is not %s"), c, at,
		    s->encoding);
	e->fault = ZY_FAULT_FILE;
	return fail_at_text(s, s->text.n, e);
}

/* Appends to text what iconv makes of *in; 0, or its errno. */
static int
put_converted(struct zy_source *s, const char **in, size_t *left)
{
	char *from = (char *)(uintptr_t)*in, *out;
	size_t room, rc = 0;

	do {
		room = *left * 2 + 16;
		out = zy_buf_room(&s->text, room);
		rc = iconv(s->cd, &from, left, &out, &room);
		s->text.n = (size_t)(out - s->text.p);
	} while (rc == (size_t)-1 && errno == E2BIG);
	*in = from;
	return rc == (size_t)-1 ? errno : 0;
}

/* Looks at the first bytes that are taken for GB18030, whether they are Big5.
 * Sets s->big5 to the line of the first character that tells. */
static void
look_for_big5(struct zy_source *s)
{
	size_t at = zy_encoding_big5(s->bytes.p, s->bytes.n);
	const char *p = s->text.n ? s->text.p + s->cur : "";
	const char *end = p + (s->text.n - s->cur);

	s->doubtful = false;
	if (at == SIZE_MAX)
		return;
	s->big5 = s->line + 1;
	for (; p < end; p++)
		s->big5 += *p == '\n';
	for (p = s->bytes.p, end = p + at; p < end; p++)
		s->big5 += *p == '\n';
}

/* Converts what there is in bytes; appends to text. */
static int
convert(struct zy_source *s, struct zy_error *e)
{
	const char *in = s->bytes.p;
	size_t left = s->bytes.n;
	uint32_t code;
	int rc = 0, why;

	if (s->doubtful)
		look_for_big5(s);
	while (left > 0) {
		why = s->gb ? zy_gb18030_put(s->gb, s->cd, &in, &left, &s->text)
			    : put_converted(s, &in, &left);
		if (why == 0)
			break;
		if (why == EINVAL && !s->ended)
			break; /* the rest of the character comes later */
		code = s->gb
			   ? zy_encoding_moved((const unsigned char *)in, left)
			   : 0;
		if (!code) {
			rc = fail_byte(s, (size_t)(in - s->bytes.p), e);
			break;
		}
		zy_buf_char(&s->text, code);
		in += 4;
		left -= 4;
	}
	zy_source_skip(s, s->bytes.n - left);
	return rc;
}

/* UTF-8 that nobody has looked at yet: checks and appends to text. */
static int
take_utf8(struct zy_source *s, struct zy_error *e)
{
	size_t good =
	    s->check ? zy_text_valid(s->bytes.p, s->bytes.n) : s->bytes.n;

	zy_buf_put(&s->text, s->bytes.p, good);
	if (good < s->bytes.n && (s->ended || s->bytes.n - good >= 4))
		return fail_byte(s, good, e);
	zy_source_skip(s, good);
	return 0;
}

/* Drops the text that was handed out and is not marked. */
static void
drop_text(struct zy_source *s)
{
	size_t from = s->mark < s->cur ? s->mark : s->cur;

	if (s->hold < from)
		from = s->hold;
	if (from == 0)
		return;
	memmove(s->text.p, s->text.p + from, s->text.n - from);
	s->text.n -= from;
	s->cur -= from;
	s->no_lf -= from < s->no_lf ? from : s->no_lf;
	if (s->mark != SIZE_MAX)
		s->mark -= from;
	if (s->hold != SIZE_MAX)
		s->hold -= from;
}

/* One chunk more as text: 1, 0 at the end, -1, which may have text too. */
static int
more_text(struct zy_source *s, size_t had, struct zy_error *e)
{
	const char *nul;
	int rc = 0;

	while (rc == 0 && s->text.n == had) {
		if (zy_source_fetch_more(s, e) < 0)
			return -1;
		if (s->bytes.n == 0)
			return 0;
		if (!s->decided && zy_source_by_some(s, e))
			return -1;
		rc = s->decided && s->cd != (iconv_t)-1 ? convert(s, e)
							: take_utf8(s, e);
	}
	nul = memchr(s->text.p + had, '\0', s->text.n - had);
	if (nul) {
		zy_error_clear(e);
		zy_error_set(e, ZY_ERROR_IO,
		    _("NUL byte: the input is no text (or UTF-16 without "
		      "a byte order mark: see --encoding)"));
		e->fault = ZY_FAULT_FILE;
		s->text.n = (size_t)(nul - s->text.p);
		e->fault = ZY_FAULT_FILE;
		return fail_at_text(s, s->text.n, e);
	}
	return rc < 0 ? -1 : 1;
}

/*
 * More text: 1, 0 at the end, -1.  Lines before a bad byte are handed out
 * first: what is read must not depend on where chunks end.
 */
static int
refill(struct zy_source *s, struct zy_error *e)
{
	size_t had;
	int rc;

	if (s->late.kind) {
		*e = s->late;
		return -1;
	}
	if (s->book) {
		drop_text(s);
		return zy_source_more_rows(s, e);
	}
	if (s->ended && s->bytes.n == 0)
		return 0;
	drop_text(s);
	had = s->text.n;
	if (s->decided && s->cd == (iconv_t)-1 && !s->check) {
		/* The common case: known UTF-8 straight into text. */
		ssize_t got = zy_source_fetch(s,
		    zy_buf_room(&s->text, ZY_SOURCE_CHUNK), ZY_SOURCE_CHUNK, e);

		if (got < 0)
			return -1;
		s->ended = got == 0;
		s->text.n += (size_t)got;
		return got > 0;
	}
	rc = more_text(s, had, e);
	if (rc < 0) {
		s->late = *e;
		if (s->text.n > had) {
			zy_error_clear(e);
			return 1;
		}
	}
	return rc;
}

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

/* Recognises what the input is; takes s over on failure. */
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
		rc = zy_source_refuse_magic(s, e);
	if (rc == 0 && !s->decided && s->sheet) {
		zy_error_set(e, ZY_ERROR_IO,
		    _("is no workbook, and has no sheet '%s'"), s->sheet);
		e->fault = ZY_FAULT_FILE;
		rc = zy_error_at(e, s->name, 0, 0);
	}
	if (rc == 0 && !s->decided && s->bytes.n > 0)
		rc = zy_source_by_mark(s, o->encoding, e) < 0 ? -1 : 0;
	if (rc == 0 && !s->decided && s->in.seekable && s->bytes.n > 0)
		rc = zy_source_by_all(s, e);
	if (rc) {
		zy_source_free(s);
		return -1;
	}
	*out = s;
	return 0;
}

/* Opens the file for the input path, or standard input for "-". */
static int
open_input(const char *path)
{
	const char *file = zy_trace_path(path);

	return strcmp(file, "-") == 0 ? STDIN_FILENO
				      : open(file, O_RDONLY | O_CLOEXEC);
}

/* Reads the rest of a pipe, and notes what it has brought. */
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
 * End of the line that begins at p, or NULL when it may go on behind.  Lines
 * that end with CR search for an LF only where none was searched for before.
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
		more = refill(s, e);
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

struct zy_view
zy_source_since_mark(const struct zy_source *s)
{
	return (struct zy_view){s->text.p + s->mark, s->cur - s->mark};
}
