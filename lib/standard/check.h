/*
 * Checks a standard for mistakes: the invariants of a scoring table.
 *
 * Parts must add up to their parent and heads to the total, an award must have
 * its five heads (R26), bands must leave no gap, and everything that the
 * standard names must be reachable.  A standard that cannot be evaluated is
 * refused when it is read (standard.h); one with findings can be evaluated, but
 * either it contradicts itself and should not be used for scores, or it says
 * something that was probably not meant.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_CHECK_H
#define ZY_STANDARD_CHECK_H

#include "base/attr.h"
#include "standard/standard.h"

ZY_BEGIN_C

/*
 * Called for each finding; e has its place, JSON path and message, and is
 * borrowed during the call.  e->kind is ZY_ERROR_CONFIG for a contradiction,
 * ZY_ERROR_RECORD for what was probably not meant.
 */
typedef void zy_standard_found(void *context, const struct zy_error *e);

/*
 * Checks a standard and calls found, with context, for each finding, in the
 * order of the parts of the document.  Returns the number of findings.
 */
size_t zy_standard_check(
    const struct zy_standard *s, zy_standard_found *found, void *context);

ZY_END_C

#endif
