/*
 * What a standard may say and should not: the invariants of a scoring table.
 *
 * Parts add up to their parent and heads to the total, the five heads of an
 * award are there (R26), bands leave no gap, and nothing is written down that
 * nobody can reach.  Reading (standard.h) refuses what cannot be evaluated.
 * What is found here can be; either the standard contradicts itself, and no
 * score should rest on it, or it says something that was probably not meant.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STANDARD_CHECK_H
#define ZY_STANDARD_CHECK_H

#include "standard/standard.h"

/*
 * Takes one finding, with its place and path; e is lost afterwards.  Its kind
 * is ZY_ERROR_CONFIG for a contradiction, else ZY_ERROR_RECORD.
 */
typedef void zy_standard_found(void *context, const struct zy_error *e);

/* Tells every finding, in the order of the file's parts.  How many. */
size_t zy_standard_check(
    const struct zy_standard *s, zy_standard_found *found, void *context);

#endif
