/*
 * Sorting many byte strings by a radix sort.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_ORDER_H
#define ZY_BASE_ORDER_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/*
 * A function that returns the string with that number.  It must return the same
 * bytes at every call.
 */
typedef struct zy_view zy_order_key(const void *context, uint32_t number);

/*
 * Sorts the numbers 0 to n - 1 by the bytes of their strings, which get returns
 * when it is called with context; equal strings are sorted by number.  Returns
 * the numbers in a new array, never NULL, also for n 0, which the caller frees
 * with free().
 */
uint32_t *zy_order(uint32_t n, zy_order_key *get, const void *context);
/*
 * Does what zy_order does, with the same result, in up to that many threads,
 * which call get at the same time.
 */
uint32_t *zy_order_spread(
    uint32_t n, zy_order_key *get, const void *context, int threads);

ZY_END_C

#endif
