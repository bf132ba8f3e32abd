/*
 * A source: one input as lines of valid UTF-8.
 *
 * It recognises the encoding by the whole input: a byte order mark; else UTF-8
 * where the bytes are valid; else GB18030 (the rule, and its exceptions, are in
 * stream/encoding.h); bytes that fit neither are an error with line and byte.
 * No character is ever replaced by another.  NUL bytes are refused, and so are
 * files of other kinds, with a message that names the kind and a command that
 * converts it.
 *
 * Memory does not grow with the input: a regular file is read twice instead of
 * kept.  Of a workbook (stream/workbook.h) the lines are the rows of a sheet.
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

/* Limits against hostile input; 0 means the default, which is in brackets. */
struct zy_caps {
	size_t line;	/* bytes of a line [1 MiB] */
	size_t field;	/* bytes of a cell [1 MiB] */
	size_t columns; /* cells of a row [4096] */
	size_t depth;	/* nested JSON values [64] */
};

/*
 * How an input is opened.  The texts are borrowed until the source is open,
 * except encoding, which must outlive the source.
 */
struct zy_source_options {
	const char *encoding; /* NULL: recognise; else an iconv name */
	const char *name;     /* of standard input; NULL: <stdin> */
	struct zy_caps caps;
	int threads;   /* that may examine a large file; 0 means 1 */
	bool digest;   /* zy_source_digest will be called */
	bool untraced; /* do not record it as an input (base/trace.h) */
	bool limited;  /* read a regular file only up to the offset `end` */
	uint64_t end;
	/* Read a workbook, whose lines are rows (zy_source_has_rows); where
	 * this is false, a workbook is refused. */
	bool workbooks;
	bool rows;   /* the bytes are rows already, as a workbook gives them */
	bool markup; /* read also HTML and XML, as text */
};

/*
 * Opens the input path: a file, FILE!SHEET for a sheet of a workbook, or "-"
 * for standard input, which messages call o->name.  Returns 0 and sets *out,
 * which the caller frees with zy_source_free; or -1 with e and its source set,
 * *out unspecified and nothing to free.
 */
int zy_source_open(struct zy_source **out, const char *path,
    const struct zy_source_options *o, struct zy_error *e);
/*
 * Opens the n bytes at p, which must outlive the source, as an input that
 * messages call name.  Returns as zy_source_open does.
 */
int zy_source_open_memory(struct zy_source **out, const char *name,
    const char *p, size_t n, const struct zy_source_options *o,
    struct zy_error *e);
/* Closes the input and frees the source; s may be NULL. */
void zy_source_free(struct zy_source *s);
/*
 * Returns the name of the sheet in a path FILE!SHEET, borrowed from path: the
 * part after the first ! before which there is the name of an existing file (or
 * "-").  Returns NULL where path names no sheet or is itself the name of a
 * file.
 */
const char *zy_source_sheet(const char *path);
/*
 * Lists the sheets of a workbook, of which path is given as FILE!*.  Returns an
 * array of FILE!SHEET for each sheet that is not hidden, ended by NULL, and
 * sets *hidden to the quoted names of the hidden sheets, for a message, or to
 * NULL where there are none; all in the arena.  Returns NULL with e set, and
 * *hidden NULL, where the file cannot be read or is no workbook.
 */
const char **zy_source_sheets(const char *path, struct zy_arena *arena,
    const char **hidden, struct zy_error *e);
/* Returns whether the lines are rows of a workbook. */
bool zy_source_has_rows(const struct zy_source *s);
/*
 * Returns whether the source was opened from a workbook.  If so, its name is
 * FILE!SHEET, and *file is set to the length of FILE.
 */
bool zy_source_is_workbook(const struct zy_source *s, size_t *file);
/*
 * Moves the next notice about the source, a line of text for the user, into
 * out, replacing its content.  Returns true; or false, with out unchanged,
 * where there is no notice now; reading on may bring another.
 */
bool zy_source_note(struct zy_source *s, struct zy_buf *out);

/*
 * Reads the next line, including its terminator (LF, CR LF, CR, or none at the
 * end of the input; of a workbook, ZY_WORKBOOK_ROW).  Returns 1 and sets *line,
 * borrowed until the next call; 0 at the end; or -1 with e set, with its place.
 */
int zy_source_line(
    struct zy_source *s, struct zy_view *line, struct zy_error *e);
/*
 * Returns the text that is in memory and has not been handed out yet, for
 * callers that find the ends of lines themselves and then call zy_source_pass.
 * Borrowed until the next call of a function that reads.
 */
struct zy_view zy_source_ahead(const struct zy_source *s);
/*
 * Sets the mark (zy_source_mark) at the current position, then counts the first
 * n bytes of zy_source_ahead, which are `lines` whole lines, as handed out.
 */
void zy_source_pass(struct zy_source *s, size_t n, uint64_t lines);
/*
 * Returns the number of the line that was handed out last, from 1; 0 before the
 * first.
 */
uint64_t zy_source_at(const struct zy_source *s);
/*
 * Returns the size of a regular file in bytes and sets *taken to about how many
 * of them were handed out; returns 0 for other inputs and workbooks.
 */
uint64_t zy_source_total(const struct zy_source *s, uint64_t *taken);
/*
 * Makes `line` the number of the next line that is read, for an input that is a
 * piece of another one.
 */
void zy_source_number(struct zy_source *s, uint64_t line);
/*
 * Returns the name of the input in messages and in the column source, borrowed
 * from s.
 */
const char *zy_source_name(const struct zy_source *s);
/*
 * Writes the SHA-256 of the input's bytes to out, NUL-terminated.  To be called
 * when the input was read to its end; o->digest must have been set.  A regular
 * file is read a second time.  Returns 0, or -1 with e set and out unspecified.
 */
int zy_source_digest(
    struct zy_source *s, char out[ZY_DIGEST_HEX], struct zy_error *e);
/*
 * Returns the name of the encoding ("UTF-8", "GB18030", "UTF-16LE"), for
 * messages; "ASCII" while nothing beyond ASCII was read.  Borrowed from s.
 */
const char *zy_source_encoding(const struct zy_source *s);
/*
 * Returns the number of the first line that was read as GB18030 although it is
 * certainly Big5; 0 when there is no such line so far, or when an option gave
 * the encoding.
 */
uint64_t zy_source_big5(const struct zy_source *s);
/* Returns whether the input begins with the byte order mark of UTF-8. */
bool zy_source_is_marked(const struct zy_source *s);
/*
 * Returns the limits of the source, with the defaults filled in; borrowed from
 * s.
 */
const struct zy_caps *zy_source_caps(const struct zy_source *s);

/*
 * Marks the current position, so that zy_source_rewind can return to it: the
 * text from here on stays in memory.  A new mark replaces the old one.
 */
void zy_source_mark(struct zy_source *s);
/* Returns to the marked position, which must be set, and removes the mark. */
void zy_source_rewind(struct zy_source *s);
/* Removes the mark, if there is one: its text need not stay in memory. */
void zy_source_unmark(struct zy_source *s);
/*
 * Returns the text that was handed out since the mark, which must be set.
 * Borrowed until the next call of a function that reads.
 */
struct zy_view zy_source_since_mark(const struct zy_source *s);

/*
 * Keeps all text from the current position on in memory until zy_source_return,
 * for reading ahead at the beginning of an input.  Independent of the mark.
 */
void zy_source_hold(struct zy_source *s);
/*
 * Returns to the position of zy_source_hold, lets its text go, and removes the
 * mark.
 */
void zy_source_return(struct zy_source *s);

/*
 * With keep true, keeps all text of an input of which no line was read yet in
 * memory, so that zy_source_restart can return to its first line; with keep
 * false, keeps it no longer.  Independent of the mark and of zy_source_hold.
 */
void zy_source_keep(struct zy_source *s, bool keep);
/*
 * Returns to the first line of a source whose text is kept (zy_source_keep),
 * and removes the mark.
 */
void zy_source_restart(struct zy_source *s);

/*
 * Divides the rest of a regular file in UTF-8 or GB18030 into up to n sources,
 * in order, at ends of lines (LF); line numbers are those of the whole file.
 * parts[0] is s itself, which now ends at the first division; the caller frees
 * the others with zy_source_free.  Returns the number of parts: 1, with s
 * unchanged, when the source cannot be divided or is too small.
 *
 * With quotes true, it divides only at ends of lines outside of double quotes,
 * counted from the position of s.  A stray quote makes this fail: a caller that
 * finds a quote open at the end of a part for which zy_source_cut is true must
 * undo the division with zy_source_rejoin.
 */
int zy_source_split(
    struct zy_source *s, struct zy_source **parts, int n, bool quotes);
/*
 * Returns whether s is a part of a divided source and another part comes after
 * it.
 */
bool zy_source_cut(const struct zy_source *s);
/*
 * Undoes a division: s returns to the position at which it was divided and
 * reads the whole rest again.  The caller frees the other parts.
 */
void zy_source_rejoin(struct zy_source *s);

ZY_END_C

#endif
