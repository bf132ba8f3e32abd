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
#include "stream/workbook.h"

enum {
	ZY_SOURCE_CHUNK = 256 * 1024, /* bytes read at a time */
};

/* Where bytes come from: memory, a regular file at an offset, or a pipe. */
struct input {
	const char *memory;
	int fd;
	bool seekable; /* memory or a regular file */
	uint64_t size; /* of a regular file when it was opened, else 0 */
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
	char *traced;	/* its name in the trace, where it needs its digest */
	struct zy_digest digest;
	struct zy_survey survey; /* of the whole input, or empty */
	bool cut;		 /* others read on behind the end */
	uint64_t whole_end;	 /* before it was cut */
	uint64_t split_at, split_line;
	/* of a workbook, whose rows the text is */
	bool rows;
	struct zy_workbook *book;
	char *sheet;	      /* that was asked for, or NULL: the first */
	size_t file;	      /* bytes of name that name its file */
	bool noted;	      /* the formulas are in notes */
	struct zy_buf notes;  /* lines for zy_source_note */
	struct zy_error late; /* returned once the good text is used up */
};

/*
 * Reads up to n bytes of the input.  Returns their number, 0 at the end, or -1
 * with e set.  In source-bytes.c, as the next two functions
 * and zy_source_size.
 */
ssize_t zy_source_fetch(
    struct zy_source *s, char *to, size_t n, struct zy_error *e);
/*
 * Reads one more chunk into s->bytes.  Returns 1, 0 at the end, or -1 with e
 * set.
 */
int zy_source_fetch_more(struct zy_source *s, struct zy_error *e);
/*
 * Removes the first n bytes of s->bytes, which have become text or are a byte
 * order mark.
 */
void zy_source_skip(struct zy_source *s, size_t n);
/*
 * Makes text of more of the input.  Returns 1, 0 at the end, or -1 with e set.
 * Lines before a bad byte come first: what is read must not depend on where
 * chunks end.  In source-text.c.
 */
int zy_source_refill(struct zy_source *s, struct zy_error *e);
/* Returns a source without an input, with that name and those limits. */
struct zy_source *zy_source_new(const char *name, const struct zy_caps *caps);
/*
 * Returns where a regular file or memory ends, as an offset; 0 for other
 * inputs.
 */
uint64_t zy_source_size(const struct zy_source *s);

/* What a survey is to find out. */
enum zy_survey_for {
	ZY_SURVEY_COUNTS,
	ZY_SURVEY_ENCODING,
	ZY_SURVEY_MIXED
};
/*
 * Examines a regular file or memory from an offset on: counts lines and quotes,
 * and finds its encoding (as far as the first byte that is not UTF-8), or, for
 * other encodings, whether its lines are of one kind.  Returns 0, and the
 * caller releases *out with zy_survey_release; or -1 with e set.  In survey.c,
 * as the next two.
 */
int zy_source_survey(struct zy_source *s, uint64_t from,
    enum zy_survey_for what, struct zy_survey *out, struct zy_error *e);
/*
 * Adds the quotes and line ends among n bytes to *quotes and *lines.  *cr says,
 * from call to call, that the last byte was a CR, which ends a line or begins
 * CR LF.
 */
void zy_survey_count(
    const char *p, size_t n, uint64_t *quotes, uint64_t *lines, bool *cr);
/* Frees what v holds. */
void zy_survey_release(struct zy_survey *v);

/*
 * Decides the encoding by a byte order mark or by the option.  Returns 1 when
 * it is decided, 0 when not, -1 with e set.  In recognise.c, as the next two.
 */
int zy_source_by_mark(
    struct zy_source *s, const char *option, struct zy_error *e);
/*
 * Decides the encoding by all bytes of a regular file or memory, which is at
 * its beginning.  Returns 0, or -1 with e set.
 */
int zy_source_by_all(struct zy_source *s, struct zy_error *e);
/*
 * Decides the encoding of a pipe by the bytes read so far, and reads on while
 * both encodings are possible.  A text of ASCII alone leaves it undecided.
 * Returns 0, or -1 with e set.
 */
int zy_source_by_some(struct zy_source *s, struct zy_error *e);

/* source-workbook.c: opens the workbook of which s has the first bytes, and
 * chooses its sheet.  0 or -1. */
int zy_source_open_workbook(struct zy_source *s, struct zy_error *e);
/* Makes text of more rows: 1, 0 at the end, -1. */
int zy_source_more_rows(struct zy_source *s, struct zy_error *e);
/* magic.c: refuses what is no text and no workbook, naming what it is.  Looks
 * at the first bytes of s, as many as there are, eight at least where the input
 * has them. */
int zy_source_refuse_magic(struct zy_source *s, struct zy_error *e);
/* magic.c: refuses what LibreOffice makes a workbook of.  Always -1. */
int zy_source_refuse_convertible(
    const struct zy_source *s, const char *what, struct zy_error *e);

/*
 * Appends the names of the sheets but one, 'A', 'B': those that are hidden, or
 * those that are not.  Returns how many there are.  In source-workbook.c.
 */
size_t zy_source_put_sheets(
    const struct zy_workbook *w, size_t but, bool wanted, struct zy_buf *b);

#endif
