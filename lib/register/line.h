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
	ZY_HASH_HEX = ZY_DIGEST_HEX,
};

struct zy_line {
	uint64_t version, seq, k, n; /* line k of n of its batch */
	struct zy_view at, by, prev, batch, record, id; /* see zy_line_parse */
};

/* The SHA-256 of some bytes in lower-case hex digits. */
void zy_line_hash(struct zy_view bytes, char out[ZY_HASH_HEX]);
/*
 * The key of a column in a line: its name, but decided_by for the by of an
 * award, since the head's by says who entered it.
 */
const char *zy_line_key(const char *column);
/* Appends the head of a line, from its { on. */
void zy_line_head(struct zy_buf *b, const struct zy_line *l);
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
/*
 * A quick look at a line: its version and number, and its id (empty: none).
 * False when it does not begin and end like a line.
 */
bool zy_line_glance(
    struct zy_view text, uint64_t *version, uint64_t *seq, struct zy_view *id);

#endif
