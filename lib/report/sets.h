/*
 * The sets of a kind file, made from the streams: private to this floor.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_SETS_H
#define ZY_REPORT_SETS_H

#include "base/attr.h"
#include "report/figure-value.h"

ZY_BEGIN_C

/*
 * Makes the sets of the kind s->kind, one after another, into s->sets, which
 * has room for them.  order is the order that "@order" stands for (one of
 * ZY_NAME_ORDERS), or NULL for the one that the kind states.  Computed cells
 * are stored in the arena, which must outlive the sets.  Returns 0; or -1 with
 * a ZY_ERROR_CONFIG if a condition cannot be parsed, or a ZY_ERROR_IO if the
 * order is not available.  Free the sets with zy_sets_release in either case.
 */
int zy_sets_make(struct zy_report_scope *s, const char *order,
    struct zy_arena *arena, struct zy_error *e);
/* Fills s->inputs: for each stream a set of all its rows. */
void zy_sets_inputs(struct zy_report_scope *s);
/* Frees the sets and inputs of the scope and makes them empty. */
void zy_sets_release(struct zy_report_scope *s);

ZY_END_C

#endif
