/*
 * Days by which questions must be answered: arithmetic on day numbers
 * (base/date.h).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_PROGRESS_DUE_H
#define ZY_PROGRESS_DUE_H

#include "base/attr.h"
#include "base/date.h"

ZY_BEGIN_C

/* No day is known. */
#define ZY_NO_DAY INT64_MIN

/* Returns the date with that day number. */
struct zy_date zy_due_date(int64_t day);
/*
 * Returns the day number `months` months after a day: the same day of that
 * month, or its last day if the month has no such day.
 */
int64_t zy_due_add_months(int64_t day, int64_t months);
/*
 * Returns the first day that a date in a cell may mean (of 2010-06 the first of
 * June), or ZY_NO_DAY for a cell that is no date.
 */
int64_t zy_due_first(struct zy_view cell);
/*
 * Returns the last day that a date in a cell may mean, or ZY_NO_DAY for a cell
 * that is no date.
 */
int64_t zy_due_last(struct zy_view cell);
/*
 * Appends to b the date with that day number, as 2010-06-30; appends nothing
 * for ZY_NO_DAY.
 */
void zy_due_format(struct zy_buf *b, int64_t day);

ZY_END_C

#endif
