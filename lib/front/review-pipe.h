/*
 * Ballots read by one thread and counted by another, in one order.  Private.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REVIEW_PIPE_H
#define ZY_FRONT_REVIEW_PIPE_H

#include "front/review.h"

/*
 * Reads r to its end by a thread of its own while the caller's counts, and
 * tells what is bad: exactly what one thread would have done.  False, with
 * nothing done, where no thread is to be had or that would not be so.
 */
bool zy_review_pipe(
    struct zy_review *v, struct zy_reader *r, struct zy_ballots *b);

#endif
