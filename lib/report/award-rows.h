/*
 * The stream of awards: one row for each subject and award, made from the
 * entries of award registers, with the day of each stage.  Private to
 * streams.c.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_REPORT_AWARD_ROWS_H
#define ZY_REPORT_AWARD_ROWS_H

#include "base/attr.h"
#include "report/streams.h"

ZY_BEGIN_C

/*
 * Fills the table ZY_INPUT_AWARDS of s from the entries in s->stages, which are
 * the lines of award registers: declares its columns and adds one row for each
 * subject and award, in the order in which these first occur.
 */
void zy_award_rows_fold(struct zy_streams *s);

ZY_END_C

#endif
