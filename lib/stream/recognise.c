/*
 * Deciding the encoding of a source: implements the functions
 * zy_source_decide_* of source-state.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <strings.h>

#include "base/mem.h"
#include "stream/encoding.h"
#include "stream/source-state.h"

enum {
	SURE = 64 * 1024,    /* bytes of UTF-8 that decide a pipe */
	PATIENCE = 64 << 20, /* bytes of a pipe kept until it is decided */
};

/*
 * Sets the encoding of s to one that iconv converts.  Returns 0, or -1 with e
 * set where iconv does not know it.
 */
static int
use_iconv(struct zy_source *s, const char *name, struct zy_error *e)
{
	s->encoding = name;
	s->decided = true;
	s->cd = iconv_open("UTF-8", name);
	if (strcmp(name, "GB18030") == 0)
		s->gb = zy_gb18030_new();
	if (s->cd != (iconv_t)-1)
		return 0;
	zy_error_set(e, ZY_ERROR_CONFIG, _("unknown encoding '%s'"), name);
	return zy_error_at(e, s->name, 0, 0);
}

/* Sets the encoding of s to UTF-8; check: the bytes are still to be checked. */
static void
use_utf8(struct zy_source *s, bool check)
{
	s->encoding = "UTF-8";
	s->decided = true;
	s->check = check;
}

int
zy_source_decide_by_mark(
    struct zy_source *s, const char *option, struct zy_error *e)
{
	struct zy_view b = zy_buf_get(&s->bytes);

	if (zy_view_starts(b, "\xEF\xBB\xBF") &&
	    (!option || strcasecmp(option, "UTF-8") == 0)) {
		zy_source_skip(s, 3);
		use_utf8(s, true);
		s->marked = true;
		return 1;
	}
	if (!option && b.n >= 2 && memcmp(b.p, "\xFF\xFE", 2) == 0) {
		zy_source_skip(s, 2);
		return use_iconv(s, "UTF-16LE", e) ? -1 : 1;
	}
	if (!option && b.n >= 2 && memcmp(b.p, "\xFE\xFF", 2) == 0) {
		zy_source_skip(s, 2);
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

/*
 * Fills e with the error that the line has another encoding than those before
 * it; utf8: it is UTF-8.  Returns -1 always.
 */
static int
fail_mixed(struct zy_source *s, uint64_t line, bool utf8, struct zy_error *e)
{
	zy_error_set(e, ZY_ERROR_IO,
	    utf8 ? _("this line is UTF-8, lines before it are GB18030: "
		     "convert the input to one encoding")
		 : _("this line is not UTF-8, lines before it are: "
		     "convert the input to one encoding"));
	e->fault = ZY_FAULT_FILE;
	return zy_error_at(e, s->name, line, 0);
}

/* Returns the number of line feeds in n bytes. */
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

/*
 * Reads a regular file or memory that is not UTF-8 once more, to find the first
 * line in another encoding than the lines before it.  Returns 0 where there is
 * none, or -1 with e set.
 */
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
		got = zy_source_fetch(
		    s, zy_buf_room(&b, ZY_SOURCE_CHUNK), ZY_SOURCE_CHUNK, e);
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

int
zy_source_decide_by_survey(struct zy_source *s, struct zy_error *e)
{
	uint64_t from = s->in.at - s->bytes.n;
	const struct zy_encoding_look *look = &s->survey.look;
	bool utf8;
	int rc = 0;

	if (zy_source_survey(s, from, ZY_SURVEY_ENCODING, &s->survey, e))
		return -1;
	utf8 = zy_encoding_is_utf8(look);
	if (utf8 && (look->large || look->latin || !look->beyond)) {
		use_utf8(s, look->nul);
	} else {
		/* Else it is UTF-8 by chance: the collision guard. */
		if (!utf8) {
			zy_survey_release(&s->survey);
			rc = zy_source_survey(
			    s, from, ZY_SURVEY_MIXED, &s->survey, e);
		}
		if (rc == 0 && s->survey.mixed)
			rc = check_mixed(s, from, e);
		if (rc == 0)
			rc = use_iconv(s, "GB18030", e);
		s->doubtful = true;
	}
	s->in.at = from;
	s->bytes.n = 0;
	s->ended = false;
	return rc;
}

int
zy_source_decide_by_beginning(struct zy_source *s, struct zy_error *e)
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
		switch (zy_source_fetch_more(s, e)) {
		case -1:
			return -1;
		case 0:
			goto ended;
		default:
			break;
		}
	}
ended:
	if (!look.bad && (look.large || look.latin) &&
	    (look.ncut == 0 || !s->ended)) {
		use_utf8(s, true);
		return 0;
	}
	bad = zy_encoding_mixed(&mix, s->bytes.p, s->bytes.n, &utf8);
	if (bad != SIZE_MAX)
		return fail_mixed(
		    s, s->line + count_lines(s->bytes.p, bad) + 1, utf8, e);
	s->doubtful = true;
	return use_iconv(s, "GB18030", e);
}
