/*
 * One document for each part of a report's subjects, in a folder.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_FRONT_REPORT_PARTS_H
#define ZY_FRONT_REPORT_PARTS_H

#include "base/attr.h"
#include "cli/cli.h"
#include "report/kinds.h"

ZY_BEGIN_C

/*
 * Writes a document of that kind for each value of o->split into the folder
 * that --output names, which is made where there is none.  Files are named
 * after the values, made safe.  Files of the format that an earlier run left
 * there are told.  Errors are reported and end the work.
 */
void zy_report_parts(struct zy_cli *cli, const struct zy_kind *kind,
    const struct zy_report_data *data, const struct zy_kind_options *o);

ZY_END_C

#endif
