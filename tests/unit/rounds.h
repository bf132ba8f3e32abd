/*
 * How often a test repeats itself.  SPDX-License-Identifier: MIT
 */
#ifndef ZY_UNIT_ROUNDS_H
#define ZY_UNIT_ROUNDS_H

#include <stdlib.h>

/*
 * Returns n, or, where the environment sets TEST_SHARE, n divided by it: under
 * valgrind a round takes fifty times as long, and a few show what it looks for.
 */
static inline int
test_rounds(int n)
{
	const char *share = getenv("TEST_SHARE");

	return share ? n / atoi(share) : n;
}

#endif
