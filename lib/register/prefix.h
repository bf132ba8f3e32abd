/*
 * The beginning of a register: its state when it had a certain number of lines.
 *
 * A register is only appended to, so each earlier state of it is a prefix of
 * the present one.
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
 * the chain is intact and the last of the lines has the hash head; 0 when the
 * register has fewer lines, is broken, or has another hash there; -1 with errno
 * set.  Unless it returns 1, the content of `to` is undefined.
 */
int zy_prefix_copy(int fd, uint64_t lines, const char *head, int to);
/*
 * Returns 1 when line number `line` of the register that is open as fd has the
 * hash head and the chain is intact up to that line; 0 when it has not or is
 * not; -1 with errno set when fd cannot be read.  For line 0 the result is 1,
 * whatever head is.
 */
int zy_prefix_check(int fd, uint64_t line, const char *head);

ZY_END_C

#endif
