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
 * Adds the records of all inputs of the program to s, which zy_streams_init has
 * initialised with a campaign, and calls zy_streams_finish.  Of a register it
 * adds each record as it stands now, and activities with the state of their
 * follow-up on the day today.  Returns 0; or -1 with an error printed and s
 * incomplete.  The caller releases s in both cases.
 */
int zy_report_inputs_read(
    struct zy_cli *cli, struct zy_streams *s, struct zy_date today);

ZY_END_C

#endif
