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
 * Makes the sets of the kind s->kind, in their order, and stores them in the
 * array s->sets, which must have s->kind->nsets elements.  order is the order
 * that "@order" in the kind file stands for (one of ZY_NAME_ORDERS), or NULL
 * for the usual one of the kind.  Computed cells are stored in the arena, which
 * must outlive the sets.  Returns 0; or -1 with e set to a ZY_ERROR_CONFIG if a
 * condition cannot be parsed, or a ZY_ERROR_IO if the order of names is not
 * available.  The caller frees the sets with zy_sets_release in either case.
 */
int zy_sets_make(struct zy_report_scope *s, const char *order,
    struct zy_arena *arena, struct zy_error *e);
/*
 * Sets s->inputs: for each stream a set of all its rows.  zy_sets_release frees
 * them.
 */
void zy_sets_inputs(struct zy_report_scope *s);
/*
 * Frees the sets and the inputs of s and makes them empty; the array s->sets
 * itself is the caller's.
 */
void zy_sets_release(struct zy_report_scope *s);

ZY_END_C

#endif
