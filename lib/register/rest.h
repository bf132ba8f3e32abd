/*
 * What stands in a register behind its last good line.  Private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REGISTER_REST_H
#define ZY_REGISTER_REST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"

ZY_BEGIN_C

/* The bytes of a register from some offset on. */
struct zy_rest {
	bool lines; /* there are lines of a register, also of a later version */
	bool parts; /* there are pieces of lines of a register */
	bool zeros; /* there are only NUL bytes */
};

/*
 * Fills *rest with what fd has between the offsets from and end.  Returns 0, or
 * -1 with errno set.
 */
int zy_rest_look(int fd, uint64_t from, uint64_t end, struct zy_rest *rest);

ZY_END_C

#endif
