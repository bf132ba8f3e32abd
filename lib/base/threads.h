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
 * Calls work(context, i) once for each i from 0 to n - 1 and returns when all
 * calls have returned.  Call 0 is made in the calling thread and each other
 * call in a thread of its own, or in the calling thread where no thread can be
 * started.  With n 0 it does nothing.
 */
void zy_threads_run(int n, void (*work)(void *context, int i), void *context);

ZY_END_C

#endif
