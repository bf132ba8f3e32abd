/*
 * The inputs of the reports whose figures are computed in C: tally, ranking and
 * dashboard.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REPORT_FIGURES_H
#define ZY_FRONT_REPORT_FIGURES_H

#include "base/attr.h"
#include "cli/cli.h"
#include "report/report-data.h"

ZY_BEGIN_C

/*
 * Reads all inputs of the program, sorted by name, into the report data; of two
 * equal records the first counts.  The campaign says which activity follows
 * which.  Returns 0, or -1 with an error printed.
 */
int zy_report_figures_read(struct zy_cli *cli, struct zy_report_data *data,
    const struct zy_campaign *campaign);

ZY_END_C

#endif
