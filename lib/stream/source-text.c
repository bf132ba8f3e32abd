/*
 * Converting the bytes of a source to text: implements zy_source_refill of
 * source-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>

#include "stream/encoding.h"
#include "stream/source-state.h"

/* Gives e the place of offset `at` in the text.  Returns -1. */
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

/*
 * Fills e with the error that the byte at that offset of s->bytes fits no
 * encoding.  Returns -1 always.
 */
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

/*
 * Converts the *left bytes at *in by iconv and appends them to the text.
 * Returns 0, or the errno of iconv; *in and *left are then what is left.
 */
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

/*
 * Tests whether the first bytes beyond ASCII, which are taken for GB18030, are
 * Big5; if so, sets s->big5 to the line of the first character that shows it.
 */
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

/*
 * Converts s->bytes and appends them to the text.  Returns 0, or -1 with e set.
 */
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

/*
 * Checks s->bytes, which are UTF-8, and appends them to the text.  Returns 0,
 * or -1 with e set.
 */
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

/* Removes text that was handed out and is neither marked nor held. */
static void
drop_text(struct zy_source *s)
{
	size_t from = s->mark < s->cur ? s->mark : s->cur;

	if (s->hold < from)
		from = s->hold;
	if (from == 0 || s->kept)
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

/*
 * Converts one more chunk; `had` bytes of text were there before.  Returns 1, 0
 * at the end, or -1 with e set, perhaps after some text.
 */
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
		if (!s->decided && zy_source_decide_by_beginning(s, e))
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

int
zy_source_refill(struct zy_source *s, struct zy_error *e)
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
