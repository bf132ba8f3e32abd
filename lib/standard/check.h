/*
 * Checks a standard for mistakes: the invariants of a scoring table.
 *
 * Parts add up to their parent and heads to the total, the five heads of an
 * award are there (R26), bands leave no gap, and nothing is written down that
 * nobody can reach.  Reading (standard.h) refuses what cannot be evaluated.
 * A standard with findings can be evaluated; either it contradicts itself,
 * and no score should rest on it, or it says something that was probably not
 * meant.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_CHECK_H
#define ZY_STANDARD_CHECK_H

#include "base/attr.h"
#include "standard/standard.h"

ZY_BEGIN_C

/*
 * Is called with one finding, its place and JSON path; e is valid only during
 * the call.  The kind is ZY_ERROR_CONFIG for a contradiction, else
 * ZY_ERROR_RECORD.
 */
typedef void zy_standard_found(void *context, const struct zy_error *e);

/*
 * Checks a standard, calls found for each finding in the order of the file's
 * parts, and returns how many there are.
 */
size_t zy_standard_check(
    const struct zy_standard *s, zy_standard_found *found, void *context);

ZY_END_C

#endif
