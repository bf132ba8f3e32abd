/*
 * A small generator of numbers (Marsaglia's xorshift): the same ones
 * everywhere.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_TESTS_DRAW_H
#define ZY_TESTS_DRAW_H

#include <stdint.h>

static uint64_t draw_state = 88172645463325252;

/* A number from 0 to n - 1. */
static inline uint64_t
draw(uint64_t n)
{
	draw_state ^= draw_state << 13;
	draw_state ^= draw_state >> 7;
	draw_state ^= draw_state << 17;
	return (draw_state >> 8) % n;
}

#endif
