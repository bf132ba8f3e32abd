/*
 * The sets of a kind file, made from the streams.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_SETS_H
#define ZY_REPORT_SETS_H

#include "base/attr.h"
#include "report/figure-value.h"

ZY_BEGIN_C

/*
 * Makes the sets of the scope's kind, one after the other, into s->sets, which
 * has room for them.  order is what "@order" sorts by (ZY_NAME_ORDERS); NULL:
 * what the kind says.  The arena holds computed cells and outlives the sets.
 * Returns 0, or -1 with a ZY_ERROR_CONFIG in e where a condition cannot be
 * understood, or a ZY_ERROR_IO where names cannot be brought into that order.
 */
int zy_sets_make(struct zy_report_scope *s, const char *order,
    struct zy_arena *arena, struct zy_error *e);
/* Makes s->inputs, a set of each whole stream. */
void zy_sets_inputs(struct zy_report_scope *s);
/* Frees the sets and inputs of the scope, which are then empty. */
void zy_sets_release(struct zy_report_scope *s);

ZY_END_C

#endif
