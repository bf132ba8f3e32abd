/* SPDX-License-Identifier: MIT */
#include "stream/source.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "stream/encoding.h"

enum {
	CHUNK = 256 * 1024,     /* bytes read at a time */
	SURE = 64 * 1024,       /* UTF-8 that decides a pipe */
	PATIENCE = 64 << 20,    /* bytes of a pipe kept until it is decided */
	SPLIT_MIN = 4 << 20,    /* smaller parts are not worth a thread */
};

static const uint64_t NO_END = UINT64_MAX;

/* Where bytes come from: memory, a regular file at an offset, or a pipe. */
struct input {
	const char *memory;
	int fd;
	bool seekable; /* memory or a regular file */
	uint64_t at, end;
};

struct zy_source {
	char *name;
	const char *encoding;
	struct zy_caps caps;
	struct input in;
	bool ended;   /* no bytes left in the input */
	bool decided; /* the encoding is known */
	bool check;   /* UTF-8 not yet looked at */
	iconv_t cd;   /* (iconv_t)-1: none */
	struct zy_buf bytes; /* read, not yet text */
	uint64_t taken;      /* bytes turned to text: for messages */
	struct zy_buf text;
	size_t cur, mark, hold; /* into text; SIZE_MAX: none */
	uint64_t line, mark_line, hold_line;
};

/* Up to n bytes; 0 at the end; -1 with the error. */
static ssize_t
fetch(struct zy_source *s, char *to, size_t n, struct zy_error *e)
{
	struct input *in = &s->in;
	ssize_t got;

	if (in->end - in->at < n)
		n = (size_t)(in->end - in->at);
	if (n == 0)
		return 0;
	if (in->memory) {
		memcpy(to, in->memory + in->at, n);
		in->at += n;
		return (ssize_t)n;
	}
	do {
		got = in->seekable ? pread(in->fd, to, n, (off_t)in->at)
				   : read(in->fd, to, n);
	} while (got < 0 && errno == EINTR);
	if (got < 0) {
		zy_error_set(e, ZY_ERROR_IO, "%s", strerror(errno));
		return zy_error_at(e, s->name, 0, 0);
	}
	in->at += (uint64_t)got;
	return got;
}

/* One chunk more into bytes: 1, 0 at the end, -1. */
static int
fetch_more(struct zy_source *s, struct zy_error *e)
{
	ssize_t got;

	if (s->ended)
		return 0;
	got = fetch(s, zy_buf_room(&s->bytes, CHUNK), CHUNK, e);
	if (got < 0)
		return -1;
	if (got == 0)
		s->ended = true;
	s->bytes.n += (size_t)got;
	return got > 0;
}

/* Line and column of an offset into text. */
static int
fail_at_text(struct zy_source *s, size_t at, struct zy_error *e)
{
	const char *p = s->text.p + s->cur, *end = s->text.p + at, *stop;
	uint64_t line = s->line + 1;

	while (p < end &&
	    (stop = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		line++;
		p = stop + 1;
	}
	return zy_error_at(e, s->name, line,
	    zy_text_count((struct zy_view){p, (size_t)(end - p)}) + 1);
}

static int
refuse_magic(struct zy_source *s, struct zy_error *e)
{
	static const struct {
		const char *magic;
		size_t n;
		const char *what, *command;
	} table[] = {
		{"PK\3\4", 4, N_("a workbook (.xlsx)"), "xlsx2csv -i"},
		{"\xD0\xCF\x11\xE0", 4, N_("an old workbook (.xls)"),
		    "soffice --headless --convert-to csv"},
		{"\x1F\x8B", 2, N_("compressed by gzip"), "gzip -dc"},
		{"\x28\xB5\x2F\xFD", 4, N_("compressed by zstd"), "zstd -dc"},
		{"\xFD"
		 "7zXZ",
		    5, N_("compressed by xz"), "xz -dc"},
		{"BZh", 3, N_("compressed by bzip2"), "bzip2 -dc"},
	};
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (s->bytes.n < table[i].n ||
		    memcmp(s->bytes.p, table[i].magic, table[i].n) != 0)
			continue;
		zy_error_set(e, ZY_ERROR_IO,
		    _("the input is %s: put '%s FILE' into the pipe"),
		    _(table[i].what), table[i].command);
		return zy_error_at(e, s->name, 0, 0);
	}
	return 0;
}

static int
use_iconv(struct zy_source *s, const char *name, struct zy_error *e)
{
	s->encoding = name;
	s->decided = true;
	s->cd = iconv_open("UTF-8", name);
	if (s->cd != (iconv_t)-1)
		return 0;
	zy_error_set(e, ZY_ERROR_CONFIG, _("unknown encoding '%s'"), name);
	return zy_error_at(e, s->name, 0, 0);
}

static void
use_utf8(struct zy_source *s, bool check)
{
	s->encoding = "UTF-8";
	s->decided = true;
	s->check = check;
}

static void
skip_bytes(struct zy_source *s, size_t n)
{
	s->bytes.n -= n;
	s->taken += n;
	memmove(s->bytes.p, s->bytes.p + n, s->bytes.n);
}

/* A byte order mark or an option decides: 1 decided, 0 not, -1. */
static int
decide_by_mark(struct zy_source *s, const char *option, struct zy_error *e)
{
	struct zy_view b = zy_buf_get(&s->bytes);

	if (zy_view_starts(b, "\xEF\xBB\xBF") &&
	    (!option || strcasecmp(option, "UTF-8") == 0)) {
		skip_bytes(s, 3);
		use_utf8(s, true);
		return 1;
	}
	if (!option && b.n >= 2 && memcmp(b.p, "\xFF\xFE", 2) == 0) {
		skip_bytes(s, 2);
		return use_iconv(s, "UTF-16LE", e) ? -1 : 1;
	}
	if (!option && b.n >= 2 && memcmp(b.p, "\xFE\xFF", 2) == 0) {
		skip_bytes(s, 2);
		return use_iconv(s, "UTF-16BE", e) ? -1 : 1;
	}
	if (!option)
		return 0;
	if (strcasecmp(option, "UTF-8") == 0 || strcasecmp(option, "UTF8") == 0)
		use_utf8(s, true);
	else if (strcasecmp(option, "GBK") == 0 ||
	    strcasecmp(option, "GB2312") == 0 ||
	    strcasecmp(option, "CP936") == 0 ||
	    strcasecmp(option, "GB18030") == 0)
		return use_iconv(s, "GB18030", e) ? -1 : 1;
	else
		return use_iconv(s, option, e) ? -1 : 1;
	return 1;
}

static int
fail_mixed(struct zy_source *s, uint64_t line, bool utf8, struct zy_error *e)
{
	zy_error_set(e, ZY_ERROR_IO,
	    utf8 ? _("this line is UTF-8, lines before it are GB18030: "
		     "convert the input to one encoding")
		 : _("this line is not UTF-8, lines before it are: "
		     "convert the input to one encoding"));
	return zy_error_at(e, s->name, line, 0);
}

/* Lines in n bytes. */
static uint64_t
count_lines(const char *p, size_t n)
{
	const char *end = p + n;
	uint64_t lines = 0;

	while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		lines++;
		if (++p == end)
			break;
	}
	return lines;
}

/* Reads a seekable input that is not UTF-8 once more, for mixed lines. */
static int
check_mixed(struct zy_source *s, uint64_t from, struct zy_error *e)
{
	struct zy_encoding_mix mix = {{false, false}};
	struct zy_buf b = ZY_BUF_INIT;
	uint64_t lines = 0;
	size_t whole, bad;
	ssize_t got;
	bool utf8;
	int rc = -1;

	s->in.at = from;
	for (;;) {
		got = fetch(s, zy_buf_room(&b, CHUNK), CHUNK, e);
		if (got < 0)
			goto out;
		b.n += (size_t)got;
		for (whole = b.n; whole > 0 && b.p[whole - 1] != '\n'; whole--)
			;
		if (got == 0 || whole == 0)
			whole = b.n; /* the last line, or one without end */
		bad = zy_encoding_mixed(&mix, b.p, whole, &utf8);
		if (bad != SIZE_MAX) {
			lines += count_lines(b.p, bad);
			fail_mixed(s, lines + 1, utf8, e);
			goto out;
		}
		lines += count_lines(b.p, whole);
		memmove(b.p, b.p + whole, b.n - whole);
		b.n -= whole;
		if (got == 0)
			break;
	}
	rc = 0;
out:
	zy_buf_release(&b);
	return rc;
}

/* Decides by all bytes of a seekable input; the input is at its start. */
static int
decide_by_all(struct zy_source *s, struct zy_error *e)
{
	struct zy_encoding_look look = {0};
	uint64_t from = s->in.at - s->bytes.n;
	char *chunk = zy_malloc(CHUNK);
	ssize_t got;
	int rc = -1;

	zy_encoding_look(&look, s->bytes.p, s->bytes.n);
	while (!look.bad) {
		got = fetch(s, chunk, CHUNK, e);
		if (got < 0)
			goto out;
		if (got == 0)
			break;
		zy_encoding_look(&look, chunk, (size_t)got);
	}
	if (zy_encoding_is_utf8(&look) && (look.large || !look.beyond)) {
		use_utf8(s, look.nul);
		rc = 0;
	} else if (zy_encoding_is_utf8(&look)) {
		rc = use_iconv(s, "GB18030", e); /* the collision guard */
	} else if (check_mixed(s, from, e) == 0) {
		rc = use_iconv(s, "GB18030", e);
	}
	s->in.at = from;
	s->bytes.n = 0;
	s->ended = false;
out:
	free(chunk);
	return rc;
}

/*
 * Decides a pipe by what has come, reading on while it could be either.
 * Text that is all ASCII is the same in both and leaves it open.
 */
static int
decide_by_some(struct zy_source *s, struct zy_error *e)
{
	struct zy_encoding_look look = {0};
	struct zy_encoding_mix mix = {{false, false}};
	size_t looked = 0, bad;
	bool utf8;

	for (;;) {
		zy_encoding_look(
		    &look, s->bytes.p + looked, s->bytes.n - looked);
		looked = s->bytes.n;
		if (!look.beyond)
			return 0;
		if (look.bad || (look.large && look.n - look.first >= SURE) ||
		    look.n - look.first >= PATIENCE)
			break;
		switch (fetch_more(s, e)) {
		case -1:
			return -1;
		case 0:
			goto ended;
		default:
			break;
		}
	}
ended:
	if (!look.bad && look.large && (look.ncut == 0 || !s->ended)) {
		use_utf8(s, true);
		return 0;
	}
	bad = zy_encoding_mixed(&mix, s->bytes.p, s->bytes.n, &utf8);
	if (bad != SIZE_MAX)
		return fail_mixed(s,
		    s->line + count_lines(s->bytes.p, bad) + 1, utf8, e);
	return use_iconv(s, "GB18030", e);
}

static int
fail_byte(struct zy_source *s, size_t offset, struct zy_error *e)
{
	unsigned char c = (unsigned char)s->bytes.p[offset];
	unsigned long long at = s->taken + offset;

	if (s->cd == (iconv_t)-1)
		zy_error_set(e, ZY_ERROR_IO,
		    _("byte 0x%02X at offset %llu is not UTF-8"), c, at);
	else if (strcmp(s->encoding, "GB18030") == 0)
		zy_error_set(e, ZY_ERROR_IO,
		    _("byte 0x%02X at offset %llu is neither UTF-8 nor "
		      "GB18030"),
		    c, at);
	else
		zy_error_set(e, ZY_ERROR_IO,
		    _("byte 0x%02X at offset %llu is not %s"), c, at,
		    s->encoding);
	return fail_at_text(s, s->text.n, e);
}

/* Converts what there is in bytes; appends to text. */
static int
convert(struct zy_source *s, struct zy_error *e)
{
	char *in = s->bytes.p, *out;
	size_t left = s->bytes.n, room;
	uint32_t code;
	int rc = 0;

	while (left > 0) {
		room = left * 2 + 16;
		out = zy_buf_room(&s->text, room);
		if (iconv(s->cd, &in, &left, &out, &room) != (size_t)-1) {
			s->text.n = (size_t)(out - s->text.p);
			break;
		}
		s->text.n = (size_t)(out - s->text.p);
		if (errno == E2BIG)
			continue;
		if (errno == EINVAL && !s->ended)
			break; /* the rest of the character comes later */
		code = strcmp(s->encoding, "GB18030") == 0
		    ? zy_encoding_moved((unsigned char *)in, left)
		    : 0;
		if (!code) {
			rc = fail_byte(s, (size_t)(in - s->bytes.p), e);
			break;
		}
		zy_buf_char(&s->text, code);
		in += 4;
		left -= 4;
	}
	skip_bytes(s, s->bytes.n - left);
	return rc;
}

/* UTF-8 that nobody has looked at yet: checks and appends to text. */
static int
take_utf8(struct zy_source *s, struct zy_error *e)
{
	size_t good = s->check ? zy_text_valid(s->bytes.p, s->bytes.n)
			       : s->bytes.n;

	zy_buf_put(&s->text, s->bytes.p, good);
	if (good < s->bytes.n && (s->ended || s->bytes.n - good >= 4))
		return fail_byte(s, good, e);
	skip_bytes(s, good);
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
	if (s->mark != SIZE_MAX)
		s->mark -= from;
	if (s->hold != SIZE_MAX)
		s->hold -= from;
}

/* More text: 1, 0 at the end, -1. */
static int
refill(struct zy_source *s, struct zy_error *e)
{
	size_t had;
	const char *nul;

	if (s->ended && s->bytes.n == 0)
		return 0;
	drop_text(s);
	had = s->text.n;
	if (s->decided && s->cd == (iconv_t)-1 && !s->check) {
		/* The common case: known UTF-8 straight into text. */
		ssize_t got =
		    fetch(s, zy_buf_room(&s->text, CHUNK), CHUNK, e);

		if (got < 0)
			return -1;
		s->ended = got == 0;
		s->text.n += (size_t)got;
		return got > 0;
	}
	while (s->text.n == had) {
		if (fetch_more(s, e) < 0)
			return -1;
		if (s->bytes.n == 0)
			return 0;
		if (!s->decided && decide_by_some(s, e))
			return -1;
		if (s->decided && s->cd != (iconv_t)-1 ? convert(s, e)
						       : take_utf8(s, e))
			return -1;
	}
	nul = memchr(s->text.p + had, '\0', s->text.n - had);
	if (nul) {
		zy_error_set(e, ZY_ERROR_IO,
		    _("NUL byte: the input is no text (or UTF-16 without "
		      "a byte order mark: see --encoding)"));
		return fail_at_text(s, (size_t)(nul - s->text.p), e);
	}
	return 1;
}

static size_t
or_default(size_t cap, size_t fallback)
{
	return cap ? cap : fallback;
}

static struct zy_source *
source_new(const char *name, const struct zy_source_options *o)
{
	struct zy_source *s = zy_calloc(1, sizeof(*s));

	s->name = zy_strdup(name);
	s->cd = (iconv_t)-1;
	s->in.fd = -1;
	s->in.end = NO_END;
	s->mark = s->hold = SIZE_MAX;
	s->encoding = "ASCII";
	s->caps.line = or_default(o->caps.line, 1 << 20);
	s->caps.field = or_default(o->caps.field, 1 << 20);
	s->caps.columns = or_default(o->caps.columns, 4096);
	s->caps.depth = or_default(o->caps.depth, 64);
	return s;
}

/* Recognises what the input is; takes s over on failure. */
static int
source_begin(struct zy_source **out, struct zy_source *s,
    const struct zy_source_options *o, struct zy_error *e)
{
	int rc = 0;

	while (rc == 0 && s->bytes.n < 8 && !s->ended)
		if (fetch_more(s, e) < 0)
			rc = -1;
	if (rc == 0)
		rc = refuse_magic(s, e);
	if (rc == 0 && s->bytes.n > 0)
		rc = decide_by_mark(s, o->encoding, e) < 0 ? -1 : 0;
	if (rc == 0 && !s->decided && s->in.seekable && s->bytes.n > 0)
		rc = decide_by_all(s, e);
	if (rc) {
		zy_source_free(s);
		return -1;
	}
	*out = s;
	return 0;
}

int
zy_source_open(struct zy_source **out, const char *path,
    const struct zy_source_options *o, struct zy_error *e)
{
	bool standard = strcmp(path, "-") == 0;
	struct zy_source *s =
	    source_new(standard ? "<stdin>" : path, o);
	struct stat st;
	off_t at;

	s->in.fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (s->in.fd < 0 || fstat(s->in.fd, &st) != 0) {
		zy_error_set(e, ZY_ERROR_IO, "%s", strerror(errno));
		goto fail;
	}
	if (S_ISDIR(st.st_mode)) {
		zy_error_set(e, ZY_ERROR_IO, "%s", strerror(EISDIR));
		goto fail;
	}
	if (S_ISREG(st.st_mode)) {
		at = lseek(s->in.fd, 0, SEEK_CUR);
		s->in.seekable = at >= 0;
		s->in.at = at >= 0 ? (uint64_t)at : 0;
		posix_fadvise(s->in.fd, 0, 0, POSIX_FADV_SEQUENTIAL);
	}
	return source_begin(out, s, o, e);
fail:
	zy_error_at(e, s->name, 0, 0);
	zy_source_free(s);
	return -1;
}

int
zy_source_open_memory(struct zy_source **out, const char *name, const char *p,
    size_t n, const struct zy_source_options *o, struct zy_error *e)
{
	struct zy_source *s = source_new(name, o);

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
	if (s->cd != (iconv_t)-1)
		iconv_close(s->cd);
	if (s->in.fd > STDIN_FILENO)
		close(s->in.fd);
	zy_buf_release(&s->bytes);
	zy_buf_release(&s->text);
	free(s->name);
	free(s);
}

/* End of the line that begins at p, or NULL when it may go on behind. */
static const char *
line_end(const struct zy_source *s, const char *p, const char *end)
{
	const char *lf = memchr(p, '\n', (size_t)(end - p));
	const char *stop = lf ? lf : end;
	const char *cr = memchr(p, '\r', (size_t)(stop - p));

	if (cr && cr + 1 < stop)
		return cr + 1; /* a CR alone ends the line */
	if (lf)
		return lf + 1;
	return s->ended && s->bytes.n == 0 ? end : NULL;
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
	s->line = s->hold_line;
	s->hold = s->mark = SIZE_MAX;
}

struct zy_view
zy_source_since_mark(const struct zy_source *s)
{
	return (struct zy_view){s->text.p + s->mark, s->cur - s->mark};
}

/* Walks [at, to) and tells the quotes and line ends there. */
static int
survey(struct zy_source *s, uint64_t at, uint64_t to, uint64_t *quotes,
    uint64_t *lines, struct zy_error *e)
{
	uint64_t end = s->in.end, keep = s->in.at;
	char *chunk = zy_malloc(CHUNK);
	ssize_t got, i;
	int rc = 0;

	s->in.at = at;
	s->in.end = to;
	*quotes = *lines = 0;
	while ((got = fetch(s, chunk, CHUNK, e)) > 0) {
		for (i = 0; i < got; i++) {
			*quotes += chunk[i] == '"';
			*lines += chunk[i] == '\n';
		}
	}
	if (got < 0)
		rc = -1;
	s->in.at = keep;
	s->in.end = end;
	free(chunk);
	return rc;
}

/* From offset at on, the first end of a line outside quotes. */
static int
find_end(struct zy_source *s, uint64_t at, bool quoted, uint64_t *where,
    struct zy_error *e)
{
	uint64_t keep = s->in.at;
	char *chunk = zy_malloc(CHUNK);
	ssize_t got, i;

	*where = UINT64_MAX;
	s->in.at = at;
	while (*where == UINT64_MAX && (got = fetch(s, chunk, CHUNK, e)) > 0) {
		for (i = 0; i < got; i++) {
			if (chunk[i] == '"')
				quoted = !quoted;
			if (chunk[i] == '\n' && !quoted) {
				*where = at + (uint64_t)i + 1;
				break;
			}
		}
		at += (uint64_t)got;
	}
	s->in.at = keep;
	free(chunk);
	return *where == UINT64_MAX ? -1 : 0;
}

/* Cuts s at offset where, and makes a source of the rest. */
static struct zy_source *
cut_off(struct zy_source *s, uint64_t where, uint64_t lines)
{
	const struct zy_source_options o = {.caps = s->caps};
	struct zy_source *rest = source_new(s->name, &o);

	rest->in = s->in;
	if (s->in.fd >= 0)
		rest->in.fd = fcntl(s->in.fd, F_DUPFD_CLOEXEC, 3);
	rest->in.at = where;
	rest->encoding = s->encoding;
	rest->decided = true;
	rest->line = lines;
	s->in.end = where;
	return rest;
}

int
zy_source_split(struct zy_source *s, struct zy_source **parts, int n)
{
	struct zy_error e = ZY_ERROR_INIT;
	uint64_t start, size, step, at, want, where, quotes, lines, line;
	struct stat st;
	int made = 1;
	bool quoted = false;

	parts[0] = s;
	if (!s->in.seekable || !s->decided || s->check ||
	    s->cd != (iconv_t)-1 || s->mark != SIZE_MAX || s->bytes.n > 0)
		return 1;
	if (s->in.memory)
		size = s->in.end;
	else if (fstat(s->in.fd, &st) == 0)
		size = (uint64_t)st.st_size;
	else
		return 1;
	start = s->in.at - (s->text.n - s->cur);
	if (size <= start || (size - start) / (uint64_t)n < SPLIT_MIN)
		return 1;
	s->in.end = size;
	step = (size - start) / (uint64_t)n;
	line = s->line;
	at = start;
	/* What is read ahead is read again by the part that it belongs to. */
	s->text.n = s->cur;
	s->ended = false;
	s->in.at = start;
	while (made < n) {
		struct zy_source *last = parts[made - 1];

		want = start + step * (uint64_t)made;
		if (want <= at)
			break;
		if (survey(last, at, want, &quotes, &lines, &e))
			break;
		quoted = quotes % 2 != 0;
		if (find_end(last, want, quoted, &where, &e) || where >= size)
			break;
		line += lines;
		if (survey(last, want, where, &quotes, &lines, &e))
			break;
		line += lines;
		parts[made++] = cut_off(last, where, line);
		at = where;
	}
	return made;
}
