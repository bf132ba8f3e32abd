/*
 * What the files of a source share.  Private.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_SOURCE_STATE_H
#define ZY_STREAM_SOURCE_STATE_H

#include <iconv.h>
#include <sys/types.h>

#include "stream/source.h"

enum {
	ZY_SOURCE_CHUNK = 256 * 1024, /* bytes read at a time */
};

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
	bool ended;	     /* no bytes left in the input */
	bool decided;	     /* the encoding is known */
	bool check;	     /* UTF-8 not yet looked at */
	iconv_t cd;	     /* (iconv_t)-1: none */
	struct zy_buf bytes; /* read, not yet text */
	uint64_t taken;	     /* bytes turned to text: for messages */
	struct zy_buf text;
	size_t cur, mark, hold; /* into text; SIZE_MAX: none */
	uint64_t line, mark_line, hold_line;
};

/* source.c: up to n bytes; 0 at the end; -1 with the error. */
ssize_t zy_source_fetch(
    struct zy_source *s, char *to, size_t n, struct zy_error *e);
/* One chunk more into bytes: 1, 0 at the end, -1. */
int zy_source_fetch_more(struct zy_source *s, struct zy_error *e);
/* Drops n bytes that became text (or a byte order mark). */
void zy_source_skip(struct zy_source *s, size_t n);
struct zy_source *zy_source_new(const char *name, const struct zy_caps *caps);

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
