/*
 * The same work by several threads at once.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_THREADS_H
#define ZY_BASE_THREADS_H

/*
 * Calls work(context, i) for each i from 0 to n - 1, at the same time where
 * threads can be had, one behind the other where not, and returns when all
 * have returned.  Number 0 is the caller's own thread.
 */
void zy_threads_run(int n, void (*work)(void *context, int i), void *context);

#endif
