/*
 * What the files of a source share.  Private.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_SOURCE_STATE_H
#define ZY_STREAM_SOURCE_STATE_H

#include <sys/types.h>

#include "stream/encoding.h"
#include "stream/gb18030.h"
#include "stream/source.h"

enum {
	ZY_SOURCE_CHUNK = 256 * 1024, /* bytes read at a time */
};

/* Where bytes come from: memory, a regular file at an offset, or a pipe. */
struct input {
	const char *memory;
	int fd;
	bool seekable; /* memory or a regular file */
	uint64_t from; /* where the input begins */
	uint64_t at, end;
};

/* What stands in a stretch of an input, up to the next one. */
struct zy_survey_piece {
	uint64_t at, quotes, lines;
};

/* A look at a whole input; release when used. */
struct zy_survey {
	struct zy_encoding_look look; /* bad: the rest was not looked at */
	bool mixed;		      /* there may be lines of two encodings */
	struct zy_survey_piece *pieces;
	size_t n, cap;
};

struct zy_source {
	char *name;
	const char *encoding;
	bool marked; /* begins with the byte order mark of UTF-8 */
	struct zy_caps caps;
	struct input in;
	bool ended;	       /* no bytes left in the input */
	bool decided;	       /* the encoding is known */
	bool check;	       /* UTF-8 not yet looked at */
	bool doubtful;	       /* GB18030 by a guess, not yet looked at */
	uint64_t big5;	       /* first line that is surely Big5; 0: none */
	iconv_t cd;	       /* (iconv_t)-1: none */
	struct zy_gb18030 *gb; /* beside cd, where that is from GB18030 */
	struct zy_buf bytes;   /* read, not yet text */
	uint64_t taken;	       /* bytes turned to text: for messages */
	struct zy_buf text;
	size_t cur, mark, hold; /* into text; SIZE_MAX: none */
	size_t no_lf;		/* into text: from cur up to here is no LF */
	uint64_t line, mark_line, hold_line;
	int threads;
	bool digesting; /* a pipe: all that is fetched goes into digest */
	struct zy_digest digest;
	struct zy_survey survey; /* of the whole input, or empty */
	bool cut;		 /* others read on behind the end */
	uint64_t whole_end;	 /* before it was cut */
	uint64_t split_at, split_line;
	struct zy_error late; /* to tell when the good text is used up */
};

/* source.c: up to n bytes; 0 at the end; -1 with the error. */
ssize_t zy_source_fetch(
    struct zy_source *s, char *to, size_t n, struct zy_error *e);
/* One chunk more into bytes: 1, 0 at the end, -1. */
int zy_source_fetch_more(struct zy_source *s, struct zy_error *e);
/* Drops n bytes that became text (or a byte order mark). */
void zy_source_skip(struct zy_source *s, size_t n);
struct zy_source *zy_source_new(const char *name, const struct zy_caps *caps);
/* Bytes of a seekable input, by its place in the file or memory; or 0. */
uint64_t zy_source_size(const struct zy_source *s);

/*
 * survey.c: looks at a seekable input from offset from on.  Besides counting:
 * what its encoding is, no further than the first byte that is not UTF-8; or,
 * where it is not UTF-8, whether its lines are of one kind.  0 or -1.
 */
enum zy_survey_for {
	ZY_SURVEY_COUNTS,
	ZY_SURVEY_ENCODING,
	ZY_SURVEY_MIXED
};
int zy_source_survey(struct zy_source *s, uint64_t from,
    enum zy_survey_for what, struct zy_survey *out, struct zy_error *e);
/*
 * Adds the quotes and line ends of n bytes; *cr tells, from call to call,
 * that the last byte was a CR, which may end a line or be half of CR LF.
 */
void zy_survey_count(
    const char *p, size_t n, uint64_t *quotes, uint64_t *lines, bool *cr);
void zy_survey_release(struct zy_survey *v);

/* recognise.c: what the input is.  Refuses what is no text. */
int zy_source_refuse_magic(struct zy_source *s, struct zy_error *e);
/* A byte order mark or an option decides: 1 decided, 0 not, -1. */
int zy_source_by_mark(
    struct zy_source *s, const char *option, struct zy_error *e);
/* Decides by all bytes of a seekable input, which is at its start. */
int zy_source_by_all(struct zy_source *s, struct zy_error *e);
/*
 * Decides a pipe by what has come, reading on while it could be either.
 * Text that is all ASCII is the same in both and leaves it open.
 */
int zy_source_by_some(struct zy_source *s, struct zy_error *e);

#endif
