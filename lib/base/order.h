/*
 * Many keys in order of their bytes, by a radix sort.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_ORDER_H
#define ZY_BASE_ORDER_H

#include "base/text.h"

/* The key of a number; the same view each time it is asked. */
typedef struct zy_view zy_order_key(const void *context, uint32_t number);

/*
 * The numbers 0 to n - 1 by the bytes of their keys, equal keys by number;
 * free with free().
 */
uint32_t *zy_order(uint32_t n, zy_order_key *get, const void *context);
/* The same by up to threads threads, which ask for keys at once. */
uint32_t *zy_order_spread(
    uint32_t n, zy_order_key *get, const void *context, int threads);

#endif
