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
 * Gives the records of an input that is no register to the progress.  Returns
 * 0, or -1 when the program must stop; the message has been printed.
 */
int zy_coverage_read_stream(struct zy_coverage *c, const char *path);
/*
 * Says by which day a pledge was made where nobody wrote that down: when it was
 * published, else when it was entered.  cells are those of zy_pledge_schema.
 */
void zy_coverage_date_pledge(
    const struct zy_progress *p, struct zy_view *cells, struct zy_view entered);
/*
 * Gives the present records of n registers, folded together, to the progress.
 * Returns 0, or -1 with the message printed.
 */
int zy_coverage_read_registers(
    struct zy_coverage *c, const char *const *paths, size_t n);

ZY_END_C

#endif
