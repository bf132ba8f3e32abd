/*
 * A line of a register: one flat JSON object with a head that chains it.
 *
 *	{"v":2,"seq":7,"at":"2010-06-01T02:03:04Z","by":"zhang","prev":HEX,
 *	 "batch":"b-…","k":1,"n":3,"record":"pledge","id":"p-…",…}
 *
 * Keys stand in this order, without blanks, on one line of at most
 * ZY_LINE_MAX bytes with its LF.  `prev` is the SHA-256 of the raw bytes of the
 * line before with its LF (64 zeros for the first), so `sha256sum` can check
 * it by hand.  A line is never changed once it is written.
 *
 * Version 2 has more columns than version 1 (zy_entry_has); a register may
 * have lines of both.  The format is fixed now: later programs may add kinds of
 * records, but no columns.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_LINE_H
#define ZY_REGISTER_LINE_H

#include "base/attr.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/text.h"
#include "stream/json.h"

ZY_BEGIN_C

enum {
	ZY_LINE_VERSION = 2, /* of new lines; lower ones are read */
	ZY_LINE_MAX = 64 * 1024,
	ZY_LINE_HEAD = 9, /* members before the columns, but for clock */
	ZY_HASH_HEX = ZY_DIGEST_HEX,
	ZY_BATCH_MAX = 2 + 16 + 1,
};

/*
 * The head of a parsed line, with the name of its kind of record and its id.
 * The texts are borrowed from the line or its scratch memory.
 */
struct zy_line {
	uint64_t version, seq, k, n; /* line k of the n of its batch */
	struct zy_view at, by, prev, batch, record, id;
	/* The time of the clock where that was earlier than `at`; or empty. */
	struct zy_view clock;
	size_t head; /* number of JSON members before the columns */
};

/*
 * Writes the SHA-256 of bytes to out, in lower-case hex digits, NUL-terminated.
 */
void zy_line_hash(struct zy_view bytes, char out[ZY_HASH_HEX]);
/*
 * Writes 64 zeros to out, NUL-terminated: the value of `prev` in the first
 * line.
 */
void zy_line_zero_hash(char out[ZY_HASH_HEX]);
/*
 * Returns the JSON key under which lines keep a column: the name of the column,
 * but "decided_by" for the column `by` of awards, because `by` in the head of
 * a line is the person who entered it.
 */
const char *zy_line_key(const char *column);
/* Appends the head of line l to b: from '{' to the comma before "record". */
void zy_line_head(struct zy_buf *b, const struct zy_line *l);
/*
 * Returns the part of a line after its head: from "record" to its LF.  text is
 * the line without the LF, which must follow it in memory.
 */
struct zy_view zy_line_body(struct zy_view text);
/*
 * Returns whether line l may directly follow the line `before`, judged by
 * batches alone: it is the next line of the same batch, or the first line of a
 * new batch when the batch before it is complete.
 */
bool zy_line_follows(const struct zy_line *l, const struct zy_line *before);
/*
 * Begins to compute the name of the batch whose first line is first.
 * Afterwards the caller adds the bodies of all lines of the batch
 * (zy_line_body) to d, and then calls zy_line_batch_name.
 */
void zy_line_batch_begin(struct zy_digest *d, const struct zy_line *first);
/*
 * Writes the name of a batch into out and ends d, which zy_line_batch_begin has
 * begun and to which the caller has added the bodies of all lines.  The name is
 * "b-" and the first 16 hex digits of the SHA-256 of prev, at, by and (where it
 * has one) clock of the first line, each followed by an LF, and of the bodies
 * of the lines.
 */
void zy_line_batch_name(struct zy_digest *d, char out[ZY_BATCH_MAX]);
/*
 * Parses a line, given without its LF, into l.  The views in l point into text
 * or into scratch, which must have room for text.n bytes.  Returns true; or
 * false, with l undefined, when text is not a line of a register of this
 * version or an earlier one.
 */
bool zy_line_parse(struct zy_line *l, struct zy_view text, char *scratch);
/*
 * Parses a line as zy_line_parse does, with the same result, and stores all
 * members of its JSON object in *members and their number in *n.  *members is
 * an array of *cap elements, which grows as needed and can be used again for
 * the next line; it may be NULL with *cap 0, and the caller frees it with
 * free().  The members' texts are borrowed from text and scratch.
 */
bool zy_line_read(struct zy_line *l, struct zy_view text, char *scratch,
    struct zy_json_member **members, size_t *n, size_t *cap);
/*
 * Reads the version and the number at the beginning of a line of any version,
 * and advances *text past them.  Returns true; or false, with all three
 * undefined, when text does not begin like a line.
 */
bool zy_line_read_start(struct zy_view *text, uint64_t *version, uint64_t *seq);
/*
 * Finds the version, the number and the id (empty when there is none) of a line
 * without parsing all of it.  Returns true; or false, with the outputs
 * undefined, when text does not begin and end like a line.
 */
bool zy_line_peek(
    struct zy_view text, uint64_t *version, uint64_t *seq, struct zy_view *id);

ZY_END_C

#endif
