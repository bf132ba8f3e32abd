/*
 * Witnesses: heads of registers that were written down somewhere else.
 *
 * A line that names a register and its head may stand on paper, in a heads
 * file, in a provenance file, at the foot of a table, or among the messages of
 * register-read --verify -v.  What they have in common is enough to read them:
 * the name of the register, and behind it hex digits.
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
 * Returns whether text is a head or its first digits: so many hex digits at
 * least, and no more than a hash has.  out gets them in lower case.
 */
bool zy_witness_is_head(struct zy_view text, char out[ZY_HASH_HEX]);
/*
 * Looks in a line for the head of the register with that name, which has no
 * folder.  Returns true, with the last head in the line in out, where the line
 * has the name and a head behind it.
 */
bool zy_witness_find(
    struct zy_view line, struct zy_view name, char out[ZY_HASH_HEX]);

ZY_END_C

#endif
