/*
 * A line of a register: one flat JSON object with a head that chains it.
 *
 *	{"v":1,"seq":7,"at":"2010-06-01T02:03:04Z","by":"zhang","prev":HEX,
 *	 "batch":"b-…","k":1,"n":3,"record":"pledge","id":"p-…",…}
 *
 * Keys stand in this order, without blanks, on one line of at most
 * ZY_LINE_MAX bytes with its LF.  `prev` is the SHA-256 of the raw bytes of the
 * line before with its LF (64 zeros for the first), so `sha256sum` can check
 * it by hand.  A line is never changed once it is written.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_LINE_H
#define ZY_REGISTER_LINE_H

#include "base/digest.h"
#include "base/error.h"
#include "base/text.h"
#include "stream/json.h"

enum {
	ZY_LINE_VERSION = 1,
	ZY_LINE_MAX = 64 * 1024,
	ZY_LINE_HEAD = 9, /* members before the columns */
	ZY_HASH_HEX = ZY_DIGEST_HEX,
	ZY_BATCH_MAX = 2 + 16 + 1,
};

struct zy_line {
	uint64_t version, seq, k, n; /* line k of n of its batch */
	struct zy_view at, by, prev, batch, record, id; /* see zy_line_parse */
};

/* The SHA-256 of some bytes in lower-case hex digits. */
void zy_line_hash(struct zy_view bytes, char out[ZY_HASH_HEX]);
/* What the first line has instead: zeros. */
void zy_line_no_hash(char out[ZY_HASH_HEX]);
/*
 * The key of a column in a line: its name, but decided_by for the by of an
 * award, since the head's by says who entered it.
 */
const char *zy_line_key(const char *column);
/* Appends the head of a line, from its { to the comma before its record. */
void zy_line_head(struct zy_buf *b, const struct zy_line *l);
/* What stands behind the head of a line, and its LF, which is behind text. */
struct zy_view zy_line_rest(struct zy_view text);
/* Is l line k + 1 of the batch of the line before, or the first of another? */
bool zy_line_follows(const struct zy_line *l, const struct zy_line *before);
/*
 * The name of a batch comes from all that is in it: "b-" and the first 16 hex
 * digits of the SHA-256 over prev, at and by of its first line, each with an LF
 * behind it (_begin), and what stands behind the heads of its lines (put into
 * d one by one, or several in one piece).
 */
void zy_line_batch_begin(struct zy_digest *d, const struct zy_line *first);
void zy_line_batch_name(struct zy_digest *d, char out[ZY_BATCH_MAX]);
/*
 * Reads a whole line without its LF; views are into text or into scratch,
 * which must have room for text.n bytes.  False when it is no line of this
 * form and version.
 */
bool zy_line_parse(struct zy_line *l, struct zy_view text, char *scratch);
/*
 * The same, with all members of the line: an array of *cap that grows and is
 * the caller's to free, *n of them; views as above.
 */
bool zy_line_read(struct zy_line *l, struct zy_view text, char *scratch,
    struct zy_json_member **members, size_t *n, size_t *cap);
/* Takes version and number off the beginning of a line, of any version. */
bool zy_line_begins(struct zy_view *text, uint64_t *version, uint64_t *seq);
/*
 * A quick look at a line: its version and number, and its id (empty: none).
 * False when it does not begin and end like a line.
 */
bool zy_line_glance(
    struct zy_view text, uint64_t *version, uint64_t *seq, struct zy_view *id);

#endif
