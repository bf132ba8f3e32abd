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
 * Reads the ballots of r to the end in a second thread, while the calling
 * thread counts them by b in v and refuses bad ones, with messages in the order
 * of the input.  Returns true when that is done; errors are printed.  Returns
 * false, with nothing read, where the second thread cannot be started or could
 * not keep that order (--strict, or JSON where second ballots are refused);
 * then the caller reads r itself.
 */
bool zy_review_pipe(
    struct zy_review *v, struct zy_reader *r, struct zy_ballots *b);

ZY_END_C

#endif
