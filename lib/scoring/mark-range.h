/*
 * Ranges of marks: a judged item whose marks are limited by a figure of the
 * subject.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_SCORING_MARK_RANGE_H
#define ZY_SCORING_MARK_RANGE_H

#include "base/attr.h"
#include "scoring/evidence.h"

ZY_BEGIN_C

/*
 * Called for a mark that is refused; e says which, by what range and figure,
 * and is borrowed during the call.
 */
typedef void zy_mark_refused(void *context, const struct zy_error *e);

/*
 * Removes from f the marks of the n subjects that are outside the range given
 * by the subject's figure, and reports each to refused, with context.  Adds to
 * unchecked[i], for each item number i, the number of its marks for which no
 * range is known; these remain.  Called once, when all evidence has been read,
 * before zy_dedup.
 */
void zy_mark_range_apply(struct zy_evidence *f, const uint32_t *subjects,
    size_t n, size_t *unchecked, zy_mark_refused *refused, void *context);

ZY_END_C

#endif
