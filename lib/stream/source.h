/*
 * A source: one input as lines of valid UTF-8.
 *
 * Recognises the encoding over the whole input (BOM; strict UTF-8; else
 * GB18030, with the collision guard and the moves of 2022; else an error with
 * line and byte).  Memory does not grow with the
 * input: a regular file is read twice instead of kept.  Refuses NUL
 * bytes, workbooks and compressed files with a message that names the command
 * to put into the pipe.  Never replaces a character.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_SOURCE_H
#define ZY_STREAM_SOURCE_H

#include "base/digest.h"
#include "base/error.h"
#include "base/text.h"

struct zy_source; /* opaque */

/* Limits that hostile input meets; 0 takes the default in brackets. */
struct zy_caps {
	size_t line;	/* bytes of a line [1 MiB] */
	size_t field;	/* bytes of a cell [1 MiB] */
	size_t columns; /* cells of a row [4096] */
	size_t depth;	/* nested JSON values [64] */
};

struct zy_source_options {
	const char *encoding; /* NULL: recognise; else an iconv name */
	const char *name;     /* of standard input; NULL: <stdin> */
	struct zy_caps caps;
	int threads; /* to look at large files with; 0 and 1: none besides */
	bool digest; /* zy_source_digest will be asked for */
	/*
	 * Where limited is set, a regular file is read up to the offset end and
	 * no further.
	 */
	bool limited;
	uint64_t end;
};

/*
 * Opens path, "-" being standard input, which o->name may name.  0 or -1; on
 * success *out is freed with zy_source_free.
 */
int zy_source_open(struct zy_source **out, const char *path,
    const struct zy_source_options *o, struct zy_error *e);
/* The same over n bytes of memory that outlive the source; for tests. */
int zy_source_open_memory(struct zy_source **out, const char *name,
    const char *p, size_t n, const struct zy_source_options *o,
    struct zy_error *e);
void zy_source_free(struct zy_source *s);

/*
 * The next physical line with its terminator (LF, CR LF, CR, or none at the
 * end), borrowed until the next call.  1 a line, 0 the end, -1 an error with
 * its place.
 */
int zy_source_line(
    struct zy_source *s, struct zy_view *line, struct zy_error *e);
/*
 * The text that is in memory and not handed out, for those who find the ends
 * of lines themselves, and a way to say that so many have n bytes: as if they
 * had been marked and handed out.
 */
struct zy_view zy_source_ahead(const struct zy_source *s);
void zy_source_pass(struct zy_source *s, size_t n, uint64_t lines);
/* Number of the line handed out last, from 1. */
uint64_t zy_source_at(const struct zy_source *s);
/* Bytes of a regular file in all, and about how many were handed out; or 0. */
uint64_t zy_source_total(const struct zy_source *s, uint64_t *taken);
/* The line that is handed out next has this number. */
void zy_source_number(struct zy_source *s, uint64_t line);
/* The name that messages and the source column show. */
const char *zy_source_name(const struct zy_source *s);
/*
 * The SHA-256 of the input's bytes as they came, when it was read to its end;
 * only where the options announced it.  A regular file is read for it once
 * more.  0 or -1.
 */
int zy_source_digest(
    struct zy_source *s, char out[ZY_DIGEST_HEX], struct zy_error *e);
/* "UTF-8", "GB18030", "UTF-16LE", ...; for -v. */
const char *zy_source_encoding(const struct zy_source *s);
/* Returns the first line that was read as GB18030 and is surely Big5; 0 where
 * there is none so far, or the encoding was named. */
uint64_t zy_source_big5(const struct zy_source *s);
/* Returns whether the source begins with the byte order mark of UTF-8. */
bool zy_source_is_marked(const struct zy_source *s);
const struct zy_caps *zy_source_caps(const struct zy_source *s);

/*
 * Marks the text not handed out yet, so that zy_source_rewind can return to
 * it: what was handed out since stays in memory.  One mark at a time; a new
 * one replaces the old.
 */
void zy_source_mark(struct zy_source *s);
void zy_source_rewind(struct zy_source *s);
void zy_source_unmark(struct zy_source *s);
/* The text handed out since the mark, borrowed until the next call. */
struct zy_view zy_source_since_mark(const struct zy_source *s);

/*
 * Keeps all text from here on in memory until zy_source_return goes back to
 * it: for looking ahead at the beginning of an input.
 */
void zy_source_hold(struct zy_source *s);
void zy_source_return(struct zy_source *s);

/*
 * Splits what is left of a regular file of UTF-8 or GB18030 into up to n
 * sources at ends of lines (LF), in order, each with its first line number
 * right.  parts[0] is s itself, cut; free each.  Returns how many there are:
 * 1 where a split is not possible or not worth it.
 *
 * quotes: only at those outside double quotes, counted from where s stands.
 * A stray quote can fool that: whoever finds a quote open at the end of a
 * part that zy_source_cut tells was cut must take the split back.
 */
int zy_source_split(
    struct zy_source *s, struct zy_source **parts, int n, bool quotes);
/* True for a part that others read on behind. */
bool zy_source_cut(const struct zy_source *s);
/* Takes a split back: s stands where it was split and reads on alone. */
void zy_source_rejoin(struct zy_source *s);

#endif
