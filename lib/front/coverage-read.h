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
 * Reads the stream at path, which is not a register, and adds its records to
 * c->progress.  An input whose records answer no question is passed over with a
 * notice.  Returns 0, or -1 where the program must stop, with an error printed.
 */
int zy_coverage_read_stream(struct zy_coverage *c, const char *path);
/*
 * Fills in the day on which a pledge was made, where its cell `made` is empty:
 * with the day of its publication; or else with `entered`, unless that is after
 * the day of the coverage.  cells are the pledge's cells, in the order of
 * zy_pledge_schema; the new value is borrowed from them or from entered.
 */
void zy_coverage_date_pledge(
    const struct zy_progress *p, struct zy_view *cells, struct zy_view entered);
/*
 * Reads the n registers at paths and adds their records, as they stand on the
 * day c->as_of, to c->progress.  Returns 0, or -1 with an error printed.
 */
int zy_coverage_read_registers(
    struct zy_coverage *c, const char *const *paths, size_t n);

ZY_END_C

#endif
