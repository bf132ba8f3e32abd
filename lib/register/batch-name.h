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
 * Reads the lines of a batch, which are the bytes of fd between the offsets
 * from and end.  With unended the file lacks the LF of the last line, which end
 * counts all the same.  Returns 1 when the name in the last line is the one
 * that the lines give, and the last line has the time and the author of the
 * first; 0 when not, or when a line cannot be parsed; -1 with errno set when fd
 * cannot be read.
 */
int zy_batch_is_named(int fd, uint64_t from, uint64_t end, bool unended);

ZY_END_C

#endif
