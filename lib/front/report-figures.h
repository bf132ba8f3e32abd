/*
 * The inputs of the reports whose figures are computed: tally, ranking and
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
 * Reads all inputs of the program into the report data, sorted by name: of two
 * equal records the first counts.  The campaign says what follows which
 * activity.  Returns 0, or -1 with the message printed.
 */
int zy_report_figures_read(struct zy_cli *cli, struct zy_report_data *data,
    const struct zy_campaign *campaign);

ZY_END_C

#endif
