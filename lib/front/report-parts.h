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
 * Writes one document of that kind for each value of the column o->split into
 * the directory that --output names, which is created if needed.  Files are
 * named after the values, with unsafe characters replaced.  Then prints how
 * many files in the format of -f the directory has that this run did not write;
 * they are kept.  After an error, which is printed and sets the exit status, no
 * further document is written.
 */
void zy_report_parts(struct zy_cli *cli, const struct zy_kind *kind,
    const struct zy_report_data *data, const struct zy_kind_options *o);

ZY_END_C

#endif
