/*
 * Reading ballots in one thread and counting them in another, connected by a
 * ring buffer.  Private to the review.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REVIEW_PIPE_H
#define ZY_FRONT_REVIEW_PIPE_H

#include "base/attr.h"
#include "front/review.h"

ZY_BEGIN_C

/*
 * Reads the ballots of r to the end in a new thread while the calling thread
 * counts them through b and refuses bad ones, with the same messages in the
 * same order as a single thread.  Returns false, with nothing read, where no
 * thread can be started, or where the order cannot be kept (--strict, or JSON
 * where second ballots are refused).
 */
bool zy_review_pipe(
    struct zy_review *v, struct zy_reader *r, struct zy_ballots *b);

ZY_END_C

#endif
