/*
 * Witnesses: heads of registers (hashes of their last lines) that were written
 * down somewhere else.
 *
 * A text line with the name of a register and its head may be on paper, in a
 * heads file, in a provenance file, at the foot of a table, or among the
 * messages of register-read --verify -v.  All of these are read in the same
 * way: the name of the register, and after it hex digits.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_WITNESS_H
#define ZY_REGISTER_WITNESS_H

#include "base/attr.h"
#include "register/line.h"

ZY_BEGIN_C

enum {
	ZY_WITNESS_FEWEST = 8, /* hex digits of a head that is shortened */
};

/*
 * Returns whether text is a head or its first digits: from ZY_WITNESS_FEWEST to
 * 64 hex digits.  Writes it in lower case into out, which is undefined when it
 * returns false.
 */
bool zy_witness_is_head(struct zy_view text, char out[ZY_HASH_HEX]);
/*
 * Finds the head of a register in a line of text.  name is the name of the
 * register without its directory.  Returns true, with the last head after the
 * name in out, in lower case; or false, with out undefined, where the line
 * lacks the name or a head after it.
 */
bool zy_witness_find(
    struct zy_view line, struct zy_view name, char out[ZY_HASH_HEX]);

ZY_END_C

#endif
