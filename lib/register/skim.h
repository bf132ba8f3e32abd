/*
 * Skimming: reads the head of a line of a register without parsing its JSON.
 *
 * Programs write the members of a head in one order and without blanks, so the
 * head can be read by comparing bytes, which is many times faster than parsing
 * the line.  Everything that is not exactly in that form is refused; a line
 * that is skimmed successfully can still have columns that are no valid JSON.
 * Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_SKIM_H
#define ZY_REGISTER_SKIM_H

#include "base/attr.h"
#include "register/line.h"

ZY_BEGIN_C

/* The head of a line and its first columns.  The views point into the line. */
struct zy_skim {
	uint64_t version, seq, k, n; /* line k of n of its batch */
	/* Texts as they stand in the line, with escapes. */
	struct zy_view at, by, prev, batch, record, id;
	/*
	 * The string after the id (the subject of an award, the pledge of a
	 * mark, the entry of a withdrawal); empty when there is none.
	 */
	struct zy_view second;
};

/*
 * Reads the head of a line, given without its LF, into s.  Returns true; or
 * false when the line does not have the form of a register's line: then only
 * s->version is set, to the version that the line claims to have, or 0.
 */
bool zy_line_skim(struct zy_skim *s, struct zy_view text);
/*
 * Returns whether tail, the bytes after the last LF of a register, can be the
 * beginning of line number seq, some of it replaced by zeros as a file system
 * may leave it.
 */
bool zy_tail_is_begun(struct zy_view tail, uint64_t seq);
/*
 * Returns the length of the line at the beginning of tail, the bytes after the
 * last good line of a register, where that line is complete except for its LF
 * and the last of its batch; other bytes may follow.  Returns 0 for any other
 * tail.
 */
size_t zy_tail_line(struct zy_view tail);

ZY_END_C

#endif
