/*
 * Dates as people write them, to the day, the month or the year.
 *
 * Month 0 means that only the year is known, day 0 that only year and month are
 * known.  Years go from 1900 to 2199.  A date has no time of day and no time
 * zone.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_BASE_DATE_H
#define ZY_BASE_DATE_H

#include "base/attr.h"
#include "base/text.h"

ZY_BEGIN_C

/* A date; see above for month and day 0. */
struct zy_date {
	int year, month, day;
};

/*
 * Reads a date in any form that means a date in every column: 2010-06-01,
 * 2010/6/1, 2010.6.1, 20100601, 2010年6月1日 (号), 二〇一〇年六月一日 with 〇 ○
 * O o 0 零 for zero and 十 廿 卅 in month and day, 2010年6月, 2010年6月XX日,
 * 2010.06, 201006, 2010年, 2010, and the serial number of a spreadsheet (20000
 * to 73050, days since 1899-12-30).  Full-width digits are read as ASCII
 * digits, and blanks at the ends are ignored.  A time of day after the date is
 * ignored if it is midnight (00:00, 00:00:00, T...).
 *
 * Returns true and sets *d; returns false, with *d unspecified, for any other
 * text, such as an empty one, a year of two digits or 30 February.
 */
bool zy_date_parse(struct zy_date *d, struct zy_view text);
/*
 * Returns whether d is a day, a month or a year of the calendar between 1900
 * and 2199; unknown parts are 0.  The functions below that take a date need a
 * valid one, unless they say otherwise.
 */
bool zy_date_is_valid(struct zy_date d);
/* Appends d to b as 2010-06-01, 2010-06 or 2010. */
void zy_date_format(struct zy_buf *b, struct zy_date d);
/*
 * Appends d to b as 2010年6月1日 or, where han is true, as 二〇一〇年六月一日.
 */
void zy_date_format_zh(struct zy_buf *b, struct zy_date d, bool han);
/*
 * Compares two dates, of which either may be all zero, which comes first.
 * Returns -1, 0 or 1 as a comes before b, equals b or comes after b; an unknown
 * part comes before every known value.
 */
int zy_date_cmp(struct zy_date a, struct zy_date b);
/*
 * Returns whether a is certainly before b: the last day that a may mean is
 * before the first day that b may mean.
 */
bool zy_date_before(struct zy_date a, struct zy_date b);
/*
 * Returns the day number of the first day that d may mean (for 2010-06: 1
 * June).  A day number counts days since a fixed day; two day numbers that
 * differ by a multiple of 7 are on the same day of the week.
 */
int64_t zy_date_first(struct zy_date d);
/*
 * Returns the day number of the last day that d may mean (for 2010-06: 30
 * June).
 */
int64_t zy_date_last(struct zy_date d);
/*
 * Returns whether day is certainly after the date in the cell `end`: the first
 * day that `day` may mean is after the last day that the cell may mean.
 * Returns false where the cell is no date or day.year is 0.
 */
bool zy_date_is_over(struct zy_view end, struct zy_date day);
/*
 * Returns the day of the week of a day number (zy_date_first), from 1 for
 * Monday to 7 for Sunday.
 */
int zy_date_weekday(int64_t day);
/* Returns the year of a day number. */
int zy_date_year(int64_t day);
/* Returns the date of a day number, with its month and its day. */
struct zy_date zy_date_of_day(int64_t day);
/*
 * Returns the number of days of a month, 29 for February in a leap year, or 0
 * if month is not 1 to 12.
 */
int zy_date_days(int year, int month);

ZY_END_C

#endif
