/*
 * Numbers for pairs of numbers: the first pair gets 0, the next new one 1, and
 * so on.  For tables of counts by two keys, in 12 to 24 bytes a pair.
 *
 * The author of an input must not be able to choose the numbers of a pair, for
 * he could make the table slow.  Callers therefore use numbers of interned
 * texts (base/intern.h).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_PAIRS_H
#define ZY_BASE_PAIRS_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"

ZY_BEGIN_C

/*
 * A table of pairs.  All bytes zero is an empty table; zy_pairs_release frees
 * what it holds.
 */
struct zy_pairs {
	uint64_t *keys; /* by number: the first of the pair in the upper half */
	size_t n, cap;
	uint32_t *slots; /* hash table: number + 1; 0 is free */
	size_t nslots;	 /* a power of two */
};

/* Frees what p holds and makes it empty; it can be used again. */
void zy_pairs_release(struct zy_pairs *p);
/*
 * Returns the number of the pair of a and b; if p does not have it, adds it
 * first.
 */
uint32_t zy_pairs_put(struct zy_pairs *p, uint32_t a, uint32_t b);
/*
 * Returns the number of the pair of a and b, or UINT32_MAX where p does not
 * have it.
 */
uint32_t zy_pairs_find(const struct zy_pairs *p, uint32_t a, uint32_t b);

/* Returns the first number of the pair with that number, below p->n. */
static inline uint32_t
zy_pairs_first(const struct zy_pairs *p, uint32_t number)
{
	return (uint32_t)(p->keys[number] >> 32);
}

/* Returns the second number of the pair with that number, below p->n. */
static inline uint32_t
zy_pairs_second(const struct zy_pairs *p, uint32_t number)
{
	return (uint32_t)p->keys[number];
}

ZY_END_C

#endif
