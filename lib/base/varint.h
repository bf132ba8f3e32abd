/*
 * Whole numbers encoded in few bytes: seven bits a byte, the lowest bits first;
 * the highest bit of a byte is set if another byte follows.
 *
 * For data within one process and for temporary files.  Reading does not check
 * whether the bytes are valid.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_VARINT_H
#define ZY_BASE_VARINT_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"

ZY_BEGIN_C

enum {
	ZY_VARINT_MAX = 10 /* the most bytes that a number takes */
};

/* Returns how many bytes n takes. */
static inline size_t
zy_varint_size(uint64_t n)
{
	size_t size = 1;

	for (; n >= 0x80; n >>= 7)
		size++;
	return size;
}

/*
 * Writes n to `to`, which must have room for it.  Returns the address after it.
 */
static inline char *
zy_varint_put(char *to, uint64_t n)
{
	for (; n >= 0x80; n >>= 7)
		*to++ = (char)(n | 0x80);
	*to++ = (char)n;
	return to;
}

/* Returns the number encoded at *p, and sets *p to the address after it. */
static inline uint64_t
zy_varint_get(const char **p)
{
	uint64_t n = 0;
	int shift = 0;

	for (; **p & 0x80; shift += 7)
		n |= (uint64_t)(*(*p)++ & 0x7F) << shift;
	return n | (uint64_t) * (*p)++ << shift;
}

ZY_END_C

#endif
