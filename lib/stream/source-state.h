/*
 * The state of a source, shared by source.c, source-*.c, survey.c, split.c,
 * recognise.c and magic.c.  Private to them.
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

/* Where the bytes of a source come from: memory, a regular file, or a pipe. */
struct input {
	const char *memory; /* borrowed; NULL: fd is read */
	int fd;
	bool seekable; /* memory or a regular file */
	uint64_t size; /* of a regular file when it was opened, else 0 */
	uint64_t from; /* offset at which the input begins */
	uint64_t at;   /* offset of the next byte to read */
	uint64_t end;  /* offset at which to stop; UINT64_MAX: at the end */
};

/*
 * A piece of an input, which reaches to the next piece: the offset at which it
 * begins, and how many quotes and line ends it has.
 */
struct zy_survey_piece {
	uint64_t at, quotes, lines;
};

/* What examining a whole input has found; released with zy_survey_release. */
struct zy_survey {
	struct zy_encoding_look look; /* where look.bad is set, the bytes after
					 the bad one were not examined */
	bool mixed;		      /* there may be lines of two encodings */
	struct zy_survey_piece *pieces;
	size_t n, cap;
};

/* A source (source.h). */
struct zy_source {
	char *name;
	const char *encoding;
	bool marked; /* begins with the byte order mark of UTF-8 */
	struct zy_caps caps;
	struct input in;
	bool ended;    /* no bytes are left in the input */
	bool decided;  /* the encoding is known */
	bool check;    /* UTF-8 whose bytes are still to be checked */
	bool doubtful; /* GB18030 by a guess: still to be tested for Big5 */
	uint64_t big5; /* first line that is certainly Big5; 0: none */
	iconv_t cd;    /* converts to UTF-8; (iconv_t)-1: not needed */
	struct zy_gb18030 *gb; /* in addition to cd, for GB18030; else NULL */
	struct zy_buf bytes;   /* read, not yet converted to text */
	uint64_t taken;	       /* number of bytes converted, for messages */
	struct zy_buf text;
	/* offsets in text: the current position, the mark and the position of
	 * zy_source_hold (SIZE_MAX: not set); no LF is between cur and no_lf */
	size_t cur, mark, hold, no_lf;
	uint64_t line, mark_line, hold_line; /* numbers of lines there */
	bool kept;	    /* the text from the first line on is not let go */
	uint64_t kept_line; /* the number of the line before it */
	int threads;
	bool digesting; /* a pipe: every byte fetched is added to digest */
	char *traced;	/* name of a pipe in the trace, or NULL */
	struct zy_digest digest;
	struct zy_survey survey;       /* of the whole input, or empty */
	bool cut;		       /* another part begins at in.end */
	uint64_t whole_end;	       /* in.end before the division */
	uint64_t split_at, split_line; /* position before the division */
	bool rows;		       /* text consists of rows of a workbook */
	struct zy_workbook *book;
	char *sheet;	      /* name that was asked for; NULL: the first */
	size_t file;	      /* length of FILE in the name FILE!SHEET */
	bool noted;	      /* notes has the line about formulas */
	struct zy_buf notes;  /* lines for zy_source_note */
	struct zy_error late; /* to be returned after the good text before it */
};

/*
 * Reads up to n bytes of the input into `to`.  Returns their number, 0 at the
 * end, or -1 with e set.  In source-bytes.c.
 */
ssize_t zy_source_fetch(
    struct zy_source *s, char *to, size_t n, struct zy_error *e);
/*
 * Reads one more chunk into s->bytes.  Returns 1, 0 at the end, or -1 with e
 * set.  In source-bytes.c.
 */
int zy_source_fetch_more(struct zy_source *s, struct zy_error *e);
/*
 * Removes the first n bytes of s->bytes, which have been converted to text or
 * are a byte order mark.  In source-bytes.c.
 */
void zy_source_skip(struct zy_source *s, size_t n);
/*
 * Converts more of the input to text.  Returns 1, 0 at the end, or -1 with e
 * set.  Text before a bad byte is returned first and the error by the next
 * call, so that the lines read do not depend on where chunks end.  In
 * source-text.c.
 */
int zy_source_refill(struct zy_source *s, struct zy_error *e);
/*
 * Returns a source without an input, with that name and those limits; both are
 * copied.  The caller frees it with zy_source_free.  In source.c.
 */
struct zy_source *zy_source_new(const char *name, const struct zy_caps *caps);
/*
 * Returns the offset at which a regular file or memory ends; 0 for other
 * inputs.  In source-bytes.c.
 */
uint64_t zy_source_size(const struct zy_source *s);

/* What a survey is to find out besides the numbers of lines and quotes. */
enum zy_survey_for {
	ZY_SURVEY_COUNTS,   /* nothing */
	ZY_SURVEY_ENCODING, /* whether it is UTF-8; stops at a bad byte */
	ZY_SURVEY_MIXED	    /* whether lines are in different encodings */
};
/*
 * Examines a regular file or memory from an offset on, by several threads.
 * Returns 0 and fills *out, which the caller releases with zy_survey_release;
 * or -1 with e set; *out is to be released then, too.  In survey.c.
 */
int zy_source_survey(struct zy_source *s, uint64_t from,
    enum zy_survey_for what, struct zy_survey *out, struct zy_error *e);
/*
 * Counts the quotes and the line ends in n bytes and adds their numbers to
 * *quotes and *lines.  *cr, false before the first call, carries from call to
 * call whether the last byte was a CR, which ends a line unless LF is next.  In
 * survey.c.
 */
void zy_survey_count(
    const char *p, size_t n, uint64_t *quotes, uint64_t *lines, bool *cr);
/* Frees what v holds.  In survey.c. */
void zy_survey_release(struct zy_survey *v);

/*
 * Decides the encoding by the option, or by a byte order mark, which is
 * removed.  Returns 1 when it is decided, 0 when not, -1 with e set for an
 * unknown encoding.  In recognise.c.
 */
int zy_source_decide_by_mark(
    struct zy_source *s, const char *option, struct zy_error *e);
/*
 * Decides the encoding by all bytes of a regular file or memory, which is at
 * its beginning afterwards.  Returns 0, or -1 with e set.  In recognise.c.
 */
int zy_source_decide_by_survey(struct zy_source *s, struct zy_error *e);
/*
 * Decides the encoding of a pipe by its beginning, s->bytes.  While that is
 * ASCII alone, it stays undecided.  Else reads on until a byte is not UTF-8, or
 * a character of U+0800 or above has come and 64 KiB after the first byte
 * beyond ASCII were read, but at most 64 MiB after that byte; then decides by
 * the rule of stream/encoding.h.  Returns 0, or -1 with e set where reading
 * fails, lines are in both encodings, or iconv lacks GB18030.  In recognise.c.
 */
int zy_source_decide_by_beginning(struct zy_source *s, struct zy_error *e);

/*
 * Reads the whole workbook whose first bytes are in s->bytes, and chooses the
 * sheet s->sheet.  Returns 0, or -1 with e set.  In source-workbook.c.
 */
int zy_source_open_workbook(struct zy_source *s, struct zy_error *e);
/*
 * Appends more rows of the workbook to s->text.  Returns 1, 0 at the end, or -1
 * with e set.  In source-workbook.c.
 */
int zy_source_more_rows(struct zy_source *s, struct zy_error *e);
/*
 * Refuses an input that is neither text nor a workbook, by its first bytes,
 * with a message that names its kind; HTML and XML unless markup is true.
 * s->bytes has at least eight bytes, if
 * the input has as many.  Returns 0, or -1 with e set.  In magic.c.
 */
int zy_source_refuse_magic(
    struct zy_source *s, bool markup, struct zy_error *e);
/*
 * Fills e with the refusal of an input of a kind, which `what` names, that
 * LibreOffice can convert to a workbook by the import filter `filter`.  Returns
 * -1 always.  In magic.c.
 */
int zy_source_refuse_convertible(const struct zy_source *s, const char *what,
    const char *filter, struct zy_error *e);

/*
 * Appends the quoted names of sheets of w to b, separated by commas: 'A', 'B'.
 * With hidden true those of the hidden sheets, else those of the others;
 * sheet number `but` is left out.  Returns how many names were appended.  In
 * source-workbook.c.
 */
size_t zy_source_put_sheets(
    const struct zy_workbook *w, size_t but, bool hidden, struct zy_buf *b);

#endif
