/*
 * A source: one input as lines of valid UTF-8.
 *
 * Recognises the encoding over the whole input (BOM; strict UTF-8; else
 * GB18030, with the collision guard and the moves of 2022; else an error with
 * line and byte).  Memory does not grow with the
 * input: a regular file is read twice instead of kept.  Of a workbook
 * (stream/workbook.h) the lines are the rows of a sheet.  Refuses NUL bytes,
 * and files of other kinds with a message that names the kind and a command.
 * Never replaces a character.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_SOURCE_H
#define ZY_STREAM_SOURCE_H

#include "base/attr.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/text.h"

ZY_BEGIN_C

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
	int threads;   /* to look at large files with; 0 and 1: none besides */
	bool digest;   /* zy_source_digest will be asked for */
	bool untraced; /* no input of the result (base/trace.h) */
	/*
	 * Where limited is set, a regular file is read up to the offset end and
	 * no further.
	 */
	bool limited;
	uint64_t end;
	/* A workbook is read, as one whose caller knows rows from lines may
	 * do; else it is refused. */
	bool workbooks;
	bool rows; /* the bytes are rows of a workbook already */
};

/*
 * Opens the input path: a file, FILE!SHEET for a sheet of a workbook, or "-"
 * for standard input, named o->name in messages.
 * Returns 0 and sets *out, which the caller frees with zy_source_free; or -1
 * with e set.
 */
int zy_source_open(struct zy_source **out, const char *path,
    const struct zy_source_options *o, struct zy_error *e);
/*
 * Opens the n bytes at p, which must outlive the source, as an input with that
 * name; for tests.  Returns as zy_source_open does.
 */
int zy_source_open_memory(struct zy_source **out, const char *name,
    const char *p, size_t n, const struct zy_source_options *o,
    struct zy_error *e);
/* Closes the input and frees the source; NULL is allowed. */
void zy_source_free(struct zy_source *s);
/*
 * Returns what stands behind the ! of FILE!SHEET: the first ! before which the
 * name of a file stands that there is.  NULL: path names no sheet.
 */
const char *zy_source_sheet(const char *path);
/*
 * Lists the sheets of the workbook at path (FILE!*) that are not hidden, as
 * FILE!SHEET, in a NULL-terminated array; both in the arena.  NULL with an
 * error.  *hidden is set to a list of those that are hidden, for a message, or
 * to NULL.
 */
const char **zy_source_sheets(const char *path, struct zy_arena *arena,
    const char **hidden, struct zy_error *e);
/* True where lines are rows of a workbook. */
bool zy_source_has_rows(const struct zy_source *s);
/* True for a source that was opened from a workbook: *file bytes of its name
 * name the file, and the sheet stands behind the ! there. */
bool zy_source_is_workbook(const struct zy_source *s, size_t *file);
/* Takes a line to tell the user of the source, so far; false: none is left. */
bool zy_source_note(struct zy_source *s, struct zy_buf *out);

/*
 * Reads the next line, with its terminator (LF, CR LF, CR, or none at the end
 * of the input).  Returns 1 and sets *line, borrowed until the next call; 0 at
 * the end; or -1 with e set, place included.
 */
int zy_source_line(
    struct zy_source *s, struct zy_view *line, struct zy_error *e);
/*
 * Returns the text that is in memory and has not been handed out yet, for
 * callers that find the ends of lines themselves; see zy_source_pass.  Borrowed
 * until the next call of a function that reads.
 */
struct zy_view zy_source_ahead(const struct zy_source *s);
/*
 * Marks the position as zy_source_mark does and counts the next n bytes of
 * zy_source_ahead, which contain that many lines, as handed out.
 */
void zy_source_pass(struct zy_source *s, size_t n, uint64_t lines);
/* Returns the number of the line that was handed out last, from 1. */
uint64_t zy_source_at(const struct zy_source *s);
/*
 * Returns the size of a regular file in bytes and sets *taken to about how many
 * of them were handed out; returns 0 for other inputs.
 */
uint64_t zy_source_total(const struct zy_source *s, uint64_t *taken);
/* Sets the number that the next line gets. */
void zy_source_number(struct zy_source *s, uint64_t line);
/*
 * Returns the name of the input in messages and in the column source.
 * Borrowed.
 */
const char *zy_source_name(const struct zy_source *s);
/*
 * Writes the SHA-256 of the input's bytes to out, once the input was read to
 * its end; o->digest must have been set.  A regular file is read a second time.
 * Returns 0, or -1 with e set.
 */
int zy_source_digest(
    struct zy_source *s, char out[ZY_DIGEST_HEX], struct zy_error *e);
/*
 * Returns the name of the encoding ("UTF-8", "GB18030", "UTF-16LE"), for
 * messages.  Borrowed.
 */
const char *zy_source_encoding(const struct zy_source *s);
/*
 * Returns the first line that was read as GB18030 although it is certainly
 * Big5; 0 when there is none so far, or when the encoding was given by an
 * option.
 */
uint64_t zy_source_big5(const struct zy_source *s);
/* Returns whether the source begins with the byte order mark of UTF-8. */
bool zy_source_is_marked(const struct zy_source *s);
/* Returns the limits of the source, with the defaults filled in.  Borrowed. */
const struct zy_caps *zy_source_caps(const struct zy_source *s);

/*
 * Marks the position, so that zy_source_rewind can return to it: the text from
 * here on stays in memory.  A new mark replaces the old one.
 */
void zy_source_mark(struct zy_source *s);
/* Goes back to the mark. */
void zy_source_rewind(struct zy_source *s);
/* Removes the mark, so that the text can leave memory. */
void zy_source_unmark(struct zy_source *s);
/*
 * Returns the text that was handed out since the mark.  Borrowed until the next
 * call of a function that reads.
 */
struct zy_view zy_source_since_mark(const struct zy_source *s);

/*
 * Keeps all text from this position on in memory until zy_source_return, for
 * looking ahead at the beginning of an input.
 */
void zy_source_hold(struct zy_source *s);
/* Goes back to the position of zy_source_hold and removes the mark. */
void zy_source_return(struct zy_source *s);

/*
 * Divides the rest of a regular file in UTF-8 or GB18030 into up to n sources,
 * in order, at ends of lines (LF); each counts its lines as the whole file
 * does. parts[0] is s itself, which now ends at the first division; the caller
 * frees each other one with zy_source_free.  Returns the number of parts: 1
 * when the source cannot be divided or is too small.
 *
 * With quotes true, it divides only at ends of lines outside of double quotes,
 * counted from the position of s.  A stray quote makes this fail: a caller that
 * finds a quote open at the end of a part for which zy_source_cut is true must
 * undo the division with zy_source_rejoin.
 */
int zy_source_split(
    struct zy_source *s, struct zy_source **parts, int n, bool quotes);
/* Returns whether s is a part with another part behind it. */
bool zy_source_cut(const struct zy_source *s);
/* Undoes a division: s stands where it was divided and reads the whole rest. */
void zy_source_rejoin(struct zy_source *s);

ZY_END_C

#endif
