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
 * Adds the records of all inputs of the program, in the order of their names,
 * to data, which the caller has initialised and releases in any case; then
 * calls zy_report_data_finish.  A record that repeats an earlier one is
 * refused.  campaign says which activity follows up which, and is borrowed
 * during the call.  Returns 0, or -1 with an error printed and data incomplete.
 */
int zy_report_figures_read(struct zy_cli *cli, struct zy_report_data *data,
    const struct zy_campaign *campaign);

ZY_END_C

#endif
