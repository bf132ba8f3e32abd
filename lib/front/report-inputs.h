/*
 * The inputs of reports: streams and registers of any kind.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REPORT_INPUTS_H
#define ZY_FRONT_REPORT_INPUTS_H

#include "base/attr.h"
#include "cli/cli.h"
#include "report/streams.h"

ZY_BEGIN_C

/*
 * Reads all inputs of the program into the streams; registers in their present
 * state.  today is the day for which overdue activities are determined.
 * Returns 0, or -1 with an error printed.
 */
int zy_report_inputs_read(
    struct zy_cli *cli, struct zy_streams *s, struct zy_date today);

ZY_END_C

#endif
