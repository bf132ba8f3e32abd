/*
 * The name of a batch, computed again from its lines: what was changed in the
 * last batch of a register no hash behind it shows.  Private to this floor.
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
 * Reads the lines of fd between the offsets from and end, which are those of a
 * batch, as far as they are there; with unended the LF of the last one is
 * missing in the file, and counted in end.  Returns 1 when the last line bears
 * the name that the lines give, and the time and the author of the first; 0
 * when it does not, or a line cannot be parsed; -1 with errno set.
 */
int zy_batch_is_named(int fd, uint64_t from, uint64_t end, bool unended);

ZY_END_C

#endif
