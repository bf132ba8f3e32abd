/*
 * The name of a batch, computed again from its lines.  A change in the last
 * batch of a register shows in no hash of a later line, so it is found by the
 * name.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_BATCH_NAME_H
#define ZY_REGISTER_BATCH_NAME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"

ZY_BEGIN_C

/*
 * Checks the last batch of a register by its name.  Its lines are the bytes of
 * fd from the offset `from` up to `end`; with unended true the LF of the last
 * line is missing in the file but counted in end.  Returns 1 when the name in
 * the last line is the one computed from the lines, and the last line has the
 * time and the author of the first; 0 when it is not, or a line cannot be
 * parsed; -1 with errno set when fd cannot be read.
 */
int zy_batch_is_named(int fd, uint64_t from, uint64_t end, bool unended);

ZY_END_C

#endif
