/*
 * Reads streams and registers for a coverage.  Private to front/coverage.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_COVERAGE_READ_H
#define ZY_FRONT_COVERAGE_READ_H

#include "base/attr.h"
#include "front/coverage.h"

ZY_BEGIN_C

/*
 * Adds the records of the input path, which is not a register, to c->progress.
 * Returns 0, or -1 with an error printed, when the program must stop.
 */
int zy_coverage_read_stream(struct zy_coverage *c, const char *path);
/*
 * Fills the cell `made` of a pledge, given by the cells of zy_pledge_schema,
 * where it is empty: with the day of publication, else with the day `entered`.
 */
void zy_coverage_date_pledge(
    const struct zy_progress *p, struct zy_view *cells, struct zy_view entered);
/*
 * Adds the records of n registers, in their present state, to c->progress.
 * Returns 0, or -1 with an error printed.
 */
int zy_coverage_read_registers(
    struct zy_coverage *c, const char *const *paths, size_t n);

ZY_END_C

#endif
