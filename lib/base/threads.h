/*
 * Running one function in several threads.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_THREADS_H
#define ZY_BASE_THREADS_H

#include "base/attr.h"

ZY_BEGIN_C

/*
 * Calls work(context, i) for each i from 0 to n - 1 and returns when all calls
 * have returned.  Number 0 runs in the calling thread, each other number in a
 * thread of its own; where no thread can be started, the calls run one after
 * the other.
 */
void zy_threads_run(int n, void (*work)(void *context, int i), void *context);

ZY_END_C

#endif
