/*
 * The beginning of a register, as it was when it had so many lines.
 *
 * A register is only appended to, so that each earlier state of it is a prefix
 * of the present one.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_PREFIX_H
#define ZY_REGISTER_PREFIX_H

#include "base/attr.h"
#include "register/line.h"

ZY_BEGIN_C

/*
 * Copies the first `lines` lines of the register that is open as fd into the
 * empty file `to`, each with its LF, and checks their chain.  Returns 1 when
 * they are whole and the last has the hash head; 0 when they are not there, or
 * are broken, or others; -1 with errno set.  What `to` then holds is undefined
 * unless it returns 1.
 */
int zy_prefix_copy(int fd, uint64_t lines, const char *head, int to);
/*
 * Returns 1 when line number `line` of the register that is open as fd has the
 * hash head, and the chain is whole up to it; 0 when not; -1 with errno set.
 */
int zy_prefix_check(int fd, uint64_t line, const char *head);

ZY_END_C

#endif
